import type { Interval } from "./contrast.js";
import type { Diagnostic } from "./diagnostic.js";

/** A number that was made of others, with how, and what must hold for it to be right. */
export interface Conversion<T = number> {
  /** A stable name of the step, such as `SE_FROM_CI`; {@link diagnosticCodes} explains it. */
  readonly code: string;
  readonly value: T;
  /** Short name of the method with its source, such as `Luo 2018`. */
  readonly method: string;
  /** A sentence for readers: what is taken for granted. */
  readonly assumption: string;
  /** The step with its numbers, such as `SE from 95% CI -23.5 to -5.2 (z): 4.668`. */
  readonly text: string;
  readonly notes: readonly Diagnostic[];
}

/** An estimate with what surrounds it, all on one scale. A {@link Fit} is one. */
export interface WithLimits {
  readonly estimate: number | null;
  readonly confidence?: Interval | null;
  readonly prediction?: Interval | null;
}

/** The same after a conversion; `null` where there was none, or where none follows. */
export interface ConvertedLimits {
  readonly estimate: number | null;
  readonly confidence: Interval | null;
  readonly prediction: Interval | null;
}
