import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { syntheticNeedling } from "../../datasets/index.js";
import { readContrasts } from "../../src/data/index.js";
import { effectSizes } from "../../src/effect/index.js";
import {
  componentCovariance,
  componentIntervals,
  type MixedOptions,
  mixedModel,
  predictMixed,
} from "../../src/mixed/index.js";
import { pool } from "../../src/model/index.js";
import { metaRegression, testContrasts, testTerms } from "../../src/regression/index.js";
import type { BareEffect, Covariance, MixedFit, RandomStructure } from "../../src/types/index.js";
import { expectClose } from "../support/close.js";
import { deepFreeze } from "../support/freeze.js";

/** Two searches for one top end where the likelihood is flat to rounding. */
const SEARCHED = { relative: 1e-6, absolute: 1e-9 };

/** Trials with follow-ups; what differs between trials and within them is far from 0, so that no variance is at the edge. */
interface Trials {
  readonly effects: readonly BareEffect[];
  readonly data: {
    readonly trial: readonly string[];
    readonly week: readonly number[];
    readonly place: readonly number[];
  };
}

const noise = (seed: number): number => {
  const x = Math.sin(seed) * 43_758.545_3;
  return 2 * (x - Math.floor(x)) - 1;
};

const weeks = [1, 4, 12, 52];

function trialsOf(count: number, seed: number): Trials {
  const trial: string[] = [];
  const week: number[] = [];
  const effects: BareEffect[] = [];
  for (let t = 0; t < count; t++) {
    const own = 0.8 * noise(seed + 7.1 * t);
    weeks.forEach((at, j) => {
      if (j > 0 && (t + j) % 5 === 0) return;
      const vi = 0.02 + 0.04 * Math.abs(noise(seed + 3.3 * t + j));
      trial.push(`trial ${t}`);
      week.push(at);
      effects.push({ yi: 0.3 + own + 0.5 * noise(seed + 11 * t + 1.7 * j), vi });
    });
  }
  return { effects, data: { trial, week, place: effects.map((_, i) => i) } };
}

const trials = fc
  .record({ count: fc.integer({ min: 8, max: 14 }), seed: fc.integer({ min: 1, max: 10_000 }) })
  .map(({ count, seed }) => deepFreeze(trialsOf(count, seed)));

const fitTo = ({ effects, data }: Trials, options: MixedOptions): MixedFit =>
  deepFreeze(mixedModel(effects, { data, ...options }));

const within = (structure: RandomStructure): MixedOptions => ({
  random: [{ inner: "week", outer: "trial", structure }],
});

const heightOf = ({ statistics, method }: MixedFit): number => statistics[method.estimator].logLikelihood;

/** The same fit, in other units or another order. */
function expectSame(one: MixedFit, other: MixedFit, by = 1): void {
  for (const [i, { estimate, stdError }] of one.coefficients.entries()) {
    expectClose(other.coefficients[i]!.estimate, estimate * by, { relative: 1e-6, absolute: 1e-6 * stdError * by });
    expectClose(other.coefficients[i]!.stdError, stdError * by, SEARCHED);
  }
  for (const [i, { kind, value }] of one.components.entries()) {
    expectClose(other.components[i]!.value, kind === "variance" ? value * by * by : value, {
      relative: 1e-5,
      absolute: 1e-7 * by * by,
    });
  }
}

/** Sampling errors of one trial correlated by 0.5. */
function correlated({ effects, data }: Trials): Covariance {
  const names = [...new Set(data.trial)];
  const blocks = names.map((cluster) => {
    const rows = data.trial.flatMap((each, i) => (each === cluster ? [i] : []));
    const matrix = rows.map((i) =>
      rows.map((j) => (i === j ? effects[i]!.vi : 0.5 * Math.sqrt(effects[i]!.vi) * Math.sqrt(effects[j]!.vi))),
    );
    return { cluster, rows, matrix };
  });
  return { k: effects.length, blocks, assumptions: [], notes: [] };
}

