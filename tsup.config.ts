import { execFile } from "node:child_process";
import { cp, rm } from "node:fs/promises";
import { promisify } from "node:util";
import { build, defineConfig, type Options } from "tsup";

const entries = {
  index: "src/index.ts",
  datasets: "datasets/index.ts",
  render: "src/render/index.ts",
  notebook: "src/notebook/index.ts",
  schema: "src/schema/index.ts",
};

/** The types of these come from `tsc -p tsconfig.types.json`, which writes them file by file and leaves checking to `npm run typecheck`. */
const types = Object.fromEntries(
  Object.entries({ ...entries, bundle: "src/bundle.ts" }).map(([name, path]) => [
    name,
    `.types/${path.replace(/\.ts$/, ".d.ts")}`,
  ]),
);

/** What `npx wane` runs; it has no types, and of its two builds only the ES module is packed. */
const bin = { cli: "src/cli/main.ts" };

/** Folders in files of their own, so that a bundler leaves out zod, csv-parse and @stdlib where an import does not need them. */
const parts = {
  ...Object.fromEntries(
    ["numeric", "data", "effect", "strata", "model", "tidy", "plot"].map((name) => [
      `parts/${name}`,
      `src/${name}/index.ts`,
    ]),
  ),
  // Results are read by these two alone; the formulas of all measures weigh ten times as much.
  "parts/scale": "src/measure/natural-scale.ts",
  "parts/means": "src/measure/two-means.ts",
  "parts/plan": "src/plan.ts",
  "parts/codes": "src/codes.ts",
};

/**
 * Loading a CommonJS module counts as an effect unless it is marked, and would keep all of @stdlib in every bundle; an import
 * of a chunk for its effects alone has none to find, and setting up a memory is none.
 */
const withoutEffects = (code: string): string =>
  code
    .replace(/= __commonJS\(/g, "= /* @__PURE__ */ __commonJS(")
    .replace(/= __toESM\(require_/g, "= /* @__PURE__ */ __toESM(/* @__PURE__ */ require_")
    .replace(/= remembered\(/g, "= /* @__PURE__ */ remembered(")
    .replace(/^import "\.{1,2}\/chunk-\w+\.js";\n/gm, "");

/** The same for all builds. THIRD-PARTY-NOTICES.md carries the legal comments. */
const esbuildOptions: NonNullable<Options["esbuildOptions"]> = (options) => {
  options.alias = {
    debug: "./shims/debug.cjs",
    "@stdlib/utils-define-nonenumerable-read-only-property": "./shims/read-only-property.cjs",
  };
  options.mainFields = ["browser", "module", "main"];
  options.legalComments = "none";
};

/** One file for pages without a bundler: a script that sets `wane`, and a module. Pages load vega and vega-lite themselves. */
const singleFiles: Options = {
  entry: { wane: "src/bundle.ts" },
  globalName: "wane",
  outExtension: ({ format }) => ({ js: format === "iife" ? ".global.js" : ".bundle.js" }),
  target: "es2022",
  platform: "browser",
  noExternal: [/^(?!vega)/],
  minify: true,
  splitting: false,
  silent: true,
  esbuildOptions: (options, context) => {
    esbuildOptions(options, context);
    options.external = ["vega", "vega-lite", "@resvg/resvg-wasm"];
  },
};

const modules: Options = {
  entry: { ...entries, ...bin, ...parts },
  format: ["esm", "cjs"],
  target: "es2022",
  platform: "neutral",
  // `#csv-parse` is left to the import map of package.json: Node's build of csv-parse, or the browser's.
  external: ["#csv-parse", "vega", "vega-lite", "@resvg/resvg-wasm", /^node:/],
  noExternal: [/^@stdlib\//, "fastest-levenshtein"],
  removeNodeProtocol: false,
  // `import.meta.url` in the CommonJS build.
  shims: true,
  // What was bundled, for scripts/notices.ts.
  metafile: true,
  plugins: [{ name: "without-effects", renderChunk: (code) => ({ code: withoutEffects(code) }) }],
  esbuildOptions,
};

const declarations: Options = {
  config: false,
  entry: entries,
  format: ["esm", "cjs"],
  platform: "neutral",
  dts: { only: true, entry: types, compilerOptions: { ignoreDeprecations: "6.0" } },
  silent: true,
};

/** All at the same time, but for the declarations, which are put together from the types that the compiler writes meanwhile. */
export default defineConfig(async () => {
  await rm("dist", { recursive: true, force: true });
  await cp("assets/fonts", "dist/fonts", { recursive: true });
  const written = promisify(execFile)(process.execPath, [
    "node_modules/typescript/bin/tsc",
    "-p",
    "tsconfig.types.json",
  ]);
  return [
    { ...modules, onSuccess: async () => written.then(() => build(declarations)) },
    { ...singleFiles, format: "esm" },
    { ...singleFiles, format: "iife", metafile: true },
  ];
});
