import type { TopLevelSpec } from "vega-lite";
import { describe, expect, expectTypeOf, test } from "vitest";
import { pool } from "../../src/model/index.js";
import { forestPlot } from "../../src/plot/forest-plot.js";
import { forestText } from "../../src/plot/index.js";
import type { Fit, VegaLiteSpec } from "../../src/types/index.js";
import { bcg, controls, effect, fitOf, frozen, gridOf, large, pain, sparse, wobble } from "./fixtures.js";
import { collisions, cut, sceneOf } from "./scene.js";

const textsOf = (spec: VegaLiteSpec): string[] => [
  ...(spec.datasets.texts ?? []).map(({ text }) => String(text)),
  ...(spec.datasets.trials ?? []).flatMap(({ week, treatment, comparator, effect, weight }) =>
    [week, treatment, comparator, effect, weight].map(String),
  ),
];

const all = (spec: VegaLiteSpec): string => textsOf(spec).join("\n");

const many: Fit = frozen(
  fitOf(
    Array.from({ length: 130 }, (_, i) =>
      effect({ label: `Trial ${i + 1}`, yi: wobble(i), se: 0.2 + 0.1 * Math.abs(wobble(i + 500)) }),
    ),
  ),
);

const strange: Fit = frozen(
  fitOf([
    effect({ label: "<b>Bold & Brash</b> \"quoted\" 'trial'", yi: -0.4, se: 0.2 }),
    effect({ label: "Παπαδόπουλος и Иванов 2001 משה محمد", yi: 0.1, se: 0.3 }),
    effect({ label: "乾針治療筋膜疼痛症候群之隨機對照試驗與追蹤研究報告書第一版", yi: 0.2, se: 0.3 }),
    effect({
      label: "A very long name of a trial with a subtitle that runs to well over sixty characters, 2014",
      yi: 0,
      se: 0.3,
    }),
    effect({ label: "line\nbreak\u0000and\ud800control", yi: -0.001, se: 0.0004 }),
    effect({
      label: "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
      yi: 0.3,
      se: 0.2,
    }),
  ]),
);

const scaled = (factor: number): Fit =>
  frozen(fitOf([-0.5, 0.1, 0.4].map((yi, i) => effect({ label: `Trial ${i}`, yi: yi * factor, se: 0.2 * factor }))));

const ratios = (factor: number): Fit =>
  frozen(
    fitOf(
      [-0.5, 0.1, 0.4].map((yi, i) =>
        effect({ label: `Trial ${i}`, yi: yi * factor, se: 0.2 * factor, measure: "OR" }),
      ),
    ),
  );

const cases: readonly (readonly [string, VegaLiteSpec])[] = [
  ["a fit of 13 trials on a ratio axis", forestPlot(bcg, { title: "BCG vaccine against tuberculosis" })],
  ["a grid that is mostly empty", forestPlot(sparse, { title: "Needling" })],
  ["a grid of six cells with 50 trials each", forestPlot(large(50))],
  ["130 trials in a group", forestPlot(many)],
  [
    "strange and long labels",
    forestPlot(strange, {
      title: "A title that is long enough to need more than one line of the figure it stands over, as some are",
    }),
  ],
  ["a figure asked to be narrow", forestPlot(bcg, { width: 300 })],
  ["a wide figure", forestPlot(bcg, { width: 1400 })],
  ["means, deviations and sizes", forestPlot(large(3), { arms: "summary" })],
  ["no trial", forestPlot(frozen(fitOf([])))],
  ["one trial", forestPlot(frozen(fitOf([effect({ label: "Only", yi: 1, se: 0.3 })])))],
  ["equal trials", forestPlot(frozen(fitOf([1, 1].map((yi, i) => effect({ label: `T${i}`, yi, se: 0.3 })))))],
  ["an empty grid", forestPlot(gridOf([]))],
  ["a grid without cells", forestPlot(gridOf([], {}, { windows: [], controls: [] }))],
  ...[1e-9, 1e-3, 1e3, 1e12].map((factor) => [`differences times ${factor}`, forestPlot(scaled(factor))] as const),
  ...[0.01, 10, 400, 5000].map((factor) => [`log ratios times ${factor}`, forestPlot(ratios(factor))] as const),
  [
    "long words for the sides",
    forestPlot(bcg, {
      favours: {
        treatment: "favours BCG vaccination with any strain of the vaccine",
        comparator: "favours no vaccination",
      },
    }),
  ],
];

