import { describe, expect, test } from "vitest";
import { DataError, SynthesisError } from "../../src/errors.js";
import { modelCodes, type PoolOptions, pool, poolStrata, sideBySide } from "../../src/model/index.js";
import { stratify, windows } from "../../src/strata/index.js";
import type { BareEffect, ComputedEffect, Diagnostic, EffectSize } from "../../src/types/index.js";
import { bcg, trials, withContrast, withMethod } from "./fixtures.js";

const close = [0.1, 0.12, 0.08, 0.11, 0.09].map((yi) => ({ yi, vi: 0.04 }));
const equal = [0.1, 0.2, 0.3, 0.4, 0.5].map((vi) => ({ yi: 1.1, vi }));
const [a, b, ...others] = trials as [ComputedEffect, ComputedEffect, ...ComputedEffect[]];
const { outcome } = a.contrast;
const excluded = {
  ...{ status: "excluded" as const, contrast: a.contrast, method: a.method, yi: null, vi: null },
  reason: { code: "NO_NUMBERS", text: "a sentence" },
};
const ofDesign = (design: ComputedEffect["contrast"]["design"]) => trials.map((each) => withContrast(each, { design }));
const asSmd = trials.map((each) => withMethod(each, { measure: "SMD" }));

const pools: readonly [readonly EffectSize[] | readonly BareEffect[], PoolOptions][] = [
  [[], {}],
  [bcg.slice(0, 1), {}],
  [bcg.slice(0, 2), {}],
  [bcg.slice(0, 4), { interval: "HKSJ-adhoc" }],
  [bcg, { tau2: "CE", interval: "HKSJ", prediction: "k-2" }],
  [close, {}],
  [equal, {}],
  [[...trials, excluded], {}],
  [ofDesign("uncontrolled"), {}],
  [bcg.slice(0, 2), { I2: "Q", tau2Interval: "Higgins-Thompson" }],
  [studies([0.1, 0.5, 0.3], [0.01, 0.1, 1]), { prediction: "KR-1" }],
  [studies([-0.3, -1.5, -1.5, 0.47], [1.9, 0.0012, 0.024, 0.38]), {}],
  [studies([1e150, 0], [1, 1]), {}],
];

function studies(yi: readonly number[], vi: readonly number[]): readonly BareEffect[] {
  return yi.map((each, i) => ({ yi: each, vi: vi[i] as number }));
}

const refused: readonly [string, readonly EffectSize[] | readonly BareEffect[], PoolOptions][] = [
  ["BAD_OPTION", bcg, { level: 95 }],
  ["YI_NOT_FINITE", [{ yi: Number.NaN, vi: 1 }], {}],
  ["VI_NOT_POSITIVE", [{ yi: 1, vi: 0 }], {}],
  [
    "OUT_OF_RANGE",
    [
      { yi: 1e200, vi: 1e-200 },
      { yi: -1e200, vi: 1 },
    ],
    {},
  ],
  ["DEPENDENT_EFFECTS", [...trials, withContrast(a, { weeks: null })], {}],
  ["OVERVIEW", ofDesign("overview"), {}],
  ["MIXED_MEASURES", [a, withMethod(b, { measure: "SMD" })], {}],
  ["MIXED_DESIGNS", [a, withContrast(b, { design: "uncontrolled" })], {}],
  ["MIXED_ROLES", [a, withContrast(b, { outcome: { ...outcome, role: "harm" } })], {}],
  ["MIXED_DOMAINS", [a, withContrast(b, { outcome: { ...outcome, domain: "disability" } })], {}],
  ["MIXED_DIRECTIONS", [a, withContrast(b, { outcome: { ...outcome, better: "higher" } })], {}],
  ["MIXED_DIRECTIONS", [withMethod(a, { favours: "left" }), withMethod(b, { favours: "right" })], {}],
  ["MIXED_SCALES", [withContrast(a, { scale: [0, 10] }), withContrast(b, { scale: [0, 100] })], {}],
  ["MIXED_STANDARDIZERS", [asSmd[0]!, withMethod(asSmd[1]!, { standardizer: "baseline" })], {}],
  ["MIXED_SCORES", [asSmd[0]!, withContrast(asSmd[1]!, { score: "change" } as never)], {}],
];

function diagnosticsOf(call: () => unknown): readonly Diagnostic[] {
  try {
    call();
  } catch (error) {
    if (error instanceof DataError) return error.diagnostics;
    if (error instanceof SynthesisError) return [error.diagnostic];
    throw error;
  }
  return [];
}

const overlapping = effects("A 2001", 6, 26).concat(effects("B 2004", 6));

/** Usable effects of one trial at some weeks. */
function effects(trial: string, ...weeks: readonly number[]): ComputedEffect[] {
  return weeks.map((each) => ({ ...withContrast(a, { trial, weeks: each }), label: trial }));
}

