import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pool } from "../../src/model/index.js";
import {
  likelihoodRatio,
  metaRegression,
  predictAt,
  type RegressionOptions,
  regressionCurve,
  testContrasts,
  testTerms,
  varianceInflation,
} from "../../src/regression/index.js";
import type { BareEffect, RegressionFit } from "../../src/types/index.js";
import { bcg, codes, trials, withContrast } from "../model/fixtures.js";
import { readTopic } from "../reference/reference.js";
import { expectClose } from "../support/close.js";
import { deepFreeze } from "../support/freeze.js";
import { jsonOf } from "../support/json.js";
import { runs } from "../support/runs.js";

/** Absolute latitude, year and allocation of the BCG trials: Colditz et al. (1994). */
const data = deepFreeze({
  ablat: [44, 55, 42, 52, 13, 44, 19, 13, 27, 42, 18, 33, 33],
  year: [1948, 1949, 1960, 1977, 1973, 1953, 1973, 1980, 1968, 1961, 1974, 1969, 1976],
  alloc: [
    ...["random", "random", "random", "random", "alternate", "alternate", "random", "random", "random"],
    ...["systematic", "systematic", "systematic", "systematic"],
  ],
});

const fitOf = (moderators: RegressionOptions["moderators"], options: Partial<RegressionOptions> = {}): RegressionFit =>
  metaRegression(bcg, { moderators, data, ...options });

const estimates = ({ coefficients }: RegressionFit): number[] => coefficients.map(({ estimate }) => estimate);

/** What does not depend on how the columns are written. */
const invariants = ({ tau2, R2, I2, Q, omnibus, statistics, studies }: RegressionFit): number[] => [
  ...[tau2, R2 as number, I2, Q.statistic, omnibus?.statistic ?? 0, statistics.ML.AIC, statistics.REML.BIC],
  ...studies.flatMap(({ fitted, leverage }) => [fitted, leverage]),
];

const expectSame = (actual: readonly number[], expected: readonly number[], relative: number): void => {
  expect(actual.length).toBe(expected.length);
  for (const [i, value] of actual.entries()) expectClose(value, expected[i]!, { relative, absolute: relative });
};

// 50-digit arithmetic: weighted least squares at tau2 = 0, the moment estimate of tau2, weighted least squares at it.
describe.each([
  {
    name: "latitude and year",
    moderators: ["ablat", "year"],
    Q: 28.325143657961622,
    tau2: 0.07903895781525448,
    b: [-1.2797914388272644, -0.028764483989566273, 0.0007720797820331847],
    se: [25.754969230414435, 0.008979212235280441, 0.012998474730700416],
  },
  {
    name: "latitude, year and their product",
    moderators: ["ablat", "year", { interaction: ["ablat", "year"] }],
    Q: 25.16990280496442,
    tau2: 0.10760425582386822,
    b: [-32.59190291053687, 0.6304241079257301, 0.016616515878965996, -0.00033346944020320026],
    se: [115.15111705715631, 2.511613266525935, 0.0582957796389545, 0.0012718873352119686],
  },
  {
    name: "latitude, year and allocation",
    moderators: ["ablat", "year", "alloc"],
    Q: 26.20296599429402,
    tau2: 0.15046584079070013,
    b: [-14.478314979335469, -0.023945645696556776, 0.007477779584796399, -0.3358773849824873, -0.0029042979124891876],
    se: [36.098344108405506, 0.012275538862436985, 0.018276336323045806, 0.39150605978114145, 0.41640042925413806],
  },
] as const)("$name, in the columns as they are", ({ moderators, Q, tau2, b, se }) => {
  test("agree with 50-digit arithmetic", () => {
    const { yi, vi, ...columns } = readTopic("metareg").inputs.bcg_RR!.data;
    const effects = (yi as number[]).map((each, i) => ({ yi: each, vi: vi![i] as number }));
    const fit = metaRegression(effects, { moderators, data: columns, tau2: "DL", interval: "z" });
    expectClose(fit.Q.statistic, Q, { relative: 1e-13 });
    expectClose(fit.tau2, tau2, { relative: 1e-13 });
    for (const [i, { estimate, stdError }] of fit.coefficients.entries()) {
      expectClose(estimate, b[i]!, { absolute: 1e-13 * se[i]! });
      expectClose(stdError, se[i]!, { relative: 1e-13 });
    }
  });
});

