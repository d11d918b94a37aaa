import fc from "fast-check";
import { expect, test } from "vitest";
import {
  atanh,
  bivariateDensity,
  conditionalBelow,
  correlationOfNormals,
  normalDensity,
  normalQuantile,
  tanh,
} from "../../src/numeric/index.js";
import { expectClose } from "../support/close.js";

test("Sheppard (1899): at the medians both lie below with probability 1/4 + asin(r) / 2 pi", () => {
  fc.assert(
    fc.property(fc.double({ min: -0.999, max: 0.999, noNaN: true }), (r) =>
      expectClose(correlationOfNormals(0, 0, Math.asin(r) / (2 * Math.PI)), r, { relative: 1e-10, absolute: 1e-13 }),
    ),
  );
});

test("tables of the BCG trials, by 30-digit arithmetic: -0.263123037188391889, -0.436127041058951986", () => {
  const tetrachoric = (a: number, b: number, c: number, d: number) => {
    const n = a + b + c + d;
    return correlationOfNormals(normalQuantile((a + b) / n), normalQuantile((a + c) / n), (a * d - b * c) / n ** 2);
  };
  expectClose(tetrachoric(4, 119, 11, 128), -0.2631230371883919, { relative: 1e-13 });
  expectClose(tetrachoric(6, 300, 29, 274), -0.436127041058952, { relative: 1e-13 });
});

test("the density is a product where there is no correlation, and so is the condition none", () => {
  expectClose(bivariateDensity(0.3, -1.1, 0), Math.exp(-(0.09 + 1.21) / 2) / (2 * Math.PI), { relative: 1e-14 });
  expectClose(conditionalBelow(normalQuantile(0.3), 5, 0), 0.3, { relative: 1e-13 });
});

test("the density is that of one variable times that of the other, given the first", () => {
  const normal = (z: number): number => Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
  expectClose(normalDensity(0), 0.3989422804014327, { relative: 1e-15 });
  fc.assert(
    fc.property(
      fc.double({ min: -3, max: 3, noNaN: true }),
      fc.double({ min: -3, max: 3, noNaN: true }),
      fc.double({ min: -0.95, max: 0.95, noNaN: true }),
      (h, k, r) => {
        const spread = Math.sqrt(1 - r * r);
        expectClose(normalDensity(h), normal(h), { relative: 1e-14 });
        expectClose(bivariateDensity(h, k, r), (normal(h) * normal((k - r * h) / spread)) / spread, {
          relative: 1e-12,
        });
      },
    ),
  );
});

test("R 4.2.2: the density of (0.7, -0.4) with correlation 0.6 and -0.6, by its definition", () => {
  expectClose(bivariateDensity(0.7, -0.4, 0.6), 0.0920847421936175, { relative: 1e-13 });
  expectClose(bivariateDensity(0.7, -0.4, -0.6), 0.1556654672419081, { relative: 1e-13 });
});

test("given one variable the other is normal about r times it, with variance 1 - r^2", () => {
  for (const r of [-0.9, -0.2, 0.5, 0.99]) {
    for (const p of [0.01, 0.3, 0.8]) {
      const k = r * 1.3 + normalQuantile(p) * Math.sqrt(1 - r * r);
      expectClose(conditionalBelow(k, 1.3, r), p, { relative: 1e-12 });
    }
  }
});

test("no excess is no correlation, and signs of thresholds turn that of the correlation", () => {
  expectClose(correlationOfNormals(0.4, -0.7, 0), 0, { absolute: 1e-15 });
  for (const excess of [0.03, 0.08]) {
    const r = correlationOfNormals(0.4, 0.7, excess);
    expect(r).toBeGreaterThan(0);
    expectClose(correlationOfNormals(0.4, -0.7, -excess), -r, { relative: 1e-12 });
    expectClose(correlationOfNormals(-0.4, -0.7, excess), r, { relative: 1e-12 });
  }
});

test("the hyperbolic tangent and its inverse undo one another", () => {
  fc.assert(
    fc.property(fc.double({ min: -8, max: 8, noNaN: true }), (z) =>
      expectClose(atanh(tanh(z)), z, { relative: 1e-8, absolute: 1e-12 }),
    ),
  );
  expect([tanh(400), tanh(-400)]).toEqual([1, -1]);
});
