export { codebookSchema, readCodebook, safeReadCodebook, windowSetSchema } from "./codebook.js";
export { dataCodes } from "./codes.js";
export { type Column, type ColumnType, columns } from "./columns.js";
export { defaultControls } from "./controls.js";
export { type ReadResult, readContrasts, safeReadContrasts } from "./read.js";
export { rowSchema } from "./row-schema.js";
