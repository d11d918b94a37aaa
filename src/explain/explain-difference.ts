import { type EffectSettings, recompute } from "../effect/recompute.js";
import { defaultZeroCells, varianceFor } from "../measure/index.js";
import { type PoolOptions, pool, poolMethod } from "../model/index.js";
import { sum } from "../numeric/index.js";
import type {
  BareEffect,
  Compared,
  ContrastMeasure,
  Diagnostic,
  Difference,
  EffectSize,
  Fit,
  PresetName,
  SettingEffect,
  ZeroCells,
} from "../types/index.js";
import { preset, type Settings } from "./presets.js";

/** Settings with a name to call them by; what they leave out has its default. */
export type NamedSettings = Pick<Settings, "name"> & Partial<Settings>;

/**
 * Why two programs, or two settings of one, pool the same trials to different numbers: what each setting does to the estimate,
 * its standard error and interval, tau2 and I2.
 *
 * A setting acts by itself (`alone`) otherwise than after all others (`last`), so that such numbers need not add up. Those of
 * `average`, over every order in which the settings can change, do: they are Shapley's values, and exact.
 *
 * @param effects - as {@link effectSizes} returns them, one from each trial, computed anew by the settings; or bare effects,
 *   of which only the pooling is explained
 * @param from - a preset, or settings with a name
 * @param to - the same
 * @returns plain numbers on the analysis scale, and a sentence for each setting that differs; `differenceRows` makes rows of it
 * @throws {@link SynthesisError} as {@link pool} does; `NO_SUCH_PRESET`
 * @see Shapley (1953), A value for n-person games, doi:10.1515/9781400881970-018
 * @example
 * const effects = [{ yi: -0.9, vi: 0.33 }, { yi: -1.6, vi: 0.19 }, { yi: -0.2, vi: 0.05 }];
 * explainDifference(effects, "revman5", "revman2025").settings.map(({ setting }) => setting); // ["tau2", "interval", "I2"]
 */
export function explainDifference(
  effects: readonly EffectSize[] | readonly BareEffect[],
  from: PresetName | NamedSettings,
  to: PresetName | NamedSettings,
): Difference {
  const rich = isRich(effects);
  const measure = rich ? (effects[0] as EffectSize).method.measure : null;
  const [first, second] = [from, to].map((given) => choicesOf(given, measure)) as [Choices, Choices];
  const changing = keys.filter((key) => textOf(first[key]) !== textOf(second[key]));
  // What the result is when the settings of a set, one bit each, have changed.
  const results = Array.from({ length: 2 ** changing.length }, (_, set) => {
    const chosen = { ...first };
    for (const [i, key] of changing.entries()) if (set & (1 << i)) Object.assign(chosen, { [key]: second[key] });
    return fitBy(effects, chosen);
  });
  const values = results.map(comparedOf);
  const [start, end] = [0, values.length - 1];
  const moved = (before: number, after: number): Compared => subtract(values[after]!, values[before]!);
  return {
    from: { name: nameOf(from), k: results[start]!.k, ...values[start]! },
    to: { name: nameOf(to), k: results[end]!.k, ...values[end]! },
    total: moved(start, end),
    settings: changing.map((key, i): SettingEffect => {
      const bit = 1 << i;
      const effect = {
        setting: key,
        ...{ from: textOf(first[key]), to: textOf(second[key]) },
        ...{ alone: moved(start, bit), last: moved(end - bit, end) },
        average: averageOf(values, changing.length, bit),
      };
      return { ...effect, sentence: sentenceOf(effect) };
    }),
    notes: rich ? [] : aboutBare,
  };
}

/** Everything that the numbers compared depend on. */
interface Choices {
  readonly zeroCells: ZeroCells | null;
  readonly correction: EffectSettings["correction"] | null;
  readonly variance: EffectSettings["variance"] | null;
  readonly QAbout: NonNullable<PoolOptions["QAbout"]>;
  readonly tau2: NonNullable<PoolOptions["tau2"]>;
  readonly weights: NonNullable<PoolOptions["weights"]>;
  readonly interval: NonNullable<PoolOptions["interval"]>;
  readonly level: number;
  readonly I2: NonNullable<PoolOptions["I2"]>;
}

/** In the order of the computation. */
const keys = [
  ...["zeroCells", "correction", "variance", "QAbout", "tau2", "weights", "interval", "level", "I2"],
] as readonly (keyof Choices)[];

const isRich = (effects: readonly EffectSize[] | readonly BareEffect[]): effects is readonly EffectSize[] =>
  effects.length > 0 && "status" in (effects[0] as object);