describe.each(cases)("%s", (_, spec) => {
  test("compiles without a word, no text touches another, none is cut", async () => {
    const scene = await sceneOf(spec);
    expect(scene.texts.length).toBeGreaterThan(0);
    expect(collisions(scene)).toEqual([]);
    expect(cut(scene)).toEqual([]);
  });

  test("is plain JSON without a number that is none", () => {
    expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
    expect(JSON.stringify(spec)).not.toContain("null,null");
    expect(all(spec)).not.toMatch(/NaN|Infinity|undefined|−0\.0+(?![\d])/);
  });
});

test("labels and notes end before the plot begins, however long they are", async () => {
  for (const spec of [forestPlot(strange), forestPlot(sparse)]) {
    const { texts } = await sceneOf(spec);
    const height = "height" in spec ? spec.height : 0;
    const rows = texts.filter(({ top }) => top > spec.padding.top && top < spec.padding.top + height);
    const labels = rows.filter(({ left }) => left < spec.padding.left);
    expect(labels.length).toBeGreaterThan(5);
    expect(labels.filter(({ right }) => right > spec.padding.left)).toEqual([]);
  }
});

test("a specification is one of Vega-Lite's own", () => {
  expectTypeOf<VegaLiteSpec>().toExtend<TopLevelSpec>();
});

test("the same input gives the same bytes", () => {
  expect(JSON.stringify(forestPlot(sparse))).toBe(JSON.stringify(forestPlot(sparse)));
});

test("numbers are rounded to 12 digits once, and zero has no sign", () => {
  const numbers: number[] = [];
  JSON.stringify(forestPlot(bcg), (_, value: unknown) => {
    if (typeof value === "number") numbers.push(value);
    return value;
  });
  expect(numbers.filter((value) => Number(value.toPrecision(12)) !== value || Object.is(value, -0))).toEqual([]);
});

test("ratios stand on a log axis with their natural values", () => {
  const spec = forestPlot(bcg);
  const aronson = spec.datasets.trials?.[0];
  expect(aronson?.estimate).toBe(Number((4 / 123 / (11 / 139)).toPrecision(12)));
  expect(JSON.stringify(spec)).toContain('"type":"log"');
  expect(aronson).toMatchObject({
    trial: "Aronson (1948)",
    treatment: "4/123",
    comparator: "11/139",
    effect: "0.41 [0.13, 1.26]",
  });
});

test("squares have areas in proportion to the weights", () => {
  const squares = forestPlot(bcg).datasets.trials ?? [];
  const weights = bcg.studies.map(({ weight }) => weight ?? Number.NaN);
  const largest = Math.max(...weights);
  expect(squares.map(({ size }) => size)).toEqual(
    weights.map((weight) => Number(((110 * weight) / largest).toPrecision(12))),
  );
});

