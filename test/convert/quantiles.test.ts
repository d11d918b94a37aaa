import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type FiveNumbers, meanFromFiveNumbers, type QuantileMethod, skewnessTest } from "../../src/convert/index.js";
import { EXACT, expectClose } from "../support/close.js";
import { deepFreeze } from "../support/freeze.js";
import { runs } from "../support/runs.js";

const scenarios: Readonly<Record<string, FiveNumbers>> = deepFreeze({
  S1: { min: 2, median: 4, max: 9, n: 100 },
  S2: { q1: 4, median: 6, q3: 9.1, n: 60 },
  S3: { min: 1, q1: 3.4, median: 5, q3: 7.3, max: 15, n: 80 },
});

const methods: readonly QuantileMethod[] = ["luo-wan-shi", "wan", "log-normal", "QE", "BC", "MLN"];

const rows = readFileSync(new URL("quantiles.csv", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => line.split(",") as [scenario: string, method: QuantileMethod, mean: string, sd: string]);

// Both sides search for a minimum, about which a function is flat to half the digits.
const FLAT = { relative: 2e-6 };

describe("mean and standard deviation from quantiles", () => {
  test.each(rows)("%s by %s agrees with its formulas in R (quantiles.R)", (scenario, method, mean, sd) => {
    const { value } = meanFromFiveNumbers(scenarios[scenario] as FiveNumbers, { method });
    expectClose(value?.mean, Number(mean), FLAT);
    expectClose(value?.sd, Number(sd), FLAT);
  });

  test("QE of 2, 4, 9 with n 100 as the package of its authors prints it (estmeansd 1.0.1, whose search stops early): 4.347284, 1.502171", () => {
    const { value } = meanFromFiveNumbers(scenarios.S1 as FiveNumbers, { method: "QE" });
    expectClose(value?.mean, 4.347284, { relative: 1e-5 });
    expectClose(value?.sd, 1.502171, { relative: 1e-5 });
  });

  test("BC of the same lies within the error of their Monte Carlo: 4.211, 1.337 from 1000 draws", () => {
    const { value } = meanFromFiveNumbers(scenarios.S1 as FiveNumbers, { method: "BC" });
    expectClose(value?.mean, 4.210971, { absolute: (2 * 1.34) / Math.sqrt(1000) });
    expectClose(value?.sd, 1.337348, { absolute: (2 * 1.34) / Math.sqrt(2000) });
  });

  const summaries = fc.tuple(
    fc.array(fc.double({ min: 0.2, max: 3, noNaN: true }), { minLength: 4, maxLength: 4 }),
    fc.integer({ min: 10, max: 500 }),
    fc.double({ min: 1, max: 10, noNaN: true }),
  );
  const summaryOf = ([[a, b, c, d], n, low]: readonly [readonly number[], number, number]): Required<FiveNumbers> => {
    const [q1, median, q3] = [low + a!, low + a! + b!, low + a! + b! + c!];
    return { min: low, q1, median, q3, max: q3 + d!, n };
  };

  test.each(methods)("%s: another unit changes both in proportion", (method) => {
    fc.assert(
      fc.property(summaries, (drawn) => {
        const { n, ...numbers } = summaryOf(drawn);
        const times = (factor: number) =>
          Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, factor * (value as number)]));
        const once = meanFromFiveNumbers({ ...numbers, n }, { method }).value;
        const other = meanFromFiveNumbers({ ...(times(8) as unknown as typeof numbers), n }, { method }).value;
        expect(other === null).toBe(once === null);
        if (once === null) return;
        expectClose(other?.mean, 8 * once.mean, { relative: 1e-6 });
        expectClose(other?.sd, 8 * once.sd, { relative: 1e-6 });
      }),
      runs(10),
    );
  });

  test.each(["luo-wan-shi", "wan", "QE"] as const)(
    "%s: quantiles that lie evenly give their middle as the mean",
    (method) => {
      const { value } = meanFromFiveNumbers({ min: -9, q1: -3, median: 1, q3: 5, max: 11, n: 50 }, { method });
      expectClose(value?.mean, 1, EXACT);
    },
  );

  test("quantiles of a log-normal variable: BC, MLN, QE and log-normal find its mean and standard deviation", () => {
    const [z, n] = [0.6744897501960817, 1e5];
    const summary = { q1: Math.exp(1 - 0.4 * z), median: Math.exp(1), q3: Math.exp(1 + 0.4 * z), n };
    const mean = Math.exp(1.08);
    const sd = mean * Math.sqrt(Math.expm1(0.16));
    for (const method of ["BC", "MLN", "QE", "log-normal"] as const) {
      const { value } = meanFromFiveNumbers(summary, { method });
      expectClose(value?.mean, mean, { relative: 1e-4 });
      expectClose(value?.sd, sd, { relative: 1e-4 });
    }
  });

  test("quantiles of the beta distribution with shapes 5 and 1.5 (qbeta of R): QE finds its mean and standard deviation", () => {
    const summary = { q1: 0.6752857213655, median: 0.7977508703519, q3: 0.8906971952967, n: 60 };
    const { value, notes } = meanFromFiveNumbers(summary, { method: "QE" });
    expect(notes[0]?.evidence?.distribution).toBe("beta");
    expectClose(value?.mean, 5 / 6.5, { relative: 1e-6 });
    expectClose(value?.sd, Math.sqrt(7.5 / (6.5 ** 2 * 7.5)), { relative: 1e-5 });
  });

  test("a power that leaves no finite mean gives none, and says so", () => {
    const found = meanFromFiveNumbers({ q1: 4, median: 5, q3: 30, n: 50 }, { method: "BC" });
    expect(found.value).toBeNull();
    expect(found.notes.map(({ code }) => code)).toEqual(["NO_FINITE_MEAN"]);
  });

  test("a skewed summary under normality is told, or refused", () => {
    const skewed = { min: 1, q1: 2, median: 5, q3: 9, max: 30, n: 60 };
    expect(meanFromFiveNumbers(skewed).notes.map(({ code }) => code)).toEqual(["SKEWED"]);
    expect(meanFromFiveNumbers(skewed, { skewed: "refuse" }).value).toBeNull();
    expect(meanFromFiveNumbers(skewed, { method: "QE" }).notes.every(({ severity }) => severity === "info")).toBe(true);
  });

  test.each<[string, FiveNumbers, QuantileMethod]>([
    ["half a range", { min: 1, median: 2, n: 20 }, "wan"],
    ["a median alone", { median: 2, n: 20 }, "wan"],
    ["falling numbers", { q1: 3, median: 2, q3: 4, n: 20 }, "wan"],
    ["no spread", { q1: 2, median: 2, q3: 2, n: 20 }, "wan"],
    ["three persons", { q1: 1, median: 2, q3: 3, n: 3 }, "wan"],
    ["logarithms of 0", { min: 0, median: 2, max: 3, n: 20 }, "log-normal"],
    ["not a number", { q1: 1, median: Number.NaN, q3: 3, n: 20 }, "wan"],
  ])("%s is refused", (_, summary, method) => {
    expect(() => meanFromFiveNumbers(summary, { method })).toThrow(expect.objectContaining({ code: "OUT_OF_DOMAIN" }));
  });
});

