import type { Interval } from "./contrast.js";
import type { Diagnostic } from "./diagnostic.js";
import type { Fit, PooledMeasure } from "./fit.js";

/** What was believed of tau and of the pooled effect before the trials were seen. */
export interface TauPrior {
  readonly family: "half-normal";
  /** Standard deviation of the normal distribution that was folded at 0, in the units of `yi`. */
  readonly scale: number;
  /** `flat`: every effect alike. */
  readonly effect: "flat" | { readonly mean: number; readonly sd: number };
}

/** The pooled effect if tau were this. */
export interface AtTau {
  readonly tau: number;
  readonly estimate: number;
  readonly stdError: number;
  /** Normal, since tau is taken as known. */
  readonly confidence: Interval;
  /** For the true effect of a further trial. */
  readonly prediction: Interval;
}

/** A distribution in four numbers; the interval leaves the same probability on both sides. */
export interface Distribution {
  readonly mean: number;
  readonly sd: number;
  readonly median: number;
  readonly interval: Interval;
}

/** What is believed once the trials were seen, tau averaged over. */
export interface TauPosterior {
  readonly prior: TauPrior;
  readonly effect: Distribution & { readonly probabilityBelowZero: number };
  readonly tau: Distribution;
  /** Of the true effect of a further trial. */
  readonly prediction: Distribution;
  readonly converged: boolean;
}

/** A pooled effect beside what it would be at other values of tau, and under a prior on tau. */
export interface TauSweep {
  readonly measure: PooledMeasure | null;
  readonly k: number;
  readonly level: number;
  /** The result as it is reported. */
  readonly fit: Fit;
  readonly atTau: readonly AtTau[];
  /** `null` where no prior was stated, or there is no study. */
  readonly posterior: TauPosterior | null;
  /** What was done, the prior with its scale: for tables and figures. */
  readonly caption: string;
  readonly notes: readonly Diagnostic[];
}
