import { isComputed } from "../covariance/column.js";
import { measureOf } from "../model/studies.js";
import { log } from "../numeric/index.js";
import type { Diagnostic } from "../types/index.js";
import type { Observation } from "./observations.js";

/** Standard deviations that differ by less than this share are the same but for rounding. */
const SAME = 0.01;

/**
 * Whether the standard deviations that divide differ between the visits of a trial: an SMD then moves with them, and a difference
 * that stays looks like one that fades.
 */
export function aboutStandardizers(observations: readonly Observation[]): readonly Diagnostic[] {
  if (!measureOf(observations[0]!.effect)?.startsWith("SMD")) return [];
  const unknown = observations.filter(({ standardizer }) => standardizer === null);
  const ratios = ratiosOf(observations);
  const differing = ratios.filter(({ ratio }) => Math.abs(log(ratio)) > SAME);
  return [
    ...(unknown.length === 0 ? [] : [noStandardizer(unknown, observations.length)]),
    ...(differing.length === 0 ? [] : [varies(ratios)]),
  ];
}

interface Ratio {
  readonly trial: string;
  readonly weeks: readonly [first: number, last: number];
  /** Standard deviation at the last visit over that at the first. */
  readonly ratio: number;
}

/** Of each trial and what was measured in it, at two visits or more. */
function ratiosOf(observations: readonly Observation[]): readonly Ratio[] {
  const series = new Map<string, Observation[]>();
  for (const each of observations) {
    if (each.standardizer === null || !(each.standardizer > 0)) continue;
    const name = JSON.stringify([each.trial, ...what(each)]);
    series.set(name, [...(series.get(name) ?? []), each]);
  }
  return [...series.values()].flatMap((of) => {
    const inOrder = [...of].sort((a, b) => a.weeks - b.weeks);
    const [first, last] = [inOrder[0]!, inOrder[inOrder.length - 1]!];
    if (first.weeks === last.weeks) return [];
    return [
      {
        trial: first.trial,
        weeks: [first.weeks, last.weeks],
        ratio: last.standardizer! / first.standardizer!,
      } as const,
    ];
  });
}

function what({ effect }: Observation): readonly (string | null)[] {
  if (!isComputed(effect)) return [];
  const { outcome, instrument, treatmentArm, comparatorArm } = effect.contrast;
  return [outcome.name, instrument, treatmentArm, comparatorArm];
}

function varies(ratios: readonly Ratio[]): Diagnostic {
  const sorted = ratios.map(({ ratio }) => ratio).sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const median = (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
  const [lowest, highest] = [sorted[0]!, sorted[sorted.length - 1]!];
  const two = (value: number): string => value.toFixed(2);
  return {
    code: "STANDARDIZER_VARIES",
    severity: "warning",
    message: `standardized effects were divided by standard deviations that are not the same at all visits of a trial: at the last visit ${two(median)} times that of the first in the median of ${ratios.length} (${two(lowest)} to ${two(highest)}), which a constant difference shows as a change`,
    remedy: 'divide by one standard deviation a trial: standardizer: "baseline" or "fixed" in effectSizes, or use MD',
    evidence: { median, lowest, highest, trials: ratios },
  };
}

const noStandardizer = (unknown: readonly Observation[], k: number): Diagnostic => ({
  code: "NO_STANDARDIZER",
  severity: "warning",
  message: `${unknown.length} of ${k} standardized effects do not say which standard deviation divided them, so that it cannot be seen whether it changes from visit to visit`,
  remedy: "give means and standard deviations of the arms",
  evidence: { labels: unknown.map(({ label }) => label) },
});
