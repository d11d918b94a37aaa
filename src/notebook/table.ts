import { columnName, glossary } from "../tidy/index.js";
import type { Row, Value } from "../types/index.js";

/** Rows as they are printed: what is said above them, columns, and cells as text. */
export interface Table {
  readonly caption: string;
  readonly columns: readonly { readonly name: string; readonly meaning: string | null; readonly numeric: boolean }[];
  readonly cells: readonly (readonly string[])[];
}

/** A longer table belongs into a file. */
const LONGEST = 200;
const WIDEST = 40;

/** Rows as a table to be read: numbers with four significant digits, columns without content left out and named. */
export function tableOf(title: string | null, rows: readonly Row[]): Table {
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const filled = keys.filter((key) => rows.some((row) => !isEmpty(row[key])));
  const empty = keys.filter((key) => !filled.includes(key));
  const shown = rows.slice(0, LONGEST);
  const count = `${rows.length} ${rows.length === 1 ? "row" : "rows"}`;
  const extent = shown.length < rows.length ? `the first ${shown.length} of ${count}` : count;
  return {
    caption: [
      title === null ? extent : `${title}: ${extent}`,
      ...(empty.length > 0 ? [`empty columns left out: ${empty.map(columnName).join(", ")}`] : []),
    ].join("; "),
    columns: filled.map((key) => ({
      name: columnName(key),
      meaning: meanings.get(key) ?? null,
      numeric: rows.every((row) => typeof row[key] === "number" || isEmpty(row[key])),
    })),
    cells: shown.map((row) => filled.map((key) => printed(row[key]))),
  };
}

const isEmpty = (value: Value | undefined): boolean => value === null || value === undefined || value === "";

const meanings = new Map(
  glossary.map(({ key, description, unit }) => [key, unit === null ? description : `${description} (${unit})`]),
);

function printed(value: Value | undefined): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string" || Number.isInteger(value)) return String(value);
  return String(Number(value.toPrecision(4)));
}

/** A table as HTML; all text is escaped, and nothing in it is loaded or run. */
export function htmlOf({ caption, columns, cells }: Table): string {
  const aligned = columns.map(({ numeric }) => `style="text-align:${numeric ? "right" : "left"}"`);
  const head = columns.map(({ name, meaning }, i) => {
    const title = meaning === null ? "" : ` title="${escaped(meaning)}"`;
    return `<th scope="col" ${aligned[i]}${title}>${escaped(name)}</th>`;
  });
  const body = cells.map(
    (row) => `<tr>${row.map((cell, i) => `<td ${aligned[i]}>${escaped(cell)}</td>`).join("")}</tr>`,
  );
  return [
    `<table style="font-variant-numeric:tabular-nums">`,
    `<caption style="caption-side:top;text-align:left">${escaped(caption)}</caption>`,
    `<thead><tr>${head.join("")}</tr></thead>`,
    `<tbody>${body.join("\n")}</tbody>`,
    "</table>",
  ].join("\n");
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

/** A table as aligned text; long cells are cut. */
export function textOf({ caption, columns, cells }: Table): string {
  const lines = [columns.map(({ name }) => name), ...cells].map((line) => line.map(cut));
  const widths = columns.map((_, i) => Math.max(...lines.map((line) => [...(line[i] ?? "")].length)));
  const padded = lines.map((line) =>
    line
      .map((cell, i) => pad(cell, widths[i] ?? 0, columns[i]?.numeric === true))
      .join("  ")
      .trimEnd(),
  );
  return [caption, ...padded].join("\n");
}

function cut(cell: string): string {
  const letters = [...cell.replace(/\s+/g, " ")];
  return letters.length > WIDEST ? `${letters.slice(0, WIDEST - 1).join("")}…` : letters.join("");
}

function pad(cell: string, width: number, numeric: boolean): string {
  const space = " ".repeat(Math.max(0, width - [...cell].length));
  return numeric ? space + cell : cell + space;
}
