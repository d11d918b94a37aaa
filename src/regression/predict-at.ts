import { requireOneOf, SynthesisError } from "../errors.js";
import { about, criticalValues } from "../model/interval.js";
import { dot } from "../numeric/index.js";
import type { FittedDesign, RegressionFit, RegressionPrediction } from "../types/index.js";
import { entriesOf } from "./terms.js";
import { inBasis, quadratic } from "./wald.js";

/** How a regression is asked for what it expects. */
export interface PredictAtOptions {
  /**
   * Degrees of freedom of the prediction interval; by default those of the tests, `k-p` or `z`. Its standard error is that of
   * the tests, too.
   */
  readonly prediction?: "k-p" | "k-p-1" | "z";
  /** By default that of the fit. */
  readonly level?: number;
}

/**
 * What a regression expects of trials with given values of the moderators: the mean effect with its confidence interval, and
 * the interval in which the effect of a further such trial lies.
 *
 * @param fit - as {@link metaRegression} returns it
 * @param at - values of all moderators, by name; with a matrix those of all columns
 * @throws {@link SynthesisError} `BAD_VALUES` where one is missing, or is a level that the regression has not seen; `BAD_OPTION`
 * @example
 * const effects = [{ yi: 0.1, vi: 0.1 }, { yi: 0.4, vi: 0.1 }, { yi: 0.5, vi: 0.1 }, { yi: 0.8, vi: 0.1 }];
 * const fit = metaRegression(effects, { moderators: ["dose"], data: { dose: [1, 2, 3, 4] } });
 * predictAt(fit, [{ dose: 2.5 }])[0].estimate.toFixed(2); // "0.45"
 */
export function predictAt(
  fit: RegressionFit,
  at: readonly Readonly<Record<string, number | string>>[],
  options: PredictAtOptions = {},
): readonly RegressionPrediction[] {
  const { level = fit.method.level } = options;
  const df = fit.method.interval === "z" ? null : fit.k - fit.p;
  const { prediction = df === null ? "z" : "k-p" } = options;
  requireOneOf("predictAt", "prediction", ["k-p", "k-p-1", "z"], prediction);
  if (!(level > 0 && level < 1)) {
    throw new SynthesisError("BAD_OPTION", `predictAt: level needs a number between 0 and 1, got ${level}`);
  }
  const critical = criticalValues(level);
  const half = (degrees: number | null): number => (degrees === null ? critical.z : critical.t(degrees));
  const predictionDf = prediction === "z" ? null : fit.k - fit.p - (prediction === "k-p" ? 0 : 1);
  const foretold = fit.method.tau2 !== "CE" && (predictionDf === null || predictionDf > 0);
  return at.map((values) => {
    const weights = inBasis(fit.design, rowAt(fit.design, values));
    const estimate = dot(weights, fit.design.basis.coefficients);
    const variance = Math.max(0, quadratic(weights, fit.design.basis.covariance));
    const stdError = Math.sqrt(variance);
    return {
      at: values,
      estimate,
      stdError,
      df,
      confidence: about(estimate, half(df) * stdError),
      prediction: foretold ? about(estimate, half(predictionDf) * Math.sqrt(variance + fit.tau2)) : null,
    };
  });
}

/**
 * The entries of the fitted columns at given values.
 *
 * @param who - the function that was given the values
 */
export function rowAt(
  { intercept, terms, kept }: FittedDesign,
  at: Readonly<Record<string, number | string>>,
  who?: string,
): number[] {
  const all = [...(intercept ? [1] : []), ...terms.flatMap((term) => entriesOf(term, at, who))];
  return kept.map((place) => all[place]!);
}
