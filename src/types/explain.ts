import type { Diagnostic } from "./diagnostic.js";

/** Programs whose defaults have a name. */
export type PresetName = "revman5" | "revman2025" | "metafor" | "meta";

/** What two results are compared in; `null` where one of them has none. */
export interface Compared {
  /** On the analysis scale, as the next five. */
  readonly estimate: number | null;
  readonly stdError: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** Of the prediction interval. */
  readonly predictionLower: number | null;
  readonly predictionUpper: number | null;
  readonly tau2: number | null;
  /** 0 to 1. */
  readonly I2: number | null;
}

/** What one setting does to the numbers, when it goes from its first value to its second. */
export interface SettingEffect {
  /** Its name; those of several, with commas between, where they only go together. */
  readonly setting: string;
  readonly from: string;
  readonly to: string;
  /** By itself, all other settings at their first values. */
  readonly alone: Compared;
  /** When all others are at their second values already. */
  readonly last: Compared;
  /** Averaged over all orders in which the settings can change (Shapley values): these add up to the whole difference. */
  readonly average: Compared;
  readonly sentence: string;
}

/** Why two settings give different numbers for the same trials. */
export interface Difference {
  readonly from: Compared & { readonly name: string; readonly k: number };
  readonly to: Compared & { readonly name: string; readonly k: number };
  /** `to` less `from`. */
  readonly total: Compared;
  /** Those that differ, in the order in which they enter the computation. */
  readonly settings: readonly SettingEffect[];
  readonly notes: readonly Diagnostic[];
}
