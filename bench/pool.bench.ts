import { bench, describe } from "vitest";
import { pool } from "../src/model/index.js";
import type { BareEffect } from "../src/types/index.js";

/**
 * Effects of the size and spread that reviews hold, the same in each run: variances from 0.02 to 0.32, tau2 near 0.1.
 * Square roots of 2 and 3 spread points evenly, so that no generator of random numbers is needed.
 */
const effects = (k: number): readonly BareEffect[] =>
  Array.from({ length: k }, (_, i) => {
    const vi = 0.02 + 0.3 * ((i * Math.SQRT2) % 1);
    return { yi: 0.3 + Math.sqrt(12 * (vi + 0.1)) * (((i * Math.sqrt(3)) % 1) - 0.5), vi };
  });

/** The least that a pool can cost: one weighted mean with its standard error. */
function weightedMean(studies: readonly BareEffect[]): { estimate: number; stdError: number } {
  let total = 0;
  let weighted = 0;
  for (const { yi, vi } of studies) {
    total += 1 / vi;
    weighted += yi / vi;
  }
  return { estimate: weighted / total, stdError: 1 / Math.sqrt(total) };
}

// Each measure is of the public call, from bare effects to the finished result with its studies and notes. Vitest reaches
// every function through its own module objects: the built package is faster by a third to a half.
describe.each([13, 1000, 100_000])("k = %d", (k) => {
  const studies = effects(k);
  const time = { warmupTime: 1000, time: 1000 };

  bench("pool: REML, Hartung-Knapp, prediction, Q-profile", () => void pool(studies), time);
  bench("pool: REML, Hartung-Knapp, prediction", () => void pool(studies, { tau2Interval: "none" }), time);
  bench(
    "pool: DerSimonian-Laird, Wald",
    () => void pool(studies, { tau2: "DL", interval: "z", prediction: "none", tau2Interval: "none" }),
    time,
  );
  bench("a weighted mean, for scale", () => void weightedMean(studies), time);
});
