import { pool } from "../../src/model/index.js";
import {
  baujatPlot,
  goshPlot,
  influencePlot,
  normalQuantilePlot,
  radialPlot,
  refitPlot,
} from "../../src/plot/index.js";
import {
  baujat,
  cumulative,
  gosh,
  influence,
  leaveOneOut,
  normalQuantiles,
  radial,
} from "../../src/sensitivity/index.js";
import type { BareEffect, VegaLiteSpec } from "../../src/types/index.js";

/** Every figure that looks behind the fit of some studies, by name. */
export const figuresBehind = (studies: readonly BareEffect[]): readonly (readonly [string, VegaLiteSpec])[] => [
  ["baujat", baujatPlot(baujat(studies))],
  ["radial", radialPlot(radial(pool(studies)))],
  ["quantiles", normalQuantilePlot(normalQuantiles(studies))],
  ["influence", influencePlot(influence(studies))],
  ["leave-one-out", refitPlot(leaveOneOut(studies))],
  ["cumulative", refitPlot(cumulative(studies, { order: "precision" }))],
  ["gosh", goshPlot(gosh(studies, { exact: false, subsets: 300 }))],
];
