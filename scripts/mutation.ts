import { readFileSync, writeFileSync } from "node:fs";
import { Stryker } from "@stryker-mutator/core";
import { sourcesOf, writeReport } from "./deep/report.js";
import { whyItStands } from "./deep/survivors.js";

/**
 * Breaks a folder of the source in small ways, one at a time, and sees whether its tests notice: `tsx scripts/mutation.ts
 * FOLDER`. What survives is written to deep/mutation-FOLDER.json with the reason why it may. With files of the folder, such as
 * `src/numeric/root.ts`, only these are broken, and the report is printed and not written. With MUTANTS_EVERY=8 in the
 * environment one mutant of eight is made, and the report says so of each file.
 *
 * A run leaves what Stryker found in node_modules/.cache/stryker/report.json. With such files in place of sources nothing is
 * run: the report is written from them, which together hold the whole folder, with the reasons that are known by now.
 */
const [folder, ...files] = process.argv.slice(2);
const part = `mutation-${folder}`;
const hash = sourcesOf(part);
const LAST = "node_modules/.cache/stryker/report.json";
const earlier = files.filter((file) => file.endsWith(".json"));
const some = files.filter((file) => !file.endsWith(".json"));
if (earlier.length === 0) {
  process.env.MUTATED = folder;
  await new Stryker({
    configFile: "scripts/deep/stryker.json",
    mutate: some.length > 0 ? some : [`src/${folder}/**/*.ts`],
  }).runMutationTest();
  const every = Number(process.env.MUTANTS_EVERY ?? 1);
  writeFileSync(LAST, JSON.stringify({ ...stored(LAST), sources: hash, every }));
}

/** What Stryker writes, as far as it is read here: the schema of mutation-testing-elements. */
interface StrykerReport {
  /** Written here: the hash of all that the run hung on, and which share of the mutants it made. */
  readonly sources?: string;
  readonly every?: number;
  readonly files: Readonly<Record<string, { readonly source: string; readonly mutants: readonly StrykerMutant[] }>>;
}

interface Place {
  readonly line: number;
  readonly column: number;
}

interface StrykerMutant {
  readonly id: string;
  readonly replacement: string;
  readonly location: { readonly start: Place; readonly end: Place };
  readonly status: string;
}

function stored(file: string): StrykerReport {
  return JSON.parse(readFileSync(file, "utf8")) as StrykerReport;
}

const reports = (earlier.length > 0 ? earlier : [LAST]).map(stored);
const isOld = reports.some(({ sources }) => sources !== hash);
if (isOld) throw new Error("a report is older than the sources: run it again");
const statuses = { killed: "Killed", timeout: "Timeout", survived: "Survived", noCoverage: "NoCoverage" } as const;

/** Counts by status, and the share that was noticed, a mutant that never ends among them. */
function tally(mutants: readonly StrykerMutant[]) {
  const count = (wanted: string): number => mutants.filter(({ status }) => status === wanted).length;
  const [killed, timeout, survived, noCoverage] = Object.values(statuses).map(count) as [
    number,
    number,
    number,
    number,
  ];
  const noticed = killed + timeout;
  const score = Math.round((1e4 * noticed) / (noticed + survived + noCoverage)) / 1e4;
  return { killed, timeout, survived, noCoverage, score };
}

function textAt(source: string, { start, end }: StrykerMutant["location"]): string {
  const lines = source.split("\n").slice(start.line - 1, end.line);
  if (lines.length === 1) return (lines[0] as string).slice(start.column - 1, end.column - 1);
  return `${(lines[0] as string).slice(start.column - 1)} ...`;
}

/** Of a file that stands in several reports the last one counts. */
const byFile = new Map(
  reports.flatMap(({ files: found, every = 1 }) =>
    Object.entries(found).map(([file, { source, mutants }]) => {
      return [file, { file, source, every, mutants: mutants.filter(({ id }) => Number(id) % every === 0) }];
    }),
  ),
);
const withMutants = [...byFile.values()].filter(({ mutants }) => mutants.length > 0);
const survivors = withMutants.flatMap(({ file, source, mutants }) =>
  mutants
    .filter(({ status }) => status === "Survived" || status === "NoCoverage")
    .map(({ location, replacement }) => {
      const was = textAt(source, location);
      const now = replacement.replace(/\s+/g, " ");
      const why = whyItStands({ file, was, now });
      return { why, mutant: `${file}:${location.start.line}:${location.start.column} ${was} -> ${now}` };
    }),
);
const reasons = [...new Set(survivors.map(({ why }) => why))];

const report = {
  score: tally(withMutants.flatMap(({ mutants }) => mutants)).score,
  files: Object.fromEntries(
    withMutants.map(({ file, every, mutants }) => [
      file,
      { ...(every === 1 ? {} : { oneMutantOf: every }), ...tally(mutants) },
    ]),
  ),
  survivors: reasons.map((why) => ({
    why,
    mutants: survivors.flatMap((each) => (each.why === why ? [each.mutant] : [])),
  })),
};
if (some.length > 0) console.log(JSON.stringify(report, null, 2));
else writeReport(part, report, hash);
