import { SynthesisError } from "../errors.js";
import type { Fit, Grid, Interval, LayerSpec, PositionSpec, VegaLiteSpec } from "../types/index.js";
import { type EffectAxis, effectAxis } from "./axis.js";
import {
  type ArmText,
  type ForestRow,
  overlapTexts,
  rowsInWords,
  rowsOfFit,
  rowsOfGrid,
  type TrialRow,
} from "./forest-rows.js";
import { type NumberFormat, numberFormat } from "./format.js";
import { isGrid, levelText, methodText, type Subject, SYNTHETIC, subjectOfFit, subjectOfStrata } from "./subject.js";
import { type Face, plain, textWidth, widest, wrap } from "./text.js";
import { frame, ink, rounded } from "./theme.js";

/** What a caller may say about a forest plot. */
export interface ForestOptions {
  readonly title?: string;
  /** Of the whole figure in pixels, 700 by default: 17 cm in print. Wider where the texts need it. */
  readonly width?: number;
  /** Of the axis, on the printed scale (ratios as ratios); intervals beyond are cut and end in an arrow. */
  readonly limits?: Interval;
  /** What stands on either side of no effect, in place of "favours treatment" and "favours comparator". */
  readonly favours?: { readonly treatment: string; readonly comparator: string };
  /** For each arm its size (`n`, with the events where events were counted), or mean, SD and size (`summary`). */
  readonly arms?: ArmText;
}

const ROW = 17;
const LINE = 13;
const GAP = 14;
const NARROWEST_PLOT = 200;
const WIDEST_LABEL = 250;
const NARROWEST_LEFT = 280;

const faces = {
  title: { size: 14, bold: true },
  alarm: { size: 11, bold: true },
  head: { size: 10, bold: true },
  group: { size: 11, bold: true },
  cell: { size: 11 },
  body: { size: 11 },
  strong: { size: 11, bold: true },
  note: { size: 10 },
} as const satisfies Record<string, Face>;

/**
 * A forest plot: each trial with its arms, effect, interval and weight, and a diamond for each group that was pooled.
 *
 * Grids are drawn cell by cell under headings, empty cells too, and never get a diamond over several cells: their trials
 * may stand in several. Doubtful trials are hollow and not pooled; trials without usable numbers are counted in words.
 * Synthetic data say so. The figure sets its own height, and its width where the texts need more than was asked for.
 *
 * @param input - a fit, or a grid of fits
 * @returns a Vega-Lite specification with all data inlined; the same input gives the same bytes
 * @throws {@link SynthesisError} `BAD_LIMITS`, `BAD_WIDTH`
 * @example
 * forestPlot(pool([{ yi: 0.1, vi: 0.02, label: "A" }, { yi: 0.6, vi: 0.03, label: "B" }])).layer.length > 0; // true
 */
export function forestPlot(input: Fit | Grid, options: ForestOptions = {}): VegaLiteSpec {
  const subject = isGrid(input) ? subjectOfStrata(input.strata) : subjectOfFit(input);
  const arms = options.arms ?? "n";
  const rows = isGrid(input) ? rowsOfGrid(input, arms) : rowsOfFit(input, arms);
  const format = numberFormat(intervalsOf(rows), subject.ratio);
  const columns = measureColumns(rows, subject, format, widthOf(options, "forestPlot"), levelText(input.method.level));
  const axis = effectAxis(extentsOf(rows, subject), {
    ratio: subject.ratio,
    length: columns.plot,
    limits: options.limits,
    across: true,
    who: "forestPlot",
  });
  const placed = placeRows(rows, columns);
  const foot = footTexts(input, subject, axis, rows);
  return rounded(assemble({ subject, options, columns, axis, format, placed, foot, level: input.method.level }));
}

/** A width that can be drawn. */
export function widthOf({ width = 700 }: { readonly width?: number }, who: string): number {
  if (width > 0 && Number.isFinite(width)) return width;
  throw new SynthesisError("BAD_WIDTH", `${who}: width needs a number of pixels above 0, got ${width}`, {
    remedy: "give one, or leave it out",
    evidence: { width },
  });
}

const intervalsOf = (rows: readonly ForestRow[]): Interval[] =>
  rows.flatMap((row) => (row.kind === "trial" || row.kind === "pooled" ? [row.interval] : []));

