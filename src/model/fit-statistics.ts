import { log } from "../numeric/index.js";
import type { FitStatistics } from "../types/index.js";

/** What {@link fitStatistics} needs to know. */
export interface Likelihoods {
  /** Log-likelihoods in the units of the data. */
  readonly ML: number;
  readonly REML: number;
  readonly k: number;
  /** Coefficients. */
  readonly p: number;
  /** Parameters in all: the coefficients, and tau2 where it was estimated. */
  readonly parameters: number;
  /** Sum of $\log(2 \pi v_i)$. */
  readonly logVariances: number;
}

/**
 * Deviance and information criteria under maximum likelihood and restricted maximum likelihood. The deviance of the former
 * is against the model with a parameter for each study, that of the latter minus twice the log-likelihood. Restricted
 * likelihoods count k - p effects.
 *
 * @see Burnham & Anderson (2002), Model Selection and Multimodel Inference, for AICc
 */
export function fitStatistics(found: Likelihoods): { readonly ML: FitStatistics; readonly REML: FitStatistics } {
  const { ML, REML, k, p, parameters, logVariances } = found;
  return {
    ML: statisticsOf(ML, -2 * ML - logVariances, k, parameters),
    REML: statisticsOf(REML, -2 * REML, k - p, parameters),
  };
}

function statisticsOf(logLikelihood: number, deviance: number, n: number, parameters: number): FitStatistics {
  const size = Math.max(n, parameters + 2);
  return {
    logLikelihood,
    deviance,
    AIC: 2 * parameters - 2 * logLikelihood,
    BIC: parameters * log(n) - 2 * logLikelihood,
    AICc: (2 * parameters * size) / (size - parameters - 1) - 2 * logLikelihood,
  };
}
