import type { Interval } from "./contrast.js";
import type { Diagnostic } from "./diagnostic.js";
import type { PooledMeasure } from "./fit.js";
import type { About } from "./sensitivity.js";

/** A value of a dimension as a table holds it: numbers, words, yes and no as they are, everything else by its name. */
export type SweepValue = string | number | boolean | null;

/** One value of each dimension, or of some of them. */
export type SweepSetting = Readonly<Record<string, SweepValue>>;

/** What is varied. */
export interface SweepDimension {
  readonly name: string;
  /** In the order given; the first is that of the reference setting. */
  readonly values: readonly SweepValue[];
  /** How close tipping points are sought, in its own units; `null` where values are no numbers, or there is one alone. */
  readonly tolerance: number | null;
}

/** What an analysis answers at one setting. */
export interface SweepRow {
  readonly setting: SweepSetting;
  readonly estimate: number | null;
  readonly confidence: Interval | null;
  readonly pValue: number | null;
  /** Whether 4 degrees of freedom or more, and more than one trial, stand behind it; `null` where the answer does not say. */
  readonly reliable: boolean | null;
  /** By default `below`, `above` or `crosses`: where the interval lies to no effect. */
  readonly conclusion: string | null;
  /** Why there is no conclusion. */
  readonly reason: Diagnostic | null;
}

/** A conclusion, and how many settings lead to it. */
export interface SweepConclusion {
  readonly conclusion: string;
  /** Of all settings, also those that give no answer, 0 to 1. */
  readonly share: number;
  /** Places of its settings among the rows. */
  readonly rows: readonly number[];
}

/** A value on one side of a tipping point. */
export interface TippingSide {
  readonly value: SweepValue;
  readonly conclusion: string;
  /** As in the rows. */
  readonly reliable: boolean | null;
}

/** Where the conclusion changes along one dimension, all others held. */
export interface TippingPoint {
  readonly dimension: string;
  /** The values of all other dimensions. */
  readonly held: SweepSetting;
  /** Whether these are those of the reference setting. */
  readonly atReference: boolean;
  /** The two neighbouring values between which it changes: numbers from low to high, others in the order given. */
  readonly from: TippingSide;
  readonly to: TippingSide;
  /** Of numbers, half-way between the two; `null` for values that are none, and where a value between gave no conclusion. */
  readonly at: number | null;
  /** Whether the analysis gave no conclusion at a value between the two: then nothing is known of what happens there. */
  readonly unanswered: boolean;
}

/** An analysis at every setting of a grid. */
export interface Sweep {
  readonly dimensions: readonly SweepDimension[];
  /** One for each setting, the last dimension changing fastest; the first is the reference. */
  readonly rows: readonly SweepRow[];
  /** From the lowest to the highest estimate, and the places of their settings among the rows. */
  readonly range: { readonly estimate: Interval; readonly lowest: number; readonly highest: number };
  /** The lowest and the highest limit of any interval; `null` where there is none. */
  readonly limits: Interval | null;
  /** The most common first. */
  readonly conclusions: readonly SweepConclusion[];
  /** By code, why settings have no conclusion, and the places of these among the rows. */
  readonly failures: readonly { readonly code: string; readonly message: string; readonly rows: readonly number[] }[];
  readonly tippingPoints: readonly TippingPoint[];
  /** How often the analysis was run: the grid, and what it took to find the tipping points. */
  readonly runs: number;
  /** What conclusions are drawn against, on the analysis scale. */
  readonly noEffect: number;
  /** Whether conclusions are the default ones. */
  readonly ownConclusions: boolean;
  /** That of all settings; `null` where it is not known, or not the same. */
  readonly measure: PooledMeasure | null;
  /** Of the intervals, 0 to 1; `null` where it is not known, or not the same. */
  readonly level: number | null;
  readonly about: About | null;
  readonly notes: readonly Diagnostic[];
}
