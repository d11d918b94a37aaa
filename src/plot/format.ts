import type { NaturalScale } from "../measure/index.js";
import type { Interval } from "../types/index.js";

/** How the numbers of one figure are printed. */
export interface NumberFormat {
  /** From the analysis scale to text: ratios as ratios, proportions as proportions. */
  readonly number: (value: number) => string;
  readonly interval: (interval: Interval) => string;
}

/**
 * A format for all numbers of a figure: as many decimals as a typical interval is wide, so that the second digit of its
 * half-width can be read.
 *
 * @param intervals - on the analysis scale
 * @param scale - how what is printed lies to the scale of analysis
 * @param marks - values on the scale of analysis that words beside the numbers name, such as no effect: what is none of them is
 *   printed with as many decimals as tell it from them
 */
export function numberFormat(
  intervals: readonly Interval[],
  scale: NaturalScale,
  marks: readonly number[] = [],
): NumberFormat {
  const number = textOf(intervals, scale, marks.map(scale.value));
  return { number, interval: ([lower, upper]) => `[${number(lower)}, ${number(upper)}]` };
}

function textOf(
  intervals: readonly Interval[],
  { kind, value }: NaturalScale,
  marks: readonly number[],
): (effect: number) => string {
  if (kind === "log") return (log) => ratioText(log, marks);
  const natural = differenceText(
    intervals.map(([lower, upper]) => [value(lower), value(upper)]),
    marks,
  );
  return (effect) => natural(value(effect));
}

function differenceText(intervals: readonly Interval[], marks: readonly number[]): (value: number) => string {
  const widths = intervals.map(([lower, upper]) => upper - lower).sort((a, b) => a - b);
  const largest = Math.max(0, ...intervals.flat().map(Math.abs));
  const decimals = decimalsFor(widths[Math.floor(widths.length / 2)] ?? 1);
  if (decimals > 6 || largest >= 1e7) return (value) => signed(value === 0 ? "0" : value.toExponential(2));
  return (value) => fixedApart(value, decimals, marks);
}

function decimalsFor(width: number): number {
  if (width >= 20) return Math.max(0, 2 - Math.floor(Math.log10(width / 2)));
  if (width >= 0.2 || width <= 0) return 2;
  return 2 + Math.ceil(Math.log10(0.2 / width));
}

function ratioText(log: number, marks: readonly number[]): string {
  const ratio = Math.exp(log);
  if (ratio >= 1e5 || ratio < 1e-4) return powerOfTen(log / Math.LN10);
  if (ratio >= 100) return fixed(ratio, 0);
  if (ratio >= 10) return fixed(ratio, 1);
  if (ratio >= 0.05) return fixedApart(ratio, 2, marks);
  return fixed(ratio, ratio >= 0.01 ? 3 : 4);
}

/** `3.2e12`, also beyond what a number can hold. */
function powerOfTen(exponent: number): string {
  const whole = Math.floor(exponent);
  return signed(`${Math.min(9.9, 10 ** (exponent - whole)).toFixed(1)}e${whole}`);
}

/** A number with so many decimals; what rounds to zero has no sign. */
export function fixed(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  return signed(Number(text) === 0 ? text.replace("-", "") : text);
}

/** The same with more decimals where, rounded, it would read as one of `marks` that it is not: `−0.003` beside 0. */
export function fixedApart(value: number, decimals: number, marks: readonly number[]): string {
  const isTaken = (digits: number): boolean =>
    marks.some((mark) => mark !== value && Number(mark.toFixed(digits)) === Number(value.toFixed(digits)));
  const further = Array.from({ length: Math.max(0, MOST_DECIMALS - decimals) + 1 }, (_, i) => decimals + i);
  return fixed(value, further.find((digits) => !isTaken(digits)) ?? decimals);
}

/** What is nearer than this to a value is printed as it is. */
const MOST_DECIMALS = 6;

/** With the minus sign that is as wide as the plus sign. */
const signed = (text: string): string => text.replace("e+", "e").replaceAll("-", "−");

/** A number without decimals that say nothing: `6`, `0.14`. */
export const short = (value: number): string => signed(String(Number(value.toFixed(2)) + 0));

export const percent = (share: number): string => `${fixed(100 * share, 1)}%`;

export const pValue = (p: number): string => (p < 0.001 ? "P < 0.001" : `P = ${fixed(p, p < 0.1 ? 3 : 2)}`);

/** `3 trials`, `1 trial`. */
export const count = (n: number, singular: string, plural = `${singular}s`): string =>
  `${n} ${n === 1 ? singular : plural}`;

/** `a`, `a and b`, `a, b and c`. */
export const list = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
