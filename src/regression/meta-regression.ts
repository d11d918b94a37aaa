import { SynthesisError } from "../errors.js";
import { fitStatistics } from "../model/fit-statistics.js";
import { about, type CriticalValues, criticalValues, isNarrower, twoSided } from "../model/interval.js";
import { logLikelihoods } from "../model/log-likelihoods.js";
import { type MixedModel, weighed } from "../model/mixed-model.js";
import { aboutModes, notSettled } from "../model/notes.js";
import { poolMethod } from "../model/options.js";
import { sampleOf } from "../model/sample.js";
import { fittedStudy, measureOf } from "../model/studies.js";
import { tau2Estimators } from "../model/tau2.js";
import type { Given } from "../model/tau2-estimator.js";
import { tau2Interval } from "../model/tau2-interval.js";
import { chiSquareUpperTail, log, type Orthonormal, solveTriangle } from "../numeric/index.js";
import type {
  BareEffect,
  Coefficient,
  Diagnostic,
  EffectSize,
  FittedDesign,
  Interval,
  IntervalMethod,
  JointTest,
  RegressionFit,
  RegressionMethod,
} from "../types/index.js";
import { DesignModel } from "./design-model.js";
import type { RegressionOptions } from "./options.js";
import { type Prepared, prepare } from "./prepare.js";
import { inBasis, waldTest } from "./wald.js";

/**
 * Regresses effects, one from each trial, on what the trials differ in: a linear model with known sampling variances and
 * one variance between studies that the moderators leave.
 *
 * What moderators say is a comparison between trials, which were not randomised to their values, and the result says so.
 * Studies for which a moderator is not known are left out, and columns that are combinations of others, each with a note
 * that names them. Neither the scale nor the origin of a moderator matters.
 *
 * @param effects - as for {@link pool}
 * @param options - `moderators`: terms such as `["year", { factor: "allocation" }]`, a design or a matrix; `data`: their columns,
 *   unless the effects have them; tau2, interval (and tests of coefficients: `z`; `t`, `HKSJ` and `HKSJ-adhoc` with k - p
 *   degrees of freedom), interval of tau2 and level as for {@link pool}
 * @returns coefficients on the analysis scale per unit of their columns; proportions 0 to 1
 * @throws {@link SynthesisError} as {@link pool} does; `NO_SUCH_MODERATOR`, `BAD_MODERATOR`, `BAD_DESIGN`, `TOO_FEW_STUDIES`
 * @see Thompson & Higgins (2002), Statistics in Medicine 21:1559-1573, doi:10.1002/sim.1187; Knapp & Hartung (2003),
 *   Statistics in Medicine 22:2693-2710, doi:10.1002/sim.1482; Raudenbush (2009), The Handbook of Research Synthesis, chapter
 *   16 (R2); López-López et al. (2014), British Journal of Mathematical and Statistical Psychology 67:30-48,
 *   doi:10.1111/bmsp.12002 (R2 is poorly known below 40 studies)
 * @example
 * const effects = [{ yi: 0.1, vi: 0.1 }, { yi: 0.4, vi: 0.1 }, { yi: 0.5, vi: 0.1 }, { yi: 0.8, vi: 0.1 }];
 * const fit = metaRegression(effects, { moderators: ["dose"], data: { dose: [1, 2, 3, 4] } });
 * fit.coefficients.map(({ name, estimate }) => `${name} ${estimate.toFixed(2)}`); // ["intercept -0.10", "dose 0.22"]
 */
export function metaRegression(
  effects: readonly EffectSize[] | readonly BareEffect[],
  options: RegressionOptions,
): RegressionFit {
  const who = "metaRegression";
  return regress(who, prepare(who, effects, options), methodOf(options));
}

