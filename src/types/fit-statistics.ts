/** Information about how well a model describes the data, under maximum likelihood and restricted maximum likelihood. */
export interface FitStatistics {
  readonly logLikelihood: number;
  /** -2 log-likelihood for REML; against the model with one parameter a study for ML. */
  readonly deviance: number;
  readonly AIC: number;
  readonly BIC: number;
  readonly AICc: number;
}
