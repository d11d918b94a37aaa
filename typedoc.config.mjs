import { katex } from "@mdit/plugin-katex";

/** @type {import("typedoc").TypeDocOptions & { markdownItLoader(parser: import("markdown-it")): void }} */
export default {
  name: "wane",
  entryPoints: ["src/index.ts", "datasets/index.ts", "src/render/index.ts", "src/schema/index.ts"],
  tsconfig: "tsconfig.docs.json",
  out: "docs/api",
  readme: "none",
  disableSources: true,
  treatWarningsAsErrors: true,
  // MathML needs neither style sheet nor font, so that the pages hold no address of another site.
  markdownItLoader(parser) {
    parser.use(katex, { output: "mathml", throwOnError: true });
  },
};
