import type { Interval, VegaLiteSpec } from "../types/index.js";
import type { EffectAxis } from "./axis.js";
import { effectText, type PlacedRow } from "./forest-layout.js";
import type { ForestRow, TrialRow } from "./forest-rows.js";
import type { NumberFormat } from "./format.js";
import { ink } from "./theme.js";

const DIAMOND = 0.36;
const LARGEST_SQUARE = 110;
const SMALLEST_SQUARE = 10;
const UNWEIGHTED_SQUARE = 45;

/** What the marks of a forest plot stand for, by kind; effects on the scale that is printed, y in rows. */
export function forestData(
  rows: readonly PlacedRow[],
  axis: EffectAxis,
  format: NumberFormat,
): VegaLiteSpec["datasets"] {
  const trials = rows.flatMap(({ row, y }) => (row.kind === "trial" ? [trialData(row, y, axis, format)] : []));
  return {
    trials,
    squares: trials.filter(({ inside, hollow }) => inside && !hollow),
    hollow: trials.filter(({ inside, hollow }) => inside && hollow),
    alternatives: spans(rows, "alternative", axis),
    predictions: spans(rows, "prediction", axis),
    diamonds: rows.flatMap(({ row, y }, i) => (row.kind === "pooled" ? diamond(row, y, i, axis) : [])),
    arrowsLeft: rows.flatMap(({ row, y }) => arrow(row, y, axis, 0)),
    arrowsRight: rows.flatMap(({ row, y }) => arrow(row, y, axis, 1)),
  };
}

function trialData(row: TrialRow, y: number, axis: EffectAxis, format: NumberFormat) {
  return {
    y,
    trial: row.label,
    week: row.week,
    treatment: row.treatment,
    comparator: row.comparator,
    estimate: axis.value(row.estimate),
    ...drawn(row.interval, axis),
    effect: effectText(row, format),
    weight: row.weight,
    size: row.share === null ? UNWEIGHTED_SQUARE : Math.max(SMALLEST_SQUARE, LARGEST_SQUARE * row.share),
    hollow: row.hollow,
    inside: row.estimate >= axis.limits[0] && row.estimate <= axis.limits[1],
  };
}

/** The part of an interval that lies on the axis; none, if it lies beyond. */
export function drawn([lower, upper]: Interval, { limits, value }: EffectAxis): { lower: number; upper: number } {
  const clip = (effect: number) => value(Math.min(Math.max(effect, limits[0]), limits[1]));
  return { lower: clip(lower), upper: clip(upper) };
}

const spans = (rows: readonly PlacedRow[], kind: "alternative" | "prediction", axis: EffectAxis) =>
  rows.flatMap(({ row, y }) => (row.kind === kind ? [{ y, ...drawn(row.interval, axis) }] : []));

/** A triangle where an interval is cut, in the colour of what it belongs to. */
function arrow(row: ForestRow, y: number, { limits, value }: EffectAxis, side: 0 | 1) {
  if (!("interval" in row)) return [];
  const cut = side === 0 ? row.interval[0] < limits[0] : row.interval[1] > limits[1];
  return cut ? [{ x: value(limits[side]), y, color: colourOf(row), size: row.kind === "pooled" ? 130 : 60 }] : [];
}

/** Two trials hardly tell a spread, and so get little ink. */
function colourOf(row: ForestRow): string {
  if (row.kind === "pooled") return row.k > 2 ? ink.pooled : ink.thin;
  return row.kind === "prediction" ? ink.prediction : ink.line;
}

/** The outline of a diamond, cut off straight where it leaves the axis. */
function diamond(
  row: Extract<ForestRow, { kind: "pooled" | "alternative" }>,
  y: number,
  group: number,
  { limits: [low, high], value }: EffectAxis,
) {
  const { estimate } = row;
  const [lower, upper] = row.interval;
  if (upper < low || lower > high) return [];
  const halfAt = (x: number): number => {
    const end = x < estimate ? lower : upper;
    return x === estimate ? DIAMOND : (DIAMOND * (end - x)) / (end - estimate);
  };
  const corners = [Math.max(lower, low), Math.min(Math.max(estimate, low), high), Math.min(upper, high)];
  return corners.map((x) => ({
    diamond: `${group}`,
    color: colourOf(row),
    x: value(x),
    top: y - halfAt(x),
    bottom: y + halfAt(x),
  }));
}
