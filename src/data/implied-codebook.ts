import type { Codebook, Diagnostic } from "../types/index.js";
import { readCodebook } from "./codebook.js";
import type { HeaderField } from "./header.js";
import type { Table } from "./table.js";

const IMPLIED = "without a codebook";
const NAMELESS = "outcome";

/** A codebook for a file that comes without one: each outcome stands for itself, with no direction. */
export function impliedCodebook({ rows }: Table, fields: readonly HeaderField[]): Codebook {
  const field = fields.find(({ column }) => column.name === "outcome");
  const names =
    field === undefined ? [NAMELESS] : [...new Set(rows.map((cells) => cells[field.index]?.trim() || NAMELESS))];
  return readCodebook({
    name: IMPLIED,
    title: IMPLIED,
    outcomes: names.map((name) => ({ name: name.slice(0, 200), domain: name.slice(0, 200), better: "unknown" })),
  });
}

export const isImplied = ({ name }: Codebook): boolean => name === IMPLIED;

/** The outcomes that rows of a file name, without the one that stands for empty cells. */
export const namedOutcomes = ({ outcomes }: Codebook): readonly string[] =>
  outcomes.flatMap(({ name }) => (name === NAMELESS ? [] : [name]));

/** That a file came without a codebook. */
export const withoutCodebook: Diagnostic = {
  code: "NO_CODEBOOK",
  severity: "info",
  message: "there is no codebook: outcomes have no direction, no scale and no role",
  remedy: "give one as the second argument",
};
