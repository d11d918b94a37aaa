import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pool } from "../../src/model/index.js";
import { metaRegression } from "../../src/regression/index.js";
import {
  joinBootstraps,
  robust,
  robustPredictions,
  robustTest,
  type WildBootstrapOptions,
  wildBootstrap,
  workingModel,
} from "../../src/robust/index.js";
import type { RegressionFit, RobustFit, WildBootstrap } from "../../src/types/index.js";
import { expectClose } from "../support/close.js";
import { deepFreeze } from "../support/freeze.js";
import { type Clustered, clusteredEffects, followUps } from "./samples.js";

/** Rounding, carried through inverses and a search for tau2. */
const CLOSE = 1e-7;

const types = fc.constantFrom("CR0" as const, "CR1" as const, "CR2" as const, "CR3" as const);

/** One variance between studies that is stated, so that no search hides anything. */
const regress = ({ effects, data }: Clustered, moderators: readonly string[] = ["x", "z"]): RegressionFit =>
  deepFreeze(metaRegression(effects, { moderators, data, tau2: 0.1 }));

/** Whether each coefficient can be told without any one trial. */
const identified = (fit: RobustFit): boolean => fit.basis.alone.length === 0 && fit.p === 3;

const reordered = ({ effects, data }: Clustered): Clustered => {
  const order = effects.map((_, i) => i).sort((a, b) => Math.sin(12 * a + 1) - Math.sin(12 * b + 1));
  return {
    effects: order.map((i) => effects[i]!),
    data: {
      trial: order.map((i) => data.trial[i]!),
      x: order.map((i) => data.x[i]!),
      z: order.map((i) => data.z[i]!),
    },
  };
};

const scaled = ({ effects, data }: Clustered, by: number): Clustered => ({
  effects: effects.map(({ yi, vi, ...rest }) => ({ ...rest, yi: yi * by, vi: vi * by * by })),
  data,
});

const expectJson = (value: unknown): void => expect(JSON.parse(JSON.stringify(value))).toEqual(value);

