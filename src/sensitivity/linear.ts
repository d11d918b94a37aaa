import { requireEffects } from "../effect/require-effects.js";
import { SynthesisError } from "../errors.js";
import { aboutOf } from "../model/about.js";
import { type PoolOptions, poolMethod } from "../model/index.js";
import { weighed } from "../model/mixed-model.js";
import { labelOf, poolable } from "../model/poolable.js";
import { sampleOf } from "../model/sample.js";
import { measureOf } from "../model/studies.js";
import { tau2Estimators } from "../model/tau2.js";
import type { Given } from "../model/tau2-estimator.js";
import { type Orthonormal, orthonormal, solveTriangle } from "../numeric/index.js";
import { DesignModel } from "../regression/design-model.js";
import { factorOf, inColumns, methodOf, regress } from "../regression/meta-regression.js";
import type { RegressionOptions } from "../regression/options.js";
import { dataOf, prepare } from "../regression/prepare.js";
import type {
  About,
  AnalysedData,
  BareEffect,
  Diagnostic,
  EffectSize,
  IntervalMethod,
  PooledMeasure,
  PoolMethod,
  RegressionMethod,
  Tau2Method,
} from "../types/index.js";
import { requirePoolable } from "./held.js";

/** What is pooled, or regressed on `moderators`. */
export interface LinearOptions extends PoolOptions, Partial<Pick<RegressionOptions, "moderators" | "data">> {}

/** Effects with a design that any of them can be fitted to, pooling being the design of one column of ones. */
export interface Linear {
  readonly measure: PooledMeasure | null;
  readonly about: About | null;
  readonly method: PoolMethod | RegressionMethod;
  readonly labels: readonly string[];
  readonly effects: readonly BareEffect[];
  readonly data: AnalysedData;
  /** Names of the coefficients. */
  readonly coefficients: readonly string[];
  readonly basis: Orthonormal;
  readonly pooled: boolean;
  readonly notes: readonly Diagnostic[];
}

/** A fit in the coordinates of an orthonormal basis of the whole design. */
export interface LinearFit {
  readonly k: number;
  readonly coordinates: ArrayLike<number>;
  /** Of the interval's own standard errors, those of Hartung and Knapp included. */
  readonly covariance: readonly (readonly number[])[];
  /** The factor of Hartung and Knapp, where the interval uses it. */
  readonly factor: number;
  readonly tau2: number;
  /** Cochran's. */
  readonly Q: number;
  readonly I2: number;
}

/**
 * @throws {@link SynthesisError} as {@link pool} and {@link metaRegression} do, which fit all effects first, so that what they
 *   refuse is refused; `NOT_EFFECTS`; `BAD_OPTION` for weights of one's own and for intervals that do not scale the covariance of the model
 */
export function linear(
  who: string,
  input: readonly EffectSize[] | readonly BareEffect[],
  options: LinearOptions,
): Linear {
  requireEffects(who, input);
  const { moderators, data, ...poolOptions } = options;
  requireModelWeights(who, options);
  if (moderators !== undefined) {
    const asked: RegressionOptions = { ...poolOptions, moderators, ...(data === undefined ? {} : { data }) };
    const prepared = prepare(who, input, asked);
    const { effects, columns, basis, notes } = prepared;
    const method = methodOf(asked);
    regress(who, prepared, { ...method, tau2Interval: "none" });
    return {
      measure: measureOf(effects[0]),
      about: aboutOf(effects),
      method,
      labels: effects.map(labelOf),
      effects,
      data: dataOf(prepared),
      coefficients: basis.kept.map((place) => columns[place]!.name),
      basis,
      pooled: false,
      notes,
    };
  }
  const { effects, notes } = poolable(who, input, poolOptions);
  requirePoolable(who, effects, poolOptions);
  return {
    measure: measureOf(effects[0]),
    about: aboutOf(effects),
    method: poolMethod(poolOptions),
    labels: effects.map(labelOf),
    effects,
    data: dataOf({ effects, columns: [], design: [] }),
    coefficients: ["intercept"],
    basis: orthonormal([new Float64Array(effects.length).fill(1)]),
    pooled: true,
    notes,
  };
}

