import { describe, expect, test } from "vitest";
import {
  type BareEffect,
  type EffectSize,
  effectSizes,
  type PoolOptions,
  pool,
  readContrasts,
  residuals,
  SynthesisError,
} from "../../src/index.js";
import { expectClose } from "../support/close.js";

const effects = [0.1, 0.6, -0.2, 0.9, 0.4, 0.3].map((yi, i) => ({ yi, vi: 0.04 + i / 100 }));
const widthOf = (options: PoolOptions, studies = effects): number => {
  const [lower, upper] = pool(studies, options).confidence!;
  return upper - lower;
};

describe("intervals", () => {
  test("with nothing between three studies the bootstrap predicts what Hartung and Knapp say of the mean, on two degrees of freedom", () => {
    const calm = [1e-3, 0, -1e-3].map((yi) => ({ yi: 0.5 + yi, vi: 0.04 }));
    const { prediction } = pool(calm, { prediction: "bootstrap", bootstrap: { draws: 50_000 } });
    expectClose(prediction![1] - prediction![0], widthOf({}, calm), { relative: 0.05 });
  });

  test("a prediction tells its degrees of freedom", () => {
    expect(pool(effects).predictionDf).toBe(5);
    expect(pool(effects, { prediction: "k-2" }).predictionDf).toBe(4);
    expect(pool(effects, { prediction: "z" }).predictionDf).toBeNull();
  });

  test("Henmi and Copas's interval widens beyond four standard errors where so much is asked", () => {
    const widths = [0.95, 0.9999, 0.999999, 0.99999999].map((level) => widthOf({ interval: "HC", level }));
    widths.slice(1).forEach((width, i) => void expect(width).toBeGreaterThan(1.1 * widths[i]!));
  });
});

describe("what does not go together is refused", () => {
  const refusal = (options: PoolOptions): SynthesisError => {
    try {
      pool(effects, options);
    } catch (error) {
      if (error instanceof SynthesisError) return error;
    }
    throw new Error("it was not refused");
  };

  test.each<[string, PoolOptions]>([
    ["Henmi and Copas's interval with another tau2", { interval: "HC", tau2: "REML" }],
    ["Henmi and Copas's interval with other weights", { interval: "HC", tau2: "DL", weights: "equal" }],
    ["Kenward and Roger's interval of a stated tau2", { interval: "KR", tau2: 0.1 }],
    ["Kenward and Roger's interval without a tau2", { interval: "KR", tau2: "CE" }],
    ["a prediction by Kenward and Roger with other weights", { prediction: "KR-1", weights: "equal" }],
  ])("%s, with another way to go", (_, options) => {
    const { diagnostic } = refusal(options);
    expect(diagnostic.code).toBe("BAD_OPTION");
    expect(diagnostic.remedy).toMatch(/interval/);
  });

  test("weights of one's own that are too few, or not above 0", () => {
    expect(refusal({ weights: [1, 2] }).code).toBe("BAD_OPTION");
    expect(refusal({ weights: [1, 2, 3, 4, 5, 0] }).code).toBe("BAD_OPTION");
  });
});

test("the common effect has no interval of tau2, also where no prediction was asked for", () => {
  const { notes, tau2Confidence } = pool(effects, { tau2: "CE", prediction: "none", tau2Interval: "Q-profile" });
  expect(tau2Confidence).toBeNull();
  expect(notes.map(({ code }) => code)).toContain("NO_TAU2");
});

describe("residuals", () => {
  test("three studies leave two, from which the third can be told; two leave one, and it cannot", () => {
    expect(residuals(pool(effects.slice(0, 3))).every(({ deleted }) => deleted !== null)).toBe(true);
    expect(residuals(pool(effects.slice(0, 2))).map(({ deleted }) => deleted)).toEqual([null, null]);
  });
});

test("other methods stand beside a pool of four studies, and not beside five", () => {
  expect(pool(effects.slice(0, 4), { interval: "z" }).alternatives.length).toBeGreaterThan(0);
  expect(pool(effects.slice(0, 5), { interval: "z" }).alternatives).toEqual([]);
});

test("further peaks of the likelihood are in the units of the data, squared", () => {
  const studies = [
    { yi: 0.2, vi: 0.0053 },
    { yi: -1.4, vi: 0.23 },
    { yi: -0.1, vi: 0.32 },
    { yi: 0.2, vi: 0.0016 },
  ];
  const peaks = (unit: number): readonly number[] => {
    const scaled = studies.map(({ yi, vi }) => ({ yi: yi * unit, vi: vi * unit ** 2 }));
    const { evidence } = pool(scaled, { tau2: "ML" }).notes.find(({ code }) => code === "SEVERAL_MODES")!;
    return (evidence as { readonly otherModes: readonly number[] }).otherModes;
  };
  const [peak] = peaks(1);
  expect(peak).toBeGreaterThan(0);
  expectClose(peaks(1000)[0]!, 1e6 * peak!, { relative: 1e-9 });
});

test("other methods keep the tau2 that was asked for, and beside the common effect stand those by REML", () => {
  const four = effects.slice(0, 4);
  expect(new Set(pool(four, { tau2: "DL" }).alternatives.map(({ tau2 }) => tau2))).toEqual(new Set(["DL"]));
  expect(new Set(pool(four, { tau2: "CE" }).alternatives.map(({ tau2 }) => tau2))).toEqual(new Set(["REML"]));
});

test("Q about the effect of Mantel and Haenszel has no word of caution where there are tables for it", () => {
  const csv =
    "trial,outcome,weeks,ai,n1i,ci,n2i\nA 2001,cured,4,5,40,9,41\nB 2004,cured,4,7,60,15,58\nC 2010,cured,4,3,35,8,36";
  const computed = effectSizes(readContrasts(csv), { outcome: "cured", measure: "OR" });
  const about = (studies: readonly BareEffect[] | readonly EffectSize[]): readonly string[] =>
    pool(studies, { QAbout: "Mantel-Haenszel" }).notes.map(({ code }) => code);
  expect(about(computed)).not.toContain("Q_NOT_ABOUT_TABLES");
  expect(about(effects)).toContain("Q_NOT_ABOUT_TABLES");
});
