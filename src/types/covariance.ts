import type { Diagnostic } from "./diagnostic.js";

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
