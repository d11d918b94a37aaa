import { requireOneOf, SynthesisError } from "../errors.js";
import { aboutOf } from "../model/about.js";
import { tell, type Watch } from "../model/watch.js";
import type { Diagnostic, EffectSize, Sweep, SweepRow } from "../types/index.js";
import { type Answer, answerOf, type Conclude, type SweepAnswer } from "./sweep-answer.js";
import { type SettingOf, type SweepDimensions, type SweepGrid, sweepGrid } from "./sweep-grid.js";
import { type Bracket, bracketsOf, type Refine, soughtIn } from "./tipping-points.js";

/** How the answers of a sweep are read. */
export interface SweepOptions extends Watch {
  /** What intervals are held against, on the analysis scale; 0 by default. */
  readonly noEffect?: number;
  /** What is concluded from an estimate and its interval, in place of where the interval lies. */
  readonly conclude?: Conclude;
  /**
   * Between which neighbours of the grid the analysis is run again to seek the tipping point: `all` by default; those with all
   * other dimensions at their `reference`; `none`.
   */
  readonly refine?: Refine;
  /** How close, in units of the dimension of numbers that is named; 1/200 of its range by default. */
  readonly tolerance?: Readonly<Record<string, number>>;
  /** What the analysis is about, so that figures name it, and say when it is invented. */
  readonly effects?: readonly EffectSize[];
}

/**
 * Runs any analysis at every setting of what it takes for granted: how far its number moves, which settings lead to which
 * conclusion, and at which value the conclusion changes (the tipping point).
 *
 * Correlations, windows, their closed side, the rule for time points, a recoding of controls, doubtful rows, the shape of a curve:
 * whatever the analysis reads from its setting can be varied. The first value of each dimension makes the reference setting. A
 * conclusion is by default where the interval lies: `below` no effect, `above` it, or it `crosses` it. Along a dimension of numbers
 * an interval in which the conclusion changes is halved until it is as narrow as the tolerance; where it has no answer in between,
 * no place is claimed. Of neighbours with the same conclusion nothing is sought between. A setting at which the analysis fails has
 * the reason in its row, and the others go on. Answers that are not to be leaned on themselves (`reliable`) are counted in a note:
 * nor are conclusions, and tipping points between them. Settings are not equally believable: shares count settings and are no
 * probabilities.
 *
 * @param analysis - gives its result for a setting: a fit, a contrast, an estimate with its interval, or `null`; the same
 *   result for the same setting
 * @param dimensions - values by name; see {@link SweepDimensions}
 * @returns estimates on the analysis scale
 * @throws {@link SynthesisError} `NOTHING_TO_SWEEP`, `BAD_DIMENSION`, `BAD_OPTION`; `NO_SETTING_ANSWERS` where the analysis
 *   fails at every setting; `CANCELLED` when the signal ended the work
 * @see Steegen, Tuerlinckx, Gelman & Vanpaemel (2016), Perspectives on Psychological Science 11:702-712,
 *   doi:10.1177/1745691616658637; Liublinska & Rubin (2014), Statistics in Medicine 33:4170-4185, doi:10.1002/sim.6197
 * @example
 * const csv = `trial,outcome,weeks,n1i,m1i,sd1i,n2i,m2i,sd2i
 * A 2001,pain,4,40,2.8,2.4,40,3.9,2.6
 * A 2001,pain,50,40,2.9,2.4,40,3.3,2.6
 * B 2004,pain,4,25,3.1,2.0,27,4.1,2.2
 * B 2004,pain,50,25,3.3,2.0,27,3.7,2.2
 * C 2010,pain,4,80,2.2,2.1,83,3.1,2.2
 * C 2010,pain,50,75,2.8,2.1,77,3.3,2.2
 * D 2012,pain,4,30,2.4,2.1,30,3.6,2.2`;
 * const effects = effectSizes(readContrasts(csv), { outcome: "pain", measure: "MD" });
 * const strata = stratify(effects, { by: ["window"], windows: windows.cochranePain });
 * const swept = sweep(({ samplingRho }) => contrast(poolJointly(strata, { samplingRho }), "short", "long"), {
 *   samplingRho: [0.3, 0.5, 0.7, 0.9],
 * });
 * swept.rows.map(({ conclusion }) => conclusion); // ["below", "below", "crosses", "below"]
 * swept.tippingPoints.map(({ at }) => at?.toFixed(2)); // ["0.57", "0.85"]
 */
export function sweep<const D extends SweepDimensions>(
  analysis: (setting: SettingOf<D>) => SweepAnswer,
  dimensions: D,
  options: SweepOptions = {},
): Sweep {
  const { noEffect = 0, refine = "all", tolerance = {}, effects = [] } = options;
  if (!Number.isFinite(noEffect)) {
    throw new SynthesisError("BAD_OPTION", `sweep: noEffect needs a finite number, got ${noEffect}`);
  }
  requireOneOf("sweep", "refine", ["all", "reference", "none"], refine);
  const conclude = options.conclude ?? whereItLies(noEffect);
  const grid = sweepGrid(dimensions, tolerance);
  const work = counted(options, grid.size);
  const ask = (setting: Readonly<Record<string, unknown>>): Answer => {
    work.step();
    return answerOf(() => analysis(setting as SettingOf<D>), conclude);
  };
  const answers = Array.from({ length: grid.size }, (_, row) => ask(grid.settingAt(row)));
  requireSome(answers);
  const rows = answers.map(
    ({ estimate, confidence, pValue, reliable, conclusion, reason }, row): SweepRow => ({
      setting: grid.namesAt(row),
      ...{ estimate, confidence, pValue, reliable, conclusion, reason },
    }),
  );
  const brackets = bracketsOf(grid, rows, refine);
  work.more(brackets.reduce((sum, { halvings }) => sum + halvings, 0));
  const answerWithin = ({ row, axis }: Bracket) => {
    const held = grid.settingAt(row);
    return (value: number) => ask({ ...held, [axis.name]: value });
  };
  const tippingPoints = brackets.flatMap((bracket) => soughtIn(bracket, answerWithin(bracket)));
  const same = <T>(of: (answer: Answer) => T | null): T | null => oneOf(answers, of);
  return {
    dimensions: grid.axes.map(({ name, values, tolerance: each }) => ({ name, values, tolerance: each })),
    ...{ rows, ...rangeOf(rows), conclusions: conclusionsOf(rows), failures: failuresOf(rows), tippingPoints },
    ...{ runs: work.end(), noEffect, ownConclusions: options.conclude !== undefined },
    ...{
      measure: same(({ measure }) => measure),
      level: same(({ level }) => level),
      about: aboutOf(effects.filter(({ yi }) => yi !== null)),
    },
    notes: notesOf(answers, grid),
  };
}

