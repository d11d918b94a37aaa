import { numbers } from "../numeric/index.js";
import { product } from "./adjustment.js";
import type { Sandwich, Share } from "./sandwich.js";

/** What the working model expects of a robust covariance matrix. */
export interface Moments {
  /** p x p. */
  readonly expected: Float64Array;
  /** Covariances of the entries (1,1), (2,1), (2,2), (3,1) ..., of which there are p(p+1)/2. */
  readonly spread: Float64Array;
}

/** The place of entry (s, t) of a symmetric matrix among those of its lower triangle. */
export const pairAt = (s: number, t: number): number => (s >= t ? (s * (s + 1)) / 2 + t : pairAt(t, s));

/**
 * Mean and covariances of the entries of the robust covariance matrix under the working model, from which the degrees of
 * freedom of any contrast follow. The matrix is a sum over clusters of $z_j z_j'$ with $z_j$ normal and
 * $E z_i z_j' = \delta_{ij} S_j S_j' + L_i R_j'$, so that sums over pairs of clusters are products of sums over clusters.
 *
 * @see Tipton (2015), Psychological Methods 20:375-393, doi:10.1037/met0000011; Tipton & Pustejovsky (2015), Journal of
 *   Educational and Behavioral Statistics 40:604-634, doi:10.3102/1076998615606099
 */
export function momentsOf({ p, shares }: Sandwich): Moments {
  const expected = new Float64Array(p * p);
  const pairs = (p * (p + 1)) / 2;
  const spread = new Float64Array(pairs * pairs);
  const c = shares[0]!.piece.w === null ? p : 2 * p;
  const size = p * c;
  const [sumLeft, sumRight] = [new Float64Array(size * size), new Float64Array(size * size)];
  for (const share of shares) {
    const { left, right } = between(share, p);
    const across = crossed(left, right, p, c);
    const own = within(share.scores, p);
    for (let i = 0; i < own.length; i++) own[i]! += across[i]!;
    for (let i = 0; i < own.length; i++) expected[i]! += own[i]!;
    addProducts(sumLeft, left);
    addProducts(sumRight, right);
    addPairs(spread, p, (s, u, t, v) => own[s * p + u]! * own[t * p + v]! - across[s * p + u]! * across[t * p + v]!);
  }
  const all = new Float64Array(p ** 4);
  for (let s = 0, at = 0; s < p; s++) {
    for (let u = 0; u < p; u++) {
      for (let t = 0; t < p; t++) {
        for (let v = 0; v < p; v++, at++) {
          for (let a = 0; a < c; a++) {
            const [i, j] = [(s * c + a) * size + t * c, (u * c + a) * size + v * c];
            for (let b = 0; b < c; b++) all[at]! += sumLeft[i + b]! * sumRight[j + b]!;
          }
        }
      }
    }
  }
  addPairs(spread, p, (s, u, t, v) => all[((s * p + u) * p + t) * p + v]!);
  return { expected, spread };
}

/** L and R, p x c, of a cluster. */
function between({ scores, piece }: Share, p: number): { readonly left: Float64Array; readonly right: Float64Array } {
  const { n, x, w, square } = piece;
  const E = product(scores, x, p, n, p);
  if (w === null || square === null) return { left: E, right: E.map((value) => -value) };
  const U = product(
    scores,
    x.map((value, i) => value * w[Math.floor(i / p)]!),
    p,
    n,
    p,
  );
  const ES = product(E, square, p, p, p);
  const beside = (a: (i: number) => number, b: (i: number) => number): Float64Array =>
    Float64Array.from({ length: 2 * p * p }, (_, at) => {
      const [row, column] = [Math.floor(at / (2 * p)), at % (2 * p)];
      return column < p ? a(row * p + column) : b(row * p + column - p);
    });
  return {
    left: beside(
      (i) => E[i]!,
      (i) => U[i]!,
    ),
    right: beside(
      (i) => ES[i]! - U[i]!,
      (i) => -E[i]!,
    ),
  };
}

/** $S S'$. */
function within(scores: Float64Array, p: number): Float64Array {
  return crossed(scores, scores, p, scores.length / p);
}

/** $A B'$ for matrices of p rows and c columns. */
function crossed(a: Float64Array, b: Float64Array, p: number, c: number): Float64Array {
  const result = numbers(p * p);
  for (let s = 0; s < p; s++) {
    for (let t = 0; t < p; t++) {
      let total = 0;
      for (let i = 0; i < c; i++) total += a[s * c + i]! * b[t * c + i]!;
      result[s * p + t] = total;
    }
  }
  return result;
}

function addProducts(sums: Float64Array, v: Float64Array): void {
  const n = v.length;
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) sums[i * n + j]! += v[i]! * v[j]!;
}

/** Adds $M_{su} M_{tv} + M_{sv} M_{tu}$ for each two entries (s, t) and (u, v). */
function addPairs(spread: Float64Array, p: number, term: (s: number, u: number, t: number, v: number) => number): void {
  for (let s = 0, at = 0; s < p; s++) {
    for (let t = 0; t <= s; t++) {
      for (let u = 0; u < p; u++) {
        for (let v = 0; v <= u; v++, at++) spread[at]! += term(s, u, t, v) + term(s, v, t, u);
      }
    }
  }
}