describe("a note", () => {
  const grid = () => poolStrata(stratify(overlapping, { by: ["window"], windows: windows.cochranePain }));
  const notes = () => [
    ...pools.flatMap(([given, options]) => pool(given, options).notes),
    ...grid().notes,
    ...sideBySide(stratify(ofDesign("overview"), { by: ["outcome"] })).notes,
    ...sideBySide(stratify(trials, { by: ["outcome"] })).cells.flatMap(({ fit }) => fit.notes),
  ];

  test("has a code that is explained and a sentence; a warning says what to do, or what it rests on", () => {
    for (const { code, severity, message, remedy, evidence } of notes()) {
      expect(Object.keys(modelCodes)).toContain(code);
      expect(["info", "warning"]).toContain(severity);
      expect(message).toMatch(/^[\p{L}\d].*\p{L}/u);
      expect(remedy ?? "none is needed").toMatch(/\w/);
      if (severity === "warning" && code !== "UNCONTROLLED") expect(remedy ?? evidence).toBeDefined();
    }
  });

  test("gives a factor by two digits", () => {
    for (const spread of [0.01, 0.1, 0.3, 0.6]) {
      const { hksjFactor, notes: given } = pool(
        studies(
          [0, 1, 2, 3, 4].map((i) => spread * i),
          [1, 2, 1, 2, 1],
        ),
        { tau2: 0.1 },
      );
      const note = given.find(({ code }) => code === "HKSJ_NARROWER");
      const [printed] = /[\d.]+(?= of the model's own)/.exec(note?.message ?? "") ?? [];
      expect(printed).toBe(String(Number(Math.sqrt(hksjFactor as number).toPrecision(2))));
    }
  });

  test("is given for each of the circumstances that the codes name", () => {
    expect([...new Set(notes().map(({ code }) => code))].toSorted()).toEqual([
      "FEW_STUDIES",
      "HKSJ_COMMON_EFFECT",
      "HKSJ_NARROWER",
      "I2_INTERVAL_TOO_FEW",
      "NOT_CONVERGED",
      "NOT_POOLED",
      "NO_SPREAD",
      "NO_STUDIES",
      "NO_TAU2",
      "ONE_STUDY",
      "PREDICTION_FEW_STUDIES",
      "PREDICTION_NO_DF",
      "PREDICTION_TOO_FEW",
      "SEVERAL_MODES",
      "SIDE_BY_SIDE",
      "TAU2_INTERVAL_EMPTY",
      "TAU2_INTERVAL_TOO_FEW",
      "UNCONTROLLED",
      "WINDOWS_NOT_TESTED",
    ]);
  });
});

describe("a refusal", () => {
  test.each(refused)("%s says who needs what, what it got, and what to do", (code, given, options) => {
    const [first] = diagnosticsOf(() => pool(given, options));
    expect(first).toMatchObject({ code, severity: "error" });
    expect(first?.message).toMatch(/^pool(: [\w ]+)? needs \w.*, got \w|^pool: \w.*/);
    expect(first?.message).not.toMatch(/undefined| {2}| ,/);
    expect(first?.remedy).toMatch(/\w/);
  });

  test("names both kinds and the trials of each", () => {
    for (const [code, given] of refused.filter(([code]) => code.startsWith("MIXED"))) {
      const [first] = diagnosticsOf(() => pool(given));
      const { found } = (first as Diagnostic).evidence as { found: Record<string, readonly string[]> };
      expect(Object.values(found), code).toEqual([["A 2001"], ["B 2004"]]);
      for (const kind of Object.keys(found)) expect(first?.message).toContain(`${kind} (`);
    }
  });

  test("names at most some of many trials, and all of them in its evidence", () => {
    const many = Array.from({ length: 8 }, (_, i) => ({ ...withContrast(a, { trial: `T${i}` }), label: `T${i}` }));
    const [first] = diagnosticsOf(() => pool([...many, withMethod({ ...b, label: "B" }, { measure: "SMD" })]));
    expect(first?.message).toContain("(T0, T1, T2 and 5 more)");
    expect(first?.evidence).toEqual({ found: { MD: many.map(({ label }) => label), SMD: ["B"] } });
  });

  test("a trial that stands twice is told apart by its weeks, known and unknown", () => {
    const [first] = diagnosticsOf(() => pool([...trials, withContrast(a, { weeks: null })]));
    expect(first?.message).toContain('2 from "A 2001" (weeks 6 and unknown)');
    expect(first?.evidence).toEqual({ trials: [{ trial: "A 2001", weeks: [6, null] }] });
  });
});

test("every code is explained by a sentence", () => {
  for (const text of Object.values(modelCodes)) expect(text).toMatch(/\w+ \w+/);
});

test("effects that were given no label have their place from 1, others keep theirs", () => {
  const labels = pool([{ yi: 1, vi: 1 }, { yi: 2, vi: 1, label: "B" }, ...bcg.slice(0, 1)]).studies.map(
    ({ label }) => label,
  );
  expect(labels).toEqual(["study 1", "B", "Aronson"]);
});

test("what one pool does not mix, another may hold: MD on any SD, SMD on any scale", () => {
  const scaled = [withContrast(asSmd[0]!, { scale: [0, 10] }), withContrast(asSmd[1]!, { scale: [0, 100] })];
  expect(pool([...scaled, ...asSmd.slice(2)]).k).toBe(5);
  expect(pool([withMethod(a, { standardizer: "baseline" }), b, ...others]).k).toBe(5);
});
