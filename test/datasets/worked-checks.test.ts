import { describe, expect, test } from "vitest";
import { acupunctureBySham, bcg, cotchett2014, dryNeedling, kneeOaExercise } from "../../datasets/index.js";
import { type Cells, readRaw } from "../../scripts/recode.js";
import {
  type ComputedEffect,
  type Dataset,
  effectSizes,
  pool,
  readCodebook,
  readContrasts,
  stratify,
} from "../../src/index.js";
import { expectClose, printed } from "../support/close.js";

type Asked = Parameters<typeof effectSizes>[1];

/** The cell of a grid by window and control. */
function cell(dataset: Dataset, asked: Asked, window: string, control: string): readonly ComputedEffect[] {
  const effects = effectSizes(readContrasts(dataset), asked);
  const windows = readCodebook(dataset.codebook).windows ?? "reported";
  const { strata } = stratify(effects, { by: ["window", "control"], windows });
  return strata.find(({ key }) => key.window === window && key.control === control)?.effects ?? [];
}

const ofRow = (dataset: Dataset, asked: Asked, id: string) =>
  effectSizes(readContrasts(dataset), asked).find(({ contrast }) => contrast.id === id);

// Computed by hand from the two reports: Cotchett -14.4 mm (-23.5 to -5.2) over 10; Sterling 3.2 (2.0) and 3.2 (2.3), 40 each.
describe("Cotchett 2014 and Sterling 2015, pain at 6 weeks against a sham that does not pierce, 0 to 10", () => {
  const asked: Asked = { outcome: "pain", measure: "MD", scale: [0, 10], favours: "left" };
  const effects = cell(dryNeedling, asked, "to 12 weeks", "sham: non-penetrating");

  test("are the only two trials of the cell, with -1.44 (SE 0.467) and 0.00 (SE 0.482)", () => {
    expect(effects.map(({ contrast }) => contrast.trial)).toEqual(["Cotchett 2014", "Sterling 2015"]);
    expectClose(effects[0]?.yi, -1.44, printed(2));
    expectClose(Math.sqrt(effects[0]?.vi ?? Number.NaN), 0.467, printed(3));
    expectClose(effects[1]?.yi, 0, printed(2));
    expectClose(Math.sqrt(effects[1]?.vi ?? Number.NaN), 0.482, printed(3));
  });

  test("common effect -0.743 (-1.400 to -0.086)", () => {
    const fit = pool(effects, { tau2: "CE" });
    expectClose(fit.estimate, -0.743, printed(3));
    expectClose(fit.confidence?.[0], -1.4, printed(3));
    expectClose(fit.confidence?.[1], -0.086, printed(3));
  });

  test("DerSimonian-Laird -0.725 (-2.136 to 0.686), tau2 0.812, Q 4.606, I2 78.3%", () => {
    const fit = pool(effects, { tau2: "DL", interval: "z" });
    expectClose(fit.estimate, -0.725, printed(3));
    expectClose(fit.confidence?.[0], -2.136, printed(3));
    expectClose(fit.confidence?.[1], 0.686, printed(3));
    expectClose(fit.tau2, 0.812, printed(3));
    expectClose(fit.Q?.statistic, 4.606, printed(3));
    expectClose(fit.I2, 0.783, printed(3));
  });
});

