import { about, criticalValues, twoSided } from "../model/interval.js";
import { quadratic } from "../regression/wald.js";
import { contrastTest, leansOn, onBasis } from "../robust/tests.js";
import type { ContrastEstimate, MixedFit, RobustFit } from "../types/index.js";

/** A weighted sum of the means of windows, with its test against no effect. */
export interface Combination extends Omit<ContrastEstimate, "estimand" | "k"> {
  /** Trials without which nothing would be known of it. */
  readonly alone: readonly string[];
}

/**
 * A weighted sum of the coefficients of a joint model with its robust standard error. Where one trial alone stands in a window,
 * the spread between trials cannot be seen there and the robust standard error is too small: then it is that of the model,
 * with the degrees of freedom of the level at which windows vary.
 *
 * @param weights - one for each coefficient
 */
export function combination(
  model: MixedFit,
  robust: RobustFit,
  weights: readonly number[],
  level: number,
): Combination {
  const critical = criticalValues(level);
  const direction = onBasis(robust.basis, weights);
  const alone = leansOn(robust.basis, direction);
  if (alone.length === 0) {
    const { estimate, stdError, df, statistic, pValue, confidence, reliable } = contrastTest(
      robust,
      critical,
      "",
      direction,
    );
    return { estimate, stdError, df, statistic, pValue, confidence, reliable, alone };
  }
  const estimate = weights.reduce((total, weight, i) => total + weight * model.coefficients[i]!.estimate, 0);
  const stdError = Math.sqrt(quadratic(weights, model.covariance));
  const dfs = model.coefficients.flatMap(({ df }, i) => (weights[i] === 0 || df === null ? [] : [df]));
  const df = dfs.length === 0 ? null : Math.min(...dfs);
  const statistic = estimate / stdError;
  const half = df === null ? critical.z : critical.t(df);
  return {
    ...{ estimate, stdError, df, statistic, pValue: twoSided(statistic, df), alone },
    ...{ confidence: about(estimate, half * stdError), reliable: false },
  };
}
