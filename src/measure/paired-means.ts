import { hedgesCorrection, log, normalDensity, normalUpperTail } from "../numeric/index.js";
import type { PairedMeans, PairedSpreads, PairedT } from "../types/index.js";
import {
  atLeast,
  because,
  type Entries,
  type Estimate,
  family,
  finite,
  firstOf,
  type MeasureContext,
  type Reason,
  within,
} from "./entry.js";
import { noSpread } from "./two-means.js";

/** Measures of two means of the same persons. */
export type PairedMeansMeasure = "MC" | "SMCR" | "SMCRH" | "SMCRP" | "SMCRPH" | "ROMC" | "CVRC" | "CLESCN";

const spreadsFault = ({ n, after, before, correlation }: PairedSpreads): string | null =>
  firstOf(
    atLeast(n, 2, "n"),
    atLeast(after.sd, 0, "sd after"),
    atLeast(before.sd, 0, "sd before"),
    within(correlation, -1, 1, "correlation"),
  );

const meansFault = (statistics: PairedMeans): string | null =>
  firstOf(
    finite(statistics.after.mean, "mean after"),
    finite(statistics.before.mean, "mean before"),
    spreadsFault(statistics),
  );

const changeFault = (statistics: PairedMeans | PairedT): string | null =>
  "t" in statistics ? firstOf(atLeast(statistics.n, 2, "n"), finite(statistics.t, "t")) : meansFault(statistics);

/** Variance of the change of a person. */
const ofChange = ({ after, before, correlation }: PairedMeans): number =>
  after.sd ** 2 + before.sd ** 2 - 2 * correlation * after.sd * before.sd;

const changeOf = ({ after, before }: PairedMeans): number => after.mean - before.mean;

const tooFew = because("TOO_FEW", "needs at least 3 persons");

function byChange(statistics: PairedMeans | PairedT, { corrected }: MeasureContext): Estimate | Reason {
  const { n } = statistics;
  if (n < 3) return tooFew;
  const spread = "t" in statistics ? 1 : Math.sqrt(ofChange(statistics));
  if (spread === 0) return noSpread;
  const d = "t" in statistics ? statistics.t / Math.sqrt(n) : changeOf(statistics) / spread;
  const yi = corrected ? hedgesCorrection(n - 1) * d : d;
  return { yi, vi: 1 / n + yi ** 2 / (2 * n) };
}

function byBefore(statistics: PairedMeans, { corrected }: MeasureContext, same: boolean): Estimate | Reason {
  const { n, before, correlation } = statistics;
  if (n < 3) return tooFew;
  if (before.sd === 0) return noSpread;
  const d = changeOf(statistics) / before.sd;
  const yi = corrected ? hedgesCorrection(n - 1) * d : d;
  const vi = same
    ? (2 * (1 - correlation)) / n + yi ** 2 / (2 * n)
    : ofChange(statistics) / (before.sd ** 2 * (n - 1)) + yi ** 2 / (2 * (n - 1));
  return { yi, vi };
}

function byBoth(statistics: PairedMeans, { corrected }: MeasureContext, same: boolean): Estimate | Reason {
  const { n, after, before, correlation: r } = statistics;
  if (n < 3) return tooFew;
  const v = (after.sd ** 2 + before.sd ** 2) / 2;
  if (v === 0) return noSpread;
  const df = (2 * (n - 1)) / (1 + r ** 2);
  const d = changeOf(statistics) / Math.sqrt(v);
  const yi = corrected ? hedgesCorrection(df) * d : d;
  const fourth = after.sd ** 4 + before.sd ** 4 + 2 * r ** 2 * after.sd ** 2 * before.sd ** 2;
  const vi = same
    ? (2 * (1 - r)) / n + (yi ** 2 * (1 + r ** 2)) / (4 * n)
    : (yi ** 2 * fourth) / (8 * v ** 2 * (n - 1)) + ofChange(statistics) / (v * (n - 1));
  return { yi, vi };
}

function ratioOfMeans(statistics: PairedMeans, { corrected }: MeasureContext): Estimate | Reason {
  const { n, after, before, correlation } = statistics;
  if (!(after.mean > 0 && before.mean > 0))
    return because("NOT_A_RATIO_SCALE", "a ratio of means needs both means above 0, on a scale with a true zero");
  const [c1, c2] = [after.sd / after.mean, before.sd / before.mean];
  return {
    yi: log(after.mean / before.mean) + (corrected ? (c1 ** 2 - c2 ** 2) / (2 * n) : 0),
    vi: (c1 ** 2 + c2 ** 2 - 2 * correlation * c1 * c2) / n,
  };
}

