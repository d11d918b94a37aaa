import { cholesky, choleskyInverse, choleskySolve, log } from "../numeric/index.js";
import type { Blocks } from "./blocks.js";
import { invertBlock } from "./invert-block.js";
import type { Layout } from "./layout.js";
import { LevelSums } from "./level-sums.js";
import type { Structure } from "./structures.js";

const LOG_2PI = log(2 * Math.PI);

/**
 * The likelihood of $y \sim N(X\beta, M)$, $M = V + \sum_t Z_t G_t Z_t'$, full or restricted, as a function of the parameters of
 * all G, with its gradient and Hessian.
 *
 * M falls into blocks, and all that is needed of its inverse stands inside them, but for the p columns of the design: with
 * $P = M^{-1} - M^{-1}X(X'M^{-1}X)^{-1}X'M^{-1}$ and $u = Py$, the slope by a parameter is
 * $\tfrac12 (u'M_a u - \mathrm{tr} PM_a)$, for all parameters of a term by way of one matrix of its size. Cost grows with the
 * number of blocks and the cube of their size. The design is an orthonormal basis, so that $\log|X'X| = 0$.
 *
 * @see Harville (1977), Journal of the American Statistical Association 72:320-338, doi:10.1080/01621459.1977.10480998;
 *   Lindstrom & Bates (1988), Journal of the American Statistical Association 83:1014-1022,
 *   doi:10.1080/01621459.1988.10478693
 */
export class Likelihood {
  readonly k: number;
  readonly p: number;
  /** Parameters. */
  readonly size: number;
  /** Where the parameters of each term begin. */
  readonly from: readonly number[];
  private readonly termOf: readonly number[];
  /** The parameters that everything is in place for, and the likelihood there. */
  private readonly last: Float64Array;
  private height = Number.NaN;
  /** Place of each effect, block after block. */
  readonly order: Int32Array;
  readonly beta: Float64Array;
  /** $y'Py$. */
  rss = Number.NaN;
  /** $P y$, in the order of the blocks. */
  readonly u: Float64Array;

  private readonly starts: Int32Array;
  private readonly squares: Int32Array;
  private readonly x: Float64Array;
  private readonly y: Float64Array;
  private readonly V: Float64Array;
  private readonly W: Float64Array;
  /** $B = M^{-1}X L^{-T}$ with $X'M^{-1}X = LL'$, so that $P = M^{-1} - BB'$. */
  private readonly B: Float64Array;
  private readonly r: Float64Array;
  private readonly t: Float64Array;
  private readonly factor: Float64Array;
  private readonly room: Float64Array;
  private readonly G: readonly Float64Array[];
  private readonly T: readonly Float64Array[];
  private readonly slopes: readonly (readonly Float64Array[])[];
  /** Of each term: for each entry of the lower triangle of a block its place in G, -1 where there is none. */
  private readonly pairs: readonly Int32Array[];
  private readonly z: readonly (Float64Array | null)[];
  private readonly scratch: Scratch;
  /** Where all terms are intercepts; all else goes by matrices of the size of a block. */
  private readonly sums: LevelSums | null;

