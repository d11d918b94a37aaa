import { SynthesisError } from "../errors.js";

/** How a caller follows long work, and ends it. */
export interface Watch {
  /** Told now and then how many parts of the work are done. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Looked at whenever `onProgress` would be told. */
  readonly signal?: AbortSignal;
}

/**
 * Tells a caller how far the work is.
 *
 * @throws {@link SynthesisError} `CANCELLED`
 */
export function tell(who: string, { onProgress, signal }: Watch, done: number, total: number): void {
  if (signal?.aborted) throw new SynthesisError("CANCELLED", `${who}: cancelled after ${done} of ${total}`);
  onProgress?.(done, total);
}
