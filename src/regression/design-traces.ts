import type { Weighed } from "../model/mixed-model.js";

/** Sums over the rows of B, p x p, of which the lower triangles are filled: weighted once, twice and three times. */
export interface Moments {
  readonly T: Float64Array;
  readonly E: Float64Array;
  readonly F: Float64Array;
}

/**
 * tr W, tr WW, tr P and tr PP of a {@link DesignModel}.
 *
 * @param w - weights, of which the first p are looked at
 * @param restW - the sum of the others, and of their squares `restWW`
 * @param room - p x p, written
 */
export function traces(
  { T, E, F }: Moments,
  p: number,
  w: Float64Array,
  inverseS: Float64Array,
  restW: number,
  restWW: number,
  room: Float64Array,
  at: Weighed,
): void {
  for (let a = 0; a < p; a++) {
    for (let b = 0; b < a; b++) {
      T[b * p + a] = T[a * p + b]!;
      E[b * p + a] = E[a * p + b]!;
      F[b * p + a] = F[a * p + b]!;
    }
  }
  let [sumW, sumWW, trP, trPP] = [restW, restWW, restW, restWW];
  for (let a = 0; a < p; a++) {
    for (let b = 0; b < p; b++) {
      let [weighted, share, third] = [0, 0, 0];
      for (let l = 0; l < p; l++) {
        weighted += inverseS[a * p + l]! * E[l * p + b]!;
        share += T[a * p + l]! * inverseS[l * p + b]!;
      }
      room[a * p + b] = weighted; // S^-1 E
      third = inverseS[a * p + b]! * F[b * p + a]!;
      const corner = share * w[b]!; // P at the first rows
      trPP += corner * corner - 2 * third;
      if (a === b) trP += corner - weighted;
    }
    sumW += w[a]!;
    sumWW += w[a]! * w[a]!;
  }
  for (let a = 0; a < p; a++) {
    let beside = 0;
    for (let b = 0; b < p; b++) {
      trPP += room[a * p + b]! * room[b * p + a]!;
      beside += room[a * p + b]! * inverseS[b * p + a]!;
    }
    trPP += 2 * w[a]! * w[a]! * beside;
  }
  at.sumW = sumW;
  at.sumWW = sumWW;
  at.trP = trP;
  at.trPP = trPP;
}