describe("a regression does not depend on", () => {
  const moderators = ["ablat", "year", "alloc"];
  const plain = fitOf(moderators);

  test("the scale and origin of its moderators", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -12, max: 12 }),
        fc.double({ min: -1e4, max: 1e4, noNaN: true }),
        (power, origin) => {
          const scale = 10 ** power;
          const moved = data.year.map((year) => (year + origin) * scale);
          const fit = fitOf(moderators, { data: { ...data, year: moved } });
          expectSame(invariants(fit), invariants(plain), 1e-8);
          expectClose(estimates(fit)[2]! * scale, estimates(plain)[2]!, { relative: 1e-7 });
        },
      ),
    );
  });

  test("which level of a factor is the reference", () => {
    const fit = fitOf(["ablat", "year", { factor: "alloc", reference: "systematic" }]);
    expectSame(invariants(fit), invariants(plain), 1e-9);
    expect(fit.coefficients.map(({ name }) => name)).toEqual([
      ...["intercept", "ablat", "year", "alloc: alternate", "alloc: random"],
    ]);
  });

  test("the order of studies", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...bcg.keys()], { minLength: bcg.length }), (order) => {
        const fit = metaRegression(
          order.map((i) => bcg[i]!),
          {
            moderators,
            data: Object.fromEntries(Object.entries(data).map(([name, of]) => [name, order.map((i) => of[i]!)])),
          },
        );
        expectSame(estimates(fit), estimates(plain), 1e-8);
        expectSame(
          order.map((_, i) => fit.studies[i]!.fitted),
          order.map((i) => plain.studies[i]!.fitted),
          1e-8,
        );
      }),
      runs(20),
    );
  });

  test("the units of the effects, but for their scale", () => {
    const larger = bcg.map(({ yi, vi }) => ({ yi: 1e6 * yi, vi: 1e12 * vi }));
    const fit = metaRegression(larger, { moderators, data });
    expectSame(
      estimates(fit).map((each) => each / 1e6),
      estimates(plain),
      1e-9,
    );
    expectClose(fit.tau2, 1e12 * plain.tau2, { relative: 1e-9 });
    expectClose(fit.R2, plain.R2 as number, { relative: 1e-9 });
  });

  test("whether it is given as terms or as a matrix", () => {
    const rows = data.ablat.map((ablat, i) => [
      ...[1, ablat, data.year[i]!, Number(data.alloc[i] === "random"), Number(data.alloc[i] === "systematic")],
    ]);
    const columns = ["one", "ablat", "year", "random", "systematic"];
    expectSame(invariants(fitOf({ intercept: false, columns, rows })).slice(0, 4), invariants(plain).slice(0, 4), 1e-9);
    expectSame(estimates(fitOf({ intercept: false, columns, rows })), estimates(plain), 1e-9);
    const without = { columns: columns.slice(1), rows: rows.map((row) => row.slice(1)) };
    expectSame(invariants(fitOf(without)), invariants(plain), 1e-9);
  });
});