const extentsOf = (rows: readonly ForestRow[], { smallest }: Subject) => [
  ...rows.flatMap((row) => {
    if (row.kind === "prediction") return [{ at: (row.interval[0] + row.interval[1]) / 2, interval: row.interval }];
    return "interval" in row ? [{ at: row.estimate, interval: row.interval }] : [];
  }),
  ...(smallest ? [-smallest.value, smallest.value].map((at) => ({ at, interval: null })) : []),
];

// Columns: x in pixels from the left of the plot; those before it are negative.

type TextColumn = "week" | "treatment" | "comparator" | "effect" | "weight";

interface Columns {
  readonly left: number;
  readonly plot: number;
  readonly right: number;
  readonly label: number;
  /** Right edges of the columns that are there. */
  readonly edges: Readonly<Partial<Record<TextColumn, number>>>;
  readonly heads: Readonly<Record<TextColumn | "trial", readonly string[]>>;
}

function measureColumns(
  rows: readonly ForestRow[],
  subject: Subject,
  format: NumberFormat,
  width: number,
  level: string,
): Columns {
  const trials = rows.filter((row) => row.kind === "trial");
  const counted = trials.some(({ treatment }) => treatment.includes("/")) ? "events/n" : "n";
  const heads = {
    trial: ["Trial"],
    week: ["Week"],
    treatment: ["Treatment", trials.some(({ treatment }) => treatment.includes(",")) ? "mean (SD), n" : counted],
    comparator: ["Comparator", trials.some(({ comparator }) => comparator.includes(",")) ? "mean (SD), n" : counted],
    effect: [`${subject.abbreviation} [${level} CI]`],
    weight: ["Weight"],
  } as const;
  const span = (column: TextColumn, texts: readonly string[], face: Face): number =>
    texts.every((text) => text === "")
      ? 0
      : Math.ceil(Math.max(widest(texts, face), widest(heads[column], faces.head))) + GAP;
  const spans = {
    week: span(
      "week",
      trials.map(({ week }) => week),
      faces.body,
    ),
    treatment: span(
      "treatment",
      trials.map(({ treatment }) => treatment),
      faces.body,
    ),
    comparator: span(
      "comparator",
      trials.map(({ comparator }) => comparator),
      faces.body,
    ),
    effect: span("effect", ["0", ...rows.map((row) => effectText(row, format))], faces.strong),
    weight: span(
      "weight",
      trials.map(({ weight }) => weight),
      faces.body,
    ),
  };
  const indent = Math.max(0, ...trials.map(() => trialIndent(rows)));
  const arms = spans.week + spans.treatment + spans.comparator;
  const longest = Math.ceil(
    indent +
      widest(
        trials.map(({ label }) => label),
        faces.body,
      ),
  );
  const label = Math.max(Math.min(longest, WIDEST_LABEL), NARROWEST_LEFT - arms);
  const left = label + arms + GAP;
  const right = spans.effect + spans.weight;
  const plot = Math.max(NARROWEST_PLOT, Math.floor(width - left - right - 2 * GAP));
  const armEdges = {
    week: -GAP - spans.treatment - spans.comparator,
    treatment: -GAP - spans.comparator,
    comparator: -GAP,
  };
  const edges = { ...armEdges, effect: plot + spans.effect, weight: plot + right };
  const present = Object.fromEntries(Object.entries(edges).filter(([column]) => spans[column as TextColumn] > 0));
  return { left, plot, right, label, edges: present, heads };
}

const trialIndent = (rows: readonly ForestRow[]): number => {
  const levels = rows.flatMap((row) => (row.kind === "heading" ? [row.level] : []));
  return levels.length === 0 ? 0 : 10 * (Math.max(...levels) + 1);
};

const effectText = (row: ForestRow, format: NumberFormat): string => {
  if (row.kind === "prediction") return format.interval(row.interval);
  if (row.kind === "heading") return row.empty ?? "";
  return row.kind === "note" ? "" : `${format.number(row.estimate)} ${format.interval(row.interval)}`;
};

// Rows: y in rows from the top of the plot.

interface PlacedRow {
  readonly row: ForestRow;
  readonly lines: readonly string[];
  /** Middle of the row. */
  readonly y: number;
  /** Middle of its first line of text. */
  readonly top: number;
}

interface Placed {
  readonly rows: readonly PlacedRow[];
  readonly height: number;
  readonly indent: number;
}

