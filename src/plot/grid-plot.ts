import type { Cell, Design, Grid, VegaLiteSpec } from "../types/index.js";
import { emptiness, headings, undecided } from "./cell-text.js";
import { count, type NumberFormat, numberFormat } from "./format.js";
import type { FigureOptions } from "./options.js";
import { caveatsOf, distinct, levelText, methodText, sourceOf, subjectOfStrata } from "./subject.js";
import { type Face, plain, widest, wrap } from "./text.js";
import { moved, paragraph, pixels, stack, styled, type Text, textLayer } from "./texts.js";
import { faces, frame, ink, rounded } from "./theme.js";
import { windowSpan } from "./weeks.js";
import { windowTexts } from "./window-texts.js";

const LINE = 14;
const WIDEST_LABEL = 180;

/** By how many trials a cell holds, never by what they found. */
const shades = [
  { from: 5, color: "#d3e1ee" },
  { from: 2, color: "#e6eef5" },
  { from: 1, color: "#f4f7fa" },
  { from: 0, color: ink.paper },
] as const;

interface Line {
  readonly text: string;
  readonly face: Face;
  readonly color: string;
}

/**
 * The grid at a glance: windows across, controls down, in each cell the pooled effect with its interval and the number
 * of trials, or that there is none.
 *
 * @param grid - windows by controls, or whatever its facets are; the window goes across
 * @returns a Vega-Lite specification with all data inlined; its size follows from its texts
 * @example
 * const csv = `trial,outcome,weeks,n1i,m1i,sd1i,n2i,m2i,sd2i
 * A 2001,pain,6,40,2.8,2.4,40,3.3,2.6`;
 * const effects = effectSizes(readContrasts(csv), { outcome: "pain", measure: "MD" });
 * const grid = poolStrata(stratify(effects, { by: ["window"], windows: windows.cochranePain }));
 * gridPlot(grid).datasets.cells?.map(({ k }) => k); // [1, 0, 0]
 */
export function gridPlot(grid: Grid, options: Pick<FigureOptions, "title"> = {}): VegaLiteSpec {
  const { strata, cells, method } = grid;
  const subject = subjectOfStrata(strata);
  const format = numberFormat(
    cells.flatMap(({ fit }) => (fit.confidence ? [fit.confidence] : fit.studies.map(({ confidence }) => confidence))),
    subject.scale,
  );
  const across = strata.facets.find(({ name }) => name === "window")?.values ?? [""];
  const others = { ...strata, facets: strata.facets.filter(({ name }) => name !== "window") };
  const rowOf = ({ stratum }: Cell) => headings(stratum, others).join(", ");
  const down = distinct(cells.map(rowOf), (name) => name);

  const written = cells.map((cell) => ({
    k: cell.fit.k,
    lines: cellLines(cell, format, strata.design),
    column: Math.max(0, across.indexOf(cell.stratum.key.window ?? "")),
    row: down.indexOf(rowOf(cell)),
  }));
  const cellWidth =
    Math.ceil(Math.max(84, ...written.flatMap(({ lines }) => lines.map(({ text, face }) => widest([text], face))))) +
    16;
  const labels = down.map((name) => wrap(name, WIDEST_LABEL, faces.strong));
  const labelWidth = Math.ceil(widest(labels.flat(), faces.strong)) + 12;
  const cellHeight =
    LINE * Math.max(2, ...written.map(({ lines }) => lines.length), ...labels.map(({ length }) => length)) + 12;
  const heads = across.map((name) =>
    [
      ...wrap(name, cellWidth - 10, faces.head).map((text) => ({ text, face: faces.head })),
      ...wrap(windowSpan(name, strata.method.windows) ?? "", cellWidth - 10, faces.small).map((text) => ({
        text,
        face: faces.small,
      })),
    ].filter(({ text }) => text !== ""),
  );
  const headHeight = 13 * Math.max(0, ...heads.map(({ length }) => length)) + 6;

  const [width, height] = [cellWidth * across.length, cellHeight * down.length];
  const top = stack(
    [
      paragraph(options.title ?? "", faces.title, ink.text),
      ...caveatsOf(subject).map((text) => paragraph(text, faces.alarm, ink.alarm)),
      paragraph(`${subject.name} [${levelText(method.level)} CI]`, faces.body, ink.text),
    ],
    labelWidth + width,
    -labelWidth,
  );
  const bottom = stack(
    [
      paragraph(
        `${methodText({ ...method, prediction: "none" })} Shade: number of ${strata.design === "overview" ? "results" : "trials"} (0, 1, 2 to 4, 5 and more).`,
      ),
      ...windowTexts(grid).map((text) => paragraph(text)),
    ],
    labelWidth + width,
    -labelWidth,
  );
  const texts: Text[] = [
    ...heads.flatMap((lines, i) =>
      lines.map(({ text, face }, j) =>
        styled(text, (i + 0.5) * cellWidth, -headHeight + 13 * (j + 0.5), face, ink.text, "center"),
      ),
    ),
    ...labels.flatMap((lines, i) =>
      centred(
        lines.map((text) => ({ text, face: faces.strong, color: ink.text })),
        -labelWidth,
        (i + 0.5) * cellHeight,
        "left",
      ),
    ),
    ...written.flatMap(({ lines, column, row }) =>
      centred(lines, (column + 0.5) * cellWidth, (row + 0.5) * cellHeight, "center"),
    ),
  ];
  return rounded({
    ...frame,
    description: [
      `Grid${options.title === undefined ? "" : ` "${plain(options.title)}"`}: ${subject.name}.`,
      ...caveatsOf(subject).map((text) => `${text}.`),
      ...written.map(
        ({ lines, column, row }) =>
          `${[down[row], across[column]].filter((name) => name !== "").join(", ")}: ${lines.map(({ text }) => text).join(", ")}.`,
      ),
    ].join(" "),
    padding: { left: labelWidth + 4, right: 6, top: top.height + headHeight + 10, bottom: bottom.height + 12 },
    autosize: "none",
    width,
    height,
    datasets: {
      cells: written.map(({ k, column, row }) => ({
        control: down[row] ?? "",
        window: across[column] ?? "",
        k,
        left: column * cellWidth,
        right: (column + 1) * cellWidth,
        top: row * cellHeight,
        bottom: (row + 1) * cellHeight,
        color: shades.find(({ from }) => k >= from)?.color ?? ink.paper,
      })),
      texts: [
        ...moved(top.texts, -top.height - headHeight - 4),
        ...moved(texts, 0),
        ...moved(bottom.texts, height + 8),
      ],
    },
    layer: [
      {
        data: { name: "cells" },
        mark: { type: "rect", stroke: ink.hair, strokeWidth: 1, opacity: 1 },
        encoding: {
          x: { field: "left", type: "quantitative", scale: null, axis: null },
          x2: { field: "right" },
          y: { field: "top", type: "quantitative", scale: null, axis: null },
          y2: { field: "bottom" },
          color: { field: "color", type: "nominal", scale: null },
        },
      },
      textLayer("texts", pixels),
    ],
  });
}