describe("without moderators a regression is a pool", () => {
  const methods = ["CE", "DL", "PM", "REML"] as const;

  test.each(methods)("%s: estimate, tau2, its interval, heterogeneity, likelihood", (tau2) => {
    const regression = metaRegression(bcg, { moderators: [], tau2 });
    const fit = pool(bcg, { tau2 });
    const [intercept] = regression.coefficients;
    expectSame(
      [
        ...[intercept!.estimate, intercept!.stdError, intercept!.pValue as number, ...intercept!.confidence],
        ...[regression.tau2, ...(regression.tau2Confidence ?? []), regression.I2, regression.H2],
        ...[regression.Q.statistic, regression.statistics.ML.logLikelihood, regression.statistics.REML.logLikelihood],
        ...regression.studies.map(({ weight }) => weight as number),
        ...(predictAt(regression, [{}])[0]!.prediction ?? []),
      ],
      [
        ...[fit.estimate, fit.stdError, fit.pValue, ...(fit.confidence ?? [])],
        ...[fit.tau2, ...(fit.tau2Confidence ?? []), fit.I2, fit.H2],
        ...[fit.Q?.statistic, fit.logLikelihood?.ML, fit.logLikelihood?.REML],
        ...fit.studies.map(({ weight }) => weight),
        ...(fit.prediction ?? []),
      ] as number[],
      1e-9,
    );
    expect(regression.omnibus).toBeNull();
  });

  test("also for variances that lie twelve powers of ten apart", () => {
    const effects = [3, -2, 0.5, 4, -1, 2].map((yi, i) => ({ yi, vi: 10 ** (3 * i - 6) }));
    for (const tau2 of methods) {
      const regression = metaRegression(effects, { moderators: [], tau2 });
      const fit = pool(effects, { tau2 });
      expectClose(regression.tau2, fit.tau2 as number, { relative: 1e-9 });
      expectClose(estimates(regression)[0], fit.estimate as number, { relative: 1e-9 });
    }
  });
});

test("with unequal weights of any size a regression through all levels is the pools of its levels", () => {
  const size = fc.integer({ min: -6, max: 6 });
  const effect = fc.record({ yi: fc.double({ min: -3, max: 3, noNaN: true }), size });
  fc.assert(
    fc.property(
      fc.array(effect, { minLength: 3, maxLength: 6 }),
      fc.array(effect, { minLength: 3, maxLength: 6 }),
      (a, b) => {
        const asEffects = (of: typeof a): BareEffect[] => of.map(({ yi, size: power }) => ({ yi, vi: 10 ** power }));
        const both = [...asEffects(a), ...asEffects(b)];
        const group = [...a.map(() => "a"), ...b.map(() => "b")];
        const options = { tau2: "CE", interval: "z" } as const;
        const moderators = { intercept: false, terms: [{ factor: "group" }] };
        const fit = metaRegression(both, { ...options, moderators, data: { group } });
        const pools = [asEffects(a), asEffects(b)].map((each) => pool(each, options));
        for (const [i, each] of pools.entries()) {
          expectClose(estimates(fit)[i], each.estimate as number, {
            relative: 1e-9,
            absolute: 1e-9 * (each.stdError as number),
          });
          expectClose(fit.coefficients[i]!.stdError, each.stdError as number, { relative: 1e-10 });
        }
        const Q = pools.reduce((total, each) => total + (each.Q?.statistic as number), 0);
        expectClose(fit.Q.statistic, Q, { relative: 1e-9, absolute: 1e-9 });
      },
    ),
  );
});

