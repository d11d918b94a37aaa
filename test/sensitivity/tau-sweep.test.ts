import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pool } from "../../src/model/index.js";
import { normalUpperTail } from "../../src/numeric/index.js";
import { tauSweep } from "../../src/sensitivity/index.js";
import type { BareEffect, TauPosterior, TauPrior } from "../../src/types/index.js";
import { expectClose } from "../support/close.js";
import { deepFreeze } from "../support/freeze.js";
import { runs } from "../support/runs.js";

const two: readonly BareEffect[] = deepFreeze([
  { yi: -1.2, vi: 0.09, label: "A" },
  { yi: -0.1, vi: 0.05, label: "B" },
]);

/** The eight schools: Rubin (1981), Journal of Educational Statistics 6:377-401, doi:10.3102/10769986006004377. */
const schools: readonly BareEffect[] = deepFreeze(
  [
    [28.39, 14.9],
    [7.94, 10.2],
    [-2.75, 16.3],
    [6.82, 11],
    [-0.64, 9.4],
    [0.63, 11.4],
    [18.01, 10.4],
    [12.16, 17.6],
  ].map(([yi, se]) => ({ yi: yi as number, vi: (se as number) ** 2 })),
);

const posteriorOf = (
  effects: readonly BareEffect[],
  scale: number,
  effect: TauPrior["effect"] = "flat",
): TauPosterior => tauSweep(effects, { prior: { scale, effect } }).posterior as TauPosterior;

/** The joint posterior of effect and tau as a formula, summed by Simpson's rule over tau with many points. */
function bySimpson(effects: readonly BareEffect[], scale: number, effect: TauPrior["effect"]) {
  const n = 40_000;
  const step = (14 * scale) / n;
  const points = Array.from({ length: n + 1 }, (_, i) => {
    const tau = i * step;
    const prior = effect === "flat" ? [] : [{ yi: effect.mean, w: 1 / effect.sd ** 2 }];
    const all = [...effects.map(({ yi, vi }) => ({ yi, w: 1 / (vi + tau * tau) })), ...prior];
    const sumW = all.reduce((sum, { w }) => sum + w, 0);
    const mean = all.reduce((sum, { yi, w }) => sum + w * yi, 0) / sumW;
    const log =
      all.reduce((sum, { yi, w }) => sum + 0.5 * Math.log(w) - 0.5 * w * (yi - mean) ** 2, 0) -
      0.5 * Math.log(sumW) -
      0.5 * (tau / scale) ** 2;
    return { tau, mean, variance: 1 / sumW, log, simpson: i === 0 || i === n ? 1 : i % 2 === 1 ? 4 : 2 };
  });
  const top = Math.max(...points.map(({ log }) => log));
  const weights = points.map(({ log, simpson }) => simpson * Math.exp(log - top));
  const total = weights.reduce((sum, w) => sum + w, 0);
  const average = (of: (point: (typeof points)[number]) => number): number =>
    points.reduce((sum, point, i) => sum + (weights[i] as number) * of(point), 0) / total;
  const mean = average((point) => point.mean);
  return {
    mean,
    sd: Math.sqrt(average((point) => point.variance + (point.mean - mean) ** 2)),
    below: (x: number) => average((point) => normalUpperTail((point.mean - x) / Math.sqrt(point.variance))),
    furtherBelow: (x: number) =>
      average((point) => normalUpperTail((point.mean - x) / Math.sqrt(point.variance + point.tau ** 2))),
    tauMean: average(({ tau }) => tau),
    tauSd: Math.sqrt(average(({ tau }) => tau ** 2) - average(({ tau }) => tau) ** 2),
  };
}

const FINE = { relative: 1e-9, absolute: 1e-10 };

