import { log, normalQuantile } from "../numeric/index.js";
import { above, atLeast, type Entries, family, firstOf, within } from "./entry.js";
import { addition } from "./zeros.js";

const newcombe = "Newcombe (2006), doi:10.1002/sim.2324, method 4 with n − 1 in place of n";

export const areaMeasures: Entries<"CLES" | "AUC"> = family<"CLES" | "AUC">(
  {
    fault: ({ auc, n }) =>
      firstOf(
        within(auc, 0, 1, "auc"),
        atLeast(n.treatment, 2, "n of the treatment"),
        atLeast(n.comparator, 2, "n of the comparator"),
      ),
    size: ({ n }) => n.treatment + n.comparator,
  },
  {
    CLES: {
      name: "Probability of superiority",
      assumes: "continuous values",
      source: newcombe,
      compute: ({ auc, n }) => ({ yi: auc, vi: ofArea(auc, n.treatment, n.comparator) }),
    },
    AUC: {
      name: "Area under the ROC curve",
      assumes: "continuous values",
      source: newcombe,
      compute: ({ auc, n }) => ({ yi: auc, vi: ofArea(auc, n.treatment, n.comparator) }),
    },
  },
);

/** Hanley and McNeil's variance with the mean of both sizes in its bracket. */
const ofArea = (a: number, n1: number, n2: number): number =>
  ((a * (1 - a)) / ((n1 - 1) * (n2 - 1))) * (1 + ((n1 + n2) / 2 - 1) * ((1 - a) / (2 - a) + a / (1 + a)));

export const printedMeasures: Entries<"HR"> = family<"HR">(
  {
    fault: ({ ratio, ci: [lower, upper], level = 0.95 }) =>
      firstOf(
        above(ratio, 0, "ratio"),
        above(lower, 0, "lower limit"),
        above(upper, lower, "upper limit"),
        above(level, 0, "level") ?? above(1 - level, 0, "1 less level"),
      ),
    size: () => null,
  },
  {
    HR: {
      name: "Hazard ratio",
      assumes: "proportional hazards; a Wald interval on the log scale",
      source: "Parmar, Torri & Stewart (1998), doi:10.1002/(SICI)1097-0258(19981230)17:24<2815::AID-SIM110>3.0.CO;2-8",
      compute: ({ ratio, ci: [lower, upper], level = 0.95 }) => {
        const se = (log(upper) - log(lower)) / (2 * normalQuantile(1 - (1 - level) / 2));
        return { yi: log(ratio), vi: se ** 2 };
      },
    },
  },
);

export const genotypeMeasures: Entries<"REH"> = family<"REH">(
  {
    fault: ({ homozygotes: [one, other], heterozygotes }) =>
      firstOf(
        atLeast(one, 0, "homozygotes"),
        atLeast(other, 0, "homozygotes"),
        atLeast(heterozygotes, 0, "heterozygotes"),
      ),
    size: ({ homozygotes: [one, other], heterozygotes }) => one + other + heterozygotes,
    hasZero: ({ homozygotes, heterozygotes }) => [...homozygotes, heterozygotes].includes(0),
  },
  {
    REH: {
      name: "Relative excess heterozygosity",
      assumes: "one locus with two alleles; 1 is Hardy-Weinberg equilibrium",
      source: "Ziegler, Van Steen & Wellek (2011), doi:10.1186/1471-2156-12-53",
      compute: ({ homozygotes, heterozygotes }, context) => {
        const add = addition([...homozygotes, heterozygotes].includes(0), context);
        const [a, b, c] = [homozygotes[0] + add, heterozygotes + add, homozygotes[1] + add];
        return { yi: log(b / (2 * Math.sqrt(a * c))), vi: 1 / (4 * a) + 1 / b + 1 / (4 * c) };
      },
    },
  },
);
