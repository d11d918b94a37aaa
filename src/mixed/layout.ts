import { SynthesisError } from "../errors.js";
import type { Moderator } from "../regression/moderators.js";
import type { FixedComponents, RandomStructure, RandomTerm } from "../types/index.js";
import { CorrelationStructure, FreeStructure, type Structure } from "./structures.js";

/** A random term over the effects that are used: which outer level each has, and its place among the inner ones. */
export interface Layout {
  readonly term: RandomTerm;
  readonly name: string;
  readonly kind: RandomStructure | "intercept" | "slopes";
  /** Outer level of each effect. */
  readonly outer: Int32Array;
  readonly outerLevels: readonly string[];
  /** Names of the places in G. */
  readonly inner: readonly string[];
  /** Place of each effect in G; of slopes none. */
  readonly place: Int32Array | null;
  /** Of slopes: their columns, the intercept first, each divided by its scale. */
  readonly columns: readonly Float64Array[] | null;
  readonly scales: readonly number[];
  /** Numbers of the inner levels, where they are numbers. */
  readonly times: readonly number[] | null;
}

/** The columns that random terms need. */
export const columnsOfTerms = (who: string, random: readonly RandomTerm[]): readonly string[] => [
  ...new Set(
    random.flatMap((term) => {
      if ("intercept" in term) return [term.intercept];
      if ("nested" in term) return term.nested;
      if ("slopes" in term) return [...term.slopes, term.outer];
      if ("inner" in term) return [term.inner, term.outer];
      throw badTerm(who, term);
    }),
  ),
];

const badTerm = (who: string, term: unknown): SynthesisError =>
  new SynthesisError("BAD_RANDOM", `${who}: ${JSON.stringify(term)} is no random term`, {
    remedy: "give { intercept }, { nested: [...] }, { inner, outer, structure } or { slopes: [...], outer }",
  });

/**
 * @throws {@link SynthesisError} `BAD_RANDOM`
 */
export function layoutsOf(
  who: string,
  random: readonly RandomTerm[],
  columns: readonly Moderator[],
): readonly Layout[] {
  const find = (name: string): Moderator => columns.find((each) => each.name === name)!;
  const layouts = random.flatMap((term): readonly Layout[] => {
    if ("intercept" in term) return nested(term, [find(term.intercept)]);
    if ("nested" in term) {
      if (term.nested.length === 0) throw badTerm(who, term);
      return nested(term, term.nested.map(find));
    }
    if ("slopes" in term) return [slopes(who, term, term.slopes.map(find), find(term.outer))];
    if (!structures.includes(term.structure)) throw badTerm(who, term);
    return [innerByOuter(who, term, find(term.inner), find(term.outer))];
  });
  const names = layouts.map(({ name }) => name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw new SynthesisError("BAD_RANDOM", `${who}: random term ${twice} is named twice`);
  return layouts;
}

const structures: readonly RandomStructure[] = ["ID", "DIAG", "CS", "HCS", "UN", "AR", "HAR", "CAR"];

const textOf = (value: number | string | null): string => String(value);

/** A column by the numbers of its levels, in the order in which they occur. */
interface Numbered<Value> {
  readonly levels: readonly Value[];
  readonly of: Int32Array;
}

function numbered<Value>(values: ArrayLike<Value>): Numbered<Value> {
  const places = new Map<Value, number>();
  const of = new Int32Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const known = places.get(values[i]!);
    if (known === undefined) places.set(values[i]!, places.size);
    of[i] = known ?? places.size - 1;
  }
  return { levels: [...places.keys()], of };
}

/** Levels of one column within those of another, named from the outside in. */
function within(outer: Numbered<string>, values: Moderator["values"]): Numbered<string> {
  const inner = numbered(values);
  const size = inner.levels.length;
  const both = numbered(Float64Array.from(outer.of, (level, i) => level * size + inner.of[i]!));
  const levels = both.levels.map((key) => `${outer.levels[Math.floor(key / size)]}/${inner.levels[key % size]}`);
  return { levels, of: both.of };
}

