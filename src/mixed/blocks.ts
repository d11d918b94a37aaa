import { SynthesisError } from "../errors.js";
import type { BareEffect, Covariance } from "../types/index.js";
import type { Layout } from "./layout.js";
import type { Blocks } from "./likelihood.js";

/** Sampling covariances between effects, by their places among those that are used. */
export interface Sampling {
  readonly rows: Int32Array;
  readonly matrix: Float64Array;
}

/**
 * The sampling covariance of the effects that are used, where one is given.
 *
 * @param places - of these among all that were given
 * @param given - how many were given
 * @throws {@link SynthesisError} `BAD_COVARIANCE`
 */
export function samplingOf(
  effects: readonly BareEffect[],
  covariance: Covariance | undefined,
  places: readonly number[],
  given: number,
): readonly Sampling[] {
  if (covariance === undefined) return [];
  const k = effects.length;
  if (covariance.k !== given && covariance.k !== k) {
    throw new SynthesisError(
      "BAD_COVARIANCE",
      `mixedModel needs a covariance of ${given} effects, or of the ${k} that are used, got one of ${covariance.k}`,
      { remedy: "make it of the same effects" },
    );
  }
  const used = new Map(places.map((place, i) => [covariance.k === given ? place : i, i]));
  const seen = new Uint8Array(k);
  const blocks = covariance.blocks.flatMap(({ cluster, rows, matrix }): readonly Sampling[] => {
    const kept = rows.flatMap((row, i) => (used.has(row) ? [i] : []));
    if (kept.length === 0) return [];
    const here = Int32Array.from(kept, (i) => used.get(rows[i]!)!);
    for (const i of here) seen[i]!++;
    const n = kept.length;
    const square = new Float64Array(n * n);
    kept.forEach((i, a) => {
      kept.forEach((j, b) => {
        const [one, other] = [matrix[i]?.[j], matrix[j]?.[i]];
        if (!isNumber(one) || !isNumber(other) || Math.abs(one - other) > 1e-10 * Math.abs(one)) {
          throw badMatrix(cluster, `symmetric, got ${one} and ${other}`);
        }
        square[a * n + b] = one;
      });
      const { vi } = effects[here[a]!]!;
      if (!(Math.abs(square[a * n + a]! - vi) <= 1e-8 * vi)) {
        throw badMatrix(
          cluster,
          `to have the variances of the effects on its diagonal, got ${square[a * n + a]} for ${vi}`,
        );
      }
    });
    return [{ rows: here, matrix: square }];
  });
  const missing = seen.findIndex((count) => count !== 1);
  if (missing < 0) return blocks;
  throw new SynthesisError(
    "BAD_COVARIANCE",
    `mixedModel needs each effect in one block of the covariance, got effect ${missing + 1} in ${seen[missing]}`,
  );
}

const isNumber = (value: number | undefined): value is number => value !== undefined && Number.isFinite(value);

const badMatrix = (cluster: string, needs: string): SynthesisError =>
  new SynthesisError("BAD_COVARIANCE", `mixedModel needs the covariance of ${cluster} ${needs}`);

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
