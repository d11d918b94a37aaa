import { normalQuantile, normalUpperTail, tQuantile, tUpperTail } from "../numeric/index.js";
import type { Interval, IntervalMethod, PredictionMethod } from "../types/index.js";
import type { Weighed } from "./mixed-model.js";
import type { Sample } from "./sample.js";

/** A pooled effect with all that its intervals are made of. */
export interface Pooled {
  readonly k: number;
  readonly estimate: number;
  /** Of the model: $1 / \sqrt{\sum w}$. */
  readonly stdError: number;
  /** Generalized Q over k - 1, by which Hartung and Knapp scale the variance. */
  readonly factor: number;
  readonly tau2: number;
}

/** @param at - the sample as it was last weighed */
export const pooledAt = ({ k, centre, unit }: Sample, at: Readonly<Weighed>): Pooled => ({
  k,
  estimate: centre + at.mean * unit,
  stdError: unit / Math.sqrt(at.sumW),
  factor: at.Q / (k - 1),
  tau2: at.tau2 * unit ** 2,
});

/** Two-sided critical values at one level; that of the last degrees of freedom is kept, as intervals share it. */
export interface CriticalValues {
  readonly z: number;
  readonly t: (df: number) => number;
}

export function criticalValues(level: number): CriticalValues {
  const tail = (1 - level) / 2;
  let [lastDf, lastValue] = [Number.NaN, Number.NaN];
  const t = (df: number): number => {
    if (df !== lastDf) [lastDf, lastValue] = [df, -tQuantile(tail, df)];
    return lastValue;
  };
  return { z: -normalQuantile(tail), t };
}

/** The factor of an interval method on the model's variance. */
export const factorOf = {
  z: () => 1,
  t: () => 1,
  HKSJ: ({ factor }) => factor,
  "HKSJ-adhoc": ({ factor }) => Math.max(1, factor),
} satisfies Record<IntervalMethod, (pooled: Pooled) => number>;

/** A Paule-Mandel estimate makes the factor 1 by definition, up to rounding. */
const ROUNDING = 1e-8;

/** Whether a factor makes the Hartung-Knapp interval narrower than the model's own standard error would. */
export const isNarrower = (factor: number): boolean => factor < 1 - ROUNDING;

/** Standard error, degrees of freedom and interval of a pooled effect, k >= 2. */
export interface ConfidenceInterval {
  readonly stdError: number;
  readonly df: number | null;
  readonly confidence: Interval;
}

/**
 * @see Hartung & Knapp (2001), Statistics in Medicine 20:3875-3889, doi:10.1002/sim.1009; Sidik & Jonkman (2002),
 *   Statistics in Medicine 21:3153-3159, doi:10.1002/sim.1262
 */
export function confidenceInterval(
  method: IntervalMethod,
  pooled: Pooled,
  critical: CriticalValues,
): ConfidenceInterval {
  const stdError = pooled.stdError * Math.sqrt(factorOf[method](pooled));
  const df = method === "z" ? null : pooled.k - 1;
  return { stdError, df, confidence: about(pooled.estimate, half(df, critical) * stdError) };
}

/** Two-sided probability of a statistic at least this far from 0. */
export const twoSided = (statistic: number, df: number | null): number =>
  2 * (df === null ? normalUpperTail(Math.abs(statistic)) : tUpperTail(Math.abs(statistic), df));

export interface Prediction {
  readonly prediction: Interval;
  readonly df: number | null;
}

/**
 * Interval in which the true effect of a further study is expected, k >= 3.
 *
 * @param interval - the method of the confidence interval: with `HKSJ-adhoc` the Hartung-Knapp standard error of the
 *   prediction, too, keeps its factor at least 1
 * @see Higgins, Thompson & Spiegelhalter (2009), JRSS A 172:137-159, doi:10.1111/j.1467-985X.2008.00552.x, for `k-2`;
 *   Partlett & Riley (2017), Statistics in Medicine 36:301-317, doi:10.1002/sim.7140, for `k-2-HK`
 */
export function predictionInterval(
  method: Exclude<PredictionMethod, "none">,
  interval: IntervalMethod,
  pooled: Pooled,
  critical: CriticalValues,
): Prediction {
  const df = method === "z" ? null : pooled.k - (method.startsWith("k-1") ? 1 : 2);
  const factor = method.endsWith("-HK") ? factorOf[interval === "HKSJ-adhoc" ? interval : "HKSJ"](pooled) : 1;
  const stdError = Math.sqrt(pooled.tau2 + pooled.stdError ** 2 * factor);
  return { prediction: about(pooled.estimate, half(df, critical) * stdError), df };
}

const half = (df: number | null, critical: CriticalValues): number => (df === null ? critical.z : critical.t(df));

export const about = (centre: number, halfWidth: number): Interval => [centre - halfWidth, centre + halfWidth];
