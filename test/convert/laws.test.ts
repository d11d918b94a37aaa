import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  binomialEffectSizeDisplay,
  cliffsDelta,
  cohensU1,
  cohensU2,
  cohensU3,
  combineArms,
  combineEventArms,
  derivationStep,
  designEffect,
  effectFromWald,
  effectiveArm,
  effectiveEventArm,
  type FiveNumbers,
  harmonicMean,
  inflatedStandardError,
  overlap,
  pairedDifference,
  pFromStatistic,
  pointsFromSmd,
  probabilityOfSuperiority,
  riskFromSmd,
  type SmdToRisk,
  sdFromDifference,
  skewnessTest,
  splitArm,
  splitEventArm,
  statisticFromP,
} from "../../src/convert/index.js";
import { meanDifference } from "../../src/index.js";
import type { WithLimits } from "../../src/types/index.js";
import { EXACT, expectClose } from "../support/close.js";
import { deepFreeze } from "../support/freeze.js";
import { survivesJson } from "../support/review.js";

const real = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const whole = (min: number, max: number) => fc.integer({ min, max });
/** The smallest numbers have few digits left. */
const NEAR_ZERO = { ...EXACT, absolute: 1e-300 };
const near = { relative: 1e-9, absolute: 1e-12 };

const group = fc.record({ n: whole(2, 500), mean: real(-50, 50), sd: real(0.1, 30) });
const events = whole(1, 500).chain((n) => fc.record({ n: fc.constant(n), events: whole(0, n) }));
const inflation = real(1, 20);
const difference = real(-6, 6);
const interval = fc.tuple(difference, difference).map(([a, b]): [number, number] => (a <= b ? [a, b] : [b, a]));
const limits: fc.Arbitrary<WithLimits> = fc
  .record({
    estimate: difference,
    confidence: fc.option(interval),
    prediction: fc.option(interval),
  })
  .map(deepFreeze);

/** The estimate that a conversion of an SMD alone gives. */
const at = (f: (smd: WithLimits) => { readonly value: WithLimits }, estimate: number): number =>
  f({ estimate }).value.estimate as number;

