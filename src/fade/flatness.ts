import { waldTest } from "../regression/wald.js";
import { isTooFew, jointTest, leansOn, onBasis } from "../robust/tests.js";
import type { Diagnostic, FadeCurve, Flatness } from "../types/index.js";
import { columnsOf } from "./shapes.js";

/**
 * The test that nothing changes over the weeks: all coefficients of the curve but its level are 0 (of windows: all have the same
 * mean), by Hotelling's T2 with approximate degrees of freedom (HTZ). Where one trial alone speaks for a coefficient, Wald's F with
 * the covariance of the model takes its place.
 *
 * A large p-value does not show that the effect stays: it says that these trials do not tell. A small one does not say how
 * much is left: {@link persistence} and {@link contrastWeeks} do.
 *
 * @returns `test` is `null` for an exponential curve: if it is flat, its rate can be anything, and no test of this kind holds
 * @see Tipton & Pustejovsky (2015), Journal of Educational and Behavioral Statistics 40:604-634, doi:10.3102/1076998615606099; Davies
 *   (1987), Biometrika 74:33-43, doi:10.1093/biomet/74.1.33, for a parameter that is there only under the alternative
 * @example
 * const effects = [-1.0, -0.7, -0.3, -1.2, -0.7, -0.5, -0.9, -0.7, -0.3, -1.1, -0.8, -0.6, -1.0, -0.6, -0.2, -0.8, -0.7, -0.4];
 * const data = { trial: [..."AAABBBCCCDDDEEEFFF"], weeks: effects.map((_, i) => [4, 12, 52][i % 3]) };
 * const [curve] = fade(effects.map((yi) => ({ yi, vi: 0.02 })), { data, samplingRho: 0.5 }).curves;
 * flatness(curve).test?.pValue?.toFixed(5); // "0.00013"
 */
export function flatness(curve: FadeCurve): Flatness {
  const { shape, first, size, model } = curve;
  if (shape.kind === "exponential") return { test: null, reason: noRate, notes: [] };
  const { fit, robust } = model;
  const isWindows = shape.kind === "windows";
  const names = columnsOf(shape).slice(1);
  const weights = names.map((_, i) =>
    fit.coefficients.map((_, j) => Number(j === first + i + 1) - (isWindows && j === first ? 1 : 0)),
  );
  if (size < 2) return { test: null, reason: oneWindow, notes: [] };
  const of = isWindows ? names.map((name) => `${name} minus ${columnsOf(shape)[0]}`) : names;
  const directions = weights.map((each) => onBasis(robust.basis, each));
  const alone = [...new Set(directions.flatMap((each) => leansOn(robust.basis, each)))];
  const values = weights.map(() => 0);
  if (alone.length > 0) {
    const dfs = fit.coefficients.slice(first, first + size).flatMap(({ df }) => (df === null ? [] : [df]));
    const estimates = fit.coefficients.map(({ estimate }) => estimate);
    const hypothesis = { weights: weights.map((each) => Float64Array.from(each)), values };
    const residualDf = dfs.length === 0 ? null : Math.min(...dfs);
    return {
      test: waldTest(of, hypothesis, estimates, fit.covariance, residualDf),
      reason: null,
      notes: [aboutOneTrial(alone)],
    };
  }
  const test = jointTest(robust, of, directions, values);
  if (test.statistic === null) return { test: null, reason: noDegrees(of.length), notes: [] };
  const few = test.residualDf !== null && isTooFew(test.residualDf);
  return { test, reason: null, notes: few ? [aboutDegrees(test.residualDf)] : [] };
}

const noRate: Diagnostic = {
  code: "RATE_NOT_IDENTIFIED",
  severity: "info",
  message: "an exponential curve that is flat has no rate, so that its likelihood has no chi-square to be held against",
  remedy: 'ask for the flatness of shape "log-linear" or "linear", or for contrastWeeks between two weeks',
};

const oneWindow: Diagnostic = {
  code: "SAME_WEEKS",
  severity: "info",
  message: "all visits lie in one window: nothing can change",
};

const noDegrees = (coefficients: number): Diagnostic => ({
  code: "NO_HTZ",
  severity: "warning",
  message: `the joint test of ${coefficients} coefficients has no degrees of freedom left: there are too few trials`,
  remedy: "fit a simpler shape, or ask for contrastWeeks between two weeks",
});

const aboutOneTrial = (trials: readonly string[]): Diagnostic => ({
  code: "ONE_TRIAL_ALONE",
  severity: "warning",
  message: `the course over weeks cannot be told without ${trials.join(", ")}: the test is that of the model`,
  evidence: { trials },
});

const aboutDegrees = (df: number): Diagnostic => ({
  code: "FEW_DEGREES_OF_FREEDOM",
  severity: "warning",
  message: "the test of flatness has fewer than 4 degrees of freedom: its p-value is not to be leaned on",
  evidence: { df },
});
