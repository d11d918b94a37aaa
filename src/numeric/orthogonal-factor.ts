import { numbers } from "./numbers.js";

/** Two columns of n numbers whose cosine is below n times this are orthogonal. */
const SETTLED = 2 * Number.EPSILON;
const MOST_SWEEPS = 60;

/**
 * The orthogonal factor of a square matrix, turned over: $VU'$ where $A = U \Sigma V'$. Its columns are turned until they are
 * orthogonal, which loses no digits where they are of very different length.
 *
 * @param matrix - n x n, row by row; not changed
 * @param rank - as many of the singular values, the largest, are taken; the others count as 0
 * @returns n x n, row by row
 * @see Hestenes (1958), Journal of the Society for Industrial and Applied Mathematics 6:51-90, doi:10.1137/0106005; Golub &
 *   Van Loan (2013), Matrix Computations, 4th edition, section 8.6.3
 */
export function orthogonalFactor(matrix: Float64Array, n: number, rank = n): Float64Array {
  // Columns stand as rows, so that each lies in one piece.
  const [u, v] = [numbers(n * n), numbers(n * n)];
  for (let i = 0; i < n; i++) {
    v[i * n + i] = 1;
    for (let j = 0; j < n; j++) u[j * n + i] = matrix[i * n + j]!;
  }
  for (let sweep = 0, turned = true; turned && sweep < MOST_SWEEPS; sweep++) {
    turned = false;
    for (let q = 1; q < n; q++) for (let p = 0; p < q; p++) turned = makeOrthogonal(u, v, n, p, q) || turned;
  }
  const lengths = Array.from({ length: n }, (_, j) => Math.sqrt(product(u, n, j, j)));
  const order = lengths.map((_, j) => j).sort((a, b) => lengths[b]! - lengths[a]!);
  const result = numbers(n * n);
  for (const j of order.slice(0, rank)) {
    for (let i = 0; i < n; i++) {
      for (let l = 0; l < n; l++) result[i * n + l]! += (v[j * n + i]! * u[j * n + l]!) / lengths[j]!;
    }
  }
  return result;
}

function product(u: Float64Array, n: number, p: number, q: number): number {
  let total = 0;
  for (let i = 0; i < n; i++) total += u[p * n + i]! * u[q * n + i]!;
  return total;
}

/** Whether anything had to be turned. */
function makeOrthogonal(u: Float64Array, v: Float64Array, n: number, p: number, q: number): boolean {
  const [pp, qq, pq] = [product(u, n, p, p), product(u, n, q, q), product(u, n, p, q)];
  if (Math.abs(pq) <= n * SETTLED * Math.sqrt(pp * qq)) return false;
  const theta = (qq - pp) / (2 * pq);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  for (const each of [u, v]) turn(each, n, p, q, c, t * c);
  return true;
}

function turn(rows: Float64Array, n: number, p: number, q: number, c: number, s: number): void {
  for (let i = 0; i < n; i++) {
    const [x, y] = [rows[p * n + i]!, rows[q * n + i]!];
    rows[p * n + i] = c * x - s * y;
    rows[q * n + i] = s * x + c * y;
  }
}
