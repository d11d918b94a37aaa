import { describe, expect, test } from "vitest";
import { readContrasts, safeContrastsFromArms, safeReadContrasts } from "../../src/data/index.js";
import { DataError } from "../../src/errors.js";
import type { Diagnostic } from "../../src/types/index.js";

const codebook = {
  name: "test",
  title: "Test",
  outcomes: [
    { name: "pain", domain: "pain", better: "lower", scale: [0, 10] },
    { name: "response", domain: "response", better: "higher" },
  ],
};

const header = "trial,outcome,comparator,sham_type,weeks,weeks_from,treatment_arm,comparator_arm";
const lead = (trial = "A 2001", outcome = "pain", comparator = "sham", sham = "penetrating", weeks = "6") =>
  `${trial},${outcome},${comparator},${sham},${weeks},randomisation,needling,sham`;

const means = (cells: string, ...others: string[]) =>
  `${header},treatment_n,treatment_mean,treatment_sd,comparator_n,comparator_mean,comparator_sd\n${lead()},${cells}\n${others.join("\n")}`;
const events = (cells: string) =>
  `${header},treatment_n,treatment_events,comparator_n,comparator_events\n${lead("A", "response")},${cells}\n`;
const estimate = (cells: string) => `${header},measure,estimate,ci_lower,ci_upper,p_value\n${lead()},${cells}\n`;

const errorsOf = (text: unknown, book: unknown = codebook): readonly Diagnostic[] => {
  const result = safeReadContrasts(text as string, book);
  return result.ok ? [] : result.diagnostics.filter(({ severity }) => severity === "error");
};

