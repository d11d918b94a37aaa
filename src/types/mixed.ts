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
  /** 0 to 1. */
  readonly level: number;
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

/** Profile likelihood interval of a variance component. */
export interface ComponentInterval extends VarianceComponent {
  readonly confidence: Interval | null;
}
