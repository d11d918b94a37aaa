// The vocabulary

// CSV text -> Contrast[]
export {
  type Column,
  columns,
  dataCodes,
  defaultControls,
  type ReadResult,
  readCodebook,
  readContrasts,
  safeReadCodebook,
  safeReadContrasts,
} from "./data/index.js";
// Contrast[] -> EffectSize[]
export { type EffectOptions, effectCodes, effectSizes } from "./effect/index.js";
export { DataError, formatDiagnostic, SynthesisError } from "./errors.js";
// EffectSize[] -> Strata
export { type StratifyOptions, strataCodes, stratify, windows } from "./strata/index.js";
export type * from "./types/index.js";
