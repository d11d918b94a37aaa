import { SynthesisError } from "../errors.js";
import type { CurvePoint, Diagnostic, DrawnCurve, Fade, FadeCurve, FadeDrawing, FadePlace } from "../types/index.js";
import { contrastWeeks } from "./contrast-weeks.js";
import { curveAt } from "./curve-at.js";
import { drawnWeeks } from "./drawn-weeks.js";

/** What a figure of curves is to show. */
export interface DrawFadeOptions {
  /** The week to which curves go on beyond the last one observed, dashed, by their shape alone; by default they end there. */
  readonly until?: number;
  /** Two weeks, or windows by name, whose difference is printed; by default the first and the last week of each curve. */
  readonly between?: readonly [first: FadePlace, second: FadePlace];
}

/**
 * The points of each curve with their bands, and the difference between two weeks, as {@link fadePlot} draws them.
 *
 * @param fitted - as {@link fade} returns it
 * @returns on the analysis scale; a curve that does not reach both weeks has the reason in place of the difference
 * @throws {@link SynthesisError} `BAD_OPTION`
 * @example
 * const effects = [-1.0, -0.7, -0.3, -1.2, -0.7, -0.5, -0.9, -0.7, -0.3, -1.1, -0.8, -0.6, -1.0, -0.6, -0.2, -0.8, -0.7, -0.4];
 * const data = { trial: [..."AAABBBCCCDDDEEEFFF"], weeks: effects.map((_, i) => [4, 12, 52][i % 3]) };
 * const fitted = fade(effects.map((yi) => ({ yi, vi: 0.02 })), { data, samplingRho: 0.5 });
 * const [drawn] = drawFade(fitted, { between: [4, 52] }).curves;
 * [drawn?.difference?.estimate.toFixed(2), drawn?.points.every(({ observed }) => observed)]; // ["-0.61", true]
 */
export function drawFade(fitted: Fade, options: DrawFadeOptions = {}): FadeDrawing {
  const { until = Number.NEGATIVE_INFINITY } = options;
  if (options.until !== undefined && !Number.isFinite(until)) {
    throw new SynthesisError("BAD_OPTION", `drawFade: until needs a finite week, got ${until}`);
  }
  return { fade: fitted, curves: fitted.curves.map((curve) => drawnCurve(curve, until, options.between)) };
}

function drawnCurve(curve: FadeCurve, until: number, asked: DrawFadeOptions["between"]): DrawnCurve {
  const weeks = drawnWeeks(curve, until);
  const points = curveAt(
    curve,
    weeks.map(({ at }) => at),
    { extrapolate: true },
  );
  const between = asked ?? endsOf(curve);
  return {
    curve,
    points: points.map((point, i) => ({ ...point, weeks: weeks[i]!.weeks, piece: weeks[i]!.piece })),
    between,
    ...differenceOf(curve, between, until),
  };
}

function endsOf({ shape, weeks }: FadeCurve): readonly [FadePlace, FadePlace] {
  if (shape.kind !== "windows") return weeks;
  const { windows } = shape.windows;
  return [windows[0]!.name, windows.at(-1)!.name];
}

function differenceOf(
  curve: FadeCurve,
  between: readonly [FadePlace, FadePlace],
  until: number,
): Pick<DrawnCurve, "ends" | "difference" | "reason"> {
  try {
    const [one, other] = between.map((place) => weekOf(curve, place)) as [number, number];
    const options = { extrapolate: Math.max(one, other) <= until };
    return {
      ends: curveAt(curve, [one, other], options) as readonly CurvePoint[] as readonly [CurvePoint, CurvePoint],
      difference: contrastWeeks(curve, one, other, options),
      reason: null,
    };
  } catch (error) {
    if (!(error instanceof SynthesisError)) throw error;
    return { ends: null, difference: null, reason: withoutName(error.diagnostic) };
  }
}

/** A week that stands for a window. */
function weekOf({ shape }: FadeCurve, place: FadePlace): number {
  if (typeof place === "number") return place;
  const windows = shape.kind === "windows" ? shape.windows.windows : [];
  const found = windows.find(({ name }) => name === place);
  if (found !== undefined) return found.to === null ? found.from + 1 : (found.from + found.to) / 2;
  throw new SynthesisError("NO_SUCH_WINDOW", `drawFade: the curve has no window "${place}"`);
}

/** A reason as a figure says it: not which function was asked. */
const withoutName = ({ message, ...rest }: Diagnostic): Diagnostic => ({
  ...rest,
  message: message.replace(/^\w+: /, ""),
});
