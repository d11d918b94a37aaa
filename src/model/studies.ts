import { numbers } from "../numeric/index.js";
import type { BareEffect, ComputedEffect, Fit, FittedStudy, Measure } from "../types/index.js";
import { about } from "./interval.js";
import { withLater } from "./later.js";
import { labelOf } from "./poolable.js";
import { placeOf, type Sample } from "./sample.js";

/** The studies of a fit, from the weights that stand in the order of the sample. */
export function fittedStudies(
  used: readonly BareEffect[],
  sample: Sample,
  weights: Float64Array,
  z: number,
): readonly FittedStudy[] {
  const total = totalOf(weights);
  const studies: FittedStudy[] = [];
  for (let i = 0; i < used.length; i++) studies.push(fittedStudy(used[i]!, i, weights[placeOf(sample, i)]! / total, z));
  return studies;
}

/**
 * Gives a fit of many studies what makes them later. What they are made from is set down at once.
 *
 * @param weightsOf - makes weights in the order of the sample
 */
export function withManyStudies(
  fit: Fit,
  used: readonly BareEffect[],
  sample: Sample,
  weightsOf: () => Float64Array,
  z: number,
): Fit {
  const effects = used.slice();
  const yi = numbers(effects.length);
  for (let i = 0; i < effects.length; i++) yi[i] = effects[i]!.yi;
  // Variances stand in the sample to the last bit: they are in units of a power of two.
  const area = sample.unit * sample.unit;
  const studies = (): readonly FittedStudy[] => {
    const weights = weightsOf();
    const total = totalOf(weights);
    return effects.map((effect, i) => {
      const place = placeOf(sample, i);
      return fittedStudy(effect, i, weights[place]! / total, z, yi[i], sample.v[place]! * area);
    });
  };
  return withLater(fit, { studies });
}

function totalOf(weights: Float64Array): number {
  let total = 0;
  for (let i = 0; i < weights.length; i++) total += weights[i]!;
  return total;
}

const isComputed = (effect: BareEffect): effect is ComputedEffect => "status" in effect;

/** What the effects of one pool are. */
export const measureOf = (effect: BareEffect | undefined): Measure | null => {
  if (effect === undefined) return null;
  return isComputed(effect) ? effect.method.measure : (effect.measure ?? null);
};

/** @param z - critical value of its own Wald interval */
export function fittedStudy(
  effect: BareEffect,
  i: number,
  weight: number,
  z: number,
  yi = effect.yi,
  vi = effect.vi,
): FittedStudy {
  const confidence = about(yi, z * Math.sqrt(vi));
  const label = labelOf(effect, i);
  if (isComputed(effect)) return { label, yi, vi, confidence, weight, effect };
  const size = effect.size ?? null;
  if (size !== null) return { label, yi, vi, confidence, weight, size, effect: null };
  return { label, yi, vi, confidence, weight, effect: null };
}
