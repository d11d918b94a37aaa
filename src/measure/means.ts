import { hedgesCorrection, log, normalDensity, normalUpperTail } from "../numeric/index.js";
import type { GroupMean, TwoMeans, TwoSpreads, VarianceForm } from "../types/index.js";
import { because, type Entries, type Estimate, family, type MeasureContext, type Reason } from "./entry.js";
import { homoscedasticDifference, meanDifference, meansFault, noSpread, pooledSd, spreadFault } from "./two-means.js";

/** Measures of two groups' means and standard deviations. */
export type MeansMeasure = "MD" | "SMDH" | "SMD1" | "SMD1H" | "ROM" | "CVR" | "CLESN" | "AUCN";

const sizeOf = ({ treatment, comparator }: TwoSpreads): number => treatment.n + comparator.n;

const square = (x: number): number => x * x;

/** Standardized by the root of the mean variance of both groups, which need not be the same. */
function heteroscedastic({ treatment, comparator }: TwoMeans, { corrected }: MeasureContext): Estimate | Reason {
  const [v1, v2, df1, df2] = [treatment.sd ** 2, comparator.sd ** 2, treatment.n - 1, comparator.n - 1];
  if (df1 < 1 || df2 < 1) return fewIn;
  const v = (v1 + v2) / 2;
  if (v === 0) return noSpread;
  const d = (treatment.mean - comparator.mean) / Math.sqrt(v);
  const yi = corrected ? hedgesCorrection(df1 + df2) * d : d;
  const vi = (yi ** 2 * (v1 ** 2 / df1 + v2 ** 2 / df2)) / (8 * v ** 2) + (v1 / df1 + v2 / df2) / v;
  return { yi, vi };
}

const fewIn = because("TOO_FEW", "each group needs at least 2 persons");

/** Standardized by the comparator's standard deviation. */
function byComparator(
  { treatment, comparator }: TwoMeans,
  { corrected }: MeasureContext,
  same: boolean,
): Estimate | Reason {
  const df = comparator.n - 1;
  if (df < 2) return because("TOO_FEW", "the comparator, whose standard deviation divides, needs at least 3 persons");
  if (comparator.sd === 0) return noSpread;
  const d = (treatment.mean - comparator.mean) / comparator.sd;
  const yi = corrected ? hedgesCorrection(df) * d : d;
  const vi = same
    ? 1 / treatment.n + 1 / comparator.n + yi ** 2 / (2 * comparator.n)
    : treatment.sd ** 2 / (comparator.sd ** 2 * (treatment.n - 1)) + 1 / df + yi ** 2 / (2 * df);
  return { yi, vi };
}

/** Squared coefficient of variation of the mean. */
const relativeVariance = ({ n, mean, sd }: GroupMean): number => sd ** 2 / (n * mean ** 2);

const notRatio = because("NOT_A_RATIO_SCALE", "a ratio of means needs both means above 0, on a scale with a true zero");

function ratioOfMeans(statistics: TwoMeans, { variance, corrected, average }: MeasureContext): Estimate | Reason {
  const { treatment, comparator } = statistics;
  if (!(treatment.mean > 0 && comparator.mean > 0)) return notRatio;
  const [c1, c2] = [relativeVariance(treatment), relativeVariance(comparator)];
  const yi = log(treatment.mean / comparator.mean) + (corrected ? (c1 - c2) / 2 : 0);
  const forms: Partial<Record<VarianceForm, () => number>> = {
    LS: () => c1 + c2,
    HO: () =>
      square(pooledSd(treatment, comparator)) *
      (1 / (treatment.n * treatment.mean ** 2) + 1 / (comparator.n * comparator.mean ** 2)),
    AV: () => (average?.[0] ?? c1 * treatment.n) / treatment.n + (average?.[1] ?? c2 * comparator.n) / comparator.n,
    AVHO: () => (average?.[0] ?? 0) * (1 / treatment.n + 1 / comparator.n),
  };
  return { yi, vi: (forms[variance] as () => number)() };
}

/** Squares of the coefficients of variation averaged by sample size: of each group, or of both together. */
function averageVariation(rows: readonly TwoMeans[], variance: VarianceForm): readonly number[] {
  const usable = rows.filter(({ treatment, comparator }) => treatment.mean > 0 && comparator.mean > 0);
  const average = (groups: readonly GroupMean[]): number =>
    square(
      groups.reduce((sum, { n, mean, sd }) => sum + (n * sd) / mean, 0) / groups.reduce((sum, { n }) => sum + n, 0),
    );
  const [one, other] = [usable.map(({ treatment }) => treatment), usable.map(({ comparator }) => comparator)];
  return variance === "AV" ? [average(one), average(other)] : [average([...one, ...other])];
}

