import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type BareEffect,
  baujat,
  baujatPlot,
  type Cumulative,
  cumulative,
  gosh,
  goshPlot,
  influence,
  influencePlot,
  joinGosh,
  type LeaveOneOut,
  labbe,
  labbePlot,
  leaveOneOut,
  mantelHaenszel,
  normalQuantilePlot,
  normalQuantiles,
  pool,
  radial,
  radialPlot,
  refitPlot,
  sensitivityNotes,
  sweep,
  sweepRows,
  sweepText,
  type TwoByTwo,
  tauSweep,
  type VegaLiteSpec,
} from "../../src/index.js";
import { EXACT, expectClose } from "../support/close.js";
import { deepFreeze } from "../support/freeze.js";
import { jsonOf } from "../support/json.js";
import { survivesJson } from "../support/review.js";
import { runs } from "../support/runs.js";

// The same arithmetic in another order, through an iterated tau2.
const SAME = { relative: 1e-8, absolute: 1e-8 };
const few = runs(30);

const finite = (min: number, max: number) => fc.double({ min, max, noNaN: true, noDefaultInfinity: true });
const hundredths = (min: number, max: number) => fc.integer({ min, max }).map((each) => each / 100);
const named = <T extends object>(each: readonly T[]) =>
  deepFreeze(each.map((study, i) => ({ ...study, label: `Trial ${i + 1}` })));
const measure = fc.constantFrom("OR" as const, "SMD" as const, "MD" as const);

/** Studies with names, all of one measure, that must not be written to. */
const effects = (minLength: number, maxLength: number): fc.Arbitrary<readonly BareEffect[]> =>
  fc
    .tuple(
      fc.array(fc.record({ yi: hundredths(-300, 300), vi: hundredths(1, 200) }), { minLength, maxLength }),
      measure,
    )
    .map(([studies, of]) => named(studies.map((study) => ({ ...study, measure: of }))));

const method = fc.record({
  tau2: fc.constantFrom("CE" as const, "DL" as const, "PM" as const, "REML" as const),
  interval: fc.constantFrom("z" as const, "HKSJ-adhoc" as const),
});

const tablesOf = (events: fc.Arbitrary<number>): fc.Arbitrary<readonly TwoByTwo[]> =>
  fc
    .array(
      fc.record({ ai: events, bi: fc.integer({ min: 1, max: 90 }), ci: events, di: fc.integer({ min: 1, max: 90 }) }),
      {
        minLength: 2,
        maxLength: 7,
      },
    )
    .map(named);
const tables = tablesOf(fc.integer({ min: 1, max: 40 }));
const rareTables = tablesOf(fc.integer({ min: 0, max: 3 })).filter((all) => all.some(({ ai, ci }) => ai > 0 && ci > 0));
const tableMeasure = fc.constantFrom("OR" as const, "RR" as const, "RD" as const);

const taus = fc.array(finite(0, 3), { minLength: 1, maxLength: 6 });
const prior = fc.record({
  scale: fc.integer({ min: 1, max: 300 }).map((each) => each / 100),
  effect: fc.oneof(
    fc.constant("flat" as const),
    fc.record({ mean: fc.integer({ min: -2, max: 2 }), sd: fc.integer({ min: 1, max: 5 }) }),
  ),
});

const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0);
const byLabel = <T extends { readonly label: string }>(points: readonly T[]) =>
  new Map(points.map((point) => [point.label, point]));
const labelsOf = (points: readonly { readonly label: string }[]): readonly string[] => points.map(({ label }) => label);

/** A plain specification with one point for each of the names, drawn alike again. */
function expectFigure<T>(draw: (input: T) => VegaLiteSpec, input: T, names: readonly string[]): void {
  const specification = draw(deepFreeze(input));
  expect(survivesJson(specification)).toBe(true);
  expect(jsonOf(specification)).not.toMatch(/undefined|NaN|Infinity/);
  expect(specification.description.length).toBeGreaterThan(10);
  expect((specification.datasets.points ?? specification.datasets.trials)?.map(nameOf)).toEqual(names);
  expect(draw(structuredClone(input))).toEqual(specification);
}

