import type { ScaleRange, WindowSet } from "./codebook.js";
import type { Origin } from "./contrast.js";
import type { Dependence } from "./covariance.js";
import type { EffectSize, Favours, Standardizer, ZeroCells } from "./effect.js";
import type { PresetName } from "./explain.js";
import type { Fade, FadeMethod, FittedShape } from "./fade.js";
import type { IntervalMethod, PredictionMethod, Tau2Method } from "./fit.js";
import type { Grid } from "./grid.js";
import type { ContrastMeasure, SmallSampleCorrection, VarianceForm } from "./measure.js";
import type { Row } from "./row.js";
import type { VegaLiteSpec } from "./specification.js";
import type { SharedArms, TimepointRule } from "./stratum.js";

/** Everything an analysis needs beside its data, as JSON. */
export interface Plan {
  /** A title for figures. */
  readonly title: string | null;
  /** An outcome domain, or one outcome. */
  readonly outcome: string;
  readonly measure: ContrastMeasure;
  readonly scale: ScaleRange | null;
  readonly favours: Favours | null;
  readonly standardizer: Standardizer;
  readonly variance: VarianceForm;
  /** Of SMD; exact if absent. */
  readonly correction?: SmallSampleCorrection;
  readonly zeroCells: ZeroCells;
  readonly by: readonly string[];
  /** A named set, one of your own, `codebook` for the data set's own, or `reported` for the windows that the source names. */
  readonly windows: string | WindowSet;
  readonly weeksFrom: Origin | "as-reported";
  readonly timepoint: TimepointRule;
  readonly sharedArms: SharedArms;
  /** What is assumed of repeated measurements of the same people, where the codebook does not say it. */
  readonly dependence?: Dependence;
  /** A curve over the weeks, where one is asked for. */
  readonly fade?: FadePlan;
  readonly includeDoubtful: boolean;
  readonly tau2: Exclude<Tau2Method, "fixed">;
  readonly interval: IntervalMethod;
  readonly prediction: PredictionMethod;
  readonly level: number;
  /** Whether each pooled cell is refitted without each trial and by other methods, and says where its result turns. */
  readonly sensitivityNotes: boolean;
  /** From tau2 if absent. */
  readonly I2?: "tau2" | "Q";
  /** About the pooled effect if absent. */
  readonly QAbout?: "pooled" | "Mantel-Haenszel";
  /** Where the settings came from that the plan did not name itself. */
  readonly preset?: PresetName;
}

/** The curve over weeks that a plan asks for. */
export interface FadePlan {
  /** Of the curve; `windows` are those of the plan. */
  readonly shape:
    | FittedShape["kind"]
    | { readonly kind: "log-linear"; readonly shift: number }
    | { readonly kind: "spline"; readonly knots: readonly number[] };
  /** Facets that have a curve each. */
  readonly by: readonly string[];
  /** From where the weeks of the curve count. */
  readonly weeksFrom: FadeMethod["weeksFrom"];
  /** What is done with rows of which it is not known from where they count. */
  readonly unknownOrigin: "leave-out" | "as-randomisation" | "as-end-of-treatment";
}

/** What {@link synthesize} returns: the whole line, kept. */
export interface Synthesis {
  readonly plan: Plan;
  readonly effects: readonly EffectSize[];
  readonly grid: Grid;
  /** Curves over weeks; absent where the plan asks for none, `null` where the effects carry none: a note of the grid says why. */
  readonly fade?: Fade | null;
  /** One row for each input row: used or not, and why. */
  readonly audit: readonly Row[];
  readonly rows: {
    readonly tidy: readonly Row[];
    readonly glance: readonly Row[];
    readonly augment: readonly Row[];
    /** Differences between windows; empty where trials do not repeat, or nothing is stated of how they depend. */
    readonly contrasts: readonly Row[];
    /** Curves over weeks; empty where the plan asks for none. */
    readonly fade: readonly Row[];
  };
  /** By name; `fade` is absent where the data give no weeks, and shows the fitted curves where the plan asks for them. */
  readonly specifications: Readonly<Record<string, VegaLiteSpec>>;
}
