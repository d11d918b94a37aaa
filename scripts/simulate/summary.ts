import { type Layout, layouts, stated, truth } from "./designs.js";
import type { AnalysisTally, LayoutTally, Tally } from "./tally.js";

/** What is reported of the intervals of one kind. */
export interface Intervals {
  readonly n: number;
  readonly covered: number;
  readonly detected: number;
  /** Mean; `null` where there is no interval. */
  readonly width: number | null;
  /** Median, in tenths; `null` for normal intervals. */
  readonly df: number | null;
}

export interface AnalysisSummary extends Omit<AnalysisTally, "paired" | "joint" | "headline" | "windows" | "lone"> {
  readonly stated: number;
  readonly paired: Intervals;
  readonly joint: Intervals;
  readonly headline: Intervals;
  readonly windows: readonly Intervals[];
  readonly lone: Intervals;
}

export interface LayoutSummary extends Layout {
  readonly naive: { readonly mean: Intervals; readonly contrast: Intervals };
  readonly analyses: readonly AnalysisSummary[];
}

export interface SimulationReport {
  readonly truth: typeof truth;
  readonly replications: number;
  /** Those that were run. */
  readonly layouts: readonly LayoutSummary[];
}

/** @throws where replications are not those from the first to the last, each once, the same for all layouts that were run */
export function summaryOf(tallies: Readonly<Record<number, LayoutTally>>): SimulationReport {
  const run = Object.keys(tallies).map(Number);
  const replications = run.map((place) => countOf(tallies[place]!, place));
  if (new Set(replications).size !== 1) throw new Error(`layouts need as many replications, got ${replications}`);
  return {
    truth,
    replications: replications[0]!,
    layouts: run.map((place) => {
      const { naive, analyses } = tallies[place]!;
      return {
        ...layouts[place]!,
        naive: { mean: intervalsOf(naive.mean), contrast: intervalsOf(naive.contrast) },
        analyses: analyses.map((each, i) => ({
          stated: stated[i]!,
          ...each,
          paired: intervalsOf(each.paired),
          joint: intervalsOf(each.joint),
          headline: intervalsOf(each.headline),
          windows: each.windows.map(intervalsOf),
          lone: intervalsOf(each.lone),
        })),
      };
    }),
  };
}

function countOf(tally: LayoutTally, place: number): number {
  const ranges = tally.ranges.slice().sort(([one], [other]) => one - other);
  let end = 0;
  for (const [from, to] of ranges) {
    if (from !== end) throw new Error(`layout ${place}: replications ${end} to ${from} stand twice or not at all`);
    end = to;
  }
  return end;
}

const intervalsOf = ({ n, covered, detected, width, df }: Tally): Intervals => ({
  n,
  covered,
  detected,
  width: n === 0 ? null : Number((width / n).toPrecision(4)),
  df: medianOf(df),
});

function medianOf(counts: Readonly<Record<string, number>>): number | null {
  const all = Object.entries(counts)
    .filter(([df]) => df !== "none")
    .map(([df, n]) => [Number(df), n] as const)
    .sort(([one], [other]) => one - other);
  const total = all.reduce((sum, [, n]) => sum + n, 0);
  let below = 0;
  for (const [df, n] of all) {
    below += n;
    if (2 * below >= total) return df;
  }
  return null;
}
