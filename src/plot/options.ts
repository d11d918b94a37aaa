import { SynthesisError } from "../errors.js";
import type { Favours } from "../types/index.js";

/** What stands on the side of the treatment, and on that of the comparator. */
export interface FavoursLabels {
  readonly treatment: string;
  readonly comparator: string;
}

/** The two sides of no effect, lower values first; `null` where it is not known which is whose. */
export function sidesOf(
  favours: Favours | null,
  { treatment, comparator }: FavoursLabels = { treatment: "favours treatment", comparator: "favours comparator" },
): { readonly lower: string; readonly higher: string } | null {
  if (favours === null) return null;
  return favours === "left" ? { lower: treatment, higher: comparator } : { lower: comparator, higher: treatment };
}

/** The width asked for, or 700 pixels. */
export function widthOf({ width = 700 }: { readonly width?: number }, who: string): number {
  if (width > 0 && Number.isFinite(width)) return width;
  throw new SynthesisError("BAD_WIDTH", `${who}: width needs a number of pixels above 0, got ${width}`, {
    remedy: "give one, or leave it out",
    evidence: { width },
  });
}
