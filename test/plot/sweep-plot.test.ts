import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bcg, syntheticNeedling } from "../../datasets/index.js";
import {
  contrastWeeks,
  effectSizes,
  fade,
  pool,
  readContrasts,
  type Sweep,
  sweep,
  sweepPlot,
  type VegaLiteSpec,
} from "../../src/index.js";
import { deepFreeze } from "../support/freeze.js";
import { survivesJson } from "../support/review.js";
import { collisions, cut, sceneOf } from "./scene.js";

const around = (estimate: number, half = 1) => ({ estimate, confidence: [estimate - half, estimate + half] }) as const;
const words = ({ datasets }: VegaLiteSpec): string => (datasets.texts ?? []).map(({ text }) => text).join(" ");
const grid = (n: number) => Array.from({ length: n }, (_, i) => i / n);

const effects = effectSizes(readContrasts(bcg), { outcome: "tuberculosis", measure: "RR" });
const ratios = sweep(
  ({ tau2, interval }) => pool(effects, { tau2, interval }),
  { tau2: ["CE", "DL", "REML"], interval: ["z", "HKSJ"] },
  { effects },
);
const two = (n: number) =>
  sweep(({ samplingRho: a, icc: b }) => (a > 0.8 && b > 0.8 ? null : around(2 * a + b - 1.4, 0.5 + b / 2)), {
    samplingRho: grid(n),
    icc: grid(n),
  });
const long = "a set of windows with a name that is much longer than a cell is wide, as they come";
const worded = sweep(({ windows, rule }) => around(windows + rule, 0.4), {
  windows: { [long]: 1, Cochrane: 0, another: -1 },
  rule: { closest: 0, last: 0.5 },
});
const four = sweep(({ a, b, c, d }) => around(a - b + c / 4 + (d ? 0.1 : 0), 0.4 + b), {
  a: grid(10),
  b: grid(4),
  c: [1, -1],
  d: [true, false],
});
const one = sweep(({ a }) => around(a), { a: [1, -2, 0], fixed: ["this"] });

const cases: readonly (readonly [string, VegaLiteSpec])[] = [
  ["a heat map of ratios", sweepPlot(ratios, { title: "Methods" })],
  ["a heat map of 400 settings", sweepPlot(two(20))],
  ["a heat map of long names", sweepPlot(worded)],
  [
    "a narrow heat map",
    sweepPlot(two(8), { width: 380, label: "Short minus long, standardized mean difference of pain" }),
  ],
  ["a curve of ratios", sweepPlot(ratios, { kind: "specifications" })],
  ["a curve of long names", sweepPlot(worded, { kind: "specifications" })],
  ["a curve over four dimensions", sweepPlot(four, { title: "Four" })],
  ["a curve of 394 settings", sweepPlot(two(20), { kind: "specifications", width: 500 })],
  ["a curve of three settings", sweepPlot(one, { limits: [-2, 2] })],
];

describe.each(cases)("%s", (_, spec) => {
  test("compiles without a word, no text touches another, none is cut", async () => {
    const scene = await sceneOf(spec);
    expect(collisions(scene)).toEqual([]);
    expect(cut(scene)).toEqual([]);
  });

  test("says how far the number moves, and that shares are no probabilities", () => {
    for (const text of [words(spec), spec.description]) {
      expect(text).toMatch(/Estimates from \S+ to \S+\./);
      expect(text).toContain("no probabilities");
    }
  });
});

test("rows of numbers rise upwards, columns to the right, each beside its label", () => {
  const { cells, texts } = sweepPlot(two(4)).datasets;
  const top = cells!.filter(({ icc: _, down }) => down === "0.75").map((cell) => cell.top);
  const label = texts!.filter(({ text, align }) => text === "0.75" && align === "right");
  expect(new Set(top)).toEqual(new Set([0]));
  expect(label.map(({ y }) => y)).toEqual([20]);
  const rightmost = cells!.find(({ across, down }) => across === "0.75" && down === "0");
  expect(rightmost?.left).toBe(Math.max(...cells!.map(({ left }) => Number(left))));
});

test("the darker a cell, the lower its estimate, so that grey tells the same", () => {
  const cells = sweepPlot(two(6)).datasets.cells!.filter(({ estimate }) => estimate !== null);
  const light = (color: unknown) => Number.parseInt(String(color).slice(1, 3), 16);
  const sorted = cells.toSorted((a, b) => Number(a.estimate) - Number(b.estimate));
  for (const [i, cell] of sorted.slice(1).entries()) {
    expect(light(cell.color)).toBeGreaterThanOrEqual(light(sorted[i]!.color));
  }
});

