import { describe, expect, test } from "vitest";
import { bangIndex } from "../../src/index.js";
import { expectClose, printed } from "../support/close.js";

// Counts and indices as printed in table 2 of doi:10.1155/2011/185034: 95 patients, a telescopic sham needle.
describe("Bang's index of a sham needle that does not pierce, ECAM 2011: 0.72 (0.60 to 0.83) and -0.60 (-0.74 to -0.46)", () => {
  const real = bangIndex({ treatment: 74, comparator: 6, unknown: 15 }, "treatment");
  const sham = bangIndex({ treatment: 68, comparator: 11, unknown: 16 }, "comparator");

  test("(74 - 6) / 95 = 0.716 and (11 - 68) / 95 = -0.600", () => {
    expectClose(real.index, 0.716, printed(3));
    expectClose(sham.index, -0.6, printed(3));
    expect([real.n, sham.n]).toEqual([95, 95]);
  });

  test("with the printed limits", () => {
    expectClose(real.confidence[0], 0.6, printed(2));
    expectClose(real.confidence[1], 0.83, printed(2));
    expectClose(sham.confidence[0], -0.74, printed(2));
    expectClose(sham.confidence[1], -0.46, printed(2));
  });
});

test("everybody right is 1, everybody wrong -1, nobody knowing 0, each without spread", () => {
  for (const [guesses, index] of [
    [{ treatment: 9, comparator: 0, unknown: 0 }, 1],
    [{ treatment: 0, comparator: 9, unknown: 0 }, -1],
    [{ treatment: 0, comparator: 0, unknown: 9 }, 0],
  ] as const) {
    const found = bangIndex(guesses, "treatment");
    expect(found).toMatchObject({ index, stdError: 0, confidence: [index, index], n: 9 });
    expect(found.notes.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      "BANG_AT_EDGE: 9 persons answered alike: the interval of the blinding index has no width",
    ]);
  }
});

// Braithwaite et al. 2018, doi:10.7717/peerj.5318, table 4, prints 0.6 with the limits 0.1 and 1.1 for these counts.
test("a limit that no index can have is cut there, with a note of where it was", () => {
  const { index, confidence, notes } = bangIndex({ treatment: 8, comparator: 2, unknown: 0 }, "treatment");
  expectClose(index, 0.6, printed(1));
  expectClose(confidence[0], 0.1, printed(1));
  expect(confidence[1]).toBe(1);
  expect(notes.map(({ message }) => message)).toEqual([
    "with 10 persons Wald's interval of the blinding index reaches 1.10: cut at the edge",
  ]);
  const other = bangIndex({ treatment: 8, comparator: 2, unknown: 0 }, "comparator");
  expect(other.confidence).toEqual([-1, -confidence[0]]);
  expect(bangIndex({ treatment: 60, comparator: 40, unknown: 9 }, "treatment").notes).toEqual([]);
});

test("the same guesses have opposite signs in the two arms", () => {
  const guesses = { treatment: 12, comparator: 5, unknown: 3 };
  expect(bangIndex(guesses, "comparator").index).toBe(-bangIndex(guesses, "treatment").index);
  expect(bangIndex(guesses, "comparator").stdError).toBe(bangIndex(guesses, "treatment").stdError);
});

test("no counts, negative ones and a level that is none are refused", () => {
  const ask = (treatment: number, comparator: number) => () =>
    bangIndex({ treatment, comparator, unknown: 0 }, "treatment");
  for (const wrong of [ask(0, 0), ask(-1, 3), ask(Number.NaN, 3), ask(Number.POSITIVE_INFINITY, 3)])
    expect(wrong).toThrow(expect.objectContaining({ code: "NO_GUESSES" }));
  expect(() => bangIndex({ treatment: 1, comparator: 1, unknown: 0 }, "treatment", 95)).toThrow(
    expect.objectContaining({ code: "BAD_OPTION" }),
  );
});
