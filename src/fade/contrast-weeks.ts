import type { FadeCurve, FadeEstimate } from "../types/index.js";
import { askedPair, type ExtrapolateOptions } from "./asked-weeks.js";
import { estimateOf, lessShare } from "./weights.js";

/**
 * By how much the mean effect at one week differs from that at another: $f(s) - f(t)$ on the analysis scale, first minus second.
 * Both are read from one curve, so that what they have in common cancels.
 *
 * @param first - the week s
 * @param second - the week t
 * @throws {@link SynthesisError} `SAME_WEEKS`, `BEYOND_OBSERVED`, `BETWEEN_WINDOWS`, `BAD_WEEKS`
 * @see Pustejovsky & Tipton (2018), Journal of Business & Economic Statistics 36:672-683, doi:10.1080/07350015.2016.1247004
 * @example
 * const effects = [-1.0, -0.7, -0.3, -1.2, -0.7, -0.5, -0.9, -0.7, -0.3, -1.1, -0.8, -0.6, -1.0, -0.6, -0.2, -0.8, -0.7, -0.4];
 * const data = { trial: [..."AAABBBCCCDDDEEEFFF"], weeks: effects.map((_, i) => [4, 12, 52][i % 3]) };
 * const [curve] = fade(effects.map((yi) => ({ yi, vi: 0.02 })), { data, samplingRho: 0.5 }).curves;
 * const { estimate, confidence: [lower, upper] } = contrastWeeks(curve, 4, 52);
 * [estimate, lower, upper].map((each) => each.toFixed(2)); // ["-0.61", "-0.76", "-0.46"]
 */
export function contrastWeeks(
  curve: FadeCurve,
  first: number,
  second: number,
  options: ExtrapolateOptions = {},
): FadeEstimate {
  const [one, other] = askedPair("contrastWeeks", curve, [first, second], options);
  return estimateOf(curve, lessShare(one, 1, other));
}
