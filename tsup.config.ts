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
  // Left to the import map of package.json: Node's build of csv-parse, or the browser's.
  external: ["#csv-parse", /^node:/],
  noExternal: [/^@stdlib\//, /^pure-rand/],
  clean: true,
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