const nameOf = (row: object): unknown => ("study" in row ? row.study : "trial" in row ? row.trial : null);

const expectRows = (input: LeaveOneOut | Cumulative, names: readonly string[]): void =>
  expectFigure<LeaveOneOut | Cumulative>(refitPlot, input, names);

describe("baujat", () => {
  test("the parts that baujat gives add up to Q under the common-effect model", () => {
    fc.assert(
      fc.property(effects(2, 9), (studies) => {
        const { points } = baujat(studies, { tau2: "CE", interval: "z" });
        expectClose(sum(points.map(({ x }) => x)), pool(studies, { tau2: "CE" }).Q!.statistic, SAME);
      }),
    );
  });

  test("baujat places a study by how far the pool moves without it, over its variance without it", () => {
    fc.assert(
      fc.property(effects(3, 7), method, (studies, how) => {
        const whole = pool(studies, how);
        const { points } = baujat(studies, how);
        points.forEach(({ x, y }, i) => {
          const { yi, vi } = studies[i]!;
          const z = { ...how, interval: "z" as const };
          const without = pool(
            studies.filter((_, j) => j !== i),
            z,
          );
          expectClose(x, (yi - whole.estimate!) ** 2 / (vi + (whole.tau2 ?? 0)), SAME);
          // The variance of another interval has its own factor; that of z has none.
          if (how.interval === "z") {
            expectClose(y, (whole.estimate! - without.estimate!) ** 2 / without.stdError! ** 2, SAME);
          }
        });
      }),
    );
  });

  test("baujat does not hang on the order of the studies, nor on the sign, origin or unit of effects", () => {
    fc.assert(
      fc.property(effects(3, 7), fc.constantFrom("CE" as const, "DL" as const), (studies, tau2) => {
        const plain = byLabel(baujat(studies, { tau2, interval: "z" }).points);
        const others = [
          studies.toReversed(),
          studies.map((study) => ({ ...study, yi: -study.yi })),
          studies.map((study) => ({ ...study, yi: 4 * study.yi + 3, vi: 16 * study.vi })),
        ];
        for (const other of others) {
          for (const { label, x, y } of baujat(other, { tau2, interval: "z" }).points) {
            expectClose(x, plain.get(label)!.x, SAME);
            expectClose(y, plain.get(label)!.y, SAME);
          }
        }
      }),
    );
  });

  test("baujatPlot has one point for each study, as plain data", () => {
    fc.assert(
      fc.property(effects(2, 9), method, (studies, how) => {
        const found = baujat(studies, how);
        expectFigure(baujatPlot, found, labelsOf(studies as readonly { readonly label: string }[]));
      }),
      few,
    );
  });
});

describe("radial", () => {
  test("a point of radial lies at one over the standard error with tau2, its effect the slope from the origin", () => {
    fc.assert(
      fc.property(effects(1, 9), method, (studies, how) => {
        const fit = pool(studies, how);
        const { points, slope } = radial(fit);
        expect(slope).toBe(fit.estimate);
        points.forEach(({ label, x, y }, i) => {
          const { yi, vi } = studies[i]!;
          expect(label).toBe(`Trial ${i + 1}`);
          expectClose(1 / x ** 2, vi + (fit.tau2 ?? 0), EXACT);
          expectClose(y / x, yi, { relative: 1e-12, absolute: 1e-300 });
        });
      }),
    );
  });

  test("effects in another unit stand in radial at the same height, nearer to the origin by that unit", () => {
    fc.assert(
      fc.property(effects(2, 9), fc.constantFrom("CE" as const, "DL" as const), (studies, tau2) => {
        const plain = radial(pool(studies, { tau2 }));
        const scaled = radial(
          pool(
            studies.map((study) => ({ ...study, yi: 8 * study.yi, vi: 64 * study.vi })),
            { tau2 },
          ),
        );
        expectClose(scaled.slope, 8 * plain.slope!, SAME);
        scaled.points.forEach(({ x, y }, i) => {
          expectClose(8 * x, plain.points[i]!.x, SAME);
          expectClose(y, plain.points[i]!.y, SAME);
        });
      }),
    );
  });

  test("the points of radial balance about its line", () => {
    fc.assert(
      fc.property(effects(2, 9), method, (studies, how) => {
        const { points, slope } = radial(pool(studies, how));
        const size = sum(points.map(({ x, y }) => Math.abs(x * y) + Math.abs(slope!) * x * x));
        expectClose(sum(points.map(({ x, y }) => x * (y - slope! * x))), 0, { absolute: 1e-12 * size + 1e-12 });
      }),
    );
  });

  test("radialPlot has one point for each study and three lines", () => {
    fc.assert(
      fc.property(effects(1, 9), method, (studies, how) => {
        const found = radial(pool(studies, how));
        expectFigure(radialPlot, found, labelsOf(found.points));
        expect(found.points.length).toBe(studies.length);
        expect(radialPlot(found).datasets.lines?.length).toBe(3);
      }),
      few,
    );
  });
});

