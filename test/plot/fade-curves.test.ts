import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { syntheticNeedling } from "../../datasets/index.js";
import {
  drawFade,
  drawPersistence,
  effectSizes,
  type Fade,
  fade,
  fadePlot,
  persistence,
  persistencePlot,
  readContrasts,
  type VegaLiteSpec,
  windows,
} from "../../src/index.js";
import { beside, course, fitted, noisy } from "../fade/course.js";
import { deepFreeze } from "../support/freeze.js";
import { jsonOf } from "../support/json.js";
import { survivesJson } from "../support/review.js";
import { collisions, cut, sceneOf } from "./scene.js";

const words = (spec: VegaLiteSpec): string =>
  ["titles", "around"].flatMap((name) => (spec.datasets[name] ?? []).map(({ text }) => text)).join(" ");

const effects = effectSizes(readContrasts(syntheticNeedling), { outcome: "pain", measure: "SMD" });
const needling = deepFreeze(fade(effects, { samplingRho: 0.5 }));
const inWindows = deepFreeze(fade(effects, { samplingRho: 0.5, shape: "windows", windows: windows.cochranePain }));
const together = deepFreeze(fade(effects, { samplingRho: 0.5, by: [], shape: { kind: "spline", knots: [2, 12, 26] } }));

const NOISE = [0.05, -0.04, 0.08, -0.07, 0.02, -0.06, 0.03];
const falling = noisy(
  course((t) => -1 + 0.2 * Math.log(t + 1)),
  NOISE,
);
const level = noisy(
  course(() => -1, 8, "no treatment"),
  NOISE,
);
const none = noisy(
  course(() => 0.001, 8, "same care"),
  NOISE,
);
const three: Fade = deepFreeze(fitted(beside(beside(falling, level), none), { by: ["control"] }));
const long = "a control with a name that is much longer than its panel is wide, as they come";
const wordy = deepFreeze(
  fitted(
    course((t) => -0.8 + 0.01 * t, 8, long),
    { shape: "linear", by: ["control"] },
  ),
);

const cases: readonly (readonly [string, VegaLiteSpec])[] = [
  ["four controls, beyond the weeks observed", fadePlot(drawFade(needling, { until: 104 }), { title: "Needling" })],
  ["means of windows", fadePlot(drawFade(inWindows))],
  ["one spline", fadePlot(drawFade(together))],
  ["three controls, narrow", fadePlot(drawFade(three, { between: [4, 52] }), { width: 420 })],
  ["a long name and limits that cut", fadePlot(drawFade(wordy), { limits: [-0.7, 0.2] })],
  ["shares of four controls", persistencePlot(drawPersistence(needling, 4, { until: 104 }), { title: "Of week 4" })],
  ["shares of one spline", persistencePlot(drawPersistence(together, 1))],
  ["shares of windows", persistencePlot(drawPersistence(inWindows, 4))],
  [
    "shares of ratios",
    persistencePlot(
      drawPersistence({ ...three, curves: three.curves.map((curve) => ({ ...curve, measure: "OR" as const })) }, 4),
    ),
  ],
  ["shares of three controls, narrow", persistencePlot(drawPersistence(three, 1), { width: 420 })],
];

describe.each(cases)("%s", (_, spec) => {
  test("compiles without a word, no text touches another, none is cut", async () => {
    const scene = await sceneOf(spec);
    expect(collisions(scene)).toEqual([]);
    expect(cut(scene)).toEqual([]);
  });

  test("never says that a benefit was kept or lost", () => {
    expect(words(spec) + spec.description).not.toMatch(/maintain|fade|sustain|lasting|significan|vanish|persists/i);
  });
});

test("a panel for each curve, trials joined within themselves, every visit drawn once", () => {
  const spec = fadePlot(drawFade(three));
  expect("concat" in spec && spec.concat).toHaveLength(3);
  expect(spec.datasets.visits).toHaveLength(three.curves.reduce((sum, { k }) => sum + k, 0));
  const trials = new Map<unknown, Set<unknown>>();
  for (const { course: each, trial } of spec.datasets.visits!) {
    trials.set(each, (trials.get(each) ?? new Set()).add(trial));
  }
  expect([...trials.values()].every((names) => names.size === 1)).toBe(true);
});

