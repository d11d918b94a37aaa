import { SynthesisError } from "../errors.js";
import type { Cell, ComputedEffect, Grid, Interval, Strata, StratifyMethod, Stratum } from "../types/index.js";
import type { Extent } from "./axis.js";
import { headings, undecided } from "./cell-text.js";
import { count } from "./format.js";
import { distinct, isGrid, sourceOf } from "./subject.js";
import { plain } from "./text.js";
import { weeksOf } from "./weeks.js";

/** An effect of a trial at a week. */
export interface Visit {
  readonly weeks: number;
  readonly effect: number;
  /** Known for effects that were pooled, or could be. */
  readonly interval: Interval | null;
  /** Whether it speaks for its trial in its window, another visit does, or its numbers contradict one another. */
  readonly role: "chosen" | "passed over" | "doubtful";
}

/** One trial, one pair of arms, one outcome, from visit to visit. */
interface Course {
  readonly trial: string;
  readonly visits: readonly Visit[];
}

/** A pooled effect, and the weeks for which it stands. */
interface PooledSpan {
  readonly from: number;
  /** `null` for a window without an end. */
  readonly to: number | null;
  readonly estimate: number;
  readonly interval: Interval;
  readonly k: number;
  /** Its name, or nothing where effects were not divided by window. */
  readonly window: string;
}

/** What one panel shows: all that was compared with one control. */
export interface FadePanel {
  readonly title: string;
  /** How many trials there are, or that there is none. */
  readonly tally: string;
  readonly courses: readonly Course[];
  readonly pooled: readonly PooledSpan[];
  /** Usable effects that have no place on an axis of weeks. */
  readonly timeless: number;
}

/**
 * A panel for each control (or whatever the facets other than the window are).
 *
 * @throws {@link SynthesisError} `NO_WEEKS` if no effect has a week
 */
export function fadePanels(input: Strata | Grid): FadePanel[] {
  const strata = isGrid(input) ? input.strata : input;
  const cells: readonly Column[] = isGrid(input)
    ? input.cells
    : input.strata.map((stratum) => ({ stratum, fit: null, withDoubtful: null }));
  const others = { ...strata, facets: strata.facets.filter(({ name }) => name !== "window") };
  const titleOf = (cell: Column) => headings(cell.stratum, others).join(", ");
  const panels = distinct(cells.map(titleOf), (title) => title).map((title) =>
    panel(
      title,
      cells.filter((cell) => titleOf(cell) === title),
      strata,
    ),
  );
  if (panels.some(({ courses }) => courses.length > 0)) return panels;
  throw new SynthesisError("NO_WEEKS", "fadePlot needs effects with a week, got none", {
    remedy: "give weeks in the data, or draw forestPlot, which needs none",
  });
}

type Column = Pick<Cell, "stratum" | "withDoubtful"> & { readonly fit: Cell["fit"] | null };

function panel(title: string, cells: readonly Column[], { method, design }: Strata): FadePanel {
  const visits = cells.flatMap((cell) => visitsOf(cell, method));
  const courses = distinct(visits, ({ course }) => course).map(({ course, trial }) => ({
    trial: plain(trial),
    visits: visits.filter((visit) => visit.course === course).sort((a, b) => a.weeks - b.weeks),
  }));
  const effects = cells.flatMap(({ stratum }) => [...stratum.effects, ...stratum.doubtful]);
  return {
    title,
    tally: tallyOf(cells, courses, sourceOf(design)),
    courses,
    pooled: cells.flatMap((cell) => pooledSpan(cell, method)),
    timeless: effects.filter((effect) => weeksOf(effect, method.weeksFrom) === null).length,
  };
}

function visitsOf(cell: Column, method: StratifyMethod): (Visit & { course: string; trial: string })[] {
  const { effects, passedOver, doubtful } = cell.stratum;
  const others = passedOver.filter(({ rule, effect }) => rule === "time point" && effect.status === "usable");
  const visit = (role: Visit["role"]) => (effect: ComputedEffect) => {
    const weeks = weeksOf(effect, method.weeksFrom);
    const { trial, treatmentArm, comparatorArm, outcome, design, row } = effect.contrast;
    // Pooled results of one review hold other trials at other times, so that no line joins them.
    const single = design === "overview" ? row : null;
    const course = JSON.stringify([trial, treatmentArm, comparatorArm, outcome.name, single]);
    return weeks === null
      ? []
      : [{ course, trial, weeks, effect: effect.yi, interval: intervalOf(effect, cell), role }];
  };
  return [
    ...effects.flatMap((effect) => visit(effect.status === "doubtful" ? "doubtful" : "chosen")(effect)),
    ...others.flatMap(({ effect }) => visit("passed over")(effect)),
    ...doubtful.flatMap(visit("doubtful")),
  ];
}

/** The interval that a fit gives to an effect; other visits have none. */
function intervalOf(effect: ComputedEffect, { fit, withDoubtful }: Column): Interval | null {
  const studies = [...(fit?.studies ?? []), ...(withDoubtful?.studies ?? [])];
  const same = studies.find((study) => study.effect?.contrast.row === effect.contrast.row && study.yi === effect.yi);
  return same?.confidence ?? null;
}

function pooledSpan({ stratum, fit }: Column, method: StratifyMethod): PooledSpan[] {
  if (fit === null || fit.k < 2 || fit.estimate === null || fit.confidence === null) return [];
  const { windows } = method;
  const window =
    windows === null || windows === "reported"
      ? undefined
      : windows.windows.find(({ name }) => name === stratum.key.window);
  const weeks = stratum.effects.flatMap((effect: ComputedEffect) => weeksOf(effect, method.weeksFrom) ?? []);
  if (window === undefined && weeks.length === 0) return [];
  return [
    {
      from: window ? window.from : Math.min(...weeks),
      to: window ? window.to : Math.max(...weeks),
      estimate: fit.estimate,
      interval: fit.confidence,
      k: fit.k,
      window: plain(stratum.key.window ?? ""),
    },
  ];
}

/** `4 trials, 2 more without usable numbers`. */
function tallyOf(cells: readonly Column[], courses: readonly Course[], source: string): string {
  const trials = new Set(courses.map(({ trial }) => trial)).size;
  const silent = withoutNumbers(cells.map(({ stratum }) => stratum)).length;
  const open = new Set(cells.flatMap(({ stratum }) => undecided(stratum))).size;
  if (trials > 0) {
    const without = silent > 0 ? `, ${silent} more without usable numbers` : "";
    return `${count(trials, source)}${without}${open > 0 ? `; ${open} with several arms, none chosen` : ""}`;
  }
  return silent > 0 ? `no usable numbers (${count(silent, source)})` : `no ${source}`;
}

/** Trials that give no number in any of the cells. */
function withoutNumbers(strata: readonly Stratum[]): readonly string[] {
  const heard = new Set(
    strata.flatMap(({ effects, doubtful }) => [...effects, ...doubtful].map(({ contrast }) => contrast.trial)),
  );
  const silent = strata.flatMap((stratum) => stratum.withoutNumbers.map(({ trial }) => trial));
  return [...new Set(silent)].filter((trial) => !heard.has(trial));
}

/** What the axis of effects has to show. */
export const fadeExtents = (panels: readonly FadePanel[]): Extent[] =>
  panels.flatMap(({ courses, pooled }) => [
    ...courses.flatMap(({ visits }) => visits.map(({ effect, interval }) => ({ at: effect, interval }))),
    ...pooled.map(({ estimate, interval }) => ({ at: estimate, interval })),
  ]);
