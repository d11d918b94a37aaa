export { strataCodes } from "./codes.js";
export { type StratifyOptions, stratify } from "./stratify.js";
export { type Converted, weeksFrom } from "./weeks.js";
export { type WindowSetInput, windowOf, windowSet, windows } from "./windows.js";
