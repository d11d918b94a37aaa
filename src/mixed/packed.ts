import type { Blocks } from "./blocks.js";

/** The data of a likelihood in the order of its blocks, each of which is a run of every array. */
export interface Packed {
  readonly k: number;
  readonly p: number;
  /** Place of each effect. */
  readonly order: Int32Array;
  /** Where each block begins among the effects, and where the last one ends. */
  readonly starts: Int32Array;
  /** The same among the entries of square matrices, n x n for a block of n. */
  readonly squares: Int32Array;
  /** Effects of the largest block. */
  readonly largest: number;
  readonly y: Float64Array;
  /** The design, k x p. */
  readonly x: Float64Array;
  /** Sampling covariances. */
  readonly V: Float64Array;
}

export function pack(y: Float64Array, columns: readonly Float64Array[], { rows, V }: Blocks): Packed {
  const k = y.length;
  const p = columns.length;
  const order = new Int32Array(k);
  const starts = new Int32Array(rows.length + 1);
  const squares = new Int32Array(rows.length + 1);
  rows.forEach((some, b) => {
    const n = some.length;
    order.set(some, starts[b]!);
    starts[b + 1] = starts[b]! + n;
    squares[b + 1] = squares[b]! + n * n;
  });
  const x = new Float64Array(k * p);
  for (let s = 0; s < k; s++) for (let a = 0; a < p; a++) x[s * p + a] = columns[a]![order[s]!]!;
  const entries = new Float64Array(squares[rows.length]!);
  for (const [b, matrix] of V.entries()) entries.set(matrix, squares[b]!);
  const largest = rows.reduce((most, { length }) => Math.max(most, length), 1);
  return { k, p, order, starts, squares, largest, y: Float64Array.from(order, (i) => y[i]!), x, V: entries };
}
