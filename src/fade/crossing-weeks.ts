import type { FadeCurve, WeekCrossings } from "../types/index.js";
import { type ExtrapolateOptions, isObserved, requireContinuous, searchedWeeks } from "./asked-weeks.js";
import { beyond, heightOf, pointsOf, spansWhere, withAll, zerosOf } from "./inversion.js";
import { type Threshold, thresholdOf } from "./threshold.js";
import { weightsAt } from "./weights.js";

/**
 * The weeks at which the mean effect crosses a value: 0, or the smallest worthwhile difference. None, one or several, each with the
 * span of weeks about it at which the test of $f(t) = c$ does not reject.
 *
 * `spans` has all weeks at which the curve is not told from the value, also those that no crossing of the estimate lies in.
 * `limitCrossings` says when a limit of the confidence band passes the value: that describes the band, which is wider with fewer
 * trials, and does not estimate when the effect does.
 *
 * @param threshold - on the analysis scale, 0 by default; `smallest-worthwhile` is that of the curve on the side of benefit
 * @returns weeks within those observed; with `extrapolate` from 0 to ten times the last observed one
 * @throws {@link SynthesisError} `NO_CONTINUOUS_CURVE` for means of windows, `NO_SMALLEST_WORTHWHILE`, `BAD_OPTION`
 * @see Cox (1990), Biometrics 46:709-718, doi:10.2307/2532090, for sets by inversion of a test
 * @example
 * const effects = [-1.0, -0.7, -0.3, -1.2, -0.7, -0.5, -0.9, -0.7, -0.3, -1.1, -0.8, -0.6, -1.0, -0.6, -0.2, -0.8, -0.7, -0.4];
 * const data = { trial: [..."AAABBBCCCDDDEEEFFF"], weeks: effects.map((_, i) => [4, 12, 52][i % 3]) };
 * const [curve] = fade(effects.map((yi) => ({ yi, vi: 0.02 })), { data, samplingRho: 0.5 }).curves;
 * crossingWeeks(curve, -0.5).crossings.map(({ weeks, direction }) => `${weeks.toFixed(1)} ${direction}`); // ["31.0 rising"]
 * crossingWeeks(curve).notes.map(({ code }) => code); // ["NOT_CROSSED"]
 */
export function crossingWeeks(
  curve: FadeCurve,
  threshold: Threshold = 0,
  options: ExtrapolateOptions = {},
): WeekCrossings {
  requireContinuous("crossingWeeks", curve);
  const value = thresholdOf("crossingWeeks", curve, threshold);
  const searched = searchedWeeks(curve, options);
  const points = pointsOf(searched);
  const excess = (week: number): number => heightOf(curve, weightsAt(curve, week)) - value;
  const found = zerosOf(excess, points);
  const spans = spansWhere((week) => beyond(curve, weightsAt(curve, week), value), withAll(points, found));
  const crossings = found.map((weeks, i) => {
    const before = 0.5 * (weeks + (found[i - 1] ?? searched[0]));
    return {
      weeks,
      direction: excess(before) < 0 ? ("rising" as const) : ("falling" as const),
      span: spans.find(([from, to]) => from <= weeks && weeks <= to) ?? ([weeks, weeks] as const),
      observed: isObserved(curve, weeks),
    };
  });
  return {
    ...{ threshold: value, crossings, spans, searched, level: curve.level },
    // Where the test begins or ceases to reject, one limit passes the value: that on the far side of the estimate.
    limitCrossings: spans
      .flat()
      .filter((week) => week > searched[0] && week < searched[1])
      .map((weeks) => ({ weeks, limit: excess(weeks) > 0 ? "lower" : "upper" })),
    reachesEnd: spans.at(-1)?.[1] === searched[1],
    notes:
      crossings.length > 0
        ? []
        : [
            {
              code: "NOT_CROSSED",
              severity: "info",
              message: `the curve does not cross ${value} between weeks ${searched[0]} and ${searched[1]}`,
              evidence: { threshold: value, searched },
            },
          ],
  };
}
