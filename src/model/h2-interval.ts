import { exp, log, normalQuantile } from "../numeric/index.js";
import type { Interval } from "../types/index.js";

/**
 * Interval of H2 from Q alone, by the standard error of log H, with H the root of Q over its degrees of freedom, kept at least 1;
 * so are its limits. `null` for fewer than two degrees of freedom, which leave no standard error.
 *
 * @see Higgins & Thompson (2002), Statistics in Medicine 21:1539-1558, doi:10.1002/sim.1186, appendix A2
 */
export function H2Interval(level: number, Q: number, k: number, df: number): Interval | null {
  if (df < 2) return null;
  const stdError =
    Q > k
      ? (0.5 * (log(Q) - log(df))) / (Math.sqrt(2 * Q) - Math.sqrt(2 * df - 1))
      : Math.sqrt((1 / (2 * (df - 1))) * (1 - 1 / (3 * (df - 1) ** 2)));
  const half = -normalQuantile((1 - level) / 2) * stdError;
  const H2 = Math.max(1, Q / df);
  return [Math.max(1, H2 * exp(-2 * half)), Math.max(1, H2 * exp(2 * half))];
}
