import { exp, log, pow } from "../numeric/index.js";
import { luoMean, shiSd } from "./normal-quantiles.js";
import type { MeanAndSd, Scenario, ScenarioName } from "./scenario.js";

/**
 * Of the logarithms: the bias of the squared and of the fourth power of the standard deviation, and the variances of the
 * mean (times 2 n/σ²) and of the variance (times n/(8σ⁴)), which bias the exponentials.
 */
const logBias: Readonly<
  Record<
    ScenarioName,
    {
      readonly square: (n: number) => number;
      readonly fourth: (n: number) => number;
      readonly a: number;
      readonly b: number;
    }
  >
> = {
  S1: { square: (n) => 1.01 + 0.25 / log(n) ** 2, fourth: (n) => 1 + 2.23 / log(n) ** 2, a: 0.565, b: 0.37 },
  S2: { square: (n) => 1 + 1.58 / n, fourth: (n) => 1 + 19.2 / pow(n, 1.2), a: 0.57, b: 0.75 },
  S3: { square: (n) => 1 + 0.28 / log(n) ** 2, fourth: (n) => 1 + 3.93 / n, a: 0.405, b: 0.315 },
};

/** Mean and standard deviation on the original scale from the quantiles of the logarithms, with their bias removed. */
export function logNormal(scenario: Scenario): MeanAndSd {
  const logs = { ...scenario, values: scenario.values.map(log) };
  const mu = luoMean(logs);
  const raw = shiSd(logs) ** 2;
  const { n } = scenario;
  const { square, fourth, a, b } = logBias[scenario.name];
  const sigma2 = raw / square(n);
  const sigma4 = raw ** 2 / fourth(n);
  const bias = (p: number, q: number): number => 1 + (p * a * sigma2) / n + (q * b * sigma4) / n;
  const mean = exp(mu + sigma2 / 2) / bias(1, 1);
  const variance = exp(2 * mu + 2 * sigma2) / bias(4, 16) - exp(2 * mu + sigma2) / bias(4, 4);
  return { mean, sd: Math.sqrt(Math.max(0, variance)) };
}
