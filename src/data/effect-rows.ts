import type { Codebook, ContrastMeasure, Dataset, Diagnostic } from "../types/index.js";
import { effectColumns } from "./effect-columns.js";
import type { HeaderField } from "./header.js";
import { readRows } from "./read.js";
import type { ReadResult } from "./result.js";

/**
 * The rows of a table of effects as contrasts with a printed estimate.
 *
 * @param measure - what the effects are, where no column says it
 */
export function safeReadEffectRows(
  source: string | Dataset,
  codebook: unknown,
  measure: ContrastMeasure | null,
): ReadResult {
  return readRows(source, codebook, {
    columns: effectColumns,
    defaults: { measure },
    absent: (fields, book) => absentColumns(fields, book, measure),
  });
}

function absentColumns(
  fields: readonly HeaderField[],
  { outcomes }: Codebook,
  measure: ContrastMeasure | null,
): readonly Diagnostic[] {
  const present = new Set(fields.map(({ column }) => column.name));
  const needed: readonly (readonly [column: string, there: boolean, message: string, remedy: string])[] = [
    ["trial", present.has("trial"), "there is no column trial", "name the trial of each row"],
    ["yi", present.has("yi"), "there is no column yi", "give the effect of each row on its analysis scale"],
    [
      "vi",
      present.has("vi") || present.has("sei"),
      "there is neither vi nor sei",
      "give the sampling variance or the standard error of each effect",
    ],
    [
      "measure",
      present.has("measure") || measure !== null,
      "there is no column measure, and no measure was named",
      'say what the effects are, with measure: "SMD" for instance',
    ],
    [
      "outcome",
      present.has("outcome") || outcomes.length === 1,
      `there is no column outcome and the codebook declares ${outcomes.length}`,
      "name the outcome of each row",
    ],
  ];
  return needed.flatMap(([column, there, message, remedy]) =>
    there ? [] : [{ code: "MISSING_COLUMN", severity: "error", message, remedy, at: { line: 1, column } }],
  );
}