/** An intercept for each column, its levels within those of the columns before it. */
function nested(term: RandomTerm, [first, ...others]: readonly Moderator[]): readonly Layout[] {
  const { levels, of } = numbered(first!.values);
  let [name, at]: [string, Numbered<string>] = [first!.name, { levels: levels.map(textOf), of }];
  const layouts = [intercept(term, name, at)];
  for (const column of others) {
    [name, at] = [`${name}/${column.name}`, within(at, column.values)];
    layouts.push(intercept(term, name, at));
  }
  return layouts;
}

const intercept = (term: RandomTerm, name: string, { levels, of }: Numbered<string>): Layout => ({
  ...{ term, name, kind: "intercept", outer: of, outerLevels: levels },
  ...{ inner: ["intercept"], place: new Int32Array(of.length), columns: null, scales: [1], times: null },
});

function innerByOuter(
  who: string,
  term: Extract<RandomTerm, { structure: RandomStructure }>,
  inner: Moderator,
  outer: Moderator,
): Layout {
  const { levels, of } = numbered(outer.values);
  const places = new Map(inner.levels.map((level, i) => [level, i]));
  if (term.structure === "CAR" && !inner.numeric) {
    throw new SynthesisError(
      "BAD_RANDOM",
      `${who}: CAR needs numbers, such as weeks, in ${inner.name}, got ${JSON.stringify(inner.levels[0])}`,
      { remedy: "use AR for levels in order, or CS" },
    );
  }
  return {
    term,
    name: `${inner.name} | ${outer.name}`,
    kind: term.structure,
    outer: of,
    outerLevels: levels.map(textOf),
    inner: inner.levels,
    place: Int32Array.from(inner.values, (value) => places.get(textOf(value))!),
    columns: null,
    scales: inner.levels.map(() => 1),
    times: inner.numeric ? inner.levels.map(Number) : null,
  };
}

function slopes(who: string, term: RandomTerm, moderators: readonly Moderator[], outer: Moderator): Layout {
  const text = moderators.find(({ numeric }) => !numeric);
  if (text !== undefined || moderators.length === 0) {
    throw new SynthesisError("BAD_RANDOM", `${who}: slopes need columns of numbers, got ${text?.name ?? "none"}`, {
      remedy: "use { inner, outer, structure } for groups",
    });
  }
  const { levels, of } = numbered(outer.values);
  const raw = [
    of.length === 0 ? [] : Array.from(of, () => 1),
    ...moderators.map(({ values }) => values as readonly number[]),
  ];
  const scales = raw.map((column) => {
    const size = Math.sqrt(column.reduce((sum, value) => sum + value * value, 0) / column.length);
    return size > 0 ? 2 ** Math.floor(Math.log2(size)) : 1;
  });
  const names = moderators.map(({ name }) => name);
  return {
    term,
    name: `${["1", ...names].join(" + ")} | ${outer.name}`,
    kind: "slopes",
    outer: of,
    outerLevels: levels.map(textOf),
    inner: ["intercept", ...names],
    place: null,
    columns: raw.map((column, j) => Float64Array.from(column, (value) => value / scales[j]!)),
    scales,
    times: null,
  };
}

/** A component that is held while all others are estimated: a variance by its place in G, or a correlation by two places. */
export type Held =
  | { readonly variance: number; readonly at: number | null }
  | { readonly correlation: number; readonly between: readonly [number, number] | null };

/**
 * The covariance of a term by its parameters.
 *
 * @param who - the function that was asked, which errors begin with
 * @param unit - of effects; stated variances are divided by its square
 * @throws {@link SynthesisError} `BAD_FIXED`
 */
