import { naturalScale } from "../measure/index.js";
import type {
  About,
  Baujat,
  Gosh,
  Influence,
  Interval,
  Labbe,
  NormalQuantiles,
  PooledMeasure,
  PoolMethod,
  Radial,
  RegressionMethod,
  VegaLiteSpec,
} from "../types/index.js";
import { count, numberFormat } from "./format.js";
import type { FigureOptions } from "./options.js";
import { scatter } from "./scatter.js";
import { levelText, methodText, type Subject, scaleText, subjectOfResult } from "./subject.js";

/** What a caller may say about a figure whose axes are not those of effects. */
export type ScatterOptions = Pick<FigureOptions, "title" | "width">;

/** What is told of every figure: what it is about, and from which fit. */
interface Told {
  readonly measure: PooledMeasure | null;
  readonly about: About | null;
  readonly method: PoolMethod | RegressionMethod;
}

const fitText = ({ method }: Told): string =>
  `${"prediction" in method ? "" : "Meta-regression. "}${methodText({ ...method, prediction: "none" })}`;

/** Far from 0 in either direction, in units of the largest. */
const distance = (x: number, largestX: number, y: number, largestY: number): number =>
  Math.hypot(x / (largestX || 1), y / (largestY || 1));

const largest = (values: readonly number[]): number => values.reduce((most, each) => Math.max(most, Math.abs(each)), 0);

const EXPLORATORY = "A look at the data, no test.";
const NAMES = "Names where there is room, the farthest out first.";

/**
 * Baujat's plot: which studies make the heterogeneity (right), and which move the result (up).
 *
 * @param input - as {@link baujat} returns it
 * @see Baujat, Mahé, Pignon & Hill (2002), Statistics in Medicine 21:2641-2652, doi:10.1002/sim.1221
 * @example
 * const effects = [0.1, 0.2, 0.15, 2.5].map((yi) => ({ yi, vi: 0.04 }));
 * baujatPlot(baujat(effects)).datasets.points?.length; // 4
 */
export function baujatPlot(input: Baujat, options: ScatterOptions = {}): VegaLiteSpec {
  const { points } = input;
  const [right, top] = [largest(points.map(({ x }) => x)), largest(points.map(({ y }) => y))];
  return scatter({
    who: "baujatPlot",
    subject: subjectOfResult(input),
    name: "what each study adds to the heterogeneity, and to the result (Baujat plot)",
    x: { label: "Squared Pearson residual: part in the heterogeneity", also: [0] },
    y: { label: "Squared change of the result without the study, over its variance", also: [0] },
    points: points.map((point) => ({ ...point, rank: distance(point.x, right, point.y, top) })),
    foot: [`Right: far from the others. Up: moves the result. ${NAMES} ${EXPLORATORY}`, fitText(input)],
    options,
  });
}

/**
 * Galbraith's radial plot: the slope of the line is the pooled effect, and if the model holds, about the level's share of the
 * studies lies between the dashed lines.
 *
 * @param input - as {@link radial} returns it
 * @see Galbraith (1988), Technometrics 30:271-281, doi:10.1080/00401706.1988.10488400
 * @example
 * const fit = pool([{ yi: 0.2, vi: 0.04 }, { yi: 0.5, vi: 0.01 }, { yi: 0.4, vi: 0.02 }]);
 * radialPlot(radial(fit)).datasets.points?.length; // 3
 */
export function radialPlot(input: Radial, options: ScatterOptions = {}): VegaLiteSpec {
  const { points, slope, confidence, level, critical } = input;
  const subject = subjectOfResult(input);
  const end = 1.08 * largest(points.map(({ x }) => x)) || 1;
  const at = (x: number, shift: number): readonly [number, number] => [x, (slope ?? 0) * x + shift];
  const line = (shift: number, kind: "pooled" | "limit") => ({ from: at(0, shift), to: at(end, shift), kind }) as const;
  const lines = slope === null ? [] : [line(0, "pooled"), line(critical, "limit"), line(-critical, "limit")];
  const tau = input.method.tau2 === "CE" ? "" : " (τ² included)";
  return scatter({
    who: "radialPlot",
    subject,
    name: "effects by their precision (radial plot)",
    x: { label: `One over the standard error${tau}`, limits: [0, end] },
    y: {
      label: `${subject.scale.kind === "linear" ? "Effect" : "Effect on the scale of analysis"} over its standard error${tau}`,
      also: [0, ...lines.flatMap(({ from, to }) => [from[1], to[1]])],
    },
    points: points.map((point) => ({ ...point, rank: Math.abs(point.y - (slope ?? 0) * point.x) })),
    lines,
    foot: [
      `${slope === null ? "" : `The slope of the thick line is the pooled effect${slopeText(subject, slope, confidence, level)}; dashed: about ${levelText(level)} of the studies lie between, if the model holds. `}${NAMES} ${EXPLORATORY}`,
      fitText(input),
    ],
    options,
  });
}

