import { cholesky, distributionFromTransform, log, type TransformPoint } from "../numeric/index.js";
import type { MixedModel } from "./mixed-model.js";

/**
 * The sum of squares about the fit with weights of one's own, $Q_a = y'P_a y$ with
 * $P_a = A - AX(X'AX)^{-1}X'A$: with weights 1 / v it is Cochran's Q.
 *
 * @see DerSimonian & Kacker (2007), Contemporary Clinical Trials 28:105-114, doi:10.1016/j.cct.2006.04.004; Jackson (2013),
 *   Research Synthesis Methods 4:220-229, doi:10.1002/jrsm.1081
 */
export interface QuadraticForm {
  readonly Q: number;
  /** Trace of $P_a$, the slope of the expectation in tau2. */
  readonly trP: number;
  /** Trace of $P_a V$ with V the sampling variances: the expectation at tau2 = 0. */
  readonly trPV: number;
  readonly trPP: number;
  readonly trPVP: number;
  readonly trPVPV: number;
  /** Probability of a value below Q at a tau2, from the exact distribution: a weighted sum of chi-squares. */
  readonly below: (tau2: number) => number;
}

/** A share of the expectation that no sum of squares falls below. */
const NOTHING = 1e-100;

/**
 * @param a - weights above 0 in the order of the model; those of one study may be far above all others without a loss of
 *   digits where p = 1
 */
export function quadraticForm(model: MixedModel, a: Float64Array): QuadraticForm {
  const { k, v } = model;
  const ones = new Float64Array(k).fill(1);
  const form = formOf(model, a);
  const Q = sumOfSquares(model, form);
  const trPV = trace(form, v);
  return {
    Q,
    trP: trace(form, ones),
    trPV,
    trPP: traceOfSquare(form, ones, ones),
    trPVP: traceOfSquare(form, v, ones),
    trPVPV: traceOfSquare(form, v, v),
    below: (tau2) => (Q > NOTHING * trPV ? distributionFromTransform((at) => transform(form, v, tau2, at), Q) : 0),
  };
}

interface Form {
  readonly k: number;
  readonly p: number;
  readonly a: Float64Array;
  /** The weighted design $A^{1/2} X$ in an orthonormal basis, row by row. */
  readonly q: Float64Array;
  /** $1 - q_i'q_i$. */
  readonly free: Float64Array;
  /** The study with the largest weight, whose part is kept apart from the others' in sums. */
  readonly first: number;
}

function formOf(model: MixedModel, a: Float64Array): Form {
  const { k, p } = model;
  const first = a.reduce((best, weight, i) => (weight > a[best]! ? i : best), 0);
  const q = weightedBasis(model, a);
  const free = new Float64Array(k);
  for (let i = 0; i < k; i++) free[i] = 1 - inner(q, p, i, i);
  if (p === 1) {
    let others = 0;
    for (let i = 0; i < k; i++) if (i !== first) others += q[i]! ** 2;
    free[first] = others;
  }
  return { k, p, a, q, free, first };
}

function weightedBasis({ k, p, columns }: MixedModel, a: Float64Array): Float64Array {
  const cross = new Float64Array(p * p);
  for (let i = 0; i < k; i++) {
    for (let r = 0; r < p; r++) {
      for (let s = 0; s <= r; s++) cross[r * p + s]! += a[i]! * columns[r]![i]! * columns[s]![i]!;
    }
  }
  cholesky(cross, p);
  const q = new Float64Array(k * p);
  for (let i = 0; i < k; i++) {
    for (let r = 0; r < p; r++) {
      let value = Math.sqrt(a[i]!) * columns[r]![i]!;
      for (let s = 0; s < r; s++) value -= cross[r * p + s]! * q[i * p + s]!;
      q[i * p + r] = value / cross[r * p + r]!;
    }
  }
  return q;
}

function inner(q: Float64Array, p: number, i: number, j: number): number {
  let total = 0;
  for (let r = 0; r < p; r++) total += q[i * p + r]! * q[j * p + r]!;
  return total;
}

function sumOfSquares({ y }: MixedModel, { k, p, a, q }: Form): number {
  const fit = new Float64Array(p);
  for (let i = 0; i < k; i++) for (let r = 0; r < p; r++) fit[r]! += q[i * p + r]! * Math.sqrt(a[i]!) * y[i]!;
  let total = 0;
  for (let i = 0; i < k; i++) {
    let residual = Math.sqrt(a[i]!) * y[i]!;
    for (let r = 0; r < p; r++) residual -= q[i * p + r]! * fit[r]!;
    total += residual * residual;
  }
  return total;
}

