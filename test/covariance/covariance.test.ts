import { describe, expect, test } from "vitest";
import { aggregate, type CovarianceOptions, changeScoreCorrelation, covariance } from "../../src/covariance/index.js";
import { readContrasts } from "../../src/data/index.js";
import { effectSizes } from "../../src/effect/index.js";
import { randomStream } from "../../src/numeric/index.js";
import { stratify, windows } from "../../src/strata/index.js";
import type { BareEffect, EffectSize } from "../../src/types/index.js";
import { expectClose } from "../support/close.js";

const EXACT = { relative: 1e-12 };

const MEANS = "trial,treatment_arm,comparator_arm,outcome,instrument,weeks,score,n1i,m1i,sd1i,n2i,m2i,sd2i";
const EVENTS = "trial,treatment_arm,comparator_arm,outcome,weeks,ai,n1i,ci,n2i";

type Measure = "MD" | "SMD" | "ROM" | "OR" | "RR" | "RD";

const effectsOf = (header: string, rows: readonly string[], measure: Measure = "MD"): readonly EffectSize[] =>
  effectSizes(readContrasts([header, ...rows].join("\n")), { outcome: "pain", measure });

const blockOf = (effects: readonly EffectSize[], options: CovarianceOptions = {}): readonly (readonly number[])[] =>
  covariance(effects, options).blocks[0]?.matrix as readonly (readonly number[])[];

const twoVisits = effectsOf(MEANS, [
  "A 2001,needling,sham,pain,VAS,4,final,40,2.8,2,40,3.3,2",
  "A 2001,needling,sham,pain,VAS,52,final,40,3.0,2,40,3.1,2",
  "B 2004,needling,sham,pain,VAS,4,final,30,2.8,2,30,3.3,2",
]);

describe("repeated visits", () => {
  test("final scores of arms that lose no one: effects correlate as people do", () => {
    const found = covariance(twoVisits, { samplingRho: 0.5 });
    expect(found.blocks.map(({ cluster, rows }) => ({ cluster, rows }))).toEqual([
      { cluster: "A 2001", rows: [0, 1] },
      { cluster: "B 2004", rows: [2] },
    ]);
    expectClose(found.blocks[0]?.matrix[0]?.[1] as number, 0.1, EXACT);
    expect(found.assumptions).toEqual([
      {
        name: "samplingRho",
        value: 0.5,
        text: "correlation of 0.5 between any two measurements of the same people (assumed)",
      },
    ]);
    expect(found.notes).toEqual([]);
  });

  test("continuous time: the correlation of a week to the power of the weeks", () => {
    expectClose(blockOf(twoVisits, { samplingPhi: 0.99 })[0]?.[1] as number, 0.2 * 0.99 ** 48, EXACT);
  });

  test("a part that lasts and one that fades", () => {
    const found = blockOf(twoVisits, { samplingRho: 0.4, samplingPhi: 0.99, structure: "CS+CAR" });
    expectClose(found[0]?.[1] as number, 0.2 * (0.4 + 0.6 * 0.99 ** 48), EXACT);
  });

  test("people lost between visits: the factor is n in both over the root of both sizes", () => {
    const lost = effectsOf(MEANS, [
      "A,needling,sham,pain,VAS,4,final,40,2.8,2,50,3.3,3",
      "A,needling,sham,pain,VAS,52,final,30,3.0,2,32,3.1,3",
    ]);
    const found = covariance(lost, { samplingRho: 0.5 });
    const least = 0.5 * ((4 * 30) / (40 * 30) + (9 * 32) / (50 * 32));
    expectClose(found.blocks[0]?.matrix[0]?.[1] as number, least, EXACT);
    expect(found.assumptions.map(({ name }) => name)).toEqual(["samplingRho", "peopleInBoth"]);
    const peopleInBoth = [
      { trial: "A", arms: ["needling", "needling"], n: 25 },
      { trial: "A", arms: ["sham", "sham"], weeks: [52, 4], n: 28 },
    ] as const;
    const given = 0.5 * ((4 * 25) / (40 * 30) + (9 * 28) / (50 * 32));
    expectClose(blockOf(lost, { samplingRho: 0.5, peopleInBoth })[0]?.[1] as number, given, EXACT);
    expect(() => covariance(lost, { samplingRho: 0.5, peopleInBoth: [{ trial: "A", n: 31 }] })).toThrow(
      /31 people of "A" cannot stand behind both of 40 and 30/,
    );
  });

  test("the codebook states the correlation of its outcome, with its source", () => {
    const codebook = {
      ...{ name: "mine", title: "Mine" },
      outcomes: [
        { ...{ name: "pain", domain: "pain", better: "lower" }, samplingRho: { value: 0.6, source: "made up" } },
      ],
    };
    const csv =
      "trial,outcome,weeks,n1i,m1i,sd1i,n2i,m2i,sd2i\nA,pain,4,40,2.8,2,40,3.3,2\nA,pain,52,40,3,2,40,3.1,2\n";
    const found = covariance(effectSizes(readContrasts(csv, codebook), { outcome: "pain", measure: "MD" }));
    expectClose(found.blocks[0]?.matrix[0]?.[1] as number, 0.12, EXACT);
    expect(found.assumptions[0]?.text).toBe(
      "pain: correlation of 0.6 between any two measurements of the same people (assumed; made up)",
    );
  });

  test("weeks from two origins are brought to one before their difference is taken", () => {
    const header = "trial,outcome,weeks,weeks_from,treatment_weeks,n1i,m1i,sd1i,n2i,m2i,sd2i";
    const rows = ["A,pain,6,randomisation,6,40,2.8,2,40,3.3,2", "A,pain,4,end-of-treatment,6,40,3,2,40,3.1,2"];
    expectClose(blockOf(effectsOf(header, rows), { samplingPhi: 0.9 })[0]?.[1] as number, 0.2 * 0.9 ** 4, EXACT);
    const unknown = [rows[0] as string, "A,pain,4,end-of-treatment,,40,3,2,40,3.1,2"];
    expect(() => covariance(effectsOf(header, unknown), { samplingPhi: 0.9 })).toThrow(
      expect.objectContaining({ code: "NO_TIME" }),
    );
  });
});

