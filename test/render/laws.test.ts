import fc from "fast-check";
import { expect, test } from "vitest";
import { forestPlot, pool } from "../../src/index.js";
import { toPng, toSvg } from "../../src/render/index.js";
import { deepFreeze } from "../support/freeze.js";
import { runs } from "../support/runs.js";

const effect = fc.record({ yi: fc.double({ min: -3, max: 3, noNaN: true }), vi: fc.constantFrom(0.01, 0.2, 3) });
const figures = fc
  .array(effect, { maxLength: 5 })
  .map((effects) => deepFreeze(forestPlot(pool(effects), { title: "Drawn <trials>" })));

test("toSvg: one element without script or link, the same for the same figure, which it leaves as it was", async () => {
  await fc.assert(
    fc.asyncProperty(figures, async (figure) => {
      const svg = await toSvg(figure);
      expect(svg).toMatch(/^<svg[^>]*aria-label="[^"]+/);
      expect(svg.trimEnd().endsWith("</svg>")).toBe(true);
      expect(svg).not.toMatch(/<script|<image|href="http|NaN|undefined|<trials>/);
      expect(await toSvg(structuredClone(figure))).toBe(svg);
    }),
    runs(8),
  );
});

test("toPng has as many pixels as its scale times the SVG's", async () => {
  await fc.assert(
    fc.asyncProperty(figures, fc.constantFrom(1, 2), async (figure, scale) => {
      const [png, svg] = [await toPng(figure, { scale }), await toSvg(figure)];
      const view = new DataView(png.buffer, png.byteOffset);
      expect([...png.slice(1, 4)]).toEqual([..."PNG"].map((letter) => letter.charCodeAt(0)));
      const width = Number(/width="([\d.]+)"/.exec(svg)?.[1]);
      expect(Math.abs(view.getUint32(16) - scale * width)).toBeLessThanOrEqual(scale);
    }),
    runs(3),
  );
});
