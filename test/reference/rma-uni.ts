import type { PoolOptions } from "../../src/model/index.js";
import { blup, pool, residuals } from "../../src/model/index.js";
import { likelihoodRatio, metaRegression } from "../../src/regression/index.js";
import type { BareEffect, Fit, IntervalMethod, PredictionMethod, Tau2Method } from "../../src/types/index.js";
import type { Comparison, Tolerance } from "./compare.js";
import { type Columns, namedArguments, type ReferenceCase, result } from "./reference.js";

/** metafor's `method` and `test` by our names. */
const tau2MethodOf = (method: string): Tau2Method => (method === "EE" ? "CE" : (method as Tau2Method));
const intervalMethods: Readonly<Record<string, IntervalMethod>> = {
  z: "z",
  t: "t",
  knha: "HKSJ",
  adhoc: "HKSJ-adhoc",
};

/** metafor's `pi.type` by our names, for its tests with the model's standard error and for `knha`. */
const predictionMethods: Readonly<Record<string, readonly [PredictionMethod, PredictionMethod]>> = {
  Riley: ["k-2", "k-2-HK"],
  t: ["k-1", "k-1-HK"],
  simple: ["tau", "tau"],
};

/** The effects of a table; rows without an effect are left out, as `rma` does. */
export function effectsOf(input: Columns): readonly BareEffect[] {
  const rows = (input.yi ?? []).map((yi, i) => ({ yi, vi: input.vi?.[i] }));
  return rows.filter((row): row is BareEffect => typeof row.yi === "number" && typeof row.vi === "number");
}

/** Weights as R computes them from the table. */
const weightsOf: Readonly<Record<string, (effects: readonly BareEffect[]) => PoolOptions["weights"]>> = {
  "1/vi": (effects) => effects.map(({ vi }) => 1 / vi),
  "1/sqrt(vi)": (effects) => effects.map(({ vi }) => 1 / Math.sqrt(vi)),
  "rep(1,length(yi))": () => "equal",
  "seq_along(yi)": (effects) => effects.map((_, i) => i + 1),
};

/** Options for a call `rma(yi, vi, data=dat, ...)`; `null` if it asks for what the library has not. */
export function rmaOptions(call: string, effects: readonly BareEffect[] = []): PoolOptions | null {
  const [weightsCall, weighted] = /, weights=((?:[^(),]|\((?:[^()]|\([^()]*\))*\))+)/.exec(call) ?? ["", undefined];
  // A bound of tau2 below 0 changes nothing where tau2 is above it.
  const plain = call
    .replace(weightsCall, "")
    .replace(", control=list(tau2.min=-0.02)", "")
    .replace("rma(yi,vi,", "rma(yi, vi, ");
  const found = namedArguments(plain, "rma(yi, vi, data=dat");
  if (found === null) return null;
  const { method = "REML", test = "z", level = "95", weighted: useWeights = "TRUE", tau2: given, ...others } = found;
  const interval = intervalMethods[test];
  if (interval === undefined || Object.keys(others).length > 0) return null;
  return {
    tau2: given === undefined ? tau2MethodOf(method) : Number(given),
    interval,
    level: Number(level) / 100,
    ...(weighted === undefined ? {} : { weights: weightsOf[weighted]?.(effects) }),
    ...(useWeights === "FALSE" ? { weights: "equal" } : {}),
  } as PoolOptions;
}

/** Options for a call `predict(rma(...), pi.type="...")`. */
function predictOptions(call: string, effects: readonly BareEffect[]): PoolOptions | null {
  const [, inner, type] = /^predict\((rma\(.*\)), pi\.type="(\w+)"\)$/.exec(call) ?? [];
  const options = inner === undefined ? null : rmaOptions(inner, effects);
  const prediction = predictionMethods[type ?? ""]?.[options?.interval === "HKSJ" ? 1 : 0];
  return options === null || prediction === undefined ? null : { ...options, prediction };
}

/** Options for any call of the topic that the library can answer. */
export function optionsOf(call: string, effects: readonly BareEffect[] = []): PoolOptions | null {
  const exponentiated = /^predict\((rma\(.*\)), transf=exp\)$/.exec(call)?.[1];
  return rmaOptions(exponentiated ?? call, effects) ?? predictOptions(call, effects);
}

