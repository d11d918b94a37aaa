import { describe, expect, test } from "vitest";
import { readContrasts } from "../../src/data/index.js";
import { poolJointly } from "../../src/dependence/index.js";
import { effectSizes } from "../../src/effect/index.js";
import { DataError } from "../../src/errors.js";
import { leaveOneTrialOut, type MixedOptions, mixedModel, predictMixed } from "../../src/mixed/index.js";
import { pool } from "../../src/model/index.js";
import { mantelHaenszel } from "../../src/rare/index.js";
import { metaRegression, permutationTest, predictAt, subgroups } from "../../src/regression/index.js";
import { robust, robustPredictions, workingModel } from "../../src/robust/index.js";
import { influence } from "../../src/sensitivity/index.js";
import { stratify, windows } from "../../src/strata/index.js";
import type { BareEffect, Diagnostic, RandomTerm } from "../../src/types/index.js";

const effects: readonly BareEffect[] = [0.1, 0.3, 0.5, 0.9, 0.2, 0.6].map((yi, i) => ({ label: `T${i}`, yi, vi: 0.1 }));
const trial = ["a", "a", "b", "b", "c", "d"];
const dose = [1, 2, 3, 4, 5, 7];
const short = { dose: [1, 2] };

/** What every model of a design refuses. */
const designs: Readonly<
  Record<
    string,
    (
      given: readonly BareEffect[],
      moderators: readonly string[],
      data: Readonly<Record<string, readonly (number | string)[]>>,
    ) => unknown
  >
> = {
  metaRegression: (given, moderators, data) => metaRegression(given, { moderators, data }),
  permutationTest: (given, moderators, data) => permutationTest(given, { moderators, data }),
  mixedModel: (given, moderators, data) =>
    mixedModel(given, { moderators, data: { trial, ...data }, random: [{ intercept: "trial" }] }),
  leaveOneTrialOut: (given, moderators, data) =>
    leaveOneTrialOut(given, { moderators, data: { trial, ...data }, random: [{ intercept: "trial" }] }),
  workingModel: (given, moderators, data) =>
    workingModel(given, { kind: "hierarchical", moderators, data: { trial, ...data } }),
  influence: (given, moderators, data) => influence(given, { moderators, data }),
};

