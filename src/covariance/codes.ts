/** Codes of covariances: what is not stated, what cannot be, and what was taken for granted. */
export const covarianceCodes = {
  UNSTATED_CORRELATION: "effects come from the same people, and how their measurements correlate is not stated",
  BAD_CORRELATION: "a correlation lies outside its range, or a matrix of correlations is none",
  BAD_COLUMN: "a column is not there, or has another length than the effects",
  NO_CLUSTER: "nothing says which effects belong to one trial",
  NO_TIME: "a correlation that falls with time needs the weeks of each visit, counted from one origin",
  BAD_SIZES:
    "more people are said to stand behind both of two results than behind one of them, or a size or an overlap is not known",
  NOT_POSITIVE_DEFINITE: "the covariance matrix of a trial is not positive definite",
  BAD_COVARIANCE: "a covariance matrix does not fit the effects: its size, its symmetry or its diagonal",
  SIZES_UNKNOWN: "the sizes of arms are not known; where an arm is shared, arms are taken as equally large",
  SHARES_BY_SIZE: "the share of an arm in the variance of its effect was taken from the sizes of the arms",
  BEYOND_MARGINS: "events whose risks differ cannot correlate as highly as was stated",
  CORRELATION_CONTRADICTED: "the standard deviations of a trial contradict the correlation that was stated",
  ADJUSTED_AS_GIVEN: "an adjusted estimate was taken to correlate as its score does",
  UNUSED_CORRELATION: "a correlation was stated and nothing needed it",
  AGGREGATED: "effects of one trial were combined into one, with the weights and the correlations that are named",
  NEGATIVE_WEIGHTS: "an effect counts against the mean of its trial",
} as const;