/** Closed forms agree to 1e-10, whatever hangs on an iterated tau2 to 1e-8. */
const relativeOf = ({ tight }: ReferenceCase): number => (tight === undefined ? 1e-10 : 1e-8);

/** Our numbers beside those of the case, as far as both have them. */
export function comparisonsOf(reference: ReferenceCase, fit: Fit, relative: number): readonly Comparison[] {
  const near = (scale: number | null): Tolerance => (scale === null ? { relative } : { relative, scale });
  const compare = (field: string, actual: number | null, tolerance: Tolerance = { relative }): Comparison => ({
    field,
    actual,
    expected: result(reference, field),
    tolerance,
  });
  const position = near(fit.stdError);
  const has = (field: string): boolean => reference.results !== null && field in reference.results;
  const percent = (share: number | null): number | null => (share === null ? null : 100 * share);
  const natural = (value: number | undefined): number | null =>
    value === undefined ? null : reference.call.endsWith("transf=exp)") ? Math.exp(value) : value;

  const model = [
    compare("b", fit.estimate, position),
    compare("se", fit.stdError),
    compare("zval", fit.statistic, near(1)),
    compare("pval", fit.pValue, { relative, log: true }),
    compare("ci_lb", fit.confidence?.[0] ?? null, position),
    compare("ci_ub", fit.confidence?.[1] ?? null, position),
    compare("ddf", fit.df),
    compare("k", fit.k),
    compare("tau2", fit.tau2),
    compare("se_tau2", fit.tau2StdError),
    compare("I2", percent(fit.I2)),
    compare("H2", fit.H2),
    compare("QE", fit.Q?.statistic ?? null),
    compare("QEp", fit.Q?.pValue ?? null, { relative, log: true }),
    compare("s2w", fit.hksjFactor ?? 1),
    compare("fit.ML.ll", fit.logLikelihood?.ML ?? null, near(1)),
    compare("fit.REML.ll", fit.logLikelihood?.REML ?? null, near(1)),
    ...(["ML", "REML"] as const).flatMap((kind) => [
      compare(`fit.${kind}.dev`, fit.statistics?.[kind].deviance ?? null, near(1)),
      compare(`fit.${kind}.AIC`, fit.statistics?.[kind].AIC ?? null, near(1)),
      compare(`fit.${kind}.BIC`, fit.statistics?.[kind].BIC ?? null, near(1)),
      compare(`fit.${kind}.AICc`, fit.statistics?.[kind].AICc ?? null, near(1)),
    ]),
  ];
  const weights = (reference.results?.weights ?? []) as readonly number[];
  const shares = weights.map((expected, i) => ({
    field: "weights",
    actual: percent(fit.studies[i]?.weight ?? null),
    expected,
    tolerance: { relative },
  }));
  const predicted = (prefix: string): readonly Comparison[] => [
    compare(`${prefix}pred`, natural(fit.estimate ?? undefined), position),
    compare(`${prefix}ci_lb`, natural(fit.confidence?.[0]), position),
    compare(`${prefix}ci_ub`, natural(fit.confidence?.[1]), position),
    compare(`${prefix}pi_lb`, natural(fit.prediction?.[0]), position),
    compare(`${prefix}pi_ub`, natural(fit.prediction?.[1]), position),
  ];
  if (!has("b")) return predicted("");
  return [...model, ...shares, ...(has("pred") ? predicted("pred.") : [])];
}

/** The call as ours, with the numbers of both; `null` if the library does not answer it. */
export function poolAsRma(reference: ReferenceCase, input: Columns): readonly Comparison[] | null {
  const effects = effectsOf(input);
  const options = optionsOf(reference.call, effects);
  if (options !== null) return comparisonsOf(reference, pool(effects, options), relativeOf(reference));
  const [, about, inner = ""] = /^(blup|ranef)\((rma\(.*\))\)$/.exec(reference.call) ?? [];
  if (about !== undefined) return studyEffects(reference, pool(effects, rmaOptions(inner) ?? {}), about === "ranef");
  if (reference.call.startsWith("list(rstandard(")) return residualsOf(reference, pool(effects, { interval: "z" }));
  if (reference.call.startsWith("profile(")) return profileOf(reference, effects);
  if (reference.call.startsWith("anova(")) return likelihoodRatioOf(reference, input);
  return null;
}

