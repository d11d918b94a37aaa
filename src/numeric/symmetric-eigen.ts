/** Eigenvalues of a symmetric matrix, and vectors in the columns of `vectors`, in no order. */
export interface SymmetricEigen {
  readonly values: Float64Array;
  /** n x n, row by row; column j belongs to value j. */
  readonly vectors: Float64Array;
}

/**
 * Eigenvalues and eigenvectors of a small symmetric matrix by cyclic Jacobi rotations, good to
 * the rounding of its largest element.
 *
 * @param matrix - n x n, row by row, symmetric; it is not changed
 * @see Golub & Van Loan (2013), Matrix Computations, 4th ed., 8.5.5
 */
export function symmetricEigen(matrix: Float64Array, n: number): SymmetricEigen {
  const a = Float64Array.from(matrix);
  const vectors = new Float64Array(n * n);
  const largest = Math.max(...a.map(Math.abs));
  for (let i = 0; i < n; i++) vectors[i * n + i] = 1;
  for (let sweep = 0; sweep < 60; sweep++) {
    let rotated = false;
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        if (Math.abs(a[p * n + q]!) <= 1e-17 * largest) continue;
        rotated = true;
        rotate(a, vectors, n, p, q);
      }
    }
    if (!rotated) break;
  }
  return { values: Float64Array.from({ length: n }, (_, i) => a[i * n + i]!), vectors };
}

function rotate(a: Float64Array, vectors: Float64Array, n: number, p: number, q: number): void {
  const theta = (a[q * n + q]! - a[p * n + p]!) / (2 * a[p * n + q]!);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let l = 0; l < n; l++) {
    const [x, y] = [a[l * n + p]!, a[l * n + q]!];
    a[l * n + p] = c * x - s * y;
    a[l * n + q] = s * x + c * y;
  }
  for (let l = 0; l < n; l++) {
    const [x, y] = [a[p * n + l]!, a[q * n + l]!];
    a[p * n + l] = c * x - s * y;
    a[q * n + l] = s * x + c * y;
  }
  a[p * n + q] = 0;
  a[q * n + p] = 0;
  for (let l = 0; l < n; l++) {
    const [x, y] = [vectors[l * n + p]!, vectors[l * n + q]!];
    vectors[l * n + p] = c * x - s * y;
    vectors[l * n + q] = s * x + c * y;
  }
}
