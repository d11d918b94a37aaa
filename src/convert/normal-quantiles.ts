import { normalQuantile, pow } from "../numeric/index.js";
import type { MeanAndSd, Scenario, ScenarioName } from "./scenario.js";

const range = ({ values }: Scenario): number => (values.at(-1) as number) - (values[0] as number);
const iqr = ({ name, values }: Scenario): number =>
  name === "S3" ? (values[3] as number) - (values[1] as number) : (values[2] as number) - (values[0] as number);

/** Expected range of n standard normal variables, after Blom. */
const expectedRange = (n: number): number => 2 * normalQuantile((n - 0.375) / (n + 0.25));
/** Their expected interquartile range. */
const expectedIqr = (n: number): number => 2 * normalQuantile((0.75 * n - 0.125) / (n + 0.25));

/** Luo's optimal mean: weights of the mid-range, the mid-quartile range and the median. */
export function luoMean({ name, n, values }: Scenario): number {
  const middle = (i: number): number => ((values[i] as number) + (values[values.length - 1 - i] as number)) / 2;
  const median = values[(values.length - 1) / 2] as number;
  if (name === "S3") {
    const outer = 2.2 / (2.2 + pow(n, 0.75));
    const inner = 0.7 - 0.72 / pow(n, 0.55);
    return outer * middle(0) + inner * middle(1) + (1 - outer - inner) * median;
  }
  const weight = name === "S1" ? 4 / (4 + pow(n, 0.75)) : 0.7 + 0.39 / n;
  return weight * middle(0) + (1 - weight) * median;
}

/** Wan's standard deviation: range or interquartile range over its expectation, and the mean of both with five numbers. */
export function wanSd(scenario: Scenario): number {
  const { name, n } = scenario;
  if (name === "S1") return range(scenario) / expectedRange(n);
  if (name === "S2") return iqr(scenario) / expectedIqr(n);
  return 0.5 * (range(scenario) / expectedRange(n) + iqr(scenario) / expectedIqr(n));
}

/** Shi's: with five numbers the weight falls with n. */
export function shiSd(scenario: Scenario): number {
  if (scenario.name !== "S3") return wanSd(scenario);
  const { n } = scenario;
  const weight = 1 / (1 + 0.07 * pow(n, 0.6));
  return (weight * range(scenario)) / expectedRange(n) + ((1 - weight) * iqr(scenario)) / expectedIqr(n);
}

/** The optimal estimates under normality. */
export function optimal(scenario: Scenario): MeanAndSd {
  return { mean: luoMean(scenario), sd: shiSd(scenario) };
}

/** Those of Wan alone. */
export function wan(scenario: Scenario): MeanAndSd {
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = scenario.values;
  const means: Readonly<Record<ScenarioName, number>> = {
    S1: (a + 2 * b + c) / 4,
    S2: (a + b + c) / 3,
    S3: (a + 2 * b + 2 * c + 2 * d + e) / 8,
  };
  return { mean: means[scenario.name], sd: wanSd(scenario) };
}
