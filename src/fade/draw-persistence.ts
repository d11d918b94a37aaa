import { SynthesisError } from "../errors.js";
import type { DrawnPersistence, Fade, FadeCurve, Persistence, PersistenceDrawing } from "../types/index.js";
import { isObserved } from "./asked-weeks.js";
import { drawnWeeks } from "./drawn-weeks.js";
import { persistence } from "./persistence.js";
import { estimateOf, weightsAt } from "./weights.js";

/** What a figure of shares is to show. */
export interface DrawPersistenceOptions {
  /** The week to which shares go on beyond the last one observed; by default they end there. */
  readonly until?: number;
}

/**
 * What share of the effect at one week is there at the weeks after it, as {@link persistencePlot} draws it.
 *
 * @param fitted - as {@link fade} returns it, with continuous curves
 * @param since - the week that shares are taken of
 * @returns for each curve {@link persistence} at weeks from `since` on; for one that was not observed at that week, or has no
 *   continuous curve, the reason
 * @throws {@link SynthesisError} `BAD_OPTION`
 * @example
 * const effects = [-1.0, -0.7, -0.3, -1.2, -0.7, -0.5, -0.9, -0.7, -0.3, -1.1, -0.8, -0.6, -1.0, -0.6, -0.2, -0.8, -0.7, -0.4];
 * const data = { trial: [..."AAABBBCCCDDDEEEFFF"], weeks: effects.map((_, i) => [4, 12, 52][i % 3]) };
 * const fitted = fade(effects.map((yi) => ({ yi, vi: 0.02 })), { data, samplingRho: 0.5 });
 * drawPersistence(fitted, 4).shares[0]?.points.at(-1)?.estimate?.toFixed(2); // "0.38"
 */
export function drawPersistence(fitted: Fade, since: number, options: DrawPersistenceOptions = {}): PersistenceDrawing {
  const { until = Number.NEGATIVE_INFINITY } = options;
  if (!Number.isFinite(since) || (options.until !== undefined && !Number.isFinite(until))) {
    throw new SynthesisError("BAD_OPTION", `drawPersistence: needs finite weeks, got ${since} and ${until}`);
  }
  return { fade: fitted, since, shares: fitted.curves.map((curve) => drawn(curve, since, until)) };
}

function drawn(curve: FadeCurve, since: number, until: number): DrawnPersistence {
  const none = (code: string, message: string): DrawnPersistence => ({
    ...{ curve, points: [] },
    reason: { code, severity: "info", message },
  });
  if (curve.shape.kind === "windows") return none("NO_CONTINUOUS_CURVE", "means of windows are no continuous curve");
  if (!isObserved(curve, since)) {
    const [first, last] = curve.weeks;
    return none("BEYOND_OBSERVED", `week ${since} lies beyond the weeks observed, ${first} to ${last}`);
  }
  const weeks = drawnWeeks(curve, until).flatMap(({ weeks: week }) => (week > since ? [week] : []));
  const later = weeks.map((week) => persistence(curve, week, since, { extrapolate: true }));
  return {
    curve,
    points: [whole(curve, since), ...later].map((share) => ({ ...share, observed: isObserved(curve, share.weeks) })),
    reason: null,
  };
}

/** The share of an effect in itself. */
function whole(curve: FadeCurve, since: number): Persistence {
  const base = estimateOf(curve, weightsAt(curve, since));
  return {
    ...{
      weeks: since,
      since,
      estimate: 1,
      kind: "interval",
      limits: [1, 1],
      level: curve.level,
      method: "robust test",
    },
    ...{ base, headline: true, reason: null, notes: [] },
  };
}
