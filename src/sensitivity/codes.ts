/** Codes of analyses that ask how far a result hangs on its assumptions. */
export const sensitivityCodes = {
  BAD_TAU: "tau is a standard deviation between studies: a finite number of at least 0",
  BAD_PRIOR: "a prior needs a scale, and a standard deviation of the effect, that are finite and above 0",
  NOTHING_TO_SWEEP: "a sweep needs values of tau, a prior, or both",
  PRIOR_STATED: "a result averages over tau under the prior named; another prior gives another result",
  PRIOR_DOMINATES: "the data say little of tau: what is believed of it is nearly the prior",
  QUADRATURE: "an integral did not settle; do not trust the result",
} as const;
