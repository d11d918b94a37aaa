import type { BareEffect, Fit } from "../types/index.js";
import { criticalValues } from "./interval.js";
import { several } from "./several.js";
import { tau2Estimators } from "./tau2.js";

/** How far one study lies from the others. */
export interface Residual {
  readonly label: string;
  /** Its effect less the pooled one. */
  readonly residual: number;
  readonly stdError: number;
  /** Over its standard error; `null` where that is 0. */
  readonly standardized: number | null;
  /** Share of the study in the pooled effect, 0 to 1. */
  readonly leverage: number;
  /**
   * Against the fit without the study: the residual of an outlier that does not hide itself; `null` for k < 3, and for fits
   * of tables, which one study's effect and variance do not make again.
   */
  readonly deleted: {
    readonly residual: number;
    readonly stdError: number;
    readonly studentized: number;
  } | null;
}

/**
 * Residuals of the studies of a fit: raw, standardized (by the variance that a residual has under the model), and
 * studentized against the fit to the other studies, made by the same method.
 *
 * Of tables pooled by Mantel and Haenszel or by Peto the pooled effect is no weighted mean of the studies' effects: their
 * residuals are over the standard errors of the studies themselves, and what each table does is for {@link leaveOneOut} with
 * `pool: mantelHaenszel` or `pool: peto`.
 *
 * @param fit - as {@link pool}, {@link mantelHaenszel} or {@link peto} returns it
 * @returns one for each study, in order; empty where fewer than two were pooled
 * @see Viechtbauer & Cheung (2010), Research Synthesis Methods 1:112-125, doi:10.1002/jrsm.11
 * @example
 * const fit = pool([{ yi: 0.2, vi: 0.1 }, { yi: 0.5, vi: 0.1 }, { yi: 1.4, vi: 0.1 }]);
 * residuals(fit).map(({ standardized }) => standardized?.toFixed(2)); // ["-0.98", "-0.39", "1.37"]
 */
export function residuals(fit: Fit): readonly Residual[] {
  const { studies, estimate, tau2, k } = fit;
  if (estimate === null || tau2 === null || k < 2) return [];
  const variances = studies.map(({ vi }) => vi + tau2);
  const shares = studies.map(({ weight }) => weight as number);
  const ofMean = shares.reduce((total, share, i) => total + share * share * variances[i]!, 0);
  const ofTables = fit.method.weighting !== undefined;
  return studies.map(({ label, yi }, i) => {
    const [share, variance] = [shares[i]!, variances[i]!];
    const residual = yi - estimate;
    const stdError = Math.sqrt(ofTables ? variance : Math.max(0, variance * (1 - 2 * share) + ofMean));
    return {
      label,
      residual,
      stdError,
      standardized: stdError > 0 ? residual / stdError : null,
      leverage: share,
      deleted: k < 3 || ofTables ? null : deleted(fit, i),
    };
  });
}

function deleted({ studies, method }: Fit, i: number): Residual["deleted"] {
  const { tau2 } = method;
  if (tau2 === "none") return null;
  const { yi, vi } = studies[i]!;
  const others: readonly BareEffect[] = studies.filter((_, j) => j !== i);
  const weights =
    method.weights === "own" ? studies.flatMap(({ weight }, j) => (j === i ? [] : [weight as number])) : null;
  const without = { ...method, tau2, prediction: "none", tau2Interval: "none" } as const;
  const fit = several(others, without, tau2Estimators[tau2], criticalValues(method.level), [], weights);
  const residual = yi - (fit.estimate as number);
  const stdError = Math.sqrt(vi + (fit.tau2 as number) + (fit.stdError as number) ** 2);
  return { residual, stdError, studentized: residual / stdError };
}
