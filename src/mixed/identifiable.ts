import { SynthesisError } from "../errors.js";
import type { Diagnostic, FixedComponents } from "../types/index.js";
import type { Layout } from "./layout.js";
import type { Model } from "./model.js";
import { isStated } from "./options.js";
import type { Structure } from "./structures.js";

/**
 * What a structure asks for and the effects cannot tell.
 *
 * @returns notes on what they tell poorly
 * @throws {@link SynthesisError} `NOT_IDENTIFIED`
 */
export function requireIdentifiable(
  { who, layouts, method: { fixed }, prepared }: Model,
  structures: readonly Structure[],
): readonly Diagnostic[] {
  const k = prepared.effects.length;
  const p = prepared.basis.q.length;
  const parameters = structures.reduce((sum, { kinds }) => sum + kinds.length, 0);
  if (parameters > 0 && parameters >= k - p + 1) {
    throw notIdentified(
      who,
      `${parameters} variances and correlations from ${k} effects and ${p} coefficients`,
      "use a structure with fewer of them, such as CS or ID",
    );
  }
  for (const [t, layout] of layouts.entries()) requireOne(who, layout, structures[t]!, fixed[layout.name] ?? {});
  requireApart(who, layouts, structures);
  return layouts.flatMap((layout, t) => (structures[t]!.kinds.length > 0 ? aboutLevels(layout) : []));
}

const notIdentified = (who: string, what: string, remedy: string): SynthesisError =>
  new SynthesisError("NOT_IDENTIFIED", `${who} cannot tell ${what}`, { remedy });

function requireOne(who: string, layout: Layout, { kinds }: Structure, fixed: FixedComponents): void {
  const { kind, name, outerLevels, inner } = layout;
  if (kinds.length === 0) return;
  if (outerLevels.length < 2 && (kind === "intercept" || kind === "slopes" || kind === "UN")) {
    throw notIdentified(
      who,
      `how levels of ${name} vary: there is one, ${outerLevels[0]}`,
      "leave the term out, or hold it with fixed",
    );
  }
  const linked = kinds.includes("correlation") || (kind === "UN" && inner.length > 1 && kinds.length > inner.length);
  if (linked && !together(layout).some((count) => count > 0)) {
    throw notIdentified(
      who,
      `the correlation of ${name}: no level of ${name.split(" | ")[1]} has two of ${inner.join(", ")}`,
      'use structure: "ID" or "DIAG", or hold the correlation with fixed',
    );
  }
  if (!["UN", "HCS", "HAR", "DIAG"].includes(kind) || kinds.length <= 1) return;
  const once = outerLevelsAt(layout).findIndex((count, i) => count < 2 && !isStated(fixed, i));
  if (once >= 0) {
    throw notIdentified(
      who,
      `the variance of ${name} at ${inner[once]}: it stands in one level of ${name.split(" | ")[1]}`,
      'use a structure with one variance ("CS", "AR", "CAR" or "ID"), or hold this one with fixed',
    );
  }
  if (kind !== "UN" || !linked) return;
  const pairs = together(layout);
  const m = inner.length;
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < i; j++) {
      if (pairs[i * m + j]! > 0) continue;
      throw notIdentified(
        who,
        `the correlation of ${inner[j]} and ${inner[i]} in ${name}: no level of the outer column has both`,
        'use a structure with one correlation: "HCS" or "HAR"',
      );
    }
  }
}

/** Effects at each inner level; of slopes all. */
export function effectsAt({ inner, place, outer }: Layout): readonly number[] {
  if (place === null) return inner.map(() => outer.length);
  const counts = inner.map(() => 0);
  for (const at of place) counts[at]!++;
  return counts;
}

/** In how many outer levels each inner level stands. */
function outerLevelsAt({ inner, place, outer }: Layout): readonly number[] {
  const of = inner.map(() => new Set<number>());
  if (place !== null) for (let i = 0; i < place.length; i++) of[place[i]!]!.add(outer[i]!);
  return of.map(({ size }) => size);
}

/** In how many outer levels two inner levels stand together. */
function together({ inner, place, outer, outerLevels }: Layout): Float64Array {
  const m = inner.length;
  const pairs = new Float64Array(m * m);
  if (place === null) return pairs;
  const of = outerLevels.map(() => new Set<number>());
  for (let i = 0; i < place.length; i++) of[outer[i]!]!.add(place[i]!);
  for (const places of of) for (const i of places) for (const j of places) if (i !== j) pairs[i * m + j]!++;
  return pairs;
}

/** Two terms that divide the effects in the same way cannot be told apart. */
function requireApart(who: string, layouts: readonly Layout[], structures: readonly Structure[]): void {
  const partitions: { readonly name: string; readonly of: Int32Array; readonly groups: number }[] = [];
  layouts.forEach((layout, t) => {
    const { kind, name } = layout;
    if (structures[t]!.kinds.length === 0 || (kind !== "intercept" && kind !== "ID")) return;
    const { of, groups } = partitionOf(layout);
    const other = partitions.find((each) => each.groups === groups && each.of.every((group, i) => group === of[i]));
    if (other !== undefined) {
      throw notIdentified(
        who,
        `${other.name} from ${name}: they divide the effects in the same way`,
        "leave one of them out",
      );
    }
    partitions.push({ name, of, groups });
  });
}

/** Effects that share a level, numbered as they occur. */
function partitionOf({ outer, place, inner }: Layout): { readonly of: Int32Array; readonly groups: number } {
  const numbered = new Map<number, number>();
  const of = new Int32Array(outer.length);
  for (let i = 0; i < outer.length; i++) {
    const at = outer[i]! * inner.length + (place?.[i] ?? 0);
    const known = numbered.get(at);
    if (known === undefined) numbered.set(at, numbered.size);
    of[i] = known ?? numbered.size - 1;
  }
  return { of, groups: numbered.size };
}

const FEW_LEVELS = 5;

function aboutLevels({ name, outerLevels }: Layout): readonly Diagnostic[] {
  if (outerLevels.length >= FEW_LEVELS) return [];
  return [
    {
      code: "FEW_LEVELS",
      severity: "warning",
      message: `${name}: a variance from ${outerLevels.length} levels is poorly known`,
      remedy: "read its interval with componentIntervals, or see how the result changes over stated values (fixed)",
      evidence: { levels: outerLevels.length },
    },
  ];
}
