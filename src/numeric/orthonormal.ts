/** Columns as an orthonormal basis of their space, $X = QR$. */
export interface Orthonormal {
  /** The basis, one array for each column kept. */
  readonly q: readonly Float64Array[];
  /** Upper triangle R, n x n row by row, n columns kept. */
  readonly r: Float64Array;
  /** Places of the columns kept, in order. */
  readonly kept: readonly number[];
  /** Columns that are combinations of those kept before them, with the weights of the combination. */
  readonly dropped: readonly { readonly column: number; readonly weights: Float64Array }[];
}

/** A column counts as a combination of others if less than this share of its spread is left. */
const SHARE_LEFT = 1e-10;

/** Rounding of a column's own entries, which a column far from 0 has more of than its spread shows. */
const ROUNDING = 64 * Number.EPSILON;

/**
 * Gram and Schmidt's orthonormal basis, each column projected twice, so that the basis is orthogonal to rounding. The
 * first of several dependent columns is kept; how columns are scaled has no influence on which.
 *
 * @param columns - of one length, finite
 * @see Giraud, Langou & Rozložník (2005), Computers & Mathematics with Applications 50:1069-1075,
 *   doi:10.1016/j.camwa.2005.08.009: twice is enough
 */
export function orthonormal(columns: readonly Float64Array[]): Orthonormal {
  const q: Float64Array[] = [];
  const triangle: Float64Array[] = [];
  const kept: number[] = [];
  const dropped: { column: number; weights: Float64Array }[] = [];
  columns.forEach((column, place) => {
    const scale = largest(column);
    const rest = column.map((value) => (scale === 0 ? 0 : value / scale));
    const norm = Math.sqrt(dot(rest, rest));
    const spread = spreadOf(rest);
    const onto = new Float64Array(q.length + 1);
    for (let round = 0; round < 2; round++) {
      q.forEach((basis, j) => {
        const share = dot(basis, rest);
        onto[j]! += share;
        for (let i = 0; i < rest.length; i++) rest[i]! -= share * basis[i]!;
      });
    }
    const left = Math.sqrt(dot(rest, rest));
    if (left <= SHARE_LEFT * (spread > SHARE_LEFT * norm ? spread : norm) + ROUNDING * norm) {
      const weights = solveTriangle(asSquare(triangle), q.length, onto.subarray(0, q.length));
      dropped.push({ column: place, weights: weights.map((weight) => weight * scale) });
      return;
    }
    onto[q.length] = left;
    q.push(rest.map((value) => value / left));
    triangle.push(onto.map((value) => value * scale));
    kept.push(place);
  });
  return { q, r: asSquare(triangle), kept, dropped };
}

/** Columns of growing length as an upper triangle. */
function asSquare(triangle: readonly Float64Array[]): Float64Array {
  const n = triangle.length;
  const r = new Float64Array(n * n);
  triangle.forEach((column, j) => {
    for (let i = 0; i <= j; i++) r[i * n + j] = column[i]!;
  });
  return r;
}

/** The solution of $Rx = b$ for an upper triangle R. */
export function solveTriangle(r: Float64Array, n: number, b: ArrayLike<number>): Float64Array {
  const x = Float64Array.from(b);
  for (let i = n - 1; i >= 0; i--) {
    let total = x[i]!;
    for (let l = i + 1; l < n; l++) total -= r[i * n + l]! * x[l]!;
    x[i] = total / r[i * n + i]!;
  }
  return x;
}

/** The solution of $R'x = b$ for an upper triangle R. */
export function solveTransposed(r: Float64Array, n: number, b: ArrayLike<number>): Float64Array {
  const x = Float64Array.from(b);
  for (let i = 0; i < n; i++) {
    let total = x[i]!;
    for (let l = 0; l < i; l++) total -= r[l * n + i]! * x[l]!;
    x[i] = total / r[i * n + i]!;
  }
  return x;
}

export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < a.length; i++) total += a[i]! * b[i]!;
  return total;
}

/** The power of two at or below the largest size of an entry, so that scaling by it is exact; 0 for a column of zeros. */
function largest(column: Float64Array): number {
  let size = 0;
  for (const value of column) size = Math.max(size, Math.abs(value));
  return size === 0 ? 0 : 2 ** Math.floor(Math.log2(size));
}

function spreadOf(column: Float64Array): number {
  let mean = 0;
  for (const value of column) mean += value / column.length;
  let total = 0;
  for (const value of column) total += (value - mean) ** 2;
  return Math.sqrt(total);
}
