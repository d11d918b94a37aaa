import { DataError } from "../errors.js";
import type { Codebook, Contrast, Dataset, Diagnostic } from "../types/index.js";
import { diagnoseAcross } from "./across-rows.js";
import { safeContrastsFromArms } from "./arms.js";
import { safeReadCodebook } from "./codebook.js";
import { type Column, columns } from "./columns.js";
import { toContrast } from "./contrast.js";
import { errorRules } from "./error-rules.js";
import { type HeaderField, matchHeader } from "./header.js";
import { impliedCodebook, withoutCodebook } from "./implied-codebook.js";
import { isFinding } from "./lookups.js";
import { diagnosePrecision, inContrasts } from "./precision.js";
import type { ReadResult } from "./result.js";
import { type Kind, neededSchema, type TypedRow } from "./row-schema.js";
import type { Finding } from "./rule.js";
import { spellings } from "./spellings.js";
import { readTable } from "./table.js";
import { doubtsOf, formulas, outsideScale, TableReader } from "./table-reader.js";

const nothing: readonly Finding[] = [];

function kindOf(row: TypedRow): Kind {
  if (row.kind !== null) return row.kind;
  if (row.treatment_mean !== null || row.comparator_mean !== null) return "means";
  if (row.treatment_events !== null || row.comparator_events !== null) return "events";
  return row.estimate !== null || row.yi !== null ? "estimate" : "reported-only";
}

/** Reads a table whose rows are contrasts. */
class RowReader extends TableReader {
  read(): Contrast[] {
    const contrasts: Contrast[] = [];
    for (let i = 0; i < this.table.rows.length; i++) {
      const contrast = this.row(i);
      if (contrast !== null) contrasts.push(contrast);
    }
    this.finish();
    return contrasts;
  }

  private row(i: number): Contrast | null {
    const { row, facts, findings, printed } = this.typed(i);
    row.kind = kindOf(row);
    for (const finding of this.missing(row, findings)) findings.push(finding);
    for (const rule of errorRules) for (const finding of rule(row, printed)) findings.push(finding);
    const control = this.lookups.control(row);
    const outcome = this.lookups.outcome(row);
    if (isFinding(control)) findings.push(control);
    if (isFinding(outcome)) findings.push(outcome);
    this.report(findings, "error", i, row);
    this.report(formulas(row), "warning", i, row);
    if (findings.length > 0 || isFinding(control) || isFinding(outcome)) return null;
    const doubts = this.report([...doubtsOf(row, printed), ...outsideScale(row, outcome)], "warning", i, row);
    return toContrast(row, {
      row: i + 1,
      line: this.table.lines[i] as number,
      codebook: this.codebook,
      control,
      outcome,
      reportedWindow: this.lookups.window(row),
      facts,
      doubts,
    });
  }

  /** What the row's kind needs and the row lacks; cells that could not be read have been complained of. */
  private missing(row: TypedRow, found: readonly Finding[]): readonly Finding[] {
    const checked = neededSchema.safeParse(row);
    if (checked.success) return nothing;
    return [...new Set(checked.error.issues.map(({ path }) => String(path[0]) as Finding["column"]))]
      .filter((column) => this.has(column) && !found.some((finding) => finding.column === column))
      .map((column) => ({
        code: "MISSING_VALUE",
        column,
        message: `${column} is empty and a row of kind ${row.kind} needs it`,
        remedy: "fill the cell, or change the row's kind",
      }));
  }
}

/** Columns without which no row can be read; said once, and not again for each row. */
function absentColumns(fields: readonly HeaderField[], codebook: Codebook): Diagnostic[] {
  const present = new Set(fields.map(({ column }) => column.name));
  const absent = (column: string, message: string, remedy: string): Diagnostic => ({
    code: "MISSING_COLUMN",
    severity: "error",
    message,
    remedy,
    at: { line: 1, column },
  });
  const numbers = ["treatment_mean", "treatment_events", "estimate", "yi", "kind", "direction", "p_value"];
  const pairs = [
    ["treatment_mean", "comparator_mean"],
    ["treatment_events", "comparator_events"],
  ] as const;
  return [
    ...(present.has("trial") ? [] : [absent("trial", "there is no column trial", "name the trial of each row")]),
    ...(present.has("outcome") || codebook.outcomes.length === 1
      ? []
      : [
          absent(
            "outcome",
            `there is no column outcome and the codebook declares ${codebook.outcomes.length}`,
            "name the outcome of each row",
          ),
        ]),
    ...(numbers.some((name) => present.has(name))
      ? []
      : [
          absent(
            "estimate",
            "there is no column with results",
            "add treatment_n, treatment_mean, treatment_sd and the same of comparator_; or treatment_events and comparator_events; or measure, estimate, ci_lower, ci_upper; or direction. Columns of other names are led to these by the codebook's rename; see the page on the data format",
          ),
        ]),
    ...pairs
      .filter(([one, other]) => present.has(one) !== present.has(other))
      .map(([one, other]) => {
        const [there, missing] = present.has(one) ? [one, other] : [other, one];
        return absent(missing, `there is ${there} and no ${missing}`, "give both arms");
      }),
    ...(present.has("estimate") &&
    !present.has("measure") &&
    !present.has("treatment_mean") &&
    !present.has("treatment_events")
      ? [
          absent(
            "measure",
            "there is estimate and no measure",
            "say what the estimates are: MD, SMD, OR, RR or RD, for instance",
          ),
        ]
      : []),
  ];
}

