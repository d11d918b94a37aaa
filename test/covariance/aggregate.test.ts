import { describe, expect, test } from "vitest";
import { aggregate, covariance, covarianceFrom } from "../../src/covariance/index.js";
import { readContrasts } from "../../src/data/index.js";
import { effectSizes } from "../../src/effect/index.js";
import { audit, forestPlot, forestText } from "../../src/index.js";
import { readPlan } from "../../src/plan.js";
import { stratify, windows } from "../../src/strata/index.js";
import { synthesize } from "../../src/synthesize.js";
import type { BareEffect, ComputedEffect } from "../../src/types/index.js";
import { expectClose } from "../support/close.js";

const EXACT = { relative: 1e-12 };

const csv = `trial,outcome,weeks,n1i,m1i,sd1i,n2i,m2i,sd2i
A 2001,pain,4,40,2.8,2,40,3.3,2
A 2001,pain,12,40,3.0,2,40,3.1,2
A 2001,pain,52,40,3.0,2,40,3.1,2
B 2004,pain,4,30,2.8,2,30,3.3,2`;
const contrasts = readContrasts(csv);
const effects = effectSizes(contrasts, { outcome: "pain", measure: "MD" });

describe("one effect for each trial", () => {
  test("of two visits as precise as one another: their mean, with vi (1 + rho) / 2", () => {
    const found = aggregate(effects.slice(0, 2), { samplingRho: 0.5 });
    const [one] = found.effects;
    expectClose(one?.yi, -0.3, EXACT);
    expectClose(one?.vi, 0.15, EXACT);
    expect(one?.rows).toEqual([1, 2]);
    expect(one?.contrast.weeks).toBe(8);
    expect(one?.derivation).toEqual([
      { code: "AGGREGATED", text: "mean of 2 effects: week 4 (weight 0.5), week 12 (weight 0.5)" },
    ]);
    expect(found.trials.map(({ cluster, rows }) => ({ cluster, rows }))).toEqual([{ cluster: "A 2001", rows: [0, 1] }]);
    for (const weight of found.trials[0]?.weights ?? []) expectClose(weight, 0.5, EXACT);
  });

  test("the mean of two visits covaries with a third as the two do", () => {
    for (const options of [{ samplingRho: 0.5 }, { samplingPhi: 0.98 }]) {
      const whole = covariance(effects.slice(0, 3), options).blocks[0]?.matrix as readonly (readonly number[])[];
      const [mean] = aggregate(effects.slice(0, 2), options).effects as [ComputedEffect];
      const two = covariance([mean, effects[2] as ComputedEffect], options).blocks[0]?.matrix;
      const [a, b] = (mean.combined ?? []).map(({ weight }) => weight) as [number, number];
      expectClose(two?.[0]?.[1], a * (whole[0]?.[2] as number) + b * (whole[1]?.[2] as number), { relative: 1e-10 });
    }
  });

  test("a combined effect is an effect like others: it is computed anew to the same numbers", () => {
    const [one] = aggregate(effects.slice(0, 2), { samplingRho: 0.5 }).effects;
    const [again] = effectSizes([one?.contrast as NonNullable<typeof one>["contrast"]], {
      outcome: "pain",
      measure: "MD",
    });
    expectClose(again?.yi as number, one?.yi as number, EXACT);
    expectClose(again?.vi as number, one?.vi as number, EXACT);
  });

  test("a trial with one effect keeps it as it is", () => {
    expect(aggregate(effects.slice(3), {}).effects).toEqual([effects[3]]);
  });

  test("ID says that it takes the same people for different ones", () => {
    const found = aggregate(effects.slice(0, 2), { structure: "ID" });
    expectClose(found.effects[0]?.vi, 0.1, EXACT);
    expect(found.assumptions.map(({ text }) => text)).toEqual([
      "sampling errors of effects of one trial independent (assumed; measurements of the same people are not)",
    ]);
  });

  test("without a correlation there is no mean", () => {
    expect(() => aggregate(effects, {})).toThrow(expect.objectContaining({ code: "UNSTATED_CORRELATION" }));
  });

  test("a much more precise effect that correlates strongly with another makes its weight negative, and that is told", () => {
    const bare = [
      { trial: "A", yi: 0.1, vi: 0.01 },
      { trial: "A", yi: 0.4, vi: 0.09 },
    ];
    const found = aggregate(bare, { samplingRho: 0.8 });
    expect(found.trials[0]?.weights[1]).toBeLessThan(0);
    expect(found.notes.map(({ code }) => code)).toEqual(["NEGATIVE_WEIGHTS"]);
    const plain = aggregate(bare, { samplingRho: 0.8, weighted: false }).effects[0] as BareEffect;
    expectClose(plain.yi, 0.25, EXACT);
    expectClose(plain.vi, (0.01 + 0.09 + 2 * 0.8 * 0.03) / 4, EXACT);
  });

  test("outcomes of two domains are not one thing", () => {
    const outcomes = ["pain", "function"].map((name) => ({ name, domain: name, better: "lower" }));
    const two = readContrasts(`${csv}\nA 2001,function,4,40,2.8,2,40,3.3,2`, { name: "n", title: "t", outcomes });
    const both = ["pain", "function"].flatMap((outcome) =>
      effectSizes(two, { outcome, measure: "MD" }).filter(({ status }) => status === "usable"),
    );
    expect(() => aggregate(both, { samplingRho: 0.5 })).toThrow(expect.objectContaining({ code: "MIXED_DOMAINS" }));
  });
});

