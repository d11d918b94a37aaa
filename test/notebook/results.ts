import {
  baujat,
  contrast,
  covariance,
  cumulative,
  drawFade,
  drawPersistence,
  effectSizes,
  explainDifference,
  fade,
  gosh,
  influence,
  labbe,
  leaveOneOut,
  mantelHaenszel,
  metaRegression,
  mixedModel,
  normalQuantiles,
  permutationTest,
  pool,
  poolJointly,
  radial,
  readContrasts,
  regressionCurve,
  robust,
  stratify,
  subgroups,
  sweep,
  tauSweep,
  windows,
  workingModel,
} from "../../src/index.js";
import type { Kind } from "../../src/notebook/index.js";
import { deepFreeze } from "../support/freeze.js";

const effects = deepFreeze(
  [0.1, 0.4, 0.2, 0.9, 0.5, 0.3].map((yi, i) => ({ yi, vi: 0.05 + i / 50, label: `Trial ${"ABCDEF"[i]}` })),
);
const data = { dose: [1, 2, 3, 4, 6, 5], group: ["x", "x", "x", "y", "y", "y"] };
const regression = { moderators: ["dose"], data };
const fit = metaRegression(effects, regression);
const tables = [
  { label: "Trial A", ai: 4, bi: 119, ci: 11, di: 128 },
  { label: "Trial B", ai: 6, bi: 300, ci: 29, di: 274 },
];

const visits = [
  ...["A", "B", "C", "D", "E", "F"].flatMap((trial, i) => [`${trial},4,${3 + i / 5}`, `${trial},30,${3.4 - i / 7}`]),
  "G,4,3.1",
];
const csv = visits.map((row) => `${row.replace(",", ",pain,")},2,40,4,2,40`);
const repeated = effectSizes(readContrasts(["trial,outcome,weeks,m1i,sd1i,n1i,m2i,sd2i,n2i", ...csv].join("\n")), {
  ...{ outcome: "pain", measure: "MD" },
});
const stated = { samplingRho: 0.6 };
const sampling = covariance(repeated, stated);
const people = {
  trial: repeated.map((effect) => effect.contrast.trial),
  visit: repeated.map(({ contrast: { row } }) => row),
};
const mixed = mixedModel(repeated, { random: [{ nested: ["trial", "visit"] }], covariance: sampling, data: people });
const joint = poolJointly(stratify(repeated, { by: ["window"], windows: windows.cochranePain }), stated);
const change = contrast(joint, "short", "intermediate");
const fading = fade(repeated, { ...stated, weeksFrom: "as-reported" });
const swept = sweep((setting) => pool(effects, setting), { tau2: ["DL", "REML"], interval: ["z", "HKSJ"] });
const alone = { ...joint.fits[0], model: null, robust: null, means: joint.fits[0]!.means.slice(0, 1) };

interface Shown {
  readonly kind: Kind;
  readonly value: object;
  /** What its text says. */
  readonly says: string;
}

/** Results of analyses that are shown as figures. */
export const drawnResults: readonly Shown[] = [
  { kind: "regressionCurve", value: regressionCurve(fit), says: "std_error" },
  { kind: "leaveOneOut", value: leaveOneOut(effects), says: "left_out" },
  { kind: "leaveOneOut", value: leaveOneOut(tables, { pool: mantelHaenszel }), says: "Trial B" },
  { kind: "leaveOneOut", value: leaveOneOut([]), says: "0 results" },
  { kind: "cumulative", value: cumulative(effects, { order: data.dose }), says: "Trial F" },
  { kind: "influence", value: influence(effects), says: "dfbetas of intercept" },
  { kind: "influence", value: influence(effects, regression), says: "dfbetas of dose" },
  { kind: "gosh", value: gosh(effects), says: "57 subsets" },
  { kind: "gosh", value: gosh(effects, regression), says: "subsets" },
  { kind: "baujat", value: baujat(effects), says: "Trial F" },
  { kind: "baujat", value: baujat(effects, regression), says: "Trial F" },
  { kind: "baujat", value: baujat([]), says: "Baujat" },
  { kind: "radial", value: radial(pool(effects)), says: "Trial F" },
  { kind: "labbe", value: labbe(mantelHaenszel(tables)), says: "Trial B" },
  { kind: "normalQuantiles", value: normalQuantiles(effects, { residuals: "deleted" }), says: "Trial F" },
  { kind: "fade", value: fading, says: "log-linear" },
  { kind: "fadeDrawing", value: drawFade(fading, { until: 52 }), says: "log-linear" },
  { kind: "persistenceDrawing", value: drawPersistence(fading, 4), says: "interval" },
  { kind: "sweep", value: swept, says: "HKSJ" },
];

/** Results of analyses that are shown as tables. */
export const tabledResults: readonly Shown[] = [
  { kind: "regression", value: fit, says: "dose: between trials, not randomised" },
  { kind: "regression", value: metaRegression(effects, { moderators: [] }), says: "intercept" },
  { kind: "covariance", value: sampling, says: "covariances of 13 sampling errors in 7 blocks" },
  { kind: "covariance", value: sampling, says: "correlation of 0.6 between any two measurements" },
  { kind: "mixed", value: mixed, says: "variance of trial/visit" },
  {
    kind: "mixed",
    value: mixedModel(effects),
    says: "mixed model of 6 effects, REML; sampling errors taken as independent",
  },
  {
    kind: "workingFit",
    value: workingModel(repeated, { kind: "correlated", rho: 0.6 }),
    says: "variance between clusters",
  },
  { kind: "robust", value: robust(mixed), says: "13 effects in 7 clusters by trial, CR2, Satterthwaite" },
  { kind: "robust", value: robust(pool(effects), { cluster: "group", data }), says: "in 2 clusters by group" },
  { kind: "jointPool", value: joint, says: "means of each window, fitted together" },
  { kind: "jointFit", value: joint.fits[0]!, says: "intermediate" },
  { kind: "jointFit", value: alone, says: "trials by their own intervals" },
  { kind: "windowContrast", value: change, says: "short minus intermediate, within the 6 trials observed in both" },
  { kind: "windowContrast", value: change, says: "Correlation of 0.6 between any two measurements" },
  {
    kind: "windowContrasts",
    value: [change, contrast(joint, "intermediate", "short")],
    says: "intermediate minus short",
  },
  { kind: "subgroups", value: subgroups(effects, { by: "group", data }), says: "each with its own tau2" },
  {
    kind: "subgroups",
    value: subgroups(effects, { by: "group", data, heterogeneity: "common" }),
    says: "between groups",
  },
  { kind: "permutationTest", value: permutationTest(effects, regression), says: "720 orders, each once" },
  {
    kind: "permutationTest",
    value: permutationTest(effects, { moderators: [], exact: false, iterations: 50, seed: 3, to: 20 }),
    says: "50 random changes of sign, seed 3, of which 0 to 20 have been looked at",
  },
  { kind: "tauSweep", value: tauSweep(effects, { tau: [0, 0.2], prior: { scale: 0.5 } }), says: "half-normal prior" },
  { kind: "difference", value: explainDifference(effects, "revman5", "metafor"), says: "from revman5 to metafor" },
];
