import { describe, expect, test } from "vitest";
import * as datasets from "../../datasets/index.js";
import { readContrasts } from "../../src/data/index.js";
import { DataError } from "../../src/errors.js";
import { type PlanInput, readPlan } from "../../src/plan.js";
import { synthesize } from "../../src/synthesize.js";

const { kneeOaExercise, dryNeedling, bcg, syntheticNeedling } = datasets;

const questions: readonly [string, datasets.Dataset, PlanInput][] = [
  ["knee", kneeOaExercise, { outcome: "pain", measure: "SMD", by: ["control", "window"], windows: "reported" }],
  ["needling", dryNeedling, { outcome: "pain", measure: "MD", scale: [0, 10], favours: "left", windows: "needling" }],
  ["synthetic", syntheticNeedling, { outcome: "pain", measure: "MD", scale: [0, 10] }],
  ["bcg", bcg, { outcome: "tuberculosis", measure: "OR", by: ["control"] }],
];

describe.each(questions)("%s", (_, dataset, plan) => {
  const contrasts = readContrasts(dataset);
  const synthesis = synthesize(contrasts, plan);

  test("the same input gives the same output, byte for byte", () => {
    expect(JSON.stringify(synthesize(readContrasts(dataset), plan))).toBe(JSON.stringify(synthesis));
  });

  test("the complete plan that is echoed gives the same again", () => {
    expect(JSON.stringify(synthesize(contrasts, synthesis.plan))).toBe(JSON.stringify(synthesis));
  });

  test("it survives JSON, and holds no NaN", () => {
    expect(JSON.parse(JSON.stringify(synthesis))).toEqual(synthesis);
    expect(
      JSON.stringify(synthesis, (_key, value) =>
        typeof value === "number" && !Number.isFinite(value) ? "not finite" : value,
      ),
    ).not.toContain("not finite");
  });

  test("what is pooled, shown, doubtful, passed over, unplaced, unusable or excluded makes up what came in", () => {
    expect(synthesis.audit.map(({ row }) => row)).toEqual(contrasts.map(({ row }) => row));
    const pooled = synthesis.grid.cells.reduce(
      (sum, { fit }) => sum + fit.studies.reduce((rows, { effect }) => rows + (effect?.rows.length ?? 0), 0),
      0,
    );
    expect(synthesis.audit.filter(({ status }) => status === "pooled" || status === "shown").length).toBe(pooled);
  });

  test("no cell counts a trial twice", () => {
    for (const { fit } of synthesis.grid.cells) {
      const trials = fit.studies.map(({ effect }) => effect?.contrast.trial);
      expect(new Set(trials).size).toBe(trials.length);
    }
  });
});

test("the order of rows does not matter", () => {
  const contrasts = readContrasts(dryNeedling);
  const [, , plan] = questions[1] as (typeof questions)[number];
  const forwards = synthesize(contrasts, plan).rows.tidy;
  const backwards = synthesize(contrasts.toReversed(), plan).rows.tidy;
  expect(
    backwards.map(({ estimate }) => (estimate === null ? null : Number((estimate as number).toPrecision(12)))),
  ).toEqual(forwards.map(({ estimate }) => (estimate === null ? null : Number((estimate as number).toPrecision(12)))));
});

test("data without weeks get no figure over time, data with weeks do", () => {
  const figures = questions.map(([name, dataset, plan]) => [
    name,
    Object.keys(synthesize(readContrasts(dataset), plan).specifications),
  ]);
  expect(figures).toEqual([
    ["knee", ["forest", "grid"]],
    ["needling", ["forest", "fade", "grid"]],
    ["synthetic", ["forest", "fade", "grid"]],
    ["bcg", ["forest"]],
  ]);
});

test("weeks that cannot be converted give no figure over time", () => {
  const csv =
    "trial,outcome,weeks,window,n1i,m1i,sd1i,n2i,m2i,sd2i\nA,pain,4,early,20,3,2,20,4,2\nB,pain,6,early,20,3,2,20,4,2\n";
  const plan: PlanInput = {
    outcome: "pain",
    measure: "MD",
    by: ["window"],
    windows: "reported",
    weeksFrom: "randomisation",
  };
  expect(Object.keys(synthesize(readContrasts(csv), plan).specifications)).toEqual(["forest"]);
});

describe("a plan that is wrong, or names what is not there, says so", () => {
  test.each([
    ["without an outcome", { measure: "MD" }, "outcome", /is missing, and needs a value of type string/],
    ["without a measure", { outcome: "pain" }, "measure", /./],
    ["a measure that is none", { outcome: "pain", measure: "NNT" }, "measure", /./],
    ["a word that is not known", { outcome: "pain", measure: "MD", window: "short" }, "", /window/],
    [
      "windows that are not there",
      { outcome: "pain", measure: "MD", windows: "cochrane" },
      "windows",
      /cochrane.*cochranePain/,
    ],
    ["a scale upside down", { outcome: "pain", measure: "MD", scale: [10, 0] }, "scale", /lower end first/],
    ["a level in percent", { outcome: "pain", measure: "MD", level: 95 }, "level", /./],
    ["an estimator that is none", { outcome: "pain", measure: "MD", tau2: "reml" }, "tau2", /REML/],
    ["no plan at all", null, "", /./],
  ])("%s", (_, plan, path, message) => {
    const attempt = () => readPlan(plan);
    expect(attempt).toThrow(DataError);
    try {
      attempt();
    } catch (error) {
      const [first] = (error as DataError).diagnostics;
      expect(first).toMatchObject({ code: "PLAN", at: { path } });
      expect((error as DataError).message).toMatch(message);
    }
  });

  test("an outcome, a facet and windows of overlapping weeks", () => {
    const contrasts = readContrasts(syntheticNeedling);
    const plan: PlanInput = { outcome: "pain", measure: "MD", scale: [0, 10] };
    expect(() => synthesize(contrasts, { ...plan, outcome: "sleep" })).toThrow(/"sleep".*pain/);
    expect(() => synthesize(contrasts, { ...plan, by: ["colour"] })).toThrow(/no facet "colour"/);
    const windows = {
      name: "x",
      source: "",
      closed: "right" as const,
      windows: [
        { name: "a", from: 0, to: 9, anchor: null },
        { name: "b", from: 4, to: 20, anchor: null },
      ],
    };
    expect(() => synthesize(contrasts, { ...plan, windows })).toThrow(/"a" and "b" overlap/);
  });
});

test("the common-effect model brings its own interval, unless another is asked for", () => {
  expect(readPlan({ outcome: "x", measure: "MD", tau2: "CE" })).toMatchObject({ interval: "z" });
  expect(readPlan({ outcome: "x", measure: "MD", tau2: "CE", interval: "t" })).toMatchObject({ interval: "t" });
  expect(readPlan({ outcome: "x", measure: "MD" })).toMatchObject({
    tau2: "REML",
    interval: "HKSJ",
    prediction: "k-1-HK",
    level: 0.95,
  });
});
