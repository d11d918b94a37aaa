import type { Row, Value } from "../types/index.js";
import { columnName } from "./glossary.js";

/** The last digits of a number differ between machines; twelve are the same on all. */
const significantDigits = 12;

/**
 * Rows as CSV: columns in snake_case in the order in which they first occur, numbers with 12 significant digits, empty
 * cells for `null`. Text that a spreadsheet would run as a formula gets an apostrophe before it.
 *
 * @param rows - flat rows
 * @returns the text of a file, lines ended by a line feed; empty for no rows
 * @see RFC 4180 for the quotes
 * @example
 * toCsv([{ trial: "A, 2001", pValue: 0.1 + 0.2 }]); // "trial,p_value\n\"A, 2001\",0.3\n"
 */
export function toCsv(rows: readonly Row[]): string {
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  if (keys.length === 0) return "";
  const lines = [
    keys.map((key) => quoted(columnName(key))),
    ...rows.map((row) => keys.map((key) => cell(row[key] ?? null))),
  ];
  return `${lines.map((cells) => cells.join(",")).join("\n")}\n`;
}

function cell(value: Value): string {
  if (value === null) return "";
  if (typeof value === "number") return String(Number(value.toPrecision(significantDigits)));
  if (typeof value === "boolean") return value ? "yes" : "no";
  return quoted(/^[=+\-@\t\r]/.test(value) ? `'${value}` : value);
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
