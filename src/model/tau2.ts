import { SynthesisError } from "../errors.js";
import type { Tau2Method } from "../types/index.js";
import { tau2AtQ } from "./generalized-q.js";
import { highestMode, type LikelihoodKind } from "./likelihood-modes.js";
import type { MixedModel, Weighed } from "./mixed-model.js";
import { medianEstimate, momentEstimate } from "./moment-estimator.js";
import { chiSquareMedian } from "./q-profile.js";
import type { Given, Tau2Estimate, Tau2Estimator } from "./tau2-estimator.js";

/** An estimate that took no search. */
function closedForm(model: MixedModel, at: Weighed, tau2: number, stdError: number | null): Tau2Estimate {
  model.weigh(tau2, at);
  return { tau2, stdError, converged: true, iterations: 0 };
}

/** The common-effect model: no variance between studies. */
const commonEffect: Tau2Estimator = (model, _, at) => closedForm(model, at, 0, null);

const fixed: Tau2Estimator = (model, _, at, given) => {
  if (given?.tau2 === undefined)
    throw new SynthesisError("BAD_OPTION", "a tau2 that is given is a question for pool alone");
  return closedForm(model, at, given.tau2, null);
};

/**
 * Square root of the variance of Q with weights 1 / v at a tau2, from the model weighed at 0.
 *
 * @see Biggerstaff & Tweedie (1997), Statistics in Medicine 16:753-768
 */
const deviationOfQ = (df: number, { trP, trPP }: Readonly<Weighed>, tau2: number): number =>
  Math.sqrt(2 * df + 4 * tau2 * trP + 2 * tau2 ** 2 * trPP);

/**
 * The excess of Q over its expectation under homogeneity, floored at 0; the standard error from the variance of Q.
 *
 * @see DerSimonian & Laird (1986), Controlled Clinical Trials 7:177-188, doi:10.1016/0197-2456(86)90046-2
 */
const dersimonianLaird: Tau2Estimator = (model, common, at) => {
  const df = model.k - model.p;
  const tau2 = Math.max(0, (common.Q - df) / common.trP);
  return closedForm(model, at, tau2, deviationOfQ(df, common, tau2) / common.trP);
};

/**
 * Q over the weights instead of its expectation: biased downwards.
 *
 * @see Hunter & Schmidt (1990), Methods of Meta-Analysis; Viechtbauer (2005), doi:10.3102/10769986030003261, eq. 9
 */
const hunterSchmidt: Tau2Estimator = (model, common, at) => {
  const { k, p } = model;
  const tau2 = Math.max(0, (common.Q - k) / common.sumW);
  return closedForm(model, at, tau2, deviationOfQ(k - p, common, tau2) / common.sumW);
};

/**
 * The same with Q multiplied by k / (k - p), for few studies.
 *
 * @see Brannick, Potter, Benitez & Morris (2019), Organizational Research Methods 22:490-514, doi:10.1177/1094428117741966
 */
const hunterSchmidtFewStudies: Tau2Estimator = (model, common, at) => {
  const { k, p } = model;
  const factor = k / (k - p);
  const tau2 = Math.max(0, (factor * common.Q - k) / common.sumW);
  return closedForm(model, at, tau2, (factor * deviationOfQ(k - p, common, tau2)) / common.sumW);
};

/**
 * A crude variance of the effects, $\tau_0^2 = \sum (y_i - \bar y)^2 / k$, times the mean square with the weights
 * $1/(v_i + \tau_0^2)$. Above 0 unless all effects are equal.
 *
 * @see Sidik & Jonkman (2005), Journal of the Royal Statistical Society C 54:367-384, doi:10.1111/j.1467-9876.2005.00489.x
 */
const sidikJonkman: Tau2Estimator = (model, _, at) => {
  const df = model.k - model.p;
  const crude = model.total / model.k;
  const { Q, trP, trPP } = model.weigh(crude, at);
  const tau2 = (crude * Q) / df;
  // Moments of Q with these weights, P V = P (V + crude) - crude P.
  const trPVPV = df - 2 * crude * trP + crude ** 2 * trPP;
  const trPVP = trP - crude * trPP;
  const variance = 2 * trPVPV + 4 * tau2 * trPVP + 2 * tau2 ** 2 * trPP;
  return closedForm(model, at, tau2, (crude / df) * Math.sqrt(Math.max(0, variance)));
};