/** Name of the fault, the text, and the one diagnostic that must come: code, line, column, and what it must say. */
const cases: readonly [
  string,
  unknown,
  Partial<Diagnostic["at"] & object> & { code: string; says: RegExp; remedy?: RegExp },
][] = [
  ["nothing at all", "", { code: "EMPTY_FILE", says: /empty/ }],
  ["white space only", " \n\n ", { code: "EMPTY_FILE", says: /empty/ }],
  ["not a text", 42, { code: "NOT_TEXT", says: /needs text, got number/ }],
  ["null", null, { code: "NOT_TEXT", says: /needs text, got null/ }],
  ["a header only", `${header},estimate,measure\n`, { code: "NO_ROWS", line: 1, says: /header and no row/ }],
  ["binary junk", "PK\u0003\u0004\u0000\u0000junk,\u0001\n", { code: "NOT_TEXT", says: /not text/, remedy: /UTF-8/ }],
  ["a quote that is not closed", `trial,estimate\n"A,1\n`, { code: "BROKEN_CSV", line: 2, says: /[Qq]uote/ }],
  [
    "a row that is too short",
    `trial,outcome,estimate,measure\nA,pain,1\n`,
    { code: "ROW_LENGTH", line: 2, says: /needs 4 cells .* got 3/ },
  ],
  [
    "a very long line",
    `trial,note,estimate,measure\nA,${"x".repeat(20_000)},1,MD\n`,
    { code: "CELL_TOO_LONG", line: 2, column: "note", says: /got 20000/ },
  ],
  [
    "a missing column",
    `outcome,measure,estimate\npain,MD,1\n`,
    { code: "MISSING_COLUMN", column: "trial", says: /no column trial/ },
  ],
  [
    "one arm's column missing",
    `trial,outcome,treatment_mean,treatment_sd\nA,pain,1,1\n`,
    { code: "MISSING_COLUMN", column: "comparator_mean", says: /no comparator_mean/ },
  ],
  [
    "a misspelt column",
    means("40,3,2,40,3,2").replace("treatment_sd", "treatmnet_sd"),
    { code: "UNKNOWN_COLUMN", line: 1, column: "treatmnet_sd", says: /did you mean "treatment_sd"/ },
  ],
  [
    "a column twice",
    `trial,study,outcome,estimate,measure\nA,A,pain,1,MD\n`,
    { code: "DUPLICATE_COLUMN", column: "study", says: /both stand for trial/ },
  ],
  [
    "__proto__ as a column",
    `trial,__proto__,outcome,measure,estimate\nA,x,pain,MD,1\n`,
    { code: "RESERVED_COLUMN", column: "__proto__", says: /cannot be the name/ },
  ],
  [
    "text in a number",
    means("forty,3,2,40,3,2"),
    { code: "NOT_A_NUMBER", line: 2, column: "treatment_n", says: /got "forty"/ },
  ],
  [
    "a decimal comma between commas",
    means('40,"3,2",2,40,3,2'),
    { code: "NOT_A_NUMBER", line: 2, column: "treatment_mean", says: /got "3,2"/, remedy: /point/ },
  ],
  [
    "a formula in a number",
    means("40,=1+2,2,40,3,2"),
    { code: "NOT_A_NUMBER", line: 2, column: "treatment_mean", says: /got "=1\+2"/ },
  ],
  [
    "a dash for missing",
    means("40,3,-,40,3,2"),
    { code: "NOT_A_NUMBER", line: 2, column: "treatment_sd", says: /needs a number above 0, got "-"/, remedy: /empty/ },
  ],
  [
    "a negative SD",
    means("40,3,-2,40,3,2"),
    { code: "OUT_OF_RANGE", line: 2, column: "treatment_sd", says: /above 0, got "-2"/ },
  ],
  [
    "n = 0",
    means("0,3,2,40,3,2"),
    { code: "OUT_OF_RANGE", line: 2, column: "treatment_n", says: /1 or above, got "0"/ },
  ],
  [
    "a fractional n",
    means("40,3,2,39.5,3,2"),
    { code: "OUT_OF_RANGE", line: 2, column: "comparator_n", says: /whole number .* got "39.5"/ },
  ],
  [
    "a number beyond all numbers",
    means("40,1e999,2,39,3,2"),
    { code: "OUT_OF_RANGE", column: "treatment_mean", says: /1e999/ },
  ],
  [
    "more events than participants",
    events("20,21,20,3"),
    { code: "EVENTS_ABOVE_N", line: 2, column: "treatment_events", says: /at most treatment_n = 20, got 21/ },
  ],
  [
    "limits reversed",
    estimate("MD,-1,0.5,-2.5,"),
    { code: "LIMITS_REVERSED", line: 2, column: "ci_lower", says: /got 0.5 and -2.5/, remedy: /exchange/ },
  ],
  [
    "one limit only",
    estimate("MD,-1,-2.5,,"),
    { code: "LIMITS_INCOMPLETE", line: 2, column: "ci_upper", says: /empty beside/ },
  ],
  ["a ratio of 0", estimate("OR,0,0.1,2,"), { code: "NOT_A_RATIO", column: "estimate", says: /above 0, got 0/ }],
  [
    "percentage points",
    estimate("RD,12,2,22,"),
    { code: "NOT_A_PROPORTION", column: "estimate", says: /got 12/, remedy: /divide .* by 100/ },
  ],
  [
    "a p-value above 1",
    estimate("MD,-1,-2,0,1.2"),
    { code: "OUT_OF_RANGE", column: "p_value", says: /0 to 1, got "1.2"/ },
  ],
  [
    "an unknown measure",
    estimate("NNT,-1,-2,0,"),
    { code: "NOT_ONE_OF", column: "measure", says: /MD, SMD, OR, RR, RD, .*got "NNT"/ },
  ],
  [
    "an unknown control",
    means("40,3,2,40,3,2").replace("sham,penetrating", "placebo,"),
    { code: "NOT_DECLARED", line: 2, column: "comparator", says: /got "placebo"/, remedy: /declared are no-treatment/ },
  ],
  [
    "a misspelt sham type",
    means("40,3,2,40,3,2").replace("sham,penetrating", "sham,non-penetating"),
    { code: "NOT_DECLARED", column: "sham_type", says: /did you mean "non-penetrating"/ },
  ],
  [
    "a sham type on a row that is no sham",
    means("40,3,2,40,3,2").replace("sham,penetrating", "active,penetrating"),
    { code: "SHAM_TYPE_WITHOUT_SHAM", line: 2, column: "sham_type", says: /beside comparator "active"/ },
  ],
  [
    "an outcome that is not declared",
    means("40,3,2,40,3,2").replace(",pain,", ",pian,"),
    { code: "NOT_DECLARED", column: "outcome", says: /did you mean "pain"/ },
  ],
  [
    "weeks before randomisation",
    means("40,3,2,40,3,2").replace(",6,", ",-2,"),
    { code: "NEGATIVE_WEEKS", column: "weeks", says: /got -2/ },
  ],
  [
    "the same arm twice",
    means("40,3,2,40,3,2").replace("needling,sham,", "needling,needling,"),
    { code: "SAME_ARM_TWICE", column: "comparator_arm", says: /two arms/ },
  ],
  [
    "a duplicate row",
    means("40,3,2,40,3,2", `${lead()},40,3,2,40,3,2`),
    { code: "DUPLICATE_ROW", line: 3, says: /in line 2 too/, remedy: /keep one/ },
  ],
  [
    "a needed cell empty",
    means("40,,2,40,3,2"),
    { code: "MISSING_VALUE", line: 2, column: "treatment_mean", says: /kind means needs it/ },
  ],
  [
    "a level in percent",
    `trial,outcome,measure,estimate,ci_lower,ci_upper,ci_level\nA,pain,MD,1,0,2,95\n`,
    { code: "OUT_OF_RANGE", column: "ci_level", says: /got 95/, remedy: /0.95/ },
  ],
];

