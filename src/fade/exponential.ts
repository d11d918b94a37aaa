import { climb, type Summit } from "../mixed/climb.js";
import { climbStructures, likelihoodOf, roughly, structuresOf } from "../mixed/climb-model.js";
import { rangeOf } from "../mixed/estimate.js";
import type { Likelihood } from "../mixed/likelihood.js";
import type { Model } from "../mixed/model.js";
import type { Structure } from "../mixed/structures.js";
import { withoutDesign } from "../mixed/without-design.js";
import { exp, log, minimum, orthonormal, solveTriangle } from "../numeric/index.js";
import type {
  Covariance,
  FadeCurve,
  FadeMethod,
  FadeRandom,
  FadeStudy,
  FittedShape,
  MixedFit,
} from "../types/index.js";
import { fitStudies, modelOfStudies } from "./fit-curves.js";
import { visitsOf } from "./observations.js";
import { rowOf } from "./shapes.js";

/** A top of a profile: the rate per week at which a log-likelihood is highest. */
interface ProfileTop {
  readonly rate: number;
  readonly logLikelihood: number;
}

/**
 * The full (ML) log-likelihood of $f(u) = a + b\,e^{-\lambda u}$ over the effects of one curve, with the covariance of true effects
 * estimated anew at each place, and the asymptote and distance by generalized least squares.
 */
export interface ExponentialProfile {
  /** Rates per week between which the weeks can tell one from another; the highest points are looked for among them. */
  readonly rates: readonly [low: number, high: number];
  /** At a rate per week: the profile from which the interval of a half-life is read. */
  readonly atRate: (rate: number) => number;
  /** The highest point over all rates. */
  readonly top: () => ProfileTop;
  /**
   * The highest point over all rates of the curves with $w_t f(t) + w_s f(s) = 0$: with weights $(1, -r)$ those whose ratio
   * $f(t)/f(s)$ is r, with $(0, 1)$ those that are nothing at week s, which is the ratio without end. Twice the distance to
   * {@link ExponentialProfile.top} is held against chi-square with one degree of freedom.
   *
   * @param weeks - t and s, two different weeks
   * @param near - a rate near which the point is known to lie, such as that of the weights before: then it is looked for only there
   */
  readonly atRatio: (
    weeks: readonly [t: number, s: number],
    weights: readonly [ofT: number, ofS: number],
    near?: number,
  ) => ProfileTop;
  /** The highest point over all rates of the curves with $f(t)$ = `value`. */
  readonly atValue: (t: number, value: number, near?: number) => ProfileTop;
}

/**
 * The profile likelihood of a curve of the shape `exponential`, from which its intervals are read: of the half-life by
 * {@link ExponentialProfile.atRate}, of the ratio of two weeks (and so of the week at which half is left) by
 * {@link ExponentialProfile.atRatio}, of the week at which a value is met by {@link ExponentialProfile.atValue}.
 */
export function exponentialProfile({ model: { studies, sampling, fit, random } }: FadeCurve): ExponentialProfile {
  return profileOf(studies, fit.measure, sampling, random);
}

/** Columns that are linear in their coefficients, in the model of the profile. */
interface Linearised {
  /**
   * Coefficients by full likelihood; of columns that depend on one another only the first have one.
   *
   * @param everywhere - whether its top is looked for from all places and not only from that of the columns before
   */
  readonly coefficientsOf: (rowAt: (weeks: number) => readonly number[], everywhere?: boolean) => Float64Array;
}

/** Rates at which the curve falls by less than this share of its distance are a straight line. */
const STRAIGHT = 0.05;

/** Of the distance this share is left at the second of the weeks: all that is seen is a step. */
const STEP = 1e-3;

/** Rates per week that the weeks can tell from a straight line and from a step. */
function ratesOf(studies: readonly { readonly weeks: number }[]): readonly [low: number, high: number] {
  const visits = visitsOf(studies);
  return [STRAIGHT / (visits[visits.length - 1]! - visits[0]!), -log(STEP) / (visits[1]! - visits[0]!)];
}

/** Places between the ends of the rates from which the highest is looked for. */
const GRID = 16;

