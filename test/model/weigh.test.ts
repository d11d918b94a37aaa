import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { logProduct } from "../../src/model/log-likelihoods.js";
import { weighed } from "../../src/model/mixed-model.js";
import { sampleOf } from "../../src/model/sample.js";
import { expectClose } from "../support/close.js";

const power = (min: number, max: number) => fc.double({ min, max, noNaN: true }).map((x) => 10 ** x);

/** Effects about as far from one another as their variances, which lie up to eight powers of ten apart, have it. */
const sets = fc.array(
  fc
    .record({ z: fc.integer({ min: -300, max: 300 }), vi: power(-4, 4) })
    .map(({ z, vi }) => ({ yi: (z / 100) * Math.sqrt(vi), vi })),
  { minLength: 2, maxLength: 12 },
);

describe("Q and its slope in one pass", () => {
  test("are those of the sums about the mean, wherever the guess of the mean lies", () => {
    fc.assert(
      fc.property(sets, power(-3, 3), fc.integer({ min: -1e6, max: 1e6 }), (effects, tau2, guess) => {
        const sample = sampleOf(effects);
        const { Q, yPPy, mean } = sample.weigh(tau2, weighed());
        const size = Math.max(...sample.y.map(Math.abs));
        for (const start of [0, mean, mean * (1 + 1e-9), sample.y[1]!, guess]) {
          const found = sample.weighQ(tau2, { ...weighed(), mean: start });
          expect(found.tau2).toBe(tau2);
          expectClose(found.Q, Q, { relative: 1e-12 });
          expectClose(found.yPPy, yPPy, { relative: 1e-12 });
          expectClose(found.mean, mean, { relative: 1e-12, absolute: 1e-15 * size });
        }
      }),
    );
  });

  test("effects of 1e8 that differ by units keep all digits", () => {
    const near = [0, 1, 4, 9].map((y, i) => ({ yi: y, vi: 0.5 + i }));
    const far = near.map(({ yi, vi }) => ({ yi: 1e8 + yi, vi }));
    const Q = sampleOf(near).weighQ(0.3, { ...weighed(), mean: 0 }).Q;
    expectClose(sampleOf(far).weighQ(0.3, { ...weighed(), mean: 1e8 }).Q, Q, { relative: 1e-13 });
  });
});

describe("a sum of logarithms", () => {
  test("is that of each, for any number of them, however small or large", () => {
    fc.assert(
      fc.property(fc.array(power(-307, 307), { maxLength: 60 }), (values) => {
        const sum = values.reduce((total, value) => total + Math.log(value), 0);
        expectClose(logProduct(Float64Array.from(values)), sum, { absolute: 1e-10 });
      }),
    );
  });

  test("many numbers of one side neither vanish nor overflow", () => {
    for (const value of [1e-9, 0.01, 7, 1e9, 1e-300, 1e300]) {
      expectClose(logProduct(new Float64Array(1001).fill(value)), 1001 * Math.log(value), { relative: 1e-13 });
    }
  });
});
