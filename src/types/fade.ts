import type { WindowSet } from "./codebook.js";
import type { Interval, Origin } from "./contrast.js";
import type { Assumption, Covariance } from "./covariance.js";
import type { Diagnostic } from "./diagnostic.js";
import type { PooledMeasure } from "./fit.js";
import type { ContrastEstimate } from "./joint.js";
import type { MixedFit } from "./mixed.js";
import type { JointTest } from "./regression.js";
import type { RobustFit, RobustType } from "./robust.js";
import type { About } from "./sensitivity.js";

/**
 * How the mean effect moves with the weeks: a level for each window; a straight line; a straight line over
 * $\log(\text{weeks} + \text{shift})$; a restricted cubic spline; or from a start towards an asymptote,
 * $f(t) = a + b\,e^{-\lambda t}$, with `rate` $\lambda$ per week.
 */
export type FittedShape =
  | { readonly kind: "windows"; readonly windows: WindowSet }
  | { readonly kind: "linear" }
  | { readonly kind: "log-linear"; readonly shift: number }
  | { readonly kind: "spline"; readonly knots: readonly number[] }
  | { readonly kind: "exponential"; readonly rate: number; readonly distance: number };

/** How the true effects of one trial hang together over its visits about the curve. */
export type FadeRandom =
  /** A part that is the same at all visits of a trial and one of each visit. */
  | "CS"
  /** Correlations that fall with the weeks between two visits. */
  | "CAR"
  /** One deviation for all visits of a trial. */
  | "intercept"
  /** None: all true effects lie on the curve. */
  | "none";

/** Everything that made a fade. */
export interface FadeMethod {
  readonly shape: FittedShape["kind"];
  /** Facets that have a curve each; the outcome domain is always one. */
  readonly by: readonly string[];
  /** `apart`: each curve is a model of its own; `together`: one model with one variance between trials for all of them. */
  readonly curves: "apart" | "together";
  /** From where weeks count. */
  readonly weeksFrom: Origin | "as-reported";
  readonly random: FadeRandom;
  /** `ML` for `exponential`, whose likelihoods at different rates are compared. */
  readonly estimator: "REML" | "ML";
  /** Of the standard errors, trials being the clusters. */
  readonly robust: RobustType;
  /** 0 to 1. */
  readonly level: number;
}

/** One effect of a fade. */
export interface FadeStudy {
  readonly label: string;
  readonly trial: string;
  readonly weeks: number;
  readonly yi: number;
  readonly vi: number;
  /** The standard deviation that divided an SMD; `null` where none did. */
  readonly standardizer: number | null;
  /** Place of its curve among those of the fade. */
  readonly curve: number;
}

/** A model behind one curve, or behind all of them. */
export interface FadeModel {
  readonly studies: readonly FadeStudy[];
  /** Covariances of their sampling errors; rows are places in `studies`. */
  readonly sampling: Covariance;
  /** Its columns are those of each curve in turn. */
  readonly fit: MixedFit;
  readonly robust: RobustFit;
  /** What was fitted: simpler than asked where the effects cannot tell more. */
  readonly random: FadeRandom;
}

/** The course of the mean effect over weeks, against one control. */
export interface FadeCurve {
  /** The values of the facets, and the outcome domain. */
  readonly key: Readonly<Record<string, string>>;
  readonly shape: FittedShape;
  readonly measure: PooledMeasure | null;
  /** Its first and last observed week. */
  readonly weeks: Interval;
  /** Different weeks with an effect, rising. */
  readonly visits: readonly number[];
  readonly k: number;
  readonly trials: readonly string[];
  /** Trials observed at two weeks or more. */
  readonly repeated: readonly string[];
  /** Its coefficients in the model: place of the first, and how many. */
  readonly first: number;
  readonly size: number;
  readonly model: FadeModel;
  /** Of all intervals, 0 to 1. */
  readonly level: number;
  /** On which side of no effect the treatment is favoured; `null` where that is not known. */
  readonly benefit: "below" | "above" | null;
  /** The smallest worthwhile difference on the scale of analysis, above 0; `null` where none is stated. */
  readonly smallestWorthwhile: number | null;
  readonly notes: readonly Diagnostic[];
}

