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

// Statistics -> effect of any measure, and the way back
export {
  type BackOptions,
  type BackTransformed,
  type BinaryMeasure,
  backTransform,
  type Estimate,
  type Group,
  type MeasureInfo,
  type MeasureRow,
  meanDifference,
  measureEffect,
  measureEffects,
  measures,
  type OnAnalysisScale,
  pooledSd,
  type ScaleName,
  standardizeBy,
  standardizedMeanDifference,
  twoByTwo,
} from "./measure/index.js";

// Printed numbers -> statistics; results -> points, risks, persons
export {
  binomialEffectSizeDisplay,
  biserialCorrelation,
  type CountTable,
  type Crossover,
  changeCorrelation,
  changeSd,
  cliffsDelta,
  cohensU1,
  cohensU2,
  cohensU3,
  combineArms,
  combineEventArms,
  correlationFromFisherZ,
  correlationFromOddsRatio,
  correlationFromSmd,
  crossoverSmd,
  crossoverSmdFromT,
  deltaMethod,
  derivationStep,
  designEffect,
  effectFromWald,
  effectiveArm,
  effectiveEventArm,
  type FiveNumbers,
  type FiveNumbersOptions,
  fisherZ,
  fromScale,
  harmonicMean,
  inflatedStandardError,
  type Margins,
  type MeanAndSd,
  meanFromFiveNumbers,
  meanOverEffects,
  type NumberNeeded,
  type NumberNeededToTreat,
  numberNeededToTreat,
  type OddsRatioToCorrelation,
  type OddsRatioToSmd,
  oddsRatioFromCorrelation,
  oddsRatioFromSmd,
  overlap,
  type PairedPrecision,
  type PrintedEffect,
  type PrintedStatistic,
  pairedDifference,
  pFromStatistic,
  pointsFromSmd,
  probabilityOfSuperiority,
  type QuantileMethod,
  type ReferenceSd,
  type Risks,
  riskFromOddsRatio,
  riskFromRiskRatio,
  riskFromSmd,
  type SkewnessTest,
  type SmdToRisk,
  sdFromDifference,
  sdFromStandardError,
  skewnessTest,
  smdFromCorrelation,
  smdFromOddsRatio,
  smdFromStatistic,
  splitArm,
  splitEventArm,
  standardErrorFromInterval,
  standardErrorFromP,
  standardErrorFromSd,
  standardErrorFromStatistic,
  statisticFromP,
  type TableAssociation,
  tableFromMargins,
  toScale,
  type WaldOptions,
} from "./convert/index.js";

// Contrast[] -> EffectSize[]
export {
  type BangIndex,
  bangIndex,
  type Converted,
  combineEvents,
  combineGroups,
  type EffectOptions,
  type EffectSettings,
  type EffectTable,
  type EffectTableOptions,
  effectSizes,
  effectsFromTable,
  safeEffectsFromTable,
  weeksFrom,
} from "./effect/index.js";

// EffectSize[] -> Covariance, a block for each trial
export {
  type AggregatedTrial,
  type AggregateOptions,
  type Aggregation,
  type ArmColumns,
  aggregate,
  type Columns,
  type ColumnValue,
  changeScoreCorrelation,
  type CovarianceFromOptions,
  type CovarianceOptions,
  covariance,
  covarianceFrom,
  type PeopleInBoth,
  type ThreeMeasurements,
} from "./covariance/index.js";

// EffectSize[] -> Strata
export {
  type StratifyOptions,
  stratify,
  type WindowSetInput,
  windowOf,
  windowSet,
  windows,
} from "./strata/index.js";

// Strata -> Grid; bare effects -> Fit
export {
  blup,
  type EffectSets,
  methodNames,
  namedMethods,
  type PooledSets,
  type PoolManyOptions,
  type PoolOptions,
  type PoolStrataOptions,
  pool,
  poolMany,
  poolStrata,
  type Residual,
  residuals,
  type StudyEffect,
  sideBySide,
  type Watch,
} from "./model/index.js";

// Tables of rare events -> Fit
export { type MantelHaenszelOptions, mantelHaenszel, type PetoOptions, peto, type TableMeasure } from "./rare/index.js";

