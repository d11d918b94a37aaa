import { SynthesisError } from "../errors.js";
import type { Estimate } from "../measure/index.js";
import type { Conversion, Interval } from "../types/index.js";
import { changeSd } from "./change.js";
import { converted, requireNumber, requireSd, requireSize, short } from "./conversion.js";
import { standardErrorFromInterval, standardErrorFromP, standardErrorFromStatistic } from "./precision.js";

/** What a crossover trial, or another one of pairs, prints beside its mean difference. The first that is there is used, also where it is 0 and refused. */
export interface PairedPrecision {
  /** Standard deviation of the differences within persons. */
  readonly sdDifference?: number | null;
  /** Standard error of the mean difference, from a paired analysis. */
  readonly se?: number | null;
  /** Interval of the mean difference, from a paired analysis. */
  readonly ci?: Interval | null;
  /** Level of the interval; 0.95 by default. */
  readonly level?: number;
  /** Statistic of the paired t test. */
  readonly t?: number | null;
  /** Its exact p-value. */
  readonly p?: number | null;
  /** Standard deviations under either treatment, with the correlation of the two within persons. */
  readonly sds?: readonly [treatment: number, comparator: number] | null;
  readonly correlation?: number | null;
}

/**
 * Mean difference of a crossover trial with the variance of a paired analysis, from the differences' standard deviation,
 * the standard error, the interval, the t statistic, the exact p-value, or from both standard deviations with a
 * correlation. What ignores the pairing (the arms as if they were of different persons) gives too large a variance.
 *
 * @param difference - treatment minus comparator, in units of the outcome
 * @param n - persons (pairs), at least 2
 * @param precision - one of its fields, or `sds` with `correlation`
 * @returns `yi` in units of the outcome, `vi` in its square
 * @throws {@link SynthesisError} `NOTHING_TO_CONVERT`, `OUT_OF_DOMAIN`
 * @see Cochrane Handbook 23.2.7.1; Elbourne et al. (2002), International Journal of Epidemiology 31:140-149, doi:10.1093/ije/31.1.140
 * @example
 * pairedDifference(-4, 25, { p: 0.04 }).value.yi; // -4
 */
export function pairedDifference(difference: number, n: number, precision: PairedPrecision): Conversion<Estimate> {
  requireNumber("pairedDifference", "a mean difference", difference, {}, "check the number");
  requireSize("pairedDifference", "n", n, 2);
  const { se, text } = pairedError(difference, n, precision);
  return converted(
    "PAIRED_EFFECT",
    { yi: difference, vi: se ** 2 },
    "Handbook 23.2.7.1, Elbourne 2002",
    "no carry-over and no effect of period, and the analysis was paired",
    `difference ${short(difference)} within ${short(n)} persons; ${text}`,
  );
}

function pairedError(
  difference: number,
  n: number,
  given: PairedPrecision,
): { readonly se: number; readonly text: string } {
  const { sdDifference, se, ci, level = 0.95, t, p, sds, correlation } = given;
  const ofSd = (sd: number, from: string) => ({
    se: sd / Math.sqrt(n),
    text: `SE from ${from}: ${short(sd / Math.sqrt(n))}`,
  });
  const of = ({ value, text }: Conversion) => ({ se: value, text });
  if (isGiven(sdDifference)) {
    requireSd("pairedDifference", "a standard deviation of differences", sdDifference);
    return ofSd(sdDifference, `SD ${short(sdDifference)} of differences`);
  }
  if (isGiven(se)) {
    requireNumber("pairedDifference", "a standard error", se, { above: 0 }, "check the number");
    return { se, text: `SE ${short(se)}` };
  }
  if (isGiven(ci)) return of(standardErrorFromInterval(ci, { level, df: n - 1 }));
  if (isGiven(t)) return of(standardErrorFromStatistic(difference, { kind: "t", value: t }));
  if (isGiven(p)) return of(standardErrorFromP(difference, p, { df: n - 1 }));
  if (isGiven(sds) && isGiven(correlation)) {
    const change = changeSd(sds[0], sds[1], correlation);
    requireSd("pairedDifference", "a standard deviation of differences", change.value);
    return ofSd(change.value, `SD ${short(sds[0])} and ${short(sds[1])} with correlation ${short(correlation)}`);
  }
  throw new SynthesisError(
    "NOTHING_TO_CONVERT",
    "pairedDifference needs something that tells the precision, got none",
    {
      remedy: "give sdDifference, se, ci, t, p, or sds with correlation",
    },
  );
}

