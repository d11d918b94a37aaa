import fc from "fast-check";
import { expect, test } from "vitest";
import { type PlanInput, readPlan, synthesize } from "../../src/index.js";
import { deepFreeze } from "../support/freeze.js";
import { contrasts, survivesJson } from "../support/review.js";
import { runs } from "../support/runs.js";

/** Plans as one writes them: the question, and any of the choices. */
const plans: fc.Arbitrary<PlanInput> = fc
  .record(
    {
      by: fc.constantFrom(["window"], ["control"], ["control", "window"]),
      windows: fc.constantFrom("cochranePain", "needling", "gattie2017"),
      timepoint: fc.constantFrom("closest" as const, "latest" as const, "earliest" as const),
      sharedArms: fc.constantFrom("combine" as const, "split" as const),
      tau2: fc.constantFrom("CE" as const, "DL" as const, "PM" as const, "REML" as const),
      interval: fc.constantFrom("z" as const, "t" as const, "HKSJ" as const, "HKSJ-adhoc" as const),
      favours: fc.constantFrom("left" as const, "right" as const, null),
      includeDoubtful: fc.boolean(),
      sensitivityNotes: fc.boolean(),
      level: fc.double({ min: 0.5, max: 0.99, noNaN: true }),
    },
    { requiredKeys: [] },
  )
  .map((choices) => deepFreeze({ outcome: "pain", measure: "MD" as const, ...choices }));

test("readPlan: a complete plan is complete, and keeps what was chosen", () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const complete = readPlan(plan);
      expect(readPlan(complete)).toEqual(complete);
      expect(complete).toMatchObject(plan);
      expect(survivesJson(complete)).toBe(true);
    }),
  );
});

test("synthesize: as many audited rows as rows, the same answer to the plan that it echoes, plain values throughout", () => {
  fc.assert(
    fc.property(contrasts, plans, (rows, plan) => {
      const result = synthesize(rows, plan);
      expect(result.audit).toHaveLength(rows.length);
      expect(result.effects).toHaveLength(rows.length);
      expect(result.rows.tidy).toHaveLength(result.grid.cells.length);
      expect(survivesJson(result)).toBe(true);
      expect(synthesize(rows, result.plan)).toEqual(result);
    }),
    runs(30),
  );
});
