import { globalMinimum } from "../numeric/index.js";
import { luoMean, wanSd } from "./normal-quantiles.js";
import { boxCoxOf, momentsOf, powers, relativeLogs } from "./power-normal.js";
import type { FromQuantiles, Scenario } from "./scenario.js";

/**
 * The power that makes the quantiles most nearly symmetric about the median, then Luo's mean and Wan's standard deviation
 * of the transformed quantiles, then mean and standard deviation of the variable that has this transform, by quadrature.
 *
 * @see McGrath et al. (2020), section 2.3, with quantiles in units of the median and quadrature for the Monte Carlo step
 */
export function boxCox(scenario: Scenario): FromQuantiles {
  const { logs, unit } = relativeLogs(scenario);
  const lean = (lambda: number, i: number): number =>
    boxCoxOf(logs[i] as number, lambda) + boxCoxOf(logs[logs.length - 1 - i] as number, lambda);
  const asymmetry = (lambda: number): number =>
    scenario.name === "S3" ? lean(lambda, 0) ** 2 + lean(lambda, 1) ** 2 : lean(lambda, 0) ** 2;
  const { x: lambda } = globalMinimum(asymmetry, powers(logs));
  const transformed = { ...scenario, values: logs.map((each) => boxCoxOf(each, lambda)) };
  return momentsOf({ lambda, mu: luoMean(transformed), sd: wanSd(transformed), unit });
}