  /**
   * @param y - without the part that lies in the design, in units of the model
   * @param columns - orthonormal
   */
  constructor(
    y: Float64Array,
    columns: readonly Float64Array[],
    blocks: Blocks,
    layouts: readonly Layout[],
    private readonly structures: readonly Structure[],
    readonly restricted: boolean,
  ) {
    const k = y.length;
    const p = columns.length;
    this.k = k;
    this.p = p;
    const count = blocks.rows.length;
    this.order = new Int32Array(k);
    this.starts = new Int32Array(count + 1);
    this.squares = new Int32Array(count + 1);
    let largest = 1;
    blocks.rows.forEach((rows, b) => {
      const n = rows.length;
      this.order.set(rows, this.starts[b]!);
      this.starts[b + 1] = this.starts[b]! + n;
      this.squares[b + 1] = this.squares[b]! + n * n;
      largest = Math.max(largest, n);
    });
    const entries = this.squares[count]!;
    this.V = new Float64Array(entries);
    for (const [b, matrix] of blocks.V.entries()) this.V.set(matrix, this.squares[b]!);
    this.W = new Float64Array(entries);
    this.x = new Float64Array(k * p);
    this.y = Float64Array.from(this.order, (i) => y[i]!);
    for (let s = 0; s < k; s++) for (let a = 0; a < p; a++) this.x[s * p + a] = columns[a]![this.order[s]!]!;
    this.B = new Float64Array(k * p);
    this.r = new Float64Array(k);
    this.t = new Float64Array(p);
    this.u = new Float64Array(k);
    this.beta = new Float64Array(p);
    this.factor = new Float64Array(p * p);
    this.room = new Float64Array(Math.max(largest * largest, p * p));
    const square = ({ m }: Structure): Float64Array => new Float64Array(m * m);
    this.G = structures.map(square);
    this.T = structures.map(square);
    this.slopes = structures.map((structure) => structure.kinds.map(() => square(structure)));
    this.pairs = layouts.map((layout) => this.pairsOf(layout));
    this.z = layouts.map(({ columns: slopes }) =>
      slopes === null
        ? null
        : Float64Array.from({ length: k * slopes.length }, (_, at) => {
            const m = slopes.length;
            return slopes[at % m]![this.order[Math.floor(at / m)]!]!;
          }),
    );
    const from: number[] = [];
    let size = 0;
    for (const { kinds } of structures) {
      from.push(size);
      size += kinds.length;
    }
    this.from = from;
    this.termOf = structures.flatMap(({ kinds }, t) => kinds.map(() => t));
    this.size = size;
    this.last = new Float64Array(size).fill(Number.NaN);
    const intercepts =
      structures.every(({ m, kinds }) => m === 1 && kinds.length < 2) && this.z.every((z) => z === null);
    this.sums = intercepts ? new LevelSums(layouts, this.order, this.starts, this.squares, p) : null;
    this.scratch = scratchFor(intercepts ? 0 : size, largest, p);
  }

  /**
   * The log-likelihood at some parameters, in units of the model, with everything that follows from it left in place; -Infinity
   * where M is not positive definite to rounding.
   */
  value(theta: Float64Array): number {
    if (this.size > 0 && theta.every((value, a) => value === this.last[a])) return this.height;
    this.last.set(theta);
    this.structures.forEach((structure, t) => {
      structure.covariance(theta, this.from[t]!, this.G[t]!);
    });
    this.height = this.weigh();
    return this.height;
  }

  /** The same without random effects. */
  sampling(): number {
    this.last.fill(Number.NaN);
    for (const G of this.G) G.fill(0);
    return this.weigh();
  }

  /** The covariance matrices of the terms at the parameters last used, in units of the model. */
  get covariances(): readonly Float64Array[] {
    return this.G;
  }

  /** $\mathrm{tr} P$. */
  traceP(): number {
    const { k, p, starts, squares, W, B } = this;
    let total = 0;
    for (let b = 0; b + 1 < starts.length; b++) {
      const n = starts[b + 1]! - starts[b]!;
      for (let i = 0; i < n; i++) total += W[squares[b]! + i * n + i]!;
    }
    for (let at = 0; at < k * p; at++) total -= B[at]! * B[at]!;
    return total;
  }

  /** Log-likelihoods, full and restricted, at the parameters last used. */
  logLikelihoods(): { readonly ML: number; readonly REML: number } {
    const { k, p, rss, logM, logXWX } = this;
    return {
      ML: -0.5 * (k * LOG_2PI + logM + rss),
      REML: -0.5 * ((k - p) * LOG_2PI + logM + logXWX + rss),
    };
  }

  /** $(X'M^{-1}X)^{-1}$ at the parameters last used. */
  covariance(): Float64Array {
    const inverse = new Float64Array(this.p * this.p);
    choleskyInverse(this.factor, this.p, inverse, this.room);
    return inverse;
  }

