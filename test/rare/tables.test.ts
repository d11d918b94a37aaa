import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readContrasts } from "../../src/data/index.js";
import { effectSizes } from "../../src/effect/index.js";
import { twoByTwo } from "../../src/measure/index.js";
import { forestPlot, forestText } from "../../src/plot/index.js";
import { mantelHaenszel, peto } from "../../src/rare/index.js";
import { glance, tidy } from "../../src/tidy/index.js";
import type { PersonTime, TableFit, TwoByTwo } from "../../src/types/index.js";
import { EXACT, expectClose } from "../support/close.js";
import { deepFreeze } from "../support/freeze.js";

const table = (label: string, ai: number, bi: number, ci: number, di: number): TwoByTwo => ({ label, ai, bi, ci, di });

/** Two zero cells, a trial without events and one in which all have them. */
const rare: readonly TwoByTwo[] = deepFreeze([
  table("A", 0, 100, 3, 97),
  table("B", 2, 98, 0, 100),
  table("C", 0, 50, 0, 60),
  table("D", 4, 196, 7, 190),
  table("E", 10, 0, 12, 0),
]);

const codes = ({ notes }: TableFit): string[] => notes.map(({ code }) => code);
const messages = ({ notes }: TableFit): string => notes.map(({ message }) => message).join("\n");
const measures = ["OR", "RR", "RD"] as const;

describe("closed forms", () => {
  test.each(measures)("one table without zeros: the %s is its own, and so is its variance", (measure) => {
    const own = twoByTwo(measure, { n: 25, events: 7 }, { n: 31, events: 14 });
    const fit = mantelHaenszel([table("A", 7, 18, 14, 17)], { measure, riskDifferenceVariance: "Greenland-Robins" });
    expectClose(fit.estimate, own?.yi as number, EXACT);
    expectClose(fit.stdError, Math.sqrt(own?.vi as number), EXACT);
    expect(codes(fit)).toEqual(["ONE_STUDY"]);
    expect([fit.k, fit.Q, fit.I2, fit.tau2]).toEqual([1, null, null, null]);
  });

  test("one table of rates: rate ratio and difference with the variances of Poisson counts", () => {
    const rates = [{ x1i: 6, t1i: 120, x2i: 11, t2i: 90 }];
    const ratio = mantelHaenszel(rates);
    expectClose(ratio.estimate, Math.log(6 / 120 / (11 / 90)), EXACT);
    expectClose(ratio.stdError, Math.sqrt(1 / 6 + 1 / 11), EXACT);
    const difference = mantelHaenszel(rates, { measure: "IRD" });
    expectClose(difference.estimate, 6 / 120 - 11 / 90, EXACT);
    expectClose(difference.stdError, Math.sqrt(6 / 120 ** 2 + 11 / 90 ** 2), EXACT);
  });

  test("tables that are multiples of one another have its odds ratio, no surplus, and homogeneous odds", () => {
    const fit = mantelHaenszel(
      [1, 3, 10].map((times) => table(`${times}`, 2 * times, 8 * times, 5 * times, 4 * times)),
    );
    expectClose(fit.estimate, Math.log((2 * 4) / (8 * 5)), EXACT);
    expectClose(fit.breslowDay?.statistic, 0, { absolute: 1e-20 });
    expectClose(fit.tarone?.pValue, 1, EXACT);
    expectClose(fit.Q?.statistic, 0, { absolute: 1e-20 });
  });

  test("Mantel & Haenszel's statistic by hand: 2 tables", () => {
    // events expected 4 and 3, variances 4/3.8 and 1.6154 by the hypergeometric distribution
    const fit = mantelHaenszel([table("A", 6, 4, 2, 8), table("B", 5, 9, 1, 13)], { continuityCorrection: false });
    const variance = (10 * 10 * 8 * 12) / (20 ** 2 * 19) + (14 * 14 * 6 * 22) / (28 ** 2 * 27);
    expectClose(fit.association?.statistic, (11 - 7) ** 2 / variance, EXACT);
    const corrected = mantelHaenszel([table("A", 6, 4, 2, 8), table("B", 5, 9, 1, 13)]);
    expectClose(corrected.association?.statistic, 3.5 ** 2 / variance, EXACT);
    expect(corrected.association?.continuityCorrection).toBe(true);
  });

  test("Peto's odds ratio by hand: (O - E) / V", () => {
    const fit = peto([table("A", 6, 4, 2, 8), table("B", 5, 9, 1, 13)]);
    const variance = (10 * 10 * 8 * 12) / (20 ** 2 * 19) + (14 * 14 * 6 * 22) / (28 ** 2 * 27);
    expectClose(fit.estimate, 4 / variance, EXACT);
    expectClose(fit.stdError, 1 / Math.sqrt(variance), EXACT);
    expectClose(fit.statistic, 4 / Math.sqrt(variance), EXACT);
  });
});

