import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { sourcesOf, writeReport } from "./deep/report.js";
import { layouts, nameOf } from "./simulate/designs.js";
import { runLayout } from "./simulate/run.js";
import { summaryOf } from "./simulate/summary.js";
import { joined, type LayoutTally } from "./simulate/tally.js";
import { writePage } from "./simulation-page.js";

/**
 * Coverage, width and power of differences between windows, in reviews that are drawn from a known truth: `deep/simulation.json`
 * and `docs/simulation.md`. A run can be split over machines: each leaves its counts with `--part file`, of replications `--from`
 * `--to` of the layouts `--layouts 0,1,2`, and `--join` with the files makes the report. A part that stands already is gone on with.
 */
interface Part {
  readonly sources: string;
  readonly tallies: Readonly<Record<number, LayoutTally>>;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    from: { type: "string", default: "0" },
    to: { type: "string", default: "5000" },
    layouts: { type: "string" },
    part: { type: "string" },
    join: { type: "boolean", default: false },
  },
});

const sources = sourcesOf("simulation");
if (values.join) report(positionals.map(read).reduce(together));
else {
  const places = values.layouts?.split(",").map(Number) ?? layouts.map((_, place) => place);
  const found = run(places, Number(values.from), Number(values.to), values.part);
  if (values.part === undefined) report(found);
}

function run(places: readonly number[], from: number, to: number, file: string | undefined): Part {
  let part: Part = file !== undefined && existsSync(file) ? read(file) : { sources, tallies: {} };
  if (part.sources !== sources) throw new Error(`${file} was made from other sources`);
  for (const place of places) {
    if (part.tallies[place]?.ranges.some(([start, end]) => start < to && from < end)) continue;
    part = together(part, { sources, tallies: { [place]: runLayout(place, from, to) } });
    if (file !== undefined) writeFileSync(file, JSON.stringify(part));
    console.log(`${new Date().toISOString()} ${nameOf(layouts[place]!)}`);
  }
  return part;
}

function read(file: string): Part {
  return JSON.parse(readFileSync(file, "utf8"));
}

function together(one: Part, other: Part): Part {
  if (one.sources !== other.sources) throw new Error("parts were made from different sources");
  return { sources: one.sources, tallies: joined(one.tallies, other.tallies) };
}

function report({ sources: from, tallies }: Part): void {
  writeReport("simulation", summaryOf(tallies), from);
  writePage();
}
