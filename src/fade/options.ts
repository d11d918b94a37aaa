import type { CovarianceOptions } from "../covariance/index.js";
import { SynthesisError } from "../errors.js";
import { type WindowSetInput, windowSet } from "../strata/windows.js";
import type {
  AskedShape,
  Covariance,
  FadeMethod,
  FadeRandom,
  Origin,
  RobustType,
  ShapeComparison,
} from "../types/index.js";

/**
 * A shape by its name, or with what it is made of: the number of knots of a spline (3 to 7, at Harrell's quantiles of the weeks) or
 * their weeks, the windows, what is added to weeks before their logarithm is taken.
 */
export type FadeShape =
  | "windows"
  | "linear"
  | "log-linear"
  | "spline"
  | "exponential"
  | { readonly kind: "windows"; readonly windows: WindowSetInput }
  | { readonly kind: "linear" }
  | { readonly kind: "log-linear"; readonly shift: number }
  | { readonly kind: "spline"; readonly knots: number | readonly number[] }
  | { readonly kind: "exponential" };

/** How curves over weeks are fitted. The correlations within people have no default. */
export interface FadeOptions extends CovarianceOptions {
  /** `log-linear` with a shift of 1 week by default; the best of a comparison of shapes, with a note that it was chosen. */
  readonly shape?: FadeShape | ShapeComparison;
  /** For the shape `windows`. */
  readonly windows?: WindowSetInput;
  /** Facets that have a curve each, as for {@link stratify}; of bare effects, columns. `["control"]` by default, where there is one. */
  readonly by?: readonly string[];
  /** `apart` by default: each curve is a model of its own. */
  readonly curves?: FadeMethod["curves"];
  /** From where weeks count; `randomisation` by default. Visits before the end of treatment are left out where it is the origin. */
  readonly weeksFrom?: FadeMethod["weeksFrom"];
  /** What is done with rows of which the origin of their weeks is not known; they are left out by default. */
  readonly unknownOrigin?: "leave-out" | "as-randomisation" | "as-end-of-treatment";
  /** `CS` by default; a simpler one is fitted, with a note, where the effects cannot tell more. */
  readonly random?: FadeRandom;
  /** Of the sampling errors of all effects that are given, ready made; else it is made of what is stated here. */
  readonly covariance?: Covariance;
  /** `REML` by default; always `ML` for the shape `exponential`, whose rate is found by its likelihood. */
  readonly estimator?: "REML" | "ML";
  /** Of the standard errors, trials being the clusters: `CR2` by default. */
  readonly robust?: RobustType;
  /** Of all intervals, between 0 and 1; 0.95 by default. */
  readonly level?: number;
}

/** @throws {@link SynthesisError} `BAD_OPTION` */
export function askedShape(who: string, shape: FadeShape, windows: WindowSetInput | undefined): AskedShape {
  if (typeof shape !== "string") {
    const known = Object.keys(namesOfShapes);
    if (!known.includes(shape?.kind)) throw badOption(who, "shape.kind", known.join(", "), shape?.kind ?? null);
    if (shape.kind === "windows") return windowsOf(who, shape.windows);
    if (shape.kind === "log-linear" && !(Number.isFinite(shape.shift) && shape.shift >= 0)) {
      throw badOption(who, "shift", "a number of weeks from 0", shape.shift);
    }
    if (shape.kind === "spline" && !areKnots(shape.knots)) {
      throw badOption(who, "knots", "a whole number from 3 to 7, or 3 or more weeks that rise", shape.knots);
    }
    return shape;
  }
  switch (shape) {
    case "windows":
      return windowsOf(who, windows);
    case "linear":
      return { kind: "linear" };
    case "log-linear":
      return { kind: "log-linear", shift: 1 };
    case "spline":
      return { kind: "spline", knots: 3 };
    case "exponential":
      return { kind: "exponential" };
    default:
      throw badOption(who, "shape", Object.keys(namesOfShapes).join(", "), shape);
  }
}

function windowsOf(who: string, windows: WindowSetInput | undefined): AskedShape {
  if (windows === undefined) throw badOption(who, "shape windows", "a set of windows", null);
  return { kind: "windows", windows: windowSet(windows) };
}

/** A number of knots, or their weeks. */
const areKnots = (knots: number | readonly number[]): boolean =>
  Array.isArray(knots)
    ? knots.length >= 3 && knots.every((week, i) => Number.isFinite(week) && (i === 0 || week > knots[i - 1]))
    : typeof knots === "number" && Number.isInteger(knots) && knots >= 3 && knots <= 7;

/** What a shape is called in a sentence. */
export const namesOfShapes: Readonly<Record<AskedShape["kind"], string>> = {
  windows: "window means",
  linear: "a straight line",
  "log-linear": "a straight line over the logarithm of the weeks",
  spline: "a restricted cubic spline",
  exponential: "an exponential decay to an asymptote",
};

export const badOption = (who: string, name: string, needs: string, got: unknown): SynthesisError =>
  new SynthesisError("BAD_OPTION", `${who}: ${name} needs ${needs}, got ${JSON.stringify(got)}`);

/** @throws {@link SynthesisError} `BAD_OPTION` */
export function methodOf(
  who: string,
  shape: AskedShape["kind"],
  by: readonly string[],
  options: FadeOptions,
): FadeMethod {
  const { curves = "apart", weeksFrom = "randomisation", random = "CS" } = options;
  const { estimator: asked = "REML", robust = "CR2", level = 0.95 } = options;
  const among = (name: string, known: readonly string[], got: string): void => {
    if (!known.includes(got)) throw badOption(who, name, known.join(", "), got);
  };
  among("curves", ["apart", "together"], curves);
  among("weeksFrom", ["randomisation", "end-of-treatment", "as-reported"], weeksFrom);
  among("random", ["CS", "CAR", "intercept", "none"], random);
  among("estimator", ["REML", "ML"], asked);
  among(
    "unknownOrigin",
    ["leave-out", "as-randomisation", "as-end-of-treatment"],
    options.unknownOrigin ?? "leave-out",
  );
  if (!(level > 0 && level < 1)) throw badOption(who, "level", "a number between 0 and 1", level);
  if (shape === "exponential" && curves === "together") {
    throw badOption(who, "shape exponential", 'curves: "apart", because each has its own rate', curves);
  }
  const estimator = shape === "exponential" ? "ML" : asked;
  return { shape, by, curves, weeksFrom: weeksFrom as Origin | "as-reported", random, estimator, robust, level };
}
