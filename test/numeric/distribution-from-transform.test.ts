import fc from "fast-check";
import { expect, test } from "vitest";
import {
  chiSquareLowerTail,
  crossing,
  distributionFromTransform,
  remembered,
  type TransformPoint,
} from "../../src/numeric/index.js";
import { expectClose } from "../support/close.js";

/** Transform of a sum of independent chi-square variables with one degree of freedom, each times its weight. */
const sumOf =
  (weights: readonly number[]) =>
  (at: TransformPoint): void => {
    let [logModulus, angle] = [0, 0];
    for (const weight of weights) {
      const [x, y] = [1 + 2 * weight * at.re, 2 * weight * at.im];
      logModulus -= 0.5 * Math.log(Math.hypot(x, y));
      angle -= 0.5 * Math.atan2(y, x);
    }
    at.logModulus = logModulus;
    at.cos = Math.cos(angle);
    at.sin = Math.sin(angle);
  };

test("equal weights give the chi-square distribution, from one degree of freedom to a thousand", () => {
  for (const df of [1, 2, 3, 5, 12, 100, 1000]) {
    for (const share of [0.01, 0.3, 0.8, 1, 1.3, 3]) {
      const weights = new Array<number>(df).fill(1);
      const x = share * df;
      expectClose(distributionFromTransform(sumOf(weights), x), chiSquareLowerTail(x, df), {
        relative: 1e-11,
        absolute: 1e-14,
      });
    }
  }
});

test("pairs of weights: the mixture of exponentials that their sum is", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.01, max: 1, noNaN: true }),
      fc.double({ min: 1.5, max: 50, noNaN: true }),
      fc.double({ min: 0.05, max: 20, noNaN: true }),
      (a, ratio, x) => {
        const b = a * ratio;
        // Two equal weights w are an exponential variable of mean 2w; of two of them the sum is known.
        const expected = 1 - (b * Math.exp(-x / (2 * b)) - a * Math.exp(-x / (2 * a))) / (b - a);
        expectClose(distributionFromTransform(sumOf([a, a, b, b]), x), expected, { absolute: 1e-12 });
      },
    ),
  );
});

test("Imhof 1961, table 1: sums of weighted chi-squares", () => {
  // Q1 = 0.6 X1 + 0.3 X2 + 0.1 X3: P(Q > 0.1), P(Q > 0.7), P(Q > 2)
  for (const [x, printed] of [
    [0.1, 0.9458],
    [0.7, 0.5064],
    [2, 0.124],
  ] as const) {
    expectClose(1 - distributionFromTransform(sumOf([0.6, 0.3, 0.1]), x), printed, { absolute: 5e-5 });
  }
});

test("a crossing is found without slopes", () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 100, noNaN: true }), (root) => {
      const f = (x: number) => x ** 3 - root ** 3;
      const found = crossing(f, [0, 200], f(0), f(200), 0);
      expectClose(found.x, root, { relative: 1e-14 });
      expect(found.converged).toBe(true);
    }),
  );
});

test.each([
  [0.01, 21],
  [0.3, 16],
  [1, 14],
  [17, 10],
  [100, 1],
])("the cube root of %d takes at most %d looks, where halving takes 60", (root, most) => {
  const asked: number[] = [];
  const f = (x: number) => x ** 3 - root ** 3;
  const watched = (x: number) => {
    asked.push(x);
    return f(x);
  };
  const { iterations } = crossing(watched, [0, 200], f(0), f(200), 0);
  expect(iterations).toBe(asked.length);
  expect(iterations).toBeLessThanOrEqual(most);
  expect(asked.every((x) => x >= 0 && x <= 200)).toBe(true);
});

test("a function that jumps is followed to the jump, and noise ends the search", () => {
  const jump = (x: number) => (x < 0.7 ? -1 : 1);
  expectClose(crossing(jump, [0, 1], -1, 1, 0).x, 0.7, { relative: 1e-15 });
  const { x, iterations } = crossing(jump, [0, 1], -1, 1, 0.1);
  expectClose(x, 0.7, { absolute: 0.1 });
  expect(iterations).toBeLessThan(6);
});

test("a jump out of reach: the search stops after 200 looks and says so", () => {
  const { converged, iterations } = crossing((x) => (x < 1e-200 ? -1 : 1), [0, 1e300], -1, 1, 0);
  expect([converged, iterations]).toEqual([false, 200]);
});

test("in other units it is the same, from far below the mean to far above", () => {
  for (const unit of [1e-12, 1, 1e12]) {
    for (const [df, share] of [
      [1, 0.001],
      [1, 40],
      [5, 1e-4],
      [5, 12],
      [100, 0.3],
      [100, 2.5],
    ] as const) {
      const found = distributionFromTransform(sumOf(new Array<number>(df).fill(unit)), share * df * unit);
      expectClose(found, chiSquareLowerTail(share * df, df), { relative: 1e-13 });
    }
  }
});

test("a distribution takes some hundred looks at its transform", () => {
  for (const [df, share, most] of [
    [1, 0.8, 69],
    [3, 0.01, 108],
    [12, 0.8, 117],
    [12, 0.01, 64],
    [100, 0.8, 66],
  ] as const) {
    let looks = 0;
    const transform = sumOf(new Array<number>(df).fill(1));
    distributionFromTransform((at) => {
      looks++;
      transform(at);
    }, share * df);
    expect(looks).toBeLessThanOrEqual(most);
  }
});

test("what is remembered is what the function gives", () => {
  let calls = 0;
  const twice = remembered((p, df) => {
    calls++;
    return p * df;
  });
  expect([twice(0.5, 3), twice(0.5, 3), twice(0.5, 3 + 256), twice(0.5, 3), twice(0.25, 3)]).toEqual([
    1.5, 1.5, 129.5, 1.5, 0.75,
  ]);
  expect(calls).toBe(4);
});
