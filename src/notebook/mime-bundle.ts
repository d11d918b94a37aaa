import { formatDiagnostic, SynthesisError } from "../errors.js";
import { drawFade } from "../fade/index.js";
import {
  baujatPlot,
  bubblePlot,
  fadePlot,
  forestPlot,
  forestText,
  goshPlot,
  gridPlot,
  gridText,
  influencePlot,
  labbePlot,
  normalQuantilePlot,
  persistencePlot,
  radialPlot,
  refitPlot,
  sweepPlot,
  sweepText,
} from "../plot/index.js";
import { contrastRows, differenceRows, fadeRows, regressionRows, subgroupRows, sweepRows } from "../tidy/index.js";
import type {
  Contrast,
  Diagnostic,
  EffectSize,
  Grid,
  JointPool,
  Row,
  Strata,
  StudyPoint,
  WindowContrast,
} from "../types/index.js";
import { drawn, figure, type MimeBundle, table } from "./forms.js";
import { type Kind, type Kinds, kindOf } from "./kind-of.js";
import {
  covarianceRows,
  influenceRows,
  jointRows,
  mixedRows,
  permutationRows,
  refitRows,
  robustRows,
  shareRows,
  workingRows,
} from "./rows-of-results.js";
import {
  contrastsTitle,
  covarianceTitle,
  jointTitle,
  mixedTitle,
  permutationTitle,
  regressionTitle,
  robustTitle,
  subgroupTitle,
  synthetic,
  titled,
  titledBy,
  workingTitle,
} from "./titles.js";

/**
 * What a notebook displays of a value: tables of contrasts, effects, strata, covariances, regressions, mixed models, robust standard
 * errors, working models, joint fits and differences between windows (in words too), subgroups, permutation tests, sweeps of tau, differences between
 * settings, rows and diagnostics; figures of fits, grids, syntheses (their grid), regression curves, curves and shares over weeks, sweeps,
 * all other analyses of sensitivity, and specifications.
 *
 * Figures are marked as Vega-Lite 5, which is what notebooks know, and come as SVG too where vega and vega-lite are
 * installed. No HTML stands beside a figure, because some notebooks would prefer it.
 *
 * @param value - a value of one of the kinds that {@link kindOf} tells
 * @throws `SynthesisError` `NOT_SHOWABLE` for anything else; `RENDER_FAILED` for a specification that cannot be drawn
 * @example
 * Object.keys(await mimeBundle(tidy(pool([{ yi: 0.1, vi: 0.02 }])))); // ["text/html", "text/plain"]
 */
export async function mimeBundle(value: unknown): Promise<MimeBundle> {
  const kind = kindOf(value);
  if (kind === null)
    throw new SynthesisError("NOT_SHOWABLE", `show needs a value that it knows, got ${described(value)}`, {
      remedy: `it knows ${Object.keys(views).join(", ")}`,
    });
  return view(kind, value as Kinds[typeof kind]);
}

const described = (value: unknown): string => {
  if (Array.isArray(value)) return value.length === 0 ? "an empty array" : "an array of something else";
  return value === null || typeof value !== "object"
    ? String(value)
    : `an object with ${Object.keys(value).join(", ")}`;
};

const view = <K extends Kind>(kind: K, value: Kinds[K]): Promise<MimeBundle> => views[kind](value);

