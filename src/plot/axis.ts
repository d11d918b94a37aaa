import { SynthesisError } from "../errors.js";
import type { NaturalScale } from "../measure/index.js";
import type { AxisSpec, Interval, ScaleSpec } from "../types/index.js";
import { textWidth } from "./text.js";
import { rounded } from "./theme.js";

/** The part of the analysis scale that a figure shows. */
type Limits = readonly [lower: number, upper: number];

/** An axis of effects: where a number stands, and where the ticks are. */
export interface EffectAxis {
  /** On the analysis scale. */
  readonly limits: Limits;
  /** From the analysis scale to the number on the axis. */
  readonly value: (effect: number) => number;
  readonly scale: ScaleSpec;
  readonly axis: AxisSpec;
  /** Where on the analysis scale the ticks stand, and what they are called. */
  readonly ticks: readonly { readonly effect: number; readonly value: number }[];
  /** On the analysis scale; `null` where no value stands for no effect. */
  readonly noEffect: number | null;
  /** Pixels from the left (or from the bottom). */
  readonly pixel: (effect: number) => number;
}

/** What an axis has to show: points that must be seen, each with an interval that may be cut. */
export interface Extent {
  readonly at: number;
  readonly interval: Interval | null;
  /** A point far from the others may lie beyond the axis, where an arrow and a number stand for it. */
  readonly mayLieBeyond?: boolean;
}

/** Log ratios beyond these are outside of what a number can hold. */
const LARGEST_LOG = 690;
/** And the length of an axis between others. */
const LARGEST = 1e300;
const TICK_FACE = { size: 10 } as const;
/** An interval may reach so many typical half-widths from its point before it is cut. */
const REACH = 4;
/** Points so many interquartile ranges beyond the quartiles are far out (Tukey 1977, Exploratory Data Analysis). */
const FAR_OUT = 3;
/** They are left beyond the axis where it would otherwise be so many times as long, and more where they are many. */
const STRETCH = 1.5;
const STRETCH_OF_SHARE = 10;

/**
 * An axis that shows every point, and of each interval as much as four times the typical half-width, so that one
 * imprecise trial does not flatten all others. Points that may lie beyond it do so where they are far out, few, and
 * would make it half as long again: one of five studies only where it would make it three times as long.
 *
 * @param extents - on the analysis scale
 * @param options - `length` in pixels; `limits` on the printed scale, where the caller set them; `across` for labels
 *   that stand beside one another
 */
export function effectAxis(
  extents: readonly Extent[],
  options: {
    readonly scale: NaturalScale;
    readonly length: number;
    readonly limits?: Interval | undefined;
    readonly across: boolean;
    readonly who: string;
  },
): EffectAxis {
  const { scale, length, across } = options;
  const ratio = scale.kind === "log";
  const limits = options.limits ? given(options.limits, scale, options.who) : found(extents, scale);
  const value = ratio
    ? (effect: number) => Math.exp(clamp(effect, -LARGEST_LOG, LARGEST_LOG))
    : (effect: number) => effect;
  const pixel = (effect: number) => (length * (effect - limits[0])) / (limits[1] - limits[0]);
  const effectAt = (tick: number) => (ratio ? Math.log(tick) : scale.analysis(tick));
  const room = (ticks: readonly Tick[]) => fits(ticks, (tick) => pixel(effectAt(tick)), across);
  const ticks = ticksOf(limits, scale).find(room) ?? [];
  return {
    ticks: ticks.map((tick) => ({ effect: effectAt(tick.value), value: tick.value })),
    noEffect: scale.noEffect,
    limits,
    value,
    pixel,
    scale: {
      ...(ratio ? { type: "log" } : { type: "linear", zero: false }),
      domain: [value(limits[0]), value(limits[1])],
      nice: false,
    },
    axis: {
      ...namedTicks(scale.kind === "other" ? moved(ticks, effectAt) : ticks),
      title: null,
      grid: false,
      zindex: 1,
    },
  };
}

/** Whether a line of no effect stands on the axis. */
export const hasNoEffect = ({ noEffect, limits }: EffectAxis): boolean =>
  noEffect !== null && limits[0] <= noEffect && limits[1] >= noEffect;

