import { cholesky, choleskyInverse, choleskySolve, log } from "../numeric/index.js";
import type { AtG } from "./derivatives.js";
import { invertBlock } from "./invert-block.js";
import type { Packed } from "./packed.js";

/**
 * Generalized least squares of y on X with a covariance M that falls into blocks.
 *
 * All that is needed of the inverse of M stands inside the blocks, but for p columns: with $X'M^{-1}X = LL'$ and
 * $B = M^{-1}XL^{-T}$ it is $P = M^{-1} - BB'$ that takes the design out. Cost grows with the number of blocks and the cube of
 * their size.
 */
export class LeastSquares implements AtG {
  /** Holds M, then its inverse. */
  readonly W: Float64Array;
  readonly B: Float64Array;
  readonly u: Float64Array;
  readonly beta: Float64Array;
  /** $y'Py$. */
  rss = Number.NaN;
  /** $\log|M|$. */
  logM = Number.NaN;
  /** $\log|X'M^{-1}X|$. */
  logXWX = Number.NaN;
  private readonly r: Float64Array;
  private readonly t: Float64Array;
  private readonly factor: Float64Array;
  private readonly room: Float64Array;

  constructor(private readonly packed: Packed) {
    const { k, p, largest, V } = packed;
    this.W = new Float64Array(V.length);
    this.B = new Float64Array(k * p);
    this.u = new Float64Array(k);
    this.beta = new Float64Array(p);
    this.r = new Float64Array(k);
    this.t = new Float64Array(p);
    this.factor = new Float64Array(p * p);
    this.room = new Float64Array(Math.max(largest * largest, p * p));
  }

  /**
   * Takes the M whose lower triangles stand in W, and leaves everything in place that follows from it.
   *
   * @returns whether M is positive definite to rounding
   */
  solve(): boolean {
    const { W, B, r, t: score, u, beta, factor, room } = this;
    const { k, p, starts, squares, x, y } = this.packed;
    let logM = 0;
    factor.fill(0);
    score.fill(0);
    for (let b = 0; b + 1 < starts.length; b++) {
      const start = starts[b]!;
      const n = starts[b + 1]! - start;
      const at = squares[b]!;
      logM += invertBlock(W, at, n, room);
      if (Number.isNaN(logM)) return false;
      for (let i = 0; i < n; i++) {
        const row = (start + i) * p;
        for (let a = 0; a < p; a++) {
          let value = 0;
          for (let j = 0; j < n; j++) value += W[at + i * n + j]! * x[(start + j) * p + a]!;
          B[row + a] = value;
        }
        for (let a = 0; a < p; a++) {
          score[a]! += B[row + a]! * y[start + i]!;
          for (let c = 0; c <= a; c++) factor[a * p + c]! += x[row + a]! * B[row + c]!;
        }
      }
    }
    if (!cholesky(factor, p)) return false;
    let logXWX = 0;
    for (let a = 0; a < p; a++) logXWX += 2 * log(factor[a * p + a]!);
    for (let s = 0; s < k; s++) {
      const row = s * p;
      for (let a = 0; a < p; a++) {
        let value = B[row + a]!;
        for (let c = 0; c < a; c++) value -= factor[a * p + c]! * B[row + c]!;
        B[row + a] = value / factor[a * p + a]!;
      }
    }
    choleskySolve(factor, p, score);
    beta.set(score);
    for (let s = 0; s < k; s++) {
      let value = y[s]!;
      for (let a = 0; a < p; a++) value -= x[s * p + a]! * beta[a]!;
      r[s] = value;
    }
    this.times(r, u);
    this.refine();
    let rss = 0;
    for (let s = 0; s < k; s++) rss += r[s]! * u[s]!;
    this.rss = rss;
    this.logM = logM;
    this.logXWX = logXWX;
    return true;
  }

  /** $\mathrm{tr} P$. */
  traceP(): number {
    const { W, B } = this;
    const { k, p, starts, squares } = this.packed;
    let total = 0;
    for (let b = 0; b + 1 < starts.length; b++) {
      const n = starts[b + 1]! - starts[b]!;
      for (let i = 0; i < n; i++) total += W[squares[b]! + i * n + i]!;
    }
    for (let at = 0; at < k * p; at++) total -= B[at]! * B[at]!;
    return total;
  }

  /** $(X'M^{-1}X)^{-1}$. */
  covariance(): Float64Array {
    const { p } = this.packed;
    const inverse = new Float64Array(p * p);
    choleskyInverse(this.factor, p, inverse, this.room);
    return inverse;
  }

  /** $M^{-1}x$, block by block. */
  private times(x: Float64Array, out: Float64Array): void {
    const { W } = this;
    const { starts, squares } = this.packed;
    for (let b = 0; b + 1 < starts.length; b++) {
      const start = starts[b]!;
      const n = starts[b + 1]! - start;
      const at = squares[b]!;
      for (let i = 0; i < n; i++) {
        let value = 0;
        for (let j = 0; j < n; j++) value += W[at + i * n + j]! * x[start + j]!;
        out[start + i] = value;
      }
    }
  }

  /** Takes out of the coefficients and of u what rounding has left in the design. */
  private refine(): void {
    const { u, r, t, B, factor, beta } = this;
    const { k, p, x } = this.packed;
    t.fill(0);
    for (let s = 0; s < k; s++) for (let a = 0; a < p; a++) t[a]! += x[s * p + a]! * u[s]!;
    for (let a = 0; a < p; a++) {
      for (let c = 0; c < a; c++) t[a]! -= factor[a * p + c]! * t[c]!;
      t[a]! /= factor[a * p + a]!;
    }
    for (let s = 0; s < k; s++) {
      let value = u[s]!;
      for (let a = 0; a < p; a++) value -= B[s * p + a]! * t[a]!;
      u[s] = value;
    }
    for (let a = p - 1; a >= 0; a--) {
      for (let c = a + 1; c < p; c++) t[a]! -= factor[c * p + a]! * t[c]!;
      t[a]! /= factor[a * p + a]!;
      beta[a]! += t[a]!;
    }
    for (let s = 0; s < k; s++) {
      let value = r[s]!;
      for (let a = 0; a < p; a++) value -= x[s * p + a]! * t[a]!;
      r[s] = value;
    }
  }
}