describe("a design", () => {
  test("R 4.2.2, metafor 3.8: a natural spline of splines::ns with knots 14, 33, 50.4 spans the same curves", () => {
    const fit = fitOf([{ spline: "ablat", knots: 3 }], { tau2: "DL", interval: "z" });
    const [term] = fit.design.terms;
    expectSame(term?.kind === "spline" ? term.knots : [], [14, 33, 50.4], 1e-15);
    expectClose(fit.Q.statistic, 27.9910659425158, { relative: 1e-12 });
    expectClose(fit.tau2, 0.0711089960819293, { relative: 1e-12 });
    expectClose(fit.omnibus?.statistic, 18.948876795687, { relative: 1e-12 });
    const places = [0, 3, 7].map((i) => fit.studies[i]!.fitted);
    expectSame(places, [-0.975668088942481, -1.42796189075429, -0.242660252004258], 1e-12);
  });

  test("with a spline is straight beyond the outer knots", () => {
    const fit = fitOf([{ spline: "ablat", knots: [15, 30, 40, 50] }]);
    const at = (ablat: number): number => predictAt(fit, [{ ablat }])[0]!.estimate;
    for (const [a, b, c] of [
      [0, 5, 10],
      [60, 75, 90],
    ] as const) {
      expectClose(at(a) - 2 * at(b) + at(c), 0, { absolute: 1e-9 });
    }
  });

  test("names its columns: levels, powers, logarithms, products", () => {
    const fit = fitOf({
      intercept: false,
      terms: ["alloc", { poly: "ablat", degree: 2 }, { log: "year" }, { interaction: ["ablat", { factor: "alloc" }] }],
    });
    expect(fit.coefficients.map(({ name }) => name)).toEqual([
      ...["alloc: alternate", "alloc: random", "alloc: systematic", "ablat", "ablat^2", "log(year)"],
      ...["ablat × alloc: random", "ablat × alloc: systematic"],
    ]);
    expect(fit.coefficients.map(({ term }) => term)[3]).toBe("poly(ablat)");
  });

  test("that holds a column twice says of what it is a combination", () => {
    const twice = { ...data, kilometres: data.ablat.map((degrees) => 111 * degrees + 5) };
    const fit = fitOf(["ablat", "kilometres", "year"], { data: twice });
    expect(fit.coefficients.map(({ name }) => name)).toEqual(["intercept", "ablat", "year"]);
    expect(fit.notes.find(({ code }) => code === "REDUNDANT_COLUMN")?.message).toBe(
      "kilometres left out: in these studies it is 5 × intercept + 111 × ablat",
    );
    expectSame(estimates(fit), estimates(fitOf(["ablat", "year"])), 1e-10);
  });

  test("leaves out studies for which a moderator is not known, by name", () => {
    const ablat = data.ablat.map((degrees, i) => (i === 2 || i === 5 ? null : degrees));
    const fit = fitOf(["ablat"], { data: { ablat } });
    expect(fit.k).toBe(11);
    expect(fit.notes.find(({ code }) => code === "MODERATOR_MISSING")?.message).toBe(
      "2 of 13 studies left out, a moderator is not known for them: Rosenthal 1960 (ablat); Stein & Aronson (ablat)",
    );
  });

  test.each([
    [["latitude"], "NO_SUCH_MODERATOR"],
    [[{ factor: "alloc", reference: "coin" }], "BAD_DESIGN"],
    [[{ log: "zero" }], "BAD_MODERATOR"],
    [[{ poly: "alloc", degree: 2 }], "BAD_MODERATOR"],
    [[{ poly: "ablat", degree: 0 }], "BAD_DESIGN"],
    [[{ spline: "ablat", knots: 9 }], "BAD_DESIGN"],
    [[{ spline: "ablat", knots: [30, 20, 40] }], "BAD_DESIGN"],
    [[{ interaction: ["ablat"] }], "BAD_DESIGN"],
    [["ablat", "ablat"], "BAD_DESIGN"],
    [[{ cubic: "ablat" } as never], "BAD_DESIGN"],
    [{ intercept: false, terms: [] }, "BAD_DESIGN"],
    [["infinite"], "BAD_MODERATOR"],
    [["short"], "BAD_MODERATOR"],
    [[{ factor: "label" }], "NO_SUCH_MODERATOR"],
    [[{ poly: "ablat", degree: 3 }, "alloc", "year", { poly: "own", degree: 7 }], "TOO_FEW_STUDIES"],
    [{ columns: ["a"], rows: [[1]] }, "BAD_DESIGN"],
    [undefined as never, "BAD_DESIGN"],
    [null as never, "BAD_DESIGN"],
    ["ablat" as never, "BAD_DESIGN"],
  ] as const)("%j is refused: %s", (moderators, code) => {
    const more = {
      zero: data.ablat.map((value) => value - 13),
      infinite: data.ablat.map(() => Number.POSITIVE_INFINITY),
      short: [1, 2],
      own: data.ablat.map((_, i) => i ** 1.5),
    };
    const regress = () => fitOf(moderators as RegressionOptions["moderators"], { data: { ...data, ...more } });
    expect(regress).toThrow(expect.objectContaining({ code }));
  });
});