describe("standardized differences as shares", () => {
  const shares = [
    ["probabilityOfSuperiority", probabilityOfSuperiority, 0.5],
    ["cohensU3", cohensU3, 0.5],
    ["cohensU2", cohensU2, 0.5],
    ["binomialEffectSizeDisplay", binomialEffectSizeDisplay, 0.5],
    ["cliffsDelta", cliffsDelta, 0],
  ] as const;

  test.each(shares)("%s: no difference is the middle, the opposite difference mirrors there, more is more", (...of) => {
    const [, f, middle] = of;
    expectClose(at(f, 0), middle, { absolute: 1e-15 });
    fc.assert(
      fc.property(difference, real(1e-3, 1), (d, more) => {
        expectClose(at(f, d) + at(f, -d), 2 * middle, { absolute: 1e-12 });
        expect(at(f, d + more)).toBeGreaterThan(at(f, d));
      }),
    );
  });

  test.each([
    ["overlap", overlap, 1, -1],
    ["cohensU1", cohensU1, 0, 1],
  ] as const)("%s: knows no direction, and moves away from that of no difference", (_, f, none, way) => {
    expectClose(at(f, 0), none, { absolute: 1e-15 });
    fc.assert(
      fc.property(difference, real(1e-3, 1), (d, more) => {
        expect(at(f, -d)).toBe(at(f, d));
        expect(way * (at(f, Math.abs(d) + more) - at(f, d))).toBeGreaterThan(0);
      }),
    );
  });

  test.each([
    ["probabilityOfSuperiority", probabilityOfSuperiority, 0, 1],
    ["cohensU1", cohensU1, 0, 1],
    ["cohensU2", cohensU2, 0, 1],
    ["cohensU3", cohensU3, 0, 1],
    ["binomialEffectSizeDisplay", binomialEffectSizeDisplay, 0, 1],
    ["cliffsDelta", cliffsDelta, -1, 1],
    ["overlap", overlap, 0, 1],
  ] as const)("%s: stays in its bounds for every SMD, however large", (_, f, lowest, highest) => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (d) => {
        const value = at(f, d);
        expect(value).toBeGreaterThanOrEqual(lowest);
        expect(value).toBeLessThanOrEqual(highest);
        if (Math.abs(d) > 1e9) expect(Math.min(value - lowest, highest - value)).toBeLessThan(1e-9);
      }),
    );
  });

  test.each([
    ["probabilityOfSuperiority", probabilityOfSuperiority],
    ["cohensU1", cohensU1],
    ["cohensU2", cohensU2],
    ["cohensU3", cohensU3],
    ["binomialEffectSizeDisplay", binomialEffectSizeDisplay],
    ["cliffsDelta", cliffsDelta],
    ["overlap", overlap],
  ] as const)("%s: the image of an interval holds that of every point in it, and survives JSON", (_, f) => {
    fc.assert(
      fc.property(limits, real(0, 1), (smd, share) => {
        const result = f(smd);
        expect(survivesJson(result)).toBe(true);
        for (const key of ["confidence", "prediction"] as const) {
          const [from, to] = [smd[key] ?? null, result.value[key]];
          expect(to === null).toBe(from === null);
          if (from === null || to === null) continue;
          const inside = at(f, from[0] + share * (from[1] - from[0]));
          expect(inside).toBeGreaterThanOrEqual(to[0] - 1e-12);
          expect(inside).toBeLessThanOrEqual(to[1] + 1e-12);
        }
      }),
    );
  });

  test("cohensU3 at d/√2 is probabilityOfSuperiority, at d/2 cohensU2; cliffsDelta is twice the former less 1", () => {
    fc.assert(
      fc.property(difference, (d) => {
        expectClose(at(probabilityOfSuperiority, d), at(cohensU3, d / Math.SQRT2), near);
        expectClose(at(cohensU2, d), at(cohensU3, d / 2), near);
        expectClose(at(cliffsDelta, d), 2 * at(probabilityOfSuperiority, d) - 1, near);
      }),
    );
  });

  test("overlap O leaves (1 - O) / (1 - O/2) for cohensU1, and is 2 (1 - cohensU2) of a positive difference", () => {
    fc.assert(
      fc.property(real(0, 6), (d) => {
        const common = at(overlap, d);
        expectClose(at(cohensU1, d), (1 - common) / (1 - common / 2), near);
        expectClose(common, 2 * (1 - at(cohensU2, d)), near);
      }),
    );
  });

  test("binomialEffectSizeDisplay: both rates differ by r, and 2r/√(1 - r²) is the SMD again", () => {
    fc.assert(
      fc.property(difference, (d) => {
        const r = at(binomialEffectSizeDisplay, d) - at(binomialEffectSizeDisplay, -d);
        expectClose((2 * r) / Math.sqrt(1 - r * r), d, near);
      }),
    );
  });
});

