import { describe, expect, test } from "vitest";
import { DataError, effectsFromTable, pool, safeEffectsFromTable, stratify } from "../../src/index.js";
import { expectClose } from "../support/close.js";

const csv = `study,weeks,yi,vi
A 2001,6,-0.31,0.04
B 2004,12,-0.12,0.03
C 2009,26,,
`;

describe("a table of effects", () => {
  const effects = effectsFromTable(csv, { measure: "SMD" });

  test("gives one record a row, with the numbers as they stand", () => {
    expect(effects.map(({ yi, status }) => [yi, status])).toEqual([
      [-0.31, "usable"],
      [-0.12, "usable"],
      [null, "unusable"],
    ]);
    expectClose(effects[0]?.vi, 0.04, { relative: 1e-15 });
  });

  test("is taken by pool and by stratify", () => {
    expectClose(pool(effects, { tau2: "CE" }).estimate, (-0.31 / 0.04 - 0.12 / 0.03) / (1 / 0.04 + 1 / 0.03), {
      relative: 1e-12,
    });
    const windows = {
      name: "w",
      windows: [
        { name: "early", from: 0, to: 8 },
        { name: "late", from: 8 },
      ],
    };
    const { strata } = stratify(effects, { by: ["window"], windows });
    expect(strata.map((stratum) => [stratum.effects.length, stratum.withoutNumbers.length])).toEqual([
      [1, 0],
      [1, 1],
    ]);
  });

  test("may give standard errors, log ratios, and names of other programs", () => {
    const [effect] = effectsFromTable("studlab,TE,seTE,sm\nA,-0.5,0.2,OR\n");
    expect([effect?.yi, effect?.vi]).toEqual([-0.5, 0.2 ** 2]);
    expect(effect?.method.measure).toBe("OR");
  });

  test("is aligned by the codebook's direction", () => {
    const codebook = { name: "b", title: "B", outcomes: [{ name: "function", domain: "function", better: "higher" }] };
    const [effect] = effectsFromTable(csv, { measure: "SMD", codebook, favours: "left" });
    expect([effect?.yi, effect?.contrast.outcome.name]).toEqual([0.31, "function"]);
  });
});

test("several outcomes or measures are asked about, and one that is named is taken", () => {
  const outcomes = "trial,outcome,measure,yi,vi\nA,pain,SMD,1,0.1\nA,function,SMD,2,0.1\n";
  expect(() => effectsFromTable(outcomes)).toThrow(
    /SEVERAL_OUTCOMES|needs one outcome, got pain, function; choose with outcome: "pain"/,
  );
  expect(effectsFromTable(outcomes, { outcome: "function" }).map(({ status }) => status)).toEqual([
    "excluded",
    "usable",
  ]);
  const measures = "trial,measure,yi,vi\nA,SMD,1,0.1\nB,MD,2,0.1\n";
  expect(() => effectsFromTable(measures)).toThrow(expect.objectContaining({ code: "SEVERAL_MEASURES" }));
  expect(effectsFromTable(measures, { measure: "MD" }).map(({ status }) => status)).toEqual(["unusable", "usable"]);
});

test("all problems of a file at once, each with its line and column", () => {
  const result = safeEffectsFromTable(
    "label,yi,variance,weeks\nA,x,0.1,4\nB,1,0,4\nC,1,0.1,-3\nA,2,0.1,4\nA,2,0.1,4\n",
    {
      measure: "MD",
    },
  );
  expect(result.ok).toBe(false);
  expect(
    result.diagnostics
      .filter(({ severity }) => severity === "error")
      .map(({ code, at }) => [code, at?.line, at?.column]),
  ).toEqual([
    ["NOT_A_NUMBER", 2, "yi"],
    ["OUT_OF_RANGE", 3, "variance"],
    ["NEGATIVE_WEEKS", 4, "weeks"],
    ["DUPLICATE_ROW", 6, undefined],
  ]);
});

test("columns that are needed are named, and so is a measure", () => {
  const result = safeEffectsFromTable("year\n2001\n");
  expect(result.diagnostics.filter(({ code }) => code === "MISSING_COLUMN").map(({ at }) => at?.column)).toEqual([
    ...["trial", "yi", "vi", "measure"],
  ]);
  expect(() => effectsFromTable("year\n2001\n")).toThrow(DataError);
});

test("a variance and a standard error that disagree are refused, rounded ones are not", () => {
  const codes = (row: string) =>
    safeEffectsFromTable(`trial,yi,vi,sei\n${row}\n`, { measure: "MD" })
      .diagnostics.filter(({ severity }) => severity === "error")
      .map(({ code }) => code);
  expect(codes("A,1,0.0412,0.203")).toEqual([]);
  expect(codes("A,1,0.04,0.04")).toEqual(["PRECISION_TWICE"]);
});
