import { expect, test } from "vitest";
import type { Cells } from "../../scripts/recode.js";
import { readRaw } from "../../scripts/recode.js";
import { syntheticTable, truths } from "../../scripts/synthetic-needling.js";

type Name = keyof typeof truths;

const names = Object.keys(truths) as Name[];

/** README.md of each set, in code: the effect on pain, 0 to 10. */
const stated: Readonly<Record<Name, (row: Cells) => number>> = {
  "synthetic-needling": ({ comparator = "", sham_type = "", weeks }) => {
    const atStart: Readonly<Record<string, number>> = {
      "no-treatment": -2,
      "same-care": -1.6,
      "blinded-no-contact": -1.2,
      "inert-device": -1.3,
      "non-penetrating": -1.2,
      penetrating: -0.5,
      unspecified: -0.9,
      active: -0.2,
    };
    return (atStart[sham_type || comparator] as number) * 2 ** (-Number(weeks) / 8);
  },
  "synthetic-needling-null": () => -0.8,
  "synthetic-needling-composition": ({ trial = "" }) => {
    const number = Number(trial.slice(-2));
    if ([1, 2, 4, 6, 8, 9, 11].includes(number)) return -1.4;
    return [5, 10].includes(number) ? -0.85 : -0.3;
  },
};

const followUps = (rows: readonly Cells[]): readonly Cells[] =>
  rows.filter(
    ({ visit, outcome, kind, treatment_sd = "" }) =>
      visit === "follow-up" && outcome === "pain" && kind === "means" && treatment_sd !== "",
  );

/** How far an observed difference lies from the truth, in standard deviations of trial and sampling error together. */
function deviation(row: Cells, truth: number): number {
  const unit = Number(row.scale_max) / 10;
  const error = (arm: string) => (Number(row[`${arm}_sd`]) / unit) ** 2 / Number(row[`${arm}_n`]);
  const difference = (Number(row.treatment_mean) - Number(row.comparator_mean)) / unit;
  return (difference - truth) / Math.sqrt(error("treatment") + error("comparator") + 0.2 ** 2);
}

test.each(names)("%s is a draw from the truth that its README states", (name) => {
  // One draw has 13 trials, whose visits go together; 30 draws leave the mean about 0.05 to play with.
  const seeds = Array.from({ length: 30 }, (_, i) => 1 + i);
  const deviations = seeds.flatMap((seed) =>
    followUps(syntheticTable(name, seed).rows).map((row) => deviation(row, stated[name](row))),
  );
  const mean = deviations.reduce((sum, each) => sum + each, 0) / deviations.length;
  const spread = Math.sqrt(deviations.reduce((sum, each) => sum + (each - mean) ** 2, 0) / deviations.length);
  expect(Math.abs(mean)).toBeLessThan(0.15);
  expect(Math.abs(spread - 1)).toBeLessThan(0.08);
});

test.each(names)("%s as committed lies within what chance allows", (name) => {
  const deviations = followUps(readRaw(`${name}/data.csv`)).map((row) => deviation(row, stated[name](row)));
  expect(deviations.length).toBeGreaterThan(40);
  expect(Math.max(...deviations.map(Math.abs))).toBeLessThan(4);
});

test("a shared needling arm has the same numbers in each of its rows", () => {
  const rows = syntheticTable("synthetic-needling").rows;
  const seen = new Map<string, string>();
  for (const row of rows) {
    const key = `${row.trial} ${row.outcome} ${row.weeks}`;
    const numbers = `${row.treatment_n} ${row.treatment_mean} ${row.treatment_sd}`;
    expect(seen.get(key) ?? numbers).toBe(numbers);
    seen.set(key, numbers);
  }
});

test("in the composition set each trial keeps to its visits: large effects early, small ones late, two throughout", () => {
  const weeks = new Map<string, Set<number>>();
  for (const { trial = "", weeks: week, visit } of syntheticTable("synthetic-needling-composition").rows) {
    if (visit === "follow-up") weeks.set(trial, (weeks.get(trial) ?? new Set()).add(Number(week)));
  }
  const groups = [...weeks.values()].map((set) => [...set].join(" "));
  expect(groups.filter((each) => each === "1 4 12")).toHaveLength(7);
  expect(groups.filter((each) => each === "12 26 52")).toHaveLength(4);
  expect(groups.filter((each) => each === "1 4 12 26 52")).toHaveLength(2);
});
