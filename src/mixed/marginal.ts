/**
 * What inference about coefficients needs of a fit, whichever model made it: $y \sim N(X\beta, M)$ with M block diagonal.
 * Typed arrays live inside a computation and never leave it.
 */
export interface Marginal {
  readonly k: number;
  readonly p: number;
  /** Columns of the design, p arrays of k numbers, of full rank. */
  readonly columns: readonly Float64Array[];
  readonly names: readonly string[];
  readonly y: Float64Array;
  /** Every effect stands in one block. */
  readonly blocks: readonly {
    /** Places of its effects. */
    readonly rows: Int32Array;
    /** Covariance under the working model, n x n row by row. */
    readonly M: Float64Array;
  }[];
}
