import { drawResults } from "./draw-results.js";

export { notebookCodes } from "./codes.js";
export type { MimeBundle } from "./forms.js";
export { type Kind, type Kinds, kindOf } from "./kind-of.js";
export { mimeBundle } from "./mime-bundle.js";
export { show } from "./show.js";

drawResults();
