import { SynthesisError } from "../errors.js";
import { about, criticalValues } from "../model/interval.js";
import { orthonormal } from "../numeric/index.js";
import { fitTerm } from "../regression/terms.js";
import { rounded, windowOf } from "../strata/windows.js";
import type { AskedShape, Diagnostic, FittedShape } from "../types/index.js";
import type { exponentialShape } from "./exponential.js";
import { type Observation, visitsByTrial, visitsOf } from "./observations.js";
import { namesOfShapes } from "./options.js";
import { columnsOf, rowOf } from "./shapes.js";

/** The shape that a group's effects carry, or why they carry none. */
export type Carried = { readonly shape: FittedShape } | { readonly refused: Diagnostic };

/**
 * @param all - effects whose weeks place the knots of a spline: those of all groups that share a model
 * @param rateOf - fits the exponential
 */
export function carriedShape(
  observations: readonly Observation[],
  all: readonly Observation[],
  asked: AskedShape,
  level: number,
  rateOf: () => ReturnType<typeof exponentialShape>,
): Carried {
  const visits = visitsOf(observations);
  const byTrial = visitsByTrial(observations);
  if (byTrial.size < 2) return { refused: oneTrial(observations, level) };
  if (visits.length < 2) {
    return {
      refused: {
        code: "ONE_WEEK",
        severity: "warning",
        message: `all ${observations.length} effects stand at week ${visits[0]}: no course is seen`,
        remedy: "pool them",
        evidence: { week: visits[0], trials: [...byTrial.keys()] },
      },
    };
  }
  if (asked.kind === "exponential") {
    const lacks = lackOfDecay(visits, byTrial);
    const shape = lacks === null ? rateOf() : lacks;
    return typeof shape === "string"
      ? { refused: notCarried(asked, edges[shape] ?? shape, observations, instead[shape]) }
      : { shape };
  }
  const shape = withKnots(asked, observations, all);
  if (shape === null) {
    return { refused: notCarried(asked, `its ${visits.length} different weeks do not place the knots`, observations) };
  }
  const lacks = lackOf(shape, observations, visits);
  return lacks === null ? { shape } : { refused: notCarried(asked, lacks, observations) };
}

const FEWEST_VISITS = 4;
const FEWEST_SERIES = 3;

function lackOfDecay(visits: readonly number[], byTrial: ReadonlyMap<string, readonly number[]>): string | null {
  const series = [...byTrial.values()].filter((of) => of.length >= 3).length;
  if (visits.length >= FEWEST_VISITS && series >= FEWEST_SERIES) return null;
  return `a rate needs ${FEWEST_VISITS} different weeks and ${FEWEST_SERIES} trials seen at three weeks or more, and it has ${visits.length} and ${series}`;
}

/** What a rate at an end of its range says. */
const edges: Readonly<Record<string, string>> = {
  line: "the likelihood rises to the lowest rate that the weeks can tell: no asymptote is in sight, and the course is a straight line",
  step: "the likelihood rises to the highest rate that the weeks can tell: all that is seen is a step after the first week",
};

const instead: Readonly<Record<string, string>> = {
  line: 'use shape: "linear"',
  step: 'use shape: "windows" with a border after the first week',
};

function withKnots(
  asked: Exclude<AskedShape, { kind: "exponential" }>,
  observations: readonly Observation[],
  all: readonly Observation[],
): FittedShape | null {
  if (asked.kind === "windows") {
    const windows = asked.windows.windows.filter((window) =>
      observations.some(({ weeks }) => windowOf(weeks, asked.windows) === window),
    );
    return { kind: "windows", windows: { ...asked.windows, windows } };
  }
  if (asked.kind !== "spline") return asked;
  const weeks = { name: "weeks", values: all.map((each) => each.weeks), levels: [], numeric: true };
  try {
    const term = fitTerm("fade", { spline: "weeks", knots: asked.knots }, () => weeks, false);
    return term.kind === "spline" ? { kind: "spline", knots: term.knots } : null;
  } catch (error) {
    if (error instanceof SynthesisError && error.code === "BAD_DESIGN" && isCount(asked.knots)) return null;
    throw error;
  }
}

