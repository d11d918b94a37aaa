import { describe, expect, test } from "vitest";
import { pool } from "../../src/model/index.js";
import { methodNames } from "../../src/model/options.js";
import { chiSquareQuantile, tQuantile } from "../../src/numeric/index.js";
import type { BareEffect, Fit, PredictionMethod } from "../../src/types/index.js";
import { expectClose } from "../support/close.js";
import { exact, over, toNumber } from "../support/exact.js";
import { jsonOf } from "../support/json.js";
import { exactEquation, exactLikelihood, exactModel, exactTau2, isClosed } from "./exact-model.js";
import { codes } from "./fixtures.js";

const effectsOf = (yi: readonly number[], vi: (i: number) => number): readonly BareEffect[] =>
  yi.map((each, i) => ({ yi: each, vi: vi(i) }));

const near = [0.01, 0.03, -0.02, 0.05, 0, 0.09];
const scattered = [0.1, 0.9, -0.4, 1.3];

const sets: Readonly<Record<string, readonly BareEffect[]>> = {
  "variances from 1e-12 to 1e12": Array.from({ length: 25 }, (_, i) => ({ yi: Math.sin(i), vi: 10 ** (i - 12) })),
  "effects as large as their errors from 1e-6 to 1e6": Array.from({ length: 25 }, (_, i) => ({
    yi: Math.sin(i) * 10 ** ((i - 12) / 2),
    vi: 10 ** (i - 12),
  })),
  "effects of 1e8 with variances of 1e-4": effectsOf(
    near.map((yi) => 1e8 + yi),
    (i) => 1e-4 * (1 + i / 3),
  ),
  "two studies": effectsOf([0.1, 1.9], (i) => [0.2, 0.05][i]!),
  "two studies of which one says nothing": effectsOf([0, 1], (i) => [1e-12, 1e12][i]!),
  "two equal studies": effectsOf([0.3, 0.3], () => 0.2),
  "effects closer together than chance would have them": effectsOf([0.1, 0.11, 0.09, 0.1], (i) => 0.2 + i / 10),
  "all effects equal": effectsOf([1.5, 1.5, 1.5, 1.5], (i) => 0.2 + i / 10),
  "every study twice": effectsOf([...scattered, ...scattered], (i) => 0.05 + (i % 4) / 50),
  "a likelihood of two peaks": effectsOf([-0.3, -1.5, -1.5, 0.47], (i) => [1.9, 0.0012, 0.024, 0.38][i]!),
  "a likelihood that is flat": effectsOf([0, 1e-3, -1e-3], () => 1e6),
};

const each = Object.entries(sets);

/** An estimate that hangs on tau2 moves by the part in so many by which tau2 is known. */
const SEARCHED = 1e-8;

