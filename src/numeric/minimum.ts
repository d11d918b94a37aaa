/** The lowest point that was found. */
interface Minimum {
  readonly x: number;
  readonly value: number;
  readonly converged: boolean;
  readonly iterations: number;
}

const GOLDEN = (3 - Math.sqrt(5)) / 2;
const MOST = 200;

/**
 * The minimum of a function of one variable within a bracket: parabolas through the three best points, and golden sections
 * where a parabola does not gain. Of several minima it finds one.
 *
 * @param f - finite within the bracket
 * @param tolerance - of x, relative to its size: below 1e-8 the function is flat in double precision
 * @see Brent (1973), Algorithms for Minimization without Derivatives, ch. 5
 */
export function minimum(
  f: (x: number) => number,
  bracket: readonly [low: number, high: number],
  tolerance = 1e-8,
): Minimum {
  let [low, high] = bracket;
  let x = low + GOLDEN * (high - low);
  let [second, third] = [x, x];
  let value = f(x);
  let [secondValue, thirdValue] = [value, value];
  let [step, before] = [0, 0];
  for (let iterations = 1; iterations <= MOST; iterations++) {
    const middle = 0.5 * (low + high);
    const near = tolerance * Math.abs(x) + 1e-12;
    if (Math.abs(x - middle) <= 2 * near - 0.5 * (high - low)) return { x, value, converged: true, iterations };
    const parabola = vertex([x, value], [second, secondValue], [third, thirdValue]);
    const jump = parabola - x;
    if (Math.abs(before) > near && Math.abs(jump) < 0.5 * Math.abs(before) && parabola > low && parabola < high) {
      before = step;
      step = parabola - low < 2 * near || high - parabola < 2 * near ? Math.sign(middle - x) * near : jump;
    } else {
      before = x < middle ? high - x : low - x;
      step = GOLDEN * before;
    }
    const next = x + (Math.abs(step) >= near ? step : Math.sign(step) * near);
    const nextValue = f(next);
    if (nextValue <= value) {
      if (next < x) high = x;
      else low = x;
      [third, thirdValue, second, secondValue, x, value] = [second, secondValue, x, value, next, nextValue];
    } else {
      if (next < x) low = next;
      else high = next;
      if (nextValue <= secondValue || second === x) {
        [third, thirdValue, second, secondValue] = [second, secondValue, next, nextValue];
      } else if (nextValue <= thirdValue || third === x || third === second) {
        [third, thirdValue] = [next, nextValue];
      }
    }
  }
  return { x, value, converged: false, iterations: MOST };
}

type Pair = readonly [x: number, y: number];

/** Where the parabola through three points turns; not a number where they lie on a line. */
function vertex([x, fx]: Pair, [w, fw]: Pair, [v, fv]: Pair): number {
  const r = (x - w) * (fx - fv);
  const q = (x - v) * (fx - fw);
  return x - (0.5 * ((x - v) * q - (x - w) * r)) / (q - r);
}

/** Where the lowest of several valleys is looked for. */
const GRID = 80;

/**
 * The lowest point of a function that may have several valleys: a grid over the bracket, then {@link minimum} about its
 * lowest point. Points where the function is not a number are passed over.
 */
export function globalMinimum(f: (x: number) => number, [low, high]: readonly [low: number, high: number]): Minimum {
  const at = (i: number): number => low + ((high - low) * i) / GRID;
  const valued = (x: number): number => {
    const value = f(x);
    return Number.isNaN(value) ? Number.POSITIVE_INFINITY : value;
  };
  let best = 0;
  let lowest = Number.POSITIVE_INFINITY;
  for (let i = 0; i <= GRID; i++) {
    const value = valued(at(i));
    if (value < lowest) [best, lowest] = [i, value];
  }
  return minimum(valued, [at(Math.max(0, best - 1)), at(Math.min(GRID, best + 1))], 1e-9);
}
