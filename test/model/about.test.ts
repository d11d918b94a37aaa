import { expect, test } from "vitest";
import { aboutOf } from "../../src/model/about.js";
import { bcg, trials, withContrast } from "./fixtures.js";

test("what computed effects are about: each outcome once, the method and design of the first, invented if one is", () => {
  const [first, second, ...others] = trials;
  const worse = withContrast(second!, { outcome: { ...second!.contrast.outcome, name: "function" } });
  expect(aboutOf([...bcg, first!, worse, ...others])).toEqual({
    outcomes: [first!.contrast.outcome, worse.contrast.outcome],
    effectMethod: first!.method,
    design: "controlled",
    synthetic: false,
  });
  expect(aboutOf([first!, withContrast(second!, { synthetic: true })])?.synthetic).toBe(true);
});

test("bare effects say nothing of it, nor do those that tell a half", () => {
  const [{ contrast, method } = { contrast: null, method: null }] = trials;
  expect(aboutOf(bcg)).toBeNull();
  expect(aboutOf([{ contrast }, { method }])).toBeNull();
});