const whereItLies =
  (noEffect: number): Conclude =>
  ({ confidence }) => {
    if (confidence === null) return null;
    const [lower, upper] = confidence;
    return upper < noEffect ? "below" : lower > noEffect ? "above" : "crosses";
  };

/** Counts the runs, and tells of each before it begins. */
function counted(watch: Watch, size: number) {
  let [done, total] = [0, size];
  return {
    step: () => {
      tell("sweep", watch, done, Math.max(total, done + 1));
      done++;
    },
    more: (runs: number) => {
      total += runs;
    },
    end: () => {
      watch.onProgress?.(done, done);
      return done;
    },
  };
}

function requireSome(answers: readonly Answer[]): void {
  if (answers.some(({ estimate }) => estimate !== null)) return;
  const { code, message } = answers[0]!.reason!;
  throw new SynthesisError(
    "NO_SETTING_ANSWERS",
    `sweep: the analysis answers at none of ${answers.length} settings; at the first: ${message}`,
    { remedy: "run it at one setting by itself", evidence: { code } },
  );
}

function rangeOf(rows: readonly SweepRow[]): Pick<Sweep, "range" | "limits"> {
  const known = rows.flatMap(({ estimate }, row) => (estimate === null ? [] : [{ estimate, row }]));
  const lowest = known.reduce((a, b) => (b.estimate < a.estimate ? b : a));
  const highest = known.reduce((a, b) => (b.estimate > a.estimate ? b : a));
  const intervals = rows.flatMap(({ confidence }) => (confidence === null ? [] : [confidence]));
  const outer = (one: readonly [number, number], [low, high]: readonly [number, number]) =>
    [Math.min(one[0], low), Math.max(one[1], high)] as const;
  return {
    range: { estimate: [lowest.estimate, highest.estimate], lowest: lowest.row, highest: highest.row },
    limits: intervals.length === 0 ? null : intervals.reduce(outer),
  };
}

/** The rows of each value, in the order in which values first come. */
function grouped<T>(rows: readonly T[], of: (row: T) => string | null): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  rows.forEach((row, i) => {
    const value = of(row);
    if (value !== null) groups.set(value, [...(groups.get(value) ?? []), i]);
  });
  return groups;
}

const conclusionsOf = (rows: readonly SweepRow[]): Sweep["conclusions"] =>
  [...grouped(rows, ({ conclusion }) => conclusion)]
    .map(([conclusion, places]) => ({ conclusion, share: places.length / rows.length, rows: places }))
    .sort((a, b) => b.rows.length - a.rows.length);

const failuresOf = (rows: readonly SweepRow[]): Sweep["failures"] =>
  [...grouped(rows, ({ reason }) => reason?.code ?? null)].map(([code, places]) => ({
    ...{ code, message: rows[places[0]!]!.reason!.message, rows: places },
  }));

/** What all answers have in common; `null` where they differ. */
function oneOf<T>(answers: readonly Answer[], of: (answer: Answer) => T | null): T | null {
  const values = new Set(answers.filter(({ estimate }) => estimate !== null).map(of));
  return values.size === 1 ? [...values][0]! : null;
}

function notesOf(answers: readonly Answer[], { size }: SweepGrid): readonly Diagnostic[] {
  const known = answers.filter(({ estimate }) => estimate !== null);
  const notes: Diagnostic[] = [];
  const silent = answers.filter(({ conclusion }) => conclusion === null).length;
  if (silent > 0) {
    notes.push({
      code: "SETTINGS_WITHOUT_ANSWER",
      severity: "warning",
      message: `${silent} of ${size} settings lead to no conclusion; rows and failures have the reasons`,
      evidence: { settings: silent, of: size },
    });
  }
  const few = known.filter(({ reliable }) => reliable === false).length;
  if (few > 0) {
    notes.push({
      code: "SWEEP_UNRELIABLE",
      severity: "warning",
      message: `${few} of ${size} settings rest on fewer than 4 degrees of freedom, or on one trial: what is concluded there is not to be leaned on`,
      evidence: { settings: few, of: size },
    });
  }
  const mixed = (["measure", "estimand"] as const).filter((key) => new Set(known.map((each) => each[key])).size > 1);
  if (mixed.length > 0) {
    const kinds = mixed.flatMap((key) => [...new Set(known.map((each) => String(each[key])))]);
    notes.push({
      code: "SWEEP_MIXES",
      severity: "warning",
      message: `settings answer different questions (${kinds.join(", ")}), so that their estimates are not to be compared`,
      remedy: "sweep each apart",
      evidence: { kinds },
    });
  }
  return notes;
}
