import { describe, expect, test } from "vitest";
import * as wane from "../../src/index.js";

const csv = `trial,outcome,weeks,n1i,m1i,sd1i,n2i,m2i,sd2i
A 2001,pain,4,40,2.8,2.4,40,3.9,2.6
A 2001,pain,50,40,2.9,2.4,40,3.3,2.6
B 2004,pain,4,25,3.1,2.0,27,4.1,2.2
B 2004,pain,50,25,3.3,2.0,27,3.7,2.2
C 2010,pain,4,80,2.2,2.1,83,3.1,2.2
C 2010,pain,50,75,2.8,2.1,77,3.3,2.2
D 2012,pain,4,30,2.4,2.1,30,3.6,2.2`;

const contrasts = wane.readContrasts(csv);
const means = { outcome: "pain", measure: "SMD" };
const effects = wane.effectSizes(contrasts, { outcome: "pain", measure: "MD" });
const bare = [0.1, 0.4, 0.5, 0.8, 0.2].map((yi, dose) => ({ yi, vi: 0.1, dose }));
const windowed = { by: ["window"], windows: wane.windows.cochranePain };
const dosed = wane.metaRegression(bare, { moderators: ["dose"] });
const [curve] = wane.fade(effects, { samplingRho: 0.5, weeksFrom: "as-reported" }).curves;
const arm = { n: 40, events: 6 };
const table = { ai: 4, bi: 119, ci: 11, di: 128 };
const estimate = { yi: 0.3, vi: 0.1 };
const pooledBy = (setting: object) => wane.pool(bare, setting);
const swept = wane.sweep(pooledBy, { tau2: ["DL", "REML"] });

/** Calls as a program without types makes them. */
const untyped = wane as unknown as Readonly<Record<string, (...given: readonly unknown[]) => unknown>>;

/** An option, what it may be, and a call that gives it something else. */
const calls: readonly (readonly [option: string, needs: string, call: readonly [string, ...unknown[]]])[] = [
  ["timepoint", "one of earliest, closest, latest, aggregate", ["stratify", effects, { ...windowed, timepoint: "x" }]],
  ["timepoint.rule", "one of aggregate", ["stratify", effects, { ...windowed, timepoint: { rule: "x" } }]],
  ["sharedArms", "combine, split or { choose, order }", ["stratify", effects, { ...windowed, sharedArms: "x" }]],
  [
    "sharedArms.choose",
    "one of treatmentArm, comparatorArm",
    ["stratify", effects, { ...windowed, sharedArms: { choose: "x", order: [] } }],
  ],
  [
    "weeksFrom",
    "one of randomisation, end-of-treatment, as-reported, unknown",
    ["stratify", effects, { ...windowed, weeksFrom: "x" }],
  ],
  ["windows", 'a set of windows or "reported"', ["stratify", effects, { ...windowed, windows: "x" }]],
  ["by", "a list of names of facets", ["stratify", effects, { ...windowed, by: "x" }]],
  ["closed", "one of right, left", ["windowSet", { name: "one", closed: "x", windows: [{ name: "all", from: 0 }] }]],
  ["to", "one of randomisation, end-of-treatment, as-reported, unknown", ["weeksFrom", contrasts[0], "x"]],
  ["refine", "one of all, reference, none", ["sweep", pooledBy, { tau2: ["DL", "REML"] }, { refine: "x" }]],
  ["kind", "one of heat, specifications", ["sweepPlot", swept, { kind: "x" }]],
  ["favours", "one of left, right", ["effectSizes", contrasts, { ...means, favours: "x" }]],
  ["standardizer", "one of visit, baseline, fixed", ["effectSizes", contrasts, { ...means, standardizer: "x" }]],
  ["correction", "one of exact, approximate", ["effectSizes", contrasts, { ...means, correction: "x" }]],
  [
    "zeroCells",
    "add of at least 0 and to of only0, all, if0all, none",
    ["effectSizes", contrasts, { ...means, zeroCells: { to: "x" } }],
  ],
  ["correction", "one of exact, approximate", ["measureEffects", "SMD", [], { correction: "x" }]],
  [
    "zeroCells",
    "add of at least 0 and to of only0, all, if0all, none",
    ["measureEffects", "OR", [], { zeroCells: { to: "x" } }],
  ],
  [
    "zeroCells",
    "add of at least 0 and to of only0, all, if0all, none",
    ["twoByTwo", "OR", arm, arm, { add: 0.5, to: "x", drop00: false }],
  ],
  ["measure", "one of OR, RR, RD, PETO", ["twoByTwo", "x", arm, arm]],
  ["indefinite", "one of refuse, nearest, keep", ["covariance", effects, { samplingRho: 1, indefinite: "x" }]],
  ["indefinite", "one of refuse, nearest, keep", ["aggregate", effects, { samplingRho: 0.5, indefinite: "x" }]],
  [
    "riskDifferenceVariance",
    "one of Sato-Greenland-Robins, Greenland-Robins",
    ["mantelHaenszel", [table], { measure: "RD", riskDifferenceVariance: "x" }],
  ],
  ["residuals", "one of standardized, deleted", ["normalQuantiles", bare, { residuals: "x" }]],
  ["prediction", "one of k-p, k-p-1, z", ["predictAt", dosed, [{ dose: 2 }], { prediction: "x" }]],
  ["heterogeneity", "one of separate, common", ["subgroups", bare, { by: "dose", heterogeneity: "x" }]],
  ["shape", "one of linear, log-linear", ["slopesApart", curve, { shape: "x" }]],
  ["method", "one of luo-wan-shi, wan", ["meanFromFiveNumbers", { q1: 4, median: 6, q3: 10, n: 20 }, { method: "x" }]],
  ["skewed", "one of note, refuse", ["meanFromFiveNumbers", { q1: 4, median: 6, q3: 10, n: 20 }, { skewed: "x" }]],
  ["way", "one of hasselblad-hedges, cox", ["smdFromOddsRatio", estimate, "x"]],
  ["way", "one of hasselblad-hedges, cox", ["oddsRatioFromSmd", estimate, "x"]],
  ["way", "one of pearson, digby", ["correlationFromOddsRatio", estimate, "x"]],
  ["way", "one of pearson, digby", ["oddsRatioFromCorrelation", estimate, "x"]],
  ["way", "one of furukawa, hasselblad-hedges, cox", ["riskFromSmd", { estimate: 0.3 }, 0.2, "x"]],
];

describe("an option that names a way refuses a name that it does not know", () => {
  test.each(calls)("%s needs %s", (option, needs, [who, ...given]) => {
    const asked = () => untyped[who]!(...given);
    expect(asked).toThrow(expect.objectContaining({ name: "SynthesisError", code: "BAD_OPTION" }));
    expect(asked).toThrow(`${who === "aggregate" ? "covariance" : who}: ${option} needs ${needs}`);
    expect(asked).toThrow('"x"');
  });

  test.each([
    ["backTransform", "x", 0],
    ["effectsFromTable", "study,yi,vi\nA,1,2\n", { measure: "x" }],
  ])("%s names the measures", (who, ...given) => {
    expect(() => untyped[who]!(...given)).toThrow(`${who}: there is no measure "x"; the codes are MD,`);
  });
});
