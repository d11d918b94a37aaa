import { katex } from "@mdit/plugin-katex";
import { Converter } from "typedoc";

/** MathML needs neither style sheet nor font; a formula that TeX cannot read stops the build instead of being printed as it is. */
const maths = {
  output: "mathml",
  throwOnError: true,
  transformer(html) {
    if (html.includes("katex-error")) throw new Error(`a formula in a comment is no TeX: ${html}`);
    return html;
  },
};

/** Pages are called by their first heading, and not by their file. */
const titles = (app) => {
  app.converter.on(Converter.EVENT_CREATE_DOCUMENT, (_context, page) => {
    const [first] = page.content;
    const heading = /^# (.+)$/m.exec(first?.text ?? "");
    if (heading !== null) page.name = heading[1];
  });
};

/** @type {import("typedoc").TypeDocOptions} */
export default {
  name: "wane",
  entryPoints: [
    "src/index.ts",
    "datasets/index.ts",
    "src/render/index.ts",
    "src/notebook/index.ts",
    "src/schema/index.ts",
  ],
  tsconfig: "tsconfig.docs.json",
  plugin: [titles],
  out: "docs/site",
  readme: "README.md",
  projectDocuments: [
    "docs/!(api.report).md",
    "datasets/README.md",
    "datasets/*/README.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
  ],
  disableSources: true,
  treatWarningsAsErrors: true,
  // A step of a type, of no use by itself.
  intentionallyNotExported: ["Widened"],
  markdownItLoader: (parser) => parser.use(katex, maths),
};
