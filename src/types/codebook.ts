/** Which values of an outcome are better for the patient. */
export type Better = "lower" | "higher" | "unknown";

/**
 * What an outcome stands for. Surrogates (range of motion, tenderness) are never pooled with clinical outcomes, and
 * harms are kept apart from both.
 */
export type OutcomeRole = "clinical" | "surrogate" | "harm";

/** What the denominator of a harm counts; what is not per person is never treated as binomial. */
export type DenominatorUnit = "person" | "appointment" | "treatment";

/** The smallest difference that would matter, on the outcome's own scale, and whose difference it is. */
export interface SmallestWorthwhile {
  readonly value: number;
  readonly unit: string;
  /** Only `between-group` values are drawn as a band for decisions; a within-patient change is another quantity. */
  readonly kind: "between-group" | "within-patient";
  readonly source: string;
}

/** Lowest and highest possible value of a scale. */
export type ScaleRange = readonly [lowest: number, highest: number];

/** A correlation between measurements of the same people, and where it comes from. */
export interface SamplingCorrelation {
  readonly value: number;
  readonly source: string;
}

/** An outcome as the codebook declares it. */
export interface Outcome {
  readonly name: string;
  readonly label: string;
  /** Pain, disability, pressure pain threshold ...: always part of a stratum's key. */
  readonly domain: string;
  readonly role: OutcomeRole;
  readonly better: Better;
  readonly scale: ScaleRange | null;
  readonly unit: string | null;
  readonly smallestWorthwhile: SmallestWorthwhile | null;
  /** A named standard deviation that stands for the outcome at large, for `standardizer: "fixed"`. */
  readonly referenceSd: { readonly value: number; readonly source: string } | null;
  /** Between any two measurements of the same people with this outcome, -1 to 1; see {@link covariance}. */
  readonly samplingRho?: SamplingCorrelation | undefined;
  /** Between measurements of the same people with this outcome one week apart, 0 to 1. */
  readonly samplingPhi?: SamplingCorrelation | undefined;
  /** For harms; `null` otherwise. */
  readonly denominatorUnit: DenominatorUnit | null;
  /** Place in the hierarchy of its domain, from 0; `null` if it has none, and then it comes last. */
  readonly rank: number | null;
}

/** Yes, no, or not known. */
export type Tristate = "yes" | "no" | "unknown";

/**
 * What a treatment was compared with: the facet that comparator and sham type make together. The order of controls in
 * a codebook is an order of display; it is nominal in every model and never a score.
 */
export interface Control {
  /** As printed, for instance `sham: penetrating`. */
  readonly name: string;
  readonly comparator: string;
  readonly shamType: string | null;
  /** Whether participants could not know their arm by design. */
  readonly masked: Tristate;
  /** Whether the control itself breaks the skin, and may so act on its own. */
  readonly skinPenetrated: Tristate;
  /** Drawn apart from the ladder of controls (active treatments, unspecified ones). */
  readonly apart: boolean;
  /** Place in the order of display, from 0. */
  readonly order: number;
}

/** A column of the caller's own, kept with each row under `facts`. */
export interface FactColumn {
  readonly name: string;
  readonly label: string;
  readonly type: "text" | "number";
}

/** A span of follow-up time in weeks. */
export interface Window {
  readonly name: string;
  readonly from: number;
  /** `null` for a window without an end. */
  readonly to: number | null;
  /** The week that `timepoint: "closest"` looks for; the middle of the window if `null`. */
  readonly anchor: number | null;
}

/** Windows that belong together, with the side on which they are closed. */
export interface WindowSet {
  readonly name: string;
  /** Where the borders come from. */
  readonly source: string;
  /**
   * `right`: a week on a border belongs to the earlier window, because reviews write "up to 12 weeks"; the first window
   * is closed on both sides. `left`: it belongs to the later one.
   */
  readonly closed: "right" | "left";
  readonly windows: readonly Window[];
}

/**
 * What the rows of a data set are. `controlled`: two arms of a trial; `uncontrolled`: changes within one group, with no
 * comparison; `overview`: pooled results as reviews published them, whose trials overlap and which are never pooled again.
 */
export type Design = "controlled" | "uncontrolled" | "overview";

/** What the columns of a data set mean. Everything that a review decides once and every row then obeys. */
export interface Codebook {
  readonly name: string;
  readonly title: string;
  /** Simulated data say so here, and on every figure and table made from them. */
  readonly synthetic: boolean;
  readonly design: Design;
  readonly source: string | null;
  readonly licence: string | null;
  /** What a row of the file holds: two arms and their difference, or one arm. */
  readonly layout: "contrasts" | "arms";
  /** For a file of arms: those that the others are compared with, in order; the first that a trial has is taken. */
  readonly referenceArms: readonly string[];
  readonly outcomes: readonly Outcome[];
  /** For each domain the outcomes in the order in which one is chosen when a trial reports several. */
  readonly hierarchy: Readonly<Record<string, readonly string[]>>;
  readonly controls: readonly Control[];
  /** The data set's own windows, if it has any. */
  readonly windows: WindowSet | null;
  /** Names of windows in order, for data that name their follow-ups and give no weeks. */
  readonly reportedWindows: readonly string[];
  readonly columns: readonly FactColumn[];
  /** Header of the file to column of `wane`, for files that cannot be renamed. */
  readonly rename: Readonly<Record<string, string>>;
}
