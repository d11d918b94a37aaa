import type { Codebook, Diagnostic } from "../types/index.js";
import { type Column, columns } from "./columns.js";
import { suggest } from "./suggest.js";

/** A header cell and what it stands for. */
export interface HeaderField {
  readonly header: string;
  readonly index: number;
  readonly column: Column;
  /** Where the value goes in the typed row: the column's name, if the table's columns say no other. */
  readonly key: string;
  /** A column of the caller's, kept under `facts`. */
  readonly fact: boolean;
}

const fold = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, "_");

/** Columns by folded name and alias; each list of columns is folded once. */
const namesOf = new WeakMap<readonly Column[], ReadonlyMap<string, Column>>();

function byName(columns: readonly Column[]): ReadonlyMap<string, Column> {
  const known = namesOf.get(columns);
  if (known !== undefined) return known;
  const names = new Map(
    columns.flatMap((column) => [column.name, ...column.aliases].map((name) => [fold(name), column] as const)),
  );
  namesOf.set(columns, names);
  return names;
}

const reserved = new Set(["__proto__", "constructor", "prototype"]);

/**
 * Finds the column that each header cell stands for: by the codebook's `rename`, by wane's own name, by an alias, or
 * among the columns that the codebook declares.
 */
export function matchHeader(
  header: readonly string[],
  codebook: Codebook | null,
  known: readonly Column[] = columns,
): { fields: readonly HeaderField[]; diagnostics: readonly Diagnostic[] } {
  const fields: HeaderField[] = [];
  const diagnostics: Diagnostic[] = [];
  const facts = new Map((codebook?.columns ?? []).map((each) => [each.name, each]));
  const renamed = new Map(Object.entries(codebook?.rename ?? {}));
  const taken = new Map<string, string>();
  const unknown: { name: string; index: number }[] = [];

  header.forEach((name, index) => {
    const meant = renamed.get(name) ?? name;
    const fact = facts.get(meant);
    const column: Column | undefined =
      fact === undefined
        ? byName(known).get(fold(meant))
        : { name: fact.name, type: fact.type, aliases: [], description: fact.label };
    if (reserved.has(meant.trim())) {
      diagnostics.push({
        code: "RESERVED_COLUMN",
        severity: "error",
        message: `"${name}" cannot be the name of a column`,
        remedy: "rename it",
        at: { line: 1, column: name },
      });
    } else if (column === undefined) {
      unknown.push({ name, index });
    } else if (taken.has(column.name)) {
      diagnostics.push({
        code: "DUPLICATE_COLUMN",
        severity: "error",
        message: `"${taken.get(column.name)}" and "${name}" both stand for ${column.name}`,
        remedy: "remove or rename one of them",
        at: { line: 1, column: name },
      });
    } else {
      taken.set(column.name, name);
      fields.push({ header: name, index, column, key: column.field ?? column.name, fact: fact !== undefined });
    }
  });

  const free = known.map(({ name }) => name).filter((name) => !taken.has(name));
  for (const { name, index } of unknown) {
    const meant = suggest(name, free, 0.25);
    const sure = meant !== null && name.length > 3;
    diagnostics.push({
      code: "UNKNOWN_COLUMN",
      severity: sure ? "error" : "warning",
      message:
        name === ""
          ? `column ${index + 1} has no name`
          : `there is no column "${name}"${sure ? `, did you mean "${meant}"?` : "; it is passed over"}`,
      remedy: sure
        ? `rename it, or declare it in the codebook's columns`
        : "declare it in the codebook's columns to keep it",
      at: { line: 1, column: name },
    });
  }
  return { fields, diagnostics };
}
