import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readContrasts } from "../../src/data/index.js";
import { effectSizes } from "../../src/effect/index.js";
import { pool } from "../../src/model/index.js";
import { mantelHaenszel, peto } from "../../src/rare/index.js";
import {
  baujat,
  cumulative,
  gosh,
  influence,
  joinGosh,
  labbe,
  leaveOneOut,
  normalQuantiles,
  radial,
  sensitivityNotes,
} from "../../src/sensitivity/index.js";
import { stratify } from "../../src/strata/index.js";
import type { BareEffect, Measure, TwoByTwo } from "../../src/types/index.js";
import { expectClose } from "../support/close.js";
import { deepFreeze } from "../support/freeze.js";

// The same arithmetic in another order, through an iterated tau2.
const SAME = { relative: 1e-9, absolute: 1e-9 };

const finite = (min: number, max: number) => fc.double({ min, max, noNaN: true, noDefaultInfinity: true });
const effect: fc.Arbitrary<BareEffect> = fc.record({ yi: finite(-3, 3), vi: finite(0.01, 2) });
const effects = (minLength: number, maxLength: number) => fc.array(effect, { minLength, maxLength });
const method = fc.record({
  tau2: fc.constantFrom("CE" as const, "DL" as const, "PM" as const, "REML" as const),
  interval: fc.constantFrom("z" as const, "HKSJ-adhoc" as const),
});

const schools: readonly BareEffect[] = deepFreeze(
  [
    [28.39, 14.9],
    [7.94, 10.2],
    [-2.75, 16.3],
    [6.82, 11],
    [-0.64, 9.4],
    [0.63, 11.4],
    [18.01, 10.4],
    [12.16, 17.6],
  ].map(([yi, se], i) => ({ yi: yi as number, vi: (se as number) ** 2, label: `School ${"ABCDEFGH"[i]}` })),
);

const tables: readonly TwoByTwo[] = deepFreeze([
  { ai: 4, bi: 119, ci: 11, di: 128, label: "Aronson 1948" },
  { ai: 6, bi: 300, ci: 29, di: 274, label: "Ferguson 1949" },
  { ai: 3, bi: 228, ci: 11, di: 209, label: "Rosenthal 1960" },
]);

describe("leaveOneOut", () => {
  test("each row is the pool of the others", () => {
    fc.assert(
      fc.property(effects(3, 8), method, (studies, how) => {
        const { rows, all } = leaveOneOut(studies, how);
        expect(all.estimate).toBe(pool(studies, how).estimate);
        rows.forEach((row, i) => {
          expect(row.estimate).toBe(
            pool(
              studies.filter((_, j) => j !== i),
              how,
            ).estimate,
          );
          expect(row.k).toBe(studies.length - 1);
        });
      }),
    );
  });

  test("duplicates give the same row, and so does leaving out either", () => {
    const twice = [...schools, { ...schools[0]!, label: "School A again" }];
    const { rows } = leaveOneOut(twice, { tau2: "REML" });
    expectClose(rows.at(-1)!.estimate, rows[0]!.estimate!, SAME);
    expectClose(rows.at(-1)!.tau2, rows[0]!.tau2!, SAME);
  });

  test("clusters leave together, by names for each study", () => {
    const { rows, by } = leaveOneOut(schools, { by: ["x", "x", "y", "y", "y", "z", "z", "z"] });
    expect(by).toBe("cluster");
    expect(rows.map(({ leftOut, k }) => [leftOut, k])).toEqual([
      ["x", 6],
      ["y", 5],
      ["z", 5],
    ]);
    expect(() => leaveOneOut(schools, { by: ["x"] })).toThrow(expect.objectContaining({ code: "BAD_OPTION" }));
  });

  test("weights of one's own go with their studies", () => {
    const weights = schools.map((_, i) => i + 1);
    const { rows } = leaveOneOut(schools, { tau2: "CE", weights });
    const rest = pool(schools.slice(1), { tau2: "CE", weights: weights.slice(1) });
    expect(rows[0]!.estimate).toBe(rest.estimate);
  });

  test("tables are pooled as the caller says", () => {
    for (const how of [mantelHaenszel, peto]) {
      const { rows, method: used } = leaveOneOut(tables, { pool: how });
      expect(used).toEqual(how(tables).method);
      expect(rows.map(({ leftOut }) => leftOut)).toEqual(tables.map(({ label }) => label));
      expect(rows[0]!.estimate).toBe(how(tables.slice(1)).estimate);
    }
  });

  test("the caller is told how far it is, and can end it", () => {
    const told: number[] = [];
    leaveOneOut(schools, { onProgress: (done) => told.push(done) });
    expect(told).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    const ended = { signal: AbortSignal.abort() };
    for (const work of [leaveOneOut, cumulative, influence, gosh]) {
      expect(() => work(schools, ended)).toThrow(expect.objectContaining({ code: "CANCELLED" }));
    }
  });
});

