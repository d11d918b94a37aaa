import gammainc from "@stdlib/math-base-special-gammainc";
import { exp, log1p } from "./elementary.js";

/** Beyond it @stdlib's incomplete gamma is wrong by percents. */
const LARGE = 1000;

/**
 * Lower tail of the gamma distribution with unit rate: the regularized incomplete gamma function $P(a, x)$.
 *
 * @param a - shape, above 0
 * @param x - at least 0
 * @see NIST DLMF 8.2.4
 */
export const gammaLowerTail = (a: number, x: number): number =>
  x > LARGE ? (x < a ? gammaSeries(a, x) : 1 - gammaFraction(a, x)) : gammainc(x, a, true, false);

/** Its upper tail $Q(a, x)$, computed as such where it is small. */
export const gammaUpperTail = (a: number, x: number): number =>
  x > LARGE ? (x < a ? 1 - gammaSeries(a, x) : gammaFraction(a, x)) : gammainc(x, a, true, true);

/** Where a fraction counts as settled; its last digits may waver for ever. */
const SETTLED = 1e-15;

/** DLMF 8.7.1: all terms are positive and fall when x < a. */
function gammaSeries(a: number, x: number): number {
  let term = 1;
  let total = 1;
  for (let n = 1; term > Number.EPSILON * total; n++) {
    term *= x / (a + n);
    total += term;
  }
  return gammaKernel(a, x) * total;
}

/** DLMF 8.9.2, even part, by the method of Lentz as modified by Thompson and Barnett; converges for x >= a. */
function gammaFraction(a: number, x: number): number {
  if (x === Number.POSITIVE_INFINITY) return 0;
  let b = x + 1 - a;
  let c = Number.POSITIVE_INFINITY;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1, change = 2; Math.abs(change - 1) > SETTLED; n++) {
    const numerator = n * (a - n);
    b += 2;
    d = 1 / (b + numerator * d);
    c = b + numerator / c;
    change = c * d;
    fraction *= change;
  }
  return a * gammaKernel(a, x) * fraction;
}

/**
 * $x^a e^{-x} / \Gamma(a + 1)$ from the deviance and Stirling's series: no large logarithms cancel. For small a the series
 * is none, but then x > 1000 makes it 0.
 *
 * @see Loader (2000), Fast and accurate computation of binomial probabilities
 */
function gammaKernel(a: number, x: number): number {
  const stirling = (1 / 12 - (1 / 360 - 1 / (1260 * a * a)) / (a * a)) / a;
  return exp(-a * deviance((x - a) / a) - stirling) / Math.sqrt(2 * Math.PI * a);
}

/** $u - \log(1 + u)$ for u > -1; near 0 from the series of the inverse hyperbolic tangent of r = u / (2 + u). */
function deviance(u: number): number {
  if (Math.abs(u) > 0.5) return u - log1p(u);
  const r = u / (2 + u);
  let power = r * r;
  let total = 0;
  for (let n = 3, term = 1; Math.abs(term) > 1e-17; n += 2) {
    term = power / n;
    total += term;
    power *= r * r;
  }
  return r * (u - 2 * total);
}
