/**
 * Elementary functions made of arithmetic alone. Those of `Math` differ between engines in the last bit, for about one
 * argument in ten, and no rounding at the writer mends a number that lies on the border between two.
 */
export { default as asin } from "@stdlib/math-base-special-asin";
export { default as cos } from "@stdlib/math-base-special-cos";
export { default as exp } from "@stdlib/math-base-special-exp";
export { default as expm1 } from "@stdlib/math-base-special-expm1";
export { default as log } from "@stdlib/math-base-special-ln";
export { default as log1p } from "@stdlib/math-base-special-log1p";
export { default as pow } from "@stdlib/math-base-special-pow";
export { default as sin } from "@stdlib/math-base-special-sin";
