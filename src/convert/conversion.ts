import { SynthesisError } from "../errors.js";
import type { Estimate, Group } from "../measure/index.js";
import type { Conversion, ConvertedLimits, DerivationStep, Diagnostic, Interval, WithLimits } from "../types/index.js";
import type { convertCodes } from "./codes.js";

type Code = keyof typeof convertCodes;

/** Four significant digits: for sentences, not for further computation. */
export const short = (value: number): string => String(Number(value.toPrecision(4)));

/** Everything that a conversion returns. */
export function converted<T>(
  code: Code,
  value: T,
  method: string,
  assumption: string,
  text: string,
  notes: readonly Diagnostic[] = [],
): Conversion<T> {
  return { code, value, method, assumption, text, notes };
}

/**
 * The step that a conversion was, for the derivation of an effect.
 *
 * @param conversion - what any of the conversions returned
 * @param of - whose number it is, such as the name of an arm
 * @example
 * derivationStep(sdFromStandardError(0.5, 25), "needling"); // { code: "SD_FROM_SE", text: "needling: SD from SE 0.5 and n 25: 2.5" }
 */
export const derivationStep = ({ code, text }: Conversion<unknown>, of?: string): DerivationStep => ({
  code,
  text: of === undefined ? text : `${of}: ${text}`,
});

/** What a number must be. */
interface Domain {
  readonly above?: number;
  readonly atLeast?: number;
  readonly below?: number;
  readonly atMost?: number;
}

/** Refuses numbers that their quantity cannot have, by name. */
export function requireNumber(who: string, name: string, value: number, domain: Domain, remedy: string): void {
  const { above, atLeast, below, atMost } = domain;
  const isInside =
    Number.isFinite(value) &&
    (above === undefined || value > above) &&
    (atLeast === undefined || value >= atLeast) &&
    (below === undefined || value < below) &&
    (atMost === undefined || value <= atMost);
  if (isInside) return;
  const bounds = [
    above === undefined ? null : `above ${above}`,
    atLeast === undefined ? null : `of at least ${atLeast}`,
    below === undefined ? null : `below ${below}`,
    atMost === undefined ? null : `of at most ${atMost}`,
  ].filter((part) => part !== null);
  const needed = bounds.length === 0 ? "that is finite" : bounds.join(" and ");
  throw new SynthesisError("OUT_OF_DOMAIN", `${who} needs ${name} ${needed}, got ${value}`, {
    remedy,
    evidence: { [name]: value },
  });
}

/**
 * An effect that a number holds, its variance above 0: near the end of a scale a variance runs out, and there is none.
 *
 * @throws {@link SynthesisError} `NOTHING_TO_CONVERT`
 */
export function requireHeld(who: string, value: Estimate, from: Estimate): Estimate {
  if (Number.isFinite(value.yi) && Number.isFinite(value.vi) && value.vi > 0) return value;
  throw new SynthesisError(
    "NOTHING_TO_CONVERT",
    `${who}: no effect with a variance above 0 follows from yi ${short(from.yi)} and vi ${short(from.vi)}, got yi ${short(value.yi)} and vi ${short(value.vi)}`,
    { remedy: "look for a misprint, or leave the effect on its own scale", evidence: { from, to: value } },
  );
}

export const requireSize = (who: string, name: string, value: number, atLeast = 1): void =>
  requireNumber(who, name, value, { atLeast }, "give the number of persons");

/** Of one person there is no standard deviation, and 0 stands for it. */
export function requireArm(who: string, { n, mean, sd }: Group): void {
  requireSize(who, "n", n);
  requireNumber(who, "a mean", mean, {}, "check the number");
  requireNumber(who, "a standard deviation", sd, { atLeast: 0 }, "check the number");
}

export const requireSd = (who: string, name: string, value: number): void =>
  requireNumber(who, name, value, { above: 0 }, "check the number; a standard deviation of 0 carries no information");

export const requireRisk = (who: string, name: string, value: number): void =>
  requireNumber(who, name, value, { above: 0, below: 1 }, "give it as a proportion: 0.25, not 25");

export const requireCorrelation = (who: string, name: string, value: number): void =>
  requireNumber(who, name, value, { above: -1, below: 1 }, "give a correlation between -1 and 1");

export const requireVariance = (who: string, value: number): void =>
  requireNumber(who, "a variance", value, { above: 0 }, "give the sampling variance, the square of the standard error");

const ordered = ([a, b]: Interval): Interval => (a <= b ? [a, b] : [b, a]);

/** A monotone function of an estimate and of all its limits; a limit that has no image takes its interval with it. */
export function mapLimits(of: WithLimits, f: (value: number) => number | null): ConvertedLimits {
  const each = (value: number | null): number | null => {
    const image = value === null ? null : f(value);
    return image === null || !Number.isFinite(image) ? null : image;
  };
  const both = (interval: Interval | null | undefined): Interval | null => {
    const [lower, upper] = [each(interval?.[0] ?? null), each(interval?.[1] ?? null)];
    return lower === null || upper === null ? null : ordered([lower, upper]);
  };
  return { estimate: each(of.estimate), confidence: both(of.confidence), prediction: both(of.prediction) };
}

/** `0.31 (0.1 to 0.5)`. */
export function limitsText({ estimate, confidence }: WithLimits): string {
  if (estimate === null) return "none";
  return confidence ? `${short(estimate)} (${short(confidence[0])} to ${short(confidence[1])})` : short(estimate);
}
