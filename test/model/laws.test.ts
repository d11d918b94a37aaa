import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pool } from "../../src/model/index.js";
import { logLikelihoods } from "../../src/model/log-likelihoods.js";
import { weighed } from "../../src/model/mixed-model.js";
import { sampleOf } from "../../src/model/sample.js";
import { weigh } from "../../src/model/weigh.js";
import type { BareEffect, Fit, IntervalMethod, Tau2Method } from "../../src/types/index.js";
import { expectClose } from "../support/close.js";
import { deepFreeze } from "../support/freeze.js";
import { bcg, extreme, ordinary } from "./fixtures.js";

const tau2Methods: readonly Tau2Method[] = ["CE", "DL", "PM", "REML"];
const intervals: readonly IntervalMethod[] = ["z", "t", "HKSJ", "HKSJ-adhoc"];
const methods = fc.record({ tau2: fc.constantFrom(...tau2Methods), interval: fc.constantFrom(...intervals) });

/** Rounding of the inputs, carried through a search whose end is flat: near its maximum a likelihood says little. */
const CLOSE = 1e-7;

/** The numbers of two fits agree, positions on the scale of the standard error, squares on that of the typical variance. */
function expectSame(actual: Fit, expected: Fit, { shift = 0, scale = 1 } = {}): void {
  const unit = scale * Math.sqrt(typicalVariance(expected));
  const at = (value: number | null): number | null => (value === null ? null : value * scale + shift);
  const square = (value: number | null): number | null => (value === null ? null : value * scale ** 2);
  const pairs: readonly [number | null | undefined, number | null | undefined, number][] = [
    [actual.estimate, at(expected.estimate), unit],
    [actual.stdError, (expected.stdError as number) * scale, unit],
    [actual.confidence?.[0], at(expected.confidence?.[0] ?? null), unit],
    [actual.confidence?.[1], at(expected.confidence?.[1] ?? null), unit],
    [actual.tau2, square(expected.tau2), unit ** 2],
    [actual.I2, expected.I2, 1],
    [actual.tau2Confidence?.[0], square(expected.tau2Confidence?.[0] ?? null), unit ** 2],
  ];
  for (const [ours, theirs, size] of pairs) {
    if (theirs === null || theirs === undefined) expect(ours ?? null).toBeNull();
    else expectClose(ours, theirs, { absolute: CLOSE * size, relative: CLOSE });
  }
}

const typicalVariance = ({ studies }: Fit): number => studies.length / studies.reduce((sum, { vi }) => sum + 1 / vi, 0);

const restricted = (effects: readonly BareEffect[]) => {
  const sample = sampleOf(effects);
  const at = weighed();
  return (tau2: number): number => logLikelihoods(sample, weigh(sample, tau2 / sample.unit ** 2, at)).REML;
};

describe("the same question gives the same answer", () => {
  test("in any order", () => {
    fc.assert(
      fc.property(ordinary(), methods, (effects, method) => {
        expectSame(pool(effects.toReversed(), method), pool(effects, method));
        const ordered = pool(effects, method).studies.map(({ weight }) => weight);
        const reversed = pool(effects.toReversed(), method).studies.map(({ weight }) => weight);
        for (const [i, weight] of reversed.toReversed().entries()) {
          expectClose(weight, ordered[i] as number, { absolute: CLOSE });
        }
      }),
    );
  });

  test("shifted", () => {
    fc.assert(
      fc.property(ordinary(), methods, fc.integer({ min: -1000, max: 1000 }), (effects, method, shift) => {
        const shifted = effects.map(({ yi, vi }) => ({ yi: yi + shift, vi }));
        expectSame(pool(shifted, method), pool(effects, method), { shift });
      }),
    );
  });

  test("on another scale", () => {
    fc.assert(
      fc.property(ordinary(), methods, fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (effects, method, scale) => {
        const scaled = effects.map(({ yi, vi }) => ({ yi: yi * scale, vi: vi * scale ** 2 }));
        expectSame(pool(scaled, method), pool(effects, method), { scale });
      }),
    );
  });

  test("to the last bit on a scale that is a power of two", () => {
    const scaled = bcg.map(({ yi, vi }) => ({ yi: yi * 2 ** 40, vi: vi * 2 ** 80 }));
    const [one, other] = [pool(bcg), pool(scaled)];
    expect(other.estimate).toBe((one.estimate as number) * 2 ** 40);
    expect(other.tau2).toBe((one.tau2 as number) * 2 ** 80);
    expect(other.I2).toBe(one.I2);
    expect(other.iterations).toBe(one.iterations);
  });

  test("with the signs turned", () => {
    fc.assert(
      fc.property(ordinary(), methods, (effects, method) => {
        const [fit, turned] = [
          pool(effects, method),
          pool(
            effects.map(({ yi, vi }) => ({ yi: -yi, vi })),
            method,
          ),
        ];
        expect(turned.estimate).toBe(-(fit.estimate as number) + 0);
        expect(turned.tau2).toBe(fit.tau2);
      }),
    );
  });
});

