import { describe, expect, test } from "vitest";
import { bcg as bcgData } from "../../datasets/index.js";
import { readContrasts } from "../../src/data/index.js";
import { effectSizes } from "../../src/effect/index.js";
import { bubblePlot } from "../../src/plot/bubble-plot.js";
import { metaRegression, regressionCurve } from "../../src/regression/index.js";
import type { RegressionFit, VegaLiteSpec } from "../../src/types/index.js";
import { expectClose } from "../support/close.js";
import { collisions, cut, sceneOf } from "./scene.js";

const effects = effectSizes(readContrasts(bcgData), { outcome: "tuberculosis", measure: "RR" });
const latitude = metaRegression(effects, { moderators: ["ablat"] });
const several = metaRegression(effects, { moderators: [{ spline: "ablat", knots: 3 }, "year", "alloc"] });
const common = metaRegression(effects, { moderators: ["ablat"], tau2: "CE" });
const bare = metaRegression(
  [1, 2, 4, 3].map((yi) => ({ yi: yi * 1e-4, vi: 1e-9 })),
  { moderators: ["x"], data: { x: [1e6, 2e6, 3e6, 4e6] } },
);

const words = ({ datasets }: VegaLiteSpec): string => (datasets.around ?? []).map(({ text }) => text).join(" ");
const draw = (fit: RegressionFit, moderator: string, options = {}) =>
  bubblePlot(regressionCurve(fit, moderator), options);

const cases: readonly (readonly [string, VegaLiteSpec])[] = [
  ["a ratio against a number", draw(latitude, "ablat", { title: "BCG", label: "Absolute latitude (degrees)" })],
  ["a curve, other moderators held", draw(several, "ablat")],
  ["the common-effect model", draw(common, "ablat")],
  ["bare effects, small against large", draw(bare, "x")],
  ["limits that cut", draw(latitude, "ablat", { limits: [0.3, 1.2] })],
  ["a narrow figure", draw(several, "year", { width: 360 })],
];

describe.each(cases)("%s", (_, spec) => {
  test("compiles without a word, no text touches another, none is cut", async () => {
    const scene = await sceneOf(spec);
    expect(collisions(scene)).toEqual([]);
    expect(cut(scene)).toEqual([]);
  });

  test("says that trials are compared, which were not randomised", () => {
    expect(words(spec)).toContain("A comparison between trials, not randomised");
    expect(spec.description).toContain("not randomised");
  });
});

describe("a bubble plot", () => {
  test("has a bubble for each study with an area as its weight, the heaviest at the back", () => {
    const { studies = [] } = draw(latitude, "ablat").datasets;
    const areas = studies.map(({ area }) => area as number);
    expect(studies).toHaveLength(13);
    expect(areas).toEqual(areas.toSorted((a, b) => b - a));
    const [first, second] = studies as unknown as { area: number; weight: number }[];
    expectClose(first!.area / second!.area, first!.weight / second!.weight, { relative: 1e-9 });
  });

  test("draws the numbers of the curve on the printed scale", () => {
    const curve = regressionCurve(latitude, "ablat");
    const { line = [] } = bubblePlot(curve).datasets;
    expectClose(line[0]?.estimate as number, Math.exp(curve.line[0]!.estimate), { relative: 1e-11 });
    expectClose(line.at(-1)?.predictionLower as number, Math.exp(curve.line.at(-1)!.prediction![0]), {
      relative: 1e-11,
    });
  });

  test("prints slope, test and what is explained where there is one slope, else the test of all", () => {
    expect(words(draw(latitude, "ablat"))).toContain("Slope −0.0291 per unit on the analysis scale");
    expect(words(draw(latitude, "ablat"))).toContain("the moderators explain 75.6% of τ²");
    expect(words(draw(several, "ablat"))).toContain("Test of all moderators: P = ");
    expect(words(draw(several, "ablat"))).toContain("Held: year");
    expect(words(draw(common, "ablat"))).not.toContain("dashed");
  });

  test("is the same each time", () => {
    expect(JSON.stringify(draw(several, "ablat"))).toBe(JSON.stringify(draw(several, "ablat")));
  });
});
