import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { sourcesOf, writeReport } from "./deep/report.js";
import { joined } from "./simulate/tally.js";
import { runDraws } from "./simulate-fade/run.js";
import { summaryOf } from "./simulate-fade/summary.js";
import type { LayoutTally } from "./simulate-fade/tally.js";
import { writePage } from "./simulation-fade-page.js";

/**
 * Bias and coverage of curves over weeks and of what is read from them, over draws of the generator of the synthetic data sets:
 * `deep/simulation-fade.json` and `docs/fading-simulation.md`. A run can be split: each part leaves its counts with `--part file`,
 * of draws `--from` `--to`, and `--join` with the files makes the report.
 */
interface Part {
  readonly sources: string;
  readonly tallies: readonly LayoutTally[];
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    from: { type: "string", default: "0" },
    to: { type: "string", default: "2000" },
    part: { type: "string" },
    join: { type: "boolean", default: false },
  },
});

const sources = sourcesOf("simulation-fade");
if (values.join) report(positionals.map(read).reduce(together));
else {
  const found = { sources, tallies: runDraws(Number(values.from), Number(values.to)) };
  if (values.part === undefined) report(found);
  else writeFileSync(values.part, JSON.stringify(found));
}

function read(file: string): Part {
  return JSON.parse(readFileSync(file, "utf8"));
}

function together(one: Part, other: Part): Part {
  if (one.sources !== other.sources) throw new Error("parts were made from different sources");
  return { sources: one.sources, tallies: joined(one.tallies, other.tallies) };
}

function report({ sources: from, tallies }: Part): void {
  writeReport("simulation-fade", summaryOf(tallies), from);
  writePage();
}
