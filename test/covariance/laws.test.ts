import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isPositiveDefinite } from "../../src/covariance/definite.js";
import {
  aggregate,
  type CovarianceOptions,
  changeScoreCorrelation,
  covariance,
  covarianceFrom,
} from "../../src/covariance/index.js";
import type { BareEffect } from "../../src/types/index.js";
import { expectClose } from "../support/close.js";

const CLOSE = { relative: 1e-9, absolute: 1e-12 };

interface Row {
  readonly trial: string;
  readonly weeks: number;
  readonly outcome: string;
  readonly treatmentArm: string;
  readonly comparatorArm: string;
  readonly n1: number;
  readonly n2: number;
  readonly yi: number;
  readonly vi: number;
}

/** Effects of up to four trials, no two of one trial by the same arms, outcome and week. */
const rows = fc
  .uniqueArray(
    fc.record({
      trial: fc.constantFrom("A", "B", "C", "D"),
      weeks: fc.integer({ min: 1, max: 60 }),
      outcome: fc.constantFrom("pain", "function"),
      treatmentArm: fc.constantFrom("T1", "T2", "T3"),
      comparatorArm: fc.constantFrom("C1", "C2"),
      n1: fc.integer({ min: 5, max: 200 }),
      n2: fc.integer({ min: 5, max: 200 }),
      yi: fc.double({ min: -2, max: 2, noNaN: true }),
      vi: fc.double({ min: 0.01, max: 2, noNaN: true }),
    }),
    {
      minLength: 1,
      maxLength: 12,
      selector: ({ trial, weeks, outcome, treatmentArm, comparatorArm }) =>
        [trial, weeks, outcome, treatmentArm, comparatorArm].join(),
    },
  )
  // One size for each arm of a trial: arms that lose people by chance may contradict one another.
  .map((all): readonly Row[] => {
    const sizes = new Map<string, number>();
    const sizeOf = (trial: string, arm: string, n: number): number => {
      const key = `${trial} ${arm}`;
      if (!sizes.has(key)) sizes.set(key, n);
      return sizes.get(key) as number;
    };
    return all.map((row) => ({
      ...row,
      n1: sizeOf(row.trial, row.treatmentArm, row.n1),
      n2: sizeOf(row.trial, row.comparatorArm, row.n2),
    }));
  });

const stated = fc.record({
  samplingRho: fc.double({ min: 0.05, max: 0.9, noNaN: true }),
  samplingPhi: fc.double({ min: 0.5, max: 0.98, noNaN: true }),
});

const arms = { treatment: "treatmentArm", comparator: "comparatorArm", treatmentN: "n1", comparatorN: "n2" };
const columns: CovarianceOptions = { arms, obs: "outcome", time: "weeks" };

/** The whole matrix, zeros between trials. */
function wholeOf(effects: readonly Row[], options: CovarianceOptions): number[][] {
  const whole = effects.map(() => effects.map(() => 0));
  for (const block of covariance(effects as readonly BareEffect[], { ...columns, ...options }).blocks)
    for (const [i, row] of block.rows.entries())
      for (const [j, column] of block.rows.entries()) (whole[row] as number[])[column] = block.matrix[i]?.[j] as number;
  return whole;
}

const at = (matrix: readonly (readonly number[])[], i: number, j: number): number => matrix[i]?.[j] as number;