describe("intervals beyond the axis", () => {
  const outlier = fitOf([
    ...Array.from({ length: 6 }, (_, i) => effect({ label: `T${i}`, yi: wobble(i), se: 0.3 })),
    effect({ label: "Imprecise", yi: 0.2, se: 40 }),
  ]);

  test("are cut on both sides and end in arrows", () => {
    const { datasets } = forestPlot(outlier);
    const imprecise = datasets.trials?.[6];
    expect(datasets.arrowsLeft).toEqual([expect.objectContaining({ x: imprecise?.lower, y: imprecise?.y })]);
    expect(datasets.arrowsRight).toEqual([expect.objectContaining({ x: imprecise?.upper, y: imprecise?.y })]);
    expect(imprecise?.effect).toBe("0.20 [−78.20, 78.60]");
    expect(all(forestPlot(outlier))).toContain("Arrows: the interval goes on beyond the axis.");
  });

  test("limits of the caller hold, and points outside are not drawn", () => {
    const { datasets } = forestPlot(bcg, { limits: [0.3, 1] });
    expect(datasets.trials?.every(({ lower, upper }) => Number(lower) >= 0.3 - 1e-9 && Number(upper) <= 1 + 1e-9)).toBe(
      true,
    );
    expect(datasets.squares).toHaveLength(bcg.studies.filter(({ yi }) => Math.exp(yi) >= 0.3 && yi <= 0).length);
    expect(datasets.arrowsLeft?.length).toBeGreaterThan(5);
  });

  test.each([[[1, 1]], [[2, 1]], [[0, 1]], [[Number.NaN, 1]]] as const)(
    "limits %j are refused on a ratio axis",
    (limits) => {
      expect(() => forestPlot(bcg, { limits })).toThrow(expect.objectContaining({ code: "BAD_LIMITS" }));
    },
  );

  test("a width that is none is refused", () => {
    expect(() => forestPlot(bcg, { width: -1 })).toThrow(expect.objectContaining({ code: "BAD_WIDTH" }));
  });
});

describe("which side favours whom", () => {
  const sides = (spec: VegaLiteSpec): string[] =>
    textsOf(spec)
      .filter((text) => text.includes("favours"))
      .sort();
  const trials = (given: Partial<Parameters<typeof effect>[0]>): Fit =>
    fitOf([0, 1, 2].map((i) => effect({ label: `T${i}`, yi: wobble(i), se: 0.3, ...given })));

  test("less pain is better: the treatment is on the left", () => {
    expect(sides(forestPlot(trials({})))).toEqual(["favours comparator →", "← favours treatment"]);
  });

  test("more function is better: the treatment is on the right", () => {
    const outcome = { ...pain, better: "higher" } as const;
    expect(sides(forestPlot(trials({ outcome })))).toEqual(["favours treatment →", "← favours comparator"]);
  });

  test("what effects were aligned to goes before what is better", () => {
    expect(sides(forestPlot(trials({ favours: "right" })))).toEqual(["favours treatment →", "← favours comparator"]);
  });

  test("where it is not known, nothing is said", () => {
    const outcome = { ...pain, better: "unknown" } as const;
    expect(sides(forestPlot(trials({ outcome })))).toEqual([]);
  });
});

