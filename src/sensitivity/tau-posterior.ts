import { exp, normalUpperTail, quadrature } from "../numeric/index.js";
import type { BareEffect, Distribution, Interval, TauPosterior, TauPrior } from "../types/index.js";
import { conditionalOn, type GivenTau } from "./given-tau.js";

/** Agreement of the two rules within an interval; the better one is then good to rounding. */
const TOLERANCE = 1e-9;

/**
 * The posterior of the pooled effect, of tau and of a further trial's effect: given tau the first and the last are normal, so
 * that they are mixtures over tau, integrated numerically.
 *
 * @param effects - at least one
 * @param level - of the intervals, 0 to 1
 * @see Röver (2020), Journal of Statistical Software 93(6), doi:10.18637/jss.v093.i06
 */
export function tauPosterior(effects: readonly BareEffect[], prior: TauPrior, level: number): TauPosterior {
  const given = remembered(conditionalOn(effects, prior.effect));
  const logPrior = (tau: number): number => -0.5 * (tau / prior.scale) ** 2;
  const logDensity = (tau: number): number => given(tau).logLikelihood + logPrior(tau);
  const ceiling = (tau: number): number => given(tau).ceiling + logPrior(tau);
  const smallest = Math.min(
    prior.scale,
    Math.sqrt(effects.reduce((least, { vi }) => Math.min(least, vi), Number.POSITIVE_INFINITY)),
  );
  const { breaks, mode, highest } = landmarks(logDensity, ceiling, smallest);
  const density = (tau: number): number => exp(logDensity(tau) - highest);
  // A likelihood of many digits has a density of few.
  const tolerance = Math.max(TOLERANCE, 32 * Number.EPSILON * Math.abs(highest));
  const centre = given(mode).mean;
  const unit = Math.sqrt(given(mode).variance);
  const moments = (tau: number): readonly number[] => {
    const p = density(tau);
    const { mean, variance } = given(tau);
    const off = (mean - centre) / unit;
    // A mean that hardly moves is asked for its digits beside 1, not for those of its rounding.
    return [p, p * (1 + off), p * (off * off + variance / unit ** 2), p * tau, p * tau * tau];
  };
  const first = quadrature(moments, breaks, tolerance);
  const mass = first.integrals[0] as number;
  const [, shifted, square, tauMean, tauSquare] = first.integrals.map((each) => each / mass) as [
    ...(readonly [number, number, number, number, number]),
  ];
  const mean = centre + (shifted - 1) * unit;
  const variance = Math.max(0, square - (shifted - 1) ** 2) * unit ** 2;
  const probabilities = [(1 - level) / 2, 0.5, (1 + level) / 2];

  const mixture = (extra: (tau: number) => number): Mixture => {
    const part = (tau: number): Normal => ({ mean: given(tau).mean, sd: Math.sqrt(given(tau).variance + extra(tau)) });
    const rough = mixtureOf(first.nodes, first.weights, density, part);
    // A jump of the distribution function between two values of tau is integrated by itself.
    const cuts = [...probabilities.map((p) => quantile(rough, p)), 0];
    const tails = (tau: number): readonly number[] => {
      const p = density(tau);
      const { mean, sd } = part(tau);
      return [p, ...cuts.map((cut) => p * (1 + normalUpperTail((cut - mean) / sd)))];
    };
    const { nodes, weights } = quadrature(tails, breaks, tolerance);
    return mixtureOf(nodes, weights, density, part);
  };
  const summary = (of: Mixture, sd: number): Distribution => {
    const [lower, median, upper] = probabilities.map((p) => quantile(of, p)) as [number, number, number];
    return { mean, sd, median, interval: [lower, upper] };
  };
  const effect = mixture(() => 0);
  const further = mixture((tau) => tau * tau);

  const [lower, median, upper] = probabilities.map((p) => tauQuantile(first.panels, density, p * mass, tolerance)) as [
    ...(readonly [number, number, number]),
  ];
  return {
    prior,
    effect: { ...summary(effect, Math.sqrt(variance)), probabilityBelowZero: below(effect, 0) },
    tau: { mean: tauMean, sd: Math.sqrt(Math.max(0, tauSquare - tauMean ** 2)), median, interval: [lower, upper] },
    prediction: summary(further, Math.sqrt(variance + tauSquare)),
    converged: first.converged,
  };
}

function remembered(given: (tau: number) => GivenTau): (tau: number) => GivenTau {
  const known = new Map<number, GivenTau>();
  return (tau) => {
    const found = known.get(tau) ?? given(tau);
    known.set(tau, found);
    return found;
  };
}

/** Below this share of the highest density nothing counts. */
const NEGLIGIBLE = -60;
const PER_OCTAVE = 8;
const OCTAVES_BELOW = 6;

interface Landmarks {
  /** Ends of intervals between which the density is smooth, from 0 to where it is negligible. */
  readonly breaks: readonly number[];
  readonly mode: number;
  readonly highest: number;
}

