import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { hashOf, parts } from "../../scripts/deep/parts.js";
import { type Analysis, analyse, type Found } from "../../scripts/simulate/analyse.js";
import { layouts, nameOf, stated, truth } from "../../scripts/simulate/designs.js";
import { drawReview, stretches } from "../../scripts/simulate/draw.js";
import { runLayout } from "../../scripts/simulate/run.js";
import type { Intervals, SimulationReport } from "../../scripts/simulate/summary.js";
import { joined } from "../../scripts/simulate/tally.js";
import { pageOf } from "../../scripts/simulation-page.js";
import { expectClose } from "../support/close.js";

const report: SimulationReport & { readonly sources: string } = JSON.parse(
  readFileSync("deep/simulation.json", "utf8"),
);
const sparse = layouts.findIndex(({ trials, observed }) => trials === 10 && observed === "sparse");

describe("the simulation of differences between windows", () => {
  test("designs stand in the report with at least 5,000 replications of one truth", () => {
    expect(report.sources).toMatch(/^[0-9a-f]{64}$/);
    expect(report.truth).toEqual(truth);
    expect(report.replications).toBeGreaterThanOrEqual(5000);
    const names = report.layouts.map(nameOf);
    expect(names).toEqual(layouts.map(nameOf).filter((name) => names.includes(name)));
    expect(new Set(report.layouts.map(({ trials }) => trials))).toEqual(new Set([5, 10, 20, 40]));
    for (const { analyses } of report.layouts) expect(analyses.map((each) => each.stated)).toEqual(stated);
    const part = parts.find(({ name }) => name === "simulation")!;
    if (hashOf(part) !== report.sources)
      console.info("deep/simulation.json is older than its sources: npm run simulate");
  });

  test("every fit is counted: as an interval, or as refused", () => {
    const { replications } = report;
    const sound = ({ n, covered, detected }: Intervals): boolean => covered <= n && detected <= n;
    for (const { analyses, naive, windows, observed } of report.layouts) {
      expect([naive.mean, naive.contrast].every(sound)).toBe(true);
      expect(naive.mean.n).toBe(replications);
      for (const each of analyses) {
        const refused = Object.values(each.refused).reduce((sum, n) => sum + n, 0);
        const means = each.windows.reduce((sum, { n }) => sum + n, 0) + each.lone.n;
        expect(each.replications).toBe(replications);
        expect(each.headline.n + refused).toBeLessThanOrEqual(replications);
        expect(each.headline.n).toBeGreaterThanOrEqual(Math.max(each.paired.n, each.joint.n));
        expect(means).toBeLessThanOrEqual(windows * (replications - refused));
        if (observed === "complete") expect([means, each.paired.n]).toEqual([windows * each.joint.n, each.joint.n]);
        expect([each.paired, each.joint, each.headline, each.lone, ...each.windows].every(sound)).toBe(true);
      }
    }
  });

  test("the page says what the report holds", () => {
    expect(readFileSync("docs/simulation.md", "utf8")).toBe(pageOf(report));
  });

  test("a run in parts counts what a run in one counts", () => {
    const [parted, whole] = [joined(runLayout(sparse, 0, 2), runLayout(sparse, 2, 4)), runLayout(sparse, 0, 4)];
    expect(parted.ranges).toEqual([
      [0, 2],
      [2, 4],
    ]);
    const counts = (value: object): string =>
      JSON.stringify({ ...value, ranges: null }, (name, each) => (name === "width" ? each.toFixed(9) : each));
    expect(counts(parted)).toBe(counts(whole));
  });

  test("fading moves estimates and limits of a difference by itself, and nothing else", () => {
    const layout = layouts[sparse]!;
    const drawn = drawReview(layout, stretches(sparse, 0).next());
    const faded = drawn.map((each) => ({ ...each, yi: each.yi + (truth.fading * each.window) / (layout.windows - 1) }));
    const [still, moved] = [drawn, faded].map((each) => analyse(each, truth.sampling) as Analysis);
    const numbers = ({ estimate, interval: [lower, upper] }: Found): readonly number[] => [estimate, lower, upper];
    for (const way of ["paired", "joint"] as const) {
      const before = numbers(still![way]!);
      numbers(moved![way]!).forEach((value, i) => {
        expectClose(value, before[i]! - truth.fading, { absolute: 1e-6 });
      });
    }
  });
});
