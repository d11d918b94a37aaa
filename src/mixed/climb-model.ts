import { type Estimate, estimate } from "./estimate.js";
import { type Held, structureOf } from "./layout.js";
import { Likelihood } from "./likelihood.js";
import type { Model } from "./model.js";
import type { Structure } from "./structures.js";

/** A model climbed to its top. */
export interface Climbed {
  readonly structures: readonly Structure[];
  readonly likelihood: Likelihood;
  readonly estimate: Estimate;
}

/**
 * @param held - of each term, a component that is held besides those that the options hold
 * @param near - parameters of a like model
 */
export const climbModel = (
  model: Model,
  held: readonly (Held | null)[] = [],
  near: ArrayLike<number> | null = null,
): Climbed => climbStructures(model, structuresOf(model, held), near);

/** The covariance of each term by its parameters. */
export const structuresOf = (
  { who, layouts, method, unit }: Model,
  held: readonly (Held | null)[] = [],
): readonly Structure[] =>
  layouts.map((layout, t) => structureOf(who, layout, method.fixed[layout.name] ?? {}, unit, held[t] ?? null));

export const likelihoodOf = (
  { y, prepared, blocks, layouts, method }: Model,
  structures: readonly Structure[],
): Likelihood => new Likelihood(y, prepared.basis.q, blocks, layouts, structures, method.estimator === "REML");

/** @param near - parameters of a like model */
export function climbStructures(
  model: Model,
  structures: readonly Structure[],
  near: ArrayLike<number> | null,
): Climbed {
  const likelihood = likelihoodOf(model, structures);
  likelihood.sampling();
  const { heterogeneity } = roughly(likelihood);
  return { structures, likelihood, estimate: estimate(likelihood, structures, heterogeneity, near) };
}

/** Variance beside the sampling errors, roughly (DerSimonian and Laird), but never quite 0. */
export function roughly(likelihood: Likelihood): { readonly heterogeneity: number; readonly typical: number } {
  const { k, p } = likelihood;
  const trace = likelihood.traceP();
  const typical = (k - p) / trace;
  return { heterogeneity: Math.max((likelihood.rss - (k - p)) / trace, 0.05 * typical), typical };
}
