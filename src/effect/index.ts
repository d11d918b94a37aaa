export { combineEvents, combineGroups } from "./arms.js";
export { type BangIndex, bangIndex } from "./bang-index.js";
export { effectCodes } from "./codes.js";
export { type EffectOptions, effectSizes } from "./effect-sizes.js";
export {
  type EffectTable,
  type EffectTableOptions,
  effectsFromTable,
  safeEffectsFromTable,
} from "./effects-from-table.js";
export type { EffectSettings } from "./recompute.js";
export { resolveSharedArms } from "./shared-arms.js";
export { type Converted, origins, weeksFrom } from "./weeks.js";