/** @throws {@link SynthesisError} `BAD_OPTION` */
export function methodOf(options: RegressionOptions): RegressionMethod {
  const { tau2, interval, tau2Interval: ofTau2, level, fixedTau2 } = poolMethod(options);
  if (interval === "KR" || interval === "HC") {
    throw new SynthesisError(
      "BAD_OPTION",
      `metaRegression: interval needs one of z, t, HKSJ, HKSJ-adhoc, got "${interval}"`,
    );
  }
  return { tau2, interval, tau2Interval: ofTau2, level, ...(fixedTau2 === undefined ? {} : { fixedTau2 }) };
}

/** What estimators are given besides the data. */
export const givenTo = ({ fixedTau2 }: RegressionMethod, { unit }: MixedModel): Given =>
  fixedTau2 === undefined ? {} : { tau2: fixedTau2 / unit ** 2 };

/** The fit of effects whose design is known. */
export function regress(who: string, prepared: Prepared, method: RegressionMethod): RegressionFit {
  const { effects, values, basis, columns, intercept, terms, moderators } = prepared;
  const k = effects.length;
  const model = new DesignModel(
    effects.map(({ yi }) => yi),
    effects.map(({ vi }) => vi),
    basis,
  );
  const { p, unit } = model;
  const area = unit * unit;
  const random = method.tau2 !== "CE";
  const given = givenTo(method, model);
  const common = model.weigh(0, weighed());
  const at = weighed();
  const found = tau2Estimators[method.tau2](model, common, at, given);
  const likelihoods = logLikelihoods(model, at);
  const estimates = model.estimates();
  const weights = model.order.map((place, i) => [place, model.w[i]! / at.sumW] as const);
  const shares = new Float64Array(k);
  for (const [place, share] of weights) shares[place] = share;

  const rawFactor = at.Q / (k - p);
  const factor = factorOf(method.interval, rawFactor);
  const covariance = squareOf(estimates.covariance, p).map((row) => row.map((value) => value * factor));
  const design: FittedDesign = {
    intercept,
    terms,
    columns,
    kept: basis.kept,
    basis: {
      triangle: squareOf(basis.r, p),
      coefficients: [...estimates.theta],
      covariance,
    },
  };
  const critical = criticalValues(method.level);
  const df = method.interval === "z" ? null : k - p;
  const raw = inColumns(basis, estimates.theta, covariance);
  const coefficients = coefficientsOf(
    design,
    raw,
    basis.kept.map(() => df),
    critical,
  );
  const near = { ...at };
  const profile =
    random && method.tau2Interval !== "none"
      ? tau2Interval(method.tau2Interval, { tau2: method.tau2, level: method.level, model, common, near, given })
      : null;

  const typical = ((k - p) / common.trP) * area;
  const shareOf = (tau2: number): number => tau2 / (tau2 + typical);
  const ratioOf = (tau2: number): number => 1 + tau2 / typical;
  const tau2 = found.tau2 * area;
  const tau2Confidence: Interval | null =
    profile === null ? null : [profile.interval[0] * area, profile.interval[1] * area];
  const without = explained(effects, method, tau2, common.Q / (k - p));
  const converged = found.converged && (profile?.converged ?? true);
  const stdErrorOfTau2 = found.stdError === null ? null : found.stdError * area;

  const fit: RegressionFit = {
    method,
    measure: measureOf(effects[0]),
    k,
    p,
    design,
    moderators,
    studies: effects.map((effect, i) => ({
      ...fittedStudy(effect, i, shares[i]!, critical.z),
      fitted: estimates.fitted[i]!,
      residual: effect.yi - estimates.fitted[i]!,
      leverage: estimates.leverage[i]!,
      moderators: values[i]!,
    })),
    coefficients,
    covariance: raw.covariance,
    omnibus: omnibusTest(design, coefficients),
    Q: { statistic: common.Q, df: k - p, pValue: chiSquareUpperTail(common.Q, k - p) },
    tau2,
    tau2StdError: stdErrorOfTau2,
    tau2Confidence,
    tau: Math.sqrt(tau2),
    I2: random ? shareOf(tau2) : common.Q > 0 ? Math.max(0, 1 - (k - p) / common.Q) : 0,
    I2Confidence: tau2Confidence && [shareOf(tau2Confidence[0]), shareOf(tau2Confidence[1])],
    H2: random ? ratioOf(tau2) : common.Q / (k - p),
    H2Confidence: tau2Confidence && [ratioOf(tau2Confidence[0]), ratioOf(tau2Confidence[1])],
    R2: without.R2,
    tau2WithoutModerators: without.tau2,
    statistics: fitStatistics({
      ML: likelihoods.ML - k * log(unit),
      REML: likelihoods.REML - (k - p) * log(unit),
      ...{ k, p },
      parameters: p + Number(random && method.tau2 !== "fixed"),
      logVariances: effects.reduce((total, { vi }) => total + log(2 * Math.PI * vi), 0),
    }),
    hksjFactor: method.interval.startsWith("HKSJ") ? factor : null,
    converged,
    iterations: found.iterations,
    notes: [
      ...prepared.notes,
      ...cautions(
        method,
        factor,
        profile?.empty ?? false,
        converged,
        without.R2 === null && p > 1 && method.tau2 !== "fixed",
      ),
      ...aboutModes(found.otherModes?.map((mode) => mode * area) ?? []),
    ],
  };
  return requireFinite(who, fit);
}