/** 0 is a number, and not a missing one. */
const isGiven = <T>(value: T | null | undefined): value is T => value !== null && value !== undefined;

/** A crossover trial for {@link crossoverSmd}. */
export interface Crossover {
  /** Treatment minus comparator, in units of the outcome. */
  readonly difference: number;
  /** Standard deviations under either treatment. */
  readonly sds: readonly [treatment: number, comparator: number];
  /** Of the two measurements within persons, below 1. */
  readonly correlation: number;
  /** Persons, at least 2. */
  readonly n: number;
}

/**
 * Standardized mean difference of a crossover trial in standard deviations between persons, so that it can be pooled with
 * parallel-group trials: $\mathrm{SMD}=\mathrm{MD}/\sqrt{(s_1^2+s_2^2)/2}$ with
 * $\mathrm{SE}=\sqrt{1/n+\mathrm{SMD}^2/(2n)}\,\sqrt{2(1-r)}$.
 *
 * @returns `yi` without unit, and its variance
 * @throws {@link SynthesisError} `OUT_OF_DOMAIN`
 * @see Cochrane Handbook 23.2.7.2; Elbourne et al. (2002), doi:10.1093/ije/31.1.140
 * @example
 * crossoverSmd({ difference: 0.91, sds: [4.7, 4.3], correlation: 0.68, n: 10 }).value.yi.toFixed(3); // "0.202"
 */
export function crossoverSmd({ difference, sds, correlation, n }: Crossover): Conversion<Estimate> {
  requireNumber("crossoverSmd", "a mean difference", difference, {}, "check the number");
  for (const sd of sds) requireSd("crossoverSmd", "a standard deviation", sd);
  requirePairs("crossoverSmd", correlation, n);
  const yi = difference / Math.sqrt((sds[0] ** 2 + sds[1] ** 2) / 2);
  const vi = variance(yi, correlation, n);
  return converted(
    "CROSSOVER_SMD",
    { yi, vi },
    "Handbook 23.2.7.2, Elbourne 2002",
    "no carry-over and no effect of period; divided by the standard deviation between persons",
    `SMD of a crossover from MD ${short(difference)}, SD ${short(sds[0])} and ${short(sds[1])}, correlation ${short(correlation)}, n ${short(n)}: ${short(yi)}`,
  );
}

/**
 * The same from Cohen's d of the differences, $d_z=t/\sqrt n$: $d=d_z\sqrt{2(1-r)}$, as if both standard deviations were equal.
 *
 * @param t - of the paired t test, with its sign
 * @param n - persons, at least 2
 * @param correlation - of the two measurements within persons, below 1
 * @returns `yi` without unit in standard deviations between persons, and its variance
 * @throws {@link SynthesisError} `OUT_OF_DOMAIN`
 * @see Curtin, Altman & Elbourne (2002), Statistics in Medicine 21:2131-2144, doi:10.1002/sim.1205; Dunlap et al. (1996),
 *   Psychological Methods 1:170-177, doi:10.1037/1082-989X.1.2.170
 * @example
 * crossoverSmdFromT(2, 25, 0.5).value.yi; // 0.4
 */
export function crossoverSmdFromT(t: number, n: number, correlation: number): Conversion<Estimate> {
  requireNumber("crossoverSmdFromT", "a t statistic", t, {}, "check the number");
  requirePairs("crossoverSmdFromT", correlation, n);
  const yi = (t / Math.sqrt(n)) * Math.sqrt(2 * (1 - correlation));
  const vi = variance(yi, correlation, n);
  return converted(
    "CROSSOVER_SMD",
    { yi, vi },
    "Curtin 2002, Dunlap 1996",
    "no carry-over and no effect of period; both treatments have the same standard deviation between persons",
    `SMD of a crossover from paired t = ${short(t)}, n ${short(n)} and correlation ${short(correlation)}: ${short(yi)}`,
  );
}

function requirePairs(who: string, correlation: number, n: number): void {
  requireNumber(who, "a correlation", correlation, { atLeast: -1, below: 1 }, "recover it with changeCorrelation");
  requireSize(who, "n", n, 2);
}

/** In standard deviations between persons. */
const variance = (yi: number, correlation: number, n: number): number =>
  (1 / n + yi ** 2 / (2 * n)) * 2 * (1 - correlation);
