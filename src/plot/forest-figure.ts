import type { Interval, LayerSpec, PositionSpec, VegaLiteSpec } from "../types/index.js";
import { type EffectAxis, type Extent, effectAxis, hasNoEffect } from "./axis.js";
import { type Columns, measureColumns, placeRows, ROW } from "./forest-layout.js";
import { drawn, forestData } from "./forest-marks.js";
import type { ForestRow } from "./forest-rows.js";
import { footTexts, headTexts, rowTexts } from "./forest-texts.js";
import { type NumberFormat, numberFormat } from "./format.js";
import { type FigureOptions, sideLabels, sidesOf, widthOf } from "./options.js";
import type { Subject } from "./subject.js";
import { textLayer } from "./texts.js";
import { faces, frame, ink, rounded } from "./theme.js";

/** Rows about an axis of effects, and what is said above and below them. */
export interface ForestFigure {
  readonly who: string;
  readonly rows: readonly ForestRow[];
  readonly subject: Subject;
  readonly title: string;
  /** Below the title, what the rows are, where they are no trials. */
  readonly subtitle?: string;
  /** Of the axis. */
  readonly name: string;
  /** As printed, `95%`. */
  readonly level: string;
  readonly options: FigureOptions;
  /** Heads of columns, where the rows are no trials. */
  readonly heads?: Partial<Columns["heads"]>;
  /** An effect that all rows are to be held against, dashed. */
  readonly reference?: number | null;
  /** No row may lie beyond the axis, however far from the others. */
  readonly whole?: boolean;
  readonly smallPrint: (limits: Interval, format: NumberFormat) => string[];
  /** The figure in words. */
  readonly inWords: (format: NumberFormat) => string;
}

/** A figure in the form of a forest plot. */
export function forestFigure(figure: ForestFigure): VegaLiteSpec {
  const {
    who,
    rows,
    subject,
    title,
    subtitle = "",
    name,
    level,
    options,
    heads = {},
    reference = null,
    whole = false,
  } = figure;
  const format = numberFormat(
    rows.flatMap((row) => ("interval" in row ? [row.interval] : [])),
    subject.scale,
  );
  const columns = measureColumns(rows, subject, format, widthOf(options, who), level, heads);
  const axis = effectAxis(extentsOf(rows, subject, whole), {
    ...{ scale: subject.scale, length: columns.plot, across: true, who },
    limits: options.limits,
  });
  const placed = placeRows(rows, columns);
  const sides = sidesOf(subject.favours, options.favours ?? sideLabels(subject.design));
  const head = headTexts(title, subtitle, subject, columns, placed.rows);
  const foot = footTexts(sides, name, figure.smallPrint(axis.limits, format), columns, axis, placed.height);
  return rounded({
    ...frame,
    description: figure.inWords(format),
    padding: { left: columns.left + 4, right: Math.max(columns.right + 4, 20), top: head.height, bottom: foot.height },
    autosize: "none",
    width: columns.plot,
    height: Math.round(placed.height * ROW),
    datasets: {
      figure: [{}],
      ...forestData(placed.rows, axis, format),
      windows: placed.rows.flatMap(({ row, y }, i) =>
        row.kind === "heading" && row.level === 0 && i > 0 ? [{ y: y - 0.85 }] : [],
      ),
      texts: [...head.texts, ...rowTexts(placed.rows, columns, format), ...foot.texts].map((text) => ({ ...text })),
    },
    layer: layers(columns, axis, placed.height, subject, reference),
  });
}

/** What the axis has to show of rows: all pooled effects, and trials that are not far from the others. */
export const extentsOf = (
  rows: readonly ForestRow[],
  { smallest }: Pick<Subject, "smallest">,
  whole = false,
): Extent[] => [
  ...rows.flatMap((row): Extent[] => {
    if (row.kind === "prediction") return [{ at: (row.interval[0] + row.interval[1]) / 2, interval: row.interval }];
    if (!("interval" in row)) return [];
    return [{ at: row.estimate, interval: row.interval, mayLieBeyond: row.kind === "trial" && !whole }];
  }),
  ...(smallest ? [-smallest.value, smallest.value].map((at) => ({ at, interval: null })) : []),
];