/** A tick with the text beside it. */
export interface Tick {
  readonly value: number;
  readonly label: string;
}

/** Ticks of which each has its own label, so that no runtime's number format has a say. */
export function namedTicks(
  ticks: readonly Tick[],
): Pick<AxisSpec, "values" | "labelExpr" | "labelOverlap" | "labelFlush" | "labelLimit"> {
  const values = rounded(ticks.map(({ value }) => value));
  const labels = ticks.map(({ label }) => label);
  return {
    values,
    labelExpr: `${JSON.stringify(labels)}[indexof(${JSON.stringify(values)}, datum.value)]`,
    labelOverlap: false,
    labelFlush: false,
    labelLimit: 0,
  };
}

function given([lower, upper]: Interval, scale: NaturalScale, who: string): Limits {
  const ratio = scale.kind === "log";
  const [least, most] = scale.kind === "other" ? scale.range : [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  if (
    !Number.isFinite(lower) ||
    !Number.isFinite(upper) ||
    lower >= upper ||
    (ratio && lower <= 0) ||
    lower < least ||
    upper > most
  ) {
    throw new SynthesisError(
      "BAD_LIMITS",
      `${who}: limits need ${ratio ? "0 < lower < upper" : "lower < upper"}${scale.kind === "other" ? ` from ${least} to ${most}` : ""}, got ${lower} and ${upper}`,
      { remedy: "give the lower limit first, on the printed scale", evidence: { limits: [lower, upper] } },
    );
  }
  return ratio ? [Math.log(lower), Math.log(upper)] : [scale.analysis(lower), scale.analysis(upper)];
}

function found(extents: readonly Extent[], scale: NaturalScale): Limits {
  const near = withoutFar(extents);
  const [all, some] = [limitsOf(extents, extents, scale), limitsOf(near, extents, scale)];
  const stretch = Math.max(STRETCH, 1 + (STRETCH_OF_SHARE * (extents.length - near.length)) / extents.length);
  return all[1] - all[0] > stretch * (some[1] - some[0]) ? some : all;
}

/** Limits for some of the extents, an interval being cut by the typical width of all. */
function limitsOf(some: readonly Extent[], all: readonly Extent[], { kind, noEffect }: NaturalScale): Limits {
  const reach = REACH * typicalHalf(all);
  const points = [...(noEffect === null ? [] : [noEffect]), ...some.map(({ at }) => at)];
  const lower = least([...points, ...some.map(({ at, interval }) => Math.max(interval?.[0] ?? at, at - reach))]);
  const upper = most([...points, ...some.map(({ at, interval }) => Math.min(interval?.[1] ?? at, at + reach))]);
  const margin = upper > lower ? 0.04 * (upper - lower) : Math.max(1, 0.04 * Math.abs(upper));
  const end = kind === "log" ? LARGEST_LOG : LARGEST;
  return [clamp(lower - margin, -end, 0.99 * end), clamp(upper + margin, -0.99 * end, end)];
}

function withoutFar(extents: readonly Extent[]): readonly Extent[] {
  const points = ascending(extents.flatMap(({ at, mayLieBeyond }) => (mayLieBeyond ? [at] : [])));
  const [first, third] = [quartile(points, 1), quartile(points, 3)];
  const fence = FAR_OUT * (third - first);
  return extents.filter(({ at, mayLieBeyond }) => !mayLieBeyond || (at >= first - fence && at <= third + fence));
}

function typicalHalf(extents: readonly Extent[]): number {
  const halves = ascending(extents.flatMap(({ interval }) => (interval ? [(interval[1] - interval[0]) / 2] : [])));
  return halves[Math.floor(halves.length / 2)] ?? 0;
}

const ascending = (values: readonly number[]): readonly number[] => [...values].sort((a, b) => a - b);
const least = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);

/** With linear interpolation between order statistics. */
function quartile(sorted: readonly number[], which: 1 | 3): number {
  const place = ((sorted.length - 1) * which) / 4;
  const below = Math.floor(place);
  const [low = 0, high = low] = [sorted[below], sorted[below + 1]];
  return low + (place - below) * (high - low);
}

