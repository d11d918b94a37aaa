import { readFileSync } from "node:fs";
import betainc from "@stdlib/math-base-special-betainc";
import betaincinv from "@stdlib/math-base-special-betaincinv";
import gammaincinv from "@stdlib/math-base-special-gammaincinv";
import gammaln from "@stdlib/math-base-special-gammaln";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  chiSquareLowerTail,
  chiSquareQuantile,
  chiSquareUpperQuantile,
  chiSquareUpperTail,
  hedgesCorrection,
  normalQuantile,
  normalUpperTail,
  tQuantile,
  tUpperTail,
} from "../../src/numeric/index.js";
import { startingValue, tailConstant } from "../../src/numeric/student.js";
import { expectClose } from "../support/close.js";

const functions = {
  normalUpperTail,
  normalQuantile,
  tUpperTail,
  tQuantile,
  chiSquareUpperTail,
  chiSquareLowerTail,
  chiSquareQuantile,
  chiSquareUpperQuantile,
} satisfies Record<string, (...given: number[]) => number>;

type Name = keyof typeof functions;

const [header, ...lines] = readFileSync(new URL("distributions.csv", import.meta.url), "utf8")
  .trim()
  .split("\n");
const reference = lines.map((line) => line.split(","));

/** R's own digits in the far tails. */
const AS_R = { relative: 1e-12 };

/** Ours: tails are exponentials of numbers up to some hundred, which costs two or three digits of sixteen. */
const AS_EXACT = { relative: 1e-13 };

describe(`${header}`, () => {
  test.each(Object.keys(functions) as Name[])("%s agrees", (name) => {
    const rows = reference.filter(([each]) => each === name).map(([, ...cells]) => cells.map(Number));
    expect(rows.length).toBeGreaterThan(10);
    for (const row of rows) {
      expectClose(functions[name](...(row.slice(0, -1) as [number, number])), row.at(-1) as number, AS_R);
    }
  });
});

describe("60-digit arithmetic (mpmath 1.3.0: erfc, gammainc, betainc, hyp2f1)", () => {
  test.each([
    [normalUpperTail, [1.96], 0.0249978951482204],
    [normalUpperTail, [11.4], 2.09059542173855e-30],
    [normalUpperTail, [37], 5.72557122252458e-300],
    [tUpperTail, [0.01, 3.5], 0.496282356225962],
    [tUpperTail, [2.5, 5], 0.0272450496711881],
    [tUpperTail, [200, 20], 8.56241813963503e-35],
    [tUpperTail, [37, 999], 9.97688415313155e-190],
    [tUpperTail, [8, 1e6], 6.22753171660126e-16],
    [tUpperTail, [1.96, 1e10], 0.0249978951620849],
    [tUpperTail, [11.4, 1e10], 2.09059631800729e-30],
    [tQuantile, [0.9999, 0.3], 647878542583.324],
    [chiSquareUpperTail, [30.4, 29.7], 0.429915546246143],
    [chiSquareUpperTail, [163.1649, 12], 1.18878106841411e-28],
    [chiSquareUpperTail, [1000, 12], 1.8740613464647e-206],
    [chiSquareUpperTail, [2040, 2000], 0.261472815519889],
    [chiSquareUpperTail, [1061, 0.33], 3.80898650129984e-234],
    [chiSquareUpperTail, [2100, 600], 2.90424112859406e-165],
    [chiSquareUpperTail, [1900, 1100], 1.5744504008101e-45],
    [chiSquareUpperTail, [1e6, 1e6], 0.499811936803394],
    [chiSquareUpperTail, [14241.428549781363, 9999], 6.30345081850601e-156],
    [chiSquareLowerTail, [0.001, 12], 2.16920903278546e-23],
    [chiSquareLowerTail, [1500, 2000], 2.15165571732036e-18],
    [chiSquareLowerTail, [9.9e5, 1e6], 6.50017118008584e-13],
    [hedgesCorrection, [2], 0.564189583547756],
    [hedgesCorrection, [3.5], 0.766487277818208],
    [hedgesCorrection, [12], 0.935941822906475],
    [hedgesCorrection, [30], 0.974754378214402],
    [hedgesCorrection, [31], 0.975576497156873],
    [hedgesCorrection, [500], 0.998499124437963],
    [hedgesCorrection, [1e5], 0.999992499978125],
  ] as [(...given: number[]) => number, number[], number][])("%o of %j is %d", (distribution, given, expected) => {
    expectClose(distribution(...given), expected, AS_EXACT);
  });
});

