import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  contrastWeeks,
  crossingWeeks,
  curveAt,
  flatness,
  halfRemains,
  meanExceeds,
  persistence,
  timeAverage,
  timeToHalf,
  trialExceeds,
} from "../../src/fade/index.js";
import { estimateOf, lessShare, weightsAt } from "../../src/fade/weights.js";
import { exp, log, quadrature } from "../../src/numeric/index.js";
import { windowSet } from "../../src/strata/index.js";
import type { FadeCurve, FittedShape } from "../../src/types/index.js";
import { EXACT, expectClose } from "../support/close.js";
import { runs } from "../support/runs.js";
import { curves, givenCurve, linear, logLinear } from "./given-curve.js";

/** Roots that a search finds to the last digit. */
const ROOT = { relative: 1e-12 };

const code = (run: () => unknown, expected: string): void =>
  expect(run).toThrow(expect.objectContaining({ code: expected }));

test("what is read from a curve has its measure and its level", () => {
  const curve: FadeCurve = { ...givenCurve({ shape: linear, coefficients: [-1, 0.01] }), measure: "OR", level: 0.9 };
  const read = [
    contrastWeeks(curve, 4, 26),
    ...curveAt(curve, [4]),
    timeAverage(curve, [4, 26]),
    persistence(curve, 26, 4).base,
  ];
  for (const { measure, level } of read) expect([measure, level]).toEqual(["OR", 0.9]);
});

const week = fc.integer({ min: 0, max: 52 });

const spline = { kind: "spline", knots: [2, 8, 20, 45] } as const;
const windows = windowSet({
  name: "two",
  windows: [
    { name: "short", from: 0, to: 13 },
    { name: "long", from: 13, to: 52 },
  ],
});

/** $f(t) = -0.3 - 0.7 \cdot 2^{-t/8}$ falls to 0.5 where $2^{-t/8} = 2/7$. */
const exponential = (asymptote: number, distance: number, halving: number): FadeCurve =>
  givenCurve({
    shape: { kind: "exponential", rate: log(2) / halving, distance },
    coefficients: [asymptote, distance, 0],
  });