/** Why a group has no curve, and what can still be said of it. */
export interface FadeRefusal {
  readonly key: Readonly<Record<string, string>>;
  readonly k: number;
  readonly trials: readonly string[];
  readonly reason: Diagnostic;
}

/** Curves of the effect over weeks, one for each control. */
export interface Fade {
  readonly method: FadeMethod;
  readonly about: About | null;
  readonly curves: readonly FadeCurve[];
  /** Groups whose effects cannot carry a curve. */
  readonly refused: readonly FadeRefusal[];
  /** Effects that have no place on the axis of weeks, with the reason. */
  readonly leftOut: readonly { readonly label: string; readonly reason: string }[];
  readonly assumptions: readonly Assumption[];
  readonly notes: readonly Diagnostic[];
}

/** An estimate that is read from a curve, with its robust test against 0. */
export interface FadeEstimate extends Omit<ContrastEstimate, "estimand" | "k"> {
  /** That of the curve: of ratios the estimate is the logarithm of one. */
  readonly measure: PooledMeasure | null;
  /** Of the interval, 0 to 1. */
  readonly level: number;
}

/** A curve at one week. */
export interface CurvePoint extends FadeEstimate {
  readonly weeks: number;
  /** For the true effect of a further trial at that week; `null` where all true effects are taken to lie on the curve. */
  readonly prediction: Interval | null;
  /** Whether the week lies within those observed. */
  readonly observed: boolean;
}

/** A shape as it is asked for, before the weeks are looked at: a spline by its knots or their number. */
export type AskedShape =
  | { readonly kind: "windows"; readonly windows: WindowSet }
  | { readonly kind: "linear" }
  | { readonly kind: "log-linear"; readonly shift: number }
  | { readonly kind: "spline"; readonly knots: number | readonly number[] }
  | { readonly kind: "exponential" };

/** One of several shapes, fitted by full maximum likelihood; of several curves apart the sums over them. */
export interface ComparedShape {
  readonly shape: AskedShape;
  readonly logLikelihood: number;
  /** Coefficients, and variances and correlations that were estimated. */
  readonly parameters: number;
  readonly AIC: number;
  readonly AICc: number;
  readonly BIC: number;
}

/** Shapes of one course, compared by criteria of full likelihood on the same effects with the same covariances. */
export interface ShapeComparison {
  /** Effects. */
  readonly k: number;
  readonly trials: number;
  /** In the order in which they were given. */
  readonly shapes: readonly ComparedShape[];
  /** Shapes that the effects do not carry, or not all of them. */
  readonly refused: readonly { readonly shape: AskedShape; readonly reason: Diagnostic }[];
  readonly criterion: "AIC" | "AICc" | "BIC";
  /** The shape with the lowest criterion. */
  readonly best: AskedShape;
}

/** What trials say of the course that were seen repeatedly, apart from what the comparison of early with late trials says. */
export interface SlopesApart {
  readonly key: Readonly<Record<string, string>>;
  /** Of what the slopes are: `weeks`, `log(weeks + 1)`. */
  readonly per: string;
  readonly k: number;
  readonly trials: number;
  /** Trials seen at two weeks or more, from which the slope within trials comes. */
  readonly repeated: readonly string[];
  /** Change for one unit within a trial; `null` where no trial was seen twice. */
  readonly within: FadeEstimate | null;
  /** Change for one unit of the mean of a trial, which compares different trials; `null` where all trials have one mean. */
  readonly between: FadeEstimate | null;
  /** Between less within: whether the two agree. */
  readonly difference: FadeEstimate | null;
  readonly notes: readonly Diagnostic[];
}

/** Whether the curves of one outcome domain have the same form, whatever their levels. */
export interface FadeAlike {
  readonly keys: readonly Readonly<Record<string, string>>[];
  /** All differences of form at once; `null` where the trials do not allow it. */
  readonly test: JointTest | null;
  /** Why there is no test. */
  readonly reason: Diagnostic | null;
  /** Trials seen at two weeks or more, for each curve. */
  readonly repeated: readonly (readonly string[])[];
  /** Trials were not randomised to their controls. */
  readonly randomised: false;
  readonly notes: readonly Diagnostic[];
}
