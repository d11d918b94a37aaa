import { cos, exp, sin } from "./elementary.js";
import { normalUpperTail } from "./normal.js";
import { quadrature } from "./quadrature.js";
import { risingRoot } from "./root.js";

/** Twice the machine's precision: the integrals are as exact as their integrand. */
const TOLERANCE = 1e-15;

/** Density of the standard normal distribution. */
export const normalDensity = (z: number): number => exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);

/** Density at h and k of two standard normal variables with correlation sin(angle), times cos(angle). */
const along = (h: number, k: number, angle: number): number => {
  const c = cos(angle);
  return c === 0 ? 0 : exp(-(h * h + k * k - 2 * h * k * sin(angle)) / (2 * c * c)) / (2 * Math.PI);
};

/** By how much P(X < h, Y < k) exceeds the product of its margins, at the correlation sin(angle). */
function excess(h: number, k: number, angle: number): number {
  const [low, high] = angle < 0 ? [angle, 0] : [0, angle];
  if (low === high) return 0;
  const [total = 0] = quadrature((x) => [along(h, k, x)], [low, high], TOLERANCE).integrals;
  return angle < 0 ? -total : total;
}

/**
 * The correlation of two standard normal variables of which both lie below their thresholds with a probability that
 * exceeds the product of the margins by a given amount. The density is integrated along the angle whose sine is the
 * correlation.
 *
 * @param excessProbability - P(X < h, Y < k) - P(X < h) P(Y < k), strictly between its values at -1 and 1
 * @see Owen (1956), Annals of Mathematical Statistics 27:1075-1090, doi:10.1214/aoms/1177728074
 */
export function correlationOfNormals(h: number, k: number, excessProbability: number): number {
  const right = Math.PI / 2;
  const { x } = risingRoot(
    (u, at) => {
      at.value = excess(h, k, u - right) - excessProbability;
      at.slope = along(h, k, u - right);
    },
    [0, Math.PI],
    right,
    1e-16,
  );
  return sin(x - right);
}

/** Density of two standard normal variables with correlation r. */
export const bivariateDensity = (h: number, k: number, r: number): number => {
  const free = 1 - r * r;
  return exp(-(h * h + k * k - 2 * h * k * r) / (2 * free)) / (2 * Math.PI * Math.sqrt(free));
};

/** Probability that one of two standard normal variables with correlation r lies below k, given that the other is at h. */
export const conditionalBelow = (k: number, h: number, r: number): number =>
  normalUpperTail((r * h - k) / Math.sqrt(1 - r * r));