function ratioOfSpreads({ n, after, before, correlation }: PairedSpreads): Estimate | Reason {
  if (after.sd === 0 || before.sd === 0) return noSpread;
  return { yi: log(after.sd / before.sd), vi: (1 - correlation ** 2) / (n - 1) };
}

function ratioOfVariations(statistics: PairedMeans, context: MeasureContext): Estimate | Reason {
  const [means, spreads] = [ratioOfMeans(statistics, context), ratioOfSpreads(statistics)];
  if ("code" in means) return means;
  return "code" in spreads ? spreads : { yi: spreads.yi - means.yi, vi: spreads.vi + means.vi };
}

/** Probability that a person's value after exceeds another person's before. */
function superiority(statistics: PairedMeans): Estimate | Reason {
  const { n, after, before, correlation: r } = statistics;
  const v = after.sd ** 2 + before.sd ** 2;
  if (v === 0) return noSpread;
  const d = changeOf(statistics) / Math.sqrt(v);
  const fourth = after.sd ** 4 + before.sd ** 4 + 2 * r ** 2 * after.sd ** 2 * before.sd ** 2;
  const ofD = (ofChange(statistics) + (d ** 2 * fourth) / (2 * v)) / (v * (n - 1));
  return { yi: normalUpperTail(-d), vi: normalDensity(d) ** 2 * ofD };
}

const becker = "Becker (1988), doi:10.1111/j.2044-8317.1988.tb00901.x";
const bonett = "Bonett (2008), doi:10.1037/1082-989X.13.2.99";
const cousineau = "Cousineau (2020), doi:10.20982/tqmp.16.4.p418; Bonett (2015), doi:10.3102/1076998614568142";

export const pairedMeansMeasures: Entries<PairedMeansMeasure> = family<PairedMeansMeasure>(
  { fault: meansFault, size: ({ n }) => n },
  {
    MC: {
      name: "Mean change",
      assumes: "all trials measure on one scale",
      source: "Morris & DeShon (2002), doi:10.1037/1082-989X.7.1.105",
      compute: (statistics) => ({ yi: changeOf(statistics), vi: ofChange(statistics) / statistics.n }),
    },
    SMCR: {
      name: "Standardized mean change (SD before)",
      correction: true,
      assumes: "one standard deviation before and after",
      source: becker,
      compute: (statistics, context) => byBefore(statistics, context, true),
    },
    SMCRH: {
      name: "Standardized mean change (SD before)",
      correction: true,
      assumes: "standard deviations of their own before and after",
      source: bonett,
      compute: (statistics, context) => byBefore(statistics, context, false),
    },
    SMCRP: {
      name: "Standardized mean change (SD of both)",
      correction: true,
      assumes: "one standard deviation before and after",
      source: cousineau,
      compute: (statistics, context) => byBoth(statistics, context, true),
    },
    SMCRPH: {
      name: "Standardized mean change (SD of both)",
      correction: true,
      assumes: "standard deviations of their own before and after",
      source: cousineau,
      compute: (statistics, context) => byBoth(statistics, context, false),
    },
    ROMC: {
      name: "Ratio of means",
      correction: true,
      assumes: "a scale with a true zero, all means above it",
      source: "Lajeunesse (2011), doi:10.1890/11-0423.1",
      compute: ratioOfMeans,
    },
    CVRC: {
      name: "Ratio of coefficients of variation",
      correction: true,
      assumes: "a scale with a true zero, all means above it; mean and standard deviation independent",
      source: "Nakagawa et al. (2015), doi:10.1111/2041-210X.12309",
      compute: ratioOfVariations,
    },
    CLESCN: {
      name: "Probability of superiority",
      assumes: "normal values, with variances of their own before and after",
      source: "Goddard & Hinberg (1990), doi:10.1002/sim.4780090505, for dependent values by the delta method",
      compute: superiority,
    },
  },
);

export const pairedSpreadMeasures: Entries<"VRC"> = family<"VRC">(
  { fault: spreadsFault, size: ({ n }) => n },
  {
    VRC: {
      name: "Variability ratio",
      assumes: "normal values",
      source: "Nakagawa et al. (2015), doi:10.1111/2041-210X.12309",
      compute: ratioOfSpreads,
    },
  },
);

export const changeMeasures: Entries<"SMCC"> = family<"SMCC">(
  { fault: changeFault, size: ({ n }) => n },
  {
    SMCC: {
      name: "Standardized mean change (SD of change)",
      correction: true,
      assumes: "the changes' standard deviations differ by their units alone",
      source: "Gibbons, Hedeker & Davis (1993), doi:10.3102/10769986018003271",
      compute: byChange,
    },
  },
);
