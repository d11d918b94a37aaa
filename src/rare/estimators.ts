import { log, sum } from "../numeric/index.js";
import type { TableVariance } from "../types/index.js";
import type { Cells, TableMeasure } from "./cells.js";

/** A pooled effect on the analysis scale; `null` where there is none, or no variance above 0. */
interface TableEstimate {
  readonly estimate: number | null;
  readonly vi: number | null;
}

/** How one measure is pooled over tables. */
export interface TableEstimator {
  readonly variance: TableVariance;
  /** Weight of a table, not divided by their sum. */
  readonly weight: (cells: Cells) => number;
  readonly pool: (tables: readonly Cells[]) => TableEstimate;
}

const size = ({ a, b, c, d }: Cells): number => a + b + c + d;

const over =
  (tables: readonly Cells[]) =>
  (term: (cells: Cells) => number): number =>
    sum(tables.map(term));

/** The logarithm of R / S with its variance. */
const ratio = (R: number, S: number, vi: number): TableEstimate =>
  R > 0 && S > 0 ? { estimate: log(R / S), vi: vi > 0 ? vi : null } : { estimate: null, vi: null };

const difference = (estimate: number, vi: number): TableEstimate =>
  Number.isFinite(estimate) ? { estimate, vi: vi > 0 ? vi : null } : { estimate: null, vi: null };

/**
 * @see Mantel & Haenszel (1959), Journal of the National Cancer Institute 22:719-748, doi:10.1093/jnci/22.4.719; Robins,
 *   Breslow & Greenland (1986), Biometrics 42:311-323, doi:10.2307/2531052
 */
const oddsRatio: TableEstimator = {
  variance: "Robins-Breslow-Greenland",
  weight: (t) => (t.b * t.c) / size(t),
  pool: (tables) => {
    const total = over(tables);
    const r = (t: Cells): number => (t.a * t.d) / size(t);
    const s = (t: Cells): number => (t.b * t.c) / size(t);
    const p = (t: Cells): number => (t.a + t.d) / size(t);
    const q = (t: Cells): number => (t.b + t.c) / size(t);
    const [R, S] = [total(r), total(s)];
    const vi =
      total((t) => p(t) * r(t)) / (2 * R * R) +
      total((t) => p(t) * s(t) + q(t) * r(t)) / (2 * R * S) +
      total((t) => q(t) * s(t)) / (2 * S * S);
    return ratio(R, S, vi);
  },
};

/** @see Greenland & Robins (1985), Biometrics 41:55-68, doi:10.2307/2530643 */
const riskRatio: TableEstimator = {
  variance: "Greenland-Robins",
  weight: (t) => (t.c * (t.a + t.b)) / size(t),
  pool: (tables) => {
    const total = over(tables);
    const R = total((t) => (t.a * (t.c + t.d)) / size(t));
    const S = total((t) => (t.c * (t.a + t.b)) / size(t));
    // n1 n2 (a + c) - a c N, without its difference of large numbers
    const P = total((t) => (t.a * t.d * (t.a + t.b) + t.b * t.c * (t.c + t.d)) / size(t) ** 2);
    return ratio(R, S, P / (R * S));
  },
};

const riskDifferenceWeight = (t: Cells): number => ((t.a + t.b) * (t.c + t.d)) / size(t);

const pooledRiskDifference = (tables: readonly Cells[]): number =>
  sum(tables.map((t) => (t.a * t.d - t.b * t.c) / size(t))) / sum(tables.map(riskDifferenceWeight));

/** @see Sato, Greenland & Robins (1989), Biometrics 45:1323-1324 */
const riskDifference: TableEstimator = {
  variance: "Sato-Greenland-Robins",
  weight: riskDifferenceWeight,
  pool: (tables) => {
    const total = over(tables);
    const estimate = pooledRiskDifference(tables);
    const P = total((t) => {
      const [n1, n2] = [t.a + t.b, t.c + t.d];
      return (t.c * n1 * n1 - t.a * n2 * n2 + (n1 * n2 * (n2 - n1)) / 2) / size(t) ** 2;
    });
    const Q = total((t) => (t.a * t.d + t.b * t.c) / (2 * size(t)));
    return difference(estimate, (estimate * P + Q) / total(riskDifferenceWeight) ** 2);
  },
};

