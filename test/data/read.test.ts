import { describe, expect, test } from "vitest";
import { readCodebook, readContrasts, safeReadContrasts } from "../../src/data/index.js";
import type { Contrast } from "../../src/types/index.js";

const codebook = {
  name: "test",
  title: "Test",
  outcomes: [{ name: "pain", domain: "pain", better: "lower", scale: [0, 10] }],
  columns: [{ name: "sessions", type: "number" }],
};

const one = (text: string, book: unknown = codebook): Contrast => readContrasts(text, book)[0] as Contrast;
const doubtsOf = (text: string): string[] => one(text).doubts.map(({ code }) => code);

const rows = [
  [
    "trial",
    "outcome",
    "weeks",
    "treatment_n",
    "treatment_mean",
    "treatment_sd",
    "comparator_n",
    "comparator_mean",
    "comparator_sd",
    "note",
  ],
  ["A 2001", "pain", "6", "40", "3.2", "2.0", "40", "3.5", "2.3", "said, so"],
];
const write = (separator: string, end: string, decimal = ".") =>
  rows
    .map((cells) =>
      cells.map((cell) => (/^[\d.]+$/.test(cell) ? cell.replace(".", decimal) : `"${cell}"`)).join(separator),
    )
    .join(end) + end;

describe("one table, however it is written", () => {
  const plain = readContrasts(write(",", "\n"), codebook);
  test.each([
    ["CRLF", write(",", "\r\n")],
    ["a byte-order mark", `\ufeff${write(",", "\n")}`],
    ["semicolons", write(";", "\n")],
    ["semicolons and decimal commas", write(";", "\n", ",")],
    ["tabs", write("\t", "\n")],
    ["no line end at the end", write(",", "\n").trimEnd()],
    [
      "spaces around cells",
      write(",", "\n").replaceAll('"', "").replace("said, so", '"said, so"').replace("6,40", " 6 , 40 "),
    ],
  ])("%s", (_, text) => {
    expect(readContrasts(text, codebook)).toEqual(plain);
  });
});

test("lines count quoted line breaks and empty lines", () => {
  const text = `trial,outcome,note,direction\nA,pain,"two\nlines",no-difference\n\nB,pain,,unclear\n`;
  expect(readContrasts(text, codebook).map(({ line, row }) => [line, row])).toEqual([
    [2, 1],
    [5, 2],
  ]);
});

test("names of metafor and of meta are understood", () => {
  const metafor = one("study,outcome,ai,bi,ci,di\nA,pain,4,119,11,128\n");
  expect(metafor).toMatchObject({
    kind: "events",
    treatment: { n: 123, events: 4 },
    comparator: { n: 139, events: 11 },
  });
  const meta = one("studlab,outcome,n.e,mean.e,sd.e,n.c,mean.c,sd.c\nA,pain,10,1,2,12,3,4\n");
  expect(meta).toMatchObject({
    kind: "means",
    treatment: { n: 10, mean: 1, sd: 2 },
    comparator: { n: 12, mean: 3, sd: 4 },
  });
  const generic = one("studlab,outcome,sm,TE,seTE\nA,pain,OR,-0.5,0.2\n");
  expect(generic).toMatchObject({ kind: "estimate", measure: "OR", estimate: -0.5, se: 0.2, logScale: true });
});

test("a codebook renames headers and keeps columns of its own", () => {
  const contrast = one("author,outcome,sessions,direction\nA,pain,6,unclear\n", {
    ...codebook,
    rename: { author: "trial" },
  });
  expect(contrast.trial).toBe("A");
  expect(contrast.facts).toEqual({ sessions: 6 });
});

test("an empty cell is missing and never 0, and NA is empty where a number is due", () => {
  const contrast = one(
    "trial,outcome,weeks,treatment_n,treatment_mean,treatment_sd,comparator_n,comparator_mean,comparator_sd\nA,pain,,NA,3,,40,3,2\n",
  );
  expect(contrast).toMatchObject({ weeks: null, treatment: { n: null, sd: null } });
});

test("the kind of a row is found from its cells, or stated", () => {
  const kinds = readContrasts(
    "trial,outcome,kind,treatment_mean,treatment_sd,comparator_mean,comparator_sd,estimate,measure,se,direction\n" +
      "A,pain,,1,1,2,1,,,,\nB,pain,,,,,,1,MD,0.5,\nC,pain,,,,,,,,,no-difference\nD,pain,not-a-contrast,,,,,,,,\nE,pain,reported-only,,,,,1,MD,,\n",
    codebook,
  ).map(({ kind }) => kind);
  expect(kinds).toEqual(["means", "estimate", "reported-only", "not-a-contrast", "reported-only"]);
});

test("a sham without a type is unspecified, and a missing comparator too", () => {
  const names = readContrasts(
    "trial,outcome,comparator,sham_type,direction\nA,pain,sham,,unclear\nB,pain,,,unclear\nC,pain,sham,inert-device,unclear\n",
    codebook,
  ).map(({ control }) => control.name);
  expect(names).toEqual(["sham: unspecified", "unspecified", "sham: inert device"]);
});

