import { describe, expect, test } from "vitest";
import { sweepText } from "../../src/plot/index.js";
import { tauSweep } from "../../src/sensitivity/index.js";
import { glossary, sweepRows, toHtml } from "../../src/tidy/index.js";
import type { BareEffect } from "../../src/types/index.js";
import { deepFreeze } from "../support/freeze.js";

const two: readonly BareEffect[] = deepFreeze([
  { yi: -1.2, vi: 0.09, label: "A" },
  { yi: -0.1, vi: 0.05, label: "B" },
]);
const sweep = tauSweep(two, { tau: [0, 0.5], prior: { scale: 0.5 } });

describe("tables of a sweep", () => {
  test("rows: the default first, then stated values, then the average with its prior", () => {
    const rows = sweepRows(sweep);
    expect(rows.map(({ analysis }) => analysis)).toEqual(["REML, HKSJ", "tau stated", "tau stated", "tau averaged"]);
    expect(rows.map(({ prior }) => prior)).toEqual([null, null, null, "tau half-normal(0.5), effect flat"]);
    const known = new Set(glossary.map(({ key }) => key));
    expect(Object.keys(rows[0] ?? {}).filter((key) => !known.has(key))).toEqual([]);
    expect(toHtml(rows, { caption: sweep.caption })).toContain(
      "<caption>Pooled effect at stated values of τ, and under a half-normal prior on τ with scale 0.5 and a flat prior on the effect; 95% intervals</caption>",
    );
  });

  test("text: the prior above, every line with its interval, none too long", () => {
    const text = sweepText(sweep);
    expect(text.replaceAll("\n", " ")).toContain("half-normal prior on τ with scale 0.5");
    expect(text.split("\n").filter((line) => line.includes("["))).toHaveLength(5);
    for (const width of [40, 60, 100]) {
      for (const line of sweepText(sweep, { width }).split("\n")) expect(line.length).toBeLessThanOrEqual(width);
    }
    expect(sweepText(sweep, { ascii: true })).not.toMatch(/[^\n -~]/);
    expect(sweepText(sweep)).toMatchInlineSnapshot(`
      "Pooled effect at stated values of τ, and under a half-normal prior on τ with
      scale 0.5 and a flat prior on the effect; 95% intervals.
        REML, Hartung-Knapp  −0.63   [−7.62, 6.35]
        τ = 0                −0.49  [−0.84, −0.14]
        τ = 0.5              −0.62   [−1.40, 0.17]
        τ averaged           −0.61   [−1.62, 0.36]
        new trial                    [−2.28, 1.01]
        τ averaged: τ has a median of 0.532, and lies between 0.109 and 1.19
      "
    `);
  });

  test("one trial and none", () => {
    const one = tauSweep(two.slice(0, 1), { tau: [0.5], prior: { scale: 0.5 } });
    expect(sweepText(one)).toContain("one study says nothing of tau");
    expect(sweepText(tauSweep([], { tau: [0.5] }))).toContain("no trial");
    expect(sweepRows(tauSweep([], { tau: [0.5] }))).toHaveLength(1);
  });
});
