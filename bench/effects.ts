export interface Effect {
  readonly yi: number;
  readonly vi: number;
}

/**
 * Effects of the size and spread that reviews hold, the same in each run: variances from 0.02 to 0.32, tau2 near 0.1.
 * Square roots of 2 and 3 spread points evenly, so that no generator of random numbers is needed.
 */
export function effectAt(i: number): Effect {
  const vi = 0.02 + 0.3 * ((i * Math.SQRT2) % 1);
  return { yi: 0.3 + Math.sqrt(12 * (vi + 0.1)) * (((i * Math.sqrt(3)) % 1) - 0.5), vi };
}

export const effects = (k: number): readonly Effect[] => Array.from({ length: k }, (_, i) => effectAt(i));

/** For what takes so long that a few runs tell. */
export const fewTimes = { warmupIterations: 1, iterations: 3, time: 0, warmupTime: 0 };
