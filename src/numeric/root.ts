/** A function at a point: filled in place, so that a search allocates nothing. */
export interface Point {
  value: number;
  slope: number;
}

export interface Root {
  readonly x: number;
  readonly converged: boolean;
  readonly iterations: number;
}

/** After a Newton step of this relative size the next one would be its square. */
const LAST_NEWTON_STEP = 1e-9;

/** A step through two points leaves about the square of the product of the last two steps, unless the function bends much. */
const LAST_PRODUCT = 1e-8;

/** What may be left, as a share of x: less than rounding. It is told from how far the cubic bends away from the tangent. */
const LEFT = 1e-17;

/**
 * The root of a function that rises through 0 within a bracket: steps by the inverse cubic through the last two points
 * and their slopes, Newton steps where the two differ much, and halves of the bracket where a step would leave it.
 *
 * @param evaluate - fills `at` with value and slope at x
 * @param start - within the bracket
 * @param noise - a step of this size cannot be told from rounding
 * @see Traub (1964), Iterative Methods for the Solution of Equations, on Hermite interpolation: order 2.73
 */
export function risingRoot(
  evaluate: (x: number, at: Point) => void,
  [low, high]: readonly [low: number, high: number],
  start: number,
  noise: number,
): Root {
  const at: Point = { value: Number.NaN, slope: Number.NaN };
  let below = low;
  let above = high;
  let x = start;
  let lastX = Number.NaN;
  let lastValue = Number.NaN;
  let lastSlope = Number.NaN;
  for (let iterations = 1; iterations <= 200; iterations++) {
    evaluate(x, at);
    const { value, slope } = at;
    const newton = value / slope;
    let step = newton;
    let isLast = Math.abs(newton) <= LAST_NEWTON_STEP * x + noise;
    if (Math.abs(value) < 0.5 * Math.abs(lastValue)) {
      const apart = lastX - x;
      const cubic = inverseCubicStep(value, slope, lastValue, lastSlope, apart);
      const bend = Math.abs(cubic - newton) / Math.abs(newton);
      if (bend < 0.5) {
        step = cubic;
        const left = (bend * bend * bend * apart * apart) / Math.abs(newton);
        isLast ||= Math.abs(cubic * apart) <= LAST_PRODUCT * x * x && left <= LEFT * x;
      }
    }
    const next = x - step;
    if (isLast) return { x: Math.min(Math.max(next, low), high), converged: true, iterations };
    if (value > 0) above = x;
    else below = x;
    lastX = x;
    lastValue = value;
    lastSlope = slope;
    x = next > below && next < above ? next : 0.5 * (below + above);
  }
  return { x, converged: false, iterations: 200 };
}

/** How far x lies beyond the 0 of the cubic through x and a point that lies `apart`, as a function of the value. */
function inverseCubicStep(value: number, slope: number, lastValue: number, lastSlope: number, apart: number): number {
  const rise = value - lastValue;
  const t = -lastValue / rise;
  const rest = value / rise;
  return -(rest * rest * (1 + 2 * t) * apart + rise * t * rest * (rest / lastSlope - t / slope));
}
