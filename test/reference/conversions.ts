import {
  binomialEffectSizeDisplay,
  cliffsDelta,
  cohensU1,
  cohensU2,
  cohensU3,
  correlationFromSmd,
  deltaMethod,
  effectFromWald,
  fromScale,
  harmonicMean,
  meanFromFiveNumbers,
  meanOverEffects,
  overlap,
  probabilityOfSuperiority,
  type QuantileMethod,
  riskFromOddsRatio,
  type TableAssociation,
  tableFromMargins,
  toScale,
} from "../../src/convert/index.js";
import type { ScaleName } from "../../src/measure/index.js";
import type { Conversion, ConvertedLimits, WithLimits } from "../../src/types/index.js";
import type { Adapter, Comparison } from "./compare.js";
import type { Columns, ReferenceCase } from "./reference.js";

// Closed forms, and integrals that both sides take to more digits than this.
const relative = 1e-10;

/** `c(.2,-.1)` of a call, or a column of the input. */
function vector(text: string | undefined, input: Columns): readonly (number | null)[] {
  const list = /^c\((.*)\)$/.exec(text ?? "")?.[1];
  return list === undefined ? ((input[text ?? ""] ?? []) as (number | null)[]) : list.split(",").map(Number);
}

/** Arguments of a call by name; those without one by their place. */
function argumentsOf(call: string): Readonly<Record<string, string>> {
  const inside = call.slice(call.indexOf("(") + 1, -1);
  const parts = inside.match(/(?:[^,()]|\([^()]*\))+/g) ?? [];
  return Object.fromEntries(
    parts.map((part, i) => {
      const [, name, value] = /^\s*([\w.]+)=(.*)$/.exec(part) ?? [];
      return name === undefined ? [String(i), part.trim()] : [name, (value ?? "").replaceAll('"', "")];
    }),
  );
}

/** What is infinite in R has no number here. */
const expectedColumn = ({ results }: ReferenceCase, field: string): readonly (number | null)[] =>
  ((results?.[field] ?? []) as (number | string | null)[]).map((value) => (typeof value === "number" ? value : null));

const compare = (reference: ReferenceCase, field: string, ours: readonly (number | null | undefined)[]): Comparison[] =>
  expectedColumn(reference, field).map((expected, i) => ({
    field: `${field}.${i}`,
    actual: ours[i] ?? null,
    expected,
    // Positions near 0 count against a scale of transformations, which is of the order of 1.
    tolerance: { relative, scale: 1e-2 },
  }));

function fiveNumbers(reference: ReferenceCase, input: Columns): Comparison[] {
  const { method = "luo/wan/shi", dist, test } = argumentsOf(reference.call);
  const ways: Readonly<Record<string, QuantileMethod>> = { wan2014: "wan", "luo/wan/shi": "luo-wan-shi" };
  const way = dist === "lnorm" ? "log-normal" : (ways[method] as QuantileMethod);
  const column = (name: string, i: number) => (input[name]?.[i] ?? null) as number | null;
  const ours = (input.n ?? []).map((n, i) => {
    const [min, q1, q3, max] = ["min", "q1", "q3", "max"].map((name) => column(name, i)) as [
      number,
      number,
      number,
      number,
    ];
    const summary = { min, q1, median: column("median", i) as number, q3, max, n: n as number };
    return meanFromFiveNumbers(summary, { method: way, skewed: test === "TRUE" ? "refuse" : "note" }).value;
  });
  return [
    ...compare(
      reference,
      "mean",
      ours.map((each) => each?.mean),
    ),
    ...compare(
      reference,
      "sd",
      ours.map((each) => each?.sd),
    ),
  ];
}

function wald(reference: ReferenceCase, input: Columns): Comparison[] {
  const given = argumentsOf(reference.call);
  const column = (name: string) => vector(given[name], input);
  const [out, lower, upper, z, p] = ["out", "ci.lb", "ci.ub", "zval", "pval"].map(column) as (readonly (
    | number
    | null
  )[])[];
  const ours = (out ?? []).map((estimate, i) => {
    const [low, high] = [lower?.[i] ?? null, upper?.[i] ?? null];
    const value = z?.[i] ?? null;
    return effectFromWald(
      {
        estimate: estimate as number,
        ci: low === null || high === null ? null : [low, high],
        statistic: value === null ? null : { kind: "z", value },
        p: p?.[i] ?? null,
      },
      // `n` is kept beside the result in R and not used for it: intervals are taken as normal.
      { ratio: given.transf === "log" },
    ).value;
  });
  // R keeps an estimate whose precision it does not know; here it is no effect.
  const yi = ours.map((each, i) => each?.yi ?? (given.transf === "log" ? null : out?.[i]));
  return [
    ...compare(reference, "yi", yi),
    ...compare(
      reference,
      "vi",
      ours.map((each) => each?.vi),
    ),
  ];
}

