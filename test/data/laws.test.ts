import fc from "fast-check";
import { expect, test } from "vitest";
import { acupunctureBySham, bcg, cotchett2014 } from "../../datasets/index.js";
import {
  columns,
  contrastsFromArms,
  DataError,
  type Diagnostic,
  effectSizes,
  effectsFromTable,
  formatDiagnostic,
  joinTrials,
  type Row,
  readCodebook,
  readContrasts,
  readTrials,
  SynthesisError,
  safeContrastsFromArms,
  safeEffectsFromTable,
  safeReadCodebook,
  safeReadContrasts,
  safeReadTrials,
  toCsv,
} from "../../src/index.js";
import { deepFreeze } from "../support/freeze.js";
import { jsonOf } from "../support/json.js";
import { lines, read, survivesJson } from "../support/review.js";

const sound = (text: unknown, codebook?: unknown): void => {
  const result = safeReadContrasts(text as string, codebook);
  if (result.ok) expect(result.value.length).toBeGreaterThan(0);
  else expect(result.diagnostics.some(({ severity }) => severity === "error")).toBe(true);
  for (const { message, code } of result.diagnostics)
    expect(`${code} ${message}`).not.toMatch(/undefined|NaN|\[object/);
  expect(jsonOf(result)).not.toMatch(/NaN|Infinity/);
};

test("any text gives contrasts or diagnostics, and never a crash", () => {
  fc.assert(fc.property(fc.string({ maxLength: 300, unit: "binary" }), (text) => sound(text)));
});

test("any table under wane's own headers does so too", () => {
  const name = fc.constantFrom(...columns.flatMap((column) => [column.name, ...column.aliases]));
  const cell = fc.oneof(
    fc.constantFrom(
      "",
      "1",
      "-1",
      "0.5",
      "1e400",
      "NA",
      "abc",
      "MD",
      "means",
      "sham",
      "<0.001",
      "pain",
      "__proto__",
      "=1",
      '"',
    ),
    fc.string({ maxLength: 8 }),
  );
  const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const table = fc.uniqueArray(name, { minLength: 1, maxLength: 20 }).chain((header) =>
    fc.tuple(
      fc.constant(header),
      fc.array(fc.array(cell, { minLength: header.length, maxLength: header.length }), {
        minLength: 1,
        maxLength: 5,
      }),
    ),
  );
  fc.assert(
    fc.property(table, ([header, rows]) =>
      sound([header, ...rows].map((cells) => cells.map(quote).join(",")).join("\n")),
    ),
  );
});

test("a shipped file with bytes knocked out of it does so too", () => {
  for (const { csv, codebook } of [acupunctureBySham, bcg, cotchett2014]) {
    fc.assert(
      fc.property(
        fc.nat({ max: csv.length - 1 }),
        fc.nat({ max: 30 }),
        fc.string({ maxLength: 10 }),
        (at, length, text) => {
          sound(csv.slice(0, at) + text + csv.slice(at + length), codebook);
        },
      ),
    );
  }
});

test("any JSON as a codebook gives a codebook or diagnostics", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (input) => {
      const result = safeReadCodebook(input);
      if (!result.ok)
        expect(result.diagnostics.every(({ code, at }) => code === "CODEBOOK" && at?.path !== undefined)).toBe(true);
    }),
  );
});

const text = fc
  .string({ minLength: 1, maxLength: 20, unit: "grapheme" })
  .filter((value) => value.trim() === value && !/^[=+\-@\t\r]/.test(value) && /^[^\p{Cc}]+$/u.test(value));

test("what toCsv writes, readContrasts reads back", () => {
  fc.assert(
    fc.property(fc.array(fc.record({ trial: text, note: text }), { minLength: 1, maxLength: 6 }), (labels) => {
      const rows: Row[] = labels.map(({ trial, note }) => ({ trial, outcome: "pain", note, direction: "unclear" }));
      expect(readContrasts(toCsv(rows)).map(({ trial, note }) => ({ trial, note }))).toEqual(labels);
    }),
  );
});

