import { describe, expect, test } from "vitest";
import { acupunctureBySham } from "../../datasets/index.js";
import { readContrasts } from "../../src/data/index.js";
import { effectSizes } from "../../src/effect/index.js";
import { pool, poolStrata } from "../../src/model/index.js";
import { exp } from "../../src/numeric/index.js";
import { forestPlot, forestText } from "../../src/plot/index.js";
import { mantelHaenszel, peto } from "../../src/rare/index.js";
import { metaRegression } from "../../src/regression/index.js";
import { stratify, windows } from "../../src/strata/index.js";
import { audit, augment, columnName, glance, glossary, tidy, toCsv } from "../../src/tidy/index.js";
import type { Row } from "../../src/types/index.js";

const contrasts = readContrasts(acupunctureBySham);
const effects = effectSizes(contrasts, { outcome: "pain", measure: "MD", scale: [0, 10], favours: "left" });
const strata = stratify(effects, { by: ["window", "control"], windows: windows.needling });
const grid = poolStrata(strata);
const fit = pool([
  { yi: -0.5, vi: 0.04, label: "A" },
  { yi: -0.2, vi: 0.09, label: "B" },
  { yi: -0.9, vi: 0.05, label: "C" },
]);

const events = [
  { ai: 4, bi: 119, ci: 11, di: 128 },
  { ai: 6, bi: 300, ci: 29, di: 274 },
];

const tables: readonly [string, readonly Row[]][] = [
  ["tidy", tidy(grid)],
  ["glance", glance(grid)],
  ["augment", augment(grid)],
  ["audit", audit(effects, strata)],
  ["tidy of a fit", tidy(fit)],
  ["glance of a fit", glance(fit)],
  ["augment of a fit", augment(fit)],
  ["glance of tables", glance(mantelHaenszel(events))],
];

describe.each(tables)("%s", (_, rows) => {
  test("every column is in the glossary", () => {
    const known = new Set(glossary.map(({ key }) => key));
    expect([...new Set(rows.flatMap((row) => Object.keys(row)))].filter((key) => !known.has(key))).toEqual([]);
  });

  test("all rows have the same columns, and nothing is NaN or undefined", () => {
    for (const row of rows) {
      expect(Object.keys(row)).toEqual(Object.keys(rows[0] as Row));
      for (const value of Object.values(row))
        expect(
          value === null || (typeof value === "number" ? Number.isFinite(value) : typeof value !== "undefined"),
        ).toBe(true);
    }
  });
});

test("glance says how tables were pooled, and of effects that there is nothing to say", () => {
  expect(glance(mantelHaenszel(events))).toMatchObject([{ weighting: "MH", tau2Method: "CE", intervalMethod: "z" }]);
  expect(glance(peto(events))).toMatchObject([{ weighting: "Peto" }]);
  expect(glance(fit)[0]).not.toHaveProperty("weighting");
});

test("the glossary defines each column once, and its names stay apart in a file", () => {
  const keys = glossary.map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  expect(new Set(keys.map(columnName)).size).toBe(keys.length);
  expect(["predictionLower", "I2Lower", "QDf", "logLikelihoodREML", "nTreatment", "tau2"].map(columnName)).toEqual([
    "prediction_lower",
    "i2_lower",
    "q_df",
    "log_likelihood_reml",
    "n_treatment",
    "tau2",
  ]);
});

test("tidy and glance have a row for each cell, the empty ones too", () => {
  expect(tidy(grid).length).toBe(grid.cells.length);
  expect(glance(grid).length).toBe(grid.cells.length);
  expect(
    tidy(grid)
      .filter(({ k }) => k === 0)
      .every(({ estimate }) => estimate === null),
  ).toBe(true);
});

test("augment holds every effect of every cell: pooled or shown, doubtful, passed over", () => {
  const cells = strata.strata.reduce(
    (sum, each) => sum + each.effects.length + each.doubtful.length + each.passedOver.length,
    0,
  );
  expect(augment(grid).length).toBe(cells);
  expect(augment(fit).map(({ label, role }) => [label, role])).toEqual([
    ["A", "pooled"],
    ["B", "pooled"],
    ["C", "pooled"],
  ]);
});

test("the audit has one row for each input row, in order", () => {
  expect(audit(effects, strata).map(({ row }) => row)).toEqual(contrasts.map(({ row }) => row));
});

test("ratio measures are also given as ratios", () => {
  const csv = "trial,outcome,ai,n1i,ci,n2i\nA,x,4,123,11,139\nB,x,6,306,29,303\n";
  const ratio = tidy(pool(effectSizes(readContrasts(csv), { outcome: "x", measure: "RR" })))[0] as Row;
  expect(ratio.natural).toBe(Math.exp(ratio.estimate as number));
  expect(tidy(fit)[0]?.natural).toBeNull();
});

test("a ratio that no number can hold is null, and its logarithm stands", () => {
  const csv = "trial,outcome,measure,yi,vi\nA,x,OR,700,25\n";
  const [row] = tidy(pool(effectSizes(readContrasts(csv), { outcome: "x", measure: "OR" })));
  expect(row).toMatchObject({ estimate: 700, natural: exp(700), naturalUpper: null });
  expect(row?.upper).toBeGreaterThan(709);
});

describe("toCsv", () => {
  test("quotes what must be quoted, and only that", () => {
    expect(toCsv([{ a: 'say "no"', b: "x,y", c: "two\nlines", d: "plain" }])).toBe(
      'a,b,c,d\n"say ""no""","x,y","two\nlines",plain\n',
    );
  });

  test("text that would run as a formula is kept from running; numbers are left alone", () => {
    expect(toCsv([{ a: "=cmd()", b: "+1", c: "@x", d: "-x", e: -0.5 }])).toBe("a,b,c,d,e\n'=cmd(),'+1,'@x,'-x,-0.5\n");
  });

  test("numbers have 12 significant digits, so that every machine writes the same", () => {
    expect(toCsv([{ a: 0.1 + 0.2, b: 1e-20 / 3, c: 123456789.1234567, d: -0, e: null, f: true }])).toBe(
      "a,b,c,d,e,f\n0.3,3.33333333333e-21,123456789.123,0,,yes\n",
    );
  });

  test("rows with different columns share one header", () => {
    expect(toCsv([{ a: 1 }, { b: 2 }])).toBe("a,b\n1,\n,2\n");
    expect(toCsv([])).toBe("");
  });
});

test.each([...[tidy, glance, augment], ...[forestPlot, forestText]] as const)("%o refuses a regression", (make) => {
  const regression = metaRegression(
    fit.studies.map(({ yi, vi }) => ({ yi, vi })),
    { moderators: [] },
  );
  expect(() => make(regression as never)).toThrow(expect.objectContaining({ code: "NOT_A_FIT" }));
  expect(() => make(regression as never)).toThrow(`${make.name} needs a fit or a grid of fits, got a regression`);
});
