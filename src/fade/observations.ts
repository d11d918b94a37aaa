import { columnOf, isComputed, type Reader } from "../covariance/column.js";
import { weeksFrom } from "../effect/index.js";
import { SynthesisError } from "../errors.js";
import { labelOf } from "../model/poolable.js";
import { facetOf, facetReaders } from "../strata/facets.js";
import { rounded, windowOf } from "../strata/windows.js";
import type { AskedShape, BareEffect, ComputedEffect, Contrast, EffectSize, Fade } from "../types/index.js";
import { badOption, type FadeOptions } from "./options.js";

/** An effect on the axis of weeks. */
export interface Observation {
  /** Its place among all effects that were given. */
  readonly place: number;
  readonly effect: ComputedEffect | BareEffect;
  readonly label: string;
  readonly trial: string;
  readonly weeks: number;
  /** Values of the facets, and of computed effects their outcome domain. */
  readonly key: Readonly<Record<string, string>>;
  /** The standard deviation that divided an SMD. */
  readonly standardizer: number | null;
}

/** Effects with a week in groups that have a curve each, in order of display. */
export interface Observed {
  readonly by: readonly string[];
  readonly groups: readonly (readonly Observation[])[];
  readonly leftOut: Fade["leftOut"];
}

type Placed = Observation | Fade["leftOut"][number];

/** Weeks of one visit are the same but for rounding. */
export const visitsOf = (observations: readonly { readonly weeks: number }[]): readonly number[] =>
  [...new Set(observations.map(({ weeks }) => rounded(weeks)))].sort((a, b) => a - b);

/** Visits of each trial, in the order in which trials occur. */
export function visitsByTrial(
  observations: readonly { readonly trial: string; readonly weeks: number }[],
): ReadonlyMap<string, readonly number[]> {
  const byTrial = new Map<string, { readonly weeks: number }[]>();
  for (const each of observations) {
    const others = byTrial.get(each.trial);
    if (others === undefined) byTrial.set(each.trial, [each]);
    else others.push(each);
  }
  return new Map([...byTrial].map(([trial, of]) => [trial, visitsOf(of)]));
}

/**
 * @param who - the function that was asked, which errors begin with
 * @throws {@link SynthesisError} `NO_EFFECTS`, `BAD_WEEKS`, `NO_SUCH_FACET`, `BAD_OPTION`
 */
export function observe(
  who: string,
  effects: readonly EffectSize[] | readonly BareEffect[],
  shape: AskedShape,
  options: FadeOptions,
): Observed {
  const rich = effects.length > 0 && "status" in (effects[0] as object);
  const { by, placed, order } = rich
    ? fromComputed(who, effects as readonly EffectSize[], options)
    : fromBare(who, effects as readonly BareEffect[], options);
  const timed = placed.filter((each): each is Observation => "weeks" in each);
  requireWeeks(who, timed, options);
  const seen = timed.map((each) => outside(each, shape) ?? each);
  const observations = seen.filter((each): each is Observation => "weeks" in each);
  const leftOut = [...placed, ...seen].filter((each): each is Fade["leftOut"][number] => "reason" in each);
  if (observations.length === 0) {
    throw new SynthesisError(
      "NO_EFFECTS",
      `${who}: needs effects with a week, got ${effects.length} of which none has one`,
      {
        remedy: leftOut[0] === undefined ? "give effects" : `the first was left out because ${leftOut[0].reason}`,
        evidence: { leftOut },
      },
    );
  }
  const groups = new Map<string, Observation[]>();
  for (const each of observations) {
    const name = JSON.stringify(each.key);
    groups.set(name, [...(groups.get(name) ?? []), each]);
  }
  return { by, groups: [...groups.values()].sort((a, b) => compare(order(a[0]!.key), order(b[0]!.key))), leftOut };
}

type Order = (key: Observation["key"]) => readonly (number | string)[];

interface Source {
  readonly by: readonly string[];
  readonly placed: readonly Placed[];
  readonly order: Order;
}

function compare(one: readonly (number | string)[], other: readonly (number | string)[]): number {
  const at = one.findIndex((value, i) => value !== other[i]);
  return at < 0 ? 0 : one[at]! < other[at]! ? -1 : 1;
}

function fromComputed(who: string, effects: readonly EffectSize[], options: FadeOptions): Source {
  const { by = ["control"], weeksFrom: to = "randomisation" } = options;
  if (by.includes("window")) throw badOption(who, "by", "facets other than window, which the curve runs across", by);
  const contrasts = effects.filter(isComputed).map(({ contrast }) => contrast);
  const readers = contrasts.length === 0 ? [] : facetReaders(by, contrasts);
  const facets = readers.map((reader) => facetOf(reader, contrasts));
  const placed = effects.flatMap((effect, place): readonly Placed[] => {
    if (effect.status === "excluded") return [];
    if (!isComputed(effect)) return [{ label: effect.contrast.trial, reason: effect.reason.text }];
    const { label, contrast, standardizer } = effect;
    if (effect.status === "doubtful" && options.includeDoubtful !== true) {
      return [{ label, reason: "its numbers are doubtful" }];
    }
    const found = weeksFrom(withOrigin(contrast, options), to);
    if (!("weeks" in found)) return [{ label, reason: found.reason }];
    const key: Record<string, string> = {};
    for (const { name, label: facet, value } of readers) {
      const each = value(contrast);
      if (each === null) return [{ label, reason: `the row has no ${facet.toLowerCase()}` }];
      key[name] = each;
    }
    key.domain = contrast.outcome.domain;
    const { trial } = contrast;
    return [{ place, effect, label, trial, weeks: found.weeks, key, standardizer: standardizer?.sd ?? null }];
  });
  const order: Order = (key) => [...facets.map(({ name, values }) => values.indexOf(key[name]!)), key.domain!];
  return { by, placed, order };
}

