import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import * as datasets from "../../datasets/index.js";
import { readContrasts } from "../../src/data/index.js";
import { pool } from "../../src/model/index.js";
import { forestText, gridText } from "../../src/plot/index.js";
import { padded, placesOf, shortened, wrapped } from "../../src/plot/text-lines.js";
import { synthesize } from "../../src/synthesize.js";
import { bcg, fading, large, sparse } from "./fixtures.js";

const shipped = [
  ["bcg", datasets.bcg],
  ["cotchett2014-pain", datasets.cotchett2014],
  ["dry-needling-pain", datasets.dryNeedling],
  ["acupuncture-pain", datasets.acupunctureBySham],
  ["knee-oa-pain", datasets.kneeOaExercise],
  ["synthetic-needling", datasets.syntheticNeedling],
] as const;

const lines = (text: string): string[] => text.split("\n");

describe.each(shipped)("%s", (name, dataset) => {
  const plan = JSON.parse(readFileSync(`examples/plans/${name}.json`, "utf8"));
  const { grid, rows } = synthesize(readContrasts(dataset), plan);

  test.each([40, 60, 80, 120])("no line is longer than %i letters, none ends in a space", (width) => {
    for (const text of [forestText(grid, { width, title: plan.title }), gridText(grid, { width, title: plan.title })]) {
      expect(Math.max(...lines(text).map(placesOf))).toBeLessThanOrEqual(width);
      expect(lines(text).filter((line) => line !== line.trimEnd())).toEqual([]);
      expect(text.endsWith("\n")).toBe(true);
    }
  });

  test("ASCII draws the same without any letter of its own beyond ASCII", () => {
    for (const draw of [forestText, gridText]) {
      const [plain, boxed] = [draw(grid, { ascii: true }), draw(grid)];
      expect(plain).not.toMatch(/[^\n -~\p{L}]/u);
      expect(plain.match(/\[/g)?.length).toBeGreaterThanOrEqual(boxed.match(/\[/g)?.length ?? 0);
    }
  });

  test("every trial that was pooled has a line, and every cell its answer", () => {
    const text = forestText(grid);
    const pooled = grid.cells.reduce((sum, { fit }) => sum + fit.k, 0);
    const beyond = /Beyond the axis altogether: (.*?\))\. /.exec(text.replace(/\s+/g, " "))?.[1] ?? "";
    expect((text.match(/■/g) ?? []).length + (beyond.match(/\(−?[\d.]+\)/g) ?? []).length).toBe(pooled);
    expect(text.match(/◆/g) ?? []).toHaveLength(grid.cells.filter(({ fit }) => fit.k > 1).length);
    const empty = rows.tidy.filter(({ k }) => k === 0).length;
    expect(text.match(/: no (trial|usable numbers)$/gm) ?? []).toHaveLength(empty);
    expect(text.includes("Synthetic data: ")).toBe(grid.strata.synthetic);
  });
});

describe("a forest plot in text", () => {
  test("Colditz 1994: ratios are printed as ratios, on a log scale", async () => {
    const text = forestText(bcg);
    expect(text).toMatch(/Pooled, k = 13 .*◆.* 0\.49 \[0\.33, 0\.73\]/);
    await expect(text).toMatchFileSnapshot("golden/forest-bcg.txt");
  });

  test("empty, single, doubtful and pooled cells", async () => {
    const text = forestText(sparse, { title: "Sparse" });
    expect(lines(text)[0]).toBe("Sparse");
    expect(text).toContain("one trial: shown, not pooled");
    await expect(text).toMatchFileSnapshot("golden/forest-sparse.txt");
  });

  test("a point stands where its number is: further right, never further left", () => {
    const effects = [-2, -1, 0, 1, 2].map((yi) => ({ yi, vi: 0.1, label: `at ${yi}` }));
    const places = lines(forestText(pool(effects)))
      .filter((line) => line.includes("■"))
      .map((line) => line.indexOf("■"));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    const [left = 0, , centre = 0, , right = 0] = places;
    expect(Math.abs(right - centre - (centre - left))).toBeLessThanOrEqual(1);
  });

  test("labels of the axis stand apart", () => {
    for (const width of [40, 50, 60, 80, 100]) {
      const axis = lines(forestText(bcg, { width })).find((line) => /^[\s\d.]+$/.test(line) && /\d/.test(line)) ?? "";
      expect(axis.trim().split(/\s+/).map(Number)).toEqual(
        [...axis.trim().split(/\s+/).map(Number)].sort((a, b) => a - b),
      );
      expect(
        axis
          .trim()
          .split(/\s+/)
          .every((label) => Number(label) > 0),
      ).toBe(true);
    }
  });

  test("no effects, one effect, equal effects", () => {
    expect(forestText(pool([]))).toContain("no trial");
    expect(forestText(pool([{ yi: 1, vi: 0.1 }]))).toContain("one trial: shown, not pooled");
    expect(
      forestText(
        pool([
          { yi: 1, vi: 0.1 },
          { yi: 1, vi: 0.1 },
          { yi: 1, vi: 0.1 },
        ]),
      ),
    ).toContain("Pooled, k = 3");
  });

  test("names of any script keep the columns", () => {
    const labels = [
      "Müller 2001",
      "針灸 2012",
      "Ünal 2003 with a name that is far too long for any column",
      "e\u0301t 2",
    ];
    const text = forestText(pool(labels.map((label, i) => ({ yi: i / 10, vi: 0.1, label }))));
    const starts = lines(text)
      .filter((line) => line.includes("■"))
      .map((line) => placesOf(line.slice(0, line.indexOf("["))));
    expect(new Set(starts).size).toBe(1);
  });

  test("the input is left as it is, and the same input gives the same text", () => {
    for (const grid of [sparse, fading, large(3)]) {
      expect(forestText(grid)).toBe(forestText(JSON.parse(JSON.stringify(grid))));
      expect(gridText(grid)).toBe(gridText(JSON.parse(JSON.stringify(grid))));
    }
  });

  test.each([39, 0, Number.NaN, Number.POSITIVE_INFINITY])("a width of %d is refused", (width) => {
    expect(() => forestText(bcg, { width })).toThrow(expect.objectContaining({ code: "BAD_WIDTH" }));
    expect(() => gridText(sparse, { width })).toThrow(expect.objectContaining({ code: "BAD_WIDTH" }));
  });
});

describe("a grid in text", () => {
  test("empty, single, doubtful and pooled cells", async () => {
    await expect(gridText(sparse)).toMatchFileSnapshot("golden/grid-sparse.txt");
  });

  test("windows that do not fit beside one another follow below, and none is lost", () => {
    for (const width of [40, 60, 80, 200]) {
      const text = gridText(sparse, { width }).replaceAll(/\s+/g, " ");
      for (const window of sparse.strata.facets.find(({ name }) => name === "window")?.values ?? []) {
        expect(text).toContain(window);
      }
    }
  });
});

describe("lines of text", () => {
  test("an ideograph takes two places, an accent none", () => {
    expect(["abc", "針灸", "e\u0301", "−", ""].map(placesOf)).toEqual([3, 4, 1, 1, 0]);
    expect(padded("針", 4)).toBe("針  ");
    expect(padded("ab", 5, "center")).toBe(" ab  ");
    expect(shortened("acupuncture", 6, "…")).toBe("acupu…");
  });

  test("lines are broken at spaces, and inside a word only where it alone is too long", () => {
    expect(wrapped("one two three", 7)).toEqual(["one two", "three"]);
    expect(wrapped("abcdefgh", 3)).toEqual(["abc", "def", "gh"]);
    expect(wrapped("2\u00a0favour treatment", 8)).toEqual(["2 favour", "treatmen", "t"]);
  });
});
