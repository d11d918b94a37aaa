import {
  baujat,
  cumulative,
  explainDifference,
  gosh,
  influence,
  labbe,
  leaveOneOut,
  mantelHaenszel,
  metaRegression,
  normalQuantiles,
  permutationTest,
  pool,
  radial,
  regressionCurve,
  subgroups,
  tauSweep,
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
];

/** Results of analyses that are shown as tables. */
export const tabledResults: readonly Shown[] = [
  { kind: "regression", value: fit, says: "dose: between trials, not randomised" },
  { kind: "regression", value: metaRegression(effects, { moderators: [] }), says: "intercept" },
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
