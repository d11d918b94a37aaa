import type { Root } from "./root.js";

/**
 * Where a function of one variable crosses 0 between two points at which it has opposite signs: inverse quadratic steps
 * where the last three points lie on something like a parabola, halves of the bracket elsewhere. It needs no slope.
 *
 * @param f - continuous
 * @param atLow - f at the lower end of the bracket
 * @param atHigh - f at its upper end, of the other sign
 * @param noise - a bracket of this size cannot be told from a point
 * @see Chandrupatla (1997), Advances in Engineering Software 28:145-149, doi:10.1016/S0965-9978(96)00051-8
 */
export function crossing(
  f: (x: number) => number,
  [low, high]: readonly [low: number, high: number],
  atLow: number,
  atHigh: number,
  noise: number,
): Root {
  let [b, fb, a, fa] = [low, atLow, high, atHigh];
  let [c, fc] = [a, fa];
  let share = 0.5;
  for (let iterations = 1; iterations <= 200; iterations++) {
    const x = a + share * (b - a);
    const value = f(x);
    if (value > 0 === fa > 0) {
      [c, fc] = [a, fa];
    } else {
      [c, fc] = [b, fb];
      [b, fb] = [a, fa];
    }
    [a, fa] = [x, value];
    const [best, atBest] = Math.abs(fa) < Math.abs(fb) ? [a, fa] : [b, fb];
    const tolerance = 2 * Number.EPSILON * Math.abs(best) + 0.5 * noise;
    const least = tolerance / Math.abs(b - a);
    if (least > 0.5 || atBest === 0) return { x: best, converged: true, iterations };
    const xi = (a - b) / (c - b);
    const phi = (fa - fb) / (fc - fb);
    const isParabola = phi * phi < xi && (1 - phi) ** 2 < 1 - xi;
    const next = isParabola
      ? (fa / (fb - fa)) * (fc / (fb - fc)) + ((c - a) / (b - a)) * (fa / (fc - fa)) * (fb / (fc - fb))
      : 0.5;
    share = Math.min(1 - least, Math.max(least, next));
  }
  return { x: a, converged: false, iterations: 200 };
}
