import type { BareEffect } from "../types/index.js";
import type { Layout } from "./layout.js";
import type { Sampling } from "./sampling.js";

/** Effects that depend on one another, by their places. */
export interface Blocks {
  readonly rows: readonly Int32Array[];
  /** Sampling covariance of each, n x n. */
  readonly V: readonly Float64Array[];
}

/**
 * Blocks of effects that depend on one another, through their sampling errors or because they share an outer level of a random term.
 *
 * @param perUnit - variances are taken times its square
 */
export function blocksOf(
  effects: readonly BareEffect[],
  sampling: readonly Sampling[],
  layouts: readonly Layout[],
  perUnit: number,
): Blocks {
  const k = effects.length;
  const area = perUnit * perUnit;
  const { blockOf, sizes } = groupsOf(k, sampling, layouts);
  const rows = Array.from(sizes, (size) => new Int32Array(size));
  const V = Array.from(sizes, (size) => new Float64Array(size * size));
  const within = new Int32Array(k);
  const filled = new Int32Array(sizes.length);
  for (let i = 0; i < k; i++) {
    const b = blockOf[i]!;
    const place = filled[b]!++;
    within[i] = place;
    rows[b]![place] = i;
    V[b]![place * sizes[b]! + place] = effects[i]!.vi * area;
  }
  for (const { rows: some, matrix } of sampling) {
    const n = some.length;
    for (let i = 0; i < n; i++) {
      const b = blockOf[some[i]!]!;
      for (let j = 0; j < n; j++) {
        V[b]![within[some[i]!]! * sizes[b]! + within[some[j]!]!] = matrix[i * n + j]! * area;
      }
    }
  }
  return { rows, V };
}

/** The block of each effect, numbered as they occur, and how many effects each has. */
function groupsOf(
  k: number,
  sampling: readonly Sampling[],
  layouts: readonly Layout[],
): { readonly blockOf: Int32Array; readonly sizes: Int32Array } {
  const parent = Int32Array.from({ length: k }, (_, i) => i);
  const root = (i: number): number => {
    let at = i;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  };
  const join = (i: number, j: number): void => {
    const [a, b] = [root(i), root(j)];
    if (a < b) parent[b] = a;
    else parent[a] = b;
  };
  for (const { rows } of sampling) for (const row of rows) join(rows[0]!, row);
  for (const { outer, outerLevels } of layouts) {
    const first = new Int32Array(outerLevels.length).fill(-1);
    for (let i = 0; i < k; i++) {
      const level = outer[i]!;
      if (first[level]! < 0) first[level] = i;
      else join(first[level]!, i);
    }
  }
  const blockOf = new Int32Array(k);
  const sizes = new Int32Array(k);
  let count = 0;
  for (let i = 0; i < k; i++) {
    const top = root(i);
    blockOf[i] = top === i ? count++ : blockOf[top]!;
    sizes[blockOf[i]!]!++;
  }
  return { blockOf, sizes: sizes.subarray(0, count) };
}
