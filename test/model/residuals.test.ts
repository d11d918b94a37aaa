import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blup, pool, residuals } from "../../src/model/index.js";
import { mantelHaenszel, peto } from "../../src/rare/index.js";
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

describe("residuals of tables", () => {
  // The first five trials of the BCG vaccine (Colditz 1994); residuals and their standard errors as metafor 3.8 gives them.
  const bcg = [
    { label: "Aronson 1948", ai: 4, bi: 119, ci: 11, di: 128 },
    { label: "Ferguson 1949", ai: 6, bi: 300, ci: 29, di: 274 },
    { label: "Rosenthal 1960", ai: 3, bi: 228, ci: 11, di: 209 },
    { label: "Hart 1977", ai: 62, bi: 13536, ci: 248, di: 12619 },
    { label: "Frimodt-Moller 1973", ai: 33, bi: 5036, ci: 47, di: 5761 },
  ];

  test.each([
    [
      "Mantel-Haenszel",
      mantelHaenszel(bcg),
      [0.245285112959, -0.482211475197, -0.202315107291, -0.272464295484, 0.964838168154],
      [0.597599324174, 0.456215293099, 0.658341156354, 0.142528639133, 0.227929325268],
    ],
    [
      "Peto",
      peto(bcg),
      [0.219172306864, -0.323049570474, -0.148261559661, -0.191486519417, 0.86287182554],
      [0.531823449961, 0.347934173419, 0.54257619061, 0.114305009548, 0.224943130237],
    ],
  ])("of %s are over the studies' own standard errors, and none is made again without a table", (_, fit, by, over) => {
    for (const [i, { residual, stdError, standardized, leverage, deleted }] of residuals(fit).entries()) {
      expectClose(residual, by[i] as number, { absolute: 1e-11 });
      expectClose(stdError, over[i] as number, { absolute: 1e-11 });
      expectClose(standardized, (by[i] as number) / (over[i] as number), { relative: 1e-9 });
      expectClose(leverage, fit.studies[i]?.weight as number, { relative: 1e-12 });
      expect(deleted).toBeNull();
    }
  });
});
