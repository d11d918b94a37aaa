import type { AxisSpec, ScaleSpec } from "../types/index.js";
import { namedTicks } from "./axis.js";
import { textWidth } from "./text.js";

/** Like a logarithm beyond half a week, and linear through 0, so that a day, a year and no time at all have a place. */
const CONSTANT = 0.5;
const MONTH = 4;
const YEAR = 52;

/** Those that matter most come first: where there is no room, the others give way. */
const ticks = [
  { value: 52, label: "52" },
  { value: 12, label: "12" },
  { value: 4, label: "4" },
  { value: 1, label: "1 wk" },
  { value: 26, label: "26" },
  { value: 1 / 7, label: "1 d" },
  { value: 104, label: "104" },
  { value: 208, label: "208" },
  { value: 416, label: "416" },
  { value: 0, label: "0" },
] as const;

/** An axis of weeks, from 0 (later, where the first visit came after a month) to a year or beyond. */
export interface WeekAxis {
  readonly limits: readonly [first: number, last: number];
  readonly scale: ScaleSpec;
  readonly axis: AxisSpec;
  readonly pixel: (weeks: number) => number;
  /** Half-way between two weeks, as it looks on the axis. */
  readonly middle: (from: number, to: number) => number;
}

const symlog = (weeks: number): number => Math.sign(weeks) * Math.log1p(Math.abs(weeks) / CONSTANT);
const unsymlog = (place: number): number => Math.sign(place) * CONSTANT * Math.expm1(Math.abs(place));

/**
 * An axis on which a day, a week, a month and a year stand about equally far apart.
 *
 * @param weeks - those that must be seen, at least one
 * @param length - in pixels
 */
export function weekAxis(weeks: readonly number[], length: number): WeekAxis {
  const earliest = Math.min(...weeks);
  // Where all were seen late, an axis from 0 would be empty for the most part.
  const [first, last] = [earliest > MONTH ? earliest / 4 : Math.min(0, earliest), Math.max(YEAR, ...weeks)].map(
    symlog,
  ) as [number, number];
  const margin = 0.03 * (last - first);
  const [low, high] = [first - margin, last + margin];
  const pixel = (week: number) => (length * (symlog(week) - low)) / (high - low);
  const limits = [unsymlog(low), unsymlog(high)] as const;
  return {
    limits,
    pixel,
    middle: (from, to) => unsymlog((symlog(from) + symlog(to)) / 2),
    scale: { type: "symlog", constant: CONSTANT, domain: [...limits], nice: false, zero: false },
    axis: { ...namedTicks(withRoom(pixel, limits)), title: null, grid: false, zindex: 1 },
  };
}

function withRoom(pixel: (week: number) => number, [first, last]: WeekAxis["limits"]) {
  const half = (label: string) => textWidth(label, { size: 10 }) / 2 + 4;
  const kept: (typeof ticks)[number][] = [];
  for (const tick of ticks.filter(({ value }) => value >= first && value <= last)) {
    const free = kept.every(
      (other) => Math.abs(pixel(other.value) - pixel(tick.value)) >= half(other.label) + half(tick.label),
    );
    if (free) kept.push(tick);
  }
  return kept.sort((a, b) => a.value - b.value);
}