describe("time-point rule aggregate", () => {
  const by = { by: ["window"], windows: windows.cochranePain } as const;

  test("visits within a window become one effect, and what that assumes stands beside them", () => {
    const strata = stratify(effects, { ...by, timepoint: { rule: "aggregate", samplingRho: 0.5 } });
    const [short, , long] = strata.strata;
    expect(short?.effects.map(({ rows }) => rows)).toEqual([[1, 2], [4]]);
    expect(short?.passedOver).toEqual([]);
    expectClose(short?.effects[0]?.vi, 0.15, EXACT);
    expect(long?.effects.map(({ rows }) => rows)).toEqual([[3]]);
    const note = short?.notes.find(({ code }) => code === "AGGREGATED");
    expect(note?.message).toBe(
      "several visits of a trial combined into one effect: A 2001; correlation of 0.5 between any two measurements of the same people (assumed)",
    );
    expect(note?.evidence).toEqual({
      assumptions: ["correlation of 0.5 between any two measurements of the same people (assumed)"],
      trials: [
        {
          ...{ trial: "A 2001", rows: [1, 2] },
          text: "mean of 2 effects: week 4 (weight 0.5), week 12 (weight 0.5)",
        },
      ],
    });
    expect(audit(effects, strata).map(({ status }) => status)).toEqual(["pooled", "pooled", "shown", "pooled"]);
  });

  test("without a correlation, the trial is named and nothing is guessed", () => {
    expect(() => stratify(effects, { ...by, timepoint: "aggregate" })).toThrow(
      /pain at week 4 and pain at week 12 of "A 2001" come from the same people/,
    );
  });

  test("arms of a visit are combined before visits are", () => {
    const arms = `trial,treatment_arm,comparator_arm,outcome,weeks,n1i,m1i,sd1i,n2i,m2i,sd2i
A,deep,sham,pain,4,20,2,2,40,3,2
A,superficial,sham,pain,4,20,2.5,2,40,3,2
A,deep,sham,pain,12,20,2,2,40,3,2
A,superficial,sham,pain,12,20,2.5,2,40,3,2`;
    const found = stratify(effectSizes(readContrasts(arms), { outcome: "pain", measure: "MD" }), {
      ...{ ...by, timepoint: { rule: "aggregate", samplingRho: 0.5 } },
    }).strata[0]?.effects;
    expect(found?.map(({ rows }) => rows)).toEqual([[1, 2, 3, 4]]);
    expectClose(found?.[0]?.yi, -0.75, EXACT);
    expect(found?.[0]?.derivation.map(({ code, text }) => `${code} ${text}`)).toEqual([
      "SHARED_ARM_COMBINED week 4: combined: deep + superficial against sham",
      "SHARED_ARM_COMBINED week 12: combined: deep + superficial against sham",
      "AGGREGATED mean of 2 effects: week 4 (weight 0.5), week 12 (weight 0.5)",
    ]);
  });

  test("a plan states it once, and the mean of visits follows it", () => {
    const plan = readPlan({
      ...{ outcome: "pain", measure: "MD", by: ["window"], timepoint: "aggregate" },
      dependence: { samplingRho: 0.5, source: "made up" },
    });
    expect(plan.timepoint).toEqual({ rule: "aggregate", samplingRho: 0.5, source: "made up" });
    const { grid } = synthesize(contrasts, plan);
    expect(grid.cells[0]?.fit.k).toBe(2);
    const text = forestText(grid);
    expect(JSON.stringify(forestPlot(grid))).toContain('"4, 12"');
    expect(text.replaceAll(/\s+/g, " ")).toContain(
      "Several visits of a trial in one window are combined: correlation of 0.5 between any two measurements of the same people (assumed; made up).",
    );
    expect(() => readPlan({ outcome: "pain", measure: "MD", dependence: { samplingRho: 2 } })).toThrow();
    expect(readPlan(plan)).toEqual(plan);
  });
});

