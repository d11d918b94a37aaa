import { SynthesisError } from "../errors.js";
import { criticalValues } from "../model/interval.js";
import { exp, log } from "../numeric/index.js";
import type { Diagnostic, FadeCurve, RateHalfLife } from "../types/index.js";
import { exponentialProfile } from "./exponential.js";
import { followed } from "./inversion.js";

/**
 * In how many weeks an exponential curve halves what separates it from its asymptote, wherever it starts: $\log 2 / \lambda$. It is not the
 * week at which half of an effect is left, unless the asymptote is 0: that is {@link timeToHalf}.
 *
 * The interval is that of the profile likelihood: the half-lives about the estimate at which twice the log-likelihood lies less than
 * chi-square with one degree of freedom below its top, all else estimated anew. An end that the weeks cannot tell from a straight
 * line or from a step is `null`, with a note.
 *
 * @returns weeks
 * @throws {@link SynthesisError} `NO_RATE` for a curve of another shape
 * @see Venzon & Moolgavkar (1988), Applied Statistics 37:87-94, doi:10.2307/2347496
 * @example
 * const weeks = [1, 4, 8, 16, 32, 52];
 * const trials = [..."ABCDEF"].flatMap((trial, i) => weeks.map((week, j) => ({ trial, week, yi: -0.3 - 0.7 * 2 ** (-week / 8) + 0.05 * Math.sin(7 * i + 3 * j) })));
 * const data = { trial: trials.map(({ trial }) => trial), weeks: trials.map(({ week }) => week) };
 * const [curve] = fade(trials.map(({ yi }) => ({ yi, vi: 0.01 })), { data, samplingRho: 0.5, shape: "exponential" }).curves;
 * rateHalfLife(curve).estimate.toFixed(0); // "8"
 */
export function rateHalfLife(curve: FadeCurve): RateHalfLife {
  const { shape, first, model, level } = curve;
  if (shape.kind !== "exponential") {
    throw new SynthesisError("NO_RATE", `rateHalfLife: needs a curve of the shape exponential, got ${shape.kind}`, {
      remedy: "ask timeToHalf when half of an effect is left",
    });
  }
  const { rates, atRate } = exponentialProfile(curve);
  const top = atRate(shape.rate);
  const { z } = criticalValues(level);
  const beyond = (logRate: number): number => Math.sqrt(Math.max(0, 2 * (top - atRate(exp(logRate))))) - z;
  const step = z * Math.sqrt(model.fit.covariance[first + 2]![first + 2]!);
  const [slow, fast] = ([-1, 1] as const).map((side) => {
    const end = followed(beyond, log(shape.rate), -z, side * step, log(rates[side === -1 ? 0 : 1]));
    return end === null ? null : log(2) / exp(end);
  }) as [number | null, number | null];
  return {
    estimate: log(2) / shape.rate,
    limits: [fast, slow],
    level,
    notes: [
      ...(slow === null ? [open("longer", "a straight line")] : []),
      ...(fast === null ? [open("shorter", "a step")] : []),
    ],
  };
}

const open = (which: "longer" | "shorter", like: string): Diagnostic => ({
  code: "OPEN_LIMIT",
  severity: "info",
  message: `no half-life is too ${which === "longer" ? "long" : "short"} for these effects: towards ${which} ones the curve is like ${like}, and the interval has no end`,
});
