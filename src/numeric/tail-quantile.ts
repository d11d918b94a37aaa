import { exp, log } from "./elementary.js";
/** One tail of a distribution on the positive half-line. */
export interface Tail {
  /** +1 for the tail above x, -1 for the one below. */
  readonly side: 1 | -1;
  readonly probability: (x: number) => number;
  readonly density: (x: number) => number;
  /** Minus the logarithmic derivative of the density. */
  readonly decay: (x: number) => number;
}

/** A miss of this relative size is cubed by the last step and so falls below double precision. */
const CLOSE = 1e-5;

/** Farther than this, steps are taken in the logarithms, in which tails are nearly straight and Newton cannot stray. */
const FAR = 0.2;

/** So are steps longer than this many times x, as of a tail that falls by a small power of x. */
const LONG = 2;

/**
 * The x at which a tail has probability p: Halley steps from a start that is nearly right, Newton steps on the logarithm
 * of the tail, as a function of log x, from one that is not.
 *
 * @param p - above 0, below the whole of the tail
 * @param start - above 0
 */
export function tailQuantile(tail: Tail, p: number, start: number): number {
  let x = start;
  for (let step = 0; step < 100; step++) {
    const probability = tail.probability(x);
    const density = tail.density(x);
    const miss = probability / p - 1;
    if (probability === 0 || density === 0) {
      // Beyond what a number can hold: the start was exact, or the last step went too far.
      if (Math.abs(miss) < FAR) break;
      x *= tail.side === 1 ? 0.5 : 2;
      continue;
    }
    const newton = (tail.side * (probability - p)) / density;
    if (Math.abs(miss) > FAR || Math.abs(newton) > LONG * x) {
      x *= exp((tail.side * log(probability / p) * probability) / (x * density));
    } else {
      x += newton / (1 - 0.5 * newton * tail.decay(x));
      if (Math.abs(miss) < CLOSE) break;
    }
  }
  return x;
}
