import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  biserialCorrelation,
  correlationFromFisherZ,
  correlationFromOddsRatio,
  correlationFromSmd,
  deltaMethod,
  fisherZ,
  fromScale,
  meanOverEffects,
  oddsRatioFromCorrelation,
  oddsRatioFromSmd,
  smdFromCorrelation,
  smdFromOddsRatio,
  tableFromMargins,
  toScale,
} from "../../src/convert/index.js";
import type { Estimate } from "../../src/measure/index.js";
import { EXACT, expectClose, printed } from "../support/close.js";

const effects = fc.record({
  yi: fc.double({ min: -4, max: 4, noNaN: true }),
  vi: fc.double({ min: 1e-4, max: 2, noNaN: true }),
});
const same = (actual: Estimate, expected: Estimate, relative = 1e-9) => {
  expectClose(actual.yi, expected.yi, { relative, absolute: relative });
  expectClose(actual.vi, expected.vi, { relative });
};

describe("odds ratios", () => {
  test.each(["hasselblad-hedges", "cox"] as const)("to SMD and back by %s", (way) => {
    fc.assert(
      fc.property(effects, (effect) => same(oddsRatioFromSmd(smdFromOddsRatio(effect, way).value, way).value, effect)),
    );
  });

  test("Chinn 2000: the log odds ratio is divided by 1.81; Cox: by 1.65", () => {
    expectClose(1 / smdFromOddsRatio({ yi: 1, vi: 1 }).value.yi, 1.81, printed(2));
    expectClose(1 / smdFromOddsRatio({ yi: 1, vi: 1 }, "cox").value.yi, 1.65, EXACT);
  });

  test.each(["pearson", "digby", "yule-Q", "yule-Y"] as const)("to a correlation and back by %s", (way) => {
    fc.assert(
      fc.property(effects, (effect) =>
        same(oddsRatioFromCorrelation(correlationFromOddsRatio(effect, way).value, way).value, effect, 1e-8),
      ),
    );
  });

  test.each(["pearson", "digby", "yule-Q", "yule-Y"] as const)(
    "the variance of %s is that of the delta method",
    (way) => {
      fc.assert(
        fc.property(effects, (effect) => {
          const direct = correlationFromOddsRatio(effect, way).value;
          const numeric = deltaMethod(effect, (yi) => correlationFromOddsRatio({ yi, vi: 1 }, way).value.yi).value;
          same(direct, numeric as Estimate, 1e-7);
        }),
      );
    },
  );

  test("an odds ratio of 4: cos(60°) = 0.5 by Pearson, Q = 3/5, Y = 1/3", () => {
    const r = (way: "pearson" | "yule-Q" | "yule-Y") =>
      correlationFromOddsRatio({ yi: Math.log(4), vi: 1 }, way).value.yi;
    expectClose(r("pearson"), 0.5, EXACT);
    expectClose(r("yule-Q"), 0.6, EXACT);
    expectClose(r("yule-Y"), 1 / 3, EXACT);
  });
});

describe("correlations", () => {
  const n = fc.integer({ min: 2, max: 500 });

  test("to SMD and back with unequal groups", () => {
    fc.assert(
      fc.property(effects, n, n, (effect, n1, n2) =>
        same(smdFromCorrelation(correlationFromSmd(effect, n1, n2).value, n1, n2).value, effect),
      ),
    );
  });

  test("to Fisher's z and back; its variance is 1 / (n - 3)", () => {
    fc.assert(
      fc.property(fc.double({ min: -0.999, max: 0.999, noNaN: true }), fc.integer({ min: 4, max: 1000 }), (r, size) => {
        const z = fisherZ(r, size).value;
        expectClose(correlationFromFisherZ(z).value.yi, r, { relative: 1e-12, absolute: 1e-15 });
        expect(z.vi).toBe(1 / (size - 3));
      }),
    );
  });

  test("cut at the median, the biserial correlation is √(π/2) times the point-biserial one", () => {
    expectClose(biserialCorrelation(0.4, 50, 50).value, 0.4 * Math.sqrt(Math.PI / 2), EXACT);
  });

  test("1 has no Fisher's z, and three persons no variance of it", () => {
    expect(() => fisherZ(1, 20)).toThrow(expect.objectContaining({ code: "OUT_OF_DOMAIN" }));
    expect(() => fisherZ(0.5, 3)).toThrow(expect.objectContaining({ code: "OUT_OF_DOMAIN" }));
  });
});

