import type { Interval } from "./contrast.js";
import type { Assumption } from "./covariance.js";
import type { Diagnostic } from "./diagnostic.js";
import type { FittedStudy, Homogeneity, PooledMeasure } from "./fit.js";
import type { FitStatistics } from "./fit-statistics.js";
import type { Coefficient, FittedDesign, JointTest, ModeratorUse } from "./regression.js";

/**
 * How the true effects of one outer level (a trial) hang together over its inner levels (windows, outcomes, weeks): `ID`
 * one variance and independent; `DIAG` a variance each and independent; `CS` one variance, one correlation; `HCS` a
 * variance each, one correlation; `UN` everything free; `AR` one variance, correlations falling with the distance between
 * places; `HAR` the same with a variance each; `CAR` one variance, correlations falling with the distance in time, which may
 * be any number.
 */
export type RandomStructure = "ID" | "DIAG" | "CS" | "HCS" | "UN" | "AR" | "HAR" | "CAR";

/**
 * One term of random effects. Names are those of columns, as for moderators: `trial`, `window`, `weeks`, facets, or
 * columns of `data`.
 */
export type RandomTerm =
  /** An intercept for each level of a column. */
  | { readonly intercept: string }
  /** Intercepts for levels within levels, from the outside in: `["district", "school"]` is one for each district and one for each school in its district. */
  | { readonly nested: readonly string[] }
  /** Effects of inner levels within each outer level, with a covariance between them. */
  | { readonly inner: string; readonly outer: string; readonly structure: RandomStructure }
  /** Intercept and slopes that vary between outer levels, with a free covariance. */
  | { readonly slopes: readonly string[]; readonly outer: string };

/** One random term as it was fitted. */
export interface FittedRandomTerm {
  readonly term: RandomTerm;
  /** Such as `trial`, `district/school`, `window | trial`. */
  readonly name: string;
  /** Outer levels (of an intercept: its levels). */
  readonly levels: number;
  /** Inner levels or the names of slopes, in the order of `G`; `["intercept"]` for an intercept. */
  readonly inner: readonly string[];
  /** How many effects stand at each inner level. */
  readonly effects: readonly number[];
  /** Covariance matrix of the true effects over the inner levels, squared units of `yi`. */
  readonly G: readonly (readonly number[])[];
}

/** A variance, or a correlation, between true effects. */
export interface VarianceComponent {
  /** Name of its term, `window | trial`. */
  readonly term: string;
  readonly kind: "variance" | "correlation";
  /** Of which inner level or pair; `null` where it is the same for all. */
  readonly of: string | null;
  /** Variances in squared units of `yi`, correlations -1 to 1. */
  readonly value: number;
  /** Stated by the caller, not estimated. */
  readonly fixed: boolean;
  /** Where the estimate lies on the edge of what is possible: a variance of 0, a correlation of 1 or -1, or the lowest that many levels can share. */
  readonly edge: "zero" | "one" | "minus one" | "lowest" | null;
}

/** Everything that made a mixed model. */
export interface MixedMethod {
  readonly estimator: "REML" | "ML";
  /** Tests and intervals of coefficients: normal, t with k - p, t with degrees of freedom by containment. */
  readonly interval: "z" | "t" | "containment";
  readonly random: readonly RandomTerm[];
  /** Components that were not estimated, by the name of their term. */
  readonly fixed: Readonly<Record<string, FixedComponents>>;
  /** 0 to 1. */
  readonly level: number;
}

/** Components of a random term that are held at stated values; what is `null` or absent is estimated. */
export interface FixedComponents {
  /** In squared units of `yi`: one for all inner levels, or one for each in the order of `G`. */
  readonly variance?: number | readonly (number | null)[];
  /** Between inner levels; of `AR` and `HAR` between neighbours, of `CAR` over one unit of time. */
  readonly correlation?: number;
}

/** One effect in a mixed model. */
export interface MixedStudy extends Omit<FittedStudy, "weight"> {
  readonly fitted: number;
  readonly residual: number;
  /** Values of the moderators and of the columns of the random terms by name. */
  readonly values: Readonly<Record<string, number | string>>;
}

/** Effects that depend on one another through their sampling errors or their true effects, and their covariance under the model. */
export interface MarginalBlock {
  readonly rows: readonly number[];
  /** Sampling covariance plus that of all random terms, n x n. */
  readonly matrix: readonly (readonly number[])[];
}

/**
 * A linear mixed model of effects that may depend on one another: $y = X\beta + \sum_j Z_j u_j + e$ with
 * $e \sim N(0, V)$ known. What cannot be computed is `null`, with a note.
 */