test("effects of one trial and week stand in courses of their own", () => {
  const twice = { effects: [...falling.effects, ...falling.effects], data: beside(falling, falling).data };
  const { visits } = fadePlot(drawFade(fitted(twice))).datasets;
  const places = visits!.map(({ course: each, weeks }) => `${each} ${weeks}`);
  expect(new Set(places).size).toBe(places.length);
});

describe("beyond the weeks observed", () => {
  const beyond = (drawn: VegaLiteSpec) => drawn.datasets.curves!.filter(({ observed }) => observed === false);

  test("nothing is drawn unless asked for", () => {
    const spec = fadePlot(drawFade(three));
    expect(beyond(spec)).toEqual([]);
    expect(words(spec)).not.toContain("Dashed");
    const weeks = spec.datasets.curves!.map((point) => Number(point.weeks));
    expect([Math.min(...weeks), Math.max(...weeks)]).toEqual([1, 52]);
  });

  test("dashed where asked for, from the last observed week on, and the figure says by what", () => {
    const spec = fadePlot(drawFade(three, { until: 100 }));
    expect(new Set(beyond(spec).map(({ panel }) => panel))).toEqual(new Set([0, 1, 2]));
    const weeks = beyond(spec).map((point) => Number(point.weeks));
    expect([Math.min(...weeks), Math.max(...weeks).toFixed(9)]).toEqual([52, "100.000000000"]);
    expect(words(spec)).toContain("Dashed: beyond the weeks observed, by the shape alone.");
  });

  test("an until that is no week is refused", () => {
    expect(() => drawFade(three, { until: Number.NaN })).toThrow(expect.objectContaining({ code: "BAD_OPTION" }));
    expect(() => drawPersistence(three, Number.NaN)).toThrow(expect.objectContaining({ code: "BAD_OPTION" }));
  });
});

test("means of windows are pieces that are not joined, each at one level", () => {
  const { curves } = fadePlot(drawFade(inWindows)).datasets;
  const pieces = new Map<unknown, Set<unknown>>();
  for (const { piece, estimate } of curves!) pieces.set(piece, (pieces.get(piece) ?? new Set()).add(estimate));
  expect(pieces.size).toBe(inWindows.curves.reduce((sum, { size }) => sum + size, 0));
  expect([...pieces.values()].every((levels) => levels.size === 1)).toBe(true);
});

