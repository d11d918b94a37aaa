import { bench, describe } from "vitest";
import { gosh, influence } from "../src/sensitivity/index.js";

/** Effects of the size and spread that reviews hold, the same in each run; see pool.bench.ts. */
const effects = (k: number) =>
  Array.from({ length: k }, (_, i) => {
    const vi = 0.02 + 0.3 * ((i * Math.SQRT2) % 1);
    return { yi: 0.3 + Math.sqrt(12 * (vi + 0.1)) * (((i * Math.sqrt(3)) % 1) - 0.5), vi };
  });

// Each subset is a fit by restricted maximum likelihood.
describe("gosh of all 1,048,575 subsets, k = 20", () => {
  const once = { warmupIterations: 1, iterations: 3, time: 0, warmupTime: 0 };
  bench("REML", () => void gosh(effects(20)), once);
  bench("DerSimonian-Laird", () => void gosh(effects(20), { tau2: "DL" }), once);
  bench("common effect", () => void gosh(effects(20), { tau2: "CE" }), once);
});

describe("influence, k = 200", () => {
  const time = { warmupTime: 500, time: 1000 };
  bench("REML", () => void influence(effects(200)), time);
  const data = { year: effects(200).map((_, i) => 1950 + ((i * 7) % 70)) };
  bench("REML, one moderator", () => void influence(effects(200), { moderators: ["year"], data }), time);
});