const clamp = (value: number, lower: number, upper: number): number => Math.min(Math.max(value, lower), upper);

/** Ticks from dense to sparse, as numbers that a reader sees. */
function ticksOf(limits: Limits, scale: NaturalScale): readonly Tick[][] {
  if (scale.kind === "log") return logTicks(limits);
  if (scale.kind === "linear") return linearTicks(limits);
  const inside = ({ value }: Tick): boolean => {
    const effect = scale.analysis(value);
    return effect >= limits[0] && effect <= limits[1];
  };
  return linearTicks([scale.value(limits[0]), scale.value(limits[1])]).map((ticks) => ticks.filter(inside));
}

/** The same ticks where the axis has the scale of analysis. */
const moved = (ticks: readonly Tick[], effectAt: (value: number) => number): Tick[] =>
  ticks.map(({ value, label }) => ({ value: effectAt(value), label }));

/** From dense to sparse: steps of 1, 2, 5 and their tenfolds. None where the axis has no length that a number holds. */
function* candidates([lower, upper]: Limits, most: number): Generator<Tick[]> {
  const exponent = Math.floor(Math.log10((upper - lower) / most));
  if (!Number.isFinite(exponent)) return;
  for (let power = exponent; power <= exponent + 3; power++) {
    for (const factor of [1, 2, 5]) {
      const first = Math.ceil(lower / (factor * 10 ** power) - 1e-9);
      const last = Math.floor(upper / (factor * 10 ** power) + 1e-9);
      if (!Number.isSafeInteger(first) || !Number.isSafeInteger(last) || last - first + 1 > most) continue;
      yield Array.from({ length: last - first + 1 }, (_, i) => tick((first + i) * factor, power));
    }
  }
}

/** `digits` times ten to the `power`, exact to the last digit and labelled by as many decimals. */
function tick(digits: number, power: number): Tick {
  const value = Number(`${digits}e${power}`);
  const plain =
    value === 0 ? "0" : power < -6 || Math.abs(value) >= 1e7 ? exponential(value) : value.toFixed(Math.max(0, -power));
  return { value, label: plain.replaceAll("-", "−") };
}

const exponential = (value: number): string => String(value.toExponential()).replace("e+", "e");

const linearTicks = (limits: Limits): Tick[][] => [...candidates(limits, 7)];

/** From dense to sparse: 1, 2, 5 in each decade; 1 and 3; decades; every so many decades. On a short axis, even steps. */
function logTicks([lower, upper]: Limits): Tick[][] {
  if (upper - lower < Math.log(4)) return [...candidates([Math.exp(lower), Math.exp(upper)], 6)];
  const decades = [Math.ceil(lower / Math.LN10 - 1), Math.floor(upper / Math.LN10 + 1)] as const;
  const series = (factors: readonly number[], every: number) =>
    Array.from({ length: decades[1] - decades[0] + 1 }, (_, i) => decades[0] + i)
      .filter((power) => power % every === 0)
      .flatMap((power) => factors.map((factor) => naturalTick(factor, power)))
      .filter(({ value }) => Math.log(value) >= lower && Math.log(value) <= upper);
  return [
    series([1, 2, 5], 1),
    series([1, 3], 1),
    ...[1, 2, 3, 5, 10, 20, 50, 100, 200].map((every) => series([1], every)),
  ];
}

function naturalTick(factor: number, power: number): Tick {
  const value = Number(`${factor}e${power}`);
  return { value, label: (power < -4 || power > 4 ? exponential(value) : String(value)).replaceAll("-", "−") };
}

/** Whether the labels of the ticks stand apart from one another. */
function fits(ticks: readonly Tick[], pixel: (value: number) => number, across: boolean): boolean {
  return ticks.every((tick, i) => {
    const next = ticks[i + 1];
    if (next === undefined) return true;
    const needed = across ? (textWidth(tick.label, TICK_FACE) + textWidth(next.label, TICK_FACE)) / 2 + 9 : 16;
    return Math.abs(pixel(next.value) - pixel(tick.value)) >= needed;
  });
}
