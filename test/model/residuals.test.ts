import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blup, pool, residuals } from "../../src/model/index.js";
import { expectClose } from "../support/close.js";

const sets = fc.array(
  fc.record({ yi: fc.double({ min: -3, max: 3, noNaN: true }), vi: fc.double({ min: 0.01, max: 2, noNaN: true }) }),
  { minLength: 3, maxLength: 8 },
);

describe("residuals", () => {
  test("weighted by their leverage they cancel, and they turn with the sign of the effects", () => {
    fc.assert(
      fc.property(sets, (effects) => {
        const found = residuals(pool(effects));
        expect(found).toHaveLength(effects.length);
        const sum = found.reduce((total, { residual, leverage }) => total + leverage * residual, 0);
        expectClose(sum, 0, { absolute: 1e-12 });
        const turned = residuals(pool(effects.map(({ yi, vi }) => ({ yi: -yi, vi }))));
        for (const [i, { residual }] of turned.entries())
          expectClose(residual, -(found[i]?.residual as number), { absolute: 1e-6 });
      }),
    );
  });

  test("there are none where nothing is pooled", () => {
    expect(residuals(pool([]))).toEqual([]);
    expect(residuals(pool([{ yi: 1, vi: 1 }]))).toEqual([]);
    expect(blup(pool([{ yi: 1, vi: 1 }]))).toEqual([]);
  });
});
