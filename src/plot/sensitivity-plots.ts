import { naturalScale } from "../measure/index.js";
import type {
  Baujat,
  Cumulative,
  Gosh,
  Influence,
  Labbe,
  LeaveOneOut,
  NormalQuantiles,
  Radial,
  StudyPoint,
  VegaLiteSpec,
} from "../types/index.js";
import { count } from "./format.js";
import type { FigureOptions } from "./options.js";
import { type ScatterPoint, scatter } from "./scatter.js";
import { levelText } from "./subject.js";

/** What a caller may say about a figure whose axes are not those of effects. */
export type ScatterOptions = Pick<FigureOptions, "title" | "width">;

const named = (point: StudyPoint): ScatterPoint => ({ ...point, named: true });
const EXPLORATORY = "A look at the data, no test.";

/**
 * Baujat's plot: which studies make the heterogeneity (right), and which move the result (up).
 *
 * @param input - as {@link baujat} returns it
 * @see Baujat, Mahé, Pignon & Hill (2002), Statistics in Medicine 21:2641-2652, doi:10.1002/sim.1221
 * @example
 * const effects = [0.1, 0.2, 0.15, 2.5].map((yi) => ({ yi, vi: 0.04 }));
 * baujatPlot(baujat(effects)).datasets.points?.length; // 4
 */