/** `, log of 0.49 [0.33, 0.73]`. */
function slopeText({ scale }: Subject, slope: number, confidence: Interval | null, level: number): string {
  if (confidence === null) return "";
  const format = numberFormat([confidence], scale);
  const before = scale.kind === "log" ? ", the logarithm of" : scale.kind === "other" ? ", transformed back" : ",";
  return `${before} ${format.number(slope)}, ${levelText(level)} CI ${format.interval(confidence)}`;
}

/**
 * Residuals against normal quantiles: near the diagonal, if the model holds.
 *
 * @param input - as {@link normalQuantiles} returns it
 * @example
 * const effects = [0.1, 0.2, 0.4].map((yi) => ({ yi, vi: 0.04 }));
 * normalQuantilePlot(normalQuantiles(effects)).datasets.points?.length; // 3
 */
export function normalQuantilePlot(input: NormalQuantiles, options: ScatterOptions = {}): VegaLiteSpec {
  const { points, residuals } = input;
  const far = 1.1 * Math.max(1, largest(points.flatMap(({ x, y }) => [x, y])));
  const deleted = residuals === "deleted";
  return scatter({
    who: "normalQuantilePlot",
    subject: subjectOfResult(input),
    name: `${deleted ? "deleted" : "standardized"} residuals against normal quantiles (Q-Q plot)`,
    x: { label: "Quantile of the standard normal distribution", limits: [-far, far] },
    y: { label: `${deleted ? "Residual without the study" : "Residual"}, in standard errors`, limits: [-far, far] },
    points: points.map((point) => ({ ...point, ...(Math.abs(point.y) > 2 ? { rank: Math.abs(point.y) } : {}) })),
    lines: [{ from: [-far, -far], to: [far, far], kind: "none" }],
    square: true,
    foot: [
      `On the line, if the model holds. Named: beyond 2 either way. With few studies a departure is hardly seen. ${EXPLORATORY}`,
      fitText(input),
    ],
    options,
  });
}

const armNames = {
  "log risk": "Risk",
  "log odds": "Odds",
  risk: "Risk",
  "log rate": "Rate",
  rate: "Rate",
} satisfies Record<Labbe["axis"], string>;

/** Area in square pixels of the table that weighs most. */
const LARGEST = 420;

/**
 * L'Abbé's plot: events in the arms of each trial against one another, with the diagonal of no effect and the pooled effect.
 *
 * @param input - as {@link labbe} returns it
 * @see L'Abbé, Detsky & O'Rourke (1987), Annals of Internal Medicine 107:224-233, doi:10.7326/0003-4819-107-2-224
 * @example
 * const fit = mantelHaenszel([{ ai: 10, bi: 90, ci: 20, di: 80 }, { ai: 5, bi: 95, ci: 15, di: 85 }]);
 * labbePlot(labbe(fit)).datasets.points?.length; // 2
 */
export function labbePlot(input: Labbe, options: ScatterOptions = {}): VegaLiteSpec {
  const { points, axis, estimate } = input;
  const scale = { ...naturalScale(axis.startsWith("log") ? "RR" : "RD"), noEffect: null };
  const values = points.flatMap(({ x, y }) => [x, y]);
  const [low, high] = values.length === 0 ? [0, 1] : [Math.min(...values), Math.max(...values)];
  const margin = high > low ? 0.08 * (high - low) : 0.5;
  const limits = [low - margin, high + margin] as const;
  const heaviest = Math.max(...points.map(({ weight }) => weight));
  const lift = (by: number, kind: "none" | "pooled") =>
    ({ from: [limits[0], limits[0] + by], to: [limits[1], limits[1] + by], kind }) as const;
  const even = scale.kind === "log" ? ", log scale" : "";
  return scatter({
    who: "labbePlot",
    subject: subjectOfResult(input),
    name: `${armNames[axis].toLowerCase()} in the two arms of each trial (L'Abbé plot)`,
    x: { label: `${armNames[axis]} in the comparator arm${even}`, scale, limits },
    y: { label: `${armNames[axis]} in the treatment arm${even}`, scale, limits },
    points: points.map(({ weight, ...point }) => ({
      ...point,
      area: Math.max(16, (LARGEST * weight) / (heaviest || 1)),
      rank: Math.abs(point.y - point.x - (estimate ?? 0)),
    })),
    lines: [lift(0, "none"), ...(estimate === null ? [] : [lift(estimate, "pooled")])],
    square: true,
    foot: [`Thin: no effect; thick: the pooled effect. Area of circles: weight. ${NAMES}`, fitText(input)],
    options,
  });
}

/** More marks than these say no more and cost time. */
const MARKS = 5000;
/** And so few of them stand apart. */
const FEW = 300;

/**
 * Estimate against I2 over the subsets of the studies: two heaps say that a few studies make the difference. Of many subsets
 * evenly spaced ones are drawn.
 *
 * @param input - as {@link gosh} returns it
 * @see Olkin, Dahabreh & Trikalinos (2012), Research Synthesis Methods 3:214-223, doi:10.1002/jrsm.1053
 * @example
 * const effects = [0.1, 0.2, 0.15, 1.1].map((yi) => ({ yi, vi: 0.04 }));
 * goshPlot(gosh(effects)).datasets.points?.length; // 11
 */