describe("@stdlib's general functions", () => {
  const tails = fc.double({ min: 1e-6, max: 0.49, noNaN: true });
  const df = fc.integer({ min: 1, max: 200 });

  test("the t tail is half of the regularized incomplete beta function", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 30, noNaN: true }), df, (t, n) => {
        expectClose(tUpperTail(t, n), 0.5 * betainc(n / (n + t * t), n / 2, 0.5), AS_R);
      }),
    );
  });

  test("the t quantile inverts it", () => {
    fc.assert(
      fc.property(tails, df, (p, n) => {
        const x = betaincinv(2 * p, n / 2, 0.5);
        // Near p = 1/2 the inverse stands near 1 and has lost its digits.
        fc.pre(x < 0.9);
        expectClose(-tQuantile(p, n), Math.sqrt((n * (1 - x)) / x), AS_R);
      }),
    );
  });

  test("the chi-square quantiles are those of the gamma distribution", () => {
    fc.assert(
      fc.property(tails, df, (p, n) => {
        expectClose(chiSquareQuantile(p, n), 2 * gammaincinv(p, n / 2, false), AS_R);
        expectClose(chiSquareUpperQuantile(p, n), 2 * gammaincinv(p, n / 2, true), AS_R);
      }),
    );
  });
});

describe("laws", () => {
  const log = (min: number, max: number) =>
    fc.double({ min: Math.log10(min), max: Math.log10(max), noNaN: true }).map((power) => 10 ** power);
  const tails = log(1e-140, 0.49);
  const df = log(0.1, 1e10);

  test("a tail at its quantile is what was asked for", () => {
    fc.assert(
      fc.property(tails, df, log(0.1, 1e6), (p, n, m) => {
        expectClose(normalUpperTail(-normalQuantile(p)), p, AS_R);
        const t = -tQuantile(p, n);
        if (Number.isFinite(t)) expectClose(tUpperTail(t, n), p, AS_R);
        // A quantile has sixteen digits; of a tail as steep as with many degrees of freedom they fix fewer.
        const steep = { relative: 1e-12 * (1 + m / 1000) };
        expectClose(chiSquareUpperTail(chiSquareUpperQuantile(p, m), m), p, steep);
        const lower = chiSquareQuantile(p, m);
        if (lower > 1e-290) expectClose(chiSquareLowerTail(lower, m), p, steep);
      }),
    );
  });

  test("so it is from few degrees of freedom to many, and from the middle to the far tail", () => {
    for (const n of [0.3, 1, 2, 5, 13, 50, 300, 5000, 1e6]) {
      const steep = { relative: 1e-12 * (1 + n / 1000) };
      for (const p of [0.499, 0.45, 0.3, 0.1, 1e-3, 1e-10, 1e-50, 1e-140]) {
        expectClose(chiSquareUpperTail(chiSquareUpperQuantile(p, n), n), p, steep);
        const lower = chiSquareQuantile(p, n);
        if (lower > 1e-290) expectClose(chiSquareLowerTail(lower, n), p, steep);
      }
    }
  });

  test("the two tails add up to 1, and the t distribution is symmetric", () => {
    fc.assert(
      fc.property(fc.double({ min: -50, max: 50, noNaN: true }), df, (t, n) => {
        expectClose(tUpperTail(t, n) + tUpperTail(-t, n), 1, AS_EXACT);
        expectClose(chiSquareUpperTail(Math.abs(t), n) + chiSquareLowerTail(Math.abs(t), n), 1, AS_EXACT);
      }),
    );
  });

  test("J(m) J(m + 1) = (m - 1) / sqrt(m (m + 1))", () => {
    for (let m = 1.25; m < 3000; m *= 1.07) {
      // The series for many degrees of freedom keeps all digits, logarithms of gamma functions lose one or two.
      const closeness = { relative: m > 31 ? 2e-15 : 2e-14 };
      expectClose(hedgesCorrection(m) * hedgesCorrection(m + 1), (m - 1) / Math.sqrt(m * (m + 1)), closeness);
    }
  });

  test("near 0 the lower tail of chi-square is a power of x, and so is its quantile, with however few degrees of freedom", () => {
    for (const [p, n] of [
      [0.238, 0.004],
      [1e-3, 0.05],
      [1e-9, 0.2],
      [1e-30, 2],
    ] as const) {
      // P(x) = (x / 2)^a / Gamma(a + 1), less a share of about x.
      const expected = 2 * Math.exp((Math.log(p) + gammaln(n / 2 + 1)) / (n / 2));
      expectClose(chiSquareQuantile(p, n), expected, { relative: 1e-10 });
    }
  });

  test("with many degrees of freedom t is normal", () => {
    for (const p of [1e-30, 1e-10, 0.025, 0.4]) expectClose(tQuantile(p, 1e15), normalQuantile(p), AS_EXACT);
  });

  test("with 1 and 2 degrees of freedom t has closed forms, with 2 chi-square is exponential", () => {
    for (const t of [0.1, 1, 3, 12.7, 1e6]) {
      expectClose(tUpperTail(t, 1), Math.atan2(1, t) / Math.PI, AS_EXACT);
      expectClose(tUpperTail(t, 2), 1 / (t * t + 2 + t * Math.sqrt(t * t + 2)), AS_EXACT);
    }
    for (const x of [0.1, 1, 30, 900]) expectClose(chiSquareUpperTail(x, 2), Math.exp(-x / 2), AS_EXACT);
  });
});

