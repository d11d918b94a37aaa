export { fadeCodes } from "./codes.js";
export { fade } from "./fade.js";
export type { FadeOptions, FadeShape } from "./options.js";
