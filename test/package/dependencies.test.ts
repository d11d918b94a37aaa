import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const manifest = JSON.parse(readFileSync("package.json", "utf8"));
const declared = ["dependencies", "optionalDependencies", "devDependencies"].flatMap((kind) =>
  Object.entries<string>(manifest[kind]),
);

test("every dependency has its reason in docs/dependencies.md", () => {
  const reasons = [...readFileSync("docs/dependencies.md", "utf8").matchAll(/^\| (\S+) \| .+\. \|$/gm)];
  expect(reasons.map(([, name]) => name).sort()).toEqual(declared.map(([name]) => name).sort());
});

test("versions are exact", () => {
  expect(declared.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});
