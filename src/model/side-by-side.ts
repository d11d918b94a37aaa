import { naturalScale } from "../measure/index.js";
import type { Cell, ComputedEffect, Diagnostic, Fit, Grid, Interval, Strata, Stratum } from "../types/index.js";
import { criticalValues } from "./interval.js";
import { poolMethod } from "./options.js";
import { unpooled } from "./pool.js";
import { fittedStudy } from "./studies.js";

/**
 * Shows every effect of every stratum, and pools none: for overviews, whose trials overlap, and wherever effects are to be
 * seen and not to be joined. Figures draw it without diamonds and say that nothing is pooled.
 *
 * @param strata - as {@link stratify} returns them
 * @param options - level of the effects' own intervals, 0.95 by default: as published in an overview of that level, else Wald
 * @returns a grid whose fits hold the effects and no estimate; `k` counts the effects shown
 * @throws {@link SynthesisError} `BAD_OPTION` for a level that is none
 * @example
 * const csv = `trial,outcome,weeks,measure,estimate,ci_lower,ci_upper
 * Review A 2020,pain,6,MD,-1.5,-2.3,-0.7
 * Review B 2021,pain,4,MD,-0.5,-1.0,0.0`;
 * const effects = effectSizes(readContrasts(csv), { outcome: "pain", measure: "MD" });
 * const { fit } = sideBySide(stratify(effects, { by: ["outcome"] })).cells[0];
 * [fit.k, fit.estimate]; // [2, null]
 */
export function sideBySide(strata: Strata, options: { readonly level?: number } = {}): Grid {
  const { level } = poolMethod(options.level === undefined ? {} : { level: options.level });
  const method = { tau2: "none", interval: "z", prediction: "none", tau2Interval: "none", level } as const;
  const { z } = criticalValues(level);
  const shown = (effects: readonly ComputedEffect[]): Fit => ({
    ...unpooled(method),
    measure: strata.effectMethod.measure,
    k: effects.length,
    studies: effects.map((effect, i) => {
      const study = fittedStudy(effect, i, 1, z);
      return { ...study, confidence: published(effect, level) ?? study.confidence, weight: null };
    }),
    notes: effects.length > 0 ? [notPooled(strata)] : [],
  });
  const cell = (stratum: Stratum): Cell => ({
    stratum,
    fit: shown(stratum.effects),
    withDoubtful: stratum.doubtful.length === 0 ? null : shown([...stratum.effects, ...stratum.doubtful]),
  });
  return { strata, method, cells: strata.strata.map(cell), notes: [notPooled(strata)] };
}

/** The interval that a review prints, on the analysis scale; a Wald interval would differ in its last digit. */
function published({ contrast, derivation, aligned }: ComputedEffect, level: number): Interval | null {
  if (contrast.design !== "overview" || contrast.kind !== "estimate" || contrast.ci === null) return null;
  if (contrast.ciLevel !== level || derivation.some(({ code }) => code === "RESCALED")) return null;
  const { analysis } = naturalScale(contrast.measure);
  const [lower, upper] = contrast.ci.map((limit) => (contrast.logScale ? limit : analysis(limit))) as [number, number];
  const reversed = contrast.estimateSign === "comparator-minus-treatment";
  return reversed === aligned ? [lower, upper] : [-upper, -lower];
}

const notPooled = ({ design }: Strata): Diagnostic => ({
  code: "SIDE_BY_SIDE",
  severity: "info",
  message:
    design === "overview"
      ? "published pooled results, shown side by side, not pooled: their trials overlap"
      : "effects shown side by side, not pooled",
});
