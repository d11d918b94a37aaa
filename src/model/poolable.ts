import { requireEffects } from "../effect/require-effects.js";
import { DataError, SynthesisError } from "../errors.js";
import type {
  BareEffect,
  ComputedEffect,
  Contrast,
  Diagnostic,
  EffectSize,
  Measure,
  ScaleRange,
} from "../types/index.js";
import type { PoolOptions } from "./options.js";

/** What goes into one pool: effects that estimate the same thing, one from each trial, with finite numbers. */
export interface Poolable {
  readonly effects: readonly BareEffect[];
  readonly notes: readonly Diagnostic[];
}

/**
 * The effects of a list that are pooled.
 *
 * @param who - the function that was asked, which errors begin with
 * @param repeated - whether a trial may give several, as it may where a model knows that they hang together
 * @throws {@link SynthesisError} where they do not belong together, {@link DataError} where their numbers are none
 */
export function poolable(
  who: string,
  effects: readonly EffectSize[] | readonly BareEffect[],
  options: PoolOptions,
  repeated = false,
): Poolable {
  requireEffects(who, effects);
  if (!isRich(effects)) {
    requireNumbers(who, effects);
    requireOneMeasure(who, effects);
    return { effects, notes: [] };
  }
  const used = effects.filter(
    (effect): effect is ComputedEffect =>
      effect.status === "usable" || (effect.status === "doubtful" && (options.includeDoubtful ?? false)),
  );
  refuseOverview(who, used);
  for (const rule of rules) requireOneKind(who, rule, used, options);
  if (!repeated) requireIndependence(who, used);
  requireNumbers(who, used);
  return { effects: used, notes: [...aboutDesign(used), ...aboutInstruments(used), ...leftOut(effects, options)] };
}

/** Bare effects need not say what they are; those that do agree. */
function requireOneMeasure(who: string, effects: readonly BareEffect[]): void {
  const found: Measure[] = [];
  for (const { measure } of effects) if (measure !== undefined && !found.includes(measure)) found.push(measure);
  if (found.length < 2) return;
  throw new SynthesisError("MIXED_MEASURES", `${who} needs one measure, got ${found.join(" and ")}`, {
    remedy: "pool one measure at a time",
    evidence: { found },
  });
}

/** Published pooled results hold one another's trials. */
function refuseOverview(who: string, effects: readonly ComputedEffect[]): void {
  const reviews = [
    ...new Set(effects.filter(({ contrast }) => contrast.design === "overview").map(({ contrast }) => contrast.trial)),
  ];
  if (reviews.length === 0) return;
  throw new SynthesisError(
    "OVERVIEW",
    `${who}: published pooled results are not pooled again, because their trials overlap (${someOf(reviews)})`,
    { remedy: "show them with sideBySide(strata)", evidence: { reviews } },
  );
}

function aboutDesign([first]: readonly ComputedEffect[]): readonly Diagnostic[] {
  if (first?.contrast.design !== "uncontrolled") return [];
  return [
    {
      code: "UNCONTROLLED",
      severity: "warning",
      message:
        "change within one group, no comparison: it holds natural course, regression to the mean and expectation beside any effect",
    },
  ];
}

/** Points of one questionnaire are no points of another, where it is not known how far each reaches. */
function aboutInstruments(effects: readonly ComputedEffect[]): readonly Diagnostic[] {
  const bare = effects.filter(
    ({ method, contrast }) => method.measure === "MD" && method.scale === null && contrast.scale === null,
  );
  const instruments = [...new Set(bare.flatMap(({ contrast }) => contrast.instrument ?? []))];
  if (instruments.length < 2) return [];
  return [
    {
      code: "MIXED_INSTRUMENTS",
      severity: "warning",
      message: `mean differences in points of different instruments without a known range: ${someOf(instruments)}`,
      remedy: "give each row its scale and effectSizes a common one, or use SMD, or show them side by side",
      evidence: { instruments },
    },
  ];
}

const isRich = (effects: readonly EffectSize[] | readonly BareEffect[]): effects is readonly EffectSize[] =>
  effects.length > 0 && "status" in (effects[0] as object);