  /**
   * Gradient and Hessian at the parameters whose {@link value} was taken last.
   *
   * @param gradient - filled
   * @param hessian - filled, size x size
   */
  derivatives(theta: Float64Array, gradient: Float64Array, hessian: Float64Array): void {
    const { size, structures, from, T, slopes, sums, restricted } = this;
    if (sums === null) this.scores();
    else {
      sums.add(this.W, this.B, this.u, restricted);
      T.forEach((Tt, t) => {
        Tt[0] = sums.score[t]!;
      });
    }
    structures.forEach((structure, t) => {
      const Tt = T[t]!;
      structure.kinds.forEach((_, a) => {
        const slope = slopes[t]![a]!;
        structure.slope(theta, from[t]!, a, slope);
        let total = 0;
        for (let e = 0; e < slope.length; e++) total += Tt[e]! * slope[e]!;
        gradient[from[t]! + a] = total;
      });
    });
    if (sums === null) this.secondOrder(hessian);
    else this.secondOrderByLevels(sums, hessian);
    structures.forEach((structure, t) => {
      for (let a = 0; a < structure.kinds.length; a++) {
        for (let b = 0; b <= a; b++) {
          hessian[(from[t]! + a) * size + from[t]! + b]! += structure.curvature(theta, from[t]!, a, b, T[t]!);
        }
      }
    });
    for (let a = 0; a < size; a++) for (let b = 0; b < a; b++) hessian[b * size + a] = hessian[a * size + b]!;
  }

  private logM = Number.NaN;
  private logXWX = Number.NaN;

