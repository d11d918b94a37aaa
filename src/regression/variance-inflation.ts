import { inverse, pow } from "../numeric/index.js";
import type { RegressionFit, VarianceInflation } from "../types/index.js";

/**
 * How much moderators that go together widen the standard errors: for each coefficient but the intercept, and for each term.
 *
 * @returns factors on variances, 1 where a moderator is unrelated to all others; for terms of several coefficients the
 *   generalized factor, whose $1/(2m)$th power can be compared with the square root of an ordinary one
 * @see Fox & Monette (1992), Journal of the American Statistical Association 87:178-183, doi:10.1080/01621459.1992.10475190
 * @example
 * const effects = [{ yi: 0.1, vi: 0.1 }, { yi: 0.4, vi: 0.1 }, { yi: 0.5, vi: 0.1 }, { yi: 0.8, vi: 0.1 }];
 * const fit = metaRegression(effects, { moderators: ["a", "b"], data: { a: [1, 2, 3, 4], b: [1, 3, 2, 4] } });
 * varianceInflation(fit).coefficients.map(({ name, vif }) => `${name} ${vif.toFixed(2)}`); // ["a 2.78", "b 2.78"]
 */
export function varianceInflation({ coefficients, covariance }: RegressionFit): {
  readonly coefficients: readonly VarianceInflation[];
  readonly terms: readonly VarianceInflation[];
} {
  const places = coefficients.flatMap(({ term }, i) => (term === null ? [] : [i]));
  const n = places.length;
  const scale = places.map((i) => Math.sqrt(covariance[i]![i]!));
  const correlation = Float64Array.from(
    places.flatMap((i, a) => places.map((j, b) => covariance[i]![j]! / (scale[a]! * scale[b]!))),
  );
  const { inverse: inverted } = inverse(correlation, n);
  const factor = (name: string, chosen: readonly number[]): VarianceInflation => {
    const m = chosen.length;
    const block = (matrix: Float64Array): number =>
      inverse(Float64Array.from(chosen.flatMap((i) => chosen.map((j) => matrix[i * n + j]!))), m).determinant;
    const vif = block(correlation) * block(inverted);
    return { name, m, vif, standardErrorInflation: pow(vif, 1 / (2 * m)) };
  };
  const terms = [...new Set(places.map((i) => coefficients[i]!.term as string))];
  return {
    coefficients: places.map((i, a) => factor(coefficients[i]!.name, [a])),
    terms: terms.map((term) =>
      factor(
        term,
        places.flatMap((i, a) => (coefficients[i]!.term === term ? [a] : [])),
      ),
    ),
  };
}
