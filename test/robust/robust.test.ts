import { describe, expect, test } from "vitest";
import { mixedModel } from "../../src/mixed/index.js";
import { marginalOf } from "../../src/mixed/marginal.js";
import { pool } from "../../src/model/index.js";
import { mantelHaenszel } from "../../src/rare/index.js";
import { metaRegression } from "../../src/regression/index.js";
import { type Clustered, robust, robustTest, workingModel } from "../../src/robust/index.js";
import type { BareEffect, Covariance, RobustFit } from "../../src/types/index.js";
import { trials } from "../model/fixtures.js";
import { expectClose } from "../support/close.js";
import { denseRobust } from "./dense.js";
import { followUps } from "./samples.js";

const { effects, data } = followUps;
const codes = ({ notes }: Pick<RobustFit, "notes">): readonly string[] => notes.map(({ code }) => code);
const placesOf = (trial: readonly string[]): readonly (readonly number[])[] =>
  [...new Set(trial)].map((name) => trial.flatMap((each, i) => (each === name ? [i] : [])));
const clusters = placesOf(data.trial);

/** Sampling errors of a trial correlated by 0.6. */
const correlated: Covariance = {
  k: effects.length,
  blocks: clusters.map((rows) => ({
    cluster: data.trial[rows[0]!]!,
    rows,
    matrix: rows.map((i) => rows.map((j) => (i === j ? 1 : 0.6) * Math.sqrt(effects[i]!.vi * effects[j]!.vi))),
  })),
  assumptions: [],
  notes: [],
};

const fits: Readonly<Record<string, Exclude<Clustered, { readonly method: { readonly kind: string } }>>> = {
  "a pooled effect": pool(effects),
  "one with equal weights": pool(effects, { weights: "equal" }),
  "one with weights of the common-effect model": pool(effects, { weights: "common" }),
  "a regression": metaRegression(effects, { moderators: ["x", "z"], data }),
  "a multilevel model with correlated sampling errors": mixedModel(effects, {
    ...{ moderators: ["x", "z"], data, covariance: correlated, random: [{ nested: ["trial", "z"] }] },
    fixed: { trial: { variance: 0.05 }, "trial/z": { variance: 0.01 } },
  }),
};

describe.each(Object.entries(fits))("%s", (_, fit) => {
  const marginal = marginalOf(fit);

  test.each(["CR0", "CR2", "CR3"] as const)("%s is what the formulas give with matrices of all effects", (type) => {
    const units = marginal.names.map((__, i) => marginal.names.map((___, j) => Number(i === j)));
    const found = robust(fit, { type, data });
    found.coefficients.forEach(({ df, stdError }, i) => {
      const { covariance, eta } = denseRobust(marginal, clusters, type, [units[i]!]);
      expectClose(stdError, Math.sqrt(covariance[i]![i]!), { relative: 1e-11 });
      expectClose(df, eta, { relative: 1e-10 });
    });
    if (found.omnibus === null) return;
    const tested = units.slice(1);
    const { eta } = denseRobust(marginal, clusters, type, tested);
    expectClose(found.omnibus.residualDf, eta - tested.length + 1, { relative: 1e-10 });
  });

  test("its estimates are those of the fit", () => {
    const estimates = "coefficients" in fit ? fit.coefficients.map(({ estimate }) => estimate) : [fit.estimate];
    robust(fit, { data }).coefficients.forEach(({ estimate }, i) => {
      expectClose(estimate, estimates[i]!, { relative: 1e-10 });
    });
  });
});

test("Bell & McCaffrey 2002: with one effect of equal variance in each cluster CR1 and CR2 are the standard error of a mean, with k - 1 degrees of freedom", () => {
  const values = [0.1, 0.5, 0.4, 0.9, 0.2];
  const mean = values.reduce((a, b) => a + b) / 5;
  const stdError = Math.sqrt(values.reduce((total, value) => total + (value - mean) ** 2, 0) / 20);
  const fit = pool(
    values.map((yi) => ({ yi, vi: 0.1 })),
    { tau2: "CE" },
  );
  for (const type of ["CR1", "CR2"] as const) {
    const [coefficient] = robust(fit, { type }).coefficients;
    expectClose(coefficient!.stdError, stdError, { relative: 1e-13 });
    expectClose(coefficient!.df, 4, { relative: 1e-12 });
  }
});

