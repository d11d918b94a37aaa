import fc from "fast-check";
import { expect, test } from "vitest";
import { pool } from "../../src/model/index.js";
import { chiSquareQuantile, chiSquareUpperQuantile } from "../../src/numeric/index.js";
import type { BareEffect, Fit } from "../../src/types/index.js";
import { expectClose } from "../support/close.js";
import { ordinary } from "./fixtures.js";

/** Sums over pairs and over logarithms, which are rounded otherwise than the library's. */
const CLOSE = { relative: 1e-9, absolute: 1e-12 };

/** Where a search for tau2 ended, squares of residuals are known to about this. */
const SETTLED = { relative: 1e-6 };

const random = fc.constantFrom("DL" as const, "PM" as const, "REML" as const);
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const weights = (effects: readonly BareEffect[], tau2: number): readonly number[] =>
  effects.map(({ vi }) => 1 / (vi + tau2));

/** The generalized Q as the weighted sum of squared differences of all pairs. */
function generalizedQ(effects: readonly BareEffect[], tau2: number): number {
  const w = weights(effects, tau2);
  const pairs = effects.flatMap(({ yi }, i) =>
    effects.slice(0, i).map((other, j) => (w[i] as number) * (w[j] as number) * (yi - other.yi) ** 2),
  );
  return sum(pairs) / sum(w);
}

const k = ({ length }: readonly BareEffect[]): number => length;

test("Q is the weighted sum of squared differences of all pairs over the sum of weights", () => {
  fc.assert(
    fc.property(ordinary(), random, (effects, tau2) => {
      const { Q } = pool(effects, { tau2 });
      expectClose(Q?.statistic, generalizedQ(effects, 0), CLOSE);
      expect(Q?.df).toBe(k(effects) - 1);
    }),
  );
});

test("the pooled effect is the mean by weights of v + tau2, its variance one over their sum", () => {
  fc.assert(
    fc.property(ordinary(), random, (effects, tau2) => {
      const fit = pool(effects, { tau2, interval: "t" });
      const w = weights(effects, fit.tau2 as number);
      expectClose(fit.estimate, sum(effects.map(({ yi }, i) => yi * (w[i] as number))) / sum(w), CLOSE);
      expectClose(fit.stdError, 1 / Math.sqrt(sum(w)), CLOSE);
      for (const [i, { weight }] of fit.studies.entries()) expectClose(weight, (w[i] as number) / sum(w), CLOSE);
    }),
  );
});

test("Paule and Mandel: Q equals its expectation k - 1, or lies below it already at 0", () => {
  fc.assert(
    fc.property(ordinary(), (effects) => {
      const tau2 = pool(effects, { tau2: "PM" }).tau2 as number;
      const Q = generalizedQ(effects, tau2);
      if (tau2 > 0) expectClose(Q, k(effects) - 1, SETTLED);
      else expect(Q).toBeLessThanOrEqual((k(effects) - 1) * (1 + 1e-9));
    }),
  );
});

test("Q-profile: Q at the limits of tau2 equals the quantiles of chi-square, or lies below them already at 0", () => {
  fc.assert(
    fc.property(ordinary(), fc.constantFrom(0.8, 0.95, 0.99), (effects, level) => {
      const limits = pool(effects, { level }).tau2Confidence as readonly [number, number];
      const [tail, df] = [(1 - level) / 2, k(effects) - 1];
      for (const [limit, quantile] of [
        [limits[0], chiSquareUpperQuantile(tail, df)],
        [limits[1], chiSquareQuantile(tail, df)],
      ] as const) {
        const Q = generalizedQ(effects, limit);
        if (limit > 0) expectClose(Q, quantile, SETTLED);
        else expect(Q).toBeLessThanOrEqual(quantile * (1 + 1e-9));
      }
    }),
  );
});

test("DerSimonian and Laird: the excess of Q over k - 1, by the sum of weights less that of their squares", () => {
  fc.assert(
    fc.property(ordinary(), (effects) => {
      const w = weights(effects, 0);
      const scale = sum(w) - sum(w.map((each) => each ** 2)) / sum(w);
      const expected = Math.max(0, (generalizedQ(effects, 0) - (k(effects) - 1)) / scale);
      expectClose(pool(effects, { tau2: "DL" }).tau2, expected, { relative: 1e-9, absolute: 1e-9 });
    }),
  );
});

/** Log densities of the effects about the pooled one. */
function logDensities({ estimate, tau2, studies }: Fit): number {
  return sum(
    studies.map(({ yi, vi }) => {
      const variance = vi + (tau2 as number);
      return -0.5 * Math.log(2 * Math.PI * variance) - (yi - (estimate as number)) ** 2 / (2 * variance);
    }),
  );
}