export function baujatPlot({ points }: Baujat, options: ScatterOptions = {}): VegaLiteSpec {
  return scatter({
    who: "baujatPlot",
    x: { label: "Squared Pearson residual: part in the heterogeneity", also: [0] },
    y: { label: "Squared change of the result without the study, over its variance", also: [0] },
    points: points.map(named),
    head: [],
    foot: [`Right: far from the others. Up: moves the result. ${EXPLORATORY}`],
    description: `Baujat plot of ${count(points.length, "study", "studies")}.`,
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
export function radialPlot({ points, slope, level, critical }: Radial, options: ScatterOptions = {}): VegaLiteSpec {
  const end = 1.05 * Math.max(0, ...points.map(({ x }) => x));
  const at = (x: number, shift: number): readonly [number, number] => [x, (slope ?? 0) * x + shift];
  const line = (shift: number, kind: "pooled" | "limit") => ({ from: at(0, shift), to: at(end, shift), kind }) as const;
  const lines = slope === null ? [] : [line(0, "pooled"), line(critical, "limit"), line(-critical, "limit")];
  return scatter({
    who: "radialPlot",
    x: { label: "One over the standard error (τ² included)", also: [0, end] },
    y: { label: "Effect over its standard error", also: [0, ...lines.flatMap(({ from, to }) => [from[1], to[1]])] },
    points: points.map(named),
    lines,
    head: [],
    foot: [
      `The slope is the pooled effect; dashed: about ${levelText(level)} of the studies, if the model holds. ${EXPLORATORY}`,
    ],
    description: `Radial plot of ${count(points.length, "study", "studies")}.`,
    options,
  });
}

/**
 * Residuals against normal quantiles: near the diagonal, if the model holds.
 *
 * @param input - as {@link normalQuantiles} returns it
 * @example
 * const effects = [0.1, 0.2, 0.4].map((yi) => ({ yi, vi: 0.04 }));
 * normalQuantilePlot(normalQuantiles(effects)).datasets.points?.length; // 3
 */
export function normalQuantilePlot({ points, residuals }: NormalQuantiles, options: ScatterOptions = {}): VegaLiteSpec {
  const far = 1.1 * Math.max(1, ...points.map(({ x }) => Math.abs(x)));
  return scatter({
    who: "normalQuantilePlot",
    x: { label: "Quantile of the standard normal distribution", also: [-far, far] },
    y: {
      label: residuals === "deleted" ? "Residual without the study, standardized" : "Standardized residual",
      also: [-far, far],
    },
    points: points.map((point) => ({ ...point, named: Math.abs(point.y) > 2 })),
    lines: [{ from: [-far, -far], to: [far, far], kind: "none" }],
    head: [],
    foot: [`Named: beyond 2 either way. With few studies a departure is hardly seen. ${EXPLORATORY}`],
    description: `Residuals of ${count(points.length, "study", "studies")} against normal quantiles.`,
    options,
  });
}

const armNames = {
  "log risk": "Log risk",
  "log odds": "Log odds",
  risk: "Risk",
  "log rate": "Log rate",
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
export function labbePlot({ points, axis, estimate }: Labbe, options: ScatterOptions = {}): VegaLiteSpec {
  const values = points.flatMap(({ x, y }) => [x, y]);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const heaviest = Math.max(...points.map(({ weight }) => weight));
  const ends = points.length === 0 ? [0, 1] : [low, high];
  const lift = (by: number, kind: "none" | "pooled") =>
    ({ from: [ends[0]!, ends[0]! + by], to: [ends[1]!, ends[1]! + by], kind }) as const;
  return scatter({
    who: "labbePlot",
    x: { label: `${armNames[axis]} under the comparator`, also: ends },
    y: { label: `${armNames[axis]} under treatment`, also: ends },
    points: points.map(({ weight, ...point }) => ({
      ...point,
      area: Math.max(16, (LARGEST * weight) / (heaviest || 1)),
    })),
    lines: [lift(0, "none"), ...(estimate === null ? [] : [lift(estimate, "pooled")])],
    head: [],
    foot: ["Thin: no effect; thick: the pooled effect. Area: weight."],
    description: `L'Abbé plot of ${count(points.length, "trial")}.`,
    options,
  });
}

/** More marks than these say no more and cost time. */
const MARKS = 5000;

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
export function goshPlot({ estimates, I2, k, measure, labels }: Gosh, options: ScatterOptions = {}): VegaLiteSpec {
  const [column] = estimates;
  const rows = k.flatMap((size, row) => (size > 1 && column?.values[row] != null && I2[row] != null ? [row] : []));
  const shown = rows.filter(
    (_, i) =>
      rows.length <= MARKS || Math.floor((i * MARKS) / rows.length) !== Math.floor(((i - 1) * MARKS) / rows.length),
  );
  return scatter({
    who: "goshPlot",
    x: {
      label: column?.name === "effect" ? "Pooled effect" : (column?.name ?? ""),
      scale: naturalScale(measure, null),
    },
    y: { label: "I² (share, 0 to 1)", also: [0, 1] },
    points: shown.map((row) => ({ label: String(row), x: column!.values[row]!, y: I2[row]!, area: 9 })),
    cloud: true,
    head: [],
    foot: [
      `${count(shown.length, "subset")} of two studies or more${shown.length < rows.length ? `, of ${rows.length}` : ""}, of ${count(labels.length, "study", "studies")}. ${EXPLORATORY} With so many subsets some give any result that is wanted.`,
    ],
    description: `Estimate against I² over ${count(rows.length, "subset")}.`,
    options,
  });
}

/**
 * Studentized deleted residual against leverage, each study as large as Cook's distance; those that the rule marks are named.
 *
 * @param input - as {@link influence} returns it
 * @see Viechtbauer & Cheung (2010), Research Synthesis Methods 1:112-125, doi:10.1002/jrsm.11
 * @example
 * const effects = [0.1, 0.2, 0.15, 1.1].map((yi) => ({ yi, vi: 0.04 }));
 * influencePlot(influence(effects)).datasets.points?.length; // 4
 */
export function influencePlot({ studies, rule }: Influence, options: ScatterOptions = {}): VegaLiteSpec {
  const known = studies.filter(({ rstudent }) => rstudent !== null);
  const largest = Math.max(0, ...known.map(({ cooksDistance }) => cooksDistance ?? 0)) || 1;
  const hats = known.map(({ hat }) => hat);
  const right = 1.1 * Math.max(0, ...hats);
  const far = 1.1 * Math.max(2, ...known.map(({ rstudent }) => Math.abs(rstudent!)));
  const level = (y: number) => ({ from: [0, y], to: [right, y], kind: "limit" }) as const;
  const upright = { from: [rule.hat, -far], to: [rule.hat, far], kind: "limit" } as const;
  return scatter({
    who: "influencePlot",
    x: { label: "Leverage (diagonal of the hat matrix)", also: [0, right] },
    y: { label: "Studentized deleted residual", also: [-far, far] },
    points: known.map(({ label, hat, rstudent, cooksDistance, influential }) => ({
      ...{ label, x: hat, y: rstudent!, named: influential },
      area: Math.max(16, (LARGEST * (cooksDistance ?? 0)) / largest),
    })),
    lines: [level(-2), level(2), ...(rule.hat < right ? [upright] : [])],
    head: [],
    foot: [
      `Area: Cook's distance. Named: marked by the rule for a second look. Dashed: residuals of 2 either way. ${EXPLORATORY}`,
    ],
    description: `Influence of ${count(known.length, "study", "studies")}.`,
    options,
  });
}

/**
 * Results of refits from top to bottom with their intervals: without each study in turn, or with the studies one after the other.
 *
 * @param input - as {@link leaveOneOut} or {@link cumulative} returns it
 * @example
 * const effects = [0.1, 0.2, 0.15, 1.1].map((yi) => ({ yi, vi: 0.04 }));
 * refitPlot(leaveOneOut(effects)).datasets.points?.length; // 4
 */
export function refitPlot(input: LeaveOneOut | Cumulative, options: ScatterOptions = {}): VegaLiteSpec {
  const leaving = "by" in input;
  const named = leaving
    ? input.rows.map((row) => ({ ...row, name: `without ${row.leftOut}` }))
    : input.rows.map((row) => ({ ...row, name: `+ ${row.added.join(", ")}` }));
  const rows = named.filter(({ estimate, confidence }) => estimate !== null && confidence !== null);
  const scale = naturalScale(input.measure, null);
  const all = leaving ? input.all.estimate : null;
  const high = rows.length - 0.5;
  const place = (i: number): number => rows.length - 1 - i;
  const upright = (x: number, kind: "none" | "pooled") => ({ from: [x, -0.5], to: [x, high], kind }) as const;
  return scatter({
    who: "refitPlot",
    x: { label: "Pooled effect", scale, also: rows.flatMap(({ confidence }) => [...confidence!]) },
    y: { label: "", also: [-0.5, high] },
    points: rows.map(({ name, estimate }, i) => ({ label: name, x: estimate!, y: place(i), named: true })),
    lines: [
      ...rows.map(
        ({ confidence }, i) =>
          ({ from: [confidence![0], place(i)], to: [confidence![1], place(i)], kind: "none" }) as const,
      ),
      ...(scale.noEffect === null ? [] : [upright(scale.noEffect, "none")]),
      ...(all === null ? [] : [upright(all, "pooled")]),
    ],
    rows: true,
    head: [],
    foot: [leaving ? "Thick: the result with all studies." : "The level of each interval holds for one look only."],
    description: `${leaving ? "Without each study in turn" : "Studies one after the other"}: ${count(rows.length, "result")}.`,
    options,
  });
}
