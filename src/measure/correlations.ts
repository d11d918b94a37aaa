import { atanh, gammaRatio, quadrature, sin } from "../numeric/index.js";
import type { Correlation, Determination, PartialCorrelation, SemiPartialCorrelation } from "../types/index.js";
import {
  atLeast,
  because,
  type Entries,
  type Estimate,
  family,
  firstOf,
  type MeasureContext,
  type Reason,
  within,
} from "./entry.js";
import { fisher } from "./standardized.js";

/** Measures of a correlation, and of explained variance. */
export type CorrelationMeasure = "COR" | "UCOR" | "ZCOR";
export type PartialMeasure = "PCOR" | "ZPCOR";
export type SemiPartialMeasure = "SPCOR" | "ZSPCOR";
export type DeterminationMeasure = "R2" | "ZR2" | "R2F" | "ZR2F";

const square = (x: number): number => x * x;

const correlationFault = ({ r, n }: Correlation): string | null => firstOf(within(r, -1, 1, "r"), atLeast(n, 2, "n"));

/** Integral over a quarter turn of a function of the squared sine; its peak lies near 0 where r is small. */
function overQuarter(of: (sineSquared: number, sine: number) => number, r: number): number {
  const end = Math.PI / 2;
  const near = Math.abs(r);
  const breaks = near > 0 && near < 0.5 ? [0, near, Math.min(8 * near, 1), end] : [0, 1, end];
  const [total = 0] = quadrature((x) => [of(square(sin(x)), sin(x))], breaks, 1e-15).integrals;
  return total;
}

/** Olkin and Pratt's unbiased estimate of a correlation, $r\,{}_2F_1(\frac12,\frac12;\frac{n-2}2;1-r^2)$, by Euler's integral. */
function unbiasedCorrelation(r: number, n: number): number {
  if (r === 0 || Math.abs(r) === 1) return r;
  const constant = (2 / Math.sqrt(Math.PI)) * gammaRatio(n - 3) * Math.sqrt((n - 3) / 2);
  return r * constant * overQuarter((s, sine) => powerOf(sine, n - 4) / Math.sqrt(s + r * r * (1 - s)), r);
}

/** ${}_2F_1(1,1;c;1-r^2)$, by Euler's integral. */
const gaussOfOnes = (c: number, r: number): number =>
  (c - 1) * overQuarter((s, sine) => (2 * powerOf(sine, 2 * c - 3) * Math.sqrt(1 - s)) / (s + r * r * (1 - s)), r);

const powerOf = (base: number, exponent: number): number => (base === 0 && exponent > 0 ? 0 : base ** exponent);

function correlation({ r, n }: Correlation, { variance, average }: MeasureContext): Estimate | Reason {
  if (variance === "AV") return { yi: r, vi: square(1 - square(average?.[0] ?? r)) / (n - 1) };
  return { yi: r, vi: square(1 - r * r) / (n - 1) };
}

function corrected({ r, n }: Correlation, { variance, average }: MeasureContext): Estimate | Reason {
  if (n <= 4) return because("TOO_FEW", "the correction needs at least 5 persons");
  const yi = unbiasedCorrelation(r, n);
  if (variance === "UB") return { yi, vi: yi ** 2 - 1 + ((n - 3) / (n - 2)) * (1 - r * r) * gaussOfOnes(n / 2, r) };
  return { yi, vi: square(1 - square(variance === "AV" ? (average?.[0] ?? yi) : yi)) / (n - 1) };
}

/** Mean correlation by sample size. */
const meanCorrelation =
  (of: (r: number, n: number) => number) =>
  (rows: readonly Correlation[]): readonly number[] => {
    const usable = rows.filter(({ n }) => n > 4);
    const total = usable.reduce((sum, { n }) => sum + n, 0);
    return [usable.reduce((sum, { r, n }) => sum + n * of(r, n), 0) / total];
  };

/** Fisher's z with a variance of its own. */
const fisherZ = (r: number, vi: number): Estimate | Reason =>
  Math.abs(r) < 1
    ? { yi: atanh(r), vi }
    : because("OUT_OF_RANGE", "Fisher's z of a correlation of -1 or 1 is infinite");

const few = (least: string): Reason => because("TOO_FEW", `the variance needs more than ${least}`);

const ofDetermination = ({ r2, n }: Determination): number => (4 * r2 * square(1 - r2)) / n;

/** The delta method on $f^2 = R^2/(1-R^2)$ with variance $(4f^2+2f^4)/n$, that of the noncentral F distribution. */
const ofFixed = ({ r2, n }: Determination): number => ofDetermination({ r2, n, predictors: 0 }) * (1 - r2 / 2);

