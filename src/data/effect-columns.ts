import { type Column, columns } from "./columns.js";

const own = (name: string): Column => columns.find((column) => column.name === name) as Column;

/** A column of a file of contrasts under further headers. */
const also = (name: string, aliases: readonly string[], rest: Partial<Column> = {}): Column => {
  const column = own(name);
  return { ...column, ...rest, aliases: [...column.aliases, ...aliases] };
};

/**
 * Every column that a file of effects may have: one row for each effect, with its variance or standard error. It drives the
 * reader, the Table Schema and the page on the data format.
 */
export const effectColumns: readonly Column[] = [
  also("trial", ["label", "author"], { description: "name of the trial, the same in all of its rows" }),
  ...["year", "id", "treatment_arm", "comparator_arm", "comparator", "sham_type", "outcome", "instrument"].map(own),
  ...["scale_min", "scale_max", "weeks", "weeks_from", "treatment_weeks", "window", "region", "condition"].map(own),
  ...["treatment_n", "comparator_n"].map(own),
  also("measure", ["es_type"], { description: "measure of the effect; may be absent where the caller names it" }),
  also("yi", ["es", "effect_size", "estimate", "effect"], {
    description: "effect, treatment minus comparator, on the analysis scale (log for OR and RR)",
  }),
  also("vi", ["variance", "var"]),
  also("sei", ["se", "std_error"]),
  also("estimate_sign", []),
  ...["adjusted", "analysis_population", "score", "p_value", "direction", "doubtful", "note"].map(own),
];
