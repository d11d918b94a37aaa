import { DataError, SynthesisError } from "../errors.js";
import type { Diagnostic, Interval, PooledMeasure, SweepRow, WindowContrast } from "../types/index.js";

/** The number that an analysis is run for. Fits, contrasts and what is read from a curve have it. */
export interface SweepHeadline {
  readonly estimate: number | null;
  readonly confidence: Interval | null;
  readonly pValue?: number | null;
  readonly reliable?: boolean | null;
  readonly measure?: PooledMeasure | null;
  readonly level?: number;
  readonly method?: { readonly level?: number };
}

/** What an analysis may answer: its number, a difference between windows with its headline, or why there is none. */
export type SweepAnswer = SweepHeadline | WindowContrast | { readonly reason: Diagnostic | string } | null;

/** What is said of an estimate with its interval, in a word or two; `null` where nothing is. */
export type Conclude = (
  headline: { readonly estimate: number } & Pick<SweepRow, "confidence" | "pValue">,
) => string | null;

/** A row without its setting, and what must be the same for rows to be compared. */
export interface Answer extends Omit<SweepRow, "setting"> {
  readonly measure: PooledMeasure | null;
  readonly level: number | null;
  readonly estimand: string | null;
}

/**
 * What came of the analysis at one setting; an error is a reason.
 *
 * @throws what is `CANCELLED` ends the sweep, too
 */
export function answerOf(run: () => SweepAnswer, conclude: Conclude): Answer {
  try {
    return read(run(), conclude);
  } catch (error) {
    if (error instanceof SynthesisError && error.code === "CANCELLED") throw error;
    return without(reasonOf(error));
  }
}

function read(given: SweepAnswer, conclude: Conclude): Answer {
  if (given === null) return without(noResult("the analysis gave no result"));
  if ("reason" in given && !("estimate" in given) && !("headline" in given)) {
    return without(typeof given.reason === "string" ? noResult(given.reason) : given.reason);
  }
  const found = "joint" in given ? headlineOf(given) : (given as SweepHeadline);
  if (found === null) return without((given as WindowContrast).jointReason ?? noResult("the contrast has no headline"));
  const { estimate, confidence, pValue = null, reliable = null, measure = null } = found;
  if (estimate === null || !Number.isFinite(estimate)) {
    return without(noResult(estimate === null ? "the analysis gave no estimate" : `the estimate is ${estimate}`));
  }
  const interval = confidence?.every(Number.isFinite) ? ([confidence[0], confidence[1]] as const) : null;
  const headline = {
    estimate,
    confidence: interval,
    pValue: pValue !== null && Number.isFinite(pValue) ? pValue : null,
  };
  const conclusion = conclude(headline);
  return {
    ...headline,
    reliable,
    conclusion,
    reason: conclusion === null ? noResult(interval === null ? "the estimate has no interval" : "no conclusion") : null,
    measure,
    level: found.level ?? found.method?.level ?? null,
    estimand: "joint" in given ? given.headline : null,
  };
}

function headlineOf({ headline, paired, joint, measure, level }: WindowContrast): SweepHeadline | null {
  const found = headline === "paired" ? paired : headline === "joint" ? joint : null;
  return found && { ...found, measure, level };
}

const without = (reason: Diagnostic): Answer => ({
  ...{ estimate: null, confidence: null, pValue: null, reliable: null, conclusion: null, reason },
  ...{ measure: null, level: null, estimand: null },
});

const noResult = (message: string): Diagnostic => ({ code: "NO_RESULT", severity: "info", message });

function reasonOf(error: unknown): Diagnostic {
  if (error instanceof SynthesisError) return error.diagnostic;
  if (error instanceof DataError) return { ...error.diagnostics[0]!, message: error.message };
  const message = error instanceof Error ? error.message : String(error);
  return { code: "ANALYSIS_FAILED", severity: "error", message };
}