function placeRows(rows: readonly ForestRow[], { left, label }: Columns): Placed {
  const indent = trialIndent(rows);
  let cursor = 0.25;
  const placed = rows.map((row, i) => {
    const width = (row.kind === "trial" ? label : left - GAP) - indentOf(row, indent);
    const lines = wrap(rowText(row), width, faceOf(row));
    const height = Math.max(1, (lines.length * LINE + 4) / ROW);
    cursor += spaceBefore(row, rows[i - 1]);
    const y = cursor + height / 2;
    cursor += height;
    return { row, lines, y, top: y - ((lines.length - 1) * LINE) / 2 / ROW };
  });
  return { rows: placed, height: cursor + 0.4, indent };
}

function spaceBefore(row: ForestRow, above: ForestRow | undefined): number {
  if (row.kind !== "heading" || above === undefined) return 0;
  if (row.level === 0) return 0.7;
  return above.kind === "heading" ? 0 : 0.35;
}

const rowText = (row: ForestRow): string => ("label" in row ? row.label : row.text);

const indentOf = (row: ForestRow, indent: number): number => {
  if (row.kind === "heading") return 10 * row.level;
  return indent;
};

function faceOf(row: ForestRow): Face {
  if (row.kind === "heading") return row.level === 0 ? faces.group : faces.cell;
  if (row.kind === "pooled") return faces.strong;
  return row.kind === "trial" ? faces.body : faces.note;
}

const colourOf = (row: ForestRow): string =>
  row.kind === "note" || row.kind === "alternative" || row.kind === "prediction" ? ink.muted : ink.text;

// The foot: what stands below the axis.

function footTexts(input: Fit | Grid, { smallest }: Subject, axis: EffectAxis, rows: readonly ForestRow[]): string[] {
  const trials = rows.filter((row) => row.kind === "trial");
  const cut = rows.some(
    (row) => "interval" in row && (row.interval[0] < axis.limits[0] || row.interval[1] > axis.limits[1]),
  );
  const origin =
    isGrid(input) && trials.some(({ week }) => week !== "") ? originText(input.strata.method.weeksFrom) : null;
  return [
    methodText(input.method),
    [
      trials.some(({ share }) => share !== null) ? "Area of squares: weight within the group." : null,
      trials.some(({ hollow }) => hollow) ? "Hollow: doubtful trials, whose numbers contradict one another." : null,
      cut ? "Arrows: the interval goes on beyond the axis." : null,
      smallest ? `Shaded: smaller than the smallest worthwhile difference, ${smallest.text}.` : null,
      origin,
    ]
      .filter((part) => part !== null)
      .join(" "),
    ...(isGrid(input) ? [overlapTexts(input.strata).join(" ")] : []),
  ].filter((text) => text !== "");
}

function originText(from: Grid["strata"]["method"]["weeksFrom"]): string {
  if (from === "randomisation") return "Weeks count from randomisation.";
  if (from === "end-of-treatment") return "Weeks count from the end of treatment.";
  return "Weeks as each report counts them.";
}

// Everything together.

interface Text {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly align: "left" | "center" | "right";
  readonly size: number;
  readonly weight: "normal" | "bold";
  readonly color: string;
}

const styled = (
  text: string,
  x: number,
  y: number,
  face: Face,
  color: string,
  align: Text["align"] = "left",
): Text => ({
  x,
  y,
  text,
  align,
  size: face.size,
  weight: face.bold ? "bold" : "normal",
  color,
});

interface Parts {
  readonly subject: Subject;
  readonly options: ForestOptions;
  readonly columns: Columns;
  readonly axis: EffectAxis;
  readonly format: NumberFormat;
  readonly placed: Placed;
  readonly foot: readonly string[];
  readonly level: number;
}

function assemble(parts: Parts): VegaLiteSpec {
  const { subject, options, columns, axis, format, placed, level } = parts;
  const { left, plot, right } = columns;
  const top = headTexts(parts);
  const bottom = footLines(parts);
  const title = plain(options.title ?? "");
  const words = rowsInWords(
    placed.rows.map(({ row }) => row),
    ({ estimate, interval }) => `${format.number(estimate)} ${format.interval(interval)}`,
  );
  return {
    ...frame,
    description: [
      `Forest plot${title === "" ? "" : ` "${title}"`}: ${subject.name}, ${levelText(level)} intervals.`,
      ...(subject.synthetic ? [`${SYNTHETIC}.`] : []),
      ...words,
    ].join(" "),
    padding: { left: left + 4, right: right + 4, top: top.height, bottom: bottom.height },
    autosize: "none",
    width: plot,
    height: Math.round(placed.height * ROW),
    datasets: {
      ...marksData(placed, axis, format),
      texts: [...top.texts, ...bottom.texts, ...rowTexts(placed, columns, format)].map((text) => ({ ...text })),
      frame: [{}],
    },
    layer: layers(parts),
  };
}