describe("zero cells", () => {
  test("nothing is added before pooling: the odds ratio by its sums", () => {
    const fit = mantelHaenszel(rare);
    const R = (2 * 100) / 200 + (4 * 190) / 397;
    const S = (3 * 100) / 200 + (7 * 196) / 397;
    expectClose(fit.estimate, Math.log(R / S), EXACT);
    expect(codes(fit)).toEqual(["DOUBLE_ZERO", "ZERO_CELLS"]);
    expect(messages(fit)).toContain("2 trials without events, or with events only, in both arms (C, E)");
    expect(messages(fit)).toContain(
      "2 trials with a zero cell (A, B): pooled as they are, 0.5 is added only for the effects",
    );
    expect(fit.k).toBe(3);
    expect(fit.tables.map(({ doubleZero }) => doubleZero)).toEqual([false, false, true, false, true]);
    expect(fit.studies.map(({ label }) => label)).toEqual(["A", "B", "D"]);
    expectClose(
      fit.tables.reduce((sum, { weight }) => sum + weight, 0),
      1,
      EXACT,
    );
  });

  test("trials without events change no ratio, and count in a difference", () => {
    const without = rare.filter(({ label }) => label !== "C");
    for (const measure of ["OR", "RR"] as const) {
      expectClose(
        mantelHaenszel(rare, { measure }).estimate,
        mantelHaenszel(without, { measure }).estimate as number,
        EXACT,
      );
    }
    const [all, some] = [rare, without].map((tables) => mantelHaenszel(tables, { measure: "RD" })) as [
      TableFit,
      TableFit,
    ];
    expect(Math.abs(all.estimate as number)).toBeLessThan(Math.abs(some.estimate as number));
    expect(all.k).toBe(5);
    expect(messages(all)).toContain("counted in the pooled risk difference, and shown without an effect of their own");
    expect(peto(rare).estimate).toBe(peto(rare.filter(({ label }) => label !== "C" && label !== "E")).estimate);
  });

  test("a correction is made by name, and named in a note", () => {
    const correction = { add: 0.5, to: "only0", drop00: false } as const;
    const fit = mantelHaenszel(rare, { correction });
    const byHand = rare.map(({ ai, bi, ci, di, label = "" }) =>
      label === "D" ? table(label, ai, bi, ci, di) : table(label, ai + 0.5, bi + 0.5, ci + 0.5, di + 0.5),
    );
    expectClose(fit.estimate, mantelHaenszel(byHand).estimate as number, EXACT);
    expect(codes(fit)).toContain("CORRECTED");
    expect(mantelHaenszel(rare, { correction: { ...correction, drop00: true } }).k).toBe(3);
  });

  test("a study whose own effect is not to be corrected is pooled, and shown without one", () => {
    const fit = mantelHaenszel(rare, { zeroCells: { add: 0, to: "none", drop00: true } });
    expect(fit.estimate).toBe(mantelHaenszel(rare).estimate);
    expect(fit.studies.map(({ label }) => label)).toEqual(["D"]);
    expect(fit.Q).toBeNull();
    expect(messages(fit)).toContain("without an effect of their own: A, B");
  });

  const silent: readonly [string, readonly TwoByTwo[], string[], number][] = [
    ["no table", [], ["NO_STUDIES"], 0],
    ["no event anywhere", [table("A", 0, 10, 0, 12), table("B", 0, 20, 0, 9)], ["NO_STUDIES", "DOUBLE_ZERO"], 0],
    ["no event under treatment", [table("A", 0, 10, 2, 12), table("B", 0, 20, 1, 9)], ["ZERO_CELLS", "NO_RATIO"], 2],
    ["an empty arm", [table("A", 0, 0, 2, 12)], ["NO_STUDIES"], 0],
    ["one trial with a zero", [table("A", 0, 10, 2, 12)], ["ONE_STUDY", "ZERO_CELLS", "NO_RATIO"], 1],
  ];
  test.each(silent)("%s: no odds ratio, nothing NaN, the reason in a note", (_, tables, expected, k) => {
    const fit = mantelHaenszel(tables);
    expect(fit.estimate).toBeNull();
    expect(codes(fit)).toEqual(expected);
    expect(fit.k).toBe(k);
    expect(JSON.parse(JSON.stringify(fit))).toEqual(fit);
    expect(forestText(fit)).not.toContain("NaN");
    expect(JSON.stringify(forestPlot(fit))).not.toContain("null,null");
  });

  test("where there is no odds ratio Peto's exists, and so does the test of association", () => {
    const tables = [table("A", 0, 50, 2, 48), table("B", 0, 60, 1, 59)];
    expect(peto(tables).estimate).toBeLessThan(0);
    expectClose(
      mantelHaenszel(tables, { continuityCorrection: false }).association?.pValue,
      peto(tables).pValue as number,
      EXACT,
    );
  });
});

