import { HALF_LIFE, type Layout, layouts, samplingRho, weeks } from "./layouts.js";
import type { LayoutTally, Tally } from "./tally.js";

/** What is reported of the answers to one question. */
export interface AnswerSummary {
  readonly n: number;
  readonly kinds: Readonly<Record<string, number>>;
  readonly covered: number;
  readonly rejected: number;
  /** Of the estimates less the truth. */
  readonly estimates: number;
  readonly bias: number | null;
  readonly sd: number | null;
  readonly medianError: number | null;
  /** Median, of closed intervals. */
  readonly width: number | null;
  /** Median. */
  readonly df: number | null;
}

export interface LayoutSummary extends Layout {
  readonly refused: Readonly<Record<string, number>>;
  readonly notConverged: number;
  readonly reduced: number;
  readonly answers: Readonly<Record<string, AnswerSummary>>;
}

export interface FadeSimulationReport {
  readonly truth: { readonly halfLife: number; readonly samplingRho: number; readonly weeks: typeof weeks };
  readonly draws: number;
  readonly layouts: readonly LayoutSummary[];
}

/** @throws where draws are not those from the first to the last, each once */
export function summaryOf(tallies: readonly LayoutTally[]): FadeSimulationReport {
  const ranges = tallies[0]!.ranges.slice().sort(([one], [other]) => one - other);
  ranges.forEach(([from], i) => {
    if (from !== (ranges[i - 1]?.[1] ?? 0)) throw new Error(`draws up to ${from} stand twice or not at all`);
  });
  return {
    truth: { halfLife: HALF_LIFE, samplingRho, weeks },
    draws: tallies[0]!.draws,
    layouts: tallies.map(({ refused, notConverged, reduced, answers }, place) => ({
      ...layouts[place]!,
      ...{ refused, notConverged, reduced },
      answers: Object.fromEntries(Object.entries(answers).map(([name, tally]) => [name, answersOf(tally)])),
    })),
  };
}

function answersOf({ kinds, covered, rejected, errors, widths, df }: Tally): AnswerSummary {
  const { n: estimates, mean, sd } = momentsOf(errors);
  return {
    n: Object.values(kinds).reduce((sum, n) => sum + n, 0),
    ...{ kinds, covered, rejected, estimates, bias: mean, sd },
    ...{ medianError: medianOf(errors), width: medianOf(widths), df: medianOf(df) },
  };
}

type Counts = Readonly<Record<string, number>>;

const pairsOf = (counts: Counts): readonly (readonly [number, number])[] =>
  Object.entries(counts).map(([value, n]) => [Number(value), n]);

function momentsOf(counts: Counts) {
  const pairs = pairsOf(counts);
  const n = pairs.reduce((sum, [, times]) => sum + times, 0);
  if (n < 2) return { n, mean: null, sd: null };
  const mean = pairs.reduce((sum, [value, times]) => sum + value * times, 0) / n;
  const squares = pairs.reduce((sum, [value, times]) => sum + times * (value - mean) ** 2, 0);
  return { n, mean: kept(mean), sd: kept(Math.sqrt(squares / (n - 1))) };
}

const kept = (value: number): number => Number(value.toPrecision(4));

function medianOf(counts: Counts): number | null {
  const pairs = pairsOf(counts)
    .slice()
    .sort(([one], [other]) => one - other);
  const total = pairs.reduce((sum, [, n]) => sum + n, 0);
  let below = 0;
  for (const [value, n] of pairs) {
    below += n;
    if (2 * below >= total) return value;
  }
  return null;
}
