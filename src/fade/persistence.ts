import { criticalValues } from "../model/interval.js";
import { asin, cos, sin } from "../numeric/index.js";
import type { Diagnostic, FadeCurve, FadeEstimate, Interval, Persistence } from "../types/index.js";
import { requireLevelAndDf } from "./asked-level.js";
import { askedPair, type ExtrapolateOptions } from "./asked-weeks.js";
import { aboutTests, notClear } from "./base-effect.js";
import { exponentialProfile } from "./exponential.js";
import { followed, spansWhere, withAll } from "./inversion.js";
import { estimateOf, lessShare } from "./weights.js";

/** How a share is asked for. */
export interface PersistenceOptions extends ExtrapolateOptions {
  /** By default that of the curve. */
  readonly level?: number;
  /** Degrees of freedom for every share, `null` for the normal distribution; by default each share has its own. */
  readonly df?: number | null;
}

/**
 * What share of the effect at week s is there at week t: $r = f(t) / f(s)$. 1 is an effect as large as before, 0 is none, and a
 * share below 0 is an effect on the other side.
 *
 * The set is that of all r for which $f(t) - r f(s) = 0$ is not rejected, each with its own CR2 standard error and degrees of
 * freedom; with the same degrees of freedom for all it is Fieller's. As far as the effect at s may be 0, its share may be anything:
 * then the set is two rays or the whole line, and is returned as such. Rejection is looked for all around the circle of
 * directions $(1, -r)$, on which an infinite share is a point like any other. Should degrees of freedom that vary tear the set into
 * several, their hull is returned, with a note. Of an exponential curve the set is that of the profile likelihood about the estimate,
 * against chi-square with one degree of freedom.
 *
 * @param weeks - the week t
 * @param since - the week s
 * @returns `headline` is `false`, with the reason, where the effect at s is not clearly different from 0
 * @throws {@link SynthesisError} `SAME_WEEKS`, `BEYOND_OBSERVED`, `BETWEEN_WINDOWS`, `BAD_WEEKS`, `BAD_OPTION`
 * @see Fieller (1954), JRSS B 16:175-185, doi:10.1111/j.2517-6161.1954.tb00159.x; Cox (1990), Biometrics 46:709-718,
 *   doi:10.2307/2532090; von Luxburg & Franz (2009), Statistica Sinica 19:1095-1117, arXiv:0711.0198; Venzon & Moolgavkar (1988),
 *   Applied Statistics 37:87-94, doi:10.2307/2347496
 * @example
 * const effects = [-1.0, -0.7, -0.3, -1.2, -0.7, -0.5, -0.9, -0.7, -0.3, -1.1, -0.8, -0.6, -1.0, -0.6, -0.2, -0.8, -0.7, -0.4];
 * const data = { trial: [..."AAABBBCCCDDDEEEFFF"], weeks: effects.map((_, i) => [4, 12, 52][i % 3]) };
 * const [curve] = fade(effects.map((yi) => ({ yi, vi: 0.02 })), { data, samplingRho: 0.5 }).curves;
 * const { estimate, kind, limits } = persistence(curve, 52, 4);
 * `${kind}: ${[estimate, ...(limits ?? [])].map((each) => each?.toFixed(2)).join(" ")}`; // "interval: 0.38 0.24 0.52"
 */
export function persistence(
  curve: FadeCurve,
  weeks: number,
  since: number,
  options: PersistenceOptions = {},
): Persistence {
  requireLevelAndDf("persistence", options);
  const at: FadeCurve = { ...curve, level: options.level ?? curve.level };
  const pair = askedPair("persistence", curve, [weeks, since], options);
  const base = estimateOf(at, pair[1]);
  const { estimate } = estimateOf(at, pair[0]);
  const reason = notClear(at, since, base);
  const byProfile = curve.shape.kind === "exponential";
  const { kind, limits, parts } = byProfile
    ? sharesByProfile(at, [weeks, since], pair, options.df ?? null)
    : sharesNotRejected(at, pair, options.df);
  // The share itself and the limits of the set, each of which a test decides.
  const tests = [estimate / base.estimate, ...(limits ?? [])]
    .filter(Number.isFinite)
    .map((share) => estimateOf(at, lessShare(pair[0], share, pair[1])));
  const method = byProfile ? "profile likelihood" : "robust test";
  return {
    ...{ weeks, since, kind, limits, level: at.level, method, base },
    estimate: base.estimate === 0 ? null : estimate / base.estimate,
    ...{ headline: reason === null, reason },
    notes: [
      ...(parts > 1 ? [aboutParts(parts)] : []),
      ...(byProfile || options.df !== undefined ? [] : aboutTests("the share", tests)),
    ],
  };
}

type Pair = readonly [of: readonly number[], by: readonly number[]];

interface Shares extends Pick<Persistence, "kind" | "limits"> {
  /** Of which the set is the hull. */
  readonly parts: number;
}

/** Over half a turn so many directions are looked at. */
const DIRECTIONS = 64;

/**
 * Directions are turned from the estimate, where nothing is rejected, half way around to it again, in coordinates in which both effects
 * have variance 1 and no covariance: there the statistic is a sine of the angle.
 */
function sharesNotRejected(curve: FadeCurve, pair: Pair, df: number | null | undefined): Shares {
  const { direction, narrowest } = directionsOf(curve, pair);
  const rejection = rejectionOf(curve, pair, df);
  const even = Array.from({ length: DIRECTIONS + 1 }, (_, i) => (Math.PI * i) / DIRECTIONS);
  const accepted = (angle: number): number => (angle === 0 || angle === Math.PI ? 1 : -rejection(...direction(angle)));
  return sharesBeside(spansWhere(accepted, withAll(even, [narrowest])), direction);
}

