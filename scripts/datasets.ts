import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type Table, toCsv } from "./recode.js";
import { acupunctureTables } from "./recode-acupuncture-by-sham.js";
import { timeCourseTable } from "./recode-acupuncture-time-course.js";
import { bcgTable } from "./recode-bcg.js";
import { blindingTable } from "./recode-blinding.js";
import { cotchettTable } from "./recode-cotchett2014.js";
import { dryNeedlingTables } from "./recode-dry-needling.js";
import { harmsTable } from "./recode-harms.js";
import { kneeExerciseTable } from "./recode-knee-oa-exercise.js";
import { reviewTable } from "./recode-needling-reviews.js";
import { fineTable, ishakTable, normandTable, osteopainTable } from "./recode-reference.js";
import { syntheticTable } from "./synthetic-needling.js";

interface Tables {
  readonly data: Table;
  /** What became of each raw row, where a recoding decides. */
  readonly recoding?: Table;
}

const tables: Readonly<Record<string, () => Tables>> = {
  "acupuncture-by-sham": acupunctureTables,
  "acupuncture-controls": () => ({ data: reviewTable("acupuncture-controls") }),
  "acupuncture-time-course": () => ({ data: timeCourseTable() }),
  bcg: () => ({ data: bcgTable() }),
  blinding: () => ({ data: blindingTable() }),
  cotchett2014: () => ({ data: cotchettTable() }),
  "dry-needling": dryNeedlingTables,
  fine1993: () => ({ data: fineTable() }),
  harms: () => ({ data: harmsTable() }),
  ishak2007: () => ({ data: ishakTable() }),
  "knee-oa-exercise": () => ({ data: kneeExerciseTable() }),
  "needling-reviews": () => ({ data: reviewTable("needling-reviews") }),
  normand1999: () => ({ data: normandTable() }),
  osteopain: () => ({ data: osteopainTable() }),
  "synthetic-needling": () => ({ data: syntheticTable("synthetic-needling") }),
  "synthetic-needling-composition": () => ({ data: syntheticTable("synthetic-needling-composition") }),
  "synthetic-needling-null": () => ({ data: syntheticTable("synthetic-needling-null") }),
};

/** Names of the data sets, which are their folders. */
export const datasetNames: readonly string[] = Object.keys(tables);

/** `dry-needling` to `dryNeedling`. */
export const exportName = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

const folder = new URL("../datasets/", import.meta.url);

const generated = "// Written by scripts/datasets.ts; change data.csv or codebook.json instead.";

/** JSON as the code style has it: plain keys, commas after the last item of a list. */
const literalOf = (json: string): string =>
  json
    .trim()
    .replaceAll(/"([A-Za-z]\w*)":/g, "$1:")
    .replaceAll(/([^,\s{[])\n(?=\s*[}\]])/g, "$1,\n");

const templateOf = (text: string): string => `\`${text.replaceAll(/[`\\]|\$\{/g, "\\$&")}\``;

function moduleOf(name: string, csv: string, codebook: string): string {
  const body = literalOf(codebook).replaceAll("\n", "\n  ");
  return [
    generated,
    'import type { Dataset } from "../../src/types/index.js";\n',
    `export const ${exportName(name)}: Dataset = {`,
    `  name: "${name}",`,
    `  csv: ${templateOf(csv)},`,
    `  codebook: ${body},`,
    "};\n",
  ].join("\n");
}

const indexModule = (): string =>
  [
    generated,
    'export type { Dataset } from "../src/types/index.js";',
    ...datasetNames.map((name) => `export { ${exportName(name)} } from "./${name}/index.js";`),
    "",
  ].join("\n");

/** Every generated file of `datasets/` by its path there, with its text. */
export function generatedFiles(): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const [name, make] of Object.entries(tables)) {
    const { data, recoding } = make();
    const csv = toCsv(data);
    files.set(`${name}/data.csv`, csv);
    if (recoding !== undefined) files.set(`${name}/recoding.csv`, toCsv(recoding));
    files.set(`${name}/index.ts`, moduleOf(name, csv, readFileSync(new URL(`${name}/codebook.json`, folder), "utf8")));
  }
  return files.set("index.ts", indexModule());
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const [path, text] of generatedFiles()) {
    const file = fileURLToPath(new URL(path, folder));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    console.log(`datasets/${path}`);
  }
}
