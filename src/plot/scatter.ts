import type { Interval, LayerSpec, PositionSpec, VegaLiteSpec } from "../types/index.js";
import { type EffectAxis, type Extent, effectAxis } from "./axis.js";
import type { FigureOptions } from "./options.js";
import { widthOf } from "./options.js";
import { caveatsOf, type Subject } from "./subject.js";
import { plain, shortened, textWidth } from "./text.js";
import { moved, paragraph, pixels, stack, styled, type Text, textLayer } from "./texts.js";
import { faces, frame, GUTTER, ink, rounded, TICK_LABELS } from "./theme.js";

const HEIGHT = 300;
/** Width of a figure whose plot is a square, unless another is asked for. */
const SQUARE = 520;
const AREA = 60;
/** More names than these are not tried; and none is wider than that. */
const MOST_NAMES = 30;
const WIDEST_NAME = 190;

/** One axis of a scatter plot: what it is called, which scale it has, and values beside the points that it is to show. */
interface ScatterAxis {
  readonly label: string;
  /** Linear by default. */
  readonly scale?: Subject["scale"];
  readonly also?: readonly number[];
  /** On the analysis scale, in place of what the points need. */
  readonly limits?: Interval;
}

interface ScatterPoint {
  readonly label: string;
  readonly x: number;
  readonly y: number;
  /** Area in square pixels. */
  readonly area?: number;
  /** The higher, the sooner the label gets its room beside the point; without it the point has no label. */
  readonly rank?: number;
}

/** A line between two points. */
interface ScatterLine {
  readonly from: readonly [x: number, y: number];
  readonly to: readonly [x: number, y: number];
  readonly kind: "pooled" | "limit" | "none";
}

export interface Scatter {
  readonly who: string;
  readonly subject: Subject;
  /** What is drawn. */
  readonly name: string;
  readonly x: ScatterAxis;
  readonly y: ScatterAxis;
  readonly points: readonly ScatterPoint[];
  readonly lines?: readonly ScatterLine[];
  /** Points too many to stand apart: small and see-through. */
  readonly cloud?: boolean;
  /** Both axes have the same length. */
  readonly square?: boolean;
  readonly foot: readonly string[];
  readonly options: Pick<FigureOptions, "title" | "width">;
}

const same = (value: number): number => value;
const EVERYTHING = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const;
const linear = { kind: "linear", noEffect: null, value: same, analysis: same, range: EVERYTHING } as const;

