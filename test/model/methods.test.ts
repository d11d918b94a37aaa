import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { confidenceDistribution } from "../../src/model/bootstrap-prediction.js";
import { blup, namedMethods, pool, poolMany, residuals } from "../../src/model/index.js";
import { methodNames } from "../../src/model/options.js";
import { quadraticForm } from "../../src/model/quadratic-form.js";
import { sampleOf } from "../../src/model/sample.js";
import type { BareEffect, PredictionMethod, Tau2IntervalMethod } from "../../src/types/index.js";
import { EXACT, expectClose } from "../support/close.js";
import { bcg, codes, extreme, ordinary } from "./fixtures.js";

const named = fc.constantFrom(...methodNames.tau2);

/** Rounding of the inputs, carried through a search whose end is flat. */
const CLOSE = 1e-7;

/** Squares of effects below this are below the normal numbers, and their roots have few digits or none. */
const UNDERFLOW = 1e-150;

describe("estimators of tau2", () => {
  test("none is negative, none fails, whatever the variances, and results survive JSON", () => {
    fc.assert(
      fc.property(fc.oneof(ordinary(), extreme), named, (effects, tau2) => {
        const fit = pool(effects, { tau2, tau2Interval: "none" });
        expect(fit.tau2).toBeGreaterThanOrEqual(0);
        expect(fit.converged).toBe(true);
        expect(JSON.parse(JSON.stringify(fit))).toEqual(fit);
      }),
    );
  });

  test("on another scale they are the same", () => {
    fc.assert(
      fc.property(ordinary(), named, fc.integer({ min: -20, max: 20 }), (effects, tau2, power) => {
        const scale = 2 ** power;
        const scaled = effects.map(({ yi, vi }) => ({ yi: yi * scale, vi: vi * scale ** 2 }));
        const [one, other] = [pool(effects, { tau2 }), pool(scaled, { tau2 })];
        expectClose(other.tau2, (one.tau2 as number) * scale ** 2, { relative: CLOSE, absolute: 1e-12 * scale ** 2 });
        expectClose(other.estimate, (one.estimate as number) * scale, { relative: CLOSE, absolute: CLOSE * scale });
      }),
    );
  });

  test("with equal variances all that are unbiased by moments agree", () => {
    const effects = [0.1, 0.9, 1.4, 2.2, 3].map((yi) => ({ yi, vi: 0.2 }));
    const { tau2 } = pool(effects, { tau2: "DL" });
    for (const method of ["HE", "PM", "EB", "REML", "GENQ", "DLIT", "SJIT"] as const) {
      expectClose(pool(effects, { tau2: method }).tau2, tau2 as number, EXACT);
    }
  });

  test("ML lies at or below REML where the likelihood has one peak, HS at or below DL", () => {
    fc.assert(
      fc.property(ordinary(3), (effects) => {
        const by = (tau2: "ML" | "REML" | "HS" | "DL") => pool(effects, { tau2, tau2Interval: "none" });
        const [ml, reml] = [by("ML"), by("REML")];
        if (!codes(ml).includes("SEVERAL_MODES") && !codes(reml).includes("SEVERAL_MODES")) {
          expect(ml.tau2).toBeLessThanOrEqual((reml.tau2 as number) + CLOSE);
        }
        expect(by("HS").tau2).toBeLessThanOrEqual((by("DL").tau2 as number) + CLOSE);
      }),
    );
  });

  test("generalized Q with the weights 1 / v is DerSimonian and Laird's, with equal ones Hedges'", () => {
    fc.assert(
      fc.property(ordinary(), (effects) => {
        const scale = { relative: 1e-9, absolute: 1e-12 };
        expectClose(pool(effects, { tau2: "GENQ" }).tau2, pool(effects, { tau2: "DL" }).tau2 as number, scale);
        const equal = pool(effects, { tau2: "GENQ", weights: "equal" });
        expectClose(equal.tau2, pool(effects, { tau2: "HE" }).tau2 as number, scale);
      }),
    );
  });

  test("the interval by generalized Q is empty where that by Q is, if the weights are 1 / v", () => {
    for (const spread of [0.01, 0.1, 0.2, 0.3, 1]) {
      const effects = [0, 1, 2, 3, 4].map((i) => ({ yi: spread * i, vi: 0.1 * (1 + i) }));
      const emptyBy = (tau2Interval: "Q-profile" | "generalized-Q") =>
        codes(pool(effects, { tau2: "GENQ", tau2Interval })).includes("TAU2_INTERVAL_EMPTY");
      expect(emptyBy("generalized-Q")).toBe(emptyBy("Q-profile"));
      expect(emptyBy("Q-profile")).toBe(spread < 0.2);
    }
  });

  test("an interval by a likelihood or by H is never empty", () => {
    for (const effects of [bcg, [0, 0.01, 0.02, 0.01].map((yi) => ({ yi, vi: 1 }))])
      for (const tau2Interval of ["profile-likelihood", "Higgins-Thompson"] as const)
        expect(codes(pool(effects, { tau2Interval }))).not.toContain("TAU2_INTERVAL_EMPTY");
  });

  test("a likelihood with two peaks: the higher one is taken, and a note names the other", () => {
    const two = [
      { yi: -0.3, vi: 1.9 },
      { yi: -1.5, vi: 0.0012 },
      { yi: -1.5, vi: 0.024 },
      { yi: 0.47, vi: 0.38 },
    ];
    const fit = pool(two, { tau2: "REML" });
    expect(fit.tau2).toBeGreaterThan(0.5);
    expect(codes(fit)).toContain("SEVERAL_MODES");
    const note = fit.notes.find(({ code }) => code === "SEVERAL_MODES");
    expect(note?.evidence).toEqual({ otherModes: [0] });
    expect(note?.message).toBe("the likelihood of tau2 has further peaks, at 0: the highest was taken");
  });

  test("a given tau2 is used as it is, and has no error", () => {
    const fit = pool(bcg, { tau2: 0.25 });
    expect([fit.tau2, fit.tau2StdError, fit.tau2Confidence, fit.method.tau2, fit.method.fixedTau2]).toEqual([
      0.25,
      null,
      null,
      "fixed",
      0.25,
    ]);
    const { tau2, ...reml } = pool(bcg);
    expectClose(pool(bcg, { tau2: tau2 as number }).estimate, reml.estimate as number, EXACT);
  });
});

