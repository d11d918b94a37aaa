import type { Conversion } from "../types/index.js";
import { converted, requireNumber, requireSd, short } from "./conversion.js";

/**
 * Standard deviation of the change from baseline: $\sqrt{s_0^2+s_1^2-2rs_0s_1}$.
 *
 * @param baselineSd - above 0, in units of the outcome
 * @param finalSd - the same at the end
 * @param correlation - of baseline and end within persons, -1 to 1; from another trial by {@link changeCorrelation}
 * @returns at least 0, in units of the outcome
 * @throws {@link SynthesisError} `OUT_OF_DOMAIN`
 * @see Cochrane Handbook 6.5.2.8
 * @example
 * changeSd(4, 4.4, 0.78).value.toFixed(2); // "2.81"
 */
export function changeSd(baselineSd: number, finalSd: number, correlation: number): Conversion {
  requireSd("changeSd", "a standard deviation at baseline", baselineSd);
  requireSd("changeSd", "a standard deviation at the end", finalSd);
  requireNumber(
    "changeSd",
    "a correlation",
    correlation,
    { atLeast: -1, atMost: 1 },
    "give a correlation between -1 and 1",
  );
  const variance = baselineSd ** 2 + finalSd ** 2 - 2 * correlation * baselineSd * finalSd;
  const sd = Math.sqrt(Math.max(0, variance));
  return converted(
    "CHANGE_SD",
    sd,
    "Handbook 6.5.2.8",
    "the correlation, taken from elsewhere, holds in this arm; vary it in a sensitivity analysis",
    `SD of change from SD ${short(baselineSd)} and ${short(finalSd)} with correlation ${short(correlation)}: ${short(sd)}`,
  );
}

/**
 * Correlation of two measurements on the same persons from the standard deviations of both and of their difference:
 * baseline and end, or the two periods of a crossover trial.
 *
 * @param baselineSd - above 0, in units of the outcome
 * @param finalSd - the same at the end
 * @param differenceSd - of the change within persons
 * @returns -1 to 1; `null` with a note where the three contradict one another
 * @throws {@link SynthesisError} `OUT_OF_DOMAIN`
 * @see Cochrane Handbook 6.5.2.8
 * @example
 * changeCorrelation(4, 4.4, 2.8).value?.toFixed(2); // "0.78"
 */
export function changeCorrelation(
  baselineSd: number,
  finalSd: number,
  differenceSd: number,
): Conversion<number | null> {
  requireSd("changeCorrelation", "a standard deviation at baseline", baselineSd);
  requireSd("changeCorrelation", "a standard deviation at the end", finalSd);
  requireSd("changeCorrelation", "a standard deviation of the change", differenceSd);
  const r = (baselineSd ** 2 + finalSd ** 2 - differenceSd ** 2) / (2 * baselineSd * finalSd);
  const isPossible = Math.abs(r) <= 1;
  const sds = `SD ${short(baselineSd)}, ${short(finalSd)} and ${short(differenceSd)} of the change`;
  return converted(
    "CHANGE_CORRELATION",
    isPossible ? r : null,
    "Handbook 6.5.2.8",
    "all three standard deviations are of the same persons",
    `correlation from ${sds}: ${isPossible ? short(r) : "none"}`,
    isPossible
      ? []
      : [
          {
            code: "IMPOSSIBLE_SDS",
            severity: "warning",
            message: `${sds} would need a correlation of ${short(r)}`,
            remedy: "check whether one of them is a standard error",
            evidence: { correlation: r },
          },
        ],
  );
}
