import { weighed } from "../model/mixed-model.js";
import { sampleOf } from "../model/sample.js";
import { chiSquareUpperTail, cholesky, choleskySolve, dot } from "../numeric/index.js";
import { DesignModel } from "../regression/design-model.js";
import { inColumns } from "../regression/meta-regression.js";
import type { BareEffect, Diagnostic, EffectSize, Influence, StudyInfluence } from "../types/index.js";
import { requireHeld } from "./held.js";
import { each, type RefitOptions } from "./items.js";
import { fitTo, inDesign, type Linear, type LinearFit, type LinearOptions, linear } from "./linear.js";

/** What is looked at: a pooled effect, or a regression where there are `moderators`. */
export interface InfluenceOptions extends LinearOptions, Pick<RefitOptions<never>, "onProgress" | "signal"> {}

/** A study counts where Cook's distance lies beyond this share of chi-square with p degrees of freedom. */
const COOKS_PROBABILITY = 0.5;
const DFBETAS = 1;

/**
 * What each study does to a pooled effect or a regression, by leaving it out: residuals with and without it, changes of the
 * fitted effect and of the coefficients, Cook's distance, the covariance ratio, tau2 and Q without it, leverage and weight.
 *
 * A study is marked as influential where |DFFITS| > 3 sqrt(p / (k - p)), or Cook's distance lies beyond the median of
 * chi-square with p degrees of freedom, or its leverage exceeds 3 p / k, or any |DFBETAS| > 1: marks for a second look, no
 * tests, and no reason by themselves to leave a study out. tau2 is estimated anew without the study.
 *
 * @param effects - as for {@link pool}
 * @param options - those of {@link pool}, or with `moderators` and `data` those of {@link metaRegression}
 * @returns a row for each study, in the order given; `null` where the others do not suffice for a fit, with a note
 * @throws {@link SynthesisError} as {@link pool} and {@link metaRegression} do; `NOT_EFFECTS`; `BAD_OPTION` for weights of one's own;
 *   `CANCELLED`
 * @see Viechtbauer & Cheung (2010), Research Synthesis Methods 1:112-125, doi:10.1002/jrsm.11
 * @example
 * const effects = [0.1, 0.2, 0.15, 0.3, 2.5].map((yi, i) => ({ yi, vi: 0.04, label: "ABCDE"[i] }));
 * influence(effects, { tau2: "DL" }).studies.filter(({ influential }) => influential).map(({ label }) => label); // ["E"]
 */
export function influence(
  effects: readonly EffectSize[] | readonly BareEffect[],
  options: InfluenceOptions = {},
): Influence {
  const { onProgress, signal, ...linearOptions } = options;
  const design = linear("influence", effects, linearOptions);
  const k = design.effects.length;
  const p = design.basis.q.length;
  const rule = {
    dffits: 3 * Math.sqrt(p / (k - p)),
    cooksProbability: COOKS_PROBABILITY,
    hat: (3 * p) / k,
    dfbetas: DFBETAS,
  };
  const places = design.effects.map((_, i) => i);
  const whole = fitTo(design, places);
  const { measure, about, method, coefficients } = design;
  if (whole === null || k < 2) {
    return {
      measure,
      about,
      method,
      k,
      coefficients,
      studies: [],
      rule: { ...rule, dffits: 0, hat: 0 },
      notes: [...design.notes, tooFew],
    };
  }
  const model = atEachTau2(design);
  const { leverage, weights } = model(whole.tau2);
  const studies = each(
    "influence",
    k,
    { ...(onProgress && { onProgress }), ...(signal && { signal }) },
    (i): StudyInfluence => {
      const without = fitTo(
        design,
        places.filter((place) => place !== i),
      );
      const [hat, weight] = [leverage[i]!, weights[i]!];
      const moved =
        without === null ? nothing(coefficients) : movedBy(design, i, whole, without, hat, model(without.tau2));
      const because = [
        ...(Math.abs(moved.dffits ?? 0) > rule.dffits ? ["dffits"] : []),
        ...(1 - chiSquareUpperTail(moved.cooksDistance ?? 0, p) > rule.cooksProbability ? ["cooksDistance"] : []),
        ...(hat > rule.hat ? ["hat"] : []),
        ...(moved.dfbetas.some((value) => Math.abs(value ?? 0) > rule.dfbetas) ? ["dfbetas"] : []),
      ];
      const rstandard = standardized(design, i, whole, hat);
      return { label: design.labels[i]!, rstandard, ...moved, hat, weight, influential: because.length > 0, because };
    },
  );
  requireHeld("influence", studies.flatMap(numbersOf));
  const alone = studies.filter(({ tau2Without }) => tau2Without === null).map(({ label }) => label);
  return {
    measure,
    about,
    method,
    k,
    coefficients,
    studies,
    rule,
    notes: [...design.notes, ...aboutLone(alone), ...aboutSpread(studies, whole)],
  };
}

type Moved = Omit<StudyInfluence, "label" | "rstandard" | "hat" | "weight" | "influential" | "because">;

const numbersOf = ({ label: _, influential: __, because: ___, dfbetas, ...numbers }: StudyInfluence) => [
  ...Object.values(numbers),
  ...dfbetas,
];

/** The residual over its standard error, with the study in the fit. */
function standardized({ effects, basis }: Linear, i: number, whole: LinearFit, hat: number): number | null {
  const { yi, vi } = effects[i]!;
  const row = basis.q.map((column) => column[i]!);
  return ratio(yi - dot(row, whole.coordinates), Math.sqrt(whole.factor * (vi + whole.tau2) * (1 - hat)));
}