const nameOf = (given: PresetName | NamedSettings): string => (typeof given === "string" ? given : given.name);

function choicesOf(given: PresetName | NamedSettings, measure: ContrastMeasure | null): Choices {
  const settings = typeof given === "string" ? preset(given, measure ?? "MD") : given;
  const { variance, correction = "exact", zeroCells = {} } = settings.effect ?? {};
  const { tau2 = "REML", weights = "model", QAbout = "pooled", I2 = "tau2" } = settings.pool ?? {};
  const { interval, level } = poolMethod(settings.pool ?? {});
  const ofEffects =
    measure === null
      ? { zeroCells: null, correction: null, variance: null }
      : {
          zeroCells: { ...defaultZeroCells, ...zeroCells },
          correction,
          variance: varianceFor(measure, variance, "explainDifference"),
        };
  return { ...ofEffects, tau2, weights, QAbout, I2, interval, level };
}

function fitBy(
  effects: readonly EffectSize[] | readonly BareEffect[],
  { zeroCells, correction, variance, ...pooling }: Choices,
): Fit {
  const computed =
    isRich(effects) && zeroCells !== null && correction && variance
      ? recompute(effects, { zeroCells, correction, variance })
      : effects;
  return pool(computed, { ...pooling, prediction: "none", tau2Interval: "none" });
}

const comparedOf = ({ estimate, stdError, confidence, tau2, I2 }: Fit): Compared => ({
  ...{ estimate, stdError, lower: confidence?.[0] ?? null, upper: confidence?.[1] ?? null, tau2, I2 },
});

/** Number by number; `null` where one is missing. */
const combined = (parts: readonly Compared[], join: (values: readonly number[]) => number): Compared => {
  const of = (key: keyof Compared): number | null => {
    const values = parts.map((part) => part[key]);
    return values.every((value) => value !== null) ? join(values as readonly number[]) : null;
  };
  return {
    ...{ estimate: of("estimate"), stdError: of("stdError"), lower: of("lower"), upper: of("upper") },
    ...{ tau2: of("tau2"), I2: of("I2") },
  };
};

const subtract = (a: Compared, b: Compared): Compared => combined([a, b], ([x = 0, y = 0]) => x - y);

/**
 * The mean of what a setting does over all orders of m settings. A set of s others stands before it in s! (m - 1 - s)! of the
 * m! orders.
 */
function averageOf(values: readonly Compared[], m: number, bit: number): Compared {
  const without = values.flatMap((_, set) => (set & bit ? [] : [set]));
  const shares = without.map((set) => 1 / (m * choose(m - 1, members(set))));
  const moves = without.map((set) => subtract(values[set | bit]!, values[set]!));
  return combined(moves, (each) => sum(each.map((value, i) => value * shares[i]!)));
}

const members = (set: number): number => (set === 0 ? 0 : (set & 1) + members(set >>> 1));

const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);

function textOf(value: Choices[keyof Choices]): string {
  if (value === null || typeof value !== "object") return String(value);
  if ("add" in value) {
    const { add, to, drop00 } = value;
    return `${to === "none" ? "nothing added" : `${add} added to ${to}`}, double zeros ${drop00 ? "dropped" : "kept"}`;
  }
  return `own (${value.join(", ")})`;
}

const signed = (value: number | null): string =>
  value === null ? "unknown" : `${value < 0 ? "" : "+"}${Number(value.toPrecision(3))}`;

const words = {
  ...{ estimate: "estimate", stdError: "standard error", lower: "lower limit", upper: "upper limit" },
  ...{ tau2: "tau2", I2: "I2" },
} satisfies Record<keyof Compared, string>;

/** What a setting moves, on average over orders; of the estimate also by itself and last. */
function sentenceOf({ setting, from, to, alone, last, average }: Omit<SettingEffect, "sentence">): string {
  const moved = (Object.keys(words) as (keyof Compared)[]).filter((key) =>
    [alone, last, average].some((each) => each[key] !== null && each[key] !== 0),
  );
  const parts = moved.map((key) => {
    const orders = key === "estimate" ? ` (${signed(alone[key])} alone, ${signed(last[key])} last)` : "";
    return `${words[key]} ${signed(average[key])}${orders}`;
  });
  return `${setting} ${to} instead of ${from}: ${parts.length === 0 ? "moves nothing here" : parts.join(", ")}`;
}

const aboutBare: readonly Diagnostic[] = [
  {
    code: "EFFECTS_AS_GIVEN",
    severity: "info",
    message: "bare effects were taken as they are: how they were computed is not part of the explanation",
  },
];
