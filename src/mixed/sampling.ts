import { SynthesisError } from "../errors.js";
import type { BareEffect, Covariance } from "../types/index.js";
import { invertBlock } from "./invert-block.js";

/** Sampling covariances between effects, by their places among those that are used. */
export interface Sampling {
  readonly rows: Int32Array;
  readonly matrix: Float64Array;
}

/**
 * The sampling covariance of the effects that are used, where one is given.
 *
 * @param who - the function that was asked, which errors begin with
 * @param places - of these among all that were given
 * @param given - how many were given
 * @throws {@link SynthesisError} `BAD_COVARIANCE`
 */
export function samplingOf(
  who: string,
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
      `${who} needs a covariance of ${given} effects, or of the ${k} that are used, got one of ${covariance.k}`,
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
          throw badMatrix(who, cluster, `symmetric, got ${one} and ${other}`);
        }
        square[a * n + b] = one;
      });
      const { vi } = effects[here[a]!]!;
      if (!(Math.abs(square[a * n + a]! - vi) <= 1e-8 * vi)) {
        throw badMatrix(
          who,
          cluster,
          `to have the variances of the effects on its diagonal, got ${square[a * n + a]} for ${vi}`,
        );
      }
    });
    requireDefinite(who, cluster, square, n);
    return [{ rows: here, matrix: square }];
  });
  const missing = seen.findIndex((count) => count !== 1);
  if (missing < 0) return blocks;
  throw new SynthesisError(
    "BAD_COVARIANCE",
    `${who} needs each effect in one block of the covariance, got effect ${missing + 1} in ${seen[missing]}`,
  );
}

const isNumber = (value: number | undefined): value is number => value !== undefined && Number.isFinite(value);

const badMatrix = (who: string, cluster: string, needs: string): SynthesisError =>
  new SynthesisError("BAD_COVARIANCE", `${who} needs the covariance of ${cluster} ${needs}`);

function requireDefinite(who: string, cluster: string, matrix: Float64Array, n: number): void {
  if (n === 1 && matrix[0]! > 0) return;
  if (!Number.isNaN(invertBlock(matrix.slice(), 0, n, new Float64Array(n * n)))) return;
  throw new SynthesisError(
    "BAD_COVARIANCE",
    `${who} needs a covariance that is positive definite, got one that is not for ${cluster} (${n} effects)`,
    { remedy: "state smaller correlations of the sampling errors" },
  );
}
