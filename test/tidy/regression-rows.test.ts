import { describe, expect, test } from "vitest";
import { metaRegression, subgroups } from "../../src/regression/index.js";
import { glossary, regressionGlance, regressionRows, subgroupRows } from "../../src/tidy/index.js";
import type { Row } from "../../src/types/index.js";
import { bcg } from "../model/fixtures.js";

const data = { dose: bcg.map((_, i) => i), group: bcg.map((_, i) => (i < 6 ? "a" : "b")) };
const fit = metaRegression(bcg, { moderators: ["dose", "group"], data });
const separate = subgroups(bcg, { by: "group", data });
const common = subgroups(bcg, { by: "group", data, heterogeneity: "common" });

const tables: readonly [string, readonly Row[]][] = [
  ["regressionRows", regressionRows(fit)],
  ["regressionGlance", regressionGlance(fit)],
  ["subgroupRows", subgroupRows(separate)],
  ["subgroupRows with a common tau2", subgroupRows(common)],
];

describe.each(tables)("%s", (_, rows) => {
  test("every column is in the glossary", () => {
    const known = new Set(glossary.map(({ key }) => key));
    expect(Object.keys(rows[0] as Row).filter((key) => !known.has(key))).toEqual([]);
  });

  test("all rows have the same columns, and survive JSON", () => {
    for (const row of rows) expect(Object.keys(row)).toEqual(Object.keys(rows[0] as Row));
    expect(JSON.parse(JSON.stringify(rows))).toEqual(rows);
  });
});

test("every row that compares trials says so", () => {
  expect(regressionGlance(fit)[0]?.comparison).toBe("between trials, not randomised");
  expect(subgroupRows(separate).at(-1)).toMatchObject({
    group: "between groups",
    comparison: "between trials, not randomised",
  });
});

test("a fit has a row for each coefficient", () => {
  expect(regressionRows(fit).map(({ coefficient, estimate }) => [coefficient, estimate])).toEqual(
    fit.coefficients.map(({ name, estimate }) => [name, estimate]),
  );
});
