import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allOrders, allSigns, countOrders, randomOrders, randomSigns } from "../../src/regression/arrangements.js";
import {
  joinPermutations,
  metaRegression,
  type PermutationOptions,
  permutationTest,
} from "../../src/regression/index.js";
import type { PermutationTest } from "../../src/types/index.js";
import { bcg, codes } from "../model/fixtures.js";
import { expectClose } from "../support/close.js";
import { runs } from "../support/runs.js";

const seven = bcg.slice(0, 7);
const data = { ablat: [44, 55, 42, 52, 13, 44, 19] };
const small: PermutationOptions = { moderators: ["ablat"], data };

describe("arrangements", () => {
  const every = ({ total, fill }: ReturnType<typeof allSigns>, n: number): string[] =>
    Array.from({ length: total }, (_, i) => fill(i, new Int32Array(n)).join(" "));

  test("of signs are all different, and the first changes none", () => {
    const all = every(allSigns(4), 4);
    expect(new Set(all).size).toBe(16);
    expect(all[0]).toBe("1 1 1 1");
  });

  test("of rows are all different and as many as the multinomial coefficient says", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 6 }), (values) => {
        const seen = [...new Set(values)];
        const kinds = values.map((value) => seen.indexOf(value));
        const all = every(allOrders(kinds), kinds.length);
        const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
        const repeats = seen.map((_, kind) => factorial(kinds.filter((each) => each === kind).length));
        const expected = factorial(kinds.length) / repeats.reduce((a, b) => a * b, 1);
        return (
          all.length === expected &&
          new Set(all).size === expected &&
          all.includes(kinds.map((kind) => kinds.indexOf(kind)).join(" "))
        );
      }),
    );
    expect(countOrders([10, 3])).toBe(286);
  });

  test("that are random are orders and signs, the first unchanged, each by its number alone", () => {
    const orders = randomOrders(5, 100, 3);
    expect([...orders.fill(0, new Int32Array(5))]).toEqual([0, 1, 2, 3, 4]);
    for (let i = 0; i < 100; i++) {
      const order = orders.fill(i, new Int32Array(5));
      expect([...order].toSorted()).toEqual([0, 1, 2, 3, 4]);
      expect(randomOrders(5, 100, 3).fill(i, new Int32Array(5))).toEqual(order);
    }
    expect([...randomSigns(3, 10, 1).fill(0, new Int32Array(3))]).toEqual([1, 1, 1]);
  });
});

describe.each([
  { name: "orders", effects: seven, options: small },
  { name: "changes of sign", effects: bcg.slice(0, 9), options: { moderators: [] } },
  {
    name: "random orders",
    effects: bcg,
    options: { moderators: ["x"], data: { x: bcg.map((_, i) => (i * 5) % 13) }, iterations: 200, seed: 7 },
  },
  { name: "random changes of sign", effects: bcg, options: { moderators: [], exact: false, iterations: 200 } },
])("$name in parts", ({ effects, options }) => {
  const whole = permutationTest(effects, options);
  const part = (from: number, to: number): PermutationTest => permutationTest(effects, { ...options, from, to });

  test("join to the whole, in any order", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: whole.total }), fc.integer({ min: 0, max: whole.total }), (a, b) => {
        const [first, second] = [Math.min(a, b), Math.max(a, b)];
        const parts = [part(second, whole.total), part(0, first), part(first, second)];
        expect(joinPermutations(parts)).toEqual(whole);
      }),
      runs(5),
    );
  });

  test("have no p-value, and say so", () => {
    const half = part(0, 20);
    expect(half.coefficients.every(({ pValue }) => pValue === null)).toBe(true);
    expect(codes(half)).toContain("PERMUTATIONS_IN_PART");
    expect(codes(whole)).not.toContain("PERMUTATIONS_IN_PART");
    expect(() => joinPermutations([half, part(30, 40)])).toThrow(expect.objectContaining({ code: "BAD_OPTION" }));
  });
});