/** Points on two axes with lines between them, as the figures that look behind a result have them. */
export function scatter(figure: Scatter): VegaLiteSpec {
  const { who, subject, name, points, lines = [], options, cloud = false, square = false } = figure;
  const { title = "", width = widthOf(square ? { width: SQUARE, ...options } : options, who) } = options;
  const plot = Math.max(widthOf({ width }, who) - GUTTER - 12, 120);
  const height = square ? plot : HEIGHT;
  const axisOf = (which: "x" | "y"): EffectAxis => {
    const { scale = linear, also = [], limits } = figure[which];
    const extents: Extent[] = [...points.map((point) => point[which]), ...also].map((at) => ({ at, interval: null }));
    const across = which === "x";
    return effectAxis(extents, {
      ...{ scale, length: across ? plot : height, across, who },
      limits: limits && [scale.value(limits[0]), scale.value(limits[1])],
    });
  };
  const [x, y] = [axisOf("x"), axisOf("y")];
  const head = stack(
    [
      paragraph(title, faces.title, ink.text),
      ...caveatsOf(subject).map((text) => paragraph(text, faces.alarm, ink.alarm)),
      paragraph(`${subject.name}: ${name}`, faces.body, ink.text),
      paragraph(figure.y.label, faces.note, ink.text),
    ],
    width,
    -GUTTER,
  );
  const foot = stack(
    figure.foot.map((text) => paragraph(text)),
    width,
    -GUTTER,
  );
  const below = styled(plain(figure.x.label), plot / 2, height + TICK_LABELS + 8, faces.note, ink.text, "center");
  const lead = title === "" ? "" : `"${plain(title)}": `;
  return rounded({
    ...frame,
    description: [`${lead}${subject.name}: ${name}.`, ...caveatsOf(subject).map((text) => `${text}.`), ...figure.foot]
      .filter((text) => text !== "")
      .join(" "),
    padding: { left: 4, right: 4, top: 8, bottom: 8 },
    autosize: "pad",
    datasets: {
      figure: [{}],
      points: points.map(({ label, x: across, y: up, area = AREA }) => ({
        ...{ study: label, x: x.value(across), y: y.value(up), area },
      })),
      lines: lines.map(({ from, to, kind }) => ({
        ...{ kind, x: x.value(from[0]), y: y.value(from[1]), x2: x.value(to[0]), y2: y.value(to[1]) },
      })),
      names: namesOf(points, x, y, plot, height).map((text) => ({ ...text })),
      around: [...moved(head.texts, -head.height - 8), { ...below }, ...moved(foot.texts, height + TICK_LABELS + 24)],
    },
    width: plot,
    height,
    layer: [...layersOf(x, y, cloud), halo("names"), textLayer("names", pixels), textLayer("around", pixels)],
  });
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Labels beside their points where there is room between the other points and labels, those of the highest rank first. */
function namesOf(points: readonly ScatterPoint[], x: EffectAxis, y: EffectAxis, plot: number, height: number): Text[] {
  const marks = points.map(({ x: across, y: up, area = AREA }) => {
    const [at, down, radius] = [x.pixel(across), height - y.pixel(up), Math.sqrt(area / Math.PI)];
    return { at, down, radius, left: at - radius, right: at + radius, top: down - radius, bottom: down + radius };
  });
  const placed: Box[] = [];
  const texts: Text[] = [];
  const ranked = points
    .flatMap(({ label, rank }, i) =>
      rank === undefined ? [] : [{ text: shortened(label, faces.small, WIDEST_NAME), rank, mark: marks[i]! }],
    )
    .sort((a, b) => b.rank - a.rank)
    .slice(0, MOST_NAMES);
  for (const { text, mark } of ranked) {
    const width = textWidth(text, faces.small);
    const free = sides(mark, width).find(
      ({ box }) =>
        box.left >= 0 &&
        box.right <= plot &&
        box.top >= 0 &&
        box.bottom <= height &&
        !placed.some((other) => overlap(box, other)) &&
        !marks.some((other) => other !== mark && overlap(box, other)),
    );
    if (free === undefined) continue;
    placed.push(free.box);
    texts.push(styled(text, free.x, free.y, faces.small, ink.text, free.align));
  }
  return texts;
}

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Where a label may stand: right of its mark, left, above, below. */
function sides({ at, down, radius }: { at: number; down: number; radius: number }, width: number) {
  const half = 6;
  const [away, off] = [radius + 4, radius + 3 + half];
  const beside = (x: number, align: "left" | "right") => ({
    ...{ x, y: down, align },
    box: { left: align === "left" ? x : x - width, right: align === "left" ? x + width : x, ...rows(down, half) },
  });
  const over = (y: number) => ({
    ...{ x: at, y, align: "center" as const },
    box: { left: at - width / 2, right: at + width / 2, ...rows(y, half) },
  });
  return [beside(at + away, "left"), beside(at - away, "right"), over(down - off), over(down + off)];
}

const rows = (y: number, half: number) => ({ top: y - half, bottom: y + half });

/** White around letters that lie over a line. */
function halo(name: string): LayerSpec {
  const letters = textLayer(name, pixels);
  const { color: _, ...encoding } = letters.encoding ?? {};
  return {
    ...letters,
    mark: { ...(letters.mark as object), type: "text", color: ink.paper, stroke: ink.paper, strokeWidth: 3 },
    encoding,
  };
}

function layersOf(x: EffectAxis, y: EffectAxis, cloud: boolean): LayerSpec[] {
  const across: PositionSpec = { field: "x", type: "quantitative", scale: x.scale, axis: x.axis };
  const up: PositionSpec = { field: "y", type: "quantitative", scale: y.scale, axis: y.axis };
  const rule = (kind: ScatterLine["kind"], color: string, strokeWidth: number, dash: readonly number[]): LayerSpec => ({
    data: { name: "lines" },
    transform: [{ filter: `datum.kind == '${kind}'` }],
    mark: { type: "rule", color, strokeWidth, ...(dash.length > 0 ? { strokeDash: [...dash] } : {}), clip: true },
    encoding: { x: across, y: up, x2: { field: "x2" }, y2: { field: "y2" } },
  });
  return [
    rule("none", ink.line, 0.8, []),
    rule("limit", ink.prediction, 1, [4, 3]),
    rule("pooled", ink.pooled, 1.6, []),
    {
      data: { name: "points" },
      mark: {
        ...{ type: "point", shape: "circle", filled: true, color: ink.square },
        ...(cloud ? { opacity: 0.25 } : { stroke: ink.paper, strokeWidth: 1, opacity: 0.8 }),
        clip: true,
      },
      encoding: { x: across, y: up, size: { field: "area", type: "quantitative", scale: null } },
    },
  ];
}
