import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { launch } from "../test/browser/chromium.js";
import { serve } from "../test/browser/serve.js";

/**
 * Compares what the built library writes of all shipped data, specifications and tables, in Node (as ES module and as
 * CommonJS), Deno, Bun and Chromium, byte by byte. Engines differ in the last bit of logarithms and powers; what is written
 * is rounded once and must not.
 */
type Files = Readonly<Record<string, string>>;

const json = (file: string): unknown => JSON.parse(readFileSync(file, "utf8"));
const kept = Object.entries(json("examples/analyses.json") as Files).map(([name, set]) => ({
  name,
  set,
  plan: json(`examples/plans/${name}.json`),
}));

const place = mkdtempSync(join(tmpdir(), "wane-bytes-"));
writeFileSync(join(place, "kept.json"), JSON.stringify(kept));

const tool = (name: string): string => resolve("node_modules/.bin", name);
const execute = promisify(execFile);
const run = async (command: string, ...args: string[]): Promise<Files> =>
  JSON.parse((await execute(command, [...args, place], { maxBuffer: 2 ** 30 })).stdout) as Files;

const program = "scripts/same-bytes/run.mjs";

async function inChromium(): Promise<Files> {
  const [browser, server] = await Promise.all([launch(), serve()]);
  try {
    const page = await browser.newPage();
    await page.goto(`${server.address}/examples/browser/import-map.html`);
    return await page.evaluate(
      async ([address, kept]) => {
        const wane = await import(`${address}/dist/wane.bundle.js`);
        const datasets = await import(`${address}/dist/datasets.js`);
        const { outputs } = await import(`${address}/scripts/same-bytes/outputs.mjs`);
        return outputs(wane, datasets, kept) as Files;
      },
      [server.address, kept] as const,
    );
  } finally {
    await browser.close();
    server.close();
  }
}

const engines: Readonly<Record<string, () => Promise<Files>>> = {
  "Node, ES module": () => run("node", program),
  "Node, CommonJS": () => run("node", "scripts/same-bytes/run.cjs"),
  Deno: () => run(tool("deno"), "run", "--no-prompt", "--node-modules-dir=manual", "--allow-read", program),
  Bun: () => run(tool("bun"), program),
  Chromium: inChromium,
};

/** The first place at which two texts part, with what stands around it. */
const parting = (expected: string, actual: string): string => {
  const at = [...expected].findIndex((letter, i) => letter !== actual[i]);
  const around = (text: string): string => JSON.stringify(text.slice(Math.max(0, at - 40), at + 40));
  return `at ${at}: ${around(expected)} and ${around(actual)}`;
};

const results: Record<string, Files> = {};
for (const [engine, files] of Object.entries(engines)) results[engine] = await files();
rmSync(place, { recursive: true });

const [[first, expected], ...others] = Object.entries(results) as [[string, Files], ...[string, Files][]];
const names = [...new Set(Object.values(results).flatMap((files) => Object.keys(files)))];
const differences = others.flatMap(([engine, files]) =>
  names
    .filter((name) => files[name] !== expected[name])
    .map((name) => `${name}, ${first} and ${engine}, ${parting(expected[name] ?? "", files[name] ?? "")}`),
);
if (differences.length > 0)
  throw new Error(`${differences.length} differences\n${differences.slice(0, 40).join("\n")}`);

const bytes = Object.values(expected).reduce((sum, text) => sum + text.length, 0);
const refused = names.filter((name) => name.endsWith("refused.txt")).length;
console.log(`ok  ${Object.keys(engines).join("; ")}: ${names.length} files, ${bytes} letters, all the same`);
console.log(`    of them ${refused} are refusals`);
