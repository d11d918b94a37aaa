import type { Control, Design, Outcome, ScaleRange } from "./codebook.js";
import type { Diagnostic } from "./diagnostic.js";
import type { ContrastMeasure } from "./measure.js";
import type { TrialFacts } from "./trial-facts.js";

/** From where weeks are counted. */
export type Origin = "randomisation" | "end-of-treatment" | "unknown";

/** What a report says about the direction of a difference, whether or not it prints numbers. */
export type Direction = "favours-treatment" | "favours-comparator" | "no-difference" | "unclear";

/** A printed p-value: an exact one, or a bound such as `<0.001`. */
export interface PrintedP {
  readonly relation: "=" | "<" | ">";
  readonly value: number;
}

/** Lower and upper limit. */
export type Interval = readonly [lower: number, upper: number];

/** Mean of one arm with what is known of its precision, on the scale of the outcome. */
export interface ArmMean {
  readonly n: number | null;
  readonly mean: number;
  readonly sd: number | null;
  readonly se: number | null;
  readonly ci: Interval | null;
}

/** Events in one arm. */
export interface ArmEvents {
  readonly n: number;
  readonly events: number;
}

/** What every row of trial data has in common. */
export interface ContrastBase {
  /** Data row, from 1. */
  readonly row: number;
  /** Line of the file, from 1. */
  readonly line: number;
  /** The row's own name in its source, if it has one. */
  readonly id: string | null;
  readonly dataset: string;
  readonly synthetic: boolean;
  readonly design: Design;
  /** The trial; the review, in an overview. */
  readonly trial: string;
  readonly year: number | null;
  /** Unique within the trial; an arm that stands in several rows is one arm. */
  readonly treatmentArm: string;
  readonly comparatorArm: string;
  readonly control: Control;
  readonly outcome: Outcome;
  /** The instrument by name (VAS, NPRS ...). */
  readonly instrument: string | null;
  /** The row's own scale range, or that of its outcome. */
  readonly scale: ScaleRange | null;
  readonly visit: "baseline" | "follow-up";
  /** `null` when the report gives no time; such a row is kept and never windowed by weeks. */
  readonly weeks: number | null;
  readonly weeksFrom: Origin;
  /** How long treatment lasted: it turns one origin into the other. */
  readonly treatmentWeeks: number | null;
  /** The window as the source names it, and its place in the codebook's order. */
  readonly reportedWindow: { readonly name: string; readonly order: number } | null;
  readonly region: string | null;
  readonly condition: string | null;
  readonly direction: Direction | null;
  readonly pValue: PrintedP | null;
  readonly note: string | null;
  /** The caller's own columns, as the codebook declares them. */
  readonly facts: Readonly<Record<string, string | number | null>>;
  /** What a second table says of the trial; `null` until {@link joinTrials} has joined it, and where it has no row. */
  readonly trialFacts: TrialFacts | null;
  /** Reasons for which the row's numbers contradict one another; a row with any is doubtful and is not pooled unless asked for. */
  readonly doubts: readonly Diagnostic[];
}

/** Means of two arms. */
export interface MeansContrast extends ContrastBase {
  readonly kind: "means";
  /** Final values or changes from baseline. */
  readonly score: "final" | "change";
  readonly treatment: ArmMean;
  readonly comparator: ArmMean;
  /** Level of the arms' confidence intervals. */
  readonly ciLevel: number;
  /** Distribution behind the arms' confidence intervals. */
  readonly ciDistribution: "z" | "t";
}

/** Events of two arms. */
export interface EventsContrast extends ContrastBase {
  readonly kind: "events";
  readonly treatment: ArmEvents;
  readonly comparator: ArmEvents;
}

/** A difference between arms as a report prints it. */
export interface EstimateContrast extends ContrastBase {
  readonly kind: "estimate";
  readonly measure: ContrastMeasure;
  /** On the natural scale (an odds ratio as a ratio) unless `logScale`. */
  readonly estimate: number;
  readonly ci: Interval | null;
  readonly se: number | null;
  readonly logScale: boolean;
  /** Which way round the report subtracts. */
  readonly estimateSign: "treatment-minus-comparator" | "comparator-minus-treatment";
  readonly score: "final" | "change";
  readonly adjusted: boolean | null;
  readonly analysisPopulation: string | null;
  readonly ciLevel: number;
  readonly ciDistribution: "z" | "t";
  readonly treatmentN: number | null;
  readonly comparatorN: number | null;
}

/** A p-value or a sentence: kept and shown, never pooled. */
export interface ReportedContrast extends ContrastBase {
  readonly kind: "reported-only";
}

/** One arm alone, a survey, a mixture of arms: kept for the audit. */
export interface NotAContrast extends ContrastBase {
  readonly kind: "not-a-contrast";
}

/**
 * One row of trial data: a treatment arm against a comparator arm of a trial, one outcome, one follow-up. The effect is
 * always treatment minus comparator.
 */
export type Contrast = MeansContrast | EventsContrast | EstimateContrast | ReportedContrast | NotAContrast;
