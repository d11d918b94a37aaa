import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { expect, test } from "vitest";
import { bubblePlot, fadePlot, forestPlot, gridPlot } from "../../src/plot/index.js";
import { metaRegression, regressionCurve } from "../../src/regression/index.js";
import { bcg, fading, sparse } from "./fixtures.js";

const dose = { dose: bcg.studies.map((_, i) => i) };
const curve = regressionCurve(metaRegression(bcg.studies, { moderators: ["dose"], data: dose }));

const schema = JSON.parse(readFileSync("node_modules/vega-lite/build/vega-lite-schema.json", "utf8"));
const valid = new Ajv({ strict: false, allErrors: false, validateFormats: false }).compile(schema);

test.each([
  ["a forest plot of a fit", forestPlot(bcg)],
  ["a forest plot of a grid", forestPlot(sparse)],
  ["a figure over time", fadePlot(fading)],
  ["a bubble plot", bubblePlot(curve)],
  ["a grid at a glance", gridPlot(sparse)],
])("%s holds to Vega-Lite's own schema", (_, spec) => {
  valid(spec);
  expect(valid.errors ?? []).toEqual([]);
});