describe("clusters", () => {
  test("are trials: those of computed effects, or the labels of bare ones", () => {
    expect(robust(pool(trials)).clusters).toBe(5);
    expect(robust(pool(effects)).clusters).toBe(7);
    expect(robust(pool(effects.map(({ yi, vi }) => ({ yi, vi })))).clusters).toBe(14);
  });

  test("may be a moderator, a column of a random term, or a column of the caller's", () => {
    const fit = metaRegression(effects, { moderators: ["x"], data });
    expect(robust(fit, { cluster: "x" })).toEqual({ ...robust(fit), method: { ...robust(fit).method, cluster: "x" } });
    expect(robust(fits["a multilevel model with correlated sampling errors"]!, { cluster: "trial" }).clusters).toBe(7);
    expect(() => robust(fit, { cluster: "lab" })).toThrow(expect.objectContaining({ code: "NO_SUCH_CLUSTER" }));
    expect(() => robust(fit, { cluster: "lab", data: { lab: ["a", "b"] } })).toThrow(
      /one value for each of the fit's 14 studies, got 2/,
    );
    const lab = data.trial.map((trial) => (trial === "C" ? null : trial));
    expect(() => robust(fit, { cluster: "lab", data: { lab } })).toThrow(
      expect.objectContaining({ code: "CLUSTER_MISSING" }),
    );
  });

  test("that the model itself ties together are refused by name", () => {
    const fit = fits["a multilevel model with correlated sampling errors"]!;
    const visit = data.trial.map((trial, i) => (trial === "B" ? `B${i}` : trial));
    expect(() => robust(fit, { cluster: "visit", data: { visit } })).toThrow(/those of visit "B3" and "B4" are not/);
  });

  test("are two or more", () => {
    const one = effects.map(() => "all");
    expect(() => robust(pool(effects), { cluster: "lab", data: { lab: one } })).toThrow(/got all effects in all/);
    expect(() => robust(pool([]))).toThrow(expect.objectContaining({ code: "NOT_LINEAR" }));
    const two = robust(pool(effects.slice(0, 5)));
    expect(two.clusters).toBe(2);
    expect(two.coefficients[0]!.reliable).toBe(false);
    expect(codes(two)).toEqual(["FEW_DEGREES_OF_FREEDOM"]);
  });
});

