import { dot } from "../numeric/index.js";
import { quadratic } from "../regression/wald.js";
import type { MixedFit, MixedResidual } from "../types/index.js";
import { solvedBlocks } from "./solved.js";

/** A variance this small a share of what it is the rest of is rounding. */
const NOTHING_LEFT = 1e-12;

/**
 * Residuals of the effects of a mixed model: fitted, raw, and standardized by the variance that a residual has under the
 * model, with leverages and weights. For residuals against the model of all other trials see {@link leaveOneTrialOut}.
 *
 * With M the covariance of the effects and H the hat matrix, residuals have the covariance
 * $(I - H)M(I - H)' = M - X(X'M^{-1}X)^{-1}X'$. They are about the mean of the design, random effects left in.
 *
 * @param fit - as {@link mixedModel} returns it
 * @returns one for each study, in order
 * @see Demidenko & Stukel (2005), Statistics in Medicine 24:893-909, doi:10.1002/sim.1974, for leverages; Viechtbauer &
 *   Cheung (2010), Research Synthesis Methods 1:112-125, doi:10.1002/jrsm.11
 * @example
 * const effects = [0.1, 0.3, 0.5, 0.9, 0.2, 0.3, 0.8, 0.7].map((yi) => ({ yi, vi: 0.02 }));
 * const data = { trial: ["a", "a", "b", "b", "c", "c", "d", "d"] };
 * const fit = mixedModel(effects, { random: [{ intercept: "trial" }], data });
 * mixedResiduals(fit).map(({ standardized }) => standardized?.toFixed(2)); // ["-1.39", "-0.65", "0.09", "1.57", "-1.02", "-0.65", "1.20", "0.83"]
 */
export function mixedResiduals(fit: MixedFit): readonly MixedResidual[] {
  const { covariance } = fit.design.basis;
  const found = new Array<MixedResidual>(fit.k);
  const sums = new Float64Array(fit.k);
  for (const { rows, matrix, design, solve } of solvedBlocks(fit)) {
    const p = design[0]!.length;
    const weighed = Array.from({ length: p }, (_, a) => solve(design.map((row) => row[a]!)));
    const ones = solve(rows.map(() => 1));
    rows.forEach((row, i) => {
      const { label, fitted, residual } = fit.studies[row]!;
      const x = design[i]!;
      const rest = matrix[i]![i]! - quadratic(x, covariance);
      const stdError = rest > NOTHING_LEFT * matrix[i]![i]! ? Math.sqrt(rest) : 0;
      const onto = covariance.map((each) => dot(each, x));
      const leverage = weighed.reduce((sum, column, a) => sum + onto[a]! * column[i]!, 0);
      sums[row] = ones[i]!;
      const standardized = stdError > 0 ? residual / stdError : null;
      found[row] = { label, fitted, residual, stdError, standardized, leverage, weight: 0 };
    });
  }
  const total = sums.reduce((a, b) => a + b, 0);
  return found.map((each, i) => ({ ...each, weight: sums[i]! / total }));
}
