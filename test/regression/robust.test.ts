import { describe, expect, test } from "vitest";
import { pool } from "../../src/model/index.js";
import { methodNames } from "../../src/model/options.js";
import { metaRegression, subgroups } from "../../src/regression/index.js";
import type { BareEffect, RegressionFit } from "../../src/types/index.js";
import { expectClose } from "../support/close.js";
import { type Exact, exact, over, times, toNumber, total } from "../support/exact.js";
import { jsonOf } from "../support/json.js";

const x = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8];
const z = [2, 7, 1, 8, 2, 8, 1, 8, 2, 8, 4, 5];
const noise = [0.3, -0.2, 0.5, 0.1, -0.4, 0.2, 0.6, -0.5, 0, -0.1, 0.4, -0.3];
const names = ["intercept", "x", "z"];

const ordinary = noise.map((yi, i) => ({ yi: yi + 0.1 * x[i]!, vi: 0.02 + i / 100 }));

const cases: Readonly<Record<string, { effects: readonly BareEffect[]; data: { x: number[]; z: number[] } }>> = {
  "ordinary numbers": { effects: ordinary, data: { x, z } },
  "variances from 1e-12 to 1e12": {
    effects: noise.map((yi, i) => ({ yi, vi: 10 ** ((24 * ((5 * i) % 12)) / 11 - 12) })),
    data: { x, z },
  },
  "effects of 1e8 with variances of 1e-4": {
    effects: noise.map((yi, i) => ({ yi: 1e8 + yi / 10, vi: 1e-4 * (1 + i / 3) })),
    data: { x, z },
  },
  "moderators of scale 1e8 and of origin 1e8": {
    effects: ordinary,
    data: { x: x.map((each) => 1e8 * each), z: z.map((each) => 1e8 + each) },
  },
  "every study twice": {
    effects: [...ordinary, ...ordinary],
    data: { x: [...x, ...x], z: [...z, ...z] },
  },
  "a line without any rest": { effects: x.map((each) => ({ yi: 2 * each - 7, vi: 0.1 })), data: { x, z } },
};

interface ExactFit {
  readonly coefficients: readonly Exact[];
  readonly Q: Exact;
  readonly trP: Exact;
  readonly yPPy: Exact;
}

/** Weighted least squares at a tau2 in numbers of 240 decimals. */
function exactFit(effects: readonly BareEffect[], rows: readonly (readonly number[])[], tau2: Exact): ExactFit {
  const X = rows.map((row) => row.map(exact));
  const y = effects.map(({ yi }) => exact(yi));
  const w = effects.map(({ vi }) => over(exact(1), exact(vi) + tau2));
  const p = X[0]!.length;
  const cross = (power: 1 | 2) =>
    range(p).map((r) =>
      range(p).map((s) =>
        total(X.map((row, i) => times(power === 1 ? w[i]! : times(w[i]!, w[i]!), times(row[r]!, row[s]!)))),
      ),
    );
  const right = range(p).map((r) => total(X.map((row, i) => times(w[i]!, times(row[r]!, y[i]!)))));
  const [XWX, XWWX] = [cross(1), cross(2)];
  const coefficients = solved(XWX, right);
  const shares = X.map((row, i) => times(w[i]!, y[i]! - total(row.map((each, r) => times(each, coefficients[r]!)))));
  const inverse = range(p).map((s) =>
    solved(
      XWX,
      range(p).map((r) => (r === s ? exact(1) : 0n)),
    ),
  );
  const projected = total(range(p).map((r) => total(range(p).map((s) => times(inverse[r]![s]!, XWWX[s]![r]!)))));
  return {
    coefficients,
    Q: total(shares.map((share, i) => over(times(share, share), w[i]!))),
    trP: total(w) - projected,
    yPPy: total(shares.map((share) => times(share, share))),
  };
}

const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

