import type {
  Alternative,
  Cell,
  ComputedEffect,
  Direction,
  Fit,
  FittedStudy,
  Grid,
  Interval,
  Strata,
  StratifyMethod,
  WithoutNumbers,
} from "../types/index.js";
import { emptiness, headings, undecided } from "./cell-text.js";
import { count, fixed, percent, pValue, short } from "./format.js";
import { intervalName, levelText, sourceOf, trialLabel } from "./subject.js";
import { plain } from "./text.js";
import { weekNumber, weeksOf } from "./weeks.js";

/** One line of a forest plot, from top to bottom; numbers on the analysis scale. */
export type ForestRow =
  | { readonly kind: "heading"; readonly level: 0 | 1; readonly text: string; readonly empty: string | null }
  | TrialRow
  | {
      readonly kind: "pooled" | "alternative";
      readonly k: number;
      readonly label: string;
      readonly estimate: number;
      readonly interval: Interval;
    }
  | { readonly kind: "prediction"; readonly label: string; readonly interval: Interval }
  | { readonly kind: "note"; readonly text: string };

/** A trial with what stands beside it; a trial that is not pooled has no weight. */
export interface TrialRow {
  readonly kind: "trial";
  readonly label: string;
  readonly week: string;
  readonly treatment: string;
  readonly comparator: string;
  readonly weight: string;
  readonly estimate: number;
  readonly interval: Interval;
  /** Share of the largest weight in the group, 0 to 1; `null` where nothing is pooled. */
  readonly share: number | null;
  readonly hollow: boolean;
}

/** What a forest plot prints for each arm: its size (events and size where events were counted), or its mean and SD too. */
export type ArmText = "n" | "summary";

/** The lines of a forest plot of one fit. */
export function rowsOfFit(fit: Fit, arms: ArmText): ForestRow[] {
  const trials = trialRows(fit, arms, null);
  return fit.k === 0 ? [{ kind: "note", text: "no trial" }, ...printedNotes(fit)] : [...trials, ...pooledRows(fit)];
}

/** Rules that a reader of the figure must know: which trials without events count, and why there is no diamond. */
const printedNotes = ({ notes }: Fit): ForestRow[] =>
  notes
    .filter(({ code }) => code === "DOUBLE_ZERO" || code === "NO_RATIO")
    .map(({ message }): ForestRow => ({ kind: "note", text: plain(message) }));

/** The lines of a forest plot of a grid: a heading for each cell, empty or not, and no diamond over several cells. */
export function rowsOfGrid({ strata, cells }: Grid, arms: ArmText): ForestRow[] {
  if (cells.length === 0) return [{ kind: "note", text: "no trial" }];
  let above: string | null = null;
  return cells.flatMap((cell) => {
    const [first = null, ...rest] = headings(cell.stratum, strata);
    const empty = emptiness(cell, strata.design);
    const rows: ForestRow[] = [];
    if (first !== null && (first !== above || rest.length === 0)) {
      rows.push({ kind: "heading", level: 0, text: first, empty: rest.length === 0 ? empty : null });
    }
    above = first;
    if (rest.length > 0) rows.push({ kind: "heading", level: 1, text: rest.join(", "), empty });
    if (first === null && empty !== null) rows.push({ kind: "note", text: empty });
    return [...rows, ...cellRows(cell, strata, arms)];
  });
}

function cellRows({ fit, stratum, withDoubtful }: Cell, { method, design }: Strata, arms: ArmText): ForestRow[] {
  const doubtful = (withDoubtful?.studies ?? []).filter(({ effect }) => effect?.status === "doubtful");
  return [
    ...trialRows(fit, arms, method),
    ...(fit.k > 0 ? pooledRows(fit) : []),
    ...doubtfulRows(doubtful, withDoubtful, arms, method),
    ...withoutNumbersRow(stratum.withoutNumbers, fit.k + doubtful.length, sourceOf(design)),
    ...undecidedRow(undecided(stratum).length, fit.k + doubtful.length + stratum.withoutNumbers.length),
  ];
}

function doubtfulRows(
  doubtful: readonly FittedStudy[],
  withDoubtful: Fit | null,
  arms: ArmText,
  method: StratifyMethod,
): ForestRow[] {
  if (doubtful.length === 0) return [];
  return [
    { kind: "note", text: "doubtful, not pooled:" },
    ...doubtful.map((study): ForestRow => ({ ...trialRow(study, null, arms, method), hollow: true })),
    ...(withDoubtful && withDoubtful.k > 1
      ? pooledRow(withDoubtful, "alternative", `with the doubtful, k = ${withDoubtful.k}`)
      : []),
  ];
}

function trialRows({ k, studies }: Fit, arms: ArmText, method: StratifyMethod | null): TrialRow[] {
  const largest = k > 1 ? studies.reduce((most, { weight }) => Math.max(most, weight ?? 0), 0) : null;
  return studies.map((study) => trialRow(study, largest, arms, method));
}

/** @param largest - weight in the pool; `null` for a trial that is not pooled */
function trialRow(study: FittedStudy, largest: number | null, arms: ArmText, method: StratifyMethod | null): TrialRow {
  const { effect, label, yi, confidence, weight } = study;
  const pooled = largest !== null && weight !== null;
  return {
    kind: "trial",
    label: plain(trialLabel(label, effect)),
    week: effect && method?.by.includes("window") ? weekText(effect, method.weeksFrom) : "",
    treatment: armText(study, "treatment", arms),
    comparator: armText(study, "comparator", arms),
    weight: pooled ? percent(weight) : "",
    estimate: yi,
    interval: confidence,
    share: pooled && largest > 0 ? weight / largest : null,
    hollow: effect?.status === "doubtful",
  };
}

