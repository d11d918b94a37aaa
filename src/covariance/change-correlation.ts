import { SynthesisError } from "../errors.js";

/** A sum of measurements of one person, each with its factor; standard deviations are part of the factors. */
export type Score<P> = readonly (readonly [measurement: P, factor: number])[];

/** Correlation of two sums of measurements, from those of the measurements. */
export function scoreCorrelation<P>(one: Score<P>, other: Score<P>, r: (p: P, q: P) => number): number {
  const covariance = (left: Score<P>, right: Score<P>): number => {
    let total = 0;
    for (const [p, a] of left) for (const [q, b] of right) total += a * b * (p === q ? 1 : r(p, q));
    return total;
  };
  return covariance(one, other) / Math.sqrt(covariance(one, one) * covariance(other, other));
}

/**
 * The standard deviation at baseline in units of that at the visit, which follows from that of the change and the
 * correlation of both; `null` where the three contradict one another.
 */
export function changeCoefficients(
  { baseline, change }: { readonly baseline: number; readonly change: number },
  rho: number,
): number | null {
  const rest = change ** 2 - (1 - rho ** 2) * baseline ** 2;
  if (rest < 0) return null;
  const visit = rho * baseline + Math.sqrt(rest);
  return visit > 0 ? baseline / visit : null;
}

/** What is known of three measurements of the same people: at baseline and at two visits. */
export interface ThreeMeasurements {
  /** Correlation of the two visits. */
  readonly visits: number;
  /** Of the first visit with baseline. */
  readonly first: number;
  /** Of the second visit with baseline. */
  readonly second: number;
  /** Standard deviations at baseline and at the two visits, in units of the outcome; equal ones if absent. */
  readonly sds?: { readonly baseline: number; readonly first: number; readonly second: number };
}

/**
 * Correlation of the changes from baseline to two visits, in the same people. Both changes hold the same baseline, so that
 * they correlate even where the visits do not.
 *
 * $\mathrm{cov}(Y_s-B, Y_l-B) = \rho_{sl}\sigma_s\sigma_l - \rho_{sB}\sigma_s\sigma_B - \rho_{lB}\sigma_l\sigma_B + \sigma_B^2$, over the
 * root of the variances $\sigma_s^2+\sigma_B^2-2\rho_{sB}\sigma_s\sigma_B$ and likewise for l. With equal standard deviations it is
 * $(1+\rho_{sl}-\rho_{sB}-\rho_{lB})\,/\,(2\sqrt{(1-\rho_{sB})(1-\rho_{lB})})$, and one half where all three correlations are the same.
 *
 * @param measurements - three correlations, -1 to 1, that can stand together, and the standard deviations where they are known
 * @returns -1 to 1
 * @throws {@link SynthesisError} `BAD_CORRELATION` where no three measurements have these correlations, or a change has no spread
 * @example
 * changeScoreCorrelation({ visits: 0.7, first: 0.7, second: 0.7 }).toFixed(2); // "0.50"
 */
export function changeScoreCorrelation({ visits, first, second, sds }: ThreeMeasurements): number {
  const determinant = 1 + 2 * visits * first * second - visits ** 2 - first ** 2 - second ** 2;
  const inside = [visits, first, second].every((value) => value >= -1 && value <= 1);
  const positive = sds === undefined || Object.values(sds).every((sd) => Number.isFinite(sd) && sd > 0);
  const { baseline: b, first: s, second: l } = sds ?? { baseline: 1, first: 1, second: 1 };
  const correlations: Readonly<Record<string, number>> = {
    sl: visits,
    ls: visits,
    sb: first,
    bs: first,
    lb: second,
    bl: second,
  };
  const found = scoreCorrelation(
    [
      ["s", s],
      ["b", -b],
    ],
    [
      ["l", l],
      ["b", -b],
    ],
    (p, q) => correlations[p + q] as number,
  );
  if (inside && positive && determinant >= -1e-12 && Number.isFinite(found)) return Math.min(1, Math.max(-1, found));
  throw new SynthesisError(
    "BAD_CORRELATION",
    `changeScoreCorrelation: no three measurements have correlations ${visits}, ${first} and ${second}${positive ? "" : ", and standard deviations above 0"}, with changes that vary`,
    { remedy: "give correlations of the same people, each between -1 and 1" },
  );
}
