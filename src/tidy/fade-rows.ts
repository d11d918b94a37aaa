import {
  contrastWeeks,
  crossingWeeks,
  curveAt,
  flatness,
  halfRemains,
  persistence,
  rateHalfLife,
  timeAverage,
  timeToHalf,
} from "../fade/index.js";
import type {
  Diagnostic,
  Fade,
  FadeCurve,
  FadeEstimate,
  FadeRefusal,
  Row,
  TimeToHalf,
  Value,
  WeekCrossings,
} from "../types/index.js";

/** What is read from each curve. */
export interface FadeRowsOptions {
  /** Weeks at which the curve is told; by default the visits of each curve. */
  readonly weeks?: readonly number[];
  /** The early week that later ones are compared with; by default the first visit of each curve. */
  readonly since?: number;
  /** The late week; by default the last visit of each curve. */
  readonly until?: number;
  /** Whether weeks beyond those observed may be asked for; `false` by default. */
  readonly extrapolate?: boolean;
}

/**
 * All that is read from the curves of a fade, a row for each reading: the effect at each visit, the difference between an early and a
 * late week, the share that persists, whether half remains, when half is left, when the curve crosses no effect and the smallest
 * worthwhile difference, the mean over time, the test of flatness. What cannot be said has a row with the reason; so has a group
 * without a curve.
 *
 * @param fitted - what {@link fade} returned
 * @returns flat rows; {@link glossary} defines their columns
 * @throws {@link SynthesisError} `BEYOND_OBSERVED`, `BETWEEN_WINDOWS`, `SAME_WEEKS`, `BAD_SPAN` for weeks that are asked for and that a curve
 *   does not have
 * @example
 * const effects = [-1.0, -0.7, -0.3, -1.2, -0.7, -0.5, -0.9, -0.7, -0.3, -1.1, -0.8, -0.6, -1.0, -0.6, -0.2, -0.8, -0.7, -0.4];
 * const data = { trial: [..."AAABBBCCCDDDEEEFFF"], weeks: effects.map((_, i) => [4, 12, 52][i % 3]) };
 * const found = fade(effects.map((yi) => ({ yi, vi: 0.02 })), { data, samplingRho: 0.5 });
 * fadeRows(found).map(({ reading, week }) => `${reading} ${week}`).slice(2, 6); // ["effect 52", "difference 52", "persistence 52", "half remains 52"]
 */
export function fadeRows(fitted: Fade, options: FadeRowsOptions = {}): readonly Row[] {
  return [...fitted.curves.flatMap((curve) => rowsOfCurve(curve, options)), ...fitted.refused.map(refusal)];
}

/** What one reading fills; the other columns are empty. */
interface Reading {
  readonly reading: string;
  readonly week?: number | null;
  readonly sinceWeek?: number | null;
  readonly value?: number | null;
  readonly valueUnit?: "effect" | "share" | "weeks";
  readonly valueLower?: number | null;
  readonly valueUpper?: number | null;
  readonly setKind?: string | null;
  readonly stdError?: number | null;
  readonly statistic?: number | null;
  readonly df?: number | null;
  readonly pValue?: number | null;
  readonly predictionLower?: number | null;
  readonly predictionUpper?: number | null;
  readonly reliable?: boolean | null;
  readonly headline?: boolean | null;
  readonly reason?: string | null;
  readonly notes?: string | null;
}

const empty = {
  ...{ week: null, sinceWeek: null, value: null, valueUnit: null, valueLower: null, valueUpper: null, setKind: null },
  ...{ stdError: null, statistic: null, df: null, pValue: null, predictionLower: null, predictionUpper: null },
  ...{ reliable: null, headline: null, reason: null, notes: null },
} satisfies Readonly<Record<string, Value>>;

function rowsOfCurve(curve: FadeCurve, options: FadeRowsOptions): readonly Row[] {
  const { key, measure, shape, k, trials } = curve;
  const about = { ...key, measure, shape: shape.kind, k, trials: trials.length };
  return readingsOf(curve, options).map(({ reading, ...found }) => ({ ...about, reading, ...empty, ...found }));
}

