/**
 * Checks and runs all code in README.md, in the documents, and in the `@example` blocks of the sources against the built
 * package, each snippet as a module of its own. A value that a comment prints behind an expression is compared with what
 * the expression gives, and a `text` block right behind a block of code with what that prints by `console.log`.
 *
 * Files that are named are checked alone; with `--write` such `text` blocks are written anew.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { format, parseArgs } from "node:util";
import ts from "typescript";
import { entries } from "./entries.js";
import { exportsOf, type Output, type Snippet, snippetsOfMarkdown, snippetsOfSource } from "./snippets/extract.js";
import { difference, printedValue } from "./snippets/printed-value.js";

/** Inside the project, so that `wane` is found as an installed package would be. */
const PLACE = resolve(".snippets");

const { values: flags, positionals } = parseArgs({ allowPositionals: true, options: { write: { type: "boolean" } } });
const isWanted = (file: string): boolean => positionals.length === 0 || positionals.includes(file);

const problems: string[] = [];
const report = (file: string, line: number, problem: unknown): void => {
  problems.push(`${file}:${line}: ${problem instanceof Error ? `${problem.name}: ${problem.message}` : problem}`);
};

const filesIn = (folder: string, ending: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((file) => join(folder, file))
    .filter((file) => file.endsWith(ending) && !file.startsWith(join("docs", "site")))
    .sort();
const documents = ["README.md", ...filesIn("docs", ".md"), ...filesIn("datasets", ".md")].filter(isWanted);
const sources = [...filesIn("src", ".ts"), ...filesIn("datasets", ".ts")].filter(isWanted);

/** Every public name with the entry that exports it, for examples that use it without saying from where. */
const homes = new Map<string, string>();
const publicFunctions = new Set<string>();
for (const entry of entries) {
  for (const [name, value] of Object.entries((await import(entry.name)) as Record<string, unknown>)) {
    homes.set(name, entry.name);
    if (typeof value === "function" && !String(value).startsWith("class")) publicFunctions.add(name);
  }
}

for (const file of sources) {
  for (const { name, line, hasExample } of exportsOf(file)) {
    if (publicFunctions.has(name) && !hasExample) report(file, line, `${name} is public and has no @example`);
  }
}

const comparisons: { readonly file: string; readonly line: number; readonly printed: ts.Expression }[] = [];
const compare = (index: number, actual: unknown): void => {
  const { file, line, printed } = comparisons[index]!;
  const reason = difference(printed, actual);
  if (reason !== null) report(file, line, reason);
};

const outputs: { readonly file: string; readonly output: Output; printed: string }[] = [];
let printing: string[] = [];
const printed = (index: number): void => {
  const here = outputs[index]!;
  here.printed = printing.map((text) => `${text}\n`.replace(/\n+$/, "\n")).join("");
  printing = [];
  if (flags.write || here.printed === here.output.text) return;
  report(here.file, here.output.line, `not what is printed, which --write puts here:\n${here.printed}`);
};

/** The snippet with each commented expression handed to {@link compare}; nothing moves to another line. */
const instrumented = (snippet: Snippet): string => {
  const lines = withComparisons(snippet).split("\n");
  for (const output of snippet.outputs) {
    lines[output.codeEnds - 1] += `__printed(${outputs.push({ file: snippet.file, output, printed: "" }) - 1});`;
  }
  return lines.join("\n");
};

const withComparisons = ({ file, code }: Snippet): string => {
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true);
  return source.statements.filter(ts.isExpressionStatement).reduceRight((text, statement) => {
    const [range] = ts.getTrailingCommentRanges(code, statement.end) ?? [];
    const line = source.getLineAndCharacterOfPosition(statement.end).line + 1;
    try {
      const printed = range && printedValue(code.slice(range.pos + 2, range.end).trim());
      if (!printed) return text;
      const index = comparisons.push({ file, line, printed }) - 1;
      const call = `__compare(${index}, ${statement.expression.getText()});`;
      return text.slice(0, statement.getStart()) + call + text.slice(statement.end);
    } catch (error) {
      report(file, line, error);
      return text;
    }
  }, code);
};

