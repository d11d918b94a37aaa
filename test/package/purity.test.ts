import { readFileSync } from "node:fs";
import ts from "typescript";
import { expect, test } from "vitest";
import { sourceFiles } from "./imports.js";

/** What would let the same input give another output: the clock, chance, the machine, its language. */
const OUTSIDE = /^(console|Date|process|performance|Intl|localeCompare|toLocale\w+|fetch)$/;

/** The one file that knows the process it runs in: it hands the world to the command line. */
const DOOR = "src/cli/main.ts";

/** Names of the outside world in a text of TypeScript, with their lines. */
const outside = (file: string, text: string): string[] => {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const name = ts.isPropertyAccessExpression(node) && node.getText(source) === "Math.random" ? "Math.random" : null;
    const outer = ts.isIdentifier(node) && OUTSIDE.test(node.text) ? node.text : null;
    const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
    if (name ?? outer) found.push(`${file}:${line + 1} ${name ?? outer}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
};

test("nothing is printed, nothing is read from outside, nothing depends on chance or language", () => {
  expect(
    sourceFiles("src")
      .filter((file) => file !== DOOR)
      .flatMap((file) => outside(file, readFileSync(file, "utf8"))),
  ).toEqual([]);
});

/** Engines differ in the last bit of these. `plot` rounds what it places; all else takes them from `numeric`. */
const ENGINE = /\bMath\.(exp|expm1|log|log1p|log10|pow|cbrt|hypot|a?(?:sin|cos|tan)h?|atan2)\b/;

const engineDependent = (file: string, text: string): string[] =>
  text.split("\n").flatMap((line, i) => (ENGINE.test(line.replace(/^ *(\*|\/\/).*$/, "")) ? [`${file}:${i + 1}`] : []));

test("numbers are computed by arithmetic that is the same in every engine", () => {
  const files = sourceFiles("src").filter((file) => !/^src\/(plot|cli)\//.test(file));
  expect(files.flatMap((file) => engineDependent(file, readFileSync(file, "utf8")))).toEqual([]);
  expect(engineDependent("a.ts", "Math.sqrt(2);\n// Math.exp(1)\nMath.exp(1);")).toEqual(["a.ts:3"]);
});

test("what reads the clock or chance is found", () => {
  expect(outside("a.ts", "const now = 1;\nMath.random();\nnew Date();\nb.sort((x, y) => x.localeCompare(y));")).toEqual(
    ["a.ts:2 Math.random", "a.ts:3 Date", "a.ts:4 localeCompare"],
  );
});