describe("robust", () => {
  test.each(measures)("counts of 1e12, and of a millionth of that in the same set: %s", (measure) => {
    const fit = mantelHaenszel([table("A", 3e11, 7e11, 2e11, 8e11), table("B", 3e5, 7e5, 2e5, 8e5)], { measure });
    const own = twoByTwo(measure, { n: 10, events: 3 }, { n: 10, events: 2 });
    expectClose(fit.estimate, own?.yi as number, { relative: 1e-12 });
    expect(fit.stdError).toBeGreaterThan(0);
    expect(fit.stdError).toBeLessThan(1e-5);
    expectClose(fit.Q?.statistic, 0, { absolute: 1e-10 });
  });

  test("an odds ratio of 1e12: expected cells keep their digits, and Breslow-Day stays small", () => {
    const fit = mantelHaenszel([table("A", 1e6, 1, 1, 1e6), table("B", 2e6, 2, 2, 2e6)]);
    expectClose(fit.breslowDay?.statistic, 0, { absolute: 1e-12 });
    expectClose(fit.estimate, Math.log(1e12), EXACT);
  });

  test("rates: zero events, and times of 1e9", () => {
    const rates: readonly PersonTime[] = [
      { x1i: 0, t1i: 1e9, x2i: 3, t2i: 2e9, label: "A" },
      { x1i: 0, t1i: 10, x2i: 0, t2i: 10, label: "B" },
      { x1i: 5, t1i: 1e3, x2i: 9, t2i: 1e3, label: "C" },
    ];
    const fit = mantelHaenszel(rates);
    expect([fit.k, fit.measure]).toEqual([2, "IRR"]);
    expectClose(fit.estimate, Math.log(2.5 / (4.5 + 3 / 3)), { relative: 1e-9 });
    const none = mantelHaenszel(rates.slice(1, 2), { measure: "IRD" });
    expect(codes(none)).toEqual(["ONE_STUDY", "DOUBLE_ZERO", "NO_TABLE_VARIANCE"]);
    expect([none.estimate, none.stdError, none.confidence]).toEqual([0, null, null]);
  });

  test("tables that are none are refused, all at once, by name", () => {
    const wrong = [table("A", -1, 10, 2, 12), table("B", 1, 10, 2, 12), table("C", Number.NaN, 10, 2, 12)];
    expect(() => mantelHaenszel(wrong)).toThrow(/A needs finite counts of at least 0, got ai -1.*\n.*C needs/s);
    expect(() => mantelHaenszel([{ x1i: 1, t1i: 0, x2i: 1, t2i: 1 }])).toThrow(
      /study 1 needs .* times above 0, got t1i 0/,
    );
    expect(() => mantelHaenszel([table("A", 1, 1, 1, 1)], { measure: "IRR" })).toThrow(
      expect.objectContaining({ code: "BAD_OPTION" }),
    );
    expect(() => mantelHaenszel(rare, { level: 95 })).toThrow(expect.objectContaining({ code: "BAD_OPTION" }));
  });

  test("Peto says where it is biased", () => {
    expect(codes(peto([table("A", 1, 99, 2, 98), table("B", 3, 97, 2, 98)]))).toEqual([]);
    expect(codes(peto([table("A", 1, 399, 2, 98)]))).toContain("PETO_BIAS");
    expect(codes(peto([table("A", 30, 70, 2, 98), table("B", 20, 80, 1, 99)]))).toContain("PETO_BIAS");
  });
});

