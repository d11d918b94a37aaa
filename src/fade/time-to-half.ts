import type { Diagnostic, FadeCurve, Interval, TimeToHalf } from "../types/index.js";
import { askedWeek, type ExtrapolateOptions, isObserved, requireContinuous, searchedWeeks } from "./asked-weeks.js";
import { aboutTests, notClear } from "./base-effect.js";
import { beyond, heightOf, pointsOf, spansWhere, withAll, zerosOf } from "./inversion.js";
import { estimateOf, lessShare, weightsAt } from "./weights.js";

/**
 * When half of the effect at week s is left: the first week t after s with $f(t) = f(s) / 2$.
 *
 * The set is that of all weeks after s at which the test of $f(t) - f(s)/2 = 0$ does not reject, each with its own CR2 standard error
 * and degrees of freedom. It may be empty, in several spans, or reach the end of the weeks that were looked at: then half
 * may be left for longer than anybody watched. Where the effect at s may be 0, it begins at s. Of an exponential curve the standard
 * errors are those of the delta method.
 *
 * The estimate is `null` where the curve does not come to half within the observed weeks. With `extrapolate` weeks up to ten times
 * the last observed one are looked at, which leans on the shape alone; a curve may come to rest above half, and then there is no such
 * week at all.
 *
 * @param since - the week s, within the observed ones unless `extrapolate`
 * @throws {@link SynthesisError} `NO_CONTINUOUS_CURVE` for means of windows, `BEYOND_OBSERVED`, `BAD_WEEKS`
 * @see Cox (1990), Biometrics 46:709-718, doi:10.2307/2532090, for sets by inversion of a test
 * @example
 * const effects = [-1.0, -0.7, -0.3, -1.2, -0.7, -0.5, -0.9, -0.7, -0.3, -1.1, -0.8, -0.6, -1.0, -0.6, -0.2, -0.8, -0.7, -0.4];
 * const data = { trial: [..."AAABBBCCCDDDEEEFFF"], weeks: effects.map((_, i) => [4, 12, 52][i % 3]) };
 * const [curve] = fade(effects.map((yi) => ({ yi, vi: 0.02 })), { data, samplingRho: 0.5 }).curves;
 * const { estimate, spans, reachesEnd } = timeToHalf(curve, 4);
 * [estimate?.toFixed(1), spans[0]?.[0].toFixed(1), reachesEnd]; // ["32.3", "22.5", true]
 */
export function timeToHalf(curve: FadeCurve, since: number, options: ExtrapolateOptions = {}): TimeToHalf {
  requireContinuous("timeToHalf", curve);
  const start = askedWeek("timeToHalf", curve, since, options);
  const base = estimateOf(curve, start);
  const searched = searchedWeeks(curve, options, since);
  const left = (week: number): readonly number[] => lessShare(weightsAt(curve, week), 0.5, start);
  const points = pointsOf(searched);
  const found = zerosOf((week) => heightOf(curve, left(week)), points);
  const spans = spansWhere((week) => beyond(curve, left(week)), withAll(points, found));
  const estimate = found[0] ?? null;
  const unclear = notClear(curve, since, base);
  // The week itself and the ends of the set, each of which a test decides.
  const tests = [...(estimate === null ? [] : [estimate]), ...spans.flat()].map((week) =>
    estimateOf(curve, left(week)),
  );
  return {
    ...{ since, estimate, spans, searched, level: curve.level, base },
    reachesEnd: spans.at(-1)?.[1] === searched[1],
    observed: estimate !== null && isObserved(curve, estimate),
    reason: estimate === null ? notReached(since, searched, options) : null,
    notes: [...(unclear === null ? [] : [unclear]), ...aboutTests("what is left beyond half", tests)],
  };
}

const notReached = (since: number, [, last]: Interval, { extrapolate = false }: ExtrapolateOptions): Diagnostic => ({
  code: "HALF_NOT_REACHED",
  severity: "info",
  message:
    since < last
      ? `the curve does not come to half of what it is at week ${since} by week ${last}${extrapolate ? "" : ", the last observed"}`
      : `no week after week ${since} was observed`,
  ...(extrapolate ? {} : { remedy: "extrapolate: true looks further, and leans on the shape alone" }),
  evidence: { since, last },
});
