import {
  likelihoodRatio,
  metaRegression,
  permutationTest,
  predictAt,
  type RegressionOptions,
  testContrasts,
  testTerms,
  varianceInflation,
} from "../../src/regression/index.js";
import type { BareEffect, IntervalMethod, JointTest, RegressionFit, Tau2Method, Term } from "../../src/types/index.js";
import type { Adapter, Comparison, Tolerance } from "./compare.js";
import { type Columns, namedArguments, type ReferenceCase } from "./reference.js";

/** metafor's `method` and `test` by our names; a method that `rma_uni` covers has its own name. */
const tau2Of = (method: string): Tau2Method => (method === "EE" || method === "FE" ? "CE" : method) as Tau2Method;
const intervals: Readonly<Record<string, IntervalMethod>> = { z: "z", t: "t", knha: "HKSJ", adhoc: "HKSJ-adhoc" };

/** A right-hand side of a formula as terms: sums of names, `factor()`, `log()`, `I(x^2)` and `a*b`. */
function termsOf(formula: string): { intercept: boolean; terms: readonly Term[] } {
  const parts = formula.replace(/^~/, "").split("+");
  const terms: Term[] = [];
  for (const part of parts.filter((each) => each !== "0")) {
    const [, call, inside] = /^(\w+)\((.*)\)$/.exec(part) ?? [];
    const power = /^(\w+)\^(\d)$/.exec(inside ?? "");
    if (part.includes("*")) {
      const names = part.split("*");
      terms.push(...names, { interaction: names });
    } else if (call === "factor") terms.push({ factor: inside! });
    else if (call === "log") terms.push({ log: inside! });
    else if (power !== null) {
      terms.splice(terms.indexOf(power[1]!), 1, { poly: power[1]!, degree: Number(power[2]) });
    } else terms.push(part);
  }
  return { intercept: !parts.includes("0"), terms };
}

/** Rows with an effect, and their columns. */
export function complete(input: Columns): { effects: readonly BareEffect[]; data: Columns } {
  const rows = (input.yi ?? []).flatMap((yi, i) => (yi === null || input.vi?.[i] === null ? [] : [i]));
  const at = (name: string): readonly (number | string | null)[] => rows.map((i) => input[name]?.[i] ?? null);
  return {
    effects: rows.map((i) => ({ yi: input.yi?.[i] as number, vi: input.vi?.[i] as number })),
    data: Object.fromEntries(Object.keys(input).map((name) => [name, at(name)])),
  };
}

/** `rma(yi, vi, mods=~..., data=dat, ...)`, or without moderators. */
export function regressionOf(call: string, data: Columns): RegressionOptions | null {
  const [, mods, rest = ""] = /^rma\(yi, vi(?:, mods=(~[^,]*))?, data=dat((?:, \w+="\w+")*)\)$/.exec(call) ?? [];
  const found = namedArguments(`f(${rest})`, "f(");
  if (found === null || !call.startsWith("rma(yi, vi")) return null;
  const { method = "REML", test = "z" } = found;
  const interval = intervals[test];
  if (interval === undefined) return null;
  return { moderators: mods === undefined ? [] : termsOf(mods), data, tau2: tau2Of(method), interval };
}

type Numbers = readonly (number | null)[];

/** One field of the results: each of its numbers beside ours, as far as ours are asked for. */
export function fieldComparer({ results }: ReferenceCase, at: Readonly<Record<string, unknown>> | null = results) {
  return (field: string, actual: number | null | Numbers, tolerance: (i: number) => Tolerance): Comparison[] => {
    const found = field.split(".").reduce<unknown>((value, key) => (value as Record<string, unknown>)?.[key], at);
    if (found === undefined) return [];
    const expected = ([found] as unknown[]).flat(2) as Numbers;
    const ours = ([actual] as unknown[]).flat() as Numbers;
    return expected.map((each, i) => ({ field, actual: ours[i] ?? null, expected: each, tolerance: tolerance(i) }));
  };
}

export const relativeOf = ({ tight }: ReferenceCase): number => (tight === undefined ? 1e-10 : 1e-8);