describe("labbe", () => {
  test("arms that change places change the axes of labbe", () => {
    fc.assert(
      fc.property(fc.oneof(tables, rareTables), tableMeasure, (all, of) => {
        const there = labbe(mantelHaenszel(all, { measure: of }));
        const swapped = all.map(({ ai, bi, ci, di, label }) => ({ ai: ci, bi: di, ci: ai, di: bi, label: label! }));
        const back = labbe(mantelHaenszel(swapped, { measure: of }));
        expect(labelsOf(back.points)).toEqual(labelsOf(there.points));
        back.points.forEach(({ x, y }, i) => {
          expectClose(x, there.points[i]!.y, EXACT);
          expectClose(y, there.points[i]!.x, EXACT);
        });
        expectClose(back.estimate, -there.estimate!, SAME);
      }),
    );
  });

  test("a trial's own effect is its height over the diagonal of labbe", () => {
    fc.assert(
      fc.property(tables, tableMeasure, (all, of) => {
        const fit = mantelHaenszel(all, { measure: of });
        const { points, notes } = labbe(fit);
        expect(notes).toEqual([]);
        points.forEach(({ x, y }, i) => {
          expectClose(y - x, mantelHaenszel([all[i]!], { measure: of }).estimate!, SAME);
        });
      }),
    );
  });

  test("labbe places every trial or names it in a note, with its risks between 0 and 1", () => {
    fc.assert(
      fc.property(rareTables, tableMeasure, (all, of) => {
        const { points, notes } = labbe(mantelHaenszel(all, { measure: of }));
        const lost = notes.flatMap(({ evidence }) => (evidence as { studies: string[] }).studies);
        expect([...labelsOf(points), ...lost].toSorted()).toEqual(all.map(({ label }) => label!).toSorted());
        for (const { x, y } of points) {
          expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true);
          if (of === "RD") expect(Math.min(x, y) >= 0 && Math.max(x, y) <= 1).toBe(true);
        }
      }),
    );
  });

  test("labbePlot has one point for each placed trial, the largest for the one that weighs most", () => {
    fc.assert(
      fc.property(fc.oneof(tables, rareTables), tableMeasure, (all, of) => {
        const found = labbe(mantelHaenszel(all, { measure: of }));
        expectFigure(labbePlot, found, labelsOf(found.points));
        const areas = labbePlot(found).datasets.points!.map(({ area }) => area as number);
        const weights = found.points.map(({ weight }) => weight);
        if (areas.length > 0) expect(areas[weights.indexOf(Math.max(...weights))]).toBe(Math.max(...areas));
      }),
      few,
    );
  });
});

