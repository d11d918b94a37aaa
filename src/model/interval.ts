import { normalQuantile, normalUpperTail, remembered, tQuantile, tUpperTail } from "../numeric/index.js";
import type { Interval, IntervalMethod, PredictionMethod } from "../types/index.js";
import { HenmiCopas } from "./henmi-copas.js";
import { type Approximation, kenwardRoger } from "./kenward-roger.js";
import { type Weighed, weighed } from "./mixed-model.js";
import type { Sample } from "./sample.js";

/** A pooled effect with all that its intervals are made of. */
export interface Pooled {
  readonly k: number;
  readonly estimate: number;
  /** Of the model: $1 / \sqrt{\sum w}$ with the model's own weights. */
  readonly stdError: number;
  /** Mean square about the model's estimate, by which Hartung and Knapp scale the variance. */
  readonly factor: number;
  readonly tau2: number;
  readonly kenwardRoger: () => Approximation;
  readonly henmiCopas: () => HenmiCopas;
}

/**
 * @param at - the sample as it was last weighed
 * @param weights - in the order of the sample, where they are not those of the model
 */
export function pooledAt(sample: Sample, at: Readonly<Weighed>, weights: Float64Array | null = null): Pooled {
  const { k, centre, unit } = sample;
  const { tau2, sumW, mean } = at;
  const own = weights === null ? null : weightedMean(sample, tau2, weights);
  const again = (value: number): Weighed => sample.weigh(value, weighed());
  return {
    k,
    estimate: centre + (own?.mean ?? mean) * unit,
    stdError: own === null ? unit / Math.sqrt(sumW) : unit * Math.sqrt(own.variance),
    factor: at.Q / (k - 1),
    tau2: tau2 * unit ** 2,
    kenwardRoger: () => {
      const { stdError, df } = kenwardRoger(sample, again(tau2));
      return { stdError: stdError * unit, df };
    },
    henmiCopas: () => new HenmiCopas(sample, again(0), tau2),
  };
}

function weightedMean(
  { k, y, v }: Sample,
  tau2: number,
  a: Float64Array,
): { readonly mean: number; readonly variance: number } {
  let total = 0;
  let first = 0;
  let square = 0;
  for (let i = 0; i < k; i++) {
    total += a[i]!;
    first += a[i]! * y[i]!;
    square += a[i]! * a[i]! * (v[i]! + tau2);
  }
  return { mean: first / total, variance: square / total ** 2 };
}

/** Two-sided critical values at one level. */
export interface CriticalValues {
  readonly level: number;
  readonly z: number;
  readonly t: (df: number) => number;
}

const lowerQuantile = remembered(tQuantile);
const lowerNormal = remembered(normalQuantile);

export function criticalValues(level: number): CriticalValues {
  const tail = (1 - level) / 2;
  return { level, z: -lowerNormal(tail, 0), t: (df) => -lowerQuantile(tail, df) };
}

/** The factor of an interval method on the model's variance. */
export const factorOf = {
  z: () => 1,
  t: () => 1,
  HKSJ: ({ factor }) => factor,
  "HKSJ-adhoc": ({ factor }) => Math.max(1, factor),
  KR: () => 1,
  HC: () => 1,
} satisfies Record<IntervalMethod, (pooled: Pooled) => number>;

/** A Paule-Mandel estimate makes the factor 1 by definition, up to rounding. */
const ROUNDING = 1e-8;

/** Whether a factor makes the Hartung-Knapp interval narrower than the model's own standard error would. */
export const isNarrower = (factor: number): boolean => factor < 1 - ROUNDING;

/** Standard error, degrees of freedom, interval and test of a pooled effect, k >= 2. */
export interface ConfidenceInterval {
  readonly stdError: number;
  readonly df: number | null;
  /** `null` where so few degrees of freedom are left that no number holds its limits. */
  readonly confidence: Interval | null;
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
  if (method === "HC") {
    const found = pooled.henmiCopas();
    return {
      stdError: pooled.stdError,
      df: null,
      confidence: about(pooled.estimate, found.critical(critical.level) * pooled.stdError),
    };
  }
  const { stdError, df } = approximation(method, pooled);
  return { stdError, df, confidence: heldAbout(pooled.estimate, half(df, critical) * stdError) };
}

function approximation(
  method: Exclude<IntervalMethod, "HC">,
  pooled: Pooled,
): { readonly stdError: number; readonly df: number | null } {
  if (method === "KR") return pooled.kenwardRoger();
  return { stdError: pooled.stdError * Math.sqrt(factorOf[method](pooled)), df: method === "z" ? null : pooled.k - 1 };
}

/** Two-sided probability of the statistic of an interval, were there no effect. */
export const probability = (method: IntervalMethod, pooled: Pooled, statistic: number, df: number | null): number =>
  method === "HC" ? pooled.henmiCopas().beyond(Math.abs(statistic)) : twoSided(statistic, df);

/** Two-sided probability of a statistic at least this far from 0. */
export const twoSided = (statistic: number, df: number | null): number =>
  Math.min(1, 2 * (df === null ? normalUpperTail(Math.abs(statistic)) : tUpperTail(Math.abs(statistic), df)));

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
  method: Exclude<PredictionMethod, "none" | "bootstrap">,
  interval: IntervalMethod,
  pooled: Pooled,
  critical: CriticalValues,
): Prediction | null {
  const { variance, df } = varianceOfMean(method, interval, pooled);
  if (df !== null && df <= 0) return null;
  const prediction = heldAbout(pooled.estimate, half(df, critical) * Math.sqrt(pooled.tau2 + variance));
  return prediction && { prediction, df };
}

/** What the mean being estimated adds to tau2, and the degrees of freedom. */
function varianceOfMean(
  method: Exclude<PredictionMethod, "none" | "bootstrap">,
  interval: IntervalMethod,
  pooled: Pooled,
): { readonly variance: number; readonly df: number | null } {
  if (method === "tau") return { variance: 0, df: null };
  if (method === "KR" || method === "KR-1") {
    const { stdError, df } = pooled.kenwardRoger();
    return { variance: stdError ** 2, df: method === "KR" ? df : df - 1 };
  }
  const factor = method.endsWith("-HK") ? factorOf[interval === "HKSJ-adhoc" ? interval : "HKSJ"](pooled) : 1;
  const df = method === "z" ? null : pooled.k - (method.startsWith("k-1") ? 1 : 2);
  return { variance: pooled.stdError ** 2 * factor, df };
}

const half = (df: number | null, critical: CriticalValues): number => (df === null ? critical.z : critical.t(df));

const heldAbout = (centre: number, halfWidth: number): Interval | null =>
  Number.isFinite(halfWidth) ? about(centre, halfWidth) : null;

export const about = (centre: number, halfWidth: number): Interval => [centre - halfWidth, centre + halfWidth];
