import { describe, expect, test } from "vitest";
import { readContrasts } from "../../src/data/index.js";
import { type EffectOptions, effectSizes } from "../../src/effect/index.js";
import { contrastMeasures, isOfEvents, isOfMeans, measureEffect } from "../../src/measure/index.js";
import { poolStrata } from "../../src/model/index.js";
import { forestText } from "../../src/plot/index.js";
import { stratify } from "../../src/strata/index.js";
import type { ComputedEffect, ContrastMeasure, EffectSize } from "../../src/types/index.js";
import { EXACT, expectClose } from "../support/close.js";

const outcome = (name: string, better: string) => ({ name, domain: "score", better });
const codebook = {
  name: "test",
  title: "Test",
  outcomes: [outcome("low", "lower"), outcome("high", "higher"), { name: "deaths", domain: "deaths", better: "lower" }],
};

const means = "trial,outcome,n1i,m1i,sd1i,n2i,m2i,sd2i\n";
const estimates = "trial,outcome,measure,estimate,ci_lower,ci_upper,estimate_sign\n";

const effectOf = (text: string, options: Partial<EffectOptions>): EffectSize =>
  effectSizes(readContrasts(text, codebook), { outcome: "score", measure: "MD", ...options }).at(-1) as EffectSize;
const numbersOf = (text: string, options: Partial<EffectOptions>): ComputedEffect => {
  const effect = effectOf(text, options);
  expect(effect.yi === null ? effect.reason : null).toBeNull();
  return effect as ComputedEffect;
};
const reasonOf = (text: string, options: Partial<EffectOptions>): string | null => {
  const effect = effectOf(text, options);
  return effect.yi === null ? effect.reason.code : null;
};

const arms = { treatment: { n: 20, mean: 12, sd: 3 }, comparator: { n: 22, mean: 15, sd: 4 } };
const row = (name: string) => `${means}A,${name},20,12,3,22,15,4\n`;
const counts = { treatment: { n: 30, events: 4 }, comparator: { n: 28, events: 9 } };
const table = "trial,outcome,treatment_n,treatment_events,comparator_n,comparator_events\nA,deaths,30,4,28,9\n";

test.each(contrastMeasures.filter(isOfMeans))("%s of a row of means is that of its arms", (measure) => {
  const { yi, vi } = measureEffect(measure, arms);
  const effect = numbersOf(row("low"), { measure });
  expectClose(effect.yi, yi as number, EXACT);
  expectClose(effect.vi, vi as number, EXACT);
  expect(effect.method).toMatchObject({ measure });
});

test.each(contrastMeasures.filter(isOfEvents))("%s of a row of events is that of its table", (measure) => {
  const { yi, vi } = measureEffect(measure, counts);
  const effect = numbersOf(table, { measure, outcome: "deaths" });
  expectClose(effect.yi, yi as number, EXACT);
  expectClose(effect.vi, vi as number, EXACT);
});

describe("variances", () => {
  test.each([
    ["SMD", "UB"],
    ["MD", "HO"],
    ["ROM", "HO"],
  ] as const)("%s in the form %s, named in the method and in the derivation", (measure, variance) => {
    const effect = numbersOf(row("low"), { measure, variance });
    expectClose(effect.vi, measureEffect(measure, arms, { variance: variance as "HO" }).vi as number, EXACT);
    expect(effect.method.variance).toBe(variance);
    expect(effect.derivation.map(({ code }) => code)).toEqual(["VARIANCE"]);
  });

  test("the usual one is named in the method alone", () => {
    expect(numbersOf(row("low"), { measure: "SMD" })).toMatchObject({ method: { variance: "LS" }, derivation: [] });
  });

  test.each([
    [{ measure: "OR", variance: "UB" }, /OR has no variance "UB"; it has LS/],
    [{ measure: "ROM", variance: "AV" }, /averages over all rows of one set; compute such effects with measureEffects/],
    [{ measure: "SMD", variance: "UB", standardizer: "baseline" }, /standardizer "baseline" has a variance of its own/],
  ] as const)("%j is refused", (options, message) => {
    expect(() => effectOf(row("low"), options)).toThrow(message);
  });
});

