/** Logarithm of the absolute value of the gamma function. */
export { default as logGamma } from "@stdlib/math-base-special-gammaln";
