import { exp, normalQuantile, randomStream, tQuantile } from "../numeric/index.js";
import type { Interval } from "../types/index.js";
import { weighed } from "./mixed-model.js";
import { quadraticForm } from "./quadratic-form.js";
import type { Sample } from "./sample.js";
import { tell, type Watch } from "./watch.js";

/**
 * Prediction interval that takes in how little is known of tau2: tau2 is drawn from its confidence distribution, the exact
 * distribution of Cochran's Q read as a function of tau2, and with it the effect of a further study, the mean with the
 * variance of Hartung and Knapp.
 *
 * Draw number `index` hangs on the seed and its place alone, so that more draws begin with the same ones.
 *
 * @param seed - a whole number
 * @param draws - how many
 * @param watch - told of the values of tau2 at which the distribution is taken, and of draws by the thousand
 * @returns in the units of the data
 * @throws {@link SynthesisError} `CANCELLED`
 * @see Nagashima, Noma & Furukawa (2019), Statistical Methods in Medical Research 28:1689-1702, doi:10.1177/0962280218773520
 */
export function bootstrapPrediction(
  sample: Sample,
  level: number,
  seed: number,
  draws: number,
  watch: Watch,
): Interval {
  const { centre, unit } = sample;
  const total = STEPS + 1 + Math.ceil(draws / STRIDE);
  const further = furtherEffects(sample, seed, 0, draws, (done) => tell("pool", watch, done, total)).sort();
  tell("pool", watch, total, total);
  const tail = (1 - level) / 2;
  return [centre + unit * quantileOf(further, tail), centre + unit * quantileOf(further, 1 - tail)];
}

/** Draws [from, to) of the effect of a further study, in the units of the sample. */
function furtherEffects(
  sample: Sample,
  seed: number,
  from: number,
  to: number,
  isAt: (done: number) => void,
): Float64Array {
  const tau2Quantile = confidenceDistribution(sample, isAt);
  const df = sample.k - 1;
  const at = weighed();
  return Float64Array.from({ length: to - from }, (_, i) => {
    if (i % STRIDE === 0) isAt(STEPS + 1 + i / STRIDE);
    const uniform = randomStream(seed, from + i);
    // Never 0 nor 1.
    const next = (): number => uniform() + 2 ** -33;
    const tau2 = tau2Quantile(next());
    const { sumW, mean, Q } = sample.weigh(tau2, at);
    return mean + Math.sqrt(tau2) * normalQuantile(next()) - Math.sqrt(Q / (df * sumW)) * tQuantile(next(), df);
  });
}

/** Steps of the table below. */
const STEPS = 128;
/** Draws between two words to the caller. */
const STRIDE = 1000;

/**
 * The tau2 at which a smaller Q has a given probability; 0 where even at tau2 = 0 it is below that. From a table with equal
 * steps of $\log(1 + \tau^2 / \bar v)$, between which that is a monotone cubic in the normal quantile of the probability.
 */
export function confidenceDistribution(sample: Sample, isAt: (done: number) => void): (probability: number) => number {
  const form = quadraticForm(
    sample,
    sample.v.map((vi) => 1 / vi),
  );
  const typical = form.trPV / form.trP;
  const tau2At = (x: number): number => typical * (exp(x) - 1);
  const atZero = form.below(0);
  let end = 1;
  while (form.below(tau2At(end)) > 1e-8 && end < 256) end *= 1.5;
  const x = Array.from({ length: STEPS + 1 }, (_, i) => (end * (STEPS - i)) / STEPS);
  const normal = x.map((each, i) => {
    isAt(i);
    return normalQuantile(Math.max(form.below(tau2At(each)), 1e-300));
  });
  const between = monotoneCubic(normal, x);
  return (probability) => (probability >= atZero ? 0 : Math.max(0, tau2At(between(normalQuantile(probability)))));
}

/**
 * A monotone function through points by cubics, straight beyond them.
 *
 * @see Fritsch & Butland (1984), SIAM Journal on Scientific and Statistical Computing 5:300-304, doi:10.1137/0905021
 */
function monotoneCubic(x: readonly number[], y: readonly number[]): (at: number) => number {
  const last = x.length - 1;
  const secants = x.slice(1).map((_, i) => (y[i + 1]! - y[i]!) / (x[i + 1]! - x[i]!));
  const slopes = x.map((_, i) => {
    const [left, right] = [secants[i - 1] ?? secants[0]!, secants[i] ?? secants[last - 1]!];
    return left * right <= 0 ? 0 : (2 * left * right) / (left + right);
  });
  return (at) => {
    let [low, high] = [0, last];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (x[middle]! <= at) low = middle;
      else high = middle;
    }
    const width = x[high]! - x[low]!;
    const t = (at - x[low]!) / width;
    if (t < 0) return y[low]! + slopes[low]! * (at - x[low]!);
    if (t > 1) return y[high]! + slopes[high]! * (at - x[high]!);
    const rise = y[high]! - y[low]!;
    const [start, end] = [slopes[low]! * width, slopes[high]! * width];
    return y[low]! + t * (start + t * (3 * rise - 2 * start - end + t * (start + end - 2 * rise)));
  };
}

/** Between the order statistics about (n - 1) p. */
function quantileOf(sorted: Float64Array, p: number): number {
  const place = (sorted.length - 1) * p;
  const low = Math.floor(place);
  const share = place - low;
  return sorted[low]! * (1 - share) + sorted[Math.min(low + 1, sorted.length - 1)]! * share;
}
