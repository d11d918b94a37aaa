import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { effectSizes, stratify, weeksFrom, windowOf, windowSet, windows } from "../../src/index.js";
import { contrasts, effects, lines, read, survivesJson } from "../support/review.js";

const by = { by: ["control", "window"], windows: windows.cochranePain } as const;

describe("stratify", () => {
  test("every effect that belongs to the question stands somewhere, and none twice", () => {
    fc.assert(
      fc.property(effects, (all) => {
        const { strata, unplaced } = stratify(all, by);
        const rows = strata.flatMap(({ effects, doubtful, passedOver }) => [
          ...effects.flatMap((effect) => effect.rows),
          ...doubtful.flatMap((effect) => effect.rows),
          ...passedOver.flatMap(({ effect }) => effect.rows),
        ]);
        const left = unplaced.map(({ effect }) => effect.contrast.row);
        const numbers = all.filter(({ yi }) => yi !== null).map(({ contrast }) => contrast.row);
        const placed = [...rows, ...left.filter((row) => numbers.includes(row))];
        expect(placed.toSorted((a, b) => a - b)).toEqual(numbers);
      }),
    );
  });

  test("a trial gives a cell at most one effect, of a visit that lies in its window", () => {
    fc.assert(
      fc.property(
        effects,
        fc.constantFrom("closest" as const, "latest" as const, "earliest" as const),
        (all, timepoint) => {
          for (const { effects: some, key } of stratify(all, { ...by, timepoint }).strata) {
            expect(new Set(some.map(({ contrast }) => contrast.trial)).size).toBe(some.length);
            for (const { contrast } of some)
              expect(windowOf(contrast.weeks as number, windows.cochranePain)?.name).toBe(key.window);
          }
        },
      ),
    );
  });

  test("the order of rows changes no cell, and what comes out is plain", () => {
    fc.assert(
      fc.property(lines, (some) => {
        const cells = (rows: readonly string[]) =>
          stratify(effectSizes(read(rows), { outcome: "pain", measure: "MD" }), by).strata.map(
            ({ key, effects, withoutNumbers }) => [
              key,
              effects.map(({ label, yi }) => `${label} ${yi}`).sort(),
              withoutNumbers.map(({ trial, direction }) => `${trial} ${direction}`).sort(),
            ],
          );
        expect(cells(some.toReversed())).toEqual(cells(some));
        expect(survivesJson(cells(some))).toBe(true);
      }),
    );
  });
});

const borders = fc
  .uniqueArray(fc.integer({ min: 0, max: 20_000 }), { minLength: 2, maxLength: 7 })
  .map((hundredths) => hundredths.sort((a, b) => a - b).map((each) => each / 100));
const setOf = (weeks: readonly number[], closed: "left" | "right") => ({
  name: "drawn",
  closed,
  windows: weeks.slice(1).map((to, i) => ({ name: `w${i}`, from: weeks[i] as number, to })),
});
const closed = fc.constantFrom("left" as const, "right" as const);

describe("windows", () => {
  test("windowSet puts windows in order, and a set that was checked stays as it is", () => {
    fc.assert(
      fc.property(borders, closed, (weeks, side) => {
        const input = setOf(weeks, side);
        const set = windowSet({ ...input, windows: input.windows.toReversed() });
        expect(set.windows.map(({ from }) => from)).toEqual(weeks.slice(0, -1));
        expect(windowSet(set)).toEqual(set);
        expect(survivesJson(set)).toBe(true);
      }),
    );
  });

  test("windowOf: of windows without a gap each week between the ends lies in exactly one", () => {
    fc.assert(
      fc.property(borders, closed, fc.double({ min: 0, max: 200, noNaN: true }), (weeks, side, week) => {
        const set = windowSet(setOf(weeks, side));
        const [first, last] = [weeks[0] as number, weeks.at(-1) as number];
        const found = windowOf(week, set);
        // Weeks compare in hundredths, and which end of the whole belongs to it is the set's own matter.
        if (week > first + 0.01 && week < last - 0.01) {
          expect(found).not.toBeNull();
          expect(week).toBeGreaterThanOrEqual((found?.from ?? 0) - 0.01);
          expect(week).toBeLessThanOrEqual((found?.to ?? 0) + 0.01);
        }
        if (week < first - 0.01 || week > last + 0.01) expect(found).toBeNull();
      }),
    );
  });

  test("weeksFrom: there and back is where it began, and what is not known is not guessed", () => {
    const origins = fc.constantFrom("randomisation" as const, "end-of-treatment" as const, "unknown" as const);
    const length = fc.option(fc.integer({ min: 0, max: 60 }));
    fc.assert(
      fc.property(contrasts, origins, origins, length, ([row], own, to, treatmentWeeks) => {
        if (row === undefined) return;
        const given = { ...row, weeksFrom: own, treatmentWeeks };
        const there = weeksFrom(given, to);
        const known = own === to || (treatmentWeeks !== null && own !== "unknown" && to !== "unknown");
        expect("weeks" in there).toBe(row.weeks !== null && known);
        if (!("weeks" in there)) return;
        const back = weeksFrom({ ...given, weeks: there.weeks, weeksFrom: to }, own);
        expect("weeks" in back ? Math.abs(back.weeks - Number(row.weeks)) : null).toBeLessThanOrEqual(1e-12);
      }),
    );
  });
});
