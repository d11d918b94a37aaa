/** Slots of a memory: as many degrees of freedom in a row as have room at once. */
const SLOTS = 256;

/**
 * A pure function of two numbers that keeps its latest values: quantiles are dear, and the same few are asked for again and
 * again. What it returns does not hang on what it was asked before.
 */
export function remembered(f: (p: number, df: number) => number): (p: number, df: number) => number {
  const keys = new Float64Array(2 * SLOTS).fill(Number.NaN);
  const values = new Float64Array(SLOTS);
  return (p, df) => {
    const slot = df & (SLOTS - 1);
    if (keys[2 * slot] === p && keys[2 * slot + 1] === df) return values[slot]!;
    const value = f(p, df);
    keys[2 * slot] = p;
    keys[2 * slot + 1] = df;
    values[slot] = value;
    return value;
  };
}