// How far a result hangs on its assumptions
export {
  baujat,
  type Conclude,
  type CumulativeOptions,
  cumulative,
  type GoshOptions,
  gosh,
  type InfluenceOptions,
  influence,
  joinGosh,
  type LeaveOneOutOptions,
  type LinearOptions,
  labbe,
  leaveOneOut,
  type NormalQuantilesOptions,
  normalQuantiles,
  type Poolables,
  type Refine,
  type RefitOptions,
  radial,
  type SensitivityNotesOptions,
  type SettingOf,
  type SweepAnswer,
  type SweepDimensions,
  type SweepHeadline,
  type SweepOptions,
  sensitivityNotes,
  sweep,
  type TauSweepOptions,
  tauSweep,
} from "./sensitivity/index.js";

// Effects and what trials differ in -> RegressionFit, Subgroups
export {
  type ContrastInput,
  type CurveOptions,
  joinPermutations,
  likelihoodRatio,
  metaRegression,
  type ModeratorData,
  type ModeratorValue,
  type PermutationOptions,
  type PredictAtOptions,
  permutationTest,
  predictAt,
  type RegressionOptions,
  regressionCurve,
  type SubgroupOptions,
  subgroups,
  testContrasts,
  testTerms,
  varianceInflation,
} from "./regression/index.js";

// Effects that depend on one another -> MixedFit
export {
  type ComponentIntervalOptions,
  compareMixed,
  componentCovariance,
  componentIntervals,
  type LeaveOneTrialOutOptions,
  leaveOneTrialOut,
  type MixedOptions,
  mixedModel,
  mixedResiduals,
  type PredictMixedOptions,
  predictMixed,
  randomEffects,
} from "./mixed/index.js";

// Any fit -> RobustFit; effects of trials that repeat -> WorkingFit
export {
  type ClusterOptions,
  type Clustered,
  joinBootstraps,
  type RobustOptions,
  robust,
  robustPredictions,
  robustTest,
  type WildBootstrapOptions,
  type WorkingModelOptions,
  wildBootstrap,
  workingModel,
} from "./robust/index.js";

// Strata -> windows fitted together, and their differences
export {
  type ContrastKey,
  contrast,
  type JointOptions,
  poolJointly,
  withContrasts,
} from "./dependence/index.js";

// EffectSize[] -> curves of the effect over weeks
export {
  contrastWeeks,
  crossingWeeks,
  curveAt,
  type ExceedsOptions,
  type ExtrapolateOptions,
  type FadeOptions,
  type FadeShape,
  fade,
  flatness,
  halfRemains,
  meanExceeds,
  type PersistenceOptions,
  persistence,
  type Threshold,
  timeAverage,
  timeToHalf,
  trialExceeds,
} from "./fade/index.js";

// The same in another program, and why its numbers differ
export {
  explainDifference,
  type NamedSettings,
  preset,
  presetNames,
  type Scripted,
  type Settings,
  toR,
} from "./explain/index.js";

// Fit -> rows
export {
  audit,
  augment,
  blindingTable,
  columnName,
  contrastRows,
  credibilityTable,
  differenceRows,
  type GlossaryEntry,
  glance,
  glossary,
  type HtmlOptions,
  harmsTable,
  includedStudies,
  type Pooled,
  regressionGlance,
  regressionRows,
  subgroupRows,
  sweepRows,
  tidy,
  toCsv,
  toHtml,
} from "./tidy/index.js";

// Fit -> specification
export {
  type ArmText,
  type BubbleOptions,
  baujatPlot,
  bubblePlot,
  contrastText,
  type FavoursLabels,
  type FigureOptions,
  type ForestOptions,
  fadePlot,
  forestPlot,
  forestText,
  goshPlot,
  gridPlot,
  gridText,
  influencePlot,
  labbePlot,
  normalQuantilePlot,
  radialPlot,
  refitPlot,
  type ScatterOptions,
  type SweepPlotOptions,
  sweepPlot,
  sweepText,
  type TextOptions,
} from "./plot/index.js";

// The whole line in one call
export { type PlanInput, readPlan } from "./plan.js";
export { type SynthesisStep, type SynthesizeOptions, synthesize } from "./synthesize.js";
