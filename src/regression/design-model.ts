import type { MixedModel, Weighed } from "../model/mixed-model.js";
import { cholesky, choleskyInverse, choleskySolve, inverse, log, type Orthonormal } from "../numeric/index.js";
import { holdsConstant, sumsOfSquares } from "./column-space.js";
import { type Estimates, estimatesOf } from "./design-estimates.js";
import { type Moments, traces } from "./design-traces.js";
import { firstRows } from "./first-rows.js";

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
    traces(room, p, w, inverseS, sumW, sumWW, square, at);
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

  /** At the tau2 last weighed. */
  estimates(): Estimates {
    const { rows, delta, inverseS, inverseOfFirst } = this;
    return estimatesOf(this, { rows, delta, inverseS, inverseOfFirst });
  }
}

interface Room extends Moments {
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