const column = ({ results }: ReferenceCase, path: string): readonly number[] =>
  path.split(".").reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], results) as readonly number[];

/** Numbers beside a column of the case; positions may lie near 0 and count against `scale`. */
const columnOf = (
  reference: ReferenceCase,
  field: string,
  actual: readonly (number | null)[],
  scale = 0,
): readonly Comparison[] =>
  column(reference, field).map((expected, i) => ({
    field,
    actual: actual[i] ?? null,
    expected,
    tolerance: { relative: relativeOf(reference), scale },
  }));

function studyEffects(reference: ReferenceCase, fit: Fit, deviations: boolean): readonly Comparison[] {
  const found = blup(fit).map((each) => (deviations ? each.deviation : each));
  return [
    ...columnOf(
      reference,
      "pred",
      found.map(({ estimate }) => estimate),
      0.1,
    ),
    ...columnOf(
      reference,
      "se",
      found.map(({ stdError }) => stdError),
    ),
    ...columnOf(
      reference,
      "pi_lb",
      found.map(({ interval }) => interval[0]),
      0.1,
    ),
    ...columnOf(
      reference,
      "pi_ub",
      found.map(({ interval }) => interval[1]),
      0.1,
    ),
  ];
}

function residualsOf(reference: ReferenceCase, fit: Fit): readonly Comparison[] {
  const found = residuals(fit);
  return [
    ...columnOf(
      reference,
      "rstandard.resid",
      found.map(({ residual }) => residual),
      0.1,
    ),
    ...columnOf(
      reference,
      "rstandard.se",
      found.map(({ stdError }) => stdError),
    ),
    ...columnOf(
      reference,
      "rstandard.z",
      found.map(({ standardized }) => standardized),
      0.1,
    ),
    ...columnOf(
      reference,
      "rstudent.resid",
      found.map(({ deleted }) => deleted?.residual ?? null),
      0.1,
    ),
    ...columnOf(
      reference,
      "rstudent.se",
      found.map(({ deleted }) => deleted?.stdError ?? null),
    ),
    ...columnOf(
      reference,
      "rstudent.z",
      found.map(({ deleted }) => deleted?.studentized ?? null),
      0.1,
    ),
    ...columnOf(
      reference,
      "hat",
      found.map(({ leverage }) => leverage),
    ),
  ];
}

/** The restricted likelihood and the pooled effect at stated values of tau2. */
function profileOf(reference: ReferenceCase, effects: readonly BareEffect[]): readonly Comparison[] {
  const fits = column(reference, "tau2").map((tau2) => pool(effects, { tau2, interval: "z" }));
  return [
    ...columnOf(
      reference,
      "ll",
      fits.map(({ logLikelihood }) => logLikelihood?.REML ?? null),
    ),
    ...columnOf(
      reference,
      "beta",
      fits.map(({ estimate }) => estimate),
    ),
    ...columnOf(
      reference,
      "ci_lb",
      fits.map(({ confidence }) => confidence?.[0] ?? null),
    ),
    ...columnOf(
      reference,
      "ci_ub",
      fits.map(({ confidence }) => confidence?.[1] ?? null),
    ),
  ];
}

/** The model with one moderator against the model without. */
function likelihoodRatioOf(reference: ReferenceCase, input: Columns): readonly Comparison[] {
  const effects = effectsOf(input);
  const data = { ablat: input.ablat as readonly number[] };
  const full = metaRegression(effects, { moderators: ["ablat"], data, tau2: "ML", interval: "z" });
  const reduced = metaRegression(effects, { moderators: [], tau2: "ML", interval: "z" });
  const { statistic, pValue, R2 } = likelihoodRatio(full, reduced);
  return [
    ...columnOf(reference, "LRT", [statistic]),
    ...columnOf(reference, "pval", [pValue]),
    ...columnOf(reference, "R2", [R2 === null ? null : 100 * R2]),
    ...columnOf(reference, "QE_f", [full.Q.statistic]),
    ...columnOf(reference, "QE_r", [reduced.Q.statistic]),
    ...columnOf(reference, "tau2_f", [full.tau2]),
    ...columnOf(reference, "tau2_r", [reduced.tau2]),
  ];
}