describe("intervals of tau2", () => {
  const methods: readonly Tau2IntervalMethod[] = [
    "Q-profile",
    "generalized-Q",
    "profile-likelihood",
    "Higgins-Thompson",
  ];

  test("by every method they are ordered, start at 0 or above, and grow with the level", () => {
    fc.assert(
      fc.property(ordinary(3), fc.constantFrom(...methods), (effects, tau2Interval) => {
        const at = (level: number) => pool(effects, { tau2Interval, level }).tau2Confidence as [number, number];
        const [narrow, wide] = [at(0.8), at(0.95)];
        expect(narrow[0]).toBeGreaterThanOrEqual(wide[0] - CLOSE);
        expect(wide[1]).toBeGreaterThanOrEqual(narrow[1] - CLOSE);
        expect(wide[0]).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 40 },
    );
  });

  test.each(methods)("by %s: found, and so it is said", (tau2Interval) => {
    expect(pool(bcg, { tau2Interval }).converged).toBe(true);
  });

  test("with equal variances the generalized Q is the Q-profile", () => {
    const effects = [0.1, 0.9, 1.4, 2.2, 3].map((yi) => ({ yi, vi: 0.2 }));
    const [one, other] = [pool(effects), pool(effects, { tau2Interval: "generalized-Q" })];
    expectClose(other.tau2Confidence?.[0], one.tau2Confidence?.[0] as number, { relative: 1e-9 });
    expectClose(other.tau2Confidence?.[1], one.tau2Confidence?.[1] as number, { relative: 1e-9 });
  });

  test("the likelihood at the ends of its profile lies half a chi-square quantile below its peak", () => {
    const fit = pool(bcg, { tau2Interval: "profile-likelihood" });
    const height = (tau2: number): number => pool(bcg, { tau2 }).logLikelihood?.REML as number;
    const peak = height(fit.tau2 as number);
    for (const limit of fit.tau2Confidence as [number, number]) {
      expectClose(peak - height(limit), 0.5 * 3.841458820694124, { relative: 1e-9 });
    }
  });

  test("two studies have none by Higgins and Thompson, and a note says so", () => {
    const fit = pool(bcg.slice(0, 2), { tau2Interval: "Higgins-Thompson" });
    expect(fit.tau2Confidence).toBeNull();
    expect(codes(fit)).toContain("TAU2_INTERVAL_TOO_FEW");
  });
});

describe("intervals of the effect", () => {
  test("Kenward and Roger: R package meta 8.5.0 prints 0.181535652 and -1.116355991 to -0.312708706 for the BCG trials", () => {
    // Its tau2 stops at 0.3132433259808952; with that the numbers agree to all digits.
    const fit = pool(bcg, { interval: "KR" });
    expectClose(fit.stdError, 0.18153565186597573, { relative: 2e-7 });
    expectClose(fit.confidence?.[0], -1.1163559906644716, { relative: 1e-7 });
    expectClose(fit.confidence?.[1], -0.3127087060657307, { relative: 2e-7 });
    const by = (prediction: PredictionMethod) => pool(bcg, { prediction }).prediction as [number, number];
    expectClose(by("KR")[0], -2.0169076742178227, { relative: 2e-7 });
    expectClose(by("KR")[1], 0.5878429774876206, { relative: 1e-6 });
    expectClose(by("KR-1")[0], -2.0346792104072997, { relative: 2e-7 });
    expectClose(by("KR-1")[1], 0.6056145136770974, { relative: 1e-6 });
  });

  test("Henmi and Copas: as a dense computation of the same moments in R 4.2.2 has it", () => {
    const fit = pool(bcg, namedMethods["Henmi-Copas"]);
    expectClose(fit.stdError, 0.28354435135525, { relative: 1e-12 });
    expectClose(fit.confidence?.[0], -1.155548761972, { absolute: 5e-12 });
    expectClose(fit.confidence?.[1], 0.294978434664, { absolute: 5e-12 });
    // Probability and interval are of one mind.
    const level = 1 - (fit.pValue as number);
    const [lower, upper] = pool(bcg, { ...namedMethods["Henmi-Copas"], level }).confidence as [number, number];
    expectClose(Math.min(Math.abs(lower), Math.abs(upper)), 0, { absolute: 1e-10 });
  });

  test("where nothing is heterogeneous, Henmi and Copas' and IVhet's standard errors are the common-effect one", () => {
    const calm = [0.1, 0.11, 0.09, 0.1, 0.12].map((yi, i) => ({ yi, vi: 0.01 * (i + 1) }));
    const common = pool(calm, { tau2: "CE" });
    for (const method of [namedMethods.IVhet, namedMethods["Henmi-Copas"]]) {
      const fit = pool(calm, method);
      expectClose(fit.estimate, common.estimate as number, EXACT);
      expectClose(fit.stdError, common.stdError as number, EXACT);
    }
  });

  test("UWLS is the regression through the origin of y / se on 1 / se", () => {
    const x = bcg.map(({ vi }) => 1 / Math.sqrt(vi));
    const y = bcg.map(({ yi, vi }) => yi / Math.sqrt(vi));
    const xx = x.reduce((total, each) => total + each * each, 0);
    const slope = x.reduce((total, each, i) => total + each * (y[i] as number), 0) / xx;
    const residual = x.reduce((total, each, i) => total + ((y[i] as number) - slope * each) ** 2, 0) / (bcg.length - 1);
    const fit = pool(bcg, namedMethods.UWLS);
    expectClose(fit.estimate, slope, EXACT);
    expectClose(fit.stdError, Math.sqrt(residual / xx), EXACT);
    expect(fit.df).toBe(12);
  });

  test.each([
    [{ interval: "HC", tau2: "REML" }, /"HC" needs tau2 "DL"/],
    [{ interval: "KR", tau2: "CE" }, /Kenward and Roger/],
    [{ prediction: "KR", weights: "equal" }, /Kenward and Roger/],
    [{ weights: [1, 2] }, /weights needs one for each of the 13 effects that are pooled, got 2/],
    [{ weights: [...new Array<number>(12).fill(1), -1] }, /weights needs finite numbers above 0, got -1/],
    [{ weights: "all" }, /weights needs one of model, equal, common/],
    [{ tau2: -0.1 }, /tau2 needs a finite number of at least 0, got -0.1/],
    [{ bootstrap: { seed: 0.5 } }, /bootstrap.seed needs a whole number/],
    [{ bootstrap: { draws: 10 } }, /bootstrap.draws needs a whole number of at least 1000/],
  ])("%j is refused", (options, message) => {
    expect(() => pool(bcg, options as never)).toThrow(message);
  });
});

describe("searches for tau2 are short", () => {
  const effectsOf = (yi: readonly number[], vi: (i: number) => number) => yi.map((y, i) => ({ yi: y, vi: vi(i) }));
  const twoPeaks = [1.9, 0.0012, 0.024, 0.38].map((vi, i) => ({ yi: [-0.3, -1.5, -1.5, 0.47][i] as number, vi }));
  const wide = effectsOf(
    Array.from({ length: 40 }, (_, i) => 2 * Math.sin(i)),
    (i) => 0.01 * (1 + (i % 9)) ** 2,
  );
  test.each([
    ["the BCG trials", bcg, [4, 4, 4, 4, 8]],
    ["variances that lie far apart", effectsOf([1, 1.5, 3, -1], (i) => 10 ** (2 * i - 3)), [6, 2, 0, 3, 9]],
    ["two peaks", twoPeaks, [9, 12, 3, 3, 8]],
    ["forty studies", wide, [4, 4, 3, 3, 8]],
    ["nothing between studies", effectsOf([0.1, 0.15, 0.05, 0.12], (i) => 0.01 * (i + 1)), [0, 0, 0, 0, 0]],
    ["three studies", effectsOf([0, 2, -1], (i) => [0.1, 0.3, 0.7][i] as number), [6, 4, 3, 3, 8]],
  ] as const)("%s: looks at tau2 by REML, ML, PM, PMM and GENQM at most %j", (_, effects, most) => {
    for (const [i, tau2] of (["REML", "ML", "PM", "PMM", "GENQM"] as const).entries()) {
      const fit = pool(effects, { tau2, tau2Interval: "none" });
      expect(fit.converged).toBe(true);
      expect(fit.iterations, tau2).toBeLessThanOrEqual(most[i] as number);
    }
  });
});

describe("what a fit says of its method", () => {
  const plain = { tau2: "REML", interval: "HKSJ", prediction: "k-1-HK", tau2Interval: "Q-profile", level: 0.95 };
  test.each([
    [{}, {}],
    [{ weights: "equal" }, { weights: "equal" }],
    [{ weights: bcg.map(() => 2) }, { weights: "own" }],
    [{ I2: "Q" }, { I2: "Q" }],
    [{ QAbout: "Mantel-Haenszel" }, { QAbout: "Mantel-Haenszel" }],
    [{ tau2: 0.3 }, { tau2: "fixed", fixedTau2: 0.3, tau2Interval: "none" }],
    [{ tau2: "CE" }, { tau2: "CE", interval: "z", prediction: "none", tau2Interval: "none" }],
    [{ tau2: "GENQM" }, { tau2: "GENQM", tau2Interval: "generalized-Q" }],
    [{ interval: "HC" }, { tau2: "DL", interval: "HC", prediction: "z", weights: "common" }],
    [{ interval: "KR" }, { interval: "KR", prediction: "KR" }],
    [
      { prediction: "bootstrap", bootstrap: { draws: 1000 } },
      { prediction: "bootstrap", bootstrap: { seed: 1, draws: 1000 } },
    ],
  ] as const)("%j: the defaults and that", (options, said) => {
    expect(pool(bcg, options as never).method).toEqual({ ...plain, ...said });
  });

  test.each([0, 1])("a level of %d is none", (level) => {
    expect(() => pool(bcg, { level })).toThrow(/level needs a number between 0 and 1/);
    expect(() => poolMany({ yi: new Float64Array(2), vi: new Float64Array(2).fill(1), k: 2 }, { level })).toThrow(
      /level needs a number between 0 and 1/,
    );
  });

  test("other methods stand beside few studies and narrow intervals, and nowhere else", () => {
    expect(pool(bcg).alternatives).toEqual([]);
    expect(pool(bcg, { interval: "z" }).alternatives).toEqual([]);
    const calm = [0.1, 0.11, 0.09, 0.1, 0.12].map((yi) => ({ yi, vi: 0.1 }));
    expect(pool(calm).alternatives.map(({ interval }) => interval)).toEqual(["z", "HKSJ-adhoc"]);
    expect(pool(calm, { interval: "z" }).alternatives).toEqual([]);
    expect(pool(bcg.slice(0, 4)).alternatives).toHaveLength(2);
  });

  test("bare effects of two measures are not pooled", () => {
    const by = (...measures: readonly ("MD" | "logRR" | "RR" | undefined)[]) =>
      pool(measures.map((measure, i) => ({ yi: i, vi: 0.1, ...(measure && { measure }) })) as never);
    expect(() => by("MD", "RR")).toThrow(/MD/);
    expect(by("MD", "MD").measure).toBe("MD");
    expect(by(undefined, undefined).measure).toBeNull();
  });

  test("a prediction interval that is missing has a note, unless none was asked for or none is possible", () => {
    const two = bcg.slice(0, 2);
    expect(codes(pool(two))).toContain("PREDICTION_TOO_FEW");
    expect(codes(pool(two, { prediction: "none" }))).not.toContain("PREDICTION_TOO_FEW");
    expect(codes(pool(two, { tau2: "CE" }))).not.toContain("PREDICTION_TOO_FEW");
    expect(codes(pool(bcg.slice(0, 3)))).toEqual(
      expect.not.arrayContaining(["PREDICTION_TOO_FEW", "PREDICTION_NO_DF"]),
    );
    expect(codes(pool(bcg))).toEqual([]);
  });
});

describe("weights of one's own", () => {
  test("their scale does not matter, and they are the shares of the studies", () => {
    const weights = bcg.map((_, i) => i + 1);
    const [one, other] = [pool(bcg, { weights }), pool(bcg, { weights: weights.map((each) => 7 * each) })];
    expectClose(other.estimate, one.estimate as number, EXACT);
    expectClose(other.stdError, one.stdError as number, EXACT);
    for (const [i, { weight }] of one.studies.entries()) expectClose(weight, (i + 1) / 91, EXACT);
  });

  test("those of the model give the model", () => {
    const { tau2, ...fit } = pool(bcg, { interval: "z" });
    const same = pool(bcg, { interval: "z", weights: bcg.map(({ vi }) => 1 / (vi + (tau2 as number))) });
    expectClose(same.estimate, fit.estimate as number, EXACT);
    expectClose(same.stdError, fit.stdError as number, EXACT);
  });
});

/** What a table of 128 steps may be off by, in probability: a tenth of the standard error that 20,000 draws leave. */
const TABLE = 0.1 * Math.sqrt(0.25 / 20_000);

describe("prediction intervals", () => {
  test("Nagashima et al.'s own program on the cisapride trials: odds ratio 4.141, 0.533 to 33.692 from 25,000 draws", () => {
    const treated = [15, 12, 29, 42, 14, 44, 14, 29, 10, 17, 38, 19, 21];
    const inTreated = [16, 16, 34, 56, 22, 54, 17, 58, 14, 26, 44, 29, 38];
    const control = [9, 1, 18, 31, 6, 17, 7, 23, 3, 6, 12, 22, 19];
    const inControl = [16, 16, 34, 56, 22, 55, 15, 58, 15, 27, 45, 30, 38];
    const effects = treated.map((events, i): BareEffect => {
      const cells = [
        events,
        (inTreated[i] as number) - events,
        control[i] as number,
        (inControl[i] as number) - (control[i] as number),
      ].map((count) => count + 0.5) as [number, number, number, number];
      const [a, b, c, d] = cells;
      return { yi: Math.log((a * d) / (b * c)), vi: cells.reduce((total, cell) => total + 1 / cell, 0) };
    });
    const fit = pool(effects, { tau2: "DL", prediction: "bootstrap", bootstrap: { draws: 50_000 } });
    expectClose(Math.exp(fit.estimate as number), 4.141, { absolute: 5e-4 });
    // Three standard errors of a quantile from 25,000 draws, 0.02 on the log scale.
    expectClose(fit.prediction?.[0], Math.log(0.533), { absolute: 0.06 });
    expectClose(fit.prediction?.[1], Math.log(33.692), { absolute: 0.06 });
    expect(fit.predictionDf).toBeNull();
  });

  test.each([
    ["bcg", bcg],
    ["three studies", bcg.slice(0, 3)],
    ["variances far apart", [0.3, -0.8, 0.1, 1.4, 0.2].map((yi, i) => ({ yi, vi: 10 ** (i - 3) }))],
  ])("the table from which tau2 is drawn is the exact distribution of Q: %s", (_, effects) => {
    const sample = sampleOf(effects);
    const form = quadraticForm(
      sample,
      sample.v.map((vi) => 1 / vi),
    );
    const told: number[] = [];
    const quantile = confidenceDistribution(sample, (done) => told.push(done));
    for (let i = 1; i < 200; i++) {
      const tau2 = quantile(i / 200);
      if (tau2 === 0) expect(form.below(0)).toBeLessThanOrEqual(i / 200 + TABLE);
      else expectClose(form.below(tau2), i / 200, { absolute: TABLE });
    }
    expect(told).toEqual(Array.from({ length: 129 }, (_, i) => i));
  });

  test("the same seed gives the same draws, another seed others", () => {
    const by = (seed: number) => pool(bcg, { prediction: "bootstrap", bootstrap: { seed, draws: 2000 } }).prediction;
    expect(by(7)).toEqual(by(7));
    expect(by(8)).not.toEqual(by(7));
  });

  test("of forty studies with nothing between them the bootstrap's is near that by Hartung and Knapp", () => {
    const calm = Array.from({ length: 40 }, (_, i) => ({ yi: Math.sin(i), vi: 0.9 }));
    const widthBy = (prediction: PredictionMethod): number => {
      const [lower, upper] = pool(calm, { prediction, bootstrap: { draws: 2000 } }).prediction as [number, number];
      return upper - lower;
    };
    const ratio = widthBy("bootstrap") / widthBy("k-1-HK");
    expect(ratio).toBeGreaterThan(0.7);
    expect(ratio).toBeLessThan(3);
  });

  test("without the uncertainty of the mean it is narrower than with it", () => {
    const [simple, z] = [pool(bcg, { prediction: "tau" }), pool(bcg, { prediction: "z" })];
    expect(simple.prediction?.[0]).toBeGreaterThan(z.prediction?.[0] as number);
  });
});

describe("studies of a fit", () => {
  test("their predictions lie between their own effect and the pooled one, and average to it by precision", () => {
    fc.assert(
      fc.property(ordinary(), (effects) => {
        const fit = pool(effects);
        const mean = fit.estimate as number;
        for (const [i, { estimate, stdError, interval, deviation }] of blup(fit).entries()) {
          const yi = (effects[i] as BareEffect).yi;
          expect(estimate).toBeGreaterThanOrEqual(Math.min(yi, mean) - CLOSE);
          expect(estimate).toBeLessThanOrEqual(Math.max(yi, mean) + CLOSE);
          expectClose(deviation.estimate, estimate - mean, { absolute: 1e-12 * (1 + Math.abs(mean)) });
          expect(interval[1] - interval[0]).toBeGreaterThanOrEqual(0);
          expect(stdError).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  test("residuals add up to 0 by weight, and leverages to 1", () => {
    const found = residuals(pool(bcg));
    expectClose(
      found.reduce((total, { residual, leverage }) => total + residual * leverage, 0),
      0,
      { absolute: 1e-14 },
    );
    expectClose(
      found.reduce((total, { leverage }) => total + leverage, 0),
      1,
      EXACT,
    );
  });

  test("there are none where nothing was pooled, and no deleted ones of two studies", () => {
    expect(blup(pool([]))).toEqual([]);
    expect(residuals(pool(bcg.slice(0, 1)))).toEqual([]);
    expect(residuals(pool(bcg.slice(0, 2))).map(({ deleted }) => deleted)).toEqual([null, null]);
  });

  test.each([[[1e-4, 0.04, 0.09, 4]], [[1e-6, 1, 1e6]], [[0.01, 1, 100]], [[1e-12, 1e12, 1]]])(
    "one study that outweighs all others leaves Kenward and Roger no degrees of freedom: %s",
    (variances) => {
      const effects = variances.map((vi, i) => ({ yi: [0.1, 0.12, 0.05, 0.2][i] as number, vi }));
      const fit = pool(effects, { interval: "KR", prediction: "KR" });
      expect([fit.confidence, fit.prediction, fit.predictionDf]).toEqual([null, null, null]);
      expect(fit.df).toBeLessThan(1e-4);
      expect(fit.pValue).toBeGreaterThan(0.99);
      expect(fit.pValue).toBeLessThanOrEqual(1);
      const note = fit.notes.find(({ code }) => code === "KR_HARDLY_DF");
      expect(note?.message).toMatch(/^\d\S* degrees of freedom by Kenward and Roger: /);
      expect(note?.evidence).toEqual({ df: fit.df });
      expect(fit.notes.map(({ code }) => code)).toContain("PREDICTION_NO_DF");
    },
  );

  test("less than one degree of freedom by Kenward and Roger is said, and one is not", () => {
    const between = (vi: number) =>
      pool(
        [
          { yi: 0, vi },
          { yi: 0.3, vi: 1 },
          { yi: 0.1, vi: 1 },
        ],
        { interval: "KR" },
      );
    for (const vi of [0.01, 0.03, 0.1, 0.3, 1]) {
      const { df, notes, confidence } = between(vi);
      expect(notes.some(({ code }) => code === "KR_HARDLY_DF")).toBe((df as number) < 1);
      // The quantile of t is about 20 to the power of 1 / df: no number holds it below a 236th.
      expect(confidence === null).toBe((df as number) < 1 / 240);
    }
    expect(between(0.01).df).toBeLessThan(1);
    expect(between(1).df).toBeGreaterThanOrEqual(1);
    expect(pool(bcg).notes.map(({ code }) => code)).not.toContain("KR_HARDLY_DF");
  });

  test("deleted residuals are made by the method of the fit, weights of one's own with it", () => {
    const weights = bcg.map((_, i) => i + 1);
    const [first] = residuals(pool(bcg, { weights, interval: "z" }));
    const without = pool(bcg.slice(1), { weights: weights.slice(1), interval: "z" });
    expectClose(first?.deleted?.residual, (bcg[0] as BareEffect).yi - (without.estimate as number), EXACT);
  });
});

describe("robustness", () => {
  test("variances from 1e-12 to 1e12 in one set", () => {
    const effects = Array.from({ length: 25 }, (_, i) => ({ yi: Math.sin(i), vi: 10 ** (i - 12) }));
    for (const tau2 of methodNames.tau2) {
      const fit = pool(effects, { tau2, tau2Interval: "none" });
      expect(fit.converged, tau2).toBe(true);
      expect(Number.isFinite(fit.estimate), tau2).toBe(true);
    }
    const weighted = (power: number) => effects.reduceRight((total, { yi }, i) => total + yi ** power * 10 ** -i, 0);
    expectClose(pool(effects, { tau2: "CE" }).estimate, weighted(1) / weighted(0), { absolute: 1e-15 });
  });

  test("effects of 1e8 with variance 1e-4 lose nothing to where they stand", () => {
    const near = [0.01, 0.03, -0.02, 0.05, 0].map((yi) => ({ yi, vi: 1e-4 }));
    const far = near.map(({ yi, vi }) => ({ yi: 1e8 + yi, vi }));
    // The effects themselves are rounded to 1.5e-8 at 1e8.
    for (const tau2 of methodNames.tau2) {
      const [here, there] = [pool(near, { tau2 }), pool(far, { tau2 })];
      expectClose(there.tau2, here.tau2 as number, { relative: 1e-4, absolute: 1e-9 });
      expectClose((there.estimate as number) - 1e8, here.estimate as number, { absolute: 1e-7 });
    }
  });

  test("ties and duplicates: a set of which every study stands twice has the same effect", () => {
    fc.assert(
      fc.property(ordinary(3), (effects) => {
        const doubled = [...effects, ...effects];
        const [one, two] = [pool(effects, { tau2: "CE" }), pool(doubled, { tau2: "CE" })];
        expectClose(two.estimate, one.estimate as number, { absolute: 1e-12 });
        expectClose((two.stdError as number) * Math.SQRT2, one.stdError as number, { relative: 1e-12 });
        for (const tau2 of methodNames.tau2) expect(pool(doubled, { tau2, tau2Interval: "none" }).converged).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  test("all effects equal: tau2 is 0 by every estimator", () => {
    const flat = [0.2, 0.5, 0.1, 0.9].map((vi) => ({ yi: 1.5, vi }));
    for (const tau2 of methodNames.tau2) expect(pool(flat, { tau2, interval: "z" }).tau2, tau2).toBe(0);
  });

  test("a study keeps the size that was given, and has none otherwise", () => {
    const { studies } = pool([
      { yi: 0, vi: 1, size: 30 },
      { yi: 1, vi: 1 },
    ]);
    expect(studies.map((study) => ("size" in study ? study.size : null))).toEqual([30, null]);
  });

  test.each([999, 1000])("%d studies: their records are those of fewer", (k) => {
    const effects = Array.from({ length: k }, (_, i) => ({ yi: ((i * 37) % 101) / 50 - 1, vi: 0.1 + (i % 7) }));
    const own = effects.map((_, i) => 1 + (i % 3));
    for (const options of [{}, { weights: own }]) {
      const fit = pool(effects, options);
      const raw = "weights" in options ? own : effects.map(({ vi }) => 1 / (vi + (fit.tau2 as number)));
      const total = raw.reduce((sum, each) => sum + each, 0);
      fit.studies.forEach(({ weight, yi, vi, label }, i) => {
        expect({ yi, vi, label }).toEqual({ ...effects[i], label: `study ${i + 1}` });
        expectClose(weight, (raw[i] as number) / total, { relative: 1e-10 });
      });
      expect(structuredClone(fit).studies).toHaveLength(k);
      expect(Object.getOwnPropertyDescriptor(fit, "studies")?.configurable).toBe(true);
    }
  });

  test("100,000 studies: their records are there when looked at, and were not altered since", () => {
    const effects = Array.from({ length: 100_000 }, (_, i) => ({ yi: ((i * 37) % 101) / 50 - 1, vi: 0.1 + (i % 7) }));
    const fit = pool(effects);
    (effects[5] as { yi: number }).yi = 1e9;
    expect(fit.converged).toBe(true);
    expect(fit.studies).toHaveLength(100_000);
    expect(fit.studies).toBe(fit.studies);
    expect(fit.studies[5]?.yi).toBe(((5 * 37) % 101) / 50 - 1);
    expect(fit.studies[99_999]?.label).toBe("study 100000");
    expectClose(
      fit.studies.reduce((total, { weight }) => total + (weight as number), 0),
      1,
      { relative: 1e-10 },
    );
    expect(Object.keys(fit)).toContain("studies");
  });
});

describe("many sets at once", () => {
  const sets = fc.array(
    fc.array(
      fc.record({ yi: fc.double({ min: -3, max: 3, noNaN: true }), vi: fc.double({ min: 0.01, max: 2, noNaN: true }) }),
      {
        minLength: 2,
        maxLength: 8,
      },
    ),
    { minLength: 1, maxLength: 6 },
  );
  const flat = (all: readonly (readonly BareEffect[])[]) => ({
    yi: Float64Array.from(all.flat(), ({ yi }) => yi),
    vi: Float64Array.from(all.flat(), ({ vi }) => vi),
    k: Int32Array.from(all, ({ length }) => length),
  });

  test("each is what pool gives, and ranges join", () => {
    const tau2s = fc.constantFrom(...methodNames.tau2);
    const intervals = fc.constantFrom("z" as const, "t" as const, "HKSJ" as const, "HKSJ-adhoc" as const);
    fc.assert(
      fc.property(sets, tau2s, intervals, (all, tau2, interval) => {
        const many = poolMany(flat(all), { tau2, interval });
        for (const [i, effects] of all.entries()) {
          const fit = pool(effects, { tau2, interval, tau2Interval: "none" });
          expect(many.estimate[i]).toBe(fit.estimate);
          expect(many.tau2[i]).toBe(fit.tau2);
          expectClose(many.stdError[i], fit.stdError as number, { relative: 1e-15, absolute: UNDERFLOW });
          expectClose(many.lower[i], fit.confidence?.[0] as number, { relative: 1e-14, absolute: 1e-14 });
          expectClose(many.upper[i], fit.confidence?.[1] as number, { relative: 1e-14, absolute: 1e-14 });
        }
        const middle = Math.floor(all.length / 2);
        const [head, tail] = [poolMany(flat(all), { tau2, to: middle }), poolMany(flat(all), { tau2, from: middle })];
        expect([...head.estimate, ...tail.estimate]).toEqual([...poolMany(flat(all), { tau2 }).estimate]);
      }),
      { numRuns: 50 },
    );
  });

  test.each([
    [0, 0],
    [0, -1],
    [0, Number.POSITIVE_INFINITY],
    [0, Number.NaN],
    [Number.POSITIVE_INFINITY, 1],
    [Number.NaN, 1],
  ])("an effect of %d with variance %d has no number in any column", (yi, vi) => {
    const { converged: _, ...columns } = poolMany({ yi: Float64Array.of(1, yi), vi: Float64Array.of(1, vi), k: 2 });
    expect(Object.values(columns).map(([first]) => first)).toEqual(new Array<number>(5).fill(Number.NaN));
  });

  test("progress is told, a signal ends the work, a set without numbers is NaN", () => {
    const count = 5000;
    const many = {
      yi: new Float64Array(2 * count).map((_, i) => i % 3),
      vi: new Float64Array(2 * count).fill(0.5),
      k: 2,
    };
    many.vi[1] = 0;
    const told: number[] = [];
    const found = poolMany(many, { onProgress: (done) => told.push(done) });
    expect(told).toEqual([4096, 5000]);
    expect([found.estimate[0], found.upper[0]]).toEqual([Number.NaN, Number.NaN]);
    expect(found.estimate[1]).toBe(1);
    const reason = new Error("enough");
    expect(() => poolMany(many, { signal: AbortSignal.abort(reason) })).toThrow(reason);
  });

  test.each([
    [
      { yi: new Float64Array(5), vi: new Float64Array(5), k: 2 },
      {},
      /yi and vi need 4 numbers for 2 sets, got 5 and 5/,
    ],
    [
      { yi: new Float64Array(4), vi: new Float64Array(4), k: Int32Array.of(1, 3) },
      {},
      /k needs whole numbers of at least 2, got 1/,
    ],
    [
      { yi: new Float64Array(4), vi: new Float64Array(4), k: 2 },
      { to: 3 },
      /from and to needs a range of the sets, got 0 and 3/,
    ],
    [
      { yi: new Float64Array(4), vi: new Float64Array(4), k: 2 },
      { from: -1 },
      /from and to needs a range of the sets, got -1 and 2/,
    ],
    [
      { yi: new Float64Array(4), vi: new Float64Array(4), k: 2 },
      { from: 2, to: 1 },
      /from and to needs a range of the sets, got 2 and 1/,
    ],
    [
      { yi: new Float64Array(4), vi: new Float64Array(5), k: 2 },
      {},
      /yi and vi need 4 numbers for 2 sets, got 4 and 5/,
    ],
    [
      { yi: new Float64Array(4), vi: new Float64Array(4), k: 2 },
      { level: 1 },
      /level needs a number between 0 and 1, got 1/,
    ],
  ])("what cannot be is refused: %#", (many, options, message) => {
    expect(() => poolMany(many, options)).toThrow(
      expect.objectContaining({ code: "BAD_OPTION", message: expect.stringMatching(message) }),
    );
  });
});
