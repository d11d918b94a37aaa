export {
  biserialCorrelation,
  correlationFromFisherZ,
  correlationFromOddsRatio,
  correlationFromSmd,
  fisherZ,
  type OddsRatioToCorrelation,
  type OddsRatioToSmd,
  oddsRatioFromCorrelation,
  oddsRatioFromSmd,
  smdFromCorrelation,
  smdFromOddsRatio,
} from "./association.js";
export { changeCorrelation, changeSd } from "./change.js";
export { designEffect, effectiveArm, effectiveEventArm, inflatedStandardError } from "./cluster.js";
export { convertCodes } from "./codes.js";
export { combineArms, combinedArm, combineEventArms, splitArm, splitEventArm } from "./combine.js";
export { derivationStep } from "./conversion.js";
export {
  type Crossover,
  crossoverSmd,
  crossoverSmdFromT,
  type PairedPrecision,
  pairedDifference,
} from "./crossover.js";
export { deltaMethod } from "./delta-method.js";
export { type FiveNumbersOptions, meanFromFiveNumbers, type QuantileMethod } from "./five-numbers.js";
export {
  errorFromInterval,
  type PrintedStatistic,
  pFromStatistic,
  standardErrorFromInterval,
  standardErrorFromP,
  standardErrorFromStatistic,
  statisticFromP,
  type WaldOptions,
} from "./precision.js";
export { effectFromWald, type PrintedEffect, smdFromStatistic } from "./printed-effect.js";
export {
  type NumberNeeded,
  type NumberNeededToTreat,
  numberNeededToTreat,
  type Risks,
  riskFromOddsRatio,
  riskFromRiskRatio,
} from "./risk.js";
export { fromScale, harmonicMean, meanOverEffects, toScale } from "./scale.js";
export type { FiveNumbers, MeanAndSd } from "./scenario.js";
export { type SkewnessTest, skewnessTest } from "./skewness-test.js";
export {
  binomialEffectSizeDisplay,
  cliffsDelta,
  cohensU1,
  cohensU2,
  cohensU3,
  overlap,
  pointsFromSmd,
  probabilityOfSuperiority,
  type ReferenceSd,
  riskFromSmd,
  type SmdToRisk,
} from "./smd-back.js";
export { sdFromDifference, sdFromStandardError, standardErrorFromSd } from "./standard-deviation.js";
export { type CountTable, type Margins, type TableAssociation, tableFromMargins } from "./two-by-two.js";