describe("shared arms", () => {
  const three = ["A,needling,sham,pain,VAS,4,final,40,20,2,50,33,3", "A,laser,sham,pain,VAS,4,final,30,31,2.5,50,33,3"];

  test("an arm is one arm by its name, whatever signs stand in it; several are only those that were combined", () => {
    const named = (deep: string, superficial: string, sham: string): readonly string[] =>
      [4, 52].flatMap((week) => [
        `A,${deep},${sham},pain,VAS,${week},final,40,20,2,50,33,3`,
        `A,${superficial},${sham},pain,VAS,${week},final,30,31,2.5,50,33,3`,
      ]);
    const plain = effectsOf(MEANS, named("deep", "superficial", "sham"));
    const joined = effectsOf(MEANS, named("deep + exercise", "superficial + exercise", "exercise"));
    const matrices = [plain, joined].map((each) => {
      const visits = stratify(each, { by: ["window"], windows: windows.cochranePain, sharedArms: "combine" });
      const combined = visits.strata.flatMap(({ effects }) => effects);
      expect(combined.map(({ arms }) => arms?.treatment.length)).toEqual([2, 2]);
      // One visit of all arms, the other of one alone: shared by that arm and by the comparator.
      const mixed = [combined[0]!, each.at(-1) as (typeof combined)[number]];
      return [combined, mixed, aggregate(each.slice(0, 2), {}).effects.concat(each.slice(2) as typeof combined)].map(
        (effects) => covariance(effects, { samplingRho: 0.6 }).blocks[0]?.matrix,
      );
    });
    expect(matrices[1]).toEqual(matrices[0]);
    for (const matrix of matrices[0] as number[][][]) expect(matrix[0]?.[1]).toBeGreaterThan(0.05);
  });

  test("MD: the covariance is the squared standard error of the shared arm, and nothing has to be assumed", () => {
    const found = covariance(effectsOf(MEANS, three));
    expectClose(found.blocks[0]?.matrix[0]?.[1] as number, 9 / 50, EXACT);
    expect([found.assumptions, found.notes]).toEqual([[], []]);
  });

  test("Lajeunesse 2011: log ratio of means, the squared coefficient of variation of the shared arm over its size", () => {
    const found = blockOf(effectsOf(MEANS, three, "ROM"));
    expectClose(found[0]?.[1] as number, 9 / (50 * 33 ** 2), EXACT);
  });

  test("Gleser & Olkin 2009: log odds ratio, log risk ratio and risk difference by the shared arm's cells", () => {
    const rows = ["A,needling,sham,pain,4,12,40,20,50", "A,laser,sham,pain,4,10,30,20,50"];
    const covarianceOf = (measure: Measure) => blockOf(effectsOf(EVENTS, rows, measure))[0]?.[1] as number;
    expectClose(covarianceOf("OR"), 1 / 20 + 1 / 30, EXACT);
    expectClose(covarianceOf("RR"), 1 / 20 - 1 / 50, EXACT);
    expectClose(covarianceOf("RD"), (0.4 * 0.6) / 50, EXACT);
  });

  test("SMD: 1/n of the shared arm, and its part in the standard deviations that divide", () => {
    const effects = effectsOf(MEANS, three, "SMD");
    const [g1, g2] = effects.map(({ yi }) => yi) as [number, number];
    const spread = (Math.abs(g1 * g2) / (2 * Math.sqrt(90 * 80))) * (49 / Math.sqrt(88 * 78));
    expectClose(blockOf(effects)[0]?.[1] as number, 1 / 50 + spread, { relative: 1e-10 });
  });

  test("Gleser & Olkin 2009: SMD of two outcomes, rho (1/n1 + 1/n2) + rho^2 d1 d2 / 2N", () => {
    const outcomes = ["at rest", "moving"].map((name) => ({ name, domain: "pain", better: "lower" }));
    const csv = `${MEANS}\nA,needling,sham,at rest,VAS,4,final,40,20,2,50,23,3\nA,needling,sham,moving,VAS,4,final,40,31,2.5,50,33,3`;
    const contrasts = readContrasts(csv, { name: "two", title: "Two", outcomes });
    const effects = effectSizes(contrasts, { outcome: "pain", measure: "SMD" });
    const [g1, g2] = effects.map(({ yi }) => yi) as [number, number];
    const expected = 0.6 * (1 / 40 + 1 / 50) + (0.36 * g1 * g2) / (2 * 90);
    expectClose(blockOf(effects, { samplingRho: 0.6 })[0]?.[1] as number, expected, { relative: 1e-10 });
  });

  test("standardized differences of people drawn at random covary so: arms shared at one visit, and over two", () => {
    const random = randomStream(7, 0);
    const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const [r, draws] = [0.6, 4000];
    const arms = {
      T1: { n: 60, early: -0.8, late: -0.4 },
      T2: { n: 40, early: -0.5, late: 0 },
      C: { n: 50, early: 0, late: 0 },
    };
    const drawn = ({ n, early, late }: { n: number; early: number; late: number }): number[][] => {
      const people = Array.from({ length: n }, () => {
        const z = normal();
        return [early + z, late + r * z + Math.sqrt(1 - r ** 2) * normal()];
      });
      return [0, 1].map((visit) => people.map((person) => person[visit] as number));
    };
    const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
    const squares = (values: readonly number[]): number => {
      const middle = mean(values);
      return values.reduce((total, value) => total + (value - middle) ** 2, 0);
    };
    const difference = (one: readonly number[] = [], other: readonly number[] = []): number =>
      (mean(one) - mean(other)) / Math.sqrt((squares(one) + squares(other)) / (one.length + other.length - 2));
    const found = Array.from({ length: draws }, () => {
      const [t1, t2, c] = [drawn(arms.T1), drawn(arms.T2), drawn(arms.C)];
      return [difference(t1[0], c[0]), difference(t2[0], c[0]), difference(t1[1], c[1])];
    });
    const column = (i: number): number[] => found.map((each) => each[i] as number);
    const stated = blockOf(
      effectsOf(
        MEANS,
        [
          "A,T1,C,pain,VAS,4,final,60,-0.8,1,50,0,1",
          "A,T2,C,pain,VAS,4,final,40,-0.5,1,50,0,1",
          "A,T1,C,pain,VAS,12,final,60,-0.4,1,50,0,1",
        ],
        "SMD",
      ),
      { samplingRho: r },
    );
    for (const [i, j] of [
      [0, 1],
      [0, 2],
      [1, 2],
    ] as const) {
      const [a, b] = [column(i), column(j)];
      const [middleA, middleB] = [mean(a), mean(b)];
      const seen = mean(a.map((value, l) => (value - middleA) * ((b[l] as number) - middleB)));
      const [va, vb, cov] = [stated[i]?.[i], stated[j]?.[j], stated[i]?.[j]] as [number, number, number];
      // Four standard errors of a covariance of so many draws; the formula itself is one of large samples.
      expectClose(seen, cov, { absolute: 4 * Math.sqrt((va * vb + cov ** 2) / draws) });
    }
  });

  test("an arm that is treated in one comparison and compared with in the other: the covariance is below 0", () => {
    const found = blockOf(
      effectsOf(MEANS, [
        "A,needling,sham,pain,VAS,4,final,40,20,2,50,33,3",
        "A,laser,needling,pain,VAS,4,final,30,31,2.5,40,20,2",
      ]),
    );
    expectClose(found[0]?.[1] as number, -4 / 40, EXACT);
  });

  test("different arms of one trial are different people", () => {
    const found = covariance(
      effectsOf(MEANS, [
        "A,needling,sham,pain,VAS,4,final,40,20,2,50,33,3",
        "A,laser,usual,pain,VAS,8,final,30,31,2.5,50,33,3",
      ]),
    );
    expect(found.blocks[0]?.matrix[0]?.[1]).toBe(0);
  });

  test("overlapping arms: n in both over the product of the sizes, where it is stated", () => {
    const rows = ["A,all,sham,pain,VAS,4,final,60,20,2,50,33,3", "A,women,usual,pain,VAS,4,final,30,21,2,40,33,3"];
    const peopleInBoth = [{ trial: "A", arms: ["all", "women"], n: 30 }] as const;
    expectClose(blockOf(effectsOf(MEANS, rows), { peopleInBoth })[0]?.[1] as number, (4 * 30) / (60 * 30), EXACT);
  });

  test("printed estimates: by size, and as equal parts with a warning where sizes are lacking", () => {
    const header = "trial,treatment_arm,comparator_arm,outcome,weeks,estimate,measure,se,n1i,n2i";
    const rows = (n1: string, n2: string) => [
      `A,needling,sham,pain,4,-1,MD,0.5,${n1},${n2}`,
      `A,laser,sham,pain,4,-2,MD,0.4,${n1},${n2}`,
    ];
    const sized = covariance(effectsOf(header, rows("40", "20")));
    expectClose(sized.blocks[0]?.matrix[0]?.[1] as number, 0.5 * 0.4 * (2 / 3), EXACT);
    const bare = covariance(effectsOf(header, rows("", "")));
    expectClose(bare.blocks[0]?.matrix[0]?.[1] as number, 0.5 * 0.4 * 0.5, EXACT);
    expect(bare.notes.map(({ code }) => code)).toEqual(["SIZES_UNKNOWN"]);
  });
});

