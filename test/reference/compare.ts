import { readFileSync } from "node:fs";
import { log } from "../../src/numeric/index.js";
import { type Columns, inputOf, type ReferenceCase, type Topic } from "./reference.js";

/** A number of ours beside that of the reference; `null` where there is none. */
export interface Comparison {
  readonly field: string;
  readonly actual: number | null;
  readonly expected: number | null;
  readonly tolerance: Tolerance;
}

/** How a number is compared, and how closely. */
export interface Tolerance {
  /** Share of the expected number, or of `scale` if that is larger. */
  readonly relative: number;
  /** For positions, which may lie near 0: the size against which a difference counts, such as a standard error. */
  readonly scale?: number;
  /** For probabilities: the logarithms are compared, so that the far tail counts. */
  readonly log?: boolean;
}

/** Turns a case into a call of ours: its numbers beside ours, or `null` if the library does not answer such a question. */
export type Adapter = (reference: ReferenceCase, input: Columns) => readonly Comparison[] | null;

interface Group {
  readonly reason: string;
  readonly cases: readonly string[];
}

/** What became of every case of a topic. */
export interface LedgerEntry {
  /** All numbers agree. */
  readonly covered: readonly string[];
  /** The library has no such method yet. */
  readonly waiting: readonly Group[];
  /** These fields differ, and we stand by it; all others agree. */
  readonly differs: readonly (Group & { readonly fields: readonly string[] })[];
}

export const ledger = JSON.parse(readFileSync(new URL("ledger.json", import.meta.url), "utf8")) as Readonly<
  Record<string, LedgerEntry>
>;

const SMALLEST_NORMAL = 2 ** -1022;

/**
 * How far two numbers are apart, in the terms of their tolerance: 0 if they are the same or both absent, infinite if one
 * of them is absent.
 */
export function distance({ actual, expected, tolerance }: Comparison): number {
  if (actual === expected) return 0;
  if (actual === null || expected === null) return Number.POSITIVE_INFINITY;
  // What R has as 0 may be a number too small to be held in full.
  if (tolerance.log && expected === 0) return actual < SMALLEST_NORMAL ? 0 : Number.POSITIVE_INFINITY;
  if (tolerance.log) return Math.abs(log(actual) - log(expected)) / Math.max(1, -log(expected));
  return Math.abs(actual - expected) / Math.max(Math.abs(expected), tolerance.scale ?? 0);
}

/** Whether two numbers agree; two that are absent do. */
export const agrees = (comparison: Comparison): boolean => distance(comparison) <= comparison.tolerance.relative;

/** The numbers of a case beside ours, or `null` if the library does not answer it. */
export function compareCase(topic: Topic, adapter: Adapter, id: string): readonly Comparison[] | null {
  const reference = topic.cases.find((each) => each.id === id);
  if (reference === undefined) throw new Error(`${id} is no case of ${topic.topic}`);
  return adapter(reference, inputOf(topic, reference) ?? {});
}
