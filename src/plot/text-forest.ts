import type { Fit, Grid, Interval } from "../types/index.js";
import { type EffectAxis, effectAxis, hasNoEffect } from "./axis.js";
import { extentsOf } from "./forest-figure.js";
import { type ForestRow, rowsOfFit, rowsOfGrid } from "./forest-rows.js";
import { type NumberFormat, numberFormat } from "./format.js";
import { sideLabels, sidesOf } from "./options.js";
import { beyondTexts } from "./rows-in-words.js";
import {
  caveatsOf,
  drawnMethod,
  isGrid,
  levelText,
  methodText,
  requireFit,
  type Subject,
  scaleText,
  subjectOfFit,
  subjectOfStrata,
} from "./subject.js";
import { plain } from "./text.js";
import {
  indented,
  joined,
  type Pen,
  padded,
  penOf,
  placesOf,
  shortened,
  type TextOptions,
  wrapped,
} from "./text-lines.js";
import { windowTexts } from "./window-texts.js";

/** Pixels that stand for one place of a line, so that the axis finds room for its labels. */
const PLACE = 6;
const INDENT = 2;
const LEAST_PLOT = 20;

/**
 * A forest plot in text, for terminals, logs and notebooks without pictures: every trial with its interval, the pooled
 * effect, the prediction interval, and what an empty cell says. Ratios are printed as ratios on a log scale.
 *
 * @param input - one fit, or a grid of them
 * @param options - `width` in letters, 80 by default; `ascii` for terminals without box letters
 * @returns lines that end in a line feed, none longer than `width`
 * @throws {@link SynthesisError} `BAD_WIDTH` for fewer than 40 letters; `NOT_A_FIT` for a regression
 * @example
 * const fit = pool([{ yi: 0.1, vi: 0.02, label: "A" }, { yi: 0.6, vi: 0.03, label: "B" }, { yi: 0.3, vi: 0.02, label: "C" }]);
 * forestText(fit, { width: 60 }).split("\n")[3].startsWith("  Pooled, k = 3"); // true
 */
export function forestText(input: Fit | Grid, options: TextOptions = {}): string {
  const pen = penOf(options, "forestText");
  requireFit("forestText", input);
  const subject = isGrid(input) ? subjectOfStrata(input.strata) : subjectOfFit(input);
  const rows = (isGrid(input) ? rowsOfGrid(input, "n") : rowsOfFit(input, "n")).map((row) => spelled(row, pen));
  const drawn = rows.filter(isDrawn);
  const format = numberFormat(
    drawn.map(({ interval }) => interval),
    subject.scale,
  );
  const columns = columnsOf(drawn, format, pen);
  const axis = effectAxis(extentsOf(drawn, { smallest: null }), {
    scale: subject.scale,
    length: (columns.plot - 1) * PLACE,
    across: true,
    who: "forestText",
  });
  const body = rows.flatMap((row) => (isDrawn(row) ? [drawnLine(row, columns, axis, pen)] : wordsOf(row, pen)));
  return joined([
    ...headLines(options.title, subject, pen),
    ...body,
    ...(drawn.length > 0 ? footLines(axis, columns, subject, pen) : []),
    ...smallPrint(input, drawn, axis, subject, format).flatMap((text) => wrapped(pen.write(text), pen.width)),
  ]);
}

type DrawnRow = Extract<ForestRow, { readonly interval: Interval }>;

const isDrawn = (row: ForestRow): row is DrawnRow => "interval" in row;

const spelled = (row: ForestRow, { write }: Pen): ForestRow =>
  "label" in row ? { ...row, label: write(row.label) } : row;

/** What stands at the head of every figure in text. */
export const headLines = (title: string | undefined, subject: Subject, pen: Pen): string[] => [
  ...(title === undefined || title === "" ? [] : wrapped(pen.write(plain(title)), pen.width)),
  ...caveatsOf(subject).flatMap((text) => wrapped(pen.write(text), pen.width)),
];

function wordsOf(row: Exclude<ForestRow, DrawnRow>, { width, write }: Pen): string[] {
  if (row.kind === "note") return indented(write(row.text), INDENT, width);
  const text = row.empty === null ? row.text : `${row.text}: ${row.empty}`;
  return indented(write(text), row.level === 0 ? 0 : 1, width);
}

interface Columns {
  readonly label: number;
  readonly plot: number;
  readonly numbers: (row: DrawnRow) => string;
}

/** Labels are cut before the plot becomes too narrow to be read, and weights go first. */
function columnsOf(rows: readonly DrawnRow[], { number }: NumberFormat, { width, write }: Pen): Columns {
  const text = (value: number): string => write(number(value));
  const limits = rows.flatMap(({ interval }) => interval.map(text));
  const estimates = rows.flatMap((row) => ("estimate" in row ? [text(row.estimate)] : []));
  const weights = rows.flatMap((row) => (row.kind === "trial" ? [row.weight] : []));
  const wides = [estimates, limits, weights].map((texts) => Math.max(0, ...texts.map(placesOf))) as [
    number,
    number,
    number,
  ];
  const [wideEstimate, wideLimit, wideWeight] = wides;
  const plain = wideEstimate + 2 * wideLimit + 5;
  const longest = Math.max(0, ...rows.map(({ label }) => placesOf(label))) + INDENT;
  const room = (numbers: number): number => width - numbers - 2 - LEAST_PLOT;
  const weighed = wideWeight > 0 && room(plain + wideWeight + 2) >= Math.min(longest, 20);
  const numbers = plain + (weighed ? wideWeight + 2 : 0);
  const label = Math.max(4, Math.min(longest, room(numbers)));
  return {
    label,
    plot: Math.max(4, Math.min(60, width - numbers - 2 - label)),
    numbers: (row) => {
      const [lower, upper] = row.interval.map((limit) => padded(text(limit), wideLimit, "right"));
      const estimate = padded("estimate" in row ? text(row.estimate) : "", wideEstimate, "right");
      const weight = weighed && row.kind === "trial" ? `  ${padded(row.weight, wideWeight, "right")}` : "";
      return `${estimate} [${lower}, ${upper}]${weight}`;
    },
  };
}

