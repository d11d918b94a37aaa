import { log, normalQuantile, normalUpperTail, tQuantile, tUpperTail } from "../numeric/index.js";
import type { Conversion, Interval } from "../types/index.js";
import { converted, requireNumber, short } from "./conversion.js";

/** How a printed interval, statistic or p-value was made. */
export interface WaldOptions {
  /** Level of the interval, 0 to 1; 0.95 by default. */
  readonly level?: number;
  /** Degrees of freedom of the t distribution it was made with; `null` (the default) for the normal one. */
  readonly df?: number | null;
  /** The numbers are ratios: the standard error is that of the logarithm. */
  readonly ratio?: boolean;
}

export const NORMAL =
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

/** A printed number on the scale of analysis. */
export function logOf(who: string, value: number, ratio: boolean): number {
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
