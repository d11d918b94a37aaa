import { SynthesisError } from "../errors.js";
import { sum } from "../numeric/index.js";
import type {
  ArmEvents,
  ArmMean,
  ComputedEffect,
  Contrast,
  DerivationStep,
  EventsContrast,
  MeansContrast,
  SharedArms,
} from "../types/index.js";
import { combineEvents, combineGroups, groupOf, splitEvents, splitMean } from "./arms.js";
import { type EffectContext, effectOf } from "./effect-of.js";

/** What became of contrasts of one trial that stand in one stratum at one visit. */
export interface Resolved {
  readonly effects: readonly ComputedEffect[];
  readonly passedOver: readonly { readonly effect: ComputedEffect; readonly reason: string }[];
}

type WithArms = MeansContrast | EventsContrast;

const distinct = (names: readonly string[]): string[] => [...new Set(names)];

/**
 * Makes effects of one trial, outcome and visit fit to stand in one stratum: its arms combined into one pair, the shared
 * arm split, or one contrast chosen by a declared order. The order of rows never decides.
 *
 * @see Cochrane Handbook 23.3.4
 */
export function resolveSharedArms(effects: readonly ComputedEffect[], rule: SharedArms): Resolved {
  if (effects.length < 2) return { effects, passedOver: [] };
  if (typeof rule === "object") return choose(effects, rule);
  const contrasts = effects.map(({ contrast }) => contrast);
  const resolved = contrasts.every(hasArms)
    ? rule === "combine"
      ? combine(effects, contrasts)
      : split(effects, contrasts)
    : null;
  if (resolved !== null) return { effects: resolved, passedOver: [] };
  const reason = `its contrasts share an arm and cannot be ${rule === "combine" ? "combined" : "split"} from these numbers; choose one with sharedArms: { choose, order }`;
  return { effects: [], passedOver: effects.map((effect) => ({ effect, reason })) };
}

const hasArms = (contrast: Contrast): contrast is WithArms => contrast.kind === "means" || contrast.kind === "events";

function choose(effects: readonly ComputedEffect[], { choose: arm, order }: Exclude<SharedArms, string>): Resolved {
  const rank = (effect: ComputedEffect) => order.indexOf(effect.contrast[arm]);
  const named = effects.filter((effect) => rank(effect) >= 0).sort((a, b) => rank(a) - rank(b));
  const [chosen, next] = named;
  if (chosen === undefined || (next !== undefined && rank(next) === rank(chosen))) {
    const { trial } = (effects[0] as ComputedEffect).contrast;
    const arms = distinct(effects.map(({ contrast }) => contrast[arm]));
    throw new SynthesisError(
      "SHARED_ARM_CHOICE",
      `stratify: the order for ${arm} does not choose one contrast of "${trial}"`,
      {
        remedy: `name one of its arms (${arms.join(", ")})${next === undefined ? "" : ", or choose by the other arm"}`,
        at: { trial },
      },
    );
  }
  const reason = `${arm} "${chosen.contrast[arm]}" comes first in the order given`;
  return {
    effects: [chosen],
    passedOver: effects.filter((effect) => effect !== chosen).map((effect) => ({ effect, reason })),
  };
}

/** The context for a row that was made from several: their pooled standardizer, and whether zeros were seen. */
function contextOf(effects: readonly ComputedEffect[]): EffectContext {
  const known = effects.flatMap(({ standardizer }) =>
    standardizer?.df ? [{ sd: standardizer.sd, df: standardizer.df }] : [],
  );
  const df = sum(known.map((each) => each.df));
  const sd = Math.sqrt(sum(known.map((each) => each.df * each.sd ** 2)) / df);
  return {
    anyZero: effects.some(({ derivation }) => derivation.some(({ code }) => code === "ZERO_CELL")),
    baselineSd: () => (known.length === effects.length ? { sd, df } : null),
  };
}

function armsOf<T extends ArmMean | ArmEvents>(
  contrasts: readonly (WithArms & { treatment: T; comparator: T })[],
  which: "treatment" | "comparator",
): { names: string[]; arms: T[] } {
  const byName = new Map<string, T>();
  for (const contrast of contrasts) {
    const name = which === "treatment" ? contrast.treatmentArm : contrast.comparatorArm;
    if (!byName.has(name)) byName.set(name, contrast[which]);
  }
  return { names: [...byName.keys()].sort(), arms: [...byName.keys()].sort().map((name) => byName.get(name) as T) };
}

