import { about, criticalValues } from "../model/interval.js";
import type { CurvePoint, FadeCurve } from "../types/index.js";
import { askedWeek, type ExtrapolateOptions, isObserved } from "./asked-weeks.js";
import { estimateOf } from "./weights.js";

/**
 * The mean effect at each of some weeks, $f(t) = x(t)'\hat\beta$, treatment minus comparator on the analysis scale, with its robust
 * interval and the interval in which the true effect of a further trial at that week lies, whose variance is
 * $\widehat{\mathrm{Var}}\,f(t) + \tau^2$ with all variances between true effects in $\tau^2$ and the same degrees of freedom.
 *
 * @param weeks - as the curve counts them; within those observed unless `extrapolate`
 * @returns one point for each week, in order; of an exponential curve the standard error is that of the delta method
 * @throws {@link SynthesisError} `BEYOND_OBSERVED`, `BETWEEN_WINDOWS`, `BAD_WEEKS`
 * @see Riley, Higgins & Deeks (2011), BMJ 342:d549, doi:10.1136/bmj.d549
 * @example
 * const effects = [-1.0, -0.7, -0.3, -1.2, -0.7, -0.5, -0.9, -0.7, -0.3, -1.1, -0.8, -0.6, -1.0, -0.6, -0.2, -0.8, -0.7, -0.4];
 * const data = { trial: [..."AAABBBCCCDDDEEEFFF"], weeks: effects.map((_, i) => [4, 12, 52][i % 3]) };
 * const [curve] = fade(effects.map((yi) => ({ yi, vi: 0.02 })), { data, samplingRho: 0.5 }).curves;
 * curveAt(curve, [4, 26]).map(({ estimate, confidence: [lower, upper] }) => [estimate, lower, upper].map((each) => each.toFixed(2)).join(" ")); // ["-0.98 -1.09 -0.87", "-0.54 -0.66 -0.43"]
 */
export function curveAt(
  curve: FadeCurve,
  weeks: readonly number[],
  options: ExtrapolateOptions = {},
): readonly CurvePoint[] {
  const { heterogeneity } = curve.model.robust;
  const { z, t } = criticalValues(curve.level);
  return weeks.map((week) => {
    const found = estimateOf(curve, askedWeek("curveAt", curve, week, options));
    const { estimate, stdError, df } = found;
    const foretold = heterogeneity !== null && (df === null || df > 0);
    const half = foretold ? (df === null ? z : t(df)) * Math.sqrt(stdError ** 2 + heterogeneity) : null;
    return {
      weeks: week,
      ...found,
      prediction: half === null ? null : about(estimate, half),
      observed: isObserved(curve, week),
    };
  });
}
