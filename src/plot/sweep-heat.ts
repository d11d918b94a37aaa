import type { LayerSpec, PositionSpec, SweepDimension, SweepRow, VegaLiteSpec } from "../types/index.js";
import { signLayers, signLegend } from "./sweep-signs.js";
import { type ReadSweep, type SweepFigure, valueText, variedIn } from "./sweep-words.js";
import { shortened, textWidth, widest, wrap } from "./text.js";
import { moved, paragraph, pixels, stack, styled, type Text, textLayer } from "./texts.js";
import { faces, frame, ink, rounded } from "./theme.js";

const LINE = 12;
const WIDEST_LABEL = 150;
const HEIGHT = 300;
const BAR = { width: 160, height: 10, steps: 32 } as const;
/** From the highest to the lowest estimate; the lightness falls all the way, so that grey tells the same. */
const shades = [
  [240, 244, 248],
  [26, 70, 110],
] as const;

/** Estimates over the values of two dimensions. */
export function heatMap(sweep: ReadSweep, { width, head, foot, description }: SweepFigure): VegaLiteSpec {
  const [across, down] = placed(sweep, width);
  const downLabels = orderOf(down, true).map((place) =>
    shortened(valueText(down.values[place]!), faces.note, WIDEST_LABEL),
  );
  const left = Math.ceil(Math.max(widest(downLabels, faces.note), 24)) + 10;
  const plot = Math.max(width - left - 12, 120);
  const size = {
    width: plot / across.values.length,
    height: Math.min(40, Math.max(14, Math.round(HEIGHT / down.values.length))),
  };
  const height = size.height * down.values.length;
  const shade = shading(sweep);
  const cells = cellsOf(sweep, across, down, size, shade.at);
  const columns = columnTexts(across, size.width, height);
  const top = stack(head, left + plot, -left);
  const legend = legendOf(sweep, shade.span, left + plot, left);
  const below = columns.height + 14;
  const legendAt = height + below + 14;
  const bottom = stack(
    foot.map((text) => paragraph(text)),
    left + plot,
    -left,
  );
  const texts = [
    ...moved(top.texts, -top.height - 24),
    { ...styled(shortened(down.name, faces.head, width), -left, -10, faces.head, ink.text) },
    ...downLabels.map((text, row) => ({
      ...styled(text, -8, (row + 0.5) * size.height, faces.note, ink.text, "right"),
    })),
    ...columns.texts.map((text) => ({ ...text })),
    { ...styled(shortened(across.name, faces.head, plot), plot / 2, height + below, faces.head, ink.text, "center") },
    ...moved(legend.texts, legendAt),
    ...moved(bottom.texts, height + below + legend.height + 18),
  ];
  return rounded({
    ...frame,
    description,
    padding: { left: left + 4, right: 8, top: top.height + 30, bottom: below + legend.height + bottom.height + 26 },
    autosize: "none",
    width: plot,
    height,
    datasets: {
      figure: [{ left: 0, right: plot, top: 0, bottom: height }],
      cells: cells.map(({ text: _, ...cell }) => cell),
      numbers: cells.flatMap(({ text }) => (text === null ? [] : [{ ...text }])),
      borders: bordersOf(cells),
      reference: cells.filter(({ reference }) => reference).map(insetOf),
      bar: legend.bar.map((each) => ({ ...each, top: each.top + legendAt, bottom: each.bottom + legendAt })),
      signs: [
        ...cells.flatMap(({ sign, x, y }) => (sign > 0 ? [{ sign, x, y }] : [])),
        ...legend.signs.map(({ sign, x, y }) => ({ sign, x, y: y + legendAt })),
      ],
      texts,
    },
    layer: layersOf(sweep.ranked.length),
  });
}

/** The first dimension goes across, unless its labels have no room there and those of the second have. */
function placed(sweep: ReadSweep, width: number): readonly [across: SweepDimension, down: SweepDimension] {
  const [first, second] = variedIn(sweep) as [SweepDimension, SweepDimension];
  const fits = ({ values, tolerance }: SweepDimension): boolean =>
    tolerance !== null || widest(values.map(valueText), faces.note) <= (0.75 * width) / values.length - 8;
  return fits(first) || !fits(second) ? [first, second] : [second, first];
}

