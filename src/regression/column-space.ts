import { dot } from "../numeric/index.js";

/** Whether a constant lies in the space of k-rowed orthonormal columns. */
export function holdsConstant(q: readonly Float64Array[], k: number): boolean {
  const left = new Float64Array(k).fill(1);
  for (const column of q) {
    const onto = column.reduce((a, b) => a + b, 0);
    for (let i = 0; i < k; i++) left[i]! -= onto * column[i]!;
  }
  return dot(left, left) <= 1e-18 * k;
}

/** Sums of squares about the mean and about the space of orthonormal columns. */
export function sumsOfSquares(y: Float64Array, columns: readonly Float64Array[]): [total: number, spread: number] {
  const mean = y.reduce((a, b) => a + b, 0) / y.length;
  const rest = y.slice();
  for (let round = 0; round < 2; round++) {
    for (const column of columns) {
      const onto = dot(column, rest);
      for (let i = 0; i < rest.length; i++) rest[i]! -= onto * column[i]!;
    }
  }
  return [y.reduce((total, value) => total + (value - mean) ** 2, 0), dot(rest, rest)];
}
