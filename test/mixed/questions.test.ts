import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  compareMixed,
  leaveOneTrialOut,
  type MixedOptions,
  mixedModel,
  mixedResiduals,
  randomEffects,
} from "../../src/mixed/index.js";
import { blup, pool, residuals } from "../../src/model/index.js";
import { inverse, tQuantile } from "../../src/numeric/index.js";
import { metaRegression, testContrasts, testTerms } from "../../src/regression/index.js";
import type { BareEffect, Covariance, MixedFit } from "../../src/types/index.js";
import { expectClose } from "../support/close.js";
import { deepFreeze } from "../support/freeze.js";

/** Rounding, carried through a search whose end is flat. */
const CLOSE = 1e-6;

interface Sample {
  readonly effects: readonly BareEffect[];
  readonly data: {
    readonly trial: readonly string[];
    readonly window: readonly number[];
    readonly place: readonly number[];
    readonly x: readonly number[];
  };
}

/** Trials of one to three windows, off any line. */
const samples = (trials = 6): fc.Arbitrary<Sample> =>
  fc
    .array(
      fc.record({
        level: fc.double({ min: -1, max: 1, noNaN: true }),
        windows: fc.array(
          fc.record({
            yi: fc.double({ min: -0.5, max: 0.5, noNaN: true }),
            vi: fc.double({ min: 0.02, max: 0.3, noNaN: true }),
          }),
          { minLength: 1, maxLength: 3 },
        ),
      }),
      { minLength: trials, maxLength: trials + 3 },
    )
    .map((given) => {
      const rows = given.flatMap(({ level, windows }, t) =>
        (t < 2 ? [...windows, ...windows, ...windows].slice(0, 3) : windows).map(({ yi, vi }, w) => ({
          effect: { yi: level + yi + 0.3 * Math.sin(5 * t * t + 3 * w + 1), vi },
          ...{ trial: `trial ${t}`, window: w + 1, x: (3 * t * t + 1) % 5 },
        })),
      );
      return deepFreeze({
        effects: rows.map(({ effect }, i) => ({ ...effect, label: `effect ${i}` })),
        data: {
          trial: rows.map(({ trial }) => trial),
          window: rows.map(({ window }) => window),
          place: rows.map((_, i) => i),
          x: rows.map(({ x }) => x),
        },
      });
    });

/** Sampling errors of one trial correlate. */
function sampling({ effects, data: { trial } }: Sample, rho = 0.4): Covariance {
  const blocks = [...new Set(trial)].map((cluster) => {
    const rows = effects.flatMap((_, i) => (trial[i] === cluster ? [i] : []));
    const of = (i: number, j: number): number => (i === j ? 1 : rho) * Math.sqrt(effects[i]!.vi * effects[j]!.vi);
    return { cluster, rows, matrix: rows.map((i) => rows.map((j) => of(i, j))) };
  });
  return { k: effects.length, blocks, assumptions: [], notes: [] };
}

const threeLevels = { random: [{ nested: ["trial", "window"] }] } as const;

const fitted = (sample: Sample, options: MixedOptions): MixedFit =>
  deepFreeze(mixedModel(sample.effects, { data: sample.data, ...options }));

const scaled = (sample: Sample, by: number): Sample => ({
  ...sample,
  effects: sample.effects.map(({ yi, vi, ...rest }) => ({ ...rest, yi: yi * by, vi: vi * by * by })),
});

const at = ({ effects, data }: Sample, places: readonly number[]): Sample => ({
  effects: places.map((i) => effects[i]!),
  data: {
    trial: places.map((i) => data.trial[i]!),
    window: places.map((i) => data.window[i]!),
    place: places.map((i) => data.place[i]!),
    x: places.map((i) => data.x[i]!),
  },
});

const expectJson = (value: unknown): void => expect(JSON.parse(JSON.stringify(value))).toEqual(value);

const RUNS = { numRuns: 25 };

