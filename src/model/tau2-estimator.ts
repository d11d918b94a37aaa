import type { MixedModel, Weighed } from "./mixed-model.js";

/** A between-study variance with its standard error, in the units of the model, and how the search ended. */
export interface Tau2Estimate {
  readonly tau2: number;
  readonly stdError: number | null;
  readonly converged: boolean;
  readonly iterations: number;
}

/**
 * @param model - k > p
 * @param common - the model weighed at tau2 = 0
 * @param at - room to weigh it elsewhere; in the end it holds the model weighed at the estimate
 * @param weights - of the caller's own, one for each effect in the order of the model, for the estimators that use them
 */
export type Tau2Estimator = (
  model: MixedModel,
  common: Readonly<Weighed>,
  at: Weighed,
  weights?: Float64Array,
) => Tau2Estimate;
