import { bench, describe } from "vitest";
import { mixedModel } from "../src/mixed/index.js";
import type { Covariance } from "../src/types/index.js";

/** Trials of one size, the same in each run: square roots of 2 and 3 spread points evenly. */
function threeLevel(trials: number, each: number) {
  const spread = (i: number, root: number): number => ((i * root) % 1) - 0.5;
  const trial = Array.from({ length: trials * each }, (_, i) => Math.floor(i / each));
  const effects = trial.map((t, i) => ({
    vi: 0.02 + 0.2 * (spread(i, Math.SQRT2) + 0.5),
    yi: 0.3 + 1.1 * spread(t + 1, Math.sqrt(3)) + 0.9 * spread(i + 1, Math.sqrt(5)) + 0.8 * spread(i + 1, Math.sqrt(7)),
  }));
  return { effects, data: { trial, place: trial.map((_, i) => i) } };
}

const nested = { random: [{ nested: ["trial", "place"] }] } as const;
const small = threeLevel(500, 4);
const large = threeLevel(5000, 4);

describe("three-level REML", () => {
  bench("2,000 effects in 500 trials", () => {
    mixedModel(small.effects, { ...nested, data: small.data });
  });
  bench("20,000 effects in 5,000 trials", () => {
    mixedModel(large.effects, { ...nested, data: large.data });
  });
});

const weeks = [4, 12, 26, 52];
const followUps = threeLevel(200, 4);
const week = followUps.data.trial.map((_, i) => weeks[i % 4]!);
const sampling: Covariance = {
  k: 800,
  blocks: Array.from({ length: 200 }, (_, t) => {
    const rows = [0, 1, 2, 3].map((j) => 4 * t + j);
    const se = rows.map((i) => Math.sqrt(followUps.effects[i]!.vi));
    const matrix = rows.map((i, a) => rows.map((j, b) => se[a]! * se[b]! * 0.9 ** Math.abs(i - j)));
    return { cluster: `trial ${t}`, rows, matrix };
  }),
  assumptions: [],
  notes: [],
};

describe("200 trials at 4 follow-ups", () => {
  bench("CAR with correlated sampling errors", () => {
    mixedModel(followUps.effects, {
      covariance: sampling,
      random: [{ inner: "week", outer: "trial", structure: "CAR" }],
      moderators: { intercept: false, terms: [{ factor: "week" }] },
      data: { ...followUps.data, week },
    });
  });
});
