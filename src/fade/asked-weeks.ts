import { SynthesisError } from "../errors.js";
import { rounded, windowOf } from "../strata/windows.js";
import type { FadeCurve, Interval } from "../types/index.js";
import { weightsAt } from "./weights.js";

/** Whether weeks beyond those observed are asked for. */
export interface ExtrapolateOptions {
  /** `false` by default: nothing is said of weeks before the first visit or after the last. */
  readonly extrapolate?: boolean;
}

/** Whether a week lies within those observed; a window that holds a visit speaks for all of its weeks. */
export function isObserved({ shape, weeks: [first, last] }: FadeCurve, weeks: number): boolean {
  if (shape.kind === "windows") return windowOf(weeks, shape.windows) !== null;
  return rounded(weeks) >= rounded(first) && rounded(weeks) <= rounded(last);
}

/**
 * Weights of the curve at a week that somebody asks for.
 *
 * @throws {@link SynthesisError} `BEYOND_OBSERVED`, `BETWEEN_WINDOWS`, `BAD_WEEKS`
 */
export function askedWeek(
  who: string,
  curve: FadeCurve,
  weeks: number,
  { extrapolate = false }: ExtrapolateOptions,
): readonly number[] {
  const { shape } = curve;
  const [first, last] = curve.weeks;
  if (!Number.isFinite(weeks) || (shape.kind === "log-linear" && !(weeks + shape.shift > 0))) {
    throw new SynthesisError("BAD_WEEKS", `${who}: needs a week that the curve can have, got ${weeks}`, {
      remedy: `visits lie between ${first} and ${last}`,
    });
  }
  if (shape.kind === "windows" && windowOf(weeks, shape.windows) === null) {
    throw new SynthesisError("BETWEEN_WINDOWS", `${who}: week ${weeks} lies in no window that holds a visit`, {
      remedy: `the windows are ${shape.windows.windows.map(({ name }) => name).join(", ")}`,
    });
  }
  if (!extrapolate && !isObserved(curve, weeks)) {
    throw new SynthesisError(
      "BEYOND_OBSERVED",
      `${who}: week ${weeks} lies beyond the weeks observed, ${first} to ${last}`,
      { remedy: "ask for a week between them, or for extrapolate: true, which leans on the shape alone" },
    );
  }
  return weightsAt(curve, weeks);
}

/**
 * Weights of the curve at two weeks that differ.
 *
 * @throws {@link SynthesisError} `SAME_WEEKS`, and as {@link askedWeek}
 */
export function askedPair(
  who: string,
  curve: FadeCurve,
  [one, other]: readonly [number, number],
  options: ExtrapolateOptions,
): readonly [one: readonly number[], other: readonly number[]] {
  const pair = [askedWeek(who, curve, one, options), askedWeek(who, curve, other, options)] as const;
  if (pair[0].some((weight, i) => weight !== pair[1][i])) return pair;
  throw new SynthesisError("SAME_WEEKS", `${who}: the curve is the same at weeks ${one} and ${other} by its shape`, {
    remedy: curve.shape.kind === "windows" ? "ask for weeks of two windows" : "ask for two weeks",
  });
}

/** @throws {@link SynthesisError} `NO_CONTINUOUS_CURVE` */
export function requireContinuous(who: string, { shape }: FadeCurve): void {
  if (shape.kind !== "windows") return;
  throw new SynthesisError("NO_CONTINUOUS_CURVE", `${who}: means of windows have no week at which they change`, {
    remedy: "compare two windows by contrastWeeks or persistence, or fit another shape",
  });
}

/** So many times the last observed week is looked ahead where weeks beyond are asked for. */
const HORIZON = 10;

/**
 * The weeks that are looked at: those observed from `since` on; with `extrapolate` from 0 to ten times the last observed one.
 */
export function searchedWeeks(
  { weeks: [first, last], shape }: FadeCurve,
  { extrapolate = false }: ExtrapolateOptions,
  since?: number,
): Interval {
  const start = shape.kind === "log-linear" && shape.shift <= 0 ? first : Math.min(0, first);
  const [from, to] = extrapolate ? [start, HORIZON * Math.max(last, 1)] : [first, last];
  return [since ?? from, Math.max(to, since ?? to)];
}
