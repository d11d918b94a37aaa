import { describe, expect, test } from "vitest";
import { contrastsFromArms, effectSizes, readContrasts, safeContrastsFromArms, stratify } from "../../src/index.js";

const book = {
  name: "arms",
  title: "Arms",
  layout: "arms",
  referenceArms: ["placebo", "usual care"],
  outcomes: [
    { name: "pain", domain: "pain", better: "lower", scale: [0, 10] },
    { name: "response", domain: "response", better: "higher" },
  ],
  controls: [
    { name: "placebo", comparator: "placebo", masked: "yes" },
    { name: "usual care", comparator: "usual-care" },
    { name: "unspecified", comparator: "unspecified" },
  ],
};

const csv = `trial,arm,outcome,weeks,n,mean,sd,se,events
A 2001,placebo,pain,0,40,6.1,2.0,,
A 2001,low dose,pain,0,41,6.0,2.1,,
A 2001,placebo,pain,6,40,5.1,2.0,,
A 2001,low dose,pain,6,41,4.6,2.1,,
A 2001,high dose,pain,6,39,4.2,2.2,,
A 2001,placebo,response,6,40,,,,8
A 2001,high dose,response,6,39,,,,15
B 2002,exercise,pain,12,,3.9,,0.30,
B 2002,usual care,pain,12,,4.4,,0.31,
`;

const problems = (text: string, codebook: unknown = book) => {
  const { ok, diagnostics } = safeContrastsFromArms(text, codebook);
  return { ok, found: diagnostics.map(({ code, severity, at }) => [code, severity, at?.line, at?.column]) };
};

describe("arms against the reference of their trial", () => {
  const contrasts = contrastsFromArms(csv, book);

  test("every other arm gives a contrast at each visit, in the order of its rows", () => {
    expect(
      contrasts.map(({ row, trial, treatmentArm, comparatorArm, weeks, kind }) => [
        ...[row, trial, treatmentArm, comparatorArm, weeks, kind],
      ]),
    ).toEqual([
      [2, "A 2001", "low dose", "placebo", 0, "means"],
      [4, "A 2001", "low dose", "placebo", 6, "means"],
      [5, "A 2001", "high dose", "placebo", 6, "means"],
      [7, "A 2001", "high dose", "placebo", 6, "events"],
      [8, "B 2002", "exercise", "usual care", 12, "means"],
    ]);
  });

  test("the numbers are those of the two rows, and the control is that of the reference arm's name", () => {
    expect(contrasts[2]).toMatchObject({
      treatment: { n: 39, mean: 4.2, sd: 2.2 },
      comparator: { n: 40, mean: 5.1, sd: 2 },
      control: { name: "placebo" },
    });
    expect(contrasts[3]).toMatchObject({ treatment: { n: 39, events: 15 }, comparator: { n: 40, events: 8 } });
    expect(contrasts[4]?.control.name).toBe("usual care");
  });

  test("are the contrasts of the same numbers side by side in a row", () => {
    const wide = `trial,treatment_arm,comparator_arm,comparator,outcome,weeks,treatment_n,treatment_mean,treatment_sd,comparator_n,comparator_mean,comparator_sd
A 2001,low dose,placebo,placebo,pain,6,41,4.6,2.1,40,5.1,2.0
`;
    const [same] = readContrasts(wide, { ...book, layout: "contrasts" });
    expect({ ...contrasts[1], row: 1, line: 2 }).toEqual(same);
  });

  test("readContrasts reads them too, since the codebook says what a row holds", () => {
    expect(readContrasts(csv, book)).toEqual(contrasts);
  });

  test("the reference arm of several contrasts is recognised as one and combined", () => {
    const effects = effectSizes(contrasts, { outcome: "pain", measure: "MD" });
    const at6 = effects.filter(({ contrast }) => contrast.weeks === 6);
    const { strata } = stratify(at6, { by: ["control"] });
    const own = strata.find(({ key }) => key.control === "placebo");
    expect(own?.effects.map(({ n, rows }) => [n, rows])).toEqual([[{ treatment: 80, comparator: 40 }, [4, 5]]]);
  });

  test("mean and SE without n give a mean difference with variance SE² + SE²", () => {
    const effects = effectSizes(contrasts, { outcome: "pain", measure: "MD" });
    const last = effects.at(-1);
    expect([last?.yi, last?.vi]).toEqual([3.9 - 4.4, 0.3 ** 2 + 0.31 ** 2]);
  });
});

