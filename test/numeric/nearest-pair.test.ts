import { expect, test } from "vitest";
import { nearestPair } from "../../src/numeric/index.js";
import { expectClose } from "../support/close.js";

test("Rosenbrock's valley, as a sum of two squares, is followed to its end", () => {
  const { at, value, converged } = nearestPair((x, y) => [10 * (y - x * x), 1 - x], [-1.2, 1]);
  expectClose(at[0], 1, { relative: 1e-8 });
  expectClose(at[1], 1, { relative: 1e-8 });
  expectClose(value, 0, { absolute: 1e-16 });
  expect(converged).toBe(true);
});

test("a straight line through points is that of the normal equations", () => {
  const points = [
    [0, 1],
    [1, 2.9],
    [2, 5.2],
    [3, 6.8],
  ] as const;
  const { at } = nearestPair((a, b) => points.map(([x, y]) => a + b * x - y), [0, 0]);
  // A sum of squares is flat to half the digits about its lowest point.
  expectClose(at[0], 1.02, { relative: 1e-7 });
  expectClose(at[1], 1.97, { relative: 1e-7 });
});

test("residuals that do not depend on the unknowns leave them where they are", () => {
  expect(nearestPair(() => [1, 2], [0.5, 0.5])).toEqual({ at: [0.5, 0.5], value: 5, converged: true });
});
