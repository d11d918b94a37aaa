import { describe, expect, test } from "vitest";
import { bcg as bcgData, kneeOaExercise, normand1999, syntheticNeedling } from "../../datasets/index.js";
import { readContrasts } from "../../src/data/index.js";
import { effectSizes } from "../../src/effect/index.js";
import { baujatPlot, goshPlot, labbePlot, refitPlot } from "../../src/plot/index.js";
import { mantelHaenszel } from "../../src/rare/index.js";
import { baujat, gosh, labbe, leaveOneOut } from "../../src/sensitivity/index.js";
import type { BareEffect, ComputedEffect, EffectSize, VegaLiteSpec } from "../../src/types/index.js";
import { figuresBehind } from "./figures-behind.js";
import { collisions, cut, sceneOf } from "./scene.js";

const long = "The multicentre pragmatic trial of supervised exercise against education in knee osteoarthritis";

const bare = (k: number): readonly BareEffect[] =>
  Array.from({ length: k }, (_, i) => ({
    yi: [0.1, 0.2, 0.4, 2.5, 0.3][i % 5]!,
    vi: 0.04 + 0.01 * i,
    label: i === 1 ? long : `Trial ${i + 1}`,
    measure: "OR",
  }));

const usable = (effects: readonly EffectSize[]): readonly ComputedEffect[] => {
  const seen = new Set<string>();
  return effects.filter((effect): effect is ComputedEffect => {
    const { trial } = effect.contrast;
    return effect.status === "usable" && !seen.has(trial) && seen.add(trial) !== undefined;
  });
};

const bcg = usable(effectSizes(readContrasts(bcgData), { outcome: "tuberculosis", measure: "RR" }));
const normand = usable(effectSizes(readContrasts(normand1999), { outcome: "length of stay", measure: "MD" }));
const knee = usable(effectSizes(readContrasts(kneeOaExercise), { outcome: "pain", measure: "SMD" }));
const synthetic = usable(effectSizes(readContrasts(syntheticNeedling), { outcome: "pain", measure: "SMD" })).slice(
  0,
  6,
);

const labbes = (["OR", "RR", "RD"] as const).map((measure) => {
  const effects = effectSizes(readContrasts(bcgData), { outcome: "tuberculosis", measure });
  return [`labbe of ${measure}`, labbePlot(labbe(mantelHaenszel(effects)))] as const;
});

const drawn: readonly (readonly [string, readonly (readonly [string, VegaLiteSpec])[]])[] = [
  ["three studies", figuresBehind(bare(3))],
  ["studies with a long name and an outlier", figuresBehind(bare(5))],
  ["ratios", [...figuresBehind(bcg), ...labbes]],
  ["differences", figuresBehind(normand)],
  [`${knee.length} studies`, figuresBehind(knee)],
];

describe.each(drawn)("%s", (_, specs) => {
  test.each(specs)("%s: no text touches another, none is cut", async (_, spec) => {
    const scene = await sceneOf(spec);
    expect(collisions({ ...scene, texts: withoutHalos(scene.texts) })).toEqual([]);
    expect(cut(scene)).toEqual([]);
  });
});

/** Names are drawn twice, the first time in white. */
const withoutHalos = <T extends { readonly text: string; readonly left: number; readonly top: number }>(
  texts: readonly T[],
): readonly T[] => [...new Map(texts.map((text) => [`${text.text} ${text.left} ${text.top}`, text])).values()];

const words = ({ datasets }: VegaLiteSpec): string =>
  [...(datasets.around ?? []), ...(datasets.texts ?? [])].map(({ text }) => text).join(" ");

test.each([...figuresBehind(bcg), ...labbes])("%s says of what it is, and from which fit", (name, spec) => {
  expect(words(spec)).toMatch(/(Risk ratio|Odds ratio|Risk difference) for cases of tuberculosis/);
  expect(words(spec)).toContain(
    name.startsWith("labbe") ? "Mantel-Haenszel, common effect" : "τ² by REML; Hartung-Knapp",
  );
});

test.each(figuresBehind(synthetic))("%s of synthetic data says so, in the figure and in words", (_, spec) => {
  expect(words(spec)).toContain("Synthetic data: invented trials");
  expect(spec.description).toContain("Synthetic data: invented trials");
});

test("labels stand free of one another and of the points, those farthest out first", () => {
  const same = Array.from({ length: 6 }, (_, i) => ({ yi: 0.1, vi: 0.04, label: `Trial ${i}` }));
  const { names } = baujatPlot(baujat([...same, { yi: 1, vi: 0.04, label: "Far" }], { tau2: "CE" })).datasets;
  // About one point at the left border there is room for three.
  expect(names?.map(({ text }) => text)).toEqual(["Far", "Trial 0", "Trial 1", "Trial 2"]);
});

test("a ratio stands on its own scale, with its line of no effect", () => {
  const { trials, texts } = refitPlot(leaveOneOut(bcg)).datasets;
  expect(trials?.map(({ estimate }) => (estimate as number).toFixed(2)).slice(0, 3)).toEqual(["0.49", "0.52", "0.50"]);
  expect(texts?.some(({ text }) => text === "All, k = 13, I² = 92%")).toBe(true);
  const [right] = goshPlot(gosh(bcg)).datasets.lines!;
  expect([right?.x, right?.x2]).toEqual([1, 1]);
});

test("of leave-one-out every row lies on the axis, that without the outlier too", () => {
  const spec = refitPlot(
    leaveOneOut(
      [...bare(3), { yi: 40, vi: 0.05, label: "Far" }, ...bare(3)].map((each, i) => ({ ...each, label: `${i}` })),
    ),
  );
  expect(words(spec)).not.toContain("Beyond the axis");
});

test("GOSH says whether it shows all subsets", () => {
  expect(words(goshPlot(gosh(bare(5))))).toContain("All 26 subsets of two studies or more.");
  expect(words(goshPlot(gosh(bcg)))).toContain("5000 of all 8178 subsets");
  expect(words(goshPlot(gosh(bare(5), { exact: false, subsets: 50, seed: 3 })))).toMatch(
    /subsets of two studies or more, drawn at random \(seed 3\)/,
  );
});
