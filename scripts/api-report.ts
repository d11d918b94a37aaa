/**
 * Writes `docs/api.report.md`: every public name of every entry with its declaration, sorted, without comments, so that a
 * change of the surface shows in the diff. Reads the built declarations, which is what an installed user sees.
 */
import { writeFileSync } from "node:fs";
import ts from "typescript";
import { entries } from "./entries.js";

const REPORT = "docs/api.report.md";

const program = ts.createProgram(
  entries.map(({ types }) => types),
  {
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    strict: true,
  },
);
const checker = program.getTypeChecker();
const printer = ts.createPrinter({ removeComments: true });

interface Named {
  readonly name: string;
  readonly symbol: ts.Symbol;
}

const byName = (a: Named, b: Named): number => (a.name < b.name ? -1 : 1);
const original = (symbol: ts.Symbol): ts.Symbol =>
  symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;

const exportsOf = (file: string): Named[] => {
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  if (!module) throw new Error(`api-report needs ${file}, which is missing or exports nothing; run \`npm run build\``);
  return checker
    .getExportsOfModule(module)
    .map((symbol) => ({ name: symbol.name, symbol: original(symbol) }))
    .sort(byName);
};

const isOurs = (node: ts.Node): boolean => !node.getSourceFile().fileName.includes("node_modules");

/** A variable's declaration is printed with its statement, everything else as it stands. */
const statementOf = (declaration: ts.Declaration): ts.Node =>
  ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration;

const printed = ({ name, symbol }: Named): string => {
  const text = (symbol.declarations ?? [])
    .map((declaration) =>
      printer.printNode(ts.EmitHint.Unspecified, statementOf(declaration), declaration.getSourceFile()),
    )
    .join("\n")
    .replace(/^(export )?(declare )?/gm, "");
  return symbol.name === name ? text : `${text} // as ${name}`;
};

/** Names of our own that the declarations use and no entry exports. */
const reached = (named: readonly Named[]): Named[] => {
  const known = new Set(named.map(({ symbol }) => symbol));
  const found: Named[] = [];
  const visit = (node: ts.Node): void => {
    const symbol = ts.isIdentifier(node) ? checker.getSymbolAtLocation(node) : undefined;
    if (symbol) add(original(symbol));
    ts.forEachChild(node, visit);
  };
  const add = (symbol: ts.Symbol): void => {
    const [declaration] = symbol.declarations ?? [];
    if (!declaration || known.has(symbol) || !isOurs(declaration) || !ts.isSourceFile(statementOf(declaration).parent))
      return;
    known.add(symbol);
    found.push({ name: symbol.name, symbol });
    visit(declaration);
  };
  for (const { symbol } of named) for (const declaration of symbol.declarations ?? []) visit(declaration);
  return found.sort(byName);
};

const section = (title: string, named: readonly Named[]): string =>
  `## ${title}\n\n\`\`\`ts declarations\n${named.map(printed).join("\n\n")}\n\`\`\`\n`;

const surface = entries.map(({ name, types }) => ({ entry: name, named: exportsOf(types) }));
const unexported = reached(surface.flatMap(({ named }) => named));

writeFileSync(
  REPORT,
  [
    "# Public types\n",
    "Written by `npm run generate` from the built declarations; a change here is a change of the public surface.\n",
    ...surface.map(({ entry, named }) => section(`\`${entry}\``, named)),
    ...(unexported.length > 0 ? [section("Used by these, and exported by none", unexported)] : []),
  ].join("\n"),
);
console.log(`${REPORT}: ${surface.map(({ entry, named }) => `${entry} ${named.length}`).join(", ")} names`);
