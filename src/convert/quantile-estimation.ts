import {
  betaQuantile,
  chiSquareQuantile,
  exp,
  globalMinimum,
  log,
  logGamma,
  nearestPair,
  normalQuantile,
  pow,
} from "../numeric/index.js";
import { optimal } from "./normal-quantiles.js";
import type { FromQuantiles, MeanAndSd, Scenario, ScenarioName } from "./scenario.js";

/** Probabilities that the quantiles stand for; the ends are those of n observations. */
const probabilities: Readonly<Record<ScenarioName, (n: number) => readonly number[]>> = {
  S1: (n) => [1 / n, 0.5, 1 - 1 / n],
  S2: () => [0.25, 0.5, 0.75],
  S3: (n) => [1 / n, 0.25, 0.5, 0.75, 1 - 1 / n],
};

/** A distribution on the positive numbers with a scale and one shape. */
interface Family {
  /** Of the distribution with scale 1. */
  readonly quantile: (p: number, shape: number) => number;
  /** Range of the logarithm of the shape. */
  readonly shapes: readonly [low: number, high: number];
  readonly moments: (shape: number) => MeanAndSd;
}

const families: Readonly<Record<string, Family>> = {
  "log-normal": {
    quantile: (p, sigma) => exp(sigma * normalQuantile(p)),
    shapes: [-6, 2],
    moments: (sigma) => {
      const mean = exp(sigma ** 2 / 2);
      return { mean, sd: mean * Math.sqrt(exp(sigma ** 2) - 1) };
    },
  },
  gamma: {
    quantile: (p, shape) => 0.5 * chiSquareQuantile(p, 2 * shape),
    shapes: [-3, 12],
    moments: (shape) => ({ mean: shape, sd: Math.sqrt(shape) }),
  },
  Weibull: {
    quantile: (p, shape) => pow(-log(1 - p), 1 / shape),
    shapes: [-2, 6],
    moments: (shape) => {
      const mean = exp(logGamma(1 + 1 / shape));
      return { mean, sd: Math.sqrt(Math.max(0, exp(logGamma(1 + 2 / shape)) - mean ** 2)) };
    },
  },
};

interface Fitted extends MeanAndSd {
  readonly name: string;
  /** Sum of squared distances between printed and fitted quantiles. */
  readonly distance: number;
}

/**
 * The distribution whose quantiles lie nearest, by least squares, to the printed ones: normal; log-normal, gamma, Weibull
 * where no number is negative; beta where all lie between 0 and 1.
 *
 * The scale is found in closed form for each shape, so that the search has one dimension.
 *
 * @see McGrath et al. (2020), section 2.2
 */
export function quantileEstimation(scenario: Scenario): FromQuantiles {
  const p = probabilities[scenario.name](scenario.n);
  const positive = (scenario.values[0] as number) >= 0;
  const candidates = positive
    ? Object.entries(families).map(([name, family]) => nearest(name, family, scenario.values, p))
    : [];
  const shares = positive && (scenario.values.at(-1) as number) <= 1 ? [beta(scenario, p)] : [];
  const best = [normal(scenario.values, p), ...candidates, ...shares].reduce((a, b) =>
    b.distance < a.distance ? b : a,
  );
  return {
    value: { mean: best.mean, sd: best.sd },
    notes: [
      {
        code: "MEAN_FROM_QUANTILES",
        severity: "info",
        message: `the ${best.name} distribution lies nearest to the quantiles`,
        evidence: { distribution: best.name, distance: best.distance },
      },
    ],
  };
}

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((total, each, i) => total + each * (b[i] as number), 0);

/**
 * A straight line through the quantiles over those of the standard normal distribution, which are symmetric about 0. Of values
 * less their median no product is negative: the slope is not lost, however little they differ.
 */
function normal(values: readonly number[], p: readonly number[]): Fitted {
  const z = p.map(normalQuantile);
  const mean = values.reduce((total, value) => total + value, 0) / values.length;
  const median = values[(values.length - 1) / 2] as number;
  const sd =
    dot(
      z,
      values.map((value) => value - median),
    ) / dot(z, z);
  return {
    name: "normal",
    mean,
    sd,
    distance: distanceBetween(
      values,
      z.map((each) => mean + sd * each),
    ),
  };
}

function nearest(
  name: string,
  { quantile, shapes, moments }: Family,
  values: readonly number[],
  p: readonly number[],
): Fitted {
  const scaled = (logShape: number): readonly number[] => {
    const unit = p.map((each) => quantile(each, exp(logShape)));
    const scale = dot(unit, values) / dot(unit, unit);
    return unit.map((each) => scale * each);
  };
  const { x, value } = globalMinimum((logShape) => distanceBetween(values, scaled(logShape)), shapes);
  const shape = exp(x);
  const scale = (scaled(x)[0] as number) / quantile(p[0] as number, shape);
  const { mean, sd } = moments(shape);
  return { name, mean: scale * mean, sd: scale * sd, distance: value };
}

/** By its mean, on the log odds scale, and the sum of its shapes, as a logarithm; from those of the optimal mean and SD. */
function beta(scenario: Scenario, p: readonly number[]): Fitted {
  const of = (logOdds: number, logSum: number) => ({ mean: 1 / (1 + exp(-logOdds)), sum: exp(Math.min(logSum, 14)) });
  const quantiles = (logOdds: number, logSum: number): readonly number[] => {
    const { mean, sum } = of(logOdds, logSum);
    return p.map((each) => betaQuantile(each, mean * sum, (1 - mean) * sum));
  };
  const residuals = (logOdds: number, logSum: number): readonly number[] =>
    quantiles(logOdds, logSum).map((each, i) => each - (scenario.values[i] as number));
  const normal = optimal(scenario);
  const first = Math.min(Math.max(normal.mean, 0.01), 0.99);
  const sum = Math.min(Math.max((first * (1 - first)) / normal.sd ** 2 - 1, 0.5), 1e4);
  const { at, value } = nearestPair(residuals, [log(first / (1 - first)), log(sum)]);
  const found = of(...at);
  const sd = Math.sqrt((found.mean * (1 - found.mean)) / (found.sum + 1));
  return { name: "beta", mean: found.mean, sd, distance: value };
}

const distanceBetween = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((total, each, i) => total + (each - (b[i] as number)) ** 2, 0);