describe("moderators of effects with their rows", () => {
  test("are found as year, fact or facet", () => {
    const rich = trials.map((effect, i) =>
      withContrast(effect, { facts: { dose: i + 1 }, region: i % 2 === 0 ? "neck" : "back", year: 2000 + i }),
    );
    const fit = metaRegression(rich, { moderators: ["dose"] });
    expect(fit.studies.map(({ moderators }) => moderators.dose)).toEqual([1, 2, 3, 4, 5]);
    expect(fit.measure).toBe("MD");
    expect(metaRegression(rich, { moderators: ["region"] }).coefficients[1]?.name).toBe("region: neck");
    expect(metaRegression(rich, { moderators: ["year"] }).design.terms[0]?.kind).toBe("numeric");
    const mixed = rich.map((effect, i) =>
      withContrast(effect, { weeksFrom: i === 0 ? "end-of-treatment" : "randomisation" }),
    );
    expect(() => metaRegression(mixed, { moderators: ["weeks"] })).toThrow(
      expect.objectContaining({ code: "BAD_MODERATOR" }),
    );
  });

  test("that are constant within trials are labelled a comparison between trials", () => {
    const fit = fitOf(["ablat"]);
    expect(fit.moderators).toEqual([{ name: "ablat", comparison: "between trials" }]);
    expect(fit.notes.find(({ code }) => code === "BETWEEN_TRIALS")?.message).toContain("not randomised");
  });
});

describe("notes", () => {
  test("say when studies are few for the coefficients", () => {
    expect(codes(fitOf(["ablat"]))).toContain("FEW_STUDIES_PER_COEFFICIENT");
    const many = Array.from({ length: 20 }, (_, i) => ({ yi: Math.sin(i), vi: 0.1 }));
    const x = many.map((_, i) => i);
    expect(codes(metaRegression(many, { moderators: ["x"], data: { x } }))).not.toContain(
      "FEW_STUDIES_PER_COEFFICIENT",
    );
  });

  test("say why there is no R2, no test, no tau2", () => {
    const alike = [0.1, 0.1, 0.1, 0.1].map((yi) => ({ yi, vi: 0.1 }));
    const fit = metaRegression(alike, { moderators: ["x"], data: { x: [1, 2, 3, 5] } });
    expect(fit.R2).toBeNull();
    expect(codes(fit)).toEqual(expect.arrayContaining(["NO_R2", "HKSJ_NARROWER"]));
    expect(jsonOf(fit)).not.toContain("NaN");
    const common = fitOf(["ablat"], { tau2: "CE", interval: "HKSJ", tau2Interval: "Q-profile" });
    expect(codes(common)).toEqual(expect.arrayContaining(["NO_TAU2", "HKSJ_COMMON_EFFECT"]));
  });
});

