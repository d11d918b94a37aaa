import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";

/** Cells by column; a column that is absent is an empty cell. */
export type Cells = Readonly<Record<string, string>>;

/** What becomes of one raw row: a row of `data.csv`, or nothing, with the reason. */
export type Recoded =
  | { readonly id: string; readonly outcome: "left out"; readonly reason: string }
  | { readonly id: string; readonly outcome: Kind; readonly reason: string; readonly cells: Cells };

export type Kind = "means" | "events" | "estimate" | "reported-only" | "not-a-contrast";

/** A table as the files hold it. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly Cells[];
}

/** Reads a CSV file of this folder's data sets; `path` starts at `datasets/`. */
export function readRaw(path: string): readonly Cells[] {
  return parse(readFileSync(new URL(`../datasets/${path}`, import.meta.url), "utf8"), { columns: true, bom: true });
}

/** The better direction of each outcome, from the codebook of a data set. */
export function betterByOutcome(name: string): ReadonlyMap<string, string> {
  const book = JSON.parse(readFileSync(new URL(`../datasets/${name}/codebook.json`, import.meta.url), "utf8")) as {
    readonly outcomes: readonly { readonly name: string; readonly better: string }[];
  };
  return new Map(book.outcomes.map((outcome) => [outcome.name, outcome.better]));
}

/** One line per row, ended by a line feed; cells are quoted where they must be. */
export function toCsv({ columns, rows }: Table): string {
  const quoted = (cell: string): string => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const line = (cells: readonly string[]): string => `${cells.map(quoted).join(",")}\n`;
  return [line(columns), ...rows.map((row) => line(columns.map((column) => row[column] ?? "")))].join("");
}

/** Only the columns that some row fills, in the order given; a cell that no column takes is an error. */
export function tableOf(columns: readonly string[], rows: readonly Cells[]): Table {
  const filled = new Set(rows.flatMap((row) => Object.keys(row).filter((column) => row[column] !== "")));
  const homeless = [...filled].filter((column) => !columns.includes(column));
  if (homeless.length > 0) throw new Error(`tableOf: no column for ${homeless.join(", ")}`);
  return { columns: columns.filter((column) => filled.has(column)), rows };
}

/** A row without the columns that hold nothing. */
export const cellsOf = (cells: Readonly<Record<string, string | undefined>>): Cells =>
  Object.fromEntries(
    Object.entries(cells).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== ""),
  );

/** Remarks joined by semicolons, each once. */
export const joined = (...notes: readonly (string | undefined | false)[]): string =>
  [...new Set(notes.filter((note): note is string => typeof note === "string" && note !== ""))].join("; ");

/** `.04` to `0.04`, `<.001` to `<0.001`; text that is no p-value gives nothing. */
function pValue(text: string): string {
  const match = /^([<>]?) ?0?(\.\d+)$/.exec(text);
  return match === null ? "" : `${match[1]}0${match[2]}`;
}

/** The printed p-value for its column, or for the note where the column cannot hold it. */
export function printedP(text: string, isOfTheDifference: boolean): { readonly column: string; readonly note: string } {
  const column = isOfTheDifference ? pValue(text) : "";
  return { column, note: column !== "" || text === "" ? "" : `p as printed: ${text}` };
}

/** The number with its sign turned, as text. */
export const negated = (text: string): string =>
  text === "" || Number(text) === 0 ? text : text.startsWith("-") ? text.slice(1) : `-${text}`;

/** Percentage points as a proportion, with the decimals that were printed. */
export function proportion(percent: string): string {
  if (percent === "") return "";
  const decimals = percent.includes(".") ? percent.length - percent.indexOf(".") - 1 : 0;
  return (Number(percent) / 100).toFixed(decimals + 2);
}

const windows = [
  ["immediate_to_72h", "to 72 hours", 0.43],
  ["short_over72h_to_4wk", "to 4 weeks", 4],
  ["short_over4_to_12wk", "to 12 weeks", 12],
  ["medium_over12_to_under26wk", "to under 26 weeks", 25.99],
  ["long_26_to_52wk", "26 weeks and later", Number.POSITIVE_INFINITY],
] as const;

