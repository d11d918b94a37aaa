import { SynthesisError } from "../errors.js";
import { chiSquareUpperTail, log } from "../numeric/index.js";
import type { BareEffect, Diagnostic, Fit, Interval, PoolMethod, PredictionMethod } from "../types/index.js";
import { alternatives } from "./alternatives.js";
import { bootstrapPrediction } from "./bootstrap-prediction.js";
import { fitStatistics } from "./fit-statistics.js";
import { H2Interval } from "./h2-interval.js";
import {
  type CriticalValues,
  confidenceInterval,
  factorOf,
  type Pooled,
  type Prediction,
  pooledAt,
  predictionInterval,
  probability,
} from "./interval.js";
import { MANY } from "./later.js";
import { logLikelihoods, logProduct } from "./log-likelihoods.js";
import { mantelHaenszelPoint } from "./mantel-haenszel-point.js";
import { type Weighed, weighed } from "./mixed-model.js";
import { cautionsOn } from "./notes.js";
import type { PoolingMethod } from "./options.js";
import { placeOf, type Sample, sampleOf } from "./sample.js";
import { fittedStudies, measureOf, withManyStudies } from "./studies.js";
import type { Given, Tau2Estimator } from "./tau2-estimator.js";
import { tau2Interval } from "./tau2-interval.js";
import type { Watch } from "./watch.js";

/**
 * Pools at least two effects.
 *
 * @param estimator - the one that `method` names, or one that stands for it
 * @param weights - the caller's own, one for each effect, where `method` says so
 * @param watch - follows a bootstrap
 * @throws {@link SynthesisError} `OUT_OF_RANGE`
 */
export function several(
  used: readonly BareEffect[],
  method: PoolingMethod,
  estimator: Tau2Estimator,
  critical: CriticalValues,
  notes: readonly Diagnostic[],
  weights: readonly number[] | null = null,
  watch: Watch = {},
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
  const own = ownWeights(method, sample, weights);
  const given = own === null && method.fixedTau2 === undefined ? nothing : givenTo(method, own, area);
  const found = estimator(sample, method.tau2 === "DL" && point !== null ? { ...common, Q } : common, at, given);
  const pooled = pooledAt(sample, at, own);
  const distance = own === null ? 0 : 0.5 * at.sumW * ((pooled.estimate - sample.centre) / sample.unit - at.mean) ** 2;
  const likelihood = logLikelihoods(sample, at);
  const logUnit = log(sample.unit);
  const ML = likelihood.ML - distance - k * logUnit;
  const REML = likelihood.REML - distance - (k - 1) * logUnit;
  const studies = k < MANY ? fittedStudies(used, sample, own ?? sample.w, critical.z) : none;
  // From here on the weights in the sample are those of other values of tau2.
  const profile =
    random && method.tau2Interval !== "none"
      ? tau2Interval(method.tau2Interval, {
          tau2: method.tau2,
          level: method.level,
          model: sample,
          common,
          near: at,
          given,
        })
      : null;

  const typicalVariance = ((k - 1) / common.trP) * area;
  const shareOf = (tau2: number): number => tau2 / (tau2 + typicalVariance);
  const ratioOf = (tau2: number): number => 1 + tau2 / typicalVariance;
  const ratios = fromTau2 ? null : H2Interval(method.level, Q, k, k - 1);
  const tau2Confidence: Interval | null =
    profile === null ? null : [profile.interval[0] * area, profile.interval[1] * area];

  const { stdError, df, confidence } = confidenceInterval(method.interval, pooled, critical);
  const statistic = stdError > 0 ? pooled.estimate / stdError : null;
  const foretold =
    random && k >= 3 && method.prediction !== "none"
      ? predicted(method, method.prediction, pooled, sample, critical, watch)
      : null;
  const hksjFactor = method.interval.startsWith("HKSJ") ? factorOf[method.interval](pooled) : null;
  const others = alternatives(method, pooled, sample, common, critical);
  const parameters = random && method.tau2 !== "fixed" ? 2 : 1;
  const converged = found.converged && (profile?.converged ?? true);
  const cautions = cautionsOn({
    method,
    k,
    stdError,
    df,
    hksjFactor,
    alternatives: others,
    emptyTau2Interval: profile?.empty ?? false,
    noTau2Interval: random && method.tau2Interval !== "none" && profile === null,
    noI2Interval: !fromTau2 && ratios === null,
    noPrediction: foretold === null,
    otherModes: found.otherModes?.map((mode) => mode * area) ?? [],
    converged,
  });

  const fit: Fit = {
    method,
    measure: measureOf(used[0]),
    k,
    studies,
    estimate: pooled.estimate,
    stdError,
    statistic,
    df,
    pValue: statistic === null ? null : probability(method.interval, pooled, statistic, df),
    confidence,
    prediction: foretold?.prediction ?? null,
    predictionDf: foretold?.df ?? null,
    tau2: pooled.tau2,
    tau2StdError: found.stdError === null ? null : found.stdError * area,
    tau2Confidence,
    tau: Math.sqrt(pooled.tau2),
    I2: fromTau2 ? shareOf(pooled.tau2) : Q > 0 ? Math.max(0, 1 - (k - 1) / Q) : 0,
    I2Confidence: fromTau2
      ? tau2Confidence && [shareOf(tau2Confidence[0]), shareOf(tau2Confidence[1])]
      : ratios && [1 - 1 / ratios[0], 1 - 1 / ratios[1]],
    H2: fromTau2 ? ratioOf(pooled.tau2) : Q / (k - 1),
    H2Confidence: fromTau2 ? tau2Confidence && [ratioOf(tau2Confidence[0]), ratioOf(tau2Confidence[1])] : ratios,
    Q: { statistic: Q, df: k - 1, pValue: chiSquareUpperTail(Q, k - 1) },
    logLikelihood: { ML, REML },
    statistics: fitStatistics({
      ML,
      REML,
      k,
      p: 1,
      parameters,
      logVariances: logProduct(sample.v) + k * (LOG_2PI + 2 * logUnit),
    }),
    hksjFactor,
    alternatives: others,
    converged,
    iterations: found.iterations,
    notes: method.QAbout !== undefined && point === null ? [...notes, ...cautions, noTables] : [...notes, ...cautions],
  };
  requireHeld(used, fit);
  if (k < MANY) return fit;
  const weightsOf = (): Float64Array => own ?? sample.v.map((vi) => 1 / (vi + at.tau2));
  return withManyStudies(fit, used, sample, weightsOf, critical.z);
}

