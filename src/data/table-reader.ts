import type { Codebook, Contrast, Diagnostic, Outcome } from "../types/index.js";
import { type CellFault, type CellValue, isFault, NumberReader, readCell } from "./cells.js";
import { columns } from "./columns.js";
import { doubtRules } from "./doubt-rules.js";
import type { HeaderField } from "./header.js";
import { Lookups } from "./lookups.js";
import type { TypedRow } from "./row-schema.js";
import type { Finding, Printed } from "./rule.js";
import type { Table } from "./table.js";

const nothing: readonly Finding[] = [];

const noDoubts: readonly Diagnostic[] = [];

const noFacts: Contrast["facts"] = {};

const labels = ["trial", "treatment_arm", "comparator_arm", "region", "condition"] as const;

const formula = /^[=+@]|^-\D/;

const blank = Object.fromEntries(columns.map(({ name }) => [name, null])) as unknown as TypedRow;

/** A row after its cells have been read. */
export interface ReadRow {
  readonly row: TypedRow;
  readonly facts: Contrast["facts"];
  /** What could not be read. */
  readonly findings: Finding[];
  readonly printed: Printed;
}

/** What every reader of a table does: cells by the types of their columns, and findings with their place. */
export abstract class TableReader {
  readonly diagnostics: Diagnostic[] = [];
  protected readonly lookups: Lookups;
  private readonly numbers: NumberReader;
  private readonly indexOf: ReadonlyMap<string, number>;
  /** Columns by the names that the file gives them. */
  protected readonly headerOf: Map<string, string>;

  /** @param defaults - what a row has where its cells are empty */
  constructor(
    protected readonly table: Table,
    private readonly fields: readonly HeaderField[],
    protected readonly codebook: Codebook,
    defaults: Partial<TypedRow> = {},
  ) {
    this.numbers = new NumberReader(table.delimiter);
    this.lookups = new Lookups(codebook);
    this.headerOf = new Map(fields.map(({ key, header }) => [key, header]));
    this.indexOf = new Map(fields.map(({ key, index }) => [key, index]));
    this.start = { ...blank, ...defaults };
  }

  private readonly start: TypedRow;

  protected has(column: string): boolean {
    return this.indexOf.has(column);
  }

  /** The cells by the types of their columns. A cell that cannot be read is a finding, and empty from here on. */
  protected typed(i: number): ReadRow {
    const cells = this.table.rows[i] as readonly string[];
    const row: TypedRow = { ...this.start };
    const findings: Finding[] = [];
    let facts: Record<string, string | number | null> | null = null;
    for (const { index, column, key, fact } of this.fields) {
      const value: CellValue | CellFault = readCell(cells[index] as string, column, this.numbers);
      if (isFault(value)) findings.push({ ...value, column: key as Finding["column"] });
      else if (fact) {
        facts ??= {};
        facts[key] = value as string | number | null;
      } else if (value !== null) (row as unknown as Record<string, CellValue>)[key] = value;
    }
    row.treatment_n ??= total(row.treatment_events, row.treatment_non_events);
    row.comparator_n ??= total(row.comparator_events, row.comparator_non_events);
    const printed: Printed = (column) => cells[this.indexOf.get(column) ?? -1] ?? "";
    return { row, facts: facts ?? noFacts, findings, printed };
  }

  /** Findings with their place; they are kept, and returned. */
  protected report(
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

  /** What only the whole file shows. */
  protected finish(): void {
    const { point, comma } = this.numbers.seen;
    if (point === null || comma === null) return;
    this.diagnostics.push({
      code: "MIXED_DECIMALS",
      severity: "error",
      message: `needs one decimal sign, got both "${point}" and "${comma}"`,
      remedy: "write all decimals with a point, or all with a comma",
    });
  }
}

/** Reasons to doubt the numbers of a row. */
export function doubtsOf(row: TypedRow, printed: Printed): readonly Finding[] {
  let doubts = nothing;
  for (const rule of doubtRules) {
    const some = rule(row, printed);
    if (some.length > 0) doubts = [...doubts, ...some];
  }
  return doubts;
}

const total = (events: number | null, others: number | null): number | null =>
  events === null || others === null || events + others === 0 ? null : events + others;

/** Final means that the scale does not reach. */
export function outsideScale(row: TypedRow, outcome: Outcome): readonly Finding[] {
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

/** Labels that a spreadsheet would take for formulas. */
export function formulas(row: TypedRow): readonly Finding[] {
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
