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

/** How far a guess of the mean may lie from it, as a share of the squares about the guess, for sums to be moved without loss. */
const NEAR = 1 / 16;

/**
 * Of {@link weigh} what takes no squares of weights by themselves, in one pass: the sums are taken about the mean that `at`
 * holds, of another tau2 or a guess, and moved to the mean. Where that is so far off that digits would cancel, they are
 * taken again.
 */
export function weighQ(data: InterceptData, tau2: number, at: Weighed): Weighed {
  at.tau2 = tau2;
  if (!weighAbout(data, at)) weighAbout(data, at);
  return at;
}

/** Fills in the mean, `Q` and `yPPy`, and says whether the mean that stood there was near enough. */
function weighAbout({ k, y, v }: InterceptData, at: Weighed): boolean {
  const { tau2, mean: guess } = at;
  const w0 = 1 / (v[0]! + tau2);
  let sumW = 0;
  let sumWW = 0;
  let first = 0;
  let firstW = 0;
  let square = 0;
  let squareW = 0;
  for (let i = 1; i < k; i++) {
    const wi = 1 / (v[i]! + tau2);
    const residual = y[i]! - guess;
    const u = wi * residual;
    sumW += wi;
    sumWW += wi * wi;
    first += u;
    firstW += u * wi;
    square += u * residual;
    squareW += u * u;
  }
  const shift = (first - w0 * guess) / (w0 + sumW);
  const mean = guess + shift;
  const u0 = -w0 * mean;
  at.mean = mean;
  at.Q = square + shift * (shift * sumW - 2 * first) - u0 * mean;
  at.yPPy = squareW + shift * (shift * sumWW - 2 * firstW) + u0 * u0;
  return shift * shift * sumW <= NEAR * square && shift * shift * sumWW <= NEAR * squareW;
}
