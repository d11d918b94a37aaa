import { log, numbers } from "../numeric/index.js";
import type { BareEffect } from "../types/index.js";
import type { MixedModel, Weighed } from "./mixed-model.js";
import { weigh, weighQ } from "./weigh.js";

/**
 * Effects without moderators, as the estimators see them: centred on the most precise study, which stands first, in units
 * of a power of two near its standard error. No large numbers cancel and the results scale exactly with the data.
 */
export class Sample implements MixedModel {
  readonly p = 1;
  readonly smallestV: number;

  constructor(
    readonly k: number,
    readonly y: Float64Array,
    readonly v: Float64Array,
    /** Weights of the last {@link weigh}. */
    readonly w: Float64Array,
    /** Where the first study stood: these two changed places. */
    readonly first: number,
    readonly centre: number,
    readonly unit: number,
    readonly largestV: number,
    /** Sum of squares of `y` about its mean. */
    readonly spread: number,
  ) {
    this.smallestV = v[0]!;
  }

  get logXX(): number {
    return log(this.k);
  }

  get total(): number {
    return this.spread;
  }

  get columns(): readonly Float64Array[] {
    return [new Float64Array(this.k).fill(1)];
  }

  weigh(tau2: number, at: Weighed): Weighed {
    return weigh(this, tau2, at);
  }

  weighQ(tau2: number, at: Weighed): Weighed {
    return weighQ(this, tau2, at);
  }

  logXWX({ sumW }: Readonly<Weighed>): number {
    return log(sumW);
  }
}

/** @param effects - at least one, with finite `yi` and finite `vi` > 0 */
export function sampleOf(effects: readonly BareEffect[]): Sample {
  const k = effects.length;
  const y = numbers(k);
  const v = numbers(k);
  for (let i = 0; i < k; i++) {
    const { yi, vi } = effects[i]!;
    y[i] = yi;
    v[i] = vi;
  }
  return sampleIn(y, v, numbers(k));
}

/**
 * A sample in the room that is given, which holds effects and variances in the caller's order and units.
 *
 * @param w - room for the weights
 */
export function sampleIn(y: Float64Array, v: Float64Array, w: Float64Array): Sample {
  const k = y.length;
  let first = 0;
  let smallest = v[0]!;
  for (let i = 1; i < k; i++) {
    if (v[i]! >= smallest) continue;
    first = i;
    smallest = v[i]!;
  }
  const centre = y[first]!;
  y[first] = y[0]!;
  v[first] = v[0]!;
  y[0] = centre;
  v[0] = smallest;
  const perUnit = 2 ** -Math.floor(Math.log2(smallest) / 2);
  let largestV = 0;
  let total = 0;
  for (let i = 0; i < k; i++) {
    const yi = (y[i]! - centre) * perUnit;
    const vi = v[i]! * perUnit * perUnit;
    y[i] = yi;
    v[i] = vi;
    total += yi;
    if (vi > largestV) largestV = vi;
  }
  const mean = total / k;
  let spread = 0;
  for (let i = 0; i < k; i++) spread += (y[i]! - mean) ** 2;
  return new Sample(k, y, v, w, first, centre, 1 / perUnit, largestV, spread);
}

/** Place in the sample of the effect that stood at i. */
export const placeOf = ({ first }: Sample, i: number): number => (i === first ? 0 : i === 0 ? first : i);