describe("what is asked of a fit", () => {
  const fit = fitOf(["ablat", "alloc"]);

  test("survives JSON, the fit and what comes of it", () => {
    const back = JSON.parse(JSON.stringify(fit)) as RegressionFit;
    expect(back).toEqual(fit);
    expect(predictAt(back, [{ ablat: 30, alloc: "random" }])).toEqual(predictAt(fit, [{ ablat: 30, alloc: "random" }]));
  });

  test("predictions at the studies' own values are the fitted effects", () => {
    const own = predictAt(
      fit,
      fit.studies.map(({ moderators }) => moderators),
    );
    expectSame(
      own.map(({ estimate }) => estimate),
      fit.studies.map(({ fitted }) => fitted),
      1e-12,
    );
  });

  test("predictions at values that were never seen, or at none, are refused", () => {
    for (const at of [{ ablat: 30 }, { ablat: 30, alloc: "coin" }, { ablat: Number.NaN, alloc: "random" }]) {
      expect(() => predictAt(fit, [at])).toThrow(expect.objectContaining({ code: "BAD_VALUES" }));
    }
  });

  test("a prediction interval with one degree of freedom less is wider", () => {
    const at = [{ ablat: 30, alloc: "random" }];
    const width = (prediction: "k-p" | "k-p-1" | "z") => {
      const [low, high] = predictAt(fit, at, { prediction })[0]!.prediction as [number, number];
      return high - low;
    };
    expect(width("k-p-1")).toBeGreaterThan(width("k-p"));
    expect(width("k-p")).toBeGreaterThan(width("z"));
  });

  test("a term's test is that of its contrasts, and contrasts that follow from others add nothing", () => {
    const term = testTerms(fit, ["alloc"]);
    const two = [{ "alloc: random": 1 }, { "alloc: systematic": 1 }];
    const three = [...two, { "alloc: random": 1, "alloc: systematic": -1 }];
    for (const contrasts of [two, three]) {
      const { joint } = testContrasts(
        fit,
        contrasts.map((weights) => ({ weights })),
      );
      expect(joint.df).toBe(2);
      expectClose(joint.statistic, term.statistic as number, { relative: 1e-12 });
    }
    expect(testContrasts(fit, [{ weights: three[2]! }]).contrasts[0]?.name).toBe("alloc: random - alloc: systematic");
    expect(() => testTerms(fit, ["allocation"])).toThrow(expect.objectContaining({ code: "NO_SUCH_COEFFICIENT" }));
  });

  test("one coefficient's test is the square of its own, against any value", () => {
    const [, ablat] = fit.coefficients;
    expectClose(testTerms(fit, ["ablat"]).statistic, (ablat?.statistic as number) ** 2, { relative: 1e-12 });
    const value = ablat!.confidence[0];
    const { contrasts } = testContrasts(fit, [{ weights: { ablat: 1 }, value }]);
    expectClose(contrasts[0]?.pValue, 0.05, { relative: 1e-9 });
  });

  test("variance inflation: 1 alone, the same for a term whatever its reference, the coefficient's own for one", () => {
    expectClose(varianceInflation(fitOf(["ablat"])).coefficients[0]?.vif, 1, { relative: 1e-12 });
    const other = fitOf(["ablat", { factor: "alloc", reference: "systematic" }]);
    const [ofAblat, ofAlloc] = varianceInflation(fit).terms;
    expectClose(varianceInflation(other).terms[1]?.vif, ofAlloc!.vif, { relative: 1e-9 });
    expectClose(ofAblat?.vif, varianceInflation(fit).coefficients[0]!.vif, { relative: 1e-12 });
    // Two terms go together as much in the one direction as in the other.
    expectClose(ofAlloc?.vif, ofAblat!.vif, { relative: 1e-9 });
    expectClose(ofAlloc?.standardErrorInflation, ofAlloc!.vif ** 0.25, { relative: 1e-12 });
  });

  test("likelihoods are compared of nested models that were fitted by them", () => {
    const [full, reduced] = [fitOf(["ablat", "year"], { tau2: "ML" }), fitOf(["ablat"], { tau2: "ML" })];
    expectClose(
      likelihoodRatio(full, reduced).statistic,
      2 * (full.statistics.ML.logLikelihood - reduced.statistics.ML.logLikelihood),
      { relative: 1e-9 },
    );
    const shifted = metaRegression(
      bcg.map(({ yi, vi }) => ({ yi: yi + 1, vi })),
      { moderators: [], tau2: "ML" },
    );
    for (const [a, b] of [
      [fit, fitOf(["ablat"])],
      [reduced, full],
      [full, fitOf(["alloc"], { tau2: "ML" })],
      [full, shifted],
    ] as const) {
      expect(() => likelihoodRatio(a, b)).toThrow(expect.objectContaining({ code: "NOT_NESTED" }));
    }
    expect(likelihoodRatio(full, fitOf([], { tau2: "ML" })).df).toBe(2);
  });

  test("a curve holds the other moderators at their mean and their most frequent level", () => {
    const curve = regressionCurve(fit, "ablat", { places: 5 });
    expect(curve.held).toEqual({ alloc: "random" });
    expect(curve.line.map(({ at }) => at.ablat)).toEqual([13, 23.5, 34, 44.5, 55]);
    expect(() => regressionCurve(fit, "alloc")).toThrow(expect.objectContaining({ code: "BAD_VALUES" }));
    expect(() => regressionCurve(fit)).toThrow(expect.objectContaining({ code: "BAD_VALUES" }));
  });
});