describe("robust", () => {
  test("CR2 is unbiased under the working model wherever no trial alone tells a coefficient", () => {
    fc.assert(
      fc.property(clusteredEffects(), (sample) => {
        const fit = robust(regress(sample));
        fc.pre(identified(fit));
        const { expected } = fit.basis;
        expected.forEach((row, i) => {
          row.forEach((value, j) => {
            expectClose(value, Number(i === j), { absolute: 1e-9 });
          });
        });
      }),
      { numRuns: 40 },
    );
  });

  test("CR3 is the jackknife that leaves out one trial after the other", () => {
    fc.assert(
      fc.property(clusteredEffects(6), (sample) => {
        const fit = regress(sample);
        const found = robust(fit, { type: "CR3" });
        fc.pre(identified(found) && fit.coefficients.length === 3);
        const estimates = (fitted: RegressionFit): readonly number[] =>
          fitted.coefficients.map(({ estimate }) => estimate);
        const names = [...new Set(sample.data.trial)];
        fc.pre(names.every((name) => sample.data.trial.filter((trial) => trial !== name).length > 3));
        const moves = names.map((name) => {
          const kept = sample.data.trial.flatMap((trial, i) => (trial === name ? [] : [i]));
          const rest = (values: readonly number[]): readonly number[] => kept.map((i) => values[i]!);
          const without = metaRegression(
            kept.map((i) => sample.effects[i]!),
            { moderators: ["x", "z"], data: { x: rest(sample.data.x), z: rest(sample.data.z) }, tau2: 0.1 },
          );
          return estimates(without).map((value, i) => value - estimates(fit)[i]!);
        });
        found.coefficients.forEach(({ stdError }, i) => {
          const jackknife = Math.sqrt(moves.reduce((total, move) => total + move[i]! ** 2, 0));
          expectClose(stdError, jackknife, { relative: 1e-6 });
        });
      }),
      { numRuns: 20 },
    );
  });

  test("the order of effects does not matter, nor the units", () => {
    fc.assert(
      fc.property(clusteredEffects(), types, fc.integer({ min: -3, max: 3 }), (sample, type, power) => {
        const one = robust(regress(sample), { type });
        fc.pre(identified(one));
        const other = robust(regress(reordered(sample)), { type });
        const by = 3 * 10 ** power;
        const large = robust(
          metaRegression(scaled(sample, by).effects, {
            moderators: ["x", "z"],
            data: sample.data,
            tau2: 0.1 * by * by,
          }),
          { type },
        );
        one.coefficients.forEach(({ estimate, stdError, df }, i) => {
          expectClose(other.coefficients[i]!.estimate, estimate, { relative: CLOSE, absolute: CLOSE * stdError });
          expectClose(other.coefficients[i]!.stdError, stdError, { relative: CLOSE });
          expectClose(other.coefficients[i]!.df, df!, { relative: CLOSE });
          expectClose(large.coefficients[i]!.stdError, by * stdError, { relative: CLOSE });
          expectClose(large.coefficients[i]!.df, df!, { relative: CLOSE });
        });
      }),
      { numRuns: 30 },
    );
  });

  test("degrees of freedom are at most one less than there are trials; simple corrections change only the scale", () => {
    fc.assert(
      fc.property(clusteredEffects(), (sample) => {
        const fit = regress(sample, []);
        const [plain, first, second] = (["CR0", "CR1", "CR2"] as const).map((type) => robust(fit, { type }));
        const m = plain!.clusters;
        expect(second!.coefficients[0]!.df!).toBeLessThanOrEqual((m - 1) * (1 + 1e-9));
        expectClose(first!.coefficients[0]!.stdError, plain!.coefficients[0]!.stdError * Math.sqrt(m / (m - 1)), {
          relative: 1e-12,
        });
        expectClose(first!.coefficients[0]!.df, plain!.coefficients[0]!.df!, { relative: 1e-10 });
        expectJson(second);
      }),
      { numRuns: 30 },
    );
  });
});

describe("robustTest", () => {
  test("of one contrast: F is the square of t, with the same degrees of freedom; contrasts that follow add nothing", () => {
    fc.assert(
      fc.property(clusteredEffects(), fc.integer({ min: -4, max: 4 }), (sample, weight) => {
        const fit = robust(regress(sample));
        fc.pre(identified(fit));
        const contrast = { weights: { intercept: 1, x: weight, z: 2 } };
        const once = robustTest(fit, [contrast]);
        const twice = robustTest(fit, [contrast, { weights: { intercept: -2, x: -2 * weight, z: -4 } }]);
        const [{ statistic, df, pValue }] = once.contrasts as [(typeof once.contrasts)[number]];
        expectClose(once.joint.statistic, statistic! ** 2, { relative: 1e-9 });
        expectClose(once.joint.residualDf, df!, { relative: 1e-9 });
        expectClose(once.joint.pValue, pValue!, { relative: 1e-7 });
        expect(twice.joint.df).toBe(1);
        expectClose(twice.joint.statistic, once.joint.statistic!, { relative: 1e-7 });
      }),
      { numRuns: 30 },
    );
  });

  test("a joint test does not depend on how the same hypothesis is put", () => {
    fc.assert(
      fc.property(clusteredEffects(7, 9), fc.integer({ min: 1, max: 9 }), (sample, turn) => {
        const fit = robust(regress(sample));
        fc.pre(identified(fit));
        const { joint } = robustTest(fit, ["x", "z"]);
        fc.pre(joint.statistic !== null);
        const turned = robustTest(fit, [{ weights: { x: 1, z: turn } }, { weights: { x: turn, z: -1 } }]).joint;
        expectClose(turned.statistic, joint.statistic!, { relative: 1e-7 });
        expectClose(turned.residualDf, joint.residualDf!, { relative: 1e-7 });
        expect(joint).toEqual({ ...fit.omnibus, of: joint.of });
      }),
      { numRuns: 30 },
    );
  });
});

