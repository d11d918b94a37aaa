export { type BackOptions, type BackTransformed, backTransform, type OnAnalysisScale } from "./back-transform.js";
export { measureCodes } from "./codes.js";
export { contrastMeasures, isOfEvents, isOfMeans } from "./contrast-measures.js";
export { defaultZeroCells, type Estimate } from "./entry.js";
export {
  estimateOf,
  type MeasureRow,
  measureEffect,
  measureEffects,
  requireMeasure,
  varianceFor,
  variancesOf,
} from "./measure-effect.js";
export { type MeasureInfo, measures } from "./measures.js";
export { harmonicSize, type NaturalScale, naturalScale, naturalScaleOf } from "./natural-scale.js";
export { entryOf } from "./registry.js";
export { type ScaleName, scaleNames, scaleOf } from "./scales.js";
export { type BinaryMeasure, hasZeroCell, twoByTwo } from "./tables.js";
export { type Group, meanDifference, pooledSd, standardizeBy, standardizedMeanDifference } from "./two-means.js";
export { requireZeroCells } from "./zeros.js";
