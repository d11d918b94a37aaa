import type { BareEffect, ComputedEffect, FittedStudy, Measure } from "../types/index.js";
import { about } from "./interval.js";
import { labelOf } from "./poolable.js";
import { placeOf, type Sample } from "./sample.js";

/** The studies of a fit with their weights, which stand in the order of the sample. */
export function fittedStudies(
  used: readonly BareEffect[],
  sample: Sample,
  weights: Float64Array,
  z: number,
): readonly FittedStudy[] {
  let total = 0;
  for (let i = 0; i < weights.length; i++) total += weights[i]!;
  return used.map((effect, i) => fittedStudy(effect, i, weights[placeOf(sample, i)]! / total, z));
}

const isComputed = (effect: BareEffect): effect is ComputedEffect => "status" in effect;

/** What the effects of one pool are. */
export const measureOf = (effect: BareEffect | undefined): Measure | null => {
  if (effect === undefined) return null;
  return isComputed(effect) ? effect.method.measure : (effect.measure ?? null);
};

/** @param z - critical value of its own Wald interval */
export const fittedStudy = (effect: BareEffect, i: number, weight: number, z: number): FittedStudy => ({
  label: labelOf(effect, i),
  yi: effect.yi,
  vi: effect.vi,
  confidence: about(effect.yi, z * Math.sqrt(effect.vi)),
  weight,
  ...(isComputed(effect) || (effect.size ?? null) === null ? {} : { size: effect.size as number }),
  effect: isComputed(effect) ? effect : null,
});
