import type { ForestRow } from "./forest-rows.js";
import type { NumberFormat } from "./format.js";
import type { Subject } from "./subject.js";
import { type Face, widest, wrap } from "./text.js";
import { faces } from "./theme.js";

/** Height of a row, and of a further line of text in it, in pixels. */
export const ROW = 17;
export const LINE = 13;

const GAP = 12;
const NARROWEST_PLOT = 200;
const NARROWEST_LEFT = 280;
const WIDEST_LABEL = 250;
const INDENT = 10;

export type TextColumn = "week" | "treatment" | "comparator" | "effect" | "weight";

/** Pixels from left to right: texts, plot, texts. The plot begins at 0, so that columns before it are negative. */
export interface Columns {
  readonly left: number;
  readonly plot: number;
  readonly right: number;
  /** Of the labels of trials. */
  readonly label: number;
  /** Right edges of the columns that have anything in them. */
  readonly edges: readonly (readonly [column: TextColumn, x: number])[];
  readonly heads: Readonly<Record<TextColumn | "trial", readonly string[]>>;
}

/**
 * Columns as wide as their texts, and a plot that takes what is left of the width; long labels are left to be wrapped.
 *
 * @param level - as printed, `95%`
 * @param own - heads of columns where the rows are no trials
 */
export function measureColumns(
  rows: readonly ForestRow[],
  { abbreviation, design }: Subject,
  format: NumberFormat,
  width: number,
  level: string,
  own: Partial<Columns["heads"]> = {},
): Columns {
  const trials = rows.filter((row) => row.kind === "trial");
  const armHead = trials.some(({ treatment }) => treatment.includes(","))
    ? "mean (SD), n"
    : trials.some(({ treatment }) => treatment.includes("/"))
      ? "events/n"
      : "n";
  const heads: Columns["heads"] = {
    trial: [design === "overview" ? "Review" : "Trial"],
    week: ["Week"],
    treatment: ["Treatment", armHead],
    comparator: ["Comparator", armHead],
    effect: [`${abbreviation} [${level} CI]`],
    weight: ["Weight"],
    ...own,
  };
  const span = (column: TextColumn, texts: readonly string[], face: Face): number =>
    texts.every((text) => text === "")
      ? 0
      : Math.ceil(Math.max(widest(texts, face), widest(heads[column], faces.head))) + GAP;
  const arm = (column: "week" | "treatment" | "comparator" | "weight") =>
    span(
      column,
      trials.map((trial) => trial[column]),
      faces.body,
    );
  const spans = {
    week: arm("week"),
    treatment: arm("treatment"),
    comparator: arm("comparator"),
    effect: span(
      "effect",
      rows.map((row) => effectText(row, format)),
      faces.strong,
    ),
    weight: arm("weight"),
  };
  const arms = spans.week + spans.treatment + spans.comparator;
  const longest = Math.ceil(
    deepest(rows) +
      widest(
        trials.map(({ label }) => label),
        faces.body,
      ),
  );
  const label = Math.max(Math.min(longest, WIDEST_LABEL), NARROWEST_LEFT - arms);
  const left = label + arms + GAP;
  const right = spans.effect + spans.weight;
  const plot = Math.max(NARROWEST_PLOT, Math.floor(width - left - right));
  const edges = [
    ["week", -GAP - spans.treatment - spans.comparator],
    ["treatment", -GAP - spans.comparator],
    ["comparator", -GAP],
    ["effect", plot + spans.effect],
    ["weight", plot + right],
  ] as const;
  return { left, plot, right, label, edges: edges.filter(([column]) => spans[column] > 0), heads };
}

/** What stands in the column of effects. */
export function effectText(row: ForestRow, format: NumberFormat): string {
  if (row.kind === "prediction") return format.interval(row.interval);
  if (row.kind === "heading") return row.empty ?? "";
  return row.kind === "note" ? "" : `${format.number(row.estimate)} ${format.interval(row.interval)}`;
}

/** A row with its place; y in rows from the top of the plot. */
export interface PlacedRow {
  readonly row: ForestRow;
  readonly lines: readonly string[];
  readonly indent: number;
  /** Middle of the row. */
  readonly y: number;
  /** Middle of its first line of text. */
  readonly top: number;
}

/** All rows from top to bottom, long texts wrapped so that none reaches the plot. */
export function placeRows(rows: readonly ForestRow[], { left, label }: Columns): { rows: PlacedRow[]; height: number } {
  const below = deepest(rows);
  let cursor = 0.25;
  const placed = rows.map((row, i): PlacedRow => {
    const indent = row.kind === "heading" ? INDENT * row.level : below;
    const lines = wrap(rowText(row), (row.kind === "trial" ? label : left - GAP) - indent, faceOf(row));
    const height = Math.max(1, (lines.length * LINE + 4) / ROW);
    cursor += spaceBefore(row, rows[i - 1]);
    const y = cursor + height / 2;
    cursor += height;
    return { row, lines, indent, y, top: y - ((lines.length - 1) * LINE) / 2 / ROW };
  });
  return { rows: placed, height: cursor + 0.4 };
}

const rowText = (row: ForestRow): string => ("label" in row ? row.label : row.text);

function spaceBefore(row: ForestRow, above: ForestRow | undefined): number {
  if (row.kind !== "heading" || above === undefined) return 0;
  if (row.level === 0) return above.kind === "heading" && above.level === 0 ? 0.2 : 0.7;
  return above.kind === "heading" ? 0 : 0.35;
}

/** Indentation of what stands below the headings. */
const deepest = (rows: readonly ForestRow[]): number =>
  INDENT * Math.max(0, ...rows.flatMap((row) => (row.kind === "heading" ? [row.level + 1] : [])));

/** Headings of cells with trials stand out; those of empty ones do not. */
export function faceOf(row: ForestRow): Face {
  if (row.kind === "heading") return row.level === 0 ? faces.group : row.empty === null ? faces.strong : faces.body;
  if (row.kind === "pooled") return faces.strong;
  return row.kind === "trial" ? faces.body : faces.note;
}