describe("changes from baseline", () => {
  const rows = [
    "A,needling,sham,pain,VAS,4,change,40,-2.8,2,40,-3.3,2",
    "A,needling,sham,pain,VAS,52,change,40,-3.0,2,40,-3.1,2",
  ];

  test("with one correlation among all measurements, changes correlate by one half, whatever it is", () => {
    for (const samplingRho of [0, 0.3, 0.9])
      expectClose(blockOf(effectsOf(MEANS, rows), { samplingRho })[0]?.[1] as number, 0.1, { relative: 1e-12 });
  });

  test("with correlations that fall with time, baseline is the day of randomisation", () => {
    const header = `${MEANS},weeks_from`;
    const from = rows.map((row) => `${row},randomisation`);
    const phi = 0.98;
    const expected = 0.2 * changeScoreCorrelation({ visits: phi ** 48, first: phi ** 4, second: phi ** 52 });
    expectClose(blockOf(effectsOf(header, from), { samplingPhi: phi })[0]?.[1] as number, expected, EXACT);
    expect(() => covariance(effectsOf(MEANS, rows), { samplingPhi: phi })).toThrow(/week 4 less baseline/);
  });

  test("where baseline rows give standard deviations, those of the visits follow from them", () => {
    const rho = 0.5;
    const [b, s, l] = [2, 2.5, 3];
    const sd = (visit: number) => Math.sqrt(b ** 2 + visit ** 2 - 2 * rho * b * visit);
    const header = `${MEANS},visit`;
    const effects = effectsOf(header, [
      `A,needling,sham,pain,VAS,0,final,40,6,${b},40,6,${b},baseline`,
      `A,needling,sham,pain,VAS,4,change,40,-2,${sd(s)},40,-1,${sd(s)},follow-up`,
      `A,needling,sham,pain,VAS,52,change,40,-2,${sd(l)},40,-1,${sd(l)},follow-up`,
    ]);
    const r = changeScoreCorrelation({
      visits: rho,
      first: rho,
      second: rho,
      sds: { baseline: b, first: s, second: l },
    });
    const found = covariance(effects, { samplingRho: rho });
    expect(found.blocks[0]?.rows).toEqual([1, 2]);
    expectClose(found.blocks[0]?.matrix[0]?.[1] as number, (r * sd(s) * sd(l) * 2) / 40, { relative: 1e-10 });
    expect(found.assumptions.map(({ name }) => name)).toEqual(["samplingRho"]);
  });

  test("standard deviations that contradict the stated correlation are named", () => {
    const effects = effectsOf(`${MEANS},visit`, [
      "A,needling,sham,pain,VAS,0,final,40,6,4,40,6,4,baseline",
      ...rows.map((row) => `${row},follow-up`),
    ]);
    expect(covariance(effects, { samplingRho: 0.3 }).notes.map(({ code }) => code)).toEqual([
      "CORRELATION_CONTRADICTED",
    ]);
  });

  test("the formula holds in people drawn at random", () => {
    const random = randomStream(20, 0);
    const [rho, n] = [{ sl: 0.7, sb: 0.5, lb: 0.3 }, 40_000];
    const [sb, ss, sl] = [2, 2.5, 3];
    // A normal deviate for each measurement; the visits lean on baseline and on one another.
    const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const own = Math.sqrt(1 - rho.sb ** 2);
    const lean = (rho.sl - rho.sb * rho.lb) / own;
    const sums = { x: 0, y: 0, xx: 0, yy: 0, xy: 0 };
    for (let i = 0; i < n; i++) {
      const [z0, z1, z2] = [normal(), normal(), normal()];
      const b = sb * z0;
      const x = ss * (rho.sb * z0 + own * z1) - b;
      const y = sl * (rho.lb * z0 + lean * z1 + Math.sqrt(1 - rho.lb ** 2 - lean ** 2) * z2) - b;
      sums.x += x / n;
      sums.y += y / n;
      sums.xx += x ** 2 / n;
      sums.yy += y ** 2 / n;
      sums.xy += (x * y) / n;
    }
    const seen = (sums.xy - sums.x * sums.y) / Math.sqrt((sums.xx - sums.x ** 2) * (sums.yy - sums.y ** 2));
    const expected = changeScoreCorrelation({
      ...{ visits: rho.sl, first: rho.sb, second: rho.lb },
      sds: { baseline: sb, first: ss, second: sl },
    });
    // Four standard errors of a correlation of so many people.
    expectClose(seen, expected, { absolute: (4 * (1 - expected ** 2)) / Math.sqrt(n) });
  });

  test("three correlations that cannot stand together are refused", () => {
    expect(() => changeScoreCorrelation({ visits: -0.9, first: 0.9, second: 0.9 })).toThrow(
      expect.objectContaining({ code: "BAD_CORRELATION" }),
    );
  });
});

