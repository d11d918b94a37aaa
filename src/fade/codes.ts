/** Codes of curves over weeks: why a group has none, and what one needs said. */
export const fadeCodes = {
  SHAPE_NOT_CARRIED: "the effects cannot carry a curve of this shape: too few different weeks, effects or trials",
  ONE_WEEK: "all effects of a group stand at one week: they can be pooled, and no course is seen",
  ONE_TRIAL: "one trial: how trials vary about a curve cannot be seen, and its own effects are shown",
  BAD_WEEKS: "weeks need to be numbers, and from randomisation at least 0",
  ONE_VISIT_EACH: "every trial was seen at one week: the curve compares different trials with one another",
  BEFORE_END: "a visit lies before the end of treatment, from which weeks count",
  STANDARDIZER_VARIES:
    "the standard deviation that divides differs between the visits of a trial: effects change with it though differences do not",
  NO_STANDARDIZER: "standardized effects do not say which standard deviation divided them",
} as const;