function requireModelWeights(who: string, { weights = "model", interval = "z", QAbout = "pooled" }: PoolOptions): void {
  const wrong =
    weights !== "model"
      ? "weights"
      : interval === "KR" || interval === "HC"
        ? "interval"
        : QAbout !== "pooled"
          ? "QAbout"
          : null;
  if (wrong === null) return;
  throw new SynthesisError(
    "BAD_OPTION",
    `${who}: takes the weights of the model and its own covariance, not this ${wrong}`,
    {
      remedy: `leave ${wrong} out, or use leaveOneOut`,
    },
  );
}

/** Fits some of the effects, by their places; `null` where there are too few of them or their columns are not independent. */
export function fitTo(design: Linear, places: readonly number[]): LinearFit | null {
  const { effects, basis, method, pooled } = design;
  const p = basis.q.length;
  const k = places.length;
  if (k < p || k === 0) return null;
  const some = places.map((i) => effects[i]!);
  if (pooled) return k === 1 ? single(some[0]!, basis, method.interval) : ofMean(some, basis, method);
  const q = basis.q.map((column) => new Float64Array(places.map((i) => column[i]!)));
  const own = orthonormal(q);
  if (own.q.length < p || k === p) return null;
  const model = new DesignModel(
    some.map(({ yi }) => yi),
    some.map(({ vi }) => vi),
    own,
  );
  const common = model.weigh(0, weighed());
  const at = weighed();
  tau2Estimators[tau2Of(method)](model, common, at, givenTo(method, model.unit));
  const { theta, covariance } = model.estimates();
  const factor = factorOf(method.interval, at.Q / (k - p));
  const square = Array.from({ length: p }, (_, i) =>
    Array.from(covariance.subarray(i * p, i * p + p), (value) => value * factor),
  );
  const inBasis = inColumns(own, theta, square);
  return {
    k,
    coordinates: inBasis.coefficients,
    covariance: inBasis.covariance,
    factor,
    tau2: at.tau2 * model.unit ** 2,
    Q: common.Q,
    I2: shareOf(method, common, at.tau2, k - p),
  };
}

/** Names that pool; a result in which nothing was pooled does not come here. */
export const tau2Of = ({ tau2 }: PoolMethod | RegressionMethod): Tau2Method => tau2 as Tau2Method;

/** A tau2 that is given, in the units of a model. */
export const givenTo = ({ fixedTau2 }: PoolMethod | RegressionMethod, unit: number): Given =>
  fixedTau2 === undefined ? {} : { tau2: fixedTau2 / unit ** 2 };

/** I2 as {@link pool} has it: from tau2 and the typical variance, from Q for the common-effect model. */
export function shareOf(
  method: PoolMethod | RegressionMethod,
  common: { readonly Q: number; readonly trP: number },
  tau2: number,
  df: number,
): number {
  const fromQ = method.tau2 === "CE" || ("I2" in method && method.I2 === "Q");
  if (fromQ) return common.Q > df ? 1 - df / common.Q : 0;
  return tau2 / (tau2 + df / common.trP);
}

/** One study has nothing between. */
function single({ yi, vi }: BareEffect, { r }: Orthonormal, _: IntervalMethod): LinearFit {
  return { k: 1, coordinates: [yi * r[0]!], covariance: [[vi * r[0]! ** 2]], factor: 1, tau2: 0, Q: 0, I2: 0 };
}

function ofMean(some: readonly BareEffect[], { r }: Orthonormal, method: PoolMethod | RegressionMethod): LinearFit {
  const sample = sampleOf(some);
  const common = sample.weigh(0, weighed());
  const at = weighed();
  tau2Estimators[tau2Of(method)](sample, common, at, givenTo(method, sample.unit));
  const factor = factorOf(method.interval, at.Q / (sample.k - 1));
  const variance = (factor * sample.unit ** 2) / at.sumW;
  return {
    k: sample.k,
    coordinates: [(sample.centre + at.mean * sample.unit) * r[0]!],
    covariance: [[variance * r[0]! ** 2]],
    factor,
    tau2: at.tau2 * sample.unit ** 2,
    Q: common.Q,
    I2: shareOf(method, common, at.tau2, sample.k - 1),
  };
}

/** Coefficients of the columns, from coordinates. */
export const inDesign = ({ basis }: Linear, coordinates: ArrayLike<number>): Float64Array =>
  solveTriangle(basis.r, basis.q.length, coordinates);