describe("a grid", () => {
  test("has a diamond for each cell of two trials or more, and none over several cells", () => {
    const diamonds = (spec: VegaLiteSpec) => new Set(spec.datasets.diamonds?.map(({ diamond }) => diamond)).size;
    expect(diamonds(forestPlot(sparse))).toBe(1);
    expect(diamonds(forestPlot(large(4)))).toBe(6);
    expect(textsOf(forestPlot(large(4))).filter((text) => text.startsWith("Pooled"))).toHaveLength(6);
  });

  test("keeps its empty cells, and says of each what it is", () => {
    const texts = textsOf(forestPlot(sparse));
    const times = (text: string) => texts.filter((one) => one === text).length;
    expect(times("no trial")).toBe(6);
    expect(times("no usable numbers")).toBe(3);
    expect(times("one trial: shown, not pooled")).toBe(2);
  });

  test("counts trials without usable numbers and what they say", () => {
    const words = forestPlot(sparse).description;
    expect(words).toContain("4 trials without usable numbers: 2 favour treatment, 1 no difference, 1 unclear.");
    expect(words).toContain("1 further trial without usable numbers: no difference.");
    expect(words).toContain("5 further trials without usable numbers: 2 favour treatment, 3 no difference.");
  });

  test("shows two trials with every interval side by side and no prediction", () => {
    const spec = forestPlot(sparse);
    expect(textsOf(spec)).toEqual(expect.arrayContaining(["Pooled, k = 2", "Common effect, Wald", "REML, Wald"]));
    expect(spec.datasets.predictions).toEqual([]);
    expect(spec.datasets.alternatives).toHaveLength(2);
    expect(textsOf(spec).join(" ")).not.toContain("prediction");
  });

  test("draws doubtful trials hollow, unpooled, and the pool with and without them", () => {
    expect(forestPlot(sparse).datasets.hollow).toEqual([expect.objectContaining({ trial: "Pai 2021", weight: "" })]);
    const both = gridOf([
      {
        window: "short",
        control: controls[0],
        effects: [0, 1, 2].map((i) => effect({ label: `T${i}`, yi: wobble(i), se: 0.3 })),
        doubtful: [effect({ label: "Doubtful", yi: -3, se: 0.3, status: "doubtful" })],
      },
    ]);
    const texts = textsOf(forestPlot(both));
    expect(texts).toEqual(
      expect.arrayContaining(["Pooled, k = 3", "doubtful, not pooled:", "with the doubtful, k = 4"]),
    );
  });

  test("says how many trials stand in two windows and that differences between windows are not tested", () => {
    expect(all(forestPlot(sparse)).replaceAll("\n", " ")).toContain(
      "Differences between windows are not tested. Trials that stand in two windows: sham: non-penetrating: 1 in both short and long (1 only in short).",
    );
  });

  test("never says that a benefit was kept or lost", () => {
    for (const [, spec] of cases) expect(all(spec) + spec.description).not.toMatch(/maintain|fade|sustain|lasting/i);
  });
});

test("synthetic data say so on the figure and in its words", () => {
  const spec = forestPlot(large(2));
  expect(spec.datasets.texts).toContainEqual(
    expect.objectContaining({ text: expect.stringMatching(/^Synthetic data/), weight: "bold" }),
  );
  expect(spec.description).toContain("Synthetic data");
  expect(all(forestPlot(sparse))).not.toContain("Synthetic data");
});

test("markup in labels is text", async () => {
  const { toSvg } = await import("../../src/render/index.js");
  const svg = await toSvg(forestPlot(strange));
  expect(svg).toContain("&lt;b&gt;Bold &amp; Brash&lt;/b&gt;");
  expect(svg).not.toContain("<b>");
});

test("the smallest worthwhile difference is rescaled with the effects, and only a between-group one is drawn", () => {
  const band = (spec: VegaLiteSpec) => JSON.stringify(spec).includes('"#eef0e4"');
  expect(all(forestPlot(sparse)).replaceAll("\n", " ")).toContain(
    "the smallest worthwhile difference, 1 either way (consensus of 2015)",
  );
  expect(band(forestPlot(sparse))).toBe(true);
  const within = {
    ...pain,
    smallestWorthwhile: { value: 20, unit: "mm", kind: "within-patient", source: "x" },
  } as const;
  expect(band(forestPlot(gridOf([], { outcomes: [within] })))).toBe(false);
});

test("bare effects need no source rows", () => {
  const bare = fitOf([0, 1, 2].map((i) => effect({ label: `T${i}`, yi: wobble(i), se: 0.3 })));
  const fit = { ...bare, measure: null, studies: bare.studies.map((study) => ({ ...study, effect: null })) };
  const spec = forestPlot(frozen(fit));
  expect(textsOf(spec)).toContain("Effect [95% CI]");
  expect(textsOf(spec)).not.toContain("Treatment");
});

test("a pooled effect without an interval is not passed over in silence", () => {
  const variances = [1e-4, 0.04, 0.09, 4];
  const fit = pool(
    variances.map((vi, i) => ({ yi: i / 10, vi })),
    { interval: "KR" },
  );
  expect(fit.confidence).toBeNull();
  expect(all(forestPlot(fit))).toContain("Pooled, k = 4: no interval follows from these numbers");
  expect(forestText(fit)).toContain("Pooled, k = 4: no interval follows from these numbers");
});