describe.each(each)("%s", (_, effects) => {
  const k = effects.length;
  // Of an effect as large as this a double leaves nothing smaller.
  const grain = 2 * Number.EPSILON * Math.max(...effects.map(({ yi }) => Math.abs(yi)));

  test.each(methodNames.tau2.filter((tau2) => tau2 !== "GENQM"))("%s is what 240 decimals give", (tau2) => {
    const fit = pool(effects, { tau2, tau2Interval: "none" });
    expect(fit.converged).toBe(true);
    const estimate = fit.tau2 as number;
    if (isClosed(tau2)) {
      const size = toNumber(exactModel(effects, 0n).Q) === 0 ? 1 : 0;
      expectClose(estimate, toNumber(exactTau2(tau2, effects)), { relative: 1e-11, absolute: size * 1e-300 });
      return;
    }
    const at = (share: number) =>
      exactEquation(tau2 as "PM", effects, exact(estimate * share), chiSquareQuantile(0.5, k - 1));
    if (estimate > 0) expect(at(1 - SEARCHED) > 0n, "rises below").toBe(true);
    expect(at(1 + SEARCHED) <= 0n, "falls above").toBe(true);
  });

  test.each(methodNames.tau2)("the effect by %s and its Hartung-Knapp interval are those of 240 decimals", (tau2) => {
    const fit = pool(effects, { tau2, interval: "HKSJ", tau2Interval: "none" });
    const { mean, Q, sumW } = exactModel(effects, exact(fit.tau2 as number));
    expectClose(fit.estimate, toNumber(mean), { relative: 1e-13, absolute: grain + 1e-300 });
    const stdError = Math.sqrt(toNumber(over(over(Q, exact(k - 1)), sumW)));
    expectClose(fit.stdError, stdError, { relative: 1e-12, absolute: 1e-300 });
    const half = tQuantile(0.975, k - 1) * stdError;
    expectClose(fit.confidence?.[1], toNumber(mean) + half, { relative: 1e-12, absolute: grain + 1e-12 * half });
  });

  test.each(["ML", "REML"] as const)("no tau2 from 0 to 1e14 has a higher likelihood than that by %s", (tau2) => {
    const fit = pool(effects, { tau2, tau2Interval: "none" });
    const height = exactLikelihood(tau2, effects, fit.tau2 as number);
    const grid = [0, ...Array.from({ length: 225 }, (_, i) => 10 ** (i / 8 - 14))];
    for (const other of grid) {
      expect(exactLikelihood(tau2, effects, other), `at ${other}`).toBeLessThanOrEqual(
        height + 1e-9 * Math.abs(height),
      );
    }
  });

  test("every estimator with every interval holds its estimate, and what is missing has a note", () => {
    for (const [options, fit] of combined(effects)) {
      expect(jsonOf(fit), options).not.toMatch(/NaN|Infinity/);
      expect(fit.converged, options).toBe(true);
      if (fit.confidence !== null) expectHeld(fit.confidence, fit.estimate, options);
      else
        expect([fit.method.interval, ...codes(fit)], options).toEqual(expect.arrayContaining(["KR", "KR_HARDLY_DF"]));
      if (fit.prediction !== null) expectHeld(fit.prediction, fit.estimate, options);
      else if (!options.includes("predict none") && fit.method.tau2 !== "CE") {
        expect(
          codes(fit).some((code) => code.startsWith("PREDICTION_")),
          options,
        ).toBe(true);
      }
    }
  });

  test("every interval of tau2 is in order, or a note says why there is none", () => {
    for (const tau2 of methodNames.tau2.filter((name) => name !== "CE")) {
      for (const tau2Interval of methodNames.tau2Interval.filter((name) => name !== "none")) {
        const fit = pool(effects, { tau2, tau2Interval });
        if (fit.tau2Confidence === null) expect(codes(fit)).toContain("TAU2_INTERVAL_TOO_FEW");
        else {
          const [lower, upper] = fit.tau2Confidence;
          expect(0 <= lower && lower <= upper && Number.isFinite(upper), `${tau2} ${tau2Interval}`).toBe(true);
        }
      }
    }
  });

  test("the limits of the Q-profile are where Q is a quantile of chi-square, to 240 decimals", () => {
    const { tau2Confidence } = pool(effects);
    const [lower, upper] = tau2Confidence!;
    for (const [limit, share] of [
      [lower, 0.975],
      [upper, 0.025],
    ] as const) {
      const excess = (by: number) =>
        toNumber(exactModel(effects, exact(limit * by)).Q) - chiSquareQuantile(share, k - 1);
      if (limit > 0) expect(excess(1 - SEARCHED)).toBeGreaterThan(0);
      expect(excess(1 + SEARCHED)).toBeLessThanOrEqual(0);
    }
  });
});

/** The bootstrap's interval follows the confidence distribution of tau2 and need not hold the estimate. */
const predictions: readonly PredictionMethod[] = methodNames.prediction.filter((name) => name !== "bootstrap");

function combined(effects: readonly BareEffect[]): readonly (readonly [string, Fit])[] {
  return methodNames.tau2.flatMap((tau2) =>
    methodNames.interval.flatMap((interval) =>
      predictions.flatMap((prediction) => {
        if (interval === "HC" && tau2 !== "DL") return [];
        if (interval === "KR" || prediction.startsWith("KR")) if (tau2 === "CE") return [];
        if (interval === "HC" && prediction.startsWith("KR")) return [];
        const weights = interval === "HC" ? { weights: "common" as const } : {};
        const options = { tau2, interval, prediction, ...weights, tau2Interval: "none" } as const;
        return [[`${tau2}, ${interval}, predict ${prediction}`, pool(effects, options)] as const];
      }),
    ),
  );
}

function expectHeld(interval: readonly [number, number] | null, estimate: number | null, of: string): void {
  expect(interval !== null && estimate !== null && interval[0] <= estimate && estimate <= interval[1], of).toBe(true);
}

test("a likelihood of two peaks: the note says so by both likelihoods that have them, and a flat one has none", () => {
  const kinds = ["ML", "REML"] as const;
  const noted = kinds.filter((tau2) =>
    codes(pool(sets["a likelihood of two peaks"]!, { tau2 })).includes("SEVERAL_MODES"),
  );
  const peaked = kinds.filter((kind) => {
    const heights = Array.from({ length: 400 }, (_, i) =>
      exactLikelihood(kind, sets["a likelihood of two peaks"]!, i === 0 ? 0 : 10 ** (i / 50 - 6)),
    );
    return (
      heights.filter((each, i) => each > (heights[i - 1] ?? -1 / 0) && each > (heights[i + 1] ?? -1 / 0)).length > 1
    );
  });
  expect(noted).toEqual(peaked);
  expect(noted).toContain("REML");
  for (const tau2 of kinds) {
    const fit = pool(sets["a likelihood that is flat"]!, { tau2 });
    expect([fit.tau2, codes(fit).includes("SEVERAL_MODES")]).toEqual([0, false]);
  }
});

