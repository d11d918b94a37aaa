import type { BareEffect, ComputedEffect, Fit, FittedStudy, Measure } from "../types/index.js";
import { about } from "./interval.js";
import { labelOf } from "./poolable.js";
import { placeOf, type Sample } from "./sample.js";

/** From so many studies on they are made when they are first looked at. */
export const MANY = 1000;

/**
 * The studies of a fit, from the weights that stand in the order of the sample. Many are made when somebody looks, as that
 * takes ten times the time of all the rest; what they are made from is set down at once.
 */
export function fittedStudies(
  used: readonly BareEffect[],
  sample: Sample,
  weights: Float64Array,
  z: number,
): () => readonly FittedStudy[] {
  const k = used.length;
  let total = 0;
  for (let i = 0; i < k; i++) total += weights[i]!;
  if (k < MANY) {
    const studies = used.map((effect, i) => fittedStudy(effect, i, weights[placeOf(sample, i)]! / total, z));
    return () => studies;
  }
  const [effects, shares] = [used.slice(), weights.slice()];
  const [yi, vi] = [new Float64Array(k), new Float64Array(k)];
  for (let i = 0; i < k; i++) {
    const effect = used[i]!;
    yi[i] = effect.yi;
    vi[i] = effect.vi;
  }
  let studies: readonly FittedStudy[] | null = null;
  return () => {
    studies ??= effects.map((effect, i) =>
      fittedStudy(effect, i, shares[placeOf(sample, i)]! / total, z, yi[i], vi[i]),
    );
    return studies;
  };
}

/** Gives a fit of many studies what they are made by. */
export const withStudies = (fit: Fit, studies: () => readonly FittedStudy[]): Fit =>
  Object.defineProperty(fit, "studies", { enumerable: true, configurable: true, get: studies });

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