describe("laws", () => {
  const cell = fc.integer({ min: 0, max: 40 });
  const tables = fc.array(
    fc.record({ ai: cell, bi: cell, ci: cell, di: cell }).map((cells) => ({
      ...cells,
      bi: cells.bi + 1,
      di: cells.di + 1,
    })),
    { minLength: 1, maxLength: 8 },
  );
  const near = (fit: TableFit) => ({ relative: 1e-9, absolute: 1e-9 * (fit.stdError ?? 1) });
  const opposite = (value: number | null): number | null => (value === null ? null : 0 - value);
  const expectSame = (actual: number | null | undefined, expected: number | null | undefined, close: object): void => {
    if (expected === null || expected === undefined) expect(actual ?? null).toBeNull();
    else expectClose(actual, expected, close);
  };

  const armsSwapped = ({ ai, bi, ci, di }: TwoByTwo): TwoByTwo => ({ ai: ci, bi: di, ci: ai, di: bi });
  const eventsSwapped = ({ ai, bi, ci, di }: TwoByTwo): TwoByTwo => ({ ai: bi, bi: ai, ci: di, di: ci });

  type PoolBy = (rows: readonly TwoByTwo[]) => TableFit;
  const pools: readonly (readonly [string, PoolBy])[] = [
    ["OR", (rows) => mantelHaenszel(rows)],
    ["RR", (rows) => mantelHaenszel(rows, { measure: "RR" })],
    ["RD", (rows) => mantelHaenszel(rows, { measure: "RD" })],
    [
      "RD, Greenland-Robins",
      (rows) => mantelHaenszel(rows, { measure: "RD", riskDifferenceVariance: "Greenland-Robins" }),
    ],
    ["Peto", (rows) => peto(rows)],
  ];

  test.each(pools)("exchanging the arms turns the sign and keeps the rest: %s", (_, poolBy) => {
    fc.assert(
      fc.property(tables, (rows) => {
        const [fit, swapped] = [poolBy(rows), poolBy(rows.map(armsSwapped))];
        expectSame(swapped.estimate, opposite(fit.estimate), near(fit));
        expectSame(swapped.stdError, fit.stdError, near(fit));
        expectSame(swapped.Q?.statistic, fit.Q?.statistic, { relative: 1e-8, absolute: 1e-9 });
        expectSame(swapped.association?.statistic, fit.association?.statistic, { relative: 1e-9, absolute: 1e-12 });
        expectSame(swapped.tarone?.statistic, fit.tarone?.statistic, { relative: 1e-8, absolute: 1e-9 });
      }),
    );
  });

  test.each(pools.filter(([name]) => name !== "RR"))(
    "exchanging event and non-event turns the sign: %s",
    (_, poolBy) => {
      fc.assert(
        fc.property(tables, (rows) => {
          const [fit, swapped] = [poolBy(rows), poolBy(rows.map(eventsSwapped))];
          expectSame(swapped.estimate, opposite(fit.estimate), near(fit));
          expectSame(swapped.stdError, fit.stdError, near(fit));
        }),
      );
    },
  );

  test.each(pools)(
    "the order of tables does not matter, and weights add up to 1 or there are none: %s",
    (_, poolBy) => {
      fc.assert(
        fc.property(tables, (rows) => {
          const [fit, reversed] = [poolBy(rows), poolBy(rows.toReversed())];
          expectSame(reversed.estimate, fit.estimate, near(fit));
          expectSame(reversed.stdError, fit.stdError, near(fit));
          const total = fit.tables.reduce((sum, { weight }) => sum + weight, 0);
          expectClose(total, total > 0.5 ? 1 : 0, { absolute: 1e-12 });
        }),
      );
    },
  );

  test("all results survive JSON and can be printed, whatever the zeros", () => {
    fc.assert(
      fc.property(tables, fc.constantFrom(...pools), (rows, [, poolBy]) => {
        const fit = poolBy(rows);
        expect(JSON.parse(JSON.stringify(fit))).toEqual(fit);
        expect(forestText(fit)).not.toMatch(/NaN|undefined|Infinity/);
        expect(tidy(fit)).toHaveLength(1);
        expect(glance(fit)[0]?.tau2Method).toBe("CE");
      }),
    );
  });

  test("twice the same person-time and events is the same rate ratio with half the variance", () => {
    const rows = [
      { x1i: 3, t1i: 100, x2i: 7, t2i: 130 },
      { x1i: 0, t1i: 50, x2i: 2, t2i: 70 },
    ];
    const [one, twice] = [mantelHaenszel(rows), mantelHaenszel([...rows, ...rows])];
    expectClose(twice.estimate, one.estimate as number, EXACT);
    expectClose(twice.stdError, (one.stdError as number) / Math.SQRT2, EXACT);
  });
});

