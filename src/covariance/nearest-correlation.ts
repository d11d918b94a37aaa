import { symmetricEigen } from "../numeric/index.js";

type Matrix = readonly (readonly number[])[];

const MOST = 1000;

/**
 * The correlation matrix nearest to a symmetric matrix with ones on its diagonal, by the sum of squared differences,
 * with no eigenvalue below `least`: projections in turn on the one and the other, with Dykstra's correction.
 *
 * @see Higham (2002), IMA Journal of Numerical Analysis 22:329-343, doi:10.1093/imanum/22.3.329
 */
export function nearestCorrelation(matrix: Matrix, least: number): Matrix {
  const n = matrix.length;
  let y = Float64Array.from(matrix.flat());
  let correction = new Float64Array(n * n);
  for (let iteration = 0; iteration < MOST; iteration++) {
    const r = y.map((value, i) => value - correction[i]!);
    const x = withoutSmall(r, n, least);
    correction = x.map((value, i) => value - r[i]!);
    const next = Float64Array.from(x);
    for (let i = 0; i < n; i++) next[i * n + i] = 1;
    const moved = Math.max(...next.map((value, i) => Math.abs(value - y[i]!)));
    y = next;
    if (moved < 1e-13) break;
  }
  // Ones on the diagonal may have cost the last hair of definiteness.
  const scaled = withoutSmall(y, n, least);
  return Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (__, j) =>
      i === j ? 1 : scaled[i * n + j]! / Math.sqrt(scaled[i * n + i]! * scaled[j * n + j]!),
    ),
  );
}

/** The nearest matrix whose eigenvalues are at least so large. */
function withoutSmall(matrix: Float64Array, n: number, least: number): Float64Array<ArrayBuffer> {
  const { values, vectors } = symmetricEigen(matrix, n);
  const result = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let total = 0;
      for (let l = 0; l < n; l++) total += vectors[i * n + l]! * Math.max(least, values[l]!) * vectors[j * n + l]!;
      result[i * n + j] = total;
      result[j * n + i] = total;
    }
  }
  return result;
}