describe("cumulative", () => {
  test("the last row is the pool of all, in whichever order they come", () => {
    fc.assert(
      fc.property(effects(2, 8), method, (studies, how) => {
        const whole = pool(studies, how);
        for (const order of ["given", "precision", studies.map(({ yi }) => yi)] as const) {
          const last = cumulative(studies, { ...how, order }).rows.at(-1)!;
          expect(last.k).toBe(studies.length);
          expectClose(last.estimate, whole.estimate!, SAME);
          expectClose(last.tau2, whole.tau2!, SAME);
        }
      }),
    );
  });

  test("the most precise come first, studies of one place together if that is asked for", () => {
    expect(cumulative(schools, { order: "precision" }).rows[0]!.added).toEqual(["School E"]);
    const { rows } = cumulative(schools, { order: [2, 1, 2, 1, 3, 3, 3, 3], collapse: true });
    expect(rows.map(({ at, k }) => [at, k])).toEqual([
      [1, 2],
      [2, 4],
      [3, 8],
    ]);
    expect(cumulative(tables, { pool: mantelHaenszel }).rows.at(-1)!.estimate).toBe(mantelHaenszel(tables).estimate);
  });

  test("an order that does not fit is refused", () => {
    const refused = expect.objectContaining({ code: "BAD_OPTION" });
    expect(() => cumulative(schools, { order: [1, 2] })).toThrow(refused);
    expect(() => cumulative(schools, { order: "year" })).toThrow(refused);
    expect(() => cumulative(tables, { pool: mantelHaenszel, order: "precision" })).toThrow(refused);
    expect(() => cumulative(schools, { order: [1, "2", 3, 4, 5, 6, 7, 8] })).toThrow(refused);
  });
});

describe("influence", () => {
  test("a study's shift and rest agree with leaving it out", () => {
    fc.assert(
      fc.property(effects(3, 8), method, (studies, how) => {
        const { rows } = leaveOneOut(studies, how);
        const found = influence(studies, how).studies;
        found.forEach(({ tau2Without, QWithout }, i) => {
          expectClose(tau2Without, rows[i]!.tau2!, SAME);
          expectClose(QWithout, rows[i]!.Q!.statistic, SAME);
        });
        expectClose(
          found.reduce((total, { hat }) => total + hat, 0),
          1,
          SAME,
        );
      }),
    );
  });

  test("a regression on a constant is the pooled effect, and where a moderator's origin lies does not matter", () => {
    const pooled = influence(schools).studies;
    const regressed = influence(schools, { moderators: [] }).studies;
    pooled.forEach((study, i) => {
      expectClose(regressed[i]!.rstudent, study.rstudent!, SAME);
      expectClose(regressed[i]!.cooksDistance, study.cooksDistance!, SAME);
    });
    const dose = schools.map((_, i) => (i * 3) % 8);
    const near = influence(schools, { moderators: ["dose"], data: { dose } }).studies;
    const far = influence(schools, { moderators: ["dose"], data: { dose: dose.map((each) => 1000 + each) } }).studies;
    near.forEach((study, i) => {
      expectClose(far[i]!.cooksDistance, study.cooksDistance!, SAME);
      expectClose(far[i]!.dfbetas[1], study.dfbetas[1]!, SAME);
    });
  });

  test("a coefficient that rests on one study has nothing left without it", () => {
    const { studies, notes } = influence(schools, {
      moderators: [{ factor: "kind" }],
      data: { kind: ["a", "b", "b", "b", "b", "b", "b", "b"] },
    });
    expect(studies[0]!.rstudent).toBeNull();
    expect(notes.map(({ code }) => code)).toContain("NOTHING_LEFT");
  });

  test("weights and intervals that are not those of the model are refused", () => {
    const refused = expect.objectContaining({ code: "BAD_OPTION" });
    expect(() => influence(schools, { weights: "equal" })).toThrow(refused);
    expect(() => gosh(schools, { interval: "KR" })).toThrow(refused);
  });

  test("one study has no others, and no study is no error", () => {
    expect(influence(schools.slice(0, 1)).studies).toEqual([]);
    expect(influence([]).studies).toEqual([]);
    expect(baujat([]).points).toEqual([]);
    expect(gosh([]).k).toEqual([]);
  });
});

