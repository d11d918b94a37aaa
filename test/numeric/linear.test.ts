import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  cholesky,
  choleskyInverse,
  choleskySolve,
  dot,
  fUpperTail,
  inverse,
  numbers,
  orthonormal,
  randomStream,
  solveTransposed,
  solveTriangle,
} from "../../src/numeric/index.js";
import { expectClose } from "../support/close.js";

const number = fc.double({ min: -10, max: 10, noNaN: true });
const matrix = (rows: number, columns: number): fc.Arbitrary<number[][]> =>
  fc.array(fc.array(number, { minLength: rows, maxLength: rows }), { minLength: columns, maxLength: columns });

/** $A'A + I$, row by row. */
const positive = (columns: readonly (readonly number[])[]): Float64Array =>
  Float64Array.from(columns.flatMap((a, i) => columns.map((b, j) => dot(a, b) + Number(i === j))));

const product = (a: Float64Array, b: Float64Array, n: number): number[] =>
  Array.from({ length: n * n }, (_, at) => {
    const [i, j] = [Math.floor(at / n), at % n];
    return Array.from({ length: n }, (_, l) => a[i * n + l]! * b[l * n + j]!).reduce((x, y) => x + y, 0);
  });

const isIdentity = (entries: readonly number[], n: number): boolean =>
  entries.every((entry, at) => Math.abs(entry - Number(at % (n + 1) === 0)) < 1e-9);

describe("a positive definite matrix", () => {
  test("times its inverse is the identity, by Cholesky's factor and by elimination", () => {
    fc.assert(
      fc.property(matrix(5, 4), (columns) => {
        const a = positive(columns);
        const factor = a.slice();
        const inverted = new Float64Array(16);
        expect(cholesky(factor, 4)).toBe(true);
        choleskyInverse(factor, 4, inverted, new Float64Array(16));
        return isIdentity(product(a, inverted, 4), 4) && isIdentity(product(a, inverse(a, 4).inverse, 4), 4);
      }),
    );
  });

  test("solves for what it was multiplied with", () => {
    const factor = Float64Array.from([4, 2, 2, 3]);
    const x = Float64Array.from([4 * 1 + 2 * -2, 2 * 1 + 3 * -2]);
    cholesky(factor, 2);
    choleskySolve(factor, 2, x);
    expectClose(x[0], 1, { relative: 1e-14 });
    expectClose(x[1], -2, { relative: 1e-14 });
  });

  test("of any size solves for what it was multiplied with", () => {
    fc.assert(
      fc.property(matrix(6, 4), fc.array(number, { minLength: 4, maxLength: 4 }), (columns, wanted) => {
        const a = positive(columns);
        const x = Float64Array.from(wanted, (_, i) => dot(a.subarray(4 * i, 4 * i + 4), wanted));
        cholesky(a, 4);
        choleskySolve(a, 4, x);
        return wanted.every((each, i) => Math.abs(each - x[i]!) < 1e-8);
      }),
    );
  });

  test("is told from one that is not", () => {
    expect(cholesky(Float64Array.from([1, 2, 2, 1]), 2)).toBe(false);
  });
});

test("a matrix without a pivot in its place: times its inverse the identity, determinants multiply", () => {
  const a = Float64Array.from([0, 2, 1, 1, -3, 0, 4, 1, 0]);
  const turned = Float64Array.from([4, 1, 0, 1, -3, 0, 0, 2, 1]);
  for (const each of [a, turned]) {
    const kept = each.slice();
    const { inverse: inverted, determinant } = inverse(each, 3);
    expect(isIdentity(product(each, inverted, 3), 3)).toBe(true);
    expect(isIdentity(product(inverted, each, 3), 3)).toBe(true);
    expectClose(determinant, 13, { relative: 1e-14 });
    expect(each).toEqual(kept);
  }
});

test("drawn matrices of any kind: times their inverses the identity", () => {
  const draw = randomStream(11, 0);
  for (let n = 1; n <= 7; n++) {
    for (let round = 0; round < 5; round++) {
      const a = Float64Array.from({ length: n * n }, () => 2 * draw() - 1);
      expect(isIdentity(product(a, inverse(a, n).inverse, n), n)).toBe(true);
    }
  }
});

