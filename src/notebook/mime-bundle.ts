import { formatDiagnostic, SynthesisError } from "../errors.js";
import {
  baujatPlot,
  bubblePlot,
  forestPlot,
  forestText,
  goshPlot,
  gridPlot,
  gridText,
  influencePlot,
  labbePlot,
  normalQuantilePlot,
  radialPlot,
  refitPlot,
  sweepText,
} from "../plot/index.js";
import { toSvg } from "../render/index.js";
import { differenceRows, regressionRows, subgroupRows, sweepRows } from "../tidy/index.js";
import type {
  Contrast,
  Diagnostic,
  EffectSize,
  Fit,
  Grid,
  PermutationTest,
  RegressionFit,
  Row,
  Strata,
  StudyPoint,
  Subgroups,
  VegaLiteSpec,
} from "../types/index.js";
import { type Kind, type Kinds, kindOf } from "./kind-of.js";
import { influenceRows, permutationRows, refitRows } from "./rows-of-results.js";
import { htmlOf, tableOf, textOf } from "./table.js";

/**
 * One value in several forms, from which a notebook takes the best it can draw: a figure as Vega-Lite and as SVG, a table
 * as HTML, and always text.
 */
export interface MimeBundle {
  readonly "application/vnd.vegalite.v5+json"?: object;
  readonly "image/svg+xml"?: string;
  readonly "text/html"?: string;
  readonly "text/plain": string;
}

/**
 * What a notebook displays of a value: tables of contrasts, effects, strata, regressions, subgroups, permutation tests, sweeps of
 * tau, differences between settings, rows and diagnostics; figures of fits, grids, syntheses (their grid), regression curves,
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

const synthetic = "synthetic data, invented for teaching and testing";

const titled = (title: string, contrasts: readonly Contrast[]): string =>
  contrasts.some((contrast) => contrast.synthetic) ? `${title} (${synthetic})` : title;

const titledBy = (title: string, studies: Fit["studies"]): string =>
  titled(
    title,
    studies.flatMap(({ effect }) => (effect === null ? [] : [effect.contrast])),
  );

/** What a table of coefficients does not say, and its reader must know. */
function regressionTitle({ k, tau2, R2, moderators, studies }: RegressionFit): string {
  const between = moderators.filter(({ comparison }) => comparison === "between trials").map(({ name }) => name);
  const parts = [
    `meta-regression of ${k} effects`,
    `tau2 ${short(tau2)}`,
    ...(R2 === null ? [] : [`R2 ${short(R2)}`]),
    ...(between.length === 0 ? [] : [`${between.join(", ")}: between trials, not randomised`]),
  ];
  return titledBy(parts.join("; "), studies);
}

const subgroupTitle = ({ by, heterogeneity, groups, regression }: Subgroups): string =>
  titledBy(
    `subgroups by ${by}, ${heterogeneity === "common" ? "with a common tau2" : "each with its own tau2"}`,
    regression?.studies ?? groups.flatMap(({ fit }) => fit?.studies ?? []),
  );

const permutationTitle = ({ kind, exact, seed, from, to, total }: PermutationTest): string =>
  [
    `${total} ${exact ? "" : "random "}${kind === "sign-flips" ? "changes of sign" : "orders"}`,
    ...(exact ? ["each once"] : [`seed ${seed}`]),
    ...(to - from < total ? [`of which ${from} to ${to} have been looked at`] : []),
  ].join(", ");

const short = (value: number): string => String(Number(value.toPrecision(3)));

function table(title: string | null, rows: readonly Row[]): MimeBundle {
  const printed = tableOf(title, rows);
  return { "text/html": htmlOf(printed), "text/plain": textOf(printed) };
}

async function figure(specification: VegaLiteSpec, text: string): Promise<MimeBundle> {
  const svg = await svgOf(specification);
  return {
    "application/vnd.vegalite.v5+json": {
      ...specification,
      $schema: "https://vega.github.io/schema/vega-lite/v5.json",
    },
    ...(svg === null ? {} : { "image/svg+xml": svg }),
    "text/plain": text,
  };
}

/** A figure that says in words what it shows, and its numbers as text. */
const drawn = (specification: VegaLiteSpec, rows: readonly Row[]): Promise<MimeBundle> =>
  figure(
    specification,
    [specification.description ?? "", ...(rows.length === 0 ? [] : [textOf(tableOf(null, rows))])].join("\n"),
  );

/** Without the packages that draw, a notebook that knows Vega-Lite draws all the same. */
async function svgOf(specification: VegaLiteSpec): Promise<string | null> {
  try {
    return await toSvg(specification);
  } catch (error) {
    if (error instanceof SynthesisError && error.code === "RENDERER_MISSING") return null;
    throw error;
  }
}

function gridView(grid: Grid): Promise<MimeBundle> {
  const { facets } = grid.strata;
  const twoWay = facets.length === 2 && facets.some(({ name }) => name === "window");
  return twoWay ? figure(gridPlot(grid), gridText(grid)) : figure(forestPlot(grid), forestText(grid));
}

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
