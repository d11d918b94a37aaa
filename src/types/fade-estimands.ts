import type { Interval } from "./contrast.js";
import type { Diagnostic } from "./diagnostic.js";
import type { FadeEstimate } from "./fade.js";
import type { JointTest } from "./regression.js";

/** Whether a curve is flat. */
export interface Flatness {
  /** Of all coefficients but the level at once; `null` where there is no such test. */
  readonly test: JointTest | null;
  /** Why there is no test, and what to ask instead. */
  readonly reason: Diagnostic | null;
  readonly notes: readonly Diagnostic[];
}

/** What share of the effect at one week is there at another: $f(t) / f(s)$, with all shares that the trials do not contradict. */
export interface Persistence {
  /** The week t. */
  readonly weeks: number;
  /** The week s that it is a share of. */
  readonly since: number;
  /** `null` where the curve at s is 0. */
  readonly estimate: number | null;
  /**
   * `interval`: all shares from the lower to the upper limit. `two-rays`: all shares but those between the limits, because the
   * effect at s may be 0. `whole-line`: any share.
   */
  readonly kind: "interval" | "two-rays" | "whole-line";
  /** `null` for `whole-line`. */
  readonly limits: Interval | null;
  readonly level: number;
  readonly method: "robust test" | "profile likelihood";
  /** The effect at s. */
  readonly base: FadeEstimate;
  /** Whether it is a number to be read first: the effect at s is clearly different from 0, on 4 degrees of freedom or more. */
  readonly headline: boolean;
  /** Why it is not. */
  readonly reason: Diagnostic | null;
  readonly notes: readonly Diagnostic[];
}

/** The weeks at which a curve has some value: the first or all of the estimate, and those that its test does not reject. */
export interface WeekSet {
  /** Weeks at which the test does not reject, in spans that do not touch. */
  readonly spans: readonly Interval[];
  /** Weeks that were looked at. */
  readonly searched: Interval;
  /** The last span reaches the end of what was looked at: it may go on beyond. */
  readonly reachesEnd: boolean;
}

/** When half of the effect at one week is left. */
export interface TimeToHalf extends WeekSet {
  /** The week s. */
  readonly since: number;
  /** The first week after s at which the curve is half of what it is at s; `null` where it is not within what was looked at. */
  readonly estimate: number | null;
  /** Whether the estimate lies within the observed weeks. */
  readonly observed: boolean;
  readonly level: number;
  /** The effect at s. */
  readonly base: FadeEstimate;
  /** Why there is no estimate. */
  readonly reason: Diagnostic | null;
  readonly notes: readonly Diagnostic[];
}

/** In how many weeks an exponential curve halves its distance to its asymptote: $\log 2 / \lambda$. */
export interface RateHalfLife {
  readonly estimate: number;
  /** By profile likelihood; an end that the likelihood does not close is `null`. */
  readonly limits: readonly [lower: number | null, upper: number | null];
  readonly level: number;
  readonly notes: readonly Diagnostic[];
}

/** One week at which the estimated curve crosses a value. */
export interface WeekCrossing {
  readonly weeks: number;
  /** Whether the curve rises or falls there. */
  readonly direction: "rising" | "falling";
  /** The span of weeks about it at which the curve is not told from the value. */
  readonly span: Interval;
  readonly observed: boolean;
}

/** A week at which a confidence limit crosses a value: a description of the band, not an estimate of when the curve does. */
export interface LimitCrossing {
  readonly weeks: number;
  readonly limit: "lower" | "upper";
}

/** The weeks at which a curve crosses a value. */
export interface WeekCrossings extends WeekSet {
  /** On the analysis scale. */
  readonly threshold: number;
  /** None, one or several, in order. */
  readonly crossings: readonly WeekCrossing[];
  readonly limitCrossings: readonly LimitCrossing[];
  readonly level: number;
  readonly notes: readonly Diagnostic[];
}

/** How probable it is that an effect at one week lies beyond a value. */
export interface WeekProbability {
  readonly weeks: number;
  /** `mean`: the mean effect over trials; `trial`: the true effect of one further trial. */
  readonly of: "mean" | "trial";
  readonly threshold: number;
  /** On which side of the threshold. */
  readonly side: "below" | "above";
  /** 0 to 1; `null` where it cannot be told. */
  readonly probability: number | null;
  readonly df: number | null;
  readonly observed: boolean;
  readonly reliable: boolean;
  readonly reason: Diagnostic | null;
}

/** The mean of a curve over a span of weeks. */
export interface TimeAverage extends FadeEstimate {
  readonly span: Interval;
}

/** Whether at least half of the effect at one week is there at another. */
export interface HalfRemains {
  /** The week t. */
  readonly weeks: number;
  /** The week s. */
  readonly since: number;
  /**
   * What the effect at t has beyond half of the effect at s, counted towards benefit, with the one-sided p-value of less than half
   * being left; `null` where the effect at s is not clear.
   */
  readonly test: Omit<FadeEstimate, "confidence"> | null;
  /** The effect at s. */
  readonly base: FadeEstimate;
  readonly reason: Diagnostic | null;
  readonly notes: readonly Diagnostic[];
}