/** The name in the codebook of a window of the extraction; what is none has none. */
export const windowName = (raw: string): string => windows.find(([name]) => name === raw)?.[1] ?? "";

/** The window that holds a week, closed on the right; none without a week. */
const windowAt = (weeks: number | null): string =>
  weeks === null
    ? ""
    : (windows.find(([, , to]) => Math.round(weeks * 100) / 100 <= to) as (typeof windows)[number])[1];

/** Weeks from randomisation, where the row's cells allow it. */
function fromRandomisation({
  weeks = "",
  weeks_from: origin = "",
  treatment_weeks: duration = "",
}: Cells): number | null {
  if (weeks === "" || origin === "unknown") return null;
  if (origin === "randomisation") return Number(weeks);
  return duration === "" ? null : Number(weeks) + Number(duration);
}

/** Why the window of a row is not the one that the extraction gave it; nothing where it is, counted either way. */
function windowDifference(rawWindow: string, cells: Cells): string {
  if (cells.visit === "baseline" || windowName(rawWindow) === "") return "";
  const weeks = cells.weeks === undefined ? null : Number(cells.weeks);
  if (weeks === null) return "the extraction placed a row without weeks by its label";
  const asReported = windowAt(weeks);
  const converted = fromRandomisation(cells);
  if (asReported !== windowName(rawWindow)) {
    return converted !== null && windowAt(converted) === windowName(rawWindow)
      ? `the extraction counted from randomisation, which is week ${converted}`
      : `the extraction went by the label "${cells.followup_label ?? ""}"`;
  }
  return converted !== null && windowAt(converted) !== windowName(rawWindow)
    ? `counted from randomisation it is week ${converted}`
    : "";
}

const recodingColumns = [
  "row_id",
  "outcome",
  "reason",
  "trial",
  "window_raw",
  "window_as_reported",
  "window_from_randomisation",
  "window_difference",
];

/** `recoding.csv`: one line for each raw row, in its order. */
export function recodingOf(recoded: readonly Recoded[], raw: readonly Cells[]): Table {
  const rows = recoded.map((each, i): Cells => {
    const window = raw[i]?.window ?? "";
    const base = { row_id: each.id, outcome: each.outcome, reason: each.reason, window_raw: window };
    if (each.outcome === "left out") return base;
    const { cells } = each;
    const weeks = cells.visit === "baseline" || cells.weeks === undefined ? null : Number(cells.weeks);
    return {
      ...base,
      trial: cells.trial ?? "",
      window_as_reported: windowAt(weeks),
      window_from_randomisation: weeks === null ? "" : windowAt(fromRandomisation(cells)),
      window_difference: windowDifference(window, cells),
    };
  });
  return { columns: recodingColumns, rows };
}

/** The rows of `data.csv`. */
export const keptRows = (recoded: readonly Recoded[]): readonly Cells[] =>
  recoded.flatMap((each) => (each.outcome === "left out" ? [] : [each.cells]));

/** Order of columns in every `data.csv`: the row's name, who, what, when, numbers, words. */
export const columnOrder: readonly string[] = [
  ...["id", "trial", "year", "treatment_arm", "comparator_arm", "comparator", "sham_type"],
  ...["outcome", "instrument", "scale_min", "scale_max", "visit", "weeks", "weeks_from", "treatment_weeks", "window"],
  ...["region", "condition", "kind", "score"],
  ...["treatment", "comparator"].flatMap((arm) =>
    ["n", "mean", "sd", "se", "ci_lower", "ci_upper", "events", "non_events"].map((what) => `${arm}_${what}`),
  ),
  ...[
    "measure",
    "estimate",
    "ci_lower",
    "ci_upper",
    "estimate_sign",
    "adjusted",
    "ci_distribution",
    "p_value",
    "direction",
  ],
  ...["doubtful", "note"],
];
