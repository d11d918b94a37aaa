import gammaln from "@stdlib/math-base-special-gammaln";
import { exp, log } from "./elementary.js";
import { gammaLowerTail, gammaUpperTail } from "./gamma-tail.js";
import { normalQuantile } from "./normal.js";
import { tailQuantile } from "./tail-quantile.js";

/** Probability that a chi-square variable with `df` > 0 degrees of freedom exceeds x. */
export const chiSquareUpperTail = (x: number, df: number): number => gammaUpperTail(df / 2, x / 2);

/** Probability that it does not. */
export const chiSquareLowerTail = (x: number, df: number): number => gammaLowerTail(df / 2, x / 2);

/**
 * Quantile of the chi-square distribution: the start of Wilson and Hilferty (or, near 0, of the power law that the tail
 * follows), then steps on the smaller tail.
 *
 * @param p - probability below it, 0 to 1
 * @param df - degrees of freedom, above 0, whole or not
 * @returns 0 at p = 0 (and where the quantile is smaller than any number above 0), infinity at 1, `NaN` outside
 * @see Wilson & Hilferty (1931), PNAS 17:684-688, doi:10.1073/pnas.17.12.684
 */
export const chiSquareQuantile = (p: number, df: number): number =>
  p <= 0.5 ? quantile(p, df, -1) : quantile(1 - p, df, 1);

/** The value that a chi-square variable exceeds with probability p: for far upper quantiles, which p = 1 - tail cannot name. */
export const chiSquareUpperQuantile = (p: number, df: number): number =>
  p <= 0.5 ? quantile(p, df, 1) : quantile(1 - p, df, -1);

/** Below this the lower tail is a power of x to all digits. */
const ALL_POWER = 1e-18;

function quantile(p: number, df: number, side: 1 | -1): number {
  if (p === 0) return side === 1 ? Number.POSITIVE_INFINITY : 0;
  const variance = 2 / (9 * df);
  const root = 1 - variance - side * normalQuantile(p) * Math.sqrt(variance);
  const nearZero = root < 0.25;
  if (nearZero && side === 1) return quantile(1 - p, df, -1);
  const a = df / 2;
  const logGamma = gammaln(a);
  const start = nearZero ? 2 * exp((log(p * a) + logGamma) / a) : df * root * root * root;
  if (start < ALL_POWER) return start;
  const tail = {
    side,
    probability: (x: number) => (side === 1 ? chiSquareUpperTail(x, df) : chiSquareLowerTail(x, df)),
    density: (x: number) => 0.5 * exp((a - 1) * log(x / 2) - x / 2 - logGamma),
    decay: (x: number) => 0.5 - (a - 1) / x,
  };
  return tailQuantile(tail, p, start);
}
