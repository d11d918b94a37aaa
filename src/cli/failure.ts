import type { Diagnostic } from "../types/index.js";

/** How a command can end: done, data or question without an answer, wrong call, broken off. */
export const exitCodes = { done: 0, data: 1, usage: 2, interrupted: 130 } as const;

/** The command was called wrongly: exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** The data do not answer, and the diagnostics say why, each in the file it belongs to: exit code 1. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  constructor(
    readonly diagnostics: readonly Diagnostic[],
    /** What the lines of the diagnostics count in; `null` where they point into no file. */
    readonly file: string | null,
  ) {
    super("refused");
  }
}
