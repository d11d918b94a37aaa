import { orthonormal } from "../numeric/index.js";
import type { Prepared } from "../regression/prepare.js";
import { entriesOf } from "../regression/terms.js";
import { blocksOf } from "./blocks.js";
import type { Layout } from "./layout.js";
import type { Model } from "./model.js";
import type { Sampling } from "./sampling.js";
import { withoutDesign } from "./without-design.js";

/**
 * A model without some of its effects: with the terms, inner levels and units that it has with all, so that parameters mean
 * the same.
 *
 * @returns `null` where a coefficient rests on what is left out
 */
export function withoutRows(model: Model, gone: ReadonlySet<number>): Model | null {
  const { prepared, layouts: all, unit } = model;
  const kept = prepared.effects.flatMap((_, i) => (gone.has(i) ? [] : [i]));
  const basis = basisOf(prepared, kept);
  if (kept.length <= basis.q.length || basis.q.length < prepared.basis.q.length) return null;
  const rest: Prepared = {
    ...prepared,
    effects: kept.map((i) => prepared.effects[i]!),
    values: kept.map((i) => prepared.values[i]!),
    places: kept.map((i) => prepared.places[i]!),
    beside: prepared.beside.map((each) => ({ ...each, values: kept.map((i) => each.values[i]!) })),
    basis,
    notes: [],
  };
  const layouts = all.map((layout) => layoutAt(layout, kept));
  const sampling = samplingAt(model.sampling, kept);
  const blocks = blocksOf(rest.effects, sampling, layouts, 1 / unit);
  return { ...model, prepared: rest, layouts, sampling, blocks, ...withoutDesign(rest, unit) };
}

/** The columns that were fitted with all effects. */
function basisOf({ intercept, terms, values, basis }: Prepared, kept: readonly number[]): Prepared["basis"] {
  const rows = kept.map((i) => [...(intercept ? [1] : []), ...terms.flatMap((term) => entriesOf(term, values[i]!))]);
  const found = orthonormal(basis.kept.map((place) => Float64Array.from(rows, (row) => row[place]!)));
  return { ...found, kept: found.kept.map((place) => basis.kept[place]!), dropped: basis.dropped };
}

function layoutAt(layout: Layout, kept: readonly number[]): Layout {
  const { outer, outerLevels, place, columns } = layout;
  const numbers = new Map<number, number>();
  const renumbered = Int32Array.from(kept, (i) => {
    const level = outer[i]!;
    if (!numbers.has(level)) numbers.set(level, numbers.size);
    return numbers.get(level)!;
  });
  return {
    ...layout,
    outer: renumbered,
    outerLevels: [...numbers.keys()].map((level) => outerLevels[level]!),
    place: place === null ? null : Int32Array.from(kept, (i) => place[i]!),
    columns: columns === null ? null : columns.map((column) => Float64Array.from(kept, (i) => column[i]!)),
  };
}

function samplingAt(sampling: readonly Sampling[], kept: readonly number[]): readonly Sampling[] {
  const now = new Map(kept.map((i, at) => [i, at]));
  return sampling.flatMap(({ rows, matrix }) => {
    const n = rows.length;
    const here = Array.from(rows, (_, a) => a).filter((a) => now.has(rows[a]!));
    if (here.length === 0) return [];
    return [
      {
        rows: Int32Array.from(here, (a) => now.get(rows[a]!)!),
        matrix: Float64Array.from(here.flatMap((a) => here.map((b) => matrix[a * n + b]!))),
      },
    ];
  });
}