export function structureOf(
  who: string,
  layout: Layout,
  fixed: FixedComponents,
  unit: number,
  held: Held | null = null,
): Structure {
  const { kind, inner, name } = layout;
  const m = inner.length;
  const common = ["intercept", "ID", "CS", "AR", "CAR"].includes(kind);
  const stated = statedDeviations(who, layout, fixed, unit, common ? 1 : m);
  const correlation = statedCorrelation(who, layout, fixed);
  const scaled = (at: number, variance: number): number => (Math.sqrt(variance) / unit) * layout.scales[at]!;
  if (held !== null && "variance" in held) stated[held.at ?? 0] = scaled(held.at ?? 0, held.variance);
  if (kind === "UN" || kind === "slopes") {
    if (held !== null && "correlation" in held && held.between !== null) {
      return new FreeStructure(m, first(m, held.between), { correlation: held.correlation });
    }
    const known = stated.flatMap((each, i) => (each === null ? [] : [i]));
    if (correlation === null && known.length === 0) return new FreeStructure(m);
    if (correlation === null && known.length === 1) {
      return new FreeStructure(m, first(m, known), { deviation: stated[known[0]!]! });
    }
    if (correlation === null && m > 1) {
      throw new SynthesisError(
        "BAD_FIXED",
        `${who}: ${name} is free, and holds one variance, or its correlation with any variances`,
        { remedy: "state the correlation, too, or one variance" },
      );
    }
  }
  const rho = held !== null && "correlation" in held ? held.correlation : correlation;
  const { distance, power, range } = pattern(layout);
  return new CorrelationStructure({
    m,
    deviationOf: inner.map((_, i) => (common ? 0 : i)),
    distance,
    power,
    range,
    deviations: stated,
    rho: rho === null ? null : power === 1 ? rho : rho ** (1 / power),
  });
}

const first = (m: number, places: readonly number[]): readonly number[] => [
  ...places,
  ...Array.from({ length: m }, (_, i) => i).filter((i) => !places.includes(i)),
];

function statedDeviations(
  who: string,
  { name, inner, scales }: Layout,
  { variance }: FixedComponents,
  unit: number,
  size: number,
): (number | null)[] {
  const given = variance === undefined ? new Array<null>(size).fill(null) : [variance].flat();
  const list = given.length === 1 && size > 1 ? new Array<number | null>(size).fill(given[0]!) : given;
  if (list.length !== size || list.some((each) => each !== null && !(each >= 0 && Number.isFinite(each)))) {
    throw new SynthesisError(
      "BAD_FIXED",
      `${who}: ${name} needs ${size === 1 ? "one variance" : `a variance for each of ${inner.join(", ")}`} of at least 0, got ${JSON.stringify(variance)}`,
    );
  }
  return list.map((each, i) => (each === null ? null : (Math.sqrt(each) / unit) * scales[i]!));
}

function statedCorrelation(who: string, layout: Layout, { correlation }: FixedComponents): number | null {
  if (correlation === undefined) return null;
  const { range, power, distance } = pattern(layout);
  const [low, high] = power === 1 ? range : [0, 1];
  if (correlation >= low && correlation <= high && distance.some((d) => d > 0 && Number.isFinite(d)))
    return correlation;
  throw new SynthesisError(
    "BAD_FIXED",
    `${who}: ${layout.name} ${layout.inner.length < 2 || low === high ? "has no correlation" : `needs a correlation from ${low} to ${high}`}, got ${correlation}`,
  );
}

/** Exponents of the correlation between inner levels, and where it may lie. */
function pattern({ kind, inner, times }: Layout): {
  readonly distance: Float64Array;
  readonly range: readonly [number, number];
  readonly power: number;
} {
  const m = inner.length;
  const distance = new Float64Array(m * m);
  const fill = (of: (i: number, j: number) => number): void => {
    for (let i = 0; i < m; i++) for (let j = 0; j < m; j++) distance[i * m + j] = i === j ? 0 : of(i, j);
  };
  if (kind === "AR" || kind === "HAR") {
    fill((i, j) => Math.abs(i - j));
    return { distance, range: [-1, 1], power: 1 };
  }
  if (kind === "CAR") {
    const apart = times!.slice(1).map((time, i) => Math.abs(time - times![i]!));
    const nearest = m > 1 ? Math.min(...apart) : 1;
    fill((i, j) => Math.abs(times![i]! - times![j]!) / nearest);
    return { distance, range: [0, 1], power: 1 / nearest };
  }
  const linked = kind === "CS" || kind === "HCS" || kind === "UN" || kind === "slopes";
  fill(() => (linked ? 1 : Number.POSITIVE_INFINITY));
  return { distance, range: linked && m > 1 ? [-1 / (m - 1), 1] : [0, 0], power: 1 };
}