/** Weights in the order of the sample; `null` where they are those of the model. */
function ownWeights({ weights }: PoolMethod, sample: Sample, own: readonly number[] | null): Float64Array | null {
  const { k, v } = sample;
  if (weights === "common") return v.map((vi) => 1 / vi);
  if (weights === "equal") return new Float64Array(k).fill(1);
  if (own === null) return null;
  return Float64Array.from(own, (_, i) => own[placeOf(sample, i)]!);
}

const LOG_2PI = log(2 * Math.PI);

const nothing: Given = {};

const none: Fit["studies"] = [];

const givenTo = ({ fixedTau2 }: PoolMethod, weights: Float64Array | null, area: number): Given => ({
  ...(weights === null ? {} : { weights }),
  ...(fixedTau2 === undefined ? {} : { tau2: fixedTau2 / area }),
});

function predicted(
  { interval, bootstrap }: PoolMethod,
  prediction: Exclude<PredictionMethod, "none">,
  pooled: Pooled,
  sample: Sample,
  critical: CriticalValues,
  watch: Watch,
): Prediction | null {
  if (prediction !== "bootstrap") return predictionInterval(prediction, interval, pooled, critical);
  const { seed, draws } = bootstrap!;
  return { prediction: bootstrapPrediction(sample, critical.level, seed, draws, watch), df: null };
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

const isHeld = (value: number | null): boolean => value === null || Number.isFinite(value);

const isHeldWhole = ({ estimate, stdError, tau2, tau2StdError, tau2Confidence, I2, H2, logLikelihood }: Fit): boolean =>
  isHeld(estimate) &&
  isHeld(stdError) &&
  isHeld(tau2) &&
  isHeld(tau2StdError) &&
  isHeld(I2) &&
  isHeld(H2) &&
  isHeld(logLikelihood?.REML ?? null) &&
  (tau2Confidence?.every(isHeld) ?? true);

/** @throws {@link SynthesisError} `OUT_OF_RANGE` for extremes that no number holds */
function requireHeld(used: readonly BareEffect[], fit: Fit): void {
  if (isHeldWhole(fit)) return;
  const extremes = (values: readonly number[]): string =>
    `${values.reduce((a, b) => Math.min(a, b))} to ${values.reduce((a, b) => Math.max(a, b))}`;
  throw new SynthesisError(
    "OUT_OF_RANGE",
    `pool needs numbers that double precision can hold together, got yi from ${extremes(used.map(({ yi }) => yi))} and vi from ${extremes(used.map(({ vi }) => vi))}`,
    { remedy: "rescale the effects, or look for a misprint" },
  );
}