describe("the smallest case", () => {
  test("mixedModel with one effect a level is pool and metaRegression; randomEffects are blup, mixedResiduals residuals", () => {
    fc.assert(
      fc.property(samples(), fc.constantFrom("REML" as const, "ML" as const), (sample, estimator) => {
        const { effects, data } = sample;
        const options = { random: [{ intercept: "place" }], estimator, interval: "z" } as const;
        const fit = fitted(sample, options);
        const pooled = pool(effects, { tau2: estimator, interval: "z" });
        const error = { absolute: CLOSE * pooled.stdError! };
        expectClose(fit.coefficients[0]!.estimate, pooled.estimate!, error);
        expectClose(fit.coefficients[0]!.stdError, pooled.stdError!, { relative: CLOSE });
        expectClose(fit.components[0]!.value, pooled.tau2!, { relative: CLOSE, absolute: 1e-8 });
        const near = { absolute: 1e-4 };
        const shrunk = blup(pooled);
        randomEffects(fit).forEach(({ estimate, stdError }, i) => {
          expectClose(estimate, shrunk[i]!.deviation.estimate, near);
          expectClose(stdError, shrunk[i]!.deviation.stdError, near);
        });
        const apart = residuals(pooled);
        mixedResiduals(fit).forEach(({ standardized, leverage, weight }, i) => {
          expectClose(standardized, apart[i]!.standardized!, near);
          expectClose(leverage, apart[i]!.leverage, near);
          expectClose(weight, apart[i]!.leverage, near);
        });
        const along = fitted(sample, { ...options, moderators: ["x"] });
        const line = metaRegression(effects, { moderators: ["x"], data, tau2: estimator, interval: "z" });
        along.coefficients.forEach(({ estimate, stdError }, i) => {
          expectClose(estimate, line.coefficients[i]!.estimate, { absolute: 1e-5 });
          expectClose(stdError, line.coefficients[i]!.stdError, { relative: 1e-5 });
        });
        expectClose(along.statistics.REML.logLikelihood, line.statistics.REML.logLikelihood, { absolute: CLOSE });
      }),
      RUNS,
    );
  });
});