function profileOf(
  studies: readonly FadeStudy[],
  measure: MixedFit["measure"],
  sampling: Covariance,
  random: FadeRandom,
): ExponentialProfile & Linearised {
  const rates = ratesOf(studies);
  const weeks = studies.map((study) => study.weeks);
  const level = { columns: ["level"], rows: studies.map(() => [1]) };
  const base = modelOfStudies(studies, measure, sampling, level, { random, estimator: "ML", level: 0.95 });
  const structures = structuresOf(base);
  let near: Float64Array | null = null;
  /** The model with other columns, for the effects less a constant. */
  const modelOf = (columns: readonly Float64Array[], less = 0): Model => {
    const effects = base.prepared.effects.map((effect) => (less === 0 ? effect : { ...effect, yi: effect.yi - less }));
    const prepared = { ...base.prepared, effects, basis: orthonormal(columns) };
    return { ...base, prepared, ...withoutDesign(prepared, base.unit) };
  };
  const range = rangeOf(structures, heterogeneityOf(base, structures));
  /** From where the last climb ended, or from everywhere. */
  const climbed = (model: Model, everywhere = false): Climb => {
    const start = everywhere ? null : near;
    const found = start === null ? climbStructures(model, structures, null) : climbFrom(start, model);
    near = found.estimate.theta;
    return found;
  };
  const climbFrom = (start: Float64Array, model: Model): Climb => {
    const likelihood = likelihoodOf(model, structures);
    return { likelihood, estimate: climb(likelihood, start, range) };
  };
  const heightOf = (columns: readonly Float64Array[], less = 0): number =>
    climbed(modelOf(columns, less)).estimate.value - weeks.length * log(base.unit);
  const coefficientsOf = (columns: readonly Float64Array[], less = 0, everywhere = false): Float64Array => {
    const model = modelOf(columns, less);
    const { beta } = climbed(model, everywhere).likelihood;
    const onto = model.theta.map((value, a) => value + beta[a]! * base.unit);
    return solveTriangle(model.prepared.basis.r, onto.length, onto);
  };
  const columnOf = (of: (week: number) => number): Float64Array => Float64Array.from(weeks, of);
  const ones = columnOf(() => 1);
  const atRate = (rate: number): number => heightOf([ones, columnOf(leftAt(rate))]);
  /** The highest point of the curves that are multiples of one column. */
  const topOf = (column: (of: ByWeek) => ByWeek, about: number | undefined, less = 0): ProfileTop => {
    const heightAt = (rate: number): number => heightOf([columnOf(column(leftAt(rate)))], less);
    const stepAt = (rate: number): number => {
      const [along, across] = coefficientsOf(
        [leftAt, slopeAt].map((of) => columnOf(column(of(rate)))),
        less,
      );
      return across! / along!;
    };
    const rate = about === undefined ? null : stepped(stepAt, rates, about);
    return rate === null ? highest(heightAt, rates, about) : { rate, logLikelihood: heightAt(rate) };
  };
  return {
    rates,
    atRate,
    coefficientsOf: (rowAt, everywhere) => {
      const rows = weeks.map(rowAt);
      return coefficientsOf(
        rows[0]!.map((_, a) => Float64Array.from(rows, (row) => row[a]!)),
        0,
        everywhere,
      );
    },
    top: () => highest(atRate, rates),
    atRatio: ([t, s], [ofT, ofS], about) =>
      topOf((of) => (week) => ofT * of(t) + ofS * of(s) - (ofT + ofS) * of(week), about),
    atValue: (t, value, about) => topOf((of) => (week) => of(week) - of(t), about, value),
  };
}

interface Climb {
  readonly likelihood: Likelihood;
  readonly estimate: Summit;
}

/** Variance of true effects about one level, roughly. */
function heterogeneityOf(model: Model, structures: readonly Structure[]): number {
  const likelihood = likelihoodOf(model, structures);
  likelihood.sampling();
  return roughly(likelihood).heterogeneity;
}

type ByWeek = (week: number) => number;

/** The share of the distance that is left at a week, and its slope by the logarithm of the rate. */
const leftAt =
  (rate: number): ByWeek =>
  (week) =>
    exp(-rate * week);
