import type { Fit, Refit } from "../types/index.js";

/** A fit in short. */
export const refitOf = (fit: Fit): Refit => ({
  k: fit.k,
  estimate: fit.estimate,
  stdError: fit.stdError,
  statistic: fit.statistic,
  df: fit.df,
  pValue: fit.pValue,
  confidence: fit.confidence,
  prediction: fit.prediction,
  tau2: fit.tau2,
  I2: fit.I2,
  H2: fit.H2,
  Q: fit.Q,
  converged: fit.converged,
});
