import { atanh, normalDensity, normalQuantile, tQuantile } from "../numeric/index.js";
import type { StandardizedDifference, TwoMeans, VarianceForm } from "../types/index.js";
import {
  above,
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
import { hedgesG, meansFault, noSpread, pooledSd, type Standardized } from "./two-means.js";

/** Measures that need of two groups no more than a standardized difference and the sizes. */
export type StandardizedMeasure = "SMD" | "RPB" | "ZPB" | "RBIS" | "ZBIS" | "D2OR" | "D2ORL" | "D2ORN";

type Standardizable = TwoMeans | StandardizedDifference;

function standardizableFault(statistics: Standardizable): string | null {
  if ("treatment" in statistics) return meansFault(statistics);
  const { treatment, comparator } = statistics.n;
  const given =
    "d" in statistics
      ? finite(statistics.d, "d")
      : "t" in statistics
        ? finite(statistics.t, "t")
        : (above(statistics.p, 0, "p") ?? within(statistics.p, 0, 1, "p"));
  return firstOf(atLeast(treatment, 1, "n of the treatment"), atLeast(comparator, 1, "n of the comparator"), given);
}

const sizeOf = (statistics: Standardizable): number =>
  "treatment" in statistics
    ? statistics.treatment.n + statistics.comparator.n
    : statistics.n.treatment + statistics.n.comparator;

const square = (x: number): number => x * x;

function standardized(statistics: Standardizable): Standardized | Reason {
  const sizes = "treatment" in statistics ? statistics : null;
  const [n1, n2] =
    sizes !== null
      ? [sizes.treatment.n, sizes.comparator.n]
      : [(statistics as StandardizedDifference).n.treatment, (statistics as StandardizedDifference).n.comparator];
  const df = n1 + n2 - 2;
  if (df < 2) return because("TOO_FEW", `a pooled standard deviation needs at least 4 persons, got ${n1 + n2}`);
  if ("treatment" in statistics) {
    const { treatment, comparator } = statistics;
    const sd = pooledSd(treatment, comparator);
    return sd > 0 ? { d: (treatment.mean - comparator.mean) / sd, n1, n2, df } : noSpread;
  }
  if ("d" in statistics) return { d: statistics.d, n1, n2, df };
  const t =
    "t" in statistics ? statistics.t : (statistics.higher === "treatment" ? -1 : 1) * tQuantile(statistics.p / 2, df);
  return { d: t * Math.sqrt(1 / n1 + 1 / n2), n1, n2, df };
}

const onStandardized =
  (formula: (standardized: Standardized, context: MeasureContext) => Estimate | Reason) =>
  (statistics: Standardizable, context: MeasureContext): Estimate | Reason => {
    const found = standardized(statistics);
    return "code" in found ? found : formula(found, context);
  };

/** The measures that turn a standardized difference into another scale. */
const differenceOn = (factor: number) =>
  onStandardized(({ d, n1, n2 }) => ({
    yi: d * factor,
    vi: factor ** 2 * (1 / n1 + 1 / n2 + d ** 2 / (2 * (n1 + n2))),
  }));

const pointBiserial = ({ d, n1, n2, df }: Standardized, { variance }: MeasureContext): Estimate => {
  const n = n1 + n2;
  const h = df / n1 + df / n2;
  const r = d / Math.sqrt(d ** 2 + h);
  const p = n1 / n;
  const forms: Partial<Record<VarianceForm, number>> = {
    ST: (h ** 2 / (h + d ** 2) ** 3) * (1 / n1 + 1 / n2 + d ** 2 / (2 * n)),
    CS: ((1 - r ** 2) ** 2 * (1 - 1.5 * r ** 2 + r ** 2 / (4 * p * (1 - p)))) / n,
  };
  return { yi: r, vi: forms[variance] as number };
};

/** Biserial correlation: the point-biserial one, as if a normal variable had been cut in two. */
const biserial = (found: Standardized): Estimate => {
  const n = found.n1 + found.n2;
  const p = found.n1 / n;
  const q = 1 - p;
  const z = normalQuantile(p);
  const f = normalDensity(z);
  const r = (Math.sqrt(p * q) / f) * (found.d / Math.sqrt(found.d ** 2 + found.df / found.n1 + found.df / found.n2));
  const r2 = Math.min(r ** 2, 1);
  const soper = r2 ** 2 + r2 * ((p * q * z ** 2) / f ** 2 + ((1 - 2 * p) * z) / f - 2.5) + (p * q) / f ** 2;
  return { yi: r, vi: soper / (n - 1) };
};

/** Fisher's z of a correlation, with its variance by the delta method. */
export function fisher({ yi, vi }: Estimate): Estimate | Reason {
  if (!(Math.abs(yi) < 1)) return because("OUT_OF_RANGE", `Fisher's z needs a correlation between -1 and 1, got ${yi}`);
  return { yi: atanh(yi), vi: vi / square(1 - yi * yi) };
}

const hedges = "Hedges (1981), doi:10.3102/10769986006002107";
const jacobs = "Jacobs & Viechtbauer (2017), doi:10.1002/jrsm.1218";
const chinn =
  "Hasselblad & Hedges (1995), doi:10.1037/0033-2909.117.1.167; Chinn (2000), doi:10.1002/1097-0258(20001130)19:22<3127::AID-SIM784>3.0.CO;2-M";
export const standardizedMeasures: Entries<StandardizedMeasure> = family<StandardizedMeasure>(
  { fault: standardizableFault, size: sizeOf },
  {
    SMD: {
      name: "Standardized mean difference",
      variances: ["LS", "LS2", "UB", "H0", "RevMan5"],
      correction: true,
      assumes: "the trials' standard deviations differ by their units alone; one standard deviation in both groups",
      source: `${hedges}; LS2: Borenstein et al. (2009), ch. 4; UB: Hedges (1983), doi:10.1037/0033-2909.93.2.388; RevMan5: Deeks & Higgins (2010), Statistical algorithms in Review Manager 5`,
      compute: onStandardized(hedgesG),
    },
    RPB: {
      name: "Point-biserial correlation",
      variances: ["ST", "CS"],
      assumes: "two natural groups; CS: persons were not sampled by group",
      source: `Tate (1954), doi:10.1214/aoms/1177728730; ${jacobs}`,
      compute: onStandardized(pointBiserial),
    },
    ZPB: {
      name: "Point-biserial correlation",
      variances: ["ST", "CS"],
      assumes: "as RPB",
      source: jacobs,
      compute: onStandardized((found, context) => fisher(pointBiserial(found, context))),
    },
    RBIS: {
      name: "Biserial correlation",
      assumes: "the groups are a normal variable, cut in two",
      source: `Soper (1914), doi:10.1093/biomet/10.2-3.384; ${jacobs}`,
      compute: onStandardized(biserial),
    },
    ZBIS: {
      name: "Biserial correlation",
      assumes: "as RBIS; none where the correlation is estimated beyond 1",
      source: jacobs,
      compute: onStandardized((found) => fisher(biserial(found))),
    },
    D2OR: {
      name: "Odds ratio (from means)",
      assumes: "logistic values; the odds ratio of exceeding any threshold",
      source: chinn,
      compute: differenceOn(Math.PI / Math.sqrt(3)),
    },
    D2ORL: {
      name: "Odds ratio (from means)",
      assumes: "logistic values, as D2OR",
      source: chinn,
      compute: differenceOn(Math.PI / Math.sqrt(3)),
    },
    D2ORN: {
      name: "Odds ratio (from means)",
      assumes: "normal values",
      source: "Cox & Snell (1989), Analysis of Binary Data; Sánchez-Meca et al. (2003), doi:10.1037/1082-989X.8.4.448",
      compute: differenceOn(1.65),
    },
  },
);
