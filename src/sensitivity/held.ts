import { SynthesisError } from "../errors.js";
import { type PoolOptions, pool } from "../model/index.js";
import type { BareEffect } from "../types/index.js";

/**
 * @param who - the function that was asked, which the error begins with
 * @throws {@link SynthesisError} `OUT_OF_RANGE` for effects that {@link pool} refuses
 */
export function requirePoolable(who: string, effects: readonly BareEffect[], options: PoolOptions): void {
  try {
    pool(effects, { ...options, prediction: "none", tau2Interval: "none" });
  } catch (error) {
    if (!(error instanceof SynthesisError && error.code === "OUT_OF_RANGE")) throw error;
    const { code, message, remedy } = error.diagnostic;
    throw new SynthesisError(code, message.replace(/^pool/, who), remedy === undefined ? {} : { remedy });
  }
}

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
