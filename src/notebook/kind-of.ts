import type {
  Baujat,
  Contrast,
  Covariance,
  Cumulative,
  Diagnostic,
  Difference,
  EffectSize,
  Fade,
  FadeDrawing,
  Fit,
  Gosh,
  Grid,
  Influence,
  JointFit,
  JointPool,
  Labbe,
  LeaveOneOut,
  MixedFit,
  NormalQuantiles,
  PermutationTest,
  PersistenceDrawing,
  Radial,
  RegressionCurve,
  RegressionFit,
  RobustFit,
  Row,
  Strata,
  Subgroups,
  Sweep,
  Synthesis,
  TauSweep,
  VegaLiteSpec,
  WindowContrast,
  WorkingFit,
} from "../types/index.js";

/** The values that can be shown, by the name of their kind. */
export interface Kinds {
  readonly contrasts: readonly Contrast[];
  readonly effects: readonly EffectSize[];
  readonly strata: Strata;
  readonly fit: Fit;
  readonly grid: Grid;
  readonly synthesis: Synthesis;
  readonly regression: RegressionFit;
  readonly regressionCurve: RegressionCurve;
  readonly subgroups: Subgroups;
  readonly permutationTest: PermutationTest;
  readonly covariance: Covariance;
  readonly mixed: MixedFit;
  readonly workingFit: WorkingFit;
  readonly robust: RobustFit;
  readonly jointFit: JointFit;
  readonly jointPool: JointPool;
  readonly windowContrast: WindowContrast;
  readonly windowContrasts: readonly WindowContrast[];
  readonly fade: Fade;
  readonly fadeDrawing: FadeDrawing;
  readonly persistenceDrawing: PersistenceDrawing;
  readonly sweep: Sweep;
  readonly leaveOneOut: LeaveOneOut;
  readonly cumulative: Cumulative;
  readonly influence: Influence;
  readonly gosh: Gosh;
  readonly baujat: Baujat;
  readonly radial: Radial;
  readonly labbe: Labbe;
  readonly normalQuantiles: NormalQuantiles;
  readonly tauSweep: TauSweep;
  readonly difference: Difference;
  readonly rows: readonly Row[];
  readonly diagnostics: readonly Diagnostic[];
  readonly specification: VegaLiteSpec;
}

/** Name of a kind of value that can be shown. */
export type Kind = keyof Kinds;

/**
 * What a value is, told by its shape alone, since values carry no class and no mark.
 *
 * | kind | shape |
 * | --- | --- |
 * | `contrasts` | an array, each element with `trial`, `treatmentArm`, `comparatorArm`, `kind`, `doubts` |
 * | `effects` | an array, each element with `contrast`, `method`, `status`, `yi`, `vi` |
 * | `strata` | `facets`, `strata`, `unplaced`, `overlaps` |
 * | `fit` | `method`, `studies`, `k`, `estimate`, `tau2` |
 * | `grid` | `strata`, `method`, `cells` |
 * | `synthesis` | `plan`, `effects`, `grid`, `audit`, `rows`, `specifications` |
 * | `regression` | `design`, `coefficients`, `omnibus`, `studies`, `tau2` |
 * | `regressionCurve` | `moderator`, `held`, `points`, `line`, `fit` |
 * | `subgroups` | `by`, `heterogeneity`, `groups`, `between` |
 * | `permutationTest` | `kind`, `exact`, `coefficients`, `omnibus`, `data` |
 * | `covariance` | `k`, `blocks`, `assumptions` |
 * | `mixed` | `random`, `components`, `marginal`, `coefficients` |
 * | `workingFit` | `omega2`, `clusters`, `coefficients` |
 * | `robust` | `clusters`, `basis`, `coefficients` |
 * | `jointFit` | `means`, `empty`, `repeated`, `model`, `robust` |
 * | `jointPool` | `method`, `fits` |
 * | `windowContrast` | `first`, `second`, `paired`, `joint`, `headline` |
 * | `windowContrasts` | an array of these |
 * | `fade` | `curves`, `refused`, `leftOut` |
 * | `fadeDrawing` | `fade`, `curves` |
 * | `persistenceDrawing` | `fade`, `since`, `shares` |
 * | `sweep` | `dimensions`, `rows`, `tippingPoints` |
 * | `leaveOneOut` | `by`, `all`, `rows` |
 * | `cumulative` | `order`, `method`, `rows` |
 * | `influence` | `rule`, `coefficients`, `studies` |
 * | `gosh` | `members`, `labels`, `estimates` |
 * | `radial` | `points`, `slope`, `critical` |
 * | `labbe` | `points`, `axis`, `estimate` |
 * | `normalQuantiles` | `points`, `residuals` |
 * | `baujat` | `points`, `about`, `method`, and nothing of the three before |
 * | `tauSweep` | `atTau`, `posterior`, `caption`, `fit` |
 * | `difference` | `from`, `to`, `total`, `settings` |
 * | `diagnostics` | an array, each element with `code`, `severity`, `message` |
 * | `rows` | an array of records that all have the same keys and hold nothing but text, numbers, yes or no, and `null` |
 * | `specification` | `$schema` that names Vega-Lite |
 *
 * An empty array is of no kind.
 *
 * @param value - anything
 * @returns the name of the kind, or `null`
 * @example
 * kindOf(pool([{ yi: 0.1, vi: 0.02 }, { yi: 0.6, vi: 0.03 }])); // "fit"
 * kindOf(tidy(pool([{ yi: 0.1, vi: 0.02 }]))); // "rows"
 * kindOf([1, 2, 3]); // null
 */