/** R's search ends within 1e-13 of the scale of the variances, where the estimate is 0, too. */
export const AT_ZERO = 1e-4;

/** A regression beside `rma`, coefficients in its order. */
export function regressionComparisons(reference: ReferenceCase, fit: RegressionFit): readonly Comparison[] {
  const relative = relativeOf(reference);
  const field = fieldComparer(reference);
  const exact = (): Tolerance => ({ relative });
  const log = (): Tolerance => ({ relative, log: true });
  const by =
    (scales: Numbers) =>
    (i: number): Tolerance => ({ relative, scale: scales[i] ?? 0 });
  const errors = fit.coefficients.map(({ stdError }) => stdError);
  const products = errors.flatMap((a) => errors.map((b) => a * b));
  const spreads = fit.studies.map(({ vi }) => Math.sqrt(vi));
  const percent = (share: number | null): number | null => (share === null ? null : 100 * share);
  const inflation = varianceInflation(fit).coefficients;
  const vifs = Object.entries((reference.results?.vif ?? {}) as Record<string, { vif: number; sif: number }>);
  const of = (key: "estimate" | "stdError" | "statistic" | "pValue" | "df") =>
    fit.coefficients.map((each) => each[key]);
  return [
    ...field("b", of("estimate"), by(errors)),
    ...field("se", of("stdError"), exact),
    ...field("zval", of("statistic"), by(errors.map(() => 1))),
    ...field("pval", of("pValue"), log),
    ...field(
      "ci_lb",
      fit.coefficients.map(({ confidence }) => confidence[0]),
      by(errors),
    ),
    ...field(
      "ci_ub",
      fit.coefficients.map(({ confidence }) => confidence[1]),
      by(errors),
    ),
    ...field("vb", fit.covariance.flat(), by(products)),
    ...field("ddf", fit.coefficients[0]!.df, exact),
    ...field("k", fit.k, exact),
    ...field("p", fit.p, exact),
    ...field("tau2", fit.tau2, () => ({ relative, scale: AT_ZERO * fit.studies[0]!.vi })),
    ...field("se_tau2", fit.tau2StdError, exact),
    ...field("I2", percent(fit.I2), () => ({ relative, scale: 100 * AT_ZERO })),
    ...field("H2", fit.H2, exact),
    ...field("R2", percent(fit.R2), () => ({ relative, scale: 100 })),
    ...field("QE", fit.Q.statistic, exact),
    ...field("QEp", fit.Q.pValue, log),
    ...field("QM", fit.omnibus?.statistic ?? null, exact),
    ...field("QMp", fit.omnibus?.pValue ?? null, log),
    ...field("QMdf", [fit.omnibus?.df ?? null, fit.omnibus?.residualDf ?? null], exact),
    ...field("s2w", fit.hksjFactor ?? 1, exact),
    ...(["ML", "REML"] as const).flatMap((kind) => {
      const { logLikelihood, deviance, AIC, BIC, AICc } = fit.statistics[kind];
      const near = (): Tolerance => ({ relative, scale: 1 });
      return [
        ...field(`fit.${kind}.ll`, logLikelihood, near),
        ...field(`fit.${kind}.dev`, deviance, near),
        ...field(`fit.${kind}.AIC`, AIC, near),
        ...field(`fit.${kind}.BIC`, BIC, near),
        ...field(`fit.${kind}.AICc`, AICc, near),
      ];
    }),
    ...field(
      "fitted",
      fit.studies.map(({ fitted }) => fitted),
      by(spreads),
    ),
    ...field(
      "resid",
      fit.studies.map(({ residual }) => residual),
      by(spreads),
    ),
    ...field(
      "hat",
      fit.studies.map(({ leverage }) => leverage),
      () => ({ relative, scale: 1 }),
    ),
    ...vifs.flatMap(([, { vif, sif }], i) => [
      { field: "vif", actual: inflation[i]?.vif ?? null, expected: vif, tolerance: { relative } },
      { field: "sif", actual: inflation[i]?.standardErrorInflation ?? null, expected: sif, tolerance: { relative } },
    ]),
  ];
}

