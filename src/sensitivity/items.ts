import { requireEffects } from "../effect/require-effects.js";
import { type PoolOptions, pool, type Watch } from "../model/index.js";
import { labelOf, poolable } from "../model/poolable.js";
import { doRange } from "../regression/in-parts.js";
import type { BareEffect, ComputedEffect, EffectSize, Fit, PersonTime, TwoByTwo } from "../types/index.js";

/** What can be pooled, by inverse variances or from its tables. */
export type Poolables = readonly EffectSize[] | readonly BareEffect[] | readonly TwoByTwo[] | readonly PersonTime[];

/** How the studies are pooled, again and again. */
export interface RefitOptions<T extends Poolables> extends PoolOptions {
  /**
   * What pools: `mantelHaenszel` or `peto`, or a function of one's own that ends in a fit; {@link pool} with these options by
   * default.
   */
  readonly pool?: (input: T) => Fit;
  /** Told now and then how many refits are done. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Looked at before each refit. */
  readonly signal?: AbortSignal;
}

/** Something that can be left out or added. */
export interface Item {
  readonly label: string;
  /** `null` for bare studies, each of which is a trial. */
  readonly trial: string | null;
  /** Place in the input. */
  readonly place: number;
  readonly value: EffectSize | BareEffect | TwoByTwo | PersonTime;
}

/** Studies, and what pools any of them. */
export interface Refittable {
  readonly items: readonly Item[];
  readonly refit: (items: readonly Item[]) => Fit;
}

/**
 * Studies with their names, those that are not pooled left out, and a function that pools some of them.
 *
 * @throws {@link SynthesisError} `NOT_EFFECTS`
 */
export function refittable<T extends Poolables>(who: string, input: T, options: RefitOptions<T>): Refittable {
  requireEffects(who, input);
  const { pool: own, onProgress, signal, ...poolOptions } = options;
  const items = itemsOf(input);
  if (own !== undefined) {
    return { items, refit: (some) => own(some.map(({ value }) => value) as unknown as T) };
  }
  const places = new Map(items.map((item) => [item.value as object, item]));
  const { effects } = poolable("pool", input as readonly EffectSize[], poolOptions);
  const used = effects.map((effect, i): Item => {
    const item = effects.length === items.length ? items[i]! : places.get(effect)!;
    return isComputed(effect) ? item : { ...item, value: { ...effect, label: item.label } };
  });
  const rank = new Map(used.map((item, i) => [item, i]));
  const { weights, QAbout } = options;
  // What belongs together was settled above; of some of them nothing is looked at but numbers.
  const numbers = new Map(used.map((item, i) => [item, numbersOf(effects[i]!)]));
  const refit = (some: readonly Item[]): Fit => {
    const all = some.length === used.length;
    const values = some.map((item) => (all || QAbout !== undefined ? item.value : numbers.get(item)!));
    return pool(values as readonly BareEffect[], {
      ...poolOptions,
      tau2Interval: all ? (poolOptions.tau2Interval ?? "none") : "none",
      ...(typeof weights === "object" ? { weights: some.map((item) => weights[rank.get(item)!]!) } : {}),
    });
  };
  return { items: used, refit };
}

const numbersOf = ({ yi, vi }: BareEffect): BareEffect => ({ yi, vi });

const isComputed = (effect: BareEffect): effect is ComputedEffect => "status" in effect;

const itemsOf = (input: Poolables): readonly Item[] =>
  input.map((value, place) => {
    const label = "label" in value && value.label !== undefined ? value.label : labelOf({} as BareEffect, place);
    return { label, trial: "contrast" in value ? value.contrast.trial : null, place, value };
  });

/** Does a piece of work for each place, and tells the caller how far it is. */
export function each<R>(who: string, total: number, watch: Watch, work: (i: number) => R): R[] {
  const results: R[] = [];
  doRange(who, { from: 0, to: total }, watch, 1, (i) => {
    results.push(work(i));
  });
  return results;
}
