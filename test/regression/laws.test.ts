import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { explainDifference, preset, presetNames } from "../../src/explain/index.js";
import { blup, pool, poolMany } from "../../src/model/index.js";
import { bubblePlot } from "../../src/plot/index.js";
import {
  likelihoodRatio,
  metaRegression,
  permutationTest,
  predictAt,
  type RegressionOptions,
  regressionCurve,
  subgroups,
  testContrasts,
  testTerms,
  varianceInflation,
} from "../../src/regression/index.js";
import { differenceRows, regressionGlance, regressionRows, subgroupRows } from "../../src/tidy/index.js";
import type { BareEffect, RegressionFit } from "../../src/types/index.js";
import { ordinary } from "../model/fixtures.js";
import { expectClose } from "../support/close.js";
import { deepFreeze } from "../support/freeze.js";
import { runs } from "../support/runs.js";

/** Rounding, carried through a search for tau2 whose end is flat. */
const CLOSE = 1e-6;

interface Case {
  readonly effects: readonly BareEffect[];
  readonly data: { readonly x: readonly number[]; readonly z: readonly number[]; readonly group: readonly string[] };
}

/** Studies off any line, two moderators that are no combination of one another, and a factor of three levels. */
const cases = (minLength = 6, maxLength = 10): fc.Arbitrary<Case> =>
  fc
    .array(
      fc.record({
        yi: fc.double({ min: -2, max: 2, noNaN: true }),
        vi: fc.double({ min: 0.02, max: 1, noNaN: true }),
        step: fc.integer({ min: 1, max: 9 }),
      }),
      { minLength, maxLength },
    )
    .map((rows) => {
      const x: number[] = [];
      for (const { step } of rows) x.push((x.at(-1) ?? 0) + step);
      return deepFreeze({
        effects: rows.map(({ yi, vi }, i) => ({ label: `study ${i}`, yi: yi + Math.sin(7 * i * i + 1), vi })),
        data: { x, z: rows.map((_, i) => (3 * i * i) % 7), group: rows.map((_, i) => "abc"[i % 3]!) },
      });
    });

const methods = fc.record({
  tau2: fc.constantFrom("CE" as const, "DL" as const, "REML" as const),
  interval: fc.constantFrom("z" as const, "t" as const, "HKSJ" as const),
});

const scales = fc.integer({ min: -6, max: 6 }).map((power) => 3 * 10 ** power);

const regress = ({ effects, data }: Case, options: Partial<RegressionOptions> = {}): RegressionFit =>
  deepFreeze(metaRegression(effects, { moderators: ["x", "z"], data, ...options }));

const scaled = ({ effects, data }: Case, scale: number): Case => ({
  effects,
  data: { ...data, x: data.x.map((value) => value * scale) },
});

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

const expectJson = (value: unknown): void => expect(JSON.parse(JSON.stringify(value))).toEqual(value);

const expectFlat = (rows: readonly object[]): void => {
  expectJson(rows);
  for (const value of rows.flatMap((row) => Object.values(row))) {
    expect(value === null || ["string", "number", "boolean"].includes(typeof value)).toBe(true);
  }
  for (const row of rows) expect(Object.keys(row)).toEqual(Object.keys(rows[0]!));
};

const near = (unit: number) => ({ relative: CLOSE, absolute: CLOSE * unit });

