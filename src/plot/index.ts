export { type BubbleOptions, bubblePlot } from "./bubble-plot.js";
export { plotCodes } from "./codes.js";
export { contrastText } from "./contrast-text.js";
export { fadePlot } from "./fade-plot.js";
export { type ForestOptions, forestPlot } from "./forest-plot.js";
export type { ArmText } from "./forest-rows.js";
export { gridPlot } from "./grid-plot.js";
export type { FavoursLabels, FigureOptions } from "./options.js";
export { persistencePlot } from "./persistence-plot.js";
export { refitPlot } from "./refit-plot.js";
export {
  baujatPlot,
  goshPlot,
  influencePlot,
  labbePlot,
  normalQuantilePlot,
  radialPlot,
  type ScatterOptions,
} from "./sensitivity-plots.js";
export { type SweepPlotOptions, sweepPlot } from "./sweep-plot.js";
export { sweepText } from "./sweep-text.js";
export { forestText } from "./text-forest.js";
export { gridText } from "./text-grid.js";
export type { TextOptions } from "./text-lines.js";
