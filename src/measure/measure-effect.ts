import { requireOneOf, SynthesisError } from "../errors.js";
import type {
  Measure,
  MeasuredEffect,
  MeasureOptions,
  MeasureStatistics,
  VarianceForm,
  VarianceOf,
  ZeroCells,
} from "../types/index.js";
import {
  because,
  defaultZeroCells,
  type Estimate,
  type MeasureContext,
  type MeasureEntry,
  type Reason,
} from "./entry.js";
import { entryOf, registry } from "./registry.js";
import { requireZeroCells } from "./zeros.js";

/** The forms of the variance that a measure has, the default first. */
export const variancesOf = <M extends Measure>(measure: M): readonly VarianceOf<M>[] =>
  (entryOf(measure).variances ?? ["LS"]) as readonly VarianceOf<M>[];

/**
 * The form of the variance that was asked for, or the default one.
 *
 * @throws {@link SynthesisError} `NO_SUCH_MEASURE`, `NO_SUCH_VARIANCE`
 */
export function varianceFor(measure: Measure, asked: VarianceForm | undefined, who: string): VarianceForm {
  requireMeasure(measure, who);
  const forms: readonly VarianceForm[] = variancesOf(measure);
  if (asked === undefined) return forms[0] as VarianceForm;
  if (forms.includes(asked)) return asked;
  throw new SynthesisError("NO_SUCH_VARIANCE", `${who}: ${measure} has no variance "${asked}"`, {
    remedy: `it has ${forms.join(", ")}`,
  });
}

/** @throws {@link SynthesisError} `NO_SUCH_MEASURE` */
export function requireMeasure(measure: Measure, who: string): void {
  if (Object.hasOwn(registry, measure)) return;
  throw new SynthesisError("NO_SUCH_MEASURE", `${who}: there is no measure "${measure}"`, {
    remedy: `the codes are ${Object.keys(registry).join(", ")}`,
  });
}

/** The effect of statistics that a sample can have, or why there is none. */
export function estimateOf<M extends Measure>(
  measure: M,
  statistics: MeasureStatistics[M],
  context: MeasureContext,
): Estimate | Reason {
  const entry = entryOf(measure);
  const fault = entry.fault(statistics);
  if (fault !== null) return because("BAD_STATISTICS", fault);
  const found = entry.compute(statistics, context);
  if ("code" in found) return found;
  if (!Number.isFinite(found.yi) || !Number.isFinite(found.vi))
    return because("NO_INFORMATION", `${measure} of these statistics is not finite`);
  return found.vi > 0 ? found : because("NO_VARIANCE", "the variance of the effect is 0");
}

/** Rows of statistics of one measure. */
export type MeasureRow<M extends Measure> = MeasureStatistics[M] & { readonly label?: string };

/**
 * Effects of many rows with one measure: one record a row, with its numbers or with the reason for which it has none.
 *
 * Rules that look at all rows do so here: `zeroCells: { to: "if0all" }`, and the variances `AV` and `AVHO`.
 *
 * @param measure - its code; {@link measures} says what each is and needs
 * @param rows - the statistics, with a label if there is one
 * @param options - form of the variance, correction for bias, what is added to counts of 0
 * @returns records in the order of the rows, which go into {@link pool} once those without numbers are left out
 * @throws {@link SynthesisError} `NO_SUCH_MEASURE`, `NO_SUCH_VARIANCE`, `BAD_OPTION`
 * @example
 * const rows = measureEffects("PLO", [{ label: "A 2001", n: 40, events: 8 }, { label: "B 2004", n: 25, events: 0 }]);
 * rows.map(({ yi }) => yi?.toFixed(3)); // ["-1.386", "-3.932"]
 */
export function measureEffects<M extends Measure>(
  measure: M,
  rows: readonly MeasureRow<M>[],
  options: MeasureOptions<M> = {},
): readonly MeasuredEffect[] {
  const variance = varianceFor(measure, options.variance, "measureEffects");
  const entry: MeasureEntry<M> = entryOf(measure);
  const sound = rows.filter((row) => entry.fault(row) === null);
  const zeroCells: ZeroCells = { ...defaultZeroCells, ...options.zeroCells };
  requireZeroCells("measureEffects", "zeroCells", zeroCells);
  requireOneOf("measureEffects", "correction", ["exact", "approximate"], options.correction ?? "exact");
  const context: MeasureContext = {
    variance,
    corrected: options.corrected ?? true,
    ...(options.correction === undefined ? {} : { correction: options.correction }),
    zeroCells,
    anyZero: sound.some((row) => entry.hasZero?.(row)),
    average: variance.startsWith("AV") ? (entry.average?.(sound, variance) ?? null) : null,
  };
  return rows.map((row, i) => {
    const found = estimateOf(measure, row, context);
    const base = { measure, label: row.label ?? `study ${i + 1}` };
    return "code" in found
      ? { ...base, yi: null, vi: null, size: null, reason: { code: found.code, text: found.text } }
      : { ...base, yi: found.yi === 0 ? 0 : found.yi, vi: found.vi, size: entry.size(row), reason: null };
  });
}

/**
 * The effect of one set of statistics: every measure of the field by its code, from what that measure needs.
 *
 * @param measure - its code; {@link measures} says what each is and needs
 * @param statistics - what the code asks for: two groups' means for `SMD`, a correlation for `ZCOR`, events for `PLO`
 * @param options - form of the variance, correction for bias, what is added to counts of 0
 * @returns `yi` on the scale of analysis and its sampling variance `vi`, or `null` for both with the reason
 * @throws {@link SynthesisError} `NO_SUCH_MEASURE`, `NO_SUCH_VARIANCE`, `BAD_OPTION`
 * @see Borenstein et al. (2009), Introduction to Meta-Analysis, doi:10.1002/9780470743386; Viechtbauer (2010), Journal of
 *   Statistical Software 36(3), doi:10.18637/jss.v036.i03, for the codes; `measures[code].source` for each formula
 * @example
 * const trial = { treatment: { n: 40, mean: 2.8, sd: 2.4 }, comparator: { n: 40, mean: 3.3, sd: 2.6 } };
 * measureEffect("SMD", trial, { variance: "UB" }).vi?.toFixed(4); // "0.0503"
 */
export function measureEffect<M extends Measure>(
  measure: M,
  statistics: MeasureRow<M>,
  options: MeasureOptions<M> = {},
): MeasuredEffect {
  return measureEffects(measure, [statistics], options)[0] as MeasuredEffect;
}