/** Imports for the names that an example uses and does not declare: the public ones, and those of its own file. */
const missingImports = ({ file, code }: Snippet): string => {
  const used = new Set<string>();
  const declared = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) used.add(node.text);
    const isBinding = ts.isVariableDeclaration(node) || ts.isBindingElement(node) || ts.isImportSpecifier(node);
    if (isBinding || ts.isFunctionDeclaration(node) || ts.isParameter(node)) declared.add(node.name?.getText() ?? "");
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true));
  const own = new Set(exportsOf(file).map(({ name }) => name));
  const fromHere = relative(PLACE, file).replace(/\.ts$/, ".js");
  return [...used]
    .filter((name) => !declared.has(name) && (homes.has(name) || own.has(name)))
    .map((name) => `import { ${name} } from "${homes.get(name) ?? fromHere}";`)
    .join(" ");
};

const snippets = [
  ...documents.flatMap(snippetsOfMarkdown).map((snippet) => ({ ...snippet, text: instrumented(snippet) })),
  ...sources.flatMap(snippetsOfSource).map((snippet) => ({
    ...snippet,
    text: `${instrumented(snippet)}\n${missingImports(snippet)}`,
  })),
].map((snippet, i) => ({ ...snippet, module: join(PLACE, `${i}.ts`) }));

/** What the compiler has to say, at the places in the documents. */
const checkTypes = (): void => {
  const { config } = ts.readConfigFile("tsconfig.json", ts.sys.readFile);
  // Examples index into results as readers do.
  const relaxed = { ...config.compilerOptions, noUncheckedIndexedAccess: false, declaration: false };
  const { options } = ts.convertCompilerOptionsFromJson(relaxed, ".");
  const modules = snippets.map(({ module }) => module);
  const program = ts.createProgram([...modules, join(PLACE, "compare.d.ts")], { ...options, noEmit: true });
  for (const { module, file } of snippets) {
    const source = program.getSourceFile(module)!;
    for (const { start = 0, messageText } of [
      ...program.getSyntacticDiagnostics(source),
      ...program.getSemanticDiagnostics(source),
    ]) {
      const { line } = source.getLineAndCharacterOfPosition(start);
      report(file, line + 1, ts.flattenDiagnosticMessageText(messageText, " "));
    }
  }
};

/** Runs every snippet in a folder of its own making, quietly. */
const runAll = async (): Promise<void> => {
  const { log } = console;
  Object.assign(globalThis, { __compare: compare, __printed: printed });
  console.log = (...values: unknown[]) => printing.push(format(...values));
  for (const { file, code, module } of snippets) {
    printing = [];
    const firstLine = code.split("\n").findIndex((line) => line.trim() !== "") + 1;
    await import(pathToFileURL(module).href).catch((error: unknown) => report(file, firstLine, error));
  }
  console.log = log;
};

rmSync(PLACE, { recursive: true, force: true });
mkdirSync(PLACE);
writeFileSync(
  join(PLACE, "compare.d.ts"),
  "declare function __compare(index: number, actual: unknown): void;\ndeclare function __printed(index: number): void;\n",
);
for (const { module, text } of snippets) writeFileSync(module, text);
checkTypes();
process.chdir(PLACE);
await runAll();
process.chdir("..");
rmSync(PLACE, { recursive: true, force: true });

/** From the end of each file to its beginning, so that lines keep their numbers. */
for (const { file, output, printed } of flags.write ? outputs.toReversed() : []) {
  const lines = readFileSync(file, "utf8").split("\n");
  lines.splice(output.line - 1, output.text.split("\n").length - 1, ...printed.split("\n").slice(0, -1));
  writeFileSync(file, lines.join("\n"));
}

for (const problem of problems) console.error(problem);
const count = `${comparisons.length} values and ${outputs.length} printed texts compared`;
console.log(`${snippets.length} snippets, ${count}, ${problems.length} problems`);
process.exitCode = problems.length > 0 ? 1 : 0;