test("room for numbers is empty, as long as asked for, and never given twice", () => {
  const lengthOf = (i: number): number => (i % 100 === 0 ? 5000 : i);
  const rooms = Array.from({ length: 600 }, (_, i) => numbers(lengthOf(i)));
  for (const [i, room] of rooms.entries()) {
    expect(room).toHaveLength(lengthOf(i));
    expect(room.every((value) => value === 0)).toBe(true);
    room.fill(i + 1);
  }
  for (const [i, room] of rooms.entries()) expect(room.every((value) => value === i + 1)).toBe(true);
  // Small ones lie side by side in larger pieces, large ones alone.
  const small = rooms.filter((_, i) => i % 100 !== 0).map(({ buffer }) => buffer);
  expect(new Set(small).size).toBeLessThan(10);
  expect(new Set([numbers(5000).buffer, numbers(5000).buffer, ...small]).size).toBe(new Set(small).size + 2);
});

test("the determinant is that of the matrix, whatever its sign", () => {
  expectClose(inverse(Float64Array.from([0, 2, 3, 0]), 2).determinant, 6, { relative: 1e-15 });
});

describe("an orthonormal basis", () => {
  const columnsOf = (columns: readonly (readonly number[])[]) => columns.map((each) => Float64Array.from(each));

  test("is orthonormal, and with its triangle gives the columns back", () => {
    fc.assert(
      fc.property(matrix(6, 3), (columns) => {
        const { q, r, kept } = orthonormal(columnsOf(columns));
        const n = q.length;
        const size = Math.max(1, ...columns.flat().map(Math.abs));
        for (const [i, a] of q.entries()) {
          for (const [j, b] of q.entries()) if (Math.abs(dot(a, b) - Number(i === j)) > 1e-12) return false;
        }
        return kept.every((place, j) =>
          columns[place]!.every((entry, row) => {
            const back = q.reduce((total, basis, i) => total + basis[row]! * r[i * n + j]!, 0);
            return Math.abs(back - entry) < 1e-12 * size;
          }),
        );
      }),
    );
  });

  test("leaves out what is a combination of columns before, and says of which", () => {
    const [a, b] = [
      [1, 2, 3, 5],
      [4, 0, 1, 2],
    ];
    const { kept, dropped } = orthonormal(columnsOf([a, b, a.map((value, i) => 2 * value - 3 * b[i]!), [1, 1, 1, 1]]));
    expect(kept).toEqual([0, 1, 3]);
    expect(dropped.map(({ column }) => column)).toEqual([2]);
    expectClose(dropped[0]!.weights[0], 2, { relative: 1e-13 });
    expectClose(dropped[0]!.weights[1], -3, { relative: 1e-13 });
  });

  test("keeps the same columns however they are scaled, and far from 0", () => {
    const year = [1948, 1949, 1960, 1977];
    const one = [1, 1, 1, 1];
    for (const scale of [1e-150, 1, 1e150]) {
      expect(orthonormal(columnsOf([one, year.map((value) => value * scale)])).kept).toEqual([0, 1]);
      expect(orthonormal(columnsOf([one, one.map((value) => value * scale)])).kept).toEqual([0]);
    }
    expect(orthonormal(columnsOf([one, year.map((value) => value + 1e9)])).kept).toEqual([0, 1]);
    expect(orthonormal(columnsOf([[0, 0, 0, 0], one])).kept).toEqual([1]);
  });

  test("little that is left of a column far from 0 is told from its rounding", () => {
    const one = [1, 1, 1, 1, 1];
    const a = [1, 2, 3, 4, 7];
    const near = a.map((value, i) => 1e3 + value + (i === 2 ? 2e-9 : 0));
    expect(orthonormal(columnsOf([one, a, near])).kept).toEqual([0, 1, 2]);
    const far = a.map((value) => 1e9 + 0.3 * value);
    expect(orthonormal(columnsOf([one, a, far])).kept).toEqual([0, 1]);
    const [dropped] = orthonormal(columnsOf([one, a, far])).dropped;
    expectClose(dropped?.weights[0], 1e9, { relative: 1e-12 });
    expectClose(dropped?.weights[1], 0.3, { relative: 1e-6 });
  });

  test("triangles of any size are solved from both sides", () => {
    const r = Float64Array.from([2, 1, -1, 0, 4, 3, 0, 0, 5]);
    expect([...solveTriangle(r, 3, [2 + 2 - 3, 8 + 9, 15])]).toEqual([1, 2, 3]);
    expect([...solveTransposed(r, 3, [2, 1 + 8, -1 + 6 + 15])]).toEqual([1, 2, 3]);
  });

  test("its triangle is solved from both sides", () => {
    const r = Float64Array.from([2, 1, 0, 4]);
    expect([...solveTriangle(r, 2, [4, 8])]).toEqual([1, 2]);
    expect([...solveTransposed(r, 2, [4, 8])]).toEqual([2, 1.5]);
  });
});