/** A table of contrasts, or one that stands for it. */
export interface Layout {
  readonly columns: readonly Column[];
  /** What a row has where its cells are empty. */
  readonly defaults: Partial<TypedRow>;
  /** Columns without which no row can be read. */
  readonly absent: (fields: readonly HeaderField[], codebook: Codebook) => readonly Diagnostic[];
}

const contrastLayout: Layout = { columns, defaults: {}, absent: absentColumns };

/**
 * {@link readContrasts}, with problems returned and not thrown; warnings come with the contrasts.
 *
 * @example
 * safeReadContrasts("trial,outcome,n1i\nA 2001,pain,forty\n").diagnostics.at(-1)?.code; // "MISSING_COLUMN"
 */
export function safeReadContrasts(source: string | Dataset, codebook?: unknown): ReadResult {
  return readRows(source, codebook, contrastLayout);
}

/** Reads a table whose rows are contrasts, under the columns of its layout. */
export function readRows(
  source: string | Dataset,
  codebook: unknown,
  { columns, defaults, absent }: Layout,
): ReadResult {
  const [text, book] =
    typeof source === "object" && source !== null ? [source.csv, codebook ?? source.codebook] : [source, codebook];
  try {
    const checked = book === undefined ? null : safeReadCodebook(book);
    const table = readTable(text);
    if (checked !== null && !checked.ok) return checked;
    const given = checked?.value ?? null;
    if (given?.layout === "arms" && columns === contrastLayout.columns) return safeContrastsFromArms(text, given);
    const { fields, diagnostics } = matchHeader(table.header, given, columns);
    const complete = given ?? impliedCodebook(table, fields);
    const atHeader = [...(given === null ? [withoutCodebook] : []), ...diagnostics, ...absent(fields, complete)];
    const reader = new RowReader(table, fields, complete, defaults);
    if (atHeader.some(({ code }) => code === "MISSING_COLUMN")) return { ok: false, diagnostics: atHeader };
    const contrasts = reader.read();
    const all = [
      ...atHeader,
      ...reader.diagnostics,
      ...diagnosePrecision(contrasts, inContrasts(fields)),
      ...spellings(contrasts, fields),
      ...diagnoseAcross(contrasts),
    ];
    return all.some(({ severity }) => severity === "error")
      ? { ok: false, diagnostics: all }
      : { ok: true, value: contrasts, diagnostics: all };
  } catch (error) {
    if (error instanceof DataError) return { ok: false, diagnostics: error.diagnostics };
    throw error;
  }
}

/**
 * Reads trial data: one row for each trial, pair of arms, outcome and follow-up; one for each arm, where the codebook says so
 * (`layout: "arms"`, see {@link contrastsFromArms}).
 *
 * @param source - the text of a CSV file (comma, semicolon with decimal comma, or tab), or a data set of `wane/datasets`
 * @param codebook - what the columns mean, as JSON; without it each outcome stands for itself and has no direction
 * @returns one contrast for each row, in the order of the file
 * @throws {@link DataError} with every problem of the file at once, each with line, column, value and remedy
 * @see {@link safeReadContrasts} for warnings, and for problems as values
 * @example
 * const csv = `trial,outcome,weeks,n1i,m1i,sd1i,n2i,m2i,sd2i
 * Sterling 2015,pain,6,40,3.2,2.0,40,3.2,2.3`;
 * readContrasts(csv)[0].weeks; // 6
 */
export function readContrasts(source: string | Dataset, codebook?: unknown): readonly Contrast[] {
  const result = safeReadContrasts(source, codebook);
  if (!result.ok) throw new DataError(result.diagnostics);
  return result.value;
}
