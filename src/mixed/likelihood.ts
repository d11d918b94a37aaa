import { log } from "../numeric/index.js";
import { BlockDerivatives } from "./block-derivatives.js";
import type { Blocks } from "./blocks.js";
import type { Derivatives } from "./derivatives.js";
import type { Layout } from "./layout.js";
import { LeastSquares } from "./least-squares.js";
import { LevelSums } from "./level-sums.js";
import { type Packed, pack } from "./packed.js";
import { addTerm, type PackedTerm, packTerm } from "./packed-terms.js";
import type { Structure } from "./structures.js";

const LOG_2PI = log(2 * Math.PI);

/**
 * The likelihood of $y \sim N(X\beta, M)$, $M = V + \sum_t Z_t G_t Z_t'$, full or restricted, as a function of the parameters of
 * all G, with its gradient and Hessian.
 *
 * With $P = M^{-1} - M^{-1}X(X'M^{-1}X)^{-1}X'M^{-1}$ and $u = Py$ the slope by a parameter is
 * $\tfrac12 (u'M_a u - \mathrm{tr} PM_a)$, for all parameters of a term by way of one matrix of its size. The design is an
 * orthonormal basis, so that $\log|X'X| = 0$.
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
  /** The covariance matrices of the terms at the parameters last used, in units of the model. */
  readonly covariances: readonly Float64Array[];
  private readonly packed: Packed;
  private readonly terms: readonly PackedTerm[];
  private readonly squares: LeastSquares;
  private readonly by: Derivatives;
  /** The slope of the likelihood by each G, and that of G by each parameter. */
  private readonly scores: readonly Float64Array[];
  private readonly slopes: readonly Float64Array[];
  /** The parameters that everything is in place for, and the likelihood there. */
  private readonly last: Float64Array;
  private height = Number.NaN;

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
    const packed = pack(y, columns, blocks);
    const terms = layouts.map((layout) => packTerm(packed, layout));
    const termOf = structures.flatMap(({ kinds }, t) => kinds.map(() => t));
    const square = ({ m }: { readonly m: number }): Float64Array => new Float64Array(m * m);
    this.k = packed.k;
    this.p = packed.p;
    this.size = termOf.length;
    this.from = structures.map((_, t) => structures.slice(0, t).reduce((sum, { kinds }) => sum + kinds.length, 0));
    this.packed = packed;
    this.terms = terms;
    this.squares = new LeastSquares(packed);
    const intercepts = structures.every(({ m, kinds }, t) => m === 1 && kinds.length < 2 && terms[t]!.z === null);
    this.by = intercepts
      ? new LevelSums(packed, layouts, termOf, restricted)
      : new BlockDerivatives(packed, terms, termOf, restricted);
    this.covariances = structures.map(square);
    this.scores = structures.map(square);
    this.slopes = termOf.map((t) => square(structures[t]!));
    this.last = new Float64Array(this.size).fill(Number.NaN);
  }

  /**
   * The log-likelihood at some parameters, in units of the model, with everything that follows from it left in place; -Infinity
   * where M is not positive definite to rounding.
   */
  value(theta: Float64Array): number {
    if (this.size > 0 && theta.every((value, a) => value === this.last[a])) return this.height;
    this.last.set(theta);
    this.structures.forEach((structure, t) => {
      structure.covariance(theta, this.from[t]!, this.covariances[t]!);
    });
    this.height = this.weigh();
    return this.height;
  }

  /** The same without random effects. */
  sampling(): number {
    this.last.fill(Number.NaN);
    for (const G of this.covariances) G.fill(0);
    return this.weigh();
  }

  /** At the G that stand in place. */
  private weigh(): number {
    const { packed, terms, squares, covariances } = this;
    squares.W.set(packed.V);
    terms.forEach((term, t) => {
      addTerm(squares.W, packed, term, covariances[t]!);
    });
    if (!squares.solve()) return Number.NEGATIVE_INFINITY;
    const { ML, REML } = this.logLikelihoods();
    return this.restricted ? REML : ML;
  }

  /** Coefficients of the columns at the parameters last used. */
  get beta(): Float64Array {
    return this.squares.beta;
  }

  /** $y'Py$ at the parameters last used. */
  get rss(): number {
    return this.squares.rss;
  }

  /** $\mathrm{tr} P$ at the parameters last used. */
  traceP(): number {
    return this.squares.traceP();
  }

  /** $(X'M^{-1}X)^{-1}$ at the parameters last used. */
  covariance(): Float64Array {
    return this.squares.covariance();
  }

  /** Log-likelihoods, full and restricted, at the parameters last used. */
  logLikelihoods(): { readonly ML: number; readonly REML: number } {
    const { k, p } = this;
    const { rss, logM, logXWX } = this.squares;
    return {
      ML: -0.5 * (k * LOG_2PI + logM + rss),
      REML: -0.5 * ((k - p) * LOG_2PI + logM + logXWX + rss),
    };
  }

  /**
   * Gradient and Hessian at the parameters whose {@link value} was taken last.
   *
   * @param gradient - filled
   * @param hessian - filled, size x size
   */
  derivatives(theta: Float64Array, gradient: Float64Array, hessian: Float64Array): void {
    const { size, structures, from, scores, slopes, by, squares } = this;
    by.first(squares, scores);
    structures.forEach((structure, t) => {
      const T = scores[t]!;
      structure.kinds.forEach((_, a) => {
        const slope = slopes[from[t]! + a]!;
        structure.slope(theta, from[t]!, a, slope);
        let total = 0;
        for (let e = 0; e < slope.length; e++) total += T[e]! * slope[e]!;
        gradient[from[t]! + a] = total;
      });
    });
    by.second(squares, slopes, hessian);
    structures.forEach((structure, t) => {
      for (let a = 0; a < structure.kinds.length; a++) {
        for (let b = 0; b <= a; b++) {
          hessian[(from[t]! + a) * size + from[t]! + b]! += structure.curvature(theta, from[t]!, a, b, scores[t]!);
        }
      }
    });
    for (let a = 0; a < size; a++) for (let b = 0; b < a; b++) hessian[b * size + a] = hessian[a * size + b]!;
  }
}