/** By Gauss's elimination. */
function solved(matrix: readonly (readonly Exact[])[], right: readonly Exact[]): Exact[] {
  const rows = matrix.map((row, i) => [...row, right[i]!]);
  for (const [i, pivot] of rows.entries()) {
    for (const [j, row] of rows.entries()) {
      if (j === i) continue;
      const factor = over(row[i]!, pivot[i]!);
      for (let t = i; t < row.length; t++) row[t] = row[t]! - times(factor, pivot[t]!);
    }
  }
  return rows.map((row, i) => over(row.at(-1)!, row[i]!));
}

/** Half the digits that tau2 is searched to. */
const SEARCHED = 1e-8;

describe.each(Object.entries(cases))("%s", (name, { effects, data }) => {
  const rows = effects.map((_, i) => [1, data.x[i]!, data.z[i]!]);
  const fitBy = (tau2: (typeof methodNames.tau2)[number]): RegressionFit =>
    metaRegression(effects, { moderators: ["x", "z"], data, tau2, tau2Interval: "none" });

  test.each(methodNames.tau2)("%s: coefficients, their errors and Q are those of 240 decimals", (tau2) => {
    const fit = fitBy(tau2);
    expect(fit.converged).toBe(true);
    expect(fit.coefficients.map((each) => each.name)).toEqual(names);
    expect(jsonOf(fit)).not.toMatch(/NaN|Infinity/);
    const { coefficients } = exactFit(effects, rows, exact(fit.tau2));
    fit.coefficients.forEach(({ estimate, stdError }, i) => {
      // An effect of 1e8 is known to 1.5e-8; a coefficient to a small part of its error.
      const grain = name.startsWith("effects of 1e8") ? 4e-8 : 1e-12;
      expectClose(estimate, toNumber(coefficients[i]!), { relative: 1e-9, absolute: Math.max(grain, 1e-7 * stdError) });
    });
    const atZero = exactFit(effects, rows, 0n);
    expectClose(fit.Q.statistic, toNumber(atZero.Q), { relative: 1e-7, absolute: 1e-15 });
  });

  test.each(["REML", "PM", "DL", "ML"] as const)("%s solves its equation", (tau2) => {
    const found = fitBy(tau2).tau2;
    const k = effects.length;
    const excess = (share: number): number => {
      const { Q, trP, yPPy } = exactFit(effects, rows, exact(found * share));
      if (tau2 === "REML") return toNumber(yPPy - trP);
      if (tau2 === "ML")
        return toNumber(yPPy - total(effects.map(({ vi }) => over(exact(1), exact(vi) + exact(found * share)))));
      return toNumber(Q - exact(k - 3));
    };
    if (tau2 === "DL") {
      const { Q, trP } = exactFit(effects, rows, 0n);
      expectClose(found, Math.max(0, toNumber(over(Q - exact(k - 3), trP))), { relative: SEARCHED });
      return;
    }
    if (found > 0) expect(excess(1 - SEARCHED)).toBeGreaterThan(0);
    expect(excess(1 + SEARCHED)).toBeLessThanOrEqual(0);
  });
});

test("as many studies as coefficients leave nothing to estimate tau2 from, and it is said", () => {
  const few = ordinary.slice(0, 3);
  const said = (() => {
    try {
      return metaRegression(few, { moderators: ["x", "z"], data: { x: x.slice(0, 3), z: z.slice(0, 3) } }).notes.map(
        ({ code }) => code,
      );
    } catch (error) {
      return [(error as { code: string }).code];
    }
  })();
  expect(said).toEqual(["TOO_FEW_STUDIES"]);
});