function drawnLine(row: DrawnRow, columns: Columns, axis: EffectAxis, pen: Pen): string {
  const label = padded(shortened(`${" ".repeat(INDENT)}${row.label}`, columns.label, pen.signs.more), columns.label);
  return `${label} ${marksOf(row, columns.plot, axis, pen)} ${columns.numbers(row)}`;
}

const placeOf = (effect: number, plot: number, { pixel }: EffectAxis): number =>
  Math.min(plot - 1, Math.max(0, Math.round(pixel(effect) / PLACE)));

/** One row of the plot, from back to front: no effect, the interval, its ends, the point. */
function marksOf(row: DrawnRow, plot: number, axis: EffectAxis, { signs }: Pen): string {
  const places: string[] = Array.from({ length: plot }, () => " ");
  const [low, high] = axis.limits;
  const [lower, upper] = row.interval;
  const [from, to] = [placeOf(lower, plot, axis), placeOf(upper, plot, axis)];
  const dashed = row.kind === "prediction" || row.kind === "alternative";
  const line = dashed ? signs.dash : row.kind === "pooled" ? signs.bar : signs.line;
  const ends = row.kind === "trial" || row.kind === "prediction";
  if (hasNoEffect(axis)) places[placeOf(axis.noEffect ?? 0, plot, axis)] = signs.zero;
  if (upper >= low && lower <= high) places.fill(line, from, to + 1);
  if (ends && to > from) {
    places[from] = signs.start;
    places[to] = signs.end;
  }
  if (lower < low) places[0] = signs.before;
  if (upper > high) places[plot - 1] = signs.after;
  if ("estimate" in row && row.estimate >= low && row.estimate <= high)
    places[placeOf(row.estimate, plot, axis)] = pointOf(row, signs);
  return places.join("");
}

function pointOf(row: Exclude<DrawnRow, { kind: "prediction" }>, signs: Pen["signs"]): string {
  if (row.kind === "trial") return row.hollow ? signs.hollow : signs.square;
  return row.kind === "pooled" ? signs.diamond : signs.lozenge;
}

/** The axis, its labels, and whose side is which. */
function footLines(
  axis: EffectAxis,
  { label, plot }: Columns,
  { favours, design }: Subject,
  { signs, write, width }: Pen,
): string[] {
  const line = Array.from({ length: plot }, (): string => signs.axis);
  // Labels may reach beyond the plot on either side, as far as the line does.
  const labels = Array.from({ length: Math.min(width, label + 1 + plot + 8) }, () => " ");
  for (const { effect, value } of axis.ticks) {
    const place = placeOf(effect, plot, axis);
    line[place] = signs.tick;
    const text = write(String(value).replace("-", "−").replace("e+", "e"));
    const sign = /^[−-]./.test(text) ? 1 : 0;
    const start = Math.max(0, label + 1 + place - Math.floor((text.length - 1 + sign) / 2));
    if (start + text.length <= labels.length) labels.splice(start, text.length, ...text);
  }
  return [
    `${" ".repeat(label + 1)}${line.join("")}`,
    labels.join(""),
    ...sidesLines(sidesOf(favours, sideLabels(design)), label + 1 + placeOf(axis.noEffect ?? 0, plot, axis), {
      signs,
      width,
    }),
  ];
}

/** Whose side is which, about the place of no effect; beneath one another where the line is too short for that. */
function sidesLines(
  sides: ReturnType<typeof sidesOf>,
  zero: number,
  { signs, width }: Pick<Pen, "signs" | "width">,
): string[] {
  if (sides === null) return [];
  const line = `${padded(`${sides.lower} ${signs.zero}`, zero + 1, "right")} ${sides.higher}`;
  return placesOf(line) <= width
    ? [line]
    : [`${signs.before} ${sides.lower}`, padded(`${sides.higher} ${signs.after}`, width, "right")];
}

function smallPrint(
  input: Fit | Grid,
  rows: readonly DrawnRow[],
  { limits }: EffectAxis,
  subject: Subject,
  format: NumberFormat,
): string[] {
  const hollow = rows.some((row) => row.kind === "trial" && row.hollow);
  return [
    `${subject.name}, ${levelText(input.method.level)} CI${scaleText(subject)}. ${methodText(drawnMethod(input))}`,
    ...(hollow ? ["Hollow: doubtful, the numbers contradict one another."] : []),
    ...beyondTexts(rows, limits, format),
    ...(isGrid(input) ? windowTexts(input) : []),
  ];
}
