import { log } from "../numeric/index.js";
import type { Sample } from "./sample.js";

/**
 * Everything that the estimators need of a sample at one tau2, with weights $w_i = 1/(v_i + \tau^2)$, residuals about
 * their mean and the projection $P = W - W 1 1' W / \sum w$.
 */
export interface Weighed {
  tau2: number;
  sumW: number;
  mean: number;
  /** $y'Py$: the generalized Q. */
  Q: number;
  /** $y'PPy$, minus the slope of Q. */
  yPPy: number;
  yPPPy: number;
  /** Trace of P. */
  trP: number;
  trPP: number;
}

export const weighed = (): Weighed => ({
  tau2: Number.NaN,
  sumW: Number.NaN,
  mean: Number.NaN,
  Q: Number.NaN,
  yPPy: Number.NaN,
  yPPPy: Number.NaN,
  trP: Number.NaN,
  trPP: Number.NaN,
});

/**
 * Weighs a sample at one tau2, in place.
 *
 * The first study weighs most. Sums are kept of the others and its part is added in closed form, since with one dominant
 * weight the usual $\sum w - \sum w^2 / \sum w$ is a difference of equal numbers.
 */
export function weigh({ k, y, v, w }: Sample, tau2: number, at: Weighed): Weighed {
  const w0 = 1 / (v[0]! + tau2);
  w[0] = w0;
  let rest = 0;
  let rest2 = 0;
  let rest3 = 0;
  let restY = 0;
  for (let i = 1; i < k; i++) {
    const wi = 1 / (v[i]! + tau2);
    w[i] = wi;
    rest += wi;
    rest2 += wi * wi;
    rest3 += wi * wi * wi;
    restY += wi * y[i]!;
  }
  const sumW = w0 + rest;
  const mean = restY / sumW;
  const u0 = -w0 * mean;
  let Q = -u0 * mean;
  let yPPy = u0 * u0;
  let excess = 0;
  let excess2 = 0;
  for (let i = 1; i < k; i++) {
    const wi = w[i]!;
    const residual = y[i]! - mean;
    const u = wi * residual;
    Q += u * residual;
    yPPy += u * u;
    excess += wi * (u - u0);
    excess2 += wi * (u - u0) * (u - u0);
  }
  at.tau2 = tau2;
  at.sumW = sumW;
  at.mean = mean;
  at.Q = Q;
  at.yPPy = yPPy;
  at.yPPPy = excess2 - (excess * excess) / sumW;
  at.trP = (rest * (2 * w0 + rest) - rest2) / sumW;
  at.trPP = ((w0 * rest) / sumW) ** 2 + rest2 - (2 * rest3) / sumW + (rest2 * (2 * w0 * w0 + rest2)) / sumW ** 2;
  return at;
}

/**
 * Log-likelihoods of the normal model at one tau2, in the units of the sample; the restricted one with the term
 * $\tfrac12 \log k$ of the design.
 *
 * @param at - the sample, weighed at this tau2
 */
export function logLikelihoods({ k, w }: Sample, at: Weighed): { readonly ML: number; readonly REML: number } {
  // A logarithm is the dearest operation here: weights, at most 1 in these units, are multiplied as far as they can be.
  let logW = 0;
  let product = 1;
  for (let i = 0; i < k; i++) {
    product *= w[i]!;
    if (product < 1e-200) {
      logW += log(product);
      product = 1;
    }
  }
  logW += log(product);
  const shared = 0.5 * (logW - at.Q);
  const LOG_2PI = log(2 * Math.PI);
  return {
    ML: shared - 0.5 * k * LOG_2PI,
    REML: shared - 0.5 * (k - 1) * LOG_2PI + 0.5 * log(k) - 0.5 * log(at.sumW),
  };
}