describe("events", () => {
  test("a correlation of events passes to log odds ratios, log risk ratios and risk differences arm by arm", () => {
    const rows = ["A,needling,sham,pain,4,12,40,20,50", "A,needling,sham,pain,52,14,40,25,50"];
    const or = blockOf(effectsOf(EVENTS, rows, "OR"), { samplingRho: 0.5 })[0]?.[1] as number;
    const part = (a: number, b: number) => 1 / a + 1 / b;
    expectClose(or, 0.5 * (Math.sqrt(part(12, 28) * part(14, 26)) + Math.sqrt(part(20, 30) * part(25, 25))), EXACT);
    const rd = blockOf(effectsOf(EVENTS, rows, "RD"), { samplingRho: 0.5 })[0]?.[1] as number;
    const p = (a: number, n: number) => (a / n) * (1 - a / n);
    expectClose(rd, 0.5 * (Math.sqrt(p(12, 40) * p(14, 40)) / 40 + Math.sqrt(p(20, 50) * p(25, 50)) / 50), EXACT);
  });

  test("events that stay, once they are there: the highest correlation that the risks allow gives Cov(p_s, p_l) = p_s (1 - p_l) / n", () => {
    const rows = ["A,needling,sham,pain,4,4,40,5,50", "A,needling,sham,pain,52,20,40,30,50"];
    const found = covariance(effectsOf(EVENTS, rows, "RD"), { samplingRho: 1 });
    expect(found.notes.map(({ code }) => code)).toEqual(["BEYOND_MARGINS"]);
    expectClose(found.blocks[0]?.matrix[0]?.[1] as number, (0.1 * 0.5) / 40 + (0.1 * 0.4) / 50, EXACT);
  });
});

