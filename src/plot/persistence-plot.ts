import type { LayerSpec, Persistence, PersistenceDrawing, PositionSpec, VegaLiteSpec } from "../types/index.js";
import { type EffectAxis, effectAxis } from "./axis.js";
import { curveTally, curveTitles, subjectOfFade } from "./fade-curves-words.js";
import { GAP, panelSize, panelTitles } from "./fade-layout.js";
import type { FadeAxes } from "./fade-marks.js";
import { fixedApart, short } from "./format.js";
import { type FigureOptions, widthOf } from "./options.js";
import { caveatsOf, levelText, originText, type Subject } from "./subject.js";
import { plain } from "./text.js";
import { moved, paragraph, pixels, stack, textLayer } from "./texts.js";
import { faces, frame, GUTTER, ink, rounded, TICK_LABELS } from "./theme.js";
import { weekAxis } from "./week-axis.js";

const same = (value: number): number => value;
const EVERYTHING = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const;
/** What shares are of, by the scale of analysis. */
const wholes = { linear: "effect", log: "logarithm of the effect", other: "transformed effect" } as const;

const shares = { kind: "linear", noEffect: 0, value: same, analysis: same, range: EVERYTHING } as const;

/**
 * What share of the effect at one week is there at later weeks, with all shares that the trials do not contradict: a panel for each
 * control. Where the earlier effect may be none, that set has no end, and is drawn to the border in another shade.
 * Of ratios they are shares of the logarithm, and the figure says so.
 *
 * @param drawing - as {@link drawPersistence} returns it
 * @returns a Vega-Lite specification with all data inlined; the same input gives the same bytes
 * @throws {@link SynthesisError} `BAD_LIMITS`, `BAD_WIDTH`
 * @see Fieller (1954), JRSS B 16:175-185, doi:10.1111/j.2517-6161.1954.tb00159.x
 * @example
 * const effects = [-1.0, -0.7, -0.3, -1.2, -0.7, -0.5, -0.9, -0.7, -0.3, -1.1, -0.8, -0.6, -1.0, -0.6, -0.2, -0.8, -0.7, -0.4];
 * const data = { trial: [..."AAABBBCCCDDDEEEFFF"], weeks: effects.map((_, i) => [4, 12, 52][i % 3]) };
 * const fitted = fade(effects.map((yi) => ({ yi, vi: 0.02 })), { data, samplingRho: 0.5 });
 * Number(persistencePlot(drawPersistence(fitted, 4)).datasets.lines?.at(-1)?.share).toFixed(2); // "0.38"
 */
export function persistencePlot(
  drawing: PersistenceDrawing,
  options: Pick<FigureOptions, "title" | "width" | "limits"> = {},
): VegaLiteSpec {
  const width = widthOf(options, "persistencePlot");
  const { fade, since } = drawing;
  const subject = subjectOfFade(fade);
  const names = curveTitles(fade.curves);
  const panels = drawing.shares.map(({ curve }, i) => ({ title: names[i]!, tally: curveTally(curve) }));
  const size = panelSize(panels.length, width);
  const axes = axesOf(drawing, size, options);
  const titles = panelTitles(panels, [], axes, size);
  const name = `Share of the ${wholes[subject.scale.kind]} at week ${short(since)} that is there: ${subject.name}`;
  const caveats = caveatsOf(subject);
  const { title = "" } = options;
  const told = sharesTexts(drawing, names);
  const head = stack(
    [
      paragraph(title, faces.title, ink.text),
      ...caveats.map((text) => paragraph(text, faces.alarm, ink.alarm)),
      paragraph(name, faces.body, ink.text),
    ],
    width,
    -GUTTER,
  );
  const foot = stack(
    [...footTexts(drawing, axes.effects, subject), ...told].map((text) => paragraph(text)),
    width,
    -GUTTER,
  );
  const row = titles.height + TICK_LABELS;
  const bottom = Math.ceil(panels.length / size.columns) * (size.height + row) - titles.height + 6;
  return rounded({
    ...frame,
    description: [
      `Persistence over time${title === "" ? "" : ` "${plain(title)}"`}: ${name}.`,
      ...caveats.map((text) => `${text}.`),
      ...told,
    ].join(" "),
    padding: { left: 4, right: 4, top: 8, bottom: 8 },
    autosize: "pad",
    datasets: {
      figure: [{}],
      levels: named.filter((level) => level >= axes.effects.limits[0] && level <= axes.effects.limits[1]).map(levelRow),
      bands: drawing.shares.flatMap(({ points }, panel) => bandRows(panel, points)),
      sets: drawing.shares.flatMap(({ points }, panel) => setRows(panel, points, axes)),
      lines: drawing.shares.flatMap(({ points }, panel) => lineRows(panel, points)),
      titles: titles.texts,
      // Drawn from the first panel, whose upper left corner is 0, 0.
      around: [...moved(head.texts, -head.height - titles.height), ...moved(foot.texts, bottom)],
    },
    concat: panels.map((_, i) => ({
      width: size.width,
      height: size.height,
      layer: [...layersOf(i, i % size.columns === 0, axes), ...(i === 0 ? [textLayer("around", pixels)] : [])],
    })),
    columns: size.columns,
    spacing: { row, column: GAP },
    bounds: "flush",
  });
}