describe("covariances as given", () => {
  const bare = [
    { trial: "A", yi: 0.2, vi: 0.04 },
    { trial: "B", yi: 0.1, vi: 0.05 },
    { trial: "A", yi: 0.3, vi: 0.04 },
  ];

  test("a matrix over all effects and a matrix for each trial say the same", () => {
    const whole = covarianceFrom(
      [
        [0.04, 0, 0.01],
        [0, 0.05, 0],
        [0.01, 0, 0.04],
      ],
      bare,
    );
    const parts = {
      A: [
        [0.04, 0.01],
        [0.01, 0.04],
      ],
      B: [[0.05]],
    };
    expect(whole).toEqual(covarianceFrom(parts, bare));
    expect(whole.blocks.map(({ cluster, rows }) => [cluster, rows])).toEqual([
      ["A", [0, 2]],
      ["B", [1]],
    ]);
  });

  test("what covariance computes is accepted", () => {
    const { blocks } = covariance(effects, { samplingRho: 0.6 });
    const matrices = Object.fromEntries(blocks.map(({ cluster, matrix }) => [cluster, matrix]));
    expect(covarianceFrom(matrices, effects).blocks).toEqual(blocks);
  });

  test.each([
    ["a wrong size", { A: [[0.04]], B: [[0.05]] }, "BAD_COVARIANCE"],
    [
      "a trial without its matrix",
      {
        A: [
          [0.04, 0.01],
          [0.01, 0.04],
        ],
      },
      "BAD_COVARIANCE",
    ],
    [
      "no symmetry",
      {
        A: [
          [0.04, 0.01],
          [0.02, 0.04],
        ],
        B: [[0.05]],
      },
      "BAD_COVARIANCE",
    ],
    [
      "a diagonal that is not vi",
      {
        A: [
          [0.05, 0.01],
          [0.01, 0.04],
        ],
        B: [[0.05]],
      },
      "BAD_COVARIANCE",
    ],
    [
      "no number",
      {
        A: [
          [0.04, Number.NaN],
          [Number.NaN, 0.04],
        ],
        B: [[0.05]],
      },
      "BAD_COVARIANCE",
    ],
    [
      "no definiteness",
      {
        A: [
          [0.04, 0.05],
          [0.05, 0.04],
        ],
        B: [[0.05]],
      },
      "NOT_POSITIVE_DEFINITE",
    ],
    [
      "trials that covary",
      [
        [0.04, 0.01, 0],
        [0.01, 0.05, 0],
        [0, 0, 0.04],
      ],
      "BAD_COVARIANCE",
    ],
  ] as const)("%s is refused", (_, matrix, code) => {
    expect(() => covarianceFrom(matrix, bare)).toThrow(expect.objectContaining({ code }));
  });
});
