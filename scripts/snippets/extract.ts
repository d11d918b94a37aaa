import { readFileSync } from "node:fs";
import ts from "typescript";

/** Code out of a document. */
export interface Snippet {
  readonly file: string;
  /** Padded with empty lines, so that a line of the code is that line of the file. */
  readonly code: string;
  readonly outputs: readonly Output[];
}

/** What a block prints, as a `text` block right behind it says. */
export interface Output {
  /** The line on which the code ends: that of its closing fence. */
  readonly codeEnds: number;
  /** The first line of the text. */
  readonly line: number;
  readonly text: string;
}

/**
 * The `ts` and `js` blocks of a Markdown file. A block that imports nothing continues the one before it, as it does for a
 * reader.
 */
export function snippetsOfMarkdown(file: string): Snippet[] {
  const text = readFileSync(file, "utf8");
  const stories: Snippet[] = [];
  const blocks = /^```(?:ts|js)\n([\s\S]*?)^```$(?:(\n+```text\n)([\s\S]*?)^```$)?/gm;
  for (const { 1: code = "", 2: between, 3: printed = "", index } of text.matchAll(blocks)) {
    const line = lineOf(text, index) + 1;
    const codeEnds = line + lineOf(code, code.length) - 1;
    const output = { codeEnds, line: codeEnds + lineOf(between ?? "", Infinity) - 1, text: printed };
    const before = /^import /m.test(code) ? undefined : stories.pop();
    stories.push({
      file,
      code: atLine(line, code, before?.code),
      outputs: [...(before?.outputs ?? []), ...(between === undefined ? [] : [output])],
    });
  }
  return stories;
}

/** The `@example` blocks of a source file. */
export function snippetsOfSource(file: string): Snippet[] {
  const text = readFileSync(file, "utf8");
  return [...text.matchAll(/^ *\/\*\*[\s\S]*?\*\//gm)].flatMap(({ 0: comment, index }) =>
    [...comment.matchAll(/^ *\* @example\n((?: *\*(?! @)(?!\/).*\n)+)/gm)].map(({ 1: example = "", index: offset }) => {
      const code = example.replace(/^ *\* ?/gm, "").replace(/^```.*$/gm, "");
      return { file, code: atLine(lineOf(text, index + offset) + 1, code), outputs: [] };
    }),
  );
}

/** What a source file exports, each with its line and whether it carries an `@example`. */
export function exportsOf(file: string): { name: string; line: number; hasExample: boolean }[] {
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
  // What stands behind overloads is not seen by readers: these are documented one by one.
  const overloaded = new Set(
    source.statements.flatMap((each) => (ts.isFunctionDeclaration(each) && !each.body ? [each.name?.text] : [])),
  );
  return source.statements.flatMap((statement) => {
    if (ts.isFunctionDeclaration(statement) && statement.body && overloaded.has(statement.name?.text)) return [];
    const declared = ts.isVariableStatement(statement) ? statement.declarationList.declarations : [statement];
    return declared.flatMap((node) => {
      if (!(ts.isFunctionDeclaration(node) || ts.isVariableDeclaration(node)) || !node.name) return [];
      if (!(ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Export)) return [];
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      const hasExample = ts.getJSDocTags(node).some(({ tagName }) => tagName.text === "example");
      return [{ name: node.name.getText(), line: line + 1, hasExample }];
    });
  });
}

const lineOf = (text: string, index: number): number => text.slice(0, index).split("\n").length;

const atLine = (line: number, code: string, before = ""): string =>
  before + "\n".repeat(line - lineOf(before, before.length)) + code;
