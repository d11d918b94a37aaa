import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  audit,
  augment,
  blindingTable,
  columnName,
  credibilityTable,
  glance,
  glossary,
  harmsTable,
  includedStudies,
  joinTrials,
  pool,
  poolStrata,
  type Row,
  readContrasts,
  readTrials,
  stratify,
  tidy,
  toHtml,
  windows,
} from "../../src/index.js";
import { contrasts, effects, strata, survivesJson } from "../support/review.js";
import { runs } from "../support/runs.js";

/** Every cell is text, a finite number, yes or no, or null, and every row has the same columns. */
function expectTable(rows: readonly Row[]): void {
  expect(survivesJson(rows)).toBe(true);
  const keys = Object.keys(rows[0] ?? {});
  for (const row of rows) expect(Object.keys(row)).toEqual(keys);
}

const known = new Set(glossary.map(({ key }) => key));

describe("rows of results", () => {
  test("tidy and glance have a row for each cell, empty or not; augment one for each effect in it", () => {
    fc.assert(
      fc.property(strata, (divided) => {
        const grid = poolStrata(divided);
        expect(tidy(grid)).toHaveLength(grid.cells.length);
        expect(glance(grid)).toHaveLength(grid.cells.length);
        const within = divided.strata.map(
          ({ effects, doubtful, passedOver }) => effects.length + doubtful.length + passedOver.length,
        );
        expect(augment(grid)).toHaveLength(within.reduce((total, n) => total + n, 0));
        for (const rows of [tidy(grid), glance(grid), augment(grid)]) {
          expectTable(rows);
          expect(Object.keys(rows[0] ?? {}).filter((key) => !known.has(key))).toEqual([]);
        }
      }),
      runs(40),
    );
  });

  test("the weights of augment add up to 1 in each fit, and its residuals are distances from tidy's estimate", () => {
    const effect = fc.record({
      yi: fc.double({ min: -3, max: 3, noNaN: true }),
      vi: fc.double({ min: 0.01, max: 2, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(effect, { minLength: 2, maxLength: 8 }), (some) => {
        const fit = pool(some);
        const rows = augment(fit);
        expect(Math.abs(rows.reduce((sum, { weight }) => sum + Number(weight), 0) - 1)).toBeLessThan(1e-12);
        const estimate = Number(tidy(fit)[0]?.estimate);
        for (const { yi, residual } of rows) expect(residual).toBe(Number(yi) - estimate);
      }),
    );
  });

  test("audit has a row for each row, in their order, and none without a fate", () => {
    fc.assert(
      fc.property(effects, (all) => {
        const divided = stratify(all, { by: ["control", "window"], windows: windows.cochranePain });
        const rows = audit(all, divided);
        expect(rows.map(({ row }) => row)).toEqual(all.map(({ contrast }) => contrast.row));
        const pooled = rows.filter(({ status }) => status === "pooled" || status === "shown").length;
        const spoken = divided.strata.flatMap(({ effects }) => effects.flatMap((effect) => effect.rows));
        expect(pooled).toBe(spoken.length);
        for (const { status, reason, yi } of rows) if (yi === null) expect([status, reason]).not.toContain(null);
        expectTable(rows);
      }),
      runs(40),
    );
  });
});

const count = fc.integer({ min: 0, max: 60 });
const asked = fc.record({
  right: count,
  wrong: count,
  unknown: count,
  n: fc.integer({ min: 1, max: 90 }),
  mean: fc.integer({ min: 3, max: 27 }),
  sd: fc.integer({ min: 1, max: 9 }),
});

describe("tables of studies", () => {
  test("includedStudies has a row for each trial, whatever its rows hold", () => {
    fc.assert(
      fc.property(contrasts, (rows) => {
        const table = includedStudies(rows);
        expect(table.map(({ trial }) => trial)).toEqual([...new Set(rows.map(({ trial }) => trial))]);
        expectTable(table);
        expect(
          includedStudies(rows.toReversed())
            .map(({ n }) => n)
            .sort(),
        ).toEqual(table.map(({ n }) => n).sort());
      }),
      runs(40),
    );
  });

  test("blindingTable and credibilityTable have a row for each arm and each scale that was asked, of trials with results", () => {
    fc.assert(
      fc.property(contrasts, fc.array(fc.option(asked), { minLength: 8, maxLength: 8 }), (rows, all) => {
        const head =
          "trial,treatment_guessed_treatment,treatment_guessed_comparator,treatment_did_not_know,treatment_credibility_n,treatment_credibility_mean,treatment_credibility_sd,comparator_credibility_n,comparator_credibility_mean,comparator_credibility_sd";
        const lines = all.map((each, i) =>
          each === null
            ? `Trial ${i + 1},,,,,,,,,`
            : `Trial ${i + 1},${each.right},${each.wrong},${each.unknown},${each.n},${each.mean},${each.sd},${each.n},${each.mean - 2},${each.sd}`,
        );
        const { contrasts: joined } = joinTrials(rows, readTrials([head, ...lines].join("\n")));
        const named = new Set(rows.map(({ trial }) => trial));
        const expected = all.filter((each, i) => each !== null && named.has(`Trial ${i + 1}`)).length;
        const [guesses, ratings] = [blindingTable(joined), credibilityTable(joined)];
        expect([guesses.length, ratings.length]).toEqual([expected, expected]);
        for (const { blindingIndex } of guesses)
          if (blindingIndex !== null) expect(Math.abs(Number(blindingIndex))).toBeLessThanOrEqual(1);
        // The treatment was drawn the more credible one; two participants tell no difference.
        for (const { difference, nTreatment } of ratings)
          expect(difference === null ? 0 : Math.sign(Number(difference))).toBe(Number(nTreatment) < 2 ? 0 : 1);
        expectTable(guesses);
        expectTable(ratings);
      }),
      runs(40),
    );
  });

  test("harmsTable has both arms of each comparison, and a risk within its interval within 0 and 1", () => {
    const arm = fc.integer({ min: 1, max: 200 }).chain((n) => fc.tuple(fc.constant(n), fc.integer({ min: 0, max: n })));
    const codebook = (denominatorUnit: string) => ({
      ...{ name: "h", title: "Harms" },
      outcomes: [{ name: "bruise", domain: "harms", role: "harm", better: "lower", denominatorUnit }],
    });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(arm, arm), { minLength: 1, maxLength: 5 }),
        fc.constantFrom("person", "treatment"),
        (trials, unit) => {
          const rows = trials.map(([[n1, a], [n2, b]], i) => `T${i},${n1},${a},${n2},${b}`);
          const csv = ["trial,treatment_n,treatment_events,comparator_n,comparator_events", ...rows].join("\n");
          const table = harmsTable(readContrasts(csv, codebook(unit)));
          expect(table).toHaveLength(2 * trials.length);
          for (const { risk, lower, upper } of table) {
            if (unit !== "person") expect([risk, lower, upper]).toEqual([null, null, null]);
            else {
              const inOrder = [0, lower, risk, upper, 1].map(Number);
              expect(inOrder.every((value, i) => i === 0 || value >= (inOrder[i - 1] as number) - 1e-12)).toBe(true);
            }
          }
          expectTable(table);
        },
      ),
    );
  });
});