describe("mixedModel", () => {
  test("with one random intercept for each effect is a pool or a regression by REML and ML", () => {
    fc.assert(
      fc.property(trials, fc.constantFrom("REML" as const, "ML" as const), ({ effects, data }, estimator) => {
        const fit = mixedModel(effects, { random: [{ intercept: "place" }], data, estimator, interval: "z" });
        const pooled = pool(effects, { tau2: estimator, interval: "z" });
        const regression = metaRegression(effects, { moderators: ["week"], data, tau2: estimator, interval: "t" });
        const same = mixedModel(effects, {
          ...{ random: [{ intercept: "place" }], moderators: ["week"], data, estimator, interval: "t" },
        });
        const CLOSE = { relative: 1e-9, absolute: 1e-12 };
        expectClose(fit.coefficients[0]!.estimate, pooled.estimate!, CLOSE);
        expectClose(fit.coefficients[0]!.stdError, pooled.stdError!, CLOSE);
        expectClose(fit.components[0]!.value, pooled.tau2!, CLOSE);
        expectClose(heightOf(fit), pooled.logLikelihood![estimator], CLOSE);
        expectClose(fit.Q.statistic, pooled.Q!.statistic, CLOSE);
        expectClose(same.coefficients[1]!.estimate, regression.coefficients[1]!.estimate, CLOSE);
        expectClose(same.coefficients[1]!.pValue!, regression.coefficients[1]!.pValue!, CLOSE);
        expectClose(same.omnibus!.statistic!, regression.omnibus!.statistic!, CLOSE);
        expectClose(same.statistics[estimator].BIC, regression.statistics[estimator].BIC, CLOSE);
      }),
      { numRuns: 20 },
    );
  });

  test("the order of effects does not matter, and results scale and shift with them", () => {
    fc.assert(
      fc.property(trials, fc.constantFrom("CS" as const, "CAR" as const), (given, structure) => {
        const options = { ...within(structure), covariance: correlated(given) };
        const fit = fitTo(given, options);
        const order = given.effects.map((_, i) => i).sort((a, b) => noise(a + 0.5) - noise(b + 0.5));
        const at = <T>(list: readonly T[]): readonly T[] => order.map((i) => list[i]!);
        const mixed = {
          effects: at(given.effects),
          data: { trial: at(given.data.trial), week: at(given.data.week), place: at(given.data.place) },
        };
        expectSame(fit, fitTo(mixed, { ...options, covariance: correlated(mixed) }));
        const eight = given.effects.map(({ yi, vi }) => ({ yi: 8 * yi, vi: 64 * vi }));
        const larger = { effects: eight, data: given.data };
        expectSame(fit, fitTo(larger, { ...options, covariance: correlated(larger) }), 8);
        const far = given.effects.map(({ yi, vi }) => ({ yi: yi + 1024, vi }));
        const shifted = fitTo({ effects: far, data: given.data }, options);
        expectClose(shifted.coefficients[0]!.estimate, fit.coefficients[0]!.estimate + 1024, { relative: 1e-9 });
        expectClose(shifted.components[0]!.value, fit.components[0]!.value, { relative: 1e-5, absolute: 1e-8 });
      }),
      { numRuns: 12 },
    );
  });

  test("effects of 1e8 with a variance of 1e-4 lose nothing but their own rounding", () => {
    const given = trialsOf(10, 5);
    const small = { ...given, effects: given.effects.map(({ yi, vi }) => ({ yi: yi / 16, vi: vi / 256 })) };
    // Multiples of 2^-20 near 1e8 are held in full.
    const rounded = small.effects.map(({ yi, vi }) => ({ yi: Math.round(yi * 2 ** 20) / 2 ** 20, vi }));
    const far = rounded.map(({ yi, vi }) => ({ yi: yi + 1e8, vi }));
    const [near, away] = [rounded, far].map((effects) => fitTo({ effects, data: given.data }, within("CS")));
    expectClose(away!.components[0]!.value, near!.components[0]!.value, { relative: 1e-8 });
    expectClose(heightOf(away!), heightOf(near!), { relative: 1e-10 });
  });

  test("a structure with more parameters has no lower likelihood, with fewer no higher one", () => {
    fc.assert(
      fc.property(trials, fc.constantFrom("REML" as const, "ML" as const), (given, estimator) => {
        const height = Object.fromEntries(
          (["ID", "DIAG", "CS", "HCS", "UN", "AR", "HAR"] as const).map((structure) => [
            structure,
            heightOf(fitTo(given, { ...within(structure), estimator })),
          ]),
        ) as Readonly<Record<RandomStructure, number>>;
        const rises = [
          ["ID", "DIAG"],
          ["ID", "CS"],
          ["CS", "HCS"],
          ["DIAG", "HCS"],
          ["HCS", "UN"],
          ["ID", "AR"],
          ["AR", "HAR"],
          ["HAR", "UN"],
        ] as const;
        for (const [less, more] of rises) expect(height[more]).toBeGreaterThanOrEqual(height[less] - 1e-7);
      }),
      { numRuns: 8 },
    );
  });

  test("CS without correlation is ID, and with one of 1 a random intercept; CS is nested intercepts", () => {
    fc.assert(
      fc.property(trials, (given) => {
        const held = (correlation: number): MixedFit =>
          fitTo(given, { ...within("CS"), fixed: { "week | trial": { correlation } } });
        expectClose(heightOf(held(0)), heightOf(fitTo(given, within("ID"))), { relative: 1e-10, absolute: 1e-10 });
        const intercept = fitTo(given, { random: [{ intercept: "trial" }] });
        expectClose(heightOf(held(1)), heightOf(intercept), { relative: 1e-10, absolute: 1e-10 });
        const nested = fitTo(given, { random: [{ nested: ["trial", "week"] }] });
        const shared = fitTo(given, within("CS"));
        if (shared.components[1]!.value < 0) return;
        expectClose(heightOf(nested), heightOf(shared), { relative: 1e-8, absolute: 1e-8 });
        const [outer, inner] = nested.components.map(({ value }) => value) as [number, number];
        expectClose(outer + inner, shared.components[0]!.value, { relative: 1e-5 });
      }),
      { numRuns: 12 },
    );
  });

  test("AR over places is CAR over their numbers", () => {
    fc.assert(
      fc.property(trials, ({ effects, data }) => {
        const visit = data.week.map((week) => weeks.indexOf(week));
        const fits = (["AR", "CAR"] as const).map((structure) =>
          mixedModel(effects, { random: [{ inner: "visit", outer: "trial", structure }], data: { ...data, visit } }),
        );
        if (fits[0]!.components[1]!.value < 0) return;
        expectClose(heightOf(fits[1]!), heightOf(fits[0]!), { relative: 1e-9, absolute: 1e-9 });
      }),
      { numRuns: 12 },
    );
  });

  test("blocks are what one dense matrix is: a crossed term without variance changes nothing", () => {
    fc.assert(
      fc.property(trials, (given) => {
        const { random } = within("CS");
        const half = given.data.place.map((i) => i % 2);
        const data = { ...given.data, half };
        const blocks = mixedModel(given.effects, { random: random!, data });
        const dense = mixedModel(given.effects, {
          ...{ random: [...random!, { intercept: "half" }], data, fixed: { half: { variance: 0 } } },
        });
        expect(dense.marginal).toHaveLength(1);
        expectSame(blocks, dense);
        expectClose(heightOf(dense), heightOf(blocks), { relative: 1e-10 });
      }),
      { numRuns: 8 },
    );
  });

  test("a slope of half the unit has twice its deviation, and the same likelihood", () => {
    fc.assert(
      fc.property(trials, ({ effects, data }) => {
        const year = data.week.map((week) => week / 52);
        const [byWeek, byYear] = ["week", "year"].map((name) =>
          mixedModel(effects, {
            random: [{ slopes: [name], outer: "trial" }],
            moderators: [name],
            data: { ...data, year },
          }),
        );
        const gain = Math.log(52);
        expectClose(heightOf(byYear!), heightOf(byWeek!), { relative: 1e-7, absolute: 1e-7 });
        expectClose(byYear!.random[0]!.G[1]![1]!, 52 * 52 * byWeek!.random[0]!.G[1]![1]!, {
          relative: 1e-3,
          absolute: 1e-6 * gain,
        });
      }),
      { numRuns: 8 },
    );
  });

  test("a moderator that varies within trials is no comparison between them", () => {
    const { moderators } = fitTo(trialsOf(9, 3), { ...within("CS"), moderators: ["week"] });
    expect(moderators).toEqual([{ name: "week", comparison: "within trials" }]);
  });

  test("effect sizes know their trials without being told", () => {
    const effects = effectSizes(readContrasts(syntheticNeedling), { outcome: "pain", measure: "SMD" });
    const usable = effects.filter(({ yi }) => yi !== null);
    const options: MixedOptions = { random: [{ nested: ["trial", "weeks"] }] };
    const data = { trial: usable.map(({ contrast }) => contrast.trial) };
    expect(mixedModel(usable, options).components).toEqual(mixedModel(usable, { ...options, data }).components);
    expect(() => mixedModel(usable, { random: [{ intercept: "nothing" }] })).toThrow("there are trial, year, weeks");
  });

  test("is plain data", () => {
    const fit = fitTo(trialsOf(9, 3), within("HCS"));
    expect(JSON.parse(JSON.stringify(fit))).toEqual(fit);
  });

  test("says that sampling errors of one trial were taken to be independent, unless a covariance is given", () => {
    const effects = [0, 0.3, 0.1, 0.5, 0.2, 0.9, 0.4].map((yi) => ({ yi, vi: 0.1 }));
    const data = { trial: [..."AABBCCD"], one: [..."ABCDEFG"] };
    const told = (options: MixedOptions): readonly unknown[] =>
      mixedModel(effects, { data, ...options })
        .notes.filter(({ code }) => code === "INDEPENDENT_ERRORS")
        .map(({ severity, evidence }) => ({ severity, evidence }));
    const note = { severity: "info", evidence: { column: "trial", levels: 4, several: 3 } };
    expect(told({ random: [{ nested: ["trial", "one"] }] })).toEqual([note]);
    expect(told({ random: [{ intercept: "trial" }] })).toEqual([note]);
    expect(told({ random: [{ intercept: "one" }] })).toEqual([]);
    expect(told({})).toEqual([]);
    const blocks = effects.map(({ vi }, i) => ({ cluster: `${i}`, rows: [i], matrix: [[vi]] }));
    const covariance = { k: effects.length, blocks, assumptions: [], notes: [] };
    expect(told({ random: [{ intercept: "trial" }], covariance })).toEqual([]);
  });

  test("a variance of 0 is exactly that, and named", () => {
    const effects = Array.from({ length: 12 }, (_, i) => ({ yi: 0.5 + 0.001 * noise(i), vi: 0.1 }));
    const data = { trial: effects.map((_, i) => `trial ${Math.floor(i / 2)}`) };
    const fit = mixedModel(effects, { random: [{ intercept: "trial" }], data });
    expect(fit.components[0]).toMatchObject({ value: 0, edge: "zero", fixed: false });
    expect(fit.notes.map(({ code }) => code)).toContain("AT_THE_EDGE");
    expect(fit.converged).toBe(true);
  });
});