describe("randomEffects", () => {
  test("do not depend on where the effects lie, and scale with them; JSON holds them", () => {
    fc.assert(
      fc.property(samples(), fc.integer({ min: -5, max: 5 }), (sample, power) => {
        const by = 2 ** power;
        const options = { ...threeLevels, covariance: sampling(sample) };
        const found = randomEffects(fitted(sample, options));
        const larger = scaled(sample, by);
        const other = randomEffects(fitted(larger, { ...options, covariance: sampling(larger) }));
        const moved = randomEffects(
          fitted({ ...sample, effects: sample.effects.map((each) => ({ ...each, yi: each.yi + 8 })) }, options),
        );
        found.forEach(({ estimate, stdError, level, term }, i) => {
          expect([other[i]!.term, other[i]!.level]).toEqual([term, level]);
          expectClose(other[i]!.estimate / by, estimate, { absolute: CLOSE });
          expectClose(other[i]!.stdError / by, stdError, { absolute: CLOSE });
          expectClose(moved[i]!.estimate, estimate, { absolute: CLOSE });
        });
        expectJson(found);
      }),
      RUNS,
    );
  });

  test("by containment a term has as many degrees of freedom as outer levels, less the coefficients", () => {
    const sample = fc.sample(samples(), { numRuns: 1, seed: 3 })[0]!;
    const fixed = { trial: { variance: 0.2 }, "trial/window": { variance: 0.1 } };
    const reach = (interval: "z" | "t" | "containment", term: string): number => {
      const fit = fitted(sample, { ...threeLevels, interval, fixed });
      const found = randomEffects(fit).find((each) => each.term === term)!;
      return (found.interval[1] - found.estimate) / found.stdError;
    };
    const trials = new Set(sample.data.trial).size;
    const k = sample.effects.length;
    expectClose(reach("z", "trial"), 1.959963984540054, { relative: 1e-9 });
    expectClose(reach("t", "trial"), tQuantile(0.975, k - 1), { relative: 1e-9 });
    expectClose(reach("containment", "trial"), tQuantile(0.975, trials - 1), { relative: 1e-9 });
    expectClose(reach("containment", "trial/window"), tQuantile(0.975, k - 1), { relative: 1e-9 });
  });

  test("of slopes are those of the formula with matrices of all effects", () => {
    const x = [1, 2, 4, 1, 3, 5, 2, 3, 6, 1, 2, 5, 1, 4, 6];
    const trial = x.map((_, i) => "abcde"[Math.floor(i / 3)]!);
    const effects = x.map((xi, i) => ({
      yi: 0.3 + 0.1 * xi + 0.4 * Math.sin(3 * Math.floor(i / 3)) * (1 + 0.4 * xi) + 0.1 * Math.cos(7 * i),
      vi: 0.02 + 0.01 * (i % 4),
    }));
    const fit = mixedModel(effects, {
      random: [{ slopes: ["x"], outer: "trial" }],
      moderators: ["x"],
      data: { x, trial },
    });
    const [{ G }] = fit.random as [MixedFit["random"][number]];
    const k = x.length;
    const M = Float64Array.from({ length: k * k }, (_, e) => {
      const [i, j] = [Math.floor(e / k), e % k];
      if (trial[i] !== trial[j]) return 0;
      const [a, b] = [
        [1, x[i]!],
        [1, x[j]!],
      ];
      const between = a.reduce((sum, al, l) => sum + b.reduce((part, bh, h) => part + al * G[l]![h]! * bh, 0), 0);
      return between + (i === j ? effects[i]!.vi : 0);
    });
    const { inverse: W } = inverse(M, k);
    for (const { level, inner, estimate, stdError } of randomEffects(fit)) {
      const l = inner === "intercept" ? 0 : 1;
      const c = x.map((xi, i) => (trial[i] === level ? G[l]![0]! + G[l]![1]! * xi : 0));
      const weights = c.map((_, i) => c.reduce((sum, cj, j) => sum + W[i * k + j]! * cj, 0));
      const onto = [0, 1].map((a) => weights.reduce((sum, w, i) => sum + w * (a === 0 ? 1 : x[i]!), 0));
      const design = onto.reduce(
        (sum, one, a) => sum + onto.reduce((part, other, b) => part + one * fit.covariance[a]![b]! * other, 0),
        0,
      );
      const known = weights.reduce((sum, w, i) => sum + w * c[i]!, 0);
      expectClose(
        estimate,
        weights.reduce((sum, w, i) => sum + w * fit.studies[i]!.residual, 0),
        { relative: 1e-8 },
      );
      expectClose(stdError, Math.sqrt(G[l]![l]! - known + design), { relative: 1e-8 });
    }
  });
});

describe("mixedResiduals", () => {
  test("leverages sum to the number of coefficients, weights to 1; the scale does not matter", () => {
    fc.assert(
      fc.property(samples(), fc.integer({ min: -5, max: 5 }), (sample, power) => {
        const by = 2 ** power;
        const options = { random: [{ inner: "window", outer: "trial", structure: "CS" }], moderators: ["x"] } as const;
        const fit = fitted(sample, { ...options, covariance: sampling(sample) });
        const found = mixedResiduals(fit);
        const larger = scaled(sample, by);
        const other = mixedResiduals(fitted(larger, { ...options, covariance: sampling(larger) }));
        const total = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
        expectClose(total(found.map(({ leverage }) => leverage)), fit.p, { relative: 1e-9 });
        expectClose(total(found.map(({ weight }) => weight)), 1, { relative: 1e-9 });
        found.forEach(({ standardized, residual, fitted: expected }, i) => {
          expectClose(expected + residual, sample.effects[i]!.yi, { absolute: 1e-12 });
          expectClose(other[i]!.standardized, standardized!, { absolute: 1e-4 });
        });
        expectJson(found);
      }),
      RUNS,
    );
  });
});

