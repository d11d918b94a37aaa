import { naturalScaleOf } from "../measure/index.js";
import type {
  Diagnostic,
  Interval,
  MixedFit,
  RegressionFit,
  RobustFit,
  Row,
  Subgroups,
  Value,
} from "../types/index.js";

const codes = (notes: readonly Diagnostic[]): string | null =>
  notes.length === 0 ? null : [...new Set(notes.map(({ code }) => code))].join(" ");

/**
 * One row for each coefficient of a meta-regression, of a mixed model, or of either with robust standard errors.
 *
 * @param fit - what {@link metaRegression}, {@link mixedModel} or {@link robust} returned
 * @returns flat rows; {@link glossary} defines their columns
 * @example
 * const effects = [{ yi: 0.1, vi: 0.1 }, { yi: 0.4, vi: 0.1 }, { yi: 0.5, vi: 0.1 }, { yi: 0.8, vi: 0.1 }];
 * const fit = metaRegression(effects, { moderators: ["dose"], data: { dose: [1, 2, 3, 4] } });
 * regressionRows(fit).map(({ coefficient }) => coefficient); // ["intercept", "dose"]
 */
export function regressionRows({ coefficients, measure, k }: RegressionFit | MixedFit | RobustFit): readonly Row[] {
  return coefficients.map(({ name, term, estimate, stdError, statistic, df, pValue, confidence }) => ({
    ...{ coefficient: name, term, measure, k, estimate, stdError, statistic, df, pValue },
    ...{ lower: confidence[0], upper: confidence[1] },
  }));
}

/**
 * One row for a meta-regression as a whole: what moderators explain and leave, method, convergence.
 *
 * @param fit - what {@link metaRegression} returned
 * @returns one flat row; {@link glossary} defines its columns
 * @example
 * const effects = [{ yi: 0.1, vi: 0.1 }, { yi: 0.4, vi: 0.1 }, { yi: 0.5, vi: 0.1 }, { yi: 0.8, vi: 0.1 }];
 * const fit = metaRegression(effects, { moderators: ["dose"], data: { dose: [1, 2, 3, 4] } });
 * regressionGlance(fit)[0].p; // 2
 */
export function regressionGlance(fit: RegressionFit): readonly Row[] {
  const { method, statistics, omnibus } = fit;
  return [
    {
      ...{ k: fit.k, p: fit.p, measure: fit.measure },
      ...{ tau2: fit.tau2, tau2Lower: fit.tau2Confidence?.[0] ?? null, tau2Upper: fit.tau2Confidence?.[1] ?? null },
      ...{ tau: fit.tau, R2: fit.R2 },
      ...{ I2: fit.I2, I2Lower: fit.I2Confidence?.[0] ?? null, I2Upper: fit.I2Confidence?.[1] ?? null, H2: fit.H2 },
      ...{ Q: fit.Q.statistic, QDf: fit.Q.df, QPValue: fit.Q.pValue },
      ...{ omnibus: omnibus?.statistic ?? null, omnibusDf: omnibus?.df ?? null },
      ...{ omnibusResidualDf: omnibus?.residualDf ?? null, omnibusPValue: omnibus?.pValue ?? null },
      ...{ logLikelihoodML: statistics.ML.logLikelihood, logLikelihoodREML: statistics.REML.logLikelihood },
      ...{ AIC: statistics.ML.AIC, BIC: statistics.ML.BIC, AICc: statistics.ML.AICc },
      ...{ tau2Method: method.tau2, intervalMethod: method.interval, level: method.level },
      ...{ hksjFactor: fit.hksjFactor, converged: fit.converged, iterations: fit.iterations },
      comparison: comparisonOf(fit),
      notes: codes(fit.notes),
    },
  ];
}

const comparisonOf = ({ moderators }: RegressionFit): string | null =>
  moderators.some(({ comparison }) => comparison === "between trials") ? "between trials, not randomised" : null;

/**
 * One row for each group of a subgroup analysis, and one for the test between them.
 *
 * @param result - what {@link subgroups} returned
 * @returns flat rows; {@link glossary} defines their columns
 * @example
 * const effects = [{ yi: 0.1, vi: 0.1 }, { yi: 0.3, vi: 0.1 }, { yi: 1.1, vi: 0.1 }, { yi: 1.3, vi: 0.1 }];
 * const result = subgroups(effects, { by: "dose", data: { dose: ["low", "low", "high", "high"] }, tau2: "CE" });
 * subgroupRows(result).map(({ group }) => group); // ["high", "low", "between groups"]
 */
export function subgroupRows(result: Subgroups): readonly Row[] {
  const { groups, between, measure, heterogeneity, method, notes } = result;
  const scale = naturalScaleOf({ measure, studies: studiesOf(result) });
  const natural = (value: number | null): Value =>
    value === null || scale.kind === "linear" ? null : scale.value(value);
  const limits = (interval: Interval | null): readonly [number | null, number | null] => interval ?? [null, null];
  const rows = groups.map((each): Row => {
    const [lower, upper] = limits(each.confidence);
    const [predictionLower, predictionUpper] = limits(each.prediction);
    return {
      ...{ group: each.group, measure, k: each.k, estimate: each.estimate, stdError: each.stdError },
      ...{ statistic: each.statistic, df: each.df, pValue: each.pValue, lower, upper },
      ...{ predictionLower, predictionUpper, tau2: each.tau2 },
      ...{ natural: natural(each.estimate), naturalLower: natural(lower), naturalUpper: natural(upper) },
      ...{ residualDf: null, tau2Method: method.tau2, intervalMethod: method.interval, heterogeneity },
      ...{ comparison: null, notes: each.fit === null ? null : codes(each.fit.notes) },
    };
  });
  const none = Object.fromEntries(Object.keys(rows[0] ?? {}).map((key) => [key, null]));
  const test: Row = {
    ...none,
    ...{ group: "between groups", measure, k: result.k },
    ...{ statistic: between?.statistic ?? null, df: between?.df ?? null, pValue: between?.pValue ?? null },
    ...{ residualDf: between?.residualDf ?? null, heterogeneity },
    ...{ comparison: "between trials, not randomised", notes: codes(notes) },
  };
  return [...rows, test];
}

const studiesOf = ({ groups, regression }: Subgroups) =>
  regression?.studies ?? groups.flatMap(({ fit }) => fit?.studies ?? []);