describe("normalQuantiles", () => {
  const residuals = fc.constantFrom("standardized" as const, "deleted" as const);

  test("normalQuantiles rise with the residuals and are antisymmetric", () => {
    fc.assert(
      fc.property(effects(2, 14), residuals, (studies, which) => {
        const { points } = normalQuantiles(studies, { tau2: "DL", interval: "z", residuals: which });
        const sorted = points.toSorted((a, b) => a.y - b.y || a.x - b.x).map(({ x }) => x);
        sorted.forEach((x, i) => {
          expectClose(sorted.at(-1 - i), -x, { absolute: 1e-12 });
          if (i > 0) expect(x).toBeGreaterThan(sorted[i - 1]!);
        });
      }),
      few,
    );
  });

  test("normalQuantiles holds the residuals that influence finds, and turns with the sign of effects", () => {
    fc.assert(
      fc.property(effects(3, 8), residuals, (studies, which) => {
        const how = { tau2: "DL" as const, interval: "z" as const };
        const { points } = normalQuantiles(studies, { ...how, residuals: which });
        const { studies: found } = influence(studies, how);
        expect(points.map(({ y }) => y)).toEqual(
          found.map(({ rstudent, rstandard }) => (which === "deleted" ? rstudent : rstandard)),
        );
        const turned = normalQuantiles(
          studies.map((study) => ({ ...study, yi: -study.yi })),
          { ...how, residuals: which },
        ).points;
        const tied = new Set(points.map(({ y }) => Math.round(1e6 * y))).size < points.length;
        points.forEach(({ x, y }, i) => {
          expectClose(turned[i]!.y, -y, SAME);
          if (!tied) expectClose(turned[i]!.x, -x, { absolute: 1e-12 });
        });
      }),
      few,
    );
  });

  test("normalQuantilePlot has one point for each residual", () => {
    fc.assert(
      fc.property(effects(2, 12), residuals, (studies, which) => {
        const found = normalQuantiles(studies, { tau2: "DL", interval: "z", residuals: which });
        expect(found.points.length).toBe(studies.length);
        expectFigure(normalQuantilePlot, found, labelsOf(found.points));
      }),
      few,
    );
  });
});

describe("sensitivityNotes", () => {
  type Turning = { readonly without: readonly { readonly leftOut: string }[] };

  test("sensitivityNotes names exactly the trials without which the interval says something else", () => {
    fc.assert(
      fc.property(effects(3, 7), method, (studies, how) => {
        const side = (at: readonly [number, number] | null) =>
          at === null ? null : at[0] > 0 ? 1 : at[1] < 0 ? -1 : 0;
        const { all, rows } = leaveOneOut(studies, how);
        const turning = rows.filter(({ confidence }) => side(confidence) !== side(all.confidence));
        const note = sensitivityNotes(studies, how).find(({ code }) => code === "RESULT_TURNS_ON_ONE_TRIAL");
        const said = (note?.evidence as Turning | undefined)?.without ?? [];
        expect(said.map(({ leftOut }) => leftOut)).toEqual(turning.map(({ leftOut }) => leftOut));
      }),
      few,
    );
  });

  test("sensitivityNotes says below of turned effects where it said above", () => {
    fc.assert(
      fc.property(effects(2, 6), method, (studies, how) => {
        const turned = sensitivityNotes(
          studies.map((study) => ({ ...study, yi: -study.yi })),
          how,
        );
        const swap = { above: "below", below: "above" } as const;
        // Within one message the parts stand in the order of the sides.
        const parts = (message: string) =>
          message
            .replace(/^(.*?)(; without|; of)/, "$1;$2")
            .split("; ")
            .toSorted();
        const found = sensitivityNotes(studies, how).map(({ message }) =>
          parts(message.replace(/above|below/g, (word) => swap[word as keyof typeof swap])),
        );
        expect(turned.map(({ message }) => parts(message))).toEqual(found);
      }),
      few,
    );
  });

  test("sensitivityNotes survive JSON, at most two and each once", () => {
    fc.assert(
      fc.property(effects(0, 6), method, (studies, how) => {
        const notes = sensitivityNotes(studies, how);
        expect(survivesJson(notes)).toBe(true);
        expect(new Set(notes.map(({ code }) => code)).size).toBe(notes.length);
        expect(notes.length).toBeLessThanOrEqual(2);
      }),
      few,
    );
  });
});