describe("timeToHalf", () => {
  test("f(t) = -0.3 - 0.7 * 2^(-t/8) has half of its effect left after 8 log2(3.5) = 14.459 weeks", () => {
    const { estimate, spans, reachesEnd, reason } = timeToHalf(exponential(-0.3, -0.7, 8), 0);
    expectClose(estimate, (8 * log(3.5)) / log(2), ROOT);
    expectClose(estimate, 14.459, { absolute: 0.0005 });
    expect([spans.length, reachesEnd, reason]).toEqual([1, false, null]);
    expectClose(spans[0]?.[0], estimate!, { absolute: 1e-5 });
    expectClose(spans[0]?.[1], estimate!, { absolute: 1e-5 });
  });

  test("a curve from -1 that comes to rest at -0.6 never does, however far one looks", () => {
    for (const extrapolate of [false, true]) {
      const found = timeToHalf(exponential(-0.6, -0.4, 8), 0, { extrapolate });
      expect([found.estimate, found.spans, found.reason?.code]).toEqual([null, [], "HALF_NOT_REACHED"]);
    }
  });

  test("of a line it is at s - f(s) / (2 slope); of one over log(t + 1) where (t + 1)^b = e^(f(s)/2 - a)", () => {
    expectClose(timeToHalf(givenCurve({ shape: linear, coefficients: [-1, 0.02] }), 4).estimate, 27, ROOT);
    const line = givenCurve({ shape: logLinear, coefficients: [-1, 0.2] });
    expectClose(timeToHalf(line, 0).estimate, exp(2.5) - 1, ROOT);
  });

  test("beyond the last observed week it is told only on request, and marked", () => {
    const curve = givenCurve({ shape: linear, coefficients: [-1, 0.005] });
    const asked = timeToHalf(curve, 0);
    expect([asked.estimate, asked.observed, asked.searched]).toEqual([null, false, [0, 52]]);
    expect(asked.reason?.message).toContain("by week 52, the last observed");
    const further = timeToHalf(curve, 0, { extrapolate: true });
    expectClose(further.estimate, 100, ROOT);
    expect([further.observed, further.reason]).toEqual([false, null]);
  });

  test("an effect that may be none has a set that begins at s and reaches the end", () => {
    const covariance = [
      [0.5, 0],
      [0, 0.0001],
    ];
    const found = timeToHalf(givenCurve({ shape: linear, coefficients: [-0.2, 0.004], covariance }), 0);
    expect([found.spans, found.reachesEnd]).toEqual([[[0, 52]], true]);
    expect(found.notes.map((each) => each.code)).toEqual(["BASE_NOT_CLEAR"]);
  });

  test("after the last visit no week was observed, and that is the reason given", () => {
    const found = timeToHalf(givenCurve({ shape: linear, coefficients: [-1, 0.005] }), 52);
    expect([found.estimate, found.reason?.message]).toEqual([null, "no week after week 52 was observed"]);
  });

  test("where the tests behind the set have fewer than 4 degrees of freedom it says so, and with 4 or more it does not", () => {
    const covariance = [
      [0.001, 0],
      [0, 0.000001],
    ];
    const codesWith = (df: number): string[] => {
      const curve = givenCurve({ shape: linear, coefficients: [-1, 0.02], covariance, df });
      return [timeToHalf(curve, 0), persistence(curve, 52, 0)].flatMap(({ notes }) => notes.map(({ code }) => code));
    };
    expect(codesWith(3)).toEqual(["FEW_DEGREES_OF_FREEDOM", "FEW_DEGREES_OF_FREEDOM", "FEW_DEGREES_OF_FREEDOM"]);
    expect(codesWith(4)).toEqual([]);
  });

  test("an effect that all trials agree on has no test, and that is the reason given", () => {
    const covariance = [
      [0, 0],
      [0, 0],
    ];
    const { reason } = persistence(givenCurve({ shape: linear, coefficients: [-1, 0.01], covariance }), 52, 0);
    expect(reason?.message).toBe(
      "the effect at week 0 has no standard error, as all trials agree on it, and so no test that tells it from none",
    );
  });

  test("a week is in the set if and only if 1/2 is in the set of shares that persist there", () => {
    fc.assert(
      fc.property(curves, week, fc.double({ min: 0.5, max: 52, noNaN: true }), (curve, since, later) => {
        const weeks = since + (52 - since) * (later / 52);
        fc.pre(weeks - since > 0.01);
        const { spans } = timeToHalf(curve, since);
        const { kind, limits, notes } = persistence(curve, weeks, since);
        const margin = spans.flat().every((end) => end === 52 || end === since || Math.abs(end - weeks) > 1e-6);
        fc.pre(
          notes.every((note) => note.code !== "SEVERAL_SPANS") &&
            margin &&
            (limits ?? []).every((limit) => Math.abs(limit - 0.5) > 1e-8),
        );
        const [low, high] = limits ?? [0, 0];
        const isIn = kind === "whole-line" || (kind === "interval" ? low < 0.5 && 0.5 < high : 0.5 < low || high < 0.5);
        const isSpanned = spans.some(([from, to]) => from <= weeks && weeks <= to);
        // A span shorter than the steps of the search that the estimate does not lie in is not looked for.
        fc.pre(isSpanned === isIn || limits === null || limits.every((limit) => Math.abs(limit - 0.5) > 1e-3));
        expect(isSpanned).toBe(isIn);
      }),
      runs(120),
    );
  });

  test("means of windows have no such week", () => {
    const means = givenCurve({ shape: { kind: "windows", windows }, coefficients: [-1, -0.5] });
    code(() => timeToHalf(means, 4), "NO_CONTINUOUS_CURVE");
    code(() => crossingWeeks(means), "NO_CONTINUOUS_CURVE");
  });
});