const widthOfFigure = ({ left, plot, right }: Columns): number => left + plot + right;

function headTexts({ subject, options, columns, placed }: Parts): { texts: Text[]; height: number } {
  const { left, edges, heads } = columns;
  const width = widthOfFigure(columns);
  const heading = (column: TextColumn | "trial", x: number, align: Text["align"]) =>
    [...heads[column]].reverse().map((line, i) => styled(line, x, -(10 + i * 12) / ROW, faces.head, ink.text, align));
  const trials = placed.rows.some(({ row }) => row.kind === "trial");
  const named = trials ? (Object.entries(edges) as [TextColumn, number][]) : [];
  const texts = [
    ...(trials ? heading("trial", -left, "left") : []),
    ...named.flatMap(([column, edge]) => heading(column, edge, "right")),
  ];
  let height = trials ? 10 + 12 * Math.max(0, ...named.map(([column]) => heads[column].length - 1)) + 8 : 4;
  const above = (text: string, face: Face, color: string, line: number) => {
    for (const each of wrap(text, width, face).reverse()) {
      height += line;
      texts.push(styled(each, -left, -(height - line / 2) / ROW, face, color));
    }
  };
  if (subject.synthetic) above(SYNTHETIC, faces.alarm, ink.alarm, 17);
  if (options.title !== undefined && plain(options.title) !== "") above(options.title, faces.title, ink.text, 20);
  return { texts, height: height + 6 };
}

/** Below the axis: the sides, the name of the axis, and the small print over the whole width. */
function footLines({ subject, options, columns, axis, placed, foot, level }: Parts): { texts: Text[]; height: number } {
  const { left, plot } = columns;
  const texts: Text[] = [];
  let cursor = 24;
  const y = (height: number) => placed.height + (cursor + height / 2) / ROW;
  if (subject.favours !== null) {
    const { treatment, comparator } = options.favours ?? {
      treatment: "favours treatment",
      comparator: "favours comparator",
    };
    const [before, after] = subject.favours === "left" ? [treatment, comparator] : [comparator, treatment];
    const zero = Math.min(Math.max(axis.pixel(0), 0), plot);
    const lines = [
      wrap(`← ${plain(before)}`, zero + left - 8, faces.note),
      wrap(`${plain(after)} →`, plot - zero + columns.right - 8, faces.note),
    ] as const;
    lines[0].forEach((line, i) =>
      texts.push(styled(line, zero - 8, y(14) + (i * LINE) / ROW, faces.note, ink.text, "right")),
    );
    lines[1].forEach((line, i) => texts.push(styled(line, zero + 8, y(14) + (i * LINE) / ROW, faces.note, ink.text)));
    cursor += 5 + LINE * Math.max(lines[0].length, lines[1].length);
  }
  const centre = plot / 2;
  const room = 2 * Math.min(centre + left, centre + columns.right);
  for (const line of wrap(
    `${subject.name}, ${levelText(level)} CI${subject.ratio ? ", log scale" : ""}`,
    room,
    faces.body,
  )) {
    texts.push(styled(line, centre, y(15), faces.body, ink.text, "center"));
    cursor += 15;
  }
  cursor += 10;
  for (const paragraph of foot) {
    for (const line of wrap(paragraph, widthOfFigure(columns), faces.note)) {
      texts.push(styled(line, -left, y(LINE), faces.note, ink.muted));
      cursor += LINE;
    }
    cursor += 2;
  }
  return { texts, height: cursor + 8 };
}

