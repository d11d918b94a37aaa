import type { Layout } from "./layout.js";
import type { Packed } from "./packed.js";

/** A random term over the blocks: which entry of its G each two effects share. */
export interface PackedTerm {
  /** Size of G. */
  readonly m: number;
  /** For each entry of the lower triangle of a block its place in G, -1 where there is none. */
  readonly pair: Int32Array;
  /** Of slopes: their columns, k x m; effects that share a level share all of G by them. */
  readonly z: Float64Array | null;
}

export function packTerm(packed: Packed, layout: Layout): PackedTerm {
  const { order } = packed;
  const { inner, columns } = layout;
  const m = inner.length;
  if (columns === null) return { m, pair: pairsOf(packed, layout), z: null };
  const z = Float64Array.from({ length: order.length * m }, (_, at) => columns[at % m]![order[Math.floor(at / m)]!]!);
  return { m, pair: pairsOf(packed, layout), z };
}

function pairsOf({ starts, squares, order }: Packed, { outer, place, inner }: Layout): Int32Array {
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

/** Adds $ZGZ'$ to the lower triangles of the blocks of M. */
export function addTerm(M: Float64Array, packed: Packed, { m, pair, z }: PackedTerm, G: Float64Array): void {
  if (z !== null) addSlopes(M, packed, pair, G, z, m);
  else for (let e = 0; e < pair.length; e++) if (pair[e]! >= 0) M[e]! += G[pair[e]!]!;
}

function addSlopes(
  M: Float64Array,
  { starts, squares }: Packed,
  pair: Int32Array,
  G: Float64Array,
  z: Float64Array,
  m: number,
): void {
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

/**
 * The derivative of a block of M by one parameter, n x n.
 *
 * @param slope - that of G
 */
export function slopeBlock(
  { starts, squares }: Packed,
  { m, pair, z: zt }: PackedTerm,
  slope: Float64Array,
  b: number,
  out: Float64Array,
): void {
  const start = starts[b]!;
  const n = starts[b + 1]! - start;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      const place = pair[squares[b]! + i * n + j]!;
      let value = 0;
      if (place >= 0 && zt === null) value = slope[place]!;
      else if (place >= 0 && zt !== null) {
        for (let l = 0; l < m; l++) {
          for (let h = 0; h < m; h++) value += zt[(start + i) * m + l]! * slope[l * m + h]! * zt[(start + j) * m + h]!;
        }
      }
      out[i * n + j] = value;
      out[j * n + i] = value;
    }
  }
}