describe("gosh", () => {
  const drawing = fc.oneof(
    fc.constant({}),
    fc.record({ exact: fc.constant(false), subsets: fc.integer({ min: 20, max: 80 }), seed: fc.nat(1000) }),
  );

  test("joinGosh of parts, cut anywhere and in any order, is gosh as a whole", () => {
    fc.assert(
      fc.property(
        effects(2, 6),
        drawing,
        fc.array(finite(0, 1), { maxLength: 4 }),
        fc.nat(),
        (studies, how, cuts, turn) => {
          const whole = gosh(studies, { tau2: "DL", ...how });
          const inner = cuts.map((at) => Math.floor(at * whole.total)).filter((at) => at > 0 && at < whole.total);
          const ends = [...new Set([0, ...inner, whole.total])].toSorted((a, b) => a - b);
          const parts = ends.slice(1).map((to, i) => gosh(studies, { tau2: "DL", ...how, from: ends[i]!, to }));
          const at = turn % parts.length;
          expect(joinGosh(deepFreeze([...parts.slice(at), ...parts.slice(0, at)]))).toEqual(whole);
        },
      ),
      few,
    );
  });

  test("joinGosh of one part is that part, and joining in two steps is joining at once", () => {
    fc.assert(
      fc.property(effects(3, 6), (studies) => {
        const part = (from: number, to: number) => gosh(studies, { tau2: "DL", from, to });
        const [a, b, c] = [part(0, 2), part(2, 5), part(5, 7)] as const;
        expect(joinGosh([b])).toEqual(b);
        expect(joinGosh([joinGosh([a, b]), c])).toEqual(joinGosh([c, b, a]));
        expect(() => joinGosh([a, c])).toThrow(expect.objectContaining({ code: "BAD_OPTION" }));
      }),
      few,
    );
  });

  test("goshPlot has one point for each subset of two studies or more", () => {
    fc.assert(
      fc.property(effects(2, 6), drawing, (studies, how) => {
        const found = gosh(studies, { tau2: "DL", ...how });
        const rows = found.k.flatMap((size, row) => (size > 1 ? [String(row)] : []));
        expectFigure(goshPlot, found, rows);
      }),
      few,
    );
  });
});

describe("influencePlot and refitPlot", () => {
  test("influencePlot has one point for each study, the largest for the one with most of Cook's distance", () => {
    fc.assert(
      fc.property(effects(2, 9), method, (studies, { tau2 }) => {
        const found = influence(studies, { tau2, interval: "z" });
        const known = found.studies.filter(({ rstudent }) => rstudent !== null);
        expectFigure(influencePlot, found, labelsOf(known));
        expect(known.length).toBe(studies.length);
        const areas = influencePlot(found).datasets.points!.map(({ area }) => area as number);
        const cooks = known.map(({ cooksDistance }) => cooksDistance ?? 0);
        expect(areas[cooks.indexOf(Math.max(...cooks))]).toBe(Math.max(...areas));
      }),
      few,
    );
  });

  test("refitPlot has one row for each refit, from top to bottom", () => {
    fc.assert(
      fc.property(effects(3, 8), method, (studies, how) => {
        const without = leaveOneOut(studies, how);
        expectRows(
          without,
          without.rows.map(({ leftOut }) => leftOut),
        );
        const growing = cumulative(studies, how);
        const shown = growing.rows.filter(({ confidence }) => confidence !== null);
        expectRows(
          growing,
          shown.map(({ added }) => added.join(", ")),
        );
        for (const input of [without, growing]) {
          const heights = refitPlot(input).datasets.trials!.map(({ y }) => y as number);
          expect(heights).toEqual(heights.toSorted((a, b) => a - b));
        }
      }),
      few,
    );
  });
});

