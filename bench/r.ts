/**
 * The same fits here and in R with metafor, timed in one run on one machine: medians of repeated blocks inside each
 * program, so that neither its start nor the reading of data counts. Says so, and ends, where R or metafor is missing.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pool } from "../dist/index.js";
import { type Effect, effects } from "./effects.js";

const work = [
  {
    name: "REML, Hartung-Knapp",
    here: (studies: readonly Effect[]) => pool(studies, { tau2Interval: "none", prediction: "none" }),
    inR: 'rma(yi, vi, method = "REML", test = "knha")',
  },
  {
    name: "the same, prediction and Q-profile",
    here: (studies: readonly Effect[]) => pool(studies),
    inR: '{ fit <- rma(yi, vi, method = "REML", test = "knha"); predict(fit); confint(fit) }',
  },
  {
    name: "DerSimonian-Laird, Wald",
    here: (studies: readonly Effect[]) =>
      pool(studies, { tau2: "DL", interval: "z", prediction: "none", tau2Interval: "none" }),
    inR: 'rma(yi, vi, method = "DL")',
  },
];

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] as number;

/** Microseconds for one call. */
function timed(call: () => unknown, repetitions: number, blocks: number): number {
  const block = (): number => {
    const start = process.hrtime.bigint();
    for (let i = 0; i < repetitions; i++) call();
    return Number(process.hrtime.bigint() - start) / 1000 / repetitions;
  };
  block();
  return median(Array.from({ length: blocks }, block));
}

const script = (k: number, repetitions: number, blocks: number): string => `
suppressMessages(library(metafor))
yi <- c(${effects(k)
  .map(({ yi }) => yi)
  .join(", ")})
vi <- c(${effects(k)
  .map(({ vi }) => vi)
  .join(", ")})
timed <- function(call) {
  block <- function() system.time(for (i in seq_len(${repetitions})) eval(call), gcFirst = FALSE)[["elapsed"]] / ${repetitions}
  ${repetitions > 1 ? "block()" : ""}
  median(replicate(${blocks}, block()))
}
${work.map(({ inR }) => `cat(timed(quote(${inR})) * 1e6, "\\n")`).join("\n")}
`;

function timesInR(k: number, repetitions: number, blocks: number): readonly number[] {
  const folder = mkdtempSync(join(tmpdir(), "wane-bench-"));
  try {
    const file = join(folder, "bench.R");
    writeFileSync(file, script(k, repetitions, blocks));
    return execFileSync("Rscript", [file], { encoding: "utf8" }).trim().split(/\s+/).map(Number);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const version = spawnSync(
  "Rscript",
  ["-e", 'cat(R.version$version.string, "metafor", as.character(packageVersion("metafor")))'],
  {
    encoding: "utf8",
  },
);
if (version.status !== 0) {
  console.log("no R with metafor on this machine: nothing was compared");
} else {
  console.log(`${version.stdout}; Node ${process.version}; microseconds for one call, median of blocks`);
  // metafor works on k by k matrices: a fit of 1000 studies takes seconds.
  for (const { k, here, inR, blocks } of [
    { k: 13, here: 5000, inR: 20, blocks: 15 },
    { k: 1000, here: 200, inR: 1, blocks: 1 },
  ]) {
    const studies = effects(k);
    const theirs = timesInR(k, inR, blocks);
    for (const [i, { name, here: call }] of work.entries()) {
      const ours = timed(() => call(studies), here, 15);
      const other = theirs[i] as number;
      console.log(
        `k = ${k}, ${name}: ${ours.toFixed(1)} here, ${other.toFixed(0)} in R, ratio ${(other / ours).toFixed(0)}`,
      );
    }
  }
}
