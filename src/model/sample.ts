import { log } from "../numeric/index.js";
import type { BareEffect } from "../types/index.js";
import type { MixedModel, Weighed } from "./mixed-model.js";
import { weigh } from "./weigh.js";

/**
 * Effects without moderators, as the estimators see them: centred on the most precise study, which stands first, in units
 * of a power of two near its standard error. No large numbers cancel and the results scale exactly with the data.
 */
export class Sample implements MixedModel {
  readonly p = 1;
  readonly smallestV: number;
  readonly logXX: number;

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
    /** Largest less smallest `y`. */
    readonly range: number,
    /** Sum of squares of `y` about its mean. */
    readonly spread: number,
  ) {
    this.smallestV = v[0]!;
    this.logXX = log(k);
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

  logXWX({ sumW }: Readonly<Weighed>): number {
    return log(sumW);
  }
}

/** @param effects - at least one, with finite `yi` and finite `vi` > 0 */
export function sampleOf(effects: readonly BareEffect[]): Sample {
  const k = effects.length;
  const room = new Float64Array(3 * k);
  const [y, v, w] = [room.subarray(0, k), room.subarray(k, 2 * k), room.subarray(2 * k)];
  let first = 0;
  for (let i = 0; i < k; i++) {
    const { yi, vi } = effects[i]!;
    y[i] = yi;
    v[i] = vi;
    if (vi < v[first]!) first = i;
  }
  const [centre, smallest] = [y[first]!, v[first]!];
  [y[first], v[first]] = [y[0]!, v[0]!];
  [y[0], v[0]] = [centre, smallest];
  const exponent = Math.floor(Math.log2(smallest) / 2);
  const perUnit = 2 ** -exponent;
  let [largestV, low, high, total] = [0, 0, 0, 0];
  for (let i = 0; i < k; i++) {
    const yi = (y[i]! - centre) * perUnit;
    const vi = v[i]! * perUnit * perUnit;
    y[i] = yi;
    v[i] = vi;
    total += yi;
    if (yi < low) low = yi;
    if (yi > high) high = yi;
    if (vi > largestV) largestV = vi;
  }
  const mean = total / k;
  let spread = 0;
  for (let i = 0; i < k; i++) spread += (y[i]! - mean) ** 2;
  return new Sample(k, y, v, w, first, centre, 2 ** exponent, largestV, high - low, spread);
}

/** Place in the sample of the effect that stood at i. */
export const placeOf = ({ first }: Sample, i: number): number => (i === first ? 0 : i === 0 ? first : i);
