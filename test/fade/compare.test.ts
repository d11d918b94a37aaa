import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { syntheticNeedlingComposition } from "../../datasets/index.js";
import {
  compareShapes,
  contrastWeeks,
  effectSizes,
  fade,
  fadeAlike,
  mixedModel,
  readContrasts,
  SynthesisError,
  slopesApart,
} from "../../src/index.js";
import { log } from "../../src/numeric/index.js";
import { expectClose } from "../support/close.js";
import { runs } from "../support/runs.js";
import { beside, course, courseOf, fitted, noisy } from "./course.js";

const noise = Array.from({ length: 31 }, (_, i) => 0.09 * Math.sin(12.9 * (i + 1)));
const made = noisy(
  course((t) => -0.8 + 0.15 * log(t + 1)),
  noise,
);
const options = { data: made.data, samplingRho: 0.5 };

const errorOf = (ask: () => unknown): SynthesisError => {
  try {
    ask();
  } catch (error) {
    if (error instanceof SynthesisError) return error;
  }
  throw new Error("nothing was refused");
};

describe("comparison of shapes", () => {
  test("each has the criteria of its mixed model by full likelihood", () => {
    const { shapes, k, trials } = compareShapes(made.effects, ["linear", "log-linear", "exponential"], options);
    expect([k, trials]).toEqual([32, 8]);
    const { statistics } = mixedModel(made.effects, {
      data: { ...made.data, visit: made.data.weeks, log: made.data.weeks.map((t) => log(t + 1)) },
      covariance: fitted(made).curves[0]!.model.sampling,
      ...{ random: [{ nested: ["trial", "visit"] }], moderators: ["log"], estimator: "ML" },
    });
    const { logLikelihood, AIC, AICc, BIC, parameters } = shapes[1]!;
    expect(parameters).toBe(4);
    expectClose(logLikelihood, statistics.ML.logLikelihood, { absolute: 1e-8 });
    expectClose(AIC, statistics.ML.AIC, { absolute: 1e-7 });
    expectClose(AICc, statistics.ML.AICc, { absolute: 1e-7 });
    expectClose(BIC, statistics.ML.BIC, { absolute: 1e-7 });
    expect(shapes[2]!.parameters).toBe(5);
  });

  test("the best has the lowest criterion, and a fade of it says that it was chosen", () => {
    const comparison = compareShapes(made.effects, ["linear", "log-linear"], { ...options, criterion: "BIC" });
    expect(comparison.best).toEqual({ kind: "log-linear", shift: 1 });
    const chosen = fade(made.effects, { ...options, shape: comparison });
    expect(chosen.notes.map(({ code }) => code)).toEqual(["SELECTED_SHAPE"]);
    expect(chosen.curves[0]!.model.fit.coefficients).toEqual(fitted(made).curves[0]!.model.fit.coefficients);
  });

  test("what the effects do not carry, or not all of them, is refused by name", () => {
    const windows = {
      kind: "windows",
      windows: {
        name: "early",
        windows: [
          { name: "a", from: 0, to: 4 },
          { name: "b", from: 4, to: 26 },
        ],
      },
    } as const;
    const eight = { kind: "spline", knots: [1, 2, 4, 12, 26, 52] } as const;
    const { shapes, refused } = compareShapes(made.effects, ["linear", windows, eight], options);
    expect(shapes.map(({ shape }) => shape.kind)).toEqual(["linear"]);
    expect(refused.map(({ shape, reason }) => [shape.kind, reason.code])).toEqual([
      ["windows", "OTHER_ROWS"],
      ["spline", "SHAPE_NOT_CARRIED"],
    ]);
  });

  test("restricted likelihoods of different designs are refused", () => {
    const ask = () => compareShapes(made.effects, ["linear", "log-linear"], { ...options, estimator: "REML" });
    expect(errorOf(ask).code).toBe("REML_DIFFERENT_DESIGNS");
  });

  test("effects times a number change no choice", () => {
    fc.assert(
      fc.property(fc.constantFrom(-4, 0.5, 8), (by) => {
        const effects = made.effects.map(({ yi, vi }) => ({ yi: by * yi, vi: by * by * vi }));
        const [one, other] = [made.effects, effects].map((each) =>
          compareShapes(each, ["linear", "log-linear"], options),
        );
        const difference = ({ shapes }: NonNullable<typeof one>): number => shapes[0]!.AICc - shapes[1]!.AICc;
        expectClose(difference(other!), difference(one!), { absolute: 1e-6 });
        expect(other!.best).toEqual(one!.best);
      }),
      runs(3),
    );
  });
});

