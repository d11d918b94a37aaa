import type { FadeDrawing, Grid, Strata, VegaLiteSpec } from "../types/index.js";
import { type EffectAxis, type Extent, effectAxis } from "./axis.js";
import { fadeCurvesPlot } from "./fade-curves-plot.js";
import { marksOf } from "./fade-curves-words.js";
import { type FadePanel, fadeExtents, fadePanels, type Visit } from "./fade-data.js";
import { GAP, type PanelSize, panelSize, panelTitles } from "./fade-layout.js";
import { type FadeAxes, fadeData, panelLayers, windowSpans } from "./fade-marks.js";
import { count, numberFormat, short } from "./format.js";
import { type FigureOptions, sideLabels, sidesOf, widthOf } from "./options.js";
import { caveatsOf, isGrid, levelText, methodText, originText, type Subject, subjectOfStrata } from "./subject.js";
import { plain } from "./text.js";
import { moved, type Paragraph, paragraph, pixels, stack, textLayer } from "./texts.js";
import { faces, frame, GUTTER, ink, rounded, TICK_LABELS } from "./theme.js";
import { weekAxis } from "./week-axis.js";
import { windowSpan } from "./weeks.js";
import { windowTexts } from "./window-texts.js";

/**
 * Effects over time: a panel for each control, each trial's visits joined within the trial, and the pooled effect of
 * each window as a box over the weeks for which it stands.
 *
 * Weeks run from a day to a year on a scale that is like a logarithm. Pooled effects of different windows are not joined:
 * other trials stand behind them. Every usable visit is drawn, also those that another visit of the same trial speaks
 * for (open) and doubtful ones (hollow squares, not joined); beneath stands how many trials are in two windows.
 *
 * Of fitted curves ({@link drawFade}): the curve with its confidence band and, lighter, its prediction band, solid within the weeks
 * observed and dashed beyond; beneath stand the difference between two weeks with what it does not say, how many trials were
 * seen at two weeks, and groups that have no curve with the reason.
 *
 * @param input - strata, or a grid, which also shows the pooled effects and the trials' intervals; or curves as {@link drawFade}
 *   returns them
 * @returns a Vega-Lite specification with all data inlined; the same input gives the same bytes
 * @throws {@link SynthesisError} `NO_WEEKS`, `BAD_LIMITS`, `BAD_WIDTH`
 * @example
 * const csv = `trial,outcome,weeks,n1i,m1i,sd1i,n2i,m2i,sd2i
 * A 2001,pain,6,40,2.8,2.4,40,3.3,2.6
 * A 2001,pain,26,38,3.0,2.4,39,3.1,2.5`;
 * const effects = effectSizes(readContrasts(csv), { outcome: "pain", measure: "MD" });
 * fadePlot(stratify(effects, { by: ["window"], windows: windows.cochranePain })).datasets.visits?.length; // 2
 */
export function fadePlot(input: Strata | Grid | FadeDrawing, options: FigureOptions = {}): VegaLiteSpec {
  if ("fade" in input) return fadeCurvesPlot(input, options);
  const width = widthOf(options, "fadePlot");
  const strata = isGrid(input) ? input.strata : input;
  const subject = subjectOfStrata(strata);
  const panels = fadePanels(input);
  const size = panelSize(panels.length, width);
  const axes = axesOf(panels, subject, size, options);
  const windows = windowSpans(strata.method, axes.weeks);
  const titles = panelTitles(panels, windows, axes, size);
  const head = stack(headTexts(options, subject), width, -GUTTER);
  const foot = stack(footTexts(input, subject, panels, axes), width, -GUTTER);
  const row = titles.height + TICK_LABELS;
  const bottom = Math.ceil(panels.length / size.columns) * (size.height + row) - titles.height + 6;
  return rounded({
    ...frame,
    description: inWords(options.title, subject, input, panels),
    padding: { left: 4, right: 4, top: 8, bottom: 8 },
    autosize: "pad",
    datasets: {
      figure: [{}],
      ...fadeData(panels, windows, axes),
      titles: titles.texts,
      // Drawn from the first panel, whose upper left corner is 0, 0.
      around: [...moved(head.texts, -head.height - titles.height), ...moved(foot.texts, bottom)],
    },
    concat: panels.map((_, i) => ({
      width: size.width,
      height: size.height,
      layer: [
        ...panelLayers(i, i % size.columns === 0, subject, axes),
        ...(i === 0 ? [textLayer("around", pixels)] : []),
      ],
    })),
    columns: size.columns,
    spacing: { row, column: GAP },
    bounds: "flush",
  });
}

