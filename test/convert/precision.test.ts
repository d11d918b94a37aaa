import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  derivationStep,
  effectFromWald,
  pFromStatistic,
  sdFromDifference,
  sdFromStandardError,
  smdFromStatistic,
  standardErrorFromInterval,
  standardErrorFromP,
  standardErrorFromSd,
  standardErrorFromStatistic,
  statisticFromP,
} from "../../src/convert/index.js";
import { standardizedMeanDifference } from "../../src/measure/index.js";
import { EXACT, expectClose, printed } from "../support/close.js";

const positive = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
const sizes = fc.integer({ min: 2, max: 5000 });

describe("Cochrane Handbook 6.5.2.3: 25 and 22 persons, MD 3.8, p = 0.008", () => {
  test("t is 2.78 with 45 degrees of freedom", () => {
    expectClose(statisticFromP(0.008, 45).value, 2.78, printed(2));
  });

  test("the standard error is 1.37 and the standard deviation of both arms 4.69", () => {
    const se = standardErrorFromP(3.8, 0.008, { df: 45 });
    expectClose(se.value, 1.37, printed(2));
    expectClose(sdFromDifference(1.37, 25, 22).value, 4.69, printed(2));
    expectClose(standardErrorFromStatistic(3.8, { kind: "t", value: 2.78 }).value, 1.37, printed(2));
  });
});

test("Cochrane Handbook 6.5.2.2: an interval of 25 persons is divided by 4.128 (2 times 2.0639)", () => {
  expectClose(1 / standardErrorFromInterval([0, 1], { df: 24 }).value, 4.128, printed(3));
});

test("Cochrane Handbook 6.3.1: intervals of 95%, 90% and 99% are divided by 3.92, 3.29 and 5.15", () => {
  for (const [level, divisor] of [
    [0.95, 3.92],
    [0.9, 3.29],
    [0.99, 5.15],
  ] as const) {
    expectClose(1 / standardErrorFromInterval([0, 1], { level }).value, divisor, printed(2));
  }
});

describe("laws", () => {
  test("SD to SE and back", () => {
    fc.assert(
      fc.property(positive, sizes, (sd, n) => {
        expectClose(sdFromStandardError(standardErrorFromSd(sd, n).value, n).value, sd, EXACT);
      }),
    );
  });

  test("statistic to p and back, z and t", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 8, noNaN: true }),
        fc.option(fc.integer({ min: 1, max: 500 })),
        (statistic, df) => {
          expectClose(statisticFromP(pFromStatistic(statistic, df), df).value, statistic, { relative: 1e-10 });
        },
      ),
    );
  });

  test("interval, statistic and p of one analysis give one standard error, also of ratios", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.05, max: 3, noNaN: true }),
        fc.double({ min: 0.1, max: 3, noNaN: true }),
        (yi, se) => {
          const p = pFromStatistic(yi / se);
          const half = -1.959963984540054 * se;
          const ci = [Math.exp(yi + half), Math.exp(yi - half)] as const;
          const ratio = { ratio: true };
          expectClose(standardErrorFromInterval(ci, ratio).value, se, { relative: 1e-9 });
          expectClose(standardErrorFromP(Math.exp(yi), p, ratio).value, se, { relative: 1e-9 });
          expectClose(standardErrorFromStatistic(Math.exp(yi), { kind: "z", value: yi / se }, ratio).value, se, {
            relative: 1e-9,
          });
        },
      ),
    );
  });

  test("F with one degree of freedom is the square of t", () => {
    const byF = standardErrorFromStatistic(-3.8, { kind: "F", value: 2.5 ** 2 }).value;
    expectClose(byF, standardErrorFromStatistic(-3.8, { kind: "t", value: -2.5 }).value, EXACT);
  });

  test("an SMD from t is the SMD from the arms", () => {
    fc.assert(
      fc.property(
        sizes,
        sizes,
        positive,
        positive,
        fc.double({ min: -5, max: 5, noNaN: true }),
        (n1, n2, s1, s2, mean) => {
          const pooled = Math.sqrt(((n1 - 1) * s1 ** 2 + (n2 - 1) * s2 ** 2) / (n1 + n2 - 2));
          const t = mean / (pooled * Math.sqrt(1 / n1 + 1 / n2));
          const ours = smdFromStatistic({ kind: "t", value: t }, n1, n2).value;
          const arms = standardizedMeanDifference({ n: n1, mean, sd: s1 }, { n: n2, mean: 0, sd: s2 });
          expectClose(ours.yi, arms.yi, { relative: 1e-10, absolute: 1e-300 });
          expectClose(ours.vi, arms.vi, { relative: 1e-10 });
        },
      ),
    );
  });
});

describe("an effect as a report prints it", () => {
  test("the interval is preferred, and told where it does not lie evenly", () => {
    const found = effectFromWald({ estimate: 1.2, ci: [0.8, 1.8], p: 0.37 });
    expect(found.notes.map(({ code }) => code)).toEqual(["WALD_ASYMMETRIC"]);
    expect(effectFromWald({ estimate: 1.2, ci: [0.8, 1.8] }, { ratio: true }).notes).toEqual([]);
  });

  test("without precision there is no effect", () => {
    const found = effectFromWald({ estimate: 1.2 });
    expect(found.value).toBeNull();
    expect(found.notes[0]?.code).toBe("NOTHING_TO_CONVERT");
  });

  test("what it did is a step of a derivation", () => {
    const conversion = standardErrorFromInterval([-23.5, -5.2]);
    expect(derivationStep(conversion, "needling arm")).toEqual({
      code: "SE_FROM_CI",
      text: "needling arm: SE from 95% CI -23.5 to -5.2 (z): 4.668",
    });
    expect(conversion.assumption).toMatch(/normally distributed/);
  });
});

test.each<[string, () => unknown]>([
  ["limits in the wrong order", () => standardErrorFromInterval([2, 1])],
  ["a ratio below 0", () => standardErrorFromInterval([-1, 2], { ratio: true })],
  ["a level in percent", () => standardErrorFromInterval([1, 2], { level: 95 })],
  ["a p-value of 0", () => standardErrorFromP(1, 0)],
  ["no difference at all", () => standardErrorFromP(0, 0.5)],
  ["a ratio of 1", () => standardErrorFromStatistic(1, { kind: "z", value: 1 }, { ratio: true })],
  ["a negative F", () => standardErrorFromStatistic(1, { kind: "F", value: -1 })],
  ["a statistic of 0", () => standardErrorFromStatistic(1, { kind: "t", value: 0 })],
  ["a standard deviation of 0", () => standardErrorFromSd(0, 10)],
  ["no persons", () => sdFromStandardError(1, 0)],
])("%s is refused by name", (_, call) => {
  expect(call).toThrow(expect.objectContaining({ code: "OUT_OF_DOMAIN" }));
});
