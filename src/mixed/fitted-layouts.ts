import type { Moderator } from "../regression/moderators.js";
import type { MixedFit } from "../types/index.js";
import { columnsOfTerms, type Layout, layoutsOf } from "./layout.js";

/** What made the fit, and refused what it could not make. */
const WHO = "mixedModel";

/** The random terms of a fit over its studies, inner levels in the order of each `G`. */
export function fittedLayouts({ method, studies, random }: MixedFit): readonly Layout[] {
  const columns = columnsOfTerms(WHO, method.random).map((name): Moderator => {
    const values = studies.map((study) => study.values[name]!);
    const fitted = random.find(({ term }) => "structure" in term && term.inner === name);
    const numeric = values.every((value) => typeof value === "number");
    return { name, values, numeric, levels: fitted?.inner ?? [] };
  });
  return layoutsOf(WHO, method.random, columns);
}

/** Covariances of the places of G with the true effect of one study, by a G in units of the data. */
export function withStudy(
  { place, columns, scales }: Layout,
  G: readonly (readonly number[])[],
  at: number,
  i: number,
): number {
  if (place !== null) return G[at]![place[i]!]!;
  let value = 0;
  for (let h = 0; h < scales.length; h++) value += G[at]![h]! * scales[h]! * columns![h]![i]!;
  return value;
}

/** Covariance of the true effects of two studies by one term. */
export function shared(layout: Layout, G: readonly (readonly number[])[], i: number, j: number): number {
  const { outer, place, columns, scales } = layout;
  if (outer[i] !== outer[j]) return 0;
  if (place !== null) return G[place[i]!]![place[j]!]!;
  return scales.reduce((sum, scale, l) => sum + scale * columns![l]![i]! * withStudy(layout, G, l, j), 0);
}
