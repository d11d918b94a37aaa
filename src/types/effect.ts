import type { ScaleRange } from "./codebook.js";
import type { Contrast } from "./contrast.js";
import type { ContrastMeasure, VarianceForm } from "./measure.js";

/** Whose standard deviation divides a mean difference: each visit's own, that of the trial's baseline rows, or the codebook's. */
export type Standardizer = "visit" | "baseline" | "fixed";

/** The side of the axis on which an effect favours the treatment. */
export type Favours = "left" | "right";

/** What is added to the cells of a two-by-two table, and to which trials. The names are those of the field. */
export interface ZeroCells {
  /** Added to each cell. */
  readonly add: number;
  /** `only0`: trials with a zero cell; `all`: all trials; `if0all`: all, if any has a zero cell; `none`. */
  readonly to: "only0" | "all" | "if0all" | "none";
  /** Leave out trials without events in both arms, or with only events in both. */
  readonly drop00: boolean;
}

/** How effects were computed; each effect carries it. */
export interface EffectMethod {
  readonly measure: ContrastMeasure;
  /** Form of the sampling variance. */
  readonly variance: VarianceForm;
  /** Of SMD, where it is not the exact one. */
  readonly correction?: "approximate";
  /** The common scale that mean differences were brought to, or `null` for the scale of each row. */
  readonly scale: ScaleRange | null;
  readonly favours: Favours | null;
  readonly standardizer: Standardizer;
  readonly zeroCells: ZeroCells;
}

/** One step from the printed numbers to `yi` and `vi`. */
export interface DerivationStep {
  readonly code: string;
  /** For readers, such as `SE from 95% CI -23.5 to -5.2 (z): 4.668`. */
  readonly text: string;
}

interface EffectBase {
  readonly contrast: Contrast;
  readonly method: EffectMethod;
}

/** Arms that were made one. */
export interface CombinedArms {
  readonly treatment: readonly string[];
  readonly comparator: readonly string[];
}

/** One of several effects of a trial of which a weighted mean was taken. */
export interface CombinedPart {
  readonly outcome: string;
  readonly instrument: string | null;
  readonly weeks: number | null;
  /** The window as the source names it. */
  readonly reportedWindow: string | null;
  /** Those of all parts sum to 1. */
  readonly weight: number;
}

/** An effect with numbers. `doubtful` ones are shown and not pooled unless asked for. */
export interface ComputedEffect extends EffectBase {
  readonly status: "usable" | "doubtful";
  /** The data rows behind it: one, or several where arms were combined. */
  readonly rows: readonly number[];
  /** What a forest plot prints: the trial, and its arms where one trial gives several effects. */
  readonly label: string;
  /** Treatment minus comparator on the analysis scale (log for OR and RR), aligned to `favours` if that was asked for. */
  readonly yi: number;
  /** Sampling variance of `yi`, above 0. */
  readonly vi: number;
  /** `yi` before alignment. */
  readonly original: number;
  readonly aligned: boolean;
  /** For an SMD the standard deviation that divided, and its degrees of freedom (`null` where it is taken as known). */
  readonly standardizer: { readonly sd: number; readonly df: number | null } | null;
  /** Participants behind the effect, where known. */
  readonly n: { readonly treatment: number | null; readonly comparator: number | null };
  readonly derivation: readonly DerivationStep[];
  /** The names of the arms on each side where several were made one; absent for all others. */
  readonly arms?: CombinedArms;
  /** Of the mean of several effects: what it is a mean of; absent for all others. */
  readonly combined?: readonly CombinedPart[];
}

/** A row that gives no effect, and why. */
export interface UncomputedEffect extends EffectBase {
  /** `unusable`: it belongs to the question and gives no number for it; `excluded`: it does not belong to the question. */
  readonly status: "unusable" | "excluded";
  readonly yi: null;
  readonly vi: null;
  readonly reason: { readonly code: string; readonly text: string };
}

/** What became of one row: exactly one for each contrast that went in. */
export type EffectSize = ComputedEffect | UncomputedEffect;