/** Walks up tau by octaves, as far as the density can still count, and marks every hill with its width. */
function landmarks(logDensity: (tau: number) => number, ceiling: (tau: number) => number, smallest: number): Landmarks {
  const start = smallest * 2 ** -OCTAVES_BELOW;
  const grid = [0];
  const heights = [logDensity(0)];
  let highest = heights[0] as number;
  for (let i = 0; ceiling(grid.at(-1) as number) > highest + NEGLIGIBLE; i++) {
    const tau = start * 2 ** (i / PER_OCTAVE);
    grid.push(tau);
    heights.push(logDensity(tau));
    highest = Math.max(highest, heights.at(-1) as number);
  }
  const isHill = (i: number): boolean =>
    (heights[i] as number) >= (heights[i - 1] ?? Number.NEGATIVE_INFINITY) &&
    (heights[i] as number) >= (heights[i + 1] ?? Number.NEGATIVE_INFINITY) &&
    (heights[i] as number) > highest + NEGLIGIBLE;
  const hills = grid.flatMap((tau, i) => (isHill(i) ? [summit(logDensity, grid[i - 1] ?? 0, grid[i + 1] ?? tau)] : []));
  const mode = hills.reduce((best, each) => (logDensity(each) > logDensity(best) ? each : best), hills[0] ?? 0);
  const top = Math.max(highest, logDensity(mode));
  const end = grid.at(-1) as number;
  const octaves = grid.filter((_, i) => i === 0 || (i - 1) % PER_OCTAVE === 0);
  const around = hills.flatMap((hill) => {
    const width = widthOf(logDensity, hill, smallest);
    // A broad hill needs no marks of its own.
    if (width > hill) return [];
    return [0, 1, 4, 16].flatMap((times) => [hill - times * width, hill + times * width]);
  });
  const breaks = [...octaves, ...around, end].filter((tau) => tau >= 0 && tau <= end).sort((a, b) => a - b);
  const distinct = breaks.filter((tau, i) => i === 0 || tau > (breaks[i - 1] as number));
  return { breaks: distinct, mode, highest: top };
}

/** A hill between two points, by golden sections; as an end of intervals it need not be exact. */
function summit(height: (tau: number) => number, from: number, to: number): number {
  const GOLDEN = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [from, to];
  for (let i = 0; i < 40; i++) {
    const [left, right] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
    if (height(left) < height(right)) low = left;
    else high = right;
  }
  return height(from) >= height((low + high) / 2) ? from : (low + high) / 2;
}

/** How far from a hill the density has fallen to six tenths. */
function widthOf(height: (tau: number) => number, hill: number, smallest: number): number {
  const top = height(hill);
  let width = Math.max(hill, smallest) * 2 ** -20;
  while (height(hill + width) > top - 0.5 && width < Number.MAX_VALUE) width *= 2;
  return width;
}

interface Normal {
  readonly mean: number;
  readonly sd: number;
}

/** A mixture of normal distributions; the shares add up to 1. */
type Mixture = readonly (Normal & { readonly share: number })[];

/** A share of the mixture that no digit shows. */
const NOTHING = 1e-25;

function mixtureOf(
  nodes: readonly number[],
  weights: readonly number[],
  density: (tau: number) => number,
  part: (tau: number) => Normal,
): Mixture {
  const shares = nodes.map((tau, i) => (weights[i] as number) * density(tau));
  const total = shares.reduce((sum, share) => sum + share, 0);
  return nodes.flatMap((tau, i) => {
    const share = (shares[i] as number) / total;
    return share > NOTHING ? [{ ...part(tau), share }] : [];
  });
}

const below = (mixture: Mixture, x: number): number =>
  mixture.reduce((total, { mean, sd, share }) => total + share * normalUpperTail((mean - x) / sd), 0);

const above = (mixture: Mixture, x: number): number =>
  mixture.reduce((total, { mean, sd, share }) => total + share * normalUpperTail((x - mean) / sd), 0);

/** Newton's steps on the smaller tail, and halves of the bracket where a step would leave it. */
function quantile(mixture: Mixture, p: number): number {
  const excess = (x: number): number => (p <= 0.5 ? below(mixture, x) - p : 1 - p - above(mixture, x));
  let [low, high] = mixture.reduce<Interval>(
    ([least, most], { mean, sd }) => [Math.min(least, mean - 40 * sd), Math.max(most, mean + 40 * sd)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
  let x = low + (high - low) / 2;
  for (;;) {
    const off = excess(x);
    if (off > 0) high = x;
    else low = x;
    const step = off / slope(mixture, x);
    if (Math.abs(step) <= 2 * Number.EPSILON * Math.abs(x)) return x - step;
    const next = x - step;
    const middle = low + (high - low) / 2;
    if (!(low < middle && middle < high)) return middle;
    x = next > low && next < high ? next : middle;
  }
}

const slope = (mixture: Mixture, x: number): number =>
  mixture.reduce((total, { mean, sd, share }) => {
    const z = (x - mean) / sd;
    return total + (share * exp(-0.5 * z * z)) / (sd * Math.sqrt(2 * Math.PI));
  }, 0);

/** The tau below which lies this much of the density. */
function tauQuantile(
  panels: readonly { readonly low: number; readonly high: number; readonly integrals: readonly number[] }[],
  density: (tau: number) => number,
  target: number,
  tolerance: number,
): number {
  let before = 0;
  for (const { low, high, integrals } of panels) {
    const here = integrals[0] as number;
    if (before + here >= target) {
      const wanted = target - before;
      const upTo = (tau: number): number =>
        quadrature((x) => [density(x)], [low, tau], tolerance).integrals[0] as number;
      return halved([low, high], (tau) => upTo(tau) < wanted);
    }
    before += here;
  }
  return panels.at(-1)?.high ?? 0;
}

function halved([from, to]: Interval, isBelow: (x: number) => boolean): number {
  let [low, high] = [from, to];
  for (;;) {
    const middle = low + (high - low) / 2;
    if (!(low < middle && middle < high)) return middle;
    if (isBelow(middle)) low = middle;
    else high = middle;
  }
}