describe("tauSweep", () => {
  test("tauSweep at tau = 0 is the common-effect pool", () => {
    fc.assert(
      fc.property(effects(1, 9), (studies) => {
        const common = pool(studies, { tau2: "CE", interval: "z" });
        const [at] = tauSweep(studies, { tau: [0] }).atTau;
        expectClose(at!.estimate, common.estimate!, SAME);
        expectClose(at!.stdError, common.stdError!, SAME);
        expectClose(at!.confidence[0], common.confidence![0], SAME);
        expectClose(at!.confidence[1], common.confidence![1], SAME);
        expect(at!.prediction).toEqual(at!.confidence);
      }),
    );
  });

  test("tauSweep is flat where variances are equal: the plain mean at every tau, and under any flat prior", () => {
    fc.assert(
      fc.property(effects(1, 8), finite(0.01, 2), taus, prior, (studies, vi, tau, { scale }) => {
        const alike = studies.map((study) => ({ ...study, vi }));
        const mean = sum(alike.map(({ yi }) => yi)) / alike.length;
        const { atTau, posterior } = tauSweep(alike, { tau, prior: { scale } });
        for (const at of atTau) {
          expectClose(at.estimate, mean, { absolute: 1e-12 });
          expectClose(at.stdError ** 2, (vi + at.tau ** 2) / alike.length, EXACT);
        }
        expectClose(posterior!.effect.mean, mean, SAME);
      }),
      runs(8),
    );
  });

  test("as tau grows the intervals of tauSweep grow, and its estimates stay among the effects", () => {
    fc.assert(
      fc.property(effects(1, 8), taus, (studies, some) => {
        const tau = some.toSorted((a, b) => a - b);
        const { atTau } = tauSweep(studies, { tau });
        const [low, high] = [Math.min(...studies.map(({ yi }) => yi)), Math.max(...studies.map(({ yi }) => yi))];
        expect(atTau.map((at) => at.tau)).toEqual(tau);
        atTau.forEach(({ estimate, stdError, confidence, prediction }, i) => {
          expect(stdError * (1 + 1e-12)).toBeGreaterThanOrEqual(atTau[i - 1]?.stdError ?? 0);
          expect(estimate >= low - 1e-12 && estimate <= high + 1e-12).toBe(true);
          expect(prediction[0] <= confidence[0] && prediction[1] >= confidence[1]).toBe(true);
        });
      }),
    );
  });

  test("tauSweep does not hang on the order of the studies, and turns with the sign of effects", () => {
    fc.assert(
      fc.property(effects(1, 6), taus, prior, (studies, tau, { scale }) => {
        const how = { tau, prior: { scale }, tau2: "DL" as const };
        const plain = tauSweep(studies, how);
        const back = tauSweep(studies.toReversed(), how);
        const turned = tauSweep(
          studies.map((study) => ({ ...study, yi: -study.yi })),
          how,
        );
        plain.atTau.forEach(({ estimate, confidence }, i) => {
          expectClose(back.atTau[i]!.estimate, estimate, SAME);
          expectClose(turned.atTau[i]!.estimate, -estimate, SAME);
          expectClose(turned.atTau[i]!.confidence[0], -confidence[1], SAME);
        });
        const { effect } = plain.posterior!;
        expectClose(back.posterior!.effect.mean, effect.mean, { absolute: 1e-6 });
        expectClose(turned.posterior!.effect.median, -effect.median, { absolute: 1e-6 });
        expectClose(turned.posterior!.effect.probabilityBelowZero, 1 - effect.probabilityBelowZero, { absolute: 1e-6 });
      }),
      runs(5),
    );
  });
});

