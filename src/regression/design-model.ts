import type { MixedModel, Weighed } from "../model/mixed-model.js";
import { cholesky, choleskyInverse, choleskySolve, dot, inverse, log, type Orthonormal } from "../numeric/index.js";

/**
 * Effects with moderators, as the estimators of tau2 see them.
 *
 * The design stands in an orthonormal basis of its columns, so that neither their scale nor their origin matters. Of its
 * rows, p that weigh much and are independent stand first, the others are written in terms of these: $X = [I; B] X_1$.
 * All of $P$ then comes from $M = W_2 - W_2 B S^{-1} B' W_2$ with $S = W_1 + B' W_2 B$, the precision of the contrasts
 * $y_2 - B y_1$, and no large numbers cancel however unequal the weights. With one column of ones this is what pooling
 * without moderators does.
 */
export class DesignModel implements MixedModel {
  readonly k: number;
  readonly p: number;
  readonly columns: readonly Float64Array[];
  readonly y: Float64Array;
  readonly v: Float64Array;
  readonly w: Float64Array;
  readonly unit: number;
  readonly smallestV: number;
  readonly largestV: number;
  readonly spread: number;
  readonly total: number;
  /** Of the orthonormal basis, as is {@link logXWX}: what the scale of the columns adds to both is left out. */
  readonly logXX = 0;
  /** Where the effect at each place stood in the caller's order. */
  readonly order: readonly number[];
  /** What was taken from all effects; 0 unless a constant lies in the column space. */
  readonly centre: number;

  /** Rows of B, and the contrasts $y_2 - B y_1$. */
  private readonly rows: Float64Array;
  private readonly e: Float64Array;
  private readonly inverseOfFirst: Float64Array;
  private readonly logDeterminant: number;
  /** $S$ by its factor, its inverse, and $\delta = S^{-1} B' W_2 e$: the fitted less the observed first effects. */
  private readonly factor: Float64Array;
  private readonly inverseS: Float64Array;
  private readonly delta: Float64Array;
  private readonly room: Room;

  /**
   * @param yi - effects
   * @param vi - their variances, above 0
   * @param basis - orthonormal columns of as many rows, p < k
   */
  constructor(yi: ArrayLike<number>, vi: ArrayLike<number>, { q }: Pick<Orthonormal, "q">) {
    const k = yi.length;
    const p = q.length;
    const first = firstRows(q, vi);
    const isFirst = new Uint8Array(k);
    for (const i of first) isFirst[i] = 1;
    const order = [...first];
    for (let i = 0; i < k; i++) if (isFirst[i] === 0) order.push(i);

    let smallest = Number.POSITIVE_INFINITY;
    for (let i = 0; i < k; i++) smallest = Math.min(smallest, vi[i]!);
    const exponent = Math.floor(Math.log2(smallest) / 2);
    const perUnit = 2 ** -exponent;
    this.k = k;
    this.p = p;
    this.order = order;
    this.unit = 2 ** exponent;
    this.centre = holdsConstant(q, k) ? yi[order[0]!]! : 0;
    this.y = new Float64Array(order.map((i) => (yi[i]! - this.centre) * perUnit));
    this.v = new Float64Array(order.map((i) => vi[i]! * perUnit * perUnit));
    this.w = new Float64Array(k);
    this.columns = q.map((column) => new Float64Array(order.map((i) => column[i]!)));
    this.smallestV = smallest * perUnit * perUnit;
    this.largestV = this.v.reduce((a, b) => Math.max(a, b));
    [this.total, this.spread] = sumsOfSquares(this.y, this.columns);

    const square = new Float64Array(p * p);
    for (let i = 0; i < p; i++) for (let j = 0; j < p; j++) square[i * p + j] = this.columns[j]![i]!;
    const { inverse: inverseOfFirst, determinant } = inverse(square, p);
    this.inverseOfFirst = inverseOfFirst;
    this.logDeterminant = log(determinant);
    this.rows = new Float64Array((k - p) * p);
    this.e = new Float64Array(k - p);
    for (let i = p; i < k; i++) {
      const at = (i - p) * p;
      let contrast = this.y[i]!;
      for (let j = 0; j < p; j++) {
        let entry = 0;
        for (let l = 0; l < p; l++) entry += this.columns[l]![i]! * inverseOfFirst[l * p + j]!;
        this.rows[at + j] = entry;
        contrast -= entry * this.y[j]!;
      }
      this.e[i - p] = contrast;
    }
    this.factor = new Float64Array(p * p);
    this.inverseS = new Float64Array(p * p);
    this.delta = new Float64Array(p);
    this.room = roomFor(k, p);
  }