test("shades span half of a typical interval or more: what differs by little looks alike", () => {
  const { cells } = sweepPlot(sweep(({ a, b }) => around((a + b) / 1000, 1), { a: [0, 1], b: [0, 1] })).datasets;
  const light = cells!.map(({ color }) => Number.parseInt(String(color).slice(1, 3), 16));
  expect(Math.max(...light) - Math.min(...light)).toBeLessThan(3);
});

test("cells whose conclusion is not that of the reference have a sign, and borders lie between conclusions", () => {
  const swept = sweep(({ a, b }) => around(a + b, 1), { a: [-3, 0, 3], b: [0, 0.1] });
  const { cells, borders, reference, signs } = sweepPlot(swept).datasets;
  expect(cells!.map(({ sign }) => sign)).toEqual([0, 0, 1, 1, 2, 2]);
  expect(borders).toHaveLength(4);
  expect(reference).toHaveLength(1);
  expect(signs).toHaveLength(4 + 2);
});

test("a curve has its settings from the lowest to the highest estimate, with a choice of each dimension for each", () => {
  const { settings, choices, reference } = sweepPlot(four).datasets;
  expect(settings).toHaveLength(four.rows.length);
  const estimates = settings!.map(({ estimate }) => Number(estimate));
  expect(estimates).toEqual(estimates.toSorted((a, b) => a - b));
  expect(choices).toHaveLength(4 * four.rows.length);
  expect(reference).toHaveLength(1 + 4);
});

test("of many settings evenly spaced ones are drawn, the ends and the reference among them, and the figure says so", () => {
  const many = sweep(({ a, b, c }) => around(a + b + c), { a: grid(15), b: grid(15), c: grid(15) }, { refine: "none" });
  const spec = sweepPlot(many);
  const drawn = spec.datasets.settings!;
  expect(drawn.length).toBeLessThanOrEqual(1202);
  expect(drawn.some(({ reference }) => reference === true)).toBe(true);
  expect([drawn[0]?.estimate, drawn.at(-1)?.estimate].map((each) => Number(each).toFixed(3))).toEqual(
    many.range.estimate.map((each) => each.toFixed(3)),
  );
  expect(words(spec)).toContain(`${drawn.length} of 3375 settings, evenly spaced`);
});

