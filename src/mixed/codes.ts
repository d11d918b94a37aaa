/** Codes of mixed models. */
export const mixedCodes = {
  BAD_RANDOM: "a random term is not one: an unknown structure, a name twice, texts where numbers are needed",
  BAD_FIXED: "a component that is to be held has a value it cannot have, or belongs to no term of the model",
  BAD_COVARIANCE: "a sampling covariance does not fit the effects, or is not positive definite",
  NOT_IDENTIFIED:
    "the effects cannot tell the variances or correlations that a model asks for; use a simpler structure",
  INDEPENDENT_ERRORS:
    "effects of one trial were taken to have independent sampling errors, because no covariance was given",
  FEW_LEVELS: "a variance between few levels is poorly known",
  AT_THE_EDGE:
    "a variance was estimated as 0, a correlation as 1 or -1, or a covariance matrix with less than full rank",
  TEST_AT_THE_EDGE:
    "the smaller of two models holds a variance at 0 or a correlation at an end of its range, so that the p-value is too large",
  NO_FIT_WITHOUT: "without a trial a mixed model cannot be fitted",
  LEFT_OUT_LINKED: "what is left out depends, under the model, on what stays",
} as const;
