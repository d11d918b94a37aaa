import { log } from "../numeric/index.js";
import type { Conversion, Diagnostic } from "../types/index.js";
import { converted, short } from "./conversion.js";
import { checkedScenario, type FiveNumbers, type Scenario } from "./scenario.js";

/** What {@link skewnessTest} returns. */
export interface SkewnessTest {
  readonly statistic: number;
  /** At the 5% level. */
  readonly criticalValue: number;
  readonly skewed: boolean;
}

/**
 * Tests whether a median with range, quartiles or both comes from a skewed distribution, at the 5% level.
 *
 * A summary that passes is not shown to be normal: with few persons the test finds only gross skewness.
 *
 * @param summary - the numbers as printed; rising
 * @returns statistic and critical value, without unit
 * @throws {@link SynthesisError} `OUT_OF_DOMAIN` as {@link meanFromFiveNumbers}
 * @see Shi et al. (2023), Detecting the skewness of data from the five-number summary and its application in
 *   meta-analysis, Statistical Methods in Medical Research 32:1338-1360, doi:10.1177/09622802231172043
 * @example
 * skewnessTest({ min: 1, q1: 2, median: 5, q3: 9, max: 30, n: 60 }).value.skewed; // true
 */
export function skewnessTest(summary: FiveNumbers): Conversion<SkewnessTest> {
  const scenario = checkedScenario("skewnessTest", summary);
  const value = skewnessOf(scenario);
  return converted(
    "SKEWNESS_TEST",
    value,
    "Shi 2023",
    "under the null hypothesis the outcome is normally distributed",
    `skewness ${short(value.statistic)}, critical value ${short(value.criticalValue)} (n ${short(scenario.n)}): ${value.skewed ? "skewed" : "not shown to be skewed"}`,
  );
}

function skewnessOf({ name, n, values }: Scenario): SkewnessTest {
  const median = values[(values.length - 1) / 2] as number;
  const lean = (i: number): number => {
    const [low, high] = [values[i] as number, values[values.length - 1 - i] as number];
    return high === low ? 0 : Math.abs(low + high - 2 * median) / (high - low);
  };
  const root = Math.sqrt(n);
  const statistic = name === "S3" ? Math.max(((2.65 * log(0.6 * n)) / root) * lean(0), lean(1)) : lean(0);
  const criticalValue = {
    S1: 1 / log(n + 9) + 2.5 / (n + 1),
    S2: 2.65 / root - 6 / n ** 2,
    S3: 2.97 / root - 39.1 / n ** 3,
  }[name];
  return { statistic, criticalValue, skewed: statistic > criticalValue };
}

/** A word of caution for methods that rest on the normal distribution. */
export function skewnessNotes(scenario: Scenario): Diagnostic[] {
  const { statistic, criticalValue, skewed } = skewnessOf(scenario);
  if (!skewed) return [];
  return [
    {
      code: "SKEWED",
      severity: "warning",
      message: `the quantiles are skewed: ${short(statistic)} exceeds ${short(criticalValue)}, and the method rests on the normal distribution`,
      remedy: 'choose "BC", "QE", "MLN" or "log-normal", or leave the trial out in a sensitivity analysis',
      evidence: { statistic, criticalValue },
    },
  ];
}
