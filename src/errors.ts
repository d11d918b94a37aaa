import type { Diagnostic } from "./types/index.js";

/**
 * One line for a reader: place, what is wrong, what to do.
 *
 * @example
 * formatDiagnostic({ code: "OUT_OF_RANGE", severity: "error", message: "needs a number above 0, got -2", at: { line: 14, column: "sd" } }); // "line 14, column sd: needs a number above 0, got -2"
 */
export function formatDiagnostic({ message, remedy, at }: Diagnostic): string {
  const place = [
    at?.line === undefined ? null : `line ${at.line}`,
    at?.column === undefined ? null : `column ${at.column}`,
    at?.path === undefined || at.path === "" ? null : at.path,
  ].filter((part) => part !== null);
  return `${place.length > 0 ? `${place.join(", ")}: ` : ""}${message}${remedy === undefined ? "" : `; ${remedy}`}`;
}

/** Wrong data: carries every diagnostic at once. */
export class DataError extends Error {
  override readonly name = "DataError";
  readonly diagnostics: readonly Diagnostic[];

  /** @param diagnostics - at least one; those of severity `error` make the message, the first ten in full */
  constructor(diagnostics: readonly Diagnostic[]) {
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    const shown = errors.slice(0, 10).map(formatDiagnostic);
    const rest = errors.length - shown.length;
    super(
      [
        errors.length === 1 ? shown[0] : `${errors.length} problems\n${shown.join("\n")}`,
        ...(rest > 0 ? [`and ${rest} more, in diagnostics`] : []),
      ].join("\n"),
    );
    this.diagnostics = diagnostics;
  }
}

/** A question that cannot be answered from these data, with the reason and the remedy. */
export class SynthesisError extends Error {
  override readonly name = "SynthesisError";
  /** The diagnostic's code, to test for. */
  readonly code: string;
  readonly diagnostic: Diagnostic;

  constructor(code: string, message: string, details: Pick<Diagnostic, "remedy" | "at" | "evidence"> = {}) {
    const diagnostic: Diagnostic = { code, severity: "error", message, ...details };
    super(formatDiagnostic(diagnostic));
    this.code = code;
    this.diagnostic = diagnostic;
  }
}

/**
 * Refuses a value of an option that is none of those it knows.
 *
 * @param who - the function that was asked, which the message begins with
 * @throws {@link SynthesisError} `BAD_OPTION`
 */
export function requireOneOf(who: string, name: string, known: readonly string[], got: unknown): void {
  if (typeof got === "string" && known.includes(got)) return;
  throw new SynthesisError(
    "BAD_OPTION",
    `${who}: ${name} needs one of ${known.join(", ")}, got ${JSON.stringify(got)}`,
  );
}
