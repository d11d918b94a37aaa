import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { orthogonalFactor } from "../../src/numeric/index.js";
import { expectClose } from "../support/close.js";

const times = (a: Float64Array, b: Float64Array, n: number): number[] =>
  Array.from({ length: n * n }, (_, at) => {
    let total = 0;
    for (let l = 0; l < n; l++) total += a[Math.floor(at / n) * n + l]! * b[l * n + (at % n)]!;
    return total;
  });

const transposed = (a: Float64Array, n: number): Float64Array =>
  a.map((_, at) => a[(at % n) * n + Math.floor(at / n)]!);

describe("orthogonalFactor", () => {
  test("is orthogonal, and what it leaves of the matrix is symmetric, whatever the length of the columns", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }).chain((n) =>
          fc.record({
            n: fc.constant(n),
            entries: fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: n * n, maxLength: n * n }),
            powers: fc.array(fc.integer({ min: -8, max: 8 }), { minLength: n, maxLength: n }),
          }),
        ),
        ({ n, entries, powers }) => {
          const matrix = Float64Array.from(entries, (value, at) => {
            const diagonal = Math.floor(at / n) === at % n ? n + 1 : 0; // never singular
            return (value + diagonal) * 10 ** powers[at % n]!;
          });
          const factor = orthogonalFactor(matrix, n);
          times(factor, transposed(factor, n), n).forEach((value, at) => {
            expectClose(value, Number(Math.floor(at / n) === at % n), { absolute: 1e-13 });
          });
          const rest = Float64Array.from(times(factor, matrix, n));
          rest.forEach((value, at) => {
            const [i, j] = [Math.floor(at / n), at % n];
            const scale = Math.sqrt(Math.abs(rest[i * n + i]! * rest[j * n + j]!));
            expectClose(rest[j * n + i]!, value, { absolute: 1e-7 * scale });
          });
        },
      ),
      { numRuns: 200 },
    );
  });

  test("of a matrix that is singular takes the directions that are there", () => {
    const factor = orthogonalFactor(Float64Array.of(2, 0, 0, 0), 2, 1);
    expect([...factor].map((value) => value + 0)).toEqual([1, 0, 0, 0]);
  });

  test("of a rank takes the longest directions, wherever they stand", () => {
    // Turned by no more than a change of places: the factor is the same change turned over, without the shortest direction.
    const factor = orthogonalFactor(Float64Array.of(0, 0, 5, 1e-9, 0, 0, 0, 2, 0), 3, 2);
    expect([...factor].map((value) => value + 0)).toEqual([0, 0, 0, 0, 0, 1, 1, 0, 0]);
  });
});
