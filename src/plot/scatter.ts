import type { LayerSpec, PositionSpec, VegaLiteSpec } from "../types/index.js";
import { type EffectAxis, type Extent, effectAxis } from "./axis.js";
import type { FigureOptions } from "./options.js";
import { widthOf } from "./options.js";
import type { Subject } from "./subject.js";
import { plain, textWidth } from "./text.js";
import { moved, paragraph, pixels, stack, styled, textLayer } from "./texts.js";
import { faces, frame, ink, rounded } from "./theme.js";

const GUTTER = 44;
const HEIGHT = 300;
/** Of one row, where points stand in rows. */
const ROW = 26;
const TICK_LABELS = 22;
const AREA = 60;

/** One axis of a scatter plot: what it is called, which scale it has, and values beside the points that it is to show. */
interface ScatterAxis {
  readonly label: string;
  /** Linear by default. */
  readonly scale?: Subject["scale"];
  readonly also?: readonly number[];
}

export interface ScatterPoint {
  readonly label: string;
  readonly x: number;
  readonly y: number;
  /** Area in square pixels. */
  readonly area?: number;
  /** The label stands beside the point, and its colour says so. */
  readonly named?: boolean;
}

/** A line between two points. */
interface ScatterLine {
  readonly from: readonly [x: number, y: number];
  readonly to: readonly [x: number, y: number];
  readonly kind: "pooled" | "limit" | "none";
}

export interface Scatter {
  readonly who: string;
  readonly x: ScatterAxis;
  readonly y: ScatterAxis;
  readonly points: readonly ScatterPoint[];
  readonly lines?: readonly ScatterLine[];
  /** Points too many to stand apart: small and see-through. */
  readonly cloud?: boolean;
  /** Points stand in rows, with their labels above them, and the axis upwards has no numbers. */
  readonly rows?: boolean;
  readonly head: readonly string[];
  readonly foot: readonly string[];
  /** The figure in words. */
  readonly description: string;
  readonly options: FigureOptions;
}

const same = (value: number): number => value;
const EVERYTHING = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const;
const linear = { kind: "linear", noEffect: null, value: same, analysis: same, range: EVERYTHING } as const;

/** Points on two axes with lines between them, as the figures that look behind a result have them. */
export function scatter(figure: Scatter): VegaLiteSpec {
  const { who, points, lines = [], options, cloud = false, rows = false } = figure;
  const width = widthOf(options, who);
  const plot = Math.max(width - GUTTER - 12, 120);
  const height = rows ? Math.max(120, ROW * (points.length + 1)) : HEIGHT;
  const axisOf = (which: "x" | "y"): EffectAxis => {
    const { scale = linear, also = [] } = figure[which];
    const extents: Extent[] = [...points.map((point) => point[which]), ...also].map((at) => ({ at, interval: null }));
    const across = which === "x";
    return effectAxis(extents, { scale, length: across ? plot : height, across, who });
  };
  const [x, y] = [axisOf("x"), axisOf("y")];
  const sides = rows ? points.map(() => ({ named: true, side: "left" as const })) : besides(points, x, y, plot);
  const head = stack(
    [
      paragraph(options.title ?? "", faces.title, ink.text),
      ...figure.head.map((text) => paragraph(text, faces.body, ink.text)),
      paragraph(figure.y.label, faces.note, ink.muted),
    ],
    width,
    -GUTTER,
  );
  const foot = stack(
    figure.foot.map((text) => paragraph(text)),
    width,
    -GUTTER,
  );
  const below = styled(plain(figure.x.label), plot / 2, height + TICK_LABELS + 8, faces.body, ink.text, "center");
  return rounded({
    ...frame,
    description: figure.description,
    padding: { left: 4, right: 4, top: 8, bottom: 8 },
    autosize: "pad",
    datasets: {
      figure: [{}],
      points: points.map(({ label, area = AREA, ...at }, i) => ({
        ...{ study: label, x: x.value(at.x), y: y.value(at.y), area, ...sides[i]! },
      })),
      lines: lines.map(({ from, to, kind }) => ({
        ...{ kind, x: x.value(from[0]), y: y.value(from[1]), x2: x.value(to[0]), y2: y.value(to[1]) },
      })),
      around: [...moved(head.texts, -head.height - 8), { ...below }, ...moved(foot.texts, height + TICK_LABELS + 24)],
    },
    width: plot,
    height,
    layer: [...layersOf(x, y, cloud, rows), textLayer("around", pixels)],
  });
}

/** On which side of its point a label stands, and whether there is room for it beside the others. */
function besides(
  points: readonly ScatterPoint[],
  x: EffectAxis,
  y: EffectAxis,
  plot: number,
): { readonly named: boolean; readonly side: "left" | "right" }[] {
  const placed: { readonly left: number; readonly right: number; readonly at: number }[] = [];
  return points.map(({ label, named = false, ...point }) => {
    const [at, above, width] = [x.pixel(point.x), y.pixel(point.y), textWidth(label, faces.small) + 14];
    const side = at + width > plot ? "right" : "left";
    const [left, right] = side === "left" ? [at, at + width] : [at - width, at];
    const free = placed.every((other) => other.left > right || other.right < left || Math.abs(other.at - above) > 11);
    if (!(named && free)) return { named: false, side };
    placed.push({ left, right, at: above });
    return { named: true, side };
  });
}

function layersOf(x: EffectAxis, y: EffectAxis, cloud: boolean, rows: boolean): LayerSpec[] {
  const across: PositionSpec = { field: "x", type: "quantitative", scale: x.scale, axis: x.axis };
  const up: PositionSpec = { field: "y", type: "quantitative", scale: y.scale, axis: rows ? null : y.axis };
  const rule = (kind: ScatterLine["kind"], color: string, strokeWidth: number, dash: readonly number[]): LayerSpec => ({
    data: { name: "lines" },
    transform: [{ filter: `datum.kind == '${kind}'` }],
    mark: { type: "rule", color, strokeWidth, ...(dash.length > 0 ? { strokeDash: [...dash] } : {}), clip: true },
    encoding: { x: across, y: up, x2: { field: "x2" }, y2: { field: "y2" } },
  });
  const name = (side: "left" | "right", halo: boolean): LayerSpec => ({
    data: { name: "points" },
    transform: [{ filter: `datum.named && datum.side == '${side}'` }],
    mark: {
      type: "text",
      ...{
        align: rows ? "center" : side,
        baseline: rows ? "bottom" : "middle",
        fontSize: faces.small.size,
        color: halo ? ink.paper : ink.text,
      },
      ...(halo ? { stroke: ink.paper, strokeWidth: 3 } : {}),
      ...(rows ? { dy: -4 } : { dx: side === "left" ? 7 : -7 }),
    },
    encoding: { x: across, y: up, text: { field: "study" } },
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
    name("left", true),
    name("right", true),
    name("left", false),
    name("right", false),
  ];
}
