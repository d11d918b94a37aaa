import { beforeAll, describe, expect, test } from "vitest";
import { bcg as bcgSet } from "../../datasets/index.js";
import { readContrasts } from "../../src/data/index.js";
import { effectSizes } from "../../src/effect/index.js";
import { toR } from "../../src/explain/index.js";
import { type PoolOptions, pool, poolStrata } from "../../src/model/index.js";
import { mantelHaenszel, peto } from "../../src/rare/index.js";
import { metaRegression, subgroups } from "../../src/regression/index.js";
import { stratify } from "../../src/strata/index.js";
import type { BareEffect, Fit, RegressionFit, Subgroups, TableFit } from "../../src/types/index.js";
import { type Closeness, expectClose } from "../support/close.js";
import { type Asked, hasR, runInR } from "./run-in-r.js";

const contrasts = readContrasts(bcgSet);
const bcg = effectSizes(contrasts, { outcome: "tuberculosis", measure: "RR" });
/** Points of a scale from 0 to 100: tau2 is beyond the bound of 100 that metafor has by default. */
const points: readonly BareEffect[] = [
  { label: 'Ä "quoted" \\ study', yi: -31.5, vi: 22.5 },
  { label: "B", yi: 12.25, vi: 40.125 },
  { label: "C", yi: 1e-3, vi: 9 },
  { label: "D", yi: 0.1 + 0.2, vi: 61.7 },
];
const alike: readonly BareEffect[] = [
  { yi: 0.5, vi: 0.1 },
  { yi: 0.51, vi: 0.2 },
  { yi: 0.52, vi: 0.15 },
];

/** Numbers of ours by the expression that gives R's. */
type Ours = Readonly<Record<string, number | null | undefined>>;

interface Compared {
  readonly name: string;
  readonly script: string;
  readonly ours: Ours;
  readonly closeness?: Closeness;
}

const pooled = (fit: Fit): Ours => ({
  "c(fit$beta)": fit.estimate,
  fit$se: fit.stdError,
  "fit$ci.lb": fit.confidence?.[0],
  "fit$ci.ub": fit.confidence?.[1],
  fit$pval: fit.pValue,
});
const heterogeneity = (fit: Fit): Ours => ({
  fit$k: fit.k,
  fit$tau2: fit.tau2,
  "fit$I2 / 100": fit.I2,
  fit$QE: fit.Q?.statistic,
});
const predicted = (fit: Fit): Ours =>
  fit.prediction === null ? {} : { "prediction[1]": fit.prediction[0], "prediction[2]": fit.prediction[1] };
const tau2Limits = (fit: Fit, type: "QP" | "PL"): Ours => ({
  [`confint(fit, type = "${type}", control = list(tol = 1e-12, tau2.max = 1e5))$random[1, 2]`]: fit.tau2Confidence?.[0],
  [`confint(fit, type = "${type}", control = list(tol = 1e-12, tau2.max = 1e5))$random[1, 3]`]: fit.tau2Confidence?.[1],
});

const ofPool = (name: string, fit: Fit): Compared => ({
  name,
  script: toR(fit),
  ours: { ...pooled(fit), ...heterogeneity(fit), ...predicted(fit) },
});

const estimators = [
  "CE",
  "DL",
  "DLIT",
  "EB",
  "GENQ",
  "HE",
  "HS",
  "HSk",
  "ML",
  "PM",
  "PMM",
  "REML",
  "SJ",
  "SJIT",
] as const;
const intervals = ["z", "t", "HKSJ", "HKSJ-adhoc"] as const;
const predictions = ["k-1-HK", "k-1", "k-2", "k-2-HK", "z", "tau"] as const;

const methods: readonly PoolOptions[] = [
  ...estimators.map((tau2) => ({ tau2 })),
  ...intervals.map((interval) => ({ interval })),
  ...predictions.map((prediction) => ({ prediction })),
  { interval: "HKSJ-adhoc", prediction: "k-2-HK" },
  { interval: "z", prediction: "k-1-HK", level: 0.9 },
  { tau2: 0.25 },
  { weights: "equal" },
  { tau2: "GENQ", weights: "equal" },
  { weights: "common", tau2: "DL", interval: "z" },
];

const ofPools = methods.flatMap((options) => [
  ofPool(`BCG, ${JSON.stringify(options)}`, pool(bcg, options)),
  ...(typeof options.tau2 === "number" ? [] : [ofPool(`points, ${JSON.stringify(options)}`, pool(points, options))]),
]);

const limits = [pool(bcg), pool(points, { tau2: "DL" })].map(
  (fit, i): Compared => ({
    name: `Q-profile, ${i + 1}`,
    script: toR(fit),
    ours: tau2Limits(fit, "QP"),
  }),
);

const ofRevMan = (fit: Fit): Compared => ({
  name: "RevMan 5's tau2",
  script: toR(fit),
  ours: { ...pooled(fit), ...predicted(fit), fit$tau2: fit.tau2, Q: fit.Q?.statistic },
});

const ofTables = (name: string, fit: TableFit): Compared => ({
  name,
  script: toR(fit),
  ours: { ...pooled(fit), fit$QE: fit.Q?.statistic },
});

const zeros = [
  { ai: 0, bi: 20, ci: 2, di: 20, label: "A" },
  { ai: 3, bi: 37, ci: 9, di: 29, label: "B" },
  { ai: 5, bi: 25, ci: 0, di: 28, label: "C" },
  { ai: 0, bi: 24, ci: 0, di: 46, label: "D" },
];

