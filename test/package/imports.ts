import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import ts from "typescript";

/** One import, re-export or `import()` of a source file. */
export interface Import {
  /** The importing file, such as `src/model/pool.ts`. */
  readonly from: string;
  /** The imported file, or the name of a package. */
  readonly to: string;
  /** `type` leaves no trace in the build; `dynamic` is loaded when it is needed. */
  readonly kind: "static" | "type" | "dynamic";
}

/** All TypeScript files below a folder of the project, with `/` on every system. */
export const sourceFiles = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => posix.join(folder, file.replaceAll("\\", "/")))
    .sort();

/** The imports of one file. */
export function importsOf(file: string): Import[] {
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest);
  const found: Import[] = [];
  const add = (specifier: ts.Node | undefined, kind: Import["kind"]): void => {
    if (specifier && ts.isStringLiteral(specifier)) found.push({ from: file, to: resolve(file, specifier.text), kind });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeOnly(node) ? "type" : "static");
    if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly ? "type" : "static");
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, "type");
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], "dynamic");
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const isTypeOnly = ({ importClause }: ts.ImportDeclaration): boolean =>
  importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;

const resolve = (file: string, specifier: string): string =>
  specifier.startsWith(".")
    ? join(posix.dirname(file), specifier).replaceAll("\\", "/").replace(/\.js$/, ".ts")
    : specifier;
