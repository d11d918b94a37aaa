/**
 * A linear model with known sampling variances and one variance between studies, as the estimators see it:
 * $y = X\beta + u + e$ with $u_i \sim N(0, \tau^2)$ and $e_i \sim N(0, v_i)$.
 *
 * Everything about tau2 (estimators, Q-profile, likelihoods and their intervals, generalized Q) is written once against
 * this, for any design of full rank. Pooling without moderators is the design of one column of ones, {@link Sample}, for
 * which {@link weigh} has closed forms; a regression brings its own {@link MixedModel.weigh}. All numbers are in units of
 * the model: effects in `unit`, a power of two near the smallest standard error, variances in its square; effects may be
 * centred, too, as nothing here depends on where they stand if the constant lies in the column space of X.
 *
 * To be a model of one's own: fill in the facts, write `weigh` so that it fills every field of {@link Weighed} (but
 * `mean`) without allocating, and leave the weights $1/(v_i + \tau^2)$ in `w`. `weighQ` may do the same or less.
 */
export interface MixedModel {
  /** Effects. */
  readonly k: number;
  /** Columns of the design, of full rank, fewer than k. */
  readonly p: number;
  /** The columns $x_j$, p arrays of k numbers. */
  readonly columns: readonly Float64Array[];
  readonly y: Float64Array;
  readonly v: Float64Array;
  /** Weights $1/(v_i + \tau^2)$ at the tau2 of the last {@link MixedModel.weigh}. */
  readonly w: Float64Array;
  /** A power of two; 1 stands for this much of an effect. */
  readonly unit: number;
  readonly smallestV: number;
  readonly largestV: number;
  /** Residual sum of squares of ordinary least squares, $y'(I - X(X'X)^{-1}X')y$. */
  readonly spread: number;
  /** Sum of squares of y about its mean, whatever the design. */
  readonly total: number;
  /** $\log |X'X|$. */
  readonly logXX: number;
  /**
   * Fills `at` with everything that estimators need at one tau2 > -smallestV and returns it. Nothing is allocated; called
   * a few times for each estimate, so that its speed is the speed of all.
   */
  weigh(tau2: number, at: Weighed): Weighed;
  /**
   * For a search that looks at Q alone: of `at` no more than `tau2`, `Q` and `yPPy` need be filled, and `w` may be left. It
   * comes with the `mean` of a tau2 nearby.
   */
  weighQ(tau2: number, at: Weighed): Weighed;
  /** $\log |X'WX|$ at the tau2 last weighed, which `at` holds. */
  logXWX(at: Readonly<Weighed>): number;
}

/**
 * A model at one tau2, with weights $W = \mathrm{diag}(1/(v_i + \tau^2))$ and the projection
 * $P = W - WX(X'WX)^{-1}X'W$.
 *
 * Derivatives by tau2: of Q minus `yPPy`, of `yPPy` minus twice `yPPPy`, of `trP` minus `trPP`, of `sumW` minus `sumWW`.
 * Twice the slope of the restricted log-likelihood is `yPPy - trP`, of the full one `yPPy - sumW`.
 */
export interface Weighed {
  tau2: number;
  /** Trace of W. */
  sumW: number;
  /** Trace of WW. */
  sumWW: number;
  /** $y'Py$: the generalized Q. */
  Q: number;
  /** $y'PPy$, minus the slope of Q. */
  yPPy: number;
  yPPPy: number;
  /** Trace of P. */
  trP: number;
  /** Trace of PP. */
  trPP: number;
  /** Without moderators the weighted mean, in units of the model; `NaN` for other designs. */
  mean: number;
}

/** Room for a model at one tau2. */
export const weighed = (): Weighed => ({
  tau2: Number.NaN,
  sumW: Number.NaN,
  sumWW: Number.NaN,
  Q: Number.NaN,
  yPPy: Number.NaN,
  yPPPy: Number.NaN,
  trP: Number.NaN,
  trPP: Number.NaN,
  mean: Number.NaN,
});
