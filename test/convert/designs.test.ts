import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  changeCorrelation,
  changeSd,
  crossoverSmd,
  crossoverSmdFromT,
  designEffect,
  effectiveArm,
  effectiveEventArm,
  inflatedStandardError,
  pairedDifference,
  pFromStatistic,
} from "../../src/convert/index.js";
import { EXACT, expectClose, printed } from "../support/close.js";

const sds = fc.double({ min: 0.1, max: 50, noNaN: true });
const correlations = fc.double({ min: -0.99, max: 0.99, noNaN: true });

describe("changes from baseline", () => {
  test("Cochrane Handbook 6.5.2.8: SDs 6.4, 7.1 and 4.5 of the change give 0.78; 7.0, 6.9 and 4.2 give 0.82", () => {
    expectClose(changeCorrelation(6.4, 7.1, 4.5).value, 0.78, printed(2));
    expectClose(changeCorrelation(7.0, 6.9, 4.2).value, 0.82, printed(2));
  });

  test("correlation to standard deviation and back", () => {
    fc.assert(
      fc.property(sds, sds, correlations, (baseline, final, r) => {
        const change = changeSd(baseline, final, r).value;
        fc.pre(change > 1e-3 * baseline);
        expectClose(changeCorrelation(baseline, final, change).value, r, { absolute: 1e-9 });
      }),
    );
  });

  test("standard deviations that contradict one another give no correlation, and say so", () => {
    const found = changeCorrelation(1, 1, 5);
    expect(found.value).toBeNull();
    expect(found.notes[0]?.code).toBe("IMPOSSIBLE_SDS");
    expect(() => changeSd(1, 1, 1.2)).toThrow(expect.objectContaining({ code: "OUT_OF_DOMAIN" }));
  });
});

describe("cluster trials", () => {
  // Ten classes of 295 children against eleven of 330, 63 and 84 events, ICC 0.02.
  test("Cochrane Handbook 23.1.5: clusters of 29.8 give 1.576, effective counts 40.0 of 187.2 and 53.3 of 209.4", () => {
    const effect = designEffect(29.8, 0.02).value;
    expectClose(effect, 1.576, printed(3));
    const [one, other] = [
      effectiveEventArm({ n: 295, events: 63 }, effect).value,
      effectiveEventArm({ n: 330, events: 84 }, effect).value,
    ];
    expectClose(one.events, 40.0, printed(1));
    expectClose(one.n, 187.2, printed(1));
    expectClose(other.events, 53.3, printed(1));
    expectClose(other.n, 209.4, printed(1));
  });

  test("clusters of one person, or without correlation, have no effect", () => {
    expect(designEffect(1, 0.3).value).toBe(1);
    expect(designEffect(40, 0).value).toBe(1);
  });

  test("with a spread of sizes: 1 + ((1 + cv²) m - 1) ICC (Eldridge 2006)", () => {
    expectClose(designEffect(20, 0.05, 0.65).value, 1 + ((1 + 0.4225) * 20 - 1) * 0.05, EXACT);
  });

  test("dividing n and inflating the standard error come to the same", () => {
    const effect = 1.7;
    const { n, sd } = effectiveArm({ n: 120, mean: 3, sd: 2 }, effect).value;
    expectClose(sd / Math.sqrt(n), inflatedStandardError(2 / Math.sqrt(120), effect).value, EXACT);
  });

  test("an ICC in percent, or an effect below 1, is refused", () => {
    expect(() => designEffect(20, 2)).toThrow(expect.objectContaining({ code: "OUT_OF_DOMAIN" }));
    expect(() => inflatedStandardError(1, 0.9)).toThrow(expect.objectContaining({ code: "OUT_OF_DOMAIN" }));
  });
});

describe("crossover trials", () => {
  test("every way of printing one paired analysis gives one variance", () => {
    const [one, other, r, n, difference] = [4.7, 4.3, 0.6, 20, -1.4];
    const sdDifference = changeSd(one, other, r).value;
    const se = sdDifference / Math.sqrt(n);
    const t = difference / se;
    const half = 2.093024054408263 * se;
    const ways = [
      { sdDifference },
      { se },
      { t },
      { p: pFromStatistic(t, n - 1) },
      { ci: [difference - half, difference + half] as const },
      { sds: [one, other] as const, correlation: r },
    ];
    for (const way of ways) expectClose(pairedDifference(difference, n, way).value.vi, se ** 2, { relative: 1e-9 });
  });

  test("pairs without correlation are two arms", () => {
    const paired = pairedDifference(1, 30, { sds: [2, 3], correlation: 0 }).value.vi;
    expectClose(paired, 4 / 30 + 9 / 30, EXACT);
  });

  test("the SMD by the formula of Handbook 23.2.7.2, and its limit without correlation", () => {
    const { yi, vi } = crossoverSmd({ difference: 1.2, sds: [2, 3], correlation: 0.5, n: 40 }).value;
    expectClose(yi, 1.2 / Math.sqrt(6.5), EXACT);
    expectClose(vi, 1 / 40 + yi ** 2 / 80, EXACT);
    const { vi: apart } = crossoverSmd({ difference: 0, sds: [2, 3], correlation: 0, n: 40 }).value;
    expectClose(apart, 1 / 40 + 1 / 40, EXACT);
  });

  test("from t it is the same where both standard deviations are equal", () => {
    fc.assert(
      fc.property(
        sds,
        correlations,
        fc.integer({ min: 2, max: 400 }),
        fc.double({ min: -20, max: 20, noNaN: true }),
        (sd, r, n, difference) => {
          const t = difference / (changeSd(sd, sd, r).value / Math.sqrt(n));
          const direct = crossoverSmd({ difference, sds: [sd, sd], correlation: r, n }).value;
          const fromT = crossoverSmdFromT(t, n, r).value;
          expectClose(fromT.yi, direct.yi, { relative: 1e-9, absolute: 1e-12 });
          expectClose(fromT.vi, direct.vi, { relative: 1e-9 });
        },
      ),
    );
  });

  test("without anything on precision, or with perfect correlation, the question is refused", () => {
    expect(() => pairedDifference(1, 20, {})).toThrow(expect.objectContaining({ code: "NOTHING_TO_CONVERT" }));
    for (const zero of [{ sdDifference: 0 }, { se: 0 }, { t: 0 }, { p: 0 }])
      expect(() => pairedDifference(1, 20, { ...zero, sds: [2, 2], correlation: 0.5 })).toThrow(
        expect.objectContaining({ code: "OUT_OF_DOMAIN" }),
      );
    expect(pairedDifference(1, 20, { se: null, sds: [2, 2], correlation: 0 }).value.vi).toBe(0.4);
    expect(() => pairedDifference(1, 20, { sds: [2, 2], correlation: 1 })).toThrow(
      expect.objectContaining({ code: "OUT_OF_DOMAIN" }),
    );
    expect(() => crossoverSmd({ difference: 1, sds: [1, 1], correlation: 1, n: 9 })).toThrow();
  });
});
