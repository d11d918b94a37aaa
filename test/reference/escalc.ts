import {
  type BinaryMeasure,
  type Estimate,
  meanDifference,
  standardizedMeanDifference,
  twoByTwo,
} from "../../src/effect/index.js";
import type { ArmEvents, ZeroCells } from "../../src/types/index.js";
import type { Adapter, Comparison } from "./compare.js";
import type { Columns, ReferenceCase } from "./reference.js";

// Closed forms: the same arithmetic in another order. Effects near 0 count against the size of their error.
const relative = 1e-10;

const binary = ["OR", "RR", "RD"];

/** The arguments of a call of `escalc`; `null` if it is another call or has an argument that is not known here. */
function argumentsOf(call: string): Readonly<Record<string, string>> | null {
  const inside = /^escalc\(([^()]*)\)$/.exec(call)?.[1];
  if (inside === undefined) return null;
  const known = /^(measure|[abcd]i|n[12]i|m[12]i|sd[12]i|data|add|to|drop00)$/;
  const given = inside.split(", ").map((each) => each.split("=") as [string, string]);
  return given.every(([name]) => known.test(name))
    ? Object.fromEntries(given.map(([name, value]) => [name, value.replaceAll('"', "")]))
    : null;
}

/** `escalc(...)` for OR, RR, RD, MD and SMD with their usual variances. */
export const effectsAsEscalc: Adapter = (reference, input) => {
  const given = argumentsOf(reference.call);
  const measure = given?.measure ?? "";
  if (given === null || given.data === undefined || ![...binary, "MD", "SMD"].includes(measure)) return null;
  const column = (argument: string): readonly (number | null)[] =>
    (input[given[argument] ?? ""] ?? []) as (number | null)[];
  const effects = binary.includes(measure)
    ? fromTables(measure as BinaryMeasure, given, column)
    : fromMeans(measure as "MD" | "SMD", column);
  return compare(reference, effects);
};

type ColumnOf = (argument: string) => readonly (number | null)[];

function fromTables(
  measure: BinaryMeasure,
  given: Readonly<Record<string, string>>,
  column: ColumnOf,
): (Estimate | null)[] {
  const [a, b, c, d, n1, n2] = ["ai", "bi", "ci", "di", "n1i", "n2i"].map(column) as [
    ...(readonly (number | null)[])[],
  ] as Columns[string][];
  const size = (events: unknown, others: unknown, n: unknown) =>
    (n ?? (others === undefined || others === null ? null : Number(events) + Number(others))) as number | null;
  const arms = (a as number[]).map((_, i): [ArmEvents, ArmEvents] | null => {
    const [one, other] = [size(a?.[i], b?.[i], n1?.[i]), size(c?.[i], d?.[i], n2?.[i])];
    if (one === null || other === null || (a?.[i] ?? null) === null || (c?.[i] ?? null) === null) return null;
    return [
      { n: one, events: a?.[i] as number },
      { n: other, events: c?.[i] as number },
    ];
  });
  const zero = ({ n, events }: ArmEvents) => events === 0 || events === n;
  const anyZero = arms.some((pair) => pair?.some(zero));
  const zeroCells: ZeroCells = {
    add: given.add === undefined || given.add === "1/2" ? 0.5 : Number(given.add),
    to: (given.to ?? "only0") as ZeroCells["to"],
    drop00: given.drop00 === "TRUE",
  };
  return arms.map((pair) => (pair === null ? null : twoByTwo(measure, ...pair, zeroCells, anyZero)));
}

function fromMeans(measure: "MD" | "SMD", column: ColumnOf): (Estimate | null)[] {
  const columns = ["n1i", "m1i", "sd1i", "n2i", "m2i", "sd2i"].map(column);
  return (columns[0] as number[]).map((_, i) => {
    const [n1, m1, sd1, n2, m2, sd2] = columns.map((each) => each[i] ?? null) as (number | null)[];
    if ([n1, m1, sd1, n2, m2, sd2].some((value) => value === null || value === undefined)) return null;
    const formula = measure === "MD" ? meanDifference : standardizedMeanDifference;
    return formula(
      { n: n1 as number, mean: m1 as number, sd: sd1 as number },
      { n: n2 as number, mean: m2 as number, sd: sd2 as number },
    );
  });
}

function compare({ results }: ReferenceCase, effects: readonly (Estimate | null)[]): readonly Comparison[] {
  const { yi, vi } = results as { yi: (number | null)[]; vi: (number | null)[] };
  return yi.flatMap((expected, i) => [
    {
      field: `yi.${i}`,
      actual: effects[i]?.yi ?? null,
      expected,
      tolerance: { relative, scale: Math.sqrt(vi[i] ?? 0) },
    },
    { field: `vi.${i}`, actual: effects[i]?.vi ?? null, expected: vi[i] ?? null, tolerance: { relative } },
  ]);
}
