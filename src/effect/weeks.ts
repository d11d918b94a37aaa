import { requireOneOf } from "../errors.js";
import type { Contrast, Origin } from "../types/index.js";

/** From where weeks can be asked for. */
export const origins: readonly (Origin | "as-reported")[] = [
  "randomisation",
  "end-of-treatment",
  "as-reported",
  "unknown",
];

/** Weeks from another origin, or why they cannot be told. */
export type Converted = { readonly weeks: number } | { readonly code: string; readonly reason: string };

/**
 * Weeks of a row counted from an origin. From the end of treatment to randomisation the length of treatment is added;
 * where it is not known, or the origin itself is not, there is no answer, and none is guessed.
 *
 * @param contrast - a row; its weeks, their origin and the length of treatment are looked at
 * @param to - the origin wanted, or `as-reported` for the number that the row gives
 * @throws {@link SynthesisError} `BAD_OPTION`
 * @example
 * const csv = "trial,outcome,weeks,weeks_from,treatment_weeks,direction\nA,pain,10,end-of-treatment,6,unclear\n";
 * readContrasts(csv).map((contrast) => weeksFrom(contrast, "randomisation")); // [{ weeks: 16 }]
 */
export function weeksFrom({ weeks, weeksFrom, treatmentWeeks }: Contrast, to: Origin | "as-reported"): Converted {
  requireOneOf("weeksFrom", "to", origins, to);
  if (weeks === null) return { code: "NO_WEEKS", reason: "the row gives no time" };
  if (to === "as-reported" || to === weeksFrom) return { weeks };
  if (weeksFrom === "unknown")
    return { code: "ORIGIN_UNKNOWN", reason: "it is not known from where the row counts its weeks" };
  if (to === "unknown" || treatmentWeeks === null) {
    return {
      code: "NO_TREATMENT_WEEKS",
      reason: `weeks count from ${weeksFrom} and the length of treatment is not known`,
    };
  }
  return { weeks: to === "randomisation" ? weeks + treatmentWeeks : weeks - treatmentWeeks };
}
