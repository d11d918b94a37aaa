import { SynthesisError } from "../errors.js";
import { chiSquareUpperTail, orthonormal } from "../numeric/index.js";
import type { LikelihoodRatio, RegressionFit } from "../types/index.js";
import { entriesOf } from "./terms.js";

/**
 * Compares a model with one that has fewer moderators by their likelihoods.
 *
 * @param full - fitted by maximum likelihood (`tau2: "ML"`, or `"CE"`), since restricted likelihoods of different moderators
 *   cannot be compared
 * @param reduced - fitted to the same effects in the same way; each of its columns is one of `full`, or a combination
 * @throws {@link SynthesisError} `NOT_NESTED`
 * @example
 * const effects = [{ yi: 0.1, vi: 0.1 }, { yi: 0.4, vi: 0.1 }, { yi: 0.5, vi: 0.1 }, { yi: 0.8, vi: 0.1 }];
 * const data = { dose: [1, 2, 3, 4] };
 * const full = metaRegression(effects, { moderators: ["dose"], data, tau2: "CE" });
 * const reduced = metaRegression(effects, { moderators: [], tau2: "CE" });
 * likelihoodRatio(full, reduced).statistic.toFixed(2); // "2.42"
 */
export function likelihoodRatio(full: RegressionFit, reduced: RegressionFit): LikelihoodRatio {
  const reason = whyNot(full, reduced);
  if (reason !== null) {
    throw new SynthesisError("NOT_NESTED", `likelihoodRatio: ${reason}`, {
      remedy: 'fit both with tau2: "ML" to the same effects, the second with some of the moderators of the first',
    });
  }
  const gain = 2 * (full.statistics.ML.logLikelihood - reduced.statistics.ML.logLikelihood);
  const statistic = Math.max(0, gain);
  const df = full.p - reduced.p;
  return {
    statistic,
    df,
    pValue: chiSquareUpperTail(statistic, df),
    R2: reduced.tau2 > 0 ? Math.max(0, (reduced.tau2 - full.tau2) / reduced.tau2) : null,
  };
}

function whyNot(full: RegressionFit, reduced: RegressionFit): string | null {
  const methods = [full, reduced].map(({ method }) => method.tau2);
  if (methods[0] !== methods[1] || !["ML", "CE"].includes(String(methods[0]))) {
    return `needs two models fitted by maximum likelihood, got ${methods.join(" and ")}`;
  }
  const same = full.studies.every(({ yi, vi }, i) => reduced.studies[i]?.yi === yi && reduced.studies[i]?.vi === vi);
  if (full.k !== reduced.k || !same) return `needs the same effects, got ${full.k} and ${reduced.k}, or others`;
  if (full.p <= reduced.p) return `needs the model with more coefficients first, got ${full.p} and ${reduced.p}`;
  const { q, dropped } = orthonormal([...columnsOf(full), ...columnsOf(reduced)]);
  if (q.length > full.p || dropped.length < reduced.p) return "the second model is not part of the first";
  return null;
}

function columnsOf({ design: { intercept, terms, kept }, studies }: RegressionFit): readonly Float64Array[] {
  const rows = studies.map(({ moderators }) => [
    ...(intercept ? [1] : []),
    ...terms.flatMap((term) => entriesOf(term, moderators)),
  ]);
  return kept.map((place) => Float64Array.from(rows, (row) => row[place]!));
}