describe("outcomes", () => {
  const bare: readonly BareEffect[] = [0.04, 0.05, 0.06, 0.05].map((vi) => ({ yi: 0.3, vi }));
  const data = {
    trial: ["A", "A", "A", "A"],
    outcome: ["pain", "pain", "function", "function"],
    weeks: [4, 12, 4, 12],
  };
  const correlation = (options: CovarianceOptions, i: number, j: number): number => {
    const matrix = covariance(bare, { data, type: "outcome", ...options }).blocks[0]?.matrix ?? [];
    return (matrix[i]?.[j] as number) / Math.sqrt((bare[i] as BareEffect).vi * (bare[j] as BareEffect).vi);
  };

  test("within and between outcomes, and by outcome", () => {
    const pair = { samplingRho: { within: 0.7, between: 0.4 } };
    expectClose(correlation(pair, 0, 1), 0.7, EXACT);
    expectClose(correlation(pair, 0, 3), 0.4, EXACT);
    const byType = {
      samplingRho: {
        types: ["pain", "function"],
        matrix: [
          [0.7, 0.4],
          [0.4, 0.5],
        ],
      },
    };
    expectClose(correlation(byType, 2, 3), 0.5, EXACT);
  });

  test("between outcomes times over time", () => {
    const both = { samplingRho: 0.5, samplingPhi: 0.9, obs: "outcome" };
    expectClose(correlation(both, 0, 1), 0.9 ** 8, EXACT);
    expectClose(correlation(both, 0, 2), 0.5, EXACT);
    expectClose(correlation(both, 0, 3), 0.5 * 0.9 ** 8, EXACT);
  });

  test("subgroups are different people", () => {
    const groups = { ...data, sex: ["f", "m", "f", "m"] };
    expect(correlation({ samplingRho: 0.5, subgroup: "sex", data: groups }, 0, 1)).toBe(0);
  });
});

