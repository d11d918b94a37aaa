export { strataCodes } from "./codes.js";
export { type StratifyOptions, stratify } from "./stratify.js";
export { type WindowSetInput, windowOf, windowSet, windows } from "./windows.js";
