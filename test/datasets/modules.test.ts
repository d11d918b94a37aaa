import { readdirSync, readFileSync, statSync } from "node:fs";
import { describe, expect, test } from "vitest";
import * as datasets from "../../datasets/index.js";
import { datasetNames, exportName, generatedFiles } from "../../scripts/datasets.js";
import type { Dataset } from "../../src/types/index.js";

const folder = new URL("../../datasets/", import.meta.url);
const text = (path: string): string => readFileSync(new URL(path, folder), "utf8");
const exported: Readonly<Record<string, Dataset>> = datasets;

test.each([...generatedFiles()])("%s is what npx tsx scripts/datasets.ts writes", (path, written) => {
  expect(text(path) === written, `datasets/${path} differs; run the script and look at the change`).toBe(true);
});

test("each folder is a data set, and each data set is exported by its name", () => {
  const folders = readdirSync(folder).filter((name) => statSync(new URL(name, folder)).isDirectory());
  expect(folders.sort()).toEqual([...datasetNames]);
  expect(Object.keys(exported).sort()).toEqual(datasetNames.map(exportName).sort());
});

describe.each([...datasetNames])("%s", (name) => {
  const dataset = exported[exportName(name)] as Dataset;

  test("the module holds data.csv byte for byte", () => {
    expect(dataset.csv === text(`${name}/data.csv`)).toBe(true);
  });

  test("the module holds codebook.json", () => {
    expect(dataset.name).toBe(name);
    expect(dataset.codebook).toEqual(JSON.parse(text(`${name}/codebook.json`)));
  });

  test("README.md says where the numbers come from, design and estimand, what was altered, what is doubtful and the licence", () => {
    const headings = text(`${name}/README.md`).match(/^## .*/gm);
    expect(headings).toEqual(
      expect.arrayContaining([
        "## Source",
        "## Design and estimand",
        "## What was altered",
        "## What is doubtful",
        "## Licence",
      ]),
    );
  });
});
