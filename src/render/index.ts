export { renderCodes } from "./codes.js";
export { type PngOptions, toPng } from "./to-png.js";
export { toSvg } from "./to-svg.js";