describe("what always holds", () => {
  test("weights add up to 1, tau2 and I2 keep to their range, intervals hold their estimate", () => {
    fc.assert(
      fc.property(fc.oneof(ordinary(), extreme), methods, (effects, method) => {
        const fit = pool(effects, method);
        const total = fit.studies.reduce((sum, { weight }) => sum + (weight ?? Number.NaN), 0);
        expectClose(total, 1, { absolute: 1e-12 });
        expect(fit.tau2).toBeGreaterThanOrEqual(0);
        expect(fit.I2).toBeGreaterThanOrEqual(0);
        expect(fit.I2).toBeLessThanOrEqual(1);
        expect(fit.converged).toBe(true);
        for (const interval of [fit.confidence, fit.prediction]) {
          if (interval === null) continue;
          expect(interval[0]).toBeLessThanOrEqual(fit.estimate as number);
          expect(interval[1]).toBeGreaterThanOrEqual(fit.estimate as number);
        }
        if (fit.tau2Confidence !== null) expect(fit.tau2Confidence[0]).toBeLessThanOrEqual(fit.tau2Confidence[1]);
      }),
    );
  });

  test("a Paule-Mandel estimate lies in the Q-profile interval, unless both are 0", () => {
    fc.assert(
      fc.property(fc.oneof(ordinary(), extreme), (effects) => {
        const { tau2, tau2Confidence } = pool(effects, { tau2: "PM" });
        // The median of chi-square lies below its mean: at level 0.95 the mean lies between the limits.
        expect(tau2Confidence?.[0]).toBeLessThanOrEqual((tau2 as number) * (1 + CLOSE));
        expect(tau2Confidence?.[1]).toBeGreaterThanOrEqual((tau2 as number) * (1 - CLOSE));
      }),
    );
  });

  test("a fit survives JSON, nothing in it is NaN or infinite, and the effects are left as they were", () => {
    fc.assert(
      fc.property(fc.oneof(ordinary(0), extreme), methods, (effects, method) => {
        const fit = pool(deepFreeze(effects), method);
        expect(JSON.parse(JSON.stringify(fit))).toEqual(fit);
      }),
    );
  });
});

describe("equal variances", () => {
  const equal = fc
    .record({
      vi: fc.double({ min: 0.01, max: 2, noNaN: true }),
      y: fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 2, maxLength: 12 }),
    })
    .map(({ vi, y }) => y.map((yi) => ({ yi, vi })));

  test("tau2 is the variance of the effects less their own, by every estimator, and weights are equal", () => {
    fc.assert(
      fc.property(equal, fc.constantFrom<Tau2Method>("DL", "PM", "REML"), (effects, tau2) => {
        const fit = pool(effects, { tau2 });
        const k = effects.length;
        const mean = effects.reduce((sum, { yi }) => sum + yi, 0) / k;
        const variance = effects.reduce((sum, { yi }) => sum + (yi - mean) ** 2, 0) / (k - 1);
        const vi = effects[0]?.vi as number;
        expectClose(fit.tau2, Math.max(0, variance - vi), { absolute: 1e-12 * (variance + vi) });
        expectClose(fit.estimate, mean, { absolute: 1e-12 });
        for (const { weight } of fit.studies) expectClose(weight, 1 / k, { relative: 1e-12 });
      }),
    );
  });

  test("the Hartung-Knapp interval is that of a t test", () => {
    const fit = pool([1, 2, 4, 7].map((yi) => ({ yi, vi: 0.3 })));
    expectClose(fit.estimate, 3.5, { relative: 1e-12 });
    expectClose(fit.stdError, Math.sqrt(7 / 4), { relative: 1e-12 });
    expect(fit.df).toBe(3);
  });
});

