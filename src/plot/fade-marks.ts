import type { LayerSpec, PositionSpec, StratifyMethod, VegaLiteSpec } from "../types/index.js";
import type { EffectAxis } from "./axis.js";
import { hasNoEffect } from "./axis.js";
import type { FadePanel, Visit } from "./fade-data.js";
import { drawn } from "./forest-marks.js";
import type { Subject } from "./subject.js";
import { pixels, textLayer } from "./texts.js";
import { ink } from "./theme.js";
import type { WeekAxis } from "./week-axis.js";

/** What the panels of a figure over time have in common. */
export interface FadeAxes {
  readonly effects: EffectAxis;
  readonly weeks: WeekAxis;
  /** Where the caller set the limits, lines may leave the panel and are cut at its border. */
  readonly clip: boolean;
}

/** A window as far as the axis shows it, in weeks. */
export interface WindowSpan {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** The windows from left to right; none, where their borders are not known. */
export function windowSpans(
  { windows }: Pick<StratifyMethod, "windows">,
  { limits: [first, last] }: WeekAxis,
): WindowSpan[] {
  if (windows === null || windows === "reported") return [];
  return windows.windows
    .map(({ name, from, to }) => ({
      name,
      from: from <= 0 ? first : Math.max(from, first),
      to: Math.min(to ?? last, last),
    }))
    .filter(({ from, to }) => from < to);
}

/** What the marks stand for, by kind, each with the number of its panel; effects on the scale that is printed. */
export function fadeData(
  panels: readonly FadePanel[],
  windows: readonly WindowSpan[],
  axes: FadeAxes,
): VegaLiteSpec["datasets"] {
  const { effects, weeks } = axes;
  const [low, high] = effects.limits;
  const [first, last] = weeks.limits;
  const inside = (effect: number): boolean => effect >= low && effect <= high;
  const visits = panels.flatMap(({ courses }, panel) =>
    courses.flatMap(({ trial, visits: all }, course) =>
      all.map(({ weeks: week, effect, interval, role }) => ({
        ...{ panel, trial, course: `${panel}/${course}`, weeks: week, effect: effects.value(effect), role },
        ...(interval ? drawn(interval, effects) : {}),
        inside: inside(effect),
      })),
    ),
  );
  return {
    windows: windows.filter((_, i) => i % 2 === 1).map(({ from, to }) => ({ from, to })),
    visits,
    pooled: panels.flatMap(({ pooled }, panel) =>
      pooled.map(({ from, to, estimate, interval, k }) => {
        const span = { from: from <= 0 ? first : Math.max(from, first), to: Math.min(to ?? last, last) };
        const estimated = { estimate: effects.value(estimate), inside: inside(estimate) };
        return {
          panel,
          k,
          ...span,
          middle: weeks.middle(span.from, span.to),
          ...estimated,
          ...drawn(interval, effects),
        };
      }),
    ),
  };
}

/** What lies behind the trials of a panel and before them, where more than pooled effects is drawn. */
export interface Further {
  readonly behind: readonly LayerSpec[];
  readonly before: readonly LayerSpec[];
}

/** One panel from back to front: windows, bands, pooled boxes, trials, pooled effects. */
export function panelLayers(
  panel: number,
  labelled: boolean,
  { smallest }: Pick<Subject, "smallest">,
  axes: FadeAxes,
  further: (scales: Scales) => Further = () => ({ behind: [], before: [] }),
): LayerSpec[] {
  const { effects, weeks } = axes;
  const scales = scalesOf(axes, labelled);
  const { behind, before } = further(scales);
  const everywhere = { x: scales.x({ datum: weeks.limits[0] }), x2: { datum: weeks.limits[1] } } as const;
  const { lower, upper } = drawn(smallest ? [-smallest.value, smallest.value] : [0, 0], effects);
  const windows = { x: scales.x({ field: "from" }), x2: { field: "to" } } as const;
  const band = { ...everywhere, y: scales.y({ datum: lower }), y2: { datum: upper } } as const;
  const nothing = { ...everywhere, y: scales.y({ datum: effects.value(effects.noEffect ?? 0) }) } as const;
  return [
    layer("windows", { type: "rect", color: ink.window, opacity: 1 }, windows),
    ...(smallest ? [layer("figure", { type: "rect", color: ink.band, opacity: 1 }, band)] : []),
    ...[...boxLayers(scales), ...behind].map((each) => of(panel, each)),
    ...(hasNoEffect(effects) ? [layer("figure", { type: "rule", color: ink.line, strokeWidth: 0.8 }, nothing)] : []),
    ...visitLayers(scales, axes.clip).map((each) => of(panel, each)),
    ...[...pooledLayers(scales), ...before].map((each) => of(panel, each)),
    of(panel, textLayer("titles", pixels)),
  ];
}

type Place = { readonly field: string } | { readonly datum: number };

/** Positions on the axes that all panels share. */
export interface Scales {
  readonly x: (place: Place) => PositionSpec;
  readonly y: (place: Place) => PositionSpec;
}

function scalesOf({ effects, weeks }: FadeAxes, labelled: boolean): Scales {
  const across = { type: "quantitative", scale: weeks.scale, axis: weeks.axis } as const;
  const axis = labelled ? effects.axis : { ...effects.axis, labels: false };
  const up = { type: "quantitative", scale: effects.scale, axis } as const;
  return { x: (place) => ({ ...place, ...across }), y: (place) => ({ ...place, ...up }) };
}

const layer = (name: string, mark: LayerSpec["mark"], encoding: LayerSpec["encoding"]): LayerSpec => ({
  data: { name },
  mark,
  encoding,
});

/** The rows of a panel, and of those the ones that the layer is for. */
const of = (panel: number, { transform = [], ...rest }: LayerSpec): LayerSpec => ({
  ...rest,
  transform: [{ filter: `datum.panel === ${panel}` }, ...transform],
});

const only = (filter: string, rest: LayerSpec): LayerSpec => ({ ...rest, transform: [{ filter }] });

/** Two trials hardly tell a spread: their box is an outline. */
function boxLayers({ x, y }: Scales): LayerSpec[] {
  const box = {
    ...{ x: x({ field: "from" }), x2: { field: "to" } },
    ...{ y: y({ field: "lower" }), y2: { field: "upper" } },
  } as const;
  const outline = { type: "rect", filled: false, stroke: ink.thin, strokeWidth: 1 } as const;
  return [
    only("datum.k > 2", layer("pooled", { type: "rect", color: ink.box, opacity: 0.65 }, box)),
    only("datum.k === 2", layer("pooled", { ...outline, strokeDash: [3, 3] }, box)),
  ];
}

const visitMarks = {
  "passed over": { type: "point", shape: "circle", fill: ink.paper, stroke: ink.course, strokeWidth: 1, size: 14 },
  doubtful: { type: "point", shape: "square", fill: ink.paper, stroke: ink.square, strokeWidth: 1, size: 22 },
  chosen: { type: "point", shape: "circle", filled: true, color: ink.square, size: 20 },
} as const satisfies Record<Visit["role"], LayerSpec["mark"]>;

function visitLayers({ x, y }: Scales, clip: boolean): LayerSpec[] {
  const weeks = x({ field: "weeks" });
  const point = { x: weeks, y: y({ field: "effect" }) } as const;
  const whisker = { x: weeks, y: y({ field: "lower" }), y2: { field: "upper" } } as const;
  const course = { ...point, detail: { field: "course", type: "nominal" } } as const;
  return [
    only("isValid(datum.lower)", layer("visits", { type: "rule", color: ink.whisker, strokeWidth: 1 }, whisker)),
    only(
      "datum.role !== 'doubtful'",
      layer("visits", { type: "line", color: ink.course, strokeWidth: 1, clip }, course),
    ),
    ...Object.entries(visitMarks).map(([role, mark]) =>
      only(`datum.inside && datum.role === '${role}'`, layer("visits", { ...mark, opacity: 1 }, point)),
    ),
  ];
}

function pooledLayers({ x, y }: Scales): LayerSpec[] {
  const estimate = y({ field: "estimate" });
  const span = { x: x({ field: "from" }), x2: { field: "to" }, y: estimate } as const;
  const diamond = { type: "point", shape: "diamond", filled: true, color: ink.pooled, size: 70, opacity: 1 } as const;
  return [
    only("datum.inside", layer("pooled", { type: "rule", color: ink.pooled, strokeWidth: 1.4 }, span)),
    only("datum.inside", layer("pooled", diamond, { x: x({ field: "middle" }), y: estimate })),
  ];
}
