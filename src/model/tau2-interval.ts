import { chiSquareUpperQuantile, crossing } from "../numeric/index.js";
import type { Tau2IntervalMethod, Tau2Method } from "../types/index.js";
import { H2Interval } from "./h2-interval.js";
import { highestMode, type LikelihoodKind } from "./likelihood-modes.js";
import { logLikelihoods } from "./log-likelihoods.js";
import { type MixedModel, type Weighed, weighed } from "./mixed-model.js";
import { generalizedQInterval } from "./moment-estimator.js";
import { qProfile, type Tau2Interval } from "./q-profile.js";
import { weightsOf } from "./tau2.js";
import type { Given } from "./tau2-estimator.js";

/** What an interval of tau2 is made from. */
export interface Tau2IntervalInput {
  /** The estimator, whose likelihood is profiled: the full one for `ML`, else the restricted one. */
  readonly tau2: Tau2Method;
  readonly level: number;
  readonly model: MixedModel;
  /** The model weighed at tau2 = 0. */
  readonly common: Readonly<Weighed>;
  /** The model weighed at the estimate. */
  readonly near: Readonly<Weighed>;
  readonly given: Given;
}

/** The interval of tau2 by a named method; `null` where it has none, as that of Higgins and Thompson for k - p = 1. */
export function tau2Interval(
  method: Exclude<Tau2IntervalMethod, "none">,
  { tau2, level, model, common, near, given }: Tau2IntervalInput,
): Tau2Interval | null {
  if (method === "Q-profile") return qProfile(level, model, common, near);
  if (method === "generalized-Q") return generalizedQInterval(level, model, weightsOf(model, given));
  if (method === "profile-likelihood") return profileLikelihood(tau2 === "ML" ? "ML" : "REML", level, model, common);
  return higginsThompson(level, model, common);
}

/**
 * The tau2 whose likelihood falls short of the highest by less than half a quantile of chi-square with one degree of freedom;
 * of several such stretches the ends of the outermost.
 *
 * @see Hardy & Thompson (1996), Statistics in Medicine 15:619-629
 */
function profileLikelihood(
  kind: LikelihoodKind,
  level: number,
  model: MixedModel,
  common: Readonly<Weighed>,
): Tau2Interval {
  const at = weighed();
  const { tau2, others, converged } = highestMode(kind, model, common, at);
  const height = (x: number): number => logLikelihoods(model, model.weigh(x, at))[kind];
  const cut = height(tau2) - 0.5 * chiSquareUpperQuantile(1 - level, 1);
  const above = (x: number): number => height(x) - cut;
  const reached = [tau2, ...others.filter((mode) => above(mode) >= 0)];
  const [first, last] = [Math.min(...reached), Math.max(...reached)];
  const noise = 4 * Number.EPSILON * model.smallestV;
  const atZero = above(0);
  const lower = atZero >= 0 ? null : crossing(above, [0, first], atZero, above(first), noise);
  let [from, atFrom] = [last, above(last)];
  let to = 4 * (last + model.smallestV);
  let atTo = above(to);
  while (atTo > 0 && to < 1e300) {
    [from, atFrom] = [to, atTo];
    to *= 4;
    atTo = above(to);
  }
  const upper = crossing(above, [from, to], atFrom, atTo, noise);
  return {
    interval: [lower?.x ?? 0, upper.x],
    empty: false,
    converged: converged && (lower?.converged ?? true) && upper.converged,
  };
}

/** The interval of H2 from Q, in which H2 stands for the tau2 that would give it under the typical variance. */
function higginsThompson(level: number, { k, p }: MixedModel, { Q, trP }: Readonly<Weighed>): Tau2Interval | null {
  const df = k - p;
  const ratios = H2Interval(level, Q, k, df);
  if (ratios === null) return null;
  const tau2At = (ratio: number): number => (ratio - 1) * (df / trP);
  return { interval: [tau2At(ratios[0]), tau2At(ratios[1])], empty: false, converged: true };
}
