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
  const { at, converged } = nearestPair((a, b) => points.map(([x, y]) => a + b * x - y), [0, 0]);
  expect(converged).toBe(true);
  // A sum of squares is flat to half the digits about its lowest point.
  expectClose(at[0], 1.02, { relative: 1e-7 });
  expectClose(at[1], 1.97, { relative: 1e-7 });
});

test("a valley without an end is followed for 200 steps, and said to have none", () => {
  const { at, value, converged } = nearestPair((x, y) => [Math.exp(-x), y], [0, 0]);
  expect(converged).toBe(false);
  expectClose(at[0], 200, { relative: 0.01 });
  expectClose(value, Math.exp(-2 * at[0]), { relative: 1e-6 });
});

test("residuals that do not depend on the unknowns leave them where they are", () => {
  expect(nearestPair(() => [1, 2], [0.5, 0.5])).toEqual({ at: [0.5, 0.5], value: 5, converged: true });
});

test("a straight line takes few looks, and the way along Rosenbrock's valley is short", () => {
  let looks = 0;
  const counted =
    (f: (x: number, y: number) => readonly number[]) =>
    (x: number, y: number): readonly number[] => {
      looks++;
      return f(x, y);
    };
  const { value } = nearestPair(
    counted((a, b) => [a - 1, a + b - 2.9, a + 2 * b - 5.2, a + 3 * b - 6.8]),
    [0, 0],
  );
  expectClose(value, 0.083, { relative: 1e-12 });
  expect(looks).toBeLessThanOrEqual(27);
  looks = 0;
  nearestPair(
    counted((x, y) => [10 * (y - x * x), 1 - x]),
    [-1.2, 1],
  );
  expect(looks).toBeLessThanOrEqual(170);
});