describe("captions on both sides of significance", () => {
  const told = words(fadePlot(drawFade(three, { between: [1, 52] })));

  test("a difference that is shown: which end is nearer to no effect, and what is not excluded", () => {
    expect(told).toMatch(
      /Sham: week 1 minus week 52: −0\.\d+ \(95% CI [^)]+ df, P < 0\.001\)\. The effect at week 52 is nearer to no effect than that at week 1; a difference of 0\.\d+ is not excluded\./,
    );
  });

  test("a difference that is not shown is no evidence that there is none", () => {
    expect(told).toMatch(
      /No treatment: week 1 minus week 52: [^)]+\)\. A difference is not shown; that is no evidence that there is none\. Not excluded: that the effect at week 1 is 0\.\d+ below or 0\.\d+ above that at week 52\./,
    );
  });

  test("a week that a curve does not reach has its reason in place of a difference", () => {
    expect(words(fadePlot(drawFade(three, { between: [4, 80] })))).toContain(
      "Sham: week 4 minus week 80: week 80 lies beyond the weeks observed, 1 to 52.",
    );
    expect(words(fadePlot(drawFade(three, { between: [4, 80], until: 100 })))).toMatch(/week 4 minus week 80: −0\.\d+/);
  });

  test("windows by name", () => {
    expect(words(fadePlot(drawFade(inWindows, { between: ["short", "long"] })))).toMatch(
      /Same care: short minus long: −0\.\d+/,
    );
    expect(words(fadePlot(drawFade(three, { between: ["short", "long"] })))).toContain(
      'the curve has no window "short"',
    );
  });

  test("ratios are divided, and printed as ratios", () => {
    const ratios = { ...three, curves: three.curves.map((curve) => ({ ...curve, measure: "RR" as const })) };
    expect(words(fadePlot(drawFade(ratios, { between: [1, 52] })))).toMatch(
      /Sham: week 1 divided by week 52: 0\.\d+ \(95% CI 0\.\d+, 0\.\d+/,
    );
  });

  test("shares of ratios are shares of their logarithms, and the figure says so", () => {
    const ratios = { ...three, curves: three.curves.map((curve) => ({ ...curve, measure: "OR" as const })) };
    const spec = persistencePlot(drawPersistence(ratios, 4));
    for (const text of [words(spec), spec.description]) {
      expect(text).toContain("Share of the logarithm of the effect at week 4 that is there: Odds ratio");
    }
    expect(words(spec)).toContain("Half of the logarithm of a ratio is that of its square root.");
    const differences = words(persistencePlot(drawPersistence(three, 4)));
    expect(differences).toContain("Share of the effect at week 4 that is there: Effect");
    expect(differences).not.toContain("logarithm");
  });

  test("a limit that does not reach what the words name is not printed as if it did", () => {
    const drawing = drawPersistence(three, 1);
    const at = (lower: number, upper: number) => ({
      ...drawing,
      shares: drawing.shares.map((each) => ({
        ...each,
        points: each.points.map((point) => ({
          ...{ ...point, kind: "interval" as const, limits: [lower, upper] as const, estimate: lower, headline: true },
        })),
      })),
    });
    const told = (lower: number, upper: number) => words(persistencePlot(at(lower, upper)));
    expect(told(-0.37, -0.0033)).toContain("95% set −0.37 to −0.003.");
    expect(told(-0.37, 0)).toContain("95% set −0.37 to 0.00. Not excluded: no effect.");
    expect(told(0.5004, 0.9996)).toContain("95% set 0.5004 to 0.9996.");
    expect(told(0.5, 0.996)).toContain("95% set 0.50 to 0.996. Not excluded: half of it.");
  });

  test("a share whose tests have few degrees of freedom is printed with that", () => {
    const drawing = drawPersistence(three, 1);
    const note = { code: "FEW_DEGREES_OF_FREEDOM", severity: "warning", message: "few" } as const;
    const noted = drawing.shares.map((each) => ({
      ...each,
      points: each.points.map((point) => ({ ...point, headline: true, notes: [note] })),
    }));
    const caution = "Fewer than 4 degrees of freedom, or one trial alone: not to be leaned on.";
    expect(words(persistencePlot({ ...drawing, shares: noted }))).toContain(caution);
    const plain = noted.map((each) => ({ ...each, points: each.points.map((point) => ({ ...point, notes: [] })) }));
    expect(words(persistencePlot({ ...drawing, shares: plain }))).not.toContain(caution);
  });

  test("so it is of the curve and of its differences", () => {
    const drawing = drawFade(three, { between: [1, 52] });
    const near = <T extends object>(found: T) => ({ ...found, estimate: -0.17, confidence: [-0.34, -0.002] as const });
    const curves = drawing.curves.map((each) => ({
      ...each,
      ends: [near(each.ends![0]), near(each.ends![1])] as const,
      difference: near(each.difference!),
    }));
    const { description } = fadePlot({ ...drawing, curves });
    expect(description).toContain("week 52: −0.17 [−0.34, −0.002]");
    expect(description).toMatch(/week 1 minus week 52: −0\.17 \(95% CI −0\.34, −0\.002,/);
    expect(description).toContain("a difference of 0.002 is not excluded");
  });

  test("a share is headlined only where the earlier effect is clear", () => {
    const shares = words(persistencePlot(drawPersistence(three, 1)));
    expect(shares).toMatch(/Sham: week 52 over week 1: 0\.\d+, 95% set 0\.\d+ to 0\.\d+\./);
    expect(shares).toMatch(
      /No treatment: week 52 over week 1: \d\.\d+, 95% set 0\.\d+ to 1\.\d+\. Not excluded: an effect as large as at week 1\./,
    );
    expect(shares).toMatch(
      /Same care: week 52 over week 1: 95% set[^.]*\.?[^.]*\.?[^.]*\. Not to be read: the effect at week 1/,
    );
  });
});

