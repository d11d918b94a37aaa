import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { cliCodes } from "../../src/cli/codes.js";
import { diagnosticCodes } from "../../src/codes.js";
import { notebookCodes } from "../../src/notebook/codes.js";
import { renderCodes } from "../../src/render/codes.js";

const sources = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => readFileSync(join("src", file), "utf8"));

const patterns = [
  /\bcode: "([A-Z][A-Z0-9_]+)"/g,
  /SynthesisError\(\s*"([A-Z][A-Z0-9_]+)"/g,
  /\b(?:because|found|fault|refuse|excluded|note)\(\s*"([A-Z][A-Z0-9_]+)"/g,
];

const used = new Set(
  sources.flatMap((text) =>
    patterns.flatMap((pattern) => [...text.matchAll(pattern)].map(([, code]) => code as string)),
  ),
);

test("every code that the source uses is explained in the registry", () => {
  const known = { ...diagnosticCodes, ...renderCodes, ...cliCodes, ...notebookCodes };
  expect([...used].filter((code) => !Object.hasOwn(known, code))).toEqual([]);
  expect(used.size).toBeGreaterThan(60);
});
