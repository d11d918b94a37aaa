import fc from "fast-check";
import { sourcesOf, writeReport } from "./deep/report.js";
import { breaks, edited, parsed, swapped, taken } from "./fuzz/break.js";
import { type Outcome, type Reader, read } from "./fuzz/readers.js";
import { sources } from "./fuzz/tables.js";

/**
 * Breaks shipped tables, codebooks and plans at drawn places and walks the whole line with them, by every reader. Whatever
 * comes, the answer is a synthesis of finite numbers or a diagnostic; never a crash, a hang, or a NaN. `tsx scripts/fuzz.ts
 * RUNS [SEED]`; with `--commit` the result is written to deep/fuzz.json.
 */
const [runs = 2_000, seed = 20_261_121] = process.argv
  .slice(2)
  .filter((word) => /^\d+$/.test(word))
  .map(Number);
const hash = sourcesOf("fuzz");

/** Milliseconds of work after which an input counts as hanging; most take two. A busy machine is no failure. */
const longest = 5_000;

/** Plans; most inputs put a question of their own data in place of outcome and measure. */
const methods = [
  { outcome: "pain", measure: "MD", scale: [0, 10], favours: "left", windows: "needling" },
  { outcome: "pain", measure: "SMD", by: ["control", "window"], windows: "reported" },
  { outcome: "pain", measure: "SMD", standardizer: "baseline", by: ["control"], sharedArms: "split" },
  { outcome: "tuberculosis", measure: "RR", favours: "left", by: ["control"], tau2: "PM", interval: "HKSJ-adhoc" },
  { outcome: "disability", measure: "MD", by: ["window", "region"], timepoint: "latest", includeDoubtful: true },
  { outcome: "response", measure: "RD", by: ["outcome"], zeroCells: { add: 0.5, to: "all", drop00: true }, tau2: "DL" },
];

const counts: Partial<Record<Reader, Record<Outcome, number>>> = {};

const property = fc.property(
  fc.constantFrom(...sources),
  fc.constantFrom(...methods),
  fc.option(fc.nat(), { freq: 4 }),
  breaks,
  (
    { reader, csv, codebook, contrasts, questions },
    method,
    asked,
    { from, lines, swaps, inCsv, inCodebook, inPlan },
  ) => {
    const start = process.cpuUsage();
    const plan = asked === null ? method : { ...method, ...questions[asked % questions.length] };
    const outcome = read(reader, {
      csv: edited(swapped(taken(csv, from, lines), swaps), inCsv),
      codebook: parsed(edited(codebook, inCodebook)),
      plan: parsed(edited(JSON.stringify(plan), inPlan)),
      contrasts,
    });
    const { user, system } = process.cpuUsage(start);
    if (user + system > 1_000 * longest) throw new Error("took too long");
    counts[reader] ??= { answered: 0, unanswerable: 0, refused: 0 };
    counts[reader][outcome]++;
  },
);

const { failed, counterexample, counterexamplePath, errorInstance } = fc.check(property, { numRuns: runs, seed });
if (failed) {
  const [source, ...drawn] = counterexample ?? [];
  console.error(`seed ${seed}, path ${counterexamplePath}: ${source?.reader} of ${source?.csv.slice(0, 60)}...`);
  console.error(JSON.stringify(drawn));
  console.error(errorInstance);
  process.exit(1);
}

console.log(`${runs} inputs from seed ${seed}: each was answered or got its diagnostics`);
console.table(counts);
if (process.argv.includes("--commit")) writeReport("fuzz", { runs, seed, crashes: 0, ...counts }, hash);
