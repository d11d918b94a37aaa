import type { Conversion } from "../types/index.js";
import { converted, requireNumber, requireSd, requireSize, short } from "./conversion.js";

/**
 * Standard error of a mean from the standard deviation, s/√n.
 *
 * @param sd - above 0, in units of the outcome
 * @param n - persons
 * @example
 * standardErrorFromSd(2.5, 25).value; // 0.5
 */
export function standardErrorFromSd(sd: number, n: number): Conversion {
  requireSd("standardErrorFromSd", "a standard deviation", sd);
  requireSize("standardErrorFromSd", "n", n);
  const se = sd / Math.sqrt(n);
  return converted(
    "SE_FROM_SD",
    se,
    "s / √n",
    "observations are independent",
    `SE from SD ${short(sd)} and n ${short(n)}: ${short(se)}`,
  );
}

/**
 * Standard deviation of an arm from the standard error of its mean, SE × √n.
 *
 * @param se - of the mean of one arm, above 0; not of a difference between arms
 * @param n - persons
 * @see Cochrane Handbook 6.5.2.2
 * @example
 * sdFromStandardError(0.5, 25).value; // 2.5
 */
export function sdFromStandardError(se: number, n: number): Conversion {
  requireNumber("sdFromStandardError", "a standard error", se, { above: 0 }, "check the number");
  requireSize("sdFromStandardError", "n", n);
  const sd = se * Math.sqrt(n);
  return converted(
    "SD_FROM_SE",
    sd,
    "Handbook 6.5.2.2",
    "the standard error is that of the mean of this arm",
    `SD from SE ${short(se)} and n ${short(n)}: ${short(sd)}`,
  );
}

/**
 * Standard deviation common to both arms from the standard error of their difference, SE / √(1/n₁ + 1/n₂).
 *
 * @param se - of the difference in means, above 0
 * @param n1 - persons in one arm
 * @param n2 - persons in the other
 * @see Cochrane Handbook 6.5.2.3
 * @example
 * sdFromDifference(1.37, 25, 22).value.toFixed(2); // "4.69"
 */
export function sdFromDifference(se: number, n1: number, n2: number): Conversion {
  requireNumber("sdFromDifference", "a standard error", se, { above: 0 }, "check the number");
  requireSize("sdFromDifference", "n1", n1);
  requireSize("sdFromDifference", "n2", n2);
  const sd = se / Math.sqrt(1 / n1 + 1 / n2);
  return converted(
    "SD_FROM_DIFFERENCE",
    sd,
    "Handbook 6.5.2.3",
    "both arms have the same standard deviation, and the analysis was not adjusted",
    `SD of both arms from SE ${short(se)} of the difference and n ${short(n1)} and ${short(n2)}: ${short(sd)}`,
  );
}
