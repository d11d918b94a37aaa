/** Codes of analyses that ask how far a result hangs on its assumptions. */
export const sensitivityCodes = {
  BAD_TAU: "tau is a standard deviation between studies: a finite number of at least 0",
  BAD_PRIOR: "a prior needs a scale, and a standard deviation of the effect, that are finite and above 0",
  NOTHING_TO_SWEEP: "a sweep needs values of tau, a prior, or both",
  PRIOR_STATED: "a result averages over tau under the prior named; another prior gives another result",
  PRIOR_DOMINATES: "the data say little of tau: what is believed of it is nearly the prior",
  QUADRATURE: "an integral did not settle; do not trust the result",
  NOTHING_LEFT: "without a study there is no fit: a coefficient rests on it alone, or too few studies are left",
  NO_POINT: "a study has no point in the figure: an arm without events has no logarithm, or there is no fit without it",
  SUBSETS_IN_PART: "not all subsets have been looked at; join the parts",
  RESULT_TURNS_ON_ONE_TRIAL: "the conclusion about no effect is another one without one of the trials",
  CONCLUSION_BY_METHOD:
    "the conclusion about no effect is another one with other estimators or intervals in common use",
} as const;
