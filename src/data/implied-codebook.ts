import type { Codebook, Diagnostic } from "../types/index.js";
import { readCodebook } from "./codebook.js";
import type { HeaderField } from "./header.js";
import type { Table } from "./table.js";

/** A codebook for a file that comes without one: each outcome stands for itself, with no direction. */
export function impliedCodebook({ rows }: Table, fields: readonly HeaderField[]): Codebook {
  const field = fields.find(({ column }) => column.name === "outcome");
  const names =
    field === undefined ? ["outcome"] : [...new Set(rows.map((cells) => cells[field.index]?.trim() || "outcome"))];
  return readCodebook({
    name: "without a codebook",
    title: "without a codebook",
    outcomes: names.map((name) => ({ name: name.slice(0, 200), domain: name.slice(0, 200), better: "unknown" })),
  });
}

/** That a file came without a codebook. */
export const withoutCodebook: Diagnostic = {
  code: "NO_CODEBOOK",
  severity: "info",
  message: "there is no codebook: outcomes have no direction, no scale and no role",
  remedy: "give one as the second argument",
};
