import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bcg, syntheticNeedling } from "../../datasets/index.js";
import {
  contrast,
  contrastWeeks,
  DataError,
  type EffectSize,
  effectSizes,
  fade,
  gosh,
  pool,
  poolJointly,
  readContrasts,
  type Sweep,
  SynthesisError,
  stratify,
  sweep,
  sweepRows,
  windows,
} from "../../src/index.js";
import { expectClose } from "../support/close.js";
import { deepFreeze } from "../support/freeze.js";
import { survivesJson } from "../support/review.js";

const around = (estimate: number, half = 1) => ({ estimate, confidence: [estimate - half, estimate + half] }) as const;

const conclusions = ({ rows }: Sweep) => rows.map(({ conclusion }) => conclusion);

describe("rows", () => {
  test("one for each setting, the last dimension fastest, from the values that were given", () => {
    const seen: unknown[] = [];
    const { rows, dimensions } = sweep(
      (setting) => {
        seen.push(setting);
        return around(setting.shift);
      },
      { shift: [2, -3], closed: ["left", "right"] },
      { refine: "none" },
    );
    const settings = [
      { shift: 2, closed: "left" },
      { shift: 2, closed: "right" },
      { shift: -3, closed: "left" },
      { shift: -3, closed: "right" },
    ];
    expect(rows.map(({ setting }) => setting)).toEqual(settings);
    expect(seen).toEqual(settings);
    expect(dimensions.map(({ tolerance }) => tolerance)).toEqual([0.025, null]);
  });

  test("values that are objects stand by their names, or by names given to them", () => {
    const { rows } = sweep(({ set, recode }) => around(set.windows.length + recode(0)), {
      set: [windows.cochranePain],
      recode: { "as coded": (x: number) => x, "one more": (x: number) => x + 1 },
    });
    expect(rows.map(({ setting }) => setting)).toEqual([
      { set: windows.cochranePain.name, recode: "as coded" },
      { set: windows.cochranePain.name, recode: "one more" },
    ]);
    expect(rows[1]!.estimate! - rows[0]!.estimate!).toBe(1);
  });

  test("fits and contrasts are read as they are, with what they measure", () => {
    const effects = effectSizes(readContrasts(bcg), { outcome: "tuberculosis", measure: "RR" });
    const swept = sweep(({ tau2 }) => pool(effects, { tau2 }), { tau2: ["DL", "REML"] }, { effects });
    const fit = pool(effects, { tau2: "REML" });
    expect(swept.rows[1]).toMatchObject({ estimate: fit.estimate, confidence: fit.confidence, pValue: fit.pValue });
    expect(swept).toMatchObject({ measure: "RR", level: 0.95, about: { synthetic: false } });
  });

  test("of a contrast the estimate that it headlines", () => {
    const csv = `trial,outcome,weeks,n1i,m1i,sd1i,n2i,m2i,sd2i
A,pain,4,40,2.8,2.4,40,3.9,2.6
A,pain,50,40,2.9,2.4,40,3.3,2.6
B,pain,4,25,3.1,2.0,27,4.1,2.2
B,pain,50,25,3.3,2.0,27,3.7,2.2
C,pain,4,80,2.2,2.1,83,3.1,2.2`;
    const effects = effectSizes(readContrasts(csv), { outcome: "pain", measure: "MD" });
    const strata = stratify(effects, { by: ["window"], windows: windows.cochranePain });
    const fading = contrast(poolJointly(strata, { samplingRho: 0.5 }), "short", "long");
    const { rows, measure, level } = sweep(() => fading, { only: [1] });
    expect(fading.headline).toBe("joint");
    expect(rows[0]).toMatchObject({ estimate: fading.joint?.estimate, confidence: fading.joint?.confidence });
    expect([measure, level]).toEqual(["MD", 0.95]);
  });

  test("the interval at its border holds no effect; a stated value stands for no effect", () => {
    const at = { at: [-1.5, -1, 0, 1, 1.5] };
    expect(conclusions(sweep((setting) => around(setting.at), at))).toEqual([
      ...["below", "crosses", "crosses", "crosses", "above"],
    ]);
    expect(conclusions(sweep((setting) => around(setting.at), at, { noEffect: 0.4 }))).toEqual([
      ...["below", "below", "crosses", "crosses", "above"].toSpliced(3, 1, "crosses"),
    ]);
  });

  test("what is not to be leaned on stays so: in its row, on its side of a tipping point, and counted in a note", () => {
    const swept = sweep(({ at }) => ({ ...around(at), reliable: at > 2 }), { at: [0, 4] }, { refine: "none" });
    expect(swept.rows.map(({ reliable }) => reliable)).toEqual([false, true]);
    expect(swept.tippingPoints).toMatchObject([{ from: { reliable: false }, to: { reliable: true } }]);
    expect(swept.notes).toMatchObject([{ code: "SWEEP_UNRELIABLE", evidence: { settings: 1, of: 2 } }]);
    expect(sweepRows(swept).map(({ reliable }) => reliable)).toEqual([false, true]);
    const silent = sweep(({ at }) => around(at), { at: [0, 4] });
    expect(silent.rows.map(({ reliable }) => reliable)).toEqual([null, null]);
    expect(silent.notes).toEqual([]);
    const sought = sweep(({ at }) => ({ ...around(at), reliable: at > 1.5 }), { at: [0, 4] });
    expect(sought.tippingPoints).toMatchObject([{ from: { reliable: false }, to: { reliable: false } }]);
  });

  test("so it is of differences between windows and between weeks of a curve", () => {
    const effects = effectSizes(readContrasts(syntheticNeedling), { outcome: "pain", measure: "MD", scale: [0, 10] });
    const few = effects.filter((each) => each.contrast.control.name === "no treatment");
    const read = (among: readonly EffectSize[]) =>
      sweep(({ samplingRho }) => contrastWeeks(fade(among, { by: [], samplingRho }).curves[0]!, 12, 26), {
        samplingRho: [0.6, 0.3],
      });
    expect(read(few).notes).toMatchObject([{ code: "SWEEP_UNRELIABLE", evidence: { settings: 2, of: 2 } }]);
    expect(read(effects).notes).toEqual([]);
    const strata = stratify(few, { by: ["window"], windows: windows.cochranePain });
    const fading = (samplingRho: number) => contrast(poolJointly(strata, { samplingRho }), "short", "intermediate");
    expect(fading(0.5).paired?.reliable).toBe(false);
    expect(sweep(({ samplingRho }) => fading(samplingRho), { samplingRho: [0.5] }).rows[0]?.reliable).toBe(false);
  });

  test("conclusions of one's own", () => {
    const swept = sweep(
      (setting) => ({ ...around(setting.at), pValue: Math.abs(setting.at) }),
      { at: [0.01, 0.2] },
      {
        conclude: ({ pValue }) => (pValue !== null && pValue < 0.05 ? "clear" : "not clear"),
        refine: "none",
      },
    );
    expect(conclusions(swept)).toEqual(["clear", "not clear"]);
    expect(swept.ownConclusions).toBe(true);
  });
});