/** Variance of Fisher's z of the root of a share, from that of the share. */
const onRoot = (r2: number, vi: number): Estimate | Reason =>
  r2 > 0 && r2 < 1
    ? { yi: atanh(Math.sqrt(r2)), vi: vi / (4 * r2 * square(1 - r2)) }
    : because("OUT_OF_RANGE", "Fisher's z of the root needs a share between 0 and 1");

const fisher1921 = "Fisher (1921), Metron 1:3-32";
const olkin = "Olkin & Pratt (1958), doi:10.1214/aoms/1177706717";
const aloe = "Aloe & Becker (2012), doi:10.3102/1076998610396901; Aloe & Thompson (2013), doi:10.5243/jsswr.2013.24";
const olkinFinn = "Olkin & Finn (1995), doi:10.1037/0033-2909.118.1.155";

export const correlationMeasures: Entries<CorrelationMeasure> = family<CorrelationMeasure>(
  { fault: correlationFault, size: ({ n }) => n },
  {
    COR: {
      name: "Correlation",
      variances: ["LS", "AV"],
      assumes: "two normal variables; the variance leans on the correlation itself",
      source: "Hunter & Schmidt (2004), Methods of Meta-Analysis, ch. 3",
      compute: correlation,
      average: meanCorrelation((r) => r),
    },
    UCOR: {
      name: "Correlation",
      variances: ["LS", "UB", "AV"],
      assumes: "as COR, corrected for bias",
      source: `${olkin}; UB: Hedges (1989), doi:10.3102/10769986014004331`,
      compute: corrected,
      average: meanCorrelation(unbiasedCorrelation),
    },
    ZCOR: {
      name: "Correlation",
      assumes: "two normal variables; the variance hangs on n alone",
      source: fisher1921,
      compute: ({ r, n }) => (n > 3 ? fisherZ(r, 1 / (n - 3)) : few("3 persons")),
    },
  },
);

export const partialMeasures: Entries<PartialMeasure> = family<PartialMeasure>(
  { fault: (row) => correlationFault(row) ?? atLeast(row.predictors, 1, "predictors"), size: ({ n }) => n },
  {
    PCOR: {
      name: "Partial correlation",
      assumes: "normal variables, and the same others held constant",
      source: aloe,
      compute: ({ r, n, predictors }: PartialCorrelation) =>
        n > predictors ? { yi: r, vi: square(1 - r * r) / (n - predictors) } : few("as many persons as predictors"),
    },
    ZPCOR: {
      name: "Partial correlation",
      assumes: "as PCOR",
      source: fisher1921,
      compute: ({ r, n, predictors }: PartialCorrelation) =>
        n > predictors + 2 ? fisherZ(r, 1 / (n - predictors - 2)) : few("2 persons beyond the predictors"),
    },
  },
);

/** Aloe and Becker's variance of a semi-partial correlation. */
function semiPartial({ r, r2, n }: SemiPartialCorrelation): Estimate {
  const others = r2 - r * r;
  return { yi: r, vi: (r2 ** 2 - 2 * r2 + others + 1 - others ** 2) / n };
}

export const semiPartialMeasures: Entries<SemiPartialMeasure> = family<SemiPartialMeasure>(
  { fault: (row) => correlationFault(row) ?? within(row.r2, 0, 1, "r2"), size: ({ n }) => n },
  {
    SPCOR: {
      name: "Semi-partial correlation",
      assumes: "normal variables, and the same other predictors",
      source: aloe,
      compute: semiPartial,
    },
    ZSPCOR: {
      name: "Semi-partial correlation",
      assumes: "as SPCOR",
      source: aloe,
      compute: (row) => fisher(semiPartial(row)),
    },
  },
);

export const determinationMeasures: Entries<DeterminationMeasure> = family<DeterminationMeasure>(
  {
    fault: ({ r2, n, predictors }) =>
      firstOf(
        within(r2, 0, 1, "r2"),
        atLeast(predictors, 1, "predictors"),
        atLeast(n - predictors, 2, "n less predictors"),
      ),
    size: ({ n }) => n,
  },
  {
    R2: {
      name: "Explained variance",
      assumes: "predictors as random as the outcome, all normal",
      source: olkinFinn,
      compute: (row) => ({ yi: row.r2, vi: ofDetermination(row) }),
    },
    ZR2: {
      name: "Explained variance",
      assumes: "as R2",
      source: olkinFinn,
      compute: (row) => onRoot(row.r2, ofDetermination(row)),
    },
    R2F: {
      name: "Explained variance",
      assumes: "predictors fixed by design",
      source: "delta method from the noncentral F distribution",
      compute: (row) => ({ yi: row.r2, vi: ofFixed(row) }),
    },
    ZR2F: {
      name: "Explained variance",
      assumes: "as R2F",
      source: "delta method from the noncentral F distribution",
      compute: (row) => onRoot(row.r2, ofFixed(row)),
    },
  },
);
