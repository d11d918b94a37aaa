import { SynthesisError } from "../errors.js";
import { aboutOf } from "../model/about.js";
import type { Cumulated, Cumulative } from "../types/index.js";
import { each, type Item, type Poolables, type RefitOptions, refittable } from "./items.js";
import { refitOf } from "./refit.js";

/** How the studies are pooled, and in which order they come in. */
export interface CumulativeOptions<T extends Poolables = Poolables> extends RefitOptions<T> {
  /**
   * As they were `given` (default); by `year` of publication, where the rows have it; by `precision`, the most precise first;
   * or by values of one's own, one for each study as they were given, ascending. Ties keep the order given.
   */
  readonly order?: "given" | "year" | "precision" | readonly (number | string)[];
  /** Studies of the same place come in together; `false` by default. */
  readonly collapse?: boolean;
}

/**
 * Pools the first study, the first two, and so on: how the evidence grew, or what the less precise studies change.
 *
 * Each row is what would have been found then. It is no test that may be repeated until it succeeds: the level of its
 * intervals holds for one look only.
 *
 * @param input - as for {@link pool}; with `pool: mantelHaenszel` or `pool: peto`, what these take
 * @returns rows on the analysis scale; the last is the result with all studies
 * @throws {@link SynthesisError} as what pools does; `NOT_EFFECTS`; `BAD_OPTION` for an order that does not fit; `CANCELLED`
 * @see Lau, Antman, Jimenez-Silva, Kupelnick, Mosteller & Chalmers (1992), New England Journal of Medicine 327:248-254,
 *   doi:10.1056/NEJM199207233270406
 * @example
 * const effects = [{ yi: -0.4, vi: 0.04 }, { yi: -0.5, vi: 0.05 }, { yi: 0.3, vi: 0.06 }];
 * const { rows } = cumulative(effects, { tau2: "CE", order: [2004, 1999, 2001] });
 * rows.map(({ at, estimate }) => `${at} ${estimate?.toFixed(2)}`); // ["1999 -0.50", "2001 -0.14", "2004 -0.24"]
 */
export function cumulative<T extends Poolables>(input: T, options: CumulativeOptions<T> = {}): Cumulative {
  const { order = "given", collapse = false, ...rest } = options;
  const { items, refit } = refittable("cumulative", input, rest);
  const at = placesOf(input.length, items, order);
  const ranked = items.map((_, i) => i).sort((a, b) => compare(at[a]!, at[b]!));
  const ends = ranked.flatMap((i, rank) =>
    collapse && at[i] !== null && at[i] === at[ranked[rank + 1]!] ? [] : [rank + 1],
  );
  const all = refit(items);
  const rows = each("cumulative", ends.length, rest, (row): Cumulated => {
    const upTo = ranked.slice(0, ends[row]!);
    const added = upTo.slice(ends[row - 1] ?? 0);
    return {
      added: added.map((i) => items[i]!.label),
      at: order === "given" ? null : at[added[0]!]!,
      ...refitOf(refit(upTo.map((i) => items[i]!))),
    };
  });
  return {
    measure: all.measure,
    about: aboutOf(items.map(({ value }) => value)),
    method: all.method,
    order: typeof order === "string" ? order : "own",
    rows,
    notes: all.notes,
  };
}

type At = number | string | null;

const compare = (a: At, b: At): number => (a === b || a === null || b === null ? 0 : a < b ? -1 : 1);

function placesOf(
  given: number,
  items: readonly Item[],
  order: NonNullable<CumulativeOptions["order"]>,
): readonly At[] {
  if (order === "given") return items.map(() => null);
  if (order === "precision") return items.map((item) => requirePlace(item, variance(item), "a variance"));
  if (order === "year") return items.map((item) => requirePlace(item, year(item), "a year"));
  if (typeof order === "string" || order.length !== given) {
    const got = typeof order === "string" ? JSON.stringify(order) : `${order.length} values for ${given} studies`;
    throw new SynthesisError("BAD_OPTION", `cumulative: order needs given, year, precision or values, got ${got}`);
  }
  const places = items.map((item) => requirePlace(item, order[item.place] ?? null, "a place"));
  if (new Set(places.map((place) => typeof place)).size > 1) {
    throw new SynthesisError("BAD_OPTION", "cumulative: order needs either numbers or texts, got both");
  }
  return places;
}

const variance = ({ value }: Item): number | null => ("vi" in value ? (value.vi as number) : null);
const year = ({ value }: Item): number | null => ("contrast" in value ? value.contrast.year : null);

function requirePlace<V extends number | string>({ label }: Item, place: V | null, what: string): V {
  if (place !== null && !Number.isNaN(place)) return place;
  throw new SynthesisError("BAD_OPTION", `cumulative: order needs ${what} for each study, got none for ${label}`, {
    remedy: "give the order as values, one for each study",
  });
}