test("a bound on p is kept as a bound", () => {
  expect(one("trial,outcome,p_value\nA,pain,<0.001\n").pValue).toEqual({ relation: "<", value: 0.001 });
});

describe("numbers that contradict one another make a row doubtful, and do not stop the file", () => {
  const estimate = (cells: string) =>
    `trial,outcome,measure,estimate,ci_lower,ci_upper,p_value,doubtful\nA,pain,${cells}\n`;
  test.each([
    ["symmetric within rounding (Cotchett 2014: -14.4, -23.5 to -5.2)", "MD,-14.4,-23.5,-5.2,0.002,", []],
    ["symmetric within rounding (Sterling 2015: -0.3, -5.4 to 4.7)", "MD,-0.3,-5.4,4.7,,", []],
    ["not symmetric (Sterling 2015 at 6 months: -4.4, -9.6 to -0.74)", "MD,-4.4,-9.6,-0.74,,", ["CI_ASYMMETRIC"]],
    ["estimate outside its interval", "MD,0.32,-0.2,0.1,,", ["CI_WITHOUT_ESTIMATE"]],
    ["symmetric on the log scale", "OR,0.50,0.25,1.00,,", []],
    ["an odds ratio symmetric on the natural scale only", "OR,0.50,0.10,0.90,,", ["CI_ASYMMETRIC"]],
    [
      "p against its interval (Irnich 2001: 17.28, 10.0 to 24.6, P = .327)",
      "MD,17.28,10.0,24.6,0.327,",
      ["P_AGAINST_CI"],
    ],
    ["a bound on p against its interval", "MD,-1.0,-3.0,1.0,<0.001,", ["P_AGAINST_CI"]],
    ["p just on the other side is no contradiction", "MD,-1.00,-2.01,0.01,0.049,", []],
    ["the file says so", "MD,-1,-2,0,,misprint suspected", ["DECLARED_DOUBTFUL"]],
  ])("%s", (_, cells, codes) => {
    expect(doubtsOf(estimate(cells))).toEqual(codes);
  });

  const means =
    "trial,outcome,treatment_n,treatment_mean,treatment_sd,treatment_se,comparator_n,comparator_mean,comparator_sd,score,treatment_ci_lower,treatment_ci_upper\n";
  test.each([
    ["an SE in place of an SD", "A,pain,25,3,0.4,0.4,25,3,2,,,", ["SD_AGAINST_SE"]],
    ["SD and SE that fit", "A,pain,25,3,2.0,0.4,25,3,2,,,", []],
    ["a mean outside its scale", "A,pain,25,31,2,,25,3,2,,,", ["MEAN_OUTSIDE_SCALE"]],
    ["an arm's interval that is not symmetric", "A,pain,25,3.0,,,25,3,2,,2.0,5.0", ["CI_ASYMMETRIC"]],
    ["an arm's interval symmetric within rounding", "A,pain,25,3.4,,,25,3,2,,2.0,4.9", []],
    ["a change may lie outside", "A,pain,25,-3,2,,25,-1,2,change,,", []],
  ])("%s", (_, cells, codes) => {
    expect(doubtsOf(means + cells)).toEqual(codes);
  });
});

test("arms that are told twice and differ are warned of", () => {
  const head = "trial,outcome,weeks,treatment_arm,comparator_arm,n1i,m1i,sd1i,n2i,m2i,sd2i\n";
  const same = safeReadContrasts(
    `${head}A,pain,6,needle,sham,40,3,2,40,4,2\nA,pain,6,needle,nothing,40,3,2,40,5,2\n`,
    codebook,
  );
  expect(same.diagnostics).toEqual([]);
  const differs = safeReadContrasts(
    `${head}A,pain,6,needle,sham,40,3,2,40,4,2\nA,pain,6,needle,nothing,40,3.1,2,40,5,2\n`,
    codebook,
  );
  expect(differs.ok).toBe(true);
  expect(differs.diagnostics).toMatchObject([{ code: "ARM_CONFLICT", severity: "warning", at: { line: 3 } }]);
});

test("without a codebook each outcome stands for itself, and that is said", () => {
  const result = safeReadContrasts("trial,outcome,direction\nA,pain,unclear\n");
  expect(result.ok && result.value[0]?.outcome).toMatchObject({ name: "pain", domain: "pain", better: "unknown" });
  expect(result.diagnostics.map(({ code }) => code)).toEqual(["NO_CODEBOOK"]);
});

test("a codebook that was read can be read again, and stays the same", () => {
  const once = readCodebook(codebook);
  expect(readCodebook(once)).toEqual(once);
  expect(readCodebook(JSON.parse(JSON.stringify(once)))).toEqual(once);
});

test("contrasts are plain: they survive JSON", () => {
  const contrasts = readContrasts(write(",", "\n"), codebook);
  expect(JSON.parse(JSON.stringify(contrasts))).toEqual(contrasts);
});