describe("standardized differences as points and risks", () => {
  test("pointsFromSmd: points are proportional to the reference SD and to the SMD, limits and all", () => {
    fc.assert(
      fc.property(limits, real(0.1, 30), real(0.1, 10), (smd, sd, times) => {
        const reference = { scale: "pain, 0 to 10", source: "a cohort" };
        const one = pointsFromSmd(smd, { ...reference, sd });
        const more = pointsFromSmd(smd, { ...reference, sd: sd * times }).value;
        expectClose(one.value.estimate, (smd.estimate as number) * sd, NEAR_ZERO);
        expectClose(more.estimate, (one.value.estimate as number) * times, NEAR_ZERO);
        for (const key of ["confidence", "prediction"] as const)
          for (const i of [0, 1] as const) {
            const limit = smd[key]?.[i];
            if (limit === undefined) expect(one.value[key]).toBeNull();
            else {
              expectClose(one.value[key]?.[i], limit * sd, NEAR_ZERO);
              expectClose(more[key]?.[i], limit * sd * times, NEAR_ZERO);
            }
          }
        expect(survivesJson(one)).toBe(true);
      }),
    );
  });

  const ways = ["furukawa", "hasselblad-hedges", "cox"] as const;
  const baseline = real(0.05, 0.95);
  /** A risk of nearly 1 has no digits left for its odds. */
  const shift = real(-4, 4);
  const riskAt = (d: number, p: number, way: SmdToRisk): number =>
    riskFromSmd({ estimate: d }, p, way).value.risk.estimate as number;

  test.each(ways)("riskFromSmd by %s: no difference leaves the risk, and two shifts are one of their sum", (way) => {
    fc.assert(
      fc.property(real(-2, 2), real(-2, 2), baseline, (d, more, p) => {
        expectClose(riskAt(0, p, way), p, near);
        const first = riskAt(d, p, way);
        expectClose(riskAt(more, first, way), riskAt(d + more, p, way), { relative: 1e-8, absolute: 1e-10 });
      }),
    );
  });

  test.each(ways)("riskFromSmd by %s: turning the sign and the event together gives the other share", (way) => {
    fc.assert(
      fc.property(shift, baseline, (d, p) => {
        expectClose(riskAt(d, p, way) + riskAt(-d, 1 - p, way), 1, { absolute: 1e-9 });
        expect(riskAt(d + 0.1, p, way)).toBeGreaterThan(riskAt(d, p, way));
      }),
    );
  });

  test.each(ways)(
    "riskFromSmd by %s: difference, ratio and odds ratio are those of the two risks; JSON-safe",
    (way) => {
      fc.assert(
        fc.property(limits, shift, baseline, (some, estimate, p) => {
          const smd = deepFreeze({ ...some, estimate });
          const result = riskFromSmd(smd, p, way);
          const { risk, difference: rd, riskRatio, oddsRatio } = result.value;
          const share = risk.estimate as number;
          expectClose(rd.estimate, share - p, near);
          expectClose(riskRatio.estimate, share / p, near);
          expectClose(oddsRatio.estimate, share / (1 - share) / (p / (1 - p)), near);
          expect(survivesJson(result)).toBe(true);
        }),
      );
    },
  );

  test("riskFromSmd: at a risk of one half cohensU3 by Furukawa; one odds ratio at every baseline by the others", () => {
    fc.assert(
      fc.property(real(-3, 3), baseline, (d, p) => {
        expectClose(riskAt(d, 0.5, "furukawa"), at(cohensU3, d), near);
        const ratio = (way: SmdToRisk) => riskFromSmd({ estimate: d }, p, way).value.oddsRatio.estimate;
        expectClose(ratio("cox"), Math.exp(1.65 * d), near);
        expectClose(ratio("hasselblad-hedges"), Math.exp((d * Math.PI) / Math.sqrt(3)), near);
      }),
    );
  });
});

describe("clusters", () => {
  const size = real(1, 200);
  const icc = real(0, 1);

  test("designEffect: 1 for clusters of one or an ICC of 0, the cluster size for an ICC of 1", () => {
    fc.assert(
      fc.property(size, icc, real(0, 2), (m, rho, cv) => {
        expect(designEffect(1, rho).value).toBe(1);
        expect(designEffect(m, 0, cv).value).toBe(1);
        expectClose(designEffect(m, 1).value, m, EXACT);
      }),
    );
  });

  test("designEffect grows with the ICC, the cluster size and the spread of sizes, and is never below 1", () => {
    fc.assert(
      fc.property(size, real(0, 0.9), real(0, 2), real(0.01, 0.1), (m, rho, cv, more) => {
        const { value } = designEffect(m, rho, cv);
        expect(value).toBeGreaterThanOrEqual(1);
        expect(designEffect(m, rho + more, cv).value).toBeGreaterThanOrEqual(value);
        expect(designEffect(m + more, rho, cv).value).toBeGreaterThanOrEqual(value);
        expect(designEffect(m, rho, cv + more).value).toBeGreaterThanOrEqual(value);
        expect(survivesJson(designEffect(m, rho, cv))).toBe(true);
      }),
    );
  });

  test("effectiveArm: the size times the design effect is that of before, mean and SD stay, 1 changes nothing", () => {
    fc.assert(
      fc.property(group.map(deepFreeze), inflation, (arm, effect) => {
        const result = effectiveArm(arm, effect);
        expectClose(result.value.n * effect, arm.n, EXACT);
        expect(result.value).toEqual({ ...arm, n: result.value.n });
        expect(effectiveArm(arm, 1).value).toEqual(arm);
        expect(survivesJson(result)).toBe(true);
      }),
    );
  });

  test("effectiveEventArm keeps the risk, changes nothing at 1, and adds up over arms with combineEventArms", () => {
    fc.assert(
      fc.property(events.map(deepFreeze), events.map(deepFreeze), inflation, (one, other, effect) => {
        const { n, events: seen } = effectiveEventArm(one, effect).value;
        expectClose(seen / n, one.events / one.n, EXACT);
        expect(effectiveEventArm(one, 1).value).toEqual(one);
        const together = effectiveEventArm(combineEventArms([one, other]).value, effect).value;
        const apart = combineEventArms([one, other].map((arm) => effectiveEventArm(arm, effect).value)).value;
        expectClose(together.n, apart.n, EXACT);
        expectClose(together.events, apart.events, EXACT);
      }),
    );
  });

  test("inflatedStandardError: by the root of the design effect; that of a mean difference of effectiveArm", () => {
    fc.assert(
      fc.property(group, group, inflation, (a, b, effect) => {
        const naive = Math.sqrt(meanDifference(a, b).vi);
        const inflated = inflatedStandardError(naive, effect).value;
        expectClose((inflated / naive) ** 2, effect, EXACT);
        fc.pre(Math.min(a.n, b.n) / effect >= 2);
        const [one, other] = [effectiveArm(a, effect).value, effectiveArm(b, effect).value];
        expectClose(meanDifference(one, other).vi, inflated ** 2, near);
      }),
    );
  });
});

