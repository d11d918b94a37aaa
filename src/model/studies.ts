import type { BareEffect, ComputedEffect, FittedStudy } from "../types/index.js";
import { about } from "./interval.js";
import type { Weighed } from "./mixed-model.js";
import { labelOf } from "./poolable.js";
import { placeOf, type Sample } from "./sample.js";

/** The studies of a fit with the weights that the sample has at the moment. */
export const fittedStudies = (
  used: readonly BareEffect[],
  sample: Sample,
  { sumW }: Readonly<Weighed>,
  z: number,
): readonly FittedStudy[] => used.map((effect, i) => fittedStudy(effect, i, sample.w[placeOf(sample, i)]! / sumW, z));

/** @param z - critical value of its own Wald interval */
export const fittedStudy = (effect: BareEffect, i: number, weight: number, z: number): FittedStudy => ({
  label: labelOf(effect, i),
  yi: effect.yi,
  vi: effect.vi,
  confidence: about(effect.yi, z * Math.sqrt(effect.vi)),
  weight,
  effect: "status" in effect ? (effect as ComputedEffect) : null,
});