const positive = fc.double({ min: 0.1, max: 50, noNaN: true });
const arm = fc.record({
  n: fc.integer({ min: 3, max: 200 }),
  mean: fc.double({ min: -50, max: 50, noNaN: true }),
  sd: positive,
});
const csvOf = (a: { n: number; mean: number; sd: number }, b: { n: number; mean: number; sd: number }) =>
  `trial,outcome,score,n1i,m1i,sd1i,n2i,m2i,sd2i\nA,pain,change,${a.n},${a.mean},${a.sd},${b.n},${b.mean},${b.sd}\n`;
const effectOf = (csv: string, measure: "MD" | "SMD") => {
  const [effect] = effectSizes(readContrasts(csv), { outcome: "pain", measure });
  if (effect?.yi === null || effect === undefined) throw new Error("the row has numbers");
  return effect;
};

test("exchanging the arms turns the sign and leaves the variance", () => {
  fc.assert(
    fc.property(arm, arm, fc.constantFrom("MD" as const, "SMD" as const), (a, b, measure) => {
      const [one, other] = [effectOf(csvOf(a, b), measure), effectOf(csvOf(b, a), measure)];
      expect(Math.abs(one.yi + other.yi)).toBeLessThanOrEqual(1e-12 * Math.abs(one.yi));
      expect(Math.abs(one.vi - other.vi)).toBeLessThanOrEqual(1e-12 * one.vi);
    }),
  );
});

test("an SMD does not change with the unit of the outcome, an MD changes in proportion", () => {
  fc.assert(
    fc.property(arm, arm, positive, (a, b, unit) => {
      const scaled = (group: typeof a) => ({ n: group.n, mean: group.mean * unit, sd: group.sd * unit });
      const [before, after] = [csvOf(a, b), csvOf(scaled(a), scaled(b))];
      const size = (Math.abs(a.mean) + Math.abs(b.mean)) / Math.min(a.sd, b.sd) + 1;
      expect(Math.abs(effectOf(after, "SMD").yi - effectOf(before, "SMD").yi)).toBeLessThanOrEqual(1e-12 * size);
      expect(Math.abs(effectOf(after, "MD").vi / effectOf(before, "MD").vi / unit ** 2 - 1)).toBeLessThanOrEqual(1e-12);
    }),
  );
});

/** The form that throws and the form that returns: the same values, or the same diagnostics. */
function expectAlike<T>(
  throwing: () => T,
  returned: { ok: boolean; value?: T; diagnostics?: readonly Diagnostic[] },
): void {
  if (returned.ok) expect(throwing()).toEqual(returned.value);
  else {
    const thrown = errorOf(throwing);
    expect(thrown).toBeInstanceOf(DataError);
    expect((thrown as DataError).diagnostics).toEqual(returned.diagnostics);
  }
}

function errorOf(call: () => unknown): unknown {
  try {
    return call();
  } catch (error) {
    return error;
  }
}

test("readContrasts, readTrials, readCodebook and the other readers throw what their safe forms return", () => {
  const cell = fc.constantFrom("", "A", "B", "1", "2.5", "-1", "x", "deep", "low", "pain");
  const csv = (header: string) => {
    const width = header.split(",").length;
    return fc
      .array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 })
      .map((rows) => [header, ...rows.map((cells) => cells.join(","))].join("\n"));
  };
  const arms = { reference: ["A"] };
  const question = { measure: "MD", outcome: "outcome" } as const;
  fc.assert(
    fc.property(
      csv("trial,outcome,weeks,direction"),
      csv("trial,arm,outcome,mean,se"),
      csv("study,yi,vi"),
      csv("trial,technique,rob_overall,sessions"),
      fc.oneof(
        fc.jsonValue(),
        fc.constantFrom(...[acupunctureBySham, bcg, cotchett2014].map(({ codebook }) => codebook)),
      ),
      (contrasts, ofArms, effects, trials, codebook) => {
        expectAlike(() => readContrasts(contrasts), safeReadContrasts(contrasts));
        expectAlike(() => contrastsFromArms(ofArms, undefined, arms), safeContrastsFromArms(ofArms, undefined, arms));
        expectAlike(() => effectsFromTable(effects, question), safeEffectsFromTable(effects, question));
        expectAlike(() => readTrials(trials), safeReadTrials(trials));
        expectAlike(() => readCodebook(codebook), safeReadCodebook(codebook));
      },
    ),
  );
});

