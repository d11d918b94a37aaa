import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { expect, test } from "vitest";
import { drawFade, drawPersistence } from "../../src/fade/index.js";
import { pool } from "../../src/model/index.js";
import {
  bubblePlot,
  fadePlot,
  forestPlot,
  gridPlot,
  labbePlot,
  persistencePlot,
  sweepPlot,
} from "../../src/plot/index.js";
import { mantelHaenszel } from "../../src/rare/index.js";
import { metaRegression, regressionCurve } from "../../src/regression/index.js";
import { labbe, sweep } from "../../src/sensitivity/index.js";
import { course, fitted } from "../fade/course.js";
import { figuresBehind } from "./figures-behind.js";
import { bcg, fading, sparse } from "./fixtures.js";
import { sceneOf } from "./scene.js";

const { studies } = bcg;
const dose = { dose: studies.map((_, i) => i) };
const curve = regressionCurve(metaRegression(studies, { moderators: ["dose"], data: dose }));
const tables = [
  { ai: 4, bi: 119, ci: 11, di: 128 },
  { ai: 6, bi: 300, ci: 29, di: 274 },
];

const swept = sweep(({ tau2, interval }) => pool(studies, { tau2, interval }), {
  tau2: ["DL", "REML"],
  interval: ["z", "HKSJ"],
});

const curves = fitted(course((t) => -1 + 0.01 * t));

const schema = JSON.parse(readFileSync("node_modules/vega-lite/build/vega-lite-schema.json", "utf8"));
// A few figures are held to it: making its code short takes longer than running it.
const options = { strict: false, allErrors: false, validateFormats: false, code: { optimize: false } };
const valid = new Ajv(options).compile(schema);

const figures = [
  ["a forest plot of a fit", forestPlot(bcg)],
  ["a forest plot of a grid", forestPlot(sparse)],
  ["a figure over time", fadePlot(fading)],
  ["a bubble plot", bubblePlot(curve)],
  ["a grid at a glance", gridPlot(sparse)],
  ...figuresBehind(studies),
  ["L'Abbé's plot", labbePlot(labbe(mantelHaenszel(tables)))],
  ["fitted curves", fadePlot(drawFade(curves))],
  ["shares of an early effect", persistencePlot(drawPersistence(curves, 1))],
  ["a heat map of a sweep", sweepPlot(swept)],
  ["a specification curve", sweepPlot(swept, { kind: "specifications" })],
] as const;

test.each(figures)("%s holds to Vega-Lite's own schema", (_, spec) => {
  valid(spec);
  expect(valid.errors ?? []).toEqual([]);
});

test.each(figures)("%s compiles and is laid out without a word from Vega", async (_, spec) => {
  expect((await sceneOf(spec)).texts.length).toBeGreaterThan(3);
});