/** @see Greenland & Robins (1985), Biometrics 41:55-68, doi:10.2307/2530643, for few large tables */
const riskDifferenceOfLargeTables: TableEstimator = {
  variance: "Greenland-Robins",
  weight: riskDifferenceWeight,
  pool: (tables) => {
    const total = over(tables);
    const spread = total((t) => {
      const [n1, n2] = [t.a + t.b, t.c + t.d];
      return ((t.a * t.b * n2 * n2) / n1 + (t.c * t.d * n1 * n1) / n2) / size(t) ** 2;
    });
    return difference(pooledRiskDifference(tables), spread / total(riskDifferenceWeight) ** 2);
  },
};

/** @see Greenland & Robins (1985), Biometrics 41:55-68, doi:10.2307/2530643; Rothman & Greenland, Modern Epidemiology, ch. 15 */
const rateRatio: TableEstimator = {
  variance: "Greenland-Robins",
  weight: (t) => t.c * (t.b / (t.b + t.d)),
  pool: (tables) => {
    const total = over(tables);
    const R = total((t) => t.a * (t.d / (t.b + t.d)));
    const S = total((t) => t.c * (t.b / (t.b + t.d)));
    const P = total((t) => (t.a + t.c) * (t.b / (t.b + t.d)) * (t.d / (t.b + t.d)));
    return ratio(R, S, P / (R * S));
  },
};

/** @see Greenland & Robins (1985), Biometrics 41:55-68, doi:10.2307/2530643 */
const rateDifference: TableEstimator = {
  variance: "Greenland-Robins",
  weight: (t) => t.b * (t.d / (t.b + t.d)),
  pool: (tables) => {
    const total = over(tables);
    const W = total((t) => t.b * (t.d / (t.b + t.d)));
    const estimate = total((t) => t.a * (t.d / (t.b + t.d)) - t.c * (t.b / (t.b + t.d))) / W;
    const spread = total((t) => t.a * (t.d / (t.b + t.d)) ** 2 + t.c * (t.b / (t.b + t.d)) ** 2);
    return difference(estimate, spread / W ** 2);
  },
};

/** The Mantel-Haenszel estimators. */
export const mantelHaenszelEstimators = {
  OR: oddsRatio,
  RR: riskRatio,
  RD: riskDifference,
  IRR: rateRatio,
  IRD: rateDifference,
} satisfies Record<TableMeasure, TableEstimator>;

/** The other variance of the pooled risk difference, as the R package meta has it. */
export const otherRiskDifference = riskDifferenceOfLargeTables;

/** Events in the treatment arm less those expected if treatment made no difference, and their hypergeometric variance. */
export function observedLessExpected({ a, b, c, d }: Cells): { difference: number; variance: number } {
  const N = a + b + c + d;
  return {
    difference: (a * d - b * c) / N,
    variance: ((((a + b) / N) * (c + d)) / N) * (((a + c) * (b + d)) / (N - 1)),
  };
}

/** Whether a table says anything of the odds: it has persons in both arms, and events and non-events. */
export const tellsOfOdds = ({ a, b, c, d }: Cells): boolean => a + b > 0 && c + d > 0 && a + c > 0 && b + d > 0;

/** @see Yusuf, Peto, Lewis, Collins & Sleight (1985), Progress in Cardiovascular Diseases 27:335-371, doi:10.1016/S0033-0620(85)80003-7 */
export const petoEstimator: TableEstimator = {
  variance: "Peto",
  weight: (t) => (tellsOfOdds(t) ? observedLessExpected(t).variance : 0),
  pool: (tables) => {
    const told = tables.filter(tellsOfOdds).map(observedLessExpected);
    const V = sum(told.map(({ variance }) => variance));
    return difference(sum(told.map((each) => each.difference)) / V, 1 / V);
  },
};