/** Logarithm of a standard deviation without bias, and its variance. */
export const logSpread = ({ n, sd }: { readonly n: number; readonly sd: number }, corrected = true): Estimate => ({
  yi: log(sd) + (corrected ? 1 / (2 * (n - 1)) : 0),
  vi: 1 / (2 * (n - 1)),
});

function variabilityRatio({ treatment, comparator }: TwoSpreads, { corrected }: MeasureContext): Estimate | Reason {
  if (treatment.n < 2 || comparator.n < 2) return fewIn;
  if (treatment.sd === 0 || comparator.sd === 0) return noSpread;
  const [one, other] = [logSpread(treatment, corrected), logSpread(comparator, corrected)];
  return { yi: one.yi - other.yi, vi: one.vi + other.vi };
}

function variationRatio(statistics: TwoMeans, context: MeasureContext): Estimate | Reason {
  const means = ratioOfMeans(statistics, { ...context, variance: "LS" });
  if ("code" in means) return means;
  const spreads = variabilityRatio(statistics, context);
  return "code" in spreads ? spreads : { yi: spreads.yi - means.yi, vi: spreads.vi + means.vi };
}

/** Probability that a person of one group exceeds one of the other, both normal with variances of their own. */
function superiority({ treatment, comparator }: TwoMeans): Estimate | Reason {
  const [v1, v2, df1, df2] = [treatment.sd ** 2, comparator.sd ** 2, treatment.n - 1, comparator.n - 1];
  if (df1 < 1 || df2 < 1) return fewIn;
  const v = v1 + v2;
  if (v === 0) return noSpread;
  const d = (treatment.mean - comparator.mean) / Math.sqrt(v);
  const ofD = (v1 / df1 + v2 / df2 + (d ** 2 * (v1 ** 2 / df1 + v2 ** 2 / df2)) / (2 * v)) / v;
  return { yi: normalUpperTail(-d), vi: normalDensity(d) ** 2 * ofD };
}

const bonett = "Bonett (2009), doi:10.1037/a0014699";
const lajeunesse =
  "Hedges, Gurevitch & Curtis (1999), doi:10.1890/0012-9658(1999)080[1150:TMAORR]2.0.CO;2; Lajeunesse (2015), doi:10.1890/14-2402.1";
const nakagawa = "Nakagawa et al. (2015), doi:10.1111/2041-210X.12309";

export const meansMeasures: Entries<MeansMeasure> = family<MeansMeasure>(
  { fault: meansFault, size: sizeOf },
  {
    MD: {
      name: "Mean difference",
      variances: ["LS", "HO", "UB"],
      assumes: "all trials measure on one scale",
      source: "Borenstein et al. (2009), ch. 4, doi:10.1002/9780470743386",
      compute: (statistics, { variance }) =>
        variance === "HO"
          ? homoscedasticDifference(statistics)
          : meanDifference(statistics.treatment, statistics.comparator),
    },
    SMDH: {
      name: "Standardized mean difference",
      correction: true,
      assumes: "as SMD, with a standard deviation of its own in each group",
      source: bonett,
      compute: heteroscedastic,
    },
    SMD1: {
      name: "Standardized mean difference (comparator's SD)",
      correction: true,
      assumes: "the comparator's standard deviation is that of the population; one standard deviation in both groups",
      source: "Glass (1976), doi:10.3102/0013189X005010003; Hedges (1981)",
      compute: (statistics, context) => byComparator(statistics, context, true),
    },
    SMD1H: {
      name: "Standardized mean difference (comparator's SD)",
      correction: true,
      assumes: "as SMD1, with a standard deviation of its own in each group",
      source: bonett,
      compute: (statistics, context) => byComparator(statistics, context, false),
    },
    ROM: {
      name: "Ratio of means",
      variances: ["LS", "HO", "AV", "AVHO"],
      correction: true,
      assumes: "a scale with a true zero, all means above it",
      source: lajeunesse,
      compute: ratioOfMeans,
      average: averageVariation,
    },
    CVR: {
      name: "Ratio of coefficients of variation",
      correction: true,
      assumes: "a scale with a true zero, all means above it; mean and standard deviation independent",
      source: nakagawa,
      compute: variationRatio,
    },
    CLESN: {
      name: "Probability of superiority",
      assumes: "normal values, with a variance of its own in each group",
      source:
        "McGraw & Wong (1992), doi:10.1037/0033-2909.111.2.361; Goddard & Hinberg (1990), doi:10.1002/sim.4780090505",
      compute: superiority,
    },
    AUCN: {
      name: "Area under the ROC curve",
      assumes: "as CLESN",
      source: "Goddard & Hinberg (1990), doi:10.1002/sim.4780090505",
      compute: superiority,
    },
  },
);

export const spreadMeasures: Entries<"VR"> = family<"VR">(
  { fault: spreadFault, size: sizeOf },
  {
    VR: {
      name: "Variability ratio",
      correction: true,
      assumes: "normal values",
      source: nakagawa,
      compute: variabilityRatio,
    },
  },
);
