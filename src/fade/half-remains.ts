import { normalUpperTail, tUpperTail } from "../numeric/index.js";
import type { Diagnostic, FadeCurve, FadeEstimate, HalfRemains } from "../types/index.js";
import { askedPair, type ExtrapolateOptions } from "./asked-weeks.js";
import { fewDegrees, notClear } from "./base-effect.js";
import { estimateOf, lessShare } from "./weights.js";

/**
 * The one-sided test that at least half of the benefit at week s is there at week t: of $f(t) - f(s)/2$ against less, counted
 * towards benefit. A small p-value says that more than half is left; a large one says that these trials do not show it, and not
 * that less is left.
 *
 * It is asked only where there is something to keep: the effect at s has to be different from 0 by its two-sided test, and on the side
 * of benefit where that is known.
 *
 * @param weeks - the week t
 * @param since - the week s
 * @returns `test` is `null`, with the reason, where the effect at s is not clear
 * @throws {@link SynthesisError} `SAME_WEEKS`, `BEYOND_OBSERVED`, `BETWEEN_WINDOWS`, `BAD_WEEKS`
 * @see Rothmann, Li, Chen, Chi, Temple & Tsou (2003), Statistics in Medicine 22:239-264, doi:10.1002/sim.1400, for shares that
 *   are to be kept of an effect
 * @example
 * const effects = [-1.0, -0.7, -0.3, -1.2, -0.7, -0.5, -0.9, -0.7, -0.3, -1.1, -0.8, -0.6, -1.0, -0.6, -0.2, -0.8, -0.7, -0.4];
 * const data = { trial: [..."AAABBBCCCDDDEEEFFF"], weeks: effects.map((_, i) => [4, 12, 52][i % 3]) };
 * const [curve] = fade(effects.map((yi) => ({ yi, vi: 0.02 })), { data, samplingRho: 0.5 }).curves;
 * halfRemains(curve, 26, 4).test?.pValue?.toFixed(2); // "0.11"
 */
export function halfRemains(
  curve: FadeCurve,
  weeks: number,
  since: number,
  options: ExtrapolateOptions = {},
): HalfRemains {
  const [later, start] = askedPair("halfRemains", curve, [weeks, since], options);
  const base = estimateOf(curve, start);
  const unclear = notClear(curve, since, base);
  const reason = unclear?.code === "BASE_NOT_CLEAR" ? unclear : otherSide(curve, since, base);
  if (reason !== null) return { weeks, since, test: null, base, reason, notes: [] };
  const { confidence: _, ...found } = estimateOf(curve, lessShare(later, 0.5, start));
  const towards = Math.sign(base.estimate);
  const statistic = found.statistic === null ? null : towards * found.statistic;
  const test = { ...found, estimate: towards * found.estimate, statistic, pValue: oneSided(statistic, found.df) };
  const notes = [
    ...(unclear === null ? [] : [unclear]),
    ...(found.reliable ? [] : [fewDegrees("what is left beyond half", found)]),
  ];
  return { weeks, since, test, base, reason: null, notes };
}

const oneSided = (statistic: number | null, df: number | null): number | null =>
  statistic === null ? null : df === null ? normalUpperTail(statistic) : tUpperTail(statistic, df);

function otherSide({ benefit }: FadeCurve, since: number, { estimate }: FadeEstimate): Diagnostic | null {
  if (benefit === null || estimate < 0 === (benefit === "below")) return null;
  return {
    code: "NO_BENEFIT",
    severity: "warning",
    message: `the effect at week ${since} favours the comparator: there is no benefit of which half could be left`,
    evidence: { since, estimate, benefit },
  };
}
