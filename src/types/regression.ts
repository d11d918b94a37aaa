import type { Interval } from "./contrast.js";
import type { Diagnostic } from "./diagnostic.js";
import type { Fit, FittedStudy, Homogeneity, IntervalMethod, PooledMeasure, PoolMethod, Tau2Method } from "./fit.js";
import type { FitStatistics } from "./fit-statistics.js";

/**
 * One term of a design: a moderator by name (numbers as they are, texts as a factor), a factor with its reference (the
 * first level by default), powers 1 to `degree`, a restricted cubic spline through `knots` (their number, 3 to 7, or their
 * places), a logarithm, or the products of the columns of other terms, which are to be named besides.
 */
export type Term =
  | string
  | { readonly factor: string; readonly reference?: string }
  | { readonly poly: string; readonly degree: number }
  | { readonly spline: string; readonly knots: number | readonly number[] }
  | { readonly log: string }
  | { readonly interaction: readonly Term[] };

/** What the effects may depend on. */
export interface RegressionDesign {
  /** `true` by default. Without an intercept the first factor has a column for each level. */
  readonly intercept?: boolean;
  readonly terms: readonly Term[];
}

/** A design by its columns, one row for each effect. */
export interface MatrixDesign {
  /** A column of ones before the others; `true` by default. */
  readonly intercept?: boolean;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly number[])[];
}

/** A term as it was fitted: with the levels and knots that were found, so that it can be applied to new values. */
export type FittedTerm =
  | { readonly kind: "numeric" | "log"; readonly name: string; readonly variable: string }
  | {
      readonly kind: "factor";
      readonly name: string;
      readonly variable: string;
      readonly levels: readonly string[];
      /** `null` where every level has a column. */
      readonly reference: string | null;
    }
  | { readonly kind: "poly"; readonly name: string; readonly variable: string; readonly degree: number }
  | { readonly kind: "spline"; readonly name: string; readonly variable: string; readonly knots: readonly number[] }
  | { readonly kind: "interaction"; readonly name: string; readonly of: readonly FittedTerm[] }
  | { readonly kind: "columns"; readonly name: string; readonly columns: readonly string[] };

/** One column of a design. */
export interface DesignColumn {
  readonly name: string;
  /** The term that it belongs to; `null` for the intercept. */
  readonly term: string | null;
}

/** A design as it was fitted. */
export interface FittedDesign {
  readonly intercept: boolean;
  readonly terms: readonly FittedTerm[];
  /** All columns, those left out included. */
  readonly columns: readonly DesignColumn[];
  /** Places in `columns` of those that were fitted. */
  readonly kept: readonly number[];
  /**
   * The same fit with the columns turned into an orthonormal basis, $X = QR$: R row by row, the coefficients of Q and
   * their covariance. Predictions come from these, so that no digits are lost where a moderator lies far from 0.
   */
  readonly basis: {
    readonly triangle: readonly (readonly number[])[];
    readonly coefficients: readonly number[];
    readonly covariance: readonly (readonly number[])[];
  };
}

/** One coefficient: the change of the effect for one unit of its column, all others held. */
export interface Coefficient {
  readonly name: string;
  /** The term that it belongs to; `null` for the intercept. */
  readonly term: string | null;
  readonly estimate: number;
  readonly stdError: number;
  readonly statistic: number | null;
  /** Of the t distribution; `null` for z. */
  readonly df: number | null;
  readonly pValue: number | null;
  readonly confidence: Interval;
}

/** A test of several coefficients or contrasts at once: chi-square, or F where `residualDf` is not `null`. */
export interface JointTest {
  /** What is tested, by name. */
  readonly of: readonly string[];
  readonly statistic: number | null;
  readonly df: number;
  readonly residualDf: number | null;
  readonly pValue: number | null;
}

/** One study of a regression. */
export interface RegressionStudy extends FittedStudy {
  readonly fitted: number;
  readonly residual: number;
  /** Diagonal of the hat matrix, 0 to 1. */
  readonly leverage: number;
  /** Values of the moderators by name. */
  readonly moderators: Readonly<Record<string, number | string>>;
}

/** What a moderator compares: trials with one another, or groups within trials, too. */
export interface ModeratorUse {
  readonly name: string;
  /** `between trials` compares trials, which were not randomised to their values. */
  readonly comparison: "between trials" | "within trials";
}

/** Everything that made a regression. */
export interface RegressionMethod {
  readonly tau2: Tau2Method;
  readonly interval: IntervalMethod;
  readonly tau2Interval: PoolMethod["tau2Interval"];
  /** The value of a `fixed` tau2. */
  readonly fixedTau2?: number;
  /** 0 to 1. */
  readonly level: number;
}

