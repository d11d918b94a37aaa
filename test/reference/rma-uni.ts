import type { PoolOptions } from "../../src/model/index.js";
import { pool } from "../../src/model/index.js";
import type { BareEffect, Fit, IntervalMethod, PredictionMethod, Tau2Method } from "../../src/types/index.js";
import type { Comparison, Tolerance } from "./compare.js";
import { type Columns, namedArguments, type ReferenceCase, result } from "./reference.js";

/** metafor's `method` and `test` by our names. */
const tau2Methods: Readonly<Record<string, Tau2Method>> = { EE: "CE", DL: "DL", PM: "PM", REML: "REML" };
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
};

/** The effects of a table; rows without an effect are left out, as `rma` does. */
export function effectsOf(input: Columns): readonly BareEffect[] {
  const rows = (input.yi ?? []).map((yi, i) => ({ yi, vi: input.vi?.[i] }));
  return rows.filter((row): row is BareEffect => typeof row.yi === "number" && typeof row.vi === "number");
}

/** Options for a call `rma(yi, vi, data=dat, ...)`; `null` if it asks for what the library has not. */
export function rmaOptions(call: string): PoolOptions | null {
  const found = namedArguments(call, "rma(yi, vi, data=dat");
  if (found === null) return null;
  const { method = "REML", test = "z", level = "95", ...others } = found;
  const tau2 = tau2Methods[method];
  const interval = intervalMethods[test];
  if (tau2 === undefined || interval === undefined || Object.keys(others).length > 0) return null;
  return { tau2, interval, level: Number(level) / 100 };
}

/** Options for a call `predict(rma(...), pi.type="...")`. */
function predictOptions(call: string): PoolOptions | null {
  const [, inner, type] = /^predict\((rma\(.*\)), pi\.type="(\w+)"\)$/.exec(call) ?? [];
  const options = inner === undefined ? null : rmaOptions(inner);
  const prediction = predictionMethods[type ?? ""]?.[options?.interval === "HKSJ" ? 1 : 0];
  return options === null || prediction === undefined ? null : { ...options, prediction };
}

/** Options for any call of the topic that the library can answer. */
export function optionsOf(call: string): PoolOptions | null {
  const exponentiated = /^predict\((rma\(.*\)), transf=exp\)$/.exec(call)?.[1];
  return rmaOptions(exponentiated ?? call) ?? predictOptions(call);
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
  const options = optionsOf(reference.call);
  if (options === null) return null;
  return comparisonsOf(reference, pool(effectsOf(input), options), relativeOf(reference));
}