describe("an error begins with the function that was asked", () => {
  test.each(Object.keys(designs))("%s", (who) => {
    const ask = designs[who]!;
    const begins = new RegExp(`^${who}(:| needs)`);
    const wrong = effects.map((effect, i) => (i === 1 ? { ...effect, yi: Number.NaN } : effect));
    const mixed = effects.map((effect, i) => ({ ...effect, measure: i === 0 ? ("SMD" as const) : ("MD" as const) }));
    expect(() => ask(effects, ["dose"], short)).toThrow(begins);
    expect(() => ask(effects, ["age"], { dose })).toThrow(begins);
    expect(() => ask(effects, ["dose", "dose"], { dose })).toThrow(begins);
    expect(diagnosticsOf(() => ask(wrong, ["dose"], { dose }))[0]?.message).toMatch(begins);
    expect(() => ask(mixed, ["dose"], { dose })).toThrow(begins);
    expect(() => ask(effects.slice(0, 2), ["dose"], { dose: [1, 2], trial: ["a", "b"] })).toThrow(begins);
  });

  test.each(["mixedModel", "leaveOneTrialOut"] as const)("%s, whatever is wrong with the model", (who) => {
    const begins = new RegExp(`^${who}(:| needs| cannot| has)`);
    const ask = (options: MixedOptions) => (): unknown =>
      ({ mixedModel, leaveOneTrialOut })[who](effects, {
        data: { trial, dose, one: trial.map(() => "a") },
        ...options,
      });
    const random = [{ intercept: "trial" }];
    const matrix = effects.map(() => effects.map(() => 0.1));
    const all = { cluster: "all", rows: effects.map((_, i) => i), matrix };
    const covariance = { k: effects.length, blocks: [all], assumptions: [], notes: [] };
    const far = effects.map((effect, i) => (i === 0 ? { ...effect, yi: 1e300 } : effect));
    for (const options of [
      { random: [{}] as unknown as readonly RandomTerm[] },
      { random: [...random, ...random] },
      { random: [{ inner: "trial", outer: "one", structure: "CAR" as const }] },
      { random: [{ slopes: ["trial"], outer: "one" }] },
      { random: [{ intercept: "one" }] },
      { random, fixed: { dose: { variance: 1 } } },
      { random, fixed: { trial: { variance: -1 } } },
      { random, fixed: { trial: { correlation: 0.5 } } },
      { random, covariance },
      { random, covariance: { ...covariance, k: 3 } },
      { random, covariance: { ...covariance, blocks: [] } },
      { random, level: 2 },
    ]) {
      expect(ask(options)).toThrow(begins);
    }
    expect(() => ({ mixedModel, leaveOneTrialOut })[who](far, { data: { trial }, random })).toThrow(begins);
  });

  test("predictAt, predictMixed and robustPredictions", () => {
    const options = { moderators: ["dose"], data: { trial, dose } };
    const mixed = mixedModel(effects, { ...options, random: [{ intercept: "trial" }] });
    expect(() => predictAt(metaRegression(effects, options), [{}])).toThrow(/^predictAt: dose needs a number/);
    expect(() => predictMixed(mixed, [{}])).toThrow(/^predictMixed: dose needs a number/);
    expect(() => robustPredictions(robust(mixed), [{}])).toThrow(/^robustPredictions: dose needs a number/);
  });

  test("pool, mantelHaenszel, subgroups and poolJointly", () => {
    const csv = `trial,outcome,weeks,n1i,m1i,sd1i,n2i,m2i,sd2i
A 2001,pain,4,40,2.8,2.4,40,3.9,2.6
A 2001,pain,30,40,2.9,2.4,40,3.2,2.6
B 2004,pain,4,25,3.1,2.0,27,4.0,2.2
B 2004,pain,30,25,3.3,2.0,27,3.5,2.2`;
    const contrasts = readContrasts(csv);
    const repeated = effectSizes(contrasts, { outcome: "pain", measure: "MD" });
    const strata = stratify(repeated, { by: ["window"], windows: windows.cochranePain });
    expect(() => pool(repeated)).toThrow(/^pool needs one effect per trial/);
    expect(() => mantelHaenszel(repeated)).toThrow(/^mantelHaenszel needs one effect per trial/);
    expect(() => metaRegression(repeated, { moderators: ["weeks"] })).toThrow(
      /^metaRegression needs one effect per trial/,
    );
    expect(() => subgroups(effects, { by: "dose" })).toThrow(/^subgroups: there is no moderator/);
    expect(() => poolJointly(strata, { samplingRho: 0.5, level: 2 })).toThrow(/^poolJointly: level needs/);
  });
});

function diagnosticsOf(run: () => unknown): readonly Diagnostic[] {
  try {
    run();
  } catch (error) {
    if (error instanceof DataError) return error.diagnostics;
    throw error;
  }
  return [];
}

test.each([
  ["metaRegression", () => metaRegression(effects, {} as never)],
  ["permutationTest", () => permutationTest(effects, {} as never)],
])("%s says that it needs moderators", (who, regress) => {
  expect(regress).toThrow(`${who} needs moderators, got none; name them, as in moderators: ["year"]`);
});

test.each([
  ["metaRegression", (given: never) => metaRegression(given, { moderators: [] })],
  ["permutationTest", (given: never) => permutationTest(given, { moderators: [] })],
])("%s says that it needs effects, and no fit", (who, regress) => {
  expect(() => regress(pool(effects) as never)).toThrow(`${who} needs a list of effects, got a fit`);
});
