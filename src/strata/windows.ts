import { DataError, requireOneOf } from "../errors.js";
import type { Diagnostic, Window, WindowSet } from "../types/index.js";

/** Weeks compare after rounding to a hundredth, so that months turned into weeks meet the borders that they mean. */
export const rounded = (weeks: number): number => Math.round(weeks * 100) / 100;

/** Windows as one writes them; see {@link WindowSet}. */
export interface WindowSetInput {
  readonly name: string;
  readonly source?: string;
  readonly closed?: WindowSet["closed"];
  readonly windows: readonly (Pick<Window, "name" | "from"> & Partial<Window>)[];
}

/**
 * Checks a set of windows and puts it in order. Gaps are allowed; overlaps, repeated names and empty windows are not.
 *
 * @param input - borders and anchors in weeks; `to: null` for a window without an end
 * @throws {@link DataError} `WINDOWS` with every problem
 * @throws {@link SynthesisError} `BAD_OPTION`
 * @example
 * windowSet({ name: "two", windows: [{ name: "short", from: 0, to: 12 }, { name: "long", from: 12, to: 52 }] }).closed; // "right"
 */
export function windowSet(input: WindowSetInput): WindowSet {
  const closed = input.closed ?? "right";
  requireOneOf("windowSet", "closed", ["right", "left"], closed);
  const windows = input.windows
    .map(({ name, from, to = null, anchor = null }) => ({
      name,
      from: rounded(from),
      to: to === null ? null : rounded(to),
      anchor,
    }))
    .sort((a, b) => a.from - b.from);
  const faults = windows.flatMap((each, i) => faultsOf(each, windows[i + 1], windows.slice(0, i)));
  if (windows.length === 0) faults.push(`the set "${input.name}" has no window`);
  if (faults.length > 0) throw new DataError(faults.map(problem));
  return { name: input.name, source: input.source ?? "", closed, windows };
}

const problem = (message: string): Diagnostic => ({
  code: "WINDOWS",
  severity: "error",
  message,
  remedy: "give each window a name, from, and a to above it (or null), without overlap",
});

function faultsOf({ name, from, to, anchor }: Window, next: Window | undefined, before: readonly Window[]): string[] {
  const faults: string[] = [];
  if (!Number.isFinite(from) || (to !== null && !Number.isFinite(to)))
    faults.push(`window "${name}" has a border that is no number`);
  if (to !== null && to <= from) faults.push(`window "${name}" ends at ${to}, not after its beginning ${from}`);
  if (anchor !== null && (anchor < from || (to !== null && anchor > to)))
    faults.push(`window "${name}" has its anchor ${anchor} outside itself`);
  if (before.some((each) => each.name === name)) faults.push(`two windows are called "${name}"`);
  if (next !== undefined && (to === null || next.from < to))
    faults.push(`windows "${name}" and "${next.name}" overlap`);
  return faults;
}

/**
 * The window that a week falls into; `null` in a gap or outside.
 *
 * @param weeks - compared after rounding to a hundredth
 * @example
 * windowOf(13, windows.cochranePain)?.name; // "short"
 */
export function windowOf(weeks: number, { closed, windows }: WindowSet): Window | null {
  const week = rounded(weeks);
  return (
    windows.find(({ from, to }, i) =>
      closed === "right"
        ? (week > from || (i === 0 && week === from)) && (to === null || week <= to)
        : week >= from && (to === null || week < to || (i === windows.length - 1 && week === to)),
    ) ?? null
  );
}

/** The week that `timepoint: "closest"` looks for: the anchor, or the middle; the beginning of a window without end. */
export const anchorOf = ({ from, to, anchor }: Window): number => anchor ?? (to === null ? from : (from + to) / 2);

/** Named sets of windows, in weeks. Each names where its borders come from. */
export const windows = {
  /**
   * Short, intermediate and long term, each with the visit that Cochrane's back and neck reviews look for (closest to 4
   * weeks, 6 months and a year); the borders are 3 months, and half-way between 6 months and a year.
   */
  cochranePain: windowSet({
    name: "Cochrane back and neck",
    source:
      "Furlan et al. (2015), Spine 40:1660-1673, doi:10.1097/BRS.0000000000001061 (visits closest to 4 weeks, 6 months, 1 year); borders at 3 and 9 months",
    windows: [
      { name: "short", from: 0, to: 13, anchor: 4 },
      { name: "intermediate", from: 13, to: 39, anchor: 26 },
      { name: "long", from: 39, anchor: 52 },
    ],
  }),
  /** Immediately to 12 weeks, and 6 to 12 months, with nothing between. */
  gattie2017: windowSet({
    name: "Gattie 2017",
    source: "Gattie, Cleland & Snodgrass (2017), J Orthop Sports Phys Ther 47:133-149, doi:10.2519/jospt.2017.7096",
    closed: "right",
    windows: [
      { name: "immediate to 12 weeks", from: 0, to: 12 },
      // A visit at 6 months is in; windows are open on the left, hence the hundredth of a week.
      { name: "6 to 12 months", from: 25.99, to: 52 },
    ],
  }),
  /** Up to 72 hours, 4 weeks, 12 weeks, before 6 months, 6 months and later: narrow enough to see a benefit come and go. */
  needling: windowSet({
    name: "needling, five windows",
    source: "wane's own, for data that reviews of needling divide at 72 hours, 4 weeks, 12 weeks and 6 months",
    windows: [
      { name: "up to 72 hours", from: 0, to: 0.43 },
      { name: "over 72 hours to 4 weeks", from: 0.43, to: 4 },
      { name: "over 4 to 12 weeks", from: 4, to: 12 },
      { name: "over 12 to under 26 weeks", from: 12, to: 25.99 },
      { name: "26 weeks and later", from: 25.99, to: null },
    ],
  }),
} as const satisfies Record<string, WindowSet>;