/** Shares that the figure names: none, half, all. */
const named = [0, 0.5, 1] as const;

/** With as many decimals as tell it from those that are named. */
const shareText = (share: number): string => fixedApart(share, 2, named);

const levelRow = (share: number) => ({ share, whole: share !== 0.5 });

function axesOf(
  { shares: all, fade, since }: PersistenceDrawing,
  { width, height }: ReturnType<typeof panelSize>,
  { limits }: Pick<FigureOptions, "limits">,
): FadeAxes {
  const points = all.flatMap((each) => each.points);
  const extents = [
    ...[0, 1].map((at) => ({ at, interval: null })),
    ...points.flatMap(({ estimate, kind, limits: ends }) =>
      kind !== "interval" || estimate === null ? [] : [{ at: estimate, interval: ends }],
    ),
  ];
  const weeks = [since, ...points.map((point) => point.weeks), ...fade.curves.flatMap((curve) => curve.visits)];
  return {
    effects: effectAxis(extents, { scale: shares, length: height, limits, across: false, who: "persistencePlot" }),
    weeks: weekAxis(weeks, width),
    clip: true,
  };
}

type Point = PersistenceDrawing["shares"][number]["points"][number];

/** Intervals of neighbouring weeks make one band. */
function bandRows(panel: number, points: readonly Point[]) {
  let piece = 0;
  return points.flatMap(({ kind, limits, weeks }, i) => {
    if (kind !== "interval" || limits === null) return [];
    if (points[i - 1]?.kind !== "interval") piece++;
    return [{ panel, piece: `${panel}/${piece}`, weeks, lower: limits[0], upper: limits[1] }];
  });
}

/** A set without end at each week as a strip that reaches half-way to its neighbours. */
function setRows(panel: number, points: readonly Point[], { effects, weeks }: FadeAxes) {
  return points.flatMap((point, i) => {
    if (point.kind === "interval") return [];
    const from = i === 0 ? point.weeks : weeks.middle(points[i - 1]!.weeks, point.weeks);
    const to = i === points.length - 1 ? point.weeks : weeks.middle(point.weeks, points[i + 1]!.weeks);
    return raysOf(point, effects.limits).map(([lower, upper]) => ({ panel, from, to, lower, upper }));
  });
}

/** As far as the axis shows it. */
function raysOf({ limits }: Persistence, [low, high]: EffectAxis["limits"]): readonly (readonly [number, number])[] {
  if (limits === null) return [[low, high]];
  const rays = [
    [low, Math.min(limits[0], high)],
    [Math.max(limits[1], low), high],
  ] as const;
  return rays.filter(([lower, upper]) => lower < upper);
}

/** Weeks beyond those observed are a piece of their own, which begins where the observed ones end. */
function lineRows(panel: number, points: readonly Point[]) {
  const known = points.filter(({ estimate }) => estimate !== null);
  const clear = points.at(-1)?.headline ?? false;
  const row = (observed: boolean) => (point: Point) => ({
    ...{ panel, weeks: point.weeks, share: point.estimate, observed, clear },
  });
  const within = known.filter(({ observed }) => observed);
  const beyond = known.filter(({ observed }) => !observed);
  return [...(beyond.length === 0 ? [] : [...within.slice(-1), ...beyond].map(row(false))), ...within.map(row(true))];
}

function layersOf(panel: number, labelled: boolean, { effects, weeks }: FadeAxes): LayerSpec[] {
  const x = (place: { readonly field: string } | { readonly datum: number }): PositionSpec => ({
    ...{ ...place, type: "quantitative", scale: weeks.scale, axis: weeks.axis },
  });
  const axis = labelled ? effects.axis : { ...effects.axis, labels: false };
  const y = (field: string): PositionSpec => ({ field, type: "quantitative", scale: effects.scale, axis });
  const of = (name: string, filter: string, mark: LayerSpec["mark"], encoding: LayerSpec["encoding"]): LayerSpec => ({
    data: { name },
    transform: [{ filter }],
    mark: { ...mark, clip: true },
    encoding,
  });
  const here = `datum.panel === ${panel}`;
  const strip = { x: x({ field: "from" }), x2: { field: "to" }, y: y("lower"), y2: { field: "upper" } } as const;
  const piece = { field: "piece", type: "nominal" } as const;
  const band = { x: x({ field: "weeks" }), y: y("lower"), y2: { field: "upper" }, detail: piece } as const;
  const level = { x: x({ datum: weeks.limits[0] }), x2: { datum: weeks.limits[1] }, y: y("share") } as const;
  const line = { x: x({ field: "weeks" }), y: y("share") } as const;
  const dashed = { type: "line", strokeDash: [5, 4] } as const satisfies Partial<LayerSpec["mark"]>;
  return [
    of("sets", here, { type: "rect", color: ink.hair, stroke: ink.hair, strokeWidth: 0.7, opacity: 1 }, strip),
    of("bands", here, { type: "area", color: ink.box, opacity: 1 }, band),
    of("levels", "datum.whole", { type: "rule", color: ink.line, strokeWidth: 0.8 }, level),
    of("levels", "!datum.whole", { type: "rule", color: ink.line, strokeWidth: 0.8, strokeDash: [2, 3] }, level),
    of("lines", `${here} && datum.observed && datum.clear`, { type: "line", color: ink.pooled, strokeWidth: 2 }, line),
    of("lines", `${here} && datum.observed && !datum.clear`, { type: "line", color: ink.muted, strokeWidth: 1 }, line),
    of("lines", `${here} && !datum.observed && datum.clear`, { ...dashed, color: ink.pooled, strokeWidth: 1.4 }, line),
    of("lines", `${here} && !datum.observed && !datum.clear`, { ...dashed, color: ink.muted, strokeWidth: 1 }, line),
    { ...textLayer("titles", pixels), transform: [{ filter: here }] },
  ];
}

