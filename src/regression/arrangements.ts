import { randomStream } from "../numeric/index.js";

/** Arrangements by number, 0 to total - 1: each fills a place in turn, and which one a number has is fixed. */
export interface Arrangements {
  readonly total: number;
  /** Writes arrangement `index` and returns it. */
  readonly fill: (index: number, into: Int32Array) => Int32Array;
}

/** All ways to give n effects a sign, 1 or -1: number 0 changes none, and bit i of a number flips effect i. */
export const allSigns = (n: number): Arrangements => ({
  total: 2 ** n,
  fill: (index, into) => {
    for (let i = 0, rest = index; i < n; i++, rest = Math.floor(rest / 2)) into[i] = rest % 2 === 0 ? 1 : -1;
    return into;
  },
});

/** Random signs; number 0 changes none. */
export const randomSigns = (n: number, total: number, seed: number): Arrangements => ({
  total,
  fill: (index, into) => {
    const next = randomStream(seed, index);
    for (let i = 0; i < n; i++) into[i] = index === 0 || next() < 0.5 ? 1 : -1;
    return into;
  },
});

/** How many ways there are to set things of some kinds in a row, so many of each kind; infinite where no number can tell. */
export function countOrders(counts: readonly number[]): number {
  let [total, n] = [1, 0];
  for (const count of counts) for (let i = 1; i <= count; i++) total = (total * ++n) / i;
  return Math.round(total);
}

/**
 * All different orders of rows, some of which are alike, in lexicographic order of their kinds.
 *
 * @param kinds - of each row; kinds are numbered from 0 in the order in which they occur first
 */
export function allOrders(kinds: readonly number[]): Arrangements {
  const counts: number[] = [];
  const example: number[] = [];
  kinds.forEach((kind, row) => {
    counts[kind] = (counts[kind] ?? 0) + 1;
    example[kind] ??= row;
  });
  const total = countOrders(counts);
  return {
    total,
    fill: (index, into) => {
      const left = [...counts];
      let ways = total;
      let rest = index;
      for (let place = 0; place < kinds.length; place++) {
        for (let kind = 0; ; kind++) {
          const here = (ways * left[kind]!) / (kinds.length - place);
          if (rest < here) {
            into[place] = example[kind]!;
            left[kind]!--;
            ways = here;
            break;
          }
          rest -= here;
        }
      }
      return into;
    },
  };
}

/** Random orders of n rows; number 0 changes none. */
export const randomOrders = (n: number, total: number, seed: number): Arrangements => ({
  total,
  fill: (index, into) => {
    for (let i = 0; i < n; i++) into[i] = i;
    if (index === 0) return into;
    const next = randomStream(seed, index);
    for (let i = n - 1; i > 0; i--) {
      const j = Math.floor(next() * (i + 1));
      const kept = into[i]!;
      into[i] = into[j]!;
      into[j] = kept;
    }
    return into;
  },
});
