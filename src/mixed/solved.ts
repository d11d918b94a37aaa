import { cholesky, choleskySolve } from "../numeric/index.js";
import { rowAt } from "../regression/predict-at.js";
import { inBasis } from "../regression/wald.js";
import type { MixedFit } from "../types/index.js";

/** Effects that depend on one another, with their covariance factored. */
export interface SolvedBlock {
  readonly rows: readonly number[];
  /** Covariance under the fitted model. */
  readonly matrix: readonly (readonly number[])[];
  /** Rows of the orthonormal design. */
  readonly design: readonly Float64Array[];
  /** $M^{-1}x$. */
  readonly solve: (x: ArrayLike<number>) => Float64Array;
}

/** The blocks of a fit; what is made of one of them is let go before the next. */
export function* solvedBlocks({ marginal, studies, design }: MixedFit): Generator<SolvedBlock> {
  for (const { rows, matrix } of marginal) {
    const n = rows.length;
    const factor = Float64Array.from(matrix.flat());
    cholesky(factor, n);
    yield {
      rows,
      matrix,
      design: rows.map((i) => inBasis(design, rowAt(design, studies[i]!.values))),
      solve: (x) => {
        const solved = Float64Array.from(x);
        choleskySolve(factor, n, solved);
        return solved;
      },
    };
  }
}

/** $X'x$ by the rows of X. */
export function projected(design: readonly Float64Array[], x: ArrayLike<number>): Float64Array {
  const onto = new Float64Array(design[0]?.length ?? 0);
  design.forEach((row, i) => {
    for (let a = 0; a < onto.length; a++) onto[a]! += row[a]! * x[i]!;
  });
  return onto;
}
