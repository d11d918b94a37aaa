import { describe, expect, test } from "vitest";
import { fadePlot } from "../../src/plot/fade-plot.js";
import type { VegaLiteSpec } from "../../src/types/index.js";
import { controls, effect, fading, gridOf, large, sparse } from "./fixtures.js";
import { collisions, cut, sceneOf } from "./scene.js";

const words = (spec: VegaLiteSpec): string =>
  ["titles", "around"].flatMap((name) => (spec.datasets[name] ?? []).map(({ text }) => text)).join(" ");

const single = gridOf(
  [
    {
      window: "short",
      control: controls[0],
      effects: [effect({ label: "A", yi: -1, se: 0.3, weeks: 4, control: controls[0] })],
    },
  ],
  {},
  { controls: [controls[0]] },
);

const wordy = {
  ...controls[1],
  name: "a control with a name that is much longer than its panel is wide, as they come",
};

const late = gridOf(
  [
    {
      window: "long",
      control: wordy,
      effects: [
        effect({ label: "A", yi: -1, se: 0.3, weeks: 430 }),
        effect({ label: "B", yi: -2, se: 0.3, weeks: -2 }),
      ],
    },
  ],
  {},
  { controls: [wordy, controls[0]] },
);

const cases: readonly (readonly [string, VegaLiteSpec])[] = [
  ["five panels", fadePlot(fading, { title: "Synthetic needling over time" })],
  ["strata without fits", fadePlot(fading.strata)],
  ["a sparse grid in four panels", fadePlot(sparse)],
  ["three panels of 50 trials", fadePlot(large(50))],
  ["one panel", fadePlot(single)],
  ["weeks before the end of treatment and after many years", fadePlot(late)],
  ["limits that cut", fadePlot(fading, { limits: [-1, 0.5] })],
  ["a narrow figure", fadePlot(fading, { width: 420 })],
];

describe.each(cases)("%s", (_, spec) => {
  test("compiles without a word, no text touches another, none is cut", async () => {
    const scene = await sceneOf(spec);
    expect(collisions(scene)).toEqual([]);
    expect(cut(scene)).toEqual([]);
  });
});

test("every usable visit is drawn once, chosen or passed over, and joined within its trial only", () => {
  const { visits } = fadePlot(fading).datasets;
  const strata = fading.strata.strata;
  expect(visits).toHaveLength(strata.flatMap(({ effects, passedOver }) => [...effects, ...passedOver]).length);
  expect(visits?.filter(({ role }) => role === "chosen")).toHaveLength(strata.flatMap(({ effects }) => effects).length);
  const trials = new Map<unknown, Set<unknown>>();
  for (const { course, trial } of visits ?? []) trials.set(course, (trials.get(course) ?? new Set()).add(trial));
  expect([...trials.values()].every((names) => names.size === 1)).toBe(true);
});

test("pooled effects span their windows, are pooled from two trials or more, and are joined by no line", () => {
  const spec = fadePlot(fading);
  const pooled = spec.datasets.pooled ?? [];
  expect(pooled).toHaveLength(fading.cells.filter(({ fit }) => fit.k >= 2).length);
  expect(pooled.every(({ k }) => Number(k) >= 2)).toBe(true);
  const layers = "concat" in spec ? spec.concat.flatMap(({ layer }) => layer) : [];
  expect(layers.filter(({ mark }) => mark.type === "line").every(({ data }) => data.name === "visits")).toBe(true);
});

test("a control without a trial keeps its panel", () => {
  expect(words(fadePlot(fading))).toContain("sham: penetrating no trial");
});

test("trials that stand in two windows are counted, and differences between windows are not tested", () => {
  expect(words(fadePlot(fading))).toContain(
    "Differences between windows are not tested. Trials that stand in two windows: no treatment:",
  );
});

test("synthetic data say so", () => {
  expect(words(fadePlot(fading))).toContain("Synthetic data");
  expect(words(fadePlot(sparse))).not.toContain("Synthetic data");
});

test("never says that a benefit was kept or lost", () => {
  for (const [, spec] of cases) expect(words(spec) + spec.description).not.toMatch(/maintain|fade|sustain|lasting/i);
});

test("weeks are turned into the origin that the strata count from, where the length of treatment is known", () => {
  const from = (treatmentWeeks: number | null) => {
    const one = effect({ label: "A", yi: -1, se: 0.3, weeks: 4, control: controls[0] });
    const contrast = { ...one.contrast, weeksFrom: "end-of-treatment" as const, treatmentWeeks };
    const known = effect({ label: "B", yi: -1, se: 0.3, weeks: 1, control: controls[0] });
    return fadePlot(gridOf([{ window: "short", control: controls[0], effects: [known, { ...one, contrast }] }]))
      .datasets.visits;
  };
  expect(
    from(6)
      ?.map(({ weeks }) => weeks)
      .sort(),
  ).toEqual([1, 10]);
  expect(from(null)?.map(({ weeks }) => weeks)).toEqual([1]);
});

test("doubtful visits are hollow squares and joined to nothing", () => {
  const spec = fadePlot(sparse);
  expect(spec.datasets.visits?.filter(({ role }) => role === "doubtful")).toEqual([
    expect.objectContaining({ trial: "Pai 2021", weeks: 4 }),
  ]);
  const layers = "concat" in spec ? spec.concat.flatMap(({ layer }) => layer) : [];
  const lines = layers.filter(({ mark }) => mark.type === "line");
  expect(lines.every(({ transform }) => transform?.some(({ filter }) => filter === "datum.role !== 'doubtful'"))).toBe(
    true,
  );
});

test("what is not drawn, and what is cut, is said", () => {
  const some = gridOf([
    {
      window: "short",
      control: controls[0],
      effects: [4, null].map((weeks, i) => effect({ label: `T${i}`, yi: -1, se: 0.3, weeks })),
    },
  ]);
  expect(words(fadePlot(some))).toContain("Not drawn, for want of a week: 1 effect.");
  expect(words(fadePlot(fading, { limits: [-1, 0.5] }))).toContain("goes on beyond it");
});

test("effects without a week give no figure over time", () => {
  const timeless = gridOf([
    { window: "short", control: controls[0], effects: [effect({ label: "A", yi: -1, se: 0.3, weeks: null })] },
  ]);
  expect(() => fadePlot(timeless)).toThrow(expect.objectContaining({ code: "NO_WEEKS" }));
});

test("the small print explains only what is drawn", () => {
  const visits = (trial: string, weeks: readonly number[]) =>
    weeks.map((week) => effect({ label: trial, yi: -1, se: 0.3, weeks: week, control: controls[0] }));
  const print = (weeks: readonly number[]): string =>
    words(
      fadePlot(
        gridOf(
          [{ window: "short", control: controls[0], effects: visits("A", weeks) }],
          {},
          { controls: [controls[0]] },
        ),
      ),
    );
  expect(print([6])).not.toMatch(/Lines join|d: day/);
  expect(print([0.5])).toContain("d: day, wk: week.");
  expect(words(fadePlot(fading))).toContain("Lines join the visits of one trial.");
});
