/** Codes of measures: why statistics give no effect, and questions that cannot be put. */
export const measureCodes = {
  BAD_STATISTICS: "no sample can have these statistics",
  TOO_FEW: "the sample is too small for this measure",
  NO_SPREAD: "a standard deviation that divides is 0",
  NOT_A_RATIO_SCALE: "a ratio of means, or the logarithm of a mean, needs means above 0",
  OUT_OF_RANGE: "the value has no image on the scale of analysis",
  NO_INFORMATION: "no finite effect with a variance above 0 follows from the statistics",
  NO_VARIANCE: "the variance of the effect is 0 or not finite",
  NO_SUCH_MEASURE: "there is no measure of that code",
  NO_SUCH_VARIANCE: "the measure's variance has no such form",
  NO_SIZE: "the way back from the scale of analysis hangs on a size that is not known",
} as const;
