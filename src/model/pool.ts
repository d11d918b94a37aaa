import { SynthesisError } from "../errors.js";
import { chiSquareUpperTail } from "../numeric/index.js";
import type {
  Alternative,
  BareEffect,
  ComputedEffect,
  Diagnostic,
  EffectSize,
  Fit,
  FittedStudy,
  Interval,
  IntervalMethod,
  PoolMethod,
  Tau2Method,
} from "../types/index.js";
import {
  about,
  type CriticalValues,
  confidenceInterval,
  criticalValues,
  factorOf,
  isNarrower,
  type Pooled,
  predictionInterval,
  twoSided,
} from "./interval.js";
import { cautionsOn } from "./notes.js";
import { type PoolOptions, poolMethod } from "./options.js";
import { labelOf, poolable } from "./poolable.js";
import { qProfile } from "./q-profile.js";
import { placeOf, type Sample, sampleOf } from "./sample.js";
import { tau2Estimators } from "./tau2.js";
import { logLikelihoods, type Weighed, weigh, weighed } from "./weigh.js";

/**
 * Pools effects, one from each trial, under the normal model with variances taken as known.
 *
 * With no study the result says so; one study is shown with its own Wald interval and nothing is pooled; with two there
 * is no prediction interval, and with at most four the intervals of other methods are set beside in `alternatives`.
 *
 * @param effects - as {@link effectSizes} returns them, or bare `{ yi, vi, label? }`: `yi` on the analysis scale (log for
 *   OR and RR), `vi` > 0 its sampling variance. Of the former the usable ones are pooled, the others counted in a note
 * @param options - tau2 by `CE`, `DL`, `PM` or `REML` (default); interval `z`, `t`, `HKSJ` (default) or `HKSJ-adhoc`;
 *   prediction interval; interval of tau2; level
 * @returns on the analysis scale; proportions 0 to 1; what cannot be computed is `null`, with a note
 * @throws {@link SynthesisError} `DEPENDENT_EFFECTS` (a trial twice, unless its shared arm was split), `MIXED_MEASURES`,
 *   `MIXED_DOMAINS`, `MIXED_ROLES`, `MIXED_DIRECTIONS`, `MIXED_SCALES`, `MIXED_STANDARDIZERS`, `MIXED_SCORES`,
 *   `BAD_OPTION`, `OUT_OF_RANGE`
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
  const { effects: used, notes } = poolable(effects, options);
  if (used.length === 0) return nothing(method, notes);
  const critical = criticalValues(method.level);
  if (used.length === 1) return single(used[0]!, method, critical, notes);
  return several(used, method, critical, notes);
}

const unpooled = (method: PoolMethod): Omit<Fit, "k" | "studies" | "measure" | "notes"> => ({
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
    measure: study.effect?.method.measure ?? null,
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

function several(
  used: readonly BareEffect[],
  method: PoolMethod,
  critical: CriticalValues,
  notes: readonly Diagnostic[],
): Fit {
  const k = used.length;
  const random = method.tau2 !== "CE";
  const sample = sampleOf(used);
  const area = sample.unit ** 2;
  const common = weigh(sample, 0, weighed());
  const at = weighed();

  const found = tau2Estimators[method.tau2](sample, common, at);
  const pooled = pooledAt(found.tau2, sample, at);
  const likelihood = logLikelihoods(sample, at);
  const studies = fittedStudies(used, sample, at, critical.z);
  // From here on the weights in the sample are those of other values of tau2.
  const near = { tau2: found.tau2, Q: at.Q, yPPy: at.yPPy };
  const profile = random && method.tau2Interval !== "none" ? qProfile(method.level, sample, common, near) : null;

  const typicalVariance = ((k - 1) / common.trP) * area;
  const shareOf = (tau2: number): number => tau2 / (tau2 + typicalVariance);
  const ratioOf = (tau2: number): number => 1 + tau2 / typicalVariance;
  const tau2Confidence: Interval | null =
    profile === null ? null : [profile.interval[0] * area, profile.interval[1] * area];

  const { stdError, df, confidence } = confidenceInterval(method.interval, pooled, critical);
  const statistic = stdError > 0 ? pooled.estimate / stdError : null;
  const foretold =
    random && k >= 3 && method.prediction !== "none"
      ? predictionInterval(method.prediction, method.interval, pooled, critical)
      : null;
  const hksjFactor = method.interval.startsWith("HKSJ") ? factorOf[method.interval](pooled) : null;
  const others = alternatives(method, pooled, sample, common, at, critical);
  const converged = found.converged && (profile?.converged ?? true);
  const cautions = cautionsOn({
    method,
    k,
    stdError,
    hksjFactor,
    alternatives: others,
    emptyTau2Interval: profile?.empty ?? false,
    converged,
  });

  return finite(used, {
    method,
    measure: studies[0]?.effect?.method.measure ?? null,
    k,
    studies,
    estimate: pooled.estimate,
    stdError,
    statistic,
    df,
    pValue: statistic === null ? null : twoSided(statistic, df),
    confidence,
    prediction: foretold?.prediction ?? null,
    predictionDf: foretold?.df ?? null,
    tau2: pooled.tau2,
    tau2StdError: found.stdError === null ? null : found.stdError * area,
    tau2Confidence,
    tau: Math.sqrt(pooled.tau2),
    I2: random ? shareOf(pooled.tau2) : common.Q > 0 ? Math.max(0, 1 - (k - 1) / common.Q) : 0,
    I2Confidence: tau2Confidence && [shareOf(tau2Confidence[0]), shareOf(tau2Confidence[1])],
    H2: random ? ratioOf(pooled.tau2) : common.Q / (k - 1),
    H2Confidence: tau2Confidence && [ratioOf(tau2Confidence[0]), ratioOf(tau2Confidence[1])],
    Q: { statistic: common.Q, df: k - 1, pValue: chiSquareUpperTail(common.Q, k - 1) },
    logLikelihood: {
      ML: likelihood.ML - k * Math.log(sample.unit),
      REML: likelihood.REML - (k - 1) * Math.log(sample.unit),
    },
    hksjFactor,
    alternatives: others,
    converged,
    iterations: found.iterations,
    notes: [...notes, ...cautions],
  });
}

/** @param at - the sample, weighed at this tau2 */
const pooledAt = (tau2: number, { k, centre, unit }: Sample, at: Readonly<Weighed>): Pooled => ({
  k,
  estimate: centre + at.mean * unit,
  stdError: unit / Math.sqrt(at.sumW),
  factor: at.Q / (k - 1),
  tau2: tau2 * unit ** 2,
});