describe("what a regression expects", () => {
  test("predictAt: at the mean moderator of a centred fit it is the intercept, and the same without centring", () => {
    fc.assert(
      fc.property(cases(), methods, ({ effects, data }, method) => {
        const centre = mean(data.x);
        const centred = { x: data.x.map((value) => value - centre) };
        const fit = metaRegression(effects, { moderators: ["x"], data: centred, ...method });
        const [intercept] = fit.coefficients;
        const plain = regress({ effects, data }, { moderators: ["x"], ...method });
        const both = [...predictAt(fit, [{ x: 0 }]), ...predictAt(plain, [{ x: centre }])];
        for (const { estimate, stdError, confidence } of both) {
          expectClose(estimate, intercept!.estimate, near(intercept!.stdError));
          expectClose(stdError, intercept!.stdError, near(0));
          expectClose(confidence[0], intercept!.confidence[0], near(intercept!.stdError));
        }
      }),
      runs(10),
    );
  });

  test("predictAt: predictions do not depend on the scale of a moderator", () => {
    fc.assert(
      fc.property(cases(), methods, scales, (each, method, scale) => {
        const [one] = predictAt(regress(each, method), [{ x: 5, z: 2 }]);
        const [other] = predictAt(regress(scaled(each, scale), method), [{ x: 5 * scale, z: 2 }]);
        expectClose(other!.estimate, one!.estimate, near(one!.stdError));
        expectClose(other!.stdError, one!.stdError, near(0));
        expect(other!.prediction === null).toBe(one!.prediction === null);
        if (one!.prediction !== null) expectClose(other!.prediction![0], one!.prediction[0], near(one!.stdError));
      }),
      runs(20),
    );
  });

  test("predictAt: the prediction interval holds the confidence interval, which holds the estimate", () => {
    fc.assert(
      fc.property(cases(), methods, fc.integer({ min: -50, max: 50 }), (each, method, x) => {
        const [{ estimate, confidence, prediction }] = predictAt(regress(each, method), [{ x, z: 1 }]) as [
          ReturnType<typeof predictAt>[number],
        ];
        expect(confidence[0]).toBeLessThanOrEqual(estimate);
        expect(confidence[1]).toBeGreaterThanOrEqual(estimate);
        if (prediction === null) expect(method.tau2).toBe("CE");
        else {
          expect(prediction[0]).toBeLessThanOrEqual(confidence[0]);
          expect(prediction[1]).toBeGreaterThanOrEqual(confidence[1]);
        }
      }),
      runs(20),
    );
  });

  test("regressionCurve: a straight line of predictions from the smallest value to the largest, all studies on it", () => {
    fc.assert(
      fc.property(cases(), methods, fc.integer({ min: 2, max: 9 }), (each, method, places) => {
        const fit = regress(each, method);
        const curve = regressionCurve(fit, "x", { places });
        const { line, held, points } = curve;
        expect(line).toHaveLength(places);
        expect([line[0]!.at.x, line.at(-1)!.at.x]).toEqual([Math.min(...each.data.x), Math.max(...each.data.x)]);
        expectClose(held.z as number, mean(each.data.z), { relative: 1e-12, absolute: 1e-12 });
        expect(points.map(({ at }) => at)).toEqual(each.data.x);
        expect(
          predictAt(
            fit,
            line.map(({ at }) => at),
          ),
        ).toEqual(line);
        const rise = line.at(-1)!.estimate - line[0]!.estimate;
        for (const [i, { estimate, stdError }] of line.entries()) {
          expectClose(estimate, line[0]!.estimate + (rise * i) / (places - 1), near(stdError));
        }
        expectJson(curve);
      }),
      runs(20),
    );
  });

  test("bubblePlot: the specification is plain JSON, has every study once, and the same curve gives the same", () => {
    fc.assert(
      fc.property(cases(), methods, (each, method) => {
        const curve = deepFreeze(regressionCurve(regress(each, method), "x", { places: 5 }));
        const spec = bubblePlot(curve);
        const { studies = [], line = [] } = spec.datasets;
        expectJson(spec);
        expect(bubblePlot(curve)).toEqual(spec);
        expect(studies.map(({ study }) => study).toSorted()).toEqual(each.effects.map(({ label }) => label).toSorted());
        for (const { study, at } of studies) {
          expectClose(at as number, each.data.x[each.effects.findIndex(({ label }) => label === study)]!, near(0));
        }
        expect(line).toHaveLength(5);
      }),
      runs(8),
    );
  });
});

