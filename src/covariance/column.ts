import { SynthesisError } from "../errors.js";
import type { BareEffect, ComputedEffect, Contrast, EffectSize } from "../types/index.js";
import type { Columns, ColumnValue } from "./options.js";

/** An effect as the caller gives it. */
export type Given = EffectSize | BareEffect;

export const isComputed = (effect: Given): effect is ComputedEffect =>
  "status" in effect && (effect.status === "usable" || effect.status === "doubtful");

/** How a value of one effect is found, by its place; `null` where there is no such column. */
export type Reader = ((place: number) => ColumnValue) | null;

/**
 * Finds a column by its name: among the caller's, then in the effects themselves; of computed effects in the row, in the
 * codebook's own columns and in the facts of joined trials.
 *
 * @throws {@link SynthesisError} `BAD_COLUMN` where its length is not that of the effects
 */
export function columnOf(name: string, effects: readonly Given[], data: Columns = {}): Reader {
  const column = Object.hasOwn(data, name) ? data[name] : undefined;
  if (column !== undefined) {
    if (column.length !== effects.length) {
      throw new SynthesisError(
        "BAD_COLUMN",
        `covariance: column ${name} needs one value for each of ${effects.length} effects, got ${column.length}`,
        { remedy: "give the values in the order of the effects" },
      );
    }
    return (place) => column[place] ?? null;
  }
  const read = (effect: Given): ColumnValue | undefined =>
    "contrast" in effect ? ofContrast(name, effect.contrast) : ownValue(effect, name);
  if (!effects.some((effect) => read(effect) !== undefined)) return null;
  return (place) => read(effects[place] as Given) ?? null;
}

/** A column that the caller named and that must be there. */
export function namedColumn(name: string, effects: readonly Given[], data: Columns | undefined): NonNullable<Reader> {
  const found = columnOf(name, effects, data);
  if (found !== null) return found;
  throw new SynthesisError("BAD_COLUMN", `covariance: there is no column "${name}"`, {
    remedy: `give its values: data: { ${/^\w+$/.test(name) ? name : JSON.stringify(name)}: [...] }`,
  });
}

function ownValue(from: object, name: string): ColumnValue | undefined {
  if (!Object.hasOwn(from, name)) return undefined;
  const value = (from as Readonly<Record<string, unknown>>)[name];
  return typeof value === "number" || typeof value === "string" || value === null ? value : undefined;
}

function ofContrast(name: string, contrast: Contrast): ColumnValue | undefined {
  if (name === "outcome") return contrast.outcome.name;
  return (
    ownValue(contrast.facts, name) ??
    (contrast.trialFacts === null ? undefined : ownValue(contrast.trialFacts.facts, name)) ??
    ownValue(contrast, name)
  );
}
