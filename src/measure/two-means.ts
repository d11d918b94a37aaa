import { hedgesCorrection } from "../numeric/index.js";
import type { GroupMean, TwoMeans, TwoSpreads, VarianceForm } from "../types/index.js";
import { atLeast, because, type Estimate, finite, firstOf, type MeasureContext } from "./entry.js";

/** Mean, standard deviation and size of one arm, in units of the outcome and persons. */
export type Group = GroupMean;

/**
 * Mean difference, treatment minus comparator.
 *
 * The two arms keep their own variances: $v = s_1^2/n_1 + s_2^2/n_2$.
 *
 * @param treatment - size (at least 1), mean and standard deviation (at least 0), in units of the outcome
 * @param comparator - the same
 * @returns `yi` in units of the outcome, `vi` in its square
 * @see Cochrane Handbook 10.5.1; Borenstein et al. (2009), Introduction to Meta-Analysis, ch. 4, doi:10.1002/9780470743386
 * @example
 * meanDifference({ n: 40, mean: 3.2, sd: 2 }, { n: 40, mean: 3.5, sd: 2.3 }).yi.toFixed(2); // "-0.30"
 */
export function meanDifference(treatment: Group, comparator: Group): Estimate {
  return {
    yi: treatment.mean - comparator.mean,
    vi: treatment.sd ** 2 / treatment.n + comparator.sd ** 2 / comparator.n,
  };
}

/**
 * Standard deviation pooled over two arms, $\sqrt{((n_1-1)s_1^2+(n_2-1)s_2^2)/(n_1+n_2-2)}$, in units of the outcome.
 *
 * @param a - size and standard deviation of an arm; the sizes together at least 3
 * @param b - the same of the other
 * @example
 * pooledSd({ n: 20, sd: 2 }, { n: 20, sd: 2 }); // 2
 */
export function pooledSd(a: Pick<Group, "n" | "sd">, b: Pick<Group, "n" | "sd">): number {
  return Math.sqrt(((a.n - 1) * a.sd ** 2 + (b.n - 1) * b.sd ** 2) / (a.n + b.n - 2));
}

/**
 * Standardized mean difference with Hedges' exact correction, treatment minus comparator, in standard deviations of the
 * visit pooled over both arms.
 *
 * $g = J(m)\,(\bar x_1-\bar x_2)/s$ with $m=n_1+n_2-2$, $J(m)=\Gamma(m/2)/(\sqrt{m/2}\,\Gamma((m-1)/2))$, and
 * $v = 1/n_1 + 1/n_2 + g^2/(2(n_1+n_2))$.
 *
 * @param treatment - size, mean and standard deviation; the two sizes together at least 4, the pooled standard deviation above 0
 * @param comparator - the same
 * @returns `yi` = g without unit, and its large-sample variance
 * @see Hedges (1981), Journal of Educational Statistics 6:107-128, doi:10.3102/10769986006002107; the variance: Hedges & Olkin (1985), Statistical Methods for Meta-Analysis, ch. 5
 * @example
 * standardizedMeanDifference({ n: 40, mean: 2.8, sd: 2.4 }, { n: 40, mean: 3.3, sd: 2.6 }).yi.toFixed(3); // "-0.198"
 */
export function standardizedMeanDifference(treatment: Group, comparator: Group): Estimate {
  const [n1, n2] = [treatment.n, comparator.n];
  const d = (treatment.mean - comparator.mean) / pooledSd(treatment, comparator);
  return hedgesG({ d, n1, n2, df: n1 + n2 - 2 }, { variance: "LS", corrected: true });
}

/**
 * A mean difference in standard deviations of another group: that of the trial at baseline, or one taken from the
 * codebook. With each visit's own standard deviation a growing spread looks like fading; with a common one it does not.
 *
 * $g = J(m)\,\mathrm{MD}/s$ with variance $J(m)^2\,(v_{MD}/s^2 + d^2/(2m))$ by the delta method, as the mean difference of a
 * visit and the standard deviation of another are independent under normality; with a known $s$, $g = \mathrm{MD}/s$ and $v_{MD}/s^2$.
 *
 * @param difference - a mean difference with its variance, in units of the outcome
 * @param sd - the standard deviation that divides, above 0, in units of the outcome
 * @param df - its degrees of freedom, 2 or more; `null` for a standard deviation that is taken as known
 * @returns `yi` without unit, and its variance
 * @see Becker (1988), British Journal of Mathematical and Statistical Psychology 41:257-278, doi:10.1111/j.2044-8317.1988.tb00901.x, for standardizing by the baseline
 * @example
 * standardizeBy({ yi: -10, vi: 4 }, 20, null).yi; // -0.5
 */
export function standardizeBy({ yi, vi }: Estimate, sd: number, df: number | null): Estimate {
  const d = yi / sd;
  if (df === null) return { yi: d, vi: vi / sd ** 2 };
  const j = hedgesCorrection(df);
  return { yi: j * d, vi: j ** 2 * (vi / sd ** 2 + d ** 2 / (2 * df)) };
}

/** Uncorrected standardized difference, the sizes, and the degrees of freedom of what divided. */
export interface Standardized {
  readonly d: number;
  readonly n1: number;
  readonly n2: number;
  readonly df: number;
}

/** Hedges' g with each form of its variance. */
export function hedgesG(
  { d, n1, n2, df }: Standardized,
  { variance, corrected, correction = "exact" }: Pick<MeasureContext, "variance" | "corrected" | "correction">,
): Estimate {
  const j = correction === "exact" ? hedgesCorrection(df) : 1 - 3 / (4 * df - 1);
  const yi = corrected ? j * d : d;
  const sizes = 1 / n1 + 1 / n2;
  const forms: Partial<Record<VarianceForm, () => number>> = {
    LS: () => sizes + yi ** 2 / (2 * (n1 + n2)),
    LS2: () => j ** 2 * (sizes + d ** 2 / (2 * (n1 + n2))),
    UB: () => sizes + (1 - (df - 2) / (df * j ** 2)) * yi ** 2,
    RevMan5: () => sizes + yi ** 2 / (2 * (n1 + n2 - 3.94)),
    H0: () => (sizes * j ** 2 * df) / (df - 2),
  };
  return { yi, vi: (forms[variance] as () => number)() };
}

/** The mean difference where one standard deviation is taken for both arms. */
export function homoscedasticDifference({ treatment, comparator }: TwoMeans): Estimate {
  const sd = pooledSd(treatment, comparator);
  const { yi } = meanDifference(treatment, comparator);
  return { yi, vi: sd ** 2 * (1 / treatment.n + 1 / comparator.n) };
}

/** What is wrong with sizes and standard deviations. */
export const spreadFault = ({ treatment, comparator }: TwoSpreads): string | null =>
  firstOf(
    ...[treatment, comparator].flatMap(({ n, sd }, i) => [
      atLeast(n, 1, `n of the ${i === 0 ? "treatment" : "comparator"}`),
      atLeast(sd, 0, `sd of the ${i === 0 ? "treatment" : "comparator"}`),
    ]),
  );

/** What is wrong with means. */
export const meansFault = (statistics: TwoMeans): string | null =>
  firstOf(
    finite(statistics.treatment.mean, "mean of the treatment"),
    finite(statistics.comparator.mean, "mean of the comparator"),
    spreadFault(statistics),
  );

export const noSpread = because("NO_SPREAD", "the standard deviation that divides is 0");