describe("gosh", () => {
  test("the full set is the pool of all, and every row that of its members", () => {
    fc.assert(
      fc.property(effects(2, 6), method, (studies, how) => {
        const { estimates, tau2, I2, Q, k, members } = gosh(studies, how);
        k.forEach((size, row) => {
          const some = studies.filter((_, i) => (members[0]![row]! >> i) & 1);
          const fit = pool(some, how);
          expect(size).toBe(some.length);
          expectClose(estimates[0]!.values[row], fit.estimate!, SAME);
          expectClose(tau2[row], fit.tau2 ?? 0, SAME);
          expectClose(I2[row], fit.I2 ?? 0, SAME);
          expectClose(Q[row], fit.Q?.statistic ?? 0, SAME);
        });
        expect(k.at(-1)).toBe(studies.length);
      }),
    );
  });

  test("parts join to the same answer, exhaustive or drawn, in any order", () => {
    for (const how of [
      {},
      { exact: false, subsets: 255, seed: 7 },
      { moderators: ["dose"], data: { dose: [1, 5, 2, 8, 3, 9, 4, 7] } },
    ]) {
      const part = (from: number, to: number) => gosh(schools, { ...how, from, to });
      const joined = joinGosh([part(100, 255), part(0, 30), part(30, 100)]);
      expect(joined).toEqual(gosh(schools, how));
      expect(part(0, 30).notes.map(({ code }) => code)).toContain("SUBSETS_IN_PART");
      expect(() => joinGosh([part(0, 30), part(31, 40)])).toThrow(expect.objectContaining({ code: "BAD_OPTION" }));
    }
  });

  test("parts of different analyses are not joined, alike as they look", () => {
    const studies = schools.map(({ yi, vi }, i) => ({ yi, vi, label: "ABCDEFGH"[i]! }));
    const data = { dose: [1, 5, 2, 8, 3, 9, 4, 7] };
    const asked = { moderators: ["dose"], data, tau2: "DL" as const };
    const first = gosh(studies, { ...asked, to: 100 });
    const rest = { ...asked, from: 100 };
    expect(joinGosh([first, gosh(studies, rest)])).toEqual(gosh(studies, asked));
    const others = [
      gosh(studies, { ...rest, tau2: "PM" }),
      gosh(studies, { ...rest, data: { dose: data.dose.map((each) => 2 * each) } }),
      gosh(studies.with(0, { ...studies[0]!, yi: 1 }), rest),
      gosh(studies.with(0, { ...studies[0]!, vi: 1 }), rest),
      gosh(studies.with(0, { ...studies[0]!, label: "I" }), rest),
      gosh(studies, { ...rest, exact: false, subsets: 255 }),
      gosh(studies, { tau2: "DL", from: 100 }),
    ];
    for (const other of others)
      expect(() => joinGosh([first, other])).toThrow(/parts of one analysis, got parts of several/);
  });

  test("the order of the studies changes the order of the subsets alone", () => {
    const sorted = (values: readonly (number | null)[]): number[] => (values as number[]).toSorted((a, b) => a - b);
    const forth = sorted(gosh(schools).estimates[0]!.values);
    const back = sorted(gosh(schools.toReversed()).estimates[0]!.values);
    forth.forEach((value, i) => {
      expectClose(back[i], value, SAME);
    });
  });

  test("many studies are drawn, each about half the time, by the seed", () => {
    const many = Array.from({ length: 70 }, (_, i) => schools[i % 8]!);
    const { members, k, exact, seed } = gosh(many, { tau2: "CE", subsets: 2000, seed: 3 });
    expect([exact, seed, members.length]).toEqual([false, 3, 3]);
    const share = k.reduce((total, each) => total + each, 0) / (70 * 2000);
    expectClose(share, 0.5, { absolute: 0.01 });
    expect(gosh(many, { tau2: "CE", subsets: 50, seed: 4 }).k).not.toEqual(k.slice(0, 50));
    expect(() => gosh(many, { exact: true })).toThrow(expect.objectContaining({ code: "BAD_OPTION" }));
  });
});