  weigh(tau2: number, at: Weighed): Weighed {
    const { k, p, v, w, rows, e, factor, inverseS, delta, room } = this;
    const { T, E, F, square, u, inner } = room;
    T.fill(0);
    E.fill(0);
    F.fill(0);
    delta.fill(0);
    let [sumW, sumWW] = [0, 0];
    for (let i = p; i < k; i++) {
      const wi = 1 / (v[i]! + tau2);
      w[i] = wi;
      sumW += wi;
      sumWW += wi * wi;
      const row = (i - p) * p;
      for (let a = 0; a < p; a++) {
        const wb = wi * rows[row + a]!;
        delta[a]! += wb * e[i - p]!;
        for (let b = 0; b <= a; b++) {
          const product = wb * rows[row + b]!;
          T[a * p + b]! += product;
          E[a * p + b]! += wi * product;
          F[a * p + b]! += wi * wi * product;
        }
      }
    }
    for (let a = 0; a < p; a++) {
      w[a] = 1 / (v[a]! + tau2);
      for (let b = 0; b <= a; b++) factor[a * p + b] = T[a * p + b]!;
      factor[a * p + a]! += w[a]!;
    }
    cholesky(factor, p);
    choleskyInverse(factor, p, inverseS, square);
    choleskySolve(factor, p, delta);

    // y'Py and Py, the latter in units of weight.
    let [Q, yPPy] = [0, 0];
    for (let a = 0; a < p; a++) {
      const wd = w[a]! * delta[a]!;
      Q += wd * delta[a]!;
      yPPy += wd * wd;
      u[a] = -wd;
      inner[a] = 0;
    }
    for (let i = p; i < k; i++) {
      const row = (i - p) * p;
      let residual = e[i - p]!;
      for (let a = 0; a < p; a++) residual -= rows[row + a]! * delta[a]!;
      const ui = w[i]! * residual;
      Q += ui * residual;
      yPPy += ui * ui;
      let contrast = ui;
      for (let a = 0; a < p; a++) contrast -= rows[row + a]! * u[a]!;
      u[i] = contrast;
      for (let a = 0; a < p; a++) inner[a]! += w[i]! * rows[row + a]! * contrast;
    }
    choleskySolve(factor, p, inner);
    let yPPPy = 0;
    for (let a = 0; a < p; a++) yPPPy += w[a]! * inner[a]! * inner[a]!;
    for (let i = p; i < k; i++) {
      const row = (i - p) * p;
      let residual = u[i]!;
      for (let a = 0; a < p; a++) residual -= rows[row + a]! * inner[a]!;
      yPPPy += w[i]! * residual * residual;
    }

    at.tau2 = tau2;
    at.Q = Q;
    at.yPPy = yPPy;
    at.yPPPy = yPPPy;
    this.traces(sumW, sumWW, at);
    at.mean = Number.NaN;
    return at;
  }

  weighQ(tau2: number, at: Weighed): Weighed {
    return this.weigh(tau2, at);
  }

  logXWX(_: Readonly<Weighed>): number {
    const { factor, p } = this;
    let total = this.logDeterminant;
    for (let a = 0; a < p; a++) total += log(factor[a * p + a]!);
    return 2 * total;
  }

  /**
   * Estimates at the tau2 last weighed, in the units of the data: coefficients of the orthonormal columns with their
   * covariance matrix (p x p), and by the caller's order fitted effects and leverages (diagonal of the hat matrix).
   */
  estimates(): Estimates {
    const { k, p, y, w, rows, delta, inverseS, inverseOfFirst, order, unit, centre, columns } = this;
    const theta = new Float64Array(p);
    const covariance = new Float64Array(p * p);
    const ones = columns.map((column) => column.reduce((a, b) => a + b, 0));
    for (let a = 0; a < p; a++) {
      for (let l = 0; l < p; l++) theta[a]! += inverseOfFirst[a * p + l]! * (y[l]! + delta[l]!) * unit;
      theta[a]! += centre * ones[a]!;
    }
    const half = product(inverseOfFirst, inverseS, p, false);
    const whole = product(half, inverseOfFirst, p, true);
    for (let i = 0; i < p * p; i++) covariance[i] = whole[i]! * unit * unit;
    const fitted = new Float64Array(k);
    const leverage = new Float64Array(k);
    for (let i = 0; i < k; i++) {
      // The first rows are those of the identity.
      const row = (i - p) * p;
      let value = 0;
      let lever = 0;
      for (let a = 0; a < p; a++) {
        const ra = i < p ? Number(a === i) : rows[row + a]!;
        value += ra * (y[a]! + delta[a]!);
        for (let b = 0; b < p; b++) lever += ra * inverseS[a * p + b]! * (i < p ? Number(b === i) : rows[row + b]!);
      }
      fitted[order[i]!] = centre + value * unit;
      leverage[order[i]!] = lever * w[i]!;
    }
    return { theta, covariance, fitted, leverage };
  }

