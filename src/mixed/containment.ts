import type { Layout } from "./layout.js";

/** Entries that differ by less are the same, but for rounding. */
const SAME = 1e-12;

/**
 * Degrees of freedom of each coefficient by containment: a column that is constant within the levels of a random term is known
 * from as many values as there are levels, so that its coefficient has their number less p; of several such terms the one with
 * the fewest levels counts. Coefficients of other columns have k - p.
 *
 * @see Pinheiro & Bates (2000), Mixed-Effects Models in S and S-PLUS, section 2.4.2, doi:10.1007/b98882
 */
export function containmentDf(columns: readonly ArrayLike<number>[], layouts: readonly Layout[]): readonly number[] {
  const p = columns.length;
  return columns.map((column) => {
    const constant = layouts.filter(({ outer, outerLevels }) => isConstantWithin(column, outer, outerLevels.length));
    return Math.max(1, Math.min(column.length, ...constant.map(({ outerLevels }) => outerLevels.length)) - p);
  });
}

function isConstantWithin(column: ArrayLike<number>, outer: Int32Array, levels: number): boolean {
  const first = new Int32Array(levels).fill(-1);
  let size = 0;
  for (let i = 0; i < column.length; i++) size = Math.max(size, Math.abs(column[i]!));
  for (let i = 0; i < column.length; i++) {
    const level = outer[i]!;
    if (first[level]! < 0) first[level] = i;
    else if (Math.abs(column[i]! - column[first[level]!]!) > SAME * size) return false;
  }
  return true;
}