describe("arms together and apart", () => {
  test("combineEventArms: neither order nor grouping of the arms matters, and one arm is itself", () => {
    fc.assert(
      fc.property(fc.array(events, { minLength: 2, maxLength: 6 }).map(deepFreeze), (arms) => {
        const result = combineEventArms(arms);
        expect(combineEventArms(arms.toReversed()).value).toEqual(result.value);
        const [first, ...others] = arms as [(typeof arms)[0], ...typeof arms];
        expect(combineEventArms([first, combineEventArms(others).value]).value).toEqual(result.value);
        expect(combineEventArms([first]).value).toEqual(first);
        expect(survivesJson(result)).toBe(true);
      }),
    );
  });

  test("splitEventArm keeps the risk, and combineEventArms of the parts is the arm again", () => {
    fc.assert(
      fc.property(events.map(deepFreeze), whole(1, 8), (arm, parts) => {
        const result = splitEventArm(arm, parts);
        expectClose(result.value.events / result.value.n, arm.events / arm.n, EXACT);
        const again = combineEventArms(Array.from({ length: parts }, () => result.value)).value;
        expectClose(again.n, arm.n, EXACT);
        expectClose(again.events, arm.events, EXACT);
        expect(survivesJson(result)).toBe(true);
      }),
    );
  });

  test("splitArm keeps mean and SD; combineArms of the parts has size and mean again, and the same sum of squares", () => {
    fc.assert(
      fc.property(group, whole(1, 8), (part, parts) => {
        const arm = deepFreeze({ ...part, n: part.n * parts });
        const result = splitArm(arm, parts);
        expect(result.value).toEqual(part);
        const again = combineArms(Array.from({ length: parts }, () => result.value)).value;
        expect(again.n).toBe(arm.n);
        expectClose(again.mean, arm.mean, EXACT);
        expectClose((again.n - 1) * again.sd ** 2, parts * (part.n - 1) * part.sd ** 2, near);
        expect(survivesJson(result)).toBe(true);
      }),
    );
  });

  test("splitArm in so many parts of parts is splitArm in their product", () => {
    fc.assert(
      fc.property(group, whole(1, 4), whole(1, 4), (arm, one, other) => {
        fc.pre(arm.n >= one * other);
        expectClose(splitArm(splitArm(arm, one).value, other).value.n, splitArm(arm, one * other).value.n, EXACT);
      }),
    );
  });

  const sizes = fc.array(real(0.5, 1000), { minLength: 1, maxLength: 8 }).map(deepFreeze);

  test("harmonicMean: of equal sizes their own, in proportion to the unit, in any order, between least and mean", () => {
    fc.assert(
      fc.property(sizes, real(0.1, 100), whole(1, 8), (some, unit, count) => {
        const value = harmonicMean(some);
        expectClose(harmonicMean(Array.from({ length: count }, () => unit)), unit, EXACT);
        expectClose(harmonicMean(some.map((size) => size * unit)), value * unit, EXACT);
        expectClose(harmonicMean(some.toReversed()), value, EXACT);
        expect(value).toBeGreaterThanOrEqual(Math.min(...some) * (1 - 1e-12));
        const mean = some.reduce((total, size) => total + size, 0) / some.length;
        expect(value).toBeLessThanOrEqual(mean * (1 + 1e-12));
      }),
    );
  });
});

