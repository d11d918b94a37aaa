/** Everything at some G that derivatives are made of. */
export interface AtG {
  /** Inverses of the blocks of M. */
  readonly W: Float64Array;
  /** k x p, with $P = M^{-1} - BB'$; of the full likelihood P is $M^{-1}$ in the traces. */
  readonly B: Float64Array;
  /** $Py$. */
  readonly u: Float64Array;
}

/** A way to the derivatives of the likelihood: by matrices of the size of a block, or by sums over levels. */
export interface Derivatives {
  /**
   * The slope of the likelihood by the entries of each G, $\tfrac12 (u'M_au - \mathrm{tr} PM_a)$.
   *
   * @param scores - filled, one for each term
   */
  first(at: AtG, scores: readonly Float64Array[]): void;
  /**
   * $\tfrac12 \mathrm{tr} PM_aPM_b - u'M_aPM_bu$, the Hessian but for what the curvature of G adds, where {@link first} was
   * asked last.
   *
   * @param slopes - of G, one for each parameter
   * @param hessian - its lower triangle is filled
   */
  second(at: AtG, slopes: readonly Float64Array[], hessian: Float64Array): void;
}
