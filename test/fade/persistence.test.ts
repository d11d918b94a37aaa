import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fade, type PersistenceOptions, persistence } from "../../src/fade/index.js";
import { estimateOf, lessShare, weightsAt } from "../../src/fade/weights.js";
import { criticalValues } from "../../src/model/interval.js";
import { log } from "../../src/numeric/index.js";
import { windowSet } from "../../src/strata/index.js";
import type { FadeCurve, Persistence } from "../../src/types/index.js";
import { expectClose } from "../support/close.js";
import { runs } from "../support/runs.js";
import { covariances, curves, givenCurve, linear } from "./given-curve.js";

/** Roots of a scan and those of a quadratic, both to rounding. */
const ROOTS = { relative: 1e-8, absolute: 1e-10 };

type Row = readonly [number, number];
type Matrix = readonly [Row, Row];

/** All r with $(f - r g)^2 \le c^2 (V_{ff} - 2 r V_{fg} + r^2 V_{gg})$, by the roots of the quadratic in r. */
function fieller([f, g]: Row, [[ff, fg], [, gg]]: Matrix, critical: number): Pick<Persistence, "kind" | "limits"> {
  const square = critical ** 2;
  const a = g * g - square * gg;
  const b = f * g - square * fg;
  const c = f * f - square * ff;
  const discriminant = b * b - a * c;
  if (discriminant < 0) return { kind: "whole-line", limits: null };
  const roots = [(b - Math.sqrt(discriminant)) / a, (b + Math.sqrt(discriminant)) / a].sort((x, y) => x - y);
  return { kind: a > 0 ? "interval" : "two-rays", limits: [roots[0]!, roots[1]!] };
}

/** A line through the given effects at weeks 0 and 1, with their covariance. */
function throughPair([later, start]: Row, [[ff, fg], [, gg]]: Matrix, df: number | null = null): FadeCurve {
  const slope = gg + ff - 2 * fg;
  const shared = fg - gg;
  return givenCurve({
    shape: linear,
    coefficients: [start, later - start],
    covariance: [
      [gg, shared],
      [shared, slope],
    ],
    df,
  });
}

const times = ([[a, b], [c, d]]: Matrix, by: number): Matrix => [
  [a * by, b * by],
  [c * by, d * by],
];

const effect = fc.double({ min: -6, max: 6, noNaN: true });

