import { numbers, orthogonalFactor, symmetricEigen } from "../numeric/index.js";
import type { RobustType } from "../types/index.js";

/** A cluster in whitened terms, in a basis of the design in which $X'WX = I$. */
export interface Piece {
  readonly n: number;
  readonly p: number;
  /** n x p row by row. */
  readonly x: Float64Array;
  /** `null` where all are 1. */
  readonly w: Float64Array | null;
  /** Residuals. */
  readonly e: Float64Array;
  /** $L'L$ where the cluster's covariance is $LL'$, n x n. */
  readonly root: Float64Array;
  /** $X'W^2X$ of all clusters; `null` where it is the identity. */
  readonly square: Float64Array | null;
}

/** A leverage above this is 1: without the cluster nothing is known of that direction. */
export const DETERMINED = 1 - 1e-10;

/** Variances of residuals are shares of 1; below this one is 0 but for rounding. */
const NO_VARIANCE = 1 - DETERMINED;

/**
 * $X_j'W_jA_j$, p x n, which turns the whitened residuals of a cluster into its share of the coefficients' error.
 *
 * @param leverage - $X_j'W_jX_j$
 */
export function adjusted(type: RobustType, piece: Piece, leverage: Float64Array): Float64Array {
  const { n, p, x, w } = piece;
  const plain = numbers(p * n);
  for (let i = 0; i < n; i++) for (let a = 0; a < p; a++) plain[a * n + i] = x[i * p + a]! * (w?.[i] ?? 1);
  if (type === "CR2") return product(plain, biasReduced(piece), p, n, n);
  if (type === "CR3") return product(withoutCluster(leverage, p), plain, p, p, n);
  return plain;
}

/**
 * A with $A G A' = \Phi$, where $G$ is what the working model makes of the covariance of the residuals: then the variance is
 * unbiased under that model. With $\Phi = LL'$ and $N = L'L$ it is $(N G N)^{-1/2} N$ in whitened terms; the root is that of
 * Moore and Penrose where a cluster alone determines a direction, and is taken by way of $T = G^{1/2}$ and the orthogonal
 * factor of $TN$, so that variances of very different size cost no digits.
 */
function biasReduced({ n, p, x, w, root, square }: Piece): Float64Array {
  const G = numbers(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let total = Number(i === j);
      for (let a = 0; a < p; a++) {
        const product = x[i * p + a]! * x[j * p + a]!;
        if (w === null || square === null) {
          total -= product;
          continue;
        }
        total -= product * (w[i]! + w[j]!);
        for (let b = 0; b < p; b++) total += x[i * p + a]! * square[a * p + b]! * x[j * p + b]!;
      }
      G[i * n + j] = total;
      G[j * n + i] = total;
    }
  }
  if (n === 1) return G.fill(G[0]! > NO_VARIANCE ? 1 / Math.sqrt(G[0]!) : 0);
  const { values, vectors } = symmetricEigen(G, n);
  const rank = values.filter((value) => value > NO_VARIANCE).length;
  const powered = (power: (value: number) => number): Float64Array => {
    const result = numbers(n * n);
    for (let l = 0; l < n; l++) {
      if (values[l]! <= NO_VARIANCE) continue;
      const factor = power(values[l]!);
      for (let i = 0; i < n; i++) {
        const part = factor * vectors[i * n + l]!;
        for (let j = 0; j < n; j++) result[i * n + j]! += part * vectors[j * n + l]!;
      }
    }
    return result;
  };
  const T = powered(Math.sqrt);
  const inverseT = powered((value) => 1 / Math.sqrt(value));
  return product(orthogonalFactor(product(T, root, n, n, n), n, rank), inverseT, n, n, n);
}

/** $(I - X_j'W_jX_j)^{-1}$: what the coefficients would be without the cluster; directions that it alone determines are left out. */
function withoutCluster(leverage: Float64Array, p: number): Float64Array {
  const { values, vectors } = symmetricEigen(leverage, p);
  const result = numbers(p * p);
  for (let l = 0; l < p; l++) {
    if (values[l]! >= DETERMINED) continue;
    for (let a = 0; a < p; a++) {
      for (let b = 0; b < p; b++) result[a * p + b]! += (vectors[a * p + l]! * vectors[b * p + l]!) / (1 - values[l]!);
    }
  }
  return result;
}

/** Of a matrix with so many rows and one with so many columns, both row by row. */
export function product(a: Float64Array, b: Float64Array, rows: number, inner: number, columns: number): Float64Array {
  const result = numbers(rows * columns);
  for (let i = 0; i < rows; i++) {
    for (let l = 0; l < inner; l++) {
      const factor = a[i * inner + l]!;
      for (let j = 0; j < columns; j++) result[i * columns + j]! += factor * b[l * columns + j]!;
    }
  }
  return result;
}