// R 4.2.2: pf(f, df, residualDf, lower.tail = FALSE)
test.each([
  [3, 2, 10, 0.095367431640624972],
  [0.01, 3, 7, 0.99849524704011172],
  [50, 5, 1000, 2.6802441826217436e-46],
  [2, 4, 100000, 0.091586985872187637],
  [1.2, 1, 4, 0.33485228419425345],
  [400, 2, 3, 0.00022835396885232119],
  [1, 7, 0.5, 0.72191324824006808],
  [30, 20, 200, 2.052851020847623e-49],
])("the F distribution as in R: beyond %d with %d and %d degrees of freedom lie %d", (f, df, residualDf, expected) => {
  const actual = fUpperTail(f, df, residualDf);
  expectClose(Math.log(actual), Math.log(expected), { relative: 1e-13, absolute: 1e-13 });
});

test("the tail of F begins at 1 and ends at 0", () => {
  expect([fUpperTail(0, 3, 5), fUpperTail(Number.POSITIVE_INFINITY, 3, 5)]).toEqual([1, 0]);
});

describe("random numbers by index", () => {
  const first = (seed: number, index: number): number => randomStream(seed, index)();

  test("are the same for the same seed and index, and others for others", () => {
    expect(first(1, 5)).toBe(first(1, 5));
    const all = [first(1, 5), first(1, 6), first(2, 5), first(1, 5 + 2 ** 32)];
    expect(new Set(all).size).toBe(4);
  });

  test.each([
    [1, 0, [1216903415, 2307288220, 3556255342, 858674472, 414071967, 1221497436]],
    [20261121, 5, [4174779790, 1684860364, 1520468425, 3168119341, 177397175, 2129486164]],
    [7, 3 * 2 ** 32 + 11, [4167124938, 28105650, 1820070442, 2289696035, 949970037, 898826288]],
  ])(
    "xoshiro128** from the state that MurmurHash3 makes of seed %d and place %d, by whole numbers in Python",
    (seed, index, words) => {
      const next = randomStream(seed, index);
      expect(words.map(() => next() * 2 ** 32)).toEqual(words);
    },
  );

  test("of one stream, and the first of many, are even: mean, variance and neighbours", () => {
    const n = 20_000;
    const next = randomStream(7, 0);
    for (const numbers of [Array.from({ length: n }, next), Array.from({ length: n }, (_, i) => first(3, i))]) {
      const mean = numbers.reduce((a, b) => a + b, 0) / n;
      const variance = numbers.reduce((total, value) => total + (value - mean) ** 2, 0) / n;
      const together =
        numbers.reduce((total, value, i) => total + (value - mean) * ((numbers[i + 1] ?? mean) - mean), 0) / n;
      // Four standard errors of each under evenness.
      expectClose(mean, 0.5, { absolute: 4 * Math.sqrt(1 / 12 / n) });
      expectClose(variance, 1 / 12, { absolute: 4 * Math.sqrt(1 / 180 / n) });
      expectClose(together, 0, { absolute: 4 * (1 / 12 / Math.sqrt(n)) });
      expect(numbers.every((value) => value >= 0 && value < 1)).toBe(true);
    }
  });
});
