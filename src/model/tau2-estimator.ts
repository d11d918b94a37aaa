import type { MixedModel, Weighed } from "./mixed-model.js";

/** A between-study variance with its standard error, in the units of the model, and how the search ended. */
export interface Tau2Estimate {
  readonly tau2: number;
  readonly stdError: number | null;
  readonly converged: boolean;
  readonly iterations: number;
  /** Other local maxima of the likelihood that was climbed. */
  readonly otherModes?: readonly number[];
}

/** What some estimators are given besides the data. */
export interface Given {
  /** Weights of the caller's own, above 0, in the order of the model; 1 / v by default. */
  readonly weights?: Float64Array;
  /** A tau2 that is known, in the units of the model. */
  readonly tau2?: number;
}

/**
 * @param model - k > p
 * @param common - the model weighed at tau2 = 0
 * @param at - room to weigh it elsewhere; in the end it holds the model weighed at the estimate
 */
export type Tau2Estimator = (model: MixedModel, common: Readonly<Weighed>, at: Weighed, given?: Given) => Tau2Estimate;
