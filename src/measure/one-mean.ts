import { hedgesCorrection, log } from "../numeric/index.js";
import type { GroupMean } from "../types/index.js";
import { atLeast, because, type Entries, type Estimate, family, finite, firstOf, type Reason } from "./entry.js";
import { logSpread } from "./means.js";
import { noSpread } from "./two-means.js";

/** Measures of one group's mean and standard deviation. */
export type OneMeanMeasure = "MN" | "SMN" | "MNLN" | "CVLN";

type Spread = Omit<GroupMean, "mean">;

const spreadFault = ({ n, sd }: Spread): string | null => firstOf(atLeast(n, 1, "n"), atLeast(sd, 0, "sd"));

const notPositive = because("NOT_A_RATIO_SCALE", "needs a mean above 0, on a scale with a true zero");

/** Logarithm of a mean. */
const logMean = ({ n, mean, sd }: GroupMean): Estimate | Reason =>
  mean > 0 ? { yi: log(mean), vi: sd ** 2 / (n * mean ** 2) } : notPositive;

/** Logarithm of a standard deviation, where there is one. */
const logSd = (group: Spread): Estimate | Reason => {
  if (group.n < 2) return because("TOO_FEW", "a standard deviation needs at least 2 persons");
  return group.sd > 0 ? logSpread(group) : noSpread;
};

function logVariation(group: GroupMean): Estimate | Reason {
  const [mean, spread] = [logMean(group), logSd(group)];
  if ("code" in mean) return mean;
  return "code" in spread ? spread : { yi: spread.yi - mean.yi, vi: spread.vi + mean.vi };
}

const nakagawa = "Nakagawa et al. (2015), doi:10.1111/2041-210X.12309";

export const oneMeanMeasures: Entries<OneMeanMeasure> = family<OneMeanMeasure>(
  { fault: (group) => finite(group.mean, "mean") ?? spreadFault(group), size: ({ n }) => n },
  {
    MN: {
      name: "Mean",
      assumes: "all groups are measured on one scale",
      source: "central limit theorem",
      compute: ({ n, mean, sd }) => ({ yi: mean, vi: sd ** 2 / n }),
    },
    SMN: {
      name: "Standardized mean",
      correction: true,
      assumes: "a scale on which 0 has a meaning, such as a change",
      source: "Hedges (1981), doi:10.3102/10769986006002107",
      compute: ({ n, mean, sd }, { corrected }) => {
        if (n < 3) return because("TOO_FEW", "needs at least 3 persons");
        if (sd === 0) return noSpread;
        const yi = (corrected ? hedgesCorrection(n - 1) : 1) * (mean / sd);
        return { yi, vi: 1 / n + yi ** 2 / (2 * n) };
      },
    },
    MNLN: {
      name: "Mean",
      assumes: "a scale with a true zero, means above it",
      source: "Hedges, Gurevitch & Curtis (1999), doi:10.1890/0012-9658(1999)080[1150:TMAORR]2.0.CO;2",
      compute: logMean,
    },
    CVLN: {
      name: "Coefficient of variation",
      assumes: "a scale with a true zero, means above it; mean and standard deviation independent",
      source: nakagawa,
      compute: logVariation,
    },
  },
);

export const oneSpreadMeasures: Entries<"SDLN"> = family<"SDLN">(
  { fault: spreadFault, size: ({ n }) => n },
  {
    SDLN: {
      name: "Standard deviation",
      assumes: "normal values",
      source: nakagawa,
      compute: logSd,
    },
  },
);