describe("crossingWeeks", () => {
  test("inverts curveAt: the curve has the value at each week, and the value is a limit at each end of a span", () => {
    fc.assert(
      fc.property(curves, fc.double({ min: -3, max: 3, noNaN: true }), (curve, threshold) => {
        const { crossings, spans, limitCrossings } = crossingWeeks(curve, threshold);
        for (const { weeks, direction, span } of crossings) {
          const [point] = curveAt(curve, [weeks]);
          expectClose(point!.estimate, threshold, { absolute: 1e-9 * (1 + point!.stdError) });
          expect(span[0] <= weeks && weeks <= span[1]).toBe(true);
          expect(curve.model.fit.coefficients[1]!.estimate > 0 ? "rising" : "falling").toBe(direction);
        }
        expect(crossings.length).toBeLessThan(2);
        for (const { weeks, limit } of limitCrossings) {
          const [point] = curveAt(curve, [weeks]);
          expectClose(point!.confidence[limit === "lower" ? 0 : 1], threshold, {
            absolute: 1e-6 * (1 + point!.stdError),
          });
        }
        for (const [from, to] of spans) {
          const [{ confidence }] = curveAt(curve, [0.5 * (from + to)]) as [ReturnType<typeof curveAt>[number]];
          expect(confidence[0] <= threshold && threshold <= confidence[1]).toBe(true);
        }
      }),
    );
  });

  test("none, several, and those beyond the data are told as such", () => {
    const row = (coefficients: readonly number[]) => givenCurve({ shape: spline, coefficients, weeks: [1, 52] });
    const bow = row([-1, 0.1, -0.3, 0.3]);
    const { crossings } = crossingWeeks(bow, -0.5);
    expect(crossings.map(({ direction }) => direction)).toEqual(["rising", "falling"]);
    for (const { weeks } of crossings) expectClose(curveAt(bow, [weeks])[0]?.estimate, -0.5, { absolute: 1e-10 });
    const line = givenCurve({ shape: linear, coefficients: [-1, 0.01] });
    const none = crossingWeeks(line);
    expect([none.crossings, none.spans, none.notes.map((each) => each.code)]).toEqual([[], [], ["NOT_CROSSED"]]);
    const beyond = crossingWeeks(line, 0, { extrapolate: true });
    expect(beyond.crossings.map(({ observed }) => observed)).toEqual([false]);
    expectClose(beyond.crossings[0]?.weeks, 100, ROOT);
  });

  test("the smallest worthwhile difference lies on the side of benefit, and has to be known", () => {
    const known = givenCurve({ shape: linear, coefficients: [-1, 0.02], smallestWorthwhile: 0.4 });
    expectClose(crossingWeeks(known, "smallest-worthwhile").crossings[0]?.weeks, 30, ROOT);
    const harm = givenCurve({ shape: linear, coefficients: [1, -0.02], smallestWorthwhile: 0.4, benefit: "above" });
    expect(crossingWeeks(harm, "smallest-worthwhile").threshold).toBe(0.4);
    code(
      () => crossingWeeks(givenCurve({ shape: linear, coefficients: [-1, 0.02] }), "smallest-worthwhile"),
      "NO_SMALLEST_WORTHWHILE",
    );
    code(() => crossingWeeks({ ...known, benefit: null }, "smallest-worthwhile"), "NO_SMALLEST_WORTHWHILE");
    code(() => crossingWeeks(known, Number.NaN), "BAD_OPTION");
  });
});