describe("precision", () => {
  const se = real(0.01, 5);
  const df = fc.option(whole(3, 200));

  test("sdFromDifference: order of arms irrelevant, in proportion to the SE, and meanDifference gives the SE back", () => {
    fc.assert(
      fc.property(se, whole(2, 500), whole(2, 500), real(0.1, 10), (error, n1, n2, unit) => {
        const result = sdFromDifference(error, n1, n2);
        const sd = result.value;
        expectClose(sdFromDifference(error, n2, n1).value, sd, EXACT);
        expectClose(sdFromDifference(error * unit, n1, n2).value, sd * unit, EXACT);
        expectClose(meanDifference({ n: n1, mean: 1, sd }, { n: n2, mean: 0, sd }).vi, error ** 2, near);
        expect(survivesJson(result)).toBe(true);
      }),
    );
  });

  test("effectFromWald: interval, statistic or p-value of one estimate tell the same effect; ratios its logarithm", () => {
    fc.assert(
      fc.property(real(0.3, 3), fc.boolean(), real(0.3, 5), real(0.5, 0.99), df, fc.boolean(), (...of) => {
        const [distance, isPositive, statistic, level, freedom, ratio] = of;
        const estimate = isPositive ? distance : -distance;
        const error = distance / statistic;
        const half = statisticFromP(1 - level, freedom).value * error;
        const print = (value: number) => (ratio ? Math.exp(value) : value);
        const ci = [print(estimate - half), print(estimate + half)] as const;
        const options = deepFreeze({ level, df: freedom, ratio });
        const read = (precision: object) => {
          const result = effectFromWald(deepFreeze({ estimate: print(estimate), ...precision }), options);
          expectClose(result.value?.yi, estimate, near);
          expectClose(result.value?.vi, error ** 2, { relative: 1e-7 });
          expect(result.notes).toEqual([]);
          expect(survivesJson(result)).toBe(true);
        };
        read({ ci });
        read({ statistic: { kind: "t", value: statistic } });
        read({ statistic: { kind: "F", value: statistic ** 2 } });
        read({ p: pFromStatistic(statistic, freedom) });
        read({ ci, p: 0.5, statistic: { kind: "z", value: 9 } });
      }),
    );
  });

  test("effectFromWald: the reciprocal ratio with its interval has the opposite effect and the same variance", () => {
    fc.assert(
      fc.property(real(0.1, 10), real(1.05, 5), real(1.05, 5), (estimate, down, up) => {
        const one = effectFromWald({ estimate, ci: [estimate / down, estimate * up] }, { ratio: true });
        const other = effectFromWald(
          { estimate: 1 / estimate, ci: [1 / estimate / up, down / estimate] },
          { ratio: true },
        );
        expectClose(other.value?.yi, -(one.value?.yi as number), near);
        expectClose(other.value?.vi, one.value?.vi as number, near);
      }),
    );
  });

  test("effectFromWald: without precision there is no effect, but a note that says so", () => {
    fc.assert(
      fc.property(difference, (estimate) => {
        const { value, notes } = effectFromWald({ estimate });
        expect(value).toBeNull();
        expect(notes.map(({ code }) => code)).toEqual(["NOTHING_TO_CONVERT"]);
      }),
    );
  });

  test("pairedDifference: SD, SE, interval, t and p of one paired analysis tell the same variance", () => {
    fc.assert(
      fc.property(real(0.3, 20), fc.boolean(), whole(4, 200), real(0.3, 5), real(0.5, 0.99), (...of) => {
        const [distance, isPositive, n, t, level] = of;
        const mean = isPositive ? distance : -distance;
        const error = distance / t;
        const half = statisticFromP(1 - level, n - 1).value * error;
        for (const precision of [
          { sdDifference: error * Math.sqrt(n) },
          { se: error },
          { ci: [mean - half, mean + half] as const, level },
          { t },
          { t: -t },
          { p: pFromStatistic(t, n - 1) },
        ]) {
          const result = pairedDifference(mean, n, deepFreeze(precision));
          expect(result.value.yi).toBe(mean);
          expectClose(result.value.vi, error ** 2, { relative: 1e-7 });
          expect(survivesJson(result)).toBe(true);
        }
      }),
    );
  });

  test("pairedDifference: without correlation the variance of meanDifference, less with more; treatments exchange", () => {
    fc.assert(
      fc.property(difference, whole(2, 200), real(0.1, 30), real(0.1, 30), real(0, 0.8), (mean, n, a, b, r) => {
        const vi = (correlation: number) => pairedDifference(mean, n, { sds: [a, b], correlation }).value.vi;
        expectClose(vi(0), meanDifference({ n, mean, sd: a }, { n, mean: 0, sd: b }).vi, near);
        expect(vi(r + 0.1)).toBeLessThan(vi(r));
        const exchanged = pairedDifference(-mean, n, { sds: [b, a], correlation: r }).value;
        expect(exchanged.yi).toBe(-mean);
        expectClose(exchanged.vi, vi(r), near);
      }),
    );
  });
});

