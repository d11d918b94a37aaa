import { describe, expect, test } from "vitest";
import { bcg } from "../../datasets/index.js";
import { readContrasts } from "../../src/data/index.js";
import { effectSizes } from "../../src/effect/index.js";
import { type PoolOptions, pool } from "../../src/model/index.js";
import type { ComputedEffect, Contrast } from "../../src/types/index.js";
import { EXACT, expectClose, printed } from "../support/close.js";
import { trials } from "./fixtures.js";

const revman = { tau2: "DL", interval: "z", I2: "Q", QAbout: "Mantel-Haenszel" } as const;

const zeros = readContrasts(`trial,outcome,weeks,treatment_events,treatment_n,comparator_events,comparator_n
A,death,4,0,20,2,22
B,death,4,3,40,9,38
C,death,4,5,30,0,28
D,death,4,1,25,4,50
E,death,4,12,80,15,85`);

const pooledBy = (contrasts: readonly Contrast[], measure: "OR" | "RR" | "RD") => {
  const outcome = contrasts[0]?.outcome.name ?? "";
  return pool(effectSizes(contrasts, { outcome, measure }), revman);
};

// R 4.2.2, metafor 3.8.1: QE of rma.mh() (zero cells corrected for ratios), tau2 by DerSimonian and Laird's formula from
// it, rma(tau2 = ...) for the rest.
const reference = [
  {
    ...{ set: "bcg", contrasts: readContrasts(bcg), measure: "RR" as const, Q: 152.56755358665728 },
    ...{ tau2: 0.30949685376386693, estimate: -0.71418611956873135, stdError: 0.17891337967294607 },
    ...{ confidence: [-1.0648499000800462, -0.36352233905741649], I2: 0.92134631697306413 },
  },
  {
    ...{ set: "bcg", contrasts: readContrasts(bcg), measure: "OR" as const, Q: 163.94257956919316 },
    ...{ tau2: 0.36822805185633273, estimate: -0.74752807926684939, stdError: 0.19266564801759406 },
    ...{ confidence: [-1.1251458104394045, -0.36991034809429424], I2: 0.92680364044817709 },
  },
  {
    ...{ set: "bcg", contrasts: readContrasts(bcg), measure: "RD" as const, Q: 386.77594183655981 },
    ...{ tau2: 2.6548323005178825e-5, estimate: -0.008148808534057108, stdError: 0.0018186621615748585 },
    ...{ confidence: [-0.011713320870789594, -0.0045842961973246218], I2: 0.9689742853626846 },
  },
  {
    ...{ set: "zero cells", contrasts: zeros, measure: "RR" as const, Q: 6.0913378614064158 },
    ...{ tau2: 0.32388938605217205, estimate: -0.40322156844720158, stdError: 0.4441538288984494 },
    ...{ confidence: [-1.2737470766837278, 0.46730393978932461], I2: 0.34332980849030614 },
  },
  {
    ...{ set: "zero cells", contrasts: zeros, measure: "OR" as const, Q: 6.5282527282311067 },
    ...{ tau2: 0.48288946199310367, estimate: -0.44562544184020747, stdError: 0.5143823293456895 },
    ...{ confidence: [-1.4537962816415793, 0.56254539796116432], I2: 0.38727862316019146 },
  },
];

// closed forms in R, printed with 17 digits
const CLOSED = { relative: 1e-11 };

