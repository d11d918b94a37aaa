import type { Diagnostic } from "./diagnostic.js";

/**
 * Correlation between two different measurements of the same people: one number for all; one `within` a type (an outcome)
 * and one `between` types; or one for each pair of types, on the diagonal that of different measurements of one type.
 */
export type SamplingRho =
  | number
  | { readonly within: number; readonly between: number }
  | { readonly types: readonly string[]; readonly matrix: readonly (readonly number[])[] };

/**
 * How measurements of the same people hang together over time: `CS` equally between any two; `CAR` by the power of the
 * weeks between; `CS+CAR` a part that lasts and one that fades.
 */
export type SamplingStructure = "CS" | "CAR" | "CS+CAR";

/** What is assumed of repeated measurements of the same people, and where it comes from. */
export interface Dependence {
  /** Correlation between different measurements (visits, outcomes) of the same people, -1 to 1. Not of effects, and not between trials. */
  readonly samplingRho?: SamplingRho | undefined;
  /** Correlation of measurements of the same people one week apart, 0 to 1; over any time it is this to the power of the weeks between. */
  readonly samplingPhi?: number | undefined;
  /**
   * How the two make a correlation; `CS+CAR` is $\rho + (1-\rho)\phi^{|t_1-t_2|}$. If absent: by what is stated, and where
   * both are, `samplingPhi` between visits times `samplingRho` between outcomes.
   */
  readonly structure?: SamplingStructure | undefined;
  /** Where the correlations come from; printed with them. */
  readonly source?: string | undefined;
}

/** Something that was taken for granted and went into a result; tables and figures print it. */
export interface Assumption {
  /** The name of the option that states it, such as `samplingRho`. */
  readonly name: string;
  readonly value: number | string;
  /** For readers, such as `correlation of 0.6 between any two visits of the same people (assumed)`. */
  readonly text: string;
}

/** Effects whose sampling errors depend on one another, because the same people, or some of them, stand behind them. */
export interface CovarianceBlock {
  /** The trial, or whatever holds them together. */
  readonly cluster: string;
  /** Their places among all effects as they were given, from 0, in order. */
  readonly rows: readonly number[];
  /** Covariance matrix of their sampling errors, n x n, positive definite; its diagonal holds the sampling variances. */
  readonly matrix: readonly (readonly number[])[];
}

/** Covariances of sampling errors, a block for each trial; between blocks they are 0. */
export interface Covariance {
  /** Effects as they were given, those without numbers among them. */
  readonly k: number;
  /** Every effect with numbers stands in one block, in the order in which trials occur. */
  readonly blocks: readonly CovarianceBlock[];
  readonly assumptions: readonly Assumption[];
  readonly notes: readonly Diagnostic[];
}