/** What an interval method multiplies the covariance of the model with. */
export const factorOf = (interval: IntervalMethod, factor: number): number =>
  interval === "HKSJ" ? factor : interval === "HKSJ-adhoc" ? Math.max(1, factor) : 1;

/** Coefficients of the columns with their covariance, from those of the orthonormal basis. */
export function inColumns(
  { r, q }: Pick<Orthonormal, "r" | "q">,
  theta: Float64Array,
  covariance: readonly (readonly number[])[],
): { readonly coefficients: Float64Array; readonly covariance: readonly (readonly number[])[] } {
  const p = q.length;
  const half = covariance.map((row) => solveTriangle(r, p, row));
  const columns = Array.from({ length: p }, (_, j) =>
    solveTriangle(
      r,
      p,
      half.map((row) => row[j]!),
    ),
  );
  const square = columns.map((column, i) => columns.map((other, j) => 0.5 * (column[j]! + other[i]!)));
  return { coefficients: solveTriangle(r, p, theta), covariance: square };
}

/** A square matrix as rows. */
export const squareOf = (flat: Float64Array, n: number): number[][] =>
  Array.from({ length: n }, (_, i) => [...flat.subarray(i * n, i * n + n)]);

/** @param degrees - degrees of freedom of each; `null` for z */
export function coefficientsOf(
  { columns, kept }: FittedDesign,
  { coefficients, covariance }: ReturnType<typeof inColumns>,
  degrees: readonly (number | null)[],
  critical: CriticalValues,
): readonly Coefficient[] {
  return kept.map((place, i) => {
    const { name, term } = columns[place]!;
    const df = degrees[i] ?? null;
    const half = df === null ? critical.z : critical.t(df);
    const estimate = coefficients[i]!;
    const stdError = Math.sqrt(covariance[i]![i]!);
    const statistic = stdError > 0 ? estimate / stdError : null;
    const pValue = statistic === null ? null : twoSided(statistic, df);
    return { name, term, estimate, stdError, statistic, df, pValue, confidence: about(estimate, half * stdError) };
  });
}

/** All coefficients but the intercept, at once; F with the smallest of their degrees of freedom. */
export function omnibusTest(design: FittedDesign, coefficients: readonly Coefficient[]): JointTest | null {
  const tested = coefficients.flatMap(({ term }, i) => (term === null ? [] : [i]));
  if (tested.length === 0) return null;
  const weights = tested.map((i) =>
    inBasis(
      design,
      coefficients.map((_, j) => Number(i === j)),
    ),
  );
  const { basis } = design;
  const names = tested.map((i) => coefficients[i]!.name);
  const df = smallestDf(tested.map((i) => coefficients[i]!));
  return waldTest(names, { weights, values: tested.map(() => 0) }, basis.coefficients, basis.covariance, df);
}

