import { SynthesisError } from "../errors.js";
import { chiSquareUpperTail, log } from "../numeric/index.js";
import type { BareEffect, Diagnostic, Fit, Interval } from "../types/index.js";
import { alternatives } from "./alternatives.js";
import {
  type CriticalValues,
  confidenceInterval,
  factorOf,
  pooledAt,
  predictionInterval,
  twoSided,
} from "./interval.js";
import { logLikelihoods } from "./log-likelihoods.js";
import { mantelHaenszelPoint } from "./mantel-haenszel-point.js";
import { type Weighed, weighed } from "./mixed-model.js";
import { cautionsOn } from "./notes.js";
import type { PoolingMethod } from "./options.js";
import { qProfile } from "./q-profile.js";
import { type Sample, sampleOf } from "./sample.js";
import { fittedStudies, measureOf } from "./studies.js";
import type { Tau2Estimator } from "./tau2-estimator.js";

/**
 * Pools at least two effects.
 *
 * @param estimator - the one that `method` names, or one that stands for it
 * @throws {@link SynthesisError} `OUT_OF_RANGE`
 */
export function several(
  used: readonly BareEffect[],
  method: PoolingMethod,
  estimator: Tau2Estimator,
  critical: CriticalValues,
  notes: readonly Diagnostic[],
): Fit {
  const k = used.length;
  const random = method.tau2 !== "CE";
  const fromTau2 = random && method.I2 !== "Q";
  const sample = sampleOf(used);
  const area = sample.unit ** 2;
  const common = sample.weigh(0, weighed());
  const at = weighed();

  const point = method.QAbout === undefined ? null : mantelHaenszelPoint(used);
  const Q = QAbout(point, sample, common);
  const found = estimator(sample, method.tau2 === "DL" ? { ...common, Q } : common, at);
  const pooled = pooledAt(sample, at);
  const likelihood = logLikelihoods(sample, at);
  const studies = fittedStudies(used, sample, at, critical.z);
  // From here on the weights in the sample are those of other values of tau2.
  const profile = random && method.tau2Interval !== "none" ? qProfile(method.level, sample, common, at) : null;

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
  const others = alternatives(method, pooled, sample, common, critical);
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
    measure: measureOf(used[0]),
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
    I2: fromTau2 ? shareOf(pooled.tau2) : Q > 0 ? Math.max(0, 1 - (k - 1) / Q) : 0,
    I2Confidence: fromTau2 ? tau2Confidence && [shareOf(tau2Confidence[0]), shareOf(tau2Confidence[1])] : null,
    H2: fromTau2 ? ratioOf(pooled.tau2) : Q / (k - 1),
    H2Confidence: fromTau2 ? tau2Confidence && [ratioOf(tau2Confidence[0]), ratioOf(tau2Confidence[1])] : null,
    Q: { statistic: Q, df: k - 1, pValue: chiSquareUpperTail(Q, k - 1) },
    logLikelihood: {
      ML: likelihood.ML - k * log(sample.unit),
      REML: likelihood.REML - (k - 1) * log(sample.unit),
    },
    hksjFactor,
    alternatives: others,
    converged,
    iterations: found.iterations,
    notes: [...notes, ...cautions, ...(method.QAbout !== undefined && point === null ? [noTables] : [])],
  });
}

/** About which effect Q is taken: the sum of squares about another centre is larger by their distance. */
function QAbout(point: number | null, { centre, unit }: Sample, { Q, sumW, mean }: Readonly<Weighed>): number {
  return point === null ? Q : Q + sumW * (mean - (point - centre) / unit) ** 2;
}

const noTables: Diagnostic = {
  code: "Q_NOT_ABOUT_TABLES",
  severity: "info",
  message: "Q was taken about the effect by inverse variances: not all effects were computed from events",
};

/** A fit whose numbers have all been held; the other extremes end in `OUT_OF_RANGE`. */
function finite(used: readonly BareEffect[], fit: Fit): Fit {
  const numbers = [fit.estimate, fit.stdError, fit.tau2, fit.tau2StdError, fit.I2, fit.H2, fit.logLikelihood?.REML];
  if ([...numbers, ...(fit.tau2Confidence ?? [])].every((each) => each === null || Number.isFinite(each))) return fit;
  const extremes = (values: readonly number[]): string =>
    `${values.reduce((a, b) => Math.min(a, b))} to ${values.reduce((a, b) => Math.max(a, b))}`;
  throw new SynthesisError(
    "OUT_OF_RANGE",
    `pool needs numbers that double precision can hold together, got yi from ${extremes(used.map(({ yi }) => yi))} and vi from ${extremes(used.map(({ vi }) => vi))}`,
    { remedy: "rescale the effects, or look for a misprint" },
  );
}
