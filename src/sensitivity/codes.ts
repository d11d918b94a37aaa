/** Codes of analyses that ask how far a result hangs on its assumptions. */
export const sensitivityCodes = {
  BAD_TAU: "tau is a standard deviation between studies: a finite number of at least 0",
  BAD_PRIOR: "a prior needs a scale, and a standard deviation of the effect, that are finite and above 0",
  NOTHING_TO_SWEEP: "a sweep needs something to vary: dimensions with values; of tau, values, a prior, or both",
  BAD_DIMENSION:
    "what is swept needs values that can be told apart: finite numbers, words, yes or no, or objects with a name, none of them twice",
  NO_SETTING_ANSWERS: "the analysis of a sweep fails at every setting; the message has the reason at the first",
  SETTINGS_WITHOUT_ANSWER: "at some settings of a sweep there is no conclusion, for the reasons in the rows",
  SWEEP_UNRELIABLE:
    "settings of a sweep rest on fewer than 4 degrees of freedom, or on one trial, so that neither their conclusions nor tipping points between them are to be leaned on",
  SWEEP_MIXES: "settings of a sweep answer different questions, so that their estimates are not to be compared",
  NO_RESULT: "the analysis gives no number, or no interval, at this setting",
  ANALYSIS_FAILED: "the analysis stopped with an error of its own at this setting",
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
