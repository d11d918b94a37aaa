import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { exportsOf, snippetsOfMarkdown, snippetsOfSource } from "../../scripts/snippets/extract.js";
import { difference, printedValue } from "../../scripts/snippets/printed-value.js";

const compare = (comment: string, actual: unknown): string | null => {
  const printed = printedValue(comment);
  if (printed === null) throw new Error(`prose: ${comment}`);
  return difference(printed, actual);
};

const file = (name: string, lines: readonly string[]): string => {
  const path = join(mkdtempSync(join(tmpdir(), "wane-")), name);
  writeFileSync(path, lines.join("\n"));
  return path;
};

describe("a value printed in a comment", () => {
  test.each<[string, unknown]>([
    ["0.333", 1 / 3],
    ["-1.96", -1.959963984540054],
    ["1.19e-28", 1.188781068e-28],
    ["0.3", 0.1 + 0.2],
    ["13", 13],
    ['"REML"', "REML"],
    ["null", null],
    ["[1, 2.000]", [1, 2]],
    ["[0, ...]", new Float64Array([0, 1])],
    ["{ k: 13, confidence: [-1.07, -0.358], ... }", { k: 13, confidence: [-1.0709, -0.3582], df: 12 }],
  ])("%s holds", (comment, actual) => {
    expect(compare(comment, actual)).toBeNull();
  });

  test.each<[string, unknown, RegExp]>([
    ["0.333", 0.3341, /0\.333 is printed, got 0\.3341/],
    ["0.3", 0.31, /0\.3 is printed/],
    ["120", 120.4, /120 is printed/],
    ["[1, 2]", [1, 2, 3], /2 elements are printed, got 3/],
    ["{ k: 13 }", { k: 13, df: 12 }, /not printed: df/],
    ["{ fit: { k: 13 } }", { fit: { k: 12 } }, /value\.fit\.k: 13 is printed, got 12/],
    ["null", undefined, /null is printed/],
    ['"1"', 1, /"1" is printed, got 1/],
  ])("%s is held against %j", (comment, actual, reason) => {
    expect(compare(comment, actual)).toMatch(reason);
  });

  test("prose is left alone, and what only looks like a value is refused", () => {
    expect(printedValue("results draw themselves in the cell")).toBeNull();
    expect(() => printedValue("0.25, in squared units")).toThrow("looks like a value");
  });
});

describe("code in documents", () => {
  test("a block without imports continues the one before it, at its own lines", () => {
    const path = file("story.md", [
      "# A",
      "```ts",
      'import { a } from "b";',
      "```",
      "text",
      "```ts",
      "a;",
      "```",
      "```sh",
      "ls",
      "```",
    ]);
    expect(snippetsOfMarkdown(path).map(({ code }) => code.trimEnd())).toEqual([
      '\n\nimport { a } from "b";\n\n\n\na;',
    ]);
  });

  test("a text block right behind the code is what it prints, at its own line", () => {
    const path = file("printed.md", [
      "```ts",
      'import { a } from "b";',
      "console.log(a);",
      "```",
      "",
      "```text",
      "one",
      "two",
      "```",
      "words between",
      "```ts",
      "a;",
      "```",
      "words",
      "```text",
      "not printed by it",
      "```",
    ]);
    expect(snippetsOfMarkdown(path).map(({ outputs }) => outputs)).toEqual([
      [{ codeEnds: 4, line: 7, text: "one\ntwo\n" }],
    ]);
  });

  test("examples end where the next tag or the comment ends", () => {
    const path = file("source.ts", [
      "/**",
      " * One.",
      " * @example",
      " * one(1); // 1",
      " * @see nobody",
      " */",
      "export function one(x: number) { return x; }",
      "export const two = 2;",
      "const three = 3;",
    ]);
    expect(snippetsOfSource(path).map(({ code }) => code)).toEqual(["\n\n\none(1); // 1\n"]);
    expect(exportsOf(path)).toEqual([
      { name: "one", line: 7, hasExample: true },
      { name: "two", line: 8, hasExample: false },
    ]);
  });
});
