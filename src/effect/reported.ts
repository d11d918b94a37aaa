import { derivationStep, errorFromInterval, standardErrorFromP } from "../convert/index.js";
import { type Estimate, entryOf, measures, naturalScale } from "../measure/index.js";
import type { Conversion, DerivationStep, EstimateContrast } from "../types/index.js";

const short = (value: number): string => String(Number(value.toPrecision(4)));

/** What a printed estimate gives, or why it gives nothing. */
export type Reported =
  | (Estimate & { readonly steps: DerivationStep[] })
  | { readonly code: string; readonly text: string };

/**
 * A printed estimate on the analysis scale, treatment minus comparator, with a standard error from the first of: the
 * printed one; the confidence interval (half its width over the quantile); an exact p-value.
 *
 * @see Cochrane Handbook 6.3.1, 6.3.2 and 6.5.2.3
 */
export function reportedEstimate(row: EstimateContrast): Reported {
  const steps: DerivationStep[] = [];
  const { onScale, name } = printedScale(row);
  let yi = onScale(row.estimate);
  if (name !== null) steps.push({ code: "LOG", text: `${name} of ${row.measure} ${row.estimate}: ${short(yi)}` });

  const found = standardError(row, yi, onScale);
  if (found === null) {
    return {
      code: "NO_PRECISION",
      text: "the estimate comes without a confidence interval, a standard error or an exact p-value",
    };
  }
  if (found.step !== null) steps.push(found.step);
  if (row.estimateSign === "comparator-minus-treatment") {
    yi = entryOf(row.measure).mirror === "complement" ? 1 - yi : -yi;
    steps.push({ code: "SIGN_REVERSED", text: "printed as comparator minus treatment; sign reversed" });
  }
  return { yi: yi === 0 ? 0 : yi, vi: found.se ** 2, steps };
}

/** From the number that a report prints to the scale of analysis, and what that is called; `null` where both are the same. */
function printedScale({ measure, logScale }: Pick<EstimateContrast, "measure" | "logScale">): {
  readonly onScale: (value: number) => number;
  readonly name: string | null;
} {
  const { kind, analysis } = naturalScale(measure);
  const isPrintedSo = kind === "linear" || logScale;
  return { onScale: isPrintedSo ? (value) => value : analysis, name: isPrintedSo ? null : measures[measure].scale };
}

function standardError(
  row: EstimateContrast,
  yi: number,
  onScale: (value: number) => number,
): { se: number; step: DerivationStep | null } | null {
  if (row.se !== null) return { se: row.se, step: null };
  const df = row.treatmentN !== null && row.comparatorN !== null ? row.treatmentN + row.comparatorN - 2 : null;
  if (row.ciDistribution === "t" && (df === null || df < 1)) return null;
  const freedom = row.ciDistribution === "t" ? df : null;
  if (row.ci !== null) {
    const [lower, upper] = row.ci;
    if (!(onScale(upper) > onScale(lower))) return null;
    return recovered(errorFromInterval(row.ci, row.ciLevel, freedom, onScale));
  }
  const { pValue } = row;
  if (pValue === null || pValue.relation !== "=" || pValue.value <= 0 || pValue.value >= 1 || yi === 0) return null;
  return recovered(standardErrorFromP(yi, pValue.value, { df: freedom }));
}

const recovered = (conversion: Conversion): { se: number; step: DerivationStep } => ({
  se: conversion.value,
  step: derivationStep(conversion),
});
