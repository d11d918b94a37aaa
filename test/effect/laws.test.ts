import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type BinaryMeasure,
  bangIndex,
  combineEvents,
  combineGroups,
  contrastsFromArms,
  effectSizes,
  effectsFromTable,
  type Group,
  meanDifference,
  pool,
  pooledSd,
  standardizeBy,
  standardizedMeanDifference,
  twoByTwo,
} from "../../src/index.js";
import { EXACT, expectClose } from "../support/close.js";
import { contrasts, lines, read, survivesJson } from "../support/review.js";

const real = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const group: fc.Arbitrary<Group> = fc.record({
  n: fc.integer({ min: 3, max: 300 }),
  mean: real(-50, 50),
  sd: real(0.1, 30),
});
const arm = fc
  .record({ n: fc.integer({ min: 1, max: 500 }), share: real(0, 1) })
  .map(({ n, share }) => ({ n, events: Math.round(n * share) }));
const ratios = fc.constantFrom<BinaryMeasure>("OR", "RR", "RD");

/** Means are told apart on the scale of the numbers that they were made of. */
const near = (size: number) => ({ absolute: 1e-11 * (1 + Math.abs(size)), relative: 1e-9 });

describe("differences of means", () => {
  test("meanDifference: shifting both arms changes nothing, exchanging them turns the sign", () => {
    fc.assert(
      fc.property(group, group, real(-100, 100), (a, b, by) => {
        const [one, other] = [meanDifference(a, b), meanDifference(b, a)];
        expect(other.yi + one.yi).toBe(0);
        expectClose(other.vi, one.vi, EXACT);
        const shifted = meanDifference({ ...a, mean: a.mean + by }, { ...b, mean: b.mean + by });
        expectClose(shifted.yi, one.yi, near(200));
        expect(shifted.vi).toBe(one.vi);
      }),
    );
  });

  test("standardizedMeanDifference is smaller than the difference over pooledSd, and knows no unit", () => {
    fc.assert(
      fc.property(group, group, real(0.01, 100), (a, b, unit) => {
        const { yi, vi } = standardizedMeanDifference(a, b);
        const d = (a.mean - b.mean) / pooledSd(a, b);
        expect(Math.abs(yi)).toBeLessThanOrEqual(Math.abs(d));
        expect(Math.sign(yi)).toBe(Math.sign(d));
        expect(vi).toBeGreaterThanOrEqual(1 / a.n + 1 / b.n);
        const scaled = ({ n, mean, sd }: Group) => ({ n, mean: mean * unit, sd: sd * unit });
        expectClose(standardizedMeanDifference(scaled(a), scaled(b)).yi, yi, near(d));
      }),
    );
  });

  test("pooledSd lies between the two, and is the one where they are the same", () => {
    fc.assert(
      fc.property(group, group, (a, b) => {
        const sd = pooledSd(a, b);
        expect(sd).toBeGreaterThanOrEqual(Math.min(a.sd, b.sd) * (1 - 1e-12));
        expect(sd).toBeLessThanOrEqual(Math.max(a.sd, b.sd) * (1 + 1e-12));
        expectClose(pooledSd(a, { ...b, sd: a.sd }), a.sd, EXACT);
      }),
    );
  });

  test("standardizeBy a known deviation divides; by an estimated one it comes nearer to 0 and is less certain", () => {
    fc.assert(
      fc.property(
        fc.record({ yi: real(-20, 20), vi: real(0.01, 10) }),
        real(0.1, 30),
        fc.integer({ min: 2, max: 400 }),
        (difference, sd, df) => {
          const known = standardizeBy(difference, sd, null);
          expectClose(known.yi * sd, difference.yi, near(difference.yi));
          expectClose(known.vi * sd ** 2, difference.vi, EXACT);
          const estimated = standardizeBy(difference, sd, df);
          expect(Math.abs(estimated.yi)).toBeLessThanOrEqual(Math.abs(known.yi));
          expect(estimated.vi).toBeGreaterThan(0);
        },
      ),
    );
  });
});

describe("tables of two by two", () => {
  test("twoByTwo: exchanging the arms turns the sign, and what is dropped is dropped both ways", () => {
    fc.assert(
      fc.property(ratios, arm, arm, (measure, a, b) => {
        const [one, other] = [twoByTwo(measure, a, b), twoByTwo(measure, b, a)];
        expect(other === null).toBe(one === null);
        if (one === null || other === null) return;
        expectClose(other.yi, -one.yi, near(one.yi));
        expectClose(other.vi, one.vi, { relative: 1e-9 });
        expect(survivesJson(one)).toBe(true);
      }),
    );
  });

  test("twoByTwo: counting those without the event turns the odds ratio and the risk difference", () => {
    fc.assert(
      fc.property(fc.constantFrom<BinaryMeasure>("OR", "RD"), arm, arm, (measure, a, b) => {
        const without = ({ n, events }: typeof a) => ({ n, events: n - events });
        const [one, other] = [twoByTwo(measure, a, b), twoByTwo(measure, without(a), without(b))];
        if (one !== null) expectClose(other?.yi, -one.yi, near(one.yi));
      }),
    );
  });
});