describe("answers", () => {
  test("the range of estimates, with the settings of its ends, and of all limits", () => {
    const { range, limits } = sweep(({ a, b }) => around(a * b), { a: [1, 2], b: [3, -4] });
    expect(range).toEqual({ estimate: [-8, 6], lowest: 3, highest: 2 });
    expect(limits).toEqual([-9, 7]);
  });

  test("conclusions by their share of all settings, the most common first", () => {
    const { conclusions: found } = sweep(({ at }) => (at === 9 ? null : around(at)), { at: [0, 3, 4, 9] });
    expect(found).toEqual([
      { conclusion: "above", share: 0.5, rows: [1, 2] },
      { conclusion: "crosses", share: 0.25, rows: [0] },
    ]);
  });

  test("tipping points lie where the closed form has them, also two between the same neighbours", () => {
    const { tippingPoints } = sweep(({ at }) => around(at ** 3), { at: [-3, 4] }, { tolerance: { at: 1e-6 } });
    expect(tippingPoints.map(({ from, to }) => [from.conclusion, to.conclusion])).toEqual([
      ["below", "crosses"],
      ["crosses", "above"],
    ]);
    for (const [i, truth] of [-1, 1].entries()) expectClose(tippingPoints[i]!.at, truth, { absolute: 1e-6 });
  });

  test("numbers are sought from low to high, in whatever order they stand; words between neighbours as given", () => {
    const { tippingPoints } = sweep(({ at, rule }) => around(at + (rule === "b" ? 3 : 0)), {
      at: [4, -5, 0],
      rule: ["b", "a"],
    });
    const told = tippingPoints.map(({ dimension, held, atReference, from, to }) => {
      const sides = `${from.conclusion} to ${to.conclusion}`;
      return [dimension, Object.values(held)[0], atReference, sides];
    });
    expect(told).toEqual([
      ["at", "b", true, "below to crosses"],
      ["at", "b", true, "crosses to above"],
      ["at", "a", false, "below to crosses"],
      ["at", "a", false, "crosses to above"],
      ["rule", 0, false, "above to crosses"],
    ]);
    expect(tippingPoints.at(-1)).toMatchObject({ at: null, from: { value: "b" }, to: { value: "a" } });
  });

  test("from the reference setting alone, or not at all, tipping points stay as wide as the grid elsewhere", () => {
    const widths = (refine: "all" | "reference" | "none") => {
      const { tippingPoints, runs } = sweep(
        ({ at, shift }) => around(at + shift),
        { at: [0, 4], shift: [0, 1] },
        {
          refine,
        },
      );
      const found = tippingPoints.filter(({ dimension }) => dimension === "at");
      return [...found.map(({ from, to }) => Number(to.value) - Number(from.value)), runs];
    };
    expect(widths("none")).toEqual([4, 4, 4]);
    expect(widths("reference")[1]).toBe(4);
    const [first, second, runs] = widths("all");
    expect(Math.max(first!, second!)).toBeLessThanOrEqual(0.02);
    expect(runs).toBe(4 + 8 + 8);
  });

  describe("where the analysis fails between two settings the tipping point stays as wide as it was", () => {
    const gap = (from: number, to: number) => (setting: { readonly at: number }) => {
      if (setting.at >= from && setting.at < to) throw new Error("not here");
      return around(setting.at < (from + to) / 2 ? -3 : 3);
    };
    const found = (refine: "all" | "none", from: number, to: number, at: readonly number[]) =>
      sweep(gap(from, to), { at }, { refine }).tippingPoints;

    test("and no place in it is claimed, whether it was halved or a setting itself has no answer", () => {
      const silent = [{ from: { value: 0 }, to: { value: 8 }, at: null, unanswered: true }];
      expect(found("all", 2, 6, [0, 8])).toMatchObject(silent);
      expect(found("all", 2, 6, [0, 4, 8])).toMatchObject(silent);
      expect(found("none", 2, 6, [0, 4, 8])).toMatchObject(silent);
    });

    test("a gap that is narrower than what is sought is still one", () => {
      const [point] = found("all", 5.3, 5.301, [0, 5.3, 8]);
      expect(point).toMatchObject({ at: null, unanswered: true });
      expect(Number(point!.to.value) - Number(point!.from.value)).toBeLessThanOrEqual(0.04);
    });

    test("a place beside the gap is one", () => {
      const { tippingPoints } = sweep(({ at }) => (at === 5 ? null : around(at < 2 ? -3 : 3)), { at: [0, 5, 8] });
      expect(tippingPoints).toMatchObject([{ unanswered: false }]);
      expectClose(tippingPoints[0]!.at, 2, { absolute: 0.04 });
    });

    test("of words between which one has no answer", () => {
      const word = ({ rule }: { readonly rule: string }) => (rule === "b" ? null : around(rule === "a" ? -3 : 3));
      expect(sweep(word, { rule: ["a", "b", "c"] }).tippingPoints).toMatchObject([{ at: null, unanswered: true }]);
      expect(sweep(word, { rule: ["a", "c", "b"] }).tippingPoints).toMatchObject([{ at: null, unanswered: false }]);
    });
  });
});

