import { SynthesisError } from "../errors.js";
import { normalQuantile, remembered, tQuantile } from "../numeric/index.js";
import type { Tau2Method } from "../types/index.js";
import { weighed } from "./mixed-model.js";
import { methodNames } from "./options.js";
import { sampleIn } from "./sample.js";
import { tau2Estimators } from "./tau2.js";

/** Sets of effects one after the other. */
export interface EffectSets {
  /** Effects of all sets. */
  readonly yi: Float64Array;
  /** Their sampling variances, above 0. */
  readonly vi: Float64Array;
  /** How many effects a set has, at least 2: one number for all, or one for each set. */
  readonly k: number | Int32Array;
}

/** How sets are pooled, and which of them. */
export interface PoolManyOptions {
  /** `REML` by default. */
  readonly tau2?: Exclude<Tau2Method, "fixed">;
  /** `HKSJ` by default. */
  readonly interval?: "z" | "t" | "HKSJ" | "HKSJ-adhoc";
  /** 0.95 by default. */
  readonly level?: number;
  /** The first set, from 0, and the one after the last: all by default. Results of ranges join to those of all. */
  readonly from?: number;
  readonly to?: number;
  /** Told every few thousand sets how many of the range are done. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Asked as often; the work then ends by throwing what the signal gives as its reason. */
  readonly signal?: AbortSignal;
}

/** One number for each set of the range, in order. */
export interface PooledSets {
  readonly estimate: Float64Array;
  readonly stdError: Float64Array;
  readonly tau2: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** 1 where the search for tau2 settled, else 0. */
  readonly converged: Uint8Array;
}

/** Sets between two looks at the signal. */
const STRIDE = 4096;

/**
 * Pools very many small sets of effects, as simulations do: the numbers of {@link pool} without its checks of what belongs
 * together, its notes and its records; a million sets of ten take seconds. What has no number, as a set with a variance
 * that is none, is `NaN` in every column.
 *
 * @param sets - flat arrays
 * @param options - estimator, interval, level, the range of sets, progress and a signal that ends the work
 * @throws {@link SynthesisError} `BAD_OPTION`
 * @example
 * const sets = { yi: Float64Array.of(0.2, 0.5, 1.4, 0.1, 0.1, 0.1), vi: new Float64Array(6).fill(0.1), k: 3 };
 * Array.from(poolMany(sets).tau2, (tau2) => tau2.toFixed(3)); // ["0.290", "0.000"]
 */
export function poolMany(sets: EffectSets, options: PoolManyOptions = {}): PooledSets {
  const { tau2 = "REML", interval = "HKSJ", level = 0.95, onProgress, signal } = options;
  require("tau2", methodNames.tau2.includes(tau2), tau2);
  require("interval", ["z", "t", "HKSJ", "HKSJ-adhoc"].includes(interval), interval);
  require("level", level > 0 && level < 1, level);
  const starts = startsOf(sets);
  const { from = 0, to = starts.length - 1 } = options;
  require("from and to", from >= 0 && from <= to && to <= starts.length - 1, `${from} and ${to}`);

  const total = to - from;
  const columns = Array.from({ length: 5 }, () => new Float64Array(total));
  const [estimate, stdError, tau2s, lower, upper] = columns as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const converged = new Uint8Array(total);
  const estimator = tau2Estimators[tau2];
  const critical = criticalValue(interval, level);
  const [common, at] = [weighed(), weighed()];
  let room = roomFor(2);
  for (let set = 0; set < total; set++) {
    if (set % STRIDE === 0) {
      signal?.throwIfAborted();
      if (set > 0) onProgress?.(set, total);
    }
    const start = starts[from + set]!;
    const k = starts[from + set + 1]! - start;
    if (room.y.length !== k) room = roomFor(k);
    const { y, v, w } = room;
    let sound = true;
    for (let i = 0; i < k; i++) {
      const effect = sets.yi[start + i]!;
      const variance = sets.vi[start + i]!;
      sound &&= Number.isFinite(effect) && variance > 0 && variance < Number.POSITIVE_INFINITY;
      y[i] = effect;
      v[i] = variance;
    }
    if (!sound) {
      for (const column of columns) column[set] = Number.NaN;
      continue;
    }
    const sample = sampleIn(y, v, w);
    sample.weigh(0, common);
    const found = estimator(sample, common, at);
    const { unit } = sample;
    const factor = interval.startsWith("HKSJ") ? at.Q / (k - 1) : 1;
    const error = unit * Math.sqrt((interval === "HKSJ-adhoc" ? Math.max(1, factor) : factor) / at.sumW);
    const mean = sample.centre + at.mean * unit;
    const half = critical(k) * error;
    estimate[set] = mean;
    stdError[set] = error;
    tau2s[set] = found.tau2 * unit * unit;
    lower[set] = mean - half;
    upper[set] = mean + half;
    converged[set] = Number(found.converged);
  }
  onProgress?.(total, total);
  return { estimate, stdError, tau2: tau2s, lower, upper, converged };
}

/** Room for one set, used again for the next. */
const roomFor = (k: number) => ({ y: new Float64Array(k), v: new Float64Array(k), w: new Float64Array(k) });

const lowerQuantile = remembered(tQuantile);

function criticalValue(interval: string, level: number): (k: number) => number {
  const tail = (1 - level) / 2;
  const z = -normalQuantile(tail);
  return interval === "z" ? () => z : (k) => -lowerQuantile(tail, k - 1);
}

/** Where each set begins, and where the last one ends. */
function startsOf({ yi, vi, k }: EffectSets): Float64Array {
  const count = typeof k === "number" ? Math.floor(yi.length / k) : k.length;
  const starts = new Float64Array(count + 1);
  for (let set = 0; set < count; set++) {
    const size = typeof k === "number" ? k : k[set]!;
    require("k", Number.isInteger(size) && size >= 2, size);
    starts[set + 1] = starts[set]! + size;
  }
  const end = starts[count]!;
  if (yi.length === end && vi.length === end) return starts;
  throw new SynthesisError(
    "BAD_OPTION",
    `poolMany: yi and vi need ${end} numbers for ${count} sets, got ${yi.length} and ${vi.length}`,
  );
}

const needs = {
  tau2: "a method that pool knows",
  interval: "one of z, t, HKSJ, HKSJ-adhoc",
  level: "a number between 0 and 1",
  k: "whole numbers of at least 2",
  "from and to": "a range of the sets",
} as const;

function require(name: keyof typeof needs, holds: boolean, got: string | number): void {
  if (!holds) throw new SynthesisError("BAD_OPTION", `poolMany: ${name} needs ${needs[name]}, got ${got}`);
}