describe("DerSimonian and Laird with Q about the Mantel-Haenszel effect", () => {
  test.each(reference)("$measure, $set", ({ contrasts, measure, ...expected }) => {
    const fit = pooledBy(contrasts, measure);
    expectClose(fit.Q?.statistic, expected.Q, CLOSED);
    expectClose(fit.tau2, expected.tau2, CLOSED);
    expectClose(fit.estimate, expected.estimate, CLOSED);
    expectClose(fit.stdError, expected.stdError, CLOSED);
    expectClose(fit.confidence?.[0], expected.confidence[0] as number, CLOSED);
    expectClose(fit.confidence?.[1], expected.confidence[1] as number, CLOSED);
    expectClose(fit.I2, expected.I2, CLOSED);
    expect(fit.method).toMatchObject({ I2: "Q", QAbout: "Mantel-Haenszel" });
  });

  test.each(["OR", "RD"] as const)("of an aligned %s is that of the opposite event", (measure) => {
    const better = { name: "death", better: "higher" } as const;
    const turned = zeros.map((contrast) => ({ ...contrast, outcome: { ...contrast.outcome, ...better } }));
    const aligned = pool(effectSizes(turned, { outcome: "death", measure, favours: "left" }), revman);
    const plain = pooledBy(zeros, measure);
    expect(aligned.studies.every(({ effect }) => (effect as ComputedEffect).aligned)).toBe(true);
    expectClose(aligned.estimate, -(plain.estimate as number), EXACT);
    expectClose(aligned.Q?.statistic, plain.Q?.statistic as number, EXACT);
  });

  test("moves no tau2 but that of DerSimonian and Laird", () => {
    const effects = effectSizes(readContrasts(bcg), { outcome: "tuberculosis", measure: "RR" });
    const tau2By = (tau2: "DL" | "HS", QAbout: "pooled" | "Mantel-Haenszel") => pool(effects, { tau2, QAbout }).tau2;
    expect(tau2By("HS", "Mantel-Haenszel")).toBe(tau2By("HS", "pooled"));
    expect(tau2By("DL", "Mantel-Haenszel")).not.toBe(tau2By("DL", "pooled"));
  });

  test("needs effects from events, and says so where there are others", () => {
    const effects = [
      { yi: 0.2, vi: 0.1 },
      { yi: 0.9, vi: 0.2 },
    ];
    const fit = pool(effects, revman);
    expect(fit.Q).toEqual(pool(effects, { tau2: "DL" }).Q);
    expect(fit.notes.map(({ code }) => code)).toContain("Q_NOT_ABOUT_TABLES");
  });

  test("effects from means have no such Q", () => {
    const fit = pool(trials, revman);
    expect(fit.notes.map(({ code }) => code)).toContain("Q_NOT_ABOUT_TABLES");
    expect(fit.Q).toEqual(pool(trials, { tau2: "DL" }).Q);
  });
});

describe("the interval of I2 from Q", () => {
  // Printed by meta for metabin(..., sm = "RR") with tau2 by DerSimonian and Laird about the Mantel-Haenszel effect.
  test("bcg, risk ratios, R's meta: I2 92.1% (88.3% to 94.7%), H 3.57 (2.93 to 4.34)", () => {
    const { I2, I2Confidence, H2, H2Confidence } = pooledBy(readContrasts(bcg), "RR");
    [I2, ...(I2Confidence ?? [])].forEach((value, i) => {
      expectClose(value, [0.921, 0.883, 0.947][i] as number, printed(3));
    });
    [H2, ...(H2Confidence ?? [])].forEach((value, i) => {
      expectClose(Math.sqrt(value ?? Number.NaN), [3.57, 2.93, 4.34][i] as number, printed(2));
    });
  });

  test.each([1, 0.2, 0.01])(
    "is that of tau2 by Higgins and Thompson, with spread times %d, where tau2 is from Q itself",
    (times) => {
      const effects = [0.1, 0.9, 1.4, -0.3, 0.6].map((yi, i) => ({ yi: times * yi, vi: 0.02 * (i + 1) }));
      const fromQ = pool(effects, { tau2: "DL", I2: "Q", level: 0.9 });
      const fromTau2 = pool(effects, { tau2: "DL", tau2Interval: "Higgins-Thompson", level: 0.9 });
      for (const i of [0, 1] as const) {
        expectClose(fromQ.I2Confidence?.[i], fromTau2.I2Confidence?.[i] as number, { ...EXACT, absolute: 1e-14 });
        expectClose(fromQ.H2Confidence?.[i], fromTau2.H2Confidence?.[i] as number, EXACT);
      }
      expect(fromQ.I2Confidence).toEqual(pool(effects, { tau2: "CE", level: 0.9 }).I2Confidence);
    },
  );

  test("needs three studies, and says so", () => {
    const effects = [
      { yi: 0.1, vi: 0.05 },
      { yi: 0.9, vi: 0.02 },
    ];
    const codes = (options: PoolOptions) => pool(effects, options).notes.map(({ code }) => code);
    for (const options of [{ I2: "Q" }, { tau2: "CE" }] as const) {
      expect(pool(effects, options)).toMatchObject({ I2Confidence: null, H2Confidence: null });
      expect(codes(options)).toContain("I2_INTERVAL_TOO_FEW");
    }
    expect(codes({})).not.toContain("I2_INTERVAL_TOO_FEW");
  });
});
