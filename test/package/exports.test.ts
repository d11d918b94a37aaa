import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, test } from "vitest";

const manifest = JSON.parse(readFileSync("package.json", "utf8"));
const require = createRequire(import.meta.url);

/** Every path below a field of package.json. */
const paths = (value: unknown): string[] =>
  typeof value === "string" ? [value] : Object.values(value as Record<string, unknown>).flatMap(paths);

test("every path that package.json names is built", () => {
  const named = [manifest.main, manifest.module, manifest.types, ...paths(manifest.exports)];
  expect(named.filter((path) => !path.includes("*") && !existsSync(path))).toEqual([]);
});

const entries = Object.entries<{ readonly import?: { readonly default: string } }>(manifest.exports).flatMap(
  ([entry, { import: target }]) => (target ? [{ entry: entry.replace(".", "wane"), file: target.default }] : []),
);

test.each(entries)("$entry exports the same names as ES module and as CommonJS", async ({ entry, file }) => {
  const asModule = await import(/* @vite-ignore */ new URL(`../../${file}`, import.meta.url).href);
  expect(Object.keys(require(entry)).sort()).toEqual(Object.keys(asModule).sort());
});