describe("statistics that a measure cannot use", () => {
  test("a ratio of means needs means above 0", () => {
    expect(reasonOf(`${means}A,low,20,-1,3,22,15,4\n`, { measure: "ROM" })).toBe("NOT_A_RATIO_SCALE");
  });

  test("means give no odds ratio of counts, events no ratio of means", () => {
    expect(reasonOf(row("low"), { measure: "OR" })).toBe("OTHER_MEASURE");
    expect(reasonOf(table, { measure: "ROM", outcome: "deaths" })).toBe("OTHER_MEASURE");
    expect(reasonOf(table, { measure: "HR", outcome: "deaths" })).toBe("OTHER_MEASURE");
  });
});

describe("outcomes of the other direction", () => {
  test.each(["SMD", "SMDH", "RPB", "ZPB"] as const)("%s is negated", (measure) => {
    const [kept, turned] = ["low", "high"].map((name) => numbersOf(row(name), { measure, favours: "left" }));
    expect(turned?.yi).toBe(-(kept?.yi as number));
    expect(turned?.original).toBe(kept?.yi);
  });

  test("a probability of superiority is taken from 1", () => {
    const [kept, turned] = ["low", "high"].map((name) => numbersOf(row(name), { measure: "CLESN", favours: "left" }));
    expect(turned?.yi).toBe(1 - (kept?.yi as number));
  });

  test.each(["ROM", "VR", "CVR"] as const)("%s has no counterpart, and says so", (measure) => {
    expect(reasonOf(row("high"), { measure, favours: "left" })).toBe("NOT_REVERSIBLE");
    expect(reasonOf(row("low"), { measure, favours: "left" })).toBeNull();
  });
});

describe("printed estimates", () => {
  test("a hazard ratio goes to the log scale, as odds ratios do", () => {
    const effect = numbersOf(`${estimates}A,low,HR,0.7,0.5,0.98,\n`, { measure: "HR" });
    expectClose(effect.yi, Math.log(0.7), EXACT);
    expectClose(effect.vi, measureEffect("HR", { ratio: 0.7, ci: [0.5, 0.98] }).vi as number, EXACT);
    expect(effect.derivation.map(({ code }) => code)).toEqual(["LOG", "SE_FROM_CI"]);
  });

  test("a point-biserial correlation goes to Fisher's z where that was asked for", () => {
    const effect = numbersOf(`${estimates}A,low,ZPB,0.3,0.1,0.4762,\n`, { measure: "ZPB" });
    expectClose(effect.yi, Math.atanh(0.3), EXACT);
    expect(effect.derivation[0]?.text).toMatch(/^Fisher's z of ZPB 0.3/);
  });

  test("a probability of superiority that was printed the other way round is taken from 1", () => {
    const text = `${estimates}A,low,CLESN,0.7,0.6,0.8,comparator-minus-treatment\n`;
    expectClose(numbersOf(text, { measure: "CLESN" }).yi, 0.3, EXACT);
  });

  test("yi and vi are taken as they are", () => {
    const effect = numbersOf("trial,outcome,measure,yi,vi\nA,low,ROM,-0.3,0.02\n", { measure: "ROM" });
    expect([effect.yi, effect.vi]).toEqual([-0.3, 0.02]);
  });
});

test.each<[ContrastMeasure, RegExp]>([
  ["ROM", /Ratio of means for low, 95% CI, log scale/],
  ["ZPB", /Point-biserial correlation for low, 95% CI, transformed scale/],
  ["CLESN", /Probability of superiority for low, 95% CI\./],
])("a forest plot of %s names its scale", (measure, name) => {
  const text = `${means}A,low,20,12,3,22,15,4\nB,low,30,11,3,32,14,5\nC,low,25,13,4,21,15,4\n`;
  const effects = effectSizes(readContrasts(text, codebook), { outcome: "score", measure });
  const grid = poolStrata(stratify(effects, { by: ["control"] }));
  expect(forestText(grid, { width: 100 }).replaceAll("\n", " ")).toMatch(name);
});