const jointComparisons = (reference: ReferenceCase, joint: JointTest): readonly Comparison[] => {
  const field = fieldComparer(reference);
  const relative = relativeOf(reference);
  // metafor gives no joint test of contrasts that are not independent.
  if (((reference.results?.QM ?? [null]) as Numbers)[0] === null) return [];
  return [
    ...field("QM", joint.statistic, () => ({ relative })),
    ...field("QMdf", [joint.df, joint.residualDf], () => ({ relative })),
    ...field("QMp", joint.pValue, () => ({ relative, log: true })),
  ];
};

/** A list of numbers as R writes it. */
const listOf = (text: string): number[] => (/^c\((.*)\)$/.exec(text)?.[1] ?? text).split(",").map(Number);

function anova(reference: ReferenceCase, inner: string, rest: string, { effects, data }: ReturnType<typeof complete>) {
  const options = regressionOf(inner, data);
  if (options === null) return null;
  const fit = metaRegression(effects, options);
  const second = /^rma\(.*\)$/.exec(rest)?.[0];
  if (second !== undefined) {
    const reducedOptions = regressionOf(second, data);
    if (reducedOptions === null) return null;
    const reduced = metaRegression(effects, reducedOptions);
    const ratio = likelihoodRatio(fit, reduced);
    const field = fieldComparer(reference);
    const exact = (): Tolerance => ({ relative: 1e-8 });
    return [
      ...field("LRT", ratio.statistic, () => ({ relative: 1e-8, scale: 1 })),
      ...field("pval", ratio.pValue, () => ({ relative: 1e-8, log: true })),
      ...field("QE_f", fit.Q.statistic, exact),
      ...field("QE_r", reduced.Q.statistic, exact),
      ...field("tau2_f", fit.tau2, exact),
      ...field("tau2_r", reduced.tau2, exact),
      ...field("R2", 100 * (ratio.R2 as number), () => ({ relative: 1e-8, scale: 100 })),
    ];
  }
  const { btt } = namedArguments(`f(, ${rest})`, "f(") ?? {};
  if (btt !== undefined) return jointComparisons(reference, testTerms(fit, [btt]));
  const range = /^btt=(\d):(\d)$/.exec(rest);
  if (range !== null) {
    const names = fit.coefficients.slice(Number(range[1]) - 1, Number(range[2])).map(({ name }) => name);
    return jointComparisons(reference, testTerms(fit, names));
  }
  const [, X, rhs = "0"] = /^X=(.*?)(?:, rhs=(.*))?$/.exec(rest) ?? [];
  if (X === undefined) return null;
  const rows = [...X.matchAll(/c\([^)]*\)/g)].map(([row]) => listOf(row));
  const tests = testContrasts(
    fit,
    rows.map((row) => ({
      weights: Object.fromEntries(fit.coefficients.map(({ name }, i) => [name, row[i] as number])),
      value: Number(rhs),
    })),
  );
  const relative = relativeOf(reference);
  const field = fieldComparer(reference);
  const scaled = (i: number): Tolerance => ({ relative, scale: tests.contrasts[i]?.stdError ?? 1 });
  return [
    ...field(
      "Xb",
      tests.contrasts.map(({ estimate }) => estimate),
      scaled,
    ),
    ...field(
      "se",
      tests.contrasts.map(({ stdError }) => stdError),
      () => ({ relative }),
    ),
    ...field(
      "zval",
      tests.contrasts.map(({ statistic }) => statistic),
      () => ({ relative, scale: 1 }),
    ),
    ...field(
      "pval",
      tests.contrasts.map(({ pValue }) => pValue),
      () => ({ relative, log: true }),
    ),
    ...field(
      "ddf",
      tests.contrasts.map(({ df }) => df),
      () => ({ relative }),
    ),
    ...jointComparisons(reference, tests.joint),
  ];
}

