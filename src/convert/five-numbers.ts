import { requireOneOf } from "../errors.js";
import type { Conversion } from "../types/index.js";
import { boxCox } from "./box-cox.js";
import { converted, requireNumber, short } from "./conversion.js";
import { logNormal } from "./log-normal.js";
import { optimal, wan } from "./normal-quantiles.js";
import { quantileEstimation } from "./quantile-estimation.js";
import {
  checkedScenario,
  type FiveNumbers,
  type FromQuantiles,
  type MeanAndSd,
  type Scenario,
  type ScenarioName,
} from "./scenario.js";
import { skewnessNotes } from "./skewness-test.js";
import { unknownNonNormal } from "./unknown-non-normal.js";

/**
 * How mean and standard deviation are estimated from quantiles. `luo-wan-shi`: the optimal weights under normality, mean of
 * Luo (2018), standard deviation of Wan (2014) or, with all five numbers, of Shi (2020). `wan`: Wan (2014) for both.
 * `log-normal`: Shi (2020b), on logarithms. `QE`: quantile estimation, `BC`: Box-Cox, both McGrath (2020).
 * `MLN`: the method for unknown non-normal distributions of Cai (2021).
 */
export type QuantileMethod = "luo-wan-shi" | "wan" | "log-normal" | "QE" | "BC" | "MLN";

/** Options of {@link meanFromFiveNumbers}. */
export interface FiveNumbersOptions {
  /** `luo-wan-shi` by default. */
  readonly method?: QuantileMethod;
  /**
   * What happens where `luo-wan-shi` or `wan` meets a summary that {@link skewnessTest} calls skewed: a `note` beside the
   * numbers (the default), or none (`refuse`).
   */
  readonly skewed?: "note" | "refuse";
}

interface Way {
  readonly method: string;
  readonly assumption: string;
  readonly normal?: true;
  readonly estimate: (scenario: Scenario) => FromQuantiles;
}

const NORMAL = "the outcome is normally distributed in the arm";

const ways: Readonly<Record<QuantileMethod, Way>> = {
  "luo-wan-shi": { method: "Luo 2018, Wan 2014, Shi 2020", assumption: NORMAL, normal: true, estimate: plain(optimal) },
  wan: { method: "Wan 2014", assumption: NORMAL, normal: true, estimate: plain(wan) },
  "log-normal": {
    method: "Shi 2020b",
    assumption: "the logarithm of the outcome is normally distributed in the arm",
    estimate: plain(logNormal),
  },
  QE: {
    method: "McGrath 2020, QE",
    assumption: "the outcome follows the best fitting of the normal, log-normal, gamma, Weibull and beta distributions",
    estimate: quantileEstimation,
  },
  BC: {
    method: "McGrath 2020, BC",
    assumption: "some power of the outcome (Box-Cox) is normally distributed in the arm",
    estimate: boxCox,
  },
  MLN: {
    method: "Cai 2021, MLN",
    assumption: "some power of the outcome (Box-Cox) is normally distributed in the arm",
    estimate: unknownNonNormal,
  },
};

/** Methods that take logarithms or powers need an outcome above 0. */
const needsPositive: readonly QuantileMethod[] = ["log-normal", "BC", "MLN"];

/**
 * Mean and standard deviation of an arm from its median and range, its median and quartiles, or all five numbers.
 *
 * @param summary - the numbers as printed; rising, in units of the outcome
 * @param options - the method, and what to do with skewed summaries
 * @returns mean and standard deviation in units of the outcome; `null` with a note where none follows
 * @throws {@link SynthesisError} `OUT_OF_DOMAIN` if the numbers do not rise, half a pair is missing, n < 4, or the method
 *   needs an outcome above 0; `BAD_OPTION` for a method that there is not
 * @see Luo et al. (2018), Statistical Methods in Medical Research 27:1785-1805, doi:10.1177/0962280216669183 (eqs. 7, 11, 15);
 *   Wan et al. (2014), BMC Medical Research Methodology 14:135, doi:10.1186/1471-2288-14-135;
 *   Shi et al. (2020), Research Synthesis Methods 11:641-654, doi:10.1002/jrsm.1429;
 *   Shi et al. (2020b), Statistics and Its Interface 13:519-531, doi:10.4310/SII.2020.v13.n4.a9;
 *   McGrath et al. (2020), Statistical Methods in Medical Research 29:2520-2537, doi:10.1177/0962280219889080;
 *   Cai, Zhou & Pan (2021), Statistical Methods in Medical Research 30:2701-2719, doi:10.1177/09622802211047348
 * @example
 * meanFromFiveNumbers({ q1: 4, median: 6, q3: 10, n: 20 }).value?.mean; // 6.7195
 */
export function meanFromFiveNumbers(
  summary: FiveNumbers,
  { method = "luo-wan-shi", skewed = "note" }: FiveNumbersOptions = {},
): Conversion<MeanAndSd | null> {
  const who = "meanFromFiveNumbers";
  requireOneOf(who, "method", Object.keys(ways), method);
  requireOneOf(who, "skewed", ["note", "refuse"], skewed);
  const way = ways[method];
  const scenario = checkedScenario(who, summary);
  if (needsPositive.includes(method)) {
    requireNumber(
      who,
      `the lowest number under ${method}`,
      scenario.values[0] as number,
      { above: 0 },
      'choose "luo-wan-shi" or "QE"',
    );
  }
  const doubts = way.normal ? skewnessNotes(scenario) : [];
  const found = doubts.length > 0 && skewed === "refuse" ? { value: null, notes: [] } : way.estimate(scenario);
  const printed = scenario.values.map(short).join(", ");
  const result = found.value === null ? "none" : `${short(found.value.mean)} and ${short(found.value.sd)}`;
  return converted(
    "MEAN_FROM_QUANTILES",
    found.value,
    way.method,
    way.assumption,
    `mean and SD from ${scenarioText[scenario.name]} ${printed}, n ${short(scenario.n)} (${way.method}): ${result}`,
    [...doubts, ...found.notes],
  );
}

const scenarioText: Readonly<Record<ScenarioName, string>> = {
  S1: "minimum, median, maximum",
  S2: "quartiles",
  S3: "five numbers",
};

function plain(estimate: (scenario: Scenario) => MeanAndSd): Way["estimate"] {
  return (scenario) => ({ value: estimate(scenario), notes: [] });
}
