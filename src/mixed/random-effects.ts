import { about, criticalValues } from "../model/interval.js";
import { dot } from "../numeric/index.js";
import { quadratic } from "../regression/wald.js";
import type { FittedRandomTerm, MixedFit, RandomEffect } from "../types/index.js";
import { fittedLayouts, withStudy } from "./fitted-layouts.js";
import type { Layout } from "./layout.js";
import { projected, type SolvedBlock, solvedBlocks } from "./solved.js";

/**
 * Best linear unbiased predictions of the random effects of a mixed model, term by term and level by level: how far the true
 * effects of a trial, a window of a trial, a laboratory lie from what the design expects.
 *
 * With the covariance c of a random effect u and all effects, of which M is the covariance, it is $c'M^{-1}(y - X\hat\beta)$,
 * and the variance of its distance from u is $\mathrm{var}(u) - c'M^{-1}c + x'\mathrm{cov}(\hat\beta)x$, $x = X'M^{-1}c$:
 * variances and correlations are taken as known. Intervals have the level of the fit, and its kind of degrees of freedom: by
 * containment the number of outer levels of the term less that of the coefficients.
 *
 * @param fit - as {@link mixedModel} returns it
 * @returns term by term in order; of its levels those that effects stand at, in the order in which they occur
 * @see Henderson (1975), Biometrics 31:423-447, doi:10.2307/2529430; Robinson (1991), Statistical Science 6:15-32,
 *   doi:10.1214/ss/1177011926
 * @example
 * const effects = [0.1, 0.3, 0.5, 0.9, 0.2, 0.3, 0.8, 0.7].map((yi) => ({ yi, vi: 0.02 }));
 * const data = { trial: ["a", "a", "b", "b", "c", "c", "d", "d"] };
 * const fit = mixedModel(effects, { random: [{ intercept: "trial" }], data });
 * randomEffects(fit).map(({ level, estimate }) => `${level} ${estimate.toFixed(2)}`); // ["a -0.24", "b 0.20", "c -0.20", "d 0.24"]
 */
export function randomEffects(fit: MixedFit): readonly RandomEffect[] {
  const layouts = fittedLayouts(fit);
  const found = layouts.map(({ outerLevels }) => outerLevels.map((): readonly RandomEffect[] => []));
  const reaches = fit.random.map((term) => reachOf(fit, term));
  for (const block of solvedBlocks(fit)) {
    layouts.forEach((layout, t) => {
      for (const [outer, members] of membersOf(layout, block.rows)) {
        found[t]![outer] = placesOf(layout, block.rows, members).map((place) =>
          predicted(fit, block, layout, fit.random[t]!, members, place, reaches[t]!),
        );
      }
    });
  }
  return found.flat(2);
}

/** Critical value of the intervals of a term. */
function reachOf({ method, k, p }: MixedFit, { levels }: FittedRandomTerm): number {
  const { z, t } = criticalValues(method.level);
  if (method.interval === "z") return z;
  return t(method.interval === "t" ? k - p : Math.max(1, levels - p));
}

/** Outer levels of a block, each with where its effects stand in the block. */
function membersOf({ outer }: Layout, rows: readonly number[]): ReadonlyMap<number, readonly number[]> {
  const members = new Map<number, number[]>();
  rows.forEach((row, i) => {
    const list = members.get(outer[row]!);
    if (list === undefined) members.set(outer[row]!, [i]);
    else list.push(i);
  });
  return members;
}

/** Places of G that effects of an outer level stand at, in order; of slopes all. */
function placesOf({ place, inner }: Layout, rows: readonly number[], members: readonly number[]): readonly number[] {
  if (place === null) return inner.map((_, i) => i);
  return [...new Set(members.map((i) => place[rows[i]!]!))].sort((a, b) => a - b);
}

function predicted(
  fit: MixedFit,
  { rows, design, solve }: SolvedBlock,
  layout: Layout,
  { name: term, G }: FittedRandomTerm,
  members: readonly number[],
  at: number,
  reach: number,
): RandomEffect {
  const c = new Float64Array(rows.length);
  for (const i of members) c[i] = withStudy(layout, G, at, rows[i]!);
  const weights = solve(c);
  let estimate = 0;
  rows.forEach((row, i) => {
    estimate += weights[i]! * fit.studies[row]!.residual;
  });
  const ofDesign = quadratic(projected(design, weights), fit.design.basis.covariance);
  const stdError = Math.sqrt(Math.max(0, G[at]![at]! - dot(c, weights)) + ofDesign);
  const { kind, inner, outer, outerLevels } = layout;
  return {
    term,
    level: outerLevels[outer[rows[members[0]!]!]!]!,
    inner: kind === "intercept" ? null : inner[at]!,
    estimate,
    stdError,
    interval: about(estimate, reach * stdError),
  };
}
