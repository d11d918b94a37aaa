import type { Measure } from "../types/index.js";
import { readingOf } from "./reading.js";
import { scaleOf } from "./scales.js";

/** The scale that a reader sees, as seen from the scale of analysis. */
export interface NaturalScale {
  /** `linear` where both are the same; `log` for ratios; `other` for all other transformations. */
  readonly kind: "linear" | "log" | "other";
  /** On the scale of analysis; `null` where no value stands for no effect. */
  readonly noEffect: number | null;
  /** From the scale of analysis to the one that a reader sees. */
  readonly value: (y: number) => number;
  /** And to it. */
  readonly analysis: (value: number) => number;
  /** Of the values that a reader sees. */
  readonly range: readonly [low: number, high: number];
}

/**
 * The way back from the scale of a measure, and to it.
 *
 * @param n - persons or person-time, for the scales that need it; where it is not known they stay as they are
 */
export function naturalScale(measure: Measure | null, n: number | null = null): NaturalScale {
  const { scale: named, noEffect } = measure === null ? unnamed : readingOf(measure);
  const scale = scaleOf(scaleOf(named).needs !== null && n === null ? "identity" : named);
  const size = n ?? Number.NaN;
  return {
    kind: scale === scaleOf("identity") ? "linear" : scale === scaleOf("log") ? "log" : "other",
    noEffect,
    value: (y) => scale.back(y, size),
    analysis: (value) => scale.forward(value, size),
    range: scale.range,
  };
}

/** Numbers without a measure. */
const unnamed = { scale: "identity", noEffect: 0 } as const;

/** Harmonic mean of the sizes of a fit's studies: what stands for n on the way back. `null` where one is not known. */
export function harmonicSize(studies: readonly { readonly size?: number }[]): number | null {
  const sizes = studies.flatMap(({ size }) => (size === undefined ? [] : [size]));
  if (sizes.length === 0 || sizes.length < studies.length) return null;
  return sizes.length / sizes.reduce((sum, size) => sum + 1 / size, 0);
}

/** The way back from the scale of a fit. */
export const naturalScaleOf = (fit: {
  readonly measure: Measure | null;
  readonly studies: readonly { readonly size?: number }[];
}): NaturalScale => naturalScale(fit.measure, harmonicSize(fit.studies));