test("the log-likelihood is the sum of the log densities; restricted, the mean is integrated out", () => {
  fc.assert(
    fc.property(ordinary(), random, (effects, tau2) => {
      const fit = pool(effects, { tau2 });
      const w = sum(weights(effects, fit.tau2 as number));
      const integrated = 0.5 * Math.log(2 * Math.PI * k(effects)) - 0.5 * Math.log(w);
      expectClose(fit.logLikelihood?.ML, logDensities(fit), { absolute: 1e-9 });
      expectClose(fit.logLikelihood?.REML, logDensities(fit) + integrated, { absolute: 1e-9 });
    }),
  );
});

test("of many studies, or of variances that lie far apart, the product of the weights does not vanish", () => {
  const many = Array.from({ length: 3000 }, (_, i) => ({ yi: (i % 11) / 10, vi: 0.1 + (i % 7) / 10 }));
  const apart = Array.from({ length: 12 }, (_, i) => ({ yi: 0.1 * i, vi: 10 ** (4 * (i % 6)) }));
  const equal = Array.from({ length: 2000 }, () => ({ yi: 1, vi: 0.25 }));
  for (const effects of [many, apart, equal]) {
    const fit = pool(effects);
    expectClose(fit.logLikelihood?.ML, logDensities(fit), { relative: 1e-9 });
  }
});

test("variances at both ends of what numbers hold: the deviance under one tau2 is the sum of squares", () => {
  const effects = [1, 1e199, 1e308].map((vi, i) => ({ yi: i, vi }));
  const fit = pool(effects, { tau2: "CE" });
  expectClose(fit.statistics?.ML.deviance, generalizedQ(effects, 0), { absolute: 1e-12 });
});

test("I2 and H2 compare tau2 with a typical variance; under the common-effect model they compare Q with k - 1", () => {
  fc.assert(
    fc.property(ordinary(), random, (effects, tau2) => {
      const w = weights(effects, 0);
      const typical = ((k(effects) - 1) * sum(w)) / (sum(w) ** 2 - sum(w.map((each) => each ** 2)));
      const fit = pool(effects, { tau2 });
      const between = fit.tau2 as number;
      expectClose(fit.I2, between / (between + typical), CLOSE);
      expectClose(fit.H2, 1 + between / typical, CLOSE);
      expectClose(fit.tau, Math.sqrt(between), CLOSE);
      const common = pool(effects, { tau2: "CE" });
      const H2 = generalizedQ(effects, 0) / (k(effects) - 1);
      expectClose(common.H2, H2, CLOSE);
      expectClose(common.I2, H2 > 1 ? 1 - 1 / H2 : 0, { absolute: 1e-9 });
    }),
  );
});

test("effects that are all equal leave no heterogeneity under either model", () => {
  const equal = [0.1, 0.2, 0.4].map((vi) => ({ yi: 1.1, vi }));
  expect(pool(equal, { tau2: "CE" })).toMatchObject({ I2: 0, H2: 0, tau2: 0 });
  expect(pool(equal)).toMatchObject({ I2: 0, H2: 1, tau2: 0, iterations: 0, converged: true });
});

test("Hartung and Knapp scale the variance by Q at tau2 over k - 1; prediction adds tau2 to it", () => {
  fc.assert(
    fc.property(ordinary(3), (effects) => {
      const [t, hksj] = [pool(effects, { interval: "t" }), pool(effects)];
      const factor = generalizedQ(effects, hksj.tau2 as number) / (k(effects) - 1);
      expectClose(hksj.hksjFactor, factor, CLOSE);
      expectClose(hksj.stdError, (t.stdError as number) * Math.sqrt(factor), CLOSE);
      const half = ({ prediction }: Fit): number => ((prediction?.[1] as number) - (prediction?.[0] as number)) / 2;
      const halfCI = ({ confidence }: Fit): number => ((confidence?.[1] as number) - (confidence?.[0] as number)) / 2;
      // Both intervals have k - 1 degrees of freedom, so that their widths are as their standard errors.
      const spread = Math.sqrt((t.tau2 as number) + (t.stdError as number) ** 2);
      expectClose(half(t) / halfCI(t), spread / (t.stdError as number), CLOSE);
    }),
  );
});

test("moments need no search", () => {
  expect(
    pool(
      [1, 2, 4, 7].map((yi) => ({ yi, vi: 0.3 })),
      { tau2: "DL" },
    ),
  ).toMatchObject({ iterations: 0, converged: true });
});
