import { SynthesisError } from "../errors.js";
import { type Estimate, standardizedMeanDifference } from "../measure/index.js";
import type { Conversion, Diagnostic, Interval } from "../types/index.js";
import { converted, requireNumber, requireSize, short } from "./conversion.js";
import {
  logOf,
  NORMAL,
  type PrintedStatistic,
  standardErrorFromInterval,
  standardErrorFromP,
  standardErrorFromStatistic,
  type WaldOptions,
} from "./precision.js";

/** What a report prints of an effect. The first of interval, statistic and p-value that is there is used. */
export interface PrintedEffect {
  /** As printed; ratios as ratios with `ratio: true`. */
  readonly estimate: number;
  readonly ci?: Interval | null;
  readonly statistic?: PrintedStatistic | null;
  /** Exact and two-sided. */
  readonly p?: number | null;
}

/** An interval whose middle is off by more than this share of its width is not even about its estimate. */
const OFF_CENTRE = 0.05;

/**
 * An effect with its sampling variance from what a report prints of it: the interval, else the statistic, else the exact
 * p-value. Ratios are put on the log scale.
 *
 * @param printed - the estimate, and at least one of interval, statistic, p-value
 * @param options - level, degrees of freedom, and whether the numbers are ratios
 * @returns `yi` and `vi` on the analysis scale; `null` with a note if nothing tells the precision. A note says so where
 *   the interval does not lie evenly about the estimate
 * @throws {@link SynthesisError} `OUT_OF_DOMAIN`
 * @see Cochrane Handbook 6.3.1, 6.3.2 and 6.5.2.3
 * @example
 * effectFromWald({ estimate: 0.7, ci: [0.5, 0.98] }, { ratio: true }).value?.vi.toFixed(5); // "0.02947"
 */
export function effectFromWald(printed: PrintedEffect, options: WaldOptions = {}): Conversion<Estimate | null> {
  const { ratio = false } = options;
  const yi = logOf("effectFromWald", printed.estimate, ratio);
  requireNumber("effectFromWald", "an estimate", yi, {}, "give the printed estimate");
  const found = precisionOf(printed, options);
  if (found === null) {
    return converted("EFFECT_FROM_WALD", null, "none", NORMAL, "no effect: its precision is not known", [
      {
        code: "NOTHING_TO_CONVERT",
        severity: "warning",
        message: "the estimate comes without an interval, a statistic or an exact p-value",
        remedy: "look for arms, or ask the authors",
      },
    ]);
  }
  return converted(
    "EFFECT_FROM_WALD",
    { yi, vi: found.value ** 2 },
    found.method,
    found.assumption,
    `${ratio ? "log of " : ""}${printed.estimate}${ratio ? `: ${short(yi)}` : ""}; ${found.text}`,
    asymmetry(printed, yi, ratio),
  );
}

function precisionOf({ estimate, ci, statistic, p }: PrintedEffect, options: WaldOptions): Conversion | null {
  if (ci) return standardErrorFromInterval(ci, options);
  if (statistic) return standardErrorFromStatistic(estimate, statistic, options);
  return p === undefined || p === null ? null : standardErrorFromP(estimate, p, options);
}

function asymmetry({ ci }: PrintedEffect, yi: number, ratio: boolean): Diagnostic[] {
  if (!ci) return [];
  const [lower, upper] = ci.map((limit) => logOf("effectFromWald", limit, ratio)) as [number, number];
  if (Math.abs((lower + upper) / 2 - yi) <= OFF_CENTRE * (upper - lower)) return [];
  return [
    {
      code: "WALD_ASYMMETRIC",
      severity: "warning",
      message: `the interval ${ci[0]} to ${ci[1]} does not lie evenly about its estimate on the analysis scale`,
      remedy: ratio ? "check the numbers" : "check the numbers, and whether they are ratios",
      evidence: { middle: (lower + upper) / 2, estimate: yi },
    },
  ];
}

/**
 * Standardized mean difference from the t statistic of a two-sample test (or the F statistic of two groups):
 * $d = t\sqrt{1/n_1+1/n_2}$, with Hedges' exact correction.
 *
 * @param statistic - t with its sign; an F has none and takes that of `sign`
 * @param n1 - persons in the treatment arm
 * @param n2 - persons in the comparator arm
 * @param sign - 1 or -1: the direction of the difference where the statistic is an F
 * @returns `yi` without unit, treatment minus comparator, and its large-sample variance
 * @throws {@link SynthesisError} `OUT_OF_DOMAIN`; `NOTHING_TO_CONVERT` for a z statistic
 * @see Borenstein et al. (2009), Introduction to Meta-Analysis, ch. 4 and 7, doi:10.1002/9780470743386; Hedges (1981), doi:10.3102/10769986006002107
 * @example
 * smdFromStatistic({ kind: "t", value: 2 }, 20, 20).value.yi.toFixed(3); // "0.620"
 */
export function smdFromStatistic(
  statistic: PrintedStatistic,
  n1: number,
  n2: number,
  sign: 1 | -1 = 1,
): Conversion<Estimate> {
  const who = "smdFromStatistic";
  if (statistic.kind === "z") {
    throw new SynthesisError("NOTHING_TO_CONVERT", `${who} needs a t or F statistic, got z`, {
      remedy: "recover the standard error with standardErrorFromStatistic",
    });
  }
  requireNumber(who, statistic.kind, statistic.value, statistic.kind === "F" ? { atLeast: 0 } : {}, "check the number");
  requireSize(who, "n1", n1, 2);
  requireSize(who, "n2", n2, 2);
  const t = statistic.kind === "F" ? sign * Math.sqrt(statistic.value) : statistic.value;
  const d = t * Math.sqrt(1 / n1 + 1 / n2);
  const value = standardizedMeanDifference({ n: n1, mean: d, sd: 1 }, { n: n2, mean: 0, sd: 1 });
  return converted(
    "SMD_FROM_STATISTIC",
    value,
    "Borenstein 2009, ch. 4",
    "two independent groups of equal variance; the test was not adjusted for covariates",
    `SMD from ${statistic.kind} = ${statistic.value} and n ${short(n1)} and ${short(n2)}: ${short(value.yi)}`,
  );
}
