export { plotCodes } from "./codes.js";
export { fadePlot } from "./fade-plot.js";
export { type ForestOptions, forestPlot } from "./forest-plot.js";
export { gridPlot } from "./grid-plot.js";
export type { FigureOptions } from "./options.js";
