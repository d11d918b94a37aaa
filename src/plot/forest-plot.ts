import type { Fit, Grid, Interval, VegaLiteSpec } from "../types/index.js";
import { forestFigure } from "./forest-figure.js";
import { type ArmText, type ForestRow, rowsOfFit, rowsOfGrid } from "./forest-rows.js";
import type { NumberFormat } from "./format.js";
import type { FigureOptions } from "./options.js";
import { beyondTexts, rowsInWords } from "./rows-in-words.js";
import {
  caveatsOf,
  drawnMethod,
  isGrid,
  levelText,
  methodText,
  originText,
  requireFit,
  type Subject,
  scaleText,
  subjectOfFit,
  subjectOfStrata,
} from "./subject.js";
import { plain } from "./text.js";
import { windowTexts } from "./window-texts.js";

/** What a caller may say about a forest plot. */
export interface ForestOptions extends FigureOptions {
  /** For each arm its size (`n`, with the events where events were counted), or mean, SD and size (`summary`). */
  readonly arms?: ArmText;
}

/**
 * A forest plot: each trial with its arms, effect, interval and weight, and a diamond for each group that was pooled.
 *
 * Grids are drawn cell by cell under headings, empty cells too, and never get a diamond over several cells: their trials
 * may stand in several. Doubtful trials are hollow and not pooled; trials without usable numbers are counted in words.
 * A trial far from the others does not flatten them: it may lie beyond the axis, where an arrow and its number stand for it
 * and the small print names it; `limits` show it. Synthetic data say so. The figure sets its own height, and its width where the texts need more than was asked for.
 *
 * @param input - a fit, or a grid of fits
 * @returns a Vega-Lite specification with all data inlined; the same input gives the same bytes
 * @throws {@link SynthesisError} `BAD_LIMITS`, `BAD_WIDTH`; `NOT_A_FIT` for a regression
 * @see Lewis & Clarke (2001), BMJ 322:1479-1480, doi:10.1136/bmj.322.7300.1479
 * @example
 * const fit = pool([{ yi: 0.1, vi: 0.02, label: "A" }, { yi: 0.6, vi: 0.03, label: "B" }, { yi: 0.3, vi: 0.02, label: "C" }]);
 * forestPlot(fit).datasets.trials?.map(({ trial }) => trial); // ["A", "B", "C"]
 */
export function forestPlot(input: Fit | Grid, options: ForestOptions = {}): VegaLiteSpec {
  const { arms = "n", title = "" } = options;
  requireFit("forestPlot", input);
  const subject = isGrid(input) ? subjectOfStrata(input.strata) : subjectOfFit(input);
  const level = levelText(input.method.level);
  const rows = isGrid(input) ? rowsOfGrid(input, arms) : rowsOfFit(input, arms);
  const name = `${subject.name}, ${level} CI${scaleText(subject)}`;
  return forestFigure({
    ...{ who: "forestPlot", rows, subject, title, name, level, options },
    smallPrint: (limits, format) => smallPrint(input, subject, rows, limits, format),
    inWords: (format) => inWords(title, name, subject, rowsInWords(rows, format, subject.design)),
  });
}

const inWords = (title: string, name: string, subject: Subject, rows: readonly string[]): string =>
  [
    `Forest plot${title === "" ? "" : ` "${plain(title)}"`}: ${name}.`,
    ...caveatsOf(subject).map((text) => `${text}.`),
    ...rows,
  ].join(" ");

function smallPrint(
  input: Fit | Grid,
  { smallest }: Subject,
  rows: readonly ForestRow[],
  limits: Interval,
  format: NumberFormat,
): string[] {
  const trials = rows.filter((row) => row.kind === "trial");
  const signs = [
    ...(trials.some(({ share }) => share !== null) ? ["Area of squares: weight within the group."] : []),
    ...(trials.some(({ hollow }) => hollow) ? ["Hollow: doubtful, the numbers contradict one another."] : []),
    ...beyondTexts(rows, limits, format),
    ...(smallest ? [`Shaded: within the smallest worthwhile difference, ${smallest.text}.`] : []),
    ...(isGrid(input) && trials.some(({ week }) => week !== "")
      ? [`Weeks${originText(input.strata.method.weeksFrom)}.`]
      : []),
  ];
  return [methodText(drawnMethod(input)), signs.join(" "), ...(isGrid(input) ? windowTexts(input) : [])].filter(
    (text) => text !== "",
  );
}
