import fc from "fast-check";
import { expect, test } from "vitest";
import { effectSizes, pool, poolStrata, sideBySide, stratify, windows } from "../../src/index.js";
import { lines, read, strata, survivesJson } from "../support/review.js";

test("poolStrata: each cell is pooled as pool does it alone, and what comes out is plain", () => {
  fc.assert(
    fc.property(strata, fc.constantFrom("CE" as const, "DL" as const, "REML" as const), (divided, tau2) => {
      const grid = poolStrata(divided, { tau2 });
      expect(grid.cells.map(({ stratum }) => stratum.key)).toEqual(divided.strata.map(({ key }) => key));
      for (const { fit, stratum } of grid.cells) {
        expect(fit.k).toBe(stratum.effects.length);
        expect(fit.estimate).toBe(pool(stratum.effects, { tau2 }).estimate);
        const [lowest, highest] = [Math.min, Math.max].map((most) => most(...stratum.effects.map(({ yi }) => yi)));
        if (fit.estimate !== null) {
          expect(fit.estimate).toBeGreaterThanOrEqual((lowest as number) - 1e-9);
          expect(fit.estimate).toBeLessThanOrEqual((highest as number) + 1e-9);
        }
      }
      expect(survivesJson(grid)).toBe(true);
    }),
    { numRuns: 40 },
  );
});

test("poolStrata: turning which side favours the treatment turns every estimate and no tau2", () => {
  fc.assert(
    fc.property(lines, (some) => {
      const cells = (favours: "left" | "right") => {
        const effects = effectSizes(read(some), { outcome: "pain", measure: "MD", favours });
        return poolStrata(stratify(effects, { by: ["control"], timepoint: "latest", windows: windows.cochranePain }))
          .cells;
      };
      const right = cells("right");
      for (const [i, { fit }] of cells("left").entries()) {
        const turned = right[i]?.fit;
        if (fit.estimate === null) expect(turned?.estimate).toBeNull();
        else expect(Math.abs(fit.estimate + (turned?.estimate as number))).toBeLessThanOrEqual(1e-9);
        if (fit.tau2 !== null) expect(Math.abs(fit.tau2 - (turned?.tau2 as number))).toBeLessThanOrEqual(1e-9);
      }
    }),
    { numRuns: 40 },
  );
});

test("sideBySide shows every effect and pools none", () => {
  fc.assert(
    fc.property(strata, (divided) => {
      const grid = sideBySide(divided);
      for (const { fit, stratum } of grid.cells) {
        expect([fit.k, fit.estimate, fit.tau2]).toEqual([stratum.effects.length, null, null]);
        expect(fit.studies.map(({ yi, weight }) => [yi, weight])).toEqual(stratum.effects.map(({ yi }) => [yi, null]));
      }
      expect(survivesJson(grid)).toBe(true);
    }),
    { numRuns: 40 },
  );
});
