import { aggregate } from "../covariance/index.js";
import { resolveSharedArms } from "../effect/index.js";
import type {
  AggregateRule,
  Assumption,
  ComputedEffect,
  PassedOver,
  SharedArms,
  TimepointRule,
  Window,
} from "../types/index.js";
import { anchorOf } from "./windows.js";

/** An effect with the week that stands for it, counted from the origin asked for. */
export interface Timed {
  readonly effect: ComputedEffect;
  readonly week: number | null;
}

/** The effects that speak for a cell, and those that a rule passed over. */
export interface Chosen {
  readonly effects: readonly ComputedEffect[];
  readonly passedOver: readonly PassedOver[];
  /** Trials whose visits were combined, and what that assumes. */
  readonly aggregated: Aggregated;
}

/** What was combined over visits. */
interface Aggregated {
  readonly effects: readonly ComputedEffect[];
  readonly assumptions: readonly Assumption[];
}

const NOTHING: Aggregated = { effects: [], assumptions: [] };

const describe = ({ effect: { contrast }, week }: Timed): string =>
  `${contrast.outcome.name}${week === null ? "" : ` at week ${week}`}`;

/**
 * One effect for each trial of a cell: first the outcome that comes first in its domain's hierarchy, then the visit by
 * the time-point rule, then contrasts that share an arm by theirs. Of an overview every result is kept: nothing is pooled.
 */
export function onePerTrial(
  timed: readonly Timed[],
  window: Window | null,
  timepoint: TimepointRule,
  sharedArms: SharedArms,
): Chosen {
  const byTrial = groupBy(timed, trialOf);
  if (timed.some(({ effect }) => effect.contrast.design === "overview"))
    return { effects: [...byTrial.values()].flatMap(toldApart), passedOver: [], aggregated: NOTHING };
  const chosen = [...byTrial.values()].map((ofTrial) => forTrial(ofTrial, window, timepoint, sharedArms));
  return {
    effects: chosen.flatMap(({ effects }) => effects),
    passedOver: chosen.flatMap(({ passedOver }) => passedOver),
    aggregated: {
      effects: chosen.flatMap(({ aggregated }) => aggregated.effects),
      assumptions: chosen.flatMap(({ aggregated }) => aggregated.assumptions),
    },
  };
}

/** All results of one review, each by what tells it from the others. */
function toldApart(results: readonly Timed[]): readonly ComputedEffect[] {
  const effects = results.map(({ effect }) => effect);
  const parts = [
    ({ contrast }: ComputedEffect) => contrast.treatmentArm,
    ({ contrast }: ComputedEffect) => `vs ${contrast.comparatorArm}`,
    ({ contrast }: ComputedEffect) => contrast.outcome.label,
    ({ contrast }: ComputedEffect) => contrast.region ?? "",
    ({ contrast }: ComputedEffect) => contrast.condition ?? "",
    ({ contrast }: ComputedEffect) => contrast.reportedWindow?.name ?? "",
    ({ contrast }: ComputedEffect) => (contrast.weeks === null ? "" : `week ${contrast.weeks}`),
  ].filter((part) => new Set(effects.map(part)).size > 1);
  return effects.map((effect) => {
    const told = parts.map((part) => part(effect)).filter((text) => text !== "");
    return told.length === 0 ? effect : { ...effect, label: `${effect.label} (${told.join(", ")})` };
  });
}

const trialOf = ({ effect }: Timed): string => effect.contrast.trial;

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) groups.set(key(item), [item]);
    else group.push(item);
  }
  return groups;
}

