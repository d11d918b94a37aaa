import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Whether this machine has R with metafor. A run of all checks (`CI`) needs them. */
export function hasR(): boolean {
  const { status } = spawnSync("Rscript", ["-e", "library(metafor)"], { stdio: "ignore" });
  if (status === 0) return true;
  if (process.env.CI)
    throw new Error("Rscript with the package metafor is needed: apt-get install r-base-core r-cran-metafor");
  console.warn("NO R: Rscript with the package metafor was not found, and the scripts were not run");
  return false;
}

/** Sources each script where the others cannot be seen, and evaluates expressions there; numbers with all their digits. */
const driver = `
options(warn = 1)
suppressMessages(library(metafor))
folder <- commandArgs(TRUE)[1]
for (name in readLines(file.path(folder, "names"))) {
  scope <- new.env(parent = globalenv())
  failed <- tryCatch({
    invisible(capture.output(source(file.path(folder, paste0(name, ".R")), local = scope)))
    NULL
  }, error = conditionMessage)
  if (!is.null(failed)) {
    message(name, ": ", failed)
    next
  }
  for (line in readLines(file.path(folder, paste0(name, ".ask")))) {
    value <- eval(parse(text = line), scope)
    cat(name, line, paste(sprintf("%.17g", as.numeric(value)), collapse = " "), sep = "\\t")
    cat("\\n")
  }
}
`;

/** A script with what is asked of it when it has run. */
export interface Asked {
  readonly script: string;
  readonly expressions: readonly string[];
}

/** The numbers that R gives for each expression, by script, in one process. */
export function runInR(asked: readonly Asked[]): readonly Readonly<Record<string, readonly number[]>>[] {
  const folder = mkdtempSync(join(tmpdir(), "wane-r-"));
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  try {
    write("names", `${asked.map((_, i) => `s${i}`).join("\n")}\n`);
    write("driver.R", driver);
    for (const [i, { script, expressions }] of asked.entries()) {
      write(`s${i}.R`, script);
      write(`s${i}.ask`, `${expressions.join("\n")}\n`);
    }
    const printed = execFileSync("Rscript", [join(folder, "driver.R"), folder], { encoding: "utf8" });
    const lines = printed
      .trimEnd()
      .split("\n")
      .map((line) => line.split("\t"));
    return asked.map((_, i) =>
      Object.fromEntries(
        lines
          .filter(([name]) => name === `s${i}`)
          .map(([, line = "", values = ""]) => [line, values.split(" ").map(Number)]),
      ),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}
