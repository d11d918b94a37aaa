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

/** After a step of this relative size the next one would be its square. */
const LAST_STEP = 1e-9;

/**
 * The root of a function that rises through 0 within a bracket: Newton steps, and halves of the bracket where a step
 * would leave it.
 *
 * @param evaluate - fills `at` with value and slope at x
 * @param start - within the bracket
 * @param noise - a step of this size cannot be told from rounding
 */
export function risingRoot(
  evaluate: (x: number, at: Point) => void,
  bracket: readonly [low: number, high: number],
  start: number,
  noise: number,
): Root {
  const at: Point = { value: Number.NaN, slope: Number.NaN };
  let [low, high] = bracket;
  let x = start;
  for (let iterations = 1; iterations <= 200; iterations++) {
    evaluate(x, at);
    const step = at.value / at.slope;
    if (Math.abs(step) <= LAST_STEP * x + noise) {
      return { x: Math.min(Math.max(x - step, low), high), converged: true, iterations };
    }
    if (at.value > 0) high = x;
    else low = x;
    const next = x - step;
    x = next > low && next < high ? next : 0.5 * (low + high);
  }
  return { x, converged: false, iterations: 200 };
}
