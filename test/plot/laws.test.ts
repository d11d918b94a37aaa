import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  effectSizes,
  fadePlot,
  forestPlot,
  forestText,
  type Grid,
  gridPlot,
  gridText,
  poolStrata,
  stratify,
  windows,
} from "../../src/index.js";
import { deepFreeze } from "../support/freeze.js";
import { jsonOf } from "../support/json.js";
import { lines, read, strata, survivesJson } from "../support/review.js";
import { runs } from "../support/runs.js";

const grids: fc.Arbitrary<Grid> = strata.map((divided) => deepFreeze(poolStrata(divided)));
const hasWeeks = ({ cells }: Grid) => cells.some(({ stratum }) => stratum.effects.length > 0);
const few = runs(30);

/** The trials whose effects stand in cells. */
const trialsOf = ({ cells }: Grid) =>
  cells.flatMap(({ stratum }) => [...stratum.effects, ...stratum.doubtful].map(({ contrast }) => contrast.trial));

describe("figures", () => {
  test("forestPlot, gridPlot and fadePlot are plain specifications with their data inside, the same for the same grid", () => {
    fc.assert(
      fc.property(grids, (grid) => {
        for (const draw of [forestPlot, gridPlot, ...(hasWeeks(grid) ? [fadePlot] : [])]) {
          const specification = draw(grid);
          expect(survivesJson(specification)).toBe(true);
          expect(jsonOf(specification)).not.toMatch(/https?:\/\/(?!vega\.github\.io\/schema)|undefined|NaN/);
          expect(specification.description.length).toBeGreaterThan(20);
          expect(draw(structuredClone(grid))).toEqual(specification);
        }
      }),
      few,
    );
  });

  test("forestPlot and forestText name every trial that stands in a cell", () => {
    fc.assert(
      fc.property(grids, (grid) => {
        const figure = JSON.stringify(forestPlot(grid).datasets);
        const text = forestText(grid, { width: 120 });
        for (const trial of trialsOf(grid)) {
          expect(figure).toContain(trial);
          expect(text).toContain(trial);
        }
      }),
      few,
    );
  });

  test("gridPlot has a cell for each cell, and its numbers of trials are those of the fits", () => {
    fc.assert(
      fc.property(grids, (grid) => {
        const drawn = gridPlot(grid).datasets.cells?.map(({ k }) => Number(k)) ?? [];
        const ks = grid.cells.map(({ fit }) => fit.k);
        expect(drawn.toSorted((a, b) => a - b)).toEqual(ks.toSorted((a, b) => a - b));
      }),
      few,
    );
  });

  test("fadePlot draws each usable visit of known week once, and pools only where two trials stand", () => {
    fc.assert(
      fc.property(grids.filter(hasWeeks), (grid) => {
        const { visits = [], pooled = [] } = fadePlot(grid).datasets;
        const usable = grid.cells.flatMap(({ stratum: { effects, doubtful, passedOver } }) => [
          ...effects,
          ...doubtful,
          ...passedOver.flatMap(({ effect, rule }) => (rule === "time point" ? [effect] : [])),
        ]);
        expect(visits).toHaveLength(usable.filter(({ contrast }) => contrast.weeks !== null).length);
        expect(pooled).toHaveLength(grid.cells.filter(({ fit }) => fit.k > 1).length);
      }),
      few,
    );
  });

  test("the order of rows changes no pixel of gridPlot and no letter of gridText", () => {
    fc.assert(
      fc.property(lines, (some) => {
        const gridOf = (rows: readonly string[]) =>
          poolStrata(
            stratify(effectSizes(read(rows), { outcome: "pain", measure: "MD" }), {
              by: ["control", "window"],
              windows: windows.cochranePain,
            }),
          );
        const [forth, back] = [gridOf(some), gridOf(some.toReversed())];
        expect(gridText(back)).toBe(gridText(forth));
        expect(gridPlot(back).datasets.cells).toEqual(gridPlot(forth).datasets.cells);
      }),
      few,
    );
  });
});

test("forestText and gridText keep to their width, and in ASCII to ASCII", () => {
  fc.assert(
    fc.property(grids, fc.integer({ min: 40, max: 130 }), fc.boolean(), (grid, width, ascii) => {
      for (const text of [forestText(grid, { width, ascii }), gridText(grid, { width, ascii })]) {
        expect(Math.max(...text.split("\n").map((line) => [...line].length))).toBeLessThanOrEqual(width);
        if (ascii) expect(text).toMatch(/^[\n -~]*$/);
        expect(text.endsWith("\n")).toBe(true);
        expect(text).not.toMatch(/NaN|undefined|null/);
      }
    }),
    few,
  );
});
