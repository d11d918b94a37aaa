import { SynthesisError } from "../errors.js";
import { cholesky } from "../numeric/index.js";
import type { Diagnostic } from "../types/index.js";
import { nearestCorrelation } from "./nearest-correlation.js";
import type { CovarianceOptions } from "./options.js";

type Matrix = readonly (readonly number[])[];

/** Eigenvalues of a correlation matrix below this count as none. */
const LEAST = 1e-10;

/** Whether a symmetric matrix is positive definite, by its correlations, so that units do not matter. */
export function isPositiveDefinite(matrix: Matrix): boolean {
  const n = matrix.length;
  const correlations = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      const scale = Math.sqrt(matrix[i]![i]! * matrix[j]![j]!);
      correlations[i * n + j] = i === j ? 1 - LEAST : matrix[i]![j]! / scale;
    }
  }
  return cholesky(correlations, n);
}

/** A block as it is used, and what has to be said of it. */
export function definite(
  matrix: Matrix,
  cluster: string,
  size: number,
  rule: NonNullable<CovarianceOptions["indefinite"]>,
): { readonly matrix: Matrix; readonly note: Diagnostic | null } {
  if (matrix.length < 2 || isPositiveDefinite(matrix)) return { matrix, note: null };
  const message = `the covariance matrix of "${cluster}" (${size} effects) is not positive definite`;
  if (rule === "refuse") {
    throw new SynthesisError("NOT_POSITIVE_DEFINITE", `covariance: ${message}`, {
      remedy:
        'see whether an effect stands there twice; state lower correlations; or take the nearest correlation matrix, indefinite: "nearest"',
      at: { trial: cluster },
    });
  }
  const nearest = rule === "nearest" ? nearestTo(matrix) : matrix;
  const said =
    rule === "nearest"
      ? `; the nearest correlation matrix was taken, which changes correlations by up to ${largestChange(matrix, nearest).toPrecision(2)}`
      : ", and was kept";
  return {
    matrix: nearest,
    note: { code: "NOT_POSITIVE_DEFINITE", severity: "warning", message: `${message}${said}`, at: { trial: cluster } },
  };
}

const rootOf = (matrix: Matrix, i: number): number => Math.sqrt(matrix[i]![i]!);

/** The variances are kept, their correlations become the nearest ones that can be. */
function nearestTo(matrix: Matrix): Matrix {
  const correlations = matrix.map((row, i) => row.map((value, j) => value / (rootOf(matrix, i) * rootOf(matrix, j))));
  // Above the bound of the check, so that rounding does not undo it.
  return nearestCorrelation(correlations, 1e4 * LEAST).map((row, i) =>
    row.map((value, j) => (i === j ? matrix[i]![i]! : value * rootOf(matrix, i) * rootOf(matrix, j))),
  );
}

const largestChange = (one: Matrix, other: Matrix): number =>
  Math.max(
    ...one.flatMap((row, i) =>
      row.map((value, j) => Math.abs(value - other[i]![j]!) / (rootOf(one, i) * rootOf(one, j))),
    ),
  );
