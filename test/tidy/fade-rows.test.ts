import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contrastWeeks, curveAt, fade, persistence, timeToHalf } from "../../src/fade/index.js";
import { windows } from "../../src/strata/index.js";
import { fadeRows, glossary } from "../../src/tidy/index.js";
import type { Fade, Row } from "../../src/types/index.js";

const WEEKS = [2, 6, 20, 52];

/** Trials by their changes, and one control of which a single trial is known. */
function made(changes: readonly number[], shape: "linear" | "log-linear" | "windows"): Fade {
  const rows = changes.flatMap((change, i) =>
    WEEKS.map((weeks, j) => ({
      trial: `T${i}`,
      weeks,
      control: "sham",
      yi: -1 + (0.2 + change) * Math.log(weeks + 1 + j),
    })),
  );
  const all = [...rows, ...rows.slice(0, 4).map((row) => ({ ...row, trial: "alone", control: "usual care" }))];
  return fade(
    all.map(({ yi }) => ({ yi, vi: 0.02 })),
    {
      data: {
        trial: all.map(({ trial }) => trial),
        weeks: all.map(({ weeks }) => weeks),
        control: all.map(({ control }) => control),
      },
      ...{ samplingRho: 0.5, shape, windows: windows.cochranePain },
    },
  );
}

const changes = fc.array(fc.double({ min: -0.15, max: 0.15, noNaN: true }), { minLength: 5, maxLength: 8 });
const shapes = fc.constantFrom("linear" as const, "log-linear" as const, "windows" as const);
const called = (rows: readonly Row[], reading: string): readonly Row[] => rows.filter((row) => row.reading === reading);

describe("fadeRows", () => {
  test("each reading of each curve stands in its row, in columns of the glossary, and each group without a curve with its reason", () => {
    const known = new Set(glossary.map(({ key }) => key));
    fc.assert(
      fc.property(changes, shapes, (all, shape) => {
        const found = made(all, shape);
        const [curve] = found.curves;
        const rows = fadeRows(found);
        const columns = Object.keys(rows[0]!);
        for (const row of rows) {
          expect(Object.keys(row).filter((key) => !known.has(key))).toEqual([]);
          expect(Object.keys(row)).toEqual(columns);
          expect(Object.values(row).every((value) => typeof value !== "number" || Number.isFinite(value))).toBe(true);
        }
        expect(called(rows, "effect").map(({ value }) => value)).toEqual(
          curveAt(curve!, WEEKS).map(({ estimate }) => estimate),
        );
        expect(called(rows, "difference")[0]?.value).toBe(contrastWeeks(curve!, 2, 52).estimate);
        const share = persistence(curve!, 52, 2);
        const [row] = called(rows, "persistence");
        expect([row?.value, row?.valueLower, row?.setKind, row?.headline]).toEqual([
          ...[share.estimate, share.limits?.[0] ?? null, share.kind, share.headline],
        ]);
        if (shape === "windows") expect(called(rows, "time to half")).toEqual([]);
        else expect(called(rows, "time to half")[0]?.value).toBe(timeToHalf(curve!, 2).estimate);
        expect(called(rows, "no curve").map(({ control, notes }) => [control, notes])).toEqual([
          ["usual care", "ONE_TRIAL"],
        ]);
      }),
      { numRuns: 10 },
    );
  });

  test("weeks may be chosen, beyond those observed only on request", () => {
    const found = made([0, 0.1, -0.1, 0.05, -0.05], "log-linear");
    const rows = fadeRows(found, { weeks: [4, 26], since: 4, until: 26 });
    expect(called(rows, "effect").map(({ week }) => week)).toEqual([4, 26]);
    expect(called(rows, "persistence").map(({ week, sinceWeek }) => [week, sinceWeek])).toEqual([[26, 4]]);
    expect(() => fadeRows(found, { weeks: [104] })).toThrow(expect.objectContaining({ code: "BEYOND_OBSERVED" }));
    expect(called(fadeRows(found, { weeks: [104], extrapolate: true }), "effect")).toHaveLength(1);
  });
});
