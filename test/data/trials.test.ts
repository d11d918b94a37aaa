import { describe, expect, test } from "vitest";
import {
  DataError,
  effectSizes,
  joinTrials,
  poolStrata,
  readContrasts,
  readTrials,
  safeReadTrials,
  stratify,
} from "../../src/index.js";

const results = readContrasts(`trial,outcome,region,n1i,m1i,sd1i,n2i,m2i,sd2i
A 2001,pain,neck,40,2.8,2.4,40,3.3,2.6
B 2004,pain,,25,3.1,2.0,27,4.0,2.2
C 2009,pain,,30,3.0,2.1,29,3.2,2.0
`);

const csv = `trial,region,technique,sessions,rob_randomisation,rob_overall,funding,blinding_weeks,treatment_guessed_treatment,treatment_guessed_comparator,treatment_did_not_know,dose
A 2001,heel,deep,6,low,Some concerns,public,6,30,5,5,2
B 2004,heel,superficial,12,HIGH,high,,,,,,
C 2009,,deep,2,low,low,industry,,,,,3
`;

const codebook = {
  name: "facts",
  title: "Facts",
  outcomes: [{ name: "pain", domain: "pain", better: "lower" }],
  columns: [{ name: "dose", type: "number" }],
};

describe("a table of trials", () => {
  const trials = readTrials(csv, codebook);

  test("holds risk of bias however it is capitalised, guesses, and columns of one's own", () => {
    expect(trials[0]).toEqual({
      line: 2,
      trial: "A 2001",
      riskOfBias: {
        randomisation: "low",
        deviations: null,
        missing: null,
        measurement: null,
        selection: null,
        overall: "some concerns",
      },
      blinding: { weeks: 6, treatment: { treatment: 30, comparator: 5, unknown: 5 }, comparator: null },
      credibility: null,
      expectancy: null,
      region: "heel",
      condition: null,
      technique: "deep",
      sessions: 6,
      operator: null,
      adherence: null,
      funding: "public",
      note: null,
      facts: { dose: 2 },
    });
    expect(trials[1]?.riskOfBias.randomisation).toBe("high");
    expect(trials[1]?.blinding).toBeNull();
  });

  test("is joined by the trial's name; contrasts without it have no facts", () => {
    expect(results.map(({ trialFacts }) => trialFacts)).toEqual([null, null, null]);
    const { contrasts, diagnostics } = joinTrials(results, trials);
    expect(diagnostics).toEqual([]);
    expect(contrasts.map(({ trialFacts }) => trialFacts?.technique)).toEqual(["deep", "superficial", "deep"]);
  });

  const { contrasts } = joinTrials(results, trials);
  const effects = effectSizes(contrasts, { outcome: "pain", measure: "MD" });
  const facet = (name: string) => stratify(effects, { by: [name] }).facets[0]?.values;

  test("gives facets in their own order: judgements from low to high, sessions by number", () => {
    expect(facet("robOverall")).toEqual(["low", "some concerns", "high"]);
    expect(facet("robRandomisation")).toEqual(["low", "high"]);
    expect(facet("sessions")).toEqual(["2", "6", "12"]);
    expect(facet("technique")).toEqual(["deep", "superficial"]);
    expect(facet("dose")).toEqual(["2", "3"]);
  });

  test("does not overrule what a row says: the region of the row comes first", () => {
    expect(facet("region")).toEqual(["heel", "neck"]);
  });

  test("pools by a fact; a trial without it stands in no cell and says so", () => {
    const grid = poolStrata(stratify(effects, { by: ["funding"] }));
    expect(grid.cells.map(({ stratum, fit }) => [stratum.key.funding, fit.k])).toEqual([
      ["industry", 1],
      ["public", 1],
    ]);
    expect(grid.strata.unplaced.map(({ code, reason }) => [code, reason])).toEqual([
      ["NO_FACET_VALUE", "the row has no funding"],
    ]);
  });
});

