import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import * as datasets from "../datasets/index.js";
import { safeReadContrasts } from "../src/data/index.js";
import { DataError, SynthesisError } from "../src/errors.js";
import { synthesize } from "../src/synthesize.js";
import { toCsv } from "../src/tidy/index.js";
import type { Dataset } from "../src/types/index.js";

/**
 * Breaks shipped files, codebooks and plans at drawn places and walks the whole line with them. Whatever comes, the answer is
 * a synthesis of finite numbers or a diagnostic; never a crash, a hang, or a NaN. `tsx scripts/fuzz.ts RUNS [SEED]`; with
 * `--commit` the result is written to deep/fuzz.json with the hash of the sources that it was made from.
 */
const [runs = 2_000, seed = 20_261_121] = process.argv
  .slice(2)
  .filter((word) => /^\d+$/.test(word))
  .map(Number);
const longest = 5_000;

const head = ({ csv }: Dataset): string => csv.split("\n").slice(0, 14).join("\n");
const seeds = Object.values(datasets).map((dataset) => ({
  csv: head(dataset),
  codebook: JSON.stringify(dataset.codebook),
}));
const plans = [
  { outcome: "pain", measure: "MD", scale: [0, 10], favours: "left", windows: "needling" },
  { outcome: "pain", measure: "SMD", by: ["control", "window"], windows: "reported" },
  { outcome: "pain", measure: "SMD", standardizer: "baseline", by: ["control"], sharedArms: "split" },
  { outcome: "tuberculosis", measure: "RR", favours: "left", by: ["control"], tau2: "PM", interval: "HKSJ-adhoc" },
  { outcome: "disability", measure: "MD", by: ["window", "region"], timepoint: "latest", includeDoubtful: true },
  { outcome: "response", measure: "RD", by: ["outcome"], zeroCells: { add: 0.5, to: "all", drop00: true }, tau2: "DL" },
].map((plan) => JSON.stringify(plan));

const scrap = fc.oneof(
  fc.constantFrom(
    ",",
    ";",
    '"',
    "\n",
    "\r\n",
    "\t",
    "-",
    "0",
    "1e308",
    "-1e308",
    "1e-320",
    "NaN",
    "Infinity",
    "null",
    "true",
    "{}",
    "[]",
    "__proto__",
    "sham",
    "pain",
    "95",
    "\u0000",
    "\ufeff",
    "=1+1",
    "<b>",
  ),
  fc.string({ maxLength: 6 }),
  fc.double().map(String),
);
const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const value = fc.oneof(
  fc.constantFrom("", "0", "1", "2", "3.5", "-2", "40", "1e6", "1e-6", "NA", "pain", "sham", "final", "change"),
  fc.double({ noNaN: true }).map(String),
  scrap,
);
const slip = fc.record({ at: place, drop: fc.nat({ max: 12 }), put: scrap });
const swap = fc.record({ row: place, column: place, put: value });
type Slip = { readonly at: number; readonly drop: number; readonly put: string };
type Swap = { readonly row: number; readonly column: number; readonly put: string };

/** Characters knocked out anywhere. */
const edited = (text: string, slips: readonly Slip[]): string =>
  slips.reduce((now, { at, drop, put }) => {
    const from = Math.floor(at * now.length);
    return now.slice(0, from) + put + now.slice(from + drop);
  }, text);

/** Other values in whole cells, so that more than the header's complaint is reached. */
const swapped = (csv: string, swaps: readonly Swap[]): string => {
  const [header = "", ...lines] = csv.split("\n");
  for (const { row, column, put } of swaps) {
    const i = Math.floor(row * lines.length);
    const cells = (lines[i] ?? "").match(/("([^"]|"")*"|[^,"]*)(,|$)/g)?.slice(0, header.split(",").length) ?? [];
    const j = Math.floor(column * cells.length);
    lines[i] = cells
      .map((cell, at) => (at === j ? `"${put.replaceAll('"', '""')}"${cell.endsWith(",") ? "," : ""}` : cell))
      .join("");
  }
  return [header, ...lines].join("\n");
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

function requireFinite(value: unknown, path = "result"): void {
  if (value === undefined || (typeof value === "number" && !Number.isFinite(value)))
    throw new Error(`${path} is ${value}`);
  if (typeof value === "object" && value !== null)
    for (const [key, each] of Object.entries(value)) requireFinite(each, `${path}.${key}`);
}

const outcomes = { refused: 0, unanswerable: 0, answered: 0 };

function walk(csv: string, codebook: unknown, plan: unknown): void {
  const read = safeReadContrasts(csv, codebook);
  for (const { message } of read.diagnostics)
    if (/undefined|NaN|\[object/.test(message.replace(/"[^"]*"/g, "")))
      throw new Error(`a diagnostic says: ${message}`);
  if (!read.ok) {
    if (!read.diagnostics.some(({ severity }) => severity === "error")) throw new Error("refused without a diagnostic");
    outcomes.refused++;
    return;
  }
  try {
    const { grid, rows, audit, specifications } = synthesize(read.value, plan as never);
    requireFinite({
      cells: grid.cells.map(({ fit, withDoubtful }) => ({ fit, withDoubtful })),
      rows,
      audit,
      specifications,
    });
    toCsv(rows.tidy);
    outcomes.answered++;
  } catch (error) {
    if (!(error instanceof DataError || error instanceof SynthesisError)) throw error;
    outcomes.unanswerable++;
  }
}

const rarely = <T>(drawn: fc.Arbitrary<T[]>) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant<T[]>([]) }, { weight: 1, arbitrary: drawn });

const property = fc.property(
  fc.constantFrom(...seeds),
  fc.constantFrom(...plans),
  fc.array(swap, { maxLength: 6 }),
  rarely(fc.array(slip, { maxLength: 3 })),
  rarely(fc.array(slip, { maxLength: 2 })),
  rarely(fc.array(slip, { maxLength: 1 })),
  (source, plan, swaps, inCsv, inCodebook, inPlan) => {
    const start = performance.now();
    walk(
      edited(swapped(source.csv, swaps), inCsv),
      parsed(edited(source.codebook, inCodebook)),
      parsed(edited(plan, inPlan)),
    );
    if (performance.now() - start > longest) throw new Error("took too long");
  },
);
const { failed, counterexample, counterexamplePath, errorInstance } = fc.check(property, { numRuns: runs, seed });
if (failed) {
  const [source, plan, ...edits] = counterexample ?? [];
  console.error(
    `seed ${seed}, path ${counterexamplePath}: ${source?.csv.slice(0, 40)}... with ${plan} and ${JSON.stringify(edits)}`,
  );
  console.error(errorInstance);
  process.exit(1);
}

const summary = { runs, seed, ...outcomes };
console.log(
  `${runs} inputs from seed ${seed}: ${outcomes.answered} answered, ${outcomes.unanswerable} unanswerable, ${outcomes.refused} refused; nothing else`,
);

if (process.argv.includes("--commit")) {
  const files = readdirSync("src", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .sort();
  const hash = createHash("sha256");
  for (const file of files) hash.update(file).update(readFileSync(join("src", file)));
  writeFileSync("deep/fuzz.json", `${JSON.stringify({ sources: hash.digest("hex"), ...summary }, null, 2)}\n`);
}