/** Texts of all rows but those of the columns, which are layers of their own. */
function rowTexts({ rows, indent }: Placed, { left, edges }: Columns, format: NumberFormat): Text[] {
  return rows.flatMap(({ row, lines, top, y }) => {
    const label = lines.map((line, i) =>
      styled(line, indentOf(row, indent) - left, top + (i * LINE) / ROW, faceOf(row), colourOf(row)),
    );
    if (row.kind === "trial") return label;
    const aside = effectText(row, format);
    const edge = edges.effect;
    if (aside === "" || edge === undefined) return label;
    const face = row.kind === "pooled" ? faces.strong : row.kind === "heading" ? faces.note : faces.body;
    return [...label, styled(aside, edge, y, face, row.kind === "pooled" ? ink.text : ink.muted, "right")];
  });
}

function marksData({ rows }: Placed, axis: EffectAxis, format: NumberFormat): VegaLiteSpec["datasets"] {
  const trials = rows.flatMap(({ row, y }) => (row.kind === "trial" ? [trialMark(row, y, axis, format)] : []));
  const intervals = rows.flatMap(({ row, y }) =>
    "interval" in row ? [{ ...drawn(row.interval, axis), y, kind: row.kind }] : [],
  );
  return {
    trials,
    squares: trials.filter(({ estimate }) => inside(estimate, axis)).filter(({ hollow }) => !hollow),
    hollow: trials.filter(({ estimate }) => inside(estimate, axis)).filter(({ hollow }) => hollow),
    predictions: intervals.filter(({ kind }) => kind === "prediction"),
    alternatives: rows.flatMap(({ row, y }) =>
      row.kind === "alternative" ? [{ ...drawn(row.interval, axis), estimate: axis.value(row.estimate), y }] : [],
    ),
    diamonds: rows.flatMap(({ row, y }, i) =>
      row.kind === "pooled" ? diamond(row.estimate, row.interval, y, i, axis) : [],
    ),
    arrowsLeft: intervals.flatMap(({ y, cutLeft }) => (cutLeft ? [{ x: axis.value(axis.limits[0]), y }] : [])),
    arrowsRight: intervals.flatMap(({ y, cutRight }) => (cutRight ? [{ x: axis.value(axis.limits[1]), y }] : [])),
    rules: rows.flatMap(({ row, y }, i) =>
      row.kind === "heading" && row.level === 0 && i > 0 ? [{ y: y - 0.85 }] : [],
    ),
  };
}

const inside = (estimate: number, { limits, value }: EffectAxis): boolean =>
  estimate >= value(limits[0]) && estimate <= value(limits[1]);

/** The part of an interval that lies on the axis, and on which sides it was cut. */
function drawn([lower, upper]: Interval, { limits, value }: EffectAxis) {
  const clip = (effect: number) => value(Math.min(Math.max(effect, limits[0]), limits[1]));
  return { lower: clip(lower), upper: clip(upper), cutLeft: lower < limits[0], cutRight: upper > limits[1] };
}

function trialMark(row: TrialRow, y: number, axis: EffectAxis, format: NumberFormat) {
  const { lower, upper } = drawn(row.interval, axis);
  return {
    y,
    trial: row.label,
    week: row.week,
    treatment: row.treatment,
    comparator: row.comparator,
    estimate: axis.value(row.estimate),
    lower,
    upper,
    effect: effectText(row, format),
    weight: row.weight,
    size: row.share === null ? 45 : Math.max(10, 110 * row.share),
    hollow: row.hollow,
  };
}

/** The outline of a diamond, cut off straight where it leaves the axis. */
function diamond(estimate: number, [lower, upper]: Interval, y: number, group: number, axis: EffectAxis) {
  const half = 0.36;
  const [low, high] = axis.limits;
  const halfAt = (x: number): number => {
    if (x === estimate) return half;
    const end = x < estimate ? lower : upper;
    return (half * (end - x)) / (end - estimate);
  };
  const corners = [Math.max(lower, low), Math.min(Math.max(estimate, low), high), Math.min(upper, high)];
  if (upper < low || lower > high) return [];
  return corners.map((x) => ({ group: String(group), x: axis.value(x), top: y - halfAt(x), bottom: y + halfAt(x) }));
}

