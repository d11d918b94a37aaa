import { syntheticNeedling } from "../../datasets/index.js";
import { readCodebook } from "../../src/data/index.js";
import { SynthesisError } from "../../src/errors.js";
import { contrastWeeks, curveAt, fade, flatness, persistence, slopesApart, timeToHalf } from "../../src/fade/index.js";
import type { ComputedEffect, FadeCurve, FadeEstimate, Interval, SlopesApart, WeekSet } from "../../src/types/index.js";
import { HALF_LIFE, type Layout, level, samplingRho, truthAt, weeks } from "./layouts.js";
import type { Answer } from "./tally.js";

/** What one fit says; the code of the error or reason where it is refused. */
export type Analysis =
  | {
      readonly answers: Readonly<Record<string, Answer>>;
      readonly converged: boolean;
      /** A simpler covariance of true effects was fitted. */
      readonly reduced: boolean;
    }
  | string;

const windows = readCodebook(syntheticNeedling.codebook).windows!;

export function analyse(effects: readonly ComputedEffect[], layout: Layout): Analysis {
  const { set, control, shape, random } = layout;
  const some = control === null ? effects : effects.filter(({ contrast }) => contrast.control.name === control);
  const options = { by: [], samplingRho: random === "none" ? 0 : samplingRho, random, level };
  try {
    const [curve] = fade(some, { ...options, ...(shape === "windows" ? { shape, windows } : { shape }) }).curves;
    const isMixed = set === "synthetic-needling-composition" && random === "CS";
    return {
      answers: { ...answersOf(curve!, layout), ...(isMixed ? slopeAnswers(slopesApart(curve!)) : {}) },
      converged: curve!.model.fit.converged,
      reduced: curve!.model.random !== random,
    };
  } catch (error) {
    if (error instanceof SynthesisError) return error.code;
    throw error;
  }
}

/** Every question is asked; one that is not answered is an answer of the kind `refused`. */
function answersOf(curve: FadeCurve, layout: Layout): Readonly<Record<string, Answer>> {
  const { early, late, read } = weeks;
  const truth = (week: number): number | null => truthAt(layout, week);
  const fades = layout.set === "synthetic-needling";
  const change = fades ? truth(early)! - truth(late)! : 0;
  return {
    ...Object.fromEntries(
      read.flatMap((week) => {
        const value = truth(week);
        return value === null ? [] : [[`f(${week})`, asked(() => estimated(curveAt(curve, [week])[0]!, value))]];
      }),
    ),
    [`f(${early}) - f(${late})`]: asked(() => estimated(contrastWeeks(curve, early, late), change)),
    ...(curve.shape.kind === "exponential" ? {} : { flatness: asked(() => flat(curve)) }),
    ...(fades ? ratios(curve, truth(late)! / truth(early)!) : {}),
  };
}

function ratios(curve: FadeCurve, share: number): Readonly<Record<string, Answer>> {
  const { early, late } = weeks;
  return {
    [`persistence(${late}, ${early})`]: asked(() => {
      const { estimate, kind, limits } = persistence(curve, late, early);
      const within = limits !== null && limits[0] <= share && share <= limits[1];
      const covered = { interval: within, "two-rays": limits === null || !strictly(limits, share), "whole-line": true };
      return {
        ...{ kind, error: estimate === null ? null : estimate - share, covered: covered[kind], rejected: null },
        ...{ width: kind === "interval" ? widthOf(limits!) : null, df: null },
      };
    }),
    ...(curve.shape.kind === "windows" ? {} : { [`timeToHalf(${early})`]: asked(() => half(curve, early)) }),
  };
}

function half(curve: FadeCurve, since: number): Answer {
  const found = timeToHalf(curve, since);
  const truth = since + HALF_LIFE;
  const [only] = found.spans;
  return {
    kind: kindOf(found),
    error: found.estimate === null ? null : found.estimate - truth,
    covered: found.spans.some(([from, to]) => from <= truth && truth <= to),
    rejected: null,
    width: found.spans.length === 1 && !found.reachesEnd ? widthOf(only!) : null,
    df: null,
  };
}

const kindOf = ({ spans, reachesEnd }: WeekSet): string =>
  spans.length === 0 ? "none" : reachesEnd ? "reaches the end" : spans.length === 1 ? "closed" : "several spans";

function flat(curve: FadeCurve): Answer {
  const { test } = flatness(curve);
  const pValue = test?.pValue ?? null;
  return {
    ...{ kind: pValue === null ? "no test" : "test", error: null, width: null },
    ...{ covered: pValue !== null && pValue > 1 - level, rejected: pValue !== null && pValue <= 1 - level },
    df: test?.residualDf ?? null,
  };
}

function slopeAnswers({ within, between, difference }: SlopesApart): Readonly<Record<string, Answer>> {
  return { within: estimated(within!, 0), between: estimated(between!, 0), agreement: estimated(difference!, 0) };
}

/** The 95% interval of an estimate, held against a truth, and whether it rejects 0. */
const estimated = ({ estimate, confidence, df }: FadeEstimate, truth: number): Answer => ({
  kind: "interval",
  error: estimate - truth,
  covered: confidence[0] <= truth && truth <= confidence[1],
  rejected: confidence[0] > 0 || confidence[1] < 0,
  width: widthOf(confidence),
  df,
});

const widthOf = ([lower, upper]: Interval): number => upper - lower;
const strictly = ([lower, upper]: Interval, value: number): boolean => lower < value && value < upper;

function asked(question: () => Answer): Answer {
  try {
    return question();
  } catch (error) {
    if (!(error instanceof SynthesisError)) throw error;
    return { kind: `refused: ${error.code}`, error: null, covered: false, rejected: null, width: null, df: null };
  }
}