/** From low to high (upwards, too), or as given. */
function orderOf({ values, tolerance }: SweepDimension, upwards: boolean): readonly number[] {
  const places = values.map((_, i) => i);
  if (tolerance === null) return places;
  const sign = upwards ? -1 : 1;
  return places.sort((a, b) => sign * ((values[a] as number) - (values[b] as number)));
}

interface Shading {
  readonly span: readonly [low: number, high: number];
  /** 0: as light, 1: as dark as can be. */
  readonly at: (estimate: number) => number;
}

/** Shades that differ mean something: they span half of a typical interval or more. */
function shading({ range: { estimate }, rows }: ReadSweep): Shading {
  const widths = rows.flatMap(({ confidence }) => (confidence ? [confidence[1] - confidence[0]] : []));
  const typical = widths.sort((a, b) => a - b)[Math.floor(widths.length / 2)] ?? 0;
  const middle = (estimate[0] + estimate[1]) / 2;
  const half = Math.max((estimate[1] - estimate[0]) / 2, typical / 4) || 1;
  return { span: [middle - half, middle + half], at: (each) => (middle + half - each) / (2 * half) };
}

const colorOf = (share: number): string => {
  const [light, dark] = shades;
  const part = (i: 0 | 1 | 2) =>
    Math.round(light[i] + share * (dark[i] - light[i]))
      .toString(16)
      .padStart(2, "0");
  return `#${part(0)}${part(1)}${part(2)}`;
};

interface Cell {
  readonly across: string;
  readonly down: string;
  readonly column: number;
  readonly row: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly color: string;
  readonly estimate: number | null;
  readonly conclusion: string | null;
  readonly reference: boolean;
  /** 0: that of the reference setting, or none. */
  readonly sign: number;
  /** Where the sign stands. */
  readonly x: number;
  readonly y: number;
  readonly text: Text | null;
}

function cellsOf(
  { rows, format, ranked, subject, dimensions }: ReadSweep,
  across: SweepDimension,
  down: SweepDimension,
  size: { readonly width: number; readonly height: number },
  shade: (estimate: number) => number,
): Cell[] {
  const columns = orderOf(across, false).map((place) => across.values[place]);
  const lines = orderOf(down, true).map((place) => down.values[place]);
  const numbers = rows.map(({ estimate }) => (estimate === null ? "" : format.number(estimate)));
  const roomy = widest(numbers, faces.small) + 18 <= size.width;
  const first = dimensions.map(({ values }) => values[0]);
  return rows.map((row: SweepRow, i) => {
    const [column, line] = [columns.indexOf(row.setting[across.name]!), lines.indexOf(row.setting[down.name]!)];
    const [left, top] = [column * size.width, line * size.height];
    const middle = { x: left + size.width / 2, y: top + size.height / 2 };
    const { estimate, conclusion } = row;
    const share = estimate === null ? 0 : shade(estimate);
    const sign = conclusion === null ? 0 : ranked.indexOf(conclusion);
    const number = numbers[i]!;
    const color = estimate === null ? ink.muted : share > 0.5 ? ink.paper : ink.text;
    const aside = roomy && sign > 0 ? 6 : 0;
    const written = estimate === null ? (size.width >= 10 ? "×" : null) : roomy ? number : null;
    return {
      ...{ across: valueText(row.setting[across.name]!), down: valueText(row.setting[down.name]!) },
      ...{ column, row: line, left, right: left + size.width, top, bottom: top + size.height },
      color: estimate === null ? ink.paper : colorOf(share),
      estimate: estimate === null ? null : subject.scale.value(estimate),
      ...{ conclusion, sign, reference: dimensions.every(({ name }, d) => row.setting[name] === first[d]) },
      x: roomy ? middle.x - textWidth(number, faces.small) / 2 - 2 : middle.x,
      y: middle.y,
      text: written === null ? null : styled(written, middle.x + aside, middle.y, faces.small, color, "center"),
    };
  });
}

const insetOf = ({ left, right, top, bottom }: Cell) => ({
  ...{ left: left + 2, right: right - 2, top: top + 2, bottom: bottom - 2 },
});

/** Where neighbours differ in their conclusion. */
function bordersOf(cells: readonly Cell[]): { x: number; x2: number; y: number; y2: number }[] {
  const at = new Map(cells.map((cell) => [`${cell.column} ${cell.row}`, cell]));
  const differ = (one: Cell, other: Cell | undefined): boolean =>
    other !== undefined && one.conclusion !== null && other.conclusion !== null && one.conclusion !== other.conclusion;
  return cells.flatMap((cell) => {
    const { column, row, left, right, top, bottom } = cell;
    return [
      ...(differ(cell, at.get(`${column + 1} ${row}`)) ? [{ x: right, x2: right, y: top, y2: bottom }] : []),
      ...(differ(cell, at.get(`${column} ${row + 1}`)) ? [{ x: left, x2: right, y: bottom, y2: bottom }] : []),
    ];
  });
}

