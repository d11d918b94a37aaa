import fc from "fast-check";
import { expect, test } from "vitest";
import { poolStrata, tidy } from "../../src/index.js";
import { kindOf, mimeBundle, show } from "../../src/notebook/index.js";
import { contrasts, effects, strata } from "../support/review.js";
import { runs } from "../support/runs.js";

/** Values of the line with their kinds. */
const values = fc.oneof(
  contrasts.map((value) => ["contrasts", value] as const),
  effects.map((value) => ["effects", value] as const),
  strata.map((value) => ["strata", value] as const),
  strata.map((value) => ["grid", poolStrata(value)] as const),
  strata.map((value) => ["rows", tidy(poolStrata(value))] as const),
);

test("kindOf tells every value of the line by its shape, also after JSON, and nothing else", () => {
  fc.assert(
    fc.property(values, fc.anything(), ([kind, value], other) => {
      expect(kindOf(value)).toBe(kind);
      expect(kindOf(JSON.parse(JSON.stringify(value)))).toBe(kind);
      if (typeof other !== "object") expect(kindOf(other)).toBeNull();
    }),
  );
});

test("mimeBundle always has text, and escapes what stands in tables; show gives the same", async () => {
  await fc.assert(
    fc.asyncProperty(values, async ([, value]) => {
      const bundle = await mimeBundle(value);
      expect(bundle["text/plain"].length).toBeGreaterThan(0);
      expect(bundle["text/plain"]).not.toMatch(/undefined|NaN|\[object/);
      expect(bundle["text/html"] ?? "").not.toMatch(/undefined|NaN|\[object|<script/);
      expect(await show(value)).toEqual(bundle);
    }),
    runs(15),
  );
});