describe("the dry-needling rows are thin, and look it", () => {
  const contrasts = readContrasts(dryNeedling);

  test("pain by window and control: of 45 cells one has two trials with usable numbers, two have one", () => {
    const effects = effectSizes(contrasts, { outcome: "pain", measure: "MD", scale: [0, 10], favours: "left" });
    const { windows } = readCodebook(dryNeedling.codebook);
    const { strata } = stratify(effects, { by: ["window", "control"], windows: windows ?? "reported" });
    const sizes = strata.map((each) => each.effects.length);
    expect(sizes).toHaveLength(45);
    expect(sizes.filter((k) => k === 1)).toHaveLength(2);
    expect(sizes.filter((k) => k === 2)).toHaveLength(1);
    expect(Math.max(...sizes)).toBe(2);
  });

  test("13 of 71 trials have a usable number on some outcome", () => {
    const domains = [...new Set(contrasts.map(({ outcome }) => outcome.domain))];
    const usable = domains.flatMap((outcome) =>
      (["MD", "SMD", "OR", "RD"] as const).flatMap((measure) =>
        effectSizes(contrasts, { outcome, measure, favours: "left" }).filter(({ status }) => status === "usable"),
      ),
    );
    expect(new Set(contrasts.map(({ trial }) => trial)).size).toBe(71);
    expect(new Set(usable.map(({ contrast }) => contrast.trial)).size).toBe(13);
  });
});

// Read second-hand as arms; 40 and 40 as randomised.
test("Sterling 2015 over time, Hedges' g: pain 0.00, -0.13, -0.20 and disability -0.03, -0.08, -0.39", () => {
  const rows = [
    ...([
      ["T013", 0],
      ["T014", -0.13],
      ["T015", -0.2],
    ] as const),
    ...([
      ["T017", -0.03],
      ["T018", -0.08],
      ["T019", -0.39],
    ] as const),
  ];
  for (const [id, g] of rows) {
    const outcome = g === 0 || id < "T016" ? "pain" : "disability";
    expectClose(ofRow(dryNeedling, { outcome, measure: "SMD", favours: "left" }, id)?.yi, g, printed(2));
  }
});

test("the smallest example is the same trial as in the large set", () => {
  const small = ofRow(cotchett2014, { outcome: "first-step pain", measure: "MD" }, "T001");
  const large = ofRow(dryNeedling, { outcome: "first-step pain", measure: "MD" }, "T001");
  expect([small?.yi, small?.vi]).toEqual([large?.yi, large?.vi]);
});

describe("acupuncture: the control matters more than the time", () => {
  const pain: Asked = { outcome: "pain", measure: "MD" };

  test("Brinkhaus 2006: 5.1 mm at 8, 3.8 at 26, 5.7 at 52 weeks against needling that pierces, 21.7 against waiting", () => {
    for (const [id, yi] of [
      ["C005", -5.1],
      ["C007", -3.8],
      ["C008", -5.7],
      ["C006", -21.7],
    ] as const) {
      expectClose(ofRow(acupunctureBySham, pain, id)?.yi, yi, printed(1));
    }
  });

  test("Brinkhaus 2006: the arms give back the printed limits -3.7 to 13.9", () => {
    const fit = pool([ofRow(acupunctureBySham, pain, "C005") as ComputedEffect]);
    expectClose(fit.confidence?.[0], -13.9, printed(1));
    expectClose(fit.confidence?.[1], 3.7, printed(1));
  });

  test("Hinman 2014: one needling arm, -0.4 against sham laser and -1.1 against no acupuncture", () => {
    const [laser, none] = ["C026", "C029"].map((id) => ofRow(acupunctureBySham, pain, id));
    expect(laser?.contrast.treatmentArm).toBe(none?.contrast.treatmentArm);
    expectClose(laser?.yi, -0.4, printed(1));
    expectClose(none?.yi, -1.1, printed(1));
  });

  test("Witt 2005: standard errors 2.360 and 2.441 from the arms' own", () => {
    const asked: Asked = { outcome: "pain and function", measure: "MD" };
    for (const [id, se] of [
      ["C001", 2.36],
      ["C002", 2.441],
    ] as const) {
      expectClose(Math.sqrt(ofRow(acupunctureBySham, asked, id)?.vi ?? Number.NaN), se, printed(3));
    }
  });
});

