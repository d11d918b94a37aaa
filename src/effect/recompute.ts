import { hasZeroCell, varianceFor } from "../measure/index.js";
import type { EffectMethod, EffectSize } from "../types/index.js";
import { effectOf } from "./effect-of.js";
import type { EffectOptions } from "./effect-sizes.js";

/** How effects are computed, without what is asked of them. */
export type EffectSettings = Pick<EffectOptions, "variance" | "correction" | "zeroCells">;

/** The same effects by another method. What was done to the arms of a trial before stays done. */
export function recompute(effects: readonly EffectSize[], settings: EffectSettings): readonly EffectSize[] {
  const anyZero = effects.some(
    ({ contrast }) => contrast.kind === "events" && hasZeroCell(contrast.treatment, contrast.comparator),
  );
  return effects.map((effect) => {
    if (effect.status === "excluded") return effect;
    const [known, steps] = effect.yi === null ? [null, []] : [effect.standardizer, effect.derivation];
    const baseline = known === null || known.df === null ? null : { sd: known.sd, df: known.df };
    const before = steps.filter(({ code }) => code.startsWith("SHARED_ARM"));
    const method = methodBy(effect.method, settings);
    const again = effectOf(effect.contrast, method, { anyZero, baselineSd: () => baseline }, before);
    if (again.yi === null || effect.yi === null) return again;
    const { label, rows, combined } = effect;
    return { ...again, label, rows, ...(combined === undefined ? {} : { combined }) };
  });
}

function methodBy(method: EffectMethod, { variance, correction, zeroCells }: EffectSettings): EffectMethod {
  const { correction: _, ...rest } = method;
  return {
    ...rest,
    variance: varianceFor(method.measure, variance, "recompute"),
    ...(correction === "approximate" ? { correction } : {}),
    zeroCells: { ...method.zeroCells, ...zeroCells },
  };
}
