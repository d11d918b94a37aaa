import { type Orthonormal, orthonormal } from "../numeric/index.js";
import { designOf, type Prepared } from "../regression/prepare.js";
import type { MixedFit } from "../types/index.js";
import { blocksOf } from "./blocks.js";
import { fittedLayouts } from "./fitted-layouts.js";
import type { Model } from "./model.js";
import type { Sampling } from "./sampling.js";
import { withoutDesign } from "./without-design.js";

/**
 * The model behind a fit, as it was before it was estimated.
 *
 * @param who - the function that was asked, which errors begin with
 */
export function modelBehind(who: string, fit: MixedFit): Model {
  const { method, studies, design, moderators, sampling: given } = fit;
  const { intercept, terms, columns, kept } = design;
  const values = studies.map((study) => study.values);
  const matrix = designOf(intercept, terms, columns.length, values);
  const basis: Orthonormal = orthonormal(kept.map((place) => matrix[place]!));
  const effects = studies.map(({ yi, vi, label }) => ({ yi, vi, label }));
  const prepared: Prepared = {
    ...{ effects, intercept, terms, columns, moderators, notes: [], beside: [] },
    values,
    design: matrix,
    basis,
    places: effects.map((_, i) => i),
  };
  const sampling: readonly Sampling[] =
    given?.map(({ rows: places, matrix }) => ({
      rows: Int32Array.from(places),
      matrix: Float64Array.from(matrix.flat()),
    })) ?? [];
  const smallest = effects.reduce((least, { vi }) => Math.min(least, vi), Number.POSITIVE_INFINITY);
  const unit = 2 ** Math.floor(Math.log2(smallest) / 2);
  const layouts = fittedLayouts(fit);
  const { y, theta } = withoutDesign(prepared, unit);
  const blocks = blocksOf(effects, sampling, layouts, 1 / unit);
  return { who, method, options: {}, prepared, layouts, sampling, blocks, y, theta, unit };
}
