import { SynthesisError } from "../errors.js";
import type { BareEffect, Diagnostic, EffectSize, Fit, PoolMethod } from "../types/index.js";
import { type CriticalValues, criticalValues, twoSided } from "./interval.js";
import { type PoolOptions, poolMethod } from "./options.js";
import { poolable } from "./poolable.js";
import { several } from "./several.js";
import { fittedStudy, measureOf } from "./studies.js";
import { tau2Estimators } from "./tau2.js";

/**
 * Pools effects, one from each trial, under the normal model with variances taken as known.
 *
 * With no study the result says so; one study is shown with its own Wald interval and nothing is pooled; with two there
 * is no prediction interval, and with at most four the intervals of other methods are set beside in `alternatives`.
 *
 * @param effects - as {@link effectSizes} returns them, or bare `{ yi, vi, label? }`: `yi` on the analysis scale (log for
 *   OR and RR), `vi` > 0 its sampling variance. Of the former the usable ones are pooled, the others counted in a note
 * @param options - the estimator of tau2 ({@link Tau2Method}; `REML` by default, `CE` for the common-effect model), the interval
 *   ({@link IntervalMethod}; `HKSJ` by default), the prediction interval, the interval of tau2, weights, level
 * @returns on the analysis scale; proportions 0 to 1; what cannot be computed is `null`, with a note
 * @throws {@link SynthesisError} `OVERVIEW` (published pooled results; show them with {@link sideBySide}), `DEPENDENT_EFFECTS` (a trial twice, unless its shared arm was split), `MIXED_MEASURES`,
 *   `MIXED_DESIGNS`, `MIXED_DOMAINS`, `MIXED_ROLES`, `MIXED_DIRECTIONS`, `MIXED_SCALES`, `MIXED_STANDARDIZERS`, `MIXED_SCORES`,
 *   `BAD_OPTION`, `OUT_OF_RANGE`, `NOT_EFFECTS`; `CANCELLED` when the signal ended the bootstrap
 * @throws {@link DataError} `YI_NOT_FINITE`, `VI_NOT_POSITIVE`, all offenders at once
 * @see DerSimonian & Laird (1986), doi:10.1016/0197-2456(86)90046-2; Paule & Mandel (1982), doi:10.6028/jres.087.022;
 *   Viechtbauer (2005), doi:10.3102/10769986030003261 (REML); Hartung & Knapp (2001), doi:10.1002/sim.1009; Viechtbauer
 *   (2007), doi:10.1002/sim.2514 (Q-profile); Higgins & Thompson (2002), doi:10.1002/sim.1186 (I2 and H2)
 * @example
 * const fit = pool([{ yi: 0.2, vi: 0.1 }, { yi: 0.5, vi: 0.1 }, { yi: 1.4, vi: 0.1 }]);
 * [fit.estimate, fit.tau2].map((value) => value?.toFixed(3)); // ["0.700", "0.290"]
 */
export function pool(effects: readonly EffectSize[] | readonly BareEffect[], options: PoolOptions = {}): Fit {
  const method = poolMethod(options);
  const { effects: used, notes } = poolable("pool", effects, options);
  if (used.length === 0) return nothing(method, notes);
  const critical = criticalValues(method.level);
  if (used.length === 1) return single(used[0]!, method, critical, notes);
  const weights = ownWeights(options.weights, used.length);
  return several(used, method, tau2Estimators[method.tau2], critical, notes, weights, options.bootstrap);
}

/** @throws {@link SynthesisError} `BAD_OPTION` */
function ownWeights(weights: PoolOptions["weights"], k: number): readonly number[] | null {
  if (weights === undefined || typeof weights === "string") return null;
  if (weights.length === k && weights.every((weight) => Number.isFinite(weight) && weight > 0)) return weights;
  throw new SynthesisError(
    "BAD_OPTION",
    weights.length === k
      ? `pool: weights needs finite numbers above 0, got ${weights.find((weight) => !(Number.isFinite(weight) && weight > 0))}`
      : `pool: weights needs one for each of the ${k} effects that are pooled, got ${weights.length}`,
  );
}

/** A fit in which nothing was pooled. */
export const unpooled = (method: PoolMethod): Omit<Fit, "k" | "studies" | "measure" | "notes"> => ({
  method,
  estimate: null,
  stdError: null,
  statistic: null,
  df: null,
  pValue: null,
  confidence: null,
  prediction: null,
  predictionDf: null,
  tau2: null,
  tau2StdError: null,
  tau2Confidence: null,
  tau: null,
  I2: null,
  I2Confidence: null,
  H2: null,
  H2Confidence: null,
  Q: null,
  logLikelihood: null,
  statistics: null,
  hksjFactor: null,
  alternatives: [],
  converged: true,
  iterations: 0,
});

function nothing(method: PoolMethod, notes: readonly Diagnostic[]): Fit {
  const note: Diagnostic = { code: "NO_STUDIES", severity: "info", message: "no study to pool" };
  return { ...unpooled(method), measure: null, k: 0, studies: [], notes: [...notes, note] };
}

function single(effect: BareEffect, method: PoolMethod, { z }: CriticalValues, notes: readonly Diagnostic[]): Fit {
  const study = fittedStudy(effect, 0, 1, z);
  const stdError = Math.sqrt(effect.vi);
  const statistic = effect.yi / stdError;
  const note: Diagnostic = {
    code: "ONE_STUDY",
    severity: "info",
    message: `one study, ${study.label}: its own Wald interval is shown, nothing is pooled`,
  };
  return {
    ...unpooled(method),
    measure: measureOf(effect),
    k: 1,
    studies: [study],
    estimate: effect.yi,
    stdError,
    statistic,
    pValue: twoSided(statistic, null),
    confidence: study.confidence,
    notes: [...notes, note],
  };
}
