import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exponentialProfile } from "../../src/fade/exponential.js";
import { fade, persistence, rateHalfLife, timeToHalf } from "../../src/fade/index.js";
import { criticalValues } from "../../src/model/interval.js";
import { exp, log, randomStream } from "../../src/numeric/index.js";
import type { FadeCurve } from "../../src/types/index.js";
import { expectClose } from "../support/close.js";
import { givenCurve, linear } from "./given-curve.js";

/** Limits are followed to a millionth of the first stride, on a likelihood that is climbed to about ten digits. */
const FOLLOWED = { relative: 2e-4 };

const WEEKS = [0, 4, 8, 16, 32, 52];

/** Trials seen at all weeks about $a + b e^{-\lambda t}$, off by seeded noise. */
function about(f: (weeks: number) => number, noise: number, seed = 1, trials = 6): FadeCurve {
  const random = randomStream(seed, 0);
  const rows = Array.from({ length: trials }, (_, i) => WEEKS.map((weeks) => ({ trial: `T${i}`, weeks }))).flat();
  const effects = rows.map(({ weeks }) => ({
    yi: f(weeks) + noise * (random() + random() + random() - 1.5),
    vi: 0.01,
  }));
  const data = { trial: rows.map(({ trial }) => trial), weeks: rows.map(({ weeks }) => weeks) };
  return fade(effects, { data, samplingRho: 0.4, shape: "exponential", random: "intercept" }).curves[0]!;
}

const halving = (weeks: number): number => -0.3 - 0.7 * exp((-log(2) * weeks) / 8);

describe("a fitted exponential", () => {
  test("f(t) = -0.3 - 0.7 * 2^(-t/8): the rate halves in 8 weeks, half of the effect is left at 14.459", () => {
    const curve = about(halving, 0);
    expectClose(rateHalfLife(curve).estimate, 8, { relative: 1e-5 });
    expectClose(timeToHalf(curve, 0).estimate, (8 * log(3.5)) / log(2), { relative: 1e-5 });
    expectClose(persistence(curve, 52, 0).estimate, halving(52) / halving(0), { relative: 1e-5 });
  });

  test("with its asymptote at -0.6 from -1 half is never left", () => {
    const curve = about((t) => -0.6 - 0.4 * exp(-0.1 * t), 0);
    expect(timeToHalf(curve, 0).estimate).toBeNull();
    expect(timeToHalf(curve, 0, { extrapolate: true }).reason?.code).toBe("HALF_NOT_REACHED");
  });

  test("limits of rateHalfLife and persistence lie where the log-likelihood is half a chi-square below its top, with all else fitted anew", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), (seed) => {
        const curve = about(halving, 0.15, seed);
        const { z } = criticalValues(curve.level);
        const { atRate, atRatio, top } = exponentialProfile(curve);
        const highest = top().logLikelihood;
        const { estimate, limits } = rateHalfLife(curve);
        expect(limits.every((limit) => limit === null || limit > 0)).toBe(true);
        const closed = limits.filter((limit) => limit !== null);
        for (const limit of closed) expectClose(2 * (highest - atRate(log(2) / limit)), z * z, FOLLOWED);
        const [low, high] = limits;
        expect((low ?? 0) < estimate && estimate < (high ?? Number.POSITIVE_INFINITY)).toBe(true);
        const share = persistence(curve, 52, 0);
        expect(share.method).toBe("profile likelihood");
        for (const limit of share.limits ?? []) {
          expectClose(2 * (highest - atRatio([52, 0], [1, -limit]).logLikelihood), z * z, FOLLOWED);
        }
        if (share.kind === "interval") {
          expect(share.limits![0] < share.estimate! && share.estimate! < share.limits![1]).toBe(true);
        }
      }),
      { numRuns: 3 },
    );
  });

  test("an effect of which nothing is known to be there has shares without end", () => {
    const curve = about((t) => 0.05 * exp(-0.1 * t), 0.3, 7);
    const { kind, headline, reason } = persistence(curve, 52, 16);
    expect([["two-rays", "whole-line"].includes(kind), headline, reason?.code]).toEqual([
      true,
      false,
      "BASE_NOT_CLEAR",
    ]);
  });
});

test("a curve of another shape has no rate", () => {
  expect(() => rateHalfLife(givenCurve({ shape: linear, coefficients: [-1, 0.02] }))).toThrow(
    expect.objectContaining({ code: "NO_RATE" }),
  );
});
