import type { AtG, Derivatives } from "./derivatives.js";
import type { Packed } from "./packed.js";
import { type PackedTerm, slopeBlock } from "./packed-terms.js";

/** Derivatives by any terms, block by block with matrices of its size: cost grows with its cube and the square of the parameters. */
export class BlockDerivatives implements Derivatives {
  private readonly scratch: Scratch;

  /** @param termOf - the term of each parameter */
  constructor(
    private readonly packed: Packed,
    private readonly terms: readonly PackedTerm[],
    private readonly termOf: readonly number[],
    private readonly restricted: boolean,
  ) {
    this.scratch = scratchFor(termOf.length, packed.largest, packed.p);
  }

  /** Sums of $\tfrac12 (uu' - P)$ over all effects that share an entry. */
  first({ W, B, u }: AtG, scores: readonly Float64Array[]): void {
    const { terms, restricted } = this;
    const { p, starts, squares } = this.packed;
    for (const each of scores) each.fill(0);
    for (let b = 0; b + 1 < starts.length; b++) {
      const start = starts[b]!;
      const n = starts[b + 1]! - start;
      for (let i = 0; i < n; i++) {
        for (let j = 0; j <= i; j++) {
          const at = squares[b]! + i * n + j;
          let value = u[start + i]! * u[start + j]! - W[at]!;
          if (restricted) for (let a = 0; a < p; a++) value += B[(start + i) * p + a]! * B[(start + j) * p + a]!;
          if (i === j) value *= 0.5;
          for (let t = 0; t < terms.length; t++) {
            const { pair, z, m } = terms[t]!;
            const place = pair[at]!;
            if (place < 0) continue;
            if (z === null) scores[t]![place]! += value;
            else addOuter(scores[t]!, value, z, start + i, start + j, m);
          }
        }
      }
    }
    // Each G is symmetric, and so is what is known of it.
    terms.forEach(({ m }, t) => {
      const T = scores[t]!;
      for (let i = 0; i < m; i++) {
        for (let j = 0; j < i; j++) {
          const half = 0.5 * (T[i * m + j]! + T[j * m + i]!);
          T[i * m + j] = half;
          T[j * m + i] = half;
        }
      }
    });
  }

  second({ W, B, u }: AtG, slopes: readonly Float64Array[], hessian: Float64Array): void {
    const { packed, terms, termOf, restricted, scratch } = this;
    const { p, starts, squares } = packed;
    const size = termOf.length;
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
        slopeBlock(packed, terms[termOf[a]!]!, slopes[a]!, b, Ma);
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
