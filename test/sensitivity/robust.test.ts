import { describe, expect, test } from "vitest";
import { pool } from "../../src/model/index.js";
import {
  baujat,
  cumulative,
  gosh,
  influence,
  leaveOneOut,
  normalQuantiles,
  radial,
  sensitivityNotes,
  tauSweep,
} from "../../src/sensitivity/index.js";
import type { BareEffect } from "../../src/types/index.js";
import { expectClose } from "../support/close.js";

const near = [0.01, 0.03, -0.02, 0.05, 0, 0.09].map((yi, i) => ({ yi, vi: 1e-4 * (1 + i / 3) }));
const far = near.map(({ yi, vi }) => ({ yi: 1e8 + yi, vi }));
/** What is left of the effects of `far`. */
const left = far.map(({ yi, vi }) => ({ yi: yi - 1e8, vi }));

const sets: Readonly<Record<string, readonly BareEffect[]>> = {
  "variances from 1e-12 to 1e12": Array.from({ length: 13 }, (_, i) => ({ yi: Math.sin(i), vi: 10 ** (2 * i - 12) })),
  "effects as large as their errors from 1e-6 to 1e6": Array.from({ length: 13 }, (_, i) => ({
    yi: Math.sin(i) * 10 ** (i - 6),
    vi: 10 ** (2 * i - 12),
  })),
  "effects of 1e8 with variances of 1e-4": far,
  "two studies": [
    { yi: 0.1, vi: 0.2 },
    { yi: 1.9, vi: 0.05 },
  ],
  "effects closer together than chance would have them": [0.1, 0.11, 0.09, 0.1].map((yi, i) => ({
    yi,
    vi: 0.2 + i / 10,
  })),
  "all effects equal": [1.5, 1.5, 1.5, 1.5].map((yi, i) => ({ yi, vi: 0.2 + i / 10 })),
  "every study twice": [...near, ...near],
  "a likelihood of two peaks": [-0.3, -1.5, -1.5, 0.47].map((yi, i) => ({ yi, vi: [1.9, 0.0012, 0.024, 0.38][i]! })),
};

describe.each(Object.entries(sets))("%s", (_, effects) => {
  test.each(["REML", "DL", "PM", "CE"] as const)(
    "%s: everything is finite or null, and each refit is its pool",
    (tau2) => {
      const options = { tau2, interval: "z" } as const;
      const without = leaveOneOut(effects, options);
      const grown = cumulative(effects, options);
      const subsets = gosh(effects, options);
      const results = [
        ...[without, grown, subsets, influence(effects, options), baujat(effects, options)],
        ...[normalQuantiles(effects, options), radial(pool(effects, options)), sensitivityNotes(effects, options)],
      ];
      for (const result of results) {
        // JSON makes null of what is not finite, and so the two differ.
        expect(JSON.parse(JSON.stringify(result))).toEqual(result);
      }
      without.rows.forEach(({ estimate, tau2: own }, i) => {
        const fit = pool(
          effects.filter((_, place) => place !== i),
          { ...options, tau2Interval: "none" },
        );
        expect([estimate, own]).toEqual([fit.estimate, fit.tau2]);
      });
      const all = pool(effects, options);
      expect(grown.rows.at(-1)?.estimate).toBe(all.estimate);
      const size = Math.max(...effects.map(({ yi }) => Math.abs(yi)));
      expectClose(subsets.estimates[0]?.values.at(-1), all.estimate as number, { absolute: 1e-13 * size });
    },
  );
});

