import { DataError } from "../errors.js";
import type { Codebook, Contrast, Control, Dataset, Diagnostic, Outcome } from "../types/index.js";
import { diagnoseAcross } from "./across-rows.js";
import { type CellFault, type CellValue, isFault, NumberReader, readCell } from "./cells.js";
import { readCodebook, safeReadCodebook } from "./codebook.js";
import { columns } from "./columns.js";
import { toContrast } from "./contrast.js";
import { type HeaderField, matchHeader } from "./header.js";
import { type Kind, neededSchema, type TypedRow } from "./row-schema.js";
import { doubtRules, errorRules, type Finding, type Printed } from "./rules.js";
import { suggest } from "./suggest.js";
import { readTable, type Table } from "./table.js";

/** Contrasts, or what stands in their way. Warnings come with both. */
export type ReadResult =
  | { readonly ok: true; readonly value: readonly Contrast[]; readonly diagnostics: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

const nothing: readonly Finding[] = [];

const labels = ["trial", "treatment_arm", "comparator_arm", "region", "condition"] as const;

const formula = /^[=+@]|^-\D/;

const blank = Object.fromEntries(columns.map(({ name }) => [name, null])) as unknown as TypedRow;

function kindOf(row: TypedRow): Kind {
  if (row.kind !== null) return row.kind;
  if (row.treatment_mean !== null || row.comparator_mean !== null) return "means";
  if (row.treatment_events !== null || row.comparator_events !== null) return "events";
  return row.estimate !== null || row.yi !== null ? "estimate" : "reported-only";
}

/** A codebook for a file that comes without one: each outcome stands for itself, with no direction. */
function impliedCodebook({ rows }: Table, fields: readonly HeaderField[]): Codebook {
  const field = fields.find(({ column }) => column.name === "outcome");
  const names =
    field === undefined ? ["outcome"] : [...new Set(rows.map((cells) => cells[field.index]?.trim() || "outcome"))];
  return readCodebook({
    name: "without a codebook",
    title: "without a codebook",
    outcomes: names.map((name) => ({ name: name.slice(0, 200), domain: name.slice(0, 200), better: "unknown" })),
  });
}

/** Looks values up that a codebook declares, and says what was probably meant when they are not there. */
class Vocabulary<T> {
  private readonly values: Map<string, T>;
  constructor(
    private readonly column: string,
    entries: readonly (readonly [string, T])[],
  ) {
    this.values = new Map(entries);
  }
  find(name: string): T | Finding {
    const value = this.values.get(name);
    if (value !== undefined) return value;
    const names = [...this.values.keys()];
    const meant = suggest(name, names, 0.5);
    return {
      code: "NOT_DECLARED",
      column: this.column as Finding["column"],
      message: `needs a value that the codebook declares, got "${name.slice(0, 60)}"${meant === null ? "" : `, did you mean "${meant}"?`}`,
      remedy: `declared are ${names.join(", ")}`,
    };
  }
}

const isFinding = (value: object): value is Finding => "remedy" in value;

/** Reads the rows of one table. */
class RowReader {
  readonly diagnostics: Diagnostic[] = [];
  private readonly numbers: NumberReader;
  private readonly outcomes: Vocabulary<Outcome>;
  private readonly comparators: Vocabulary<true>;
  private readonly shamTypes: Vocabulary<true>;
  private readonly indexOf: ReadonlyMap<string, number>;
  /** Columns by the names that the file gives them. */
  private readonly headerOf: ReadonlyMap<string, string>;
  private readonly windows: Map<string, number>;

  constructor(
    private readonly table: Table,
    private readonly fields: readonly HeaderField[],
    private readonly codebook: Codebook,
  ) {
    this.numbers = new NumberReader(table.delimiter);
    this.outcomes = new Vocabulary(
      "outcome",
      codebook.outcomes.map((each) => [each.name, each]),
    );
    this.comparators = new Vocabulary(
      "comparator",
      codebook.controls.map(({ comparator }) => [comparator, true]),
    );
    this.shamTypes = new Vocabulary(
      "sham_type",
      codebook.controls.flatMap(({ shamType }) => (shamType === null ? [] : [[shamType, true] as const])),
    );
    this.headerOf = new Map(fields.map(({ column, header }) => [column.name, header]));
    this.windows = new Map(codebook.reportedWindows.map((name, order) => [name, order]));
    this.indexOf = new Map(fields.map(({ column, index }) => [column.name, index]));
  }

  read(): Contrast[] {
    const contrasts: Contrast[] = [];
    for (let i = 0; i < this.table.rows.length; i++) {
      const contrast = this.row(i);
      if (contrast !== null) contrasts.push(contrast);
    }
    const { point, comma } = this.numbers.seen;
    if (point !== null && comma !== null) {
      this.diagnostics.push({
        code: "MIXED_DECIMALS",
        severity: "error",
        message: `needs one decimal sign, got both "${point}" and "${comma}"`,
        remedy: "write all decimals with a point, or all with a comma",
      });
    }
    return contrasts;
  }

  private row(i: number): Contrast | null {
    const cells = this.table.rows[i] as readonly string[];
    const line = this.table.lines[i] as number;
    const { row, facts, findings } = this.typed(cells);
    const printed: Printed = (column) => cells[this.indexOf.get(column) ?? -1] ?? "";
    for (const finding of this.missing(row, findings)) findings.push(finding);
    for (const rule of errorRules) for (const finding of rule(row, printed)) findings.push(finding);
    const control = this.control(row);
    const outcome = this.outcome(row);
    if (isFinding(control)) findings.push(control);
    if (isFinding(outcome)) findings.push(outcome);
    this.report(findings, "error", i, row);
    this.report(formulas(row), "warning", i, row);
    if (findings.length > 0 || isFinding(control) || isFinding(outcome)) return null;
    const doubts = this.report([...doubtsOf(row, printed), ...outsideScale(row, outcome)], "warning", i, row);
    const reportedWindow = this.window(row);
    return toContrast(row, {
      row: i + 1,
      line,
      codebook: this.codebook,
      control,
      outcome,
      reportedWindow,
      facts,
      doubts,
    });
  }

  /** The cells by the types of their columns. A cell that cannot be read is a finding, and empty from here on. */
  private typed(cells: readonly string[]): { row: TypedRow; facts: Contrast["facts"]; findings: Finding[] } {
    const row: TypedRow = { ...blank };
    const findings: Finding[] = [];
    let facts: Record<string, string | number | null> | null = null;
    for (const { index, column, fact } of this.fields) {
      const value: CellValue | CellFault = readCell(cells[index] as string, column, this.numbers);
      if (isFault(value)) findings.push({ ...value, column: column.name as Finding["column"] });
      else if (fact) {
        facts ??= {};
        facts[column.name] = value as string | number | null;
      } else (row as unknown as Record<string, CellValue>)[column.name] = value;
    }
    row.treatment_n ??= total(row.treatment_events, row.treatment_non_events);
    row.comparator_n ??= total(row.comparator_events, row.comparator_non_events);
    row.kind = kindOf(row);
    return { row, facts: facts ?? noFacts, findings };
  }

  /** Findings with their place; they are kept, and returned. */
  private report(
    findings: readonly Finding[],
    severity: Diagnostic["severity"],
    i: number,
    { trial }: TypedRow,
  ): readonly Diagnostic[] {
    if (findings.length === 0) return noDoubts;
    const line = this.table.lines[i] as number;
    const diagnostics = findings.map(({ code, column, message, remedy }) => ({
      code,
      severity,
      message,
      remedy,
      at: { line, row: i + 1, ...(trial === null ? {} : { trial }), column: this.headerOf.get(column) ?? column },
    }));
    for (const diagnostic of diagnostics) this.diagnostics.push(diagnostic);
    return diagnostics;
  }

  /** What the row's kind needs and the row lacks; cells that could not be read have been complained of. */
  private missing(row: TypedRow, found: readonly Finding[]): readonly Finding[] {
    const checked = neededSchema.safeParse(row);
    if (checked.success) return nothing;
    return [...new Set(checked.error.issues.map(({ path }) => String(path[0]) as Finding["column"]))]
      .filter((column) => this.indexOf.has(column) && !found.some((finding) => finding.column === column))
      .map((column) => ({
        code: "MISSING_VALUE",
        column,
        message: `${column} is empty and a row of kind ${row.kind} needs it`,
        remedy: "fill the cell, or change the row's kind",
      }));
  }

  private outcome({ outcome }: TypedRow): Outcome | Finding {
    if (outcome !== null) return this.outcomes.find(outcome);
    if (this.codebook.outcomes.length === 1) return this.codebook.outcomes[0] as Outcome;
    return {
      code: "MISSING_VALUE",
      column: "outcome",
      message: `outcome is empty and the codebook declares ${this.codebook.outcomes.length}`,
      remedy: `name one of ${this.codebook.outcomes.map(({ name }) => name).join(", ")}`,
    };
  }

  /** Windows stand in the codebook's order; those that it does not name follow in the order of the file. */
  private window({ window }: TypedRow): { name: string; order: number } | null {
    if (window === null) return null;
    const order = this.windows.get(window) ?? this.windows.size;
    this.windows.set(window, order);
    return { name: window, order };
  }

  private control({ comparator, sham_type }: TypedRow): Control | Finding {
    const { controls } = this.codebook;
    if (comparator === null && sham_type === null && controls.length === 1) return controls[0] as Control;
    const kind = comparator ?? (sham_type === null ? "unspecified" : "sham");
    const known = this.comparators.find(kind);
    if (known !== true) return known;
    const sham = sham_type === null ? null : this.shamTypes.find(sham_type);
    if (sham !== null && sham !== true) return sham;
    // A sham type beside another comparator is complained of by its own rule.
    const wanted =
      kind === "sham"
        ? (sham_type ?? "unspecified")
        : (controls.find(({ comparator }) => comparator === kind)?.shamType ?? null);
    return (
      controls.find(({ comparator, shamType }) => comparator === kind && shamType === wanted) ?? {
        code: "NO_SUCH_CONTROL",
        column: "sham_type",
        message: `the codebook has no control with comparator "${kind}" and sham type "${wanted ?? ""}"`,
        remedy: `declare it; there are ${controls.map(({ name }) => name).join(", ")}`,
      }
    );
  }
}

const noDoubts: readonly Diagnostic[] = [];

const noFacts: Contrast["facts"] = {};

function doubtsOf(row: TypedRow, printed: Printed): readonly Finding[] {
  let doubts = nothing;
  for (const rule of doubtRules) {
    const some = rule(row, printed);
    if (some.length > 0) doubts = [...doubts, ...some];
  }
  return doubts;
}

const total = (events: number | null, others: number | null): number | null =>
  events === null || others === null || events + others === 0 ? null : events + others;

function outsideScale(row: TypedRow, outcome: Outcome): readonly Finding[] {
  if (row.kind !== "means" || row.score === "change") return nothing;
  const [low, high] =
    row.scale_min !== null && row.scale_max !== null
      ? [row.scale_min, row.scale_max]
      : (outcome.scale ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
  const outside = (["treatment_mean", "comparator_mean"] as const).filter(
    (column) => (row[column] as number) < low || (row[column] as number) > high,
  );
  return outside.map((column) => ({
    code: "MEAN_OUTSIDE_SCALE",
    column,
    message: `a final mean of ${row[column]} lies outside the scale ${low} to ${high}`,
    remedy: "correct the scale, or set score to change",
  }));
}

function formulas(row: TypedRow): readonly Finding[] {
  let found = nothing;
  for (const column of labels) {
    const label = row[column];
    if (label === null || !formula.test(label)) continue;
    found = [
      ...found,
      {
        code: "FORMULA_LIKE",
        column,
        message: `"${label.slice(0, 40)}" begins like a formula; it is kept as text`,
        remedy: "rename it if a spreadsheet put it there",
      },
    ];
  }
  return found;
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
            "add means, events, estimates or directions; see the page on the data format",
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
      ? [absent("measure", "there is estimate and no measure", "say what the estimates are: MD, SMD, OR, RR or RD")]
      : []),
  ];
}

