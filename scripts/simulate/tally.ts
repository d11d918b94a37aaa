import type { Analysis, Found, Naive } from "./analyse.js";
import { truth } from "./designs.js";

/** Counts of intervals, which add up over replications. */
export interface Tally {
  n: number;
  /** Intervals that hold the truth. */
  covered: number;
  /** Of a difference: intervals that would not hold 0 if effects faded. */
  detected: number;
  /** Sum of widths. */
  width: number;
  /** Of degrees of freedom, in tenths: how many intervals have them. */
  readonly df: Record<string, number>;
}

const emptyTally = (): Tally => ({ n: 0, covered: 0, detected: 0, width: 0, df: {} });

/** One stated correlation in one layout. */
export interface AnalysisTally {
  replications: number;
  /** Fits by the code of the error that they were refused with. */
  readonly refused: Record<string, number>;
  notConverged: number;
  reduced: number;
  readonly paired: Tally;
  readonly joint: Tally;
  /** Each time that of the two which is to be read first. */
  readonly headline: Tally;
  headlineIsPaired: number;
  /** CR2 intervals of the mean of each window. */
  readonly windows: readonly Tally[];
  /** Intervals of means of windows in which one trial alone stands: by the standard error of the model. */
  readonly lone: Tally;
}

interface NaiveTally {
  readonly mean: Tally;
  readonly contrast: Tally;
}

export interface LayoutTally {
  /** Replications, from and up to. */
  readonly ranges: (readonly [from: number, to: number])[];
  readonly naive: NaiveTally;
  readonly analyses: readonly AnalysisTally[];
}

export const emptyLayout = (windows: number, stated: number): LayoutTally => ({
  ranges: [],
  naive: { mean: emptyTally(), contrast: emptyTally() },
  analyses: Array.from({ length: stated }, () => ({
    replications: 0,
    refused: {},
    notConverged: 0,
    reduced: 0,
    paired: emptyTally(),
    joint: emptyTally(),
    headline: emptyTally(),
    headlineIsPaired: 0,
    windows: Array.from({ length: windows }, emptyTally),
    lone: emptyTally(),
  })),
});

/**
 * Counts one interval. Nothing fades in what was drawn: a known fading would move estimate and limits of every difference by
 * itself, so that what would be detected shows without a second fit.
 */
function count(tally: Tally, found: Found | null, wanted: number): void {
  if (found === null) return;
  const [lower, upper] = found.interval;
  const holds = (value: number): boolean => lower <= value && value <= upper;
  tally.n += 1;
  tally.covered += Number(holds(wanted));
  tally.detected += Number(!holds(wanted + truth.fading));
  tally.width += upper - lower;
  const tenths = found.df === null ? "none" : found.df.toFixed(1);
  tally.df[tenths] = (tally.df[tenths] ?? 0) + 1;
}

export function countNaive({ mean, contrast }: NaiveTally, found: Naive): void {
  count(mean, found.mean, truth.effect);
  count(contrast, found.contrast, 0);
}

export function countAnalysis(tally: AnalysisTally, found: Analysis | string): void {
  tally.replications += 1;
  if (typeof found === "string") {
    tally.refused[found] = (tally.refused[found] ?? 0) + 1;
    return;
  }
  tally.notConverged += Number(!found.converged);
  tally.reduced += Number(found.reduced);
  count(tally.paired, found.paired, 0);
  count(tally.joint, found.joint, 0);
  if (found.headline !== null) count(tally.headline, found[found.headline], 0);
  tally.headlineIsPaired += Number(found.headline === "paired");
  for (const mean of found.windows) count(mean.k === 1 ? tally.lone : tally.windows[mean.window]!, mean, truth.effect);
}

/** Counts of two parts of a run: numbers add up, ranges stand side by side. */
export function joined<T>(one: T, other: T): T {
  if (typeof one === "number") return (one + (other as number)) as T;
  const isRanges = (value: unknown): boolean => Array.isArray(value) && (value.length === 0 || Array.isArray(value[0]));
  if (isRanges(one)) return [...(one as unknown[]), ...(other as unknown[])] as T;
  if (Array.isArray(one)) return one.map((each, i) => joined(each, (other as unknown[])[i])) as T;
  const [a, b] = [one, other] as readonly Record<string, unknown>[];
  const names = [...new Set([...Object.keys(a!), ...Object.keys(b!)])];
  return Object.fromEntries(
    names.map((name) => [name, name in a! && name in b! ? joined(a![name], b![name]) : (a![name] ?? b![name])]),
  ) as T;
}
