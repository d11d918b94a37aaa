import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { osteopain } from "../../datasets/index.js";
import {
  armColumns,
  type Column,
  type Diagnostic,
  effectColumns,
  SynthesisError,
  safeContrastsFromArms,
  safeEffectsFromTable,
  safeReadTrials,
  trialColumns,
} from "../../src/index.js";
import { jsonOf } from "../support/json.js";
import { runs } from "../support/runs.js";

interface Answer {
  readonly ok: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

const readers: readonly (readonly [string, readonly Column[], (text: string) => Answer])[] = [
  ["arms", armColumns, (text) => safeContrastsFromArms(text, undefined, { reference: ["placebo", "a"] })],
  ["effects", effectColumns, (text) => safeEffectsFromTable(text, { measure: "MD", outcome: "outcome" })],
  ["trials", trialColumns, (text) => safeReadTrials(text)],
];

const sound = (read: (text: string) => Answer, text: string): void => {
  try {
    const result = read(text);
    if (!result.ok) expect(result.diagnostics.some(({ severity }) => severity === "error")).toBe(true);
    for (const { code, message } of result.diagnostics)
      expect(`${code} ${message}`).not.toMatch(/undefined|NaN|\[object/);
    expect(jsonOf(result)).not.toMatch(/NaN|Infinity/);
  } catch (error) {
    // A table of effects may hold outcomes other than the one that is asked for.
    if (!(error instanceof SynthesisError)) throw error;
  }
};

describe.each(readers)("a file of %s", (_, columns, read) => {
  test("that is any text gives rows or diagnostics, and never a crash", () => {
    fc.assert(fc.property(fc.string({ maxLength: 300, unit: "binary" }), (text) => sound(read, text)));
  });

  test("that has any cells under its own headers does so too", () => {
    const name = fc.constantFrom(...columns.flatMap((column) => [column.name, ...column.aliases]));
    const words = [
      "",
      "1",
      "-1",
      "0.5",
      "1e400",
      "1e-320",
      "NA",
      "a",
      "placebo",
      "yes",
      "low",
      "sham",
      "__proto__",
      '"',
    ];
    const cell = fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 8 }));
    const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
    const table = fc.uniqueArray(name, { minLength: 1, maxLength: 20 }).chain((header) =>
      fc.tuple(
        fc.constant(header),
        fc.array(fc.array(cell, { minLength: header.length, maxLength: header.length }), {
          minLength: 1,
          maxLength: 6,
        }),
      ),
    );
    fc.assert(
      fc.property(table, ([header, rows]) =>
        sound(read, [header, ...rows].map((cells) => cells.map(quote).join(",")).join("\n")),
      ),
    );
  });
});

test("the order of rows does not change which arms are compared", () => {
  const [header = "", ...rows] = osteopain.csv.trimEnd().split("\n").slice(0, 60);
  const compared = (lines: readonly string[]) => {
    const result = safeContrastsFromArms([header, ...lines].join("\n"), osteopain.codebook);
    if (!result.ok) throw new Error(JSON.stringify(result.diagnostics[0]));
    return result.value
      .map(({ trial, treatmentArm, comparatorArm, weeks, kind }) =>
        JSON.stringify([trial, treatmentArm, comparatorArm, weeks, kind]),
      )
      .sort();
  };
  const asStored = compared(rows);
  fc.assert(
    fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) => {
      expect(compared(shuffled)).toEqual(asStored);
    }),
    runs(30),
  );
});
