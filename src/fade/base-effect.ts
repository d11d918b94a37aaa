import type { Diagnostic, FadeCurve, FadeEstimate } from "../types/index.js";

/** A number as a sentence has it. */
const short = (value: number): string => String(Number(value.toPrecision(3)));

/** Why no share is taken of an effect; `null` where it is clearly different from 0. */
export function notClear({ level }: FadeCurve, since: number, base: FadeEstimate): Diagnostic | null {
  const { pValue, estimate, confidence, reliable } = base;
  const [lower, upper] = confidence.map(short);
  if (pValue === null) {
    return {
      code: "BASE_NOT_CLEAR",
      severity: "warning",
      message: `the effect at week ${since} has no standard error, as all trials agree on it, and so no test that tells it from none`,
      remedy: "read the effects themselves",
      evidence: { since, estimate, pValue },
    };
  }
  if (pValue > 1 - level) {
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

/** That of the tests which make a set one has too few degrees of freedom: that with the fewest. */
export const aboutTests = (what: string, tests: readonly FadeEstimate[]): readonly Diagnostic[] =>
  tests
    .filter(({ reliable, stdError }) => !reliable && stdError > 0)
    .sort((a, b) => (a.df ?? 0) - (b.df ?? 0))
    .slice(0, 1)
    .map((test) => fewDegrees(what, test));

/** Degrees of freedom too few for a p-value. */
export const fewDegrees = (what: string, { df }: Pick<FadeEstimate, "df">): Diagnostic => ({
  code: "FEW_DEGREES_OF_FREEDOM",
  severity: "warning",
  message: `${what} has fewer than 4 degrees of freedom, or hangs on one trial: its test is not to be leaned on`,
  evidence: { df },
});
