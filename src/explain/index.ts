export { explainCodes } from "./codes.js";
export { explainDifference, type NamedSettings } from "./explain-difference.js";
export { preset, presetNames, type Settings } from "./presets.js";
export { type Scripted, toR } from "./to-r.js";
