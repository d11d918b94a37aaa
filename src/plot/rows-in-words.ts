import type { Design, Interval } from "../types/index.js";
import type { ForestRow, TrialRow } from "./forest-rows.js";
import { count, list, type NumberFormat } from "./format.js";
import { sourceOf } from "./subject.js";

/** The rows in words, for readers who cannot see the figure. */
export function rowsInWords(rows: readonly ForestRow[], format: NumberFormat, design: Design): string[] {
  const trials = rows.filter((row) => row.kind === "trial").length;
  const words = rows.flatMap((row) => {
    if (row.kind === "heading") return [row.empty === null ? `${row.text}:` : `${row.text}: ${row.empty}.`];
    if (row.kind === "note") return [`${row.text.replaceAll("\u00a0", " ")}.`];
    if (row.kind === "trial") return [];
    const estimate = row.kind === "prediction" ? "" : `${format.number(row.estimate)} `;
    return [`${row.label}: ${estimate}${format.interval(row.interval)}.`];
  });
  return [`${count(trials, "row")} of ${sourceOf(design)}s.`, ...words];
}

/** What the arrows say, and which trials have their point beyond the axis. */
export function beyondTexts(rows: readonly ForestRow[], [low, high]: Interval, format: NumberFormat): string[] {
  const cut = rows.some((row) => "interval" in row && (row.interval[0] < low || row.interval[1] > high));
  const beyond = rows.filter(
    (row) => row.kind === "trial" && (row.estimate < low || row.estimate > high),
  ) as TrialRow[];
  const named = beyond.slice(0, NAMED).map(({ label, estimate }) => `${label} (${format.number(estimate)})`);
  const others = beyond.length > NAMED ? [`${beyond.length - NAMED} more`] : [];
  return [
    ...(cut ? ["Arrows: the interval goes on beyond the axis."] : []),
    ...(beyond.length > 0 ? [`Beyond the axis altogether: ${list([...named, ...others])}.`] : []),
  ];
}

/** So many trials beyond the axis have their names below the figure. */
const NAMED = 4;