function readingsOf(curve: FadeCurve, options: FadeRowsOptions): readonly Reading[] {
  const { visits, shape, size, smallestWorthwhile, benefit } = curve;
  const { weeks = visits, since = visits[0]!, until = visits[visits.length - 1]!, extrapolate = false } = options;
  const further = { extrapolate };
  const moves = size > 1;
  const isContinuous = shape.kind !== "windows";
  const hasSmallest = smallestWorthwhile !== null && benefit !== null;
  return [
    ...curveAt(curve, weeks, further).map(({ weeks: week, prediction, ...found }) => ({
      ...{ reading: "effect", week, ...estimated(found) },
      ...{ predictionLower: prediction?.[0] ?? null, predictionUpper: prediction?.[1] ?? null },
    })),
    ...(moves
      ? [
          {
            ...{ reading: "difference", week: until, sinceWeek: since },
            ...estimated(contrastWeeks(curve, since, until, further)),
          },
          shareOf(curve, until, since, further),
          halfOf(curve, until, since, further),
          { ...flat(curve) },
        ]
      : []),
    ...(isContinuous
      ? [
          halving(timeToHalf(curve, since, further)),
          ...crossed("crosses no effect", crossingWeeks(curve, 0, further)),
          ...(hasSmallest
            ? crossed(
                "crosses the smallest worthwhile difference",
                crossingWeeks(curve, "smallest-worthwhile", further),
              )
            : []),
        ]
      : []),
    ...(shape.kind === "exponential" ? [halfLife(curve)] : []),
    ...(since < until && moves && isContinuous
      ? [
          {
            ...{ reading: "mean over time", week: until, sinceWeek: since },
            ...estimated(timeAverage(curve, [since, until], further)),
          },
        ]
      : []),
  ];
}

type Further = { readonly extrapolate: boolean };

const estimated = ({ estimate, stdError, statistic, df, pValue, confidence, reliable }: FadeEstimate) => ({
  ...{ value: estimate, valueUnit: "effect" as const, valueLower: confidence[0], valueUpper: confidence[1] },
  ...{ stdError, statistic, df, pValue, reliable },
});

const codesOf = (notes: readonly Diagnostic[]): string | null =>
  [...new Set(notes.map(({ code }) => code))].join(" ") || null;

function shareOf(curve: FadeCurve, week: number, sinceWeek: number, further: Further): Reading {
  const { estimate, kind, limits, headline, reason, base, notes } = persistence(curve, week, sinceWeek, further);
  return {
    ...{ reading: "persistence", week, sinceWeek, value: estimate, valueUnit: "share", setKind: kind },
    ...{ valueLower: limits?.[0] ?? null, valueUpper: limits?.[1] ?? null, headline, reliable: base.reliable },
    ...{ reason: reason?.message ?? null, notes: codesOf(notes) },
  };
}

function halfOf(curve: FadeCurve, week: number, sinceWeek: number, further: Further): Reading {
  const { test, reason, notes } = halfRemains(curve, week, sinceWeek, further);
  return {
    ...{ reading: "half remains", week, sinceWeek, value: test?.estimate ?? null, valueUnit: "effect" },
    ...{ stdError: test?.stdError ?? null, statistic: test?.statistic ?? null, df: test?.df ?? null },
    ...{ pValue: test?.pValue ?? null, reliable: test?.reliable ?? null },
    ...{ reason: reason?.message ?? null, notes: codesOf(notes) },
  };
}

function flat(curve: FadeCurve): Reading {
  const { test, reason, notes } = flatness(curve);
  return {
    ...{ reading: "flatness", statistic: test?.statistic ?? null, df: test?.residualDf ?? null },
    ...{ pValue: test?.pValue ?? null, reason: reason?.message ?? null, notes: codesOf(notes) },
  };
}

/** From the first span to the last; one that reaches the end of the weeks has no upper limit. */
function halving({ since, estimate, spans, reachesEnd, reason, notes, base }: TimeToHalf): Reading {
  const last = spans.at(-1);
  return {
    ...{ reading: "time to half", sinceWeek: since, value: estimate, valueUnit: "weeks", reliable: base.reliable },
    ...{ valueLower: spans[0]?.[0] ?? null, valueUpper: last === undefined || reachesEnd ? null : last[1] },
    ...{ setKind: setKindOf(spans.length, reachesEnd), reason: reason?.message ?? null, notes: codesOf(notes) },
  };
}

const setKindOf = (spans: number, reachesEnd: boolean): string =>
  spans === 0 ? "empty" : spans > 1 ? "several" : reachesEnd ? "open" : "interval";

function crossed(reading: string, { crossings, searched, notes }: WeekCrossings): readonly Reading[] {
  if (crossings.length === 0) return [{ reading, valueUnit: "weeks", reason: notes[0]?.message ?? null }];
  return crossings.map(({ weeks, span: [from, to] }) => {
    const [valueLower, valueUpper] = [from > searched[0] ? from : null, to < searched[1] ? to : null];
    const setKind = valueLower === null || valueUpper === null ? "open" : "interval";
    return { reading, value: weeks, valueUnit: "weeks" as const, valueLower, valueUpper, setKind };
  });
}

function halfLife(curve: FadeCurve): Reading {
  const { estimate, limits, notes } = rateHalfLife(curve);
  return {
    ...{ reading: "half-life of the rate", value: estimate, valueUnit: "weeks" },
    ...{ valueLower: limits[0], valueUpper: limits[1], notes: codesOf(notes) },
    setKind: limits.includes(null) ? "open" : "interval",
  };
}

const refusal = ({ key, k, trials, reason }: FadeRefusal): Row => ({
  ...{ ...key, measure: null, shape: null, k, trials: trials.length, reading: "no curve", ...empty },
  ...{ reason: reason.message, notes: reason.code },
});