describe("joining", () => {
  const facts = readTrials("trial,technique\nA 2001,deep\nB2004,deep\nD 2011,deep\n");

  test("warns of facts without results and of results without facts, with the name that was meant", () => {
    const { contrasts, diagnostics } = joinTrials(results, facts);
    expect(diagnostics.map(({ code, severity, message, at }) => [code, severity, message, at])).toEqual([
      [
        "FACTS_WITHOUT_TRIAL",
        "warning",
        'there are facts of "B2004" and no results, did you mean "B 2004"?',
        { line: 3, trial: "B2004" },
      ],
      ["FACTS_WITHOUT_TRIAL", "warning", 'there are facts of "D 2011" and no results', { line: 4, trial: "D 2011" }],
      [
        "TRIAL_WITHOUT_FACTS",
        "warning",
        '"B 2004" has results and no facts, did you mean "B2004"?',
        { trial: "B 2004" },
      ],
      ["TRIAL_WITHOUT_FACTS", "warning", '"C 2009" has results and no facts', { trial: "C 2009" }],
    ]);
    expect(contrasts).toHaveLength(3);
    expect(contrasts[1]?.trialFacts).toBeNull();
  });

  test("refuses a trial that has facts twice, in one table or in two", () => {
    const twice = safeReadTrials("trial,technique\nA,deep\nA,superficial\n");
    expect(twice.diagnostics).toEqual([
      {
        code: "DUPLICATE_TRIAL",
        severity: "error",
        message: '"A" stands in line 2 too',
        remedy: "keep one row for each trial",
        at: { line: 3, row: 2, column: "trial" },
      },
    ]);
    expect(() => joinTrials(results, [...facts, ...facts])).toThrow(DataError);
  });
});

describe("ratings of credibility and expectancy", () => {
  const header = [
    "trial,credibility_instrument,credibility_weeks",
    ...["treatment", "comparator"].flatMap((arm) => ["n", "mean", "sd"].map((stem) => `${arm}_credibility_${stem}`)),
    "expectancy_instrument",
  ].join(",");

  test("keep the instrument, when it was asked, and the scores of each arm", () => {
    const [facts] = readTrials(`${header}\nA 2001,CEQ credibility,0.5,40,21.3,4.1,41,20.6,4.4,CEQ expectancy\n`);
    expect(facts?.credibility).toEqual({
      instrument: "CEQ credibility",
      weeks: 0.5,
      treatment: { n: 40, mean: 21.3, sd: 4.1 },
      comparator: { n: 41, mean: 20.6, sd: 4.4 },
    });
    expect(facts?.expectancy).toEqual({
      instrument: "CEQ expectancy",
      weeks: null,
      treatment: null,
      comparator: null,
    });
  });

  test("of one arm stay of one arm; some numbers of an arm without the others are an error", () => {
    const [facts] = readTrials(`${header}\nA 2001,,,40,21.3,4.1,,,,\n`);
    expect(facts?.credibility).toMatchObject({ instrument: null, treatment: { n: 40 }, comparator: null });
    const { diagnostics } = safeReadTrials(`${header}\nA 2001,CEQ,0,40,21.3,,0,20.6,-4.4,\n`);
    expect(diagnostics.map(({ code, at }) => [code, at?.column])).toEqual([
      ["OUT_OF_RANGE", "comparator_credibility_n"],
      ["OUT_OF_RANGE", "comparator_credibility_sd"],
      ["MISSING_VALUE", "treatment_credibility_sd"],
      ["MISSING_VALUE", "comparator_credibility_n"],
    ]);
  });
});

test("all problems of a table at once, each with its line and column", () => {
  const result =
    safeReadTrials(`study,rob_overall,rob_missing,sessions,comparator_guessed_treatment,comparator_did_not_know
,low,low,2,,
A,medium,low,2,,
B,low,high,-1,,
C,low,low,many,3,
`);
  expect(result.ok).toBe(false);
  expect(result.diagnostics.map(({ code, severity, at }) => [code, severity, at?.line, at?.column])).toEqual([
    ["MISSING_VALUE", "error", 2, "study"],
    ["NOT_ONE_OF", "error", 3, "rob_overall"],
    ["OUT_OF_RANGE", "error", 4, "sessions"],
    ["ROB_OVERALL", "warning", 4, "rob_overall"],
    ["NOT_A_NUMBER", "error", 5, "sessions"],
    ["MISSING_VALUE", "error", 5, "comparator_guessed_comparator"],
  ]);
  expect(safeReadTrials("name,tecnique\nA,deep\n").diagnostics.map(({ code }) => code)).toEqual([
    "UNKNOWN_COLUMN",
    "UNKNOWN_COLUMN",
    "MISSING_COLUMN",
  ]);
});
