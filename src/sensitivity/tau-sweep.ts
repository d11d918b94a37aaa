import { SynthesisError } from "../errors.js";
import { type PoolOptions, pool } from "../model/index.js";
import { about, criticalValues } from "../model/interval.js";
import type { AtTau, BareEffect, Diagnostic, EffectSize, TauPosterior, TauPrior, TauSweep } from "../types/index.js";
import { conditionalOn } from "./given-tau.js";
import { tauPosterior } from "./tau-posterior.js";

/** What is varied, and how the result beside it is pooled. */
export interface TauSweepOptions extends PoolOptions {
  /** Values of tau, in the units of `yi`, at least 0. */
  readonly tau?: readonly number[];
  /** Half-normal prior on tau with this `scale`; on the effect `flat` (default), or normal. */
  readonly prior?: { readonly scale: number; readonly effect?: TauPrior["effect"] };
}

/**
 * The pooled effect at stated values of tau, and averaged over tau under a half-normal prior: for few trials, which hardly
 * tell how much their effects differ. The result as it is usually reported stands beside them, and the prior in the caption.
 *
 * Given tau the pooled effect is normal, so that the average is an integral in one dimension, taken numerically.
 *
 * @param effects - as for {@link pool}, under the same rules
 * @param options - `tau`, `prior` or both; all else is for the result beside them
 * @returns on the analysis scale; intervals at the level of the fit, those of the posterior with equal tails
 * @throws {@link SynthesisError} `NOTHING_TO_SWEEP`, `BAD_TAU`, `BAD_PRIOR`, and as {@link pool} does
 * @see Friede, Röver, Wandel & Neuenschwander (2017), Research Synthesis Methods 8:79-91, doi:10.1002/jrsm.1217; Röver (2020),
 *   Journal of Statistical Software 93(6), doi:10.18637/jss.v093.i06
 * @example
 * const effects = [{ yi: -0.5, vi: 0.04 }, { yi: -0.1, vi: 0.09 }, { yi: -0.8, vi: 0.06 }];
 * const { caption, atTau, posterior } = tauSweep(effects, { tau: [0, 0.3], prior: { scale: 0.5 } });
 * [...atTau, { estimate: posterior?.effect.mean }].map(({ estimate }) => estimate?.toFixed(3)); // ["-0.511", "-0.489", "-0.492"]
 */
export function tauSweep(
  effects: readonly EffectSize[] | readonly BareEffect[],
  options: TauSweepOptions = {},
): TauSweep {
  const { tau = [], prior: stated, ...poolOptions } = options;
  requireQuestion(tau, stated);
  const fit = pool(effects, poolOptions);
  const { level } = fit.method;
  const { z } = criticalValues(level);
  const studies: readonly BareEffect[] = fit.studies;
  const at = conditionalOn(studies, "flat");
  const prior: TauPrior | null =
    stated === undefined ? null : { family: "half-normal", scale: stated.scale, effect: stated.effect ?? "flat" };
  const posterior = prior === null || fit.k === 0 ? null : tauPosterior(studies, prior, level);
  const atTau = (each: number): AtTau => {
    const { mean, variance } = at(each);
    return {
      tau: each,
      estimate: mean,
      stdError: Math.sqrt(variance),
      confidence: about(mean, z * Math.sqrt(variance)),
      prediction: about(mean, z * Math.sqrt(variance + each * each)),
    };
  };
  return {
    measure: fit.measure,
    k: fit.k,
    level,
    fit,
    atTau: fit.k === 0 ? [] : tau.map(atTau),
    posterior,
    caption: captionOf(tau, prior, level),
    notes: posterior === null ? [] : notesOn(posterior, fit.k),
  };
}

/** `Pooled effect at stated values of τ, and under a half-normal prior on τ with scale 0.5 and a flat prior on the effect; 95% intervals`. */
function captionOf(tau: readonly number[], prior: TauPrior | null, level: number): string {
  const parts = [
    ...(tau.length > 0 ? ["at stated values of τ"] : []),
    ...(prior === null ? [] : [`under a ${priorText(prior)}`]),
  ];
  return `Pooled effect ${parts.join(", and ")}; ${short(100 * level)}% intervals`;
}

const priorText = ({ scale, effect }: TauPrior): string =>
  `half-normal prior on τ with scale ${short(scale)} and a ${
    effect === "flat" ? "flat prior" : `normal prior (mean ${short(effect.mean)}, SD ${short(effect.sd)})`
  } on the effect`;

const short = (value: number): string => String(Number(value.toPrecision(4)));

/** Mean and standard deviation of a half-normal distribution with scale 1. */
const HALF_NORMAL = { mean: Math.sqrt(2 / Math.PI), sd: Math.sqrt(1 - 2 / Math.PI) };

function notesOn({ prior, tau, converged }: TauPosterior, k: number): readonly Diagnostic[] {
  const notes: Diagnostic[] = [
    {
      code: "PRIOR_STATED",
      severity: "info",
      message: `averaged over tau under a ${priorText(prior).replaceAll("τ", "tau")}`,
      remedy: "give another scale to see how far the result hangs on it",
      evidence: { prior },
    },
  ];
  const like = (posterior: number, before: number): boolean => Math.abs(posterior / (before * prior.scale) - 1) < 0.1;
  if (like(tau.mean, HALF_NORMAL.mean) && like(tau.sd, HALF_NORMAL.sd)) {
    notes.push({
      code: "PRIOR_DOMINATES",
      severity: "warning",
      message: `${k === 1 ? "one study says nothing" : `${k} studies say little`} of tau: what is believed of it is nearly the prior`,
    });
  }
  if (!converged) {
    notes.push({ code: "QUADRATURE", severity: "warning", message: "the integral over tau did not settle" });
  }
  return notes;
}

function requireQuestion(tau: readonly number[], prior: TauSweepOptions["prior"]): void {
  if (tau.length === 0 && prior === undefined) {
    throw new SynthesisError("NOTHING_TO_SWEEP", "tauSweep needs values of tau, a prior, or both, got neither", {
      remedy: "give tau: [0, 0.2, 0.5], or prior: { scale: 0.5 }",
    });
  }
  const wrong = tau.filter((each) => !(Number.isFinite(each) && each >= 0));
  if (wrong.length > 0) {
    throw new SynthesisError("BAD_TAU", `tauSweep needs finite values of tau of at least 0, got ${wrong.join(", ")}`);
  }
  if (prior === undefined) return;
  const { scale, effect = "flat" } = prior;
  const isWidth = (value: number): boolean => Number.isFinite(value) && value > 0;
  if (!isWidth(scale)) {
    throw new SynthesisError("BAD_PRIOR", `tauSweep needs a finite scale above 0 for the prior on tau, got ${scale}`);
  }
  if (effect !== "flat" && !(isWidth(effect.sd) && Number.isFinite(effect.mean))) {
    throw new SynthesisError(
      "BAD_PRIOR",
      `tauSweep needs a finite mean and a finite sd above 0 for the prior on the effect, got ${effect.mean} and ${effect.sd}`,
    );
  }
}
