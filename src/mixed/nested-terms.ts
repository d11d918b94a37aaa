import type { FittedRandomTerm, MixedFit, RandomStructure } from "../types/index.js";

type Kind = RandomStructure | "slopes";

/** A random term by what it lets vary: effects of `inner` within `outer`; an intercept is one of `outer` alone. */
interface Pattern {
  readonly name: string;
  readonly kind: Kind | "intercept";
  /** Names of the columns that make its levels, in any order. */
  readonly outer: readonly string[];
  readonly inner: string | null;
  readonly slopes: readonly string[];
}

/** A random term of a reduced model, and the term of the full one that it is a part of. */
export interface Part {
  readonly of: string;
  readonly part: string;
  /** The correlation of the full term, where the part has it at an end of its range. */
  readonly atEnd: 0 | 1 | null;
}

/** Structures that each is a case of: with equal variances, with a stated correlation. */
const wider: Readonly<Record<Kind, readonly Kind[]>> = {
  ID: ["ID", "DIAG", "CS", "HCS", "AR", "HAR", "CAR", "UN"],
  DIAG: ["DIAG", "HCS", "HAR", "UN"],
  CS: ["CS", "HCS", "UN"],
  HCS: ["HCS", "UN"],
  AR: ["AR", "HAR", "UN"],
  HAR: ["HAR", "UN"],
  CAR: ["CAR", "UN"],
  UN: ["UN"],
  slopes: ["slopes"],
};

/** Every random term of the reduced model that is part of one of the full model. */
export function partsOf(full: MixedFit, reduced: MixedFit): readonly Part[] {
  const whole = patternsOf(full);
  return patternsOf(reduced).flatMap((part) => {
    const found = whole.flatMap((each): readonly Part[] => {
      const atEnd = partly(part, each);
      return atEnd === undefined ? [] : [{ of: each.name, part: part.name, atEnd }];
    });
    return found.slice(0, 1);
  });
}

/** The name of a random term of the reduced model that is no part of the full one; `null` where all are. */
export function missingTerm(full: MixedFit, reduced: MixedFit): string | null {
  const parts = partsOf(full, reduced);
  const alone = reduced.random.find(({ name }) => !parts.some(({ part }) => part === name));
  if (alone !== undefined) return alone.name;
  // Two terms are part of one only where it can hold their sum: an intercept beside independent levels.
  const kinds = new Map(patternsOf(full).map(({ name, kind }) => [name, kind]));
  const again = parts.find(
    ({ of }, i) => !["CS", "HCS", "UN"].includes(kinds.get(of)!) && parts.findIndex((each) => each.of === of) !== i,
  );
  return again?.part ?? null;
}

/** `undefined` where one is no part of the other, else the end of the range at which it has the correlation. */
function partly(part: Pattern, whole: Pattern): Part["atEnd"] | undefined {
  if (part.kind === "intercept") {
    if (whole.kind === "intercept") return same(part.outer, whole.outer) ? null : undefined;
    if (whole.kind === "slopes") return same(part.outer, whole.outer) ? null : undefined;
    if (same(part.outer, [...whole.outer, whole.inner!])) return whole.kind === "CAR" ? 0 : null;
    const linked = ["CS", "HCS", "AR", "HAR", "CAR", "UN"].includes(whole.kind);
    return same(part.outer, whole.outer) && linked ? 1 : undefined;
  }
  if (part.kind === "slopes" || whole.kind === "slopes") {
    const among = part.slopes.every((slope) => whole.slopes.includes(slope));
    return part.kind === whole.kind && same(part.outer, whole.outer) && among ? null : undefined;
  }
  if (whole.kind === "intercept") {
    return part.kind === "ID" && same(whole.outer, [...part.outer, part.inner!]) ? null : undefined;
  }
  if (!same(part.outer, whole.outer) || part.inner !== whole.inner || !wider[part.kind].includes(whole.kind))
    return undefined;
  return part.kind === "ID" && whole.kind === "CAR" ? 0 : null;
}

/** Levels of columns within one another are the same in any order. */
const same = (columns: readonly string[], others: readonly string[]): boolean =>
  columns.length === others.length && columns.every((column) => others.includes(column));

function patternsOf({ random }: MixedFit): readonly Pattern[] {
  return random.map(({ term, name, inner }, t) => {
    if ("slopes" in term) return { name, kind: "slopes", outer: [term.outer], inner: null, slopes: term.slopes };
    if ("intercept" in term) return { name, kind: "intercept", outer: [term.intercept], inner: null, slopes: [] };
    if ("nested" in term) {
      const outer = term.nested.slice(0, depthOf(random, t));
      return { name, kind: "intercept", outer, inner: null, slopes: [] };
    }
    const kind = inner.length < 2 ? "ID" : term.structure;
    return { name, kind, outer: [term.outer], inner: term.inner, slopes: [] };
  });
}

/** A nested term stands once for each of its columns, from the outside in, under names that grow. */
function depthOf(random: readonly FittedRandomTerm[], t: number): number {
  const { term, name } = random[t]!;
  if (!("nested" in term)) return 1;
  return term.nested.findIndex((_, i) => term.nested.slice(0, i + 1).join("/") === name) + 1;
}
