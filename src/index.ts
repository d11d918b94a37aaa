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
// Strata -> Grid; bare effects -> Fit
export { modelCodes, type PoolOptions, pool, poolStrata } from "./model/index.js";
// EffectSize[] -> Strata
export { type StratifyOptions, strataCodes, stratify, windows } from "./strata/index.js";
// Fit -> rows
export {
  audit,
  augment,
  columnName,
  type GlossaryEntry,
  glance,
  glossary,
  type Pooled,
  tidy,
  toCsv,
} from "./tidy/index.js";
export type * from "./types/index.js";
