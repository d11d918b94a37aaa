import { climb, type Range, type Summit } from "./climb.js";
import type { Likelihood } from "./likelihood.js";
import type { Structure } from "./structures.js";

/** Parameters at the top of the likelihood. */
export interface Estimate extends Summit {
  /** From how many places the likelihood was climbed. */
  readonly starts: number;
}

/** Parameters that come this near to an edge, in units of their scale, are tried on it. */
const NEAR = 2e-3;

/**
 * The highest top of the likelihood that is found from several places: all variances alike, all small, and each term in turn
 * with nearly all of the variance and high correlations.
 *
 * @param heterogeneity - variance beside that of the sampling errors, roughly, above 0
 * @param near - parameters that cannot be far off, where a like model was fitted before: then one more place is enough
 */
export function estimate(
  likelihood: Likelihood,
  structures: readonly Structure[],
  heterogeneity: number,
  near: ArrayLike<number> | null = null,
): Estimate {
  const range = rangeOf(structures, heterogeneity);
  const all = startsOf(structures, heterogeneity);
  const places = near !== null ? [near, all[0]!] : likelihood.k > MANY ? all.slice(0, 2) : all;
  let best: Summit | null = null;
  let iterations = 0;
  for (const place of places) {
    const summit: Summit = climb(likelihood, place, range, best);
    iterations += summit.iterations;
    if (best === null || isHigher(summit, best)) best = summit;
  }
  const settled = onEdges(likelihood, best!, range);
  return { ...settled, iterations: iterations + settled.iterations, starts: places.length };
}

/** With more effects only the first two starts are climbed, as each costs much: a further top, which nothing rules out, may go unseen. */
const MANY = 1000;

/** Tops that differ by less are one and the same, of which the one that has settled is taken. */
function isHigher(one: Summit, other: Summit): boolean {
  const same = 1e-9 * Math.max(1, Math.abs(other.value));
  if (Math.abs(one.value - other.value) > same) return one.value > other.value;
  return one.converged && (!other.converged || one.gradient < 0.01 * other.gradient);
}

export function rangeOf(structures: readonly Structure[], heterogeneity: number): Range {
  const deviation = Math.sqrt(heterogeneity);
  return {
    lower: structures.flatMap(({ lower }) => lower),
    upper: structures.flatMap(({ upper }) => upper),
    scale: structures.flatMap(({ kinds }) => kinds.map((kind) => (kind === "correlation" ? 1 : deviation))),
  };
}

function startsOf(structures: readonly Structure[], h: number): readonly (readonly number[])[] {
  const terms = structures.filter(({ kinds }) => kinds.length > 0).length;
  if (terms === 0) return [[]];
  const at = (variance: (t: number) => number, correlation: number): readonly number[] =>
    structures.flatMap((structure, t) => structure.start(variance(t), correlation));
  return [
    at(() => h / terms, 0.5),
    at(() => h / 100, 0),
    ...structures.flatMap(({ kinds }, t) =>
      kinds.length === 0 || (terms === 1 && kinds.length === 1) ? [] : [at((other) => (other === t ? h : h / 50), 0.9)],
    ),
  ];
}

/** Puts parameters that came near an edge on it, where the likelihood is as high there, and climbs on with the others. */
function onEdges(likelihood: Likelihood, summit: Summit, range: Range): Summit {
  const { scale } = range;
  const lower = [...range.lower];
  const upper = [...range.upper];
  let { theta, value } = summit;
  let moved = false;
  theta.forEach((at, a) => {
    const ends = [lower[a] === Number.NEGATIVE_INFINITY ? 0 : lower[a]!, upper[a]!];
    const edge = ends.find((end) => at !== end && Math.abs(at - end) < NEAR * scale[a]!);
    if (edge === undefined) return;
    const there = theta.slice();
    there[a] = edge;
    const valueThere = likelihood.value(there);
    if (!(valueThere >= value - 1e-13 * Math.max(1, Math.abs(value)))) return;
    [theta, value, lower[a], upper[a], moved] = [there, valueThere, edge, edge, true];
  });
  if (!moved) {
    likelihood.value(theta);
    return { ...summit, iterations: 0 };
  }
  return climb(likelihood, theta, { lower, upper, scale });
}
