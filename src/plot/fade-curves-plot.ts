import type { DrawnCurve, FadeDrawing, VegaLiteSpec } from "../types/index.js";
import { effectAxis } from "./axis.js";
import { curveData, curveLayers } from "./fade-curves-marks.js";
import { courseRows, curveTally, curveTitles, descriptionOf, footOf, subjectOfFade } from "./fade-curves-words.js";
import type { FadePanel } from "./fade-data.js";
import { GAP, type PanelSize, panelSize, panelTitles } from "./fade-layout.js";
import { type FadeAxes, fadeData, panelLayers, type WindowSpan, windowSpans } from "./fade-marks.js";
import { short } from "./format.js";
import { type FigureOptions, sideLabels, sidesOf, widthOf } from "./options.js";
import { caveatsOf, distinct, type Subject } from "./subject.js";
import { moved, type Paragraph, paragraph, pixels, stack, textLayer } from "./texts.js";
import { faces, frame, GUTTER, ink, rounded, TICK_LABELS } from "./theme.js";
import { weekAxis } from "./week-axis.js";

/** Fitted curves over weeks: a panel for each, with the trials' visits joined within the trial. */
export function fadeCurvesPlot(drawing: FadeDrawing, options: FigureOptions): VegaLiteSpec {
  const width = widthOf(options, "fadePlot");
  const { curves, fade } = drawing;
  const subject = subjectOfFade(fade);
  const panels = panelsOf(drawing);
  const size = panelSize(panels.length, width);
  const axes = axesOf(curves, panels, subject, size, options);
  const windows = windowsOf(curves, axes);
  const titles = panelTitles(panels, windows, axes, size);
  const head = stack(headTexts(options, subject), width, -GUTTER);
  const foot = stack(
    footOf(drawing, subject, axes).map((text) => paragraph(text)),
    width,
    -GUTTER,
  );
  const row = titles.height + TICK_LABELS;
  const bottom = Math.ceil(panels.length / size.columns) * (size.height + row) - titles.height + 6;
  return rounded({
    ...frame,
    description: descriptionOf(drawing, subject, options.title),
    padding: { left: 4, right: 4, top: 8, bottom: 8 },
    autosize: "pad",
    datasets: {
      figure: [{}],
      ...fadeData(panels, windows, axes),
      curves: curveData(curves, axes),
      titles: titles.texts,
      // Drawn from the first panel, whose upper left corner is 0, 0.
      around: [...moved(head.texts, -head.height - titles.height), ...moved(foot.texts, bottom)],
    },
    concat: panels.map((_, i) => ({
      width: size.width,
      height: size.height,
      layer: [
        ...panelLayers(i, i % size.columns === 0, subject, axes, curveLayers),
        ...(i === 0 ? [textLayer("around", pixels)] : []),
      ],
    })),
    columns: size.columns,
    spacing: { row, column: GAP },
    bounds: "flush",
  });
}

/** The windows of all curves. */
function windowsOf(curves: readonly DrawnCurve[], { weeks }: FadeAxes): WindowSpan[] {
  const sets = curves.flatMap(({ curve: { shape } }) => (shape.kind === "windows" ? [shape.windows] : []));
  const [first] = sets;
  if (first === undefined) return [];
  const all = distinct(
    sets.flatMap(({ windows }) => windows),
    ({ name }) => name,
  ).sort((a, b) => a.from - b.from);
  return windowSpans({ windows: { ...first, windows: all } }, weeks);
}

function panelsOf({ fade, curves }: FadeDrawing): FadePanel[] {
  const titles = curveTitles(fade.curves);
  return curves.map(({ curve }, i) => ({
    title: titles[i]!,
    tally: curveTally(curve),
    courses: courseRows(fade.curves, i),
    pooled: [],
    timeless: 0,
  }));
}

function axesOf(
  curves: readonly DrawnCurve[],
  panels: readonly FadePanel[],
  { scale, smallest }: Subject,
  { width, height }: PanelSize,
  { limits }: FigureOptions,
): FadeAxes {
  const points = curves.flatMap((each) => each.points);
  const visits = panels.flatMap(({ courses }) => courses.flatMap((course) => course.visits));
  const extents = [
    ...visits.map(({ effect }) => ({ at: effect, interval: null })),
    ...points.map(({ estimate, confidence }) => ({ at: estimate, interval: confidence })),
    ...(smallest ? [-smallest.value, smallest.value].map((at) => ({ at, interval: null })) : []),
  ];
  return {
    effects: effectAxis(extents, { scale, length: height, limits, across: false, who: "fadePlot" }),
    weeks: weekAxis(
      [...visits, ...points].map(({ weeks }) => weeks),
      width,
    ),
    clip: limits !== undefined,
  };
}

function headTexts({ title = "", favours }: FigureOptions, subject: Subject): Paragraph[] {
  const { name, scale } = subject;
  const sides = sidesOf(subject.favours, favours ?? sideLabels(subject.design));
  const zero = short(scale.value(scale.noEffect ?? 0));
  return [
    paragraph(title, faces.title, ink.text),
    ...caveatsOf(subject).map((text) => paragraph(text, faces.alarm, ink.alarm)),
    paragraph(`${name}${sides ? `: below ${zero} ${sides.lower}, above ${sides.higher}` : ""}`, faces.body, ink.text),
  ];
}
