import fc from "fast-check";
import { expect, test } from "vitest";
import { type Point, risingRoot } from "../../src/numeric/index.js";
import { EXACT, expectClose } from "../support/close.js";

const cube = (root: number) => (x: number, at: Point) => {
  at.value = x ** 3 - root ** 3;
  at.slope = 3 * x * x;
};

test("the cube root is found from either side", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (root, share) => {
        const high = 2 * root;
        const found = risingRoot(cube(root), [0, high], share * high, 1e-15 * root);
        expectClose(found.x, root, EXACT);
        expect(found.converged).toBe(true);
      },
    ),
  );
});

// Newton's method alone runs away from the flat ends of the arc tangent.
const arc = (x: number, at: Point) => {
  at.value = Math.atan(x - 3);
  at.slope = 1 / (1 + (x - 3) ** 2);
};

test.each([0, 1, 2.9, 3, 7, 9e5])(
  "from %d the bracket is halved where a step would leave it, and never left",
  (start) => {
    const asked: number[] = [];
    const watched = (x: number, at: Point) => {
      asked.push(x);
      arc(x, at);
    };
    const found = risingRoot(watched, [0, 1e6], start, 1e-15);
    expectClose(found.x, 3, EXACT);
    expect(found.iterations).toBe(asked.length);
    expect(Math.min(...asked)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...asked)).toBeLessThan(1e6);
  },
);

test("a straight line takes one step", () => {
  const line = (x: number, at: Point) => {
    at.value = x - 2;
    at.slope = 1;
  };
  expect(risingRoot(line, [0, 10], 7, 1e-15)).toEqual({ x: 2, converged: true, iterations: 2 });
});

// Newton's steps alone take 7, 8, 7, 6, 4, 6, 13 and 5.
test.each([
  ["a cube root from below", (x: number) => x ** 3 - 8, (x: number) => 3 * x * x, [0, 10], 1, 2, 6],
  ["a cube root from above", (x: number) => x ** 3 - 8, (x: number) => 3 * x * x, [0, 10], 9, 2, 7],
  ["a logarithm", (x: number) => Math.exp(x) - 5, Math.exp, [0, 10], 1, Math.log(5), 5],
  ["an exponential", (x: number) => Math.log(x) - 1, (x: number) => 1 / x, [0.1, 50], 1, Math.E, 4],
  ["a tangent", (x: number) => Math.atan(x - 3), (x: number) => 1 / (1 + (x - 3) ** 2), [0, 1e6], 2.9, 3, 3],
  ["a square", (x: number) => Math.sqrt(x) - 3, (x: number) => 0.5 / Math.sqrt(x), [1e-9, 100], 50, 9, 3],
  ["a ninth root", (x: number) => x ** 9 - 2, (x: number) => 9 * x ** 8, [0, 4], 4, 2 ** (1 / 9), 12],
] as const)("%s is found to rounding, in few steps", (_, f, slope, bracket, start, root, most) => {
  const found = risingRoot(
    (x, at) => {
      at.value = f(x);
      at.slope = slope(x);
    },
    bracket,
    start,
    1e-16,
  );
  expectClose(found.x, root, { relative: 1e-15 });
  expect(found.iterations).toBeLessThanOrEqual(most);
});

test("a step within the noise is the last, and is taken", () => {
  const line = (x: number, at: Point) => {
    at.value = x - 2;
    at.slope = 1;
  };
  expect(risingRoot(line, [0, 10], 7, 5)).toEqual({ x: 2, converged: true, iterations: 1 });
  expect(risingRoot(line, [0, 10], 7, 4)).toEqual({ x: 2, converged: true, iterations: 2 });
  // The root lies outside the bracket, by less than the noise.
  expect(risingRoot(line, [3, 10], 4, 2.5).x).toBe(3);
  expect(risingRoot(line, [0, 1], 0.5, 2.5).x).toBe(1);
});

test("near 0, where no step is small beside x, the noise ends the search", () => {
  const found = risingRoot(cube(0), [0, 1], 1, 1e-6);
  expect(found.converged).toBe(true);
  expectClose(found.x, 0, { absolute: 3e-6 });
});

test("a search that does not settle stops after 200 steps and says so", () => {
  let asked = 0;
  const noise = (x: number, at: Point) => {
    asked++;
    at.value = x < 0.5 ? -1 : 1;
    at.slope = 1e-30;
  };
  const { x, ...ending } = risingRoot(noise, [0, 1], 0.2, 0);
  expectClose(x, 0.5, EXACT);
  expect(ending).toEqual({ converged: false, iterations: 200 });
  expect(asked).toBe(200);
});