describe("captions on both sides of significance", () => {
  const told = (sweepOf: Sweep) => sweepPlot(sweepOf).description;
  const at = (values: readonly number[], noEffect = 0) =>
    sweep(({ at: each }) => around(each), { at: values }, { noEffect });

  test("what an interval says, and no more", () => {
    expect(told(at([-3]))).toContain("Interval below 0 at 1 of 1.");
    expect(told(at([0]))).toContain("Interval holds 0 at 1 of 1.");
    expect(told(at([3]))).toContain("Interval above 0 at 1 of 1.");
    expect(told(at([3], 2.5))).toContain("Interval holds 2.5 at 1 of 1.");
    for (const values of [[-3], [0], [3], [-3, 0, 3]]) {
      expect(told(at(values))).not.toMatch(/significan|maintain|fade|sustain|lasting|robust|no effect/i);
    }
  });

  test("ratios are printed as ratios, against 1", () => {
    expect(told(ratios)).toContain("Interval below 1 at 6 of 6.");
    expect(told(ratios)).toContain("The conclusion is the same at every setting that has one.");
    expect(told(ratios)).toContain("Result (Risk ratio for cases of tuberculosis)");
  });

  test("so are ratios that are read from a curve over weeks", () => {
    const rows = [..."ABCDEF"].flatMap((trial, i) =>
      [4, 12, 52].map(
        (weeks, j) => `${trial},response,${weeks},${40 + i - 8 * j},${60 - i + 8 * j},${25 + i},${75 - i}`,
      ),
    );
    const csv = ["trial,outcome,weeks,ai,bi,ci,di", ...rows].join("\n");
    const odds = effectSizes(readContrasts(csv), { outcome: "response", measure: "OR" });
    const [curve] = fade(odds, { by: [], weeksFrom: "as-reported", samplingRho: 0.5 }).curves;
    const { estimate, confidence } = contrastWeeks(curve!, 4, 52);
    const swept = sweep(
      ({ samplingRho }) =>
        contrastWeeks(fade(odds, { by: [], weeksFrom: "as-reported", samplingRho }).curves[0]!, 4, 52),
      { samplingRho: [0.5, 0.3] },
      { effects: odds },
    );
    expect(swept).toMatchObject({ measure: "OR", level: 0.95 });
    const [ratio, lower, upper] = [estimate, ...confidence].map((each) => Math.exp(each).toFixed(2));
    expect(told(swept)).toContain("Result (Odds ratio for response)");
    expect(told(swept)).toContain(`Reference (samplingRho 0.5): ${ratio} [${lower}, ${upper}].`);
    expect(told(swept)).toContain("95% intervals. Interval above 1 at 2 of 2.");
  });

  test("tipping points from the reference setting, with as many decimals as were sought", () => {
    expect(told(sweep(({ a }) => around(a), { a: [-4, 4] }, { tolerance: { a: 0.01 } }))).toMatch(
      /changes along a at −1\.00\d and at (1\.00|0\.99)\d\./,
    );
    const silent = sweep(({ a }) => (a >= 2 && a < 6 ? null : around(a - 4)), { a: [0, 8] });
    expect(told(silent)).toContain("changes along a between 0 and 8, no answer in between.");
    const unsought = sweep(({ a }) => around(a - 4), { a: [0, 8] }, { refine: "none" });
    expect(told(unsought)).toContain("changes along a between 0 and 8.");
    expect(told(sweep(({ a }) => around(a), { a: { low: -4, high: 4 } }))).toContain("a between low and high");
    expect(told(sweep(({ a, b }) => around(a * b), { a: [-4, -3], b: [1, 2, -1] }))).toContain("along b");
    expect(told(sweep(({ a, b }) => around(a + b + 2), { a: [0, -2], b: [0, -2] }))).toContain(
      "From the reference setting the conclusion changes along a at",
    );
    expect(told(sweep(({ a, b }) => around(a + b === 2 ? 0 : 3), { a: [0, 1], b: [0, 1] }))).toContain(
      "From the reference setting no single dimension changes the conclusion.",
    );
  });

  test("conclusions and tipping points that are not to be leaned on are said with that", () => {
    const few = sweep(({ a }) => ({ ...around(a), reliable: a > 0 }), { a: [-4, 0, 4] }, { tolerance: { a: 0.1 } });
    for (const text of [told(few), words(sweepPlot(few))]) {
      expect(text).toContain("2 of 3 settings rest on fewer than 4 degrees of freedom, or on one trial");
      expect(text).toMatch(/changes along a at −1\.0\d \(not to be leaned on\) and at (1\.0|0\.9)\d\./);
    }
  });

  test("settings without an answer are counted, with their reasons", () => {
    const swept = sweep(({ a, b }) => (a + b > 1.5 ? { reason: "one trial" } : around(a)), { a: [0, 1], b: [0, 1] });
    expect(told(swept)).toContain("No conclusion at 1 of 4: one trial (1).");
    expect(words(sweepPlot(swept))).toContain("×: no answer");
  });

  test("conclusions of one's own by their names", () => {
    const conclude = ({ estimate }: { readonly estimate: number }) => (estimate < -0.5 ? "worthwhile" : "less");
    expect(told(sweep(({ a }) => around(a), { a: [-1, 0] }, { conclude }))).toContain(
      "Worthwhile at 1 of 2; less at 1 of 2.",
    );
  });
});

test("synthetic data say so", () => {
  const invented = effectSizes(readContrasts(syntheticNeedling), { outcome: "pain", measure: "SMD" });
  const spec = sweepPlot(sweep(({ a }) => around(a), { a: [1, 2] }, { effects: invented }));
  expect(words(spec)).toContain("Synthetic data: invented trials");
  expect(spec.description).toContain("Synthetic data: invented trials");
});

test("a heat map of one or of three dimensions is refused", () => {
  for (const swept of [one, four]) {
    expect(() => sweepPlot(swept, { kind: "heat" })).toThrow(expect.objectContaining({ code: "BAD_KIND" }));
  }
});

test("sweepPlot is a plain specification with every answer inside, the same for the same sweep", () => {
  const values = fc.uniqueArray(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(values, values, fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 3 }), (a, b, names) => {
      const swept = deepFreeze(
        sweep(({ a: x, b: y, name }) => (x + y > 12 && x !== a[0] ? null : around(x + y / 7 + name.length, 2)), {
          ...{ a, b, name: names },
        }),
      );
      const known = swept.rows.filter(({ estimate }) => estimate !== null).length;
      for (const kind of [undefined, "specifications"] as const) {
        const spec = sweepPlot(swept, kind === undefined ? {} : { kind });
        expect(survivesJson(spec)).toBe(true);
        expect(sweepPlot(structuredClone(swept), kind === undefined ? {} : { kind })).toEqual(spec);
        const drawn = spec.datasets.cells?.filter(({ estimate }) => estimate !== null) ?? spec.datasets.settings;
        expect(drawn).toHaveLength(known);
      }
    }),
  );
});
