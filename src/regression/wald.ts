import { chiSquareUpperTail, cholesky, dot, fUpperTail, orthonormal, solveTransposed } from "../numeric/index.js";
import type { FittedDesign, JointTest } from "../types/index.js";

/** Weighted sums of coefficients, their weights in terms of the orthonormal columns, with the values they are tested against. */
export interface Hypothesis {
  readonly weights: readonly Float64Array[];
  readonly values: readonly number[];
}

/** Weights on the columns of a design as weights on its orthonormal basis: $R'^{-1} x$. */
export function inBasis(
  { basis: { triangle } }: { readonly basis: Pick<FittedDesign["basis"], "triangle"> },
  weights: ArrayLike<number>,
): Float64Array {
  return solveTransposed(Float64Array.from(triangle.flat()), triangle.length, weights);
}

/** $x' C x$. */
export function quadratic(x: ArrayLike<number>, covariance: readonly (readonly number[])[]): number {
  let total = 0;
  for (let i = 0; i < x.length; i++) {
    for (let j = 0; j < x.length; j++) total += x[i]! * covariance[i]![j]! * x[j]!;
  }
  return total;
}

/**
 * Wald's test that all of some weighted sums have their values: chi-square, or F with the residual degrees of freedom.
 * Sums that follow from others add nothing.
 *
 * @param of - names of what is tested
 */
export function waldTest(
  of: readonly string[],
  { weights, values }: Hypothesis,
  coefficients: ArrayLike<number>,
  covariance: readonly (readonly number[])[],
  residualDf: number | null,
): JointTest {
  const { q, r, kept } = orthonormal(weights);
  const m = q.length;
  const tested = solveTransposed(
    r,
    m,
    kept.map((i) => values[i]!),
  ).map((value, i) => dot(q[i]!, coefficients) - value);
  const spread = new Float64Array(m * m);
  for (let i = 0; i < m; i++) {
    for (let j = 0; j <= i; j++) {
      for (let a = 0; a < coefficients.length; a++) {
        for (let b = 0; b < coefficients.length; b++) spread[i * m + j]! += q[i]![a]! * covariance[a]![b]! * q[j]![b]!;
      }
    }
  }
  const chi = m > 0 && cholesky(spread, m) ? squaredLength(spread, m, Float64Array.from(tested)) : null;
  if (residualDf === null) {
    return { of, statistic: chi, df: m, residualDf, pValue: chi === null ? null : chiSquareUpperTail(chi, m) };
  }
  const statistic = chi === null ? null : chi / m;
  return { of, statistic, df: m, residualDf, pValue: statistic === null ? null : fUpperTail(statistic, m, residualDf) };
}

/** $|L^{-1} x|^2$ by a factor of Cholesky; x is written. */
export function squaredLength(factor: Float64Array, n: number, x: Float64Array): number {
  let total = 0;
  for (let i = 0; i < n; i++) {
    for (let l = 0; l < i; l++) x[i]! -= factor[i * n + l]! * x[l]!;
    x[i]! /= factor[i * n + i]!;
    total += x[i]! * x[i]!;
  }
  return total;
}