export function goshPlot(input: Gosh, options: ScatterOptions = {}): VegaLiteSpec {
  const { estimates, I2, k, exact, seed, labels } = input;
  const subject = subjectOfResult(input);
  const [column] = estimates;
  const pooled = column?.name === "effect";
  const scale = pooled ? subject.scale : naturalScale(null);
  const rows = k.flatMap((size, row) => (size > 1 && column?.values[row] != null && I2[row] != null ? [row] : []));
  const shown = rows.filter(
    (_, i) =>
      rows.length <= MARKS || Math.floor((i * MARKS) / rows.length) !== Math.floor(((i - 1) * MARKS) / rows.length),
  );
  const estimate = pooled
    ? `Pooled ${subject.measure ?? "effect"} of the subset${scaleText(subject)}`
    : `Coefficient ${column?.name ?? ""}`;
  const few = shown.length <= FEW;
  const drawn = shown.length < rows.length ? `${shown.length} of ` : "";
  return scatter({
    who: "goshPlot",
    subject,
    name: `result and heterogeneity of subsets of the ${count(labels.length, "study", "studies")} (GOSH plot)`,
    x: { label: estimate, scale },
    y: { label: "I² of the subset (%)", also: [0, 100] },
    points: shown.map((row) => ({
      label: String(row),
      x: column!.values[row]!,
      y: 100 * I2[row]!,
      area: few ? 40 : 9,
    })),
    lines: scale.noEffect === null ? [] : [{ from: [scale.noEffect, -10], to: [scale.noEffect, 110], kind: "none" }],
    cloud: !few,
    foot: [
      `${drawn}${exact ? "all" : ""} ${count(rows.length, "subset")} of two studies or more${exact ? "" : `, drawn at random (seed ${seed})`}. Two heaps: a few studies make the difference. ${EXPLORATORY}${few ? "" : " With so many subsets some give any result that is wanted."}`,
      fitText(input),
    ].map((text) => sentence(text.trim())),
    options,
  });
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * Studentized deleted residual against leverage, each study as large as Cook's distance; those that the rule marks are named.
 *
 * @param input - as {@link influence} returns it
 * @see Viechtbauer & Cheung (2010), Research Synthesis Methods 1:112-125, doi:10.1002/jrsm.11
 * @example
 * const effects = [0.1, 0.2, 0.15, 1.1].map((yi) => ({ yi, vi: 0.04 }));
 * influencePlot(influence(effects)).datasets.points?.length; // 4
 */
export function influencePlot(input: Influence, options: ScatterOptions = {}): VegaLiteSpec {
  const { studies, rule } = input;
  const known = studies.filter(({ rstudent }) => rstudent !== null);
  const most = largest(known.map(({ cooksDistance }) => cooksDistance ?? 0)) || 1;
  const [left, right] = around(known.map(({ hat }) => hat));
  const far = 1.15 * Math.max(2, largest(known.map(({ rstudent }) => rstudent!)));
  const level = (y: number) => ({ from: [left, y], to: [right, y], kind: "limit" }) as const;
  const upright = { from: [rule.hat, -far], to: [rule.hat, far], kind: "limit" } as const;
  const marked = known.filter(({ influential }) => influential).length;
  return scatter({
    who: "influencePlot",
    subject: subjectOfResult(input),
    name: "how far each study lies from the others, and what it moves",
    x: { label: "Leverage (diagonal of the hat matrix)", limits: [left, right] },
    y: { label: "Residual without the study, in standard errors", limits: [-far, far] },
    points: known.map(({ label, hat, rstudent, cooksDistance, influential }) => ({
      ...{ label, x: hat, y: rstudent! },
      ...(influential || Math.abs(rstudent!) > 2 ? { rank: cooksDistance ?? 0 } : {}),
      area: Math.max(16, LARGEST * ((cooksDistance ?? 0) / most)),
    })),
    lines: [
      { from: [left, 0], to: [right, 0], kind: "none" },
      level(-2),
      level(2),
      ...(rule.hat < right ? [upright] : []),
    ],
    foot: [
      `Area of circles: Cook's distance. Dashed: residuals of 2 either way${rule.hat < right ? ", leverage of the rule" : ""}. Named: what lies beyond, and what the rule marks for a second look (${marked === 0 ? "none" : marked} of ${known.length}). ${EXPLORATORY}`,
      fitText(input),
    ],
    options,
  });
}

/** Where the values lie, with a margin on either side. */
function around(values: readonly number[]): Interval {
  if (values.length === 0) return [0, 1];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const margin = high - low > 1e-9 * high ? 0.15 * (high - low) : 0.5 * high || 1;
  return [Math.max(0, low - margin), high + margin];
}