describe("coordinates", () => {
  test("under the common-effect model the parts of Baujat add up to Q", () => {
    const { points } = baujat(schools, { tau2: "CE" });
    const fit = pool(schools, { tau2: "CE" });
    expectClose(
      points.reduce((total, { x }) => total + x, 0),
      fit.Q!.statistic,
      SAME,
    );
  });

  test("baujat names studies that have no point, also where others are called the same", () => {
    const alike = [0.1, 0.5, 0.9, 0.3].map((yi) => ({ yi, vi: 0.1, label: "A" }));
    const { points, notes } = baujat(alike, { moderators: ["group"], data: { group: ["x", "x", "y", "x"] } });
    expect(points).toHaveLength(3);
    expect(notes.find(({ code }) => code === "NO_POINT")?.evidence).toEqual({ studies: ["A"] });
  });

  test("effects without any spread have no residuals in standard errors, and a note says so", () => {
    const flat = [0.5, 0.5, 0.5, 0.5].map((yi, i) => ({ yi, vi: 0.1 + i / 10, label: "ABCD"[i]! }));
    for (const residuals of ["standardized", "deleted"] as const) {
      const { points, notes } = normalQuantiles(flat, { residuals });
      expect(points).toEqual([]);
      expect(notes.map(({ code }) => code)).toEqual(["NO_SPREAD"]);
    }
    const { points, notes } = normalQuantiles(flat.with(1, { ...flat[1]!, yi: 2 }), { residuals: "deleted" });
    expect(points.map(({ label }) => label)).toEqual(["A", "C", "D"]);
    expect(notes[0]?.message).toMatch(/^without B all effects lie where the model has them/);
    expect(normalQuantiles(flat, { interval: "z" })).toMatchObject({ points: [{}, {}, {}, {}], notes: [] });
  });

  test("the least squares line of a radial plot through the origin is the pooled effect", () => {
    const { points, slope } = radial(pool(schools, { tau2: "DL" }));
    const [xy, xx] = points.reduce(([a, b], { x, y }) => [a + x * y, b + x * x], [0, 0]);
    expectClose(slope, xy / xx, SAME);
  });

  test("quantiles are symmetric about 0 and rise with the residuals", () => {
    const { points } = normalQuantiles(schools, { residuals: "deleted" });
    const sorted = points.toSorted((a, b) => a.y - b.y);
    sorted.forEach(({ x }, i) => {
      expectClose(sorted[7 - i]!.x, -x, SAME);
    });
    expect(sorted.map(({ x }) => x)).toEqual(sorted.map(({ x }) => x).toSorted((a, b) => a - b));
  });

  test("an arm without events has no logarithm, but a risk", () => {
    const rare = [...tables, { ai: 0, bi: 50, ci: 0, di: 50, label: "Zero" }];
    expect(labbe(mantelHaenszel(rare, { measure: "OR" })).notes[0]?.code).toBe("NO_POINT");
    expect(() => labbe(pool(schools) as never)).toThrow(expect.objectContaining({ code: "NO_TABLE" }));
  });
});

test("effects with their rows behind them are refitted as pool does it", () => {
  const rows = ["A,40,2.0,2", "B,25,2.9,2.2", "C,60,3.1,1.8", "D,33,1.2,2.5", "E,18,3.4,2.1"];
  const csv = `trial,outcome,n1i,m1i,sd1i,n2i,m2i,sd2i\n${rows
    .map((row) => `${row.replace(",", " 2001,pain,")},40,3.3,2`)
    .join("\n")}\n`;
  const found = effectSizes(readContrasts(csv), { outcome: "pain", measure: "SMD" });
  for (const how of [{}, { tau2: "DL" as const, interval: "KR" as const, I2: "Q" as const }])
    leaveOneOut(found, how).rows.forEach((row, i) => {
      const { k, estimate, confidence, tau2, I2, Q } = pool(found.toSpliced(i, 1), how);
      expect(row).toMatchObject({ k, estimate, confidence, tau2, I2, Q });
    });
});

