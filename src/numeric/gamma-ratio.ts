import gammaln from "@stdlib/math-base-special-gammaln";
import { exp } from "./elementary.js";

/** From here on the first five terms of the series are exact in double precision. */
const LARGE = 30;

/**
 * $\Gamma((n+1)/2) / (\Gamma(n/2) \sqrt{n/2})$, which tends to 1. For large n from its asymptotic series, as the
 * logarithms of two large gamma functions cancel.
 *
 * @param n - above 0
 * @see NIST DLMF 5.11.8, with h = 1/2 and 0
 */
export function gammaRatio(n: number): number {
  if (n < LARGE) return exp(gammaln((n + 1) / 2) - gammaln(n / 2)) / Math.sqrt(n / 2);
  const u = 1 / (n * n);
  return exp(-(1 / 4 - (1 / 24 - (1 / 20 - (17 / 112 - (31 / 36) * u) * u) * u) * u) / n);
}

/**
 * Hedges' exact correction for the bias of a standardized mean difference,
 * $J(m) = \Gamma(m/2) / (\sqrt{m/2}\, \Gamma((m-1)/2))$.
 *
 * @param df - degrees of freedom m of the standard deviation, above 1
 * @returns between 0 and 1
 * @see Hedges (1981), Journal of Educational Statistics 6:107-128, doi:10.3102/10769986006002107, eq. 6e
 */
export const hedgesCorrection = (df: number): number => gammaRatio(df - 1) * Math.sqrt((df - 1) / df);
