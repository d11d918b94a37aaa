import { expm1, log1p } from "../numeric/index.js";
import type { FadeCurve } from "../types/index.js";

/** Points of a drawn curve within the weeks observed, and beyond. */
const WITHIN = 60;
const BEYOND = 20;
/** Weeks about which the axis of weeks of a figure turns from a straight into a logarithmic one. */
const CONSTANT = 0.5;

/** A week at which a curve is drawn; a window is drawn from its first to its last week at the level of the week `at`. */
export interface DrawnWeek {
  readonly weeks: number;
  readonly at: number;
  readonly piece: string | null;
}

/**
 * The weeks at which a curve is drawn: over those observed, all of them visits among them, and on to `until`; of means of windows
 * the two ends of each.
 */
export function drawnWeeks(curve: FadeCurve, until: number): readonly DrawnWeek[] {
  const { shape, weeks, visits } = curve;
  if (shape.kind === "windows") {
    return shape.windows.windows.flatMap(({ name, from, to }) => {
      const end = Math.max(to ?? Math.max(weeks[1], until), from);
      const at = to === null ? from + Math.max(end - from, 1) / 2 : (from + end) / 2;
      return [from, end].map((week) => ({ weeks: week, at, piece: name }));
    });
  }
  const whole = (week: number): DrawnWeek => ({ weeks: week, at: week, piece: null });
  const within = [...new Set([...between(weeks[0], weeks[1], WITHIN), ...visits])].sort((a, b) => a - b);
  const beyond = until > weeks[1] ? between(weeks[1], until, BEYOND).slice(1) : [];
  return [...within, ...beyond].map(whole);
}

/** Evenly spaced as the axis of a figure has it. */
function between(from: number, to: number, steps: number): readonly number[] {
  const place = (week: number) => Math.sign(week) * log1p(Math.abs(week) / CONSTANT);
  const week = (at: number) => Math.sign(at) * CONSTANT * expm1(Math.abs(at));
  const [start, end] = [place(from), place(to)];
  return Array.from({ length: steps + 1 }, (_, i) =>
    i === 0 ? from : i === steps ? to : week(start + (i / steps) * (end - start)),
  );
}