describe("arms as one", () => {
  test("combineGroups: all participants are counted, in any order and in any steps", () => {
    fc.assert(
      fc.property(group, group, group, (a, b, c) => {
        const all = combineGroups([a, b, c]);
        expect(all.n).toBe(a.n + b.n + c.n);
        const size = Math.max(...[a, b, c].map(({ mean, sd }) => Math.abs(mean) + sd));
        for (const other of [combineGroups([c, a, b]), combineGroups([combineGroups([a, b]), c])]) {
          expect(other.n).toBe(all.n);
          expectClose(other.mean, all.mean, near(size));
          expectClose(other.sd, all.sd, { relative: 1e-9 });
        }
        expectClose(combineGroups([a]).sd, a.sd, EXACT);
      }),
    );
  });

  test("combineEvents adds, in any order and in any steps", () => {
    fc.assert(
      fc.property(arm, arm, arm, (a, b, c) => {
        const all = combineEvents([a, b, c]);
        expect(all).toEqual({ n: a.n + b.n + c.n, events: a.events + b.events + c.events });
        expect(combineEvents([combineEvents([c, b]), a])).toEqual(all);
      }),
    );
  });
});

test("bangIndex lies between -1 and 1, and turns its sign where right and wrong change places", () => {
  const count = fc.integer({ min: 0, max: 200 });
  fc.assert(
    fc.property(count, count, count, (treatment, comparator, unknown) => {
      fc.pre(treatment + comparator + unknown > 0);
      const one = bangIndex({ treatment, comparator, unknown }, "treatment");
      const other = bangIndex({ treatment, comparator, unknown }, "comparator");
      expect(Math.abs(one.index)).toBeLessThanOrEqual(1);
      expect(Math.max(...one.confidence.map(Math.abs))).toBeLessThanOrEqual(1);
      expect(other.index + one.index).toBe(0);
      expect(other.stdError).toBe(one.stdError);
      expect(bangIndex({ treatment: comparator, comparator: treatment, unknown }, "comparator")).toEqual(one);
      expect(survivesJson(one)).toBe(true);
    }),
  );
});

describe("rows become effects", () => {
  const question = { outcome: "pain", measure: "MD", favours: "left" } as const;

  test("effectSizes: one record a row in the order of the rows, plain values, the rows left as they were", () => {
    fc.assert(
      fc.property(contrasts, (rows) => {
        const effects = effectSizes(rows, question);
        expect(effects.map(({ contrast }) => contrast.row)).toEqual(rows.map(({ row }) => row));
        for (const effect of effects) expect((effect.yi === null) !== "derivation" in effect).toBe(true);
        expect(survivesJson(effects)).toBe(true);
      }),
    );
  });

  test("effectSizes: the order of rows changes no effect", () => {
    fc.assert(
      fc.property(lines, (some) => {
        const numbers = (rows: readonly string[]) =>
          effectSizes(read(rows), question)
            .map(({ contrast, yi, vi, status }) =>
              JSON.stringify([contrast.trial, contrast.comparatorArm, contrast.weeks, yi, vi, status]),
            )
            .sort();
        expect(numbers(some.toReversed())).toEqual(numbers(some));
      }),
    );
  });

  test("effectsFromTable reads the effects that it was given, with variances or standard errors, and pool takes them", () => {
    const row = fc.record({ yi: real(-3, 3), sei: real(0.05, 2) });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), (rows) => {
        const csv = (head: string, cell: (each: { yi: number; sei: number }) => number) =>
          [`study,yi,${head}`, ...rows.map((each, i) => `T${i},${each.yi},${cell(each)}`)].join("\n");
        const [byVi, bySei] = [csv("vi", ({ sei }) => sei ** 2), csv("sei", ({ sei }) => sei)].map((text) =>
          effectsFromTable(text, { measure: "SMD" }),
        ) as [ReturnType<typeof effectsFromTable>, ReturnType<typeof effectsFromTable>];
        expect(byVi.map(({ yi }) => yi)).toEqual(rows.map(({ yi }) => yi + 0));
        for (const [i, { vi }] of bySei.entries()) expectClose(byVi[i]?.vi as number, vi as number, { relative: 1e-9 });
        expect(pool(byVi).k).toBe(rows.length);
        expect(survivesJson(byVi)).toBe(true);
      }),
    );
  });

  test("contrastsFromArms: a trial of a arms at v visits gives (a - 1) v contrasts against its reference", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 1, max: 3 }), real(0.1, 5), (arms, visits, se) => {
        const rows = Array.from({ length: visits }, (_, visit) =>
          Array.from({ length: arms }, (_, i) => `A,${i === 0 ? "placebo" : `drug ${i}`},pain,${visit + 1},${i},${se}`),
        ).flat();
        const text = ["trial,arm,outcome,weeks,mean,se", ...rows].join("\n");
        const made = contrastsFromArms(text, undefined, { reference: ["placebo"] });
        expect(made).toHaveLength((arms - 1) * visits);
        expect(new Set(made.map(({ comparatorArm }) => comparatorArm))).toEqual(new Set(["placebo"]));
        expect(survivesJson(made)).toBe(true);
      }),
    );
  });
});