describe("what is refused", () => {
  test("two visits of one trial and nothing stated: an error that says what to state", () => {
    expect(() => covariance(twoVisits)).toThrow(
      /pain at week 4 and pain at week 52 of "A 2001" come from the same people.*state samplingRho or samplingPhi/s,
    );
  });

  test.each([
    [{ samplingRho: 1.2 }],
    [{ samplingRho: Number.NaN }],
    [{ samplingPhi: -0.1 }],
    [{ samplingRho: 0.5, structure: "AR" as "CS" }],
    [{ samplingRho: { within: 0.5, between: 2 } }],
    [
      {
        samplingRho: {
          types: ["a", "b"],
          matrix: [
            [1, 0.2],
            [0.3, 1],
          ],
        },
      },
    ],
    [{ samplingRho: { types: ["a"], matrix: [[1, 0.2]] } }],
  ] as readonly [CovarianceOptions][])("correlations that are none: %j", (options) => {
    expect(() => covariance(twoVisits, options)).toThrow(expect.objectContaining({ code: "BAD_CORRELATION" }));
  });

  test("the same measurement twice: the trial is named, and so is the way on", () => {
    const [one] = effectsOf(MEANS, ["A,needling,sham,pain,VAS,4,final,40,2.8,2,40,3.3,2"]) as [EffectSize];
    expect(() => covariance([one, one], { samplingRho: 0.5 })).toThrow(
      /covariance matrix of "A" \(2 effects\) is not positive definite; see whether an effect stands there twice/,
    );
  });

  test("correlations that cannot stand together: the nearest that can, where it is asked for", () => {
    const bare = [1, 2, 3].map((vi) => ({ trial: "A", yi: 0, vi }));
    const samplingRho = {
      types: ["a", "b", "c"],
      matrix: [
        [1, 0.9, -0.9],
        [0.9, 1, 0.9],
        [-0.9, 0.9, 1],
      ],
    };
    const options = { samplingRho, type: "type", data: { type: ["a", "b", "c"] } };
    expect(() => covariance(bare, options)).toThrow(expect.objectContaining({ code: "NOT_POSITIVE_DEFINITE" }));
    const { blocks, notes } = covariance(bare, { ...options, indefinite: "nearest" });
    expect(notes.map(({ code }) => code)).toEqual(["NOT_POSITIVE_DEFINITE"]);
    const matrix = blocks[0]?.matrix as readonly (readonly number[])[];
    expect(matrix.map((row, i) => row[i])).toEqual([1, 2, 3]);
    // The nearest with eigenvalues of 0 at the least has correlations of 1/2, 1/2 and -1/2, by symmetry.
    expectClose((matrix[0]?.[1] as number) / Math.sqrt(2), 0.5, { absolute: 1e-5 });
    expectClose((matrix[0]?.[2] as number) / Math.sqrt(3), -0.5, { absolute: 1e-5 });
  });

  test("a correlation that nothing needed is told", () => {
    const single = effectsOf(MEANS, ["A,needling,sham,pain,VAS,4,final,40,2.8,2,40,3.3,2"]);
    expect(covariance(single, { samplingRho: 0.5 }).notes.map(({ code }) => code)).toEqual(["UNUSED_CORRELATION"]);
  });

  test("bare effects without a trial, and columns that are not there or too short", () => {
    const bare = [{ yi: 0, vi: 1 }];
    expect(() => covariance(bare)).toThrow(expect.objectContaining({ code: "NO_CLUSTER" }));
    expect(() => covariance(bare, { cluster: "study" })).toThrow(/there is no column "study"/);
    expect(() => covariance(bare, { data: { trial: ["A"] }, samplingPhi: 0.9 })).toThrow(
      expect.objectContaining({ code: "NO_TIME" }),
    );
    expect(() => covariance(bare, { data: { trial: [] } })).toThrow(/needs one value for each of 1 effects, got 0/);
  });
});