test("parts of different tests are not joined, alike as they look", () => {
  const effects = [0.1, 0.12, 0.3, 0.18, 0.26].map((yi) => ({ yi, vi: 0.2 }));
  const data = { dose: [1, 2, 3, 5, 4] };
  const asked = { moderators: ["dose"], data, tau2: "DL" as const };
  const first = permutationTest(effects, { ...asked, to: 60 });
  const rest = { ...asked, from: 60 };
  expect(joinPermutations([first, permutationTest(effects, rest)])).toEqual(permutationTest(effects, asked));
  // The effects spread so little that tau2 is 0 by both estimators, and the statistics are the same.
  const others = [
    permutationTest(effects, { ...rest, tau2: "CE" }),
    permutationTest(effects, { ...rest, data: { dose: [2, 4, 6, 10, 8] } }),
    permutationTest(effects, {
      ...rest,
      moderators: [{ factor: "dose" }],
      data: { dose: ["a", "a", "b", "b", "b"] },
      from: 5,
    }),
    permutationTest(
      effects.map(({ yi }) => ({ yi: 2 * yi, vi: 0.8 })),
      rest,
    ),
  ];
  for (const other of others)
    expect(() => joinPermutations([first, { ...other, from: 60, total: first.total }])).toThrow(
      /parts of one test, got parts of several/,
    );
});

describe("a permutation test", () => {
  test("counts the data among the arrangements", () => {
    const { coefficients, omnibus, total } = permutationTest(seven, small);
    for (const each of [...coefficients, omnibus!]) expect(each.pValue).toBeGreaterThanOrEqual(1 / total);
    const random = permutationTest(bcg, { moderators: [], exact: false, iterations: 1 });
    expect(random.coefficients[0]?.pValue).toBe(1);
  });

  test("looks at the statistics of the regression", () => {
    const test = permutationTest(seven, small);
    const fit = metaRegression(seven, small);
    for (const [i, { statistic }] of test.coefficients.entries()) {
      expectClose(statistic, fit.coefficients[i]?.statistic as number, { relative: 1e-9 });
    }
    expectClose(test.omnibus?.statistic, fit.omnibus?.statistic as number, { relative: 1e-9 });
    const [intercept] = permutationTest(bcg, { moderators: [], exact: false, iterations: 2 }).coefficients;
    expectClose(intercept?.statistic, metaRegression(bcg, { moderators: [] }).coefficients[0]?.statistic as number, {
      relative: 1e-9,
    });
  });

  test("gives the same to each who has the seed, and another to another", () => {
    const by = (seed: number) =>
      permutationTest(bcg, {
        moderators: ["x"],
        data: { x: bcg.map((_, i) => i) },
        exact: false,
        iterations: 100,
        seed,
      });
    expect(by(1)).toEqual(by(1));
    expect(by(1).coefficients.map(({ atLeast }) => atLeast)).not.toEqual(
      by(2).coefficients.map(({ atLeast }) => atLeast),
    );
  });

  test("tells how far it is, and ends when it is told to", () => {
    const heard: number[] = [];
    const stop = new AbortController();
    const options = { moderators: [], onProgress: (done: number) => heard.push(done) };
    permutationTest(bcg, options);
    expect(heard[0]).toBe(0);
    expect(heard.at(-1)).toBe(2 ** bcg.length);
    expect(heard).toEqual(heard.toSorted((a, b) => a - b));
    const stopping = { ...options, signal: stop.signal, onProgress: (done: number) => done > 0 && stop.abort() };
    expect(() => permutationTest(bcg, stopping)).toThrow(expect.objectContaining({ code: "CANCELLED" }));
  });

  test("refuses ranges, counts and seeds that are none, and more arrangements than can be looked at", () => {
    const many = Array.from({ length: 40 }, (_, i) => ({ yi: i / 10, vi: 1 }));
    for (const [effects, options] of [
      [seven, { ...small, from: 3, to: 2 }],
      [seven, { ...small, to: 1e6 }],
      [seven, { ...small, iterations: 0 }],
      [seven, { ...small, seed: 0.5 }],
      [many, { moderators: [], exact: true }],
    ] as const) {
      expect(() => permutationTest(effects, options)).toThrow(expect.objectContaining({ code: "BAD_OPTION" }));
    }
  });
});
