import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { symmetricEigen } from "../../src/numeric/index.js";
import { expectClose } from "../support/close.js";

/** Symmetric matrices of up to six rows, row by row, whose numbers all have the same power of ten. */
const symmetric = fc.integer({ min: 1, max: 6 }).chain((n) =>
  fc
    .record({
      entries: fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: n * n, maxLength: n * n }),
      power: fc.integer({ min: -100, max: 100 }),
    })
    .map(({ entries, power }) => ({
      n,
      scale: 10 ** power,
      matrix: Float64Array.from(entries, (_, at) => {
        const [i, j] = [Math.floor(at / n), at % n];
        return entries[Math.max(i, j) * n + Math.min(i, j)]! * 10 ** power;
      }),
    })),
);

describe("symmetricEigen", () => {
  test("gives orthonormal vectors and values that make the matrix again, which stays as it was", () => {
    fc.assert(
      fc.property(symmetric, ({ n, matrix, scale }) => {
        const before = matrix.slice();
        const { values, vectors } = symmetricEigen(matrix, n);
        expect(matrix).toEqual(before);
        expect(values).toHaveLength(n);
        for (let i = 0; i < n; i++) {
          for (let j = 0; j < n; j++) {
            let [product, again] = [0, 0];
            for (let l = 0; l < n; l++) {
              product += vectors[l * n + i]! * vectors[l * n + j]!;
              again += vectors[i * n + l]! * values[l]! * vectors[j * n + l]!;
            }
            expectClose(product, Number(i === j), { absolute: 1e-13 });
            expectClose(again, matrix[i * n + j]!, { absolute: 2e-11 * scale });
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  test("second differences have the values 2 - 2 cos(pi j / (n + 1))", () => {
    const n = 5;
    const differences = Float64Array.from({ length: n * n }, (_, at) => {
      const apart = Math.abs(Math.floor(at / n) - (at % n));
      return apart === 0 ? 2 : apart === 1 ? -1 : 0;
    });
    const values = [...symmetricEigen(differences, n).values].sort((a, b) => a - b);
    values.forEach((value, j) => {
      expectClose(value, 2 - 2 * Math.cos((Math.PI * (j + 1)) / (n + 1)), { absolute: 1e-14 });
    });
  });

  test("a diagonal matrix is its own answer", () => {
    const { values, vectors } = symmetricEigen(Float64Array.of(3, 0, 0, 0, -7, 0, 0, 0, 0), 3);
    expect([...values]).toEqual([3, -7, 0]);
    expect([...vectors]).toEqual([1, 0, 0, 0, 1, 0, 0, 0, 1]);
    const unit = Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1);
    expect(symmetricEigen(unit, 3)).toEqual({ values: Float64Array.of(1, 1, 1), vectors: unit });
  });

  test("an element that is small beside the others, but not below their rounding, is turned away", () => {
    const { values } = symmetricEigen(Float64Array.of(1, 1e-12, 1e-12, 1), 2);
    expectClose(Math.abs(values[0]! - values[1]!), 2e-12, { relative: 1e-3 });
  });
});
