import { regressionRows } from "../tidy/index.js";
import type {
  Covariance,
  Cumulative,
  Influence,
  JointFit,
  LeaveOneOut,
  MixedFit,
  PermutationTest,
  PermutedStatistic,
  PersistenceDrawing,
  Refit,
  RobustFit,
  Row,
  WorkingFit,
} from "../types/index.js";

/** One row for each refit. */
export const refitRows = (result: LeaveOneOut | Cumulative): readonly Row[] =>
  "by" in result
    ? result.rows.map((row) => ({ leftOut: row.leftOut, ...refitRow(row) }))
    : result.rows.map((row) => ({ added: row.added.join(", "), at: row.at, ...refitRow(row) }));

const refitRow = ({ k, estimate, stdError, pValue, confidence, tau2, I2, Q }: Refit): Row => ({
  ...{ k, estimate, stdError, pValue, lower: confidence?.[0] ?? null, upper: confidence?.[1] ?? null },
  ...{ tau2, I2, Q: Q?.statistic ?? null },
});

/** One row for each study; how far it moves each coefficient has a column by the name of that. */
export const influenceRows = ({ studies, coefficients }: Influence): readonly Row[] =>
  studies.map(({ dfbetas, because, ...study }) => ({
    ...study,
    ...Object.fromEntries(coefficients.map((name, j) => [`dfbetas of ${name}`, dfbetas[j] ?? null])),
    because: because.join(", "),
  }));

/** One row for each coefficient, and one for all but the intercept. */
export const permutationRows = ({ coefficients, omnibus, from, to }: PermutationTest): readonly Row[] =>
  [...coefficients, ...(omnibus === null ? [] : [omnibus])].map(
    ({ name, statistic, atLeast, pValue }: PermutedStatistic) => ({
      ...{ coefficient: name, statistic, lookedAt: to - from, atLeast, pValue },
    }),
  );

/** One row for each block. */
export const covarianceRows = ({ blocks }: Covariance): readonly Row[] =>
  blocks.map(({ cluster, rows, matrix }) => {
    const correlations = matrix.flatMap((line, i) =>
      line.slice(0, i).map((each, j) => each / Math.sqrt(matrix[i]![i]! * matrix[j]![j]!)),
    );
    return {
      ...{ cluster, effects: rows.length, places: rows.join(", ") },
      variances: matrix.map((line, i) => Number(line[i]!.toPrecision(4))).join(", "),
      lowestCorrelation: correlations.length === 0 ? null : Math.min(...correlations),
      highestCorrelation: correlations.length === 0 ? null : Math.max(...correlations),
    };
  });

/** One row for each coefficient, and one for each variance or correlation of the true effects. */
export const mixedRows = (fit: MixedFit): readonly Row[] => [
  ...regressionRows(fit),
  ...fit.components.map(({ term, kind, of, value, fixed, edge }) => ({
    ...{ coefficient: `${kind} of ${term}${of === null ? "" : `, ${of}`}`, estimate: value },
    reason: fixed ? "stated" : edge === null ? null : `at the edge of what is possible: ${edge}`,
  })),
];

/** One row for each coefficient, and one for each variance of the true effects. */
export const workingRows = ({ coefficients, tau2, omega2 }: WorkingFit): readonly Row[] => [
  ...coefficients.map(({ name, estimate }) => ({ coefficient: name, estimate })),
  { coefficient: "variance between clusters", estimate: tau2 },
  ...(omega2 === null ? [] : [{ coefficient: "variance within clusters", estimate: omega2 }]),
];

/** One row for each visit of each curve; of a group without shares, one with the reason. */
export const shareRows = ({ since, shares }: PersistenceDrawing): readonly Row[] =>
  shares.flatMap(({ curve: { key, visits }, points, reason }): readonly Row[] => {
    const empty = { share: null, lower: null, upper: null, kind: null, headline: null };
    if (reason !== null) return [{ ...key, week: null, sinceWeek: since, ...empty, reason: reason.message }];
    const atVisits = points.filter(({ weeks }) => visits.includes(weeks));
    return atVisits.map(({ weeks, estimate, limits, kind, headline, reason: why }) => ({
      ...{
        ...key,
        week: weeks,
        sinceWeek: since,
        share: estimate,
        lower: limits?.[0] ?? null,
        upper: limits?.[1] ?? null,
      },
      ...{ kind, headline, reason: why?.message ?? null },
    }));
  });

/** One row for each coefficient. */
export const robustRows = (fit: RobustFit): readonly Row[] =>
  regressionRows(fit).map((row, i) => ({ ...row, reliable: fit.coefficients[i]?.reliable ?? null }));

/** One row for each mean, those without trials last. */
export const jointRows = (fits: readonly JointFit[]): readonly Row[] =>
  fits.flatMap(({ key, method: { across }, means, empty }) => [
    ...means.map(({ value, k, estimate, stdError, df, pValue, confidence, prediction, reliable }) => ({
      ...{ ...key, [across]: value, k, estimate, stdError, df, pValue, lower: confidence[0], upper: confidence[1] },
      ...{ predictionLower: prediction?.[0] ?? null, predictionUpper: prediction?.[1] ?? null, reliable },
    })),
    ...empty.map((value) => ({ ...key, [across]: value, k: 0 })),
  ]);
