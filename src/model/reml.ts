import { type Point, risingRoot } from "../numeric/index.js";
import type { Sample } from "./sample.js";
import type { Tau2Estimate } from "./tau2-estimator.js";
import { logLikelihoods, type Weighed, weigh } from "./weigh.js";

/** The likelihood bends with the logarithm of a total variance: modes are looked for between points of this ratio. */
const RATIO = 4;

/** How often a stretch that may hide two modes is halved. */
const DEPTH = 6;

/**
 * The tau2 >= 0 that maximizes the restricted likelihood: the highest of its modes, since with very unequal variances
 * there can be several. The standard error is that of the expected information.
 *
 * @param sample - k >= 2
 * @see Viechtbauer (2005), Journal of Educational and Behavioral Statistics 30:261-293, doi:10.3102/10769986030003261
 */
export function restrictedMaximumLikelihood(sample: Sample, common: Readonly<Weighed>, at: Weighed): Tau2Estimate {
  const search = findModes(sample, common, at);
  const { modes } = search;
  let tau2 = modes[0] ?? 0;
  if (modes.length > 1) {
    const height = (mode: number): number => logLikelihoods(sample, weigh(sample, mode, at)).REML;
    for (const mode of modes) if (height(mode) > height(tau2)) tau2 = mode;
  }
  const { trPP } = weigh(sample, tau2, at);
  return { tau2, stdError: Math.sqrt(2 / trPP), converged: search.converged, iterations: search.iterations };
}

interface Search {
  readonly modes: readonly number[];
  readonly converged: boolean;
  readonly iterations: number;
}

/**
 * Fills in $\mathrm{tr} P / y'PPy - 1$ and its slope: negative where the likelihood rises, positive where it falls, and
 * straight where the variances are equal, so that Newton's method lands at once.
 */
function excessAt({ trP, trPP, yPPy, yPPPy }: Readonly<Weighed>, point: Point): void {
  point.value = trP / yPPy - 1;
  point.slope = ((2 * trP * yPPPy) / yPPy - trPP) / yPPy;
}

/** All local maxima of the restricted likelihood, 0 among them if it falls from there. */
function findModes(sample: Sample, common: Readonly<Weighed>, at: Weighed): Search {
  const modes: number[] = [];
  let converged = true;
  let iterations = 0;
  if (sample.range === 0) return { modes, converged, iterations };

  const evaluate = (tau2: number, point: Point): void => excessAt(weigh(sample, tau2, at), point);

  const explore = (low: number, left: Readonly<Point>, high: number, right: Readonly<Point>, depth: number): void => {
    if (left.value < 0 && right.value >= 0) {
      const start = low + ((high - low) * left.value) / (left.value - right.value);
      const root = risingRoot(evaluate, [low, high], start, 4 * Number.EPSILON * sample.v[0]!);
      modes.push(root.x);
      converged &&= root.converged;
      iterations += root.iterations;
    } else if (depth > 0 && left.value * left.slope < 0 && right.value * right.slope > 0) {
      // Same sign at both ends, nearer to 0 in between: there may be two crossings.
      const middle = 0.5 * (low + high);
      const point = pointAt(middle);
      explore(low, left, middle, point, depth - 1);
      explore(middle, point, high, right, depth - 1);
    }
  };

  const pointAt = (tau2: number): Point => {
    iterations++;
    const point = { value: 0, slope: 0 };
    evaluate(tau2, point);
    return point;
  };

  const end = upperBound(sample);
  let low = 0;
  const start = { value: 0, slope: 0 };
  excessAt(common, start);
  let left: Point = start;
  if (left.value >= 0) modes.push(0);
  const smallest = sample.v[0]!;
  while (low < end) {
    const high = (smallest + low) * RATIO - smallest;
    const right = pointAt(high);
    explore(low, left, high, right, DEPTH);
    [low, left] = [high, right];
  }
  return { modes, converged, iterations };
}

/**
 * A tau2 beyond which the likelihood falls. It does so where (y_i - y_j)^2 <= ((w_i + w_j) / 2)^-1 for all pairs, and,
 * which is closer for many studies, where the sum of squares over k - 1 is below (v_min + tau2)^2 / (v_max + tau2).
 */
function upperBound({ k, v, largestV, range, spread }: Sample): number {
  const smallestV = v[0]!;
  const variance = spread / (k - 1);
  const half = 0.5 * variance - smallestV;
  const byVariance = half + Math.sqrt(half ** 2 - smallestV ** 2 + variance * largestV);
  return Math.min(range ** 2 - smallestV, byVariance);
}
