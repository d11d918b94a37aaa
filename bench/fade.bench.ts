import { bench, describe } from "vitest";
import {
  contrastWeeks,
  crossingWeeks,
  curveAt,
  fade,
  fadeAlike,
  flatness,
  halfRemains,
  meanExceeds,
  persistence,
  rateHalfLife,
  slopesApart,
  timeAverage,
  timeToHalf,
  trialExceeds,
} from "../src/fade/index.js";
import { sweep } from "../src/sensitivity/index.js";
import type { FadeCurve } from "../src/types/index.js";
import { fewTimes } from "./effects.js";

const visits = [1, 4, 12, 52] as const;

/** Trials of four visits whose effect halves every eight weeks, the same in each run: roots spread points evenly. */
function followUps(trials: number) {
  const spread = (i: number, root: number): number => ((i * root) % 1) - 0.5;
  const rows = Array.from({ length: 4 * trials }, (_, i) => ({ trial: Math.floor(i / 4), weeks: visits[i % 4]! }));
  const effects = rows.map(({ trial, weeks }, i) => {
    const vi = 0.02 + 0.1 * (spread(i, Math.SQRT2) + 0.5);
    const own = 0.5 * spread(trial + 1, Math.sqrt(3)) + 1.5 * Math.sqrt(vi) * spread(i + 1, Math.sqrt(5));
    return { yi: -0.8 * 2 ** (-weeks / 8) - 0.2 + own, vi };
  });
  const column = <T>(of: (row: (typeof rows)[number]) => T): readonly T[] => rows.map(of);
  const data = {
    trial: column(({ trial }) => `trial ${trial}`),
    weeks: column(({ weeks }) => weeks),
    control: column(({ trial }) => (trial % 2 === 0 ? "sham" : "same care")),
  };
  return { effects, options: { data, samplingRho: 0.6 } };
}

const every = Array.from({ length: 52 }, (_, i) => 1 + i);

function allOf(curve: FadeCurve): void {
  curveAt(curve, every);
  contrastWeeks(curve, 4, 52);
  flatness(curve);
  persistence(curve, 52, 4);
  timeToHalf(curve, 4);
  crossingWeeks(curve, -0.5);
  meanExceeds(curve, every, -0.5, { side: "below" });
  trialExceeds(curve, every, -0.5, { side: "below" });
  timeAverage(curve, [1, 52]);
  halfRemains(curve, 52, 4);
}

const { effects, options } = followUps(50);

describe("50 trials of 4 visits: the curve and all that is read from it", () => {
  bench("log-linear", () => {
    const [curve] = fade(effects, { ...options, by: [] }).curves;
    allOf(curve!);
    slopesApart(curve!);
  });
  bench("log-linear, two controls together", () => {
    const found = fade(effects, { ...options, by: ["control"], curves: "together" });
    for (const curve of found.curves) allOf(curve);
    fadeAlike(found);
  });
  bench("spline", () => {
    const [curve] = fade(effects, { ...options, by: [], shape: "spline" }).curves;
    allOf(curve!);
  });
  bench("exponential", () => {
    const [curve] = fade(effects, { ...options, by: [], shape: "exponential" }).curves;
    allOf(curve!);
    rateHalfLife(curve!);
  });
});

const grid = (n: number, from: number, to: number): readonly number[] =>
  Array.from({ length: n }, (_, i) => from + ((to - from) * i) / (n - 1));

describe("a sweep of 400 points, 50 trials of 4 visits", () => {
  const dimensions = { samplingRho: grid(20, 0, 0.9), shift: grid(20, 0.25, 4) };
  bench(
    "difference of two weeks, by the correlation of people and the shift of the logarithm",
    () => {
      sweep(({ samplingRho, shift }) => {
        const shape = { kind: "log-linear", shift } as const;
        const [curve] = fade(effects, { ...options, by: [], samplingRho, shape }).curves;
        return contrastWeeks(curve!, 4, 52);
      }, dimensions);
    },
    fewTimes,
  );
});
