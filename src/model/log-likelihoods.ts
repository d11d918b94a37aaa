import { log } from "../numeric/index.js";
import type { MixedModel, Weighed } from "./mixed-model.js";

const LOG_2PI = log(2 * Math.PI);

/**
 * Log-likelihoods of the normal model at one tau2, in the units of the model; the restricted one with the term
 * $\tfrac12 \log |X'X|$ of the design, without which it would depend on how moderators are scaled. In units of the data
 * the full one is less by $k \log$ `unit`, the restricted one by $(k - p) \log$ `unit`.
 *
 * @param at - the model as it was last weighed
 * @see Harville (1974), Biometrika 61:383-385, doi:10.1093/biomet/61.2.383
 */
export function logLikelihoods(
  model: MixedModel,
  at: Readonly<Weighed>,
): { readonly ML: number; readonly REML: number } {
  const { k, p } = model;
  const shared = 0.5 * (logProduct(model.w) - at.Q);
  return {
    ML: shared - 0.5 * k * LOG_2PI,
    REML: shared - 0.5 * (k - p) * LOG_2PI + 0.5 * (model.logXX - model.logXWX(at)),
  };
}

/** So many numbers are multiplied by themselves, which leaves a processor to multiply others meanwhile. */
const GROUP = 8;

/** Sum of logarithms, each of a number above 0. A logarithm is dear: numbers are multiplied as far as they can be. */
export function logProduct(w: Float64Array): number {
  let total = 0;
  let product = 1;
  for (let from = 0; from < w.length; from += GROUP) {
    const to = Math.min(from + GROUP, w.length);
    let group = 1;
    for (let i = from; i < to; i++) group *= w[i]!;
    const next = product * group;
    if (isHeld(group) && isHeld(next)) {
      product = next;
      continue;
    }
    total += log(product);
    product = 1;
    for (let i = from; i < to; i++) total += log(w[i]!);
  }
  return total + log(product);
}

const isHeld = (product: number): boolean => product > 1e-300 && product < 1e300;
