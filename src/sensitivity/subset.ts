import type { MixedModel, Weighed } from "../model/mixed-model.js";
import { weigh, weighQ } from "../model/weigh.js";
import { log } from "../numeric/index.js";
import type { BareEffect } from "../types/index.js";

/**
 * Some of the effects as the estimators see them, again and again in the same room: what {@link Sample} is to one set of
 * effects. Effects stand in the order of their variances, so that the most precise of any subset is the first to be met.
 */
export class Subset implements MixedModel {
  k = 0;
  readonly p = 1;
  y: Float64Array;
  v: Float64Array;
  w: Float64Array;
  readonly unit: number;
  smallestV = Number.NaN;
  largestV = Number.NaN;
  spread = Number.NaN;
  /** Where the most precise effect stood. */
  centre = Number.NaN;

  private readonly sortedY: Float64Array;
  private readonly sortedV: Float64Array;
  private readonly word: Int32Array;
  private readonly bit: Int32Array;
  /** Rooms of every length. */
  private readonly rooms: readonly (readonly [Float64Array, Float64Array, Float64Array])[];

  /** @param bits - studies to a word of a subset */
  constructor(effects: readonly BareEffect[], bits: number) {
    const order = effects.map((_, i) => i).sort((i, j) => effects[i]!.vi - effects[j]!.vi);
    const n = order.length;
    this.unit = 2 ** Math.floor(Math.log2(effects[order[0] ?? 0]?.vi ?? 1) / 2);
    this.sortedY = Float64Array.from(order, (i) => effects[i]!.yi);
    this.sortedV = Float64Array.from(order, (i) => effects[i]!.vi / this.unit / this.unit);
    this.word = Int32Array.from(order, (i) => Math.floor(i / bits));
    this.bit = Int32Array.from(order, (i) => i % bits);
    const [y, v, w] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)];
    this.rooms = Array.from(
      { length: n + 1 },
      (_, k) => [y.subarray(0, k), v.subarray(0, k), w.subarray(0, k)] as const,
    );
    [this.y, this.v, this.w] = [y, v, w];
  }

  /** Takes the effects whose bits are set, at least one. */
  take(words: Int32Array): void {
    const { sortedY, sortedV, word, bit } = this;
    const [y, v] = this.rooms[sortedY.length]!;
    const perUnit = 1 / this.unit;
    let k = 0;
    let total = 0;
    let centre = 0;
    for (let i = 0; i < sortedY.length; i++) {
      if (((words[word[i]!]! >> bit[i]!) & 1) === 0) continue;
      if (k === 0) centre = sortedY[i]!;
      const yi = (sortedY[i]! - centre) * perUnit;
      y[k] = yi;
      v[k] = sortedV[i]!;
      total += yi;
      k++;
    }
    const mean = total / k;
    let spread = 0;
    for (let i = 0; i < k; i++) spread += (y[i]! - mean) * (y[i]! - mean);
    this.k = k;
    this.centre = centre;
    this.spread = spread;
    this.smallestV = v[0]!;
    this.largestV = v[k - 1]!;
    const room = this.rooms[k]!;
    this.y = room[0];
    this.v = room[1];
    this.w = room[2];
  }

  get total(): number {
    return this.spread;
  }

  get logXX(): number {
    return log(this.k);
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