function requireNumbers(who: string, effects: readonly BareEffect[]): void {
  if (areSound(effects)) return;
  throw new DataError(
    effects.flatMap((effect, i): Diagnostic[] => {
      const { yi, vi } = effect;
      const complain = (code: string, message: string): Diagnostic => ({
        code,
        severity: "error",
        message: `${who}: ${labelOf(effect, i)} ${message}`,
        remedy: "correct it or leave it out",
        at: { row: i + 1 },
        evidence: { yi, vi },
      });
      return [
        ...(Number.isFinite(yi) ? [] : [complain("YI_NOT_FINITE", `needs a finite yi, got ${yi}`)]),
        ...(Number.isFinite(vi) && vi > 0 ? [] : [complain("VI_NOT_POSITIVE", `needs a finite vi above 0, got ${vi}`)]),
      ];
    }),
  );
}

function areSound(effects: readonly BareEffect[]): boolean {
  for (let i = 0; i < effects.length; i++) {
    const { yi, vi } = effects[i]!;
    if (!(Number.isFinite(yi) && Number.isFinite(vi) && vi > 0)) return false;
  }
  return true;
}

/** The label of an effect, or its place from 1. */
export const labelOf = ({ label }: BareEffect, i: number): string => label ?? placeName(i);

/** Texts cost more than numbers: those of the first places are made once. */
const placeNames: string[] = [];

function placeName(i: number): string {
  if (i >= 1000) return `study ${i + 1}`;
  for (let next = placeNames.length; next <= i; next++) placeNames.push(`study ${next + 1}`);
  return placeNames[i]!;
}

/** Something that all effects of one pool must share. */
interface Rule {
  readonly code: string;
  readonly needs: string;
  readonly remedy: string;
  readonly kind: (effect: ComputedEffect) => string;
  readonly applies?: (effect: ComputedEffect, options: PoolOptions) => boolean;
}

const rules: readonly Rule[] = [
  {
    code: "MIXED_MEASURES",
    needs: "one measure",
    remedy: "pool one measure at a time",
    kind: ({ method }) => method.measure,
  },
  {
    code: "MIXED_DESIGNS",
    needs: "one design",
    remedy: "pool comparisons and changes within one group apart",
    kind: ({ contrast }) => contrast.design,
  },
  {
    code: "MIXED_ROLES",
    needs: "outcomes of one role",
    remedy: "pool clinical outcomes, surrogates and harms apart",
    kind: ({ contrast }) => contrast.outcome.role,
  },
  {
    code: "MIXED_DOMAINS",
    needs: "one outcome domain",
    remedy: "pool one domain at a time, as the cells of stratify are",
    kind: ({ contrast }) => contrast.outcome.domain,
  },
  {
    code: "MIXED_DIRECTIONS",
    needs: "effects of one direction",
    remedy: 'align them with favours: "left" in effectSizes, or pool one outcome',
    kind: ({ contrast, method }) =>
      method.favours === null ? `${contrast.outcome.better} is better` : `aligned to the ${method.favours}`,
  },
  {
    code: "MIXED_SCALES",
    needs: "mean differences on one scale",
    remedy: "give a common scale to effectSizes, such as scale: [0, 10], or use SMD",
    kind: ({ contrast, method }) => scaleOf(method.scale ?? contrast.scale, contrast),
    applies: ({ method }) => method.measure === "MD",
  },
  {
    code: "MIXED_STANDARDIZERS",
    needs: "one kind of standard deviation behind an SMD",
    remedy: "compute all effects with one standardizer",
    kind: ({ method }) => method.standardizer,
    applies: ({ method }) => isStandardized(method.measure),
  },
  {
    code: "MIXED_SCORES",
    needs: "either final values or changes behind an SMD",
    remedy: 'pool them apart, use MD, or allow: ["mixed-scores"]',
    kind: ({ contrast }) => scoreOf(contrast),
    applies: ({ method }, { allow = [] }) => isStandardized(method.measure) && !allow.includes("mixed-scores"),
  },
];

const isStandardized = (measure: Measure): boolean => measure.startsWith("SMD");