describe("the course within trials, apart from early and late trials", () => {
  test("both slopes are given back by effects that have them", () => {
    const rows = Array.from({ length: 8 }, (_, i) =>
      [2 + i, 6 + 2 * i, 20 + 3 * i].map((weeks) => ({ trial: `T${i}`, weeks })),
    );
    const two = courseOf(
      rows.flatMap((of) => {
        const mean = of.reduce((sum, { weeks }) => sum + weeks, 0) / of.length;
        return of.map((row) => ({ ...row, yi: -1 + 0.03 * mean + 0.004 * (row.weeks - mean) }));
      }),
    );
    const { within, between, difference, repeated } = slopesApart(fitted(two, { shape: "linear" }).curves[0]!);
    expect(repeated).toHaveLength(8);
    expectClose(within!.estimate, 0.004, { absolute: 1e-8 });
    expectClose(between!.estimate, 0.03, { absolute: 1e-8 });
    expectClose(difference!.estimate, 0.026, { absolute: 1e-8 });
  });

  test("late trials with smaller effects look like fading, and within trials nothing moves", () => {
    const effects = effectSizes(readContrasts(syntheticNeedlingComposition), {
      outcome: "pain",
      measure: "MD",
      scale: [0, 10],
    });
    const curve = fade(effects, { by: [], samplingRho: 0.6 }).curves[0]!;
    const naive = fade(effects, { by: [], samplingRho: 0, random: "none" }).curves[0]!;
    expect(contrastWeeks(naive, 1, 52).estimate).toBeLessThan(-0.5);
    const { within, between, notes } = slopesApart(curve);
    expect(within!.pValue).toBeGreaterThan(0.05);
    expect(between!.pValue).toBeLessThan(0.01);
    expect(Math.abs(within!.estimate)).toBeLessThan(between!.estimate / 10);
    expect(notes.map(({ code }) => code)).toEqual(["SLOPES_DIFFER"]);
    expect(Math.abs(contrastWeeks(curve, 1, 52).estimate)).toBeLessThan(0.2);
  });

  test("trials seen once have no course, and trials of one mean week compare nothing", () => {
    const once = courseOf(
      [2, 5, 9, 20, 40, 52].map((weeks, i) => ({ trial: `T${i}`, weeks, yi: -1 + 0.01 * weeks + noise[i]! })),
    );
    const apart = slopesApart(fitted(once, { shape: "linear" }).curves[0]!);
    expect(apart.within).toBeNull();
    expect(apart.notes.map(({ code }) => code)).toEqual(["NO_REPEATED_TRIALS"]);
    const same = noisy(
      courseOf([0, 1, 2, 3].flatMap((i) => [4, 52].map((weeks) => ({ trial: `T${i}`, weeks, yi: 0.01 * weeks })))),
      noise,
    );
    expect(slopesApart(fitted(same, { shape: "linear" }).curves[0]!).between).toBeNull();
  });
});

describe("whether controls fade alike", () => {
  const sham = noisy(
    course((t) => -0.8 + 0.15 * log(t + 1), 8),
    noise,
  );
  const of = (slope: number) =>
    beside(
      sham,
      noisy(
        course((t) => -0.4 + slope * log(t + 1), 7, "usual care"),
        noise.slice(5),
      ),
    );

  test("curves that differ by their level alone do, and others do not, whatever the level", () => {
    const [alike] = fadeAlike(fitted(of(0.15), { curves: "together" }));
    const [unlike] = fadeAlike(fitted(of(0), { curves: "together" }));
    expect(alike!.test!.of).toEqual(["usual care minus sham: log(weeks + 1)"]);
    expect(alike!.test!.pValue).toBeGreaterThan(0.2);
    expect(unlike!.test!.pValue).toBeLessThan(0.001);
    expect(unlike!.notes.map(({ code }) => code)).toEqual(["NOT_RANDOMISED"]);
  });

  test("effects times a number change neither this test nor that of the slopes", () => {
    fc.assert(
      fc.property(fc.constantFrom(-4, 0.5, 8), (by) => {
        const one = of(0.1);
        const other = { ...one, effects: one.effects.map(({ yi, vi }) => ({ yi: by * yi, vi: by * by * vi })) };
        const [mine, theirs] = [one, other].map((each) => fitted(each, { curves: "together" }));
        const pOf = (each: typeof mine): number => fadeAlike(each!)[0]!.test!.pValue!;
        expectClose(pOf(theirs), pOf(mine), { relative: 1e-5 });
        const [slopes, scaled] = [mine, theirs].map((each) => slopesApart(each!.curves[1]!));
        expectClose(scaled!.within!.estimate, by * slopes!.within!.estimate, { absolute: 1e-6 * Math.abs(by) });
        expect(slopes!.trials).toBe(7);
      }),
      runs(3),
    );
  });

  test("there is no test of one control, nor without two trials that were seen twice", () => {
    expect(fadeAlike(fitted(sham, { curves: "together" }))[0]!.reason!.code).toBe("ONE_CURVE");
    const once = courseOf(
      [2, 5, 20, 40].map((weeks, i) => ({ trial: `U${i}`, weeks, yi: noise[i]!, control: "none" })),
    );
    expect(fadeAlike(fitted(beside(sham, once), { curves: "together" }))[0]!.reason!.code).toBe("NO_REPEATED_TRIALS");
    expect(errorOf(() => fadeAlike(fitted(of(0)))).code).toBe("NOT_TOGETHER");
  });
});
