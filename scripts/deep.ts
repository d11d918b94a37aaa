import { spawnSync } from "node:child_process";
import { parts, reportOf } from "./deep/parts.js";
import { statusOf } from "./deep/report.js";

/**
 * Runs the checks that take too long for every change, and leaves their reports in `deep/`: all of them, or those named.
 * With `--status` it runs nothing and says which reports are missing or older than their sources.
 */
const words = process.argv.slice(2);
const named = words.filter((word) => !word.startsWith("--"));
const wanted = parts.filter(({ name }) => named.length === 0 || named.includes(name));
if (wanted.length < named.length) throw new Error(`there are ${parts.map(({ name }) => name).join(", ")}`);

for (const part of wanted) {
  if (words.includes("--status")) {
    console.log(`${reportOf(part)}: ${statusOf(part)}`);
    continue;
  }
  const { status } = spawnSync(process.execPath, ["--import", "tsx", ...part.command], { stdio: "inherit" });
  if (status !== 0) process.exitCode = 1;
}
