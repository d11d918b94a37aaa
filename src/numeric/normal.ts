import erfc from "@stdlib/math-base-special-erfc";
import erfcinv from "@stdlib/math-base-special-erfcinv";

/** Probability that a standard normal variable exceeds z; keeps its digits in the far tail. */
export const normalUpperTail = (z: number): number => 0.5 * erfc(z * Math.SQRT1_2);

/**
 * Quantile of the standard normal distribution.
 *
 * @param p - probability below it, 0 to 1; a far upper quantile is `-normalQuantile(upperTail)`, which loses no digits
 * @returns minus and plus infinity at 0 and 1, `NaN` outside
 */
export const normalQuantile = (p: number): number => -Math.SQRT2 * erfcinv(2 * p);