/** The week of an effect, or those of the visits that it is a mean of. */
function weekText(effect: ComputedEffect, from: StratifyMethod["weeksFrom"]): string {
  const { contrast, combined } = effect;
  const parts = combined?.map(({ weeks }) => ({ ...effect, contrast: { ...contrast, weeks } })) ?? [effect];
  const weeks = parts.flatMap((part) => weeksOf(part, from) ?? []);
  return [...new Set(weeks)].map(weekNumber).join(", ");
}

function armText({ effect }: FittedStudy, side: "treatment" | "comparator", arms: ArmText): string {
  if (effect === null) return "";
  const { contrast } = effect;
  const n = effect.n[side];
  if (contrast.kind === "events") return `${contrast[side].events}/${contrast[side].n}`;
  if (arms === "summary" && contrast.kind === "means") {
    const { mean, sd } = contrast[side];
    const spread = sd === null ? "" : ` (${short(sd)})`;
    return `${short(mean)}${spread}${n === null ? "" : `, ${short(n)}`}`;
  }
  return n === null ? "" : short(n);
}

function pooledRows(fit: Fit): ForestRow[] {
  if (fit.method.tau2 === "none") return [];
  if (fit.k === 1) return [{ kind: "note", text: "one trial: shown, not pooled" }, ...printedNotes(fit)];
  const { prediction, method } = fit;
  return [
    ...pooledRow(fit, "pooled", `Pooled, k = ${fit.k}`),
    ...(fit.k === 2 ? fit.alternatives.filter((other) => !isOwn(other, fit)).flatMap(alternativeRow) : []),
    ...(prediction
      ? [{ kind: "prediction", label: `${levelText(method.level)} prediction interval`, interval: prediction } as const]
      : []),
    ...[heterogeneity(fit)].filter((text) => text !== "").map((text): ForestRow => ({ kind: "note", text })),
    ...printedNotes(fit),
    ...(fit.converged ? [] : [{ kind: "note", text: `τ² did not converge in ${fit.iterations} iterations` } as const]),
  ];
}

function pooledRow(fit: Fit, kind: "pooled" | "alternative", label: string): ForestRow[] {
  const { estimate, confidence } = fit;
  if (estimate === null) return [];
  if (confidence === null) return [{ kind: "note", text: `${label}: no interval follows from these numbers` }];
  return [{ kind, k: fit.k, label, estimate, interval: confidence }];
}

const isOwn = (other: Alternative, { method }: Fit): boolean =>
  other.tau2 === method.tau2 && other.interval === method.interval;

const alternativeRow = (other: Alternative): ForestRow[] => [
  { kind: "alternative", k: 2, label: intervalName(other), estimate: other.estimate, interval: other.confidence },
];

/** `τ² = 0.31, Q = 152.2 (df 12, P < 0.001), I² = 92%`. */
function heterogeneity({ method, tau2, Q, I2 }: Fit): string {
  return [
    tau2 === null || method.tau2 === "CE" ? null : `τ² = ${tau2Text(tau2)}`,
    Q === null ? null : `Q = ${fixed(Q.statistic, 1)} (df ${Q.df}, ${pValue(Q.pValue)})`,
    I2 === null ? null : `I² = ${fixed(100 * I2, 0)}%`,
  ]
    .filter((part) => part !== null)
    .join(", ");
}

function tau2Text(tau2: number): string {
  if (tau2 === 0) return "0";
  return tau2 >= 0.005 && tau2 < 1e6
    ? fixed(tau2, tau2 < 0.1 ? 3 : 2)
    : tau2.toExponential(1).replace("e+", "e").replaceAll("-", "−");
}

const directions: readonly (readonly [Direction, singular: string, plural: string])[] = [
  ["favours-treatment", "favours treatment", "favour treatment"],
  ["favours-comparator", "favours comparator", "favour comparator"],
  ["no-difference", "no difference", "no difference"],
  ["unclear", "unclear", "unclear"],
];

/** `2 further trials without usable numbers: 1 favours treatment, 1 no difference`. */
function withoutNumbersText(trials: readonly WithoutNumbers[], shown: number, source: string): string {
  const tallies = directions.flatMap(([direction, singular, plural]) => {
    const n = trials.filter((trial) => trial.direction === direction).length;
    const word = n === 1 ? singular : plural;
    // No line ends between a number and what it counts.
    return n === 0 ? [] : [trials.length === 1 ? word : `${n} ${word}`.replaceAll(" ", "\u00a0")];
  });
  return `${count(trials.length, `${shown > 0 ? "further " : ""}${source}`)} without usable numbers: ${tallies.join(", ")}`;
}

const withoutNumbersRow = (trials: readonly WithoutNumbers[], shown: number, source: string): ForestRow[] =>
  trials.length === 0 ? [] : [{ kind: "note", text: withoutNumbersText(trials, shown, source) }];

const undecidedRow = (trials: number, shown: number): ForestRow[] =>
  trials === 0
    ? []
    : [
        {
          kind: "note",
          text: `${count(trials, `${shown > 0 ? "further " : ""}trial`)} with several arms, none chosen`,
        },
      ];