describe("bad input gives one clear diagnostic with place, value and remedy", () => {
  test.each(cases)("%s", (_, text, { code, says, remedy, ...at }) => {
    const errors = errorsOf(text);
    expect(errors.map((each) => each.code)).toEqual([code]);
    const [only] = errors as [Diagnostic];
    expect(only.message).toMatch(says);
    expect(only.remedy ?? "").toMatch(remedy ?? /./);
    expect(only.at ?? {}).toMatchObject(at);
  });
});

test("all problems of a file are reported at once, in every row", () => {
  const text = means("forty,3,-2,40,3,2", `${lead("B")},40,x,2,40.5,3,2`, `${lead("C", "pian")},40,3,2,40,3,2`);
  expect(errorsOf(text).map(({ code, at }) => [code, at?.line, at?.column])).toEqual([
    ["NOT_A_NUMBER", 2, "treatment_n"],
    ["OUT_OF_RANGE", 2, "treatment_sd"],
    ["NOT_A_NUMBER", 3, "treatment_mean"],
    ["OUT_OF_RANGE", 3, "comparator_n"],
    ["NOT_DECLARED", 4, "outcome"],
  ]);
});

test("readContrasts throws them together, line by line", () => {
  const text = means("forty,3,-2,40,3,2");
  expect(() => readContrasts(text, codebook)).toThrow(DataError);
  expect(() => readContrasts(text, codebook)).toThrow(
    /2 problems\nline 2, column treatment_n: .*\nline 2, column treatment_sd: /,
  );
});

test("diagnostics name columns as the file does", () => {
  expect(errorsOf("study,outcome,n1i,m1i,sd1i,n2i,m2i,sd2i\nA,pain,40,3,-2,40,3,2\n")[0]?.at?.column).toBe("sd1i");
});

test("an unknown column is passed over with a warning that says how to keep it", () => {
  const text = `trial,outcome,measure,estimate,se,colour\nA,pain,MD,1,0.5,blue\n`;
  const result = safeReadContrasts(text, codebook);
  expect(result.ok).toBe(true);
  expect(result.diagnostics).toMatchObject([{ code: "UNKNOWN_COLUMN", severity: "warning", at: { column: "colour" } }]);
});

test("mixed decimal signs are refused", () => {
  const text = `trial;outcome;measure;estimate;se\nA;pain;MD;1,5;0,5\nB;pain;MD;1.5;0,5\n`;
  expect(errorsOf(text)).toMatchObject([{ code: "MIXED_DECIMALS" }]);
});

