import {
  joinTrials,
  type ReadResult,
  readCodebook,
  safeContrastsFromArms,
  safeReadContrasts,
  safeReadTrials,
} from "../data/index.js";
import { DataError, formatDiagnostic, SynthesisError } from "../errors.js";
import type { Codebook, Contrast, Diagnostic } from "../types/index.js";
import { Refusal, UsageError } from "./failure.js";
import type { Input } from "./input.js";

/** What was found in one file. */
interface Findings {
  readonly file: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** Rows that could be read (`null` where an error stands in the way), and what was found in each file. */
export interface Reading {
  readonly contrasts: readonly Contrast[] | null;
  readonly findings: readonly Findings[];
}

/** Rows with the facts of their trials, and whatever is wrong with either table. */
export function safeReadRows(input: Input): Reading {
  const { table, codebook, trials } = input;
  const rows = readTable(input);
  const ofTable = findingsOf(rows.diagnostics, table.name, input);
  if (trials === null) return { contrasts: rows.ok ? rows.value : null, findings: [ofTable] };
  const facts = safeReadTrials(trials.text, codebook ?? undefined);
  if (!rows.ok || !facts.ok) {
    return { contrasts: null, findings: [ofTable, findingsOf(facts.diagnostics, trials.name, input)] };
  }
  const joined = joinTrials(rows.value, facts.value);
  const diagnostics = [...facts.diagnostics, ...joined.diagnostics];
  return { contrasts: joined.contrasts, findings: [ofTable, { file: trials.name, diagnostics }] };
}

/** Rows, the codebook, and what was found on the way without stopping it. */
export interface Readable {
  readonly contrasts: readonly Contrast[];
  readonly codebook: Codebook | null;
  readonly findings: readonly Findings[];
}

/** @throws {@link Refusal} with every problem of the first file that has any */
export function readRows(input: Input): Readable {
  const { contrasts, findings } = safeReadRows(input);
  if (contrasts === null) {
    const isError = ({ severity }: Diagnostic): boolean => severity === "error";
    const { file = "", diagnostics = [] } = findings.find((each) => each.diagnostics.some(isError)) ?? {};
    throw new Refusal(diagnostics, file);
  }
  return { contrasts, codebook: input.codebook === null ? null : readCodebook(input.codebook), findings };
}

/** A table of arms is told by its flag, or by the codebook that names its reference arms. */
function readTable({ table, codebook, arms }: Input): ReadResult {
  const book = codebook ?? undefined;
  if (arms !== null) return safeContrastsFromArms(table.text, book, { reference: arms });
  const named = typeof book === "object" && "referenceArms" in book ? book.referenceArms : [];
  const byArm = Array.isArray(named) && named.length > 0;
  return byArm ? safeContrastsFromArms(table.text, book) : safeReadContrasts(table.text, book);
}

/** What to do, where the library speaks of arguments and calls and the command line has flags and commands. */
const remedies: Readonly<Record<string, string>> = {
  NO_CODEBOOK: "give one with --codebook",
  NO_EFFECTS: "wane effects lists each row with its reason",
};

const forCommandLine = (diagnostic: Diagnostic): Diagnostic => {
  const remedy = remedies[diagnostic.code];
  return remedy === undefined ? diagnostic : { ...diagnostic, remedy };
};

/** Diagnostics with a path are of the codebook, all others of the table. */
const findingsOf = (diagnostics: readonly Diagnostic[], file: string, { codebookSource }: Input): Findings => ({
  file: diagnostics.some(({ at }) => at?.path !== undefined) ? (codebookSource?.name ?? "codebook") : file,
  diagnostics: diagnostics.map(forCommandLine),
});

/**
 * Work on a question, with whatever it finds wrong said of the file that holds it.
 *
 * @param asked - where the options come from: of flags that do not go together the call is wrong, and no file
 */
export function within<T>(file: string, asked: "by flags" | "by a file", work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof DataError) throw new Refusal(error.diagnostics, file);
    if (error instanceof SynthesisError && error.code === "BAD_OPTION" && asked === "by flags")
      throw new UsageError(formatDiagnostic(error.diagnostic));
    if (error instanceof SynthesisError) throw new Refusal([forCommandLine(error.diagnostic)], null);
    throw error;
  }
}
