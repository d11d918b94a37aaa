import type { Sample } from "./sample.js";
import type { Weighed } from "./weigh.js";

/** A between-study variance with its standard error, in the units of the sample, and how the search ended. */
export interface Tau2Estimate {
  readonly tau2: number;
  readonly stdError: number | null;
  readonly converged: boolean;
  readonly iterations: number;
}

/**
 * @param sample - k >= 2
 * @param common - the sample weighed at tau2 = 0
 * @param at - room to weigh it elsewhere; in the end it holds the sample weighed at the estimate
 */
export type Tau2Estimator = (sample: Sample, common: Readonly<Weighed>, at: Weighed) => Tau2Estimate;
