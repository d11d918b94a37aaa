import type { Conversion } from "../types/index.js";
import { converted, requireNumber, short } from "./conversion.js";

/** Counts of a two-by-two table: rows are groups, columns are event and no event. */
export interface CountTable {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
}

/** Margins of a two-by-two table. */
export interface Margins {
  /** Persons. */
  readonly n: number;
  /** Persons of the first row, a + b. */
  readonly row: number;
  /** Persons of the first column, a + c. */
  readonly column: number;
}

/** One measure of association of a two-by-two table. */
export type TableAssociation =
  | { readonly oddsRatio: number }
  /** The phi coefficient, -1 to 1. */
  | { readonly phi: number }
  /** Chi-square with one degree of freedom; `yates` with the continuity correction. It has no sign: `direction` gives it. */
  | { readonly chiSquare: number; readonly yates?: boolean; readonly direction?: 1 | -1 };

/**
 * A two-by-two table from its margins and one measure of association, to whole persons.
 *
 * @param association - odds ratio (above 0), phi, or chi-square
 * @param margins - persons in all, in the first row and in the first column
 * @returns the counts; `null` with a note if a cell would be negative
 * @throws {@link SynthesisError} `OUT_OF_DOMAIN`
 * @see Bonett (2007), Educational and Psychological Measurement 67:230-241, doi:10.1177/0013164406288166, for the odds ratio
 * @example
 * tableFromMargins({ oddsRatio: 2.5 }, { n: 100, row: 50, column: 30 }).value; // { a: 20, b: 30, c: 10, d: 40 }
 */
export function tableFromMargins(
  association: TableAssociation,
  { n, row, column }: Margins,
): Conversion<CountTable | null> {
  requireNumber("tableFromMargins", "n", n, { above: 0 }, "give the number of persons");
  requireNumber("tableFromMargins", "a row total", row, { above: 0, below: n }, "both rows need persons");
  requireNumber("tableFromMargins", "a column total", column, { above: 0, below: n }, "both columns need persons");
  const a = Math.round(firstCell(association, { n, row, column }));
  const table = { a, b: row - a, c: column - a, d: n - row - column + a };
  const isTable = Object.values(table).every((count) => count >= 0);
  const from = Object.entries(association)
    .filter(([name]) => name !== "yates" && name !== "direction")
    .map(([name, value]) => `${name} ${short(value as number)}`)
    .join(", ");
  const text = `table from ${from}, n ${n}, row ${row}, column ${column}`;
  return converted(
    "TABLE_FROM_MARGINS",
    isTable ? table : null,
    "Bonett 2007",
    "the printed association is unadjusted, and of these persons; counts are rounded to whole persons",
    isTable ? `${text}: ${table.a}, ${table.b}, ${table.c}, ${table.d}` : `${text}: none`,
    isTable
      ? []
      : [
          {
            code: "NO_SUCH_TABLE",
            severity: "warning",
            message: `no table has ${from} with ${row} of ${n} in the first row and ${column} in the first column`,
            remedy: "check the margins, and which event and group stand first",
          },
        ],
  );
}

/** Persons in the first cell, not rounded. */
function firstCell(association: TableAssociation, { n, row, column }: Margins): number {
  const expected = (row * column) / n;
  const spread = Math.sqrt(row * (n - row) * column * (n - column));
  if ("phi" in association) {
    requireNumber("tableFromMargins", "phi", association.phi, { atLeast: -1, atMost: 1 }, "give a correlation");
    return expected + (association.phi * spread) / n;
  }
  if ("chiSquare" in association) {
    const { chiSquare, yates = false, direction = 1 } = association;
    requireNumber("tableFromMargins", "chi-square", chiSquare, { atLeast: 0 }, "check the number");
    const determinant = Math.sqrt(chiSquare / n) * spread + (yates ? n / 2 : 0);
    return expected + (direction * determinant) / n;
  }
  const { oddsRatio } = association;
  requireNumber("tableFromMargins", "an odds ratio", oddsRatio, { above: 0 }, "give it as a ratio, not as a logarithm");
  if (oddsRatio === 1) return expected;
  // The root of (OR - 1) a^2 - b a + OR row column = 0 that lies within the margins, in the form that loses no digits.
  const b = n - row - column + oddsRatio * (row + column);
  return (2 * oddsRatio * row * column) / (b + Math.sqrt(b * b - 4 * (oddsRatio - 1) * oddsRatio * row * column));
}
