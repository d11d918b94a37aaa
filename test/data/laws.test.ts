import fc from "fast-check";
import { expect, test } from "vitest";
import { acupunctureBySham, bcg, cotchett2014 } from "../../datasets/index.js";
import { columns, readContrasts, safeReadCodebook, safeReadContrasts } from "../../src/data/index.js";
import { effectSizes } from "../../src/effect/index.js";
import { toCsv } from "../../src/tidy/index.js";
import type { Row } from "../../src/types/index.js";

const sound = (text: unknown, codebook?: unknown): void => {
  const result = safeReadContrasts(text as string, codebook);
  if (result.ok) expect(result.value.length).toBeGreaterThan(0);
  else expect(result.diagnostics.some(({ severity }) => severity === "error")).toBe(true);
  for (const { message, code } of result.diagnostics)
    expect(`${code} ${message}`).not.toMatch(/undefined|NaN|\[object/);
  expect(JSON.stringify(result)).not.toContain(":NaN");
};

test("any text gives contrasts or diagnostics, and never a crash", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300, unit: "binary" }), (text) => sound(text)),
    { numRuns: 300 },
  );
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
    { numRuns: 500 },
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
      { numRuns: 60 },
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
    { numRuns: 200 },
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
    { numRuns: 200 },
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
