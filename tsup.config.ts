import { cp } from "node:fs/promises";
import { defineConfig } from "tsup";

export default defineConfig({
  entry: {
    index: "src/index.ts",
    datasets: "datasets/index.ts",
    render: "src/render/index.ts",
    schema: "src/schema/index.ts",
  },
  format: ["esm", "cjs"],
  target: "es2022",
  platform: "neutral",
  // `#csv-parse` is left to the import map of package.json: Node's build of csv-parse, or the browser's.
  external: ["#csv-parse", "vega", "vega-lite", "@resvg/resvg-wasm", /^node:/],
  noExternal: [/^@stdlib\//, "fastest-levenshtein", /^pure-rand/],
  clean: true,
  // What was bundled, for scripts/notices.ts.
  metafile: true,
  removeNodeProtocol: false,
  // `import.meta.url` in the CommonJS build.
  shims: true,
  dts: { compilerOptions: { ignoreDeprecations: "6.0" } },
  esbuildOptions(options) {
    options.alias = { debug: "./shims/debug.cjs" };
    options.mainFields = ["browser", "module", "main"];
    // THIRD-PARTY-NOTICES.md carries them instead.
    options.legalComments = "none";
  },
  onSuccess: () => cp("assets/fonts", "dist/fonts", { recursive: true }),
});
