import { SynthesisError } from "../errors.js";

/**
 * Refuses a result where the effects are needed that it was made of.
 *
 * @throws {@link SynthesisError} `NOT_EFFECTS`
 */
export function requireEffects(who: string, given: unknown): void {
  if (Array.isArray(given)) return;
  throw new SynthesisError("NOT_EFFECTS", `${who} needs a list of effects, got ${nameOf(given)}`, {
    remedy: "give the effects that were pooled",
  });
}

function nameOf(given: unknown): string {
  if (typeof given !== "object" || given === null) return String(given);
  if ("cells" in given) return "a grid";
  return "studies" in given ? "a fit" : "an object";
}
