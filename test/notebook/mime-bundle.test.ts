import { describe, expect, test } from "vitest";
import { cotchett2014 } from "../../datasets/cotchett2014/index.js";
import { syntheticNeedling } from "../../datasets/synthetic-needling/index.js";
import {
  effectSizes,
  metaRegression,
  pool,
  readContrasts,
  safeReadContrasts,
  stratify,
  synthesize,
  tauSweep,
} from "../../src/index.js";
import { mimeBundle } from "../../src/notebook/index.js";
import { drawnResults, tabledResults } from "./results.js";

const synthesis = synthesize(readContrasts(cotchett2014), { outcome: "pain", measure: "MD", scale: [0, 100] });
const { grid, effects, audit, specifications } = synthesis;
const fit = pool([
  { yi: 0.1, vi: 0.02, label: "A" },
  { yi: 0.6, vi: 0.03, label: "B" },
]);
const { diagnostics } = safeReadContrasts("trial,outcome\nA 2001,\n");

describe("figures", () => {
  test.each([
    ["a fit", fit],
    ["a grid", grid],
    ["a grid without windows", { ...grid, strata: { ...grid.strata, facets: grid.strata.facets.slice(1) } }],
    ["a synthesis", synthesis],
    ["a specification", specifications.forest],
  ])("%s is Vega-Lite 5 with its SVG, and text", async (_, value) => {
    const bundle = await mimeBundle(value);
    expect(Object.keys(bundle)).toEqual(["application/vnd.vegalite.v5+json", "image/svg+xml", "text/plain"]);
    expect(bundle["application/vnd.vegalite.v5+json"]).toMatchObject({
      $schema: "https://vega.github.io/schema/vega-lite/v5.json",
    });
    expect(bundle["image/svg+xml"]).toMatch(/^<svg [\s\S]*<text[\s\S]*<\/svg>$/);
    expect(bundle["text/plain"].length).toBeGreaterThan(40);
    expect(JSON.parse(JSON.stringify(bundle))).toEqual(bundle);
  });

  test.each(drawnResults)("$kind is a figure too, its text says $says", async ({ value, says }) => {
    const bundle = await mimeBundle(value);
    expect(Object.keys(bundle)).toEqual(["application/vnd.vegalite.v5+json", "image/svg+xml", "text/plain"]);
    expect(bundle["image/svg+xml"]).toMatch(/^<svg [\s\S]*<text[\s\S]*<\/svg>$/);
    expect(bundle["text/plain"]).toContain(says);
    expect(bundle["text/plain"]).not.toMatch(/undefined|NaN|\[object/);
  });

  test("the specification itself is left as it was", async () => {
    const before = JSON.stringify(specifications.forest);
    await mimeBundle(specifications.forest);
    expect(JSON.stringify(specifications.forest)).toBe(before);
  });

  test("a specification that cannot be drawn is refused", async () => {
    const broken = { $schema: "https://vega.github.io/schema/vega-lite/v6.json", mark: "no such mark" };
    await expect(mimeBundle(broken)).rejects.toMatchObject({ code: "RENDER_FAILED" });
  });
});

describe("tables", () => {
  test.each([
    ["contrasts", readContrasts(cotchett2014), "Cotchett 2014"],
    ["effects", effects, "SE from 95% CI"],
    ["strata", grid.strata, "passed_over"],
    ["rows", audit, "Cotchett 2014"],
    ["diagnostics", diagnostics, "error"],
  ])("%s are an HTML table and the same in text", async (_, value, word) => {
    const bundle = await mimeBundle(value);
    expect(Object.keys(bundle)).toEqual(["text/html", "text/plain"]);
    expect(bundle["text/html"]).toMatch(/^<table[\s\S]*<\/table>$/);
    expect(bundle["text/html"]).toContain(word);
    expect(bundle["text/plain"]).toContain(word);
  });

  test.each(tabledResults)("$kind is a table too, which says $says", async ({ value, says }) => {
    const bundle = await mimeBundle(value);
    expect(Object.keys(bundle)).toEqual(["text/html", "text/plain"]);
    expect(bundle["text/html"]).toMatch(/^<table[\s\S]*<\/table>$/);
    for (const form of Object.values(bundle)) {
      expect(form).toContain(says);
      expect(form).not.toMatch(/undefined|NaN|\[object/);
    }
  });

  test("text is escaped wherever it stands", async () => {
    const evil = `<img src=x onerror="alert('1')">&`;
    const html = (await mimeBundle([{ [evil]: evil }]))["text/html"] ?? "";
    expect(html).not.toContain("<img");
    expect(html.match(/&lt;img src=x onerror=&quot;alert\(&#39;1&#39;\)&quot;&gt;&amp;/g)).toHaveLength(2);
  });

  test("numbers have four significant digits, counts all of theirs, and what is missing is empty", async () => {
    const rows = [
      { k: 12345, estimate: -0.123456, statistic: 1234.56, QPValue: 1.23456e-9, converged: true, note: null },
    ];
    const html = (await mimeBundle(rows))["text/html"] ?? "";
    const cells = [...html.matchAll(/<td[^>]*>([^<]*)<\/td>/g)].map(([, text]) => text);
    expect(cells).toEqual(["12345", "-0.1235", "1235", "1.235e-9", "yes"]);
    expect(html).toContain("1 row; empty columns left out: note");
    expect(html).toContain(`title="p-value of homogeneity"`);
  });

  test("tables of synthetic data say so", async () => {
    const contrasts = readContrasts(syntheticNeedling);
    const effects = effectSizes(contrasts, { outcome: "pain", measure: "MD", scale: [0, 10] });
    const one = stratify(effects, { by: ["control"] }).strata[0]?.effects ?? [];
    const regression = metaRegression(one, { moderators: [] });
    const sweep = tauSweep(one, { tau: [0.2] });
    for (const value of [contrasts, effects, stratify(effects, { by: ["control"] }), regression, sweep])
      expect((await mimeBundle(value))["text/plain"]).toMatch(/^.*synthetic data/);
    expect((await mimeBundle(sweep))["text/html"]).toContain("synthetic data");
  });

  test("a long table says how much of it is shown", async () => {
    const rows = Array.from({ length: 1000 }, (_, row) => ({ row }));
    const html = (await mimeBundle(rows))["text/html"] ?? "";
    expect(html.match(/<td/g)).toHaveLength(200);
    expect(html).toContain("the first 200 of 1000 rows");
  });

  test("columns of text are aligned, and long cells cut", async () => {
    const rows = [
      { trial: "A", k: 1, reason: "x".repeat(60) },
      { trial: "Bcd", k: 12, reason: "y" },
    ];
    expect((await mimeBundle(rows))["text/plain"].split("\n").slice(1)).toEqual([
      "trial   k  reason",
      `A       1  ${"x".repeat(39)}…`,
      "Bcd    12  y",
    ]);
  });
});

test("what is not known is refused with what is", async () => {
  await expect(mimeBundle([])).rejects.toMatchObject({
    code: "NOT_SHOWABLE",
    message: expect.stringContaining("got an empty array; it knows contrasts, effects"),
  });
  await expect(mimeBundle({ a: 1 })).rejects.toThrow("got an object with a");
  await expect(mimeBundle(3)).rejects.toThrow("got 3");
});
