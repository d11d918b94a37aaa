import type { Weighed } from "./mixed-model.js";

/** Effects of one design column of ones; the first is the most precise and stands at 0. */
interface InterceptData {
  readonly k: number;
  readonly y: Float64Array;
  readonly v: Float64Array;
  readonly w: Float64Array;
}

/**
 * Weighs effects without moderators at one tau2, in place.
 *
 * The first study weighs most. Sums are kept of the others and its part is added in closed form, since with one dominant
 * weight the usual $\sum w - \sum w^2 / \sum w$ is a difference of equal numbers.
 */
export function weigh({ k, y, v, w }: InterceptData, tau2: number, at: Weighed): Weighed {
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
  at.sumWW = w0 * w0 + rest2;
  at.mean = mean;
  at.Q = Q;
  at.yPPy = yPPy;
  at.yPPPy = excess2 - (excess * excess) / sumW;
  at.trP = (rest * (2 * w0 + rest) - rest2) / sumW;
  at.trPP = ((w0 * rest) / sumW) ** 2 + rest2 - (2 * rest3) / sumW + (rest2 * (2 * w0 * w0 + rest2)) / sumW ** 2;
  return at;
}

/** Of {@link weigh} what takes no squares of weights by themselves: to the last bit the same Q and `yPPy`. */
export function weighQ({ k, y, v }: InterceptData, tau2: number, at: Weighed): Weighed {
  const w0 = 1 / (v[0]! + tau2);
  let rest = 0;
  let restY = 0;
  for (let i = 1; i < k; i++) {
    const wi = 1 / (v[i]! + tau2);
    rest += wi;
    restY += wi * y[i]!;
  }
  const mean = restY / (w0 + rest);
  const u0 = -w0 * mean;
  let Q = -u0 * mean;
  let yPPy = u0 * u0;
  for (let i = 1; i < k; i++) {
    const residual = y[i]! - mean;
    const u = (1 / (v[i]! + tau2)) * residual;
    Q += u * residual;
    yPPy += u * u;
  }
  at.tau2 = tau2;
  at.Q = Q;
  at.yPPy = yPPy;
  return at;
}