test("studies of the same name stay apart", () => {
  const named = (label: (i: number) => string) => schools.map(({ yi, vi }, i) => ({ yi, vi, label: label(i) }));
  const [apart, alike] = [named((i) => `Study ${i}`), named(() => "Study")];
  const both = <T>(ask: (studies: readonly BareEffect[]) => T): readonly [T, T] => [
    ask(alike),
    JSON.parse(JSON.stringify(ask(apart)).replace(/Study \d/g, "Study")),
  ];
  const doses = { moderators: ["dose"], data: { dose: [1, 5, 2, 8, 3, 9, 4, 7] } };
  for (const [one, other] of [
    both((studies) => leaveOneOut(studies)),
    both((studies) => leaveOneOut(studies, { by: "effect", weights: [1, 2, 3, 4, 5, 6, 7, 8] })),
    both((studies) => cumulative(studies, { order: "precision" })),
    both((studies) => cumulative(studies, { order: [3, 1, 2, 3, 5, 8, 1, 4], collapse: true })),
    both((studies) => influence(studies, doses)),
    both((studies) => baujat(studies, doses)),
    both((studies) => gosh(studies)),
    both((studies) => normalQuantiles(studies)),
    both((studies) => radial(pool(studies))),
    both((studies) => labbe(mantelHaenszel(tables.map((table, i) => ({ ...table, label: studies[i]!.label! }))))),
  ])
    expect(one).toEqual(other);
});

describe("sensitivityNotes", () => {
  const notes = (yi: readonly number[], options = {}) =>
    sensitivityNotes(
      yi.map((each, i) => ({ yi: each, vi: 0.05, label: "ABCDEF"[i]! })),
      options,
    );

  test("the trial on which a result turns is named", () => {
    const found = notes([0.1, 0.12, 0.08, 2], { tau2: "CE" });
    expect(found[0]?.message).toBe("the 95% interval lies above 0 with all trials; without D it holds 0");
  });

  test("methods that say otherwise are named with what they say", () => {
    const [, found] = notes([0.8, 0.1, 0.3, 0.2, 0.1]);
    expect(found?.code).toBe("CONCLUSION_BY_METHOD");
    expect(found?.message).toMatch(
      /^the 95% interval holds 0 by REML with HKSJ; of 8 other methods 3 say otherwise: by REML with z it lies above 0/,
    );
  });

  test("no effect is what it is for the measure, told as readers see it", () => {
    const of = (measure: Measure, yi: readonly number[]) =>
      sensitivityNotes(
        yi.map((each, i) => ({ yi: each, vi: 0.05, label: "ABCDEF"[i]!, measure })),
        { tau2: "CE" },
      ).map(({ message }) => message);
    const lone = [0.1, 0.12, 0.08, 2];
    expect(of("OR", lone)).toEqual(["the 95% interval lies above 1 with all trials; without D it holds 1"]);
    const halves = lone.map((each) => each + 0.5);
    expect(of("CLESN", halves)).toEqual(["the 95% interval lies above 0.5 with all trials; without D it holds 0.5"]);
    expect(of("PLO", lone)).toEqual([]);
  });

  test("of two trials, one of which gives two effects, nothing is left to pool without it", () => {
    const csv = `trial,treatment_arm,comparator_arm,outcome,n1i,m1i,sd1i,n2i,m2i,sd2i
A 2001,deep,sham,pain,40,2.0,2,40,3.3,2
A 2001,superficial,sham,pain,40,2.1,2,40,3.3,2
B 2002,deep,sham,pain,40,2.8,2,40,2.9,2
`;
    const effects = effectSizes(readContrasts(csv), { outcome: "pain", measure: "MD" });
    const [stratum] = stratify(effects, { by: ["outcome"], sharedArms: "split" }).strata;
    expect(pool(stratum!.effects).k).toBe(3);
    const found = sensitivityNotes(stratum!.effects, { tau2: "CE" });
    expect(found.map(({ code }) => code)).not.toContain("RESULT_TURNS_ON_ONE_TRIAL");
  });

  test("there is nothing to say of a firm result, of one study, and of none", () => {
    expect(notes([2, 2.1, 1.9, 2.05, 2.2, 1.95])).toEqual([]);
    expect(notes([2])).toEqual([]);
    expect(notes([])).toEqual([]);
  });
});