function cellLines(cell: Cell, format: NumberFormat, design: Design): Line[] {
  const { k, estimate, confidence } = cell.fit;
  const empty = emptiness(cell, design);
  const { doubtful, withoutNumbers } = cell.stratum;
  const silent = withoutNumbers.length;
  const open = undecided(cell.stratum).length;
  const small = (text: string): Line => ({ text, face: faces.small, color: ink.muted });
  if (empty !== null) {
    const trials = silent + doubtful.length + open;
    return [
      { text: empty, face: faces.note, color: ink.muted },
      ...(trials > 0 ? [small(count(trials, sourceOf(design)))] : []),
    ];
  }
  const further = [
    ...(silent > 0 ? [small(`+ ${silent} without numbers`)] : []),
    ...(open > 0 ? [small(`+ ${open}, no arm chosen`)] : []),
  ];
  if (cell.fit.method.tau2 === "none") return [...shownApart(cell, format), ...further];
  const effect =
    estimate === null || confidence === null ? "" : `${format.number(estimate)} ${format.interval(confidence)}`;
  return [
    { text: effect, face: k > 1 ? faces.strong : faces.body, color: ink.text },
    { text: k === 1 ? "one trial" : `k = ${k}`, face: faces.note, color: ink.muted },
    ...further,
  ];
}

/** Up to three effects, each on its own line; of more only how many there are. */
function shownApart({ fit }: Cell, format: NumberFormat): Line[] {
  if (fit.k > 3) return [{ text: `${fit.k} results`, face: faces.body, color: ink.text }];
  return fit.studies.map(({ yi, confidence }) => ({
    text: `${format.number(yi)} ${format.interval(confidence)}`,
    face: faces.body,
    color: ink.text,
  }));
}

const centred = (lines: readonly Line[], x: number, middle: number, align: Text["align"]): Text[] =>
  lines.map(({ text, face, color }, i) =>
    styled(text, x, middle + (i - (lines.length - 1) / 2) * LINE, face, color, align),
  );