describe("under a half-normal prior, against the posterior summed on a fine grid", () => {
  const cases: readonly [string, readonly BareEffect[], number, TauPrior["effect"]][] = [
    ["two studies that differ, flat prior", two, 0.5, "flat"],
    ["two studies that differ, normal prior", two, 0.5, { mean: 0, sd: 0.7 }],
    ["two studies, narrow prior", two, 0.02, "flat"],
    ["two studies, wide prior", two, 20, "flat"],
    ["eight schools", schools, 25, { mean: 0, sd: 50 }],
    ["one study, normal prior", two.slice(0, 1), 1, { mean: 0, sd: 2 }],
  ];
  test.each(cases)("%s", (_, effects, scale, prior) => {
    const { effect, tau, prediction, converged } = posteriorOf(effects, scale, prior);
    const grid = bySimpson(effects, scale, prior);
    expect(converged).toBe(true);
    expectClose(effect.mean, grid.mean, FINE);
    expectClose(effect.sd, grid.sd, FINE);
    expectClose(tau.mean, grid.tauMean, FINE);
    expectClose(tau.sd, grid.tauSd, { relative: 1e-8 });
    expectClose(grid.below(effect.interval[0]), 0.025, FINE);
    expectClose(grid.below(effect.median), 0.5, FINE);
    expectClose(grid.below(effect.interval[1]), 0.975, FINE);
    expectClose(effect.probabilityBelowZero, grid.below(0), FINE);
    expectClose(grid.furtherBelow(prediction.interval[0]), 0.025, FINE);
    expectClose(grid.furtherBelow(prediction.interval[1]), 0.975, FINE);
  });

  test("quantiles of tau leave their share below", () => {
    const density = (tau: number): number => {
      const w = schools.map(({ vi }) => 1 / (vi + tau * tau));
      const sumW = w.reduce((sum, each) => sum + each, 0);
      const mean = schools.reduce((sum, { yi }, i) => sum + (w[i] as number) * yi, 0) / sumW;
      const Q = schools.reduce((sum, { yi }, i) => sum + (w[i] as number) * (yi - mean) ** 2, 0);
      const logW = w.reduce((sum, each) => sum + Math.log(each), 0);
      return Math.exp(0.5 * (logW - Math.log(sumW) - Q) - 0.5 * (tau / 25) ** 2);
    };
    const upTo = (end: number): number => {
      const n = 20_000;
      const inner = Array.from({ length: n - 1 }, (_, i) => (i % 2 === 0 ? 4 : 2) * density(((i + 1) * end) / n));
      return ((density(0) + density(end) + inner.reduce((sum, each) => sum + each, 0)) * end) / n / 3;
    };
    const all = upTo(14 * 25);
    const { interval, median } = posteriorOf(schools, 25).tau;
    expectClose(upTo(interval[0]) / all, 0.025, FINE);
    expectClose(upTo(median) / all, 0.5, FINE);
    expectClose(upTo(interval[1]) / all, 0.975, FINE);
  });
});

describe("limits", () => {
  test("a prior that shrinks to 0 gives the common-effect result", () => {
    const common = pool(schools, { tau2: "CE" });
    const { effect, prediction, tau } = posteriorOf(schools, 1e-5);
    expectClose(effect.mean, common.estimate as number, { relative: 1e-9 });
    expectClose(effect.sd, common.stdError as number, { relative: 1e-9 });
    expectClose(effect.interval[0], common.confidence?.[0] as number, { relative: 1e-9 });
    expectClose(prediction.sd, effect.sd, { relative: 1e-9 });
    expectClose(tau.mean, 1e-5 * Math.sqrt(2 / Math.PI), { relative: 1e-8 });
  });

  test("one study and a flat prior: tau keeps its prior, the effect is normal with tau2 = scale2 on average", () => {
    const scale = 0.3;
    const sweep = tauSweep([{ yi: 0.4, vi: 0.04, label: "A" }], { prior: { scale }, tau: [0] });
    const { effect, tau, prediction } = sweep.posterior as TauPosterior;
    expectClose(effect.mean, 0.4, { relative: 1e-12 });
    expectClose(effect.median, 0.4, { relative: 1e-12 });
    expectClose(effect.sd, Math.sqrt(0.04 + scale ** 2), { relative: 1e-12 });
    expectClose(prediction.sd, Math.sqrt(0.04 + 2 * scale ** 2), { relative: 1e-12 });
    expectClose(tau.mean, scale * Math.sqrt(2 / Math.PI), { relative: 1e-12 });
    expectClose(tau.sd, scale * Math.sqrt(1 - 2 / Math.PI), { relative: 1e-11 });
    // quantiles of the half-normal: 0.0313, 0.6745 and 2.2414 scales
    expectClose(tau.median, 0.6744897501960817 * scale, { relative: 1e-11 });
    expectClose(tau.interval[1], 2.241402727604947 * scale, { relative: 1e-11 });
    expect(sweep.notes.map(({ code }) => code)).toEqual(["PRIOR_STATED", "PRIOR_DOMINATES"]);
  });

  test("a very narrow prior on the effect leaves nothing but itself", () => {
    const { effect } = posteriorOf(two, 0.5, { mean: 3, sd: 1e-6 });
    expectClose(effect.mean, 3, { relative: 1e-9 });
    expectClose(effect.sd, 1e-6, { relative: 1e-6 });
  });
});

