import { describe, expect, test } from "vitest";
import { bcg, kneeOaExercise } from "../../datasets/index.js";
import { readRaw } from "../../scripts/recode.js";
import { readContrasts } from "../../src/data/index.js";
import { effectSizes } from "../../src/effect/index.js";
import { preset, presetNames } from "../../src/explain/index.js";
import { measureEffects } from "../../src/measure/index.js";
import { type PoolOptions, pool } from "../../src/model/index.js";
import { normalQuantile } from "../../src/numeric/index.js";
import { mantelHaenszel } from "../../src/rare/index.js";
import { stratify } from "../../src/strata/index.js";
import type { ComputedEffect, ContrastMeasure, EffectSize, PresetName } from "../../src/types/index.js";
import { type Columns, readTopic, result } from "../reference/reference.js";
import { type Closeness, expectClose } from "../support/close.js";

const usable = (effects: readonly EffectSize[]): readonly ComputedEffect[] =>
  effects.filter((effect): effect is ComputedEffect => effect.status === "usable");

/** Effect, lower and upper limit as the program stored them, by row. */
const raw = new Map(
  readRaw("knee-oa-exercise/raw.csv").map(({ row_id = "", effect_as_stored, ci_low, ci_high }) => [
    row_id,
    [Number(effect_as_stored), Number(ci_low), Number(ci_high)] as const,
  ]),
);

describe("revman5", () => {
  const by = preset("revman5", "SMD");
  const trials = readContrasts(kneeOaExercise);
  const effects = ["pain", "disability"].flatMap((outcome) =>
    usable(effectSizes(trials, { outcome, measure: "SMD", ...by.effect })),
  );

  // Cochrane review CD004376.pub4: what its program stored for 306 comparisons; means, deviations and results to 6 decimals
  test("306 standardised mean differences are those stored by the program, with their limits", () => {
    expect(effects).toHaveLength(306);
    const z = -normalQuantile(0.025);
    const half: Closeness = { absolute: 0.6e-6, relative: 1e-6 };
    for (const { yi, vi, contrast } of effects) {
      const [stored, lower, upper] = raw.get(contrast.id ?? "") as readonly [number, number, number];
      expectClose(yi, stored, half);
      expectClose(yi - z * Math.sqrt(vi), lower, half);
      expectClose(yi + z * Math.sqrt(vi), upper, half);
    }
  });

  // from the effects and limits that the program stored, by the formulas of Deeks and Higgins (2010), sections 4 and 5
  test("pools them by DerSimonian and Laird with a Wald interval, and I2 from Q", () => {
    const strata = stratify(effects, { by: ["window", "control"], windows: "reported" });
    for (const stratum of strata.strata.filter(({ effects: of }) => of.length > 1)) {
      const fit = pool(stratum.effects, by.pool);
      const stored = stratum.effects.map(({ contrast }) => {
        const [yi = 0, lower = 0, upper = 0] = raw.get(contrast.id ?? "") ?? [];
        return { yi, vi: ((upper - lower) / (2 * -normalQuantile(0.025))) ** 2 };
      });
      const w = stored.map(({ vi }) => 1 / vi);
      const total = (terms: readonly number[]): number => terms.reduce((a, b) => a + b, 0);
      const mean = total(stored.map(({ yi }, i) => yi * w[i]!)) / total(w);
      const Q = total(stored.map(({ yi }, i) => w[i]! * (yi - mean) ** 2));
      const df = stored.length - 1;
      const tau2 = Math.max(0, (Q - df) / (total(w) - total(w.map((x) => x * x)) / total(w)));
      // the limits have 6 decimals
      const rounding: Closeness = { relative: 1e-5, absolute: 1e-5 };
      expectClose(fit.Q?.statistic, Q, rounding);
      expectClose(fit.tau2, tau2, rounding);
      expectClose(fit.I2, Q > 0 ? Math.max(0, (Q - df) / Q) : 0, rounding);
    }
  });

  test("takes Q about the Mantel-Haenszel effect for events, and leaves double zeros out of ratios", () => {
    expect(preset("revman5", "OR").pool).toMatchObject({ tau2: "DL", QAbout: "Mantel-Haenszel", interval: "z" });
    expect(preset("revman5", "OR").effect.zeroCells).toMatchObject({ add: 0.5, to: "only0", drop00: true });
    expect(preset("revman5", "MD").pool.QAbout).toBe("pooled");
  });
});

describe("revman2025", () => {
  // methods.cochrane.org, random-effects methods, May 2024 and January 2025
  test("is REML, Hartung-Knapp, Q-profile, and I2 from tau2", () => {
    const fit = pool(
      effectSizes(readContrasts(bcg), { outcome: "tuberculosis", measure: "RR" }),
      preset("revman2025", "RR").pool,
    );
    expect(fit.method).toMatchObject({ tau2: "REML", interval: "HKSJ", tau2Interval: "Q-profile", prediction: "k-2" });
    expect(fit.method.I2).toBeUndefined();
  });
});

