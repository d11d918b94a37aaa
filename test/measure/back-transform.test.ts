import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { backTransform, measureEffect, measureEffects, naturalScale } from "../../src/measure/index.js";
import { pool } from "../../src/model/index.js";
import { forestPlot, forestText } from "../../src/plot/index.js";
import { tidy } from "../../src/tidy/index.js";
import type { ArmEvents, Measure, Measured, MeasuredEffect } from "../../src/types/index.js";
import { expectClose } from "../support/close.js";
import { codes } from "./samples.js";

// There and back: the slope of a scale near its end magnifies rounding.
const THERE_AND_BACK = { relative: 1e-7, absolute: 1e-9 };

const isMeasured = (effect: MeasuredEffect): effect is Measured => effect.yi !== null;

/** Values that a reader may see, within the range of a scale. */
const valuesOf = ([low, high]: readonly [number, number]) =>
  fc.double({ min: Math.max(low, -50) + 0.01, max: Math.min(high, 50) - 0.01, noNaN: true });

test.each(codes)("%s: what leads back undoes what led there", (measure) => {
  const { range, analysis, value } = naturalScale(measure, 37);
  fc.assert(fc.property(valuesOf(range), (seen) => expectClose(value(analysis(seen)), seen, THERE_AND_BACK)));
});

test.each(codes)("%s: limits keep their order on the way back", (measure) => {
  const { value } = naturalScale(measure, 37);
  const y = fc.double({ min: -6, max: 6, noNaN: true });
  fc.assert(
    fc.property(y, y, (one, other) => {
      const [low, high] = [value(Math.min(one, other)), value(Math.max(one, other))];
      // Rounding may put neighbours the other way round in the last digit.
      expect(high - low).toBeGreaterThanOrEqual(-1e-15 * Math.max(1, Math.abs(high)));
    }),
  );
});

describe("one group's proportion and rate", () => {
  const arm: ArmEvents = { n: 40, events: 9 };

  test.each(["PR", "PLN", "PLO", "PRZ", "PAS", "PFT"] as const)("%s leads back to the proportion", (measure) => {
    const { yi } = measureEffect(measure, arm) as Measured;
    expectClose(backTransform(measure, yi, { n: arm.n }), 9 / 40, { relative: 1e-12 });
  });

  test.each(["IR", "IRLN", "IRS", "IRFT"] as const)("%s leads back to the rate", (measure) => {
    const { yi } = measureEffect(measure, { events: 9, time: 120 }) as Measured;
    expectClose(backTransform(measure, yi, { n: 120 }), 9 / 120, { relative: 1e-12 });
  });

  test("no event and events alone lead back to 0 and 1, and so does what lies beyond", () => {
    for (const [events, p] of [
      [0, 0],
      [40, 1],
    ] as const) {
      const { yi } = measureEffect("PFT", { n: 40, events }) as Measured;
      expect(backTransform("PFT", yi, { n: 40 })).toBe(p);
      expect(backTransform("PFT", yi + (p === 0 ? -1 : 1), { n: 40 })).toBe(p);
    }
  });

  test("Barendregt et al. (2013): the double arcsine of a pooled effect leads back by the harmonic mean of the sizes", () => {
    const rows = measureEffects("PFT", [arm, { n: 90, events: 11 }, { n: 25, events: 8 }]).filter(isMeasured);
    const fit = pool(rows, { tau2: "DL", interval: "z" });
    const n = 3 / (1 / 40 + 1 / 90 + 1 / 25);
    expectClose(backTransform(fit)?.n, n, { relative: 1e-12 });
    expectClose(backTransform(fit)?.estimate, backTransform("PFT", fit.estimate as number, { n }), { relative: 1e-12 });
    expect(() => backTransform({ ...fit, studies: [] })).toThrow(expect.objectContaining({ code: "NO_SIZE" }));
    expectClose(tidy(fit)[0]?.natural as number, backTransform(fit)?.estimate as number, { relative: 1e-12 });
  });
});

describe("a pooled proportion", () => {
  const rows = [
    { label: "A", n: 40, events: 9 },
    { label: "B", n: 90, events: 11 },
    { label: "C", n: 25, events: 8 },
  ];
  const fit = pool(measureEffects("PLO", rows).filter(isMeasured), { tau2: "CE", interval: "z" });

  test("is printed as a proportion by figures, texts and rows", () => {
    const p = backTransform(fit);
    expectClose(p?.estimate, 1 / (1 + Math.exp(-(fit.estimate as number))), { relative: 1e-12 });
    expect(tidy(fit)[0]?.natural).toBe(p?.estimate);
    expect(tidy(fit)[0]?.naturalUpper).toBe(p?.confidence?.[1]);
    const text = forestText(fit, { width: 80 });
    expect(text).toContain(
      `${p?.estimate?.toFixed(2)} [${p?.confidence?.map((limit) => limit.toFixed(2)).join(", ")}]`,
    );
    expect(text).toContain("Proportion, 95% CI, transformed scale");
    expect(JSON.stringify(forestPlot(fit))).toContain("Proportion, 95% CI, transformed scale");
  });

  test("stands on an axis whose ticks are proportions, without a line of no effect", () => {
    const { layer = [] } = forestPlot(fit) as {
      layer?: readonly { mark?: unknown; encoding?: { x?: { datum?: unknown } } }[];
    };
    expect(layer.some(({ encoding }) => encoding?.x?.datum === 0)).toBe(false);
    expect(() => forestPlot(fit, { limits: [0.1, 1.2] })).toThrow(expect.objectContaining({ code: "BAD_LIMITS" }));
    expect(() => forestPlot(fit, { limits: [0.05, 0.5] })).not.toThrow();
  });

  test("does not mix with another measure", () => {
    const [mean] = measureEffects("PR", rows).filter(isMeasured);
    expect(() =>
      pool([...fit.studies.map(({ yi, vi }) => ({ yi, vi, measure: "PLO" as Measure })), mean as Measured]),
    ).toThrow(expect.objectContaining({ code: "MIXED_MEASURES" }));
  });
});
