import { SynthesisError } from "../errors.js";
import { tell } from "../model/watch.js";
import { chiSquareUpperTail, cholesky, choleskySolve, dot } from "../numeric/index.js";
import { moderatorOf } from "../regression/moderators.js";
import { rowAt } from "../regression/predict-at.js";
import { inBasis } from "../regression/wald.js";
import type { BareEffect, Diagnostic, EffectSize, LeaveOneTrialOut, LeftOutTrial, MixedFit } from "../types/index.js";
import { climbModel } from "./climb-model.js";
import { fitModel } from "./fit-model.js";
import { shared } from "./fitted-layouts.js";
import { type Model, modelOf } from "./model.js";
import type { MixedOptions } from "./options.js";
import { withoutRows } from "./without.js";

/** How the model is fitted, and what is left out together. */
export interface LeaveOneTrialOutOptions extends MixedOptions {
  /** The column whose levels are left out one by one; `trial` by default. */
  readonly cluster?: string;
  /** Told before each fit how many are done. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Looked at before each fit. */
  readonly signal?: AbortSignal;
}

/**
 * Fits a mixed model again without each trial in turn, with all effects that it gives: coefficients and components, Cook's
 * distance, and how far the effects of the trial lie from what the others let expect.
 *
 * Cook's distance is $(\hat\beta - \hat\beta_{(i)})'\mathrm{cov}(\hat\beta)^{-1}(\hat\beta - \hat\beta_{(i)})$. Variances and
 * correlations are estimated anew each time, from where they were with all trials. It describes; it is no test, and no reason
 * to leave a trial out.
 *
 * @param effects - as for {@link mixedModel}
 * @param options - those of {@link mixedModel}, `cluster`, and what to tell while it works
 * @returns the fit to all, and a row for each trial in the order in which they occur
 * @throws {@link SynthesisError} as {@link mixedModel} does; `NO_SUCH_MODERATOR` for `cluster`, `BAD_OPTION`; `CANCELLED` when
 *   the signal ended the work
 * @see Viechtbauer & Cheung (2010), Research Synthesis Methods 1:112-125, doi:10.1002/jrsm.11; Demidenko & Stukel (2005),
 *   Statistics in Medicine 24:893-909, doi:10.1002/sim.1974
 * @example
 * const effects = [0.1, 0.3, 0.5, 0.9, 0.2, 0.3, 0.8, 0.7].map((yi) => ({ yi, vi: 0.02 }));
 * const data = { trial: ["a", "a", "b", "b", "c", "c", "d", "d"] };
 * const { rows } = leaveOneTrialOut(effects, { random: [{ intercept: "trial" }], data });
 * rows.map(({ leftOut, coefficients }) => `${leftOut} ${coefficients?.[0]?.estimate.toFixed(2)}`); // ["a 0.57", "b 0.40", "c 0.55", "d 0.38"]
 */
export function leaveOneTrialOut(
  effects: readonly EffectSize[] | readonly BareEffect[],
  options: LeaveOneTrialOutOptions = {},
): LeaveOneTrialOut {
  const { cluster = "trial", ...mixed } = options;
  const model = modelOf("leaveOneTrialOut", effects, mixed);
  const { values } = moderatorOf("leaveOneTrialOut", cluster, effects, model.prepared.effects, mixed.data ?? {});
  const trials = trialsOf(values, cluster);
  const all = fitModel(model);
  const { theta } = climbModel(model).estimate;
  const notes: Diagnostic[] = [...aboutLinks(trials, all, cluster)];
  const rows = [...trials].map(([leftOut, places], done) => {
    tell("leaveOneTrialOut", options, done, trials.size);
    const fit = without(model, new Set(places), theta);
    if (typeof fit === "string") notes.push(noFit(leftOut, fit));
    return rowOf(leftOut, places, model, all, typeof fit === "string" ? null : fit);
  });
  options.onProgress?.(trials.size, trials.size);
  return { method: all.method, measure: all.measure, cluster, all, rows, notes: [...all.notes, ...notes] };
}

/** Places of the effects of each trial. */
function trialsOf(
  values: readonly (number | string | null)[],
  cluster: string,
): ReadonlyMap<string, readonly number[]> {
  const trials = new Map<string, number[]>();
  values.forEach((value, i) => {
    if (value === null) {
      throw new SynthesisError("BAD_OPTION", `leaveOneTrialOut: ${cluster} is not known for effect ${i + 1}`, {
        remedy: "give it, or leave the effect out",
      });
    }
    const places = trials.get(String(value));
    if (places === undefined) trials.set(String(value), [i]);
    else places.push(i);
  });
  return trials;
}

