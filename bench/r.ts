/**
 * The same fits here and in R with metafor, timed in one run on one machine: medians of repeated blocks inside each
 * program, so that neither its start nor the reading of data counts. Says so, and ends, where R or metafor is missing.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mixedModel, pool, robust } from "../dist/index.js";
import { type Effect, effects } from "./effects.js";

interface Fit {
  readonly name: string;
  readonly here: (studies: readonly Effect[]) => unknown;
  readonly inR: string;
}

const pools: readonly Fit[] = [
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

/** Trials of four effects. */
const trialsOf = (studies: readonly Effect[]) => ({
  trial: studies.map((_, i) => i >> 2),
  place: studies.map((_, i) => i),
});
const threeLevel = (studies: readonly Effect[]) =>
  mixedModel(studies, { random: [{ nested: ["trial", "place"] }], data: trialsOf(studies) });
const inTrials: readonly Fit[] = [
  {
    name: "three levels by REML, trials of four effects",
    here: threeLevel,
    inR: "rma.mv(yi, vi, random = ~ 1 | trial/place)",
  },
  {
    name: "three levels and CR2 with Satterthwaite",
    here: (studies) => robust(threeLevel(studies), { cluster: "trial", data: trialsOf(studies) }),
    inR: 'if (requireNamespace("clubSandwich", quietly = TRUE)) clubSandwich::coef_test(rma.mv(yi, vi, random = ~ 1 | trial/place), cluster = trial, vcov = "CR2")',
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

const script = (work: readonly Fit[], k: number, repetitions: number, blocks: number): string => `
suppressMessages(library(metafor))
yi <- c(${effects(k)
  .map(({ yi }) => yi)
  .join(", ")})
vi <- c(${effects(k)
  .map(({ vi }) => vi)
  .join(", ")})
trial <- rep(seq_len(ceiling(${k} / 4)), each = 4)[seq_len(${k})]
place <- seq_len(${k})
timed <- function(call) {
  block <- function() system.time(for (i in seq_len(${repetitions})) eval(call), gcFirst = FALSE)[["elapsed"]] / ${repetitions}
  ${repetitions > 1 ? "block()" : ""}
  median(replicate(${blocks}, block()))
}
${work.map(({ inR }) => `cat(timed(quote(${inR})) * 1e6, "\\n")`).join("\n")}
`;

function timesInR(work: readonly Fit[], k: number, repetitions: number, blocks: number): readonly number[] {
  const folder = mkdtempSync(join(tmpdir(), "wane-bench-"));
  try {
    const file = join(folder, "bench.R");
    writeFileSync(file, script(work, k, repetitions, blocks));
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
  for (const { work, k, here, inR, blocks } of [
    { work: pools, k: 13, here: 5000, inR: 20, blocks: 15 },
    { work: pools, k: 1000, here: 200, inR: 1, blocks: 1 },
    { work: inTrials, k: 200, here: 20, inR: 1, blocks: 1 },
  ]) {
    const studies = effects(k);
    const theirs = timesInR(work, k, inR, blocks);
    for (const [i, { name, here: call }] of work.entries()) {
      const ours = timed(() => call(studies), here, 15);
      const other = theirs[i] as number;
      console.log(
        `k = ${k}, ${name}: ${ours.toFixed(1)} here, ${other.toFixed(0)} in R, ratio ${(other / ours).toFixed(0)}`,
      );
    }
  }
}
