import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { weightsAt } from "../../src/fade/weights.js";
import { type BareEffect, type FadeOptions, fade, windowSet } from "../../src/index.js";
import { exp, log } from "../../src/numeric/index.js";
import { expectClose } from "../support/close.js";

interface Course {
  readonly effects: readonly BareEffect[];
  readonly data: {
    readonly trial: readonly string[];
    readonly weeks: readonly number[];
    readonly control: readonly string[];
  };
}

const WEEKS = [1, 4, 12, 26, 52];

/** Trials seen at four of five weeks, with effects that a function of the week gives. */
function course(f: (weeks: number, trial: number) => number, trials = 8, control = "sham"): Course {
  const rows = Array.from({ length: trials }, (_, i) =>
    WEEKS.filter((_, j) => j !== i % WEEKS.length).map((weeks) => ({
      trial: `${control} ${i}`,
      weeks,
      yi: f(weeks, i),
    })),
  ).flat();
  return {
    effects: rows.map(({ yi }, i) => ({ yi, vi: 0.02 + 0.005 * (i % 3) })),
    data: {
      trial: rows.map(({ trial }) => trial),
      weeks: rows.map(({ weeks }) => weeks),
      control: rows.map(() => control),
    },
  };
}

const fitted = (made: Course, options: FadeOptions = {}) =>
  fade(made.effects, { data: made.data, samplingRho: 0.5, ...options });

const coefficients = (made: Course, options: FadeOptions) =>
  fitted(made, options).curves[0]!.model.fit.coefficients.map(({ estimate }) => estimate);

const expectAll = (actual: readonly number[], expected: readonly number[], absolute: number): void => {
  expect(actual).toHaveLength(expected.length);
  for (const [i, value] of expected.entries()) expectClose(actual[i], value, { absolute });
};

describe("effects that lie on a curve give it back", () => {
  test("a straight line", () => {
    expectAll(
      coefficients(
        course((t) => -0.8 + 0.01 * t),
        { shape: "linear" },
      ),
      [-0.8, 0.01],
      1e-8,
    );
  });

  test("a straight line over the logarithm of the weeks and one, and of the weeks", () => {
    const made = course((t) => -0.8 + 0.2 * log(t + 1));
    expectAll(coefficients(made, {}), [-0.8, 0.2], 1e-8);
    const shape = { kind: "log-linear", shift: 0 } as const;
    expectAll(
      coefficients(
        course((t) => -0.8 + 0.2 * log(t)),
        { shape },
      ),
      [-0.8, 0.2],
      1e-8,
    );
  });

  test("a spline gives the curve at every week between, be it a line", () => {
    const [curve] = fitted(
      course((t) => -0.8 + 0.01 * t),
      { shape: { kind: "spline", knots: [4, 12, 26] } },
    ).curves;
    for (const week of [1, 3, 9, 20, 40]) {
      const at = weightsAt(curve!, week).reduce((sum, w, i) => sum + w * curve!.model.fit.coefficients[i]!.estimate, 0);
      expectClose(at, -0.8 + 0.01 * week, { absolute: 1e-8 });
    }
  });

  test("window means", () => {
    const windows = windowSet({
      name: "two",
      windows: [
        { name: "early", from: 0, to: 12 },
        { name: "late", from: 12 },
      ],
    });
    expectAll(
      coefficients(
        course((t) => (t <= 12 ? -0.9 : -0.3)),
        { shape: "windows", windows },
      ),
      [-0.9, -0.3],
      1e-8,
    );
  });
});

describe("what stands together and what apart", () => {
  test("each control has its curve, with its own trials; together they share one model", () => {
    const [one, other] = [
      course((t, i) => -0.8 + 0.01 * t + exp(-i) / 10),
      course((_, i) => -0.3 + exp(-i) / 9, 6, "usual care"),
    ];
    const both: Course = {
      effects: [...one.effects, ...other.effects],
      data: {
        trial: [...one.data.trial, ...other.data.trial],
        weeks: [...one.data.weeks, ...other.data.weeks],
        control: [...one.data.control, ...other.data.control],
      },
    };
    const apart = fitted(both, { shape: "linear" });
    expect(apart.curves.map(({ key, trials }) => [key, trials.length])).toEqual([
      [{ control: "sham" }, 8],
      [{ control: "usual care" }, 6],
    ]);
    expect(apart.curves[0]!.model.fit.coefficients).toEqual(
      fitted(one, { shape: "linear" }).curves[0]!.model.fit.coefficients,
    );
    const together = fitted(both, { shape: "linear", curves: "together" });
    expect(together.curves[1]!.model).toBe(together.curves[0]!.model);
    expect(together.curves.map(({ first, size }) => [first, size])).toEqual([
      [0, 2],
      [2, 2],
    ]);
    expect(together.curves[0]!.model.studies.map(({ curve }) => curve).filter((curve) => curve === 1)).toHaveLength(24);
  });
});

describe("laws", () => {
  const errors = fc.array(
    fc.integer({ min: -100, max: 100 }).map((n) => n / 200),
    { minLength: 32, maxLength: 32 },
  );
  const noisy = (noise: readonly number[]): Course => {
    const made = course((t) => -0.8 + 0.1 * log(t + 1));
    return { ...made, effects: made.effects.map(({ yi, vi }, i) => ({ yi: yi + noise[i]!, vi })) };
  };

  test("effects times a number give a curve times it", () => {
    fc.assert(
      fc.property(errors, fc.constantFrom(-3, 0.25, 10), (noise, by) => {
        const made = noisy(noise);
        const effects = made.effects.map(({ yi, vi }) => ({ yi: by * yi, vi: by * by * vi }));
        const scaled = coefficients({ ...made, effects }, {});
        const [one] = fade(made.effects, { data: made.data, samplingRho: 0.5 }).curves;
        for (const [i, { estimate }] of one!.model.fit.coefficients.entries()) {
          expectClose(scaled[i], by * estimate, { relative: 1e-6, absolute: 1e-6 * Math.abs(by) });
        }
      }),
      { numRuns: 10 },
    );
  });
});