const slopeAt =
  (rate: number): ByWeek =>
  (week) =>
    -rate * week * exp(-rate * week);

/**
 * The rate to which steps of its logarithm by Gauss and Newton lead from one nearby; `null` where they do not grow short or leave the
 * range.
 */
function stepped(
  stepAt: (rate: number) => number,
  [low, high]: readonly [low: number, high: number],
  about: number,
): number | null {
  let [rate, miss] = [about, 1];
  for (let i = 0; i < MOST_STEPS; i++) {
    const step = stepAt(rate);
    const ratio = Math.abs(step) / miss;
    rate *= exp(step);
    if (!(ratio < 0.5 && rate > low && rate < high)) return null;
    miss = Math.abs(step);
    if (miss < NEAR_THE_TOP) return rate;
  }
  return null;
}

/** Of the logarithm of the rate: at its top the likelihood is flat, and the square of this is nothing. */
const NEAR_THE_TOP = 1e-5;

/** The highest of a grid of rates, and from there on the highest of all. */
function highest(
  heightAt: (rate: number) => number,
  rates: readonly [low: number, high: number],
  about: number | null = null,
): ProfileTop {
  const [low, high] = [log(rates[0]), log(rates[1])];
  const rateOf = (i: number): number => exp(low + ((high - low) * i) / GRID);
  const seen = new Map<number, number>();
  const look = (i: number): number => {
    const height = seen.get(i) ?? heightAt(rateOf(i));
    seen.set(i, height);
    return height;
  };
  const places = Array.from({ length: GRID + 1 }, (_, i) => i);
  let at =
    about === null
      ? places.reduce((best, i) => (look(i) > look(best) ? i : best))
      : Math.min(GRID, Math.max(0, Math.round(((log(about) - low) / (high - low)) * GRID)));
  while (at > 0 && look(at - 1) > look(at)) at--;
  while (at < GRID && look(at + 1) > look(at)) at++;
  const bracket = [log(rateOf(Math.max(0, at - 1))), log(rateOf(Math.min(GRID, at + 1)))] as const;
  const { x, value } = minimum((logRate) => -heightAt(exp(logRate)), bracket, NEAR_THE_TOP);
  const best = -value > look(at) ? exp(x) : rateOf(at);
  return { rate: best, logLikelihood: Math.max(-value, look(at)) };
}

/** Steps by which the rate is brought to where the slope of the likelihood is nothing but rounding. */
const MOST_STEPS = 8;

/** Rates this near to an end of the range, as a share, lie on it. */
const AT_THE_END = 0.01;

type Exponential = Extract<FittedShape, { kind: "exponential" }>;

/** The shape of the highest likelihood, or which end of the range the rate runs to. */
export function exponentialShape(
  studies: readonly FadeStudy[],
  measure: MixedFit["measure"],
  sampling: Covariance,
  method: Pick<FadeMethod, "random" | "level">,
): Exponential | "line" | "step" {
  const level = { columns: ["level"], rows: studies.map(() => [1]) };
  const { random } = fitStudies(studies, measure, sampling, level, { ...method, estimator: "ML" });
  const { rates, top, coefficientsOf } = profileOf(studies, measure, sampling, random);
  let { rate } = top();
  if (rate < rates[0] * (1 + AT_THE_END)) return "line";
  if (rate > rates[1] * (1 - AT_THE_END)) return "step";
  const [, distance] = coefficientsOf((weeks) => [1, exp(-rate * weeks)], true);
  let shape: Exponential = { kind: "exponential", rate, distance: distance! };
  let miss = Number.POSITIVE_INFINITY;
  // Gauss and Newton: the third coefficient of the linearised curve is the step of the logarithm of the rate.
  for (let i = 0; i < MOST_STEPS; i++) {
    const [, next, step] = coefficientsOf((weeks) => rowOf(shape, weeks));
    if (step === undefined || !(Math.abs(step) < 0.5 * miss)) break;
    miss = Math.abs(step);
    rate *= exp(step);
    shape = { kind: "exponential", rate, distance: next! };
  }
  return shape;
}