/** From back to front: bands and lines, intervals, points, texts. */
function layers(
  { left, plot, right, edges }: Columns,
  axis: EffectAxis,
  height: number,
  { smallest }: Subject,
  reference: number | null,
): LayerSpec[] {
  const scale = { domain: [0, height], reverse: true, nice: false, zero: false };
  const y = (field: string): PositionSpec => ({ field, type: "quantitative", scale, axis: null });
  const onAxis = { type: "quantitative", scale: axis.scale, axis: axis.axis } as const;
  const x = (field: string): PositionSpec => ({ field, ...onAxis });
  const down = { y: { value: 0 }, y2: { value: Math.round(height * ROW) } } as const;
  const over = { x: { value: -left }, x2: { value: plot + right } } as const;
  const span = { x: x("lower"), x2: { field: "upper" }, y: y("y") } as const;
  const square = { x: x("estimate"), y: y("y"), size: { field: "size", type: "quantitative", scale: null } } as const;
  const { lower: low, upper: high } = drawn(smallest ? [-smallest.value, smallest.value] : [0, 0], axis);
  const nothing = hasNoEffect(axis);
  return [
    ...(smallest
      ? [
          layer(
            "figure",
            { type: "rect", color: ink.band, opacity: 1 },
            { x: { datum: low, ...onAxis }, x2: { datum: high }, ...down },
          ),
        ]
      : []),
    ...(nothing
      ? [
          layer(
            "figure",
            { type: "rule", color: ink.line, strokeWidth: 0.8 },
            { x: { datum: axis.value(axis.noEffect ?? 0), ...onAxis }, ...down },
          ),
        ]
      : []),
    ...(reference !== null && reference >= axis.limits[0] && reference <= axis.limits[1]
      ? [
          layer(
            "figure",
            { type: "rule", color: ink.pooled, strokeWidth: 1, strokeDash: [4, 3] },
            { x: { datum: axis.value(reference), ...onAxis }, ...down },
          ),
        ]
      : []),
    layer("figure", { type: "rule", color: ink.line, strokeWidth: 0.8 }, { ...over, y: { value: 0 } }),
    layer("windows", { type: "rule", color: ink.hair, strokeWidth: 1 }, { ...over, y: y("y") }),
    layer("trials", { type: "rule", color: ink.line, strokeWidth: 1.1 }, span),
    layer("alternatives", { type: "rule", color: ink.muted, strokeWidth: 1.1, strokeDash: [3, 2] }, span),
    layer("predictions", { type: "rule", color: ink.prediction, strokeWidth: 3.5 }, span),
    layer("squares", { type: "point", shape: "square", filled: true, color: ink.square, opacity: 1 }, square),
    layer(
      "hollow",
      { type: "point", shape: "square", fill: ink.paper, stroke: ink.square, strokeWidth: 1.3, opacity: 1 },
      square,
    ),
    layer(
      "diamonds",
      { type: "area", opacity: 1 },
      {
        ...{ x: x("x"), y: y("top"), y2: { field: "bottom" } },
        detail: { field: "diamond", type: "nominal" },
        color: { field: "color", type: "nominal", scale: null },
      },
    ),
    ...(["left", "right"] as const).map((side) =>
      layer(
        side === "left" ? "arrowsLeft" : "arrowsRight",
        { type: "point", shape: `triangle-${side}`, filled: true, opacity: 1 },
        {
          ...{ x: x("x"), y: y("y") },
          size: { field: "size", type: "quantitative", scale: null },
          color: { field: "color", type: "nominal", scale: null },
        },
      ),
    ),
    ...edges.map(([column, edge]) =>
      layer(
        "trials",
        { type: "text", align: "right", baseline: "middle", fontSize: faces.body.size, color: ink.text },
        { x: { value: edge }, y: y("y"), text: { field: column } },
      ),
    ),
    textLayer("texts", y("y")),
  ];
}

const layer = (name: string, mark: LayerSpec["mark"], encoding: LayerSpec["encoding"]): LayerSpec => ({
  data: { name },
  mark,
  encoding,
});
