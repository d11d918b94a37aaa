import type { Tau2Method } from "../types/index.js";
import { tau2AtQ } from "./generalized-q.js";
import { restrictedMaximumLikelihood } from "./reml.js";
import type { Tau2Estimator } from "./tau2-estimator.js";
import { weigh } from "./weigh.js";

/** The common-effect model: no variance between studies. */
const commonEffect: Tau2Estimator = (sample, _, at) => {
  weigh(sample, 0, at);
  return { tau2: 0, stdError: null, converged: true, iterations: 0 };
};

/**
 * The excess of Q over its expectation under homogeneity, floored at 0; the standard error from the variance of Q.
 *
 * @see DerSimonian & Laird (1986), Controlled Clinical Trials 7:177-188, doi:10.1016/0197-2456(86)90046-2
 */
const dersimonianLaird: Tau2Estimator = (sample, { Q, trP, trPP }, at) => {
  const { k } = sample;
  const tau2 = Math.max(0, (Q - (k - 1)) / trP);
  const stdError = Math.sqrt(2 * (k - 1) + 4 * tau2 * trP + 2 * tau2 ** 2 * trPP) / trP;
  weigh(sample, tau2, at);
  return { tau2, stdError, converged: true, iterations: 0 };
};

/**
 * The tau2 at which the generalized Q equals its expectation k - 1, floored at 0; the standard error is the one that metafor
 * reports, $\sqrt{2 k^2 / (k - 1)} / \sum w$.
 *
 * @see Paule & Mandel (1982), Journal of Research of the National Bureau of Standards 87:377-385, doi:10.6028/jres.087.022
 */
const pauleMandel: Tau2Estimator = (sample, common, at) => {
  const { k } = sample;
  const { x: tau2, ...ending } = tau2AtQ(k - 1, sample, common, common, at);
  const { sumW } = weigh(sample, tau2, at);
  return { tau2, stdError: Math.sqrt((2 * k * k) / (k - 1)) / sumW, ...ending };
};

/** The estimators by their names in the field. */
export const tau2Estimators = {
  CE: commonEffect,
  DL: dersimonianLaird,
  PM: pauleMandel,
  REML: restrictedMaximumLikelihood,
} satisfies Record<Tau2Method, Tau2Estimator>;
