import fc from "fast-check";
import type { FadeCurve, FadeModel, FittedShape } from "../../src/types/index.js";

/** What a curve is made of where nothing is fitted. */
export interface Given {
  readonly shape: FittedShape;
  readonly coefficients: readonly number[];
  /** Of the coefficients; by default 1e-16 times the unit matrix. */
  readonly covariance?: readonly (readonly number[])[];
  /** Degrees of freedom of every test; `null` for the normal distribution. */
  readonly df?: number | null;
  /**
   * Degrees of freedom that differ between tests: of a sum with weights w they are $2 |w|^4 / \sum c_{ij} (w_i w_j)^2$, the sum
   * over the lower triangle, off its diagonal doubled.
   */
  readonly spread?: readonly number[];
  readonly heterogeneity?: number | null;
  readonly weeks?: readonly [number, number];
  readonly benefit?: FadeCurve["benefit"];
  readonly smallestWorthwhile?: number | null;
  readonly level?: number;
}

/** A curve with given coefficients and covariance, as if it had been fitted. */
export function givenCurve(given: Given): FadeCurve {
  const { shape, coefficients, df = null, weeks = [0, 52], level = 0.95, benefit = "below" } = given;
  const p = coefficients.length;
  const unit = coefficients.map((_, i) => coefficients.map((_, j) => Number(i === j)));
  const covariance = given.covariance ?? unit.map((row) => row.map((value) => 1e-16 * value));
  const isDiagonal = coefficients.flatMap((_, s) => Array.from({ length: s + 1 }, (_, t) => s === t));
  const same = isDiagonal.map((one) => isDiagonal.map((other) => (one && other ? 2 / (df ?? 1e6) : 0)));
  const spread = given.spread?.map((value, i, all) => all.map((_, j) => (i === j ? value : 0))) ?? same;
  const named = coefficients.map((estimate, i) => ({ name: `b${i}`, estimate, df: df ?? 1e6 }));
  const test = given.spread === undefined && df === null ? "z" : "Satterthwaite";
  const model = {
    fit: { coefficients: named, covariance, random: [] },
    robust: {
      method: { type: "CR2", cluster: "trial", test, level },
      ...{ p, clusters: 20, coefficients: named, covariance, heterogeneity: given.heterogeneity ?? null },
      basis: { triangle: unit, coefficients, covariance, expected: unit, spread, alone: [] },
    },
  };
  return {
    ...{ key: {}, shape, measure: "MD", weeks, visits: weeks, k: 40, trials: [], repeated: [], first: 0, size: p },
    ...{ level, benefit, smallestWorthwhile: given.smallestWorthwhile ?? null, notes: [] },
    model: model as unknown as FadeModel,
  };
}

const amount = fc.double({ min: 0.05, max: 2, noNaN: true });
const signed = fc.double({ min: -2, max: 2, noNaN: true });

/** A positive definite matrix of 2 x 2. */
export const covariances = fc.tuple(amount, amount, fc.double({ min: -0.95, max: 0.95, noNaN: true })).map(
  ([a, b, rho]) =>
    [
      [a * a, rho * a * b],
      [rho * a * b, b * b],
    ] as const,
);

export const linear = { kind: "linear" } as const;
export const logLinear = { kind: "log-linear", shift: 1 } as const;

/** Curves of two coefficients with tests of their own degrees of freedom. */
export const curves = fc
  .record({
    shape: fc.constantFrom(linear, logLinear),
    coefficients: fc.tuple(signed, signed),
    covariance: covariances,
    spread: fc.tuple(amount, amount, amount),
  })
  .map((given) => givenCurve(given));