const scaleOf = (range: ScaleRange | null, { outcome }: Contrast): string =>
  range === null ? `no range (${outcome.unit ?? "no unit"})` : `${range[0]} to ${range[1]}`;

const scoreOf = (contrast: Contrast): string => ("score" in contrast ? contrast.score : "final");

function requireOneKind(who: string, rule: Rule, effects: readonly ComputedEffect[], options: PoolOptions): void {
  const found = new Map<string, string[]>();
  for (const effect of effects) {
    if (rule.applies?.(effect, options) === false) continue;
    const kind = rule.kind(effect);
    found.set(kind, [...(found.get(kind) ?? []), effect.label]);
  }
  if (found.size < 2) return;
  const kinds = [...found].map(([kind, labels]) => `${kind} (${someOf(labels)})`).join(" and ");
  throw new SynthesisError(rule.code, `${who} needs ${rule.needs}, got ${kinds}`, {
    remedy: rule.remedy,
    evidence: { found: Object.fromEntries(found) },
  });
}

const someOf = (names: readonly string[]): string =>
  names.length > 3 ? `${names.slice(0, 3).join(", ")} and ${names.length - 3} more` : names.join(", ");

/** A trial gives one effect, or several between which its shared arm was split. */
function requireIndependence(who: string, effects: readonly ComputedEffect[]): void {
  const byTrial = new Map<string, ComputedEffect[]>();
  for (const effect of effects) {
    const others = byTrial.get(effect.contrast.trial);
    if (others === undefined) byTrial.set(effect.contrast.trial, [effect]);
    else others.push(effect);
  }
  const repeated = [...byTrial].filter(([, ofTrial]) => ofTrial.length > 1 && !areSplit(ofTrial));
  const [first] = repeated;
  if (first === undefined) return;
  const [trial, ofTrial] = first;
  const more = repeated.length > 1 ? `, and ${repeated.length - 1} more trials give several` : "";
  throw new SynthesisError(
    "DEPENDENT_EFFECTS",
    `${who} needs one effect per trial, got ${ofTrial.length} from "${trial}" (${tellApart(ofTrial)})${more}`,
    {
      remedy: 'choose one with stratify(effects, { by: ["window"], windows, timepoint: "closest" })',
      at: { trial },
      evidence: {
        trials: repeated.map(([name, of]) => ({ trial: name, weeks: of.map(({ contrast }) => contrast.weeks) })),
      },
    },
  );
}

const armsOf = ({ contrast }: ComputedEffect): string => `${contrast.treatmentArm} against ${contrast.comparatorArm}`;

const areSplit = (effects: readonly ComputedEffect[]): boolean =>
  effects.every(({ derivation }) => derivation.some(({ code }) => code === "SHARED_ARM_SPLIT")) &&
  new Set(effects.map(armsOf)).size === effects.length;

/** Weeks, or arms where the weeks are the same. */
function tellApart(effects: readonly ComputedEffect[]): string {
  const weeks = [...new Set(effects.map(({ contrast }) => contrast.weeks))];
  if (weeks.length < 2) return effects.map(armsOf).join("; ");
  return `weeks ${weeks.map((week) => week ?? "unknown").join(" and ")}`;
}

function leftOut(effects: readonly EffectSize[], { includeDoubtful = false }: PoolOptions): readonly Diagnostic[] {
  const count = (status: EffectSize["status"]): number => effects.filter((effect) => effect.status === status).length;
  const doubtful = includeDoubtful ? 0 : count("doubtful");
  const [unusable, excluded] = [count("unusable"), count("excluded")];
  if (doubtful + unusable + excluded === 0) return [];
  const parts = [
    ...(doubtful > 0 ? [`${doubtful} doubtful`] : []),
    ...(unusable > 0 ? [`${unusable} without usable numbers`] : []),
    ...(excluded > 0 ? [`${excluded} of another question`] : []),
  ];
  return [
    {
      code: "NOT_POOLED",
      severity: "info",
      message: `left out: ${parts.join(", ")}`,
      evidence: { doubtful, unusable, excluded },
    },
  ];
}