function layers({ columns, axis, placed, subject }: Parts): LayerSpec[] {
  const { left, plot, right, edges } = columns;
  const yScale = { domain: [0, placed.height], reverse: true, nice: false, zero: false };
  const y = (field: string): PositionSpec => ({ field, type: "quantitative", scale: yScale, axis: null });
  const x = (field: string): PositionSpec => ({ field, type: "quantitative", scale: axis.scale, axis: axis.axis });
  const at = (effect: number): PositionSpec => ({
    datum: axis.value(effect),
    type: "quantitative",
    scale: axis.scale,
    axis: axis.axis,
  });
  const pixels = Math.round(placed.height * ROW);
  const bottom = { value: pixels } as const;
  const zero = axis.limits[0] <= 0 && axis.limits[1] >= 0;
  const column = (field: TextColumn, edge: number): LayerSpec => ({
    data: { name: "trials" },
    mark: { type: "text", align: "right", baseline: "middle", fontSize: faces.body.size, color: ink.text },
    encoding: { x: { value: edge }, y: y("y"), text: { field } },
  });
  const spans = { x: x("lower"), x2: { field: "upper" }, y: y("y") } as const;
  const square = { x: x("estimate"), y: y("y"), size: { field: "size", type: "quantitative", scale: null } } as const;
  return [
    ...(subject.smallest ? [band(subject.smallest.value, axis, bottom)] : []),
    ...(zero
      ? [
          {
            data: { name: "frame" },
            mark: { type: "rule", color: ink.line, strokeWidth: 0.8 },
            encoding: { x: at(0), y: { value: 0 }, y2: bottom },
          } as const,
        ]
      : []),
    {
      data: { name: "rules" },
      mark: { type: "rule", color: ink.hair, strokeWidth: 1 },
      encoding: { x: { value: -left }, x2: { value: plot + right }, y: y("y") },
    },
    {
      data: { name: "frame" },
      mark: { type: "rule", color: ink.line, strokeWidth: 0.8 },
      encoding: { x: { value: -left }, x2: { value: plot + right }, y: { value: 0 } },
    },
    { data: { name: "trials" }, mark: { type: "rule", color: ink.line, strokeWidth: 1.1 }, encoding: spans },
    {
      data: { name: "alternatives" },
      mark: { type: "rule", color: ink.muted, strokeWidth: 1.1, strokeDash: [3, 2] },
      encoding: spans,
    },
    { data: { name: "predictions" }, mark: { type: "rule", color: ink.prediction, strokeWidth: 3.5 }, encoding: spans },
    {
      data: { name: "squares" },
      mark: { type: "point", shape: "square", filled: true, color: ink.square, opacity: 1 },
      encoding: square,
    },
    {
      data: { name: "hollow" },
      mark: { type: "point", shape: "square", fill: ink.paper, stroke: ink.square, strokeWidth: 1.3, opacity: 1 },
      encoding: square,
    },
    {
      data: { name: "diamonds" },
      mark: { type: "area", color: ink.pooled, opacity: 1 },
      encoding: { x: x("x"), y: y("top"), y2: { field: "bottom" }, detail: { field: "group", type: "nominal" } },
    },
    ...(["Left", "Right"] as const).map(
      (side): LayerSpec => ({
        data: { name: `arrows${side}` },
        mark: {
          type: "point",
          shape: `triangle-${side === "Left" ? "left" : "right"}`,
          filled: true,
          size: 55,
          color: ink.line,
          opacity: 1,
        },
        encoding: { x: x("x"), y: y("y") },
      }),
    ),
    ...(Object.entries(edges) as [TextColumn, number][]).map(([field, edge]) => column(field, edge)),
    {
      data: { name: "texts" },
      mark: { type: "text", baseline: "middle", align: { expr: "datum.align" }, fontWeight: { expr: "datum.weight" } },
      encoding: {
        x: { field: "x", type: "quantitative", scale: null, axis: null },
        y: y("y"),
        text: { field: "text" },
        size: { field: "size", type: "quantitative", scale: null },
        color: { field: "color", type: "nominal", scale: null },
      },
    },
  ];
}

/** From the smallest worthwhile difference on one side to that on the other, as far as the axis shows it. */
function band(value: number, axis: EffectAxis, bottom: { readonly value: number }): LayerSpec {
  const [low, high] = axis.limits;
  const position = (effect: number): PositionSpec => ({
    datum: axis.value(Math.min(Math.max(effect, low), high)),
    type: "quantitative",
    scale: axis.scale,
    axis: axis.axis,
  });
  const far = Math.min(value, high);
  return {
    data: { name: "frame" },
    mark: { type: "rect", color: ink.band, opacity: 1 },
    encoding: { x: position(-value), x2: { datum: axis.value(far) }, y: { value: 0 }, y2: bottom },
  };
}
