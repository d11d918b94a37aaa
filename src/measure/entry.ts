import type { Measure, MeasureStatistics, SmallSampleCorrection, VarianceForm, ZeroCells } from "../types/index.js";
import { type Reading, readingOf } from "./reading.js";

/** An effect on its analysis scale with its sampling variance. */
export interface Estimate {
  readonly yi: number;
  readonly vi: number;
}

/** Why there is no effect. */
export interface Reason {
  readonly code: string;
  readonly text: string;
}

export const because = (code: string, text: string): Reason => ({ code, text });

/** How the effect of a row is computed. */
export interface MeasureContext {
  readonly variance: VarianceForm;
  /** Whether small samples are corrected for bias. */
  readonly corrected: boolean;
  /** Of SMD; exact if absent. */
  readonly correction?: SmallSampleCorrection;
  readonly zeroCells: ZeroCells;
  /** Whether any row of the set has a count of 0. */
  readonly anyZero: boolean;
  /** Parameters averaged over all rows, for the forms `AV` and `AVHO`. */
  readonly average: readonly number[] | null;
}

/** metafor's default: one half to each cell of tables with a zero. */
export const defaultZeroCells: ZeroCells = { add: 0.5, to: "only0", drop00: false };

/** One measure: what it is, and how it is computed. */
export interface MeasureEntry<M extends Measure> extends Reading {
  /** On the scale that a reader sees. */
  readonly name: string;
  /** The first is the default; `LS` alone if absent. */
  readonly variances?: readonly VarianceForm[];
  /** Whether there is a correction for the bias of small samples. */
  readonly correction?: true;
  /** What goes without saying, and what it takes for granted. */
  readonly assumes: string;
  /** The paper that the formula comes from. */
  readonly source: string;
  readonly compute: (statistics: MeasureStatistics[M], context: MeasureContext) => Estimate | Reason;
  /** What is wrong with statistics that no sample can have; `null` if nothing is. */
  readonly fault: (statistics: MeasureStatistics[M]) => string | null;
  readonly size: (statistics: MeasureStatistics[M]) => number | null;
  /** Whether a count is 0, so that something may be added. */
  readonly hasZero?: (statistics: MeasureStatistics[M]) => boolean;
  /** The parameters of the variance that `AV` and `AVHO` average over all rows. */
  readonly average?: (rows: readonly MeasureStatistics[M][], variance: VarianceForm) => readonly number[];
}

/** The entries of several measures that have a family in common. */
export type Entries<M extends Measure> = { readonly [K in M]: MeasureEntry<K> };

/** What the measures of one kind of statistics have in common. */
type Shared<S> = {
  readonly fault: (statistics: S) => string | null;
  readonly size: (statistics: S) => number | null;
  readonly hasZero?: (statistics: S) => boolean;
};

/** Measures of one kind of statistics, each without what they have in common and without how its values are read. */
export function family<M extends Measure>(
  shared: Shared<MeasureStatistics[M]>,
  own: { readonly [K in M]: Omit<MeasureEntry<K>, keyof Shared<never> | keyof Reading> },
): Entries<M> {
  const entries = Object.entries(own) as [M, object][];
  return Object.fromEntries(
    entries.map(([code, entry]) => [code, { ...readingOf(code), ...shared, ...entry }]),
  ) as Entries<M>;
}

/** The first of several faults. */
export const firstOf = (...faults: readonly (string | null)[]): string | null =>
  faults.find((fault) => fault !== null) ?? null;

export const finite = (value: number, what: string): string | null =>
  Number.isFinite(value) ? null : `${what} needs a number, got ${value}`;

export const atLeast = (value: number, least: number, what: string): string | null =>
  Number.isFinite(value) && value >= least ? null : `${what} needs a number of at least ${least}, got ${value}`;

export const above = (value: number, bound: number, what: string): string | null =>
  Number.isFinite(value) && value > bound ? null : `${what} needs a number above ${bound}, got ${value}`;

export const within = (value: number, low: number, high: number, what: string): string | null =>
  value >= low && value <= high ? null : `${what} needs a number from ${low} to ${high}, got ${value}`;