describe("compareMixed", () => {
  const cs = { random: [{ inner: "window", outer: "trial", structure: "CS" }] } as const;
  const intercepts = { random: [{ intercept: "trial" }] } as const;
  const sample = fc.sample(samples(), { numRuns: 1, seed: 5 })[0]!;
  const refused = (message: RegExp) =>
    expect.objectContaining({ code: "NOT_NESTED", message: expect.stringMatching(message) });

  test("0 or more, p from 0 to 1, whatever the scale; a model with itself is refused", () => {
    fc.assert(
      fc.property(samples(), fc.integer({ min: -5, max: 5 }), (given, power) => {
        const full = fitted(given, cs);
        const reduced = fitted(given, intercepts);
        const found = compareMixed(full, reduced);
        expect(found.statistic).toBeGreaterThanOrEqual(0);
        expect(found.pValue).toBeGreaterThanOrEqual(0);
        expect(found.pValue).toBeLessThanOrEqual(1);
        expect(found.df).toBe(1);
        expect(found.full.AIC).toBe(full.statistics.REML.AIC);
        const larger = scaled(given, 2 ** power);
        const other = compareMixed(fitted(larger, cs), fitted(larger, intercepts));
        expectClose(other.statistic, found.statistic, { absolute: CLOSE });
        expect(() => compareMixed(full, full)).toThrow(refused(/more parameters first/));
        expectJson(found);
      }),
      RUNS,
    );
  });

  test("what lies at the edge is named: a variance that is left out, a variance held at 0, a correlation of 1", () => {
    const full = fitted(sample, threeLevels);
    const { edge, notes } = compareMixed(full, fitted(sample, intercepts));
    expect(edge).toEqual(["the variance of trial/window"]);
    expect(notes.map(({ code }) => code)).toEqual(["TEST_AT_THE_EDGE"]);
    const held = fitted(sample, { ...threeLevels, fixed: { trial: { variance: 0 } } });
    expect(compareMixed(full, held).edge).toEqual(["the variance of trial"]);
    expect(compareMixed(fitted(sample, cs), fitted(sample, intercepts)).edge).toEqual([
      "the correlation of window | trial (1)",
    ]);
    const independent = { random: [{ inner: "window", outer: "trial", structure: "ID" }] } as const;
    expect(compareMixed(fitted(sample, cs), fitted(sample, independent)).edge).toEqual([]);
  });

  test("moderators are compared by maximum likelihood alone", () => {
    const fits = (estimator: "ML" | "REML"): [MixedFit, MixedFit] => [
      fitted(sample, { ...threeLevels, estimator, moderators: ["x"] }),
      fitted(sample, { ...threeLevels, estimator }),
    ];
    expect(() => compareMixed(...fits("REML"))).toThrow(refused(/estimator: "ML"/));
    expect(compareMixed(...fits("ML")).df).toBe(1);
    expect(compareMixed(...fits("ML")).edge).toEqual([]);
  });

  test("other effects, other covariances, other estimators and strange terms are refused", () => {
    const full = fitted(sample, threeLevels);
    const fewer = at(sample, [...sample.effects.keys()].slice(1));
    expect(() => compareMixed(full, fitted(fewer, intercepts))).toThrow(refused(/same effects/));
    const related = fitted(sample, { ...intercepts, covariance: sampling(sample) });
    expect(() => compareMixed(full, related)).toThrow(refused(/same sampling covariance/));
    expect(() => compareMixed(full, fitted(sample, { ...intercepts, estimator: "ML" }))).toThrow(refused(/estimator/));
    const windows = fitted(sample, { random: [{ intercept: "window" }] });
    expect(() => compareMixed(full, windows)).toThrow(refused(/random term window/));
  });
});

describe("tests of coefficients", () => {
  test("testContrasts of one coefficient is that coefficient, testTerms of all the omnibus test, by containment, too", () => {
    fc.assert(
      fc.property(
        samples(),
        fc.constantFrom("z" as const, "t" as const, "containment" as const),
        (sample, interval) => {
          const fit = fitted(sample, { ...threeLevels, moderators: ["x", "window"], interval });
          for (const { name, estimate, statistic, df, pValue } of fit.coefficients) {
            const [one] = testContrasts(fit, [{ weights: { [name]: 1 } }]).contrasts;
            expectClose(one!.estimate, estimate, { absolute: 1e-9 });
            expectClose(one!.statistic, statistic!, { absolute: 1e-7 });
            expect(one!.df).toBe(df);
            expectClose(one!.pValue, pValue!, { absolute: 1e-7 });
          }
          expect(testTerms(fit, ["x", "window"])).toEqual(fit.omnibus);
        },
      ),
      RUNS,
    );
  });
});

