import { log } from "../numeric/index.js";
import type { BareEffect, TauPrior } from "../types/index.js";

/** What the studies say if tau is known: the pooled effect is normal, and tau has a likelihood. */
export interface GivenTau {
  readonly mean: number;
  readonly variance: number;
  /** Of tau, with the pooled effect integrated out; up to a constant that is the same for all tau. */
  readonly logLikelihood: number;
  /** What it cannot exceed here or at any larger tau. */
  readonly ceiling: number;
}

/**
 * The pooled effect as a function of tau under a flat or a normal prior on it.
 *
 * @param effects - at least one, with finite `yi` and `vi` > 0
 * @see Röver (2020), Journal of Statistical Software 93(6), doi:10.18637/jss.v093.i06, section 2
 */
export function conditionalOn(effects: readonly BareEffect[], prior: TauPrior["effect"]): (tau: number) => GivenTau {
  // Differences from the most precise study and weights relative to it: no large numbers cancel.
  const first = effects.reduce((best, each) => (each.vi < best.vi ? each : best), effects[0] as BareEffect);
  const centre = first?.yi ?? 0;
  const unit = first?.vi ?? 1;
  const v = Float64Array.from(effects, ({ vi }) => vi / unit);
  const y = Float64Array.from(effects, ({ yi }) => yi - centre);
  const [priorWeight, priorMean] = prior === "flat" ? [0, 0] : [unit / prior.sd ** 2, prior.mean - centre];
  return (tau) => {
    const tau2 = tau ** 2 / unit;
    let [sumW, sumWY] = [priorWeight, priorWeight * priorMean];
    let [logW, product] = [0, 1];
    for (let i = 0; i < v.length; i++) {
      const w = 1 / ((v[i] as number) + tau2);
      sumW += w;
      sumWY += w * (y[i] as number);
      product *= w;
      if (product < 1e-200) {
        logW += log(product);
        product = 1;
      }
    }
    const mean = sumWY / sumW;
    let Q = priorWeight * (priorMean - mean) ** 2;
    for (let i = 0; i < v.length; i++) Q += ((y[i] as number) - mean) ** 2 / ((v[i] as number) + tau2);
    // Falls as tau grows; the rest of the likelihood is never above 0.
    const ceiling = 0.5 * (logW + log(product) - log(sumW));
    return {
      mean: centre + mean,
      variance: unit / sumW,
      logLikelihood: ceiling - (0.5 * Q) / unit,
      ceiling,
    };
  };
}
