import { cos, exp, log, sin } from "./elementary.js";
import { minimum } from "./minimum.js";

/** A complex number z and a function of it by its modulus and direction: filled in place. */
export interface TransformPoint {
  re: number;
  im: number;
  logModulus: number;
  /** Cosine and sine of the argument. */
  cos: number;
  sin: number;
}

/** Terms below this share of the first no longer count. */
const NEGLIGIBLE = 1e-17;

/** Terms fall at least like a Gaussian in the end; this is far beyond. */
const FARTHEST = 400;

/** Two step sizes that agree to this agree to rounding, as the error of the larger is the square root of that of the smaller. */
const AGREED = 1e-11;

/**
 * The distribution function of a variable X that is never negative, from $L(z) = E e^{-zX}$:
 * $P(X \le x) = \frac{1}{2\pi i} \int e^{zx} L(z) \, dz/z$ along a parabola that leaves the saddle point on the positive
 * axis in the direction of steepest descent, by the trapezoidal rule, whose error falls exponentially. Exact to about
 * 1e-14 where L is analytic off the negative real axis, as it is for a sum of chi-square variables.
 *
 * @param transform - fills `at`, which holds z with a real part above 0 or an imaginary part above 0, with L(z)
 * @param x - above 0
 * @see Rice (1980), SIAM Journal on Scientific and Statistical Computing 1:438-448, doi:10.1137/0901032
 */
export function distributionFromTransform(transform: (at: TransformPoint) => void, x: number): number {
  const at: TransformPoint = { re: 0, im: 0, logModulus: 0, cos: 1, sin: 0 };
  const logFactor = (z: number): number => {
    at.re = z;
    at.im = 0;
    transform(at);
    return z * x + at.logModulus;
  };
  const height = (z: number): number => logFactor(z) - log(z);
  // The height is convex; the saddle lies where its slope is 0, somewhere near 1 / x or 1 / mean or far above.
  let low = 1e-3 / x;
  let high = 4 / x;
  while (height(2 * high) < height(high) && high < 1e300) high *= 4;
  while (height(0.5 * low) < height(low) && low > 1e-300) low *= 0.25;
  const place = minimum((logZ) => height(exp(logZ)), [log(low), log(4 * high)], 1e-4);
  const saddle = exp(place.x);
  const base = logFactor(saddle);
  // Second and third derivatives without the pole at 0, which makes the path narrow and no part of it bend.
  const step = 0.05 * saddle;
  const [h1, h2] = [logFactor(saddle + step), logFactor(saddle - step)];
  const [h3, h4] = [logFactor(saddle + 2 * step), logFactor(saddle - 2 * step)];
  const second = (h1 + h2 - 2 * base) / step ** 2;
  const third = (h3 - h4 - 2 * (h1 - h2)) / (2 * step ** 3);
  const width = 1 / Math.sqrt(second + 1 / saddle ** 2);
  const bend = Math.min(Math.max(-third / (6 * second), 0), 2 / saddle) * width;

  /** Real part of the integrand along the path, for z = saddle + width (iu - bend u^2). */
  const integrand = (u: number): number => {
    const re = saddle - width * bend * u * u;
    const im = width * u;
    at.re = re;
    at.im = im;
    transform(at);
    const size = exp(at.logModulus + re * x - base) / (re * re + im * im);
    const c = cos(im * x);
    const s = sin(im * x);
    const waveRe = size * (c * at.cos - s * at.sin);
    const waveIm = size * (s * at.cos + c * at.sin);
    return waveRe * re + waveIm * im - 2 * bend * u * (waveIm * re - waveRe * im);
  };
  let spacing = 0.5;
  let total = 0.5 / saddle + sumOver(integrand, spacing, spacing);
  for (let halving = 0; halving < 8; halving++) {
    const finer = total + sumOver(integrand, 0.5 * spacing, spacing);
    const agreed = Math.abs(finer - 2 * total) <= AGREED * Math.abs(finer);
    total = finer;
    spacing *= 0.5;
    if (agreed) break;
  }
  return Math.min(Math.max((exp(base) * width * spacing * total) / Math.PI, 0), 1);
}

/** Sum of f at first, first + spacing, ... until its terms no longer count. */
function sumOver(f: (u: number) => number, first: number, spacing: number): number {
  let total = 0;
  let largest = 0;
  for (let u = first, small = 0; small < 3 && u < FARTHEST; u += spacing) {
    const term = f(u);
    total += term;
    if (!Number.isFinite(term)) return Number.NaN;
    largest = Math.max(largest, Math.abs(term));
    small = Math.abs(term) <= NEGLIGIBLE * largest ? small + 1 : 0;
  }
  return total;
}
