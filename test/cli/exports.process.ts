import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { entries } from "../../scripts/entries.js";

const manifest = JSON.parse(readFileSync("package.json", "utf8"));
const require = createRequire(import.meta.url);

/** Every path below a field of package.json. */
const paths = (value: unknown): string[] =>
  typeof value === "string" ? [value] : Object.values(value as Record<string, unknown>).flatMap(paths);

test("every path that package.json names is built", () => {
  const named = [manifest.main, manifest.module, manifest.types, ...paths(manifest.bin), ...paths(manifest.exports)];
  expect(named.filter((path) => !path.includes("*") && !existsSync(path))).toEqual([]);
});

test.each(entries)("$name exports the same names as ES module and as CommonJS", async ({ name, code }) => {
  const asModule = await import(/* @vite-ignore */ new URL(`../../${code}`, import.meta.url).href);
  expect(Object.keys(require(name)).sort()).toEqual(Object.keys(asModule).sort());
});
