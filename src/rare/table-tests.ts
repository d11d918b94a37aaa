import { chiSquareUpperTail, sum } from "../numeric/index.js";
import type { AssociationTest, Homogeneity } from "../types/index.js";
import { type Cells, isRate, type TableMeasure } from "./cells.js";
import { observedLessExpected, tellsOfOdds } from "./estimators.js";

/**
 * Cochran, Mantel and Haenszel's test that treatment and event are independent in every table; for rates the test of events
 * given their sum. `null` where no table tells.
 *
 * @see Mantel & Haenszel (1959), doi:10.1093/jnci/22.4.719
 */
export function associationTest(
  tables: readonly Cells[],
  measure: TableMeasure,
  continuityCorrection: boolean,
): AssociationTest | null {
  const told = isRate(measure)
    ? tables.filter(({ a, c }) => a + c > 0).map(ofRates)
    : tables.filter(tellsOfOdds).map(observedLessExpected);
  const variance = sum(told.map((each) => each.variance));
  if (!(variance > 0)) return null;
  const distance = Math.abs(sum(told.map(({ difference }) => difference)));
  const statistic = (continuityCorrection ? Math.max(0, distance - 0.5) : distance) ** 2 / variance;
  return { statistic, df: 1, pValue: chiSquareUpperTail(statistic, 1), continuityCorrection };
}

function ofRates({ a, b, c, d }: Cells): { difference: number; variance: number } {
  const [one, other] = [b / (b + d), d / (b + d)];
  return { difference: a * other - c * one, variance: (a + c) * one * other };
}

/**
 * Breslow and Day's test that the odds ratio is the same in all tables, and Tarone's correction of it.
 *
 * @param logOddsRatio - pooled by Mantel and Haenszel
 * @see Breslow & Day (1980), Statistical Methods in Cancer Research, vol. 1, eq. 4.30; Tarone (1985), Biometrika 72:91-95,
 *   doi:10.1093/biomet/72.1.91
 */
export function oddsHomogeneity(
  tables: readonly Cells[],
  oddsRatio: number,
): { readonly breslowDay: Homogeneity; readonly tarone: Homogeneity } | null {
  const told = tables.filter(tellsOfOdds).map((cells) => excess(cells, oddsRatio));
  const df = told.length - 1;
  if (df < 1) return null;
  const breslowDay = sum(told.map(({ difference, variance }) => difference ** 2 / variance));
  const surplus = sum(told.map(({ difference }) => difference));
  const tarone = Math.max(0, breslowDay - surplus ** 2 / sum(told.map(({ variance }) => variance)));
  const test = (statistic: number): Homogeneity => ({ statistic, df, pValue: chiSquareUpperTail(statistic, df) });
  return { breslowDay: test(breslowDay), tarone: test(tarone) };
}

/** Events of the treatment arm beyond those that the margins and an odds ratio let expect, with their asymptotic variance. */
function excess({ a, b, c, d }: Cells, psi: number): { difference: number; variance: number } {
  const [n1, n2, events, others] = [a + b, c + d, a + c, b + d];
  // Each cell by itself, and the difference from the smallest: none is what large numbers leave.
  const cells = [
    { observed: a, expected: expectedCell(n1, n2, events, others, psi), sign: 1 },
    { observed: b, expected: expectedCell(n1, n2, others, events, 1 / psi), sign: -1 },
    { observed: c, expected: expectedCell(n2, n1, events, others, 1 / psi), sign: -1 },
    { observed: d, expected: expectedCell(n2, n1, others, events, psi), sign: 1 },
  ];
  const smallest = cells.reduce((least, cell) => (cell.expected < least.expected ? cell : least));
  return {
    difference: smallest.sign * (smallest.observed - smallest.expected),
    variance: 1 / sum(cells.map(({ expected }) => 1 / expected)),
  };
}

/** The first cell of a table with these rows, these columns and this odds ratio: the root of a quadratic. */
function expectedCell(n1: number, n2: number, events: number, others: number, psi: number): number {
  const B = n2 - events + psi * (n1 + events);
  const root = Math.sqrt((psi * (n1 - events)) ** 2 + 2 * psi * (n1 * n2 + events * others) + (n2 - events) ** 2);
  return B >= 0 ? (2 * psi * n1 * events) / (B + root) : (root - B) / (2 * (1 - psi));
}
