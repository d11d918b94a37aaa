/** What one answer says of one truth. */
export interface Answer {
  /** `interval`, or what else an answer can be. */
  readonly kind: string;
  /** Estimate less truth; `null` without an estimate. */
  readonly error: number | null;
  /** Whether the truth is among what is not rejected. */
  readonly covered: boolean;
  /** Whether none, no change or no difference is rejected; `null` where that is no question. */
  readonly rejected: boolean | null;
  /** Of a closed interval. */
  readonly width: number | null;
  readonly df: number | null;
}

/** Counts of answers, which add up over draws. */
export interface Tally {
  readonly kinds: Record<string, number>;
  covered: number;
  rejected: number;
  readonly errors: Record<string, number>;
  readonly widths: Record<string, number>;
  readonly df: Record<string, number>;
}

/** One layout. */
export interface LayoutTally {
  /** Draws, from and up to. */
  readonly ranges: (readonly [from: number, to: number])[];
  draws: number;
  /** Fits by the code of the error or reason that they were refused with. */
  readonly refused: Record<string, number>;
  notConverged: number;
  reduced: number;
  readonly answers: Record<string, Tally>;
}

export const emptyLayout = (): LayoutTally => ({
  ranges: [],
  draws: 0,
  refused: {},
  notConverged: 0,
  reduced: 0,
  answers: {},
});

const emptyTally = (): Tally => ({ kinds: {}, covered: 0, rejected: 0, errors: {}, widths: {}, df: {} });

/** Adds one to the count of a value, in thousandths. */
function mark(counts: Record<string, number>, value: number | null, digits = 3): void {
  if (value === null) return;
  const name = (Number(value.toFixed(digits)) + 0).toString();
  counts[name] = (counts[name] ?? 0) + 1;
}

export function count(layout: LayoutTally, name: string, answer: Answer): void {
  layout.answers[name] ??= emptyTally();
  const tally = layout.answers[name];
  tally.kinds[answer.kind] = (tally.kinds[answer.kind] ?? 0) + 1;
  tally.covered += Number(answer.covered);
  tally.rejected += Number(answer.rejected ?? false);
  mark(tally.errors, answer.error);
  mark(tally.widths, answer.width);
  mark(tally.df, answer.df, 1);
}