describe("tests of coefficients", () => {
  test("testTerms: the joint test of one coefficient is the square of its own, with the same p-value", () => {
    fc.assert(
      fc.property(cases(), methods, (each, method) => {
        const fit = regress(each, method);
        for (const { name, statistic, pValue } of fit.coefficients) {
          const joint = testTerms(fit, [name]);
          expect(joint.df).toBe(1);
          expectClose(joint.statistic, (statistic as number) ** 2, { relative: CLOSE, absolute: 1e-12 });
          expectClose(joint.pValue, pValue as number, { relative: CLOSE, absolute: 1e-12 });
        }
      }),
      runs(20),
    );
  });

  test("testTerms: all terms at once, in any order, are the omnibus test, whatever the reference of a factor", () => {
    fc.assert(
      fc.property(cases(7), methods, fc.constantFrom("a", "b", "c"), (each, method, reference) => {
        const fit = regress(each, { ...method, moderators: ["x", "group"] });
        const other = regress(each, { ...method, moderators: ["x", { factor: "group", reference }] });
        const expected = fit.omnibus!.statistic as number;
        for (const joint of [testTerms(fit, ["x", "group"]), testTerms(other, ["group", "x"])]) {
          expect(joint.df).toBe(3);
          expectClose(joint.statistic, expected, { relative: CLOSE, absolute: CLOSE });
        }
      }),
      runs(20),
    );
  });

  test("testContrasts: a contrast is the sum of its coefficients, and its test does not depend on its size", () => {
    const weight = fc.integer({ min: -5, max: 5 }).filter((value) => value !== 0);
    fc.assert(
      fc.property(cases(), methods, weight, weight, weight, (each, method, a, b, size) => {
        const fit = regress(each, method);
        const [, x, z] = fit.coefficients;
        const [one, other] = testContrasts(fit, [
          { weights: { x: a, z: b } },
          { weights: { x: size * a, z: size * b } },
        ]).contrasts;
        expectClose(one!.estimate, a * x!.estimate + b * z!.estimate, near(one!.stdError));
        expectClose(other!.estimate, size * one!.estimate, near(Math.abs(size) * one!.stdError));
        expectClose(other!.stdError, Math.abs(size) * one!.stdError, near(0));
        expectClose(other!.pValue, one!.pValue as number, { relative: CLOSE, absolute: 1e-12 });
      }),
      runs(20),
    );
  });

  test("testContrasts: against its own estimate a contrast is 0, and one that is repeated adds nothing", () => {
    fc.assert(
      fc.property(cases(), methods, (each, method) => {
        const fit = regress(each, method);
        const weights = { x: 1, z: -1 };
        const [first] = testContrasts(fit, [{ weights }]).contrasts;
        const { estimate, stdError } = first as { readonly estimate: number; readonly stdError: number };
        const { contrasts, joint } = testContrasts(fit, [
          { weights, value: estimate },
          { weights, value: estimate },
        ]);
        expectClose(contrasts[0]!.estimate, 0, { absolute: 1e-9 * stdError });
        expectClose(contrasts[0]!.pValue, 1, { absolute: 1e-8 });
        expect(joint.df).toBe(1);
      }),
      runs(20),
    );
  });

  test("likelihoodRatio: with no tau2 it is the fall of Q, and steps through a chain of models add up", () => {
    fc.assert(
      fc.property(cases(), (each) => {
        const [none, one, two] = [[], ["x"], ["x", "z"]].map((moderators) => regress(each, { moderators, tau2: "CE" }));
        const [first, second] = [likelihoodRatio(one!, none!), likelihoodRatio(two!, one!)];
        const whole = likelihoodRatio(two!, none!);
        const unit = 1 + none!.Q.statistic;
        expectClose(first.statistic, none!.Q.statistic - one!.Q.statistic, near(unit));
        expectClose(whole.statistic, first.statistic + second.statistic, near(unit));
        expect([first.df, second.df, whole.df]).toEqual([1, 1, 2]);
        expect(first.R2).toBeNull();
      }),
      runs(20),
    );
  });

  test("likelihoodRatio: 0 or more, p within 0 to 1, whatever the scale of a moderator; a model with itself is refused", () => {
    fc.assert(
      fc.property(cases(), scales, (each, scale) => {
        const options = { tau2: "ML" } as const;
        const reduced = regress(each, { ...options, moderators: ["z"] });
        const full = regress(each, options);
        const { statistic, pValue, R2 } = likelihoodRatio(full, reduced);
        expect(statistic).toBeGreaterThanOrEqual(0);
        expect(pValue).toBeGreaterThanOrEqual(0);
        expect(pValue).toBeLessThanOrEqual(1);
        if (R2 !== null) expect(R2 >= 0 && R2 <= 1).toBe(true);
        const other = likelihoodRatio(regress(scaled(each, scale), options), reduced);
        expectClose(other.statistic, statistic, near(1));
        expect(() => likelihoodRatio(full, full)).toThrow(expect.objectContaining({ code: "NOT_NESTED" }));
      }),
      runs(15),
    );
  });

  test("likelihoodRatio: a moderator that is unrelated to what is left of the effects gains 0", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 2, noNaN: true }),
        fc.double({ min: 0.05, max: 1, noNaN: true }),
        (y, vi) => {
          const effects = [y, -y, -y, y].map((yi) => ({ yi, vi }));
          const data = { x: [1, 1, 2, 2] };
          const [full, reduced] = [["x"], []].map((moderators) =>
            metaRegression(effects, { moderators, data, tau2: "ML" }),
          );
          const { statistic, pValue } = likelihoodRatio(full!, reduced!);
          expectClose(statistic, 0, { absolute: CLOSE });
          expectClose(pValue, 1, { absolute: 1e-2 });
        },
      ),
      runs(20),
    );
  });

  test("varianceInflation: 1 for orthogonal moderators of equal weight, whatever their scale", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 8, maxLength: 8 }), scales, (noise, scale) => {
        const effects = noise.map((value, i) => ({ yi: value / 7 + Math.sin(i * i), vi: 0.2 }));
        const data = {
          x: effects.map((_, i) => (i % 2) * scale),
          z: effects.map((_, i) => (i >> 1) % 2),
        };
        const { coefficients, terms } = varianceInflation(metaRegression(effects, { moderators: ["x", "z"], data }));
        for (const { vif, standardErrorInflation } of [...coefficients, ...terms]) {
          expectClose(vif, 1, { absolute: 1e-9 });
          expectClose(standardErrorInflation, 1, { absolute: 1e-9 });
        }
      }),
      runs(20),
    );
  });

  test("varianceInflation: 1 or more, the same on any scale and by any order of moderators, equal for a pair", () => {
    fc.assert(
      fc.property(cases(), methods, scales, (each, method, scale) => {
        const { coefficients, terms } = varianceInflation(regress(each, method));
        const other = varianceInflation(regress(scaled(each, scale), { ...method, moderators: ["z", "x"] }));
        expect(coefficients.map(({ name }) => name)).toEqual(["x", "z"]);
        for (const [i, { vif }] of coefficients.entries()) {
          expect(vif).toBeGreaterThanOrEqual(1 - 1e-9);
          expectClose(vif, coefficients[0]!.vif, near(0));
          expectClose(vif, terms[i]!.vif, near(0));
          expectClose(other.coefficients[i]!.vif, vif, near(0));
        }
      }),
      runs(20),
    );
  });

  test("permutationTest: p-values lie above 0 and up to 1, the same seed gives the same, inputs stay", () => {
    fc.assert(
      fc.property(cases(6, 7), fc.integer({ min: 0, max: 1e6 }), (each, seed) => {
        const options = deepFreeze({
          moderators: ["x"],
          data: each.data,
          tau2: "DL",
          exact: false,
          iterations: 40,
          seed,
        });
        const result = permutationTest(each.effects, options as RegressionOptions);
        expect(permutationTest(each.effects, options as RegressionOptions)).toEqual(result);
        expect([result.total, result.seed, result.exact]).toEqual([40, seed, false]);
        for (const { pValue, atLeast } of [...result.coefficients, result.omnibus!]) {
          expect(pValue).toBeGreaterThan(0);
          expect(pValue).toBeLessThanOrEqual(1);
          expectClose(pValue, atLeast / 40, { relative: 1e-12 });
        }
        expectJson(result);
      }),
      runs(6),
    );
  });

  test("permutationTest: over all arrangements it depends neither on the order of studies nor on a moderator's scale", () => {
    fc.assert(
      fc.property(cases(5, 5), scales, ({ effects, data }, scale) => {
        const options = { moderators: ["x"], tau2: "DL", interval: "z" } as const;
        const one = permutationTest(effects, { ...options, data: { x: data.x } });
        const x = data.x.map((value) => value * scale).toReversed();
        const other = permutationTest(effects.toReversed(), { ...options, data: { x } });
        expect([one.exact, one.total]).toEqual([true, 120]);
        expect(other.coefficients[1]!.pValue).toBe(one.coefficients[1]!.pValue);
        expect(one.omnibus!.pValue).toBe(one.coefficients[1]!.pValue);
      }),
      runs(4),
    );
  });
});

