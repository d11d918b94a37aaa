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
