import { describe, expect, test } from "vitest";
import { dryNeedling, syntheticNeedling } from "../../datasets/index.js";
import {
  drawFade,
  effectSizes,
  fade,
  fadePlot,
  type PlanInput,
  readContrasts,
  readPlan,
  synthesize,
  windows,
} from "../../src/index.js";

const plan: PlanInput = {
  ...{ outcome: "pain", measure: "MD", scale: [0, 10], favours: "left" },
  ...{ by: ["control", "window"], windows: "cochranePain", sensitivityNotes: false },
};
const contrasts = readContrasts(syntheticNeedling);

describe("a plan that asks for curves over weeks", () => {
  const found = synthesize(contrasts, { ...plan, fade: {} });

  test("gets those of fade, with the facets of the grid but the window", () => {
    expect(found.plan.fade).toEqual({
      ...{ shape: "log-linear", by: ["control"] },
      ...{ weeksFrom: "randomisation", unknownOrigin: "leave-out" },
    });
    const effects = effectSizes(contrasts, { outcome: "pain", measure: "MD", scale: [0, 10], favours: "left" });
    expect(found.fade).toEqual(fade(effects));
  });

  test("has them in rows and in its figure over time, and nothing else changes", () => {
    const { fade: _, plan: __, rows, specifications, ...rest } = found;
    const without = synthesize(contrasts, plan);
    expect(without).not.toHaveProperty("fade");
    expect(without.rows.fade).toEqual([]);
    expect(rows.fade.length).toBeGreaterThan(found.fade!.curves.length);
    expect({ ...rows, fade: [] }).toEqual(without.rows);
    expect(rest).toEqual({ effects: without.effects, grid: without.grid, audit: without.audit });
    const { fade: figure, ...others } = specifications;
    const { fade: usual, ...same } = without.specifications;
    expect(others).toEqual(same);
    expect(figure).toEqual(fadePlot(drawFade(found.fade!)));
    expect(figure).not.toEqual(usual);
  });

  test("may say the shape, the facets, the origin, and the windows of the plan are those of the shape", () => {
    const asked = {
      shape: "windows",
      by: [],
      weeksFrom: "end-of-treatment",
      unknownOrigin: "as-randomisation",
    } as const;
    const { fade: curves } = synthesize(contrasts, { ...plan, fade: asked });
    expect(curves?.method).toMatchObject({ shape: "windows", by: [], weeksFrom: "end-of-treatment" });
    expect(curves?.curves[0]?.shape).toMatchObject({ windows: { name: windows.cochranePain.name } });
  });

  test("survives JSON", () => {
    expect(JSON.parse(JSON.stringify(found.fade))).toEqual(found.fade);
    expect(readPlan(JSON.parse(JSON.stringify(found.plan)))).toEqual(found.plan);
  });
});

describe("effects that carry no curve", () => {
  const needling = readContrasts(dryNeedling);

  test("leave the rest as it is, with a note that says why: nothing is stated of people", () => {
    const found = synthesize(needling, { ...plan, windows: "needling", fade: {} });
    expect(found.fade).toBeNull();
    expect(found.rows.fade).toEqual([]);
    expect(found.grid.notes.find(({ code }) => code === "UNSTATED_CORRELATION")).toMatchObject({ severity: "warning" });
    expect(Object.keys(found.specifications)).toEqual(["forest", "fade", "grid"]);
  });

  test("so does a shape that no control carries", () => {
    const dependence = { samplingRho: 0.6 };
    const { fade: curves, grid } = synthesize(needling, { ...plan, dependence, fade: { shape: "spline" } });
    expect(curves).toBeNull();
    expect(grid.notes.some(({ message }) => /restricted cubic spline is not carried/.test(message))).toBe(true);
  });

  test("a facet that is not there is a mistake of the plan", () => {
    expect(() => synthesize(contrasts, { ...plan, fade: { by: ["moon"] } })).toThrow(
      expect.objectContaining({ code: "NO_SUCH_FACET" }),
    );
  });

  test.each([
    ["a shape that is none", { shape: "quadratic" }, "fade.shape"],
    ["an origin that is none", { weeksFrom: "unknown" }, "fade.weeksFrom"],
    ["a word that is not known", { shapes: "linear" }, "fade"],
  ])("%s is a mistake of the plan, too", (_, asked, path) => {
    expect(() => readPlan({ ...plan, fade: asked })).toThrow(
      expect.objectContaining({ diagnostics: [expect.objectContaining({ at: { path } })] }),
    );
  });
});