test("a label that is __proto__, a formula or markup is a label like any other", () => {
  const text = means(
    "40,3,2,40,3,2",
    `${lead("__proto__")},40,3,2,40,3,2`,
    `${lead("=cmd()")},40,3,2,40,3,2`,
    `${lead("<b>B</b>")},40,3,2,40,3,2`,
  );
  const result = safeReadContrasts(text, codebook);
  expect(result.ok && result.value.map(({ trial }) => trial)).toEqual(["A 2001", "__proto__", "=cmd()", "<b>B</b>"]);
  expect(result.diagnostics.map(({ code }) => code)).toEqual(["FORMULA_LIKE"]);
  expect(({} as Record<string, unknown>).trial).toBeUndefined();
});

describe("a codebook that is wrong says where", () => {
  test.each([
    ["not an object", 7, ""],
    ["without outcomes", { name: "x", title: "x", outcomes: [] }, "outcomes"],
    [
      "a direction that is none",
      { ...codebook, outcomes: [{ name: "pain", domain: "pain", better: "less" }] },
      "outcomes.0.better",
    ],
    [
      "a scale upside down",
      { ...codebook, outcomes: [{ name: "pain", domain: "pain", better: "lower", scale: [10, 0] }] },
      "outcomes.0.scale",
    ],
    ["a hierarchy of what is not there", { ...codebook, hierarchy: { pain: ["ache"] } }, "hierarchy.pain"],
    ["a hierarchy across domains", { ...codebook, hierarchy: { pain: ["response"] } }, "hierarchy.pain"],
    ["a column that wane has", { ...codebook, columns: [{ name: "weeks" }] }, "columns"],
    ["a word that is not known", { ...codebook, outcome: "pain" }, ""],
    ["an outcome twice", { ...codebook, outcomes: [codebook.outcomes[0], codebook.outcomes[0]] }, "outcomes"],
  ])("%s", (_, book, path) => {
    const errors = errorsOf(means("40,3,2,40,3,2"), book);
    expect(errors.length).toBeGreaterThan(0);
    expect(errors[0]).toMatchObject({ code: "CODEBOOK", at: { path } });
  });
});

describe("a file without a codebook is told of no codebook", () => {
  const rows = [
    "trial,outcome,comparator,weeks,treatment_n,treatment_mean,treatment_sd,comparator_n,comparator_mean,comparator_sd",
    "A 2001,pain,sham,6,40,3.2,2,41,4.1,2.2",
    "B 2004,,shamm,6,40,3.2,2,41,4.1,2.2",
  ];
  const found = safeReadContrasts(rows.join("\n")).diagnostics.filter(({ severity }) => severity === "error");

  test("an empty outcome beside named ones, and a comparator that is not known", () => {
    expect(found.map(({ code, message, remedy }) => `${code}: ${message}; ${remedy}`).sort()).toEqual([
      "MISSING_VALUE: outcome is empty, and other rows name theirs; write the outcome of this row, as others have pain",
      expect.stringMatching(
        /^NOT_DECLARED: needs a value that is known without a codebook, got "shamm", did you mean "sham"\?; known are .*sham.*; a codebook declares others$/,
      ),
    ]);
  });

  test("columns of results by other names: the names that are wanted are in the remedy", () => {
    const { diagnostics } = safeReadContrasts("study,endpoint,mean_t,mean_c\nA 2001,pain,3,4\n");
    expect(diagnostics.find(({ code }) => code === "MISSING_COLUMN")?.remedy).toMatch(
      /treatment_mean.*comparator_.*treatment_events.*ci_lower.*direction.*rename/,
    );
  });
});