describe("the test for skewness", () => {
  test("critical values by the formulas of Shi 2023, at n = 100", () => {
    const at = (summary: FiveNumbers) => skewnessTest(summary).value.criticalValue;
    expectClose(at({ min: 1, median: 2, max: 3, n: 100 }), 1 / Math.log(109) + 2.5 / 101, EXACT);
    expectClose(at({ q1: 1, median: 2, q3: 3, n: 100 }), 0.265 - 6e-4, EXACT);
    expectClose(at({ min: 0, q1: 1, median: 2, q3: 3, max: 4, n: 100 }), 0.297 - 39.1e-6, EXACT);
  });

  test("the direction of the skew does not matter", () => {
    const statistic = (summary: FiveNumbers) => skewnessTest(summary).value.statistic;
    const right = { min: 1, q1: 2, median: 3, q3: 7, max: 20, n: 40 };
    const left = { min: -20, q1: -7, median: -3, q3: -2, max: -1, n: 40 };
    expect(statistic(right)).toBe(statistic(left));
  });
});

test("numbers that differ in their last bit have a standard deviation above 0", () => {
  const [low, high] = [0.001, 0.001 + 2 ** -62];
  expect(high).toBeGreaterThan(low);
  for (const summary of [
    { min: low, median: high, max: high, n: 232_033 },
    { min: low, q1: low, median: high, q3: high, max: high, n: 232_033 },
  ])
    expect(meanFromFiveNumbers(summary, { method: "QE" }).value?.sd).toBeGreaterThan(0);
});

test("whatever rising numbers go in, by any method, finite numbers or a reason come out", () => {
  const steps = fc.array(fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1e4, noNaN: true })), {
    minLength: 4,
    maxLength: 4,
  });
  const low = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
  fc.assert(
    fc.property(
      low,
      steps,
      fc.integer({ min: 4, max: 1e6 }),
      fc.constantFrom(...methods),
      (start, [a, b, c, d], n, method) => {
        const [q1, median, q3] = [start + a!, start + a! + b!, start + a! + b! + c!];
        for (const summary of [
          { min: start, median, max: q3 + d!, n },
          { q1, median, q3, n },
          { min: start, q1, median, q3, max: q3 + d!, n },
        ]) {
          if (
            Math.max(...Object.values({ ...summary, n: 0 })) === Math.min(...Object.values({ ...summary, n: Infinity }))
          )
            continue;
          const { value, notes } = meanFromFiveNumbers(summary, { method });
          if (value === null) expect(notes.length).toBeGreaterThan(0);
          else expect([value.mean, value.sd].every((each) => Number.isFinite(each) && each >= 0)).toBe(true);
        }
      },
    ),
    runs(30),
  );
});
