import { requireEffects } from "../effect/require-effects.js";
import { requireOneOf } from "../errors.js";
import { normalQuantile } from "../numeric/index.js";
import type { BareEffect, EffectSize, NormalQuantiles } from "../types/index.js";
import { type InfluenceOptions, influence } from "./influence.js";

/** What is pooled, or regressed on `moderators`, and which residuals are shown. */
export interface NormalQuantilesOptions extends InfluenceOptions {
  /** With the study in the fit (`standardized`, default), or without it (`deleted`). */
  readonly residuals?: NormalQuantiles["residuals"];
}

/**
 * The residuals of the studies over their standard errors, against the quantiles that a standard normal distribution would
 * give: in a figure they lie near the diagonal if the model holds.
 *
 * Plotting positions are (i - a) / (k + 1 - 2a), with a = 3/8 up to ten studies and 1/2 beyond. Below about ten studies a
 * departure is hardly seen, nor its absence.
 *
 * @param effects - as for {@link influence}, with the same options
 * @throws {@link SynthesisError} as {@link influence} does; `BAD_OPTION`
 * @see Wang & Bushman (1998), Psychological Methods 3:46-54, doi:10.1037/1082-989X.3.1.46; Blom (1958), Statistical Estimates
 *   and Transformed Beta-Variables
 * @example
 * const effects = [0.1, 0.2, 0.4].map((yi) => ({ yi, vi: 0.04 }));
 * normalQuantiles(effects, { tau2: "CE" }).points.map(({ x, y }) => `${x.toFixed(2)} ${y.toFixed(2)}`); // ["-0.87 -0.82", "0.00 -0.20", "0.87 1.02"]
 */
export function normalQuantiles(
  effects: readonly EffectSize[] | readonly BareEffect[],
  options: NormalQuantilesOptions = {},
): NormalQuantiles {
  requireEffects("normalQuantiles", effects);
  const { residuals = "standardized", ...rest } = options;
  requireOneOf("normalQuantiles", "residuals", ["standardized", "deleted"], residuals);
  const { measure, about, method, studies, notes } = influence(effects, rest);
  const known = studies.flatMap(({ label, rstandard, rstudent }) => {
    const y = residuals === "deleted" ? rstudent : rstandard;
    return y === null ? [] : [{ label, y }];
  });
  const n = known.length;
  const a = n <= 10 ? 3 / 8 : 1 / 2;
  const quantile = (rank: number): number => normalQuantile((rank + 1 - a) / (n + 1 - 2 * a)) + 0;
  const x = new Float64Array(n);
  known
    .map((_, i) => i)
    .sort((i, j) => known[i]!.y - known[j]!.y)
    .forEach((i, rank) => {
      x[i] = quantile(rank);
    });
  return { measure, about, method, residuals, points: known.map(({ label, y }, i) => ({ label, x: x[i]!, y })), notes };
}