/** All treatment arms as one, all comparator arms as one; `null` if sizes or standard deviations are lacking. */
function combine(effects: readonly ComputedEffect[], contrasts: readonly WithArms[]): ComputedEffect[] | null {
  const [first] = contrasts as [WithArms];
  const treatment = armsOf(contrasts as never, "treatment");
  const comparator = armsOf(contrasts as never, "comparator");
  const overlap = treatment.names.filter((name) => comparator.names.includes(name));
  const join = (arms: readonly (ArmMean | ArmEvents)[]) => joined(arms, first);
  const [one, other] = [join(treatment.arms), join(comparator.arms)];
  if (one === null || other === null || overlap.length > 0) return null;
  const merged = {
    ...first,
    treatmentArm: treatment.names.join(" + "),
    comparatorArm: comparator.names.join(" + "),
    treatment: one,
    comparator: other,
    doubts: contrasts.flatMap(({ doubts }) => doubts),
  } as WithArms;
  const step: DerivationStep = {
    code: "SHARED_ARM_COMBINED",
    text: `combined: ${treatment.names.join(" + ")} against ${comparator.names.join(" + ")}`,
  };
  const effect = effectOf(merged, (effects[0] as ComputedEffect).method, contextOf(effects), [step]);
  const arms = { treatment: treatment.names, comparator: comparator.names };
  return computed([effect]).map((each) => ({ ...each, arms, rows: effects.flatMap(({ rows }) => rows) }));
}

function joined(arms: readonly (ArmMean | ArmEvents)[], { kind, ...first }: WithArms): ArmMean | ArmEvents | null {
  if (arms.length === 1) return arms[0] as ArmMean | ArmEvents;
  if (kind === "events") return combineEvents(arms as ArmEvents[]);
  const { ciLevel, ciDistribution } = first as MeansContrast;
  const groups = (arms as ArmMean[]).map((arm) => groupOf(arm, ciLevel, ciDistribution, "arm")?.group ?? null);
  const complete = groups.flatMap((group) => (group === null ? [] : [group]));
  if (complete.length < groups.length) return null;
  return { ...combineGroups(complete), se: null, ci: null };
}

/** Each arm that stands in several contrasts is divided evenly between them. */
function split(effects: readonly ComputedEffect[], contrasts: readonly WithArms[]): ComputedEffect[] | null {
  const times = new Map<string, number>();
  for (const { treatmentArm, comparatorArm } of contrasts) {
    for (const name of [treatmentArm, comparatorArm]) times.set(name, (times.get(name) ?? 0) + 1);
  }
  const part = (arm: ArmMean | ArmEvents, name: string) => {
    const parts = times.get(name) as number;
    return "mean" in arm ? splitMean(arm, parts) : splitEvents(arm, parts);
  };
  const context = contextOf(effects);
  const parts = contrasts.map((contrast, i) => {
    const shared = [contrast.treatmentArm, contrast.comparatorArm].filter((name) => (times.get(name) as number) > 1);
    const step = {
      code: "SHARED_ARM_SPLIT",
      text: `split: ${shared.map((name) => `${name} among ${times.get(name)}`).join(", ")}`,
    };
    const divided = {
      ...contrast,
      treatment: part(contrast.treatment, contrast.treatmentArm),
      comparator: part(contrast.comparator, contrast.comparatorArm),
    } as WithArms;
    return effectOf(divided, (effects[i] as ComputedEffect).method, context, [step]);
  });
  const usable = computed(parts);
  return usable.length < parts.length
    ? null
    : usable.map((effect) => ({ ...effect, label: `${effect.label} (${differing(effect, contrasts)})` }));
}

/** The arm that tells the contrasts of one trial apart. */
function differing({ contrast }: ComputedEffect, contrasts: readonly WithArms[]): string {
  return distinct(contrasts.map(({ treatmentArm }) => treatmentArm)).length > 1
    ? contrast.treatmentArm
    : contrast.comparatorArm;
}

const computed = (effects: readonly ReturnType<typeof effectOf>[]): ComputedEffect[] =>
  effects.filter((effect): effect is ComputedEffect => effect.status === "usable" || effect.status === "doubtful");
