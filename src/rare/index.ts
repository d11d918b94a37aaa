export type { TableMeasure } from "./cells.js";
export { rareCodes } from "./codes.js";
export { type MantelHaenszelOptions, mantelHaenszel } from "./mantel-haenszel.js";
export { type PetoOptions, peto } from "./peto.js";
