import { mkdir, readFile, writeFile } from "node:fs/promises";
import { bcg, kneeOaExercise, normand1999, syntheticNeedling } from "../datasets/index.js";
import { readContrasts } from "../src/data/index.js";
import { effectSizes } from "../src/effect/index.js";
import { drawFade, drawPersistence, fade } from "../src/fade/index.js";
import { pool } from "../src/model/index.js";
import {
  baujatPlot,
  bubblePlot,
  fadePlot,
  forestPlot,
  goshPlot,
  influencePlot,
  labbePlot,
  normalQuantilePlot,
  persistencePlot,
  radialPlot,
  refitPlot,
  sweepPlot,
} from "../src/plot/index.js";
import { mantelHaenszel } from "../src/rare/index.js";
import { metaRegression, regressionCurve } from "../src/regression/index.js";
import { toSvg } from "../src/render/index.js";
import {
  baujat,
  cumulative,
  gosh,
  influence,
  labbe,
  leaveOneOut,
  normalQuantiles,
  radial,
  sweep,
} from "../src/sensitivity/index.js";
import { stratify } from "../src/strata/index.js";
import { synthesize } from "../src/synthesize.js";
import type { Dataset, VegaLiteSpec } from "../src/types/index.js";

/** A figure of the plans that `npm run figures` runs. */
async function planned(name: string, figure: string, dataset: Dataset): Promise<VegaLiteSpec> {
  const plan = JSON.parse(await readFile(`examples/plans/${name}.json`, "utf8"));
  const specification = synthesize(readContrasts(dataset), plan).specifications[figure];
  if (specification === undefined) throw new Error(`${name} has no figure ${figure}`);
  return specification;
}

/** Exercise for painful knees against no treatment, after the end of treatment. */
function laterTrials() {
  const effects = effectSizes(readContrasts(kneeOaExercise), { outcome: "pain", measure: "SMD" });
  const { strata } = stratify(effects, { by: ["control", "window"], windows: "reported" });
  return strata.find(({ key }) => key.window === "later" && key.control === "no treatment or usual care")!.effects;
}

const vaccine = effectSizes(readContrasts(bcg), { outcome: "tuberculosis", measure: "RR" });
const stay = effectSizes(readContrasts(normand1999), { outcome: "length of stay", measure: "MD" });

/** The same pooled from a year on, by three intervals. */
const sweptVaccine = sweep(
  ({ year, interval }) =>
    pool(
      vaccine.filter(({ contrast }) => (contrast.year ?? 0) >= year),
      { interval },
    ),
  { year: [1948, 1955, 1960, 1965, 1970, 1975], interval: ["HKSJ", "z", "KR"] },
  { effects: vaccine },
);

const needling = effectSizes(readContrasts(syntheticNeedling), {
  ...{ outcome: "pain", measure: "MD", scale: [0, 10], favours: "left" },
});
const byControl = fade(needling);
const overControls = fade(needling, { by: [] });

/** The pictures of README and guides. */
const pictures: Readonly<Record<string, VegaLiteSpec>> = {
  "knee-oa-pain-grid": await planned("knee-oa-pain", "grid", kneeOaExercise),
  "synthetic-needling-fade": await planned("synthetic-needling", "fade", syntheticNeedling),
  "bcg-forest": forestPlot(pool(vaccine)),
  "bcg-latitude-bubble": bubblePlot(regressionCurve(metaRegression(vaccine, { moderators: ["ablat"] })), {
    label: "Absolute latitude (degrees)",
  }),
  "knee-oa-later-baujat": baujatPlot(baujat(laterTrials())),
  "bcg-leave-one-out": refitPlot(leaveOneOut(vaccine)),
  "bcg-cumulative": refitPlot(cumulative(vaccine, { order: "year" })),
  "normand-influence": influencePlot(influence(stay)),
  "normand-gosh": goshPlot(gosh(stay)),
  "bcg-baujat": baujatPlot(baujat(vaccine)),
  "bcg-radial": radialPlot(radial(pool(vaccine))),
  "bcg-quantiles": normalQuantilePlot(normalQuantiles(vaccine)),
  "bcg-sweep": sweepPlot(sweptVaccine, { title: "From which year on, and by which interval" }),
  "bcg-specifications": sweepPlot(sweptVaccine, { kind: "specifications" }),
  "synthetic-needling-curves": fadePlot(drawFade(byControl, { between: [4, 26], until: 104 })),
  "synthetic-needling-persistence": persistencePlot(drawPersistence(overControls, 4)),
  "bcg-labbe": labbePlot(labbe(mantelHaenszel(vaccine))),
};

await mkdir("docs/images", { recursive: true });
for (const [name, specification] of Object.entries(pictures)) {
  await writeFile(`docs/images/${name}.svg`, await toSvg(specification));
}