const regression = (name: string, fit: RegressionFit): Compared => ({
  name,
  script: toR(fit),
  ours: {
    ...Object.fromEntries(
      fit.coefficients.flatMap(({ estimate, stdError }, i) => [
        [`c(fit$beta)[${i + 1}]`, estimate],
        [`fit$se[${i + 1}]`, stdError],
      ]),
    ),
    fit$tau2: fit.tau2,
    fit$QE: fit.Q.statistic,
    ...(fit.omnibus === null ? {} : { omnibus$QM: fit.omnibus.statistic, omnibus$QMp: fit.omnibus.pValue }),
  },
});

const groups = (name: string, result: Subgroups): Compared => ({
  name,
  script: toR(result),
  ours:
    result.heterogeneity === "common"
      ? { fit$tau2: result.regression?.tau2 }
      : {
          between$QE: result.between?.statistic,
          between$QEp: result.between?.pValue,
          ...Object.fromEntries(result.groups.map(({ estimate }, i) => [`c(fits[[${i + 1}]]$beta)`, estimate])),
        },
});

const moderators = {
  latitude: bcg.map(({ contrast }) => Number(contrast.facts.ablat)),
  alloc: bcg.map(({ contrast }) => String(contrast.facts.alloc)),
};

const own = pool(points, { weights: [1, 4, 2, 0.5], tau2: "DL", interval: "z", prediction: "z" });
const likelihood = pool(bcg, { tau2: "ML", tau2Interval: "profile-likelihood" });
const henmiCopas = pool(bcg, { tau2: "DL", weights: "common", interval: "HC" });
const matrix = metaRegression(points, {
  moderators: { columns: ["x", "square"], rows: [1, 2, 4, 5].map((x) => [x, x * x]) },
  tau2: 20,
});

const fromQ = pool(bcg, { interval: "t", QAbout: "Mantel-Haenszel", I2: "Q" });

const cases: readonly Compared[] = [
  { name: "REML with I2 from Q about tables", script: toR(fromQ), ours: { ...pooled(fromQ), ...predicted(fromQ) } },
  ofPool("own weights", own),
  { name: "profile likelihood", script: toR(likelihood), ours: tau2Limits(likelihood, "PL") },
  {
    name: "Henmi and Copas",
    script: toR(henmiCopas),
    ours: { 'hc(rma(yi, vi, data = dat, method = "DL"))$ci.lb': henmiCopas.confidence?.[0] },
    // hc() looks for its root to about 1e-4
    closeness: { relative: 1e-3 },
  },
  regression("a matrix, tau2 given", matrix),
  ...ofPools,
  ...limits,
  { name: "one study", script: toR(pool(points.slice(0, 1))), ours: pooled(pool(points.slice(0, 1))) },
  ofPool("two studies", pool(points.slice(0, 2))),
  ofPool("no spread", pool(alike)),
  ofRevMan(pool(bcg, { tau2: "DL", interval: "z", I2: "Q", QAbout: "Mantel-Haenszel" })),
  ...(["OR", "RR", "RD"] as const).map((measure) =>
    ofTables(`Mantel-Haenszel ${measure}`, mantelHaenszel(zeros, { measure })),
  ),
  ofTables(
    "Mantel-Haenszel, corrected",
    mantelHaenszel(zeros, { correction: { add: 0.5, to: "only0", drop00: true } }),
  ),
  ofTables("Mantel-Haenszel of effects", mantelHaenszel(bcg)),
  ofTables(
    "Mantel-Haenszel, rates",
    mantelHaenszel([
      { x1i: 3, t1i: 100, x2i: 9, t2i: 120 },
      { x1i: 1, t1i: 80, x2i: 4, t2i: 75.5 },
    ]),
  ),
  ofTables("Peto", peto(zeros)),
  regression("a moderator", metaRegression(bcg, { moderators: ["latitude"], data: moderators })),
  regression(
    "a factor, z",
    metaRegression(bcg, { moderators: [{ factor: "alloc" }], data: moderators, interval: "z" }),
  ),
  regression(
    "a spline",
    metaRegression(bcg, { moderators: [{ spline: "latitude", knots: 3 }], data: moderators, tau2: "DL" }),
  ),
  groups("groups of their own", subgroups(bcg, { by: "alloc", data: moderators })),
  groups("groups with one tau2", subgroups(bcg, { by: "alloc", data: moderators, heterogeneity: "common" })),
];

// metafor's Fisher scoring ends when a step is below 1e-10 of the scale; its roots are as exact
const ITERATED: Closeness = { relative: 1e-7, absolute: 1e-9 };

describe.runIf(hasR())("scripts for R give the numbers that they were made from", () => {
  let answers: ReturnType<typeof runInR>;
  beforeAll(() => {
    const asked: Asked[] = cases.map(({ script, ours }) => ({ script, expressions: Object.keys(ours) }));
    answers = runInR([...asked, { script: toR(grid), expressions: ["fit$k"] }]);
  });
  const grid = poolStrata(stratify(bcg, { by: ["outcome"] }));

  test.each(cases.map(({ name, ours, closeness = ITERATED }, i) => ({ name, ours, closeness, i })))(
    "$name",
    ({ ours, closeness, i }) => {
      for (const [expression, value] of Object.entries(ours)) {
        const [found] = answers[i]?.[expression] ?? [];
        expect(found, expression).toBeTypeOf("number");
        expectClose(value, found as number, closeness);
      }
    },
  );

  test("a script of a grid runs, cell by cell", () => {
    expect(answers.at(-1)?.fit$k).toEqual([grid.cells.at(-1)?.fit.k]);
  });
});
