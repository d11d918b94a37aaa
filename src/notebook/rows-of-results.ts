import type {
  Cumulative,
  Influence,
  LeaveOneOut,
  PermutationTest,
  PermutedStatistic,
  Refit,
  Row,
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