describe("curveAt and contrastWeeks", () => {
  test("a contrast is the difference of two points, with what they share taken off its variance", () => {
    fc.assert(
      fc.property(curves, week, week, (curve, s, t) => {
        fc.pre(s !== t);
        const [one, other] = curveAt(curve, [s, t]);
        const { estimate, stdError } = contrastWeeks(curve, s, t);
        expectClose(estimate, one!.estimate - other!.estimate, { absolute: 1e-10 });
        const slope = Math.sqrt(curve.model.robust.covariance[1]![1]!);
        const run = curve.shape.kind === "linear" ? s - t : log((s + 1) / (t + 1));
        expectClose(stdError, Math.abs(run) * slope, { relative: 1e-9 });
      }),
    );
  });

  test("prediction adds the variance of true effects to that of the mean, and is not made up where none is in the model", () => {
    const given = {
      shape: linear,
      coefficients: [-1, 0.01],
      df: 9,
      covariance: [
        [0.04, 0],
        [0, 0],
      ],
    } as const;
    const [spread] = curveAt(givenCurve({ ...given, heterogeneity: 0.05 }), [0]);
    const [lower, upper] = spread!.confidence;
    expectClose((spread!.prediction![1] - spread!.prediction![0]) / (upper - lower), 1.5, EXACT);
    expect(curveAt(givenCurve(given), [0])[0]?.prediction).toBeNull();
  });

  test("weeks beyond those observed are refused, or marked", () => {
    const curve = givenCurve({ shape: linear, coefficients: [-1, 0.01], weeks: [4, 26] });
    code(() => curveAt(curve, [10, 52]), "BEYOND_OBSERVED");
    code(() => contrastWeeks(curve, 4, 52), "BEYOND_OBSERVED");
    expect(curveAt(curve, [10, 52], { extrapolate: true }).map(({ observed }) => observed)).toEqual([true, false]);
  });
});

describe("timeAverage", () => {
  const shapes: readonly (readonly [string, FittedShape, readonly number[]])[] = [
    ["a line", linear, [-1, 0.02]],
    ["a line over the logarithm", logLinear, [-1, 0.2]],
    ["a spline", spline, [-1, 0.03, -0.4, 1.1]],
    ["an exponential", { kind: "exponential", rate: 0.08, distance: -0.7 }, [-0.3, -0.7, 0]],
  ];

  test.each(shapes)("of %s is its integral by the length of the span", (_, shape, coefficients) => {
    const curve = givenCurve({ shape, coefficients });
    fc.assert(
      fc.property(week, week, (one, other) => {
        fc.pre(one !== other);
        const span = [Math.min(one, other), Math.max(one, other)] as const;
        const { integrals } = quadrature((t) => [curveAt(curve, [t])[0]!.estimate], span, 1e-13);
        expectClose(timeAverage(curve, span).estimate, integrals[0]! / (span[1] - span[0]), {
          relative: 1e-9,
          absolute: 1e-10,
        });
      }),
      { numRuns: 10 },
    );
  });

  test("of a line it is the curve half way, with its standard error", () => {
    fc.assert(
      fc.property(curves, fc.integer({ min: 1, max: 52 }), (curve, end) => {
        fc.pre(curve.shape.kind === "linear");
        const { span: _, ...average } = timeAverage(curve, [0, end]);
        expect(average).toEqual(estimateOf(curve, weightsAt(curve, end / 2)));
      }),
    );
  });

  test("means of windows count by their weeks, and weeks in none are refused", () => {
    const means = givenCurve({ shape: { kind: "windows", windows }, coefficients: [-1, -0.5] });
    expectClose(timeAverage(means, [0, 26]).estimate, -0.75, EXACT);
    const apart = windowSet({
      name: "gap",
      windows: [
        { name: "a", from: 0, to: 4 },
        { name: "b", from: 8, to: 52 },
      ],
    });
    const gap = givenCurve({ shape: { kind: "windows", windows: apart }, coefficients: [-1, -0.5] });
    code(() => timeAverage(gap, [2, 20]), "BETWEEN_WINDOWS");
    code(() => timeAverage(means, [26, 26]), "BAD_SPAN");
  });
});

