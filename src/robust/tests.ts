import { about, type CriticalValues, twoSided } from "../model/interval.js";
import { chiSquareUpperTail, cholesky, dot, fUpperTail, orthonormal, solveTransposed } from "../numeric/index.js";
import { inBasis, quadratic, squaredLength } from "../regression/wald.js";
import type { JointTest, RobustBasis, RobustContrast, RobustMethod } from "../types/index.js";
import { pairAt } from "./moments.js";

/** Fewer degrees of freedom than this are too few: Tipton (2015), Psychological Methods 20:375-393, doi:10.1037/met0000011. */
const FEWEST_DF = 4;

/** Whether degrees of freedom are too few to lean on; those of balanced data, such as 4 of five trials, are known up to rounding. */
export const isTooFew = (df: number): boolean => df < FEWEST_DF * (1 - 1e-9);

/** Shares of a direction below this are rounding. */
const NOTHING = 1e-8;

/** What tests are held against. */
export interface Reference {
  readonly method: Pick<RobustMethod, "test">;
  readonly clusters: number;
  readonly p: number;
  readonly basis: RobustBasis;
}

/** Weights on the columns as weights on the basis. */
export const onBasis = (basis: Pick<RobustBasis, "triangle">, weights: ArrayLike<number>): Float64Array =>
  inBasis({ basis }, weights);

/** A weighted sum of the coefficients of the basis, against a value. */
export function contrastTest(
  { method, clusters, p, basis }: Reference,
  critical: CriticalValues,
  name: string,
  weights: Float64Array,
  value = 0,
): RobustContrast {
  const estimate = dot(weights, basis.coefficients) - value;
  const stdError = Math.sqrt(Math.max(0, quadratic(weights, basis.covariance)));
  const approximate = satterthwaite(basis, weights);
  const df = degreesOfFreedom(method.test, clusters, p, approximate);
  const statistic = stdError > 0 && (df === null || df > 0) ? estimate / stdError : null;
  const half = df === null ? critical.z : df > 0 ? critical.t(df) : Number.NaN;
  return {
    name,
    value,
    estimate,
    stdError,
    statistic,
    df,
    pValue: statistic === null ? null : twoSided(statistic, df),
    confidence: about(estimate, statistic === null ? 0 : half * stdError),
    reliable: statistic !== null && !isTooFew(approximate) && leansOn(basis, weights).length === 0,
  };
}

const degreesOfFreedom = (
  test: RobustMethod["test"],
  clusters: number,
  p: number,
  approximate: number,
): number | null => ({ Satterthwaite: approximate, "naive-t": clusters - 1, "naive-tp": clusters - p, z: null })[test];

/** Of the variance of a contrast: twice its squared mean by its variance, both under the working model; 0 where it has none. */
function satterthwaite({ expected, spread }: RobustBasis, weights: ArrayLike<number>): number {
  const mean = quadratic(weights, expected);
  const entries = entriesOf(weights, weights);
  const variance = quadratic(entries, spread);
  return variance > 0 ? (2 * mean * mean) / variance : 0;
}

/** $a' V b$ as weights on the entries of V. */
function entriesOf(a: ArrayLike<number>, b: ArrayLike<number>): Float64Array {
  const p = a.length;
  const result = new Float64Array((p * (p + 1)) / 2);
  for (let s = 0; s < p; s++) for (let t = 0; t < p; t++) result[pairAt(s, t)]! += a[s]! * b[t]!;
  return result;
}

/** The clusters without which nothing is known of a contrast. */
export function leansOn({ alone }: RobustBasis, weights: ArrayLike<number>): readonly string[] {
  const length = Math.sqrt(dot(weights, weights));
  const found = alone.filter(({ direction }) => Math.abs(dot(weights, direction)) > NOTHING * length);
  return [...new Set(found.map(({ cluster }) => cluster))];
}

/**
 * All of some contrasts at once: by Satterthwaite Hotelling's T2 with approximate degrees of freedom, HTZ; else F with those
 * of the single tests, or chi-square. Contrasts that follow from others add nothing.
 *
 * @see Tipton & Pustejovsky (2015), Journal of Educational and Behavioral Statistics 40:604-634,
 *   doi:10.3102/1076998615606099
 */
export function jointTest(
  { method, clusters, p, basis }: Reference,
  of: readonly string[],
  contrasts: readonly Float64Array[],
  values: readonly number[],
): JointTest {
  const { q, r, kept } = orthonormal(contrasts);
  const m = q.length;
  const aims = solveTransposed(
    r,
    m,
    kept.map((i) => values[i]!),
  );
  const misses = q.map((weights, i) => dot(weights, basis.coefficients) - aims[i]!);
  const factor = inContrasts(q, basis.covariance);
  const chi = m > 0 && cholesky(factor, m) ? squaredLength(factor, m, Float64Array.from(misses)) : null;
  if (method.test === "z") {
    return { of, statistic: chi, df: m, residualDf: null, pValue: chi === null ? null : chiSquareUpperTail(chi, m) };
  }
  const [scale, residualDf] =
    method.test === "Satterthwaite" ? hotelling(q, basis) : [1, degreesOfFreedom(method.test, clusters, p, 0)!];
  if (chi === null || !(residualDf > 0))
    return { of, statistic: null, df: m, residualDf: Math.max(0, residualDf), pValue: null };
  const statistic = (scale * chi) / m;
  return { of, statistic, df: m, residualDf, pValue: fUpperTail(statistic, m, residualDf) };
}

/** What the statistic is multiplied with, and the degrees of freedom of the denominator. */
function hotelling(q: readonly Float64Array[], { expected, spread }: RobustBasis): readonly [number, number] {
  const m = q.length;
  const factor = inContrasts(q, expected);
  if (m === 0 || !cholesky(factor, m)) return [0, 0];
  // Contrasts that the working model expects to vary by 1 and apart from one another: L^-1 q.
  const scaled: Float64Array[] = [];
  for (let i = 0; i < m; i++) {
    const row = q[i]!.slice();
    for (let l = 0; l < i; l++) for (let a = 0; a < row.length; a++) row[a]! -= factor[i * m + l]! * scaled[l]![a]!;
    scaled.push(row.map((value) => value / factor[i * m + i]!));
  }
  let total = 0;
  for (const a of scaled) for (const b of scaled) total += quadratic(entriesOf(a, b), spread);
  const eta = (m * (m + 1)) / total;
  return [(eta - m + 1) / eta, eta - m + 1];
}

/** $Q' V Q$, m x m. */
function inContrasts(q: readonly Float64Array[], matrix: readonly (readonly number[])[]): Float64Array {
  const m = q.length;
  const half = q.map((weights) => matrix.map((row) => dot(row, weights)));
  return Float64Array.from({ length: m * m }, (_, at) => dot(q[Math.floor(at / m)]!, half[at % m]!));
}
