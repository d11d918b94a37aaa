import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { agrees, ledger } from "./compare.js";
import { namedArguments, type ReferenceCase, result } from "./reference.js";
import { topics } from "./topics.js";

test("every file of results has a ledger, an adapter and a test", () => {
  const files = readdirSync(new URL("results", import.meta.url)).map((file) => file.replace(/\.json$/, ""));
  const tests = readdirSync(new URL(".", import.meta.url)).filter((file) => file.endsWith(".test.ts"));
  expect(Object.keys(ledger).toSorted()).toEqual(files.toSorted());
  expect(Object.keys(topics).toSorted()).toEqual(files.toSorted());
  for (const file of files) expect(tests).toContain(`${file.replaceAll("_", "-")}.test.ts`);
});

describe("agreement", () => {
  const comparison = (actual: number | null, expected: number | null, tolerance: object) =>
    agrees({ field: "any", actual, expected, tolerance: { relative: 1e-8, ...tolerance } });

  test("is relative, and counts positions near 0 against a scale", () => {
    expect(comparison(1 + 1e-9, 1, {})).toBe(true);
    expect(comparison(1 + 1e-7, 1, {})).toBe(false);
    expect(comparison(1e-10, 0, {})).toBe(false);
    expect(comparison(1e-10, 0, { scale: 0.1 })).toBe(true);
  });

  test("of probabilities is that of their logarithms", () => {
    expect(comparison(1e-300 * (1 + 1e-7), 1e-300, { log: true })).toBe(true);
    expect(comparison(0, 1e-300, { log: true })).toBe(false);
    expect(comparison(1e-320, 0, { log: true })).toBe(true);
    expect(comparison(1e-300, 0, { log: true })).toBe(false);
    expect(comparison(0.5, 0.5 + 1e-7, { log: true })).toBe(false);
  });

  test("of what is absent is absence", () => {
    expect(comparison(null, null, {})).toBe(true);
    expect(comparison(0, null, {})).toBe(false);
    expect(comparison(null, 0, {})).toBe(false);
    expect(comparison(Number.NaN, 0, { scale: 1 })).toBe(false);
    expect(comparison(1, Number.POSITIVE_INFINITY, {})).toBe(false);
    expect(comparison(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, {})).toBe(true);
  });
});

test("numbers are found by their path, arguments by their name", () => {
  const results = { b: [0.5], fit: { ML: { ll: -3 } }, far: "Inf", none: [null] };
  const reference: ReferenceCase = { id: "a", call: "f()", error: null, results };
  expect(["b", "fit.ML.ll", "far", "none", "absent"].map((path) => result(reference, path))).toEqual([
    0.5,
    -3,
    Number.POSITIVE_INFINITY,
    null,
    null,
  ]);
  expect(namedArguments('rma(yi, vi, method="PM", level=90)', "rma(yi, vi")).toEqual({ method: "PM", level: "90" });
  expect(namedArguments("rma(yi, vi, mods=~ablat)", "rma(yi, vi")).toBeNull();
});
