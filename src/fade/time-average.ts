import { SynthesisError } from "../errors.js";
import { exp, log } from "../numeric/index.js";
import type { FadeCurve, FittedShape, Interval, TimeAverage } from "../types/index.js";
import { askedWeek, type ExtrapolateOptions } from "./asked-weeks.js";
import { rowOf } from "./shapes.js";
import { estimateOf } from "./weights.js";

/**
 * The mean effect over a span of weeks, each week counting alike: $\frac{1}{b - a} \int_a^b f(t)\,dt$, the area under the curve by
 * the length of the span, on the analysis scale.
 *
 * The integral of the curve is that of its columns, by closed forms. Means of windows count by the weeks of the span that lie in each.
 *
 * @param span - first and last week, within those observed unless `extrapolate`
 * @throws {@link SynthesisError} `BAD_SPAN`, `BETWEEN_WINDOWS` where weeks of the span lie in no window, `BEYOND_OBSERVED`, `BAD_WEEKS`
 * @see Matthews, Altman, Campbell & Royston (1990), BMJ 300:230-235, doi:10.1136/bmj.300.6719.230
 * @example
 * const effects = [-1.0, -0.7, -0.3, -1.2, -0.7, -0.5, -0.9, -0.7, -0.3, -1.1, -0.8, -0.6, -1.0, -0.6, -0.2, -0.8, -0.7, -0.4];
 * const data = { trial: [..."AAABBBCCCDDDEEEFFF"], weeks: effects.map((_, i) => [4, 12, 52][i % 3]) };
 * const [curve] = fade(effects.map((yi) => ({ yi, vi: 0.02 })), { data, samplingRho: 0.5 }).curves;
 * timeAverage(curve, [4, 52]).estimate.toFixed(2); // "-0.56"
 */
export function timeAverage(curve: FadeCurve, span: Interval, options: ExtrapolateOptions = {}): TimeAverage {
  const [from, to] = span;
  if (!(from < to)) {
    throw new SynthesisError(
      "BAD_SPAN",
      `timeAverage: needs a span from an earlier to a later week, got ${from} to ${to}`,
    );
  }
  const weights = askedWeek("timeAverage", curve, from, options).map(() => 0);
  askedWeek("timeAverage", curve, to, options);
  meanRow(curve.shape, span).forEach((value, i) => {
    weights[curve.first + i] = value;
  });
  return { ...estimateOf(curve, weights), span };
}

/** The mean of the row of a shape over a span. */
function meanRow(shape: FittedShape, span: Interval): readonly number[] {
  const [from, to] = span;
  const length = to - from;
  switch (shape.kind) {
    case "windows":
      return sharesOfWindows(shape.windows.windows, span);
    case "linear":
      return [1, 0.5 * (from + to)];
    case "log-linear": {
      const integral = (u: number): number => u * log(u) - u;
      return [1, (integral(to + shape.shift) - integral(from + shape.shift)) / length];
    }
    case "spline":
      return meanOfCubics(shape, span);
    case "exponential": {
      const { rate, distance } = shape;
      const [early, late] = [exp(-rate * from), exp(-rate * to)];
      const moment = ((rate * from + 1) * early - (rate * to + 1) * late) / rate;
      return [1, (early - late) / (rate * length), (-distance * moment) / length];
    }
  }
}

function sharesOfWindows(
  windows: readonly { readonly from: number; readonly to: number | null }[],
  [first, last]: Interval,
): readonly number[] {
  const shares = windows.map(({ from, to }) =>
    Math.max(0, (Math.min(to ?? last, last) - Math.max(from, first)) / (last - first)),
  );
  const all = shares.reduce((total, share) => total + share, 0);
  if (Math.abs(all - 1) < A_HUNDREDTH_OF_A_WEEK / (last - first)) return shares.map((share) => share / all);
  throw new SynthesisError(
    "BETWEEN_WINDOWS",
    `timeAverage: weeks between ${first} and ${last} lie in no window that holds a visit`,
    {
      remedy: "ask for a span within windows that follow one another",
    },
  );
}

/** Windows that mean a closed border begin so much earlier. */
const A_HUNDREDTH_OF_A_WEEK = 0.0101;

/** Between knots the columns of a spline are cubics, which Simpson's rule integrates exactly. */
function meanOfCubics(shape: Extract<FittedShape, { kind: "spline" }>, [from, to]: Interval): readonly number[] {
  const ends = [from, ...shape.knots.filter((knot) => knot > from && knot < to), to];
  const parts = ends.slice(1).map((end, i) => {
    const start = ends[i]!;
    const rows = [start, 0.5 * (start + end), end].map((week) => rowOf(shape, week));
    return rows[0]!.map((first, j) => ((end - start) * (first + 4 * rows[1]![j]! + rows[2]![j]!)) / (6 * (to - from)));
  });
  return parts[0]!.map((_, j) => parts.reduce((total, part) => total + part[j]!, 0));
}
