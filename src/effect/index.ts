export { combineEvents, combineGroups } from "./arms.js";
export { type BangIndex, bangIndex } from "./bang-index.js";
export { type BinaryMeasure, defaultZeroCells, twoByTwo } from "./binary.js";
export { effectCodes } from "./codes.js";
export {
  type Estimate,
  type Group,
  meanDifference,
  pooledSd,
  standardizeBy,
  standardizedMeanDifference,
} from "./continuous.js";
export { type EffectOptions, effectSizes } from "./effect-sizes.js";
export {
  type EffectTable,
  type EffectTableOptions,
  effectsFromTable,
  safeEffectsFromTable,
} from "./effects-from-table.js";
export { type Resolved, resolveSharedArms } from "./shared-arms.js";
