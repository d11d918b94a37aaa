import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { weighed } from "../../src/model/mixed-model.js";
import { sampleOf } from "../../src/model/sample.js";
import { orthonormal } from "../../src/numeric/index.js";
import { DesignModel } from "../../src/regression/design-model.js";
import type { BareEffect } from "../../src/types/index.js";
import { extreme } from "../model/fixtures.js";
import { expectClose } from "../support/close.js";

const modelOf = (effects: readonly BareEffect[], columns: readonly (readonly number[])[]): DesignModel =>
  new DesignModel(
    effects.map(({ yi }) => yi),
    effects.map(({ vi }) => vi),
    orthonormal(columns.map((column) => Float64Array.from(column))),
  );

const fields = ["sumW", "sumWW", "Q", "yPPy", "yPPPy", "trP", "trPP"] as const;

test("with one column of ones it is the model without moderators, for variances up to 24 powers of ten apart", () => {
  fc.assert(
    fc.property(extreme, fc.double({ min: -8, max: 24, noNaN: true }), (effects, power) => {
      const model = modelOf(effects, [effects.map(() => 3)]);
      const sample = sampleOf(effects);
      expect([model.unit, model.smallestV, model.largestV]).toEqual([sample.unit, sample.smallestV, sample.largestV]);
      for (const tau2 of [0, 10 ** power]) {
        const [ours, closed] = [model.weigh(tau2, weighed()), sample.weigh(tau2, weighed())];
        for (const field of fields) expectClose(ours[field], closed[field], { relative: 1e-9, absolute: 1e-290 });
        expectClose(model.logXX - model.logXWX(ours), sample.logXX - sample.logXWX(closed), {
          relative: 1e-9,
          absolute: 1e-9,
        });
      }
    }),
  );
});

describe("with three columns", () => {
  const effects = [0.1, 0.5, -0.3, 1.2, 0.7, 0.0, 2.1].map((yi, i) => ({ yi, vi: 0.05 + 0.1 * ((i * 5) % 7) }));
  const columns = [
    [1, 1, 1, 1, 1, 1, 1],
    [1, 2, 3, 5, 8, 9, 4],
    [0, 1, 0, 1, 1, 0, 0],
  ];

  /** $P = W - W Q (Q' W Q)^{-1} Q' W$ as a matrix, by projecting the columns of the square root of W one after another. */
  const projection = (tau2: number): number[][] => {
    const roots = effects.map(({ vi }) => 1 / Math.sqrt(vi + tau2));
    const { q } = orthonormal(columns.map((column) => Float64Array.from(column, (value, i) => value * roots[i]!)));
    return effects.map((_, i) =>
      effects.map(
        (__, j) => roots[i]! * (Number(i === j) - q.reduce((sum, each) => sum + each[i]! * each[j]!, 0)) * roots[j]!,
      ),
    );
  };

  test.each([0, 0.3, 50])("all sums are those of the projection, at tau2 = %d", (tau2) => {
    const model = modelOf(effects, columns);
    const area = model.unit ** 2;
    const at = model.weigh(tau2 / area, weighed());
    const P = projection(tau2);
    const times = (y: readonly number[]): number[] =>
      P.map((row) => row.reduce((sum, each, j) => sum + each * y[j]!, 0));
    const dot = (a: readonly number[], b: readonly number[]): number =>
      a.reduce((sum, each, i) => sum + each * b[i]!, 0);
    const y = effects.map(({ yi }) => yi);
    const Py = times(y);
    const exact = { relative: 1e-11 };
    expectClose(at.Q, dot(y, Py), exact);
    expectClose(at.yPPy / area, dot(Py, Py), exact);
    expectClose(at.yPPPy / area ** 2, dot(Py, times(Py)), exact);
    expectClose(
      at.trP / area,
      P.reduce((sum, row, i) => sum + row[i]!, 0),
      exact,
    );
    expectClose(
      at.trPP / area ** 2,
      P.flat().reduce((sum, each) => sum + each * each, 0),
      exact,
    );
  });

  test("fitted effects and leverages are those of weighted least squares, and leverages add up to the columns", () => {
    const model = modelOf(effects, columns);
    model.weigh(0.2 / model.unit ** 2, weighed());
    const { fitted, leverage } = model.estimates();
    const P = projection(0.2);
    for (const [i, { yi, vi }] of effects.entries()) {
      const Py = P[i]!.reduce((sum, each, j) => sum + each * effects[j]!.yi, 0);
      expectClose(fitted[i]!, yi - (vi + 0.2) * Py, { absolute: 1e-12 });
      expectClose(leverage[i]!, 1 - (vi + 0.2) * P[i]![i]!, { absolute: 1e-12 });
    }
    expectClose(
      leverage.reduce((a, b) => a + b),
      3,
      { relative: 1e-12 },
    );
  });

  test("effects of 1e8 with variances of 1e-4 lose no more digits than they have", () => {
    const shifted = effects.map(({ yi, vi }) => ({ yi: 1e8 + yi, vi: vi * 1e-4 }));
    const plain = effects.map(({ yi, vi }) => ({ yi: 1e8 + yi - 1e8, vi: vi * 1e-4 }));
    const [a, b] = [shifted, plain].map((each) => modelOf(each, columns).weigh(0, weighed()));
    expectClose(a!.Q, b!.Q, { relative: 1e-12 });
  });
});