const views: { readonly [K in Kind]: (value: Kinds[K]) => Promise<MimeBundle> } = {
  contrasts: async (contrasts) => table(titled("contrasts", contrasts), contrasts.map(contrastRow)),
  effects: async (effects) =>
    table(
      titled(
        "effects, treatment minus comparator",
        effects.map(({ contrast }) => contrast),
      ),
      effects.map(effectRow),
    ),
  strata: async (strata) =>
    table(strata.synthetic ? `strata of ${synthetic}` : "strata", strata.strata.map(stratumRow)),
  fit: async (fit) => figure(forestPlot(fit), forestText(fit)),
  grid: gridView,
  synthesis: async ({ grid }) => gridView(grid),
  regression: async (fit) => table(regressionTitle(fit), regressionRows(fit)),
  regressionCurve: (curve) => drawn(bubblePlot(curve), regressionRows(curve.fit)),
  subgroups: async (result) => table(subgroupTitle(result), subgroupRows(result)),
  permutationTest: async (test) => table(permutationTitle(test), permutationRows(test)),
  covariance: async (covariance) => table(covarianceTitle(covariance), covarianceRows(covariance)),
  mixed: async (fit) => table(mixedTitle(fit), mixedRows(fit)),
  workingFit: async (fit) => table(workingTitle(fit), workingRows(fit)),
  robust: async (fit) => table(robustTitle(fit), robustRows(fit)),
  jointFit: async (fit) => jointView({ method: fit.method, fits: [fit] }),
  jointPool: async (pool) => jointView(pool),
  windowContrast: async (contrast) => contrastsView([contrast]),
  windowContrasts: async (contrasts) => contrastsView(contrasts),
  fade: (fade) => drawn(fadePlot(drawFade(fade)), fadeRows(fade)),
  fadeDrawing: (drawing) => drawn(fadePlot(drawing), fadeRows(drawing.fade)),
  persistenceDrawing: (drawing) => drawn(persistencePlot(drawing), shareRows(drawing)),
  sweep: (swept) => drawn(sweepPlot(swept), sweepRows(swept)),
  leaveOneOut: (result) => drawn(refitPlot(result), refitRows(result)),
  cumulative: (result) => drawn(refitPlot(result), refitRows(result)),
  influence: (result) => drawn(influencePlot(result), influenceRows(result)),
  gosh: (result) => drawn(goshPlot(result), []),
  radial: (result) => drawn(radialPlot(result), result.points.map(pointRow)),
  labbe: (result) => drawn(labbePlot(result), result.points.map(pointRow)),
  normalQuantiles: (result) => drawn(normalQuantilePlot(result), result.points.map(pointRow)),
  baujat: (result) => drawn(baujatPlot(result), result.points.map(pointRow)),
  tauSweep: async (sweep) => ({
    ...table(titledBy(sweep.caption, sweep.fit.studies), sweepRows(sweep)),
    "text/plain": sweepText(sweep, { title: titledBy("Sweep of τ", sweep.fit.studies) }),
  }),
  difference: async (difference) =>
    table(`from ${difference.from.name} to ${difference.to.name}`, differenceRows(difference)),
  rows: async (rows) => table(null, rows),
  diagnostics: async (diagnostics) => table("findings", diagnostics.map(diagnosticRow)),
  specification: async (specification) => figure(specification, specification.description ?? "a figure"),
};

function gridView(grid: Grid): Promise<MimeBundle> {
  const { facets } = grid.strata;
  const twoWay = facets.length === 2 && facets.some(({ name }) => name === "window");
  return twoWay ? figure(gridPlot(grid), gridText(grid)) : figure(forestPlot(grid), forestText(grid));
}

const jointView = (pool: JointPool): MimeBundle => table(jointTitle(pool), jointRows(pool.fits));

/** What is assumed stands above, once. */
const contrastsView = (contrasts: readonly WindowContrast[]): MimeBundle =>
  table(
    contrastsTitle(contrasts),
    contrastRows(contrasts).map(({ assumptions: _, ...row }) => row),
  );

const contrastRow = (contrast: Contrast): Row => ({
  row: contrast.row,
  trial: contrast.trial,
  treatmentArm: contrast.treatmentArm,
  comparatorArm: contrast.comparatorArm,
  control: contrast.control.name,
  outcomeName: contrast.outcome.name,
  weeks: contrast.weeks,
  weeksFrom: contrast.weeksFrom,
  kind: contrast.kind,
  doubts: contrast.doubts.map(({ message }) => message).join("; ") || null,
});

const effectRow = (effect: EffectSize): Row => ({
  row: effect.contrast.row,
  label: effect.yi === null ? effect.contrast.trial : effect.label,
  control: effect.contrast.control.name,
  outcomeName: effect.contrast.outcome.name,
  weeks: effect.contrast.weeks,
  measure: effect.method.measure,
  yi: effect.yi,
  se: effect.vi === null ? null : Math.sqrt(effect.vi),
  status: effect.status,
  reason: effect.yi === null ? effect.reason.text : null,
  derivation: effect.yi === null ? null : effect.derivation.map(({ text }) => text).join("; ") || null,
});

const stratumRow = ({ key, effects, doubtful, passedOver, withoutNumbers }: Strata["strata"][number]): Row => ({
  ...key,
  trials: effects.length,
  doubtful: doubtful.length,
  passedOver: passedOver.length,
  withoutNumbers: withoutNumbers.length,
});

const pointRow = ({ label, x, y }: StudyPoint): Row => ({ label, x, y });

const diagnosticRow = (diagnostic: Diagnostic): Row => ({
  severity: diagnostic.severity,
  message: formatDiagnostic(diagnostic),
  trial: diagnostic.at?.trial ?? null,
  code: diagnostic.code,
});
