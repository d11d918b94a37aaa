import { isFault, NumberReader } from "../data/cells.js";
import { precisionTwice } from "../data/error-rules.js";
import { readTable } from "../data/table.js";
import { DataError } from "../errors.js";
import { measures } from "../measure/index.js";
import type { BareEffect, Diagnostic, Measure } from "../types/index.js";
import { Refusal } from "./failure.js";
import type { Source } from "./input.js";

/** Names by which a column is known, ours first. */
const columns = {
  yi: ["yi", "te"],
  vi: ["vi"],
  sei: ["sei", "sete", "se"],
  label: ["label", "trial", "study", "slab", "studlab"],
  status: ["status"],
  measure: ["measure", "sm"],
  design: ["design"],
} as const;

type Column = keyof typeof columns;

/** Effects of a table, with what was left out of it and why. */
export interface EffectTable {
  readonly effects: readonly BareEffect[];
  readonly measure: Measure | null;
  readonly leftOut: { readonly rows: number; readonly reasons: readonly string[] };
}

/**
 * Effects as numbers: columns `yi`, and `vi` or `sei`; `label` (or `trial`), and `status` and `measure` as `wane effects`
 * writes them. Where both precisions are given they must agree. Rows without a number and rows that are not usable are left out, and counted.
 *
 * @throws {@link Refusal} with every problem
 */
export function readEffects({ text, name }: Source, includeDoubtful: boolean): EffectTable {
  const { header, rows, lines, delimiter } = tableOf(text, name);
  const folded = header.map((each) => each.toLowerCase());
  const indexOf = (column: Column): number =>
    folded.findIndex((each) => (columns[column] as readonly string[]).includes(each));
  const has = (column: Column): boolean => indexOf(column) >= 0;
  const problems: Diagnostic[] = [];
  const complain = (code: string, message: string, remedy: string, line: number, column: string): void => {
    problems.push({ code, severity: "error", message, remedy, at: { line, column } });
  };
  if (!has("yi"))
    complain(
      "MISSING_COLUMN",
      `there is no column yi among ${header.join(", ")}`,
      "name the column of effects yi; wane effects writes one",
      1,
      "yi",
    );
  if (!has("vi") && !has("sei"))
    complain(
      "MISSING_COLUMN",
      "there is neither vi nor sei",
      "give the sampling variance as vi, or the standard error as sei",
      1,
      "vi",
    );
  if (problems.length > 0) throw new Refusal(problems, name);

  const numbers = new NumberReader(delimiter);
  const reasons = new Map<string, number>();
  const effects: BareEffect[] = [];
  const places: number[] = [];
  const measures = new Set<string>();
  for (const [i, cells] of rows.entries()) {
    const line = lines[i] ?? 0;
    const cell = (column: Column): string => (cells[indexOf(column)] ?? "").trim();
    const number = (column: Column, positive: boolean): number | null => {
      const text = cell(column);
      if (text === "" || text === "NA") return null;
      const value = numbers.read(text, positive ? "a number above 0" : "a number");
      if (isFault(value)) complain(value.code, value.message, value.remedy, line, column);
      else if (positive && value <= 0)
        complain("OUT_OF_RANGE", `needs a number above 0, got "${text}"`, "check the number", line, column);
      else return value;
      return Number.NaN;
    };
    const status = cell("status");
    const yi = number("yi", false);
    const variance = has("vi") ? number("vi", true) : null;
    const sei = has("sei") ? number("sei", true) : null;
    for (const { code, message, remedy, column } of precisionTwice({ se: null, sei, vi: variance }))
      complain(code, message, remedy, line, header[indexOf(column as Column)] ?? column);
    const vi = variance ?? (sei === null ? null : sei ** 2);
    const without = reasonToSkip(status, includeDoubtful) ?? (yi === null || vi === null ? "without numbers" : null);
    if (without !== null || yi === null || vi === null) {
      reasons.set(without ?? "", (reasons.get(without ?? "") ?? 0) + 1);
      continue;
    }
    if (cell("measure") !== "") measures.add(cell("measure"));
    if (cell("design") === "overview") throw new Refusal([overview(line)], name);
    const label = cell("label");
    effects.push({ yi, vi, ...(label === "" ? {} : { label }) });
    places.push(line);
  }
  for (const problem of repeated(effects, places)) problems.push(problem);
  if (measures.size > 1)
    complain(
      "MIXED_MEASURES",
      `needs one measure, got ${[...measures].join(", ")}`,
      "pool one measure at a time",
      1,
      "measure",
    );
  if (problems.length > 0) throw new Refusal(problems, name);
  return {
    effects,
    measure: measureOf([...measures][0]),
    leftOut: {
      rows: rows.length - effects.length,
      reasons: [...reasons].map(([reason, n]) => `${n} ${reason}`),
    },
  };
}

/** The cells of a file. */
export function tableOf(text: string, name: string): ReturnType<typeof readTable> {
  try {
    return readTable(text);
  } catch (error) {
    if (error instanceof DataError) throw new Refusal(error.diagnostics, name);
    throw error;
  }
}

const overview = (line: number): Diagnostic => ({
  code: "OVERVIEW",
  severity: "error",
  message: "pool needs results of trials, got published pooled results, whose trials overlap",
  remedy: "show them side by side with wane synthesize",
  at: { line, column: "design" },
});

/** What `wane effects` says of rows that are not pooled. */
function reasonToSkip(status: string, includeDoubtful: boolean): string | null {
  const pooled = ["", "usable", "pooled", "shown", ...(includeDoubtful ? ["doubtful"] : [])];
  return pooled.includes(status) ? null : status;
}

const measureOf = (text: string | undefined): Measure | null =>
  text !== undefined && Object.hasOwn(measures, text) ? (text as Measure) : null;

/** Two effects of one trial are dependent, and a pool of numbers has no rule by which to choose. */
function repeated(effects: readonly BareEffect[], lines: readonly number[]): Diagnostic[] {
  const first = new Map<string, number>();
  return effects.flatMap(({ label }, i): Diagnostic[] => {
    if (label === undefined) return [];
    const before = first.get(label);
    const line = lines[i] ?? 0;
    if (before === undefined) {
      first.set(label, line);
      return [];
    }
    return [
      {
        code: "DEPENDENT_EFFECTS",
        severity: "error",
        message: `pool needs one effect per trial, got a second from "${label}" (the first is on line ${before})`,
        remedy: "keep one, or use wane synthesize, which chooses by a rule",
        at: { line, trial: label },
      },
    ];
  });
}