function tables(reference: ReferenceCase, input: Columns): Comparison[] {
  const given = argumentsOf(reference.call);
  const column = (name: string) => vector(given[name], input) as number[];
  const [n, row, first] = [column("ni"), column("n1i"), column("n2i")];
  const association = (i: number): TableAssociation => {
    if (given.ori !== undefined) return { oddsRatio: column("ori")[i] as number };
    if (given.ri !== undefined) return { phi: column("ri")[i] as number };
    return { chiSquare: column("x2i")[i] as number, yates: true };
  };
  const ours = n.map(
    (size, i) => tableFromMargins(association(i), { n: size, row: row[i] as number, column: first[i] as number }).value,
  );
  return (["a", "b", "c", "d"] as const).flatMap((cell) =>
    compare(
      reference,
      `${cell}i`,
      ours.map((each) => each?.[cell]),
    ),
  );
}

const forwards: Readonly<Record<string, ScaleName>> = {
  rtoz: "fisher-z",
  logit: "logit",
  arcsin: "arcsine",
  abt: "log-of-rest",
  probit: "probit",
  ahw: "cube-root",
  r2toz: "fisher-z-of-root",
};

const inverses: Readonly<Record<string, ScaleName>> = {
  ztor: "fisher-z",
  ilogit: "logit",
  iarcsin: "arcsine",
  iabt: "log-of-rest",
  iprobit: "probit",
  iahw: "cube-root",
  isqrt: "root",
  ztor2: "fisher-z-of-root",
};

const means: Readonly<Record<string, ScaleName>> = {
  "exp.int": "log",
  "ztor.int": "fisher-z",
  "ilogit.int": "logit",
};

const ofSmd: Readonly<Record<string, (smd: WithLimits) => Conversion<ConvertedLimits>>> = {
  dtou1: cohensU1,
  dtou2: cohensU2,
  dtou3: cohensU3,
  dtobesd: binomialEffectSizeDisplay,
  dtocles: probabilityOfSuperiority,
  dtoovl: overlap,
  dtocliffd: cliffsDelta,
};

type OneByOne = (value: number, i: number) => number | null;

/** The function of ours that answers `transf.NAME`. */
function transformationOf(name: string, call: string, input: Columns): OneByOne | null {
  const given = argumentsOf(call);
  const sizes = vector(given.ni ?? given.ti, input) as number[];
  const forward = forwards[name];
  if (forward !== undefined) return (x) => toScale(forward, x);
  const inverse = inverses[name];
  if (inverse !== undefined) return (x) => fromScale(inverse, x);
  const mean = means[name];
  const tau2 = Number(/tau2=([\d.]+)/.exec(given.targs ?? "")?.[1]);
  if (mean !== undefined) return (x) => meanOverEffects(mean, x, tau2);
  const smd = ofSmd[name];
  if (smd !== undefined) return (x) => smd({ estimate: x }).value.estimate;
  switch (name) {
    case "dtorpb":
      return (x) => correlationFromSmd({ yi: x, vi: 1 }, 20, 30).value.yi;
    case "lnortord":
      return (x) => riskFromOddsRatio({ estimate: x }, Number(given.pc)).value.difference.estimate;
    case "lnortorr":
      return (x) => riskFromOddsRatio({ estimate: x }, Number(given.pc)).value.riskRatio.estimate;
    case "pft":
      return (x, i) => toScale("double-arcsine", x, sizes[i] as number);
    case "irft":
      return (x, i) => toScale("double-root", x, sizes[i] as number);
    case "ipft": {
      const inner = [10, 12, 30, 10];
      return (x, i) => {
        const y = toScale("double-arcsine", x, inner[i] as number);
        return y === null ? null : fromScale("double-arcsine", y, inner[i] as number);
      };
    }
    case "ipft.hm": {
      const n = harmonicMean(vector(/ni=(c\([^)]*\))/.exec(call)?.[1], input) as number[]);
      return (x) => fromScale("double-arcsine", x, n);
    }
    default:
      return null;
  }
}

function transformed(reference: ReferenceCase, input: Columns): Comparison[] | null {
  const name = /^transf\.([\w.]+)\(/.exec(reference.call)?.[1] ?? "";
  const given = argumentsOf(reference.call);
  const inner = /transf\.pft\((c\([^)]*\))/.exec(reference.call)?.[1];
  const listed = vector(inner ?? given["0"], input) as number[];
  const values = given["0"] === "x" ? (reference.args?.x as number[]) : listed;
  const f = transformationOf(name, reference.call, input);
  return f === null ? null : compare(reference, "y", values.map(f));
}

function delta(reference: ReferenceCase, input: Columns): Comparison[] {
  const given = argumentsOf(reference.call);
  const [yi, vi] = [vector(given.yi, input), vector(given.vi, input)] as [number[], number[]];
  const ours = yi.map(
    (each, i) => deltaMethod({ yi: each, vi: vi[i] as number }, (x) => fromScale("logit", x) as number).value,
  );
  return [
    ...compare(
      reference,
      "yi",
      ours.map((each) => each?.yi),
    ),
    ...compare(
      reference,
      "vi",
      ours.map((each) => each?.vi),
    ),
  ];
}

/** `conv.fivenum`, `conv.wald`, `conv.2x2`, `conv.delta` and `transf.*`. */
export const conversions: Adapter = (reference, input) => {
  const { call } = reference;
  if (call.startsWith("conv.fivenum(")) return fiveNumbers(reference, input);
  if (call.startsWith("conv.wald(")) return wald(reference, input);
  if (call.startsWith("conv.2x2(")) return tables(reference, input);
  if (call.startsWith("conv.delta(")) return delta(reference, input);
  return transformed(reference, input);
};
