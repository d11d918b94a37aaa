import { type PoolOptions, pool } from "../../src/model/index.js";
import { mantelHaenszel, peto } from "../../src/rare/index.js";
import type {
  BareEffect,
  Fit,
  FittedStudy,
  IntervalMethod,
  Tau2Method,
  TwoByTwo,
  ZeroCells,
} from "../../src/types/index.js";
import type { Adapter, Comparison, Tolerance } from "./compare.js";
import { rowsOf } from "./mh-peto.js";
import { type Columns, namedArguments, type ReferenceCase, result } from "./reference.js";

// meta runs at its default settings: what hangs on its search for tau2 is good to four digits.
const closed = 1e-8;
const iterated = 1e-4;

const half: ZeroCells = { add: 0.5, to: "only0", drop00: false };
/** meta drops tables without events, but not under risk differences. */
const halfAndDrop: ZeroCells = { ...half, drop00: true };

interface Answer {
  readonly common: Fit;
  readonly studies: readonly FittedStudy[];
  readonly random: Fit | null;
}

/** `metabin(...)` and `metainc(...)`: pooling by Mantel-Haenszel, Peto and inverse variances. */
export const poolAsMeta: Adapter = (reference, input) => {
  const answer = ofTables(reference.call, input) ?? ofRates(reference.call, input);
  return answer === null ? null : comparisonsOf(reference, answer);
};

function ofTables(call: string, input: Columns): Answer | null {
  const given = namedArguments(call, "metabin(ai, n1, ci, n2, data=dat");
  if (given === null) return null;
  const {
    sm = "RR",
    method = "MH",
    incr = "0.5",
    "MH.exact": exact = "FALSE",
    allstudies = "FALSE",
    ...others
  } = given;
  const random = randomOptions(others);
  if (!["OR", "RR", "RD"].includes(sm) || random === null || incr === "TACC") return null;
  const measure = sm as "OR" | "RR" | "RD";
  const rows = rowsOf<{ ai: number; n1: number; ci: number; n2: number }>(input, {
    ai: "ai",
    n1: "n1",
    ci: "ci",
    n2: "n2",
  });
  const tables = rows.map(({ ai, n1, ci, n2 }): TwoByTwo => ({ ai, bi: n1 - ai, ci, di: n2 - ci }));
  const keepAll = measure === "RD" || allstudies === "TRUE";
  const zeroCells = { ...(keepAll ? half : halfAndDrop), add: Number(incr) };
  const correction = exact === "TRUE" ? { ...zeroCells, add: 0 } : zeroCells;
  const variance = measure === "RD" ? ({ riskDifferenceVariance: "Greenland-Robins" } as const) : {};
  const fit =
    method === "Peto" ? peto(tables) : mantelHaenszel(tables, { measure, zeroCells, correction, ...variance });
  return answerOf(method === "Inverse" ? null : fit, fit.studies, random);
}

function ofRates(call: string, input: Columns): Answer | null {
  const given = namedArguments(call, "metainc(x1i, t1i, x2i, t2i, data=dat");
  const { sm = "IRR", method = "MH", ...others } = given ?? {};
  if (given === null || !["IRR", "IRD"].includes(sm) || !["MH", "Inverse"].includes(method)) return null;
  const random = randomOptions(others);
  const names = { x1i: "x1i", t1i: "t1i", x2i: "x2i", t2i: "t2i" } as const;
  const fit = mantelHaenszel(rowsOf<{ x1i: number; t1i: number; x2i: number; t2i: number }>(input, names), {
    measure: sm as "IRR" | "IRD",
  });
  return random === null ? null : answerOf(method === "Inverse" ? null : fit, fit.studies, random);
}

const answerOf = (fit: Fit | null, studies: readonly FittedStudy[], random: PoolOptions): Answer => {
  const effects: readonly BareEffect[] = studies.map(({ yi, vi }) => ({ yi, vi }));
  return { common: fit ?? pool(effects, { tau2: "CE" }), studies, random: pool(effects, random) };
};