describe("where effects stand does not matter", () => {
  const here = effectsOf(
    near.map((yi) => 1e8 + yi - 1e8),
    (i) => 1e-4 * (1 + i / 3),
  );
  const there = sets["effects of 1e8 with variances of 1e-4"]!;
  const SAME = { relative: 1e-9 };

  test.each(methodNames.tau2)("%s: tau2, Q, I2 and every interval are those of the same effects near 0", (tau2) => {
    for (const tau2Interval of methodNames.tau2Interval) {
      const [a, b] = [here, there].map((effects) => pool(effects, { tau2, tau2Interval })) as [Fit, Fit];
      for (const key of ["tau2", "I2", "H2", "stdError", "tau2StdError"] as const) {
        if (a[key] === null) expect(b[key]).toBeNull();
        else expectClose(b[key], a[key], { ...SAME, absolute: 1e-18 });
      }
      expectClose(b.Q?.statistic, a.Q?.statistic as number, SAME);
      a.tau2Confidence?.forEach((limit, i) => {
        expectClose(b.tau2Confidence?.[i], limit, { ...SAME, absolute: 1e-15 });
      });
      for (const key of ["confidence", "prediction"] as const) {
        a[key]?.forEach((limit, i) => {
          expectClose((b[key]?.[i] as number) - 1e8, limit, { absolute: 5e-8 });
        });
      }
    }
  });
});

test("the median estimators are one another's where variances are equal, however small or large", () => {
  for (const vi of [1e-12, 1, 1e12]) {
    const effects = effectsOf(
      [0.1, 2.9, -0.4, 1.3, 5].map((yi) => yi * Math.sqrt(vi)),
      () => vi,
    );
    const [median, generalized] = (["PMM", "GENQM"] as const).map((tau2) => pool(effects, { tau2 }).tau2 as number);
    expect(median).toBeGreaterThan(vi);
    expectClose(generalized, median!, { relative: SEARCHED });
  }
});

describe("100,000 studies", () => {
  const many = Array.from({ length: 100_000 }, (_, i) => ({ yi: ((i * 37) % 101) / 50 - 1, vi: 0.01 + (i % 7) / 10 }));
  // The same 707 studies over and over: sums of them are sums of one round, so many times.
  const round = many.slice(0, 707);
  const rounds = Array.from({ length: 141 }, () => round).flat();

  test.each(methodNames.tau2.filter((tau2) => tau2 !== "GENQM"))(
    "%s is that of one round where it has the same equation",
    (tau2) => {
      const fit = pool(rounds, { tau2, tau2Interval: "none" });
      expect(fit.converged).toBe(true);
      expect(fit.studies).toHaveLength(rounds.length);
      const { sumW } = exactModel(round, exact(fit.tau2 as number));
      expectClose((fit.stdError as number) ** 2, (fit.hksjFactor ?? 1) / (141 * toNumber(sumW)), { relative: 1e-9 });
      if (tau2 === "SJ")
        expectClose(fit.tau2, (pool(round, { tau2 }).tau2 as number) * ((706 * 141) / (rounds.length - 1)), {
          relative: 1e-10,
        });
      if (tau2 === "HS")
        expectClose(fit.tau2, pool(round, { tau2 }).tau2 as number, { relative: 1e-10, absolute: 1e-12 });
    },
  );

  test.each(methodNames.interval.filter((interval) => interval !== "HC"))("%s", (interval) => {
    const fit = pool(many, { interval, tau2Interval: "none" });
    expect(fit.converged).toBe(true);
    expectHeld(fit.confidence, fit.estimate, interval);
    expect(jsonOf({ ...fit, studies: [] })).not.toMatch(/NaN|Infinity/);
  });

  test.each([
    ["PM", "Q-profile"],
    ["DL", "generalized-Q"],
    ["REML", "profile-likelihood"],
    ["DL", "Higgins-Thompson"],
  ] as const)("tau2 by %s lies in its narrow interval by %s", (method, tau2Interval) => {
    // The exact distribution of Q takes a second for each ten thousand.
    const some = tau2Interval === "generalized-Q" ? many.slice(0, 10_000) : many;
    const { tau2, tau2Confidence } = pool(some, { tau2: method, tau2Interval });
    expectHeld(tau2Confidence, tau2, tau2Interval);
    expect(tau2Confidence![1] - tau2Confidence![0]).toBeLessThan(0.2 * (tau2 as number));
  });
});