export function kindOf(value: unknown): Kind | null {
  if (!isRecord(value) && !Array.isArray(value)) return null;
  return (Object.keys(shapes) as Kind[]).find((kind) => shapes[kind](value)) ?? null;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const has =
  (...keys: readonly string[]) =>
  (value: unknown): boolean =>
    isRecord(value) && keys.every((key) => Object.hasOwn(value, key));

const each =
  (holds: (element: unknown) => boolean) =>
  (value: unknown): boolean =>
    Array.isArray(value) && value.length > 0 && value.every(holds);

const isWindowContrast = has("first", "second", "paired", "joint", "headline");

/** In the order in which they are tried: a diagnostic without a place is a flat record too, and most figures have points. */
const shapes: Readonly<Record<Kind, (value: unknown) => boolean>> = {
  contrasts: each(has("trial", "treatmentArm", "comparatorArm", "kind", "doubts")),
  effects: each(has("contrast", "method", "status", "yi", "vi")),
  strata: has("facets", "strata", "unplaced", "overlaps"),
  fit: has("method", "studies", "k", "estimate", "tau2"),
  synthesis: has("plan", "effects", "grid", "audit", "rows", "specifications"),
  grid: has("strata", "method", "cells"),
  regression: has("design", "coefficients", "omnibus", "studies", "tau2"),
  regressionCurve: has("moderator", "held", "points", "line", "fit"),
  subgroups: has("by", "heterogeneity", "groups", "between"),
  permutationTest: has("kind", "exact", "coefficients", "omnibus", "data"),
  covariance: has("k", "blocks", "assumptions"),
  mixed: has("random", "components", "marginal", "coefficients"),
  workingFit: has("omega2", "clusters", "coefficients"),
  robust: has("clusters", "basis", "coefficients"),
  jointFit: has("means", "empty", "repeated", "model", "robust"),
  jointPool: has("method", "fits"),
  windowContrast: isWindowContrast,
  windowContrasts: each(isWindowContrast),
  fade: has("curves", "refused", "leftOut"),
  fadeDrawing: has("fade", "curves"),
  persistenceDrawing: has("fade", "since", "shares"),
  sweep: has("dimensions", "rows", "tippingPoints"),
  leaveOneOut: has("by", "all", "rows"),
  cumulative: has("order", "method", "rows"),
  influence: has("rule", "coefficients", "studies"),
  gosh: has("members", "labels", "estimates"),
  radial: has("points", "slope", "critical"),
  labbe: has("points", "axis", "estimate"),
  normalQuantiles: has("points", "residuals"),
  baujat: has("points", "about", "method"),
  tauSweep: has("atTau", "posterior", "caption", "fit"),
  difference: has("from", "to", "total", "settings"),
  diagnostics: each(has("code", "severity", "message")),
  rows: isTable,
  specification: (value) => isRecord(value) && /\/vega-lite\//.test(String(value.$schema)),
};

function isTable(value: unknown): boolean {
  if (!Array.isArray(value) || !isRecord(value[0])) return false;
  const keys = Object.keys(value[0]);
  return (
    keys.length > 0 && each((row) => isFlat(row) && has(...keys)(row) && Object.keys(row).length === keys.length)(value)
  );
}

const isFlat = (row: unknown): row is Row =>
  isRecord(row) &&
  [Object.prototype, null].includes(Object.getPrototypeOf(row)) &&
  Object.values(row).every((cell) => cell === null || ["string", "number", "boolean"].includes(typeof cell));
