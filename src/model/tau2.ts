import type { Tau2Method } from "../types/index.js";
import { tau2AtQ } from "./generalized-q.js";
import { highestMode } from "./likelihood-modes.js";
import type { Tau2Estimator } from "./tau2-estimator.js";

/** The common-effect model: no variance between studies. */
const commonEffect: Tau2Estimator = (model, _, at) => {
  model.weigh(0, at);
  return { tau2: 0, stdError: null, converged: true, iterations: 0 };
};

/**
 * The excess of Q over its expectation under homogeneity, floored at 0; the standard error from the variance of Q.
 *
 * @see DerSimonian & Laird (1986), Controlled Clinical Trials 7:177-188, doi:10.1016/0197-2456(86)90046-2
 */
const dersimonianLaird: Tau2Estimator = (model, { Q, trP, trPP }, at) => {
  const df = model.k - model.p;
  const tau2 = Math.max(0, (Q - df) / trP);
  const stdError = Math.sqrt(2 * df + 4 * tau2 * trP + 2 * tau2 ** 2 * trPP) / trP;
  model.weigh(tau2, at);
  return { tau2, stdError, converged: true, iterations: 0 };
};

/**
 * The tau2 at which the generalized Q equals its expectation k - p, floored at 0; the standard error is the one that metafor
 * reports, $\sqrt{2 k^2 / (k - p)} / \sum w$.
 *
 * @see Paule & Mandel (1982), Journal of Research of the National Bureau of Standards 87:377-385, doi:10.6028/jres.087.022
 */
const pauleMandel: Tau2Estimator = (model, common, at) => {
  const { k, p } = model;
  const { x: tau2, ...ending } = tau2AtQ(k - p, model, common, common, at);
  const { sumW } = model.weigh(tau2, at);
  return { tau2, stdError: Math.sqrt((2 * k * k) / (k - p)) / sumW, ...ending };
};

/**
 * Restricted maximum likelihood; the standard error is that of the expected information.
 *
 * @see Viechtbauer (2005), Journal of Educational and Behavioral Statistics 30:261-293, doi:10.3102/10769986030003261
 */
const restrictedMaximumLikelihood: Tau2Estimator = (model, common, at) => {
  const { tau2, converged, iterations } = highestMode("REML", model, common, at);
  return { tau2, stdError: Math.sqrt(2 / at.trPP), converged, iterations };
};

/** The estimators by their names in the field. */
export const tau2Estimators = {
  CE: commonEffect,
  DL: dersimonianLaird,
  PM: pauleMandel,
  REML: restrictedMaximumLikelihood,
} satisfies Record<Tau2Method, Tau2Estimator>;