  /** tr W, tr WW, tr P and tr PP from the moments of the rows that {@link weigh} has left. */
  private traces(restW: number, restWW: number, at: Weighed): void {
    const { p, w, inverseS, room } = this;
    const { T, E, F, square } = room;
    for (let a = 0; a < p; a++) {
      for (let b = 0; b < a; b++) {
        T[b * p + a] = T[a * p + b]!;
        E[b * p + a] = E[a * p + b]!;
        F[b * p + a] = F[a * p + b]!;
      }
    }
    let [sumW, sumWW, trP, trPP] = [restW, restWW, restW, restWW];
    for (let a = 0; a < p; a++) {
      for (let b = 0; b < p; b++) {
        let [weighted, share, third] = [0, 0, 0];
        for (let l = 0; l < p; l++) {
          weighted += inverseS[a * p + l]! * E[l * p + b]!;
          share += T[a * p + l]! * inverseS[l * p + b]!;
        }
        square[a * p + b] = weighted; // S^-1 E
        third = inverseS[a * p + b]! * F[b * p + a]!;
        const corner = share * w[b]!; // P at the first rows
        trPP += corner * corner - 2 * third;
        if (a === b) trP += corner - weighted;
      }
      sumW += w[a]!;
      sumWW += w[a]! * w[a]!;
    }
    for (let a = 0; a < p; a++) {
      let beside = 0;
      for (let b = 0; b < p; b++) {
        trPP += square[a * p + b]! * square[b * p + a]!;
        beside += square[a * p + b]! * inverseS[b * p + a]!;
      }
      trPP += 2 * w[a]! * w[a]! * beside;
    }
    at.sumW = sumW;
    at.sumWW = sumWW;
    at.trP = trP;
    at.trPP = trPP;
  }
}

export interface Estimates {
  readonly theta: Float64Array;
  readonly covariance: Float64Array;
  readonly fitted: Float64Array;
  readonly leverage: Float64Array;
}

interface Room {
  readonly T: Float64Array;
  readonly E: Float64Array;
  readonly F: Float64Array;
  readonly square: Float64Array;
  readonly inner: Float64Array;
  readonly u: Float64Array;
}

function roomFor(k: number, p: number): Room {
  const square = (): Float64Array => new Float64Array(p * p);
  return {
    T: square(),
    E: square(),
    F: square(),
    square: square(),
    inner: new Float64Array(p),
    u: new Float64Array(k),
  };
}

/** What is left of a row is rounding. */
const NOTHING_LEFT = 1e-20;

/** p independent rows, each with the largest weighted distance from those before it. */
function firstRows(q: readonly Float64Array[], vi: ArrayLike<number>): readonly number[] {
  const p = q.length;
  const k = vi.length;
  const rest = new Float64Array(k * p);
  const size = new Float64Array(k);
  for (let i = 0; i < k; i++) {
    for (let j = 0; j < p; j++) {
      rest[i * p + j] = q[j]![i]!;
      size[i]! += q[j]![i]! ** 2;
    }
  }
  const chosen: number[] = [];
  const direction = new Float64Array(p);
  for (let step = 0; step < p; step++) {
    let [best, furthest] = [-1, 0];
    for (let i = 0; i < k; i++) {
      let left = 0;
      for (let j = 0; j < p; j++) left += rest[i * p + j]! ** 2;
      if (left > NOTHING_LEFT * size[i]! && left / vi[i]! > furthest) [best, furthest] = [i, left / vi[i]!];
    }
    chosen.push(best);
    const length = Math.sqrt(dot(rest.subarray(best * p, best * p + p), rest.subarray(best * p, best * p + p)));
    for (let j = 0; j < p; j++) direction[j] = rest[best * p + j]! / length;
    for (let i = 0; i < k; i++) {
      let onto = 0;
      for (let j = 0; j < p; j++) onto += rest[i * p + j]! * direction[j]!;
      for (let j = 0; j < p; j++) rest[i * p + j]! -= onto * direction[j]!;
    }
  }
  return chosen;
}

/** Whether a constant lies in the column space. */
function holdsConstant(q: readonly Float64Array[], k: number): boolean {
  const left = new Float64Array(k).fill(1);
  for (const column of q) {
    const onto = column.reduce((a, b) => a + b, 0);
    for (let i = 0; i < k; i++) left[i]! -= onto * column[i]!;
  }
  return dot(left, left) <= 1e-18 * k;
}

/** Sums of squares about the mean and about the column space. */
function sumsOfSquares(y: Float64Array, columns: readonly Float64Array[]): [total: number, spread: number] {
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

/** AB, or AB'. */
function product(a: Float64Array, b: Float64Array, n: number, transposed: boolean): Float64Array {
  const ab = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      for (let l = 0; l < n; l++) ab[i * n + j]! += a[i * n + l]! * (transposed ? b[j * n + l]! : b[l * n + j]!);
    }
  }
  return ab;
}