describe("one trial under two spellings", () => {
  const file = (...trials: readonly string[]) =>
    safeReadContrasts(
      `${header},treatment_n,treatment_mean,treatment_sd,comparator_n,comparator_mean,comparator_sd\n${trials.map((trial) => `${lead(trial)},40,3.2,2,41,4.1,2.2`).join("\n")}\n`,
      codebook,
    ).diagnostics.filter(({ code }) => code === "NAMES_ALIKE");

  test("differing in capitals, spaces or points is a warning, and nothing is joined", () => {
    expect(
      file("van Dijk 2004", "A 2001", "Van Dijk  2004.").map(({ severity, message, at }) => [
        severity,
        message,
        at?.line,
      ]),
    ).toEqual([
      [
        "warning",
        '"Van Dijk  2004." and "van Dijk 2004" of line 2 differ in capitals, spaces or points alone, and are taken for two trials',
        4,
      ],
    ]);
  });

  test("differing in a letter or a digit is nothing", () => {
    expect(file("A 2001", "A 2001a", "A 2002", "Ä 2001")).toEqual([]);
  });
});

describe("one name under two spellings", () => {
  const alike = (text: string, of: typeof safeReadContrasts = safeReadContrasts) =>
    of(text).diagnostics.flatMap(({ code, severity, message, at }) =>
      code === "NAMES_ALIKE" ? [[severity, at?.line, at?.column, message]] : [],
    );

  test("of an outcome: a warning with both spellings and their lines, since trials would drop out unseen", () => {
    const numbers = "10,2,1,10,3,1";
    expect(
      alike(
        `trial,outcome,n1i,m1i,sd1i,n2i,m2i,sd2i\nA,pain,${numbers}\nB,Pain,${numbers}\nC,pain ,${numbers}\nD,Pain,${numbers}\n`,
      ),
    ).toEqual([
      [
        "warning",
        3,
        "outcome",
        '"Pain" of lines 3, 5 and "pain" of line 2 differ in capitals, spaces or points alone, and are taken for two outcomes',
      ],
    ]);
  });

  test("of arms within a trial, of instruments, windows, regions and conditions", () => {
    const rows = [
      "A,Needling,sham,VAS,short term,neck,pain",
      "A,needling,Sham,vas,Short-term,Neck,pain.",
      "B,NEEDLING,SHAM,VAS,short term,neck,pain",
    ];
    const found = alike(
      `trial,treatment_arm,comparator_arm,instrument,window,body_region,condition,outcome,direction\n${rows.map((row) => `${row},o,unclear`).join("\n")}\n`,
    );
    expect(found.map(([, line, column]) => `${line} ${column}`)).toEqual([
      "3 instrument",
      "3 window",
      "3 body_region",
      "3 condition",
      "3 treatment_arm",
      "3 comparator_arm",
    ]);
    expect(found.at(-1)?.[3]).toContain("are taken for two arms");
  });

  test("doses and years that a point or a space divides are two names", () => {
    const rows = ["1.5 mg,12 weeks", "15 mg,1-2 weeks", "1 5 g,12 months"];
    expect(
      alike(
        `trial,treatment_arm,instrument,outcome,direction\n${rows.map((row) => `A,${row},o,unclear`).join("\n")}\n`,
      ),
    ).toEqual([]);
  });

  test("in a file of arms too", () => {
    const csv =
      "study,arm,outcome,n,mean,sd\nA 1,drug,o,9,1,1\nA 1,placebo,o,9,1,1\na 1,drug,o,9,1,1\na 1,placebo,o,9,1,1\n";
    expect(
      alike(csv, (text) => safeContrastsFromArms(text as string, undefined, { reference: ["placebo"] })),
    ).toMatchObject([["warning", 4, "study", expect.stringContaining("two trials")]]);
  });
});

