export { type AggregatedTrial, type AggregateOptions, type Aggregation, aggregate } from "./aggregate.js";
export { changeScoreCorrelation, type ThreeMeasurements } from "./change-correlation.js";
export { covarianceCodes } from "./codes.js";
export { covariance } from "./covariance.js";
export { type CovarianceFromOptions, covarianceFrom } from "./covariance-from.js";
export type {
  ArmColumns,
  Columns,
  ColumnValue,
  CovarianceOptions,
  PeopleInBoth,
} from "./options.js";
