import type { Interval } from "./contrast.js";
import type { Assumption, Covariance } from "./covariance.js";
import type { Diagnostic } from "./diagnostic.js";
import type { Fit, PooledMeasure } from "./fit.js";
import type { MixedFit, RandomStructure } from "./mixed.js";
import type { RobustFit, RobustType } from "./robust.js";

/** Everything that made a joint fit of several windows (or controls). */
export interface JointMethod {
  /** The facet whose values are fitted together: `window`, or another one. */
  readonly across: string;
  /**
   * How true effects of one trial hang together over its values; `intercept` is one effect for all windows of a trial, `none` a
   * common effect in each window.
   */
  readonly random: RandomStructure | "intercept" | "none";
  readonly estimator: "REML" | "ML";
  /** Of the standard errors, with Satterthwaite degrees of freedom and trials as clusters. */
  readonly robust: RobustType;
  /** 0 to 1. */
  readonly level: number;
}

/** The mean of one window in a joint fit. */
export interface JointMean {
  /** The value of the facet that was fitted across. */
  readonly value: string;
  /** Trials. */
  readonly k: number;
  /** On the analysis scale. */
  readonly estimate: number;
  readonly stdError: number;
  readonly df: number | null;
  readonly pValue: number | null;
  readonly confidence: Interval;
  /** For the true effect of a further trial in this window; `null` below three trials. */
  readonly prediction: Interval | null;
  /** `false` where the degrees of freedom are below 4: the p-value is not to be leaned on. */
  readonly reliable: boolean;
}

/** One effect of a joint fit. */
export interface JointStudy {
  readonly label: string;
  readonly trial: string;
  /** The window (or control) that it stands in. */
  readonly value: string;
  readonly yi: number;
  readonly vi: number;
}

/** Several windows (or controls) of one outcome domain in one model that respects that they share trials. */
export interface JointFit {
  /** The values of the other facets, and the outcome domain. */
  readonly key: Readonly<Record<string, string>>;
  readonly method: JointMethod;
  readonly measure: PooledMeasure | null;
  readonly studies: readonly JointStudy[];
  /** Covariances of their sampling errors; rows are places in `studies`. */
  readonly sampling: Covariance;
  /** Means of those windows that hold a trial, in order. */
  readonly means: readonly JointMean[];
  /** Windows without a trial. */
  readonly empty: readonly string[];
  /** Trials in all. */
  readonly trials: number;
  /** Those that stand in more than one window. */
  readonly repeated: readonly string[];
  /** `null` where there are no more effects than windows: then each mean is that of one trial. */
  readonly model: MixedFit | null;
  /** `null` with the model, and where one trial alone is left. */
  readonly robust: RobustFit | null;
  readonly assumptions: readonly Assumption[];
  readonly notes: readonly Diagnostic[];
}

/** Joint fits, one for each combination of the facets that they are not fitted across. */
export interface JointPool {
  readonly method: JointMethod;
  readonly fits: readonly JointFit[];
  /** Why there is no fit at all; absent where there is one. */
  readonly reason?: Diagnostic;
}

/** A difference between two windows, by one of two estimands. */
export interface ContrastEstimate {
  /**
   * `paired`: the mean change within trials that were observed in both; `joint`: the difference of the means of the joint
   * model, to which trials observed in one of them contribute, too.
   */
  readonly estimand: "paired" | "joint";
  /** Trials that contribute. */
  readonly k: number;
  /** First minus second, on the analysis scale. */
  readonly estimate: number;
  readonly stdError: number;
  /** `null` for a normal interval. */
  readonly df: number | null;
  readonly statistic: number | null;
  readonly pValue: number | null;
  readonly confidence: Interval;
  /** `false` where the degrees of freedom are below 4: the p-value is not to be leaned on. */
  readonly reliable: boolean;
}

/** How the benefit of two windows (or against two controls) differs. */
export interface WindowContrast {
  readonly key: Readonly<Record<string, string>>;
  /** What the two are values of: `window`, `control`. */
  readonly across: string;
  readonly first: string;
  readonly second: string;
  readonly measure: PooledMeasure | null;
  /** Of all intervals, 0 to 1. */
  readonly level: number;
  /** Means of the joint model. */
  readonly means: readonly [first: JointMean, second: JointMean];
  /** Trials by where they were observed. */
  readonly both: readonly string[];
  readonly onlyFirst: readonly string[];
  readonly onlySecond: readonly string[];
  readonly paired: ContrastEstimate | null;
  /** Why there is no paired estimate. */
  readonly pairedReason: Diagnostic | null;
  /** The differences within trials as they were pooled. */
  readonly pairedFit: Fit | null;
  /** Means of the trials that were observed in both, by the weights of their differences: they differ by the paired estimate. */
  readonly pairedMeans: readonly [first: number, second: number] | null;
  readonly joint: ContrastEstimate | null;
  /** Why there is no joint estimate. */
  readonly jointReason: Diagnostic | null;
  /** Which of the two is to be read first: paired where at least five trials have both. */
  readonly headline: "paired" | "joint" | null;
  /** Whether the headline compares trials with one another, which were not randomised to their windows or controls. */
  readonly leansOnDifferencesBetweenTrials: boolean;
  readonly assumptions: readonly Assumption[];
  readonly notes: readonly Diagnostic[];
}
