/**
 * Random numbers that belong to a place in a sequence: number `index` of a seeded piece of work has its own stream, so that
 * any range of the work can be done anywhere, and the parts join to what one run would have given.
 *
 * The generator is xoshiro128** with its state filled by the finalizer of MurmurHash3 from seed and index.
 *
 * @param seed - a whole number; its low 32 bits count
 * @param index - a whole number from 0 to 2^53
 * @returns a function that gives numbers in [0, 1) with 32 random bits
 * @see Blackman & Vigna (2021), ACM Transactions on Mathematical Software 47:36, doi:10.1145/3460772
 */
export function randomStream(seed: number, index: number): () => number {
  const low = index >>> 0;
  const high = Math.floor(index / 2 ** 32) >>> 0;
  let a = mixed(seed ^ 0x9e3779b9);
  let b = mixed(a ^ low ^ mixed(high));
  let c = mixed(b ^ high ^ 0x85ebca6b);
  let d = mixed(c ^ 0xc2b2ae35) | 1; // never all 0
  return () => {
    const times5 = Math.imul(b, 5);
    const result = Math.imul((times5 << 7) | (times5 >>> 25), 9) >>> 0;
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = (d << 11) | (d >>> 21);
    return result / 2 ** 32;
  };
}

function mixed(x: number): number {
  let h = x | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
