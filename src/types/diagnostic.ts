/** How much a {@link Diagnostic} matters: an `error` stops, a `warning` is to be looked at, `info` is to be known. */
export type Severity = "error" | "warning" | "info";

/** Where a {@link Diagnostic} points to. Lines count from 1 and include the header; rows count from 1 and do not. */
export interface Place {
  readonly line?: number;
  readonly row?: number;
  readonly column?: string;
  readonly trial?: string;
  /** A path inside a codebook or a plan, such as `outcomes.0.better`. */
  readonly path?: string;
}

/**
 * One thing that is wrong, or that needs a word of caution: the one shape for wrong data, refused questions, notes on
 * results and findings.
 */
export interface Diagnostic {
  /** A stable name to test for, such as `NOT_A_NUMBER`; all are listed in {@link diagnosticCodes}. */
  readonly code: string;
  readonly severity: Severity;
  /** What is wrong, naming the offenders: lower case, no full stop. */
  readonly message: string;
  /** What to do about it. */
  readonly remedy?: string;
  readonly at?: Place;
  /** The numbers or names behind the message, for machines. */
  readonly evidence?: Readonly<Record<string, unknown>>;
}