describe("what cannot be had", () => {
  const level = ["a", "a", "a", "a", "a", "b", "a", "a", "a", "a", "a", "a", "a", "a"];

  test("a coefficient that one trial alone tells: the generalized inverse, and a note that names both", () => {
    const fit = metaRegression(effects, { moderators: ["level"], data: { level } });
    const found = robust(fit);
    expect(found.coefficients[1]!.reliable).toBe(false);
    expect(found.notes).toContainEqual(
      expect.objectContaining({
        code: "ONE_CLUSTER_ALONE",
        message: expect.stringMatching(/^level: b cannot be told without C:/),
      }),
    );
    expect(codes(robust(fit, { type: "CR3" })).slice(-2)).toEqual(["ONE_CLUSTER_ALONE", "CR3_SINGULAR"]);
    // The intercept does not hang on that trial: it is that of the others.
    const others = effects.filter((__, i) => level[i] === "a");
    const [without] = robust(pool(others, { tau2: fit.tau2 })).coefficients;
    expectClose(found.coefficients[0]!.stdError, without!.stdError, { relative: 1e-12 });
    expectClose(found.coefficients[0]!.df, without!.df!, { relative: 1e-11 });
  });

  test("effects without spread: no test", () => {
    const same: readonly BareEffect[] = [1, 1, 1].map((yi) => ({ yi, vi: 0.1 }));
    const found = robust(pool(same, { tau2: "CE" }));
    expect(codes(found)).toEqual(["CLUSTERS_AGREE"]);
    expect(found.coefficients[0]).toMatchObject({ stdError: 0, statistic: null, pValue: null, reliable: false });
  });

  test("more contrasts than clusters can tell: no joint test, with a note", () => {
    const w = data.z.slice(0, 8).map(String);
    const columns = { w, x: data.x.slice(0, 8) };
    const many = robust(metaRegression(effects.slice(0, 8), { moderators: [{ factor: "w" }, "x"], data: columns }));
    expect(many.omnibus).toMatchObject({ df: 3, statistic: null, residualDf: 0, pValue: null });
    expect(codes(many)).toEqual(["FEW_DEGREES_OF_FREEDOM", "NO_HTZ"]);
  });

  test("too few clusters for the simple corrections", () => {
    const few = effects.slice(0, 8);
    const fit = metaRegression(few, { moderators: ["x", "z"], data: { x: data.x.slice(0, 8), z: data.z.slice(0, 8) } });
    expect(robust(fit, { type: "CR1" }).notes[0]!.message).toMatch(/for intercept, x, z, all at once:/);
    expect(() => robust(fit, { cluster: "lab", data: { lab: [1, 1, 1, 2, 2, 2, 3, 3] }, type: "CR1p" })).toThrow(
      expect.objectContaining({ code: "TOO_FEW_CLUSTERS" }),
    );
    expect(() => robust(fit, { cluster: "lab", data: { lab: [1, 1, 1, 2, 2, 2, 3, 3] }, test: "naive-tp" })).toThrow(
      expect.objectContaining({ code: "TOO_FEW_CLUSTERS" }),
    );
  });

  test("an estimate that is no weighted sum", () => {
    const tables = [
      { ai: 4, n1i: 20, ci: 6, n2i: 20 },
      { ai: 3, n1i: 30, ci: 9, n2i: 31 },
    ].map(({ ai, n1i, ci, n2i }) => ({ ai, bi: n1i - ai, ci, di: n2i - ci }));
    expect(() => robust(mantelHaenszel(tables, { measure: "RR" }))).toThrow(
      expect.objectContaining({ code: "NOT_LINEAR" }),
    );
  });

  test("options that are none", () => {
    const fit = pool(effects);
    for (const options of [{ type: "CR9" }, { test: "t" }, { level: 1 }]) {
      expect(() => robust(fit, options as object)).toThrow(expect.objectContaining({ code: "BAD_OPTION" }));
    }
    expect(() => robustTest(robust(fit), ["x"])).toThrow(expect.objectContaining({ code: "NO_SUCH_COEFFICIENT" }));
    expect(() => robustTest(robust(fit), [])).toThrow(expect.objectContaining({ code: "NO_SUCH_COEFFICIENT" }));
  });
});

describe("working models", () => {
  test("need a kind, and the correlation where they have one", () => {
    const bad = expect.objectContaining({ code: "BAD_WORKING_MODEL" });
    expect(() => workingModel(effects, { kind: "correlated" })).toThrow(bad);
    expect(() => workingModel(effects, { kind: "correlated", rho: 1.2 })).toThrow(bad);
    expect(() => workingModel(effects, { kind: "CHE" as "correlated" })).toThrow(bad);
    expect(() => workingModel(effects, { kind: "hierarchical", level: 2 })).toThrow(bad);
    expect(() =>
      workingModel(effects.slice(0, 5), { kind: "hierarchical", moderators: ["z"], data: { z: [1, 4, 12, 1, 4] } }),
    ).toThrow(bad);
  });

  test("take several effects of a trial, and state what they assume", () => {
    const repeated = trials.flatMap((effect, i) => (i === 0 ? [effect, { ...effect, yi: effect.yi + 0.1 }] : [effect]));
    const fit = workingModel(repeated, { kind: "correlated", rho: 0.6 });
    expect([fit.k, fit.clusters, fit.measure]).toEqual([6, 5, "MD"]);
    expect(fit.assumptions).toEqual([expect.objectContaining({ name: "rho", value: 0.6 })]);
    expect(robust(fit).assumptions).toEqual(fit.assumptions);
    expect(robust(fit).clusters).toBe(5);
  });

  test("name a component that falls below 0", () => {
    const close = effects.map((effect, i) => ({ ...effect, yi: 0.3 + 0.001 * i }));
    const found = workingModel(close, { kind: "hierarchical" });
    expect([found.tau2, found.omega2]).toEqual([0, 0]);
    expect(found.notes.map(({ code }) => code)).toContain("NEGATIVE_COMPONENT");
    expect(workingModel(close, { kind: "correlated", rho: 0.5 }).tau2).toBe(0);
  });
});
