export { chiSquareLowerTail, chiSquareQuantile, chiSquareUpperQuantile, chiSquareUpperTail } from "./chi-square.js";
export { exp, log } from "./elementary.js";
export { hedgesCorrection } from "./gamma-ratio.js";
export { normalQuantile, normalUpperTail } from "./normal.js";
export { type Quadrature, quadrature } from "./quadrature.js";
export { type Point, type Root, risingRoot } from "./root.js";
export { tQuantile, tUpperTail } from "./student.js";
export { sum } from "./sum.js";