describe("Hartung-Knapp", () => {
  test("where tau2 is 0, all variances may be wrong by one factor: the interval is the same", () => {
    fc.assert(
      fc.property(ordinary(), fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (effects, factor) => {
        const interval = (times: number) =>
          pool(
            effects.map(({ yi, vi }) => ({ yi, vi: vi * times })),
            { tau2: "CE", interval: "HKSJ" },
          ).confidence;
        const [[lower, upper], [otherLower, otherUpper]] = [interval(1), interval(factor)] as [
          [number, number],
          [number, number],
        ];
        expectClose(otherLower, lower, { relative: 1e-9, absolute: 1e-9 });
        expectClose(otherUpper, upper, { relative: 1e-9, absolute: 1e-9 });
      }),
    );
  });

  test("with Paule and Mandel's tau2 its factor is 1", () => {
    const fit = pool(bcg, { tau2: "PM" });
    expectClose(fit.hksjFactor, 1, { relative: 1e-12 });
    expect(fit.notes).toEqual([]);
  });

  test("ad hoc it is never narrower than t", () => {
    fc.assert(
      fc.property(ordinary(), (effects) => {
        const [adhoc, t] = [pool(effects, { interval: "HKSJ-adhoc" }), pool(effects, { interval: "t" })];
        expect(adhoc.stdError).toBeGreaterThanOrEqual(t.stdError as number);
        expect(adhoc.hksjFactor).toBeGreaterThanOrEqual(1);
      }),
    );
  });
});

describe("REML", () => {
  test("no point of a grid from 0 to beyond the range has a higher likelihood", () => {
    fc.assert(
      fc.property(fc.oneof(ordinary(), extreme), (effects) => {
        const likelihood = restricted(effects);
        const fit = pool(effects, { tau2Interval: "none" });
        const best = likelihood(fit.tau2 as number);
        const smallest = Math.min(...effects.map(({ vi }) => vi)) * 1e-3;
        const y = effects.map(({ yi }) => yi);
        const largest = Math.max(4 * (Math.max(...y) - Math.min(...y)) ** 2, 1e3 * smallest);
        for (let i = 0; i <= 400; i++) {
          const tau2 = i === 0 ? 0 : smallest * (largest / smallest) ** (i / 400);
          expect(likelihood(tau2) - best, `at ${tau2}`).toBeLessThan(1e-9 * (1 + Math.abs(best)));
        }
      }),
      { numRuns: 2 * (fc.readConfigureGlobal().numRuns ?? 100) },
    );
  });

  test("of two modes the higher one is taken, wherever it lies", () => {
    const far = [
      { yi: -0.3, vi: 1.9 },
      { yi: -1.5, vi: 0.0012 },
      { yi: -1.5, vi: 0.024 },
      { yi: 0.47, vi: 0.38 },
    ];
    const near = [...far, { yi: -1.49, vi: 0.001 }, { yi: -1.51, vi: 0.001 }, { yi: -1.5, vi: 0.002 }];
    expect(restricted(far)(0)).toBeGreaterThan(restricted(far)(0.01));
    expect(pool(far).tau2).toBeGreaterThan(0.5);
    expect(restricted(near)(0)).toBeGreaterThan(restricted(near)(0.5));
    expect(pool(near).tau2).toBe(0);
  });
});