/** Labels below the columns: numbers as many as have room, names in several lines. */
function columnTexts(across: SweepDimension, width: number, top: number): { texts: Text[]; height: number } {
  const labels = orderOf(across, false).map((place) => valueText(across.values[place]!));
  const at = (text: string, column: number, line: number) =>
    styled(text, (column + 0.5) * width, top + 4 + (line + 0.5) * LINE, faces.note, ink.text, "center");
  if (across.tolerance !== null) {
    const every = Math.ceil((widest(labels, faces.note) + 8) / width);
    const texts = labels.flatMap((label, column) => (column % every === 0 ? [at(label, column, 0)] : []));
    return { texts, height: LINE + 4 };
  }
  const lines = labels.map((label) => wrap(shortened(label, faces.note, 3 * width), width - 6, faces.note).slice(0, 4));
  return {
    texts: lines.flatMap((some, column) => some.map((text, line) => at(text, column, line))),
    height: LINE * Math.max(...lines.map(({ length }) => length)) + 4,
  };
}

/** What shades and signs mean. */
function legendOf(sweep: ReadSweep, [low, high]: Shading["span"], width: number, left: number) {
  const { format } = sweep;
  const texts: Text[] = [];
  const lowest = format.number(low);
  const start = -left + textWidth(lowest, faces.note) + 6;
  const y = 8;
  const step = BAR.width / BAR.steps;
  const bar = Array.from({ length: BAR.steps }, (_, i) => ({
    ...{
      left: start + i * step,
      right: Math.min(start + BAR.width, start + (i + 1) * step + 0.6),
      top: y - BAR.height / 2,
      bottom: y + BAR.height / 2,
    },
    color: colorOf(1 - i / (BAR.steps - 1)),
  }));
  texts.push(styled(lowest, -left, y, faces.note, ink.text));
  texts.push(styled(format.number(high), start + BAR.width + 6, y, faces.note, ink.text));
  const further = [
    ...(sweep.rows.some(({ estimate }) => estimate === null) ? ["×: no answer"] : []),
    "dashed: the reference setting",
    ...(sweep.ranked.length > 1 ? ["thick: the conclusion changes"] : []),
  ];
  const signs = signLegend(sweep, { first: "none", further, width, left, from: y + 16 });
  return { texts: [...texts, ...signs.texts], bar, signs: signs.signs, height: signs.height };
}

function layersOf(conclusions: number): LayerSpec[] {
  const place = (field: string): PositionSpec => ({ field, type: "quantitative", scale: null, axis: null });
  const box = { x: place("left"), x2: { field: "right" }, y: place("top"), y2: { field: "bottom" } } as const;
  const filled = { ...box, color: { field: "color", type: "nominal", scale: null } } as const;
  const line = { x: place("x"), x2: { field: "x2" }, y: place("y"), y2: { field: "y2" } } as const;
  const layer = (name: string, mark: LayerSpec["mark"], encoding: LayerSpec["encoding"]): LayerSpec => ({
    data: { name },
    mark,
    encoding,
  });
  const outline = { type: "rect", filled: false, opacity: 1 } as const;
  return [
    layer("cells", { type: "rect", stroke: ink.paper, strokeWidth: 1, opacity: 1 }, filled),
    layer("figure", { ...outline, stroke: ink.hair, strokeWidth: 1 }, box),
    layer("borders", { type: "rule", color: ink.paper, strokeWidth: 4.5 }, line),
    layer("borders", { type: "rule", color: ink.text, strokeWidth: 2.2 }, line),
    layer("reference", { ...outline, stroke: ink.paper, strokeWidth: 3 }, box),
    layer("reference", { ...outline, stroke: ink.text, strokeWidth: 1.4, strokeDash: [4, 3] }, box),
    layer("bar", { type: "rect", opacity: 1 }, filled),
    ...signLayers(conclusions, "signs", { x: place("x"), y: place("y") }, { size: 36 }),
    textLayer("numbers", pixels),
    textLayer("texts", pixels),
  ];
}
