import { weeksFrom } from "../effect/index.js";
import type { ComputedEffect, Contrast, EffectSize, Strata, StratifyMethod } from "../types/index.js";
import type { FacetReader } from "./facets.js";
import { rounded, windowOf } from "./windows.js";

/** An effect that belongs to the question, with numbers or without. */
export type Belonging = Exclude<EffectSize, { status: "excluded" }>;

/** An effect with where it stands. */
export interface Placed {
  readonly effect: Belonging;
  readonly week: number | null;
  readonly window: string | null;
  /** Values of the facets, outcome domain included. */
  readonly key: Readonly<Record<string, string>>;
}

/** An effect that stands nowhere, with the reason. */
export type Unplaced = Strata["unplaced"][number];

/** Where an effect stands: its week, its window and its value of each facet, or why it stands nowhere. */
export function place(effect: Belonging, method: StratifyMethod, readers: readonly FacetReader[]): Placed | Unplaced {
  const { contrast } = effect;
  const key: Record<string, string> = {};
  const found = findWindow(contrast, method);
  if ("code" in found) return { effect, ...found };
  if (found.window !== null) key.window = found.window;
  for (const { name, label, value } of readers) {
    const each = value(contrast);
    if (each === null) return { effect, code: "NO_FACET_VALUE", reason: `the row has no ${label.toLowerCase()}` };
    key[name] = each;
  }
  key.domain = contrast.outcome.domain;
  return { effect, week: found.week, window: found.window, key };
}

export const isPlaced = (each: Placed | Unplaced): each is Placed => "key" in each;

export const isComputed = (effect: EffectSize): effect is ComputedEffect =>
  effect.status === "usable" || effect.status === "doubtful";

function findWindow(
  contrast: Contrast,
  { windows, weeksFrom: origin }: StratifyMethod,
): { week: number | null; window: string | null } | { code: string; reason: string } {
  const converted = weeksFrom(contrast, origin);
  const week = "weeks" in converted ? converted.weeks : null;
  if (windows === null) return { week, window: null };
  if (windows === "reported") {
    if (contrast.reportedWindow === null)
      return { code: "NO_REPORTED_WINDOW", reason: "the row does not name its window" };
    return { week, window: contrast.reportedWindow.name };
  }
  if ("code" in converted) return converted;
  const window = windowOf(converted.weeks, windows);
  if (window === null)
    return { code: "OUTSIDE_WINDOWS", reason: `week ${rounded(converted.weeks)} lies in no window of ${windows.name}` };
  return { week, window: window.name };
}
