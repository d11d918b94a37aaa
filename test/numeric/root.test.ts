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

test("where a step would leave the bracket, the bracket is halved", () => {
  // Newton's method alone runs away from the flat ends of the arc tangent.
  const arc = (x: number, at: Point) => {
    at.value = Math.atan(x - 3);
    at.slope = 1 / (1 + (x - 3) ** 2);
  };
  const found = risingRoot(arc, [0, 1e6], 9e5, 1e-15);
  expectClose(found.x, 3, EXACT);
});

test("a straight line takes one step", () => {
  const line = (x: number, at: Point) => {
    at.value = x - 2;
    at.slope = 1;
  };
  expect(risingRoot(line, [0, 10], 7, 1e-15)).toEqual({ x: 2, converged: true, iterations: 2 });
});

test("a search that does not settle says so", () => {
  const noise = (x: number, at: Point) => {
    at.value = x < 0.5 ? -1 : 1;
    at.slope = 1e-30;
  };
  expect(risingRoot(noise, [0, 1], 0.2, 0).converged).toBe(false);
});