describe("the reference arm", () => {
  const marked = (first: string, second: string) =>
    `trial,arm,reference,outcome,mean,sd,n\nA,one,${first},pain,4,2,20\nA,two,${second},pain,5,2,20\n`;

  test("is the one that a column marks, whatever its name", () => {
    expect(contrastsFromArms(marked("yes", "no"), book).map(({ comparatorArm }) => comparatorArm)).toEqual(["one"]);
  });

  test("is the first of the list that the trial has", () => {
    const text = "trial,arm,outcome,mean,sd,n\nA,usual care,pain,4,2,20\nA,placebo,pain,5,2,20\n";
    expect(contrastsFromArms(text, book)[0]?.comparatorArm).toBe("placebo");
    expect(contrastsFromArms(text, book, { reference: ["usual care"] })[0]?.comparatorArm).toBe("usual care");
  });

  test("is missing: an error that names the trial and its arms", () => {
    const result = safeContrastsFromArms(marked("", ""), book);
    expect(result.diagnostics).toEqual([
      {
        code: "NO_REFERENCE",
        severity: "error",
        message: '"A" has no reference arm among one, two',
        remedy: "say yes in a column reference, or name the arm in the codebook's referenceArms",
        at: { line: 2, row: 1, trial: "A", column: "reference" },
      },
    ]);
  });

  test("is there twice: an error", () => {
    expect(problems(marked("yes", "yes")).found).toEqual([["SEVERAL_REFERENCES", "error", 2, "reference"]]);
  });
});

test("all problems of a file at once, each with its line and its own column", () => {
  const text = `study,arm,outcome,weeks,ni,mean,sd,events
A,placebo,pain,6,40,5.1,2.0,
A,drug,pain,6,40,five,2.0,
A,drug,pian,6,40,5.1,2.0,
A,placebo,response,6,40,,,8
A,drug,response,6,,,,8
A,other,response,6,40,,,48
A,,pain,6,40,5.1,2.0,
`;
  expect(problems(text)).toEqual({
    ok: false,
    found: [
      ["NOT_A_NUMBER", "error", 3, "mean"],
      ["NOT_DECLARED", "error", 4, "outcome"],
      ["MISSING_VALUE", "error", 6, "ni"],
      ["EVENTS_ABOVE_N", "error", 7, "events"],
      ["MISSING_VALUE", "error", 8, "arm"],
    ],
  });
  const { diagnostics } = safeContrastsFromArms(text, book);
  expect(diagnostics.every(({ message }) => !message.includes("treatment_"))).toBe(true);
});

test("arms that hold different things are not compared", () => {
  const text = `trial,arm,outcome,score,mean,se
A,placebo,pain,final,5.1,0.2
A,drug,pain,change,-1.2,0.2
`;
  expect(problems(text).found).toEqual([["ARMS_DIFFER", "error", 3, "score"]]);
});

test("an arm twice at one visit is an error, whichever arm it is", () => {
  const text = `trial,arm,outcome,mean,se
A,placebo,pain,5.1,0.2
A,placebo,pain,5.2,0.2
A,drug,pain,4.2,0.2
A,drug,pain,4.1,0.2
`;
  expect(problems(text).found.map(([code, , line]) => [code, line])).toEqual([
    ["DUPLICATE_ROW", 3],
    ["DUPLICATE_ROW", 5],
  ]);
});

test("a row that nothing stands against is kept for the audit, with a warning", () => {
  const text = `trial,arm,outcome,weeks,mean,se
A,placebo,pain,6,5.1,0.2
A,drug,pain,6,4.1,0.2
A,drug,pain,12,4.0,0.2
A,placebo,pain,26,5.0,0.2
`;
  const result = safeContrastsFromArms(text, book);
  expect(result.ok && result.value.map(({ kind, row }) => [kind, row])).toEqual([
    ["means", 2],
    ["not-a-contrast", 3],
    ["not-a-contrast", 4],
  ]);
  expect(problems(text).found.map(([code, severity, line]) => [code, severity, line])).toEqual([
    ["UNPAIRED_ARM", "warning", 4],
    ["UNPAIRED_ARM", "warning", 5],
  ]);
});

test("an arm without numbers gives a row without numbers", () => {
  const text = "trial,arm,outcome,mean,se\nA,placebo,pain,5.1,0.2\nA,drug,pain,,\n";
  expect(contrastsFromArms(text, book).map(({ kind }) => kind)).toEqual(["reported-only"]);
});

test("a doubtful arm makes its contrasts doubtful; a header that was meant otherwise is asked about", () => {
  const text = "trial,arm,outcome,n,mean,sd,se\nA,placebo,pain,25,5.1,2,9\nA,drug,pain,25,4.1,2,0.4\n";
  expect(contrastsFromArms(text, book)[0]?.doubts.map(({ code, at }) => [code, at?.line])).toEqual([
    ["SD_AGAINST_SE", 2],
  ]);
  const typo = safeContrastsFromArms("trial,arm,outcome,evnts,mean\nA,placebo,pain,1,2\n", book);
  expect(typo.diagnostics[0]?.message).toBe('there is no column "evnts", did you mean "events"?');
});

test("columns that are needed are named", () => {
  expect(problems("year\n2001\n").found).toEqual([
    ["MISSING_COLUMN", "error", 1, "trial"],
    ["MISSING_COLUMN", "error", 1, "arm"],
    ["MISSING_COLUMN", "error", 1, "outcome"],
    ["MISSING_COLUMN", "error", 1, "mean"],
  ]);
});