/**
 * As {@link sharesNotRejected}, with twice the distance from the top of the likelihood for the square of the statistic: followed from the
 * estimate to both sides until it is first rejected.
 */
function sharesByProfile(curve: FadeCurve, weeks: readonly [number, number], pair: Pair, df: number | null): Shares {
  const { z, t } = criticalValues(curve.level);
  const critical = df === null ? z : t(df);
  const { direction, length } = directionsOf(curve, pair);
  const { atRate, atRatio } = exponentialProfile(curve);
  const { rate } = curve.shape as Extract<FadeCurve["shape"], { kind: "exponential" }>;
  const top = atRate(rate);
  const step = Math.min(0.25 * Math.PI, critical / length);
  const side = (from: number, to: number): number | null => {
    let near = rate;
    const rejection = (angle: number): number => {
      const found = atRatio(weeks, direction(angle), near);
      near = found.rate;
      return Math.sqrt(Math.max(0, 2 * (top - found.logLikelihood))) - critical;
    };
    return followed(rejection, from, -critical, to > from ? step : -step, to);
  };
  const [start, end] = [side(0, Math.PI), side(Math.PI, 0)];
  return sharesBeside(start === null || end === null ? [] : [[start, end]], direction);
}

/** The set of shares beside what is rejected; the gap that an infinite share lies in is left out, or else the widest. */
function sharesBeside(gaps: readonly Interval[], direction: Direction): Shares {
  const toInfinity = gaps.find(([from, to]) => direction(from)[0] > 0 !== direction(to)[0] > 0);
  const widest = [...gaps].sort((a, b) => b[1] - b[0] - (a[1] - a[0]))[0];
  const gap = toInfinity ?? widest;
  if (gap === undefined) return { kind: "whole-line", limits: null, parts: 1 };
  const [one, other] = gap.map((angle) => {
    const [of, by] = direction(angle);
    return -by / of;
  }) as [number, number];
  return {
    kind: toInfinity === undefined ? "two-rays" : "interval",
    limits: one < other ? [one, other] : [other, one],
    parts: gaps.length,
  };
}

/** Weights of both effects by the angle from the direction in which their sum is 0. */
type Direction = (angle: number) => readonly [of: number, by: number];

interface Directions {
  readonly direction: Direction;
  /** How far the effects are from none: the statistic of a right angle. */
  readonly length: number;
  /** The angle, from 0 to half a turn, of the least standard error; of two trials it is 0. */
  readonly narrowest: number;
}

/** Trials so few that both effects hang together wholly are looked at as if this share of a variance were left. */
const APART = 1e-4;

function directionsOf(curve: FadeCurve, [of, by]: Pair): Directions {
  const [f, g, difference] = [of, by, lessShare(of, 1, by)].map((weights) => estimateOf(curve, weights)) as [
    FadeEstimate,
    FadeEstimate,
    FadeEstimate,
  ];
  const known = f.stdError > 0 && g.stdError > 0;
  const [sf, sg] = known ? [f.stdError, g.stdError] : [1, 1];
  const covariance = known ? 0.5 * (sf ** 2 + sg ** 2 - difference.stdError ** 2) : 0;
  // The factor of their covariance matrix by rows, kept from being singular.
  const below = covariance / sf;
  const own = Math.sqrt(Math.max(sg ** 2 - below ** 2, APART * sg ** 2));
  const first = f.estimate / sf;
  const second = (g.estimate - below * first) / own;
  const length = Math.sqrt(first ** 2 + second ** 2);
  const [x, y] = length > 0 ? [first / length, second / length] : [1, 0];
  const direction: Direction = (angle) => {
    const [c, s] = [cos(angle), sin(angle)];
    const weight = (x * c + y * s) / own;
    return [(x * s - y * c - below * weight) / sf, weight];
  };
  const turned = asin(Math.abs(y));
  return { direction, length, narrowest: x * y < 0 ? Math.PI - turned : turned };
}

/** A standard error of less than this share of those that it is made from is rounding, and taken to be this large. */
const ROUNDING = 1e-6;

/** By how many standard errors a test of a sum of both effects rejects, below 0 where it does not. */
function rejectionOf(curve: FadeCurve, pair: Pair, df: number | null | undefined): (of: number, by: number) => number {
  const { z, t } = criticalValues(curve.level);
  const [one, other] = pair.map((weights) => estimateOf(curve, weights).stdError) as [number, number];
  return (of, by) => {
    const found = estimateOf(curve, sumOf(pair, of, by));
    const degrees = df === undefined ? found.df : df;
    const stdError = Math.max(found.stdError, ROUNDING * (Math.abs(of) * one + Math.abs(by) * other));
    return stdError > 0 ? Math.abs(found.estimate) / stdError - (degrees === null ? z : t(degrees)) : -1;
  };
}

const sumOf = ([first, second]: Pair, of: number, by: number): readonly number[] =>
  first.map((weight, i) => of * weight + by * second[i]!);

const aboutParts = (parts: number): Diagnostic => ({
  code: "SEVERAL_SPANS",
  severity: "info",
  message: `degrees of freedom that vary with the share tear the set into ${parts} parts: their hull is given`,
  evidence: { parts },
});
