import { bench, describe } from "vitest";
import { pool, poolMany } from "../dist/index.js";
import { type Effect, effectAt, effects, fewTimes } from "./effects.js";

/** The least that a pool can cost: one weighted mean with its standard error. */
function weightedMean(studies: readonly Effect[]): { estimate: number; stdError: number } {
  let total = 0;
  let weighted = 0;
  for (const { yi, vi } of studies) {
    total += 1 / vi;
    weighted += yi / vi;
  }
  return { estimate: weighted / total, stdError: 1 / Math.sqrt(total) };
}

// Each measure is of the public call, from bare effects to the finished result with its studies and notes.
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

describe("1,000,000 sets of k = 10", () => {
  const place = Float64Array.from({ length: 10_000_000 }, (_, i) => i);
  const sets = { yi: place.map((i) => effectAt(i).yi), vi: place.map((i) => effectAt(i).vi), k: 10 };
  bench("poolMany: REML, Hartung-Knapp", () => void poolMany(sets), fewTimes);
  bench("poolMany: DerSimonian-Laird, Hartung-Knapp", () => void poolMany(sets, { tau2: "DL" }), fewTimes);
});
