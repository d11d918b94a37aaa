import type { EffectSettings } from "../effect/recompute.js";
import { SynthesisError } from "../errors.js";
import { defaultZeroCells, variancesOf } from "../measure/index.js";
import type { PoolOptions } from "../model/index.js";
import type { ContrastMeasure, PresetName } from "../types/index.js";

/** How effects are computed and pooled: what goes into {@link effectSizes} and into {@link pool}. */
export interface Settings {
  readonly name: string;
  readonly effect: EffectSettings;
  readonly pool: Pick<PoolOptions, "tau2" | "interval" | "prediction" | "weights" | "I2" | "QAbout" | "level">;
}

interface Preset {
  readonly pool: Settings["pool"];
  /** For effects that were computed from events. */
  readonly events?: Settings["pool"];
  readonly SMD?: EffectSettings;
  /** For odds and risk ratios. */
  readonly ratio?: EffectSettings;
  readonly RD?: EffectSettings;
}

/** Trials without events, or with nothing else, in both arms say nothing of a ratio and are left out. */
const withoutDoubleZeros: EffectSettings = { zeroCells: { ...defaultZeroCells, drop00: true } };

const revmanEffects = {
  SMD: { variance: "RevMan5", correction: "approximate" },
  ratio: withoutDoubleZeros,
  // A risk difference is corrected by RevMan only where its variance would be 0, which here means no effect.
  RD: { zeroCells: { ...defaultZeroCells, to: "none" } },
} satisfies Partial<Preset>;

const presets: Readonly<Record<PresetName, Preset>> = {
  revman5: {
    ...revmanEffects,
    pool: { tau2: "DL", interval: "z", prediction: "k-2", I2: "Q" },
    events: { QAbout: "Mantel-Haenszel" },
  },
  revman2025: { ...revmanEffects, pool: { tau2: "REML", interval: "HKSJ", prediction: "k-2", I2: "tau2" } },
  metafor: { pool: { tau2: "REML", interval: "z", prediction: "z", I2: "tau2" } },
  meta: {
    SMD: { variance: "UB" },
    ratio: withoutDoubleZeros,
    pool: { tau2: "REML", interval: "z", prediction: "k-1", I2: "Q" },
  },
};

/** The names of {@link preset}. */
export const presetNames = ["revman5", "revman2025", "metafor", "meta"] as const satisfies readonly PresetName[];

/**
 * The settings with which another program would have computed the random-effects model of a measure by default:
 * `revman5` (Review Manager 5), `revman2025` (what Cochrane introduced in January 2025), `metafor` and `meta` (the packages
 * for R, 5.0 and 8.4). The common-effect model of RevMan and of meta pools events by {@link mantelHaenszel}.
 *
 * Not reproduced: meta adds one half to events and sizes of a risk ratio where a cell is 0, and takes a risk difference and its
 * variance from different tables then.
 *
 * @param name - of the program
 * @param measure - of the effects
 * @returns complete settings as plain values, to be spread into the options of {@link effectSizes} and of {@link pool} or
 *   {@link poolStrata}; a plan takes `preset` by its name
 * @throws {@link SynthesisError} `NO_SUCH_PRESET`
 * @see Deeks & Higgins (2010), Statistical algorithms in Review Manager 5; Cochrane Methods (2025), Random-effects methods,
 *   methods.cochrane.org; Viechtbauer (2010), doi:10.18637/jss.v036.i03; Balduzzi, Rücker & Schwarzer (2019),
 *   doi:10.1136/ebmental-2019-300117
 * @example
 * preset("revman5", "SMD").effect.variance; // "RevMan5"
 */
export function preset(name: PresetName, measure: ContrastMeasure): Settings {
  if (!Object.hasOwn(presets, name)) {
    throw new SynthesisError("NO_SUCH_PRESET", `preset: there is none called ${JSON.stringify(name)}`, {
      remedy: `there are ${presetNames.join(", ")}`,
    });
  }
  const { pool, events = {}, SMD = {}, ratio = {}, RD = {} } = presets[name];
  const isRatio = measure === "OR" || measure === "RR";
  return {
    name,
    effect: {
      ...{ variance: variancesOf(measure)[0] ?? "LS", correction: "exact", zeroCells: defaultZeroCells },
      ...(measure === "SMD" ? SMD : isRatio ? ratio : measure === "RD" ? RD : {}),
    },
    pool: { QAbout: "pooled", ...pool, ...(isRatio || measure === "RD" ? events : {}) },
  };
}
