import type { AtG, Derivatives } from "./derivatives.js";
import type { Layout } from "./layout.js";
import type { Packed } from "./packed.js";

/**
 * Derivatives by the variances of random intercepts, each of which has one parameter or none.
 *
 * With Z the levels of all terms, and $S = Z'M^{-1}Z$, $v = Z'u$ and $F = Z'B$ block by block, all that the likelihood has of a
 * term is a sum over its levels: $\mathrm{tr} M^{-1}M_t = \sum_g S_{gg}$, $u'M_tu = \sum_g v_g^2$, and so on. No matrix is
 * multiplied by another.
 */
export class LevelSums implements Derivatives {
  /** First derivatives by each variance, and second by each two of them, lower triangle. */
  private readonly score: Float64Array;
  private readonly bend: Float64Array;
  private readonly terms: number;
  /** Of each effect, in the order of the blocks, its level of each term, numbered within the block over all terms. */
  private readonly levels: Int32Array;
  /** Where the levels of each term begin, block by block, and where the last ends. */
  private readonly from: Int32Array;
  private readonly S: Float64Array;
  private readonly v: Float64Array;
  private readonly F: Float64Array;
  private readonly vF: Float64Array;
  private readonly FF: Float64Array;

  /** @param termOf - the term of each parameter */
  constructor(
    private readonly packed: Packed,
    layouts: readonly Layout[],
    private readonly termOf: readonly number[],
    private readonly restricted: boolean,
  ) {
    const { order, starts, p } = packed;
    const terms = layouts.length;
    const count = starts.length - 1;
    this.terms = terms;
    this.levels = new Int32Array(order.length * terms);
    this.from = new Int32Array(count * (terms + 1));
    const numbers = layouts.map(({ outerLevels }) => new Int32Array(outerLevels.length).fill(-1));
    let most = 0;
    for (let b = 0; b < count; b++) {
      let next = 0;
      for (let t = 0; t < terms; t++) {
        const [{ outer }, number] = [layouts[t]!, numbers[t]!];
        this.from[b * (terms + 1) + t] = next;
        for (let s = starts[b]!; s < starts[b + 1]!; s++) {
          const level = outer[order[s]!]!;
          if (number[level]! < 0) number[level] = next++;
          this.levels[s * terms + t] = number[level]!;
        }
      }
      this.from[b * (terms + 1) + terms] = next;
      most = Math.max(most, next);
    }
    this.score = new Float64Array(terms);
    this.bend = new Float64Array(terms * terms);
    this.S = new Float64Array(most * most);
    this.v = new Float64Array(most);
    this.F = new Float64Array(most * p);
    this.vF = new Float64Array(terms * p);
    this.FF = new Float64Array(terms * p * p);
  }

  first(at: AtG, scores: readonly Float64Array[]): void {
    this.add(at);
    scores.forEach((T, t) => {
      T[0] = this.score[t]!;
    });
  }

  second(_: AtG, slopes: readonly Float64Array[], hessian: Float64Array): void {
    const { termOf, bend, terms } = this;
    const size = termOf.length;
    for (let a = 0; a < size; a++) {
      for (let c = 0; c <= a; c++) {
        hessian[a * size + c] = slopes[a]![0]! * slopes[c]![0]! * bend[termOf[a]! * terms + termOf[c]!]!;
      }
    }
  }

  /** Fills the score and the bend. */
  private add({ W, B, u }: AtG): void {
    const { terms, from, S, v, F, vF, FF, score, bend, restricted } = this;
    const { p, starts } = this.packed;
    for (const each of [score, bend, vF, FF]) each.fill(0);
    for (let b = 0; b + 1 < starts.length; b++) {
      this.sum(b, W, B, u);
      const size = from[b * (terms + 1) + terms]!;
      for (let t = 0; t < terms; t++) {
        const [begin, end] = [from[b * (terms + 1) + t]!, from[b * (terms + 1) + t + 1]!];
        for (let g = begin; g < end; g++) {
          score[t]! += 0.5 * (v[g]! * v[g]! - S[g * size + g]!);
          for (let a = 0; a < p; a++) {
            const Fa = F[g * p + a]!;
            vF[t * p + a]! += v[g]! * Fa;
            if (!restricted) continue;
            score[t]! += 0.5 * Fa * Fa;
            for (let c = 0; c < p; c++) FF[(t * p + a) * p + c]! += Fa * F[g * p + c]!;
          }
        }
        for (let s = 0; s <= t; s++) {
          const [first, last] = [from[b * (terms + 1) + s]!, from[b * (terms + 1) + s + 1]!];
          let total = 0;
          for (let g = begin; g < end; g++) {
            for (let h = first; h < last; h++) {
              const shared = S[g * size + h]!;
              let value = 0.5 * shared - v[g]! * v[h]!;
              if (restricted) for (let a = 0; a < p; a++) value -= F[g * p + a]! * F[h * p + a]!;
              total += shared * value;
            }
          }
          bend[t * terms + s]! += total;
        }
      }
    }
    for (let t = 0; t < terms; t++) {
      for (let s = 0; s <= t; s++) {
        let total = 0;
        for (let a = 0; a < p; a++) total += vF[t * p + a]! * vF[s * p + a]!;
        for (let e = 0; e < p * p; e++) total += 0.5 * FF[t * p * p + e]! * FF[s * p * p + e]!;
        bend[t * terms + s]! += total;
      }
    }
  }

  /** $Z'M^{-1}Z$, $Z'u$ and $Z'B$ of one block. */
  private sum(b: number, W: Float64Array, B: Float64Array, u: Float64Array): void {
    const { terms, levels, S, v, F } = this;
    const { p, starts, squares } = this.packed;
    const size = this.from[b * (terms + 1) + terms]!;
    const start = starts[b]!;
    const n = starts[b + 1]! - start;
    for (let e = 0; e < size * size; e++) S[e] = 0;
    for (let g = 0; g < size; g++) v[g] = 0;
    for (let e = 0; e < size * p; e++) F[e] = 0;
    for (let i = 0; i < n; i++) {
      const row = squares[b]! + i * n;
      for (let t = 0; t < terms; t++) {
        const g = levels[(start + i) * terms + t]!;
        v[g]! += u[start + i]!;
        for (let a = 0; a < p; a++) F[g * p + a]! += B[(start + i) * p + a]!;
        for (let j = 0; j < n; j++) {
          const value = W[row + j]!;
          for (let s = 0; s <= t; s++) S[g * size + levels[(start + j) * terms + s]!]! += value;
        }
      }
    }
  }
}
