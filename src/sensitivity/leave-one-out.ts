import { SynthesisError } from "../errors.js";
import { aboutOf } from "../model/about.js";
import type { LeaveOneOut, LeftOut } from "../types/index.js";
import { each, type Item, type Poolables, type RefitOptions, refittable } from "./items.js";
import { refitOf } from "./refit.js";

/** How the studies are pooled, and what is left out together. */
export interface LeaveOneOutOptions<T extends Poolables = Poolables> extends RefitOptions<T> {
  /**
   * Single effects; trials, with all effects that they give (default); or clusters of one's own, such as laboratories or
   * authors: one name for each study as they were given.
   */
  readonly by?: "effect" | "trial" | readonly (string | number)[];
}

/**
 * Pools again without each study in turn: does the result hang on one of them?
 *
 * It describes; it is no test, and no reason to leave the study out.
 *
 * @param input - as for {@link pool}; with `pool: mantelHaenszel` or `pool: peto`, what these take
 * @param options - those of {@link pool}, `by`, `pool`; bare studies without names of their own are "study 1" and so on
 * @returns the result with all, and a row for each study, trial or cluster, on the analysis scale
 * @throws {@link SynthesisError} as what pools does; `NOT_EFFECTS`; `BAD_OPTION`; `CANCELLED` when the signal ended the work
 * @see Viechtbauer & Cheung (2010), Research Synthesis Methods 1:112-125, doi:10.1002/jrsm.11
 * @example
 * const effects = [{ yi: -0.4, vi: 0.04, label: "A" }, { yi: -0.5, vi: 0.05, label: "B" }, { yi: 0.3, vi: 0.06, label: "C" }];
 * const { rows } = leaveOneOut(effects, { tau2: "CE" });
 * rows.map(({ leftOut, estimate }) => `${leftOut} ${estimate?.toFixed(2)}`); // ["A -0.14", "B -0.12", "C -0.44"]
 */
export function leaveOneOut<T extends Poolables>(input: T, options: LeaveOneOutOptions<T> = {}): LeaveOneOut {
  const { by = "trial", ...rest } = options;
  const { items, refit } = refittable("leaveOneOut", input, rest);
  const clusters = clustersOf(input.length, items, by);
  const all = refit(items);
  const rows = each("leaveOneOut", clusters.length, rest, (i): LeftOut => {
    const [leftOut, members] = clusters[i]!;
    const gone = new Set(members);
    return {
      leftOut,
      studies: members.map(({ label }) => label),
      ...refitOf(refit(items.filter((item) => !gone.has(item)))),
    };
  });
  return {
    measure: all.measure,
    about: aboutOf(items.map(({ value }) => value)),
    method: all.method,
    by: typeof by === "string" ? by : "cluster",
    all: refitOf(all),
    rows,
    notes: all.notes,
  };
}

function clustersOf(
  given: number,
  items: readonly Item[],
  by: NonNullable<LeaveOneOutOptions["by"]>,
): readonly (readonly [string, readonly Item[]])[] {
  if (by === "effect") return items.map((item) => [item.label, [item]]);
  if (typeof by === "string" && by !== "trial") {
    throw new SynthesisError("BAD_OPTION", `leaveOneOut: by needs effect, trial or names, got ${JSON.stringify(by)}`);
  }
  if (by !== "trial" && by.length !== given) {
    throw new SynthesisError(
      "BAD_OPTION",
      `leaveOneOut: by needs a name for each of ${given} studies, got ${by.length}`,
    );
  }
  const clusters = new Map<unknown, Item[]>();
  for (const item of items) {
    const key = by === "trial" ? (item.trial ?? item) : by[item.place];
    const members = clusters.get(key);
    if (members === undefined) clusters.set(key, [item]);
    else members.push(item);
  }
  const nameOf = ({ trial, label, place }: Item): string => (by === "trial" ? (trial ?? label) : String(by[place]));
  return [...clusters.values()].map((members) => [nameOf(members[0]!), members]);
}
