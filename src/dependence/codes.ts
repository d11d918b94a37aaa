/** Codes of joint fits and of differences between windows. */
export const dependenceCodes = {
  STRUCTURE_REDUCED:
    "the effects cannot tell the covariance of true effects that was asked for; a simpler one was fitted",
  ONE_TRIAL_EACH: "no more effects than windows: nothing is pooled, the trials' own intervals are shown",
  ONE_TRIAL_ALONE: "one trial alone stands in a window: its standard error is that of the model",
  NO_JOINT: "there is no joint estimate of a difference, because nothing shows how much trials vary",
  FITTED_TOGETHER: "trials stand in several windows, which a joint model respects under the correlations stated",
  NO_SUCH_WINDOW: "a contrast names a window or control that the joint fit does not have",
  EMPTY_WINDOW: "a contrast names a window or control in which no trial stands",
  SAME_WINDOW: "a contrast needs two different windows or controls",
  SEVERAL_FITS: "a contrast needs one joint fit; name the values of the other facets",
  NO_PAIRS: "no trial was observed in both windows: there is no change within trials",
  LEANS_ON_TRIALS:
    "a difference compares trials with one another, which were not randomised to their windows or controls",
  PAIRED_AND_JOINT_DIFFER: "the change within trials and the difference of the means part company",
} as const;
