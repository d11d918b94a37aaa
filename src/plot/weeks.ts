import type { ComputedEffect, StratifyMethod, WindowSet } from "../types/index.js";
import { short } from "./format.js";

/** Weeks of an effect counted from where its strata count them; `null` where that is not known. */
export function weeksOf({ contrast }: ComputedEffect, from: StratifyMethod["weeksFrom"]): number | null {
  const { weeks, weeksFrom, treatmentWeeks } = contrast;
  if (weeks === null || from === "as-reported" || from === "unknown" || from === weeksFrom) return weeks;
  if (weeksFrom === "unknown" || treatmentWeeks === null) return null;
  return from === "randomisation" ? weeks + treatmentWeeks : weeks - treatmentWeeks;
}

/** `over 4 to 12 weeks`: the span of a window, where its borders are known and its name does not tell them. */
export function windowSpan(name: string, windows: WindowSet | "reported" | null): string | null {
  if (windows === null || windows === "reported" || /\d/.test(name)) return null;
  const window = windows.windows.find((one) => one.name === name);
  if (window === undefined) return null;
  const { from, to } = window;
  const first = window === windows.windows[0];
  if (windows.closed === "right") {
    if (to === null) return `over ${timeText(from)}`;
    if (first) return from <= 0 ? `up to ${timeText(to)}` : fromTo("", from, " to ", to);
    return fromTo("over ", from, " to ", to);
  }
  if (to === null) return `from ${timeText(from)}`;
  return first && from <= 0 ? `under ${timeText(to)}` : fromTo("from ", from, " to under ", to);
}

function fromTo(before: string, from: number, between: string, to: number): string {
  const [start, end] = [timeText(from), timeText(to)];
  const [number, unit] = start.split(" ");
  return `${before}${unit === "weeks" && end.endsWith("weeks") ? number : start}${between}${end}`;
}

/** `3 days`, `12 weeks`. */
export function timeText(weeks: number): string {
  if (weeks > 0 && weeks < 1)
    return `${short(Math.round(70 * weeks) / 10)} ${Math.round(70 * weeks) === 10 ? "day" : "days"}`;
  return `${short(weeks)} ${weeks === 1 ? "week" : "weeks"}`;
}

/** `6`, or `3 d` for less than a week: short enough for a column. */
export const weekNumber = (weeks: number): string =>
  weeks > 0 && weeks < 1 ? `${short(Math.round(70 * weeks) / 10)} d` : short(weeks);
