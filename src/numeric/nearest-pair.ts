import { dot } from "./orthonormal.js";

/** Where a sum of squares of two unknowns was found lowest. */
interface NearestPair {
  readonly at: readonly [number, number];
  readonly value: number;
  readonly converged: boolean;
}

const MOST = 200;

/** A gain below this share of the sum is rounding. */
const SETTLED = 1e-14;

/**
 * Two unknowns that make residuals as small as can be, by least squares: steps of Gauss and Newton on differences, damped
 * while they do not gain.
 *
 * @param residuals - at a point; as many each time
 * @param start - near the lowest point, and of the order of 1
 * @see Marquardt (1963), Journal of the Society for Industrial and Applied Mathematics 11:431-441, doi:10.1137/0111030
 */
export function nearestPair(
  residuals: (x: number, y: number) => readonly number[],
  start: readonly [number, number],
): NearestPair {
  let [x, y] = start;
  let here = residuals(x, y);
  let value = dot(here, here);
  let damping = 1e-3;
  for (let iteration = 0; iteration < MOST; iteration++) {
    const h = 1e-6;
    const slope = (dx: number, dy: number): readonly number[] => {
      const [ahead, behind] = [residuals(x + dx, y + dy), residuals(x - dx, y - dy)];
      return ahead.map((each, i) => (each - (behind[i] as number)) / (2 * h));
    };
    const [jx, jy] = [slope(h, 0), slope(0, h)];
    const [xx, xy, yy, gx, gy] = [dot(jx, jx), dot(jx, jy), dot(jy, jy), dot(jx, here), dot(jy, here)];
    for (;;) {
      const [a, b] = [xx * (1 + damping) + Number.MIN_VALUE, yy * (1 + damping) + Number.MIN_VALUE];
      const determinant = a * b - xy * xy;
      const next = [x - (b * gx - xy * gy) / determinant, y - (a * gy - xy * gx) / determinant] as const;
      const there = residuals(...next);
      const gained = value - dot(there, there);
      if (gained > 0) {
        [x, y] = next;
        here = there;
        value -= gained;
        damping /= 10;
        if (gained <= SETTLED * value) return { at: [x, y], value, converged: true };
        break;
      }
      damping *= 10;
      // Not even the smallest step downhill gains.
      if (!(damping < 1e12)) return { at: [x, y], value, converged: true };
    }
  }
  return { at: [x, y], value, converged: false };
}
