import { SynthesisError } from "../errors.js";
import type { Fit, Interval, Measure } from "../types/index.js";
import { requireMeasure } from "./measure-effect.js";
import { harmonicSize, naturalScale } from "./natural-scale.js";
import { readingOf } from "./reading.js";
import { scaleOf } from "./scales.js";

/** A fit on the scale that a reader sees. */
export interface BackTransformed {
  readonly measure: Measure;
  /** What leads back: `exp(y)`. */
  readonly by: string;
  /** The size that it hangs on; `null` for the scales that need none. */
  readonly n: number | null;
  readonly estimate: number | null;
  readonly confidence: Interval | null;
  readonly prediction: Interval | null;
}

/** Results on the scale of analysis: a {@link Fit}, or a row made of one. */
export type OnAnalysisScale = Pick<Fit, "measure" | "estimate" | "confidence"> &
  Partial<Pick<Fit, "prediction" | "studies">>;

/** The size that a scale needs on the way back. */
export interface BackOptions {
  /** Persons for `PFT`, person-time for `IRFT`. */
  readonly n?: number;
}

/** A measure whose scale needs a size has one, or the reader is asked for it. */
function sizeFor(measure: Measure, n: number | null | undefined): number | null {
  const { needs } = scaleOf(readingOf(measure).scale);
  if (needs === null) return null;
  if (n !== null && n !== undefined && n > 0) return n;
  throw new SynthesisError("NO_SIZE", `backTransform: the way back from ${measure} hangs on a ${needs}, got none`, {
    remedy: "give n, such as the harmonic mean of the studies",
  });
}

/**
 * Back from the scale of analysis to the one that a reader sees: log odds ratios to odds ratios, Fisher's z to correlations,
 * log odds to proportions, whatever the measure. Limits go the same way as the estimate.
 *
 * The double arcsine (`PFT`) and the double square root (`IRFT`) hang on a size. For a fit it is the harmonic mean of its
 * studies unless given; what comes back can mislead where sizes differ much, and `PLO` or `PAS` do without.
 *
 * @param of - a measure's code, with a number on its scale; or a fit
 * @returns the number; or estimate, confidence and prediction limits of the fit
 * @throws {@link SynthesisError} `NO_SIZE` where the scale needs one and neither the call nor the studies give it; `NO_SUCH_MEASURE`
 * @see Miller (1978), The American Statistician 32:138, doi:10.1080/00031305.1978.10479283, for the double arcsine; Barendregt
 *   et al. (2013), doi:10.1136/jech-2013-203104, for its ends; Schwarzer et al. (2019), doi:10.1002/jrsm.1348, for the caution
 * @example
 * backTransform("PLO", 0); // 0.5
 */
export function backTransform(of: Measure, y: number, options?: BackOptions): number;
/**
 * @example
 * const rows = measureEffects("PR", [{ n: 40, events: 8 }, { n: 60, events: 12 }]);
 * const fit = pool(rows.filter((row) => row.yi !== null), { tau2: "CE", interval: "z" });
 * backTransform(fit)?.estimate?.toFixed(2); // "0.20"
 */
export function backTransform(of: OnAnalysisScale, options?: BackOptions): BackTransformed | null;
export function backTransform(
  of: Measure | OnAnalysisScale,
  second?: number | BackOptions,
  third: BackOptions = {},
): number | BackTransformed | null {
  if (typeof of === "string") {
    requireMeasure(of, "backTransform");
    return naturalScale(of, sizeFor(of, third.n)).value(second as number);
  }
  const { measure, estimate, confidence, prediction = null, studies = [] } = of;
  if (measure === null) return null;
  const n = sizeFor(measure, (second as BackOptions | undefined)?.n ?? harmonicSize(studies));
  const { value } = naturalScale(measure, n);
  const both = (limits: Interval | null): Interval | null => limits && [value(limits[0]), value(limits[1])];
  return {
    measure,
    by: scaleOf(readingOf(measure).scale).inverse,
    n,
    estimate: estimate === null ? null : value(estimate),
    confidence: both(confidence),
    prediction: both(prediction),
  };
}
