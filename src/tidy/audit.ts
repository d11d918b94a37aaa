import type { ComputedEffect, Design, EffectSize, Row, Strata, Stratum } from "../types/index.js";

/** What became of a row beyond its effect. */
interface Fate {
  readonly status: string;
  readonly cell: string | null;
  readonly code: string | null;
  readonly reason: string | null;
}

/**
 * What became of every input row: used in which cell, or why not. One row in, one row out, in the same order.
 *
 * @param effects - as {@link effectSizes} returns them
 * @param strata - as {@link stratify} returns them; without, rows are only followed as far as their effect
 * @returns flat rows; {@link glossary} defines their columns
 * @example
 * const csv = `trial,outcome,n1i,m1i,sd1i,n2i,m2i,sd2i,direction
 * A 2001,pain,40,2.8,2.4,40,3.3,2.6,
 * B 2002,pain,,,,,,,no-difference`;
 * audit(effectSizes(readContrasts(csv), { outcome: "pain", measure: "MD" })).map(({ status }) => status); // ["usable", "unusable"]
 */
export function audit(effects: readonly EffectSize[], strata: Strata | null = null): readonly Row[] {
  const fates = strata === null ? new Map<string, Fate>() : fatesOf(strata);
  return effects.map((effect) => {
    const { contrast } = effect;
    const computed = effect.status === "usable" || effect.status === "doubtful" ? effect : null;
    const { status, cell, code, reason } = fates.get(keyOf(contrast)) ?? ownFate(effect);
    return {
      row: contrast.row,
      line: contrast.line,
      id: contrast.id,
      trial: contrast.trial,
      treatmentArm: contrast.treatmentArm,
      comparatorArm: contrast.comparatorArm,
      control: contrast.control.name,
      outcomeName: contrast.outcome.name,
      weeks: contrast.weeks,
      weeksFrom: contrast.weeksFrom,
      kind: contrast.kind,
      status,
      cell,
      code,
      reason,
      yi: computed?.yi ?? null,
      vi: computed?.vi ?? null,
      derivation: computed?.derivation.map(({ text }) => text).join("; ") || null,
    };
  });
}

const keyOf = ({ dataset, row }: { dataset: string; row: number }): string => `${row} ${dataset}`;

const keysOf = ({ rows, contrast }: ComputedEffect): string[] =>
  rows.map((row) => keyOf({ dataset: contrast.dataset, row }));

function ownFate(effect: EffectSize): Fate {
  if (effect.yi === null)
    return { status: effect.status, cell: null, code: effect.reason.code, reason: effect.reason.text };
  if (effect.status === "usable") return { status: "usable", cell: null, code: null, reason: null };
  return { status: "doubtful", cell: null, code: effect.contrast.doubts[0]?.code ?? null, reason: doubtsOf(effect) };
}

const doubtsOf = ({ contrast }: EffectSize): string => contrast.doubts.map(({ message }) => message).join("; ");

function fatesOf(strata: Strata): Map<string, Fate> {
  const fates = new Map<string, Fate>();
  for (const { effect, code, reason } of strata.unplaced) {
    if (effect.status === "usable" || effect.status === "doubtful")
      fates.set(keyOf(effect.contrast), { status: "without a cell", cell: null, code, reason });
  }
  for (const stratum of strata.strata)
    for (const [key, fate] of cellFates(stratum, strata.design)) fates.set(key, fate);
  return fates;
}

function cellFates({ key, effects, doubtful, passedOver }: Stratum, design: Design): (readonly [string, Fate])[] {
  const cell = Object.values(key).join(" | ");
  const all = (effect: ComputedEffect, fate: Omit<Fate, "cell">) =>
    keysOf(effect).map((name) => [name, { ...fate, cell }] as const);
  const used =
    design === "overview"
      ? { status: "shown", code: null, reason: "a published pooled result, shown beside others" }
      : effects.length === 1
        ? { status: "shown", code: null, reason: "the only trial of its cell" }
        : { status: "pooled", code: null, reason: null };
  return [
    ...passedOver.flatMap(({ effect, rule, reason }) =>
      all(effect, { status: "passed over", code: rule.replace(/[ -]/g, "_").toUpperCase(), reason }),
    ),
    ...doubtful.flatMap((effect) =>
      all(effect, { status: "doubtful", code: effect.contrast.doubts[0]?.code ?? null, reason: doubtsOf(effect) }),
    ),
    ...effects.flatMap((effect) => all(effect, used)),
  ];
}