describe("metafor", () => {
  const topic = readTopic("rma_uni");
  test.each(["bcg_RR_REML_z", "hackshaw_REML_z", "bangert_REML_z"])("%s is what rma() gives by default", (id) => {
    const reference = topic.cases.find((each) => each.id === id)!;
    const { yi = [], vi = [] } = topic.inputs[reference.input ?? ""]?.data ?? {};
    const effects = yi.flatMap((value, i) =>
      typeof value === "number" && typeof vi[i] === "number" ? [{ yi: value, vi: vi[i] }] : [],
    );
    const fit = pool(effects, preset("metafor", "MD").pool);
    const iterated: Closeness = { relative: 1e-8 };
    expectClose(fit.estimate, result(reference, "b") as number, iterated);
    expectClose(fit.stdError, result(reference, "se") as number, iterated);
    expectClose(fit.confidence?.[0], result(reference, "ci_lb") as number, iterated);
    expectClose(fit.tau2, result(reference, "tau2") as number, iterated);
    expectClose(100 * (fit.I2 as number), result(reference, "I2") as number, iterated);
    expectClose(fit.prediction?.[0], result(reference, "pred.pi_lb") as number, iterated);
  });
});

describe("meta", () => {
  const topic = readTopic("meta_pkg");
  // its search for tau2 ends at steps of 1e-5
  const iterated: Closeness = { relative: 1e-4, absolute: 1e-5 };
  const closed: Closeness = { relative: 1e-8, absolute: 1e-10 };

  const numbers = (columns: Columns, name: string): readonly number[] => (columns[name] ?? []) as readonly number[];

  function effectsOf(columns: Columns, measure: ContrastMeasure) {
    const { effect } = preset("meta", measure);
    if (measure === "SMD" || measure === "MD") {
      const rows = numbers(columns, "Ne").map((n, i) => ({
        treatment: { n, mean: numbers(columns, "Me")[i]!, sd: numbers(columns, "Se")[i]! },
        comparator: { n: numbers(columns, "Nc")[i]!, mean: numbers(columns, "Mc")[i]!, sd: numbers(columns, "Sc")[i]! },
      }));
      return measureEffects(measure, rows, effect as object);
    }
    const rows = numbers(columns, "ai").map((events, i) => ({
      treatment: { events, n: numbers(columns, "n1")[i]! },
      comparator: { events: numbers(columns, "ci")[i]!, n: numbers(columns, "n2")[i]! },
    }));
    return measureEffects(measure as "OR", rows, effect as object);
  }

  test.each<[string, ContrastMeasure]>([
    ["metabin_bcg_RR_MH", "RR"],
    ["metabin_bcg_OR_MH", "OR"],
    ["metabin_bcg_RD_MH", "RD"],
    ["metabin_nissen_OR_MH", "OR"],
    ["metacont_furukawa_MD", "MD"],
    ["metacont_furukawa_SMD", "SMD"],
    ["metacont_spooner_SMD", "SMD"],
  ])("%s: the random-effects model is what the package gives by default", (id, measure) => {
    const reference = topic.cases.find((each) => each.id === id)!;
    const columns = topic.inputs[reference.input ?? ""]!.data;
    const found = effectsOf(columns, measure);
    const effects = found.flatMap(({ yi, vi }) => (yi === null || vi === null ? [] : [{ yi, vi }]));
    const own = (reference.results as { TE: (number | null)[] }).TE.filter((value) => value !== null);
    expect(effects).toHaveLength(own.length);
    for (const [i, { yi }] of effects.entries()) expectClose(yi, own[i]!, closed);
    const fit = pool(effects, preset("meta", measure).pool as PoolOptions);
    expectClose(fit.estimate, result(reference, "TE_random") as number, iterated);
    expectClose(fit.stdError, result(reference, "seTE_random") as number, iterated);
    expectClose(fit.confidence?.[0], result(reference, "lower_random") as number, iterated);
    expectClose(fit.prediction?.[1], result(reference, "upper_predict") as number, iterated);
    expectClose(fit.I2, result(reference, "I2") as number, closed);
  });

  test("metabin_bcg_RR_MH: the common-effect model is Mantel-Haenszel's", () => {
    const reference = topic.cases.find((each) => each.id === "metabin_bcg_RR_MH")!;
    const columns = topic.inputs.bcg!.data;
    const tables = numbers(columns, "ai").map((ai, i) => ({
      ...{ ai, bi: numbers(columns, "n1")[i]! - ai },
      ...{ ci: numbers(columns, "ci")[i]!, di: numbers(columns, "n2")[i]! - numbers(columns, "ci")[i]! },
    }));
    expectClose(mantelHaenszel(tables, { measure: "RR" }).estimate, result(reference, "TE_common") as number, closed);
  });
});

test("presets are plain, complete for each measure, and known by name", () => {
  expect(presetNames).toEqual(["revman5", "revman2025", "metafor", "meta"]);
  for (const name of presetNames) {
    for (const measure of ["MD", "SMD", "OR", "RR", "RD", "ROM"] as const) {
      const settings = preset(name, measure);
      expect(JSON.parse(JSON.stringify(settings))).toEqual(settings);
      expect(settings.effect).toHaveProperty("zeroCells");
      expect(
        pool(
          [
            { yi: 0, vi: 1 },
            { yi: 1, vi: 1 },
            { yi: 3, vi: 1 },
          ],
          settings.pool,
        ).estimate,
      ).toBeTypeOf("number");
    }
  }
  expect(() => preset("stata" as PresetName, "MD")).toThrow(expect.objectContaining({ code: "NO_SUCH_PRESET" }));
});