/** A number of knots that is in order for itself. */
const isCount = (knots: number | readonly number[]): boolean =>
  typeof knots === "number" && Number.isInteger(knots) && knots >= 3 && knots <= 7;

/** What the effects lack for a shape; `null` where nothing. */
function lackOf(shape: FittedShape, observations: readonly Observation[], visits: readonly number[]): string | null {
  const size = columnsOf(shape).length;
  if (shape.kind === "windows" && size < 2) return `all its effects lie in one window, ${columnsOf(shape)[0]}`;
  if (visits.length < size) {
    return `${size} coefficients need as many different weeks, and it has ${visits.length} (${visits.join(", ")})`;
  }
  if (observations.length <= size) {
    return `${size} coefficients need more effects than that, and it has ${observations.length}`;
  }
  const beyond = observations.find(({ weeks }) => !rowOf(shape, weeks).every(Number.isFinite));
  if (beyond !== undefined) return `it has no value at week ${rounded(beyond.weeks)}`;
  if (shape.kind === "spline") {
    const thin = thinPart(shape.knots, observations);
    if (thin !== null) return thin;
  }
  const rows = observations.map(({ weeks }) => rowOf(shape, weeks));
  const columns = columnsOf(shape).map((_, j) => Float64Array.from(rows, (row) => row[j]!));
  return orthonormal(columns).q.length < size
    ? `its weeks (${visits.join(", ")}) do not tell its coefficients apart`
    : null;
}

const FEWEST_TRIALS = 2;

/** A stretch between inner knots that is seen in too few trials bends as it likes. */
function thinPart(knots: readonly number[], observations: readonly Observation[]): string | null {
  const borders = [Number.NEGATIVE_INFINITY, ...knots.slice(1, -1), Number.POSITIVE_INFINITY];
  for (let i = 1; i < borders.length; i++) {
    const [from, to] = [borders[i - 1]!, borders[i]!];
    const trials = new Set(observations.filter(({ weeks }) => weeks >= from && weeks <= to).map(({ trial }) => trial));
    if (trials.size >= FEWEST_TRIALS) continue;
    const where = [
      ...(Number.isFinite(from) ? [`from week ${rounded(from)}`] : []),
      ...(Number.isFinite(to) ? [`to week ${rounded(to)}`] : []),
    ].join(" ");
    return `${where} ${trials.size === 0 ? "no trial" : "one trial alone"} was seen`;
  }
  return null;
}

const notCarried = (
  asked: AskedShape,
  lack: string,
  observations: readonly Observation[],
  remedy = asked.kind === "linear" || asked.kind === "log-linear" ? "pool the effects" : 'use shape: "log-linear"',
): Diagnostic => ({
  code: "SHAPE_NOT_CARRIED",
  severity: "warning",
  message: `${namesOfShapes[asked.kind]} is not carried: ${lack}`,
  remedy,
  evidence: {
    shape: asked.kind,
    k: observations.length,
    visits: visitsOf(observations),
    trials: visitsByTrial(observations).size,
  },
});

function oneTrial(observations: readonly Observation[], level: number): Diagnostic {
  const { z } = criticalValues(level);
  return {
    code: "ONE_TRIAL",
    severity: "warning",
    message: `one trial, ${observations[0]!.trial}: how trials vary about a curve cannot be seen`,
    remedy: "read its own effects, which the evidence holds",
    evidence: {
      trial: observations[0]!.trial,
      effects: [...observations]
        .sort((a, b) => a.weeks - b.weeks)
        .map(({ label, weeks, effect: { yi, vi } }) => ({
          ...{ label, weeks, yi, vi },
          confidence: about(yi, z * Math.sqrt(vi)),
        })),
    },
  };
}