function forTrial(
  timed: readonly Timed[],
  window: Window | null,
  timepoint: TimepointRule,
  sharedArms: SharedArms,
): Chosen {
  const outcomes = best(
    timed,
    ({ effect: { contrast } }) => [contrast.outcome.rank ?? Number.POSITIVE_INFINITY],
    ({ effect }) => effect.contrast.outcome.name,
  );
  const visits = visitsOf(outcomes.kept, window, timepoint);
  const resolved = [...groupBy(visits.kept, visitOf).values()].map((visit) =>
    resolveSharedArms(
      visit.map(({ effect }) => effect),
      sharedArms,
    ),
  );
  const [first] = visits.kept as [Timed];
  const found = resolved.flatMap(({ effects }) => effects);
  const over =
    (rule: PassedOver["rule"]) =>
    (each: Timed): PassedOver => ({
      effect: each.effect,
      rule,
      reason: `${describe(first)} was chosen before ${describe(each)}`,
    });
  return {
    ...(resolved.length > 1 ? overVisits(found, timepoint) : { effects: found, aggregated: NOTHING }),
    passedOver: [
      ...outcomes.left.map(over("outcome hierarchy")),
      ...visits.left.map(over("time point")),
      ...resolved.flatMap(({ passedOver }) =>
        passedOver.map(({ effect, reason }): PassedOver => ({ effect, rule: "shared arms", reason })),
      ),
    ],
  };
}

const visitOf = ({ week, effect }: Timed): string => `${week} ${effect.contrast.reportedWindow?.name}`;

/** The visit that a rule chooses, or all of them where they are to be combined. */
function visitsOf(timed: readonly Timed[], window: Window | null, rule: TimepointRule): ReturnType<typeof best> {
  if (rule === "aggregate" || typeof rule === "object") return { kept: timed, left: [] };
  return best(timed, ({ week }) => preference(week, window, rule), visitOf);
}

/** The mean over visits; of contrasts between which an arm was split, one for each. */
function overVisits(
  effects: readonly ComputedEffect[],
  timepoint: TimepointRule,
): { readonly effects: readonly ComputedEffect[]; readonly aggregated: Aggregated } {
  const { rule: _, ...dependence } = timepoint as AggregateRule;
  const isSplit = effects.some(({ derivation }) => derivation.some(({ code }) => code === "SHARED_ARM_SPLIT"));
  const groups = groupBy(effects, ({ label }) => (isSplit ? label : ""));
  const results = [...groups.values()].map((group) => ({
    group,
    ...aggregate(group, { ...(typeof timepoint === "string" ? {} : dependence), includeDoubtful: true }),
  }));
  return {
    effects: results.flatMap(({ effects: means, group }) =>
      means.map((each) => (isSplit ? { ...each, label: (group[0] as ComputedEffect).label } : each)),
    ),
    aggregated: {
      effects: results.flatMap(({ effects: means, group }) => (group.length > 1 ? means : [])),
      assumptions: results.flatMap(({ assumptions }) => assumptions),
    },
  };
}

/** Lower comes first. Of two visits as close to the anchor, the later one. */
function preference(
  week: number | null,
  window: Window | null,
  rule: "closest" | "latest" | "earliest",
): readonly number[] {
  if (week === null) return [Number.POSITIVE_INFINITY];
  if (rule === "earliest") return [week];
  if (rule === "latest" || window === null) return [-week];
  return [Math.abs(week - anchorOf(window)), -week];
}

/** All that share the key of the one that comes first; ties go to the key that sorts first, never to the order of rows. */
function best(
  items: readonly Timed[],
  order: (item: Timed) => readonly number[],
  key: (item: Timed) => string,
): { kept: readonly Timed[]; left: readonly Timed[] } {
  const compare = (a: Timed, b: Timed): number => {
    const [left, right] = [order(a), order(b)];
    for (let i = 0; i < left.length; i++) {
      const [x, y] = [left[i] as number, right[i] as number];
      if (x !== y) return x < y ? -1 : 1;
    }
    return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
  };
  const first = items.reduce((one, other) => (compare(other, one) < 0 ? other : one));
  const kept = items.filter((item) => key(item) === key(first));
  return { kept, left: items.filter((item) => key(item) !== key(first)) };
}