/**
 * The tau2 at which the generalized Q equals its expectation k - p, floored at 0; the standard error is the one that metafor
 * reports, $\sqrt{2 k^2 / (k - p)} / \sum w$.
 *
 * Empirical Bayes (Morris 1983) solves the same equation, and so do the iterations of DerSimonian and Laird's and of Sidik
 * and Jonkman's estimators when they are carried to their end.
 *
 * @see Paule & Mandel (1982), Journal of Research of the National Bureau of Standards 87:377-385, doi:10.6028/jres.087.022;
 *   Morris (1983), Journal of the American Statistical Association 78:47-55; van Aert & Jackson (2018), Statistics in Medicine
 *   37:2616-2629, doi:10.1002/sim.7665
 */
const pauleMandel: Tau2Estimator = (model, common, at) => whereQIs(model.k - model.p, model, common, at);

/**
 * The tau2 at which the generalized Q equals its median.
 *
 * @see Viechtbauer (2007), Statistics in Medicine 26:37-52, doi:10.1002/sim.2514
 */
const pauleMandelMedian: Tau2Estimator = (model, common, at) =>
  whereQIs(chiSquareMedian(model.k - model.p), model, common, at);

function whereQIs(target: number, model: MixedModel, common: Readonly<Weighed>, at: Weighed): Tau2Estimate {
  const { k, p } = model;
  const { x: tau2, converged, iterations } = tau2AtQ(target, model, common, common, at);
  const { sumW } = model.weigh(tau2, at);
  return { tau2, stdError: Math.sqrt((2 * k * k) / (k - p)) / sumW, converged, iterations };
}

/** The variance of the effects less their mean sampling variance: a sum of squares with equal weights. */
const hedges: Tau2Estimator = (model, _, at) =>
  weighed(model, at, momentEstimate(model, new Float64Array(model.k).fill(1)));

const generalizedQ: Tau2Estimator = (model, _, at, given) =>
  weighed(model, at, momentEstimate(model, weightsOf(model, given)));

const generalizedQMedian: Tau2Estimator = (model, _, at, given) =>
  weighed(model, at, medianEstimate(model, weightsOf(model, given)));

function weighed(model: MixedModel, at: Weighed, estimate: Tau2Estimate): Tau2Estimate {
  model.weigh(estimate.tau2, at);
  return estimate;
}

/** Weights of a generalized Q: those given, or those of the common-effect model. */
export const weightsOf = ({ v }: MixedModel, given: Given | undefined): Float64Array =>
  given?.weights ?? v.map((each) => 1 / each);

/**
 * Maximum likelihood, full or restricted; the standard error is that of the expected information.
 *
 * @see Viechtbauer (2005), Journal of Educational and Behavioral Statistics 30:261-293, doi:10.3102/10769986030003261
 */
const maximumLikelihood =
  (kind: LikelihoodKind): Tau2Estimator =>
  (model, common, at) => {
    const { tau2, others, converged, iterations } = highestMode(kind, model, common, at);
    const information = kind === "REML" ? at.trPP : at.sumWW;
    return { tau2, stdError: Math.sqrt(2 / information), converged, iterations, otherModes: others };
  };

/** The estimators by their names in the field. */
export const tau2Estimators = {
  CE: commonEffect,
  DL: dersimonianLaird,
  DLIT: pauleMandel,
  EB: pauleMandel,
  GENQ: generalizedQ,
  GENQM: generalizedQMedian,
  HE: hedges,
  HS: hunterSchmidt,
  HSk: hunterSchmidtFewStudies,
  ML: maximumLikelihood("ML"),
  PM: pauleMandel,
  PMM: pauleMandelMedian,
  REML: maximumLikelihood("REML"),
  SJ: sidikJonkman,
  SJIT: pauleMandel,
  fixed,
} satisfies Record<Tau2Method, Tau2Estimator>;