/** The fit to the other trials, or why there is none. */
function without(model: Model, gone: ReadonlySet<number>, near: Float64Array): MixedFit | string {
  const rest = withoutRows(model, gone);
  if (rest === null) return "a coefficient rests on it, or too few effects are left";
  try {
    return fitModel(rest, near);
  } catch (error) {
    if (error instanceof SynthesisError) return error.diagnostic.message;
    throw error;
  }
}

const noFit = (leftOut: string, reason: string): Diagnostic => ({
  code: "NO_FIT_WITHOUT",
  severity: "info",
  message: `without ${leftOut} there is no fit: ${reason}`,
  evidence: { trial: leftOut },
});

function rowOf(
  leftOut: string,
  places: readonly number[],
  model: Model,
  all: MixedFit,
  fit: MixedFit | null,
): LeftOutTrial {
  const studies = places.map((i) => all.studies[i]!.label);
  const k = all.k - places.length;
  if (fit === null) {
    const nothing = { coefficients: null, components: null, cooksDistance: null, residuals: null, distance: null };
    return { leftOut, studies, k, ...nothing, converged: null };
  }
  const { coefficients, components, converged } = fit;
  const cooksDistance = movedBy(all, fit);
  return {
    leftOut,
    studies,
    k,
    coefficients,
    components,
    cooksDistance,
    ...against(places, model, all, fit),
    converged,
  };
}

/** How far the coefficients move, in the basis of the design with all effects. */
function movedBy({ design: { basis }, coefficients }: MixedFit, fit: MixedFit): number | null {
  const p = coefficients.length;
  const moved = coefficients.map(({ estimate }, i) => estimate - fit.coefficients[i]!.estimate);
  const onto = basis.triangle.map((row) => dot(row, moved));
  return inverseQuadratic(Float64Array.from(basis.covariance.flat()), p, onto);
}

/** $x'A^{-1}x$; `null` where A is not positive definite. */
function inverseQuadratic(a: Float64Array, n: number, x: ArrayLike<number>): number | null {
  if (!cholesky(a, n)) return null;
  const solved = Float64Array.from(x);
  choleskySolve(a, n, solved);
  return dot(solved, x);
}

/** The effects of a trial against the fit to the others: their covariance is that of new effects and of what is expected. */
function against(
  places: readonly number[],
  { layouts, sampling }: Model,
  all: MixedFit,
  fit: MixedFit,
): Pick<LeftOutTrial, "residuals" | "distance"> {
  const n = places.length;
  const { basis } = fit.design;
  const x = places.map((i) => inBasis(fit.design, rowAt(fit.design, all.studies[i]!.values)));
  const rest = places.map((i, a) => all.studies[i]!.yi - dot(x[a]!, basis.coefficients));
  const at = new Map(places.map((i, a) => [i, a]));
  const covariance = new Float64Array(n * n);
  places.forEach((i, a) => {
    covariance[a * n + a] = all.studies[i]!.vi;
  });
  for (const { rows, matrix } of sampling) {
    for (let a = 0; a < rows.length; a++) {
      const i = at.get(rows[a]!);
      if (i === undefined) continue;
      for (let b = 0; b < rows.length; b++) {
        const j = at.get(rows[b]!);
        if (j !== undefined) covariance[i * n + j] = matrix[a * rows.length + b]!;
      }
    }
  }
  places.forEach((i, a) => {
    const onto = basis.covariance.map((row) => dot(row, x[a]!));
    places.forEach((j, b) => {
      const between = layouts.reduce((sum, layout, t) => sum + shared(layout, fit.random[t]!.G, i, j), 0);
      covariance[a * n + b]! += between + dot(onto, x[b]!);
    });
  });
  const residuals = places.map((i, a) => {
    const stdError = Math.sqrt(covariance[a * n + a]!);
    return { label: all.studies[i]!.label, residual: rest[a]!, stdError, studentized: rest[a]! / stdError };
  });
  const statistic = inverseQuadratic(covariance, n, rest);
  const distance = statistic === null ? null : { statistic, df: n, pValue: chiSquareUpperTail(statistic, n) };
  return { residuals, distance };
}

/** Trials that share a level of a random term, or people, with others. */
function aboutLinks(
  trials: ReadonlyMap<string, readonly number[]>,
  { marginal }: MixedFit,
  cluster: string,
): readonly Diagnostic[] {
  const trialOf = new Map([...trials].flatMap(([name, places]) => places.map((i) => [i, name] as const)));
  const linked = marginal.filter(({ rows }) => rows.some((i) => trialOf.get(i) !== trialOf.get(rows[0]!)));
  if (linked.length === 0) return [];
  return [
    {
      code: "LEFT_OUT_LINKED",
      severity: "info",
      message: `under the model some levels of ${cluster} depend on others that stay when they are left out: residuals against the others take them as independent`,
      remedy: "choose a cluster that holds all effects that depend on one another",
    },
  ];
}