function axesOf(
  panels: readonly FadePanel[],
  { scale, smallest }: Subject,
  { width, height }: PanelSize,
  { limits }: FigureOptions,
): FadeAxes {
  const extents = [
    ...fadeExtents(panels),
    ...(smallest ? [-smallest.value, smallest.value].map((at) => ({ at, interval: null })) : []),
  ];
  const visits = panels.flatMap(({ courses }) => courses.flatMap((course) => course.visits));
  return {
    effects: effectAxis(extents, { scale, length: height, limits, across: false, who: "fadePlot" }),
    weeks: weekAxis(
      visits.map(({ weeks }) => weeks),
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

function footTexts(
  input: Strata | Grid,
  { smallest }: Subject,
  panels: readonly FadePanel[],
  { effects, weeks }: FadeAxes,
): Paragraph[] {
  const strata = isGrid(input) ? input.strata : input;
  const { method, facets } = strata;
  const pool = isGrid(input) && panels.some(({ pooled }) => pooled.length > 0) ? input.method : null;
  const courses = panels.flatMap((panel) => panel.courses);
  const visits = courses.flatMap((course) => course.visits);
  const joined = strata.design !== "overview" && courses.some((course) => course.visits.length > 1);
  const timeless = panels.reduce((sum, panel) => sum + panel.timeless, 0);
  const drawn = (which: Visit["role"]): boolean => visits.some(({ role }) => role === which);
  const signs = [
    joined ? "Lines join the visits of one trial." : "",
    drawn("passed over") ? "Filled: the visit that speaks for its trial in the window; open: another visit." : "",
    drawn("doubtful") ? "Squares: doubtful, the numbers contradict one another." : "",
    pool
      ? `Diamonds and boxes: pooled effects with ${levelText(pool.level)} intervals over their windows (dashed: two trials), not joined.`
      : "",
    smallest ? `Shaded across: within the smallest worthwhile difference, ${smallest.text}.` : "",
    leavesAxis(fadeExtents(panels), effects) ? "What reaches the border of a panel goes on beyond it." : "",
    timeless > 0 ? `Not drawn, for want of a week: ${count(timeless, "effect")}.` : "",
  ];
  return [
    `Weeks${originText(method.weeksFrom)}${weeks.limits[0] < 1 ? "; d: day, wk: week" : ""}.${windowsText(facets, method)}`,
    signs.filter((text) => text !== "").join(" "),
    pool ? methodText({ ...pool, prediction: "none" }) : "",
    ...windowTexts(input),
  ].map((text) => paragraph(text));
}

function windowsText(facets: Strata["facets"], { windows }: Strata["method"]): string {
  const names = facets.find(({ name }) => name === "window")?.values ?? [];
  const spans = names.map((name) => {
    const span = windowSpan(name, windows);
    return span === null ? name : `${name} (${span})`;
  });
  return spans.length > 0 ? ` Windows: ${spans.join(", ")}.` : "";
}

const leavesAxis = (extents: readonly Extent[], { limits: [low, high] }: EffectAxis): boolean =>
  extents.some(
    ({ at, interval }) => Math.min(at, interval?.[0] ?? at) < low || Math.max(at, interval?.[1] ?? at) > high,
  );

function inWords(
  title: string | undefined,
  subject: Subject,
  input: Strata | Grid,
  panels: readonly FadePanel[],
): string {
  const format = numberFormat(
    panels.flatMap(({ pooled }) => pooled.map(({ interval }) => interval)),
    subject.scale,
    marksOf(subject.scale),
  );
  const cells = panels.map(({ title: control, tally, pooled }) => {
    const effects = pooled.map(
      ({ window, estimate, interval, k }) =>
        `${window}, k = ${k}: ${format.number(estimate)} ${format.interval(interval)}`,
    );
    return `${control === "" ? "" : `${control}: `}${[tally, ...effects].join("; ")}.`;
  });
  return [
    `Effects over time${title === undefined ? "" : ` "${plain(title)}"`}: ${subject.name}.`,
    ...caveatsOf(subject).map((text) => `${text}.`),
    ...cells,
    ...windowTexts(input),
  ].join(" ");
}
