import { describe, expect, test } from "vitest";
import { exponentialProfile } from "../../src/fade/exponential.js";
import { SynthesisError } from "../../src/index.js";
import { mixedModel } from "../../src/mixed/index.js";
import { exp, log } from "../../src/numeric/index.js";
import type { FadeCurve } from "../../src/types/index.js";
import { expectClose } from "../support/close.js";
import { course, fitted, noisy } from "./course.js";

const decay = course((t) => -0.3 - 0.7 * 2 ** (-t / 8));

/** Deviations of any kind will do. */
const noise = Array.from({ length: 31 }, (_, i) => 0.09 * Math.sin(12.9 * (i + 1)));

const curveOf = (made = noisy(decay, noise)): FadeCurve => fitted(made, { shape: "exponential" }).curves[0]!;

describe("an exponential decay to an asymptote", () => {
  test("is given back by effects that lie on one", () => {
    const { shape, model } = curveOf(decay);
    if (shape.kind !== "exponential") throw new Error("another shape");
    expectClose(log(2) / shape.rate, 8, { relative: 1e-8 });
    const [asymptote, distance, step] = model.fit.coefficients.map(({ estimate }) => estimate);
    expectClose(asymptote, -0.3, { absolute: 1e-8 });
    expectClose(distance, -0.7, { absolute: 1e-8 });
    expectClose(step, 0, { absolute: 1e-10 });
  });

  test("stands at the top of its likelihood, which is that of the mixed model at its rate", () => {
    const curve = curveOf();
    const { shape, model } = curve;
    if (shape.kind !== "exponential") throw new Error("another shape");
    const profile = exponentialProfile(curve);
    const height = model.fit.statistics.ML.logLikelihood;
    expect(Math.abs(model.fit.coefficients[2]!.estimate)).toBeLessThan(1e-9);
    expectClose(profile.top().logLikelihood, height, { absolute: 1e-8 });
    expectClose(profile.top().rate, shape.rate, { relative: 1e-5 });
    for (const rate of [0.02, shape.rate, 0.4]) {
      const { studies, sampling } = model;
      const { statistics } = mixedModel(
        studies.map(({ yi, vi }) => ({ yi, vi })),
        {
          data: {
            trial: studies.map(({ trial }) => trial),
            visit: studies.map(({ weeks }) => weeks),
            left: studies.map(({ weeks }) => exp(-rate * weeks)),
          },
          ...{ covariance: sampling, random: [{ nested: ["trial", "visit"] }], moderators: ["left"], estimator: "ML" },
        },
      );
      expectClose(profile.atRate(rate), statistics.ML.logLikelihood, { absolute: 1e-8 });
      expect(profile.atRate(rate)).toBeLessThanOrEqual(height + 1e-9);
    }
  });

  test("a ratio of two weeks, or a value, has the likelihood of the best curve that has it", () => {
    const curve = curveOf();
    const { shape, model } = curve;
    if (shape.kind !== "exponential") throw new Error("another shape");
    const [a, b] = model.fit.coefficients.map(({ estimate }) => estimate) as [number, number];
    const at = (t: number): number => a + b * exp(-shape.rate * t);
    const profile = exponentialProfile(curve);
    const height = model.fit.statistics.ML.logLikelihood;
    expectClose(profile.atRatio([26, 4], [1, -at(26) / at(4)]).logLikelihood, height, { absolute: 1e-8 });
    expectClose(profile.atRatio([26, 4], [1, -at(26) / at(4)], shape.rate).rate, shape.rate, { relative: 1e-5 });
    expectClose(profile.atValue(12, at(12)).logLikelihood, height, { absolute: 1e-8 });
    // Away from the estimate it falls, and a ratio is the same whatever its weights are multiplied with.
    const half = profile.atRatio([26, 4], [1, -0.5]);
    expect(half.logLikelihood).toBeLessThan(height);
    expectClose(profile.atRatio([26, 4], [-2, 1]).logLikelihood, half.logLikelihood, { absolute: 1e-7 });
    expect(profile.atRatio([26, 4], [0, 1]).logLikelihood).toBeLessThan(half.logLikelihood);
    expect(profile.atValue(12, 0).logLikelihood).toBeLessThan(profile.atValue(12, at(12) / 2).logLikelihood);
  });

  test("steps from a rate nearby lead to the top that is found among all rates", () => {
    const profile = exponentialProfile(curveOf());
    for (const share of [-0.2, 0.1, 0.3, 0.5, 0.7]) {
      const top = profile.atRatio([52, 4], [1, -share]);
      for (const aside of [0.8, 1, 1.25]) {
        const near = profile.atRatio([52, 4], [1, -share], aside * top.rate);
        expectClose(near.logLikelihood, top.logLikelihood, { absolute: 1e-8 });
        expectClose(near.rate, top.rate, { relative: 1e-4 });
      }
    }
  });
});

describe("a rate that the weeks do not tell is refused, with what fits instead", () => {
  const refusal = (made: Parameters<typeof fitted>[0]) => {
    try {
      fitted(made, { shape: "exponential" });
    } catch (error) {
      if (error instanceof SynthesisError) return error.diagnostic;
    }
    throw new Error("not refused");
  };

  test("a straight line", () => {
    const { code, remedy } = refusal(course((t) => -0.8 + 0.01 * t));
    expect([code, remedy]).toEqual(["SHAPE_NOT_CARRIED", 'use shape: "linear"']);
  });

  test("a step after the first week", () => {
    const { code, remedy } = refusal(course((t) => (t === 1 ? -0.9 : -0.2)));
    expect([code, remedy]).toEqual(["SHAPE_NOT_CARRIED", 'use shape: "windows" with a border after the first week']);
  });

  test("too few weeks, or too few trials seen often", () => {
    const twice = decay.data.weeks.flatMap((weeks, i) => (weeks === 4 || weeks === 26 ? [i] : []));
    const few = {
      effects: twice.map((i) => decay.effects[i]!),
      data: {
        trial: twice.map((i) => decay.data.trial[i]!),
        weeks: twice.map((i) => decay.data.weeks[i]!),
        control: twice.map(() => "sham"),
      },
    };
    expect(refusal(few).message).toContain("4 different weeks");
    expect(refusal(course((t) => -0.3 - 0.7 * 2 ** (-t / 8), 2)).message).toContain("3 trials seen at three weeks");
  });

  test("curves with a rate each are not fitted together", () => {
    expect(() => fitted(decay, { shape: "exponential", curves: "together" })).toThrow(/curves: "apart"/);
  });
});
