import { describe, expect, test } from "vitest";
import { type Import, importsOf, sourceFiles } from "./imports.js";

/** A folder (or a file of its own) in `src` imports only what stands to its left. */
const ORDER = [
  ...["types", "errors", "numeric", "measure"],
  ...["data", "convert", "effect", "covariance", "strata"],
  ...["lint", "model", "rare", "regression", "mixed", "robust", "dependence"],
  ...["fade", "bias", "network", "sensitivity", "explain"],
  ...["tidy", "plot"],
  ...["plan", "synthesize", "codes", "index"],
  ...["schema", "render", "notebook", "cli", "bundle"],
];

/** Folders that keep to less than what stands to their left. */
const ONLY: Readonly<Record<string, readonly string[]>> = {
  plot: ["types", "errors", "measure"],
  lint: ["types", "errors", "data"],
};

interface PackageRule {
  readonly name: RegExp;
  readonly places: readonly string[];
  /** Types of a package may be named wherever its code may; code is imported in this one way. */
  readonly kind: "static" | "dynamic";
}

const PACKAGES: readonly PackageRule[] = [
  { name: /^(simple-statistics|@stdlib\/.*)$/, places: ["numeric"], kind: "static" },
  { name: /^zod$/, places: ["data", "plan"], kind: "static" },
  { name: /^(#csv-parse|fastest-levenshtein)$/, places: ["data"], kind: "static" },
  { name: /^(vega|vega-lite|@resvg\/.*)$/, places: ["render"], kind: "dynamic" },
  { name: /^node:.*$/, places: ["render"], kind: "dynamic" },
  { name: /^node:.*$/, places: ["cli"], kind: "static" },
];

const station = (file: string): string => file.replace(/^src\//, "").replace(/(\.ts|\/.*)$/, "");
const isFile = ({ to }: Import): boolean => /\.(ts|json)$/.test(to);
const isOwn = ({ to }: Import): boolean => to.startsWith("src/");
const told = ({ from, to, kind }: Import): string => `${from} imports ${to} (${kind})`;

const outOfOrder = (imports: readonly Import[]): string[] => {
  const allowed = ({ from, to }: Import): boolean => {
    const [here, there] = [station(from), station(to)];
    return here === there || (ORDER.indexOf(there) < ORDER.indexOf(here) && (ONLY[here]?.includes(there) ?? true));
  };
  return imports.filter((edge) => isOwn(edge) && !allowed(edge)).map(told);
};

const strayPackages = (imports: readonly Import[]): string[] => {
  const allowed = ({ from, to, kind }: Import): boolean => {
    const rule = PACKAGES.find(({ name, places }) => name.test(to) && places.includes(station(from)));
    return rule !== undefined && (kind === "type" || kind === rule.kind);
  };
  return imports.filter((edge) => !isFile(edge) && !allowed(edge)).map(told);
};

/** Each cycle once, as the path along it. */
const cycles = (imports: readonly Import[]): string[] => {
  const targets = new Map<string, string[]>();
  for (const { from, to } of imports.filter(isOwn)) targets.set(from, [...(targets.get(from) ?? []), to]);
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) found.push([...path.slice(path.indexOf(file)), file].join(" -> "));
    if (path.includes(file) || done.has(file)) return;
    for (const target of targets.get(file) ?? []) walk(target, [...path, file]);
    done.add(file);
  };
  for (const file of targets.keys()) walk(file, []);
  return found;
};

const files = sourceFiles("src");
const imports = files.flatMap(importsOf);

describe("the order of folders", () => {
  test("every folder has its place in it", () => {
    expect(files.map(station).filter((place) => !ORDER.includes(place))).toEqual([]);
  });

  test("a folder imports only what stands to its left", () => {
    expect(outOfOrder(imports)).toEqual([]);
  });

  test("no file imports itself by way of others", () => {
    expect(cycles(imports)).toEqual([]);
  });

  test("source leaves its folder only for the generated schemas; the command line also for data sets and version", () => {
    const outer = (from: string): RegExp =>
      station(from) === "cli" ? /^(src\/|datasets\/index\.ts$|package\.json$)/ : /^(src|schema)\//;
    expect(imports.filter((edge) => isFile(edge) && !outer(edge.from).test(edge.to)).map(told)).toEqual([]);
  });

  test("an import to the right, a shortcut around the rows and a cycle are found", () => {
    const edge = (from: string, to: string): Import => ({ from: `src/${from}.ts`, to: `src/${to}.ts`, kind: "type" });
    expect(outOfOrder([edge("effect/sizes", "model/pool")])).toHaveLength(1);
    expect(outOfOrder([edge("plot/forest", "model/pool")])).toHaveLength(1);
    expect(outOfOrder([edge("model/pool", "effect/sizes")])).toEqual([]);
    expect(cycles([edge("data/a", "data/b"), edge("data/b", "data/c"), edge("data/c", "data/a")])).toEqual([
      "src/data/a.ts -> src/data/b.ts -> src/data/c.ts -> src/data/a.ts",
    ]);
  });
});

describe("packages", () => {
  test("each is named only where it belongs", () => {
    expect(strayPackages(imports)).toEqual([]);
  });

  test("a second home for special functions, a static import of vega and an unlisted package are found", () => {
    const stray: Import[] = [
      { from: "src/model/pool.ts", to: "@stdlib/math-base-special-erfc", kind: "static" },
      { from: "src/render/svg.ts", to: "vega", kind: "static" },
      { from: "src/data/read.ts", to: "lodash", kind: "static" },
    ];
    expect(strayPackages(stray)).toEqual(stray.map(told));
    expect(strayPackages([{ from: "src/render/svg.ts", to: "vega", kind: "dynamic" }])).toEqual([]);
  });
});
