import { type EffectSettings, recompute } from "../effect/recompute.js";
import { requireEffects } from "../effect/require-effects.js";
import { SynthesisError } from "../errors.js";
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
  Tau2Method,
  ZeroCells,
} from "../types/index.js";
import { preset, type Settings } from "./presets.js";

/** Settings with a name to call them by; what they leave out has its default. */
export type NamedSettings = Pick<Settings, "name"> & Partial<Settings>;

/**
 * Why two programs, or two settings of one, pool the same trials to different numbers: what each setting does to the estimate,
 * its standard error and interval, the prediction interval, tau2 and I2.
 *
 * A setting acts by itself (`alone`) otherwise than after all others (`last`), so that such numbers need not add up. Those of
 * `average`, over every order in which the settings can change, do: they are Shapley's values, and exact.
 *
 * Some settings only go together, as `interval: "HC"` and the estimate that it was made for. Where both ends can be fitted and
 * a mixture of them cannot, the fewest that make it so count as one setting, whose joint effect is given, and a note
 * (`SETTINGS_TOGETHER`) names them.
 *
 * @param effects - as {@link effectSizes} returns them, one from each trial, computed anew by the settings; or bare effects,
 *   of which only the pooling is explained
 * @param from - a preset, or settings with a name
 * @param to - the same
 * @returns plain numbers on the analysis scale, and a sentence for each setting that differs; `differenceRows` makes rows of it
 * @throws {@link SynthesisError} as {@link pool} does by either of the two; `NO_SUCH_PRESET`; `NOT_EFFECTS`
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
  requireEffects("explainDifference", effects);
  const rich = isRich(effects);
  const measure = rich ? (effects[0] as EffectSize).method.measure : null;
  const [first, second] = [from, to].map((given) => choicesOf(given, measure)) as [Choices, Choices];
  const changing = keys.filter((key) => textOf(first[key]) !== textOf(second[key]));
  // What the result is when the settings of a set, one bit each, have changed.
  const fits = Array.from({ length: 2 ** changing.length }, (_, set) => {
    const chosen = { ...first };
    for (const [i, key] of changing.entries()) if (set & (1 << i)) Object.assign(chosen, { [key]: second[key] });
    const isEnd = set === 0 || set === 2 ** changing.length - 1;
    return isEnd ? fitBy(effects, chosen) : fitOrNull(effects, chosen);
  });
  const parts = partsOf(fits, changing.length);
  const results = Array.from({ length: 2 ** parts.length }, (_, set) => fits[settingsOf(parts, set)]!);
  const values = results.map(comparedOf);
  const [start, end] = [0, values.length - 1];
  const moved = (before: number, after: number): Compared => subtract(values[after]!, values[before]!);
  const keysOf = (part: number): readonly (keyof Choices)[] => changing.filter((_, i) => part & (1 << i));
  return {
    from: { name: nameOf(from), k: results[start]!.k, ...values[start]! },
    to: { name: nameOf(to), k: results[end]!.k, ...values[end]! },
    total: moved(start, end),
    settings: parts.map((part, i): SettingEffect => {
      const bit = 1 << i;
      const textIn = (choices: Choices): string =>
        keysOf(part)
          .map((key) => textOf(choices[key]))
          .join(", ");
      const effect = {
        setting: keysOf(part).join(", "),
        ...{ from: textIn(first), to: textIn(second) },
        ...{ alone: moved(start, bit), last: moved(end - bit, end) },
        average: averageOf(values, parts.length, bit),
      };
      return { ...effect, sentence: sentenceOf(effect) };
    }),
    notes: [...(rich ? [] : aboutBare), ...parts.map(keysOf).flatMap(aboutTogether)],
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
  readonly prediction: NonNullable<PoolOptions["prediction"]>;
  readonly level: number;
  readonly I2: NonNullable<PoolOptions["I2"]>;
}

/** In the order of the computation. */
const keys = [
  ...["zeroCells", "correction", "variance", "QAbout", "tau2", "weights", "interval", "prediction", "level", "I2"],
] as readonly (keyof Choices)[];

const isRich = (effects: readonly EffectSize[] | readonly BareEffect[]): effects is readonly EffectSize[] =>
  effects.length > 0 && "status" in (effects[0] as object);

const nameOf = (given: PresetName | NamedSettings): string => (typeof given === "string" ? given : given.name);

