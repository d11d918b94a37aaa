import { safeReadEffectRows } from "../data/index.js";
import { DataError, SynthesisError } from "../errors.js";
import { requireMeasure } from "../measure/index.js";
import type {
  Contrast,
  ContrastMeasure,
  Dataset,
  Diagnostic,
  EffectSize,
  Favours,
  ScaleRange,
} from "../types/index.js";
import { effectSizes } from "./effect-sizes.js";

/** What is asked of a table of effects. */
export interface EffectTableOptions {
  /** What the effects are, where the table has no column `measure`; rows of another measure are kept and not used. */
  readonly measure?: ContrastMeasure;
  /** An outcome domain, or one outcome; may be left out where the table holds one. */
  readonly outcome?: string;
  /** What the columns mean, as for {@link readContrasts}; without it outcomes have no direction. */
  readonly codebook?: unknown;
  readonly scale?: ScaleRange | null;
  readonly favours?: Favours | null;
}

/** Effects, or what stands in their way. Warnings come with both. */
export type EffectTable =
  | { readonly ok: true; readonly value: readonly EffectSize[]; readonly diagnostics: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * {@link effectsFromTable}, with problems of the file returned and not thrown; warnings come with the effects.
 *
 * @throws {@link SynthesisError} for a question that the table cannot answer, as {@link effectsFromTable} does
 * @example
 * safeEffectsFromTable("study,yi\nA 2001,0.4\n", { measure: "SMD" }).diagnostics.at(-1)?.message; // "there is neither vi nor sei"
 */
export function safeEffectsFromTable(source: string | Dataset, options: EffectTableOptions = {}): EffectTable {
  const { codebook, measure, outcome, scale = null, favours = null } = options;
  if (measure !== undefined) requireMeasure(measure, "effectsFromTable");
  const read = safeReadEffectRows(source, codebook, measure ?? null);
  if (!read.ok) return read;
  const question = { outcome: outcome ?? onlyDomain(read.value), measure: measure ?? onlyMeasure(read.value) };
  return { ...read, value: effectSizes(read.value, { ...question, scale, favours }) };
}

/**
 * Reads a table of effects that were computed elsewhere, one row for each: `yi` with `vi` or `sei`, the trial, the week.
 * What comes back goes into {@link stratify} and {@link pool} like effects computed here, one record a row.
 *
 * @param source - the text of a CSV file, or a data set of `wane/datasets`; `yi` is treatment minus comparator on the
 *   analysis scale (log for ratios), `vi` its sampling variance, `sei` its standard error
 * @param options - the measure and the outcome, where the table does not say them or holds several
 * @throws {@link DataError} with every problem of the file at once, each with line, column, value and remedy
 * @throws {@link SynthesisError} `SEVERAL_OUTCOMES`, `SEVERAL_MEASURES` where one must be chosen; as {@link effectSizes} does
 * @example
 * const csv = `study,weeks,yi,vi
 * A 2001,6,-0.31,0.04
 * B 2004,12,-0.12,0.03`;
 * effectsFromTable(csv, { measure: "SMD" }).map(({ yi }) => yi); // [-0.31, -0.12]
 */
export function effectsFromTable(source: string | Dataset, options: EffectTableOptions = {}): readonly EffectSize[] {
  const result = safeEffectsFromTable(source, options);
  if (!result.ok) throw new DataError(result.diagnostics);
  return result.value;
}

const onlyDomain = (rows: readonly Contrast[]): string =>
  only(
    rows.map(({ outcome }) => outcome.domain),
    "SEVERAL_OUTCOMES",
    "outcome",
  );

const onlyMeasure = (rows: readonly Contrast[]): ContrastMeasure =>
  only(
    rows.flatMap((row) => (row.kind === "estimate" ? [row.measure] : [])),
    "SEVERAL_MEASURES",
    "measure",
  );

function only<T extends string>(values: readonly T[], code: string, what: "outcome" | "measure"): T {
  const names = [...new Set(values)];
  if (names.length === 1) return names[0] as T;
  throw new SynthesisError(code, `effectsFromTable: needs one ${what}, got ${names.join(", ") || "none"}`, {
    remedy: `choose with ${what}: "${names[0] ?? "..."}"`,
  });
}
