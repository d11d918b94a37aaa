import { crossing, expm1, log1p } from "../numeric/index.js";
import type { FadeCurve, Interval } from "../types/index.js";
import { estimateOf } from "./weights.js";

/**
 * By how many standard errors a weighted sum lies further from a value than its test needs to reject it; at most 0 where the test
 * does not reject, or where there is none.
 */
export function beyond(curve: FadeCurve, weights: readonly number[], value = 0): number {
  const {
    estimate,
    stdError,
    statistic,
    confidence: [lower, upper],
  } = estimateOf(curve, weights);
  return statistic === null ? -1 : (Math.abs(estimate - value) - 0.5 * (upper - lower)) / stdError;
}

/** A weighted sum of the coefficients, without its test. */
export const heightOf = ({ model }: FadeCurve, weights: readonly number[]): number =>
  weights.reduce((total, weight, i) => total + weight * model.fit.coefficients[i]!.estimate, 0);

/** Points in order, with others among them. */
export const withAll = (points: readonly number[], others: readonly number[]): readonly number[] =>
  [...new Set([...points, ...others])].sort((a, b) => a - b);

/** In so many steps a span of weeks is looked at. */
const STEPS = 160;

/** Points of a span, close together at its beginning, where curves over weeks bend most. */
export function pointsOf([from, to]: Interval): readonly number[] {
  const length = log1p(to - from);
  return Array.from({ length: STEPS + 1 }, (_, i) => (i === STEPS ? to : from + expm1((length * i) / STEPS)));
}

/** Where a function changes its sign, in order: looked for between points, found to the last digit. */
export function zerosOf(f: (x: number) => number, points: readonly number[]): readonly number[] {
  const seen = points.map((x) => ({ x, value: f(x) })).filter(({ value }) => value !== 0);
  return seen.slice(1).flatMap(({ x, value }, i) => {
    const before = seen[i]!;
    return before.value > 0 === value > 0 ? [] : [crossing(f, [before.x, x], before.value, value, 0).x];
  });
}

/**
 * The spans in which a function is at most 0, in order: looked for between points, their ends found to the last digit. Points at
 * which it is known to be so keep a short span from being missed.
 */
export function spansWhere(f: (x: number) => number, points: readonly number[]): readonly Interval[] {
  const seen = points.map((x) => ({ x, value: f(x) }));
  const ends = seen.flatMap(({ x, value }, i) => {
    const before = seen[i - 1];
    const border =
      before === undefined || before.value > 0 === value > 0
        ? []
        : [crossing(f, [before.x, x], before.value, value, 0).x];
    if (value > 0 || (i > 0 && i < seen.length - 1)) return border;
    return i === 0 ? [x] : [...border, x];
  });
  return ends.flatMap((end, i) => (i % 2 === 0 ? [[end, ends[i + 1]!] as const] : []));
}

/** A limit is followed until it is known to this share of the first step. */
const FOLLOWED = 1e-6;

/**
 * From a point at which a function is below 0, the nearest place on one side at which it rises to 0, by strides that grow; `null` where
 * it stays below up to the end.
 *
 * @param below - the function at the point itself
 * @param step - the first stride, below 0 to the left
 */
export function followed(
  f: (x: number) => number,
  from: number,
  below: number,
  step: number,
  end: number,
): number | null {
  let [inside, value] = [from, below];
  for (let stride = step; ; stride *= 1.5) {
    const x = Math.abs(stride) < Math.abs(end - from) ? from + stride : end;
    const next = f(x);
    if (next > 0) return crossing(f, [inside, x], value, next, FOLLOWED * Math.abs(step)).x;
    if (x === end) return null;
    [inside, value] = [x, next];
  }
}