describe("what cannot be told is refused", () => {
  const once = trialsOf(8, 2).effects.slice(0, 8);
  const data = { trial: once.map((_, i) => `trial ${i}`), week: [1, 4, 1, 4, 1, 4, 1, 4], one: once.map(() => "a") };
  const refused = (options: MixedOptions): unknown => {
    try {
      return mixedModel(once, { data, ...options });
    } catch (error) {
      return error;
    }
  };

  test.each(["CS", "HCS", "AR", "HAR", "CAR", "UN"] as const)("one follow-up for each trial with %s", (structure) => {
    expect(refused(within(structure))).toMatchObject({ code: "NOT_IDENTIFIED" });
  });

  test("one level, two terms that are one, a term that is none, a covariance that is none", () => {
    expect(refused({ random: [{ intercept: "one" }] })).toMatchObject({ code: "NOT_IDENTIFIED" });
    expect(refused({ random: [{ nested: ["one", "trial"] }] })).toMatchObject({ code: "NOT_IDENTIFIED" });
    expect(refused({ random: [{ intercept: "trial" }, { intercept: "trial" }] })).toMatchObject({ code: "BAD_RANDOM" });
    expect(refused({ random: [{ inner: "one", outer: "trial", structure: "CAR" }] })).toMatchObject({
      code: "BAD_RANDOM",
    });
    expect(refused({ random: [{ intercept: "nothing" }] })).toMatchObject({ code: "NO_SUCH_MODERATOR" });
    expect(refused({ fixed: { trial: { variance: 1 } } })).toMatchObject({ code: "BAD_FIXED" });
    expect(refused({ random: [{ intercept: "trial" }], fixed: { trial: { variance: -1 } } })).toMatchObject({
      code: "BAD_FIXED",
    });
    const matrix = once.map(({ vi }) => once.map((other) => Math.sqrt(vi * other.vi)));
    const blocks = [{ cluster: "all", rows: once.map((_, i) => i), matrix }];
    const covariance = { k: once.length, blocks, assumptions: [], notes: [] };
    expect(refused({ covariance })).toMatchObject({ code: "BAD_COVARIANCE" });
    expect(refused({ covariance: { ...covariance, k: 3 } })).toMatchObject({ code: "BAD_COVARIANCE" });
  });

  test("a covariance that is none names its trial, also where another begins with the same variance", () => {
    const effects = [0, 0.3, 0.1, 0.5, 0.2, 0.9].map((yi) => ({ yi, vi: 0.1 }));
    const block = (cluster: string, first: number, rho: number) => ({
      cluster,
      rows: [first, first + 1],
      matrix: [
        [0.1, rho * 0.1],
        [rho * 0.1, 0.1],
      ],
    });
    const blocks = [block("A 2001", 0, 0.5), block("B 2004", 2, 1), block("C 2007", 4, 0.5)];
    const covariance = { k: 6, blocks, assumptions: [], notes: [] };
    expect(() => mixedModel(effects, { covariance })).toThrow(
      /^mixedModel needs a covariance that is positive definite, got one that is not for B 2004 \(2 effects\)/,
    );
  });
});

