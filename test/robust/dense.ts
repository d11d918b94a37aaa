import type { Marginal } from "../../src/mixed/marginal.js";
import { inverse, symmetricEigen } from "../../src/numeric/index.js";

type Matrix = readonly (readonly number[])[];

const times = (a: Matrix, b: Matrix): Matrix =>
  a.map((row) => b[0]!.map((_, j) => row.reduce((total, value, l) => total + value * b[l]![j]!, 0)));
const transposed = (a: Matrix): Matrix => a[0]!.map((_, j) => a.map((row) => row[j]!));
const less = (a: Matrix, b: Matrix): Matrix => a.map((row, i) => row.map((value, j) => value - b[i]![j]!));
const inverted = (a: Matrix): Matrix => {
  const n = a.length;
  const { inverse: found } = inverse(Float64Array.from(a.flat()), n);
  return a.map((_, i) => [...found.subarray(i * n, i * n + n)]);
};
const identity = (n: number): Matrix =>
  Array.from({ length: n }, (_, i) => Array.from({ length: n }, (__, j) => Number(i === j)));
const trace = (a: Matrix): number => a.reduce((total, row, i) => total + row[i]!, 0);

function power(a: Matrix, exponent: number): Matrix {
  const n = a.length;
  const { values, vectors } = symmetricEigen(Float64Array.from(a.flat()), n);
  return a.map((_, i) =>
    a.map((__, j) =>
      [...values].reduce((total, value, l) => total + value ** exponent * vectors[i * n + l]! * vectors[j * n + l]!, 0),
    ),
  );
}

/**
 * The formulas as Pustejovsky & Tipton (2018) and Tipton & Pustejovsky (2015) print them, with matrices of all effects.
 *
 * @param contrasts - rows of weights on the coefficients
 */
export function denseRobust(
  { k, columns, y, blocks, weights }: Marginal,
  clusters: readonly (readonly number[])[],
  type: "CR0" | "CR2" | "CR3",
  contrasts: Matrix,
): { readonly covariance: Matrix; readonly eta: number } {
  const Phi: number[][] = Array.from({ length: k }, () => Array.from({ length: k }, () => 0));
  for (const { rows, M } of blocks) {
    for (let a = 0; a < rows.length; a++) {
      for (let b = 0; b < rows.length; b++) Phi[rows[a]!]![rows[b]!] = M[a * rows.length + b]!;
    }
  }
  const W = weights === null ? inverted(Phi) : identity(k).map((row, i) => row.map((value) => value * weights[i]!));
  const X: Matrix = Array.from({ length: k }, (_, i) => columns.map((column) => column[i]!));
  const XW = times(transposed(X), W);
  const bread = inverted(times(XW, X));
  const left = less(identity(k), times(times(X, bread), XW));
  const residuals = times(
    left,
    Array.from(y, (value) => [value]),
  );
  const spread = times(times(left, Phi), transposed(left));
  const of = (a: Matrix, rows: readonly number[], inside: readonly number[]): Matrix =>
    rows.map((i) => inside.map((j) => a[i]![j]!));
  const all = Array.from({ length: k }, (_, i) => i);
  // P' of each cluster: q x k, whose product with the effects is the cluster's share of the error of the contrasts.
  const scores = clusters.map((rows) => {
    const A =
      type === "CR0"
        ? identity(rows.length)
        : type === "CR3"
          ? inverted(of(left, rows, rows))
          : geometricMean(of(Phi, rows, rows), of(spread, rows, rows));
    return times(
      times(
        times(
          bread,
          of(
            transposed(X),
            columns.map((_, a) => a),
            rows,
          ),
        ),
        of(W, rows, rows),
      ),
      A,
    );
  });
  const covariance = scores
    .map((score, j) => times(score, of(residuals, clusters[j]!, [0])))
    .map((share) => times(share, transposed(share)))
    .reduce((a, b) => a.map((row, i) => row.map((value, j) => value + b[i]![j]!)));
  const P = scores.map((score, j) => times(times(contrasts, score), of(left, clusters[j]!, all)));
  const expected = P.map((each) => times(times(each, Phi), transposed(each))).reduce((a, b) =>
    a.map((row, i) => row.map((value, j) => value + b[i]![j]!)),
  );
  const root = power(expected, -0.5);
  const scaled = P.map((each) => times(root, each));
  let total = 0;
  for (const a of scaled) {
    for (const b of scaled) {
      const cross = times(times(a, Phi), transposed(b));
      total += trace(cross) ** 2 + trace(times(cross, cross));
    }
  }
  const q = contrasts.length;
  return { covariance, eta: (q * (q + 1)) / total };
}

/** The symmetric A with $A G A = \Phi$. */
function geometricMean(Phi: Matrix, G: Matrix): Matrix {
  const root = power(Phi, 0.5);
  return times(times(root, power(times(times(root, G), root), -0.5)), root);
}