describe("effects with their source", () => {
  const csv = `trial,outcome,ai,n1i,ci,n2i
A 2001,bleeding,0,100,3,100
B 2002,bleeding,2,100,0,100
C 2003,bleeding,0,50,0,60
D 2004,bleeding,4,200,7,197`;
  const codebook = {
    name: "bleeding",
    title: "Bleeding",
    outcomes: [{ name: "bleeding", domain: "bleeding", role: "harm", better: "lower", denominatorUnit: "person" }],
  };
  const bare = rare.filter(({ label }) => label !== "E");
  const effectsAs = (measure: "OR" | "RR" | "RD", more: object = {}) =>
    effectSizes(readContrasts(csv, codebook), { outcome: "bleeding", measure, ...more });

  test.each(measures)("%s: the same pool as of the bare tables, with events in the figure", (measure) => {
    const fit = mantelHaenszel(effectsAs(measure));
    expectClose(fit.estimate, mantelHaenszel(bare, { measure }).estimate as number, EXACT);
    expectClose(fit.stdError, mantelHaenszel(bare, { measure }).stdError as number, EXACT);
    expectClose(fit.Q?.statistic, mantelHaenszel(bare, { measure }).Q?.statistic as number, { relative: 1e-10 });
    expect(fit.measure).toBe(measure);
    expect(JSON.stringify(forestPlot(fit))).toContain("2/100");
    expect(forestText(fit)).toContain("Mantel-Haenszel, common effect");
  });

  test("tables that gave no effect by themselves are pooled all the same", () => {
    const effects = effectsAs("OR", { zeroCells: { add: 0, to: "none", drop00: true } });
    expect(effects.filter(({ status }) => status === "unusable")).toHaveLength(3);
    const fit = mantelHaenszel(effects);
    expectClose(fit.estimate, mantelHaenszel(bare).estimate as number, EXACT);
    expect([fit.k, fit.studies.length]).toEqual([3, 1]);
  });

  test("effects that were aligned to the other side are pooled as aligned", () => {
    for (const measure of measures) {
      const turned = mantelHaenszel(effectsAs(measure, { favours: "right" }));
      const opposed = mantelHaenszel(
        bare.map(({ ai, bi, ci, di }) => ({ ai: bi, bi: ai, ci: di, di: ci })),
        { measure },
      );
      expectClose(turned.estimate, opposed.estimate as number, EXACT);
      expectClose(turned.stdError, opposed.stdError as number, EXACT);
    }
    expectClose(peto(effectsAs("OR", { favours: "right" })).estimate, -(peto(bare).estimate as number), EXACT);
  });

  test("Peto shows one-step odds ratios, and how they came about", () => {
    const fit = peto(effectsAs("OR"));
    expect(fit.studies.map(({ label }) => label)).toEqual(["A 2001", "B 2002", "D 2004"]);
    const step = fit.studies[0]?.effect?.derivation.at(-1);
    expect(step).toEqual({ code: "PETO", text: "one-step odds ratio: observed less expected -1.5, variance 0.7425" });
    expectClose(fit.studies[0]?.yi, -1.5 / ((100 * 100 * 3 * 197) / (200 ** 2 * 199)), EXACT);
    expect(() => peto(effectsAs("RR"))).toThrow(expect.objectContaining({ code: "BAD_OPTION" }));
  });

  test("the rules of pooling hold: one effect from each trial, one measure, no published pools, no printed estimates", () => {
    const effects = effectsAs("OR");
    expect(() => mantelHaenszel([...effects, ...effects.slice(3)])).toThrow(
      expect.objectContaining({ code: "DEPENDENT_EFFECTS" }),
    );
    expect(() => mantelHaenszel([...effects, ...effectsAs("RR").slice(3)])).toThrow(
      expect.objectContaining({ code: "MIXED_MEASURES" }),
    );
    expect(() => mantelHaenszel(effects, { measure: "RR" })).toThrow(expect.objectContaining({ code: "BAD_OPTION" }));
    const printedOnes = readContrasts(
      "trial,outcome,measure,estimate,ci_lower,ci_upper\nA,bleeding,OR,0.5,0.2,1.25",
      codebook,
    );
    expect(() => mantelHaenszel(effectSizes(printedOnes, { outcome: "bleeding", measure: "OR" }))).toThrow(
      expect.objectContaining({ code: "NO_TABLE" }),
    );
    const overview = effectSizes(
      readContrasts("trial,outcome,measure,estimate,ci_lower,ci_upper\nA,bleeding,OR,0.5,0.2,1.25", {
        ...codebook,
        design: "overview",
      }),
      { outcome: "bleeding", measure: "OR" },
    );
    expect(() => mantelHaenszel(overview)).toThrow(expect.objectContaining({ code: "OVERVIEW" }));
  });
});
