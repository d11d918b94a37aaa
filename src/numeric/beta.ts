import gammaln from "@stdlib/math-base-special-gammaln";
import { exp, log, log1p } from "./elementary.js";
import { betaFraction } from "./fisher.js";
import { type Point, risingRoot } from "./root.js";

const logBeta = (a: number, b: number): number => gammaln(a) + gammaln(b) - gammaln(a + b);

/**
 * Probability that a beta variable is at most x: the regularized incomplete beta function $I_x(a, b)$.
 *
 * @param x - 0 to 1
 * @param a - shape, above 0
 * @param b - shape, above 0
 * @see NIST DLMF 8.17.22
 */
export function betaLowerTail(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const kernel = exp(a * log(x) + b * log1p(-x) - logBeta(a, b));
  return x < (a + 1) / (a + b + 2)
    ? (kernel / a) * betaFraction(a, b, x)
    : 1 - (kernel / b) * betaFraction(b, a, 1 - x);
}

/**
 * Quantile of the beta distribution.
 *
 * @param p - probability below it, 0 to 1
 * @param a - shape, above 0
 * @param b - shape, above 0
 */
export function betaQuantile(p: number, a: number, b: number): number {
  if (p <= 0) return 0;
  if (p >= 1) return 1;
  // From the nearer end, about which the density may be steep.
  return p > betaLowerTail(0.5, a, b) ? 1 - lowerQuantile(1 - p, b, a) : lowerQuantile(p, a, b);
}

/** A quantile that lies in the lower half. */
function lowerQuantile(p: number, a: number, b: number): number {
  const constant = logBeta(a, b);
  const evaluate = (x: number, at: Point): void => {
    at.value = betaLowerTail(x, a, b) - p;
    at.slope = exp((a - 1) * log(x) + (b - 1) * log1p(-x) - constant);
  };
  return risingRoot(evaluate, [0, 0.5], Math.min(a / (a + b), 0.25), 0).x;
}