describe("leaveOneTrialOut", () => {
  test("each row is mixedModel without the trial; Cook's distance is 0 or more", () => {
    fc.assert(
      fc.property(samples(), (sample) => {
        const { effects, data } = sample;
        const { rows, all } = leaveOneTrialOut(effects, { data, ...threeLevels, covariance: sampling(sample) });
        expect(rows.map(({ leftOut }) => leftOut)).toEqual([...new Set(data.trial)]);
        for (const { leftOut, k, coefficients, components, cooksDistance, distance } of rows) {
          const rest = at(
            sample,
            [...effects.keys()].filter((i) => data.trial[i] !== leftOut),
          );
          if (coefficients === null) continue;
          const fit = fitted(rest, { ...threeLevels, covariance: sampling(rest) });
          const largest = Math.max(...fit.components.map(({ value }) => value), 0.01);
          expect(k).toBe(fit.k);
          expectClose(coefficients[0]!.estimate, fit.coefficients[0]!.estimate, { absolute: 1e-5 });
          components!.forEach(({ value }, i) => {
            expectClose(value, fit.components[i]!.value, { absolute: 1e-4 * largest });
          });
          const moved = all.coefficients[0]!.estimate - coefficients[0]!.estimate;
          expectClose(cooksDistance, (moved / all.coefficients[0]!.stdError) ** 2, { relative: 1e-8 });
          expect(distance!.statistic).toBeGreaterThanOrEqual(0);
        }
        expectJson(rows);
      }),
      { numRuns: 12 },
    );
  });

  const sample = fc.sample(samples(), { numRuns: 1, seed: 7 })[0]!;
  const { effects, data } = sample;

  test("says how far it is, and stops when asked", () => {
    const seen: number[] = [];
    const trials = new Set(data.trial).size;
    leaveOneTrialOut(effects, { data, ...threeLevels, onProgress: (done) => seen.push(done) });
    expect(seen).toEqual(Array.from({ length: trials + 1 }, (_, i) => i));
    const stop = new AbortController();
    const onProgress = (done: number): void => {
      if (done === 2) stop.abort();
    };
    expect(() => leaveOneTrialOut(effects, { data, ...threeLevels, onProgress, signal: stop.signal })).toThrow(
      expect.objectContaining({ code: "CANCELLED", message: expect.stringContaining(`3 of ${trials}`) }),
    );
  });

  test("a trial on which a coefficient rests has no fit without it, and a note says so", () => {
    const only = data.trial.map((trial) => (trial === "trial 0" ? "a" : "b"));
    const moderators = ["only"];
    const { rows, notes } = leaveOneTrialOut(effects, { data: { ...data, only }, ...threeLevels, moderators });
    expect(rows[0]).toMatchObject({ leftOut: "trial 0", coefficients: null, cooksDistance: null, residuals: null });
    expect(rows[1]!.coefficients).toHaveLength(2);
    expect(notes.map(({ code }) => code)).toContain("NO_FIT_WITHOUT");
  });

  test("levels that depend on others are told of, and a column that is not there is refused", () => {
    const { notes, cluster } = leaveOneTrialOut(effects, { data, ...threeLevels, cluster: "place" });
    expect(cluster).toBe("place");
    expect(notes.map(({ code }) => code)).toContain("LEFT_OUT_LINKED");
    expect(() => leaveOneTrialOut(effects, { data, ...threeLevels, cluster: "lab" })).toThrow(
      expect.objectContaining({ code: "NO_SUCH_MODERATOR" }),
    );
    const lab = data.trial.map((_, i) => (i === 0 ? null : "a"));
    expect(() => leaveOneTrialOut(effects, { data: { ...data, lab }, ...threeLevels, cluster: "lab" })).toThrow(
      expect.objectContaining({ code: "BAD_OPTION" }),
    );
  });
});
