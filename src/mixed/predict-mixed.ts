import { SynthesisError } from "../errors.js";
import { about, criticalValues } from "../model/interval.js";
import { dot } from "../numeric/index.js";
import { smallestDf } from "../regression/meta-regression.js";
import { rowAt } from "../regression/predict-at.js";
import { inBasis, quadratic } from "../regression/wald.js";
import type { FittedRandomTerm, MixedFit, RegressionPrediction } from "../types/index.js";

/** How a mixed model is asked for what it expects. */
export interface PredictMixedOptions {
  /** By default that of the fit. */
  readonly level?: number;
}

/**
 * What a mixed model expects at given values of the moderators: the mean effect with its confidence interval, and the interval
 * in which the true effect of a further level of every random term lies. Its variance is that of the mean and every variance
 * component; where a term has a variance for each inner level, that of the level that `at` names.
 *
 * @param fit - as {@link mixedModel} returns it
 * @param at - values of all moderators by name, and of the inner columns of random terms whose variances differ
 * @returns `prediction` is `null` where such an inner level is not named, or was not seen
 * @throws {@link SynthesisError} `BAD_VALUES` where a moderator is missing, or is a level that the fit has not seen
 * @see Riley, Higgins & Deeks (2011), BMJ 342:d549, doi:10.1136/bmj.d549
 * @example
 * const effects = [0.1, 0.3, 0.5, 0.9, 0.2, 0.3, 0.8, 0.7].map((yi) => ({ yi, vi: 0.02 }));
 * const data = { trial: ["a", "a", "b", "b", "c", "c", "d", "d"] };
 * const fit = mixedModel(effects, { random: [{ intercept: "trial" }], data });
 * predictMixed(fit, [{}])[0].prediction?.map((end) => end.toFixed(2)); // ["-0.51", "1.46"]
 */
export function predictMixed(
  fit: MixedFit,
  at: readonly Readonly<Record<string, number | string>>[],
  options: PredictMixedOptions = {},
): readonly RegressionPrediction[] {
  const { level = fit.method.level } = options;
  if (!(level > 0 && level < 1)) {
    throw new SynthesisError("BAD_OPTION", `predictMixed: level needs a number between 0 and 1, got ${level}`);
  }
  const critical = criticalValues(level);
  return at.map((values) => {
    const row = rowAt(fit.design, values, "predictMixed");
    const weights = inBasis(fit.design, row);
    const estimate = dot(weights, fit.design.basis.coefficients);
    const variance = Math.max(0, quadratic(weights, fit.design.basis.covariance));
    const stdError = Math.sqrt(variance);
    const df = smallestDf(fit.coefficients.filter((_, i) => row[i] !== 0));
    const half = df === null ? critical.z : critical.t(df);
    const between = fit.random.map((term) => varianceAt(term, values));
    const spread = between.includes(null) ? null : between.reduce<number>((sum, each) => sum + each!, variance);
    return {
      at: values,
      estimate,
      stdError,
      df,
      confidence: about(estimate, half * stdError),
      prediction: spread === null || between.length === 0 ? null : about(estimate, half * Math.sqrt(spread)),
    };
  });
}

/** The variance of the true effects of a term at one place; `null` where it hangs on what is not given. */
function varianceAt(
  { term, G, inner }: FittedRandomTerm,
  at: Readonly<Record<string, number | string>>,
): number | null {
  if ("slopes" in term) {
    const z = [1, ...term.slopes.map((name) => at[name])];
    if (!z.every((value) => typeof value === "number")) return null;
    return z.reduce<number>((sum, zi, i) => sum + z.reduce<number>((part, zj, j) => part + zi * G[i]![j]! * zj, 0), 0);
  }
  if (!("inner" in term)) return G[0]![0]!;
  const place = inner.indexOf(String(at[term.inner]));
  if (place >= 0) return G[place]![place]!;
  return ["ID", "CS", "AR", "CAR"].includes(term.structure) ? G[0]![0]! : null;
}