describe("robustPredictions", () => {
  test("are contrasts of the coefficients, and the prediction interval holds the confidence interval", () => {
    fc.assert(
      fc.property(clusteredEffects(), fc.double({ min: -5, max: 9, noNaN: true }), (sample, x) => {
        const fit = robust(regress(sample));
        fc.pre(identified(fit));
        const [{ estimate, stdError, df, confidence, prediction }] = robustPredictions(fit, [{ x, z: 3 }]) as [
          ReturnType<typeof robustPredictions>[number],
        ];
        const [contrast] = robustTest(fit, [{ weights: { intercept: 1, x, z: 3 } }]).contrasts;
        expectClose(estimate, contrast!.estimate, { relative: 1e-9, absolute: 1e-9 * stdError });
        expectClose(stdError, contrast!.stdError, { relative: 1e-9 });
        expectClose(df, contrast!.df!, { relative: 1e-8 });
        expect(prediction![0]).toBeLessThan(confidence[0]);
        expect(prediction![1]).toBeGreaterThan(confidence[1]);
      }),
      { numRuns: 30 },
    );
  });
});

describe("workingModel", () => {
  test("with one effect in each trial tau2 is that of DerSimonian and Laird, whatever rho", () => {
    fc.assert(
      fc.property(clusteredEffects(), fc.double({ min: 0, max: 1, noNaN: true }), ({ effects }, rho) => {
        const alone = effects.map(({ yi, vi }) => ({ yi, vi }));
        const { tau2, estimate } = pool(alone, { tau2: "DL", tau2Interval: "none" });
        const fit = workingModel(alone, { kind: "correlated", rho });
        expectClose(fit.tau2, tau2!, { relative: 1e-9, absolute: 1e-12 });
        expectClose(fit.coefficients[0]!.estimate, estimate!, { relative: 1e-9, absolute: 1e-12 });
      }),
      { numRuns: 30 },
    );
  });

  test("components are in squared units of the effects, and a trial counts once, however often its effect is written down", () => {
    fc.assert(
      fc.property(
        clusteredEffects(),
        fc.constantFrom("correlated" as const, "hierarchical" as const),
        fc.integer({ min: 2, max: 4 }),
        (sample, kind, times) => {
          const options = { kind, ...(kind === "correlated" ? { rho: 1 } : {}) };
          const one = workingModel(sample.effects, options);
          const large = workingModel(scaled(sample, 10).effects, options);
          expectClose(large.tau2, 100 * one.tau2, { relative: CLOSE, absolute: CLOSE });
          expectClose(large.omega2 ?? 0, 100 * (one.omega2 ?? 0), { relative: CLOSE, absolute: CLOSE });
          expectJson(one);
          if (kind === "hierarchical") return;
          const single = sample.effects.map((effect, i) => ({ ...effect, label: `${i}` }));
          const repeated = single.flatMap((effect) => Array.from({ length: times }, () => effect));
          const [a, b] = [single, repeated].map((effects) => workingModel(effects, options));
          expectClose(b!.tau2, a!.tau2, { relative: CLOSE, absolute: CLOSE });
          expectClose(b!.coefficients[0]!.estimate, a!.coefficients[0]!.estimate, { relative: CLOSE, absolute: CLOSE });
          expectClose(robust(b!).coefficients[0]!.stdError, robust(a!).coefficients[0]!.stdError, { relative: CLOSE });
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe("wildBootstrap", () => {
  test("joinBootstraps: parts give what the whole gives, in any order", () => {
    fc.assert(
      fc.property(
        clusteredEffects(),
        fc.constantFrom<WildBootstrapOptions>(
          {},
          { exact: false, iterations: 64, seed: 7 },
          { weights: "Webb", iterations: 64 },
        ),
        fc.integer({ min: 0, max: 32 }),
        (sample, options, at) => {
          const fit = regress(sample);
          const whole = wildBootstrap(fit, ["x", "z"], options);
          const parts = [
            wildBootstrap(fit, ["x", "z"], { ...options, from: at }),
            wildBootstrap(fit, ["x", "z"], { ...options, to: at }),
          ];
          const isWhole = (part: WildBootstrap): boolean => part.from === 0 && part.to === part.total;
          expect(parts.map(({ pValue }) => pValue)).toEqual(parts.map((part) => (isWhole(part) ? whole.pValue : null)));
          expect(joinBootstraps(parts)).toEqual(whole);
          expectJson(whole);
        },
      ),
      { numRuns: 20 },
    );
  });

  test("the data are among the samples, and each change of sign has its mirror image", () => {
    fc.assert(
      fc.property(clusteredEffects(), (sample) => {
        const { pValue, total, atLeast, statistic, clusters } = wildBootstrap(regress(sample), ["x"]);
        expect(total).toBe(2 ** clusters);
        expect(atLeast % 2).toBe(0);
        expect(pValue).toBeGreaterThanOrEqual(2 / total);
        expect(pValue).toBeLessThanOrEqual(1);
        expect(statistic).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 20 },
    );
  });

  test("its statistic is the square of robust's t; a null hypothesis at the estimate is never refused", () => {
    fc.assert(
      fc.property(clusteredEffects(), (sample) => {
        const fit = regress(sample);
        const found = robust(fit);
        fc.pre(identified(found));
        const { statistic } = wildBootstrap(fit, ["x"], { to: 1 });
        expectClose(statistic, found.coefficients[1]!.statistic! ** 2, { relative: 1e-8 });
        const value = found.coefficients[1]!.estimate;
        expect(wildBootstrap(fit, [{ weights: { x: 1 }, value }]).pValue).toBeGreaterThan(0.9);
      }),
      { numRuns: 20 },
    );
  });
});

describe("a wild bootstrap", () => {
  const { effects, data } = followUps;
  const fit = metaRegression(effects, { moderators: ["z"], data });

  test("tells how far it is, stops when told, and names what it cannot do", () => {
    const told: (readonly [number, number])[] = [];
    wildBootstrap(fit, ["z"], {
      exact: false,
      iterations: 2500,
      onProgress: (done, total) => told.push([done, total]),
    });
    expect(told).toEqual([
      [0, 2500],
      [1024, 2500],
      [2048, 2500],
      [2500, 2500],
    ]);
    const signal = AbortSignal.abort();
    expect(() => wildBootstrap(fit, ["z"], { signal })).toThrow(expect.objectContaining({ code: "CANCELLED" }));
    const bad = expect.objectContaining({ code: "BAD_OPTION" });
    for (const options of [
      { from: -1 },
      { to: 500 },
      { weights: "Mammen" },
      { exact: true, weights: "Webb" },
      { exact: false, seed: 0.5 },
    ]) {
      expect(() => wildBootstrap(fit, ["z"], options as WildBootstrapOptions)).toThrow(bad);
    }
    expect(() => wildBootstrap(fit, ["dose"])).toThrow(expect.objectContaining({ code: "NO_SUCH_COEFFICIENT" }));
    expect(() => joinBootstraps([])).toThrow(bad);
    const part = wildBootstrap(fit, ["z"], { to: 10 });
    expect(() => joinBootstraps([part, part])).toThrow(bad);
  });

  test("says that seven trials cannot give a small p-value by signs alone", () => {
    const test = wildBootstrap(fit, ["z"]);
    expect(test.notes).toEqual([expect.objectContaining({ code: "FEW_SAMPLES" })]);
    expect(wildBootstrap(fit, ["z"], { weights: "Webb" }).notes).toEqual([]);
  });
});
