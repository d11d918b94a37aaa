import { bench, describe } from "vitest";
import { permutationTest } from "../src/regression/index.js";

/** Effects of the size and spread that reviews hold, the same in each run; see pool.bench.ts. */
const effects = Array.from({ length: 16 }, (_, i) => {
  const vi = 0.02 + 0.3 * ((i * Math.SQRT2) % 1);
  return { yi: 0.3 + Math.sqrt(12 * (vi + 0.1)) * (((i * Math.sqrt(3)) % 1) - 0.5), vi };
});
const data = { year: effects.map((_, i) => 1990 + ((i * 7) % 16)) };

// Each arrangement is a fit by restricted maximum likelihood.
describe("permutation tests, k = 16", () => {
  const once = { warmupIterations: 1, iterations: 3, time: 0, warmupTime: 0 };

  bench("all 65,536 changes of sign", () => void permutationTest(effects, { moderators: [] }), once);
  bench("10,000 orders of one moderator", () => void permutationTest(effects, { moderators: ["year"], data }), once);
});
