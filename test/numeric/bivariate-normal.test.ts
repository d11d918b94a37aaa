import fc from "fast-check";
import { expect, test } from "vitest";
import {
  atanh,
  bivariateDensity,
  conditionalBelow,
  correlationOfNormals,
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

test("the hyperbolic tangent and its inverse undo one another", () => {
  fc.assert(
    fc.property(fc.double({ min: -8, max: 8, noNaN: true }), (z) =>
      expectClose(atanh(tanh(z)), z, { relative: 1e-8, absolute: 1e-12 }),
    ),
  );
  expect(tanh(400)).toBe(1);
});