const tau2Methods: Readonly<Record<string, Tau2Method>> = { REML: "REML", DL: "DL", PM: "PM" };
const intervals: Readonly<Record<string, IntervalMethod>> = { classic: "z", HK: "HKSJ" };
const predictions: Readonly<Record<string, NonNullable<PoolOptions["prediction"]>>> = {
  V: "k-1",
  HTS: "k-2",
  HK: "k-1-HK",
};

function randomOptions({
  "method.tau": tau = "REML",
  "method.random.ci": ci = "classic",
  "method.predict": predict = "V",
  prediction: _,
  ...others
}: Readonly<Record<string, string>>): PoolOptions | null {
  const [tau2, interval, prediction] = [tau2Methods[tau], intervals[ci], predictions[predict]];
  if (tau2 === undefined || interval === undefined || prediction === undefined) return null;
  if (Object.keys(others).length > 0) return null;
  return { tau2, interval, prediction };
}

function comparisonsOf(reference: ReferenceCase, { common, studies, random }: Answer): readonly Comparison[] {
  const compare = (field: string, actual: number | null, tolerance: Tolerance): Comparison => ({
    field,
    actual,
    expected: result(reference, field),
    tolerance,
  });
  const has = (field: string): boolean => reference.results !== null && field in reference.results;
  const block = (suffix: string, fit: Fit, relative: number): readonly Comparison[] => {
    const position = { relative, scale: fit.stdError as number };
    return [
      compare(`TE_${suffix}`, fit.estimate, position),
      compare(`seTE_${suffix}`, fit.stdError, { relative }),
      compare(`lower_${suffix}`, fit.confidence?.[0] ?? null, position),
      compare(`upper_${suffix}`, fit.confidence?.[1] ?? null, position),
      compare(`statistic_${suffix}`, fit.statistic, { relative, scale: 1 }),
      compare(`pval_${suffix}`, fit.pValue, { relative, log: true }),
    ];
  };
  const array = (field: string): readonly (number | null)[] =>
    (reference.results?.[field] ?? []) as readonly (number | null)[];
  const shown = array("TE").flatMap((TE, i) => (TE === null || array("seTE")[i] === null ? [] : [i]));
  const own = shown.flatMap((at, i): readonly Comparison[] => [
    {
      field: "TE",
      actual: studies[i]?.yi ?? null,
      expected: array("TE")[at] ?? null,
      tolerance: { relative: closed, scale: array("seTE")[at] as number },
    },
    {
      field: "seTE",
      actual: studies[i] === undefined ? null : Math.sqrt(studies[i].vi),
      expected: array("seTE")[at] ?? null,
      tolerance: { relative: closed },
    },
  ]);
  const weights = array("w_common");
  const total = weights.reduce<number>((sum, weight) => sum + (weight ?? 0), 0);
  const shares = shown.map(
    (at, i): Comparison => ({
      field: "w_common",
      actual: common.studies[i]?.weight ?? null,
      expected: (weights[at] ?? 0) / total,
      tolerance: { relative: closed, scale: 1 },
    }),
  );
  if (random === null) return [];
  const predicted = has("lower_predict")
    ? (["lower", "upper"] as const).map((side, i) =>
        compare(`${side}_predict`, random.prediction?.[i] ?? null, {
          relative: iterated,
          scale: random.stdError as number,
        }),
      )
    : [];
  return [
    ...own,
    ...shares,
    compare("k", studies.length, { relative: 0 }),
    ...block("common", common, closed),
    ...block("random", random, iterated),
    ...predicted,
    compare("Q", random.Q?.statistic ?? null, { relative: closed, scale: 1 }),
    compare("pval_Q", random.Q?.pValue ?? null, { relative: closed, log: true }),
    compare("tau2", random.tau2, { relative: iterated, scale: 1e-4 }),
  ];
}
