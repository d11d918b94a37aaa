import { describe, expect, test } from "vitest";
import { bcg, kneeOaExercise } from "../../datasets/index.js";
import { readContrasts } from "../../src/data/index.js";
import { preset } from "../../src/explain/index.js";
import { readPlan } from "../../src/plan.js";
import { synthesize } from "../../src/synthesize.js";

const question = { outcome: "pain", measure: "SMD", windows: "reported" } as const;

describe("a plan with a preset", () => {
  test("is complete with its settings, says where they come from, and gives itself again", () => {
    const plan = readPlan({ ...question, preset: "revman5" });
    expect(plan).toMatchObject({
      preset: "revman5",
      ...preset("revman5", "SMD").effect,
      ...preset("revman5", "SMD").pool,
    });
    expect(readPlan(plan)).toEqual(plan);
  });

  test("yields to what it says itself", () => {
    expect(readPlan({ ...question, preset: "revman5", tau2: "PM" })).toMatchObject({
      tau2: "PM",
      interval: "z",
      I2: "Q",
    });
  });

  test("reaches the effects and the fits", () => {
    const { effects, grid } = synthesize(readContrasts(kneeOaExercise), { ...question, preset: "revman5" });
    expect(effects.find(({ status }) => status === "usable")?.method).toMatchObject({
      ...{ variance: "RevMan5", correction: "approximate" },
    });
    expect(grid.method).toMatchObject({ tau2: "DL", interval: "z", prediction: "k-2", I2: "Q" });
    const risks = synthesize(readContrasts(bcg), {
      outcome: "tuberculosis",
      measure: "RR",
      by: ["control"],
      preset: "revman5",
    });
    expect(risks.grid.method.QAbout).toBe("Mantel-Haenszel");
  });

  test("that does not exist is a fault of the plan", () => {
    expect(() => readPlan({ ...question, preset: "stata" })).toThrow(/preset/);
  });

  test("without one is what it was", () => {
    expect(Object.keys(readPlan(question))).not.toContain("preset");
  });
});
