import { SynthesisError } from "../errors.js";
import { type Estimate, standardizedMeanDifference } from "../measure/index.js";
import { log, normalQuantile, normalUpperTail, tQuantile, tUpperTail } from "../numeric/index.js";
import type { Conversion, Diagnostic, Interval } from "../types/index.js";
import { converted, requireNumber, requireSd, requireSize, short } from "./conversion.js";

/** How a printed interval, statistic or p-value was made. */
export interface WaldOptions {
  /** Level of the interval, 0 to 1; 0.95 by default. */
  readonly level?: number;
  /** Degrees of freedom of the t distribution it was made with; `null` (the default) for the normal one. */
  readonly df?: number | null;
  /** The numbers are ratios: the standard error is that of the logarithm. */
  readonly ratio?: boolean;
}

const NORMAL =
  "the estimate is normally distributed about its true value, and the interval was made as estimate ± quantile × SE";

const distributionText = (df: number | null): string => (df === null ? "z" : "t");

/** The quantile that half of a two-sided tail leaves above it. */
function criticalValue(tail: number, df: number | null): number {
  return df === null ? -normalQuantile(tail / 2) : -tQuantile(tail / 2, df);
}

function requireOptions(who: string, level: number, df: number | null): void {
  requireNumber(who, "a level", level, { above: 0, below: 1 }, "give it as a proportion: 0.95, not 95");
  if (df !== null)
    requireNumber(who, "degrees of freedom", df, { above: 0 }, "give those of the printed test or interval");
}

function logOf(who: string, value: number, ratio: boolean): number {
  if (!ratio) return value;
  requireNumber(who, "a ratio", value, { above: 0 }, "leave out ratio where the numbers are logarithms or differences");
  return log(value);
}

/**
 * Standard error from a confidence interval: half its width over the quantile.
 *
 * @param ci - lower and upper limit, as printed; ratios as ratios with `ratio: true`
 * @param options - the level, the degrees of freedom, and whether the limits are ratios
 * @returns above 0, in units of the estimate; of the logarithm for ratios
 * @throws {@link SynthesisError} `OUT_OF_DOMAIN` for limits in the wrong order, a level outside 0 to 1, ratios of 0 or less
 * @see Cochrane Handbook 6.3.1 and 6.3.2; with the t distribution 6.5.2.2
 * @example
 * standardErrorFromInterval([-4, 2.6]).value.toFixed(4); // "1.6837"
 */
export function standardErrorFromInterval(ci: Interval, options: WaldOptions = {}): Conversion {
  const { level = 0.95, df = null, ratio = false } = options;
  return errorFromInterval(ci, level, df, (limit) => logOf("standardErrorFromInterval", limit, ratio));
}

/** The same for limits that are printed on any scale, with the way to the scale of analysis. */
export function errorFromInterval(
  ci: Interval,
  level: number,
  df: number | null,
  onScale: (value: number) => number,
): Conversion {
  const who = "standardErrorFromInterval";
  requireOptions(who, level, df);
  const width = onScale(ci[1]) - onScale(ci[0]);
  requireNumber(who, "an interval with a width", width, { above: 0 }, "give the lower limit first");
  const se = width / (2 * criticalValue(1 - level, df));
  return converted(
    "SE_FROM_CI",
    se,
    `Handbook ${df === null ? "6.3.1" : "6.5.2.2"}`,
    NORMAL,
    `SE from ${short(100 * level)}% CI ${ci[0]} to ${ci[1]} (${distributionText(df)}): ${short(se)}`,
  );
}

/**
 * The absolute value of a z or t statistic from its exact two-sided p-value.
 *
 * @param p - 0 to 1, both excluded; a bound such as `<0.001` is not exact
 * @param df - degrees of freedom of the t distribution; `null` for the normal one
 * @throws {@link SynthesisError} `OUT_OF_DOMAIN`
 * @see Cochrane Handbook 6.5.2.3
 * @example
 * statisticFromP(0.008, 45).value.toFixed(2); // "2.78"
 */
export function statisticFromP(p: number, df: number | null = null): Conversion {
  requireNumber("statisticFromP", "a p-value", p, { above: 0, below: 1 }, "a bound such as <0.001 gives no number");
  requireOptions("statisticFromP", 0.95, df);
  const statistic = criticalValue(p, df);
  return converted(
    "STATISTIC_FROM_P",
    statistic,
    "Handbook 6.5.2.3",
    "the p-value is exact and two-sided",
    `${df === null ? "z" : `t with ${short(df)} df`} from p = ${p}: ${short(statistic)}`,
  );
}

