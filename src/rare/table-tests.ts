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
  // Each cell by itself: a small one is not the difference of large ones.
  const expected = [
    expectedEvents(n1, n2, events, psi),
    expectedEvents(n1, n2, others, 1 / psi),
    expectedEvents(n2, n1, events, 1 / psi),
    expectedEvents(n2, n1, others, psi),
  ];
  return { difference: a - (expected[0] as number), variance: 1 / sum(expected.map((cell) => 1 / cell)) };
}

/** The first cell of a table with these margins and this odds ratio: the root of a quadratic. */
function expectedEvents(n1: number, n2: number, events: number, psi: number): number {
  const A = 1 - psi;
  const B = n2 - events + psi * (n1 + events);
  const C = psi * n1 * events;
  const root = Math.sqrt(B * B + 4 * A * C);
  return B >= 0 ? (2 * C) / (B + root) : (root - B) / (2 * A);
}
