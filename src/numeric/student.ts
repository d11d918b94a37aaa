import { cos, exp, log1p, pow, sin } from "./elementary.js";
import { gammaRatio } from "./gamma-ratio.js";
import { normalQuantile } from "./normal.js";
import { remembered } from "./remembered.js";
import { tailQuantile } from "./tail-quantile.js";

/** Where t^2 / df exceeds this, the tail is a power of t to all digits. */
const FAR_OUT = 1e18;

/** The series about the middle is in powers of $t^2 / (\nu + t^2)$: up to here, times the degrees of freedom, these fall off at once. */
const SLOW = 9;

/** Where a fraction counts as settled; its last digits may waver for ever. */
const SETTLED = 1e-15;

/**
 * Probability that a t variable exceeds t: a series about the middle, a continued fraction in the tail. Neither the far
 * tail nor many degrees of freedom cost digits, and it takes a quarter of the time of the general incomplete beta function.
 *
 * @param df - degrees of freedom, above 0, whole or not
 * @see NIST DLMF 8.17.8; Didonato & Morris (1992), ACM Transactions on Mathematical Software 18:360-373,
 *   doi:10.1145/131766.131776, eq. 9, with b = 1/2
 */
export function tUpperTail(t: number, df: number): number {
  if (t < 0) return 1 - tUpperTail(-t, df);
  const square = t * t;
  if (square > FAR_OUT * df) return tailConstant(df) * pow(t / Math.sqrt(df), -df);
  const rectangle = t * Math.sqrt(df) * tailConstant(df) * exp(-0.5 * (df + 1) * log1p(square / df));
  return square < Math.min(2, SLOW * df)
    ? 0.5 - rectangle * middleSeries(square, df)
    : 0.5 * rectangle * tailFraction(square, df);
}

/**
 * Quantile of the t distribution: a start by the expansion of Cornish and Fisher, or from the ends of the tail where that
 * fails, then steps on our own tail.
 *
 * @param p - probability below it, 0 to 1; a far upper quantile is `-tQuantile(upperTail, df)`, which loses no digits
 * @param df - degrees of freedom, above 0, whole or not
 * @returns minus and plus infinity at 0 and 1 and beyond the largest number, `NaN` outside
 * @see Abramowitz & Stegun (1972), Handbook of Mathematical Functions, 26.7.5
 */
export function tQuantile(p: number, df: number): number {
  if (p > 0.5) return upperQuantile(1 - p, df);
  return p === 0.5 ? 0 : -upperQuantile(p, df);
}

/** The tail tends to this times $(1 + t^2/df)^{-df/2}$ far out; the density at 0 is this times $\sqrt{df}$. */
export const tailConstant = (df: number): number => constantOf(0, df);

const constantOf = remembered((_, df) => gammaRatio(df) / Math.sqrt(2 * Math.PI * df));

function middleSeries(square: number, df: number): number {
  const x = square / (df + square);
  let term = 1;
  let total = 1;
  for (let n = 0; term > Number.EPSILON * total; n++) {
    term *= (x * (0.5 * (df + 1) + n)) / (n + 1.5);
    total += term;
  }
  return total;
}

function tailFraction(square: number, df: number): number {
  const a = 0.5 * df;
  const x = df / (df + square);
  const y = square / (df + square);
  const lambda = 0.5 * x * (square - 1);
  let c = Number.POSITIVE_INFINITY;
  let d = (a + 1) / (a * (lambda + 1));
  let fraction = d;
  for (let n = 1, change = 2; Math.abs(change - 1) > SETTLED; n++) {
    const e = a + 2 * n - 1;
    const numerator = ((((a + n - 1) / e) * (a + n - 0.5)) / e) * n * (0.5 - n) * x * x;
    const denominator = n + (n * (0.5 - n) * x) / e + ((a + n) / (e + 2)) * (lambda + 1 + n * (1 + y));
    d = 1 / (denominator + numerator * d);
    c = denominator + numerator / c;
    change = c * d;
    fraction *= change;
  }
  return fraction;
}

function upperQuantile(p: number, df: number): number {
  if (p === 0) return Number.POSITIVE_INFINITY;
  if (df === 1) return cos(Math.PI * p) / sin(Math.PI * p);
  if (df === 2) return (1 - 2 * p) / Math.sqrt(2 * p * (1 - p));
  const constant = tailConstant(df);
  const peak = Math.sqrt(df) * constant;
  const tail = {
    side: 1,
    probability: (t: number) => tUpperTail(t, df),
    density: (t: number) => peak * exp(-0.5 * (df + 1) * log1p((t * t) / df)),
    decay: (t: number) => ((df + 1) * t) / (df + t * t),
  } as const;
  return tailQuantile(tail, p, startingValue(p, df, constant));
}

/**
 * Within a twentieth of the upper quantile; between middle and tail of fewer than 3 degrees of freedom, within a half.
 *
 * @param p - upper tail, above 0, below 1/2
 * @param constant - {@link tailConstant} of `df`
 */
export function startingValue(p: number, df: number, constant: number): number {
  const z = -normalQuantile(p);
  const u = z * z;
  if (df < 3 || u > df) {
    if (2 * p > constant) return (0.5 - p) / (Math.sqrt(df) * constant);
    const ratio = pow(constant / p, 1 / df);
    return Math.sqrt(df) * Math.sqrt(ratio - 1) * Math.sqrt(ratio + 1);
  }
  const g1 = (u + 1) / 4;
  const g2 = ((5 * u + 16) * u + 3) / 96;
  const g3 = (((3 * u + 19) * u + 17) * u - 15) / 384;
  const g4 = ((((79 * u + 776) * u + 1482) * u - 1920) * u - 945) / 92160;
  return z * (1 + (g1 + (g2 + (g3 + g4 / df) / df) / df) / df);
}
