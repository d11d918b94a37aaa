import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import * as datasets from "../../datasets/index.js";
import { readContrasts } from "../../src/data/index.js";
import { synthesize } from "../../src/synthesize.js";
import { collisions, cut, sceneOf } from "./scene.js";

const shipped = [
  ["bcg", datasets.bcg],
  ["cotchett2014-pain", datasets.cotchett2014],
  ["dry-needling-pain", datasets.dryNeedling],
  ["acupuncture-pain", datasets.acupunctureBySham],
  ["knee-oa-pain", datasets.kneeOaExercise],
  ["synthetic-needling", datasets.syntheticNeedling],
  ["synthetic-needling-fading", datasets.syntheticNeedling],
  ["dry-needling-fading", datasets.dryNeedling],
] as const;

describe.each(shipped)("%s", (name, dataset) => {
  const plan = JSON.parse(readFileSync(`examples/plans/${name}.json`, "utf8"));
  const { specifications, grid } = synthesize(readContrasts(dataset), plan);

  test.each(Object.entries(specifications))("%s: no text touches another, none is cut", async (_, spec) => {
    const scene = await sceneOf(spec);
    expect(collisions(scene)).toEqual([]);
    expect(cut(scene)).toEqual([]);
  });

  test("each figure says whether the data are synthetic", () => {
    for (const spec of Object.values(specifications)) {
      expect(JSON.stringify(spec.datasets).includes("Synthetic data: ")).toBe(grid.strata.synthetic);
      expect(spec.description.includes("Synthetic data: ")).toBe(grid.strata.synthetic);
    }
  });

  test("the forest plot draws every trial that was pooled and prints the pooled effects", () => {
    const { trials, diamonds } = specifications.forest?.datasets ?? {};
    const doubtful = grid.cells.flatMap(({ withDoubtful }) =>
      (withDoubtful?.studies ?? []).filter(({ effect }) => effect?.status === "doubtful"),
    );
    expect(trials).toHaveLength(grid.cells.reduce((sum, { fit }) => sum + fit.k, 0) + doubtful.length);
    expect(new Set(diamonds?.map(({ diamond }) => diamond)).size).toBe(
      grid.cells.filter(({ fit }) => fit.k > 1).length,
    );
  });
});