describe("what fails", () => {
  test("an error of one setting is its reason, is counted, and ends nothing", () => {
    const swept = sweep(
      ({ at }) => {
        if (at === 1) throw new SynthesisError("EMPTY_WINDOW", "contrast: no trial");
        if (at === 2) throw new DataError([{ code: "OUT_OF_RANGE", severity: "error", message: "too large" }]);
        if (at === 3) throw new TypeError("undefined is not a function");
        if (at === 4) return { reason: "one trial" };
        if (at === 5) return { estimate: Number.NaN, confidence: null };
        if (at === 6) return { estimate: 2, confidence: null };
        return around(at);
      },
      { at: [0, 1, 2, 3, 4, 5, 6, 7] },
      { refine: "none" },
    );
    expect(swept.rows.map(({ reason }) => reason?.code ?? null)).toEqual([
      ...[null, "EMPTY_WINDOW", "OUT_OF_RANGE", "ANALYSIS_FAILED", "NO_RESULT", "NO_RESULT", "NO_RESULT", null],
    ]);
    expect(swept.rows[6]).toMatchObject({ estimate: 2, conclusion: null });
    expect(swept.failures).toEqual([
      { code: "EMPTY_WINDOW", message: "contrast: no trial", rows: [1] },
      { code: "OUT_OF_RANGE", message: "too large", rows: [2] },
      { code: "ANALYSIS_FAILED", message: "undefined is not a function", rows: [3] },
      { code: "NO_RESULT", message: "one trial", rows: [4, 5, 6] },
    ]);
    expect(swept.notes.map(({ code }) => code)).toEqual(["SETTINGS_WITHOUT_ANSWER"]);
    expect(survivesJson(swept)).toBe(true);
  });

  test("an analysis that answers nowhere is refused with its first reason", () => {
    expect(() => sweep(() => ({ reason: "one trial" }), { at: [1, 2] })).toThrow(
      /the analysis answers at none of 2 settings; at the first: one trial/,
    );
  });

  test.each([
    ["no dimension", {}, "NOTHING_TO_SWEEP"],
    ["no value", { at: [] }, "BAD_DIMENSION"],
    ["a value twice", { at: [1, 2, 1] }, "BAD_DIMENSION"],
    ["a number that is none", { at: [Number.NaN] }, "BAD_DIMENSION"],
    ["an object without a name", { at: [{ from: 1 }] }, "BAD_DIMENSION"],
    ["a function without a name", { at: [() => 1] }, "BAD_DIMENSION"],
  ])("%s is refused", (_, dimensions, code) => {
    expect(() => sweep(() => around(1), dimensions as { at: number[] })).toThrow(expect.objectContaining({ code }));
  });

  test.each([
    [{ at: 0 }, "BAD_DIMENSION"],
    [{ at: Number.NaN }, "BAD_DIMENSION"],
    [{ other: 1 }, "BAD_DIMENSION"],
    [{ word: 1 }, "BAD_DIMENSION"],
  ])("a tolerance of %j is refused", (tolerance, code) => {
    const swept = () =>
      sweep(() => around(1), { at: [1, 2], word: ["a", "b"] }, { tolerance: tolerance as Record<string, number> });
    expect(swept).toThrow(expect.objectContaining({ code }));
  });

  test("settings that answer different questions are noted", () => {
    const measured = (measure: "MD" | "SMD") => ({ ...around(1), measure });
    const { notes, measure } = sweep((setting) => measured(setting.measure), { measure: ["MD", "SMD"] });
    expect(notes.map(({ code }) => code)).toEqual(["SWEEP_MIXES"]);
    expect(measure).toBeNull();
  });
});

