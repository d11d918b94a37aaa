/**
 * Checks and runs all code in README.md, in the documents, and in the `@example` blocks of the sources against the built
 * package, each snippet as a module of its own. A value that a comment prints behind an expression is compared with what
 * the expression gives.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import ts from "typescript";
import { entries } from "./entries.js";
import { exportsOf, type Snippet, snippetsOfMarkdown, snippetsOfSource } from "./snippets/extract.js";
import { difference, printedValue } from "./snippets/printed-value.js";

/** Inside the project, so that `wane` is found as an installed package would be. */
const PLACE = resolve(".snippets");

const problems: string[] = [];
const report = (file: string, line: number, problem: unknown): void => {
  problems.push(`${file}:${line}: ${problem instanceof Error ? `${problem.name}: ${problem.message}` : problem}`);
};

const filesIn = (folder: string, ending: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((file) => join(folder, file))
    .filter((file) => file.endsWith(ending) && !file.startsWith(join("docs", "site")))
    .sort();
const documents = ["README.md", ...filesIn("docs", ".md"), ...filesIn("datasets", ".md")];
const sources = [...filesIn("src", ".ts"), ...filesIn("datasets", ".ts")];

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

/** The snippet with each commented expression handed to {@link compare}; nothing moves to another line. */
const instrumented = ({ file, code }: Snippet): string => {
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
  Object.assign(globalThis, { __compare: compare });
  console.log = () => {};
  for (const { file, code, module } of snippets) {
    const firstLine = code.split("\n").findIndex((line) => line.trim() !== "") + 1;
    await import(pathToFileURL(module).href).catch((error: unknown) => report(file, firstLine, error));
  }
  console.log = log;
};

rmSync(PLACE, { recursive: true, force: true });
mkdirSync(PLACE);
writeFileSync(join(PLACE, "compare.d.ts"), "declare function __compare(index: number, actual: unknown): void;\n");
for (const { module, text } of snippets) writeFileSync(module, text);
checkTypes();
process.chdir(PLACE);
await runAll();
process.chdir("..");
rmSync(PLACE, { recursive: true, force: true });

for (const problem of problems) console.error(problem);
console.log(`${snippets.length} snippets, ${comparisons.length} values compared, ${problems.length} problems`);
process.exitCode = problems.length > 0 ? 1 : 0;
