import { expm1, log1p } from "./elementary.js";

/** Hyperbolic tangent; small arguments keep their digits, large ones do not overflow. */
export function tanh(x: number): number {
  if (x < 0) return -tanh(-x);
  const below = expm1(-2 * x);
  return -below / (2 + below);
}

/** Its inverse, for arguments between -1 and 1: Fisher's z. */
export const atanh = (x: number): number => 0.5 * (log1p(x) - log1p(-x));
