import type { Fit, Grid, LayerSpec, PositionSpec, VegaLiteSpec } from "../types/index.js";
import { type EffectAxis, type Extent, effectAxis, hasNoEffect } from "./axis.js";
import { type Columns, measureColumns, placeRows, ROW } from "./forest-layout.js";
import { drawn, forestData } from "./forest-marks.js";
import { type ArmText, type ForestRow, overlapTexts, rowsInWords, rowsOfFit, rowsOfGrid } from "./forest-rows.js";
import { footTexts, headTexts, rowTexts } from "./forest-texts.js";
import { numberFormat } from "./format.js";
import { type FigureOptions, sideLabels, sidesOf, widthOf } from "./options.js";
import {
  caveatsOf,
  isGrid,
  levelText,
  methodText,
  originText,
  type Subject,
  scaleText,
  subjectOfFit,
  subjectOfStrata,
} from "./subject.js";
import { plain } from "./text.js";
import { textLayer } from "./texts.js";
import { faces, frame, ink, rounded } from "./theme.js";

/** What a caller may say about a forest plot. */
export interface ForestOptions extends FigureOptions {
  /** For each arm its size (`n`, with the events where events were counted), or mean, SD and size (`summary`). */
  readonly arms?: ArmText;
}

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
 * @see Lewis & Clarke (2001), BMJ 322:1479-1480, doi:10.1136/bmj.322.7300.1479
 * @example
 * const fit = pool([{ yi: 0.1, vi: 0.02, label: "A" }, { yi: 0.6, vi: 0.03, label: "B" }, { yi: 0.3, vi: 0.02, label: "C" }]);
 * forestPlot(fit).datasets.trials?.map(({ trial }) => trial); // ["A", "B", "C"]
 */
export function forestPlot(input: Fit | Grid, options: ForestOptions = {}): VegaLiteSpec {
  const { arms = "n", title = "" } = options;
  const subject = isGrid(input) ? subjectOfStrata(input.strata) : subjectOfFit(input);
  const level = levelText(input.method.level);
  const rows = isGrid(input) ? rowsOfGrid(input, arms) : rowsOfFit(input, arms);
  const format = numberFormat(
    rows.flatMap((row) => ("interval" in row ? [row.interval] : [])),
    subject.scale,
  );
  const columns = measureColumns(rows, subject, format, widthOf(options, "forestPlot"), level);
  const axis = effectAxis(extents(rows, subject), {
    ...{ scale: subject.scale, length: columns.plot, across: true, who: "forestPlot" },
    limits: options.limits,
  });
  const placed = placeRows(rows, columns);
  const sides = sidesOf(subject.favours, options.favours ?? sideLabels(subject.design));
  const name = `${subject.name}, ${level} CI${scaleText(subject)}`;
  const head = headTexts(title, subject, columns, placed.rows);
  const foot = footTexts(sides, name, smallPrint(input, subject, rows, axis), columns, axis, placed.height);
  return rounded({
    ...frame,
    description: inWords(title, name, subject, rowsInWords(rows, format, subject.design)),
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
    layer: layers(columns, axis, placed.height, subject),
  });
}

const extents = (rows: readonly ForestRow[], { smallest }: Subject): Extent[] => [
  ...rows.flatMap((row): Extent[] => {
    if (row.kind === "prediction") return [{ at: (row.interval[0] + row.interval[1]) / 2, interval: row.interval }];
    return "interval" in row ? [{ at: row.estimate, interval: row.interval }] : [];
  }),
  ...(smallest ? [-smallest.value, smallest.value].map((at) => ({ at, interval: null })) : []),
];

const inWords = (title: string, name: string, subject: Subject, rows: readonly string[]): string =>
  [
    `Forest plot${title === "" ? "" : ` "${plain(title)}"`}: ${name}.`,
    ...caveatsOf(subject).map((text) => `${text}.`),
    ...rows,
  ].join(" ");

function smallPrint(
  input: Fit | Grid,
  { smallest }: Subject,
  rows: readonly ForestRow[],
  { limits }: EffectAxis,
): string[] {
  const trials = rows.filter((row) => row.kind === "trial");
  const cut = rows.some((row) => "interval" in row && (row.interval[0] < limits[0] || row.interval[1] > limits[1]));
  const signs = [
    ...(trials.some(({ share }) => share !== null) ? ["Area of squares: weight within the group."] : []),
    ...(trials.some(({ hollow }) => hollow) ? ["Hollow: doubtful, the numbers contradict one another."] : []),
    ...(cut ? ["Arrows: the interval goes on beyond the axis."] : []),
    ...(smallest ? [`Shaded: within the smallest worthwhile difference, ${smallest.text}.`] : []),
    ...(isGrid(input) && trials.some(({ week }) => week !== "")
      ? [`Weeks${originText(input.strata.method.weeksFrom)}.`]
      : []),
  ];
  return [methodText(input.method), signs.join(" "), ...(isGrid(input) ? overlapTexts(input.strata) : [])].filter(
    (text) => text !== "",
  );
}

/** From back to front: bands and lines, intervals, points, texts. */
function layers(
  { left, plot, right, edges }: Columns,
  axis: EffectAxis,
  height: number,
  { smallest }: Subject,
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
