import { log } from "../numeric/index.js";

/**
 * Replaces a symmetric positive definite block by its inverse, both triangles.
 *
 * @param a - holds the block from `at` on, n x n row by row; only its lower triangle is read
 * @param room - n x n at least, written
 * @returns the logarithm of the determinant; `NaN` where the block is not positive definite
 */
export function invertBlock(a: Float64Array, at: number, n: number, room: Float64Array): number {
  if (n === 1) return invertOne(a, at);
  if (n === 2) return invertTwo(a, at);
  const compound = invertCompound(a, at, n, room);
  if (!Number.isNaN(compound)) return compound;
  let logDeterminant = 0;
  let product = 1;
  // L in place of the lower triangle, with the inverses of its diagonal.
  for (let i = 0; i < n; i++) {
    const row = at + i * n;
    for (let j = 0; j < i; j++) {
      const other = at + j * n;
      let value = a[row + j]!;
      for (let l = 0; l < j; l++) value -= a[row + l]! * a[other + l]!;
      a[row + j] = value * a[other + j]!;
    }
    let value = a[row + i]!;
    for (let l = 0; l < i; l++) value -= a[row + l]! * a[row + l]!;
    if (!(value > 0)) return Number.NaN;
    product *= value;
    if (product < 1e-100 || product > 1e100) {
      logDeterminant += log(product);
      product = 1;
    }
    a[row + i] = 1 / Math.sqrt(value);
  }
  // The inverse of L.
  for (let i = 1; i < n; i++) {
    const row = at + i * n;
    for (let j = 0; j < i; j++) {
      let value = 0;
      for (let l = j; l < i; l++) value += a[row + l]! * a[at + l * n + j]!;
      a[row + j] = -value * a[row + i]!;
    }
  }
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let value = 0;
      for (let l = i; l < n; l++) value += a[at + l * n + i]! * a[at + l * n + j]!;
      room[i * n + j] = value;
    }
  }
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      const value = room[i * n + j]!;
      a[at + i * n + j] = value;
      a[at + j * n + i] = value;
    }
  }
  return logDeterminant + log(product);
}

function invertOne(a: Float64Array, at: number): number {
  const value = a[at]!;
  if (!(value > 0)) return Number.NaN;
  a[at] = 1 / value;
  return log(value);
}

function invertTwo(a: Float64Array, at: number): number {
  const one = a[at]!;
  const slope = a[at + 2]! / one;
  const rest = a[at + 3]! - slope * a[at + 2]!;
  if (!(one > 0 && rest > 0)) return Number.NaN;
  a[at] = 1 / one + (slope * slope) / rest;
  a[at + 1] = -slope / rest;
  a[at + 2] = -slope / rest;
  a[at + 3] = 1 / rest;
  return log(one * rest);
}

/**
 * Independent errors and one shared effect, $D + c11'$ with $c \ge 0$: by Sherman and Morrison the inverse is
 * $D^{-1} - c\,dd' / (1 + c\,1'd)$ with $d = D^{-1}1$.
 *
 * @returns `NaN`, and nothing is changed, where the block is none
 */
function invertCompound(a: Float64Array, at: number, n: number, d: Float64Array): number {
  const c = a[at + n]!;
  if (!(c >= 0)) return Number.NaN;
  for (let i = 2; i < n; i++) {
    for (let j = 0; j < i; j++) if (a[at + i * n + j] !== c) return Number.NaN;
  }
  let logDeterminant = 0;
  let product = 1;
  let total = 0;
  for (let i = 0; i < n; i++) {
    const own = a[at + i * n + i]! - c;
    if (!(own > 0)) return Number.NaN;
    product *= own;
    if (product < 1e-100 || product > 1e100) {
      logDeterminant += log(product);
      product = 1;
    }
    d[i] = 1 / own;
    total += 1 / own;
  }
  const shared = c / (1 + c * total);
  for (let i = 0; i < n; i++) {
    const row = at + i * n;
    for (let j = 0; j < i; j++) {
      const value = -shared * d[i]! * d[j]!;
      a[row + j] = value;
      a[at + j * n + i] = value;
    }
    a[row + i] = d[i]! - shared * d[i]! * d[i]!;
  }
  return logDeterminant + log(product * (1 + c * total));
}