describe("tables as text", () => {
  const text = fc.string({ maxLength: 12, unit: "binary" });

  test("toHtml: as many rows and cells as the table has, and no text becomes markup", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ a: text, b: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })), c: fc.boolean() }),
          { maxLength: 5 },
        ),
        text,
        (rows, caption) => {
          const html = toHtml(rows, { caption });
          const times = (tag: string) => html.split(tag).length - 1;
          expect([times("<tr>"), times("<td>"), times('<th scope="row">')]).toEqual(
            rows.length === 0 ? [0, 0, 0] : [rows.length + 1, 2 * rows.length, rows.length],
          );
          expect(html.replaceAll(/<\/?(table|caption|thead|tbody|tr|td|th( scope="(row|col)")?)>/g, "")).not.toMatch(
            /[<>]/,
          );
        },
      ),
    );
  });

  test("columnName gives names that files can have, a different one for each column, and changes none that is one", () => {
    const keys = fc.constantFrom(...glossary.map(({ key }) => key));
    fc.assert(
      fc.property(keys, keys, (one, other) => {
        expect(columnName(one)).toMatch(/^[a-zA-Z0-9]+(_[a-zA-Z0-9]+)*$/);
        expect(columnName(one) === columnName(other)).toBe(one === other);
        expect(columnName(columnName(one))).toBe(columnName(one));
      }),
    );
  });
});