describe("at stated values of tau", () => {
  test("tau = 0 is the common effect, the fit's own tau its own model", () => {
    const { fit, atTau } = tauSweep(schools, { tau: [0, 5], tau2: "CE" });
    expectClose(atTau[0]?.estimate, fit.estimate as number, { relative: 1e-12 });
    expectClose(atTau[0]?.confidence[1], fit.confidence?.[1] as number, { relative: 1e-12 });
    expect(atTau[0]?.prediction).toEqual(atTau[0]?.confidence);
    const random = pool(two, { tau2: "DL", interval: "z", prediction: "z" });
    const [own] = tauSweep(two, { tau: [random.tau as number] }).atTau;
    expectClose(own?.estimate, random.estimate as number, { relative: 1e-12 });
    expectClose(own?.stdError, random.stdError as number, { relative: 1e-12 });
  });

  test("as tau grows weights become equal and the interval wide", () => {
    const [far] = tauSweep(schools, { tau: [1e9] }).atTau;
    const mean = schools.reduce((sum, { yi }) => sum + yi, 0) / 8;
    expectClose(far?.estimate, mean, { relative: 1e-9 });
    expectClose(far?.stdError, 1e9 / Math.sqrt(8), { relative: 1e-12 });
  });
});

describe("robust", () => {
  const extreme: readonly [string, readonly BareEffect[], number][] = [
    ["variances from 1e-12 to 1e12", [1e-12, 1e-6, 1, 1e6, 1e12].map((vi, i) => ({ yi: i, vi })), 1],
    ["effects of 1e8 with variance 1e-4", [1e8, 1e8 + 1, 1e8 - 2].map((yi) => ({ yi, vi: 1e-4 })), 0.5],
    ["effects far beyond the prior", [-1e8, 1e8].map((yi) => ({ yi, vi: 1 })), 0.5],
    ["many studies", Array.from({ length: 3000 }, (_, i) => ({ yi: Math.sin(i), vi: 0.01 + (i % 7) / 10 })), 0.5],
    ["a very wide prior", two, 1e9],
    ["a very narrow prior", two, 1e-9],
    ["the same effect thrice", [1, 1, 1].map((yi) => ({ yi, vi: 0.1 })), 0.5],
  ];
  test.each(extreme)("%s: all numbers are finite and in order", (_, effects, scale) => {
    const { effect, tau, prediction, converged } = posteriorOf(effects, scale);
    for (const { mean, sd, median, interval } of [effect, tau, prediction]) {
      expect([mean, sd, median, ...interval].every(Number.isFinite)).toBe(true);
      expect(interval[0]).toBeLessThanOrEqual(median);
      expect(median).toBeLessThanOrEqual(interval[1]);
      expect(sd).toBeGreaterThanOrEqual(0);
    }
    expect(converged).toBe(true);
  });

  test("no study, and doubtful questions", () => {
    const empty = tauSweep([], { tau: [0.1], prior: { scale: 0.5 } });
    expect([empty.k, empty.atTau, empty.posterior, empty.notes]).toEqual([0, [], null, []]);
    expect(() => tauSweep(two)).toThrow(expect.objectContaining({ code: "NOTHING_TO_SWEEP" }));
    expect(() => tauSweep(two, { tau: [-1] })).toThrow(expect.objectContaining({ code: "BAD_TAU" }));
    expect(() => tauSweep(two, { prior: { scale: 0 } })).toThrow(expect.objectContaining({ code: "BAD_PRIOR" }));
    expect(() => tauSweep(two, { prior: { scale: 1, effect: { mean: 0, sd: -1 } } })).toThrow(
      expect.objectContaining({ code: "BAD_PRIOR" }),
    );
  });
});

test("the result survives JSON, names its prior and keeps the default beside it", () => {
  const sweep = tauSweep(two, { tau: [0, 0.5], prior: { scale: 0.5, effect: { mean: 0, sd: 2 } } });
  expect(JSON.parse(JSON.stringify(sweep))).toEqual(sweep);
  expect(sweep.caption).toBe(
    "Pooled effect at stated values of τ, and under a half-normal prior on τ with scale 0.5 and a normal prior (mean 0, SD 2) on the effect; 95% intervals",
  );
  expect(sweep.fit).toEqual(pool(two));
});

test("shift and scale carry over", () => {
  const effects = fc.array(
    fc.record({ yi: fc.double({ min: -3, max: 3, noNaN: true }), vi: fc.double({ min: 0.01, max: 2, noNaN: true }) }),
    { minLength: 1, maxLength: 6 },
  );
  fc.assert(
    fc.property(effects, fc.double({ min: 0.05, max: 3, noNaN: true }), (sample, scale) => {
      const plain = posteriorOf(sample, scale);
      const moved = posteriorOf(
        sample.map(({ yi, vi }) => ({ yi: 8 * yi + 100, vi: 64 * vi })),
        8 * scale,
      );
      const near = { absolute: 1e-7 * 8 * plain.effect.sd, relative: 1e-12 };
      expectClose(moved.effect.mean, 8 * plain.effect.mean + 100, near);
      expectClose(moved.effect.sd, 8 * plain.effect.sd, near);
      expectClose(moved.effect.interval[0], 8 * plain.effect.interval[0] + 100, near);
      expectClose(moved.tau.median, 8 * plain.tau.median, near);
    }),
    runs(20),
  );
});
