import { dot } from "../numeric/index.js";
import { holdsConstant } from "../regression/column-space.js";
import type { Prepared } from "../regression/prepare.js";

/**
 * Effects less what ordinary least squares finds in the design: it changes no likelihood, and leaves numbers of the size of the
 * errors, wherever effects lie.
 */
export function withoutDesign(
  { effects, basis: { q } }: Pick<Prepared, "effects" | "basis">,
  unit: number,
): { y: Float64Array; theta: Float64Array } {
  const ones = q.map((column) => column.reduce((a, b) => a + b, 0));
  const centre = holdsConstant(q, effects.length) ? effects[0]!.yi : 0;
  const y = Float64Array.from(effects, ({ yi }) => (yi - centre) / unit);
  const theta = Float64Array.from(ones, (one) => centre * one);
  for (let round = 0; round < 2; round++) {
    q.forEach((column, a) => {
      const onto = dot(column, y);
      for (let i = 0; i < y.length; i++) y[i]! -= onto * column[i]!;
      theta[a]! += onto * unit;
    });
  }
  return { y, theta };
}
