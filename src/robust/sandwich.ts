import { SynthesisError } from "../errors.js";
import type { Marginal } from "../mixed/marginal.js";
import { cholesky, numbers, orthonormal, solveTransposed, symmetricEigen } from "../numeric/index.js";
import type { RobustType } from "../types/index.js";
import { adjusted, DETERMINED, type Piece } from "./adjustment.js";
import type { Clusters } from "./clusters.js";

/** One cluster: what turns its residuals into its share of the coefficients' error. */
export interface Share {
  readonly piece: Piece;
  /** p x n: the adjusted scores of whitened residuals. */
  readonly scores: Float64Array;
}

/** Residuals below this share of the effects are rounding. */
const ROUNDING = 64 * Number.EPSILON;

const largest = (values: Float64Array): number => values.reduce((size, value) => Math.max(size, Math.abs(value)), 0);

/** A robust variance, in terms of the orthonormal basis of the whitened design. */
export interface Sandwich {
  readonly p: number;
  /** R of the whitened design, p x p row by row. */
  readonly triangle: Float64Array;
  readonly coefficients: Float64Array;
  /** p x p. */
  readonly covariance: Float64Array;
  readonly shares: readonly Share[];
  readonly alone: readonly { readonly cluster: number; readonly direction: Float64Array }[];
}

/**
 * The cluster-robust covariance matrix of the coefficients, $\sum_j (X_j' W_j A_j e_j)(X_j' W_j A_j e_j)'$ in a basis in which
 * $X'WX = I$. Effects are whitened by the Cholesky factor of the working covariance, block by block; nothing is k x k.
 *
 * @see Liang & Zeger (1986), Biometrika 73:13-22, doi:10.1093/biomet/73.1.13 (CR0); Bell & McCaffrey (2002), Survey
 *   Methodology 28:169-181 (CR2, CR3); Pustejovsky & Tipton (2018), Journal of Business & Economic Statistics 36:672-683,
 *   doi:10.1080/07350015.2016.1247004
 */
export function sandwich(marginal: Marginal, clusters: Clusters, type: RobustType): Sandwich {
  const { p, weights } = marginal;
  const { y, columns, roots, spreads } = whiten(marginal, clusters);
  // Weights on whitened effects: 1 where effects are weighed by the inverse of their covariance.
  const w = weights === null ? null : weights.map((weight, i) => weight * spreads[i]!);
  const { q, r } = orthonormal(
    w === null ? columns : columns.map((column) => column.map((x, i) => x * Math.sqrt(w[i]!))),
  );
  if (q.length < p) {
    throw new SynthesisError("OUT_OF_RANGE", "robust needs columns that double precision can tell apart", {
      remedy: "leave a moderator out, or centre it",
    });
  }
  const x = w === null ? q : inBasis(columns, r, p);
  const coefficients = Float64Array.from(x, (column) => {
    let total = 0;
    for (let i = 0; i < y.length; i++) total += column[i]! * y[i]! * (w?.[i] ?? 1);
    return total;
  });
  const residuals = y.slice();
  x.forEach((column, a) => {
    for (let i = 0; i < y.length; i++) residuals[i]! -= column[i]! * coefficients[a]!;
  });
  if (largest(residuals) <= ROUNDING * largest(y)) residuals.fill(0);
  const square = w === null ? null : squares(x, w);
  const covariance = new Float64Array(p * p);
  const alone: { cluster: number; direction: Float64Array }[] = [];
  const scale = scaleOf(type, clusters.members.length, marginal);
  const shares = clusters.members.map((members, cluster): Share => {
    const piece: Piece = {
      n: members.length,
      p,
      x: gathered(x, members),
      w: w === null ? null : gathered([w], members),
      e: gathered([residuals], members),
      root: roots[cluster]!,
      square,
    };
    const leverage = leverageOf(piece);
    alone.push(...directionsAlone(leverage, p).map((direction) => ({ cluster, direction })));
    const scores = adjusted(type, piece, leverage);
    for (let i = 0; i < scores.length; i++) scores[i]! *= scale;
    const error = times(scores, piece.e, p);
    for (let a = 0; a < p; a++) for (let b = 0; b < p; b++) covariance[a * p + b]! += error[a]! * error[b]!;
    return { piece, scores };
  });
  return { p, triangle: r, coefficients, covariance, shares, alone };
}

/** Some rows of columns, row by row. */
function gathered(columns: readonly Float64Array[], rows: ArrayLike<number>): Float64Array {
  const p = columns.length;
  const result = numbers(rows.length * p);
  for (let i = 0; i < rows.length; i++) for (let a = 0; a < p; a++) result[i * p + a] = columns[a]![rows[i]!]!;
  return result;
}

