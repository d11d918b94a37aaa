import { SynthesisError } from "../errors.js";
import type { Design, Favours, Interval } from "../types/index.js";

/** What stands on the side of the treatment, and on that of the comparator. */
export interface FavoursLabels {
  readonly treatment: string;
  readonly comparator: string;
}

const favouring: FavoursLabels = { treatment: "favours treatment", comparator: "favours comparator" };

/** What stands on either side unless the caller says; a change that is compared with nothing favours nobody. */
export const sideLabels = (design: Design): FavoursLabels =>
  design === "uncontrolled" ? { treatment: "better", comparator: "worse" } : favouring;

/** The two sides of no effect, lower values first; `null` where it is not known which is whose. */
export function sidesOf(
  favours: Favours | null,
  { treatment, comparator }: FavoursLabels = favouring,
): { readonly lower: string; readonly higher: string } | null {
  if (favours === null) return null;
  return favours === "left" ? { lower: treatment, higher: comparator } : { lower: comparator, higher: treatment };
}

/** What a caller may say about a figure. */
export interface FigureOptions {
  readonly title?: string;
  /** Of the whole figure in pixels, 700 by default, which is 17 cm in print; it is wider where its texts need more. */
  readonly width?: number;
  /** Of the axis of effects, on the printed scale (ratios as ratios); what lies beyond is cut. */
  readonly limits?: Interval;
  /** What stands on either side of no effect, in place of "favours treatment" and "favours comparator". */
  readonly favours?: FavoursLabels;
}

/** The width asked for, or 700 pixels. */
export function widthOf({ width = 700 }: { readonly width?: number }, who: string): number {
  if (width > 0 && Number.isFinite(width)) return width;
  throw new SynthesisError("BAD_WIDTH", `${who}: width needs a number of pixels above 0, got ${width}`, {
    remedy: "give one, or leave it out",
    evidence: { width },
  });
}
