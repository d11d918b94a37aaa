import type { Row, Value } from "../types/index.js";
import { columnName } from "./glossary.js";

/** How a table is written. */
export interface HtmlOptions {
  /** What the table shows: read out before it. */
  readonly caption: string;
  /** Heads of columns by key, in place of the columns' names in words. */
  readonly heads?: Readonly<Record<string, string>>;
}

/**
 * Rows as an HTML table that a screen reader can follow: a caption, heads with their scope, the first column as the head of
 * its row. All text is escaped; columns stand in the order in which they first occur, numbers have 12 significant digits.
 *
 * @param rows - flat rows
 * @returns a `<table>` element without style of its own; with the caption alone for no rows
 * @see HTML Living Standard, 4.9 (tables)
 * @example
 * toHtml([{ trial: "A & B", k: 2 }], { caption: "Pooled" }).includes('<th scope="row">A &amp; B</th><td>2</td>'); // true
 */
export function toHtml(rows: readonly Row[], { caption, heads = {} }: HtmlOptions): string {
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const head = (key: string) => (Object.hasOwn(heads, key) ? (heads[key] as string) : inWords(key));
  const line = (cells: readonly string[]) => `<tr>${cells.join("")}</tr>`;
  return [
    "<table>",
    `<caption>${escaped(caption)}</caption>`,
    ...(keys.length === 0
      ? []
      : [
          `<thead>${line(keys.map((key) => `<th scope="col">${escaped(head(key))}</th>`))}</thead>`,
          "<tbody>",
          ...rows.map((row) => line(keys.map((key, i) => cell(row[key] ?? null, i === 0)))),
          "</tbody>",
        ]),
    "</table>",
    "",
  ].join("\n");
}

const inWords = (key: string): string => columnName(key).replaceAll("_", " ");

function cell(value: Value, first: boolean): string {
  const text = escaped(textOf(value));
  return first ? `<th scope="row">${text}</th>` : `<td>${text}</td>`;
}

function textOf(value: Value): string {
  if (value === null) return "";
  if (typeof value === "number") return String(Number(value.toPrecision(12)));
  return typeof value === "boolean" ? (value ? "yes" : "no") : value;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (letter) => entities[letter] as string);
