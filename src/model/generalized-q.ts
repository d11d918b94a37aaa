import { type Point, type Root, risingRoot } from "../numeric/index.js";
import type { MixedModel, Weighed } from "./mixed-model.js";

/**
 * The tau2 >= 0 at which the generalized Q falls to a target; 0 if it is there already.
 *
 * Solved as target / Q = 1, which is straight where the variances are equal. Q lies between the same sum of squares with
 * all weights at their smallest and at their largest, which brackets the root.
 *
 * @param target - above 0
 * @param common - the model weighed at tau2 = 0
 * @param near - the model weighed at a tau2 to start from
 * @param at - room to weigh the model elsewhere
 * @see Viechtbauer (2007), Statistics in Medicine 26:37-52, doi:10.1002/sim.2514
 */
export function tau2AtQ(
  target: number,
  model: MixedModel,
  common: Readonly<Weighed>,
  near: Readonly<Weighed>,
  at: Weighed,
): Root {
  if (common.Q <= target) return { x: 0, converged: true, iterations: 0 };
  const low = Math.max(0, model.spread / target - model.largestV);
  const high = model.spread / target - model.smallestV;
  const start = near.tau2 + (near.Q * (near.Q / target - 1)) / near.yPPy;
  at.mean = near.mean;
  const evaluate = (tau2: number, point: Point): void => {
    const { Q, yPPy } = model.weighQ(tau2, at);
    point.value = target / Q - 1;
    point.slope = ((target / Q) * yPPy) / Q;
  };
  return risingRoot(evaluate, [low, high], Math.min(Math.max(low, start), high), 4 * Number.EPSILON * model.smallestV);
}
