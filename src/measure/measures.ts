import type { Measure, VarianceForm } from "../types/index.js";
import type { MeasureEntry } from "./entry.js";
import { registry } from "./registry.js";
import { scaleOf } from "./scales.js";

/** What there is to know of a measure. */
export interface MeasureInfo {
  /** On the scale that a reader sees. */
  readonly name: string;
  /** The scale of analysis: `log`, `Fisher's z`. */
  readonly scale: string;
  /** What leads back from it: `exp(y)`. */
  readonly backTransformation: string;
  /** Forms of the sampling variance, the default first. */
  readonly variances: readonly VarianceForm[];
  /** Whether small samples are corrected for bias, unless `corrected: false`. */
  readonly corrected: boolean;
  /** On the scale of analysis; `null` where no value stands for no effect. */
  readonly noEffect: number | null;
  readonly assumes: string;
  /** The papers that the formulas come from. */
  readonly source: string;
}

const info = ({ name, scale, variances, correction, noEffect, assumes, source }: MeasureEntry<never>): MeasureInfo => ({
  name,
  scale: scaleOf(scale).name,
  backTransformation: scaleOf(scale).inverse,
  variances: variances ?? ["LS"],
  corrected: correction ?? false,
  noEffect,
  assumes,
  source,
});

/**
 * Every measure by its code: what it is, its scale, the forms of its variance, what it assumes, where it comes from.
 *
 * @example
 * measures.ROM.backTransformation; // "exp(y)"
 */
export const measures: Readonly<Record<Measure, MeasureInfo>> = Object.fromEntries(
  Object.entries(registry).map(([code, entry]) => [code, info(entry as MeasureEntry<never>)]),
) as Record<Measure, MeasureInfo>;