describe("long work", () => {
  test("progress is told before each run, and at the end all are done", () => {
    const told: (readonly [number, number])[] = [];
    const { runs } = sweep(({ at }) => around(at), { at: [0, 4] }, { onProgress: (...each) => told.push(each) });
    expect(told.map(([done]) => done)).toEqual(Array.from({ length: runs + 1 }, (_, i) => i));
    expect(told.every(([done, total]) => done <= total)).toBe(true);
    expect(told.at(-1)).toEqual([runs, runs]);
  });

  test("the signal ends it, from without and from within the analysis", () => {
    const controller = new AbortController();
    const { signal } = controller;
    let runs = 0;
    const swept = () =>
      sweep(
        () => {
          runs++;
          if (runs === 3) controller.abort();
          return around(1);
        },
        { at: [1, 2, 3, 4, 5] },
        { signal },
      );
    expect(swept).toThrow(expect.objectContaining({ code: "CANCELLED" }));
    expect(runs).toBe(3);
    const within = () => sweep(() => around(gosh([{ yi: 1, vi: 1 }], { signal }).k.length), { at: [1] });
    expect(within).toThrow(expect.objectContaining({ code: "CANCELLED" }));
  });
});

const numbers = fc.uniqueArray(fc.integer({ min: -40, max: 40 }), { minLength: 1, maxLength: 5 });

