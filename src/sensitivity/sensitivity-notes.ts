import { requireEffects } from "../effect/require-effects.js";
import { naturalScaleOf } from "../measure/index.js";
import { type PoolOptions, pool } from "../model/index.js";
import type { BareEffect, Diagnostic, EffectSize, Fit, Interval, IntervalMethod, Tau2Method } from "../types/index.js";
import { type LeaveOneOutOptions, leaveOneOut } from "./leave-one-out.js";

/** How the effects are pooled, what is left out together, and which other methods are tried. */
export interface SensitivityNotesOptions extends PoolOptions, Pick<LeaveOneOutOptions, "by" | "onProgress" | "signal"> {
  /** Estimators of tau2 that are tried; `REML`, `DL`, `PM` by default. */
  readonly estimators?: readonly Exclude<Tau2Method, "fixed">[];
  /** Intervals that are tried with each; `HKSJ`, `HKSJ-adhoc`, `z` by default. */
  readonly intervals?: readonly IntervalMethod[];
}

/**
 * Whether what a pool says of no effect, whether its interval lies above it, below it or holds it, is another thing without
 * one trial, or by another estimator or interval in common use. A common-effect pool is tried with other intervals alone; of
 * measures without a value that stands for no effect, such as proportions, nothing is said.
 *
 * These notes describe how far a result can be relied on. They do not say which of the results is right, and no note does not
 * make a result right.
 *
 * @param effects - as for {@link pool}
 * @returns at most two notes, `RESULT_TURNS_ON_ONE_TRIAL` and `CONCLUSION_BY_METHOD`, with the intervals as evidence
 * @throws {@link SynthesisError} as {@link pool} and {@link leaveOneOut} do; `NOT_EFFECTS`
 * @example
 * const effects = [0.8, 0.1, 0.3, 0.2, 0.1].map((yi, i) => ({ yi, vi: 0.05, label: "ABCDE"[i] }));
 * sensitivityNotes(effects)[0].message; // "the 95% interval holds 0 with all trials; without A it lies above 0"
 */
export function sensitivityNotes(
  effects: readonly EffectSize[] | readonly BareEffect[],
  options: SensitivityNotesOptions = {},
): readonly Diagnostic[] {
  requireEffects("sensitivityNotes", effects);
  const {
    by,
    onProgress,
    signal,
    estimators = ["REML", "DL", "PM"],
    intervals = ["HKSJ", "HKSJ-adhoc", "z"],
    ...asked
  } = options;
  // Neither is looked at, and both cost more than all else.
  const how: PoolOptions = { ...asked, prediction: "none", tau2Interval: "none" };
  const fit = pool(effects, how);
  const { noEffect, value } = naturalScaleOf(fit);
  if (fit.k < 2 || fit.confidence === null || noEffect === null) return [];
  const reading = readingOf(noEffect, value(noEffect));
  const leaving = { ...how, ...(by && { by }), ...(onProgress && { onProgress }), ...(signal && { signal }) };
  return [
    ...aboutTrials(effects, fit, reading, leaving),
    ...aboutMethods(effects, fit, reading, how, estimators, intervals),
  ];
}

type Side = "above" | "below" | "holds";

/** What an interval says of no effect, and how that is told on the scale that a reader sees. */
interface Reading {
  readonly sideOf: (interval: Interval) => Side;
  readonly says: Readonly<Record<Side, string>>;
}

const readingOf = (noEffect: number, seen: number): Reading => ({
  sideOf: ([lower, upper]) => (lower > noEffect ? "above" : upper < noEffect ? "below" : "holds"),
  says: { above: `lies above ${seen}`, below: `lies below ${seen}`, holds: `holds ${seen}` },
});

function aboutTrials(
  effects: readonly EffectSize[] | readonly BareEffect[],
  fit: Fit,
  { sideOf, says }: Reading,
  options: LeaveOneOutOptions,
): readonly Diagnostic[] {
  // Without one of two, a single study is left, and nothing is pooled.
  if (fit.k < 3) return [];
  const before = sideOf(fit.confidence!);
  const turning = leaveOneOut(
    effects as readonly BareEffect[],
    options as LeaveOneOutOptions<readonly BareEffect[]>,
  ).rows.flatMap(({ leftOut, k, estimate, confidence }) =>
    k < 2 || confidence === null || sideOf(confidence) === before
      ? []
      : [{ leftOut, estimate, confidence, side: sideOf(confidence) }],
  );
  if (turning.length === 0) return [];
  const parts = (["holds", "above", "below"] as const).flatMap((side) => {
    const names = turning.filter((each) => each.side === side).map(({ leftOut }) => leftOut);
    return names.length === 0 ? [] : [`without ${either(names)} it ${says[side]}`];
  });
  return [
    {
      code: "RESULT_TURNS_ON_ONE_TRIAL",
      severity: "warning",
      message: `the ${percent(fit)} interval ${says[before]} with all trials; ${parts.join("; ")}`,
      remedy: "look at these trials, and report the result with and without them",
      evidence: {
        estimate: fit.estimate,
        confidence: fit.confidence,
        without: turning.map(({ side: _, ...each }) => each),
      },
    },
  ];
}

function aboutMethods(
  effects: readonly EffectSize[] | readonly BareEffect[],
  fit: Fit,
  { sideOf, says }: Reading,
  options: PoolOptions,
  estimators: readonly Exclude<Tau2Method, "fixed">[],
  intervals: readonly IntervalMethod[],
): readonly Diagnostic[] {
  const { method } = fit;
  const before = sideOf(fit.confidence!);
  const own = method.tau2 === "CE" || method.tau2 === "fixed";
  const pairs = (own ? [options.tau2!] : estimators).flatMap((tau2) =>
    (own ? (["z", "t"] as const) : intervals).map((interval) => ({ tau2, interval })),
  );
  const others = pairs.filter(({ tau2, interval }) => tau2 !== method.tau2 || interval !== method.interval);
  // Q about the tables needs them; all else is made of numbers, which were found to belong together.
  const numbers = options.QAbout === "Mantel-Haenszel" ? effects : fit.studies.map(({ yi, vi }) => ({ yi, vi }));
  const tried = others.flatMap(({ tau2, interval }) => {
    const { estimate, confidence } = pool(numbers, { ...options, tau2, interval });
    return confidence === null ? [] : [{ tau2, interval, estimate, confidence }];
  });
  const otherwise = tried.filter(({ confidence }) => sideOf(confidence) !== before);
  if (otherwise.length === 0) return [];
  const names = otherwise.map(
    ({ tau2, interval, confidence }) => `${tau2} with ${interval} it ${says[sideOf(confidence)]}`,
  );
  return [
    {
      code: "CONCLUSION_BY_METHOD",
      severity: "warning",
      message: `the ${percent(fit)} interval ${says[before]} by ${method.tau2} with ${method.interval}; of ${tried.length} other methods ${otherwise.length} say otherwise: by ${names.join(", by ")}`,
      remedy: "choose the method before seeing results, and say that others differ",
      evidence: { estimate: fit.estimate, confidence: fit.confidence, otherwise },
    },
  ];
}

const percent = ({ method: { level } }: Fit): string => `${Number((100 * level).toPrecision(4))}%`;

const either = (names: readonly string[]): string =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
