import * as z from "zod";
import type { ContrastMeasure, PrintedP } from "../types/index.js";
import { type Column, type ColumnType, columns } from "./columns.js";

const printedP = z.strictObject({ relation: z.enum(["=", "<", ">"]), value: z.number().min(0).max(1) });

const schemaOf = {
  text: () => z.string().min(1),
  vocabulary: () => z.string().min(1),
  number: () => z.number(),
  positive: () => z.number().positive(),
  "non-negative": () => z.number().min(0),
  count: () => z.int().min(1),
  events: () => z.int().min(0),
  year: () => z.int(),
  "yes-no": () => z.boolean(),
  "p-value": () => printedP,
  "one-of": ({ values }: Column) => z.enum(values as [string, ...string[]]),
} satisfies Record<ColumnType, (column: Column) => z.ZodType>;

/** What each kind of row cannot do without. */
const needed = {
  means: ["trial", "treatment_mean", "comparator_mean"],
  events: ["trial", "treatment_n", "treatment_events", "comparator_n", "comparator_events"],
  estimate: ["trial", "measure"],
  "reported-only": ["trial"],
  "not-a-contrast": ["trial"],
} as const satisfies Record<string, readonly string[]>;

/** The kinds of row. */
export type Kind = keyof typeof needed;

function schemaOfKind<K extends Kind>(kind: K, present: ReadonlySet<string>) {
  const fields = columns
    .filter(({ name }) => name !== "kind")
    .flatMap((column) => {
      const required = (needed[kind] as readonly string[]).includes(column.name);
      if (!required && !present.has(column.name)) return [];
      const field = schemaOf[column.type](column).describe(column.description);
      return [[column.name, required ? field : field.nullable()] as const];
    });
  return z.object({ kind: z.literal(kind), ...Object.fromEntries(fields) });
}

const kindsOf = (columns: ReadonlySet<string>) =>
  z.discriminatedUnion("kind", [
    schemaOfKind("means", columns),
    schemaOfKind("events", columns),
    schemaOfKind("estimate", columns),
    schemaOfKind("reported-only", columns),
    schemaOfKind("not-a-contrast", columns),
  ]);

/** A row after its cells have been read: one value for each column, `null` where the cell is empty. */
export const rowSchema = kindsOf(new Set(columns.map(({ name }) => name)));

/**
 * What is left to check of a row whose cells have each been read by the type of their column: that what its kind needs
 * is there. {@link rowSchema} would check every cell a second time, at the cost of half the reader.
 */
export const neededSchema = kindsOf(new Set());

/** The typed row, column by column. */
export interface TypedRow {
  kind: Kind;
  trial: string | null;
  year: number | null;
  id: string | null;
  treatment_arm: string | null;
  comparator_arm: string | null;
  comparator: string | null;
  sham_type: string | null;
  outcome: string | null;
  instrument: string | null;
  scale_min: number | null;
  scale_max: number | null;
  visit: "baseline" | "follow-up" | null;
  weeks: number | null;
  weeks_from: "randomisation" | "end-of-treatment" | "unknown" | null;
  treatment_weeks: number | null;
  window: string | null;
  region: string | null;
  condition: string | null;
  score: "final" | "change" | null;
  treatment_n: number | null;
  treatment_mean: number | null;
  treatment_sd: number | null;
  treatment_se: number | null;
  treatment_ci_lower: number | null;
  treatment_ci_upper: number | null;
  treatment_events: number | null;
  treatment_non_events: number | null;
  comparator_n: number | null;
  comparator_mean: number | null;
  comparator_sd: number | null;
  comparator_se: number | null;
  comparator_ci_lower: number | null;
  comparator_ci_upper: number | null;
  comparator_events: number | null;
  comparator_non_events: number | null;
  measure: ContrastMeasure | null;
  estimate: number | null;
  ci_lower: number | null;
  ci_upper: number | null;
  se: number | null;
  yi: number | null;
  vi: number | null;
  sei: number | null;
  estimate_sign: "treatment-minus-comparator" | "comparator-minus-treatment" | null;
  adjusted: boolean | null;
  analysis_population: string | null;
  ci_level: number | null;
  ci_distribution: "z" | "t" | null;
  p_value: PrintedP | null;
  direction: "favours-treatment" | "favours-comparator" | "no-difference" | "unclear" | null;
  doubtful: string | null;
  note: string | null;
}
