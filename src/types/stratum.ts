import type { Control, Design, Outcome, WindowSet } from "./codebook.js";
import type { Direction, Origin } from "./contrast.js";
import type { Dependence } from "./covariance.js";
import type { Diagnostic } from "./diagnostic.js";
import type { ComputedEffect, EffectMethod, EffectSize } from "./effect.js";

/** By which rule a trial that was measured several times within a window gives one effect. */
export type TimepointRule = "closest" | "latest" | "earliest" | "aggregate" | AggregateRule;

/**
 * The mean of a trial's visits within a window, by what is assumed of the people who were measured; `aggregate` alone
 * where the codebook states it.
 */
export interface AggregateRule extends Dependence {
  readonly rule: "aggregate";
}

/** What is done when contrasts of one stratum share an arm. */
export type SharedArms =
  | "combine"
  | "split"
  | { readonly choose: "treatmentArm" | "comparatorArm"; readonly order: readonly string[] };

/** By what a set of effects was divided, and how one effect per trial was found. */
export interface StratifyMethod {
  readonly by: readonly string[];
  /** The windows used; `reported` for those that the source names; `null` when `window` is not a facet. */
  readonly windows: WindowSet | "reported" | null;
  /** From where weeks were counted when windows were found. */
  readonly weeksFrom: Origin | "as-reported";
  readonly timepoint: TimepointRule;
  readonly sharedArms: SharedArms;
  readonly includeDoubtful: boolean;
}

/** A facet of a grid and its values in order of display. */
export interface Facet {
  readonly name: string;
  readonly label: string;
  readonly values: readonly string[];
}

/** An effect that a rule did not choose, and which one it chose instead. */
export interface PassedOver {
  readonly effect: ComputedEffect;
  readonly rule: "outcome hierarchy" | "time point" | "shared arms" | "doubtful";
  readonly reason: string;
}

/** A trial that belongs to a stratum and gives it no number. */
export interface WithoutNumbers {
  readonly trial: string;
  readonly direction: Direction;
  readonly rows: readonly number[];
}

/** One cell: the effects, one per trial, that may be pooled together, and all that stands beside them. */
export interface Stratum {
  /** The value of each facet, and always the outcome domain. */
  readonly key: Readonly<Record<string, string>>;
  readonly domain: string;
  readonly control: Control | null;
  readonly effects: readonly ComputedEffect[];
  readonly doubtful: readonly ComputedEffect[];
  readonly passedOver: readonly PassedOver[];
  readonly withoutNumbers: readonly WithoutNumbers[];
  readonly notes: readonly Diagnostic[];
}

/** Two values of the window facet and the trials that stand in either or both. */
export interface Overlap {
  readonly control: string | null;
  /** The values of all facets other than the window. */
  readonly key: Readonly<Record<string, string>>;
  readonly windows: readonly [string, string];
  readonly both: readonly string[];
  readonly onlyFirst: readonly string[];
  readonly onlySecond: readonly string[];
}

/** Strata with the axes of their grid. Empty cells are kept: that there is no trial is an answer. */
export interface Strata {
  readonly method: StratifyMethod;
  readonly effectMethod: EffectMethod;
  /** The outcomes that the effects speak of. */
  readonly outcomes: readonly Outcome[];
  readonly synthetic: boolean;
  /** `overview` if any row is of one, else `uncontrolled` if any is, else `controlled`. */
  readonly design: Design;
  readonly datasets: readonly string[];
  readonly facets: readonly Facet[];
  readonly strata: readonly Stratum[];
  /** Effects that stand in no cell, and why: no week, an origin that cannot be converted, a gap between windows. */
  readonly unplaced: readonly { readonly effect: EffectSize; readonly code: string; readonly reason: string }[];
  readonly overlaps: readonly Overlap[];
  readonly notes: readonly Diagnostic[];
}
