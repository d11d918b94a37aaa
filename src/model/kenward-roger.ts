import type { MixedModel, Weighed } from "./mixed-model.js";

/** A standard error with the degrees of freedom of its t distribution. */
export interface Approximation {
  readonly stdError: number;
  readonly df: number;
}

/**
 * The standard error of the pooled effect made larger for tau2 being estimated, and degrees of freedom that match it, from
 * the expected information about tau2. Without moderators, in the units of the model.
 *
 * With $S_j = \sum w^j$ and $V$ the variance of tau2, the variance is $1/S_1 + 2V(S_3 - S_2^2/S_1)/S_1^2$ and the degrees of
 * freedom are $2/(V S_2^2)$ over its square: Partlett and Riley put the enlarged variance there, Kenward and Roger
 * $1/S_1$.
 *
 * @param at - the model, weighed last at its tau2
 * @see Kenward & Roger (1997), Biometrics 53:983-997, doi:10.2307/2533558; Partlett & Riley (2017), Statistics in Medicine
 *   36:301-317, doi:10.1002/sim.7140
 */
export function kenwardRoger({ w }: MixedModel, { sumW, sumWW, trPP }: Readonly<Weighed>): Approximation {
  const centre = sumWW / sumW;
  // S_3 - S_2^2 / S_1 as a sum of squares.
  let spread = 0;
  for (let i = 0; i < w.length; i++) spread += w[i]! * (w[i]! - centre) ** 2;
  const variance = 1 / sumW + ((4 / trPP) * spread) / sumW ** 2;
  return { stdError: Math.sqrt(variance), df: trPP / (variance * sumWW) ** 2 };
}
