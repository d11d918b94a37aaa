import { log, sum } from "../numeric/index.js";
import type { BareEffect, ComputedEffect } from "../types/index.js";

/** A two-by-two table: events and non-events of treatment, then of comparator. */
interface Table {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
}

const size = ({ a, b, c, d }: Table): number => a + b + c + d;

const over = (tables: readonly Table[], term: (table: Table) => number): number =>
  sum(tables.map((table) => term(table) / size(table)));

/** Mantel and Haenszel's estimates by measure, on the scale of analysis. */
const points: Readonly<Record<string, (tables: readonly Table[]) => number>> = {
  OR: (tables) => log(over(tables, ({ a, d }) => a * d) / over(tables, ({ b, c }) => b * c)),
  RR: (tables) => log(over(tables, ({ a, c, d }) => a * (c + d)) / over(tables, ({ a, b, c }) => c * (a + b))),
  RD: (tables) => over(tables, ({ a, b, c, d }) => a * d - b * c) / over(tables, ({ a, b, c, d }) => (a + b) * (c + d)),
};

/**
 * The pooled effect of Mantel and Haenszel, about which RevMan 5 takes Q. Ratios have the zero cells of each effect
 * corrected as the effect itself has.
 *
 * @returns on the scale of analysis; `null` where an effect was not computed from a two-by-two table, or there is no estimate
 * @see Mantel & Haenszel (1959), Journal of the National Cancer Institute 22:719-748, doi:10.1093/jnci/22.4.719
 */
export function mantelHaenszelPoint(effects: readonly BareEffect[]): number | null {
  const found = effects.map((effect) => ("contrast" in effect ? tableOf(effect as ComputedEffect) : null));
  const tables = found.filter((table) => table !== null);
  const measure = (effects[0] as Partial<ComputedEffect>).method?.measure ?? "";
  if (tables.length < effects.length || !Object.hasOwn(points, measure)) return null;
  const point = (points[measure] as (tables: readonly Table[]) => number)(tables);
  return Number.isFinite(point) ? point : null;
}

function tableOf({ contrast, method, derivation, aligned }: ComputedEffect): Table | null {
  if (contrast.kind !== "events") return null;
  const { treatment, comparator } = contrast;
  const corrected = method.measure !== "RD" && derivation.some(({ code }) => code === "ZERO_CELL");
  const add = corrected ? method.zeroCells.add : 0;
  const [a, c] = [treatment.events + add, comparator.events + add];
  const [b, d] = [treatment.n - treatment.events + add, comparator.n - comparator.events + add];
  // An aligned effect is that of the opposite event.
  return aligned ? { a: b, b: a, c: d, d: c } : { a, b, c, d };
}