const fittedStudies = (
  used: readonly BareEffect[],
  sample: Sample,
  { sumW }: Readonly<Weighed>,
  z: number,
): readonly FittedStudy[] => used.map((effect, i) => fittedStudy(effect, i, sample.w[placeOf(sample, i)]! / sumW, z));

const fittedStudy = (effect: BareEffect, i: number, weight: number, z: number): FittedStudy => ({
  label: labelOf(effect, i),
  yi: effect.yi,
  vi: effect.vi,
  confidence: about(effect.yi, z * Math.sqrt(effect.vi)),
  weight,
  effect: "status" in effect ? (effect as ComputedEffect) : null,
});

/** With few studies, or where the Hartung-Knapp interval is the narrower one: what other methods would have given. */
function alternatives(
  method: PoolMethod,
  pooled: Pooled,
  sample: Sample,
  common: Readonly<Weighed>,
  at: Weighed,
  critical: CriticalValues,
): readonly Alternative[] {
  const wanted = alternativeMethods(method, pooled);
  if (wanted.length === 0) return [];
  const byTau2 = new Map([[method.tau2, pooled]]);
  const pooledBy = (tau2Method: Tau2Method): Pooled => {
    const known = byTau2.get(tau2Method);
    if (known !== undefined) return known;
    const { tau2 } = tau2Estimators[tau2Method](sample, common, at);
    const fresh = pooledAt(tau2, sample, at);
    byTau2.set(tau2Method, fresh);
    return fresh;
  };
  return wanted.map(([tau2, interval]) => {
    const each = pooledBy(tau2);
    return { tau2, interval, estimate: each.estimate, ...confidenceInterval(interval, each, critical) };
  });
}

function alternativeMethods(
  { tau2, interval }: PoolMethod,
  { k, factor }: Pooled,
): readonly (readonly [Tau2Method, IntervalMethod])[] {
  if (k > 4 && !(interval === "HKSJ" && isNarrower(factor))) return [];
  const random = tau2 === "CE" ? "REML" : tau2;
  const all: readonly (readonly [Tau2Method, IntervalMethod])[] = [
    ...(k === 2 ? [["CE", "z"] as const] : []),
    [random, "z"],
    [random, "HKSJ"],
    [random, "HKSJ-adhoc"],
  ];
  return all.filter(([otherTau2, otherInterval]) => otherTau2 !== tau2 || otherInterval !== interval);
}

/** A fit whose numbers have all been held; the other extremes end in `OUT_OF_RANGE`. */
function finite(used: readonly BareEffect[], fit: Fit): Fit {
  const numbers = [fit.estimate, fit.stdError, fit.tau2, fit.tau2StdError, fit.Q?.statistic, fit.logLikelihood?.REML];
  if ([...numbers, ...(fit.tau2Confidence ?? [])].every((each) => each === null || Number.isFinite(each))) return fit;
  const extremes = (values: readonly number[]): string =>
    `${values.reduce((a, b) => Math.min(a, b))} to ${values.reduce((a, b) => Math.max(a, b))}`;
  throw new SynthesisError(
    "OUT_OF_RANGE",
    `pool needs numbers that double precision can hold together, got yi from ${extremes(used.map(({ yi }) => yi))} and vi from ${extremes(used.map(({ vi }) => vi))}`,
    { remedy: "rescale the effects, or look for a misprint" },
  );
}
