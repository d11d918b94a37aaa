import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toR } from "../../src/explain/index.js";
import { number, text, vector } from "../../src/explain/r-text.js";
import { pool } from "../../src/model/index.js";
import { mantelHaenszel, peto } from "../../src/rare/index.js";

const effects = [
  { label: 'Šmíd "A" \\ 2001\n# not a comment', yi: -0.5, vi: 0.1 },
  { label: "B", yi: 0.1 + 0.2, vi: 1e-12 },
  { label: "C", yi: 0.4, vi: 0.2 },
];

describe("a script for R", () => {
  test("is ASCII, and no label leaves its text", () => {
    const script = toR(pool(effects));
    expect(script).toMatch(/^[\n -~]*$/);
    expect(script).toContain(String.raw`"\U{160}m\U{ed}d \"A\" \\ 2001\U{a}# not a comment"`);
  });

  test("holds every number so that it reads back as it was", () => {
    fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => Number(number(x)) === x));
    expect(toR(pool(effects))).toContain("0.30000000000000004");
  });

  test("breaks long vectors and keeps their elements", () => {
    const values = Array.from({ length: 100 }, (_, i) => i / 7);
    const printed = vector(values);
    expect(Math.max(...printed.split("\n").map(({ length }) => length))).toBeLessThanOrEqual(105);
    expect(
      printed
        .replaceAll(/[c()\s]/g, "")
        .split(",")
        .map(Number),
    ).toEqual(values);
  });

  test("leaves out what R has no text for", () => {
    expect(text("a\0b")).toBe('"ab"');
  });

  test("says what metafor does not have", () => {
    expect(toR(pool(effects, { interval: "KR" }))).toContain("not in metafor");
    expect(toR(pool(effects, { prediction: "bootstrap" }))).toContain("pimeta");
    expect(toR(pool([]))).toContain("no study to pool");
  });

  test("calls nothing where tables give nothing to pool", () => {
    const empty = [{ ai: 0, bi: 50, ci: 0, di: 48 }];
    const script = toR(peto(empty));
    expect(script).toContain("bi = c(50)");
    expect(script).toMatch(/# No estimate follows .* nothing to pool: rma.peto stops\.\nprint\(dat\)\n$/);
    expect(script).not.toContain("rma.peto(");
    expect(toR(mantelHaenszel(empty))).toMatch(/nothing to pool: rma.mh gives NA\.\nprint\(dat\)\n$/);
    expect(toR(peto([]))).toMatch(/# There is no table to pool\.\n$/);
    expect(toR(mantelHaenszel(empty, { measure: "RD" }))).toContain("rma.mh(");
  });
});