test("a likelihood of two peaks: the higher one is taken, and a note names the other", () => {
  const group = ["a", "a", "a", "a", "b", "b", "b", "b"];
  const effects = group.map((_, i) => ({
    yi: [-0.3, -1.5, -1.5, 0.47][i % 4]!,
    vi: [1.9, 0.0012, 0.024, 0.38][i % 4]!,
  }));
  const fit = metaRegression(effects, { moderators: ["group"], data: { group } });
  // Each group is the same set, so that the coefficients are the pool of one and no difference.
  expectClose(fit.coefficients[1]?.estimate, 0, { absolute: 1e-12 });
  expect(fit.notes.find(({ code }) => code === "SEVERAL_MODES")?.evidence).toEqual({ otherModes: [0] });
  const rows = group.map((name) => [1, Number(name === "b")]);
  const slope = (tau2: number): number => {
    const { yPPy, trP } = exactFit(effects, rows, exact(tau2));
    return toNumber(yPPy - trP);
  };
  expect([slope(0), slope(fit.tau2 * (1 - SEARCHED)), slope(fit.tau2 * (1 + SEARCHED))].map(Math.sign)).toEqual([
    -1, 1, -1,
  ]);
});

describe("20,000 studies", () => {
  // One round of studies over and over, whose sums are so many times those of the round.
  const length = 800;
  const times25 = <T>(round: readonly T[]): T[] => Array.from({ length: 25 }, () => round).flat();
  const round = Array.from({ length }, (_, i) => ({ yi: ((i * 37) % 101) / 50 - 1, vi: 0.01 + (i % 7) / 10 }));
  const a = round.map((_, i) => (i * 53) % 97);
  const b = round.map((_, i) => 1e8 + ((i * 31) % 89));
  const c = round.map((_, i) => 1e8 * ((i * 29) % 83));
  const many = times25(round);
  const data = { a: times25(a), b: times25(b), c: times25(c) };

  test.each(["CE", "REML"] as const)("three moderators of scales and origins of 1e8, by %s", (tau2) => {
    const fit = metaRegression(many, { moderators: ["a", "b", "c"], data, tau2 });
    expect(fit.converged).toBe(true);
    expect(fit.coefficients.map(({ name }) => name)).toEqual(["intercept", "a", "b", "c"]);
    const rows = round.map((_, i) => [1, a[i]!, b[i]!, c[i]!]);
    const { coefficients } = exactFit(round, rows, exact(fit.tau2));
    fit.coefficients.forEach(({ estimate, stdError }, i) => {
      expectClose(estimate, toNumber(coefficients[i]!), { absolute: 1e-5 * stdError });
    });
  });

  test("four groups: each is its pool, and their test has three degrees of freedom", () => {
    const group = many.map((_, i) => `group ${i % 4}`);
    const { groups, between } = subgroups(many, { by: "group", data: { group } });
    groups.forEach(({ estimate }, g) => {
      expectClose(estimate, pool(many.filter((_, i) => i % 4 === g)).estimate as number, { absolute: 1e-12 });
    });
    expect(between?.df).toBe(3);
    const common = subgroups(many, { by: "group", data: { group }, heterogeneity: "common" });
    expect(common.between?.residualDf).toBe(many.length - 4);
  });
});

describe("groups at the edge", () => {
  const groupsOf = (effects: readonly BareEffect[], heterogeneity: "separate" | "common") =>
    subgroups(effects, {
      by: "group",
      data: { group: effects.map((_, i) => (i % 2 === 0 ? "even" : "odd")) },
      heterogeneity,
    });

  test("variances from 1e-12 to 1e12, effects of 1e8, equal effects: each group is its pool, nothing is NaN", () => {
    for (const effects of [
      Array.from({ length: 24 }, (_, i) => ({ yi: Math.sin(i), vi: 10 ** (i - 12) })),
      noise.map((yi, i) => ({ yi: 1e8 + yi, vi: 1e-4 * (i + 1) })),
      noise.map((_, i) => ({ yi: 1.5, vi: 0.1 * (i + 1) })),
    ]) {
      const { groups } = groupsOf(effects, "separate");
      groups.forEach(({ estimate, tau2 }, g) => {
        const alone = pool(effects.filter((_, i) => i % 2 === g));
        expect([estimate, tau2]).toEqual([alone.estimate, alone.tau2]);
      });
      for (const heterogeneity of ["separate", "common"] as const) {
        expect(jsonOf(groupsOf(effects, heterogeneity))).not.toMatch(/NaN|Infinity/);
      }
    }
  });
});
