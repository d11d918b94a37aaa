import type { BareEffect, EffectSize, MixedFit } from "../types/index.js";
import { fitModel } from "./fit-model.js";
import { type Model, modelOf, outermost } from "./model.js";
import type { MixedOptions } from "./options.js";

/**
 * Fits a linear mixed model to effects that may depend on one another: several of one trial, of one lab, of one sample.
 *
 * True effects vary by the terms of `random`, sampling errors as `covariance` says (independently, where it is absent, with a
 * note where trials have several effects).
 * Variances and correlations are estimated by restricted or full maximum likelihood from several starts; the likelihood
 * holds the term $\tfrac12 \log|X'X|$ of the design. Components at the edge of what is possible are named, and what the effects
 * cannot tell is refused with the structure to use instead.
 *
 * @param effects - as for {@link pool}, but trials may repeat
 * @param options - `random`: the terms; `covariance` of the sampling errors, as {@link covariance} makes it; moderators, their
 *   `data` and level as for {@link metaRegression}
 * @returns coefficients on the analysis scale, variances in its square
 * @throws {@link SynthesisError} as {@link metaRegression} does; `BAD_RANDOM`, `BAD_FIXED`, `BAD_COVARIANCE`, `NOT_IDENTIFIED`
 * @see Harville (1977), Journal of the American Statistical Association 72:320-338, doi:10.1080/01621459.1977.10480998;
 *   Konstantopoulos (2011), Research Synthesis Methods 2:61-76, doi:10.1002/jrsm.35; van Houwelingen, Arends & Stijnen (2002),
 *   Statistics in Medicine 21:589-624, doi:10.1002/sim.1040; Pinheiro & Bates (2000), Mixed-Effects Models in S and S-PLUS,
 *   doi:10.1007/b98882, for degrees of freedom
 * @example
 * const effects = [0.1, 0.3, 0.5, 0.9, 0.2, 0.3, 0.8, 0.7].map((yi) => ({ yi, vi: 0.02 }));
 * const data = { trial: ["a", "a", "b", "b", "c", "c", "d", "d"], window: [1, 2, 1, 2, 1, 2, 1, 2] };
 * const fit = mixedModel(effects, { random: [{ nested: ["trial", "window"] }], data });
 * fit.components.map(({ term, value }) => `${term} ${value.toFixed(3)}`); // ["trial 0.070", "trial/window 0.008"]
 */
export function mixedModel(
  effects: readonly EffectSize[] | readonly BareEffect[],
  options: MixedOptions = {},
): MixedFit {
  const model = modelOf("mixedModel", effects, options);
  const fit = fitModel(model);
  return { ...fit, notes: [...fit.notes, ...aboutErrors(model)] };
}

/** Nothing says how the sampling errors of several effects of one trial hang together. */
function aboutErrors({ options, method: { random }, layouts: [first] }: Model): MixedFit["notes"] {
  if (options.covariance !== undefined || first === undefined) return [];
  const effects = first.outerLevels.map(() => 0);
  for (const level of first.outer) effects[level]!++;
  const several = effects.filter((count) => count > 1).length;
  if (several === 0) return [];
  const column = outermost(random);
  return [
    {
      code: "INDEPENDENT_ERRORS",
      severity: "info",
      message: `sampling errors were taken to be independent, also of the several effects that ${several} of ${effects.length} levels of ${column} have`,
      remedy:
        "where the same people stand behind them, give covariance: covariance(effects, { samplingRho }), and say how their measurements go together",
      evidence: { column, levels: effects.length, several },
    },
  ];
}
