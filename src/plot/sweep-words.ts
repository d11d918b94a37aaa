import { type NaturalScale, naturalScale } from "../measure/index.js";
import type { Sweep, SweepRow, SweepSetting, SweepValue, TippingPoint } from "../types/index.js";
import { count, list, type NumberFormat, numberFormat, short } from "./format.js";
import { levelText, type Subject, subjectOfResult } from "./subject.js";
import { plain } from "./text.js";
import type { Paragraph } from "./texts.js";

/** A sweep as a figure reads it. */
export interface ReadSweep extends Sweep {
  readonly subject: Subject;
  readonly format: NumberFormat;
  /** What the number is. */
  readonly name: string;
  /** Conclusions, that of the reference setting first. */
  readonly ranked: readonly string[];
}

/** What both kinds of figure have in common. */
export interface SweepFigure {
  readonly width: number;
  readonly head: readonly Paragraph[];
  readonly foot: readonly string[];
  readonly description: string;
}

const same = (value: number): number => value;
const EVERYTHING = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const;

/** What a sweep is about and how its numbers are printed: logarithms as ratios, all others as they are. */
export function readSweep(sweep: Sweep, label: string | undefined): ReadSweep {
  const subject = subjectOfResult(sweep);
  const { kind } = naturalScale(sweep.measure);
  const scale: NaturalScale =
    kind === "log"
      ? { ...subject.scale, noEffect: sweep.noEffect }
      : { kind: "linear", noEffect: sweep.noEffect, value: same, analysis: same, range: EVERYTHING };
  const first = sweep.rows[0]?.conclusion ?? null;
  const others = sweep.conclusions.map(({ conclusion }) => conclusion).filter((each) => each !== first);
  return {
    ...sweep,
    subject: { ...subject, scale },
    format: numberFormat(
      sweep.rows.flatMap(({ confidence }) => (confidence ? [confidence] : [])),
      scale,
    ),
    name: plain(label ?? `Result${sweep.measure === null && sweep.about === null ? "" : ` (${subject.name})`}`),
    ranked: [...(first === null ? [] : [first]), ...others],
  };
}

/** A value as it is printed. */
export function valueText(value: SweepValue): string {
  if (typeof value === "number") return String(Number(value.toPrecision(4))).replaceAll("-", "−");
  if (typeof value === "string") return plain(value);
  return value === null ? "none" : value ? "yes" : "no";
}

/** `samplingRho 0.5, windows Cochrane`. */
const settingText = (setting: SweepSetting): string =>
  Object.entries(setting)
    .map(([name, value]) => `${name} ${valueText(value)}`)
    .join(", ");

/** Dimensions that have more than one value. */
export const variedIn = ({ dimensions }: Sweep): Sweep["dimensions"] =>
  dimensions.filter(({ values }) => values.length > 1);

const noEffectText = ({ noEffect, subject }: ReadSweep): string => short(subject.scale.value(noEffect));

/** What a conclusion says, to follow the number of its settings. */
export function conclusionText(sweep: ReadSweep, conclusion: string): string {
  if (sweep.ownConclusions) return plain(conclusion);
  const zero = noEffectText(sweep);
  return conclusion === "below"
    ? `interval below ${zero}`
    : conclusion === "above"
      ? `interval above ${zero}`
      : `interval holds ${zero}`;
}

/** What was varied, how far the number moves, and what is concluded how often: for above and below the figure, and in words. */
export function sweepTexts(sweep: ReadSweep): string[] {
  const { rows, range, conclusions, format, level } = sweep;
  const [low, high] = range.estimate.map(format.number);
  const told = conclusions.map(
    ({ conclusion, rows: places }) => `${conclusionText(sweep, conclusion)} at ${places.length} of ${rows.length}`,
  );
  const intervals = level === null || sweep.ownConclusions ? "" : `${levelText(level)} intervals. `;
  return [
    `${count(rows.length, "setting")} of ${list(sweep.dimensions.map(dimensionText))}.`,
    `Estimates from ${low} to ${high}. ${intervals}${told.length === 0 ? "" : `${capital(told.join("; "))}.`}`,
    `Reference (${settingText(rows[0]!.setting)}): ${rowText(sweep, rows[0]!)}.`,
    tippingText(sweep),
    failureText(sweep),
    ...sweep.notes.filter(({ code }) => TOLD.includes(code)).map(({ message }) => `${capital(message)}.`),
    "Settings are not equally believable: shares of them are no probabilities.",
  ].filter((text) => text !== "");
}

/** Notes that a reader of the figure must know. */
const TOLD = ["SWEEP_UNRELIABLE", "SWEEP_MIXES"];

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function dimensionText({ name, values, tolerance }: Sweep["dimensions"][number]): string {
  if (values.length === 1) return `${name} (${valueText(values[0]!)})`;
  if (tolerance === null) return `${name} (${values.length})`;
  const [least, most] = [Math.min, Math.max].map((end) => valueText(end(...(values as readonly number[]))));
  return `${name} (${least} to ${most})`;
}

/** `−0.31 [−0.50, −0.12]`. */
function rowText({ format }: ReadSweep, { estimate, confidence, reason }: SweepRow): string {
  if (estimate === null) return reason?.message ?? "no answer";
  return `${format.number(estimate)}${confidence === null ? "" : ` ${format.interval(confidence)}`}`;
}

function tippingText(sweep: ReadSweep): string {
  const { tippingPoints, ranked } = sweep;
  if (ranked.length < 2) return ranked.length === 1 ? "The conclusion is the same at every setting that has one." : "";
  const here = tippingPoints.filter(({ atReference }) => atReference);
  if (here.length === 0) return "From the reference setting no single dimension changes the conclusion.";
  const along = [...new Set(here.map(({ dimension }) => dimension))].map(
    (name) =>
      `${name} ${list(here.filter(({ dimension }) => dimension === name).map((point) => placeText(sweep, point)))}`,
  );
  return `From the reference setting the conclusion changes along ${along.join("; ")}.`;
}

/** `at 0.57`, with as many decimals as were sought; `between left and right` where nothing was sought, or there is no answer. */
function placeText({ dimensions }: Sweep, { dimension, at, from, to, unanswered }: TippingPoint): string {
  const tolerance = dimensions.find(({ name }) => name === dimension)?.tolerance ?? null;
  const wide = tolerance === null || Number(to.value) - Number(from.value) > tolerance;
  const caution = from.reliable === false || to.reliable === false ? " (not to be leaned on)" : "";
  if (at === null || wide) {
    const silent = unanswered ? ", no answer in between" : "";
    return `between ${valueText(from.value)} and ${valueText(to.value)}${silent}${caution}`;
  }
  const digits = Math.max(0, Math.ceil(-Math.log10(Number(to.value) - Number(from.value))));
  return `at ${at.toFixed(Math.min(digits, 12)).replaceAll("-", "−")}${caution}`;
}

function failureText({ failures, rows }: Sweep): string {
  const silent = failures.reduce((sum, each) => sum + each.rows.length, 0);
  if (silent === 0) return "";
  const reasons = failures.map(({ message, rows: places }) => `${plain(message)} (${places.length})`);
  return `No conclusion at ${silent} of ${rows.length}: ${reasons.join("; ")}.`;
}
