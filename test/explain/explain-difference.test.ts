import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bcg, kneeOaExercise } from "../../datasets/index.js";
import { readContrasts } from "../../src/data/index.js";
import { effectSizes } from "../../src/effect/index.js";
import { explainDifference, preset, presetNames } from "../../src/explain/index.js";
import { pool } from "../../src/model/index.js";
import { stratify } from "../../src/strata/index.js";
import { differenceRows, glossary } from "../../src/tidy/index.js";
import type { BareEffect, Compared, Difference, EffectSize } from "../../src/types/index.js";
import { expectClose } from "../support/close.js";

const numbers = [
  ...(["estimate", "stdError", "lower", "upper", "predictionLower", "predictionUpper", "tau2", "I2"] as const),
] as const satisfies (keyof Compared)[];
const effects = fc.array(
  fc.record({ yi: fc.double({ min: -5, max: 5, noNaN: true }), vi: fc.double({ min: 0.01, max: 5, noNaN: true }) }),
  { minLength: 2, maxLength: 8 },
);
const settings = fc.record({
  name: fc.constant("any"),
  pool: fc.record({
    tau2: fc.constantFrom("CE", "DL", "PM", "REML"),
    interval: fc.constantFrom("z", "t", "HKSJ", "HKSJ-adhoc"),
    I2: fc.constantFrom("tau2", "Q"),
    level: fc.constantFrom(0.9, 0.95),
    weights: fc.constantFrom("model", "equal"),
  }),
});

const table = readContrasts(bcg);
const risks = effectSizes(table, { outcome: "tuberculosis", measure: "RR" });
// sums over 2^m fits, in another order than the two fits at the ends
const SUMMED = { relative: 1e-10, absolute: 1e-12 };

function expectSum({ total, settings: parts }: Difference): void {
  for (const key of numbers) {
    if (total[key] === null) continue;
    const sum = parts.reduce((all, { average }) => all + (average[key] as number), 0);
    expectClose(sum, total[key], SUMMED);
  }
}

describe("averages over orders", () => {
  test("add up to the whole difference, whatever the settings", () => {
    fc.assert(
      fc.property(effects, settings, settings, (of, from, to) => {
        const found = explainDifference(of as readonly BareEffect[], from as never, to as never);
        expectSum(found);
        expectClose(
          found.total.estimate,
          (pool(of, to.pool as never).estimate as number) - (pool(of, from.pool as never).estimate as number),
          SUMMED,
        );
      }),
    );
  });

  test("are turned round when the settings change places", () => {
    const there = explainDifference(risks, "revman5", "revman2025");
    const back = explainDifference(risks, "revman2025", "revman5");
    for (const [i, { average }] of there.settings.entries()) {
      for (const key of numbers) expectClose(back.settings[i]?.average[key], -(average[key] as number), SUMMED);
    }
  });

  test("are nothing for a setting that moves nothing, and all of it for one that moves alone", () => {
    const from = { name: "a", pool: { tau2: "DL", interval: "z" } } as const;
    const [only] = explainDifference(risks, from, { name: "b", pool: { ...from.pool, interval: "t" } }).settings;
    expect(only).toMatchObject({ setting: "interval", from: "z", to: "t", average: { estimate: 0, tau2: 0 } });
    expect(only?.alone).toEqual(only?.last);
    expectClose(only?.average.lower, only?.alone.lower as number, SUMMED);
  });
});

describe("the prediction interval", () => {
  const of = (prediction: "k-1" | "k-2" | "none") => ({ name: prediction, pool: { prediction } });

  test("is compared, and moved by its own setting alone", () => {
    const { from, to, settings: found, total } = explainDifference(risks, of("k-2"), of("k-1"));
    expect(found).toMatchObject([
      { setting: "prediction", from: "k-2", to: "k-1", average: { estimate: 0, upper: 0 } },
    ]);
    expect(found[0]?.sentence).toMatch(
      /^prediction k-1 instead of k-2: lower prediction limit \+0\.\d+, upper prediction limit -0\.\d+$/,
    );
    expect([from.predictionLower, from.predictionUpper]).toEqual(pool(risks, { prediction: "k-2" }).prediction);
    expect([to.predictionLower, to.predictionUpper]).toEqual(pool(risks, { prediction: "k-1" }).prediction);
    expect(total.predictionUpper).toBeLessThan(0);
  });

  test("is null where one of the two has none", () => {
    const { from, to, total } = explainDifference(risks, of("none"), of("k-1"));
    expect([from.predictionLower, to.predictionLower === null, total.predictionLower]).toEqual([null, false, null]);
  });

  test("of meta has another degree of freedom than that of RevMan", () => {
    const named = explainDifference(risks, "revman2025", "meta").settings.map(({ setting }) => setting);
    expect(named).toEqual(["interval", "prediction", "I2"]);
  });
});