/** `null` where all are normal. */
export function smallestDf(coefficients: readonly Pick<Coefficient, "df">[]): number | null {
  const known = coefficients.flatMap(({ df }) => (df === null ? [] : [df]));
  return known.length === 0 ? null : Math.min(...known);
}

/** How much less variance between studies there is than without moderators. */
function explained(
  effects: readonly BareEffect[],
  method: RegressionMethod,
  tau2: number,
  meanSquare: number,
): { readonly tau2: number | null; readonly R2: number | null } {
  const sample = sampleOf(effects);
  const common = sample.weigh(0, weighed());
  if (method.tau2 === "CE") {
    const whole = common.Q / (effects.length - 1);
    return { tau2: null, R2: whole > 0 ? Math.max(0, 1 - meanSquare / whole) : null };
  }
  if (method.tau2 === "fixed") return { tau2: null, R2: null };
  const { tau2: whole } = tau2Estimators[method.tau2](sample, common, weighed());
  const without = whole * sample.unit ** 2;
  return { tau2: without, R2: without > 0 ? Math.max(0, (without - tau2) / without) : null };
}

function cautions(
  { tau2, interval, tau2Interval: ofTau2 }: RegressionMethod,
  factor: number,
  empty: boolean,
  converged: boolean,
  noR2: boolean,
): readonly Diagnostic[] {
  const common = tau2 === "CE";
  const notes: Diagnostic[] = [];
  if (interval.startsWith("HKSJ") && common) {
    notes.push({
      code: "HKSJ_COMMON_EFFECT",
      severity: "warning",
      message: "the Hartung-Knapp interval was not made for the common-effect model",
      remedy: 'use interval: "z", or a random-effects model',
    });
  }
  if (interval === "HKSJ" && isNarrower(factor)) {
    notes.push({
      code: "HKSJ_NARROWER",
      severity: "warning",
      message: `the Hartung-Knapp standard errors are ${Number(Math.sqrt(factor).toPrecision(2))} of the model's own, so that its intervals are narrower than the ad hoc ones`,
      remedy: 'use interval: "HKSJ-adhoc"',
      evidence: { factor },
    });
  }
  if (factor === 0) {
    notes.push({
      code: "NO_SPREAD",
      severity: "warning",
      message: "all effects lie on the regression: the Hartung-Knapp standard errors are 0, and there is no test",
      remedy: 'use interval: "HKSJ-adhoc" or "z"',
    });
  }
  if (common && ofTau2 !== "none") {
    notes.push({
      code: "NO_TAU2",
      severity: "info",
      message: "the common-effect model has no tau2: no prediction interval and no interval of tau2",
      remedy: "use a random-effects model for them",
    });
  }
  if (noR2) {
    notes.push({
      code: "NO_R2",
      severity: "info",
      message: "without moderators there is no variance between studies that they could explain: R2 is not given",
    });
  }
  if (empty) {
    notes.push({
      code: "TAU2_INTERVAL_EMPTY",
      severity: "info",
      message:
        "the effects spread less about the regression than chance alone would have it: no tau2 agrees with them, and its interval is given as 0 to 0",
    });
  }
  if (!converged) notes.push(notSettled);
  return notes;
}

function requireFinite(who: string, fit: RegressionFit): RegressionFit {
  const numbers = [fit.tau2, fit.I2, fit.statistics.REML.logLikelihood, ...fit.covariance.flat()];
  if ([...numbers, ...fit.coefficients.map(({ estimate }) => estimate)].every(Number.isFinite)) return fit;
  throw new SynthesisError(
    "OUT_OF_RANGE",
    `${who} needs numbers that double precision can hold together, got effects, variances or moderators too far apart`,
    { remedy: "rescale, or look for a misprint" },
  );
}
