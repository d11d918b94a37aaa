import { chiSquareQuantile, chiSquareUpperQuantile, remembered } from "../numeric/index.js";
import type { Interval } from "../types/index.js";
import { tau2AtQ } from "./generalized-q.js";
import { type MixedModel, type Weighed, weighed } from "./mixed-model.js";

const lowerQuantile = remembered(chiSquareQuantile);
const upperQuantile = remembered(chiSquareUpperQuantile);

/** The median of chi-square: below its mean, the degrees of freedom. */
export const chiSquareMedian = (df: number): number => chiSquareQuantile(0.5, df);

/** An interval for tau2 in the units of the model; `empty` if no tau2 >= 0 agrees with so small a Q, and then it is 0 to 0. */
export interface Tau2Interval {
  readonly interval: Interval;
  readonly empty: boolean;
  readonly converged: boolean;
}

/**
 * Interval of the tau2 at which the generalized Q lies between the quantiles of its distribution, chi-square with k - p
 * degrees of freedom: exact when the variances are known.
 *
 * @param level - 0 to 1
 * @param common - the model, k > p, weighed at tau2 = 0
 * @param near - the model weighed at an estimate of tau2, from which the search starts
 * @see Viechtbauer (2007), Statistics in Medicine 26:37-52, doi:10.1002/sim.2514
 */
export function qProfile(
  level: number,
  model: MixedModel,
  common: Readonly<Weighed>,
  near: Readonly<Weighed>,
): Tau2Interval {
  const df = model.k - model.p;
  const tail = (1 - level) / 2;
  const smallestQ = lowerQuantile(tail, df);
  const at = weighed();
  const lower = tau2AtQ(upperQuantile(tail, df), model, common, near, at);
  const upper = tau2AtQ(smallestQ, model, common, near, at);
  return {
    interval: [lower.x, upper.x],
    empty: common.Q < smallestQ,
    converged: lower.converged && upper.converged,
  };
}