  /** The inverse of M block by block, $B$, the coefficients and $u = Py$ at the G that stand in place. */
  private weigh(): number {
    const { k, p, starts, squares, V, W, x, y, B, r, t: score, u, beta, factor, room, pairs, z, G, structures } = this;
    W.set(V);
    for (let t = 0; t < G.length; t++) {
      const [pair, Gt, zt] = [pairs[t]!, G[t]!, z[t]!];
      if (zt !== null) this.addSlopes(W, pair, Gt, zt, structures[t]!.m);
      else for (let e = 0; e < pair.length; e++) if (pair[e]! >= 0) W[e]! += Gt[pair[e]!]!;
    }
    let logM = 0;
    factor.fill(0);
    score.fill(0);
    for (let b = 0; b + 1 < starts.length; b++) {
      const start = starts[b]!;
      const n = starts[b + 1]! - start;
      const at = squares[b]!;
      logM += invertBlock(W, at, n, room);
      if (Number.isNaN(logM)) return Number.NEGATIVE_INFINITY;
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
    if (!cholesky(factor, p)) return Number.NEGATIVE_INFINITY;
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
    const { ML, REML } = this.logLikelihoods();
    return this.restricted ? REML : ML;
  }

  /** $M^{-1}x$, block by block. */
  private times(x: Float64Array, out: Float64Array): void {
    const { starts, squares, W } = this;
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
    const { k, p, x, u, r, t, B, factor, beta } = this;
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

  private addSlopes(M: Float64Array, pair: Int32Array, G: Float64Array, z: Float64Array, m: number): void {
    const { starts, squares } = this;
    for (let b = 0; b + 1 < starts.length; b++) {
      const start = starts[b]!;
      const n = starts[b + 1]! - start;
      for (let i = 0; i < n; i++) {
        for (let j = 0; j <= i; j++) {
          const at = squares[b]! + i * n + j;
          if (pair[at]! < 0) continue;
          let value = 0;
          for (let l = 0; l < m; l++) {
            for (let h = 0; h < m; h++) value += z[(start + i) * m + l]! * G[l * m + h]! * z[(start + j) * m + h]!;
          }
          M[at]! += value;
        }
      }
    }
  }

  /** The slope of the likelihood by the entries of each G, $\tfrac12 \sum (uu' - P)$ over all effects that share one. */
  private scores(): void {
    const { p, starts, squares, W, B, u, restricted, pairs, T, z, structures } = this;
    const terms = T.length;
    for (const each of T) each.fill(0);
    for (let b = 0; b + 1 < starts.length; b++) {
      const start = starts[b]!;
      const n = starts[b + 1]! - start;
      for (let i = 0; i < n; i++) {
        for (let j = 0; j <= i; j++) {
          const at = squares[b]! + i * n + j;
          let value = u[start + i]! * u[start + j]! - W[at]!;
          if (restricted) for (let a = 0; a < p; a++) value += B[(start + i) * p + a]! * B[(start + j) * p + a]!;
          if (i === j) value *= 0.5;
          for (let t = 0; t < terms; t++) {
            const place = pairs[t]![at]!;
            if (place < 0) continue;
            const zt = z[t]!;
            if (zt === null) T[t]![place]! += value;
            else addOuter(T[t]!, value, zt, start + i, start + j, structures[t]!.m);
          }
        }
      }
    }
    // Each G is symmetric, and so is what is known of it.
    structures.forEach(({ m }, t) => {
      const Tt = T[t]!;
      for (let i = 0; i < m; i++) {
        for (let j = 0; j < i; j++) {
          const half = 0.5 * (Tt[i * m + j]! + Tt[j * m + i]!);
          Tt[i * m + j] = half;
          Tt[j * m + i] = half;
        }
      }
    });
  }

  /** $\tfrac12 \mathrm{tr} PM_aPM_b - u'M_aPM_bu$, the Hessian but for what the curvature of G adds. */
  private secondOrder(hessian: Float64Array): void {
    const { p, size, starts, squares, W, B, u, restricted, scratch } = this;
    const { M, K, f, Wf, F, WF, Bf, D } = scratch;
    hessian.fill(0);
    Bf.fill(0);
    D.fill(0);
    for (let b = 0; b + 1 < starts.length; b++) {
      const start = starts[b]!;
      const n = starts[b + 1]! - start;
      const at = squares[b]!;
      for (let a = 0; a < size; a++) {
        const Ma = M[a]!;
        this.slopeBlock(a, b, Ma);
        const [Ka, fa, Wfa, Fa, WFa] = [K[a]!, f[a]!, Wf[a]!, F[a]!, WF[a]!];
        for (let i = 0; i < n; i++) {
          let value = 0;
          for (let j = 0; j < n; j++) value += Ma[i * n + j]! * u[start + j]!;
          fa[i] = value;
          for (let c = 0; c < p; c++) {
            let entry = 0;
            for (let j = 0; j < n; j++) entry += Ma[i * n + j]! * B[(start + j) * p + c]!;
            Fa[i * p + c] = entry;
          }
        }
        for (let i = 0; i < n; i++) {
          const row = at + i * n;
          let value = 0;
          for (let j = 0; j < n; j++) value += W[row + j]! * fa[j]!;
          Wfa[i] = value;
          for (let j = 0; j < n; j++) {
            let entry = 0;
            for (let l = 0; l < n; l++) entry += W[row + l]! * Ma[l * n + j]!;
            Ka[i * n + j] = entry;
          }
          for (let c = 0; c < p; c++) {
            const bc = B[(start + i) * p + c]!;
            Bf[a * p + c]! += bc * fa[i]!;
            if (!restricted) continue;
            let entry = 0;
            for (let j = 0; j < n; j++) entry += W[row + j]! * Fa[j * p + c]!;
            WFa[i * p + c] = entry;
            for (let d = 0; d < p; d++) D[(a * p + d) * p + c]! += B[(start + i) * p + d]! * Fa[i * p + c]!;
          }
        }
        for (let c = 0; c <= a; c++) {
          const [Kc, Wfc, WFc] = [K[c]!, Wf[c]!, WF[c]!];
          let total = 0;
          for (let i = 0; i < n; i++) {
            total -= fa[i]! * Wfc[i]!;
            for (let j = 0; j < n; j++) total += 0.5 * Ka[i * n + j]! * Kc[j * n + i]!;
          }
          if (restricted) for (let e = 0; e < n * p; e++) total -= Fa[e]! * WFc[e]!;
          hessian[a * size + c]! += total;
        }
      }
    }
    for (let a = 0; a < size; a++) {
      for (let c = 0; c <= a; c++) {
        let total = 0;
        for (let j = 0; j < p; j++) total += Bf[a * p + j]! * Bf[c * p + j]!;
        if (restricted) {
          for (let i = 0; i < p; i++) {
            for (let j = 0; j < p; j++) total += 0.5 * D[(a * p + i) * p + j]! * D[(c * p + j) * p + i]!;
          }
        }
        hessian[a * size + c]! += total;
      }
    }
  }

  /** The same of intercepts, each of which has one parameter or none. */
  private secondOrderByLevels(sums: LevelSums, hessian: Float64Array): void {
    const { size, termOf, slopes } = this;
    for (let a = 0; a < size; a++) {
      const t = termOf[a]!;
      for (let c = 0; c <= a; c++) {
        const s = termOf[c]!;
        hessian[a * size + c] = slopes[t]![0]![0]! * slopes[s]![0]![0]! * sums.bend[t * slopes.length + s]!;
      }
    }
  }

  /** The derivative of a block of M by one parameter, n x n. */
  private slopeBlock(parameter: number, b: number, out: Float64Array): void {
    const { starts, squares, pairs, z, slopes, structures, termOf, from } = this;
    const t = termOf[parameter]!;
    const slope = slopes[t]![parameter - from[t]!]!;
    const [pair, zt, m] = [pairs[t]!, z[t]!, structures[t]!.m];
    const start = starts[b]!;
    const n = starts[b + 1]! - start;
    for (let i = 0; i < n; i++) {
      for (let j = 0; j <= i; j++) {
        const place = pair[squares[b]! + i * n + j]!;
        let value = 0;
        if (place >= 0 && zt === null) value = slope[place]!;
        else if (place >= 0 && zt !== null) {
          for (let l = 0; l < m; l++) {
            for (let h = 0; h < m; h++)
              value += zt[(start + i) * m + l]! * slope[l * m + h]! * zt[(start + j) * m + h]!;
          }
        }
        out[i * n + j] = value;
        out[j * n + i] = value;
      }
    }
  }

  private pairsOf({ outer, place, inner }: Layout): Int32Array {
    const { starts, squares, order } = this;
    const m = inner.length;
    const pair = new Int32Array(squares[squares.length - 1]!).fill(-1);
    for (let b = 0; b + 1 < starts.length; b++) {
      const start = starts[b]!;
      const n = starts[b + 1]! - start;
      for (let i = 0; i < n; i++) {
        const one = order[start + i]!;
        for (let j = 0; j <= i; j++) {
          const other = order[start + j]!;
          if (outer[one] !== outer[other]) continue;
          pair[squares[b]! + i * n + j] = place === null ? 0 : place[one]! * m + place[other]!;
        }
      }
    }
    return pair;
  }
}

function addOuter(T: Float64Array, value: number, z: Float64Array, i: number, j: number, m: number): void {
  for (let l = 0; l < m; l++) for (let h = 0; h < m; h++) T[l * m + h]! += value * z[i * m + l]! * z[j * m + h]!;
}

interface Scratch {
  readonly M: readonly Float64Array[];
  readonly K: readonly Float64Array[];
  readonly f: readonly Float64Array[];
  readonly Wf: readonly Float64Array[];
  readonly F: readonly Float64Array[];
  readonly WF: readonly Float64Array[];
  readonly Bf: Float64Array;
  readonly D: Float64Array;
}

/** Room for one block and every parameter. */
function scratchFor(size: number, largest: number, p: number): Scratch {
  const each = (length: number): readonly Float64Array[] =>
    Array.from({ length: size }, () => new Float64Array(length));
  return {
    M: each(largest * largest),
    K: each(largest * largest),
    f: each(largest),
    Wf: each(largest),
    F: each(largest * p),
    WF: each(largest * p),
    Bf: new Float64Array(size * p),
    D: new Float64Array(size * p * p),
  };
}