test("readContrasts: one contrast a row; the order of rows changes nothing but their numbers", () => {
  fc.assert(
    fc.property(lines, (some) => {
      const forth = read(some);
      const back = read(some.toReversed()).toReversed();
      const bare = (rows: typeof forth) => rows.map((row) => ({ ...row, row: 0, line: 0 }));
      expect(forth).toHaveLength(some.length);
      expect(bare(back)).toEqual(bare(forth));
      expect(survivesJson(forth)).toBe(true);
    }),
  );
});

test("readCodebook: every shipped codebook, with any part left out that may be, is read and left as it was", () => {
  const whole = deepFreeze(structuredClone(acupunctureBySham.codebook)) as Record<string, unknown>;
  const parts = Object.keys(whole).filter((key) => !["name", "title", "outcomes"].includes(key));
  fc.assert(
    fc.property(fc.subarray(parts), (left) => {
      const written = Object.fromEntries(Object.entries(whole).filter(([key]) => !left.includes(key)));
      const result = safeReadCodebook(written);
      // Columns and windows name one another, so that some parts are needed once others are there.
      if (result.ok) expect(survivesJson(readCodebook(written))).toBe(true);
      else expect(left.length).toBeGreaterThan(0);
    }),
  );
});

test("joinTrials: as many contrasts as before, each with the facts of its trial or none, and a warning for each name without a fellow", () => {
  const names = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 8 });
  fc.assert(
    fc.property(lines, names, (some, numbers) => {
      const contrasts = deepFreeze(read(some));
      const facts =
        numbers.length === 0
          ? []
          : readTrials(`trial,technique\n${numbers.map((n) => `Trial ${n},t${n}`).join("\n")}\n`);
      const { contrasts: joined, diagnostics } = joinTrials(contrasts, facts);
      expect(joined.map(({ trialFacts: _, ...rest }) => rest)).toEqual(
        contrasts.map(({ trialFacts: _, ...rest }) => rest),
      );
      for (const { trial, trialFacts } of joined)
        expect(trialFacts).toBe(facts.find((each) => each.trial === trial) ?? null);
      const [here, there] = [new Set(contrasts.map(({ trial }) => trial)), new Set(facts.map(({ trial }) => trial))];
      const alone =
        [...here].filter((trial) => !there.has(trial)).length + [...there].filter((trial) => !here.has(trial)).length;
      expect(diagnostics).toHaveLength(alone);
      expect(survivesJson({ joined, diagnostics })).toBe(true);
    }),
  );
});

test("DataError, SynthesisError and formatDiagnostic say in one text what their diagnostics hold", () => {
  const words = fc.string({ minLength: 1, maxLength: 20 });
  const diagnostic = fc.record({
    code: fc.constantFrom("A", "B"),
    severity: fc.constantFrom("error" as const, "warning" as const),
    message: words,
    remedy: words,
    at: fc.record({ line: fc.integer({ min: 1, max: 99 }), column: words }),
  });
  fc.assert(
    fc.property(fc.array(diagnostic, { minLength: 1, maxLength: 15 }), (diagnostics) => {
      const errors = diagnostics.filter(({ severity }) => severity === "error");
      const thrown = new DataError(diagnostics);
      expect(thrown.diagnostics).toEqual(diagnostics);
      for (const each of errors.slice(0, 10)) expect(thrown.message).toContain(formatDiagnostic(each));
      const [{ code, message, remedy, at }] = diagnostics as [Diagnostic];
      const single = new SynthesisError(code, message, { remedy: remedy as string, at: at as { line: number } });
      expect([single.code, single.message]).toEqual([code, formatDiagnostic(single.diagnostic)]);
      for (const part of [message, remedy, `line ${at?.line}`]) expect(single.message).toContain(part);
    }),
  );
});
