import { exp, globalMinimum, log, minimum, normalUpperTail } from "../numeric/index.js";
import { luoMean, wanSd } from "./normal-quantiles.js";
import { boxCoxOf, momentsOf, powers, relativeLogs } from "./power-normal.js";
import type { FromQuantiles, Scenario, ScenarioName } from "./scenario.js";

/** Ranks of the quantiles among n = 4Q + 1 observations. */
const ranks: Readonly<Record<ScenarioName, (n: number) => readonly number[]>> = {
  S1: (n) => [1, (n + 1) / 2, n],
  S2: (n) => [(n + 3) / 4, (n + 1) / 2, (3 * n + 1) / 4],
  S3: (n) => [1, (n + 3) / 4, (n + 1) / 2, (3 * n + 1) / 4, n],
};

/**
 * The power of greatest likelihood, where Luo's mean and Wan's standard deviation stand for those of the transformed
 * quantiles; then mean and standard deviation of greatest likelihood given this power; then back, by quadrature. The
 * likelihood is that of order statistics of a normal variable.
 *
 * @see Cai, Zhou & Pan (2021), doi:10.1177/09622802211047348
 */
export function unknownNonNormal(scenario: Scenario): FromQuantiles {
  const { logs, unit } = relativeLogs(scenario);
  const place = ranks[scenario.name](scenario.n);
  const at = (lambda: number) => ({ ...scenario, values: logs.map((each) => boxCoxOf(each, lambda)) });
  const profile = (lambda: number): number => {
    const transformed = at(lambda);
    const jacobian = (lambda - 1) * logs.reduce((total, each) => total + each, 0);
    return -logLikelihood(transformed, place, luoMean(transformed), wanSd(transformed)) - jacobian;
  };
  const { x: lambda } = globalMinimum(profile, powers(logs));
  const transformed = at(lambda);
  const { mu, sd } = greatestLikelihood(transformed, place);
  return momentsOf({ lambda, mu, sd, unit });
}

/** Logarithm of the joint density of some order statistics of n normal variables, without its constant. */
function logLikelihood({ n, values }: Scenario, place: readonly number[], mu: number, sd: number): number {
  const z = values.map((value) => (value - mu) / sd);
  const bounds = [Number.NEGATIVE_INFINITY, ...z, Number.POSITIVE_INFINITY];
  const borders = [0, ...place, n + 1];
  let total = 0;
  for (const each of z) total -= 0.5 * each * each + log(sd);
  for (let i = 1; i < bounds.length; i++) {
    const between = Math.max(0, (borders[i] as number) - (borders[i - 1] as number) - 1);
    if (between > 0) total += between * log(probability(bounds[i - 1] as number, bounds[i] as number));
  }
  return total;
}

/** Of a standard normal variable between two bounds, from the tail in which it loses no digits. */
function probability(low: number, high: number): number {
  const inside =
    low > 0 ? normalUpperTail(low) - normalUpperTail(high) : normalUpperTail(-high) - normalUpperTail(-low);
  return Math.max(inside, Number.MIN_VALUE);
}

/** The likelihood has one maximum: it is log-concave in mu / sd and 1 / sd. */
function greatestLikelihood(scenario: Scenario, place: readonly number[]): { mu: number; sd: number } {
  const start = { mu: luoMean(scenario), sd: wanSd(scenario) };
  const best = (logSd: number) => {
    const sd = exp(logSd);
    const reach = 3 * start.sd;
    return minimum((mu) => -logLikelihood(scenario, place, mu, sd), [start.mu - reach, start.mu + reach]);
  };
  const middle = log(start.sd);
  const { x } = minimum((logSd) => best(logSd).value, [middle - 2, middle + 2]);
  return { mu: best(x).x, sd: exp(x) };
}
