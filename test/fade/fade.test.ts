import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { weightsAt } from "../../src/fade/weights.js";
import { fade, windowSet } from "../../src/index.js";
import { exp, log } from "../../src/numeric/index.js";
import { expectClose } from "../support/close.js";
import { runs } from "../support/runs.js";
import { beside, type Course, coefficients, course, fitted, noisy } from "./course.js";

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
    const both = beside(one!, other!);
    const apart = fitted(both, { shape: "linear" });
    expect(apart.curves.map(({ key, trials }) => [key, trials.length])).toEqual([
      [{ control: "sham" }, 8],
      [{ control: "usual care" }, 6],
    ]);
    expect(apart.curves[0]!.model.fit.coefficients).toEqual(
      fitted(one!, { shape: "linear" }).curves[0]!.model.fit.coefficients,
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
  test("effects times a number give a curve times it", () => {
    fc.assert(
      fc.property(errors, fc.constantFrom(-3, 0.25, 10), (noise, by) => {
        const made: Course = noisy(
          course((t) => -0.8 + 0.1 * log(t + 1)),
          noise,
        );
        const effects = made.effects.map(({ yi, vi }) => ({ yi: by * yi, vi: by * by * vi }));
        const scaled = coefficients({ ...made, effects }, {});
        const [one] = fade(made.effects, { data: made.data, samplingRho: 0.5 }).curves;
        for (const [i, { estimate }] of one!.model.fit.coefficients.entries()) {
          expectClose(scaled[i], by * estimate, { relative: 1e-6, absolute: 1e-6 * Math.abs(by) });
        }
      }),
      runs(10),
    );
  });

  test("the order of the effects makes no difference", () => {
    fc.assert(
      fc.property(errors, fc.integer({ min: 1, max: 31 }), (noise, by) => {
        const made = noisy(
          course((t) => -0.8 + 0.1 * log(t + 1)),
          noise,
        );
        const turned = <T>(rows: readonly T[]): readonly T[] => [...rows.slice(by), ...rows.slice(0, by)];
        const { trial, weeks, control } = made.data;
        const data = { trial: turned(trial), weeks: turned(weeks), control: turned(control) };
        const [one, other] = [made, { effects: turned(made.effects), data }].map(
          (each) => fade(each.effects, { data: each.data, samplingRho: 0.5 }).curves[0]!.model.robust.coefficients,
        );
        for (const [i, { estimate, stdError }] of one!.entries()) {
          expectClose(other![i]!.estimate, estimate, { relative: 1e-6, absolute: 1e-7 });
          expectClose(other![i]!.stdError, stdError, { relative: 1e-5, absolute: 1e-7 });
        }
      }),
      runs(10),
    );
  });
});