describe("means without what tells their precision", () => {
  const found = (text: string, of: typeof safeReadContrasts = safeReadContrasts) =>
    of(text).diagnostics.filter(({ code }) => code === "NO_SD");

  test("are warned of once, with the columns and the lines", () => {
    expect(found("trial,outcome,n1i,m1i,sd1i,n2i,m2i\nA,pain,10,2,1,10,3\nB,pain,10,2,,,3\n")).toEqual([
      {
        code: "NO_SD",
        severity: "warning",
        message:
          "2 of 2 rows give means and no effect: an arm lacks its size, or everything that gives its standard deviation (comparator_sd in lines 2, 3; sd1i in line 3; n2i in line 3)",
        remedy: "give the size of each arm and its SD, standard error or confidence limits, if they are known",
        at: { line: 2, row: 1 },
      },
    ]);
  });

  test("in a file of arms are told from the row of the arm and that of its reference", () => {
    const csv = "trial,arm,outcome,n,mean\nA,drug,o,9,1\nA,placebo,o,9,1\n";
    const of = (text: unknown) => safeContrastsFromArms(text as string, undefined, { reference: ["placebo"] });
    expect(found(csv, of)[0]?.message).toContain("(sd in line 2; sd of the reference arm in line 2)");
  });

  test("are no matter at baseline, nor where a standard error or limits with a size stand in for the SD", () => {
    const names = (stem: string) => `treatment_${stem},comparator_${stem}`;
    const head = `trial,outcome,visit,${["n", "mean", "sd", "se", "ci_lower", "ci_upper"].map(names).join(",")}`;
    expect(
      found(
        `${head}\nA,o,baseline,9,9,1,1,,,,,,,,\nA,o,follow-up,,,1,1,,,2,2,,,,\nB,o,follow-up,9,9,1,1,,,,,0,0,2,2\n`,
      ),
    ).toEqual([]);
  });
});

describe("whole numbers whose thousands are set apart", () => {
  const faults = (text: string) =>
    errorsOf(text).map(({ code, message, remedy, at }) => [code, at?.line, at?.column, message, remedy]);
  const file = (separator: string, ...sizes: readonly string[]) =>
    [
      ["trial", "outcome", "n1i", "m1i", "sd1i", "n2i", "m2i", "sd2i"],
      ...sizes.map((n, i) => [`T${i}`, "pain", n, "2", "1", "40", "3", "1"]),
    ]
      .map((cells) => cells.map((cell) => (cell.includes(separator) ? `"${cell}"` : cell)).join(separator))
      .join("\n");

  test.each([",", ";"])("are written without a separator, in a file with %s between cells", (separator) => {
    const sizes = [
      ["1,000", "write 1000 without a separator, or 1 without decimals"],
      ["12,345", "write 12345 without a separator"],
      ["1 000", "write 1000 without a separator"],
      ["1.234.567", "write 1234567 without a separator"],
      ["1'000", "write 1000 without a separator"],
      ["1\u202f000", "write 1000 without a separator"],
      ["40.000", "write 40000 without a separator, or 40 without decimals"],
    ] as const;
    expect(faults(file(separator, ...sizes.map(([size]) => size)))).toEqual(
      sizes.map(([size, remedy], i) => ["NOT_A_NUMBER", i + 2, "n1i", `needs a whole number, got "${size}"`, remedy]),
    );
  });

  test("are none where decimals are other than three, and means may have three", () => {
    expect(faults(`${file(",", "40.0", "40", "1000")}\nT9,pain,40,2.000,1.125,40,3,1`)).toEqual([]);
  });

  test("one person with an SD, a standard error or limits is doubtful; without them it is not", () => {
    const head = "trial,outcome,n1i,m1i,sd1i,treatment_se,treatment_ci_lower,treatment_ci_upper,n2i,m2i,sd2i";
    const { diagnostics } = safeReadContrasts(
      `${head}\nA,o,1,2,1,,,,40,3,1\nB,o,1,2,,1,,,40,3,1\nC,o,1,2,,,1,3,40,3,1\nD,o,1,2,,,,,40,3,1\nE,o,2,2,1,,,,40,3,1\n`,
    );
    expect(
      diagnostics.flatMap(({ code, severity, at }) => (code === "SD_OF_ONE" ? [[severity, at?.line, at?.column]] : [])),
    ).toEqual([
      ["warning", 2, "sd1i"],
      ["warning", 3, "treatment_se"],
      ["warning", 4, "treatment_ci_lower"],
    ]);
  });
});
