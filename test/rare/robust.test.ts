import { describe, expect, test } from "vitest";
import { mantelHaenszel, peto } from "../../src/rare/index.js";
import type { TableFit, TwoByTwo } from "../../src/types/index.js";
import { expectClose } from "../support/close.js";
import { type Exact, exact, over, times, toNumber, total } from "../support/exact.js";
import { jsonOf } from "../support/json.js";

const rare: readonly TwoByTwo[] = [
  { ai: 0, bi: 50, ci: 3, di: 47 },
  { ai: 1, bi: 80, ci: 0, di: 79 },
  { ai: 2, bi: 30, ci: 2, di: 33 },
  { ai: 0, bi: 20, ci: 0, di: 25 },
];

const sets: Readonly<Record<string, readonly TwoByTwo[]>> = {
  "rare events and a trial without any": rare,
  "trials from ten persons to ten thousand millions": [
    { ai: 1, bi: 4, ci: 2, di: 3 },
    { ai: 130, bi: 870, ci: 170, di: 830 },
    { ai: 1_300_007, bi: 8_700_011, ci: 1_700_003, di: 8_300_009 },
    { ai: 12, bi: 5_000_000_007, ci: 17, di: 4_999_999_993 },
  ],
  "two trials": rare.slice(1, 3),
  "every trial twice": [...rare, ...rare],
  "equal trials": [rare[2]!, rare[2]!, rare[2]!],
  "20,000 trials": Array.from({ length: 20_000 }, (_, i) => ({
    ai: i % 5,
    bi: 20 + (i % 7),
    ci: (i * 3) % 7,
    di: 25 + (i % 11),
  })),
};

/** A table in numbers of 240 decimals: its cells, the sizes of its arms, its size. */
type Row = Readonly<Record<"a" | "b" | "c" | "d" | "n1" | "n2" | "n", Exact>>;

const rowOf = ({ ai, bi, ci, di }: TwoByTwo): Row => {
  const [a, b, c, d] = [exact(ai), exact(bi), exact(ci), exact(di)];
  return { a, b, c, d, n1: a + b, n2: c + d, n: a + b + c + d };
};

const product = (...factors: readonly Exact[]): Exact => factors.reduce(times);
const half = (value: Exact): Exact => value / 2n;

/** Estimates and variances as the papers print them; of ratios before the logarithm. */
const printed = {
  OR: (rows: readonly Row[]) => {
    const R = rows.map(({ a, d, n }) => over(product(a, d), n));
    const S = rows.map(({ b, c, n }) => over(product(b, c), n));
    const P = rows.map(({ a, d, n }) => over(a + d, n));
    const Q = rows.map(({ b, c, n }) => over(b + c, n));
    const [r, s] = [total(R), total(S)];
    const sumOf = (x: readonly Exact[], y: readonly Exact[]) => total(x.map((each, i) => times(each, y[i]!)));
    const variance =
      over(half(sumOf(P, R)), product(r, r)) +
      over(half(sumOf(P, S) + sumOf(Q, R)), product(r, s)) +
      over(half(sumOf(Q, S)), product(s, s));
    return { estimate: over(r, s), variance };
  },
  RR: (rows: readonly Row[]) => {
    const r = total(rows.map(({ a, n2, n }) => over(product(a, n2), n)));
    const s = total(rows.map(({ c, n1, n }) => over(product(c, n1), n)));
    const spread = total(
      rows.map(({ a, c, n1, n2, n }) => over(product(n1, n2, a + c) - product(a, c, n), product(n, n))),
    );
    return { estimate: over(r, s), variance: over(spread, product(r, s)) };
  },
  RD: (rows: readonly Row[]) => {
    const weight = total(rows.map(({ n1, n2, n }) => over(product(n1, n2), n)));
    const estimate = over(total(rows.map(({ a, c, n1, n2, n }) => over(product(a, n2) - product(c, n1), n))), weight);
    const P = total(
      rows.map(({ a, c, n1, n2, n }) =>
        over(product(c, n1, n1) - product(a, n2, n2) + half(product(n1, n2, n2 - n1)), product(n, n)),
      ),
    );
    const Q = total(rows.map(({ a, b, c, d, n }) => half(over(product(a, d) + product(c, b), n))));
    return { estimate, variance: over(times(estimate, P) + Q, product(weight, weight)) };
  },
} as const;

const cleanOf = (fit: TableFit): void =>
  expect(jsonOf({ ...fit, studies: [], tables: [] })).not.toMatch(/NaN|Infinity/);

describe.each(Object.entries(sets))("%s", (_, tables) => {
  const rows = tables.map(rowOf);

  test.each(["OR", "RR", "RD"] as const)(
    "Mantel-Haenszel's %s and its variance are those of 240 decimals",
    (measure) => {
      const fit = mantelHaenszel(tables, { measure });
      const { estimate, variance } = printed[measure](rows);
      const natural = toNumber(estimate);
      if (measure === "RD") expectClose(fit.estimate, natural, { relative: 1e-11, absolute: 1e-18 });
      else expectClose(fit.estimate, Math.log(natural), { absolute: 1e-12 });
      expectClose(fit.stdError, Math.sqrt(toNumber(variance)), { relative: 1e-10 });
      cleanOf(fit);
    },
  );

  test("Peto's odds ratio and its variance are those of 240 decimals", () => {
    const fit = peto(tables);
    const difference = total(rows.map(({ a, c, n1, n }) => a - over(product(n1, a + c), n)));
    const variance = total(
      rows.map(({ a, b, c, d, n1, n2, n }) => over(product(n1, n2, a + c, b + d), product(n, n, n - exact(1)))),
    );
    expectClose(fit.estimate, toNumber(over(difference, variance)), { relative: 1e-9, absolute: 1e-13 });
    expectClose(fit.stdError, 1 / Math.sqrt(toNumber(variance)), { relative: 1e-12 });
    cleanOf(fit);
  });
});