describe("tables of a sweep", () => {
  const sweeps = fc
    .tuple(effects(0, 6), taus, fc.option(prior, { nil: undefined }))
    .map(([studies, tau, stated]) => tauSweep(studies, { tau, ...(stated && { prior: stated }) }));

  test("sweepRows has a row for the fit, one for each tau and one for the average, which survive JSON", () => {
    fc.assert(
      fc.property(sweeps, (sweep) => {
        const rows = sweepRows(deepFreeze(sweep));
        expect(survivesJson(rows)).toBe(true);
        const stated = rows.filter(({ analysis }) => analysis === "tau stated");
        expect(stated.map(({ tau }) => tau)).toEqual(sweep.atTau.map(({ tau }) => tau));
        expect(stated.map(({ estimate }) => estimate)).toEqual(sweep.atTau.map(({ estimate }) => estimate));
        expect(rows.length).toBe(1 + sweep.atTau.length + (sweep.posterior === null ? 0 : 1));
        expect(new Set(rows.map((row) => Object.keys(row).join())).size).toBe(1);
      }),
      runs(15),
    );
  });

  test("sweepRows has a row for each setting of a sweep, with the settings under their own names and the answers under theirs", () => {
    const levels = fc.uniqueArray(fc.double({ min: 0.5, max: 0.99, noNaN: true }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(effects(2, 6), levels, (studies, level) => {
        const swept = sweep((setting) => pool(studies, setting), { level, tau2: ["DL", "ML"] }, { refine: "none" });
        const rows = sweepRows(deepFreeze(swept));
        expect(survivesJson(rows)).toBe(true);
        expect(rows.map((row) => ({ level: row["level setting"], tau2: row.tau2 }))).toEqual(
          swept.rows.map(({ setting }) => setting),
        );
        expect(rows.map(({ estimate, conclusion }) => ({ estimate, conclusion }))).toEqual(
          swept.rows.map(({ estimate, conclusion }) => ({ estimate, conclusion })),
        );
        for (const { estimate, natural } of rows) {
          if (swept.measure === "OR") expectClose(natural as number, Math.exp(estimate as number), EXACT);
          else expect(natural).toBeNull();
        }
      }),
      runs(15),
    );
  });

  test("sweepRows gives ratios beside logarithms, and nothing beside differences", () => {
    fc.assert(
      fc.property(sweeps, (sweep) => {
        for (const { estimate, natural, lower, naturalLower } of sweepRows(sweep)) {
          if (sweep.measure !== "OR" || estimate === null) {
            expect(natural).toBeNull();
          } else {
            expectClose(natural as number, Math.exp(estimate as number), EXACT);
            if (lower !== null) expectClose(naturalLower as number, Math.exp(lower as number), EXACT);
          }
        }
      }),
      runs(15),
    );
  });

  test("sweepText says which prior was stated, in lines no longer than its width", () => {
    fc.assert(
      fc.property(effects(0, 6), taus, prior, fc.integer({ min: 40, max: 120 }), (studies, tau, stated, width) => {
        const sweep = deepFreeze(tauSweep(studies, { tau, prior: stated }));
        const text = sweepText(sweep, { width });
        const words = text.replaceAll(/\s+/g, " ");
        const { scale, effect } = stated;
        expect(words).toContain(`half-normal prior on τ with scale ${scale} and a`);
        expect(words.replaceAll("−", "-")).toContain(
          effect === "flat"
            ? "flat prior on the effect"
            : `normal prior (mean ${effect.mean}, SD ${effect.sd}) on the effect`,
        );
        expect(text.endsWith("\n")).toBe(true);
        for (const line of text.split("\n")) expect([...line].length).toBeLessThanOrEqual(width);
        expect(text).not.toMatch(/NaN|undefined|null|Infinity/);
      }),
      runs(15),
    );
  });

  test("sweepText has a line for each tau, and the same text for the same sweep", () => {
    fc.assert(
      fc.property(effects(1, 6), taus, (studies, tau) => {
        const sweep = tauSweep(studies, { tau });
        const text = sweepText(sweep);
        expect(text.split("\n").filter((line) => line.startsWith("  τ = ")).length).toBe(tau.length);
        expect(sweepText(structuredClone(sweep))).toBe(text);
        const plain = [...sweepText(sweep, { ascii: true })];
        expect(plain.every((letter) => letter.charCodeAt(0) < 128)).toBe(true);
      }),
      runs(15),
    );
  });
});