describe("exercise for knee osteoarthritis", () => {
  const effects = (outcome: string) => effectSizes(readContrasts(kneeOaExercise), { outcome, measure: "SMD" });

  // The review's program corrects with 1 - 3 / (4N - 9); ours is exact, so that they differ by at most 1 part in 7000.
  test("each standardised difference is the stored one, but for the exact small-sample correction", () => {
    const all = [...effects("pain"), ...effects("disability")].filter(({ status }) => status === "usable");
    expect(all).toHaveLength(306);
    for (const { yi, contrast } of all) {
      expectClose(yi, contrast.facts.smd_as_stored as number, { relative: 1.4e-4, absolute: 1e-6 });
    }
  });

  const byLimits = (rows: readonly Cells[]) =>
    rows.map(({ trial = "", effect_as_stored, ci_low, ci_high }) => ({
      label: trial,
      yi: Number(effect_as_stored),
      vi: ((Number(ci_high) - Number(ci_low)) / 2 / 1.959964) ** 2,
    }));

  // DerSimonian-Laird on the stored differences with the limits stored beside them. The review's program has
  // g^2 / 2(N - 3.94) in the variance and ours g^2 / 2N, which matters for the small trials with very large effects.
  test.each([
    { window: "immediately after treatment", control: "attention control or placebo", k: 28, estimate: -0.58 },
    { window: "immediately after treatment", control: "no treatment or usual care", k: 56, estimate: -0.71 },
    { window: "immediately after treatment", control: "same care", k: 47, estimate: -0.75 },
    { window: "later", control: "attention control or placebo", k: 2, estimate: -0.12 },
    { window: "later", control: "no treatment or usual care", k: 12, estimate: -0.32 },
    { window: "later", control: "same care", k: 13, estimate: -0.78 },
  ])("pain, $window, $control: $estimate from $k trials, and ours within 0.01", ({ window, control, k, estimate }) => {
    const found = cell(kneeOaExercise, { outcome: "pain", measure: "SMD" }, window, control);
    expect(found).toHaveLength(k);
    const ids = new Set(found.map(({ contrast }) => contrast.id));
    const stored = byLimits(readRaw("knee-oa-exercise/raw.csv").filter(({ row_id = "" }) => ids.has(row_id)));
    const reference = pool(stored, { tau2: "DL", interval: "z" }).estimate;
    expectClose(reference, estimate, printed(2));
    expectClose(pool(found, { tau2: "DL", interval: "z" }).estimate, reference ?? Number.NaN, { absolute: 0.01 });
  });

  test.each([
    { outcome: "pain", k: 10, early: -0.38, later: -0.35 },
    { outcome: "disability", k: 11, early: -0.41, later: -0.33 },
  ])(
    "$outcome against no treatment within the $k trials of both windows: $early, then $later",
    ({ outcome, ...told }) => {
      const at = (window: string) =>
        cell(kneeOaExercise, { outcome, measure: "SMD" }, window, "no treatment or usual care");
      const [early, later] = [at("immediately after treatment"), at("later")];
      const both = new Set(later.map(({ contrast }) => contrast.trial));
      const paired = early.filter(({ contrast }) => both.has(contrast.trial));
      const trials = new Set(paired.map(({ contrast }) => contrast.trial));
      expect(trials.size).toBe(told.k);
      expectClose(pool(paired, { tau2: "DL", interval: "z" }).estimate, told.early, printed(2));
      const laterToo = later.filter(({ contrast }) => trials.has(contrast.trial));
      expectClose(pool(laterToo, { tau2: "DL", interval: "z" }).estimate, told.later, printed(2));
    },
  );
});

// metafor: rma(measure = "RR", ai = tpos, bi = tneg, ci = cpos, di = cneg, data = dat.bcg, method = "REML").
test("bcg: REML log risk ratio -0.7145 (0.1798), tau2 0.3132", () => {
  const effects = effectSizes(readContrasts(bcg), { outcome: "tuberculosis", measure: "RR" });
  const fit = pool(effects, { tau2: "REML", interval: "z" });
  expectClose(fit.estimate, -0.7145, printed(4));
  expectClose(fit.stdError, 0.1798, printed(4));
  expectClose(fit.tau2, 0.3132, printed(4));
});
