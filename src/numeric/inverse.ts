/**
 * The inverse of a square matrix by elimination with the largest pivot of each column.
 *
 * @param matrix - n x n, row by row; not changed
 * @returns the inverse, n x n, with the size of the determinant; entries are infinite or `NaN` if the matrix is singular
 */
export function inverse(
  matrix: Float64Array,
  n: number,
): { readonly inverse: Float64Array; readonly determinant: number } {
  const a = matrix.slice();
  const b = new Float64Array(n * n);
  for (let i = 0; i < n; i++) b[i * n + i] = 1;
  let determinant = 1;
  for (let j = 0; j < n; j++) {
    let best = j;
    for (let i = j + 1; i < n; i++) if (Math.abs(a[i * n + j]!) > Math.abs(a[best * n + j]!)) best = i;
    if (best !== j) {
      swapRows(a, n, j, best);
      swapRows(b, n, j, best);
    }
    const pivot = a[j * n + j]!;
    determinant *= Math.abs(pivot);
    for (let c = 0; c < n; c++) {
      a[j * n + c]! /= pivot;
      b[j * n + c]! /= pivot;
    }
    for (let i = 0; i < n; i++) {
      const factor = a[i * n + j]!;
      if (i === j || factor === 0) continue;
      for (let c = 0; c < n; c++) {
        a[i * n + c]! -= factor * a[j * n + c]!;
        b[i * n + c]! -= factor * b[j * n + c]!;
      }
    }
  }
  return { inverse: b, determinant };
}

function swapRows(a: Float64Array, n: number, i: number, j: number): void {
  for (let c = 0; c < n; c++) [a[i * n + c], a[j * n + c]] = [a[j * n + c]!, a[i * n + c]!];
}