/** The factor on residuals of the simple corrections. */
function scaleOf(type: RobustType, m: number, { k, p }: Marginal): number {
  if (type === "CR1") return Math.sqrt(m / (m - 1));
  if (type === "CR1S") return Math.sqrt((m * (k - 1)) / ((m - 1) * (k - p)));
  if (type !== "CR1p") return 1;
  if (m > p) return Math.sqrt(m / (m - p));
  throw new SynthesisError(
    "TOO_FEW_CLUSTERS",
    `robust: CR1p needs more clusters than coefficients, got ${m} for ${p}`,
    {
      remedy: "use fewer moderators, or CR2",
    },
  );
}

interface Whitened {
  readonly y: Float64Array;
  readonly columns: readonly Float64Array[];
  /** $L'L$ of each cluster, n x n, where its covariance is $LL'$. */
  readonly roots: readonly Float64Array[];
  /** Variances, in the order of the effects. */
  readonly spreads: Float64Array;
}

function whiten({ k, y, columns, blocks }: Marginal, { members }: Clusters): Whitened {
  const slot = new Int32Array(k);
  const home = new Int32Array(k);
  members.forEach((places, cluster) => {
    places.forEach((place, i) => {
      slot[place] = i;
      home[place] = cluster;
    });
  });
  const roots = members.map(({ length }) => numbers(length * length));
  const spreads = new Float64Array(k);
  const white = [y, ...columns].map((column) => column.slice());
  for (const { rows, M } of blocks) {
    const n = rows.length;
    const cluster = home[rows[0]!]!;
    const [root, size] = [roots[cluster]!, members[cluster]!.length];
    const factor = numbers(n * n);
    for (let i = 0; i < n * n; i++) factor[i] = M[i]!;
    if (!cholesky(factor, n)) {
      throw new SynthesisError("OUT_OF_RANGE", "robust needs a working covariance that is positive definite", {
        remedy: "look for correlations near 1 in it",
      });
    }
    for (const column of white) {
      for (let a = 0; a < n; a++) {
        let rest = column[rows[a]!]!;
        for (let l = 0; l < a; l++) rest -= factor[a * n + l]! * column[rows[l]!]!;
        column[rows[a]!] = rest / factor[a * n + a]!;
      }
    }
    for (let a = 0; a < n; a++) {
      spreads[rows[a]!] = M[a * n + a]!;
      for (let b = 0; b <= a; b++) {
        let total = 0;
        for (let l = a; l < n; l++) total += factor[l * n + a]! * factor[l * n + b]!;
        const [i, j] = [slot[rows[a]!]!, slot[rows[b]!]!];
        root[i * size + j] = total;
        root[j * size + i] = total;
      }
    }
  }
  const [whiteY, ...rest] = white as [Float64Array, ...Float64Array[]];
  return { y: whiteY, columns: rest, roots, spreads };
}

/** $X R^{-1}$, column by column. */
function inBasis(columns: readonly Float64Array[], r: Float64Array, p: number): readonly Float64Array[] {
  const k = columns[0]!.length;
  const result = columns.map(() => new Float64Array(k));
  for (let i = 0; i < k; i++) {
    const row = solveTransposed(
      r,
      p,
      columns.map((column) => column[i]!),
    );
    row.forEach((value, a) => {
      result[a]![i] = value;
    });
  }
  return result;
}

/** $X'W^2X$. */
function squares(x: readonly Float64Array[], w: Float64Array): Float64Array {
  const p = x.length;
  const result = new Float64Array(p * p);
  for (let a = 0; a < p; a++) {
    for (let b = 0; b < p; b++) {
      for (let i = 0; i < w.length; i++) result[a * p + b]! += x[a]![i]! * w[i]! ** 2 * x[b]![i]!;
    }
  }
  return result;
}

/** $X_j'W_jX_j$, p x p: 0 to 1, and 1 where the cluster alone determines a direction. */
function leverageOf({ n, p, x, w }: Piece): Float64Array {
  const result = numbers(p * p);
  for (let i = 0; i < n; i++) {
    for (let a = 0; a < p; a++) {
      for (let b = 0; b <= a; b++) result[a * p + b]! += x[i * p + a]! * x[i * p + b]! * (w?.[i] ?? 1);
    }
  }
  for (let a = 0; a < p; a++) for (let b = 0; b < a; b++) result[b * p + a] = result[a * p + b]!;
  return result;
}

function directionsAlone(leverage: Float64Array, p: number): readonly Float64Array[] {
  let trace = 0;
  for (let a = 0; a < p; a++) trace += leverage[a * p + a]!;
  if (trace < DETERMINED) return [];
  const { values, vectors } = symmetricEigen(leverage, p);
  return [...values].flatMap((value, j) =>
    value < DETERMINED ? [] : [Float64Array.from({ length: p }, (_, a) => vectors[a * p + j]!)],
  );
}

/** $S v$ for S of p rows. */
export function times(s: Float64Array, v: Float64Array, p: number): Float64Array {
  const n = v.length;
  const result = numbers(p);
  for (let a = 0; a < p; a++) for (let i = 0; i < n; i++) result[a]! += s[a * n + i]! * v[i]!;
  return result;
}