/** An unknown origin is what the options say. */
function withOrigin(contrast: Contrast, { unknownOrigin = "leave-out" }: FadeOptions): Contrast {
  if (contrast.weeksFrom !== "unknown" || unknownOrigin === "leave-out") return contrast;
  return { ...contrast, weeksFrom: unknownOrigin === "as-randomisation" ? "randomisation" : "end-of-treatment" };
}

function fromBare(who: string, effects: readonly BareEffect[], options: FadeOptions): Source {
  const { data, cluster = "trial", time = "weeks" } = options;
  const find = (name: string): NonNullable<Reader> => named(who, name, effects, options);
  const by = options.by ?? (columnOf("control", effects, data) === null ? [] : ["control"]);
  const [trials, weeks] = [find(cluster), find(time)];
  const facets = by.map((name) => [name, find(name)] as const);
  const sds = columnOf("standardizer", effects, data);
  const placed = effects.map((effect, place): Placed => {
    const [trial, week] = [trials(place), weeks(place)];
    const label = effect.label ?? (trial === null ? labelOf(effect, place) : String(trial));
    if (trial === null) return { label, reason: "it is not known from which trial it comes" };
    if (week === null) return { label, reason: "the row gives no time" };
    const key: Record<string, string> = {};
    for (const [name, value] of facets) {
      const each = value(place);
      if (each === null) return { label, reason: `the row has no ${name}` };
      key[name] = String(each);
    }
    const sd = sds?.(place) ?? null;
    const standardizer = typeof sd === "number" ? sd : null;
    return { place, effect, label, trial: String(trial), weeks: week as number, key, standardizer };
  });
  return { by, placed, order: (key) => by.map((name) => key[name]!) };
}

function named(who: string, name: string, effects: readonly BareEffect[], { data }: FadeOptions): NonNullable<Reader> {
  const found = effects.length === 0 ? () => null : columnOf(name, effects, data);
  if (found !== null) return found;
  throw new SynthesisError("BAD_COLUMN", `${who}: bare effects need a column "${name}"`, {
    remedy: `give its values: data: { ${/^\w+$/.test(name) ? name : JSON.stringify(name)}: [...] }`,
  });
}

/** Nobody was measured before randomisation and calls it a follow-up. */
function requireWeeks(who: string, observations: readonly Observation[], { weeksFrom: to }: FadeOptions): void {
  const wrong = observations.filter(({ weeks, effect }) => {
    if (typeof weeks !== "number" || !Number.isFinite(weeks)) return true;
    const fromEnd =
      to === "end-of-treatment" ||
      (to === "as-reported" && isComputed(effect) && effect.contrast.weeksFrom !== "randomisation");
    return weeks < 0 && !fromEnd;
  });
  if (wrong.length === 0) return;
  const told = wrong.map(({ label, weeks, place }) => `${label} (row ${rowOf(wrong, place)}: ${shown(weeks)})`);
  throw new SynthesisError(
    "BAD_WEEKS",
    `${who}: weeks since randomisation need numbers from 0, got ${told.slice(0, 5).join(", ")}${told.length > 5 ? ` and ${told.length - 5} more` : ""}`,
    {
      remedy: wrong.every(({ weeks }) => typeof weeks === "string")
        ? "turn text into numbers: weeks.map(Number)"
        : "correct them, or say from where they count: weeks_from in the table, weeksFrom in the options",
      evidence: { rows: wrong.map(({ label, weeks, place }) => ({ label, weeks, row: rowOf(wrong, place) })) },
    },
  );
}

/** A week as a message has it: text is told from the number that it looks like. */
const shown = (week: unknown): string =>
  typeof week === "string" ? `${JSON.stringify(week)}, which is text` : `${week}`;

/** Row of the table, or the place from 1. */
function rowOf(observations: readonly Observation[], place: number): number {
  const effect = observations.find((each) => each.place === place)!.effect;
  return isComputed(effect) ? effect.contrast.row : place + 1;
}

/** Why an effect with a week lies beside the curve. */
function outside({ label, weeks }: Observation, shape: AskedShape): Fade["leftOut"][number] | null {
  if (weeks < 0) {
    const before = rounded(-weeks);
    return {
      label,
      reason: `it was measured ${before} ${before === 1 ? "week" : "weeks"} before the end of treatment`,
    };
  }
  if (shape.kind === "windows" && windowOf(weeks, shape.windows) === null) {
    return { label, reason: `week ${rounded(weeks)} lies in no window of ${shape.windows.name}` };
  }
  return null;
}
