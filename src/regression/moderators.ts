import { SynthesisError } from "../errors.js";
import { labelOf } from "../model/poolable.js";
import { facetOf, facetReaders } from "../strata/facets.js";
import type { BareEffect, ComputedEffect, Contrast } from "../types/index.js";

/** A value of a moderator; `null` where it is not known. */
export type ModeratorValue = number | string | null;

/** Columns of the caller's own: one value for each effect, in the order of the effects. */
export type ModeratorData = Readonly<Record<string, readonly ModeratorValue[]>>;

/** One moderator of the effects that are pooled. */
export interface Moderator {
  readonly name: string;
  readonly values: readonly ModeratorValue[];
  /** Of a factor: as the codebook orders them, else numbers by size and texts by letters. */
  readonly levels: readonly string[];
  readonly numeric: boolean;
}

/**
 * Finds a moderator: in the caller's columns, then in a bare effect itself, then among year, weeks, sessions, the
 * codebook's own columns and the facets of {@link stratify}.
 *
 * @param who - the function that was asked
 * @param all - the effects as the caller gave them, which the columns go by
 * @param used - those that are pooled
 * @throws {@link SynthesisError} `NO_SUCH_MODERATOR`, `BAD_MODERATOR`
 */
export function moderatorOf(
  who: string,
  name: string,
  all: readonly object[],
  used: readonly BareEffect[],
  data: ModeratorData,
): Moderator {
  const column = Object.hasOwn(data, name) ? data[name] : undefined;
  const values = column !== undefined ? ofColumn(who, name, column, all, used) : ofEffects(who, name, used);
  if (values === null) throw unknownModerator(who, name, used, data);
  for (const [i, value] of values.entries()) {
    if (typeof value !== "number" || Number.isFinite(value)) continue;
    throw new SynthesisError(
      "BAD_MODERATOR",
      `${who}: ${name} needs finite numbers, got ${value} for ${labelOf(used[i]!, i)}`,
      { remedy: "give null for what is not known" },
    );
  }
  const numeric = values.every((value) => value === null || typeof value === "number");
  return { name, values, numeric, levels: levelsOf(name, values, numeric, column === undefined ? used : []) };
}

function ofColumn(
  who: string,
  name: string,
  column: readonly ModeratorValue[],
  all: readonly object[],
  used: readonly BareEffect[],
): readonly ModeratorValue[] {
  if (column.length !== all.length) {
    throw new SynthesisError(
      "BAD_MODERATOR",
      `${who}: column ${name} needs one value for each of ${all.length} effects, got ${column.length}`,
    );
  }
  if (used.length === all.length) return column.map((value) => value ?? null);
  const places = new Map(all.map((effect, i) => [effect, i]));
  if (places.size !== all.length) return used.map((_, i) => column[i] ?? null); // the same object twice: all are bare
  return used.map((effect) => column[places.get(effect)!] ?? null);
}

const isComputed = (effect: BareEffect): effect is ComputedEffect => "status" in effect;

function ofEffects(who: string, name: string, used: readonly BareEffect[]): readonly ModeratorValue[] | null {
  const rich = used.filter(isComputed);
  if (rich.length < used.length || rich.length === 0) {
    if (["yi", "vi", "label"].includes(name) || !used.some((effect) => Object.hasOwn(effect, name))) return null;
    return used.map((effect) => {
      const value = (effect as unknown as Readonly<Record<string, unknown>>)[name];
      return typeof value === "number" || typeof value === "string" ? value : null;
    });
  }
  const contrasts = rich.map(({ contrast }) => contrast);
  const number = numbers[name];
  if (number !== undefined) {
    if (name === "weeks") requireOneOrigin(who, contrasts);
    return contrasts.map(number);
  }
  if (contrasts.some((contrast) => ownFact(contrast, name) !== undefined)) {
    return contrasts.map((contrast) => ownFact(contrast, name) ?? null);
  }
  try {
    const [reader] = facetReaders([name], contrasts);
    return reader === undefined ? null : contrasts.map(reader.value);
  } catch (error) {
    if (error instanceof SynthesisError && error.code === "NO_SUCH_FACET") return null;
    throw error;
  }
}

/** Facts of a row that are numbers by nature. */
const numbers: Readonly<Record<string, (contrast: Contrast) => number | null>> = {
  year: ({ year }) => year,
  weeks: ({ weeks }) => weeks,
  treatmentWeeks: ({ treatmentWeeks }) => treatmentWeeks,
  sessions: ({ trialFacts }) => trialFacts?.sessions ?? null,
};

function ownFact({ trial, facts, trialFacts }: Contrast, name: string): ModeratorValue | undefined {
  if (name === "trial") return trial;
  if (Object.hasOwn(facts, name)) return facts[name];
  return trialFacts !== null && Object.hasOwn(trialFacts.facts, name) ? trialFacts.facts[name] : undefined;
}

function requireOneOrigin(who: string, contrasts: readonly Contrast[]): void {
  const origins = [...new Set(contrasts.filter(({ weeks }) => weeks !== null).map(({ weeksFrom }) => weeksFrom))];
  if (origins.length < 2) return;
  throw new SynthesisError(
    "BAD_MODERATOR",
    `${who}: weeks need one origin, got weeks from ${origins.join(" and from ")}`,
    { remedy: "give a column of your own, made with weeksFrom" },
  );
}

function levelsOf(
  name: string,
  values: readonly ModeratorValue[],
  numeric: boolean,
  used: readonly BareEffect[],
): readonly string[] {
  const found = [...new Set(values.filter((value) => value !== null))];
  if (numeric) return (found as number[]).sort((a, b) => a - b).map(String);
  const rich = used.filter(isComputed);
  const contrasts = rich.map(({ contrast }) => contrast);
  if (rich.length > 0 && !contrasts.some((contrast) => ownFact(contrast, name) !== undefined)) {
    const [reader] = facetReaders([name], contrasts);
    if (reader !== undefined) return facetOf(reader, contrasts).values;
  }
  return found.map(String).sort((a, b) => (a < b ? -1 : 1));
}

function unknownModerator(who: string, name: string, used: readonly BareEffect[], data: ModeratorData): SynthesisError {
  const rich = used.filter(isComputed);
  const facts = rich.flatMap(({ contrast }) => [
    ...Object.keys(contrast.facts),
    ...Object.keys(contrast.trialFacts?.facts ?? {}),
  ]);
  const own = used.filter((effect) => !isComputed(effect)).flatMap((effect) => Object.keys(effect));
  const known = [
    ...Object.keys(data),
    ...own,
    ...(rich.length > 0 ? ["trial", ...Object.keys(numbers), ...facts] : []),
  ].filter((each) => !["yi", "vi", "label"].includes(each));
  const listed = [...new Set(known)];
  return new SynthesisError("NO_SUCH_MODERATOR", `${who}: there is no moderator "${name}"`, {
    remedy: `${listed.length > 0 ? `there are ${listed.join(", ")}${rich.length > 0 ? ", and the facets of stratify" : ""}; other` : "its"} values go into data: { ${/^\w+$/.test(name) ? name : JSON.stringify(name)}: [...] }`,
  });
}
