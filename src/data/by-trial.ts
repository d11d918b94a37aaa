import type { Contrast } from "../types/index.js";

/** The rows of each trial, in the order of the file. */
export function byTrial(contrasts: readonly Contrast[]): readonly (readonly Contrast[])[] {
  const trials = new Map<string, Contrast[]>();
  for (const contrast of contrasts) {
    const rows = trials.get(contrast.trial);
    if (rows === undefined) trials.set(contrast.trial, [contrast]);
    else rows.push(contrast);
  }
  return [...trials.values()];
}
