/**
 * Packs the built package, installs the tarball into empty folders as a user would, and runs the programs of
 * `test/installed` there: as ES module, as CommonJS, in Deno, past a type checker, with a figure drawn, from the command line, and without the
 * optional packages.
 */
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const place = mkdtempSync(join(tmpdir(), "wane-pack-"));
const tool = (name: string): string => resolve("node_modules/.bin", name);

const run = (cwd: string, command: string, ...args: string[]): string =>
  execFileSync(command, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] }).trim();

const expect = (what: string, holds: boolean, got: string): void => {
  if (!holds) throw new Error(`the installed package: ${what}; got ${got}`);
  console.log(`ok  ${what}`);
};

/** An empty folder with nothing but the tarball installed. */
const installed = (name: string, ...options: string[]): string => {
  const folder = join(place, name);
  cpSync("test/installed", folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
  run(folder, "npm", "install", "--no-audit", "--no-fund", "--loglevel=error", ...options, tarball);
  return folder;
};

const packed = JSON.parse(run(".", "npm", "pack", "--ignore-scripts", "--json", "--pack-destination", place));
const tarball = join(place, packed[0].filename);
console.log(`${packed[0].filename}: ${packed[0].files.length} files, ${Math.round(packed[0].size / 1024)} kB`);

const full = installed("full");
const node = run(full, "node", "pool.mjs");
expect("pools two effects as an ES module", node.includes('"estimate":'), node);
const cjs = run(full, "node", "pool.cjs");
expect("gives the same as CommonJS", cjs === node, cjs);
const deno = run(full, tool("deno"), "run", "--no-prompt", "--node-modules-dir=manual", "--allow-read=.", "pool.mjs");
expect("gives the same in Deno, which may only read", deno === node, deno);

const figure = run(full, "node", "draw.mjs");
const { svg, texts, png, bytes } = JSON.parse(figure);
expect("draws a figure", svg === "<svg" && texts > 10 && png === "PNG" && bytes > 10_000, figure);
const figureCjs = run(full, "node", "draw.cjs");
expect("draws the same from CommonJS", figureCjs === figure, figureCjs);

const files = ["wane/datasets/cotchett2014/data.csv", "wane/datasets/cotchett2014/codebook.json", "wane/package.json"];
const resolved = run(full, "node", "-p", `${JSON.stringify(files)}.map(require.resolve).join("\\n")`);
expect("serves its data as files", resolved.split("\n").length === files.length, resolved);

const list = run(full, "npx", "--no-install", "wane", "datasets", "--json");
const shipped: { name: string; rows: number }[] = JSON.parse(list);
expect(
  "runs its command line",
  shipped.some(({ name, rows }) => name === "bcg" && rows === 13),
  list,
);
run(full, "npx", "--no-install", "wane", "synthesize", "bcg", "--out", "figures");
const drawn = readdirSync(join(full, "figures")).sort().join(" ");
expect("draws all figures of a data set", /forest\.png forest\.svg forest\.vl\.json .*tidy\.csv/.test(drawn), drawn);

const compilerOptions = {
  ...{ noEmit: true, strict: true, allowJs: true, checkJs: true, noImplicitAny: false },
  ...{ module: "nodenext", target: "es2022", types: [] },
};
writeFileSync(
  join(full, "tsconfig.json"),
  JSON.stringify({ compilerOptions, files: ["pool.mjs", "pool.cjs", "draw.mjs", "draw.cjs"] }),
);
run(full, tool("tsc"), "-p", ".");
console.log("ok  has types that need no other package");

const core = installed("core", "--omit=optional");
const bare = run(core, "node", "pool.mjs");
expect("pools without the optional packages", bare === node, bare);
const refusal = run(core, "node", "without-optional.mjs");
const { name, message } = JSON.parse(refusal);
expect("says what drawing needs", name === "SynthesisError" && /vega.*npm install/.test(message), refusal);

const terminal = run(core, "npx", "--no-install", "wane", "effects", "bcg");
expect("runs its command line without them", terminal.split("\n").length === 14, terminal);

rmSync(place, { recursive: true });
