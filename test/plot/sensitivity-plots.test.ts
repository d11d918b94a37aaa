import { expect, test } from "vitest";
import { pool } from "../../src/model/index.js";
import {
  baujatPlot,
  goshPlot,
  influencePlot,
  labbePlot,
  normalQuantilePlot,
  radialPlot,
  refitPlot,
} from "../../src/plot/index.js";
import { mantelHaenszel } from "../../src/rare/index.js";
import { toSvg } from "../../src/render/index.js";
import {
  baujat,
  cumulative,
  gosh,
  influence,
  labbe,
  leaveOneOut,
  normalQuantiles,
  radial,
} from "../../src/sensitivity/index.js";
import type { BareEffect, VegaLiteSpec } from "../../src/types/index.js";

const effects = (k: number): readonly BareEffect[] =>
  Array.from({ length: k }, (_, i) => ({
    yi: [0.1, 0.2, 0.4, 2.5, 0.3][i % 5]!,
    vi: 0.04 + 0.01 * i,
    label: `Trial ${i + 1}`,
    measure: "OR",
  }));

const figures = (k: number): readonly (readonly [string, VegaLiteSpec])[] => {
  const studies = effects(k);
  const tables = studies.map(({ label }, i) => ({ ai: 5 + i, bi: 95, ci: 9 + i, di: 91, label: label! }));
  return [
    ["baujat", baujatPlot(baujat(studies))],
    ["radial", radialPlot(radial(pool(studies)))],
    ["quantiles", normalQuantilePlot(normalQuantiles(studies))],
    ["labbe", labbePlot(labbe(mantelHaenszel(tables)))],
    ["gosh", goshPlot(gosh(studies))],
    ["influence", influencePlot(influence(studies))],
    ["leave-one-out", refitPlot(leaveOneOut(studies))],
    ["cumulative", refitPlot(cumulative(studies))],
  ];
};

test.each(figures(5))("%s is drawn, the same input as the same bytes", async (name, spec) => {
  const again = figures(5).find(([other]) => other === name)?.[1];
  expect(JSON.stringify(again)).toBe(JSON.stringify(spec));
  expect(await toSvg(spec)).toMatch(/^<svg/);
});

test("labels that would cover one another are left out", () => {
  const same = Array.from({ length: 4 }, (_, i) => ({ yi: 0.1, vi: 0.04, label: `Trial ${i}` }));
  const { points } = baujatPlot(baujat([...same, { yi: 1, vi: 0.04, label: "Far" }], { tau2: "CE" })).datasets;
  expect(points?.filter(({ named }) => named).map(({ study }) => study)).toEqual(["Trial 0", "Far"]);
});