/** A meta-regression. What cannot be computed is `null`, with a note. */
export interface RegressionFit {
  readonly method: RegressionMethod;
  readonly measure: PooledMeasure | null;
  readonly k: number;
  /** Coefficients. */
  readonly p: number;
  readonly design: FittedDesign;
  readonly moderators: readonly ModeratorUse[];
  readonly studies: readonly RegressionStudy[];
  readonly coefficients: readonly Coefficient[];
  /** Of the coefficients, p x p. */
  readonly covariance: readonly (readonly number[])[];
  /** Of all coefficients but the intercept (of all, where there is none). */
  readonly omnibus: JointTest | null;
  /** Residual heterogeneity: Cochran's Q about the regression under the common-effect model. */
  readonly Q: Homogeneity;
  /** Variance between studies that the moderators leave. */
  readonly tau2: number;
  readonly tau2StdError: number | null;
  readonly tau2Confidence: Interval | null;
  readonly tau: number;
  /** Share of the unexplained variance that lies between studies, 0 to 1. */
  readonly I2: number;
  readonly I2Confidence: Interval | null;
  readonly H2: number;
  readonly H2Confidence: Interval | null;
  /**
   * Share of the variance between studies that the moderators explain, 0 to 1: how much smaller tau2 is than without
   * them (under the common-effect model, the adjusted share of Q). `null` if there was none to explain.
   */
  readonly R2: number | null;
  /** tau2 without moderators, by the same estimator, which `R2` compares with. */
  readonly tau2WithoutModerators: number | null;
  readonly statistics: { readonly ML: FitStatistics; readonly REML: FitStatistics };
  readonly hksjFactor: number | null;
  readonly converged: boolean;
  readonly iterations: number;
  readonly notes: readonly Diagnostic[];
}

/** What a regression expects at given values of the moderators. */
export interface RegressionPrediction {
  readonly at: Readonly<Record<string, number | string>>;
  readonly estimate: number;
  readonly stdError: number;
  readonly df: number | null;
  readonly confidence: Interval;
  /** For the true effect of a further trial with these values; `null` under the common-effect model. */
  readonly prediction: Interval | null;
}

/** A weighted sum of coefficients, with its test against a value. */
export interface LinearContrast {
  readonly name: string;
  readonly value: number;
  /** Less `value`. */
  readonly estimate: number;
  readonly stdError: number;
  readonly statistic: number | null;
  readonly df: number | null;
  readonly pValue: number | null;
  readonly confidence: Interval;
}

/** Contrasts one by one, and all at once. */
export interface ContrastTests {
  readonly contrasts: readonly LinearContrast[];
  /** With as many degrees of freedom as there are independent contrasts. */
  readonly joint: JointTest;
}

/** Two nested models, compared by their likelihoods. */
export interface LikelihoodRatio {
  readonly statistic: number;
  readonly df: number;
  readonly pValue: number;
  /** Share of the reduced model's tau2 that the full one explains, 0 to 1. */
  readonly R2: number | null;
}

/** How much the variance of a coefficient, or of all of a term, is larger than if its moderators were unrelated to the others. */
export interface VarianceInflation {
  readonly name: string;
  /** Coefficients. */
  readonly m: number;
  /** 1 or more; that of Fox and Monette for more than one coefficient. */
  readonly vif: number;
  /** $\mathrm{vif}^{1/(2m)}$, which can be compared between terms. */
  readonly standardErrorInflation: number;
}

/** The numbers that an analysis was made of: parts of one analysis have the same. */
export interface AnalysedData {
  readonly yi: readonly number[];
  readonly vi: readonly number[];
  /** Of the design, those left out included; none where effects are pooled. */
  readonly columns: readonly { readonly name: string; readonly values: readonly number[] }[];
}

/** How many of a range of arrangements give a statistic at least as far from 0 as the data. */
export interface PermutationTest {
  /** Signs of effects are flipped where there is nothing but an intercept, else rows of moderators change places. */
  readonly kind: "sign-flips" | "permutations";
  readonly method: RegressionMethod;
  readonly data: AnalysedData;
  /** Every arrangement once, or random ones with the seed. */
  readonly exact: boolean;
  readonly seed: number | null;
  /** Arrangements in all. */
  readonly total: number;
  /** Those looked at, from `from` up to but not `to`. */
  readonly from: number;
  readonly to: number;
  readonly coefficients: readonly PermutedStatistic[];
  readonly omnibus: PermutedStatistic | null;
  readonly notes: readonly Diagnostic[];
}

export interface PermutedStatistic {
  readonly name: string;
  readonly statistic: number;
  /** Arrangements of the range that are at least as extreme. */
  readonly atLeast: number;
  /** Their share; `null` until all arrangements have been looked at. */
  readonly pValue: number | null;
}

/** One group of a subgroup analysis. */
export interface Subgroup {
  readonly group: string;
  readonly k: number;
  readonly estimate: number | null;
  readonly stdError: number | null;
  readonly statistic: number | null;
  readonly df: number | null;
  readonly pValue: number | null;
  readonly confidence: Interval | null;
  readonly prediction: Interval | null;
  readonly tau2: number | null;
  /** The group pooled by itself; `null` where tau2 is common to all groups. */
  readonly fit: Fit | null;
}

/** Groups of trials, each pooled, and the test between them. */
export interface Subgroups {
  /** What divides the effects. */
  readonly by: string;
  readonly method: PoolMethod;
  /** Each group has its own tau2, or all share one. */
  readonly heterogeneity: "separate" | "common";
  readonly measure: PooledMeasure | null;
  readonly k: number;
  readonly groups: readonly Subgroup[];
  /** Whether the groups differ by more than chance; `null` with fewer than two groups. */
  readonly between: JointTest | null;
  /** The regression behind a common tau2. */
  readonly regression: RegressionFit | null;
  readonly comparison: ModeratorUse["comparison"];
  readonly notes: readonly Diagnostic[];
}

/** What a bubble plot shows: effects against one moderator, and what the regression expects along it. */
export interface RegressionCurve {
  readonly moderator: string;
  readonly comparison: ModeratorUse["comparison"];
  /** Values at which the other moderators are held. */
  readonly held: Readonly<Record<string, number | string>>;
  readonly points: readonly { readonly at: number; readonly study: RegressionStudy }[];
  readonly line: readonly RegressionPrediction[];
  readonly fit: RegressionFit;
}
