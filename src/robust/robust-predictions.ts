import { about, criticalValues } from "../model/interval.js";
import { rowAt } from "../regression/predict-at.js";
import type { RegressionPrediction, RobustFit } from "../types/index.js";
import { contrastTest, onBasis } from "./tests.js";

/**
 * What a robust fit expects at given values of the moderators: the mean effect with its robust interval, and the interval in
 * which the effect of a further trial lies, with the same degrees of freedom.
 *
 * The prediction interval takes the variance of true effects from the fit, whose model it trusts; it is `null` where that
 * variance is not the same for all effects, and under the common-effect model.
 *
 * @param at - values of all moderators, by name; `{}` for a fit without moderators
 * @throws {@link SynthesisError} `BAD_VALUES` where one is missing, or is a level that the fit has not seen
 * @example
 * const effects = [0.1, 0.3, 0.2, 0.6, 0.5, 0.9, 0.4].map((yi) => ({ yi, vi: 0.1 }));
 * const data = { lab: ["a", "a", "b", "b", "c", "d", "e"] };
 * const [{ estimate, stdError }] = robustPredictions(robust(pool(effects), { cluster: "lab", data }), [{}]);
 * `${estimate.toFixed(2)} (${stdError.toFixed(3)})`; // "0.43 (0.107)"
 */
export function robustPredictions(
  fit: RobustFit,
  at: readonly Readonly<Record<string, number | string>>[],
): readonly RegressionPrediction[] {
  const critical = criticalValues(fit.method.level);
  return at.map((values) => {
    const row = fit.design === null ? [1] : rowAt(fit.design, values, "robustPredictions");
    const { estimate, stdError, df, confidence } = contrastTest(fit, critical, "", onBasis(fit.basis, row));
    const half = df === null ? critical.z : critical.t(df);
    const { heterogeneity } = fit;
    const foretold = heterogeneity !== null && (df === null || df > 0);
    const prediction = foretold ? about(estimate, half * Math.sqrt(stdError ** 2 + heterogeneity)) : null;
    return { at: values, estimate, stdError, df, confidence, prediction };
  });
}