describe("two-by-two tables from margins", () => {
  const cells = fc.integer({ min: 1, max: 400 });

  test("the odds ratio, phi or chi-square of a table gives the table back", () => {
    fc.assert(
      fc.property(cells, cells, cells, cells, fc.boolean(), (a, b, c, d, yates) => {
        const n = a + b + c + d;
        const margins = { n, row: a + b, column: a + c };
        const determinant = a * d - b * c;
        const product = (a + b) * (c + d) * (a + c) * (b + d);
        const corrected = Math.max(0, Math.abs(determinant) - (yates ? n / 2 : 0));
        fc.pre(!yates || corrected > 0);
        const expected = { a, b, c, d };
        expect(tableFromMargins({ oddsRatio: (a * d) / (b * c) }, margins).value).toEqual(expected);
        expect(tableFromMargins({ phi: determinant / Math.sqrt(product) }, margins).value).toEqual(expected);
        const chiSquare = (n * corrected ** 2) / product;
        const direction = determinant < 0 ? -1 : 1;
        expect(tableFromMargins({ chiSquare, yates, direction }, margins).value).toEqual(expected);
      }),
    );
  });

  test("margins that no table has give none, and say so", () => {
    const found = tableFromMargins({ phi: 0.99 }, { n: 100, row: 90, column: 10 });
    expect(found.value).toBeNull();
    expect(found.notes[0]?.code).toBe("NO_SUCH_TABLE");
    expect(() => tableFromMargins({ oddsRatio: 0 }, { n: 10, row: 5, column: 5 })).toThrow();
  });
});

describe("scales", () => {
  test("what is outside the range, or infinite, has no number", () => {
    expect(toScale("logit", 0)).toBeNull();
    expect(toScale("logit", 1.2)).toBeNull();
    expect(toScale("fisher-z", 1)).toBeNull();
    expect(fromScale("log", 1e4)).toBeNull();
    expect(() => toScale("double-arcsine", 0.2)).toThrow(expect.objectContaining({ code: "OUT_OF_DOMAIN" }));
  });

  test("there and back", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), (p) => {
        for (const name of [
          "logit",
          "probit",
          "arcsine",
          "root",
          "log",
          "fisher-z",
          "fisher-z-of-root",
          "cube-root",
          "log-of-rest",
        ] as const) {
          expectClose(fromScale(name, toScale(name, p) as number), p, { relative: 1e-10 });
        }
        for (const name of ["double-arcsine", "double-root"] as const) {
          expectClose(fromScale(name, toScale(name, p, 40) as number, 40), p, { relative: 1e-8 });
        }
      }),
    );
  });

  test("without spread the mean over effects is the back-transformed mean; of logarithms it is exp(mu + tau2 / 2)", () => {
    expect(meanOverEffects("logit", 0.7, 0)).toBe(fromScale("logit", 0.7));
    expectClose(meanOverEffects("log", 0.7, 0.3), Math.exp(0.85), EXACT);
    expectClose(meanOverEffects("logit", 0, 5), 0.5, { relative: 1e-12 });
  });

  test("the delta method with a derivative of its own; none where the slope is 0", () => {
    const square = deltaMethod(
      { yi: 3, vi: 0.01 },
      (x) => x * x,
      (x) => 2 * x,
    ).value;
    expect(square).toEqual({ yi: 9, vi: 0.36 });
    expectClose(deltaMethod({ yi: 3, vi: 0.01 }, (x) => x * x).value?.vi, 0.36, { relative: 1e-10 });
    expect(deltaMethod({ yi: 0, vi: 1 }, (x) => x * x).value).toBeNull();
    expect(deltaMethod({ yi: -1, vi: 0.01 }, Math.log).value).toBeNull();
  });
});
