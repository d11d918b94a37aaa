import { isFault, NumberReader, withThousands } from "../data/cells.js";
import type { Diagnostic, TwoByTwo } from "../types/index.js";
import { Refusal } from "./failure.js";
import type { Source } from "./input.js";
import { tableOf } from "./read-effects.js";

/** Names by which a column is known, those of the field first. */
const columns = {
  ai: ["ai", "event.e"],
  bi: ["bi"],
  n1i: ["n1i", "n1", "n.e"],
  ci: ["ci", "event.c"],
  di: ["di"],
  n2i: ["n2i", "n2", "n.c"],
  label: ["label", "trial", "study", "slab", "studlab"],
} as const;

type Column = keyof typeof columns;

/**
 * Tables of events: columns `ai` and `ci` with `bi` and `di`, or with the sizes `n1i` and `n2i`; `label` (or `trial`).
 *
 * @throws {@link Refusal} with every problem
 */
export function readTables({ text, name }: Source): readonly TwoByTwo[] {
  const { header, rows, lines, delimiter } = tableOf(text, name);
  const folded = header.map((each) => each.toLowerCase());
  const indexOf = (column: Column): number =>
    folded.findIndex((each) => (columns[column] as readonly string[]).includes(each));
  const has = (column: Column): boolean => indexOf(column) >= 0;
  const problems: Diagnostic[] = [];
  const complain = (code: string, message: string, remedy: string, line: number, column: string): void => {
    problems.push({ code, severity: "error", message, remedy, at: { line, column } });
  };
  const needed = [["ai"], ["bi", "n1i"], ["ci"], ["di", "n2i"]] as const;
  for (const names of needed.filter((any) => !any.some(has))) {
    complain(
      "MISSING_COLUMN",
      `there is no column ${names.join(" or ")} among ${header.join(", ")}`,
      "give events as ai and ci, and persons without them as bi and di, or all persons as n1i and n2i",
      1,
      names[0],
    );
  }
  if (problems.length > 0) throw new Refusal(problems, name);

  const numbers = new NumberReader(delimiter);
  const first = new Map<string, number>();
  const tables = rows.map((cells, i): TwoByTwo => {
    const line = lines[i] ?? 0;
    const cell = (column: Column): string => (cells[indexOf(column)] ?? "").trim();
    const count = (column: Column, least = 0): number => {
      const needs = `a number of at least ${least}`;
      const value = withThousands(cell(column)) ?? numbers.read(cell(column), needs);
      if (isFault(value)) complain(value.code, value.message, value.remedy, line, column);
      else if (value < least)
        complain("OUT_OF_RANGE", `needs ${needs}, got "${cell(column)}"`, "check the number", line, column);
      else return value;
      return 0;
    };
    const others = (events: number, rest: "bi" | "di", all: "n1i" | "n2i"): number =>
      has(rest) ? count(rest) : Math.max(0, count(all, events) - events);
    const label = cell("label");
    const before = first.get(label);
    if (label !== "" && before !== undefined) {
      complain(
        "DEPENDENT_EFFECTS",
        `pool needs one table per trial, got a second from "${label}" (the first is on line ${before})`,
        "keep one, or combine their arms",
        line,
        "label",
      );
    }
    first.set(label, before ?? line);
    const [ai, ci] = [count("ai"), count("ci")];
    return { ai, bi: others(ai, "bi", "n1i"), ci, di: others(ci, "di", "n2i"), ...(label === "" ? {} : { label }) };
  });
  if (problems.length > 0) throw new Refusal(problems, name);
  return tables;
}
