import type { ComputedEffect, EffectMethod, Outcome, PooledMeasure } from "../types/index.js";

/** The smallest difference that would matter on the scale of analysis. */
export interface Smallest {
  readonly value: number;
  /** With what separates it from the source; empty where the scale is not that of the outcome. */
  readonly unit: string;
  readonly source: string;
}

/**
 * The smallest worthwhile difference between groups where all outcomes that have one agree on it on the scale of analysis: mean
 * differences after the rescaling of the effects, standardized ones after division by the outcome's reference SD.
 */
export function smallestWorthwhile(
  measure: PooledMeasure,
  method: EffectMethod,
  outcomes: readonly Outcome[],
  effects: readonly ComputedEffect[],
): Smallest | null {
  const values = outcomes.flatMap((outcome) => {
    const { smallestWorthwhile: smallest } = outcome;
    if (smallest?.kind !== "between-group") return [];
    const factor =
      measure === "MD" ? rescaling(outcome, method, effects) : measure === "SMD" ? 1 / sdOf(outcome) : null;
    if (factor === null || !Number.isFinite(factor)) return [];
    const unit = measure === "SMD" ? "SD; " : factor === 1 ? `${smallest.unit}; ` : "";
    return [{ value: Number((smallest.value * factor).toPrecision(12)), unit, source: smallest.source }];
  });
  const [first] = values;
  return first === undefined || values.some(({ value }) => value !== first.value) ? null : first;
}

const sdOf = ({ referenceSd }: Outcome): number => referenceSd?.value ?? Number.NaN;

function rescaling(outcome: Outcome, { scale }: EffectMethod, effects: readonly ComputedEffect[]): number | null {
  if (scale) return outcome.scale ? (scale[1] - scale[0]) / (outcome.scale[1] - outcome.scale[0]) : null;
  const own = effects.filter(({ contrast }) => contrast.outcome.name === outcome.name);
  const same = own.every(
    ({ contrast }) => contrast.scale?.[0] === outcome.scale?.[0] && contrast.scale?.[1] === outcome.scale?.[1],
  );
  return same ? 1 : null;
}
