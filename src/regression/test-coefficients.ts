import { SynthesisError } from "../errors.js";
import { about, criticalValues, twoSided } from "../model/interval.js";
import { dot } from "../numeric/index.js";
import type { ContrastTests, JointTest, MixedFit, RegressionFit } from "../types/index.js";
import { smallestDf } from "./meta-regression.js";
import { inBasis, quadratic, waldTest } from "./wald.js";

/** A weighted sum of coefficients: weights by the names of the coefficients, and the value it is tested against, 0 by default. */
export interface ContrastInput {
  readonly name?: string;
  readonly weights: Readonly<Record<string, number>>;
  readonly value?: number;
}

/**
 * Tests whether all coefficients of some terms are 0 at once: chi-square, or F with the fewest degrees of freedom of theirs.
 *
 * @param fit - a regression, or a mixed model
 * @param names - terms (`alloc` for all levels of a factor) or coefficients (`alloc: random`)
 * @throws {@link SynthesisError} `NO_SUCH_COEFFICIENT`
 * @example
 * const effects = [{ yi: 0.1, vi: 0.1 }, { yi: 0.4, vi: 0.1 }, { yi: 0.5, vi: 0.1 }, { yi: 0.8, vi: 0.1 }, { yi: 0.7, vi: 0.2 }];
 * const fit = metaRegression(effects, { moderators: ["group"], data: { group: ["a", "a", "b", "b", "c"] } });
 * testTerms(fit, ["group"]).of; // ["group: b", "group: c"]
 */
export function testTerms(fit: RegressionFit | MixedFit, names: readonly string[]): JointTest {
  const unknown = names.find((name) => !fit.coefficients.some((each) => each.term === name || each.name === name));
  if (unknown !== undefined || names.length === 0) throw noSuch(fit, unknown ?? "");
  const tested = fit.coefficients.filter(({ name, term }) => names.includes(name) || names.includes(term ?? name));
  const weights = tested.map(({ name }) => inBasis(fit.design, weightsOn(fit, { [name]: 1 })));
  const { coefficients, covariance } = fit.design.basis;
  const values = tested.map(() => 0);
  return waldTest(
    tested.map(({ name }) => name),
    { weights, values },
    coefficients,
    covariance,
    smallestDf(tested),
  );
}

/**
 * Tests weighted sums of coefficients, one by one and all at once.
 *
 * @param contrasts - such as `{ weights: { "alloc: random": 1, "alloc: systematic": -1 } }`
 * @throws {@link SynthesisError} `NO_SUCH_COEFFICIENT`
 * @example
 * const effects = [{ yi: 0.1, vi: 0.1 }, { yi: 0.4, vi: 0.1 }, { yi: 0.5, vi: 0.1 }, { yi: 0.8, vi: 0.1 }, { yi: 0.7, vi: 0.2 }];
 * const fit = metaRegression(effects, { moderators: ["group"], data: { group: ["a", "a", "b", "b", "c"] } });
 * testContrasts(fit, [{ weights: { "group: b": 1, "group: c": -1 } }]).contrasts[0].estimate.toFixed(2); // "-0.05"
 */
export function testContrasts(fit: RegressionFit | MixedFit, contrasts: readonly ContrastInput[]): ContrastTests {
  const critical = criticalValues(fit.method.level);
  const { coefficients, covariance } = fit.design.basis;
  const named = contrasts.map(({ name, weights, value = 0 }) => ({
    name: name ?? sumOf(weights),
    value,
    weights: inBasis(fit.design, weightsOn(fit, weights)),
    df: smallestDf(fit.coefficients.filter((each) => (weights[each.name] ?? 0) !== 0)),
  }));
  return {
    contrasts: named.map(({ name, value, weights, df }) => {
      const half = df === null ? critical.z : critical.t(df);
      const estimate = dot(weights, coefficients) - value;
      const stdError = Math.sqrt(Math.max(0, quadratic(weights, covariance)));
      const statistic = stdError > 0 ? estimate / stdError : null;
      const pValue = statistic === null ? null : twoSided(statistic, df);
      return { name, value, estimate, stdError, statistic, df, pValue, confidence: about(estimate, half * stdError) };
    }),
    joint: waldTest(
      named.map(({ name }) => name),
      { weights: named.map(({ weights }) => weights), values: named.map(({ value }) => value) },
      coefficients,
      covariance,
      smallestDf(named),
    ),
  };
}

/** What coefficients are called by. */
export interface Named {
  readonly coefficients: readonly { readonly name: string; readonly term: string | null }[];
}

/** Weights by name as weights on all coefficients, in order. */
export function weightsOn(fit: Named, weights: Readonly<Record<string, number>>): readonly number[] {
  const unknown = Object.keys(weights).find((name) => !fit.coefficients.some((each) => each.name === name));
  if (unknown !== undefined) throw noSuch(fit, unknown);
  return fit.coefficients.map(({ name }) => (Object.hasOwn(weights, name) ? weights[name]! : 0));
}

/** A weighted sum as readers write it. */
export const sumOf = (weights: Readonly<Record<string, number>>): string =>
  Object.entries(weights)
    .filter(([, weight]) => weight !== 0)
    .map(([name, weight]) => (weight === 1 ? name : weight === -1 ? `-${name}` : `${weight} × ${name}`))
    .join(" + ")
    .replaceAll("+ -", "- ");

export const noSuch = (fit: Named, name: string): SynthesisError =>
  new SynthesisError("NO_SUCH_COEFFICIENT", `the regression has no coefficient or term "${name}"`, {
    remedy: `it has ${fit.coefficients.map((each) => each.name).join(", ")}`,
  });