describe("settings that only go together", () => {
  const HC = { name: "Henmi-Copas", pool: { interval: "HC" } } as const;
  const KR = { name: "Kenward-Roger", pool: { interval: "KR" } } as const;
  const CE = { name: "common effect", pool: { tau2: "CE" } } as const;

  test("have one joint effect and a note, where their mixtures cannot be fitted", () => {
    const found = explainDifference(risks, "metafor", HC);
    expect(found.settings).toMatchObject([
      { setting: "tau2, weights, interval", from: "REML, model, z", to: "DL, common, HC" },
    ]);
    expect(found.settings[0]?.average).toEqual(found.total);
    expect(found.notes).toMatchObject([
      { code: "SETTINGS_TOGETHER", severity: "info", evidence: { settings: ["tau2", "weights", "interval"] } },
    ]);
    expect(found.notes[0]?.message).toMatch(/^tau2, weights and interval only go together/);
    expect(found.to.upper).toBe(pool(risks, HC.pool).confidence?.[1]);
  });

  test("leave the others by themselves", () => {
    const found = explainDifference(risks, KR, { ...CE, pool: { ...CE.pool, level: 0.9 } });
    expect(found.settings.map(({ setting }) => setting)).toEqual(["tau2, interval, prediction", "level"]);
    expectSum(found);
    expectClose(found.from.upper, pool(risks, KR.pool).confidence?.[1] as number, SUMMED);
  });

  test("are told of only where it is so", () => {
    const found = explainDifference(risks, "metafor", KR);
    expect(found.settings.map(({ setting }) => setting)).toEqual(["interval", "prediction"]);
    expect(found.notes).toEqual([]);
  });

  test("an end that cannot be fitted is refused as by pool", () => {
    const never = { name: "never", pool: { tau2: "CE", interval: "KR" } } as const;
    expect(() => explainDifference(risks, "metafor", never)).toThrow(/Kenward and Roger's standard error needs/);
  });
});

describe("effects that can be computed anew", () => {
  const trials = readContrasts(kneeOaExercise);
  const ask = { outcome: "pain", measure: "SMD" } as const;
  const cell = (of: readonly EffectSize[]) =>
    stratify(of, { by: ["window", "control"], windows: "reported" }).strata[1]?.effects ?? [];

  test.each(presetNames)("start and end at what effectSizes and pool give: metafor to %s", (name) => {
    const start = cell(effectSizes(trials, { ...ask, ...preset("metafor", "SMD").effect }));
    const end = cell(effectSizes(trials, { ...ask, ...preset(name, "SMD").effect }));
    const found = explainDifference(start, "metafor", name);
    expectSum(found);
    expectClose(found.from.estimate, pool(start, preset("metafor", "SMD").pool).estimate as number, SUMMED);
    expectClose(found.to.estimate, pool(end, preset(name, "SMD").pool).estimate as number, SUMMED);
  });

  test("names the settings of the effects and those of the pool, in the order of the computation", () => {
    const start = cell(effectSizes(trials, ask));
    expect(explainDifference(start, "metafor", "revman5").settings.map(({ setting }) => setting)).toEqual([
      ...["correction", "variance", "tau2", "prediction", "I2"],
    ]);
    expect(explainDifference(risks, "metafor", "revman5").settings.map(({ setting }) => setting)).toEqual([
      ...["zeroCells", "QAbout", "tau2", "prediction", "I2"],
    ]);
  });

  test("a table without events is left out by one and not by the other, and k says so", () => {
    const rows = readContrasts(`trial,outcome,weeks,treatment_events,treatment_n,comparator_events,comparator_n
A,death,4,0,20,0,22
B,death,4,3,40,9,38
C,death,4,5,30,2,28`);
    const found = explainDifference(effectSizes(rows, { outcome: "death", measure: "OR" }), "metafor", "meta");
    expect([found.from.k, found.to.k]).toEqual([3, 2]);
    expectSum(found);
  });

  test("arms that were split stay split", () => {
    const rows =
      readContrasts(`trial,outcome,weeks,treatment_arm,comparator_arm,treatment_n,treatment_mean,treatment_sd,comparator_n,comparator_mean,comparator_sd
A,pain,6,one,sham,20,3,2,40,4,2
A,pain,6,two,sham,20,2.5,2,40,4,2
B,pain,6,one,sham,30,3,1.5,30,3.6,2`);
    const strata = stratify(effectSizes(rows, { outcome: "pain", measure: "SMD" }), {
      by: ["outcome"],
      sharedArms: "split",
    });
    const [stratum] = strata.strata;
    const found = explainDifference(stratum?.effects ?? [], "metafor", "revman5");
    expect(found.from.k).toBe(3);
    expectClose(
      found.from.estimate,
      pool(stratum?.effects ?? [], preset("metafor", "SMD").pool).estimate as number,
      SUMMED,
    );
  });
});

test("bare effects are taken as they are, and a note says so", () => {
  const found = explainDifference(
    [
      { yi: 0, vi: 1 },
      { yi: 2, vi: 0.5 },
    ],
    "revman5",
    "revman2025",
  );
  expect(found.notes.map(({ code }) => code)).toEqual(["EFFECTS_AS_GIVEN"]);
  expect(found.settings[0]?.sentence).toBe("tau2 REML instead of DL: moves nothing here");
  expect(JSON.parse(JSON.stringify(found))).toEqual(found);
});

test("one trial has no tau2, and no part in it is made up", () => {
  const found = explainDifference([{ yi: 0.4, vi: 0.1 }], "metafor", "revman2025");
  expect(found.total).toMatchObject({ estimate: 0, tau2: null });
  expect(found.settings.every(({ average }) => average.tau2 === null)).toBe(true);
});

test("rows name what moved each number, and end with the whole", () => {
  const rows = differenceRows(explainDifference(risks, "metafor", "meta"));
  const known = new Set(glossary.map(({ key }) => key));
  expect(rows.flatMap((row) => Object.keys(row)).filter((key) => !known.has(key))).toEqual([]);
  expect(rows.at(-8)).toMatchObject({
    setting: "all",
    settingFrom: "metafor",
    settingTo: "meta",
    quantity: "estimate",
  });
  expect(rows.filter(({ setting }) => setting === "I2").map(({ quantity }) => quantity)).toHaveLength(8);
});

test("a fit is refused where its effects are needed", () => {
  expect(() => explainDifference(pool(risks) as never, "metafor", "meta")).toThrow(
    "explainDifference needs a list of effects, got a fit; give the effects that were pooled",
  );
});
