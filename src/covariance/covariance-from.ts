import { SynthesisError } from "../errors.js";
import type { BareEffect, Covariance, CovarianceBlock, EffectSize } from "../types/index.js";
import { isPositiveDefinite } from "./definite.js";
import { byCluster, measuredOf } from "./measured.js";
import type { CovarianceOptions } from "./options.js";

/** Where it is found which effects belong together, and which have a say. */
export type CovarianceFromOptions = Pick<CovarianceOptions, "cluster" | "data" | "includeDoubtful" | "source">;

type Matrix = readonly (readonly number[])[];

/**
 * Covariances of sampling errors that the caller has: a matrix over all effects, or a matrix for each trial. They are
 * checked against the effects, not computed.
 *
 * @param matrix - over all effects as they were given (of rows without numbers nothing is read), or an object from trial to the matrix of its effects, in the order in which they stand among all; symmetric, positive definite, the diagonal equal to `vi`
 * @param effects - all records of {@link effectSizes}, or bare effects
 * @throws {@link SynthesisError} `BAD_COVARIANCE` where size, symmetry or diagonal do not fit the effects, or effects of different trials covary; `NOT_POSITIVE_DEFINITE`, `NO_CLUSTER`
 * @example
 * const effects = [{ trial: "A", yi: 0.2, vi: 0.04 }, { trial: "A", yi: 0.3, vi: 0.04 }];
 * covarianceFrom({ A: [[0.04, 0.01], [0.01, 0.04]] }, effects).blocks[0].rows; // [0, 1]
 */
export function covarianceFrom(
  matrix: readonly (readonly number[])[] | Readonly<Record<string, readonly (readonly number[])[]>>,
  effects: readonly EffectSize[] | readonly BareEffect[],
  options: CovarianceFromOptions = {},
): Covariance {
  const clusters = byCluster(measuredOf(effects, options));
  const whole = isMatrix(matrix) ? matrix : null;
  if (whole !== null) requireSize(whole, effects.length, "the matrix");
  const blocks = [...clusters].map(([cluster, members]): CovarianceBlock => {
    const rows = members.map(({ place }) => place);
    const own = whole === null ? blockOf(matrix as Readonly<Record<string, Matrix>>, cluster) : cut(whole, rows);
    requireSize(own, rows.length, `the matrix of "${cluster}"`);
    requireFit(
      own,
      members.map(({ vi }) => vi),
      cluster,
    );
    return { cluster, rows, matrix: own.map((row) => [...row]) };
  });
  if (whole !== null) requireBlocks(whole, blocks);
  const source = options.source === undefined ? "" : ` (${options.source})`;
  return {
    k: effects.length,
    blocks,
    assumptions: [{ name: "V", value: "given", text: `covariances of sampling errors as given${source}` }],
    notes: [],
  };
}

const isMatrix = (value: Matrix | Readonly<Record<string, Matrix>>): value is Matrix => Array.isArray(value);

const cut = (matrix: Matrix, rows: readonly number[]): Matrix =>
  rows.map((i) => rows.map((j) => matrix[i]?.[j] ?? Number.NaN));

const bad = (message: string, remedy: string): SynthesisError =>
  new SynthesisError("BAD_COVARIANCE", `covarianceFrom: ${message}`, { remedy });

function blockOf(blocks: Readonly<Record<string, Matrix>>, cluster: string): Matrix {
  const found = Object.hasOwn(blocks, cluster) ? blocks[cluster] : undefined;
  if (found !== undefined) return found;
  throw bad(
    `there is no matrix for "${cluster}"`,
    `there are those of ${Object.keys(blocks).join(", ") || "no trial"}`,
  );
}

function requireSize(matrix: Matrix, k: number, what: string): void {
  if (matrix.length === k && matrix.every((row) => Array.isArray(row) && row.length === k)) return;
  throw bad(`${what} needs ${k} rows of ${k} numbers`, "give one row and one column for each effect, in their order");
}

/** Numbers of a matrix that should be one and the same may differ by rounding. */
const ROUNDING = 1e-8;

function requireFit(matrix: Matrix, variances: readonly number[], cluster: string): void {
  const at = (i: number, j: number): number => matrix[i]![j]!;
  for (const [i, vi] of variances.entries()) {
    for (let j = 0; j < variances.length; j++) {
      const size = Math.sqrt(vi * variances[j]!);
      if (!Number.isFinite(at(i, j)))
        throw bad(`the matrix of "${cluster}" needs finite numbers, got ${at(i, j)}`, "give every covariance");
      if (Math.abs(at(i, j) - at(j, i)) > ROUNDING * size)
        throw bad(
          `the matrix of "${cluster}" is not symmetric: ${at(i, j)} and ${at(j, i)}`,
          "give each covariance twice",
        );
    }
    if (Math.abs(at(i, i) - vi) > ROUNDING * vi)
      throw bad(
        `the diagonal of "${cluster}" holds ${at(i, i)} where the effect's vi is ${vi}`,
        "bring the two to the same scale and form of variance",
      );
  }
  if (isPositiveDefinite(matrix)) return;
  throw new SynthesisError(
    "NOT_POSITIVE_DEFINITE",
    `covarianceFrom: the matrix of "${cluster}" is not positive definite`,
    {
      remedy: "see whether an effect stands there twice, or correlations contradict one another",
      at: { trial: cluster },
    },
  );
}

function requireBlocks(matrix: Matrix, blocks: readonly CovarianceBlock[]): void {
  for (const [b, { cluster, rows }] of blocks.entries()) {
    for (const other of blocks.slice(b + 1)) {
      if (rows.every((i) => other.rows.every((j) => matrix[i]![j] === 0 && matrix[j]![i] === 0))) continue;
      throw bad(
        `effects of "${cluster}" and of "${other.cluster}" covary`,
        'name with cluster: "..." a column that holds together what depends on one another',
      );
    }
  }
}