/**
 * Two-sided p-value of a z or t statistic.
 *
 * @param df - degrees of freedom of the t distribution; `null` for the normal one
 * @example
 * pFromStatistic(1.96).toFixed(3); // "0.050"
 */
export const pFromStatistic = (statistic: number, df: number | null = null): number =>
  2 * (df === null ? normalUpperTail(Math.abs(statistic)) : tUpperTail(Math.abs(statistic), df));

/**
 * Standard error from an exact p-value: the estimate over its statistic.
 *
 * @param estimate - as printed, not 0 (a ratio not 1); ratios as ratios with `ratio: true`
 * @param p - two-sided, 0 to 1, both excluded
 * @param options - degrees of freedom, and whether the estimate is a ratio
 * @returns above 0, in units of the estimate; of the logarithm for ratios
 * @throws {@link SynthesisError} `OUT_OF_DOMAIN`
 * @see Cochrane Handbook 6.3.1; 6.5.2.3 with the t distribution
 * @example
 * standardErrorFromP(3.8, 0.008, { df: 45 }).value.toFixed(2); // "1.37"
 */
export function standardErrorFromP(
  estimate: number,
  p: number,
  { df = null, ratio = false }: Omit<WaldOptions, "level"> = {},
): Conversion {
  const statistic = statisticFromP(p, df).value;
  const se = errorOf("standardErrorFromP", estimate, statistic, ratio);
  return converted(
    "SE_FROM_P",
    se,
    df === null ? "Handbook 6.3.1" : "Handbook 6.5.2.3",
    `the p-value is exact, two-sided, and from a ${df === null ? "Wald" : "t"} test of this estimate`,
    `SE from p = ${p} (${distributionText(df)}): ${short(se)}`,
  );
}

/** A printed statistic of an estimate: z, t, or F with one degree of freedom in the numerator. */
export interface PrintedStatistic {
  readonly kind: "z" | "t" | "F";
  readonly value: number;
}

const size = ({ kind, value }: PrintedStatistic): number => (kind === "F" ? Math.sqrt(value) : Math.abs(value));

function requireStatistic(who: string, { kind, value }: PrintedStatistic): void {
  const domain = kind === "F" ? { above: 0 } : {};
  requireNumber(who, `a ${kind} statistic`, value, domain, "an F statistic is a square, and needs one numerator df");
  if (value === 0)
    requireNumber(who, `a size of ${kind}`, value, { above: 0 }, "a statistic of 0 says nothing of the SE");
}

/**
 * Standard error from a test statistic: |estimate| / |z|, |estimate| / |t| or |estimate| / √F.
 *
 * @param estimate - as printed, not 0 (a ratio not 1); ratios as ratios with `ratio: true`
 * @param statistic - not 0; F with one degree of freedom in the numerator
 * @param options - whether the estimate is a ratio
 * @returns above 0, in units of the estimate; of the logarithm for ratios
 * @throws {@link SynthesisError} `OUT_OF_DOMAIN`
 * @see Cochrane Handbook 6.5.2.3
 * @example
 * standardErrorFromStatistic(3.8, { kind: "t", value: 2.78 }).value.toFixed(2); // "1.37"
 */
export function standardErrorFromStatistic(
  estimate: number,
  statistic: PrintedStatistic,
  { ratio = false }: Pick<WaldOptions, "ratio"> = {},
): Conversion {
  requireStatistic("standardErrorFromStatistic", statistic);
  const se = errorOf("standardErrorFromStatistic", estimate, size(statistic), ratio);
  return converted(
    "SE_FROM_STATISTIC",
    se,
    "Handbook 6.5.2.3",
    "the statistic is that of a test of this estimate against no effect",
    `SE from ${statistic.kind} = ${statistic.value}: ${short(se)}`,
  );
}

function errorOf(who: string, estimate: number, statistic: number, ratio: boolean): number {
  const distance = Math.abs(logOf(who, estimate, ratio));
  requireNumber(
    who,
    "a distance from no effect",
    distance,
    { above: 0 },
    "use the interval; 0 over its statistic is 0 over 0",
  );
  return distance / statistic;
}

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