/** Trace of $P_a D$ for a diagonal D. */
function trace({ k, a, free }: Form, d: Float64Array): number {
  let total = 0;
  for (let i = 0; i < k; i++) total += a[i]! * d[i]! * free[i]!;
  return total;
}

/** Trace of $P_a D P_a E$ for diagonal D and E, as the sum over pairs of studies. */
function traceOfSquare({ k, p, a, q, free, first }: Form, d: Float64Array, e: Float64Array): number {
  const [byD, byE] = [new Float64Array(p * p), new Float64Array(p * p)];
  let total = 0;
  for (let i = 0; i < k; i++) {
    total += d[i]! * e[i]! * (a[i]! * free[i]!) ** 2;
    if (i === first) continue;
    total -= d[i]! * e[i]! * (a[i]! * inner(q, p, i, i)) ** 2;
    for (let r = 0; r < p; r++) {
      for (let s = 0; s < p; s++) {
        const product = a[i]! * q[i * p + r]! * q[i * p + s]!;
        byD[r * p + s]! += d[i]! * product;
        byE[r * p + s]! += e[i]! * product;
      }
    }
  }
  for (let r = 0; r < p; r++) {
    for (let s = 0; s < p; s++) {
      const [ofD, ofE] = [byD[r * p + s]!, byE[r * p + s]!];
      const product = a[first]! * q[first * p + r]! * q[first * p + s]!;
      total += ofD * ofE + product * (d[first]! * ofE + e[first]! * ofD);
    }
  }
  return total;
}

/**
 * $E \exp(-z Q_a) = \prod (1 + 2 z a_i d_i)^{-1/2} |\sum q_i q_i' / (1 + 2 z a_i d_i)|^{-1/2}$ with
 * $d_i = v_i + \tau^2$. The roots of the determinant's pivots lie between those of the product (interlacing), so that
 * principal square roots, one by one, are continuous.
 */
function transform({ k, p, a, q }: Form, v: Float64Array, tau2: number, at: TransformPoint): void {
  const re = 2 * at.re;
  const im = 2 * at.im;
  const size = p * p;
  const matrix = new Float64Array(2 * size);
  at.cos = 1;
  at.sin = 0;
  let logSquare = 0;
  let product = 1;
  for (let i = 0; i < k; i++) {
    const scale = a[i]! * (v[i]! + tau2);
    const x = 1 + re * scale;
    const y = im * scale;
    const square = x * x + y * y;
    product *= square;
    if (!(product > 1e-150 && product < 1e150)) {
      logSquare += log(product);
      product = 1;
    }
    turnBack(x, y, square, at);
    for (let r = 0; r < p; r++) {
      for (let s = 0; s < p; s++) {
        const weight = (q[i * p + r]! * q[i * p + s]!) / square;
        matrix[r * p + s]! += weight * x;
        matrix[size + r * p + s]! -= weight * y;
      }
    }
  }
  logSquare += log(product);
  // Gauss's elimination without row changes, pivot by pivot.
  for (let r = 0; r < p; r++) {
    const x = matrix[r * p + r]!;
    const y = matrix[size + r * p + r]!;
    const square = x * x + y * y;
    logSquare += log(square);
    turnBack(x, y, square, at);
    for (let s = r + 1; s < p; s++) {
      const u = matrix[s * p + r]!;
      const w = matrix[size + s * p + r]!;
      const ratioRe = (u * x + w * y) / square;
      const ratioIm = (w * x - u * y) / square;
      for (let t = r + 1; t < p; t++) {
        const m = matrix[r * p + t]!;
        const n = matrix[size + r * p + t]!;
        matrix[s * p + t]! -= ratioRe * m - ratioIm * n;
        matrix[size + s * p + t]! -= ratioRe * n + ratioIm * m;
      }
    }
  }
  at.logModulus = -0.25 * logSquare;
}

/** Turns a direction back by half the argument of x + iy: by half-angle formulas, square roots alone. */
function turnBack(x: number, y: number, square: number, at: TransformPoint): void {
  if (y === 0) return;
  const modulus = Math.sqrt(square);
  const large = Math.sqrt(0.5 + (0.5 * Math.abs(x)) / modulus);
  const small = (0.5 * Math.abs(y)) / modulus / large;
  const c = x >= 0 ? large : small;
  const s = (y > 0 ? 1 : -1) * (x >= 0 ? small : large);
  const { cos, sin } = at;
  at.cos = cos * c + sin * s;
  at.sin = sin * c - cos * s;
}