function predict(
  reference: ReferenceCase,
  inner: string,
  rest: string,
  { effects, data }: ReturnType<typeof complete>,
) {
  const options = regressionOf(inner, data);
  if (options === null) return null;
  const fit = metaRegression(effects, options);
  const names = fit.moderators.map(({ name }) => name);
  const bound = /^newmods=cbind\((c\([^)]*\)),(\d+)\)$/.exec(rest);
  const single = /^newmods=(c\([^)]*\))$/.exec(rest);
  const rows =
    bound !== null
      ? listOf(bound[1]!).map((x) => [x, Number(bound[2])])
      : single !== null
        ? listOf(single[1]!).map((x) => [x])
        : null;
  if (rows === null && rest !== "") return null;
  const at =
    rows?.map((row) => Object.fromEntries(names.map((name, i) => [name, row[i] as number]))) ??
    fit.studies.map(({ moderators }) => moderators);
  return predictionComparisons(reference, predictAt(fit, at), reference.results);
}

/** Predictions beside those of `predict`. */
export function predictionComparisons(
  reference: ReferenceCase,
  predicted: readonly {
    readonly estimate: number | null;
    readonly stdError: number | null;
    readonly confidence: readonly number[] | null;
    readonly prediction: readonly number[] | null;
    readonly df?: number | null;
  }[],
  at: Readonly<Record<string, unknown>> | null,
  relative = relativeOf(reference),
): readonly Comparison[] {
  const field = fieldComparer(reference, at);
  const scaled = (i: number): Tolerance => ({ relative, scale: predicted[i]?.stdError ?? 1 });
  return [
    ...field(
      "pred",
      predicted.map(({ estimate }) => estimate),
      scaled,
    ),
    ...field(
      "se",
      predicted.map(({ stdError }) => stdError),
      () => ({ relative }),
    ),
    ...field(
      "ci_lb",
      predicted.map(({ confidence }) => confidence?.[0] ?? null),
      scaled,
    ),
    ...field(
      "ci_ub",
      predicted.map(({ confidence }) => confidence?.[1] ?? null),
      scaled,
    ),
    ...field(
      "pi_lb",
      predicted.map(({ prediction }) => prediction?.[0] ?? null),
      scaled,
    ),
    ...field(
      "pi_ub",
      predicted.map(({ prediction }) => prediction?.[1] ?? null),
      scaled,
    ),
    ...field(
      "ddf",
      predicted.map(({ df }) => df ?? null),
      () => ({ relative }),
    ),
  ];
}

function permute(reference: ReferenceCase, inner: string, { effects, data }: ReturnType<typeof complete>) {
  const options = regressionOf(inner, data);
  if (options === null) return null;
  const test = permutationTest(effects, { ...options, exact: true });
  const fit = metaRegression(effects, options);
  const relative = relativeOf(reference);
  const field = fieldComparer(reference);
  const exact = (): Tolerance => ({ relative });
  const scaled = (i: number): Tolerance => ({ relative, scale: fit.coefficients[i]?.stdError ?? 1 });
  const [only] = test.coefficients;
  return [
    ...field(
      "pval",
      test.coefficients.map(({ pValue }) => pValue),
      exact,
    ),
    ...field("QMp", (test.omnibus ?? only)?.pValue ?? null, exact),
    ...field("QM", test.omnibus?.statistic ?? (only?.statistic as number) ** 2, exact),
    ...field("iter", test.total, exact),
    ...field(
      "b",
      fit.coefficients.map(({ estimate }) => estimate),
      scaled,
    ),
    ...field(
      "permci_lb",
      fit.coefficients.map(({ confidence }) => confidence[0]),
      scaled,
    ),
    ...field(
      "permci_ub",
      fit.coefficients.map(({ confidence }) => confidence[1]),
      scaled,
    ),
  ];
}

/** Any call of the topic. */
export const regressAsRma: Adapter = (reference, input) => {
  const table = complete(input);
  const [, outer, inner, rest = ""] =
    /^(anova|predict|permutest)\((rma\((?:[^()]|\([^()]*\))*\))(?:, (.*))?\)$/.exec(reference.call) ?? [];
  if (inner !== undefined) {
    if (outer === "anova") return anova(reference, inner, rest, table);
    if (outer === "predict") return predict(reference, inner, rest, table);
    return rest === "exact=TRUE, progbar=FALSE" ? permute(reference, inner, table) : null;
  }
  const options = regressionOf(reference.call, table.data);
  if (options === null) return null;
  return regressionComparisons(reference, metaRegression(table.effects, options));
};
