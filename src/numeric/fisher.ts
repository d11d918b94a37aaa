import gammaln from "@stdlib/math-base-special-gammaln";
import { exp, log, log1p } from "./elementary.js";
import { gammaRatio } from "./gamma-ratio.js";
import { tUpperTail } from "./student.js";

/** Where a fraction counts as settled; its last digits may waver for ever. */
const SETTLED = 1e-15;

/**
 * Probability that an F variable exceeds f: the regularized incomplete beta function
 * $I_x(\nu_2/2, \nu_1/2)$ at $x = \nu_2 / (\nu_2 + \nu_1 f)$.
 *
 * @param f - at least 0
 * @param df - degrees of freedom of the numerator, a whole number above 0
 * @param residualDf - degrees of freedom of the denominator, above 0
 * @see NIST DLMF 8.17.5 and 8.17.22
 */
export function fUpperTail(f: number, df: number, residualDf: number): number {
  if (f === Number.POSITIVE_INFINITY) return 0;
  if (df === 1) return 2 * tUpperTail(Math.sqrt(f), residualDf);
  const a = residualDf / 2;
  const b = df / 2;
  const ratio = (df * f) / residualDf;
  const x = 1 / (1 + ratio);
  const y = ratio / (1 + ratio);
  if (y === 0) return 1;
  // x^a y^b / B(a, b)
  const kernel = exp(-a * log1p(ratio) + b * log(y) + logRising(a, df) - gammaln(b));
  return x < (a + 1) / (a + b + 2) ? (kernel / a) * betaFraction(a, b, x) : 1 - (kernel / b) * betaFraction(b, a, y);
}

/** $\log \Gamma(a + n/2) / \Gamma(a)$, without large logarithms that cancel. */
function logRising(a: number, n: number): number {
  let [total, at] = [0, a];
  for (let left = n; left >= 2; left -= 2, at++) total += log(at);
  return n % 2 === 0 ? total : total + log(gammaRatio(2 * at) * Math.sqrt(at));
}

/** The continued fraction of the incomplete beta function by the method of Lentz, for x < (a + 1) / (a + b + 2). */
export function betaFraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1));
  let total = d;
  for (let n = 1, change = 2; Math.abs(change - 1) > SETTLED; n++) {
    const even = (n * (b - n) * x) / ((a + 2 * n - 1) * (a + 2 * n));
    d = 1 / (1 + even * d);
    c = 1 + even / c;
    total *= c * d;
    const odd = (-(a + n) * (a + b + n) * x) / ((a + 2 * n) * (a + 2 * n + 1));
    d = 1 / (1 + odd * d);
    c = 1 + odd / c;
    change = c * d;
    total *= change;
  }
  return total;
}
