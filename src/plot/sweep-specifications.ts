import type { Interval, LayerSpec, PositionSpec, SweepDimension, SweepRow, VegaLiteSpec } from "../types/index.js";
import { type EffectAxis, effectAxis, hasNoEffect } from "./axis.js";
import { drawn } from "./forest-marks.js";
import { signLayers, signLegend } from "./sweep-signs.js";
import { type ReadSweep, type SweepFigure, valueText, variedIn } from "./sweep-words.js";
import { shortened, widest } from "./text.js";
import { moved, paragraph, pixels, stack, styled, type Text, textLayer } from "./texts.js";
import { faces, frame, GUTTER, ink, rounded } from "./theme.js";

const HEIGHT = 200;
const WIDEST_LABEL = 150;
const LINE = 12;
/** Numbers of more values than these stand on a scale, not in lines of their own. */
const LINES = 8;
const BAND = 44;
/** More settings than these do not stand apart. */
const MARKS = 1200;
const ROOMY = 120;

/** Estimates from the lowest to the highest, and what was chosen for each. */
export function specificationCurve(
  sweep: ReadSweep,
  { width, head, foot, description }: SweepFigure,
  limits: Interval | undefined,
): VegaLiteSpec {
  const strips = stripsOf(sweep);
  const labels = strips.flatMap(({ lines }) => lines.map(({ label }) => label));
  const left = Math.max(GUTTER, Math.ceil(widest(labels, faces.small)) + 12);
  const plot = Math.max(width - left - 12, 120);
  const settings = settingsOf(sweep, plot);
  const axis = effectAxis(
    settings.map(({ row: { estimate, confidence } }) => ({ at: estimate!, interval: confidence })),
    { scale: sweep.subject.scale, length: HEIGHT, limits, across: false, who: "sweepPlot" },
  );
  const top = stack(head, left + plot, -left);
  const strip = layStrips(strips, settings, left, width);
  const further = [
    "dashed: the reference setting",
    ...(settings.some(({ row }) => isCut(row, axis)) ? ["what reaches the border goes on beyond it"] : []),
    ...(settings.length < settings[0]!.of ? [`${settings.length} of ${settings[0]!.of} settings, evenly spaced`] : []),
  ];
  const legend = signLegend(sweep, { first: "dot", further, width: left + plot, left, from: strip.height + 14 });
  const bottom = stack(
    foot.map((text) => paragraph(text)),
    left + plot,
    -left,
  );
  const many = settings.length > ROOMY;
  return rounded({
    ...frame,
    description,
    padding: { left: left + 4, right: 8, top: top.height + 12, bottom: legend.height + bottom.height - HEIGHT + 12 },
    autosize: "none",
    width: plot,
    height: HEIGHT,
    datasets: {
      figure: [{}],
      settings: settings.map(({ x, sign, reference, row }) => ({
        ...{ x, sign, reference, conclusion: row.conclusion, estimate: axis.value(row.estimate!) },
        ...(row.confidence ? drawn(row.confidence, axis) : {}),
        inside: row.estimate! >= axis.limits[0] && row.estimate! <= axis.limits[1],
      })),
      choices: strip.choices,
      bands: strip.bands,
      reference: settings
        .filter(({ reference }) => reference)
        .flatMap(({ x }) => [{ x, y: 0, y2: HEIGHT }, ...strip.bands.map(({ top: y, bottom: y2 }) => ({ x, y, y2 }))]),
      signs: legend.signs.map((each) => ({ ...each })),
      texts: [
        ...moved(top.texts, -top.height - 8),
        ...strip.texts.map((text) => ({ ...text })),
        ...legend.texts.map((text) => ({ ...text })),
        ...moved(bottom.texts, legend.height + 4),
      ],
    },
    layer: layersOf(axis, plot, sweep.ranked.length, many),
  });
}

const isCut = ({ estimate, confidence }: SweepRow, { limits: [low, high] }: EffectAxis): boolean =>
  Math.min(estimate!, ...(confidence ?? [])) < low || Math.max(estimate!, ...(confidence ?? [])) > high;

interface Setting {
  readonly row: SweepRow;
  readonly x: number;
  readonly step: number;
  /** 0: the conclusion of the reference setting; −1: none. */
  readonly sign: number;
  readonly reference: boolean;
  /** How many there are, of which these are drawn. */
  readonly of: number;
}

function settingsOf({ rows, ranked }: ReadSweep, plot: number): Setting[] {
  const known = rows.flatMap((row, place) => (row.estimate === null ? [] : [{ row, place }]));
  const sorted = known.sort((a, b) => a.row.estimate! - b.row.estimate! || a.place - b.place);
  const n = sorted.length;
  const shown = sorted.filter(
    ({ place }, i) =>
      n <= MARKS || place === 0 || i === n - 1 || Math.floor((i * MARKS) / n) > Math.floor(((i - 1) * MARKS) / n),
  );
  const step = plot / shown.length;
  return shown.map(({ row, place }, i) => ({
    ...{ row, x: (i + 0.5) * step, step, reference: place === 0, of: n },
    sign: row.conclusion === null ? -1 : ranked.indexOf(row.conclusion),
  }));
}

/** What one dimension takes beneath the curve. */
interface Strip {
  readonly name: string;
  readonly height: number;
  /** Labels with their distance from the top. */
  readonly lines: readonly { readonly label: string; readonly y: number }[];
  /** Where a value stands. */
  readonly at: (row: SweepRow) => number;
}

