import { type BareEffect, type FadeOptions, fade } from "../../src/index.js";
import type { Fade } from "../../src/types/index.js";

/** Bare effects of trials over weeks. */
export interface Course {
  readonly effects: readonly BareEffect[];
  readonly data: {
    readonly trial: readonly string[];
    readonly weeks: readonly number[];
    readonly control: readonly string[];
  };
}

interface Row {
  readonly trial: string;
  readonly weeks: number;
  readonly yi: number;
  readonly vi?: number;
  readonly control?: string;
}

export const courseOf = (rows: readonly Row[]): Course => ({
  effects: rows.map(({ yi, vi }, i) => ({ yi, vi: vi ?? 0.02 + 0.005 * (i % 3) })),
  data: {
    trial: rows.map(({ trial }) => trial),
    weeks: rows.map(({ weeks }) => weeks),
    control: rows.map(({ control }) => control ?? "sham"),
  },
});

const WEEKS: readonly number[] = [1, 4, 12, 26, 52];

/** Trials seen at all but one of five weeks, with effects that a function of the week and the trial gives. */
export const course = (f: (weeks: number, trial: number) => number, trials = 8, control = "sham"): Course =>
  courseOf(
    Array.from({ length: trials }, (_, i) =>
      WEEKS.filter((_, j) => j !== i % WEEKS.length).map((weeks) => ({
        ...{ trial: `${control} ${i}`, weeks, yi: f(weeks, i), control },
      })),
    ).flat(),
  );

/** Trials of several courses side by side. */
export const beside = (one: Course, other: Course): Course => ({
  effects: [...one.effects, ...other.effects],
  data: {
    trial: [...one.data.trial, ...other.data.trial],
    weeks: [...one.data.weeks, ...other.data.weeks],
    control: [...one.data.control, ...other.data.control],
  },
});

/** With deviations added to the effects. */
export const noisy = (made: Course, noise: readonly number[]): Course => ({
  ...made,
  effects: made.effects.map(({ yi, vi }, i) => ({ yi: yi + noise[i % noise.length]!, vi })),
});

export const fitted = (made: Course, options: FadeOptions = {}): Fade =>
  fade(made.effects, { data: made.data, samplingRho: 0.5, ...options });

export const coefficients = (made: Course, options: FadeOptions = {}): readonly number[] =>
  fitted(made, options).curves[0]!.model.fit.coefficients.map(({ estimate }) => estimate);
