// The vocabulary
export { diagnosticCodes } from "./codes.js";
export { DataError, formatDiagnostic, SynthesisError } from "./errors.js";
export type * from "./types/index.js";

// CSV text -> Contrast[]
export {
  type ArmOptions,
  armColumns,
  type Column,
  type ColumnType,
  columns,
  contrastsFromArms,
  defaultControls,
  effectColumns,
  type JoinedTrials,
  joinTrials,
  type ReadResult,
  readCodebook,
  readContrasts,
  readTrials,
  safeContrastsFromArms,
  safeReadCodebook,
  safeReadContrasts,
  safeReadTrials,
  type TrialsResult,
  trialColumns,
} from "./data/index.js";

// Contrast[] -> EffectSize[]
export {
  type BangIndex,
  type BinaryMeasure,
  bangIndex,
  combineEvents,
  combineGroups,
  type EffectOptions,
  type EffectTable,
  type EffectTableOptions,
  type Estimate,
  effectSizes,
  effectsFromTable,
  type Group,
  meanDifference,
  pooledSd,
  safeEffectsFromTable,
  standardizeBy,
  standardizedMeanDifference,
  twoByTwo,
} from "./effect/index.js";

// EffectSize[] -> Strata
export {
  type Converted,
  type StratifyOptions,
  stratify,
  type WindowSetInput,
  weeksFrom,
  windowOf,
  windowSet,
  windows,
} from "./strata/index.js";

// Strata -> Grid; bare effects -> Fit
export { type PoolOptions, pool, poolStrata, sideBySide } from "./model/index.js";

// Tables of rare events -> Fit
export { type MantelHaenszelOptions, mantelHaenszel, type PetoOptions, peto } from "./rare/index.js";

// How far a result hangs on its assumptions
export { type TauSweepOptions, tauSweep } from "./sensitivity/index.js";

// Fit -> rows
export {
  audit,
  augment,
  blindingTable,
  columnName,
  type GlossaryEntry,
  glance,
  glossary,
  type HtmlOptions,
  harmsTable,
  includedStudies,
  type Pooled,
  sweepRows,
  tidy,
  toCsv,
  toHtml,
} from "./tidy/index.js";

// Fit -> specification
export {
  type ArmText,
  type FavoursLabels,
  type FigureOptions,
  type ForestOptions,
  fadePlot,
  forestPlot,
  forestText,
  gridPlot,
  gridText,
  sweepText,
  type TextOptions,
} from "./plot/index.js";

// The whole line in one call
export { type PlanInput, readPlan } from "./plan.js";
export { synthesize } from "./synthesize.js";
