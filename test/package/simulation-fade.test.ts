import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { hashOf, parts } from "../../scripts/deep/parts.js";
import { joined } from "../../scripts/simulate/tally.js";
import { drawEffects } from "../../scripts/simulate-fade/draw.js";
import { type Layout, layouts, truthAt, weeks } from "../../scripts/simulate-fade/layouts.js";
import { runDraws } from "../../scripts/simulate-fade/run.js";
import type { AnswerSummary, FadeSimulationReport, LayoutSummary } from "../../scripts/simulate-fade/summary.js";
import { pageOf } from "../../scripts/simulation-fade-page.js";
import { expectClose } from "../support/close.js";

const report: FadeSimulationReport & { readonly sources: string } = JSON.parse(
  readFileSync("deep/simulation-fade.json", "utf8"),
);
const change = `f(${weeks.early}) - f(${weeks.late})`;
const sum = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((all, n) => all + n, 0);
const found = (wanted: Partial<Layout>): readonly LayoutSummary[] =>
  report.layouts.filter((layout) =>
    Object.entries(wanted).every(([name, value]) => layout[name as keyof Layout] === value),
  );

/** A share, and how far from it chance may lead a count of it: three Monte Carlo standard errors. */
const chance = (share: number, n: number): number => 3 * Math.sqrt((share * (1 - share)) / n);
const rejected = ({ rejected: times, n }: AnswerSummary): number => times / n;

describe("the simulation of curves over weeks", () => {
  test("all layouts stand in the report with at least 2,000 draws of the generator of the synthetic sets", () => {
    expect(report.sources).toMatch(/^[0-9a-f]{64}$/);
    expect(report.draws).toBeGreaterThanOrEqual(2000);
    expect(report.layouts.map(({ set, control, shape, random }) => ({ set, control, shape, random }))).toEqual(layouts);
    const part = parts.find(({ name }) => name === "simulation-fade")!;
    if (hashOf(part) !== report.sources)
      console.info("deep/simulation-fade.json is older than its sources: npm run deep -- simulation-fade");
  });

  test("every draw is counted: as an answer, or as refused", () => {
    for (const { refused, answers, notConverged, reduced } of report.layouts) {
      const fitted = report.draws - sum(refused);
      expect(notConverged).toBeLessThanOrEqual(fitted);
      expect(reduced).toBeLessThanOrEqual(fitted);
      for (const answer of Object.values(answers)) {
        expect([answer.n, sum(answer.kinds)]).toEqual([fitted, fitted]);
        expect(answer.covered).toBeLessThanOrEqual(fitted);
        expect(answer.rejected).toBeLessThanOrEqual(fitted);
      }
    }
  });

  test("what does not fade is seen to change in no more than 5% of the draws", () => {
    for (const { shape, answers } of found({ set: "synthetic-needling-null" })) {
      if (shape === "exponential") continue;
      expect(rejected(answers[change]!)).toBeLessThan(0.05 + chance(0.05, report.draws));
      expect(rejected(answers.flatness!)).toBeLessThan(0.05 + chance(0.05, report.draws));
    }
  });

  test("levels of windows, which follow any course, are not biased", () => {
    for (const { answers } of found({ set: "synthetic-needling", shape: "windows" })) {
      for (const name of [...weeks.read.map((week) => `f(${week})`), change]) {
        const { bias, sd, estimates } = answers[name]!;
        expect(Math.abs(bias!)).toBeLessThan((4 * sd!) / Math.sqrt(estimates));
      }
    }
  });

  test("where late trials have small effects, a curve that takes every point for a trial of its own is misled, and slopes within trials are not", () => {
    const set = "synthetic-needling-composition";
    const [[usual], [naive]] = [found({ set, random: "CS" }), found({ set, random: "none" })];
    const { [change]: ours, within, between } = usual!.answers;
    expect(rejected(within!)).toBeLessThan(0.05 + chance(0.05, report.draws));
    expect(rejected(naive!.answers[change]!)).toBeGreaterThan(2 * rejected(ours!));
    expect(rejected(between!)).toBeGreaterThan(0.3);
  });

  test("the page says what the report holds", () => {
    expect(readFileSync("docs/fading-simulation.md", "utf8")).toBe(pageOf(report));
  });

  test("a run in parts counts what a run in one counts", () => {
    const [parted, whole] = [joined(runDraws(0, 1), runDraws(1, 2)), runDraws(0, 2)];
    expect(parted.map(({ ranges: _, ...counts }) => counts)).toEqual(whole.map(({ ranges: _, ...counts }) => counts));
    expect(parted[0]!.ranges).toEqual([
      [0, 1],
      [1, 2],
    ]);
  });

  test("a draw is the shipped set with other persons: the same trials, controls and weeks", () => {
    const names = (draw: number): readonly string[] =>
      drawEffects("synthetic-needling", draw).map(
        ({ label, contrast }) => `${label} ${contrast.control.name} ${contrast.weeks}`,
      );
    expect(names(0)).toEqual(names(1));
    const yi = (draw: number): number => drawEffects("synthetic-needling", draw)[0]!.yi;
    expect(yi(0)).not.toBe(yi(1));
  });

  test("the truth halves every eight weeks from where the README of the set says it starts", () => {
    const at = (control: string, week: number): number =>
      truthAt({ set: "synthetic-needling", control, shape: "windows", random: "CS" }, week)!;
    expectClose(at("same care", 8), -0.8, { relative: 1e-12 });
    expectClose(at("sham: penetrating", 16), -0.125, { relative: 1e-12 });
    expectClose(at("sham: non-penetrating", 0), -1.2, { relative: 1e-12 });
  });
});
