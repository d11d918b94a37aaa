import { describe, expect, test } from "vitest";
import { naturalScale } from "../../src/measure/index.js";
import { fixed, fixedApart, list, numberFormat, percent, pValue, short } from "../../src/plot/format.js";
import { timeText, weekNumber, windowSpan } from "../../src/plot/weeks.js";
import { windows } from "./fixtures.js";

describe("numbers of a figure", () => {
  test.each([
    [2, 1.234, "1.23"],
    [0.05, 0.0123, "0.012"],
    [150, 123.456, "123.5"],
    [3e4, 12345.6, "12346"],
    [2, -0.001, "0.00"],
    [2, -0, "0.00"],
    [1e-9, -1.5e-9, "−1.50e−9"],
    [1e9, 2e9, "2.00e9"],
  ])("with intervals %d wide, %d is printed %s", (width, value, text) => {
    expect(numberFormat([[value - width / 2, value + width / 2]], naturalScale("MD")).number(value)).toBe(text);
  });

  test.each([
    [Math.log(0.49), "0.49"],
    [Math.log(0.023), "0.023"],
    [Math.log(12.34), "12.3"],
    [Math.log(250), "250"],
    [Math.log(2.5e7), "2.5e7"],
    [-2000, "2.6e−869"],
  ])("log ratio %d is printed as the ratio %s", (value, text) => {
    expect(numberFormat([], naturalScale("OR")).number(value)).toBe(text);
  });

  test.each([
    ["MD", -0.0033, "−0.003"],
    ["MD", -0.0004, "−0.0004"],
    ["MD", 0, "0.00"],
    ["MD", -0, "0.00"],
    ["MD", -0.006, "−0.01"],
    ["MD", 1e-9, "0.00"],
    ["OR", -0.0033, "0.997"],
    ["OR", 0.003, "1.003"],
    ["OR", 0, "1.00"],
    ["OR", 0.01, "1.01"],
  ] as const)("of %s %d is told from no effect where words name that: %s", (measure, value, text) => {
    const { number, interval } = numberFormat([[value - 1, value + 1]], naturalScale(measure), [0]);
    expect([number(value), interval([value, 2])[1]]).toEqual([text, text[0]]);
  });

  test("a number is told from several values at once", () => {
    expect([0.4996, 0.996, -0.0033, 0.5, 1.1].map((value) => fixedApart(value, 2, [0, 0.5, 1]))).toEqual([
      ...["0.4996", "0.996", "−0.003", "0.50", "1.10"],
    ]);
  });

  test("shares, p-values and lists", () => {
    expect([percent(0.1234), pValue(0.0001), pValue(0.0312), pValue(0.24)]).toEqual([
      "12.3%",
      "P < 0.001",
      "P = 0.031",
      "P = 0.24",
    ]);
    expect([short(6), short(0.1428571), short(-0), fixed(-0.4, 0)]).toEqual(["6", "0.14", "0", "0"]);
    expect([list([]), list(["a"]), list(["a", "b", "c"])]).toEqual(["", "a", "a, b and c"]);
  });
});

describe("windows in words", () => {
  test("closed on the right: over one border to the next", () => {
    expect(["immediate", "short", "long"].map((name) => windowSpan(name, windows))).toEqual([
      "up to 3 days",
      "over 3 days to 12 weeks",
      "over 12 to 52 weeks",
    ]);
  });

  test("closed on the left: from one border to under the next", () => {
    const left = { ...windows, closed: "left" as const };
    expect(["immediate", "short", "long"].map((name) => windowSpan(name, left))).toEqual([
      "under 3 days",
      "from 3 days to under 12 weeks",
      "from 12 to under 52 weeks",
    ]);
  });

  test("without an end, and where a name tells its own borders", () => {
    const open = { ...windows, windows: [{ name: "late", from: 12, to: null, anchor: null }] };
    expect(windowSpan("late", open)).toBe("over 12 weeks");
    expect(windowSpan("late", { ...open, closed: "left" })).toBe("from 12 weeks");
    expect(windowSpan("up to 72 hours", windows)).toBe(null);
    expect(windowSpan("short", "reported")).toBe(null);
  });

  test("a time below a week is told in days", () => {
    expect([timeText(1 / 7), timeText(3 / 7), timeText(1), timeText(12)]).toEqual([
      "1 day",
      "3 days",
      "1 week",
      "12 weeks",
    ]);
    expect([weekNumber(1 / 7), weekNumber(6), weekNumber(0)]).toEqual(["1 d", "6", "0"]);
  });
});