test("what sensitivity finds does not hang on where effects stand", () => {
  // A fitted effect of 1e8 is rounded to 1.5e-8, of standard errors of 1e-2.
  const SAME = { relative: 6e-6, absolute: 6e-6 };
  const [a, b] = [influence(far), influence(left)];
  a.studies.forEach((study, i) => {
    for (const key of [
      "rstandard",
      "rstudent",
      "dffits",
      "cooksDistance",
      "hat",
      "weight",
      "covarianceRatio",
    ] as const) {
      expectClose(study[key], b.studies[i]![key] as number, SAME);
    }
    expect(study.because).toEqual(b.studies[i]!.because);
  });
  baujat(far).points.forEach(({ x, y }, i) => {
    const other = baujat(left).points[i]!;
    expectClose(x, other.x, SAME);
    expectClose(y, other.y, SAME);
  });
  gosh(far).tau2.forEach((tau2, i) => {
    expectClose(tau2, gosh(left).tau2[i] as number, { relative: 1e-8, absolute: 1e-16 });
  });
});

describe("what no number holds is refused, as by pool", () => {
  const extremes = {
    "a misprint in one effect": [1e160, 0, 1].map((yi) => ({ yi, vi: 1 })),
    "effects at both ends": [1e300, -1e300].map((yi) => ({ yi, vi: 1 })),
    "variances at both ends": [1e-300, 1e300, 1].map((vi, i) => ({ yi: i, vi })),
  };
  const refused = expect.objectContaining({ code: "OUT_OF_RANGE" });

  test.each(Object.entries(extremes))("%s", (_, effects) => {
    for (const options of [{}, { tau2: "CE" }] as const) {
      expect(() => pool(effects, options)).toThrow(refused);
      expect(() => baujat(effects, options)).toThrow(refused);
      expect(() => gosh(effects, options)).toThrow(refused);
      expect(() => influence(effects, options)).toThrow(refused);
      expect(() => influence(effects, options)).toThrow(/^influence needs numbers .* got yi from .* and vi from /);
      expect(() => normalQuantiles(effects, options)).toThrow(refused);
    }
  });

  test("of a regression, too", () => {
    const effects = [1e160, 0, 1, 2, 0.5].map((yi) => ({ yi, vi: 1 }));
    const regressed = { moderators: ["dose"], data: { dose: [1, 2, 3, 4, 6] } };
    expect(() => baujat(effects, regressed)).toThrow(refused);
    expect(() => influence(effects, regressed)).toThrow(refused);
  });

  test("what overflows only in a square", () => {
    const effects = [1e300, -1e300, 1].map((yi) => ({ yi, vi: 1e300 }));
    expect(pool(effects, { tau2: "CE" }).tau2).toBe(0);
    expect(() => baujat(effects, { tau2: "CE" })).toThrow(refused);
  });
});

test.each(["a fit", "a grid", "undefined"])("what needs effects refuses %s", (name) => {
  const given = { "a fit": pool(near), "a grid": { cells: [] } }[name] as never;
  const words = new RegExp(` needs a list of effects, got ${name}`);
  const refused = expect.objectContaining({ code: "NOT_EFFECTS" });
  for (const analysis of [
    ...[influence, leaveOneOut, cumulative, baujat, gosh, normalQuantiles, sensitivityNotes],
  ] as readonly ((effects: never) => unknown)[]) {
    expect(() => analysis(given)).toThrow(refused);
    expect(() => analysis(given)).toThrow(words);
    expect(() => analysis(given)).toThrow(analysis.name);
  }
});

describe("100,000 studies", () => {
  const many = Array.from({ length: 100_000 }, (_, i) => ({ yi: ((i * 37) % 101) / 50 - 1, vi: 0.01 + (i % 7) / 10 }));

  test("radial, tauSweep and subsets by a seed are done, and are those of the pool", () => {
    const fit = pool(many);
    const { points, slope } = radial(fit);
    expect(points).toHaveLength(many.length);
    expect(slope).toBe(fit.estimate);
    // Sums of 100,000 terms in another order.
    const [common] = tauSweep(many, { tau: [0, 0.1] }).atTau;
    expectClose(common?.estimate, pool(many, { tau2: "CE" }).estimate as number, { absolute: 1e-11 });
    const { k } = gosh(many, { subsets: 10 });
    expect(k.every((size) => size > 49_000 && size < 51_000)).toBe(true);
  });
});
