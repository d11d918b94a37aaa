/** Codes of meta-regression and subgroups. */
export const regressionCodes = {
  NO_SUCH_MODERATOR: "no column, fact or facet has the name of a moderator; use one that is listed",
  BAD_MODERATOR: "the values of a moderator cannot be used as the design asks for: correct them, or change the design",
  BAD_DESIGN: "a design is not one: an unknown term, no column, a row too few",
  BAD_VALUES: "values at which a regression is asked for are missing, or are none that it has seen",
  NO_SUCH_COEFFICIENT: "a regression has no coefficient or term of this name; use one that is listed",
  TOO_FEW_STUDIES: "a regression needs more studies than coefficients; leave moderators out",
  NOT_NESTED:
    "two models are compared that are not nested, or were not fitted to the same effects by maximum likelihood",
  TRIAL_IN_TWO_GROUPS: "a trial stands in two groups, so that a test between them would count it as two trials",
  CANCELLED: "the caller's signal ended the work",
  BETWEEN_TRIALS: "a moderator compares trials with one another, which were not randomised to its values",
  FEW_STUDIES_PER_COEFFICIENT: "there are fewer than ten studies for each coefficient: the regression may fit chance",
  MODERATOR_MISSING: "studies were left out because a moderator is not known for them",
  REDUNDANT_COLUMN: "a column was left out because it is a combination of others",
  NO_R2: "there was no variance between studies for moderators to explain",
  ONE_GROUP: "there is one group, and nothing to compare it with",
  SMALL_GROUPS:
    "a group has one study: its own interval is shown, and its tau2 is taken as 0 in the test between groups",
  PERMUTATIONS_IN_PART: "a range of the arrangements was looked at; join it with the others for p-values",
} as const;