function footTexts(
  { shares: all, fade, since }: PersistenceDrawing,
  { limits: [low, high] }: EffectAxis,
  { scale }: Subject,
): string[] {
  const points = all.flatMap((each) => each.points);
  const level = levelText(fade.method.level);
  const signs = [
    `1: as large as at week ${short(since)}; 0: none; dotted: half; below 0: on the other side.`,
    scale.kind === "log" ? "Half of the logarithm of a ratio is that of its square root." : "",
    `Shaded: all shares that a test at the level of a ${level} interval does not reject.`,
    points.some(({ kind }) => kind !== "interval") ? "Grey: a set without end, drawn to the border." : "",
    points.some(({ observed }) => !observed) ? "Dashed: beyond the weeks observed, by the shape alone." : "",
    all.some(({ points: own }) => own.length > 0 && !own.at(-1)!.headline)
      ? `Thin: the effect at week ${short(since)} is not clear enough for a share of it to be read.`
      : "",
    points.some(({ kind, limits }) => kind === "interval" && (limits![0] < low || limits![1] > high))
      ? "What reaches the border of a panel goes on beyond it."
      : "",
  ];
  return [
    `Weeks${originText(fade.method.weeksFrom)}; d: day, wk: week.`,
    signs.filter((text) => text !== "").join(" "),
  ];
}

/** Of each curve the share at its last week, and what is not excluded. */
const sharesTexts = ({ shares: all, since }: PersistenceDrawing, names: readonly string[]): string[] =>
  all.map(({ points, reason }, i) => {
    const name = names[i] === "" ? "" : `${capital(names[i]!)}: `;
    const last = points.filter(({ observed }) => observed).at(-1);
    if (last === undefined || last.weeks === since) {
      return `${name === "" ? "No shares: " : `${name}no shares, `}${plain(reason?.message ?? "no later week was observed")}.`;
    }
    const head = `${name}${name === "" ? "Week" : "week"} ${short(last.weeks)} over week ${short(since)}`;
    const set = setText(last);
    if (!last.headline)
      return `${head}: ${set}. Not to be read: ${plain(last.reason?.message ?? "not known").replaceAll(/-(?=\d)/g, "−")}.`;
    return `${head}: ${last.estimate === null ? "" : `${shareText(last.estimate)}, `}${set}.${possibleText(last)}${cautionText(last)}`;
  });

/** That the tests behind a set are not to be leaned on. */
const cautionText = ({ notes }: Persistence): string =>
  notes.some(({ code }) => code === "FEW_DEGREES_OF_FREEDOM")
    ? " Fewer than 4 degrees of freedom, or one trial alone: not to be leaned on."
    : "";

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function setText({ kind, limits, level }: Persistence): string {
  const range = `${levelText(level)} set`;
  if (kind === "whole-line" || limits === null) return `${range}: any share`;
  const [lower, upper] = limits.map(shareText);
  return kind === "interval" ? `${range} ${lower} to ${upper}` : `${range}: below ${lower} or above ${upper}`;
}

/** What the set holds of what a reader may ask for. */
function possibleText({ kind, limits, since }: Persistence): string {
  const holds = (share: number): boolean =>
    kind === "whole-line" || limits === null
      ? true
      : kind === "interval"
        ? share >= limits[0] && share <= limits[1]
        : share <= limits[0] || share >= limits[1];
  const held = [
    ...(holds(1) ? [`an effect as large as at week ${short(since)}`] : []),
    ...(holds(0.5) ? ["half of it"] : []),
    ...(holds(0) ? ["no effect"] : []),
  ];
  return held.length === 0 ? "" : ` Not excluded: ${held.join(", ")}.`;
}