describe("skewnessTest", () => {
  const summary: fc.Arbitrary<FiveNumbers> = fc
    .tuple(real(-50, 50), fc.array(real(0.5, 50), { minLength: 4, maxLength: 4 }), whole(4, 1000), whole(1, 3))
    .map(([min, steps, n, kind]) => {
      const [a, b, c, d] = steps as [number, number, number, number];
      const [q1, median, q3, max] = [min + a, min + a + b, min + a + b + c, min + a + b + c + d];
      return deepFreeze({ n, median, ...(kind & 1 ? { min, max } : {}), ...(kind & 2 ? { q1, q3 } : {}) });
    });
  const through = ({ n, ...values }: FiveNumbers, f: (value: number) => number) =>
    Object.fromEntries(Object.entries(values).map(([key, value]) => [key, f(value as number)])) as Omit<
      FiveNumbers,
      "n"
    >;

  test("skewnessTest knows neither unit nor origin, and survives JSON", () => {
    fc.assert(
      fc.property(summary, real(0.1, 100), real(-100, 100), (some, unit, origin) => {
        const one = skewnessTest(some);
        const other = skewnessTest({ ...through(some, (value) => value * unit + origin), n: some.n }).value;
        expectClose(other.statistic, one.value.statistic, { relative: 1e-8, absolute: 1e-9 });
        expect(other.criticalValue).toBe(one.value.criticalValue);
        expect(one.value.skewed).toBe(one.value.statistic > one.value.criticalValue);
        expect(survivesJson(one)).toBe(true);
      }),
    );
  });

  test("skewnessTest: a distribution and its mirror image are equally skewed", () => {
    fc.assert(
      fc.property(summary, (some) => {
        const { min, q1, median, q3, max, n } = { min: null, q1: null, q3: null, max: null, ...some };
        const turned = (value: number | null): number | null => (value === null ? null : -value);
        const mirror = { min: turned(max), q1: turned(q3), median: -median, q3: turned(q1), max: turned(min), n };
        expect(skewnessTest(mirror).value).toEqual(skewnessTest(some).value);
      }),
    );
  });

  test("skewnessTest: what is symmetric about its median has a statistic of 0 and is not skewed", () => {
    fc.assert(
      fc.property(whole(-50, 50), whole(1, 50), whole(1, 50), whole(4, 5000), whole(1, 3), (...of) => {
        const [median, inner, outer, n, kind] = of;
        const ends = { min: median - inner - outer, max: median + inner + outer };
        const quartiles = { q1: median - inner, q3: median + inner };
        const { statistic, criticalValue, skewed } = skewnessTest({
          n,
          median,
          ...(kind & 1 ? ends : {}),
          ...(kind & 2 ? quartiles : {}),
        }).value;
        expect(statistic).toBe(0);
        expect(criticalValue).toBeGreaterThan(0);
        expect(skewed).toBe(false);
      }),
    );
  });
});

describe("derivationStep", () => {
  test("derivationStep has code and text of its conversion and nothing else; a name goes before the text", () => {
    fc.assert(
      fc.property(events, inflation, fc.string(), (arm, effect, name) => {
        const conversion = deepFreeze(effectiveEventArm(arm, effect));
        const { code, text } = conversion;
        expect(derivationStep(conversion)).toEqual({ code, text });
        expect(derivationStep(conversion, name)).toEqual({ code, text: `${name}: ${text}` });
        expect(survivesJson(derivationStep(conversion, name))).toBe(true);
      }),
    );
  });
});
