/**
 * The factor L of a symmetric positive definite matrix, $A = LL'$, in place of its lower triangle.
 *
 * @param a - n x n, row by row; only the lower triangle is read and written
 * @returns whether the matrix was positive definite; if not, it is left half done
 */
export function cholesky(a: Float64Array, n: number): boolean {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let total = a[i * n + j]!;
      for (let l = 0; l < j; l++) total -= a[i * n + l]! * a[j * n + l]!;
      if (i !== j) a[i * n + j] = total / a[j * n + j]!;
      else if (total > 0) a[i * n + i] = Math.sqrt(total);
      else return false;
    }
  }
  return true;
}

/** Replaces x by the solution of $LL'x = b$, where it held b. */
export function choleskySolve(factor: Float64Array, n: number, x: Float64Array): void {
  for (let i = 0; i < n; i++) {
    let total = x[i]!;
    for (let l = 0; l < i; l++) total -= factor[i * n + l]! * x[l]!;
    x[i] = total / factor[i * n + i]!;
  }
  for (let i = n - 1; i >= 0; i--) {
    let total = x[i]!;
    for (let l = i + 1; l < n; l++) total -= factor[l * n + i]! * x[l]!;
    x[i] = total / factor[i * n + i]!;
  }
}

/**
 * The inverse of $LL'$, both triangles, by way of the inverse of L.
 *
 * @param inverse - n x n, written
 * @param room - n x n, written
 */
export function choleskyInverse(factor: Float64Array, n: number, inverse: Float64Array, room: Float64Array): void {
  for (let j = 0; j < n; j++) {
    room[j * n + j] = 1 / factor[j * n + j]!;
    for (let i = j + 1; i < n; i++) {
      let total = 0;
      for (let l = j; l < i; l++) total -= factor[i * n + l]! * room[l * n + j]!;
      room[i * n + j] = total / factor[i * n + i]!;
    }
  }
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let total = 0;
      for (let l = i; l < n; l++) total += room[l * n + i]! * room[l * n + j]!;
      inverse[i * n + j] = total;
      inverse[j * n + i] = total;
    }
  }
}
