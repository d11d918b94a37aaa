import { parse } from "#csv-parse";
import { DataError } from "../errors.js";
import type { Diagnostic } from "../types/index.js";

/** A text split into cells; line numbers are those of the file. */
export interface Table {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Line on which each row begins. */
  readonly lines: readonly number[];
  readonly delimiter: string;
}

const longestCell = 10_000;

const refuse = (code: string, message: string, remedy: string, line?: number): DataError =>
  new DataError([{ code, severity: "error", message, remedy, ...(line === undefined ? {} : { at: { line } }) }]);

/** The separator that stands most often in the first line, outside quotes. */
function delimiterOf(text: string): string {
  const end = text.search(/[\r\n]/);
  const header = text.slice(0, end < 0 ? 10_000 : end).replace(/"[^"]*"/g, "");
  const count = (separator: string) => header.split(separator).length - 1;
  return [",", ";", "\t"].reduce((best, each) => (count(each) > count(best) ? each : best));
}

// The parser can report lines itself, at twice the time; counting the breaks inside quoted cells is as exact.
function linesOf(records: readonly (readonly string[])[], quoted: boolean): number[] {
  const lines: number[] = [];
  let line = 1;
  for (const record of records) {
    lines.push(line);
    line += 1;
    if (quoted)
      for (const cell of record)
        if (cell.includes("\n") || cell.includes("\r")) line += cell.split(/\r\n|\n|\r/).length - 1;
  }
  return lines;
}

function split(text: string, delimiter: string): string[][] {
  try {
    return parse(text, { bom: true, delimiter, relax_column_count: true, skip_empty_lines: false });
  } catch (cause) {
    const { lines, message } = cause as { lines?: number; message: string };
    throw refuse(
      "BROKEN_CSV",
      message.replace(/\s+/g, " ").slice(0, 200),
      "close the quote, and double quotes inside quoted cells",
      lines,
    );
  }
}

function faultsOf(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  lines: readonly number[],
): Diagnostic[] {
  const faults: Diagnostic[] = [];
  rows.forEach((cells, i) => {
    const at = { line: lines[i] as number, row: i + 1 };
    if (cells.length !== header.length) {
      faults.push({
        code: "ROW_LENGTH",
        severity: "error",
        message: `needs ${header.length} cells as in the header, got ${cells.length}`,
        remedy: "quote cells that hold the separator",
        at,
      });
    }
    cells.forEach((cell, j) => {
      if (cell.length > longestCell) {
        faults.push({
          code: "CELL_TOO_LONG",
          severity: "error",
          message: `needs at most ${longestCell} characters, got ${cell.length}`,
          remedy: "shorten the cell; look for a quote that is not closed",
          at: { ...at, column: header[j] ?? `${j + 1}` },
        });
      }
    });
  });
  return faults;
}

/**
 * Splits a text into header and rows: commas, semicolons or tabs, with or without a byte-order mark, any line ends,
 * quoted cells that hold separators and line breaks. Empty lines are passed over and counted.
 *
 * @throws {@link DataError} if the input is not such a text
 */
export function readTable(text: unknown): Table {
  if (typeof text !== "string")
    throw refuse("NOT_TEXT", `needs text, got ${text === null ? "null" : typeof text}`, "give the content of the file");
  if (text.trim().length === 0)
    throw refuse("EMPTY_FILE", "the file is empty", "it needs a header and at least one row");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (/[\u0000-\u0008\u000e-\u001f]/.test(text) || text.includes("\ufffd\ufffd")) {
    throw refuse("NOT_TEXT", "the file holds bytes that are not text", "save the table as CSV in UTF-8");
  }
  const delimiter = delimiterOf(text);
  const records = split(text, delimiter);
  const starts = linesOf(records, text.includes('"'));
  const isEmpty = (cells: readonly string[]) => cells.length === 1 && cells[0]?.trim() === "";
  const first = records.findIndex((cells) => !isEmpty(cells));
  const header = (records[first] as string[]).map((name) => name.trim());
  const rows: string[][] = [];
  const lines: number[] = [];
  for (let i = first + 1; i < records.length; i++) {
    const cells = records[i] as string[];
    if (isEmpty(cells)) continue;
    rows.push(cells);
    lines.push(starts[i] as number);
  }
  if (rows.length === 0)
    throw refuse("NO_ROWS", "the file has a header and no row", "add a row for each contrast", starts[first]);
  const faults = faultsOf(header, rows, lines);
  if (faults.length > 0) throw new DataError(faults);
  return { header, rows, lines, delimiter };
}
