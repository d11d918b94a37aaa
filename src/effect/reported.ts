import { log, normalQuantile, tQuantile } from "../numeric/index.js";
import type { DerivationStep, EstimateContrast } from "../types/index.js";
import type { Estimate } from "./continuous.js";

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
  const isLog = (row.measure === "OR" || row.measure === "RR") && !row.logScale;
  const onScale = (value: number) => (isLog ? log(value) : value);
  let yi = onScale(row.estimate);
  if (isLog) steps.push({ code: "LOG", text: `log of ${row.measure} ${row.estimate}: ${short(yi)}` });

  const found = standardError(row, yi, onScale);
  if (found === null) {
    return {
      code: "NO_PRECISION",
      text: "the estimate comes without a confidence interval, a standard error or an exact p-value",
    };
  }
  if (found.step !== null) steps.push(found.step);
  if (row.estimateSign === "comparator-minus-treatment") {
    yi = -yi;
    steps.push({ code: "SIGN_REVERSED", text: "printed as comparator minus treatment; sign reversed" });
  }
  return { yi: yi === 0 ? 0 : yi, vi: found.se ** 2, steps };
}

function standardError(
  row: EstimateContrast,
  yi: number,
  onScale: (value: number) => number,
): { se: number; step: DerivationStep | null } | null {
  if (row.se !== null) return { se: row.se, step: null };
  const df = row.treatmentN !== null && row.comparatorN !== null ? row.treatmentN + row.comparatorN - 2 : null;
  if (row.ciDistribution === "t" && (df === null || df < 1)) return null;
  const quantile = (p: number) => (row.ciDistribution === "t" ? tQuantile(p, df as number) : normalQuantile(p));
  if (row.ci !== null) {
    const [lower, upper] = row.ci;
    const se = (onScale(upper) - onScale(lower)) / (2 * quantile(1 - (1 - row.ciLevel) / 2));
    if (!(se > 0)) return null;
    return {
      se,
      step: {
        code: "SE_FROM_CI",
        text: `SE from ${short(100 * row.ciLevel)}% CI ${lower} to ${upper} (${row.ciDistribution}): ${short(se)}`,
      },
    };
  }
  const { pValue } = row;
  if (pValue === null || pValue.relation !== "=" || pValue.value <= 0 || pValue.value >= 1 || yi === 0) return null;
  const se = Math.abs(yi) / quantile(1 - pValue.value / 2);
  return { se, step: { code: "SE_FROM_P", text: `SE from p = ${pValue.value} (${row.ciDistribution}): ${short(se)}` } };
}
