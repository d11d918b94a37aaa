import type { Diagnostic, FadeCurve, FadeEstimate } from "../types/index.js";

/** A number as a sentence has it. */
const short = (value: number): string => String(Number(value.toPrecision(3)));

/** Why no share is taken of an effect; `null` where it is clearly different from 0. */
export function notClear({ level }: FadeCurve, since: number, base: FadeEstimate): Diagnostic | null {
  const { pValue, estimate, confidence, reliable } = base;
  const [lower, upper] = confidence.map(short);
  if (pValue === null || pValue > 1 - level) {
    return {
      code: "BASE_NOT_CLEAR",
      severity: "warning",
      message: `the effect at week ${since} is not clearly different from none, ${short(estimate)} (${lower} to ${upper}): a share of it says little`,
      remedy: "read the difference: contrastWeeks",
      evidence: { since, estimate, confidence, pValue },
    };
  }
  return reliable ? null : fewDegrees(`the effect at week ${since}`, base);
}

/** Degrees of freedom too few for a p-value. */
export const fewDegrees = (what: string, { df }: Pick<FadeEstimate, "df">): Diagnostic => ({
  code: "FEW_DEGREES_OF_FREEDOM",
  severity: "warning",
  message: `${what} has fewer than 4 degrees of freedom, or hangs on one trial: its test is not to be leaned on`,
  evidence: { df },
});
