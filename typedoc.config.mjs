import { katex } from "@mdit/plugin-katex";

/** MathML needs neither style sheet nor font; a formula that TeX cannot read stops the build instead of being printed as it is. */
const maths = {
  output: "mathml",
  throwOnError: true,
  transformer(html) {
    if (html.includes("katex-error")) throw new Error(`a formula in a comment is no TeX: ${html}`);
    return html;
  },
};

/** @type {import("typedoc").TypeDocOptions} */
export default {
  name: "wane",
  entryPoints: ["src/index.ts", "datasets/index.ts", "src/render/index.ts", "src/schema/index.ts"],
  tsconfig: "tsconfig.docs.json",
  out: "docs/api",
  readme: "none",
  disableSources: true,
  treatWarningsAsErrors: true,
  markdownItLoader: (parser) => parser.use(katex, maths),
};
