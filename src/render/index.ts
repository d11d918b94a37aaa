export { type PngOptions, toPng } from "./to-png.js";
export { toSvg } from "./to-svg.js";