describe("meanExceeds and trialExceeds", () => {
  test("at the estimate they are one half, both sides add up to 1, and a trial is less sure than the mean", () => {
    fc.assert(
      fc.property(curves, week, fc.double({ min: -3, max: 3, noNaN: true }), (curve, at, threshold) => {
        const spread = { ...curve, model: { ...curve.model, robust: { ...curve.model.robust, heterogeneity: 0.3 } } };
        const [{ estimate, pValue }] = curveAt(curve, [at]) as [ReturnType<typeof curveAt>[number]];
        for (const exceeds of [meanExceeds, trialExceeds]) {
          expectClose(exceeds(spread, [at], estimate)[0]?.probability, 0.5, { absolute: 1e-12 });
          const below = exceeds(spread, [at], threshold, { side: "below" })[0]!.probability!;
          expectClose(exceeds(spread, [at], threshold, { side: "above" })[0]?.probability, 1 - below, {
            absolute: 1e-12,
          });
        }
        const [mean, trial] = [meanExceeds(spread, [at], threshold), trialExceeds(spread, [at], threshold)].map(
          ([each]) => Math.abs(each!.probability! - 0.5),
        );
        expect(trial!).toBeLessThanOrEqual(mean! + 1e-12);
        const zero = meanExceeds(curve, [at], 0)[0]!.probability!;
        expectClose(2 * Math.min(zero, 1 - zero), pValue!, { absolute: 1e-12 });
      }),
    );
  });

  test("without a side, and without a variance of true effects, there is none", () => {
    const curve = givenCurve({ shape: linear, coefficients: [-1, 0.01] });
    code(() => meanExceeds({ ...curve, benefit: null }, [4], -0.5), "NO_SIDE");
    const [trial] = trialExceeds(curve, [4], -0.5);
    expect([trial?.probability, trial?.reason?.code]).toEqual([null, "NO_SPREAD"]);
  });
});

describe("halfRemains", () => {
  test("is the one-sided test of what is there beyond half, towards benefit, where the benefit is clear", () => {
    fc.assert(
      fc.property(curves, week, week, (curve, weeks, since) => {
        fc.pre(weeks !== since);
        const { test: found, base, reason } = halfRemains(curve, weeks, since);
        const isClear = base.pValue! <= 0.05 && base.estimate < 0;
        expect(found !== null).toBe(isClear);
        if (found === null) {
          expect(reason?.code).toBe(base.pValue! > 0.05 ? "BASE_NOT_CLEAR" : "NO_BENEFIT");
          return;
        }
        const two = estimateOf(curve, lessShare(weightsAt(curve, weeks), 0.5, weightsAt(curve, since)));
        expectClose(found.estimate, -two.estimate, EXACT);
        expectClose(found.pValue, two.estimate < 0 ? two.pValue! / 2 : 1 - two.pValue! / 2, { absolute: 1e-12 });
      }),
    );
  });
});

describe("flatness", () => {
  test("of a line is the squared test of its slope", () => {
    fc.assert(
      fc.property(curves, (curve) => {
        const slope = estimateOf(curve, [0, 1]);
        const { test: found } = flatness(curve);
        expectClose(found?.statistic, slope.statistic! ** 2, { relative: 1e-9 });
        expectClose(found?.residualDf, slope.df!, { relative: 1e-9 });
        expectClose(found?.pValue, slope.pValue!, { relative: 1e-7, absolute: 1e-12 });
      }),
    );
  });

  test("of windows it compares each with the first: for two it is their contrast", () => {
    const covariance = [
      [0.04, 0.01],
      [0.01, 0.02],
    ];
    const curve = givenCurve({ shape: { kind: "windows", windows }, coefficients: [-1, -0.5], covariance, df: 12 });
    const { statistic, pValue } = contrastWeeks(curve, 4, 26);
    const { test: found } = flatness(curve);
    expect(found?.of).toEqual(["long minus short"]);
    expectClose(found?.statistic, statistic! ** 2, { relative: 1e-10 });
    expectClose(found?.pValue, pValue!, { relative: 1e-9 });
  });

  test("an exponential that is flat has no rate: there is no test, and what to ask instead is said", () => {
    const { test: found, reason } = flatness(exponential(-0.3, -0.7, 8));
    expect([found, reason?.code]).toEqual([null, "RATE_NOT_IDENTIFIED"]);
    expect(reason?.remedy).toContain("contrastWeeks");
  });
});