function choicesOf(given: PresetName | NamedSettings, measure: ContrastMeasure | null): Choices {
  const settings = typeof given === "string" ? preset(given, measure ?? "MD") : given;
  const { variance, correction = "exact", zeroCells = {} } = settings.effect ?? {};
  const method = poolMethod(settings.pool ?? {});
  const { interval, prediction, level } = method;
  // What is left out goes with the interval. A tau2 or weights of one's own were given, and are named only by the method.
  const { tau2 = method.tau2 as Tau2Method, QAbout = "pooled", I2 = "tau2" } = settings.pool ?? {};
  const { weights = method.weights === "common" ? "common" : "model" } = settings.pool ?? {};
  const ofEffects =
    measure === null
      ? { zeroCells: null, correction: null, variance: null }
      : {
          zeroCells: { ...defaultZeroCells, ...zeroCells },
          correction,
          variance: varianceFor(measure, variance, "explainDifference"),
        };
  return { ...ofEffects, tau2, weights, QAbout, I2, interval, prediction, level };
}

function fitBy(
  effects: readonly EffectSize[] | readonly BareEffect[],
  { zeroCells, correction, variance, ...pooling }: Choices,
): Fit {
  const computed =
    isRich(effects) && zeroCells !== null && correction && variance
      ? recompute(effects, { zeroCells, correction, variance })
      : effects;
  return pool(computed, { ...pooling, tau2Interval: "none" });
}

/** `null` where the settings do not go together. */
function fitOrNull(effects: readonly EffectSize[] | readonly BareEffect[], choices: Choices): Fit | null {
  try {
    return fitBy(effects, choices);
  } catch (error) {
    if (error instanceof SynthesisError) return null;
    throw error;
  }
}

/**
 * Settings that change together, one bit for each in a part: each by itself where every mixture has a fit, otherwise the fewest
 * as one without which some mixture has none. All as one leave the two ends.
 */
function partsOf(fits: readonly (Fit | null)[], m: number): readonly number[] {
  const single = Array.from({ length: m }, (_, i) => 1 << i);
  const withOne = (tied: number): readonly number[] => {
    const [first] = single.filter((bit) => tied & bit);
    return single.flatMap((bit) => (bit === first ? [tied] : tied & bit ? [] : [bit]));
  };
  const canBeFitted = (parts: readonly number[]): boolean =>
    Array.from({ length: 2 ** parts.length }, (_, set) => settingsOf(parts, set)).every((set) => fits[set] !== null);
  const ways = Array.from({ length: 2 ** m }, (_, tied) => tied).filter((tied) => members(tied) > 1);
  const fewestFirst = ways.sort((a, b) => members(a) - members(b)).map(withOne);
  return [single, ...fewestFirst].find(canBeFitted)!;
}

/** The settings, one bit each, that have changed when a set of parts has. */
const settingsOf = (parts: readonly number[], set: number): number =>
  parts.reduce((all, part, i) => (set & (1 << i) ? all | part : all), 0);

const comparedOf = ({ estimate, stdError, confidence, prediction, tau2, I2 }: Fit): Compared => ({
  ...{ estimate, stdError, lower: confidence?.[0] ?? null, upper: confidence?.[1] ?? null },
  ...{ predictionLower: prediction?.[0] ?? null, predictionUpper: prediction?.[1] ?? null, tau2, I2 },
});

/** Number by number; `null` where one is missing. */
const combined = (parts: readonly Compared[], join: (values: readonly number[]) => number): Compared => {
  const of = (key: keyof Compared): number | null => {
    const values = parts.map((part) => part[key]);
    return values.every((value) => value !== null) ? join(values as readonly number[]) : null;
  };
  return {
    ...{ estimate: of("estimate"), stdError: of("stdError"), lower: of("lower"), upper: of("upper") },
    ...{ predictionLower: of("predictionLower"), predictionUpper: of("predictionUpper") },
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
  ...{ predictionLower: "lower prediction limit", predictionUpper: "upper prediction limit" },
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

function aboutTogether(keys: readonly string[]): readonly Diagnostic[] {
  if (keys.length < 2) return [];
  return [
    {
      code: "SETTINGS_TOGETHER",
      severity: "info",
      message: `${keys.slice(0, -1).join(", ")} and ${keys.at(-1)} only go together here: some mixtures of them cannot be fitted, so that they count as one setting`,
      evidence: { settings: keys },
    },
  ];
}