export interface MixedFit {
  readonly method: MixedMethod;
  readonly measure: PooledMeasure | null;
  readonly k: number;
  /** Coefficients. */
  readonly p: number;
  readonly design: FittedDesign;
  readonly moderators: readonly ModeratorUse[];
  readonly studies: readonly MixedStudy[];
  readonly coefficients: readonly Coefficient[];
  /** Of the coefficients, p x p. */
  readonly covariance: readonly (readonly number[])[];
  /** Of all coefficients but the intercept (of all, where there is none). */
  readonly omnibus: JointTest | null;
  readonly random: readonly FittedRandomTerm[];
  readonly components: readonly VarianceComponent[];
  /** Sampling covariance, block by block, as it was given; `null` where sampling errors were taken as independent. */
  readonly sampling: readonly MarginalBlock[] | null;
  /** Covariance of the effects under the fitted model: its inverse weighs them. */
  readonly marginal: readonly MarginalBlock[];
  /** Residual heterogeneity: Cochran's Q about the design with the sampling covariance alone. */
  readonly Q: Homogeneity;
  /** Share of the total variance by term, in order, and of all; `null` where a term has several variances. */
  readonly I2: { readonly total: number; readonly terms: readonly (number | null)[] } | null;
  readonly statistics: { readonly ML: FitStatistics; readonly REML: FitStatistics };
  /** The likelihood climbed to its top from several starts. */
  readonly converged: boolean;
  readonly iterations: number;
  readonly starts: number;
  /** Largest slope of the log-likelihood that is left, in units of the components' scale. */
  readonly gradient: number;
  readonly assumptions: readonly Assumption[];
  readonly notes: readonly Diagnostic[];
}

/**
 * Profile likelihood interval of a variance component; `null` where it is held. An end at the edge of what is possible (0, 1) is
 * that edge, an end that the likelihood does not close is `null`.
 */
export interface ComponentInterval extends VarianceComponent {
  readonly confidence: readonly [low: number | null, high: number | null] | null;
}

/** How far variance components may be off, and together. */
export interface ComponentCovariance {
  /** Those that were estimated and lie within what is possible, in order. */
  readonly components: readonly VarianceComponent[];
  /** Of their estimates, one row and column for each; `null` where the likelihood is flat at its top. */
  readonly matrix: readonly (readonly number[])[] | null;
  readonly notes: readonly Diagnostic[];
}

/** What a fit says of the true effects of one level: by how much it lies apart from what the coefficients say. */
export interface RandomEffect {
  /** Name of its term. */
  readonly term: string;
  /** Level of the outer column, such as a trial. */
  readonly level: string;
  /** Inner level, or the name of a slope; `null` for an intercept. */
  readonly inner: string | null;
  readonly estimate: number;
  readonly stdError: number;
  /** In which it lies at the level of the fit. */
  readonly interval: Interval;
}

/** How one effect stands to a mixed model. */
export interface MixedResidual {
  readonly label: string;
  readonly fitted: number;
  /** Effect less what is fitted. */
  readonly residual: number;
  readonly stdError: number;
  /** Residual over standard error; `null` where that is 0. */
  readonly standardized: number | null;
  /** Diagonal of the hat matrix. */
  readonly leverage: number;
  /** Its row of the inverse covariance, summed, over the sum of all: its share in a common mean, below 0 where others stand for it. */
  readonly weight: number;
}

/** One of two mixed models that are compared. */
export interface ComparedModel extends FitStatistics {
  /** Coefficients, and variances and correlations that were estimated. */
  readonly parameters: number;
}

/** Two nested mixed models, compared by the likelihood that both were fitted by. */
export interface MixedComparison {
  readonly estimator: MixedMethod["estimator"];
  readonly full: ComparedModel;
  readonly reduced: ComparedModel;
  /** Twice the difference of the log-likelihoods. */
  readonly statistic: number;
  readonly df: number;
  /** By chi-square; too large where the reduced model lies at the edge. */
  readonly pValue: number;
  /** What the reduced model sets to the edge of what is possible, such as `the variance of trial`. */
  readonly edge: readonly string[];
  readonly notes: readonly Diagnostic[];
}

/** One effect of a trial against the model of all other trials. */
export interface DeletedResidual {
  readonly label: string;
  readonly residual: number;
  readonly stdError: number;
  readonly studentized: number;
}

/** A mixed model without one trial. */
export interface LeftOutTrial {
  readonly leftOut: string;
  /** Labels of its effects. */
  readonly studies: readonly string[];
  /** Effects that are left. */
  readonly k: number;
  /** `null` where there is no fit without it; a note says why. */
  readonly coefficients: readonly Coefficient[] | null;
  readonly components: readonly VarianceComponent[] | null;
  /** How far all coefficients move, squared, in the metric of their covariance with all trials. */
  readonly cooksDistance: number | null;
  /** Its effects against the fit to the others; `null` where that says nothing of one of their levels. */
  readonly residuals: readonly DeletedResidual[] | null;
  /** All its effects at once against the fit to the others, chi-square. */
  readonly distance: Homogeneity | null;
  readonly converged: boolean | null;
}

/** A mixed model without each trial in turn. */
export interface LeaveOneTrialOut {
  readonly method: MixedMethod;
  readonly measure: PooledMeasure | null;
  /** The column that names what is left out together. */
  readonly cluster: string;
  readonly all: MixedFit;
  readonly rows: readonly LeftOutTrial[];
  readonly notes: readonly Diagnostic[];
}
