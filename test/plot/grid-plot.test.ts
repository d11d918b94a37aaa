import { describe, expect, test } from "vitest";
import { gridPlot } from "../../src/plot/grid-plot.js";
import { fading, gridOf, large, sparse } from "./fixtures.js";
import { collisions, cut, sceneOf } from "./scene.js";

describe.each([
  ["sparse", gridPlot(sparse, { title: "A title that is longer than the grid below it is wide, and so needs lines" })],
  ["full", gridPlot(large(6))],
  ["five controls", gridPlot(fading)],
  ["empty", gridPlot(gridOf([]))],
  ["without cells", gridPlot(gridOf([], {}, { windows: [], controls: [] }))],
] as const)("a grid that is %s", (_, spec) => {
  test("compiles without a word, no text touches another, none is cut", async () => {
    const scene = await sceneOf(spec);
    expect(collisions(scene)).toEqual([]);
    expect(cut(scene)).toEqual([]);
  });
});

test("each cell says what it holds", () => {
  const texts = gridPlot(sparse).datasets.texts?.map(({ text }) => text) ?? [];
  const times = (text: string) => texts.filter((one) => one === text).length;
  expect(times("no trial")).toBe(6);
  expect(times("no usable numbers")).toBe(3);
  expect(times("one trial")).toBe(2);
  expect(times("k = 2")).toBe(1);
});

test("the shade tells the number of trials and not what they found", () => {
  const cells = gridPlot(large(3)).datasets.cells ?? [];
  expect(new Set(cells.map(({ color }) => color)).size).toBe(1);
});

test("synthetic data say so", () => {
  expect(gridPlot(fading).datasets.texts).toContainEqual(
    expect.objectContaining({ text: expect.stringMatching(/^Synthetic data/) }),
  );
});

test("trials in two windows are counted beneath, and no difference is claimed", () => {
  const words =
    gridPlot(fading)
      .datasets.texts?.map(({ text }) => text)
      .join(" ") ?? "";
  expect(words).toContain("Differences between windows are not tested.");
  expect(words).toMatch(/\d+ in both /);
});