describe("pools", () => {
  const pooled = fc.record({
    tau2: fc.constantFrom("CE" as const, "DL" as const, "PM" as const, "REML" as const),
    interval: fc.constantFrom("z" as const, "t" as const, "HKSJ" as const, "HKSJ-adhoc" as const),
  });

  test("blup: lies between a study's own effect and the pooled one, which it is where tau2 is 0", () => {
    fc.assert(
      fc.property(ordinary(), pooled, (effects, method) => {
        const fit = deepFreeze(pool(effects, method));
        const estimate = fit.estimate as number;
        const found = blup(fit);
        expect(found).toHaveLength(effects.length);
        for (const [i, each] of found.entries()) {
          const { yi } = effects[i]!;
          const slack = 1e-12 * (1 + Math.abs(yi) + Math.abs(estimate));
          expect(each.estimate).toBeGreaterThanOrEqual(Math.min(yi, estimate) - slack);
          expect(each.estimate).toBeLessThanOrEqual(Math.max(yi, estimate) + slack);
          expectClose(each.deviation.estimate, each.estimate - estimate, { absolute: slack });
          if (fit.tau2 !== 0) continue;
          expect(each.estimate).toBe(estimate);
          expectClose(each.stdError, fit.stdError as number, { relative: 1e-12 });
        }
      }),
    );
  });

  test("blup: a larger tau2 draws a study less far", () => {
    const tau2 = fc.double({ min: 0.01, max: 4, noNaN: true });
    fc.assert(
      fc.property(ordinary(), tau2, tau2, (effects, a, b) => {
        const fit = pool(effects, { tau2: "DL" });
        const [less, more] = [Math.min(a, b), Math.max(a, b)].map((value) => blup({ ...fit, tau2: value }));
        for (const [i, { estimate }] of more!.entries()) {
          const { yi } = effects[i]!;
          expect(Math.abs(estimate - yi)).toBeLessThanOrEqual(Math.abs(less![i]!.estimate - yi) + 1e-12);
        }
      }),
    );
  });

  const flat = (sets: readonly (readonly BareEffect[])[]) => ({
    yi: Float64Array.from(sets.flat(), ({ yi }) => yi),
    vi: Float64Array.from(sets.flat(), ({ vi }) => vi),
    k: Int32Array.from(sets, ({ length }) => length),
  });

  test("poolMany: each set is what pool finds", () => {
    fc.assert(
      fc.property(fc.array(ordinary(), { minLength: 1, maxLength: 3 }), pooled, (sets, method) => {
        const many = poolMany(flat(sets), method);
        for (const [i, set] of sets.entries()) {
          const fit = pool(set, method);
          const unit = 1 / Math.sqrt(set.reduce((total, { vi }) => total + 1 / vi, 0));
          expectClose(many.estimate[i], fit.estimate as number, near(unit));
          expectClose(many.tau2[i], fit.tau2 as number, near(unit ** 2));
          if (fit.stdError !== null) expectClose(many.stdError[i], fit.stdError, near(unit));
          if (fit.confidence !== null) expectClose(many.upper[i], fit.confidence[1], near(unit));
          expect(many.converged[i]).toBe(1);
        }
      }),
    );
  });

  test("poolMany: ranges join to the whole, and inputs stay", () => {
    fc.assert(
      fc.property(fc.array(ordinary(), { minLength: 1, maxLength: 6 }), fc.nat(), pooled, (each, cut, method) => {
        const sets = flat(each);
        const before = structuredClone(sets);
        const at = cut % (each.length + 1);
        const [whole, head, tail] = [{}, { to: at }, { from: at }].map((range) =>
          poolMany(sets, { ...method, ...range }),
        );
        for (const column of ["estimate", "stdError", "tau2", "lower", "upper", "converged"] as const) {
          expect([...head![column], ...tail![column]]).toEqual([...whole![column]]);
        }
        expect(sets).toEqual(before);
      }),
    );
  });
});

