import { cholesky, choleskySolve } from "../numeric/index.js";
import type { Likelihood } from "./likelihood.js";

/** Where parameters may lie, and how large a step in each is to be thought of. */
export interface Range {
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  readonly scale: readonly number[];
}

/** The top that a climb has come to. */
export interface Summit {
  readonly theta: Float64Array;
  readonly value: number;
  readonly iterations: number;
  /** What a further step would still gain is below rounding. */
  readonly converged: boolean;
  /** Largest slope left among the parameters that are free to move, times their scale. */
  readonly gradient: number;
  /** At the top. */
  readonly hessian: Float64Array;
}

const MOST_ITERATIONS = 200;

/** Below this gain the values of the likelihood are rounding, and the slopes show the way. */
const ROUNDING = 1e-9;

/** A gain at which all digits of the parameters are settled. */
const SETTLED = 1e-20;

/**
 * Climbs to a maximum by Newton's steps with the exact Hessian, shortened (Levenberg, Marquardt) until the likelihood rises as
 * the Hessian foretells, with parameters kept in their range: one that lies at its end and would go beyond stays there.
 *
 * @param known - a top that was found before: where the climb comes so near to it that it would end there, it is returned
 * @see Nocedal & Wright (2006), Numerical Optimization, 2nd edition, chapters 4 and 16, doi:10.1007/978-0-387-40065-5
 */
export function climb(
  likelihood: Likelihood,
  start: ArrayLike<number>,
  range: Range,
  known: Summit | null = null,
): Summit {
  const { size } = likelihood;
  const { lower, upper, scale } = range;
  let theta = Float64Array.from(start, (value, a) => Math.min(upper[a]!, Math.max(lower[a]!, value)));
  let next = new Float64Array(size);
  let value = likelihood.value(theta);
  let [gradient, hessian] = [new Float64Array(size), new Float64Array(size * size)];
  let [gradientThere, hessianThere] = [new Float64Array(size), new Float64Array(size * size)];
  if (size === 0) return { theta, value, iterations: 0, converged: true, gradient: 0, hessian };
  if (known !== null && leadsTo(known, theta, value)) return { ...known, iterations: 0 };
  likelihood.derivatives(theta, gradient, hessian);
  const free = new Uint8Array(size);
  const step = new Float64Array(size);
  const room = new Float64Array(size * size);
  let damping = 0;
  let [iterations, gain] = [0, Number.POSITIVE_INFINITY];
  while (iterations < MOST_ITERATIONS) {
    iterations++;
    for (let a = 0; a < size; a++) {
      const [g, h] = [gradient[a]!, hessian[a * size + a]!];
      const outward = (theta[a]! <= lower[a]! && g <= 0) || (theta[a]! >= upper[a]! && g >= 0);
      free[a] = outward && !(g === 0 && h > 0) ? 0 : 1;
    }
    const stuck = free.findIndex((is, a) => is === 1 && isFootOfRise(gradient[a]!, hessian[a * size + a]!, scale[a]!));
    if (stuck >= 0) {
      const higher = pushOff(likelihood, theta, stuck, value, scale[stuck]!);
      if (higher > value) {
        value = higher;
        likelihood.derivatives(theta, gradient, hessian);
        continue;
      }
    }
    damping = newtonStep(gradient, hessian, free, range, damping, step, room);
    let foretold = 0;
    for (let a = 0; a < size; a++) {
      next[a] = Math.min(upper[a]!, Math.max(lower[a]!, theta[a]! + step[a]!));
      step[a] = next[a]! - theta[a]!;
      foretold += gradient[a]! * step[a]!;
    }
    for (let a = 0; a < size; a++) {
      for (let b = 0; b < size; b++) foretold += 0.5 * step[a]! * hessian[a * size + b]! * step[b]!;
    }
    if (Math.abs(foretold) < SETTLED * Math.max(1, Math.abs(value))) {
      gain = Math.abs(foretold);
      break;
    }
    const there = likelihood.value(next);
    const scaleOfValue = Math.max(1, Math.abs(value));
    if (foretold < ROUNDING * scaleOfValue) {
      if (!(there > value - ROUNDING * scaleOfValue)) {
        damping = Math.max(4 * damping, 1e-4);
        if (damping > 1e12) break;
        continue;
      }
      // So near the top the next step must be shorter by far than this one; else this is as near as numbers go.
      if (foretold >= 0.25 * gain && foretold < 1e-14 * scaleOfValue) break;
      gain = foretold;
    } else if (!(there - value > 1e-4 * foretold)) {
      damping = Math.max(4 * damping, 1e-4);
      if (damping > 1e12) break;
      continue;
    } else damping = there - value > 0.75 * foretold ? (damping < 1e-6 ? 0 : damping / 10) : damping;
    if (known !== null && leadsTo(known, next, there)) return { ...known, iterations };
    likelihood.derivatives(next, gradientThere, hessianThere);
    [theta, next] = [next, theta];
    [gradient, gradientThere] = [gradientThere, gradient];
    [hessian, hessianThere] = [hessianThere, hessian];
    value = there;
  }
  let left = 0;
  for (let a = 0; a < size; a++) if (free[a] === 1) left = Math.max(left, Math.abs(gradient[a]!) * scale[a]!);
  return {
    theta,
    value: likelihood.value(theta),
    iterations,
    converged: gain < 1e-10 * Math.max(1, Math.abs(value)),
    gradient: left,
    hessian,
  };
}

