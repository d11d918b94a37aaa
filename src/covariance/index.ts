export { covarianceCodes } from "./codes.js";
export { covariance } from "./covariance.js";
export type {
  ArmColumns,
  Columns,
  ColumnValue,
  CovarianceOptions,
  PeopleInBoth,
  SamplingRho,
  SamplingStructure,
} from "./options.js";
