import { SynthesisError } from "../errors.js";

/**
 * @param found - what was computed for the studies, `null` where there is nothing
 * @throws {@link SynthesisError} `OUT_OF_RANGE` for what no number holds
 */
export function requireHeld(who: string, found: readonly (number | null)[]): void {
  if (found.every((value) => value === null || Number.isFinite(value))) return;
  throw new SynthesisError(
    "OUT_OF_RANGE",
    `${who} needs numbers that double precision can hold together, got effects, variances or moderators too far apart`,
    { remedy: "rescale, or look for a misprint" },
  );
}