describe("after the fit", () => {
  test("predictMixed adds the variance of the level that is asked for", () => {
    fc.assert(
      fc.property(trials, (given) => {
        const fit = fitTo(given, {
          ...within("HCS"),
          moderators: { intercept: false, terms: [{ factor: "week" }] },
          interval: "z",
        });
        for (const [i, week] of weeks.entries()) {
          const [found] = predictMixed(fit, [{ week }]);
          const { estimate, stdError } = fit.coefficients[i]!;
          expectClose(found!.estimate, estimate, { relative: 1e-10 });
          const reach = 1.959_963_984_540_054 * Math.sqrt(stdError ** 2 + fit.random[0]!.G[i]![i]!);
          expectClose(found!.prediction![1] - found!.estimate, reach, { relative: 1e-9 });
        }
      }),
      { numRuns: 10 },
    );
  });

  test("componentIntervals end where the likelihood, fitted again, has dropped by half a quantile", () => {
    fc.assert(
      fc.property(trials, (given) => {
        const options: MixedOptions = { random: [{ nested: ["trial", "week"] }] };
        const fit = fitTo(given, options);
        const [outer] = componentIntervals(fit, { level: 0.9 });
        for (const end of outer!.confidence!) {
          if (end === null || end === 0) continue;
          const there = fitTo(given, { ...options, fixed: { trial: { variance: end } } });
          expectClose(2 * (heightOf(fit) - heightOf(there)), 2.705_543_454_095_404, { relative: 1e-6 });
        }
      }),
      { numRuns: 4 },
    );
  });

  describe("componentCovariance", () => {
    const structures: readonly {
      readonly options: MixedOptions;
      readonly held: (at: readonly number[]) => MixedOptions["fixed"];
    }[] = [
      {
        options: { random: [{ nested: ["trial", "place"] }] },
        held: ([outer, inner]) => ({ trial: { variance: outer! }, "trial/place": { variance: inner! } }),
      },
      {
        options: { ...within("CAR"), estimator: "ML" },
        held: ([variance, correlation]) => ({ "week | trial": { variance: variance!, correlation: correlation! } }),
      },
      {
        options: within("HCS"),
        held: (at) => ({ "week | trial": { variance: at.slice(0, 4), correlation: at[4]! } }),
      },
    ];

    test.each(structures)("inverts the curvature of the likelihood of stated components, $options.random", (each) => {
      const given = trialsOf(30, 8);
      const fit = fitTo(given, each.options);
      const { components, matrix, notes } = componentCovariance(fit);
      expect(components).toEqual(fit.components);
      expect(notes).toEqual([]);
      const n = components.length;
      const sizes = matrix!.map((row, i) => Math.sqrt(row[i]!));
      const height = (moved: readonly number[]): number =>
        heightOf(
          fitTo(given, {
            ...each.options,
            fixed: each.held(components.map(({ value }, i) => value + moved[i]! * sizes[i]!))!,
          }),
        );
      const step = 0.01;
      const toward = (i: number, j: number, a: number, b: number): number =>
        height(components.map((_, l) => step * (a * Number(l === i) + b * Number(l === j))));
      const information = Array.from({ length: n }, (_, i) =>
        Array.from({ length: n }, (__, j) =>
          i === j
            ? (2 * toward(i, i, 0, 0) - toward(i, i, 1, 0) - toward(i, i, -1, 0)) / step ** 2
            : (toward(i, j, 1, -1) + toward(i, j, -1, 1) - toward(i, j, 1, 1) - toward(i, j, -1, -1)) / (4 * step ** 2),
        ),
      );
      for (let i = 0; i < n; i++) {
        for (let j = 0; j < n; j++) {
          const product = information[i]!.reduce(
            (sum, value, l) => sum + (value * matrix![l]![j]!) / (sizes[l]! * sizes[j]!),
            0,
          );
          expectClose(product, Number(i === j), { absolute: 2e-3 });
        }
      }
    });

    test("is the same for one matrix by two names, and follows the units of effects and of slopes", () => {
      const given = trialsOf(20, 8);
      const at = given.data.week.flatMap((week, i) => (week < 10 ? [i] : []));
      const two: Trials = {
        effects: at.map((i) => given.effects[i]!),
        data: {
          trial: at.map((i) => given.data.trial[i]!),
          week: at.map((i) => given.data.week[i]!),
          place: at.map((_, i) => i),
        },
      };
      const [free, each] = (["UN", "HCS"] as const).map((structure) =>
        componentCovariance(fitTo(two, within(structure))),
      );
      each!.matrix!.forEach((row, i) => {
        row.forEach((value, j) => {
          expectClose(free!.matrix![i]![j]!, value, { relative: 1e-4 });
        });
      });
      const slopes = { random: [{ slopes: ["week"], outer: "trial" }] };
      const one = componentCovariance(fitTo(given, slopes));
      const other = componentCovariance(
        fitTo(
          {
            effects: given.effects.map(({ yi, vi }) => ({ yi: 3 * yi, vi: 9 * vi })),
            data: { ...given.data, week: given.data.week.map((week) => 10 * week) },
          },
          slopes,
        ),
      );
      const by = one.components.map(({ kind, of }) => (kind === "correlation" ? 1 : of === "week" ? 0.09 : 9));
      expect(one.matrix).toHaveLength(3);
      one.matrix!.forEach((row, i) => {
        row.forEach((value, j) => {
          expectClose(other.matrix![i]![j]!, value * by[i]! * by[j]!, { relative: 1e-3 });
        });
      });
    });

    test("leaves out what lies at the edge: the others are those of the model without it", () => {
      const given = trialsOf(20, 8);
      const twice = {
        effects: [...given.effects, ...given.effects],
        data: {
          trial: [...given.data.trial, ...given.data.trial],
          week: [...given.data.week, ...given.data.week],
          place: [...given.data.place, ...given.data.place].map((_, i) => i),
        },
      };
      const intercepts = [{ intercept: "trial" }, { inner: "week", outer: "trial", structure: "ID" }] as const;
      const fit = fitTo(twice, { random: [...intercepts, { intercept: "place" }] });
      expect(fit.components.map(({ edge }) => edge)).toEqual([null, null, "zero"]);
      const found = componentCovariance(fit);
      expect(found.components).toEqual(fit.components.slice(0, 2));
      expect(found.notes.map(({ code, evidence }) => [code, evidence])).toEqual([
        ["AT_THE_EDGE", { left: ["the variance of place"] }],
      ]);
      const without = componentCovariance(fitTo(twice, { random: intercepts }));
      expect(without.notes).toEqual([]);
      without.matrix!.forEach((row, i) => {
        row.forEach((value, j) => {
          expectClose(found.matrix![i]![j]!, value, { relative: 1e-5 });
        });
      });
    });
  });

  test("testTerms and testContrasts of a mixed model are the squares of its tests", () => {
    const fit = fitTo(trialsOf(10, 8), { ...within("CS"), moderators: ["week"] });
    const { statistic, df } = fit.coefficients[1]!;
    expectClose(testTerms(fit, ["week"]).statistic!, statistic! ** 2, { relative: 1e-9 });
    expect(testTerms(fit, ["week"]).residualDf).toBe(df);
    expectClose(testContrasts(fit, [{ weights: { week: 1 } }]).contrasts[0]!.statistic!, statistic!, {
      relative: 1e-9,
    });
  });
});
