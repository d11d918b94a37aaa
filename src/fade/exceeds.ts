import { SynthesisError } from "../errors.js";
import { normalUpperTail, tUpperTail } from "../numeric/index.js";
import type { FadeCurve, WeekProbability } from "../types/index.js";
import { askedWeek, type ExtrapolateOptions, isObserved } from "./asked-weeks.js";
import { type Threshold, thresholdOf } from "./threshold.js";
import { estimateOf } from "./weights.js";

/** On which side of the threshold. */
export interface ExceedsOptions extends ExtrapolateOptions {
  /** By default the side of benefit. */
  readonly side?: "below" | "above";
}

/**
 * How sure the trials make one that the **mean** effect at each of some weeks lies beyond a value: $P(T > (c - f(t)) / SE)$ for t with the
 * degrees of freedom of that week, the confidence distribution of the mean. It is one minus the one-sided p-value, no posterior
 * probability, and says nothing of single trials or patients.
 *
 * @param weeks - within those observed unless `extrapolate`
 * @param threshold - on the analysis scale; `smallest-worthwhile` is that of the curve on the side of benefit
 * @throws {@link SynthesisError} `NO_SIDE`, `NO_SMALLEST_WORTHWHILE`, `BAD_OPTION`, `BEYOND_OBSERVED`, `BETWEEN_WINDOWS`, `BAD_WEEKS`
 * @see Schweder & Hjort (2002), Scandinavian Journal of Statistics 29:309-332, doi:10.1111/1467-9469.00285
 * @example
 * const effects = [-1.0, -0.7, -0.3, -1.2, -0.7, -0.5, -0.9, -0.7, -0.3, -1.1, -0.8, -0.6, -1.0, -0.6, -0.2, -0.8, -0.7, -0.4];
 * const data = { trial: [..."AAABBBCCCDDDEEEFFF"], weeks: effects.map((_, i) => [4, 12, 52][i % 3]) };
 * const [curve] = fade(effects.map((yi) => ({ yi, vi: 0.02 })), { data, samplingRho: 0.5 }).curves;
 * meanExceeds(curve, [26], -0.5, { side: "below" })[0].probability?.toFixed(2); // "0.81"
 */
export const meanExceeds = (
  curve: FadeCurve,
  weeks: readonly number[],
  threshold: Threshold,
  options: ExceedsOptions = {},
): readonly WeekProbability[] => exceeds("mean", curve, weeks, threshold, options);

/**
 * How probable it is that the true effect of **one further trial** at each of some weeks lies beyond a value: as
 * {@link meanExceeds}, with the variance between true effects added to that of the mean, as in a prediction interval.
 *
 * @param weeks - within those observed unless `extrapolate`
 * @param threshold - on the analysis scale; `smallest-worthwhile` is that of the curve on the side of benefit
 * @returns `probability` is `null` where all true effects are taken to lie on the curve
 * @throws {@link SynthesisError} `NO_SIDE`, `NO_SMALLEST_WORTHWHILE`, `BAD_OPTION`, `BEYOND_OBSERVED`, `BETWEEN_WINDOWS`, `BAD_WEEKS`
 * @see Higgins, Thompson & Spiegelhalter (2009), JRSS A 172:137-159, doi:10.1111/j.1467-985X.2008.00552.x
 * @example
 * const effects = [-1.0, -0.7, -0.3, -1.2, -0.7, -0.5, -0.9, -0.7, -0.3, -1.1, -0.8, -0.6, -1.0, -0.6, -0.2, -0.8, -0.7, -0.4];
 * const data = { trial: [..."AAABBBCCCDDDEEEFFF"], weeks: effects.map((_, i) => [4, 12, 52][i % 3]) };
 * const [curve] = fade(effects.map((yi) => ({ yi, vi: 0.002 })), { data, samplingRho: 0.5 }).curves;
 * trialExceeds(curve, [26], -0.5, { side: "below" })[0].probability?.toFixed(2); // "0.63"
 */
export const trialExceeds = (
  curve: FadeCurve,
  weeks: readonly number[],
  threshold: Threshold,
  options: ExceedsOptions = {},
): readonly WeekProbability[] => exceeds("trial", curve, weeks, threshold, options);

function exceeds(
  of: WeekProbability["of"],
  curve: FadeCurve,
  weeks: readonly number[],
  asked: Threshold,
  options: ExceedsOptions,
): readonly WeekProbability[] {
  const who = of === "mean" ? "meanExceeds" : "trialExceeds";
  const threshold = thresholdOf(who, curve, asked);
  const side = options.side ?? curve.benefit;
  if (side !== "below" && side !== "above") {
    throw new SynthesisError(
      "NO_SIDE",
      `${who}: it is not known on which side of no effect the treatment is favoured`,
      {
        remedy: 'say which side is meant: side: "below" or "above"',
      },
    );
  }
  const between = of === "mean" ? 0 : curve.model.robust.heterogeneity;
  return weeks.map((week) => {
    const { estimate, stdError, df, statistic, reliable } = estimateOf(curve, askedWeek(who, curve, week, options));
    const known = between !== null && statistic !== null;
    const away = known ? (threshold - estimate) / Math.sqrt(stdError ** 2 + between) : null;
    const tail = away === null ? null : side === "above" ? away : -away;
    return {
      ...{ weeks: week, of, threshold, side, df, reliable },
      probability: tail === null ? null : df === null ? normalUpperTail(tail) : tUpperTail(tail, df),
      observed: isObserved(curve, week),
      reason: known ? null : between === null ? noSpread : noError,
    };
  });
}

const noSpread = {
  code: "NO_SPREAD",
  severity: "info",
  message: "all true effects are taken to lie on the curve: how those of trials vary is not in the model",
} as const;

const noError = {
  code: "CLUSTERS_AGREE",
  severity: "warning",
  message: "all effects lie on the curve: its standard error is 0, and there is no probability",
} as const;