describe("the same in another program", () => {
  const names = fc.constantFrom(...presetNames);

  test("preset: plain values of its name, complete, which pool takes as its method", () => {
    const measure = fc.constantFrom("MD" as const, "SMD" as const, "RR" as const, "OR" as const, "RD" as const);
    fc.assert(
      fc.property(names, measure, ordinary(3), (name, of, effects) => {
        const settings = preset(name, of);
        expect(settings.name).toBe(name);
        expectJson(settings);
        expect(preset(name, of)).toEqual(settings);
        expect(Object.keys(settings.effect).toSorted()).toEqual(["correction", "variance", "zeroCells"]);
        // Bare effects have no tables for Q about the fit of Mantel and Haenszel.
        const fit = pool(effects, { ...settings.pool, QAbout: "pooled" });
        const { tau2, interval, prediction } = settings.pool;
        expect(fit.method).toMatchObject({ tau2, interval, prediction });
      }),
    );
  });

  test("differenceRows: a row for each setting and number, averages adding up to all, the way back the other way", () => {
    fc.assert(
      fc.property(ordinary(3), names, names, (effects, from, to) => {
        const difference = deepFreeze(explainDifference(effects, from, to));
        const rows = differenceRows(difference);
        expectFlat(rows);
        expect(rows).toHaveLength(8 * (difference.settings.length + 1));
        const back = differenceRows(explainDifference(effects, to, from));
        for (const { quantity, average, setting } of rows) {
          if (setting !== "all" || average === null) continue;
          const parts = rows.filter((row) => row.quantity === quantity && row.setting !== "all");
          const total = parts.reduce((sum, row) => sum + (row.average as number), 0);
          const other = back.find((row) => row.quantity === quantity && row.setting === "all")?.average;
          expectClose(total, average as number, near(1));
          expectClose(other as number, -(average as number), near(1));
        }
      }),
      runs(15),
    );
  });
});