function movedBy(
  design: Linear,
  i: number,
  whole: LinearFit,
  without: LinearFit,
  hat: number,
  { covariance }: AtTau2,
): Moved {
  const { basis, effects, coefficients } = design;
  const p = basis.q.length;
  const { yi, vi } = effects[i]!;
  const row = basis.q.map((column) => column[i]!);
  const change = Array.from({ length: p }, (_, j) => whole.coordinates[j]! - without.coordinates[j]!);
  const spread = without.factor * (vi + without.tau2);
  const predicted = quadratic(row, without.covariance);
  const [now, before] = [lowerOf(whole.covariance), lowerOf(without.covariance)];
  const moves = inDesign(design, change);
  return {
    rstudent: ratio(yi - dot(row, without.coordinates), Math.sqrt(spread + predicted)),
    dffits: ratio(dot(row, change), Math.sqrt(hat * spread)),
    cooksDistance: now === null ? null : dot(change, solved(now, p, change)),
    covarianceRatio: now === null || before === null ? null : ratioOfDeterminants(before, now, p),
    tau2Without: without.tau2,
    QWithout: without.Q,
    dfbetas: coefficients.map((_, j) => ratio(moves[j]!, Math.sqrt(without.factor * covariance[j]![j]!))),
  };
}

const nothing = (coefficients: readonly string[]): Moved => ({
  rstudent: null,
  dffits: null,
  cooksDistance: null,
  covarianceRatio: null,
  tau2Without: null,
  QWithout: null,
  dfbetas: coefficients.map(() => null),
});

/** 0 / 0 has no value: effects without any spread. */
const ratio = (above: number, below: number): number | null => (below > 0 ? above / below : null);

const quadratic = (x: readonly number[], square: readonly (readonly number[])[]): number =>
  x.reduce((total, xi, i) => total + xi * dot(square[i]!, x), 0);

/** The factor of a covariance, or `null` where it has none. */
function lowerOf(square: readonly (readonly number[])[]): Float64Array | null {
  const flat = Float64Array.from(square.flat());
  return cholesky(flat, square.length) ? flat : null;
}

function solved(factor: Float64Array, p: number, b: readonly number[]): Float64Array {
  const x = Float64Array.from(b);
  choleskySolve(factor, p, x);
  return x;
}

function ratioOfDeterminants(above: Float64Array, below: Float64Array, p: number): number {
  let product = 1;
  for (let i = 0; i < p; i++) product *= above[i * p + i]! / below[i * p + i]!;
  return product * product;
}

/** The model with all studies at one tau2. */
interface AtTau2 {
  /** Of the coefficients, without the factor of Hartung and Knapp. */
  readonly covariance: readonly (readonly number[])[];
  readonly leverage: ArrayLike<number>;
  readonly weights: ArrayLike<number>;
}

function atEachTau2({ effects, basis, pooled }: Linear): (tau2: number) => AtTau2 {
  const at = weighed();
  const vi = effects.map((effect) => effect.vi);
  if (pooled) {
    const sample = sampleOf(effects);
    return (tau2) => {
      const { sumW } = sample.weigh(tau2 / sample.unit ** 2, at);
      const shares = vi.map((variance) => sample.unit ** 2 / (variance + tau2) / sumW);
      return { covariance: [[sample.unit ** 2 / sumW]], leverage: shares, weights: shares };
    };
  }
  const p = basis.q.length;
  const model = new DesignModel(
    effects.map(({ yi }) => yi),
    vi,
    basis,
  );
  return (tau2) => {
    const { sumW } = model.weigh(tau2 / model.unit ** 2, at);
    const { theta, covariance, leverage } = model.estimates();
    const square = Array.from({ length: p }, (_, i) => [...covariance.subarray(i * p, i * p + p)]);
    const shares = vi.map((variance) => model.unit ** 2 / (variance + tau2) / sumW);
    return { covariance: inColumns(basis, theta, square).covariance, leverage, weights: shares };
  };
}

/** Where effects do not spread, the factor of Hartung and Knapp is 0, and with it every standard error. */
function aboutSpread(studies: readonly StudyInfluence[], { factor }: LinearFit): readonly Diagnostic[] {
  const without = studies.filter(
    ({ rstudent, tau2Without }) => factor === 0 || (rstudent === null && tau2Without !== null),
  );
  if (without.length === 0) return [];
  const labels = without.map(({ label }) => label);
  return [
    {
      code: "NO_SPREAD",
      severity: "warning",
      message: `${factor === 0 ? "all effects lie" : `without ${labels.join(", ")} all effects lie`} where the model has them: the Hartung-Knapp standard error is 0, and nothing can be told in its units`,
      remedy: 'use interval: "HKSJ-adhoc" or "z"',
      evidence: { studies: labels },
    },
  ];
}

const tooFew: Diagnostic = {
  code: "NOTHING_LEFT",
  severity: "info",
  message: "one study has no others to be compared with",
};

function aboutLone(labels: readonly string[]): readonly Diagnostic[] {
  if (labels.length === 0) return [];
  return [
    {
      code: "NOTHING_LEFT",
      severity: "info",
      message: `without ${labels.join(", ")} there is no fit: a coefficient rests on it alone, or too few studies are left`,
      evidence: { studies: labels },
    },
  ];
}