const stripsOf = (sweep: ReadSweep): Strip[] => variedIn(sweep).map(stripOf);

function stripOf({ name, values, tolerance }: SweepDimension): Strip {
  const label = (each: (typeof values)[number]) => shortened(valueText(each), faces.small, WIDEST_LABEL);
  if (tolerance !== null && values.length > LINES) {
    const numbers = values as readonly number[];
    const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
    const at = (value: number) => LINE / 2 + (BAND - LINE) * ((most - value) / (most - least));
    const lines = [most, least].map((value) => ({ label: label(value), y: at(value) }));
    return { name, height: BAND, lines, at: ({ setting }) => at(setting[name] as number) };
  }
  const sorted = tolerance === null ? values : [...(values as readonly number[])].sort((a, b) => b - a);
  const at = (place: number) => (place + 0.5) * LINE;
  return {
    ...{ name, height: LINE * sorted.length },
    lines: sorted.map((value, place) => ({ label: label(value), y: at(place) })),
    at: ({ setting }) => at(sorted.indexOf(setting[name]!)),
  };
}

function layStrips(strips: readonly Strip[], settings: readonly Setting[], left: number, width: number) {
  const texts: Text[] = [];
  const choices: { x: number; x2: number; y: number; y2: number; sign: number }[] = [];
  const bands: { left: number; right: number; top: number; bottom: number }[] = [];
  let y = HEIGHT + 16;
  for (const { name, height, lines, at } of strips) {
    texts.push(styled(shortened(name, faces.head, width), -left, y, faces.head, ink.text));
    y += 10;
    bands.push({ left: 0, right: width - left - 12, top: y, bottom: y + height });
    for (const line of lines) texts.push(styled(line.label, -8, y + line.y, faces.small, ink.text, "right"));
    for (const { row, x, step, sign } of settings) {
      const half = Math.min(4, 0.4 * step);
      const thick = height === BAND && lines.length === 2 ? 1.5 : 4;
      choices.push({ x: x - half, x2: x + half, y: y + at(row) - thick, y2: y + at(row) + thick, sign });
    }
    y += height + 12;
  }
  return { texts, choices, bands, height: y - 6 };
}

function layersOf(axis: EffectAxis, plot: number, conclusions: number, many: boolean): LayerSpec[] {
  const pixel = (field: string): PositionSpec => ({ field, type: "quantitative", scale: null, axis: null });
  const up = { type: "quantitative", scale: axis.scale, axis: axis.axis } as const;
  const x = pixel("x");
  const estimate = { x, y: { field: "estimate", ...up } } as const;
  const nothing = { ...up, datum: axis.value(axis.noEffect ?? 0) } as const;
  const box = { x: pixel("left"), x2: { field: "right" }, y: pixel("top"), y2: { field: "bottom" } } as const;
  const choice = { x, x2: { field: "x2" }, y: pixel("y"), y2: { field: "y2" } } as const;
  const of = (name: string, filter: string, mark: LayerSpec["mark"], encoding: LayerSpec["encoding"]): LayerSpec => ({
    data: { name },
    ...(filter === "" ? {} : { transform: [{ filter }] }),
    mark,
    encoding,
  });
  const interval = { x, y: { field: "lower", ...up }, y2: { field: "upper" } } as const;
  const size = many ? 7 : 26;
  const strokeWidth = many ? 0.7 : 1.2;
  const rule = { type: "rule", strokeWidth: many ? 1 : 1.4 } as const;
  const filled = { type: "point", shape: "circle", filled: true, color: ink.pooled, size, opacity: 1 } as const;
  const inside = "datum.inside && ";
  return [
    of("bands", "", { type: "rect", color: ink.window, opacity: 1 }, box),
    of(
      "reference",
      "",
      { type: "rule", color: ink.line, strokeWidth: 1, strokeDash: [4, 3] },
      { x, y: pixel("y"), y2: { field: "y2" } },
    ),
    ...(hasNoEffect(axis)
      ? [
          of(
            "figure",
            "",
            { type: "rule", color: ink.line, strokeWidth: 0.8 },
            { x: { value: 0 }, x2: { value: plot }, y: nothing },
          ),
        ]
      : []),
    of("settings", "isValid(datum.lower) && datum.sign === 0", { ...rule, color: ink.square }, interval),
    of("settings", "isValid(datum.lower) && datum.sign !== 0", { ...rule, color: ink.whisker }, interval),
    of("settings", `${inside}datum.sign === 0`, filled, estimate),
    of("settings", `${inside}datum.sign < 0`, { ...filled, color: ink.whisker }, estimate),
    ...signLayers(conclusions, "settings", estimate, { size, strokeWidth }).map((each) => ({
      ...each,
      transform: [{ filter: `datum.inside && ${each.transform![0]!.filter}` }],
    })),
    of("choices", "datum.sign === 0", { type: "rect", color: ink.square, opacity: 1 }, choice),
    of("choices", "datum.sign !== 0", { type: "rect", color: ink.whisker, opacity: 1 }, choice),
    of("signs", "datum.sign === 0", { ...filled, size: 26 }, { x, y: pixel("y") }),
    ...signLayers(conclusions, "signs", { x, y: pixel("y") }, { size: 26 }),
    textLayer("texts", pixels),
  ];
}
