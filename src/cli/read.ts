import { readCodebook, safeReadContrasts } from "../data/index.js";
import { DataError, SynthesisError } from "../errors.js";
import type { Codebook, Contrast, Diagnostic } from "../types/index.js";
import { Refusal } from "./failure.js";
import type { Input } from "./input.js";

/** Rows that could be read, with the warnings that came with them. */
export interface Readable {
  readonly contrasts: readonly Contrast[];
  readonly codebook: Codebook | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** @throws {@link Refusal} with every problem */
export function readRows(input: Input): Readable {
  const result = safeReadContrasts(input.table.text, input.codebook ?? undefined);
  if (!result.ok) throw new Refusal(result.diagnostics, fileOf(result.diagnostics, input));
  return {
    contrasts: result.value,
    codebook: input.codebook === null ? null : readCodebook(input.codebook),
    diagnostics: result.diagnostics.map(forCommandLine),
  };
}

/** The reader speaks of arguments where the command line has flags. */
export const forCommandLine = (diagnostic: Diagnostic): Diagnostic =>
  diagnostic.code === "NO_CODEBOOK" ? { ...diagnostic, remedy: "give one with --codebook" } : diagnostic;

/** Diagnostics with a path are of the codebook, all others of the table. */
export const fileOf = (diagnostics: readonly Diagnostic[], { table, codebookSource }: Input): string =>
  diagnostics.some(({ at }) => at?.path !== undefined) ? (codebookSource?.name ?? "codebook") : table.name;

/** Work on a plan, with whatever it finds wrong said of the file that holds it. */
export function within<T>(file: string | null, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof DataError) throw new Refusal(error.diagnostics, file);
    if (error instanceof SynthesisError) throw new Refusal([error.diagnostic], null);
    throw error;
  }
}
