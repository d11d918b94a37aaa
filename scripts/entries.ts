import { readFileSync } from "node:fs";

/** A module that the package exports, with what is built for it. */
export interface Entry {
  /** As it is imported, such as `wane/render`. */
  readonly name: string;
  readonly code: string;
  readonly types: string;
}

type Target = string | { readonly import?: { readonly types: string; readonly default: string } };

const { name, exports } = JSON.parse(readFileSync("package.json", "utf8")) as {
  readonly name: string;
  readonly exports: Readonly<Record<string, Target>>;
};

/** The package's modules, as package.json names them; the bundle, which is an ES module only, repeats what others export. */
export const entries: readonly Entry[] = Object.entries(exports).flatMap(([path, target]) =>
  typeof target === "string" || target.import === undefined
    ? []
    : [{ name: path.replace(".", name), code: target.import.default, types: target.import.types }],
);
