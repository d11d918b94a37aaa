/**
 * The whole library in one file, for pages without a bundler: everything of `wane`, with `toSvg` (which finds the script
 * builds of vega and vega-lite) and the HTML tables of notebooks.
 */
export * from "./index.js";
export type { MimeBundle } from "./notebook/forms.js";
export { mimeBundle } from "./notebook/mime-bundle.js";
export { toSvg } from "./render/to-svg.js";
