import fc from "fast-check";
import { expect, test } from "vitest";
import { globalMinimum, minimum } from "../../src/numeric/index.js";
import { expectClose } from "../support/close.js";

test("the vertex of a parabola is found wherever it lies in the bracket", () => {
  fc.assert(
    fc.property(
      fc.double({ min: -5, max: 5, noNaN: true }),
      fc.double({ min: 0.01, max: 100, noNaN: true }),
      (middle, steep) => {
        const found = minimum((x) => steep * (x - middle) ** 2, [-6, 7]);
        expectClose(found.x, middle, { absolute: 1e-7 });
        expect(found.converged).toBe(true);
      },
    ),
  );
});

test("a function that falls to the end of the bracket has its minimum there", () => {
  expectClose(minimum((x) => -x, [0, 1]).x, 1, { absolute: 1e-7 });
  expectClose(minimum((x) => x, [0, 1]).x, 0, { absolute: 1e-7 });
});

test("a kink and a flat function do no harm", () => {
  expectClose(minimum((x) => Math.abs(x - 0.3), [-2, 1]).x, 0.3, { absolute: 1e-7 });
  expect(minimum(() => 1, [0, 1]).converged).toBe(true);
});

test("of several valleys the lowest is found, and holes are passed over", () => {
  const waves = (x: number) => Math.cos(3 * x) + 0.1 * (x - 4) ** 2;
  expectClose(globalMinimum(waves, [-10, 10]).x, 3.17, { absolute: 0.2 });
  expectClose(globalMinimum((x) => (x < 0 ? Number.NaN : (x - 2) ** 2), [-10, 10]).x, 2, { absolute: 1e-6 });
});

// Golden sections alone gain a digit with every five looks, and would take about forty.
test.each([
  ["a parabola", (x: number) => 3 * (x - 0.7) ** 2, [-6, 7], 6],
  ["a smooth valley", (x: number) => Math.cosh(x - 1), [-6, 7], 12],
  ["a valley as flat as a fourth power", (x: number) => (x - 2) ** 4, [0, 3], 26],
  ["a kink", (x: number) => Math.abs(x - 0.3), [-2, 1], 27],
] as const)("%s takes few looks, within the bracket, and says how many", (_, f, bracket, most) => {
  const asked: number[] = [];
  const found = minimum((x) => {
    asked.push(x);
    return f(x);
  }, bracket);
  expect(found.iterations).toBe(asked.length);
  expect(asked.length).toBeLessThanOrEqual(most);
  expect(Math.min(...asked)).toBeGreaterThan(bracket[0]);
  expect(Math.max(...asked)).toBeLessThan(bracket[1]);
  expect(found.value).toBe(Math.min(...asked.map(f)));
});

test("a bracket too long for 200 looks: it says that it did not settle, and where it stands", () => {
  const { x, value, ...ending } = minimum((at) => at, [0, 1e300]);
  expect(ending).toEqual({ converged: false, iterations: 200 });
  expect(value).toBe(x);
  expect(x).toBeLessThan(1e260);
});

test("the grid has 81 points, and the search about its lowest is short", () => {
  let looks = 0;
  const { x, value } = globalMinimum(
    (at) => {
      looks++;
      return Math.cos(3 * at) + 0.1 * (at - 4) ** 2;
    },
    [-10, 10],
  );
  // The slope is 0: 3 sin(3x) = 0.2 (x - 4).
  expectClose(3 * Math.sin(3 * x), 0.2 * (x - 4), { absolute: 1e-6 });
  expectClose(value, Math.cos(3 * x) + 0.1 * (x - 4) ** 2, { absolute: 0 });
  expect(looks).toBeLessThanOrEqual(81 + 10);
});
