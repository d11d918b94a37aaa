import { DataError } from "../errors.js";
import type { Codebook, Contrast, Dataset, Diagnostic } from "../types/index.js";
import { armColumns } from "./arm-columns.js";
import { ArmReader } from "./arm-reader.js";
import { safeReadCodebook } from "./codebook.js";
import { type HeaderField, matchHeader } from "./header.js";
import { impliedCodebook, withoutCodebook } from "./implied-codebook.js";
import { diagnosePrecision, inArms } from "./precision.js";
import type { ReadResult } from "./result.js";
import { spellings } from "./spellings.js";
import { readTable } from "./table.js";

/** How arms are put against one another. */
export interface ArmOptions {
  /** Names of reference arms, the first that a trial has is taken; the codebook's `referenceArms` by default. */
  readonly reference?: readonly string[];
}

/**
 * Reads a table of arms, one row for each trial, arm, outcome and follow-up, and puts every arm against the reference arm
 * of its trial: the one whose rows say yes under `reference`, or the first of an ordered list that the trial has.
 *
 * Each contrast has the row of its treatment arm; the reference arm stands in several and is recognised as one. A row that
 * nothing stands against at its visit is kept as `not-a-contrast`.
 *
 * @param source - the text of a CSV file, or a data set of `wane/datasets`
 * @param codebook - what the columns mean, as JSON; its `referenceArms` list reference arms in order of choice
 * @param options - a list of reference arms in place of the codebook's
 * @returns contrasts in the order of their treatment arms' rows
 * @throws {@link DataError} with every problem of the file at once, among them `NO_REFERENCE`, `SEVERAL_REFERENCES` and
 *   `ARMS_DIFFER` (means against events, final values against changes)
 * @see {@link readContrasts} for tables that hold both arms in a row
 * @example
 * const csv = `trial,arm,outcome,weeks,n,mean,sd
 * A 2001,placebo,pain,6,40,5.1,2.0
 * A 2001,low dose,pain,6,41,4.6,2.1
 * A 2001,high dose,pain,6,39,4.2,2.2`;
 * contrastsFromArms(csv, undefined, { reference: ["placebo"] }).map(({ treatmentArm }) => treatmentArm); // ["low dose", "high dose"]
 */
export function contrastsFromArms(
  source: string | Dataset,
  codebook?: unknown,
  options: ArmOptions = {},
): readonly Contrast[] {
  const result = safeContrastsFromArms(source, codebook, options);
  if (!result.ok) throw new DataError(result.diagnostics);
  return result.value;
}

/**
 * {@link contrastsFromArms}, with problems returned and not thrown; warnings come with the contrasts.
 *
 * @example
 * safeContrastsFromArms("trial,arm,outcome,mean\nA 2001,drug,pain,4\n").diagnostics.at(-1)?.code; // "NO_REFERENCE"
 */
export function safeContrastsFromArms(
  source: string | Dataset,
  codebook?: unknown,
  options: ArmOptions = {},
): ReadResult {
  const [text, book] =
    typeof source === "object" && source !== null ? [source.csv, codebook ?? source.codebook] : [source, codebook];
  try {
    const checked = book === undefined ? null : safeReadCodebook(book);
    const table = readTable(text);
    if (checked !== null && !checked.ok) return checked;
    const given = checked?.value ?? null;
    const { fields, diagnostics } = matchHeader(table.header, given, armColumns);
    const complete = given ?? impliedCodebook(table, fields);
    const atHeader = [...(given === null ? [withoutCodebook] : []), ...diagnostics, ...absentColumns(fields, complete)];
    if (atHeader.some(({ code }) => code === "MISSING_COLUMN")) return { ok: false, diagnostics: atHeader };
    const reader = new ArmReader(table, fields, complete, options.reference ?? complete.referenceArms);
    const contrasts = reader.read();
    const all = [
      ...atHeader,
      ...reader.diagnostics,
      ...diagnosePrecision(contrasts, inArms(fields)),
      ...spellings(contrasts, fields),
    ];
    return all.some(({ severity }) => severity === "error")
      ? { ok: false, diagnostics: all }
      : { ok: true, value: contrasts, diagnostics: all };
  } catch (error) {
    if (error instanceof DataError) return { ok: false, diagnostics: error.diagnostics };
    throw error;
  }
}

function absentColumns(fields: readonly HeaderField[], { outcomes }: Codebook): Diagnostic[] {
  const present = new Set(fields.map(({ column }) => column.name));
  const absent = (column: string, message: string, remedy: string): Diagnostic => ({
    ...{ code: "MISSING_COLUMN", severity: "error", message, remedy, at: { line: 1, column } },
  });
  return [
    ...(present.has("trial") ? [] : [absent("trial", "there is no column trial", "name the trial of each row")]),
    ...(present.has("arm") ? [] : [absent("arm", "there is no column arm", "name the arm of each row")]),
    ...(present.has("outcome") || outcomes.length === 1
      ? []
      : [
          absent(
            "outcome",
            `there is no column outcome and the codebook declares ${outcomes.length}`,
            "name the outcome of each row",
          ),
        ]),
    ...(present.has("mean") || present.has("events")
      ? []
      : [absent("mean", "there is no column with results", "add mean with sd, se or limits, or events with n")]),
  ];
}