describe("where the search for a t quantile starts", () => {
  const start = (p: number, n: number): number => startingValue(p, n, tailConstant(n));
  const between = [0.3, 0.2, 0.1, 0.05, 0.025];
  const ends = [0.4999, 0.45, 0.01, 0.001, 1e-4, 1e-6, 1e-9, 1e-20, 1e-60];

  test.each([3, 3.5, 5, 10, 20, 30, 50, 100, 1000])("%d degrees of freedom: within a twentieth", (n) => {
    for (const p of [...between, ...ends]) expectClose(start(p, n), -tQuantile(p, n), { relative: 0.05 });
  });

  test.each([0.3, 0.7, 1, 1.5, 2, 2.5])("%d: so in the middle and in the tail, within a half between them", (n) => {
    for (const p of ends) expectClose(start(p, n), -tQuantile(p, n), { relative: 0.05 });
    for (const p of between) expectClose(start(p, n), -tQuantile(p, n), { relative: 0.5 });
  });

  test("Abramowitz & Stegun 26.7.5: four terms leave an error of the fifth power of 1 / df", () => {
    const miss = (p: number, n: number): number => start(p, n) / -tQuantile(p, n) - 1;
    for (const p of [0.4, 0.2, 0.1, 0.025]) {
      for (const n of [15, 30]) expectClose(miss(p, n) / miss(p, 2 * n), 2 ** 5, { relative: 0.1 });
    }
  });
});

describe("the ends", () => {
  test("quantiles at 0 and 1 are the ends of the line", () => {
    const { POSITIVE_INFINITY: end } = Number;
    expect([normalQuantile(0), normalQuantile(1)]).toEqual([-end, end]);
    expect([tQuantile(0, 5), tQuantile(1, 5), tQuantile(0.5, 5)]).toEqual([-end, end, 0]);
    expect([chiSquareQuantile(0, 5), chiSquareQuantile(1, 5)]).toEqual([0, end]);
    expect([chiSquareUpperQuantile(0, 5), chiSquareUpperQuantile(1, 5)]).toEqual([end, 0]);
  });

  test("tails at the ends are 0 and 1, and a square that overflows leaves the power law", () => {
    const { POSITIVE_INFINITY: end } = Number;
    expect([tUpperTail(end, 5), tUpperTail(-end, 5), tUpperTail(0, 5)]).toEqual([0, 1, 0.5]);
    expect([chiSquareUpperTail(end, 5), chiSquareUpperTail(0, 5), chiSquareUpperTail(end, 1e6)]).toEqual([0, 1, 0]);
    expectClose(tUpperTail(1e200, 1), 1e-200 / Math.PI, AS_EXACT);
    expect(chiSquareQuantile(1e-30, 0.1)).toBe(0);
  });

  test("what is no probability has no quantile", () => {
    expect([normalQuantile(-0.1), normalQuantile(1.1), normalQuantile(Number.NaN)]).toEqual([NaN, NaN, NaN]);
    expect([tQuantile(-0.1, 5), tQuantile(1.1, 5), tQuantile(Number.NaN, 5)]).toEqual([NaN, NaN, NaN]);
    expect([chiSquareQuantile(-0.1, 5), chiSquareUpperQuantile(1.1, 5)]).toEqual([NaN, NaN]);
  });
});
