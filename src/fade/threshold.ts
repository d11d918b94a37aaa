import { SynthesisError } from "../errors.js";
import type { FadeCurve } from "../types/index.js";

/** A value on the analysis scale, or the smallest worthwhile difference on the side of benefit. */
export type Threshold = number | "smallest-worthwhile";

/** @throws {@link SynthesisError} `BAD_OPTION`, `NO_SMALLEST_WORTHWHILE` */
export function thresholdOf(who: string, { smallestWorthwhile, benefit }: FadeCurve, threshold: Threshold): number {
  if (threshold !== "smallest-worthwhile") {
    if (Number.isFinite(threshold)) return threshold;
    throw new SynthesisError("BAD_OPTION", `${who}: threshold needs a number, got ${threshold}`);
  }
  if (smallestWorthwhile !== null && benefit !== null) {
    return benefit === "below" ? -smallestWorthwhile : smallestWorthwhile;
  }
  throw new SynthesisError(
    "NO_SMALLEST_WORTHWHILE",
    `${who}: ${smallestWorthwhile === null ? "no smallest worthwhile difference is stated on the scale of analysis" : "it is not known on which side of no effect the treatment is favoured"}`,
    { remedy: "give the threshold as a number, or state it in the codebook of the outcome" },
  );
}