/**
 * {@link readContrasts}, with problems returned and not thrown; warnings come with the contrasts.
 *
 * @example
 * safeReadContrasts("trial,outcome,n1i\nA 2001,pain,forty\n").diagnostics.at(-1)?.code; // "MISSING_COLUMN"
 */
export function safeReadContrasts(source: string | Dataset, codebook?: unknown): ReadResult {
  const [text, book] =
    typeof source === "object" && source !== null ? [source.csv, codebook ?? source.codebook] : [source, codebook];
  try {
    const checked = book === undefined ? null : safeReadCodebook(book);
    const table = readTable(text);
    if (checked !== null && !checked.ok) return checked;
    const given = checked?.value ?? null;
    const { fields, diagnostics } = matchHeader(table.header, given);
    const complete = given ?? impliedCodebook(table, fields);
    const atHeader = [...(given === null ? [withoutCodebook] : []), ...diagnostics, ...absentColumns(fields, complete)];
    const reader = new RowReader(table, fields, complete);
    if (atHeader.some(({ code }) => code === "MISSING_COLUMN")) return { ok: false, diagnostics: atHeader };
    const contrasts = reader.read();
    const all = [...atHeader, ...reader.diagnostics, ...diagnoseAcross(contrasts)];
    return all.some(({ severity }) => severity === "error")
      ? { ok: false, diagnostics: all }
      : { ok: true, value: contrasts, diagnostics: all };
  } catch (error) {
    if (error instanceof DataError) return { ok: false, diagnostics: error.diagnostics };
    throw error;
  }
}

const withoutCodebook: Diagnostic = {
  code: "NO_CODEBOOK",
  severity: "info",
  message: "there is no codebook: outcomes have no direction, no scale and no role",
  remedy: "give one as the second argument",
};

/**
 * Reads trial data: one row for each trial, pair of arms, outcome and follow-up.
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