describe("persistence", () => {
  test.each([
    ["interval", [-0.6, -1], [0.01, 0.004, 0.02]],
    ["two-rays", [-0.9, -0.2], [0.01, 0.004, 0.02]],
    ["whole-line", [-0.1, -0.2], [0.01, 0.004, 0.02]],
  ] as const)("Fieller (1954): the set is the %s between the roots of his quadratic", (kind, pair, [ff, fg, gg]) => {
    const covariance = [
      [ff, fg],
      [fg, gg],
    ] as const;
    const expected = fieller(pair, covariance, criticalValues(0.95).z);
    const found = persistence(throughPair(pair, covariance), 1, 0);
    expect([expected.kind, found.kind]).toEqual([kind, kind]);
    expected.limits?.forEach((limit, i) => {
      expectClose(found.limits?.[i], limit, ROOTS);
    });
    expectClose(found.estimate, pair[0] / pair[1], { relative: 1e-14 });
    expect([found.headline, found.reason?.code ?? null]).toEqual(
      kind === "interval" ? [true, null] : [false, "BASE_NOT_CLEAR"],
    );
    if (kind === "whole-line") expect(found.limits).toBeNull();
  });

  test("with the same degrees of freedom for every share it is Fieller's set, whichever it is", () => {
    const kinds = new Set<string>();
    fc.assert(
      fc.property(
        fc.tuple(effect, effect),
        covariances,
        fc.option(fc.integer({ min: 1, max: 40 })),
        curves,
        (pair, covariance, df, own) => {
          const critical = df === null ? criticalValues(0.95).z : criticalValues(0.95).t(df);
          const expected = fieller(pair, covariance, critical);
          const [low, high] = expected.limits ?? [0, 0];
          fc.pre(Math.max(Math.abs(low), Math.abs(high)) < 1e6 && (expected.limits === null || high - low > 1e-6));
          // Degrees of freedom of the curve itself, and others that are set aside.
          const curve = throughPair(pair, covariance, df);
          const { model } = own;
          const other: FadeCurve = {
            ...curve,
            model: {
              ...curve.model,
              robust: {
                ...curve.model.robust,
                basis: { ...curve.model.robust.basis, spread: model.robust.basis.spread },
              },
            },
          };
          for (const found of [persistence(curve, 1, 0), persistence(other, 1, 0, { df })]) {
            expect(found.kind).toBe(expected.kind);
            expected.limits?.forEach((limit, i) => {
              expectClose(found.limits?.[i], limit, { relative: 1e-6, absolute: 1e-8 });
            });
            kinds.add(found.kind);
          }
        },
      ),
      runs(200),
    );
    expect([...kinds].sort()).toEqual(["interval", "two-rays", "whole-line"]);
  });

  test("of a fitted curve it is Fieller's set of the CR2 covariance, which with degrees of freedom of their own is another", () => {
    const week = fc.constantFrom(2, 8, 20, 52);
    const noise = fc.array(fc.double({ min: -0.4, max: 0.4, noNaN: true }), { minLength: 18, maxLength: 18 });
    fc.assert(
      fc.property(noise, week, week, fc.integer({ min: 2, max: 30 }), (off, weeks, since, df) => {
        fc.pre(weeks !== since);
        const visits = off.map((_, i) => [2, 8, 20, 52, 4, 30][(i + Math.floor(i / 3)) % 6]!);
        const data = { trial: off.map((_, i) => `T${Math.floor(i / 3)}`), weeks: visits };
        const effects = off.map((each, i) => ({ yi: -0.8 + each + 0.01 * visits[i]!, vi: 0.02 + 0.01 * (i % 4) }));
        const curve = fade(effects, { data, samplingRho: 0.5, random: "intercept" }).curves[0]!;
        const V = curve.model.robust.covariance;
        const rows = [weeks, since].map((t) => [1, log(t + 1)]);
        const [f, g] = rows.map((row) =>
          row.reduce((sum, x, i) => sum + x * curve.model.fit.coefficients[i]!.estimate, 0),
        );
        const of = (a: readonly number[], b: readonly number[]): number =>
          a.reduce((sum, x, i) => sum + b.reduce((part, y, j) => part + x * y * V[i]![j]!, 0), 0);
        const [one, other] = rows as [number[], number[]];
        const shared = of(one, other);
        const expected = fieller(
          [f!, g!],
          [
            [of(one, one), shared],
            [shared, of(other, other)],
          ],
          criticalValues(0.95).t(df),
        );
        const [low, high] = expected.limits ?? [0, 0];
        fc.pre(expected.limits === null || (Math.max(Math.abs(low), Math.abs(high)) < 1e4 && high - low > 1e-4));
        const found = persistence(curve, weeks, since, { df });
        expect(found.kind).toBe(expected.kind);
        expected.limits?.forEach((limit, i) => {
          expectClose(found.limits?.[i], limit, { relative: 1e-6, absolute: 1e-8 });
        });
        const own = persistence(curve, weeks, since);
        if (own.kind === "interval") expect(own.limits).not.toEqual(found.limits);
      }),
      { numRuns: 20 },
    );
  });

  test("a share is in the set if and only if the test of f(t) - r f(s) does not reject it", () => {
    const week = fc.integer({ min: 0, max: 52 });
    fc.assert(
      fc.property(curves, week, week, fc.double({ min: -8, max: 8, noNaN: true }), (curve, weeks, since, tangent) => {
        fc.pre(weeks !== since);
        const { kind, limits, notes } = persistence(curve, weeks, since);
        fc.pre(notes.length === 0);
        const share = Math.sign(tangent) * tangent ** 2;
        const [low, high] = limits ?? [0, 0];
        fc.pre(
          limits === null || Math.min(Math.abs(share - low), Math.abs(share - high)) > 1e-7 * (1 + Math.abs(share)),
        );
        const isIn =
          kind === "whole-line" ||
          (kind === "interval" ? low <= share && share <= high : share <= low || share >= high);
        const { pValue } = estimateOf(curve, lessShare(weightsAt(curve, weeks), share, weightsAt(curve, since)));
        expect(pValue! > 0.05).toBe(isIn);
      }),
      runs(200),
    );
  });

  test("the unit of the effects does not matter, and the share the other way round is its inverse", () => {
    fc.assert(
      fc.property(
        fc.tuple(effect, effect),
        covariances,
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        (pair, V, unit) => {
          const there = persistence(throughPair(pair, V), 1, 0);
          const [low, high] = there.limits ?? [0, 0];
          fc.pre([low, high].every((limit) => Math.abs(limit) > 1e-3 && Math.abs(limit) < 1e3) && high - low > 1e-4);
          const scaled = persistence(throughPair([pair[0] * unit, pair[1] * unit], times(V, unit * unit)), 1, 0);
          expect(scaled.kind).toBe(there.kind);
          scaled.limits!.forEach((limit, i) => {
            expectClose(limit, there.limits![i]!, { relative: 1e-6, absolute: 1e-8 });
          });
          const back = persistence(throughPair(pair, V), 0, 1);
          const inverse = [1 / low, 1 / high].sort((a, b) => a - b);
          back.limits!.forEach((limit, i) => {
            expectClose(limit, inverse[i]!, { relative: 1e-5, absolute: 1e-8 });
          });
        },
      ),
    );
  });

  test("of a curve that is known almost for certain it is that of the delta method", () => {
    const curve = givenCurve({ shape: linear, coefficients: [-1, 0.01] });
    const { estimate, limits } = persistence(curve, 52, 0);
    expectClose(estimate, 0.48, { relative: 1e-14 });
    const { stdError } = estimateOf(curve, lessShare(weightsAt(curve, 52), 0.48, weightsAt(curve, 0)));
    expectClose(limits![1] - 0.48, criticalValues(0.95).z * stdError, { relative: 1e-6 });
    expectClose(0.48 - limits![0], criticalValues(0.95).z * stdError, { relative: 1e-6 });
  });

  test("an effect on few degrees of freedom is not to be read first, and says why", () => {
    const curve = givenCurve({
      shape: linear,
      coefficients: [-1, 0.01],
      covariance: [
        [0.0001, 0],
        [0, 1e-8],
      ],
      df: 3,
    });
    const { kind, headline, reason } = persistence(curve, 52, 0);
    expect([kind, headline, reason?.code]).toEqual(["interval", false, "FEW_DEGREES_OF_FREEDOM"]);
  });

  test("an effect of exactly none has no share, and any share may be", () => {
    const nothing = persistence(givenCurve({ shape: linear, coefficients: [0, 0] }), 52, 0);
    expect([nothing.estimate, nothing.kind, nothing.headline]).toEqual([null, "whole-line", false]);
  });

  test("a level that is none, and degrees of freedom that no distribution has, are refused", () => {
    const curve = givenCurve({ shape: linear, coefficients: [-1, 0.01] });
    const asked = (options: PersistenceOptions) => () => persistence(curve, 26, 4, options);
    for (const level of [95, 1, 0, Number.NaN])
      expect(asked({ level })).toThrow("persistence: level needs a number between 0 and 1, got");
    for (const df of [0, -2, Number.NaN, Number.POSITIVE_INFINITY])
      expect(asked({ df })).toThrow("persistence: df needs a number above 0 or null, got");
    expect(asked({ df: 0 })).toThrow(expect.objectContaining({ code: "BAD_OPTION" }));
    expect(asked({ df: null, level: 0.9 })).not.toThrow();
  });

  test("weeks that are the same by the shape, or beyond those observed, are refused", () => {
    const curve = givenCurve({ shape: linear, coefficients: [-1, 0.01], weeks: [2, 26] });
    const windows = windowSet({
      name: "two",
      windows: [
        { name: "short", from: 0, to: 12 },
        { name: "long", from: 26, to: 52 },
      ],
    });
    const means = givenCurve({ shape: { kind: "windows", windows }, coefficients: [-1, -0.5] });
    const code = (run: () => unknown, expected: string): void =>
      expect(run).toThrow(expect.objectContaining({ code: expected }));
    code(() => persistence(curve, 12, 12), "SAME_WEEKS");
    code(() => persistence(curve, 52, 2), "BEYOND_OBSERVED");
    code(() => persistence(curve, Number.NaN, 2), "BAD_WEEKS");
    code(() => persistence(means, 4, 12), "SAME_WEEKS");
    code(() => persistence(means, 20, 4), "BETWEEN_WINDOWS");
    expectClose(persistence(curve, 52, 2, { extrapolate: true }).estimate, 0.48 / 0.98, { relative: 1e-14 });
    expectClose(persistence(means, 30, 4).estimate, 0.5, { relative: 1e-14 });
  });

  test.each([
    ["apart", [-1, -0.5], [-0.8, -0.6]],
    ["with one that grows", [-1, -0.5], [-0.8, -0.9]],
    ["of like share", [-1, -0.5], [-1.4, -0.8]],
  ] as const)("two trials %s, whose covariance has no inverse: Fieller's set with one degree of freedom", (_, a, b) => {
    const effects = [...a, ...b].map((yi) => ({ yi, vi: 0.02 }));
    const data = { trial: ["A", "A", "B", "B"], weeks: [4, 52, 4, 52] };
    const [curve] = fade(effects, { data, samplingRho: 0.5, shape: "linear" }).curves as [FadeCurve];
    const [f, g] = [(a[1] + b[1]) / 2, (a[0] + b[0]) / 2];
    // The mean of two values has the standard error of half their difference.
    const [ef, eg] = [(a[1] - b[1]) / 2, (a[0] - b[0]) / 2];
    const covariance = [
      [ef * ef, ef * eg],
      [ef * eg, eg * eg],
    ] as const;
    const expected = fieller([f, g], covariance, criticalValues(0.95).t(1));
    const found = persistence(curve, 52, 4);
    expect(found.kind).toBe(expected.kind);
    expected.limits?.forEach((limit, i) => {
      expectClose(found.limits?.[i], limit, { relative: 1e-8 });
    });
    expect(found.notes.map(({ code }) => code)).toEqual(["FEW_DEGREES_OF_FREEDOM"]);
    expect(found.notes[0]?.message).toMatch(/^the share has fewer than 4 degrees of freedom/);
    expect(persistence(curve, 52, 4, { df: null }).notes).toEqual([]);
  });

  test("two trials with one share: every test is the same, and none rejects", () => {
    const effects = [-1, -0.5, -0.8, -0.4].map((yi) => ({ yi, vi: 0.02 }));
    const data = { trial: ["A", "A", "B", "B"], weeks: [4, 52, 4, 52] };
    const [curve] = fade(effects, { data, samplingRho: 0.5, shape: "linear" }).curves as [FadeCurve];
    expect(persistence(curve, 52, 4)).toMatchObject({ kind: "whole-line", limits: null });
  });
});
