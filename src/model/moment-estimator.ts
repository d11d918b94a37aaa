import { crossing, normalQuantile, type Root } from "../numeric/index.js";
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
    empty: upper.x === 0 && form.below(0) < tail,
    converged: lower.converged && upper.converged,
  };
}

function stdErrorOf({ trP, trPP, trPVP, trPVPV }: QuadraticForm, tau2: number): number {
  return Math.sqrt(2 * trPVPV + 4 * tau2 * trPVP + 2 * tau2 * tau2 * trPP) / trP;
}

/**
 * The tau2 at which the probability of a smaller sum of squares falls to a target; 0 if it is there already.
 *
 * The search starts where a normal distribution of the same mean and variance puts the root, so that the distribution is not
 * asked far out in a tail, where it takes long; as a normal quantile the probability is nearly straight.
 */
function tau2Below({ smallestV }: MixedModel, form: QuadraticForm, target: number): Root {
  const { Q, trP, below } = form;
  const aim = normalQuantile(target);
  let evaluations = 0;
  const excess = (tau2: number): number => {
    evaluations++;
    return normalQuantile(Math.min(Math.max(below(tau2), 1e-300), 1 - 1e-16)) - aim;
  };
  let low = tau2AtDistance(form, aim + ASIDE) ?? 0;
  let atLow = excess(low);
  if (atLow <= 0 && low > 0) {
    low = 0;
    atLow = excess(low);
  }
  if (atLow <= 0) return { x: 0, converged: true, iterations: 0 };
  let high = Math.max(smallestV, 2 * low, Q / trP);
  const near = tau2AtDistance(form, aim - ASIDE);
  if (near !== null && near > low) high = near;
  let atHigh = excess(high);
  while (atHigh > 0 && high < 1e300) {
    low = high;
    atLow = atHigh;
    high *= 8;
    atHigh = excess(high);
  }
  const root = crossing(excess, [low, high], atLow, atHigh, 4 * Number.EPSILON * smallestV + KNOWN * high);
  return { ...root, iterations: evaluations };
}

/** So many standard deviations to either side of where a normal distribution puts it the root is first looked for. */
const ASIDE = 0.5;

/** A tau2 cannot be told from another by the distribution when it is nearer to it than this share. */
const KNOWN = 1e-14;

/** The tau2 > 0 at which the sum of squares lies so many of its standard deviations above its mean; `null` if there is none. */
function tau2AtDistance({ Q, trP, trPV, trPP, trPVP, trPVPV }: QuadraticForm, deviations: number): number | null {
  const excess = Q - trPV;
  const square = 2 * deviations ** 2;
  const [a, b, c] = [trP ** 2 - square * trPP, -(excess * trP + square * trPVP), excess ** 2 - square * trPVPV];
  const root = Math.sqrt(b * b - a * c);
  const tau2 = deviations > 0 ? c / (-b + root) : (-b + root) / a;
  return a > 0 && tau2 > 0 && Number.isFinite(tau2) ? tau2 : null;
}
