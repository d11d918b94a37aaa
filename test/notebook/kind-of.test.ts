import { describe, expect, test } from "vitest";
import { dryNeedling } from "../../datasets/dry-needling/index.js";
import { safeReadContrasts, synthesize } from "../../src/index.js";
import { kindOf } from "../../src/notebook/index.js";
import { drawnResults, tabledResults } from "./results.js";

const read = safeReadContrasts(dryNeedling);
if (!read.ok) throw new Error("the shipped set is read");
const contrasts = read.value;
const synthesis = synthesize(contrasts, {
  outcome: "pain",
  measure: "MD",
  scale: [0, 10],
  favours: "left",
  windows: "needling",
});
const { grid, effects, audit, rows, specifications } = synthesis;

describe("what the library returns is recognised by shape", () => {
  test.each([
    ["contrasts", contrasts],
    ["effects", effects],
    ["strata", grid.strata],
    ["fit", grid.cells[0]?.fit],
    ["grid", grid],
    ["synthesis", synthesis],
    ["rows", audit],
    ["rows", rows.tidy],
    ["rows", rows.glance],
    ["rows", rows.augment],
    ["diagnostics", read.diagnostics],
    ["diagnostics", safeReadContrasts("trial\nA 2001\n").diagnostics],
    ["specification", specifications.forest],
    ["specification", specifications.grid],
  ])("%s", (kind, value) => {
    expect(kindOf(value)).toBe(kind);
  });

  test.each([...drawnResults, ...tabledResults])("$kind", ({ kind, value }) => {
    expect(kindOf(value)).toBe(kind);
    expect(kindOf(JSON.parse(JSON.stringify(value)))).toBe(kind);
  });

  test("a value that went through JSON is the same kind", () => {
    for (const value of [effects, grid, synthesis, audit])
      expect(kindOf(JSON.parse(JSON.stringify(value)))).toBe(kindOf(value));
  });
});

test("what belongs to others is of no kind", () => {
  const others = [
    ...[null, undefined, 0, "grid", true, Symbol("fit"), () => grid],
    ...[[], {}, [1, 2], [[1]], ["a"], [null], [{}], [{ a: 1 }, { b: 1 }], [{ a: { b: 1 } }], [{ a: 1 }, null]],
    ...[new Map(), new Date(0), [new Date(0)], new Error("grid"), { $schema: "https://example.org/schema.json" }],
  ];
  expect(others.filter((value) => kindOf(value) !== null)).toEqual([]);
});