/** How near is near, in units of the log-likelihood. */
const SAME_TOP = 0.05;

/** Whether a place lies where the likelihood is, but for little, the parabola about a top. */
function leadsTo(
  { theta: top, value: height, hessian, converged }: Summit,
  theta: Float64Array,
  value: number,
): boolean {
  if (!converged || !(height - value < SAME_TOP) || value > height) return false;
  const size = theta.length;
  let drop = 0;
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) {
      drop -= 0.5 * (theta[a]! - top[a]!) * hessian[a * size + b]! * (theta[b]! - top[b]!);
    }
  }
  return drop >= 0 && drop < SAME_TOP && Math.abs(drop - (height - value)) < 0.2 * drop + 1e-9;
}

/** A place that is flat and bends upwards: Newton's step finds no way from there. */
const isFootOfRise = (slope: number, bend: number, scale: number): boolean =>
  bend * scale * scale > 1e-6 && Math.abs(slope) < 1e-6 * bend * scale;

/** A deviation of 0 has no slope, though the likelihood may rise from there: sets it where it does. */
function pushOff(likelihood: Likelihood, theta: Float64Array, a: number, value: number, scale: number): number {
  const at = theta[a]!;
  for (let step = scale; step > 1e-8 * scale; step /= 4) {
    theta[a] = at + step;
    const there = likelihood.value(theta);
    if (there > value) return there;
  }
  theta[a] = at;
  likelihood.value(theta);
  return value;
}

/**
 * Solves $(-H + \lambda D) s = g$ for the parameters that are free.
 *
 * @returns the damping that it took for the matrix to be positive definite
 */
function newtonStep(
  gradient: Float64Array,
  hessian: Float64Array,
  free: Uint8Array,
  { scale }: Range,
  damping: number,
  step: Float64Array,
  room: Float64Array,
): number {
  const size = gradient.length;
  let lambda = damping;
  for (;;) {
    for (let a = 0; a < size; a++) {
      for (let b = 0; b <= a; b++) {
        room[a * size + b] = free[a] === 1 && free[b] === 1 ? -hessian[a * size + b]! : Number(a === b);
      }
      const size2 = Math.max(Math.abs(hessian[a * size + a]!), 1e-6 / (scale[a]! * scale[a]!));
      if (free[a] === 1) room[a * size + a]! += lambda * size2;
      step[a] = free[a] === 1 ? gradient[a]! : 0;
    }
    if (definite(room, size)) {
      choleskySolve(room, size, step);
      return lambda;
    }
    lambda = lambda === 0 ? 1e-8 : 8 * lambda;
    if (lambda > 1e30) {
      step.fill(0);
      return lambda;
    }
  }
}

/** Whether a matrix is positive definite by more than rounding; its factor takes its place. */
function definite(matrix: Float64Array, n: number): boolean {
  const diagonal = Float64Array.from({ length: n }, (_, a) => matrix[a * n + a]!);
  if (!cholesky(matrix, n)) return false;
  for (let a = 0; a < n; a++) if (!(matrix[a * n + a]! ** 2 > 1e-12 * diagonal[a]!)) return false;
  return true;
}
