import { readFileSync } from "node:fs";
import { describe, expect, test, vi } from "vitest";
import { fadePlot } from "../../src/plot/fade-plot.js";
import { forestPlot } from "../../src/plot/index.js";
import { renderCodes, toPng, toSvg } from "../../src/render/index.js";
import { optional } from "../../src/render/modules.js";
import { bcg, effect, fading, fitOf, frozen } from "../plot/fixtures.js";

const figure = frozen(forestPlot(bcg, { title: 'Title with <markup> & "quotes"' }));

/** Width and height of a PNG, from its header. */
const sizeOf = (png: Uint8Array): readonly [number, number] => {
  const view = new DataView(png.buffer, png.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
};

describe("SVG", () => {
  test("the same specification gives the same bytes, alone or beside others", async () => {
    const cut = fadePlot(fading, { limits: [-1, 0.5] });
    const once = [await toSvg(figure), await toSvg(cut)];
    const again = await Promise.all([toSvg(figure), toSvg(cut), toSvg(cut)]);
    expect(again).toEqual([once[0], once[1], once[1]]);
  });

  test("is well-formed, says what it is, and loads nothing", async () => {
    const svg = await toSvg(figure);
    expect(svg).toMatch(
      /^<svg role="img" aria-label="Forest plot &quot;Title with &lt;markup&gt; &amp; &quot;quotes&quot;&quot;: /,
    );
    expect(svg).toMatch(/<\/svg>$/);
    expect(svg.replaceAll("http://www.w3.org/", "")).not.toMatch(/https?:|<image|<script/);
  });

  test("a specification is not changed by drawing it", async () => {
    const spec = forestPlot(bcg);
    const before = JSON.stringify(spec);
    await toSvg(spec);
    expect(JSON.stringify(spec)).toBe(before);
    expect(Object.getOwnPropertySymbols(spec.datasets.trials?.[0] ?? {})).toEqual([]);
  });

  test("text in other fonts is measured as the host measures it", async () => {
    const { textMetrics } = (await import("vega")) as unknown as {
      textMetrics: { width: (item: object, text: string) => number };
    };
    await toSvg(figure);
    expect(textMetrics.width({ font: "Elsewhere", fontSize: 10 }, "AA")).toBe(16);
    expect(textMetrics.width({ font: "DejaVu Sans, Verdana", fontSize: 1000 }, "AA")).toBe(2 * 684);
  });

  test.each([
    ["what is no specification", { mark: 7 }],
    [
      "data that cannot be loaded",
      { data: { url: "file:///nowhere.json" }, mark: "point", encoding: { x: { field: "a" } } },
    ],
  ])("%s is refused in words", async (_, spec) => {
    await expect(toSvg(spec)).rejects.toMatchObject({ code: "RENDER_FAILED" });
  });
});

describe("PNG", () => {
  test("is a PNG of twice the figure's size, or as asked", async () => {
    const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(await toSvg(figure))!.map(Number);
    const png = await toPng(figure);
    expect([...png.slice(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10]);
    expect(sizeOf(png)).toEqual([2 * width!, 2 * height!]);
    expect(sizeOf(await toPng(figure, { scale: 1 }))).toEqual([width, height]);
    expect(sizeOf(await toPng(figure, { width: 350 }))[0]).toBe(350);
  });

  test("the same specification gives the same bytes", async () => {
    expect(Buffer.compare(await toPng(figure), await toPng(figure))).toBe(0);
  });

  test("has letters: another title is another picture", async () => {
    const titled = (title: string) => toPng(forestPlot(bcg, { title }), { scale: 1 });
    expect(Buffer.compare(await titled("A title"), await titled("B title"))).not.toBe(0);
  });

  test("fonts of the caller stand beside those that ship", async () => {
    const again = [readFileSync("assets/fonts/DejaVuSans.ttf")];
    expect(Buffer.compare(await toPng(figure, { fonts: again }), await toPng(figure))).toBe(0);
  });

  test("any text can be drawn", async () => {
    const label = "<b>&amp;\u0007\ud800乾針 محمد 😀";
    const fit = fitOf([0, 1, 2].map((i) => effect({ label: `${label}${i}`, yi: i, se: 0.3 })));
    expect((await toPng(forestPlot(fit, { title: label }), { scale: 1 })).length).toBeGreaterThan(1000);
  });
});

test("a package that is not there is named, with the command that brings it", async () => {
  const missing = optional("vega-lite", () => Promise.reject(new Error("Cannot find module")));
  await expect(missing).rejects.toMatchObject({
    code: "RENDERER_MISSING",
    diagnostic: { remedy: "npm install vega-lite", evidence: { package: "vega-lite" } },
  });
});

test("without a file system the fonts have to be passed in, and then there is a picture", async () => {
  vi.resetModules();
  vi.doMock("node:fs/promises", () => {
    throw new Error("there are no files here");
  });
  const { toPng: draw } = await import("../../src/render/index.js");
  const wasm = readFileSync("node_modules/@resvg/resvg-wasm/index_bg.wasm");
  const fonts = ["DejaVuSans.ttf", "DejaVuSans-Bold.ttf"].map((file) => readFileSync(`assets/fonts/${file}`));
  await expect(draw(figure, { wasm })).rejects.toMatchObject({ code: "FONTS_MISSING" });
  expect(Buffer.compare(await draw(figure, { wasm, fonts }), await toPng(figure))).toBe(0);
  vi.doUnmock("node:fs/promises");
});

test("every code that drawing can throw is documented", () => {
  expect(Object.keys(renderCodes).sort()).toEqual(["FONTS_MISSING", "RENDERER_MISSING", "RENDER_FAILED"]);
});