describe("composition", () => {
  test("how many trials were seen at two weeks stands above each panel", () => {
    expect(words(fadePlot(drawFade(three)))).toContain("8 trials, at two weeks or more");
  });

  test("where no trial was seen twice the figure says what the curve compares", () => {
    const weeks = [1, 4, 12, 26, 52, 2, 8, 40];
    const once = fade(
      weeks.map((week, i) => ({ yi: -1 + 0.1 * Math.log(week) + NOISE[i % 7]!, vi: 0.02 })),
      { data: { trial: weeks.map((_, i) => `T${i}`), weeks } },
    );
    const spec = fadePlot(drawFade(once));
    expect(words(spec)).toContain("8 trials, each at one week");
    expect(spec.description).toContain("the curve compares different trials with one another");
  });

  test("groups without a curve are named with their reason", () => {
    expect(words(fadePlot(drawFade(needling)))).toContain(
      "No curve from one trial alone: blinded, no contact (Synthetic 11);",
    );
  });
});

test("synthetic data say so", () => {
  for (const spec of [fadePlot(drawFade(needling)), persistencePlot(drawPersistence(needling, 4))]) {
    expect(words(spec)).toContain("Synthetic data: invented trials");
    expect(spec.description).toContain("Synthetic data: invented trials");
  }
});

test("sets of shares without end are drawn to the border, intervals as bands, and the rest has its reason", () => {
  const drawing = drawPersistence(three, 1);
  const { sets, bands } = persistencePlot(drawing).datasets;
  const kinds = drawing.shares.map(({ points }) => points.map(({ kind }) => kind));
  expect(kinds[0]!.every((kind) => kind === "interval")).toBe(true);
  const unbounded = kinds.flat().filter((kind) => kind !== "interval").length;
  expect(unbounded).toBeGreaterThan(0);
  expect(new Set(sets!.map(({ panel }) => panel))).toEqual(
    new Set([three.curves.findIndex(({ key }) => key.control === "same care")]),
  );
  expect(bands).toHaveLength(kinds.flat().length - unbounded);
  expect(words(persistencePlot(drawPersistence(inWindows, 4)))).toContain(
    "no shares, means of windows are no continuous curve",
  );
  expect(words(persistencePlot(drawPersistence(three, 60)))).toContain(
    "no shares, week 60 lies beyond the weeks observed, 1 to 52",
  );
});

test("drawPersistence holds what persistence gives, and fadePlot of drawFade and persistencePlot are plain specifications, the same for the same curves", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 5, maxLength: 9 }),
      fc.constantFrom("linear" as const, "log-linear" as const),
      fc.constantFrom(undefined, 60, 120),
      (noise, shape, until) => {
        const made = noisy(
          course((t) => -0.8 + 0.1 * Math.log(t + 1)),
          noise.map((each) => each / 50),
        );
        const found = deepFreeze(fitted(made, { shape }));
        const options = until === undefined ? {} : { until };
        const [drawing, shares] = [drawFade(found, options), drawPersistence(found, 1, options)];
        const last = shares.shares[0]!.points.at(-1)!;
        const { weeks, observed, ...share } = last;
        expect(observed).toBe(until === undefined);
        expect({ weeks, ...share }).toEqual(persistence(found.curves[0]!, weeks, 1, { extrapolate: true }));
        for (const spec of [fadePlot(drawing), persistencePlot(shares)]) {
          expect(survivesJson(spec)).toBe(true);
          expect(jsonOf(spec)).not.toMatch(/undefined|NaN/);
        }
        expect(fadePlot(structuredClone(drawing))).toEqual(fadePlot(drawing));
        expect(persistencePlot(structuredClone(shares))).toEqual(persistencePlot(shares));
      },
    ),
    { numRuns: 8 },
  );
});