test("every side of a tipping point of sweep has the conclusion that the analysis gives there, every setting counts once, and the same sweep gives the same", () => {
  fc.assert(
    fc.property(
      numbers,
      numbers,
      fc.integer({ min: 1, max: 30 }),
      fc.constantFrom("all" as const, "reference" as const, "none" as const),
      (a, b, half, refine) => {
        const analysis = (setting: { readonly a: number; readonly b: number }) =>
          setting.a === 7 ? null : around(setting.a + setting.b / 3, half);
        const dimensions = deepFreeze({ a, b });
        if (a.length === 1 && a[0] === 7) return;
        const swept = sweep(analysis, dimensions, { refine });
        expect(survivesJson(swept)).toBe(true);
        expect(sweep(analysis, dimensions, { refine })).toEqual(swept);
        const lies = ({ confidence }: { readonly confidence: readonly [number, number] }) =>
          confidence[1] < 0 ? "below" : confidence[0] > 0 ? "above" : "crosses";
        for (const { dimension, held, from, to, at } of swept.tippingPoints) {
          for (const { value, conclusion } of [from, to]) {
            const setting = { ...held, [dimension]: value } as { readonly a: number; readonly b: number };
            expect(lies(analysis(setting)!)).toBe(conclusion);
          }
          expect(from.conclusion).not.toBe(to.conclusion);
          const silent = dimension === "a" && Number(from.value) < 7 && Number(to.value) > 7;
          if (at === null) expect(silent).toBe(true);
          else expect(at > Number(from.value) && at < Number(to.value)).toBe(true);
        }
        const shares = swept.conclusions.reduce((sum, { rows }) => sum + rows.length, 0);
        expect(shares + swept.failures.reduce((sum, { rows }) => sum + rows.length, 0)).toBe(swept.rows.length);
      },
    ),
  );
});

test("the effects of a sweep tell what it is about", () => {
  const effects: readonly EffectSize[] = effectSizes(readContrasts(bcg), { outcome: "tuberculosis", measure: "OR" });
  const { about } = sweep(() => around(1), { at: [1] }, { effects });
  expect(about?.outcomes.map(({ name }) => name)).toEqual(["tuberculosis"]);
});

test("rows of other outcomes, which give no effect, are nothing that a sweep is about", () => {
  const effects = effectSizes(readContrasts(syntheticNeedling), { outcome: "pain", measure: "SMD" });
  const outcomes = new Set(effects.map(({ contrast }) => contrast.outcome.name));
  expect(outcomes.size).toBeGreaterThan(1);
  const { about } = sweep(() => around(1), { at: [1] }, { effects });
  expect(about?.outcomes.map(({ name }) => name)).toEqual(["pain"]);
});
