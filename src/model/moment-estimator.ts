import { crossing, type Root } from "../numeric/index.js";
import type { MixedModel } from "./mixed-model.js";
import type { Tau2Interval } from "./q-profile.js";
import { type QuadraticForm, quadraticForm } from "./quadratic-form.js";
import type { Tau2Estimate } from "./tau2-estimator.js";

/**
 * The tau2 at which a sum of squares with weights of one's own equals its expectation, floored at 0.
 *
 * @see DerSimonian & Kacker (2007), Contemporary Clinical Trials 28:105-114, doi:10.1016/j.cct.2006.04.004, eq. 6
 */
export function momentEstimate(model: MixedModel, a: Float64Array): Tau2Estimate {
  const form = quadraticForm(model, a);
  const tau2 = Math.max(0, (form.Q - form.trPV) / form.trP);
  return { tau2, stdError: stdErrorOf(form, tau2), converged: true, iterations: 0 };
}

/**
 * The tau2 at which it equals its median, 0 if it is below the median even there.
 *
 * @see Viechtbauer (2021), Handbook of Meta-Analysis, ch. 11 (median-unbiased estimators)
 */
export function medianEstimate(model: MixedModel, a: Float64Array): Tau2Estimate {
  const form = quadraticForm(model, a);
  const { x: tau2, ...ending } = tau2Below(model, form, 0.5);
  return { tau2, stdError: stdErrorOf(form, tau2), ...ending };
}

/**
 * Interval of the tau2 at which the sum of squares lies between the quantiles of its exact distribution.
 *
 * @see Jackson (2013), Research Synthesis Methods 4:220-229, doi:10.1002/jrsm.1081
 */
export function generalizedQInterval(level: number, model: MixedModel, a: Float64Array): Tau2Interval {
  const form = quadraticForm(model, a);
  const tail = (1 - level) / 2;
  const lower = tau2Below(model, form, 1 - tail);
  const upper = tau2Below(model, form, tail);
  return {
    interval: [lower.x, upper.x],
    empty: form.below(0) < tail,
    converged: lower.converged && upper.converged,
  };
}

function stdErrorOf({ trP, trPP, trPVP, trPVPV }: QuadraticForm, tau2: number): number {
  return Math.sqrt(2 * trPVPV + 4 * tau2 * trPVP + 2 * tau2 * tau2 * trPP) / trP;
}

/** The tau2 at which the probability of a smaller sum of squares falls to a target; 0 if it is there already. */
function tau2Below({ smallestV }: MixedModel, { Q, trP, below }: QuadraticForm, target: number): Root {
  const excess = (tau2: number): number => below(tau2) - target;
  let low = 0;
  let atLow = excess(0);
  if (atLow <= 0) return { x: 0, converged: true, iterations: 0 };
  let high = Math.max(smallestV, Q / trP);
  let atHigh = excess(high);
  let evaluations = 2;
  while (atHigh > 0 && high < 1e300) {
    low = high;
    atLow = atHigh;
    high *= 8;
    atHigh = excess(high);
    evaluations++;
  }
  const root = crossing(excess, [low, high], atLow, atHigh, 4 * Number.EPSILON * smallestV);
  return { ...root, iterations: evaluations + root.iterations };
}