describe("covariance", () => {
  test("symmetric, positive definite, with the sampling variances on its diagonal, and JSON", () => {
    fc.assert(
      fc.property(rows, stated, (effects, options) => {
        // Contrasts among few arms may be sums of one another: they are then kept as they are.
        const found = covariance(effects, { ...columns, ...options, indefinite: "nearest" });
        expect(JSON.parse(JSON.stringify(found))).toEqual(found);
        for (const { rows: places, matrix } of found.blocks) {
          expect(isPositiveDefinite(matrix)).toBe(true);
          places.forEach((place, i) => {
            expectClose(at(matrix, i, i), effects[place]?.vi as number, CLOSE);
            for (let j = 0; j < i; j++) expect(at(matrix, i, j)).toBe(at(matrix, j, i));
          });
        }
      }),
    );
  });

  test("the order of effects does not matter", () => {
    fc.assert(
      fc.property(rows, stated, fc.integer(), (effects, options, seed) => {
        const order = effects.map((_, i) => i).sort((a, b) => Math.sin(seed + a) - Math.sin(seed + b));
        const [one, other] = [effects, order.map((i) => effects[i] as Row)].map((each) =>
          wholeOf(each, { ...options, indefinite: "keep" }),
        ) as [number[][], number[][]];
        order.forEach((place, i) => {
          order.forEach((column, j) => {
            expectClose(at(other, i, j), at(one, place, column), CLOSE);
          });
        });
      }),
    );
  });

  test("in other units it is multiplied by their square", () => {
    fc.assert(
      fc.property(rows, stated, fc.double({ min: 0.01, max: 100, noNaN: true }), (effects, options, unit) => {
        const scaled = effects.map((each) => ({ ...each, yi: unit * each.yi, vi: unit ** 2 * each.vi }));
        const [one, other] = [effects, scaled].map((each) => wholeOf(each, { ...options, indefinite: "keep" })) as [
          number[][],
          number[][],
        ];
        one.forEach((row, i) => {
          row.forEach((value, j) => {
            expectClose(at(other, i, j), unit ** 2 * value, CLOSE);
          });
        });
      }),
    );
  });

  test("uncorrelated measurements of arms that no other effect has at that time: independent effects", () => {
    fc.assert(
      fc.property(rows, (effects) => {
        const whole = wholeOf(effects, { samplingRho: 0, indefinite: "keep" });
        effects.forEach((one, i) => {
          effects.forEach((other, j) => {
            const shares = one.treatmentArm === other.treatmentArm || one.comparatorArm === other.comparatorArm;
            const same = one.trial === other.trial && one.weeks === other.weeks && one.outcome === other.outcome;
            if (i !== j && !(shares && same)) expect(at(whole, i, j)).toBe(0);
          });
        });
      }),
    );
  });

  test("covariances as given are what they were", () => {
    fc.assert(
      fc.property(rows, stated, (effects, options) => {
        const made = covariance(effects, { ...columns, ...options, indefinite: "nearest" });
        expect(covarianceFrom(wholeOf(effects, { ...options, indefinite: "nearest" }), effects).blocks).toEqual(
          made.blocks,
        );
      }),
    );
  });
});

describe("aggregate", () => {
  test("an effect for each trial, no less precise than its most precise one, and no mean more precise than it", () => {
    fc.assert(
      fc.property(rows, stated, (effects, { samplingRho }) => {
        const { effects: best, trials } = aggregate(effects, { samplingRho });
        const { effects: plain } = aggregate(effects, { samplingRho, weighted: false });
        expect(best.length).toBe(new Set(effects.map(({ trial }) => trial)).size);
        trials.forEach(({ rows: places, weights }, i) => {
          const { vi } = best[i] as BareEffect;
          expectClose(
            weights.reduce((total, weight) => total + weight, 0),
            1,
            CLOSE,
          );
          expect(vi).toBeLessThanOrEqual(Math.min(...places.map((place) => (effects[place] as Row).vi)) * (1 + 1e-9));
          expect(vi).toBeLessThanOrEqual((plain[i] as BareEffect).vi * (1 + 1e-9));
        });
      }),
    );
  });

  test("a shift of all effects shifts each mean", () => {
    fc.assert(
      fc.property(rows, fc.double({ min: -5, max: 5, noNaN: true }), (effects, shift) => {
        const shifted = effects.map((each) => ({ ...each, yi: each.yi + shift }));
        const [one, other] = [effects, shifted].map((each) => aggregate(each, { samplingRho: 0.5 }).effects) as [
          readonly BareEffect[],
          readonly BareEffect[],
        ];
        one.forEach(({ yi, vi }, i) => {
          expectClose(other[i]?.yi, yi + shift, { absolute: 1e-9 });
          expectClose(other[i]?.vi, vi, CLOSE);
        });
      }),
    );
  });
});

describe("changeScoreCorrelation", () => {
  test("by equal standard deviations it is the short formula, the same either way round, within -1 and 1", () => {
    const r = fc.double({ min: -0.95, max: 0.95, noNaN: true });
    fc.assert(
      fc.property(r, r, r, (visits, first, second) => {
        fc.pre(1 + 2 * visits * first * second - visits ** 2 - first ** 2 - second ** 2 > 1e-6);
        const found = changeScoreCorrelation({ visits, first, second });
        const short = (1 + visits - first - second) / (2 * Math.sqrt((1 - first) * (1 - second)));
        expectClose(found, short, CLOSE);
        expectClose(changeScoreCorrelation({ visits, first: second, second: first }), found, CLOSE);
        expect(Math.abs(found)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
