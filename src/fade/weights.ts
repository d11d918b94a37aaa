import { combination } from "../dependence/combination.js";
import type { FadeCurve, FadeEstimate } from "../types/index.js";
import { rowOf } from "./shapes.js";

/** Weights on all coefficients of the model whose sum is the curve at a week. */
export function weightsAt({ shape, first, model }: FadeCurve, weeks: number): readonly number[] {
  const weights = model.fit.coefficients.map(() => 0);
  rowOf(shape, weeks).forEach((value, i) => {
    weights[first + i] = value;
  });
  return weights;
}

/** Weights of a difference: of one week less `share` of another. */
export const lessShare = (one: readonly number[], share: number, other: readonly number[]): readonly number[] =>
  one.map((weight, i) => weight - share * other[i]!);

/** A weighted sum of coefficients with its robust test; where one trial alone speaks for it, with the model's. */
export function estimateOf({ model, measure, level }: FadeCurve, weights: readonly number[]): FadeEstimate {
  const { alone: _, ...estimate } = combination(model.fit, model.robust, weights, level);
  return { ...estimate, measure, level };
}