describe("rows", () => {
  test("regressionRows: one flat row for each coefficient, with its numbers, the fit unchanged", () => {
    fc.assert(
      fc.property(cases(7), methods, (each, method) => {
        const fit = regress(each, { ...method, moderators: ["x", "group"] });
        const rows = regressionRows(fit);
        expectFlat(rows);
        expect(rows.map(({ coefficient }) => coefficient)).toEqual(fit.coefficients.map(({ name }) => name));
        for (const [i, { estimate, stdError, confidence, pValue }] of fit.coefficients.entries()) {
          const [lower, upper] = confidence;
          expect(rows[i]).toMatchObject({ estimate, stdError, lower, upper, pValue, k: each.effects.length });
        }
      }),
      runs(20),
    );
  });

  test("regressionGlance: one flat row with the numbers of the fit, the same on any scale of a moderator", () => {
    fc.assert(
      fc.property(cases(), methods, scales, (each, method, scale) => {
        const fit = regress(each, method);
        const rows = regressionGlance(fit);
        expectFlat(rows);
        expect(rows).toHaveLength(1);
        const { k, p, tau2, R2, I2, Q } = fit;
        expect(rows[0]).toMatchObject({ k, p, tau2, R2, I2, Q: Q.statistic, tau2Method: method.tau2 });
        const [other] = regressionGlance(regress(scaled(each, scale), method));
        for (const column of ["tau2", "I2", "Q", "omnibus", "AIC", "logLikelihoodML"]) {
          expectClose(other![column] as number, rows[0]![column] as number, near(1));
        }
      }),
      runs(20),
    );
  });

  test("subgroupRows: one flat row for each group and one for the test between them, counts adding up", () => {
    const heterogeneities = fc.constantFrom("separate" as const, "common" as const);
    fc.assert(
      fc.property(cases(), methods, heterogeneities, ({ effects, data }, method, heterogeneity) => {
        const result = deepFreeze(subgroups(effects, { by: "group", data, ...method, heterogeneity }));
        const rows = subgroupRows(result);
        expectFlat(rows);
        expect(rows.map(({ group }) => group)).toEqual(["a", "b", "c", "between groups"]);
        const { k, pValue, statistic } = rows.at(-1)!;
        expect(rows.slice(0, -1).reduce((total, row) => total + (row.k as number), 0)).toBe(k);
        expect([statistic, pValue]).toEqual([result.between?.statistic ?? null, result.between?.pValue ?? null]);
        for (const [i, { estimate, tau2 }] of result.groups.entries())
          expect(rows[i]).toMatchObject({ estimate, tau2 });
      }),
      runs(15),
    );
  });
});
