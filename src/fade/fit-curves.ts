import { covariance } from "../covariance/index.js";
import { aboutModelError } from "../dependence/fit-studies.js";
import { SynthesisError } from "../errors.js";
import { fitModel } from "../mixed/fit-model.js";
import { type Model, modelOf } from "../mixed/model.js";
import { measureOf } from "../model/studies.js";
import { robust } from "../robust/index.js";
import { rounded } from "../strata/windows.js";
import type {
  BareEffect,
  Covariance,
  Diagnostic,
  EffectSize,
  FadeMethod,
  FadeModel,
  FadeRandom,
  FadeStudy,
  FittedShape,
  MixedFit,
  RandomTerm,
} from "../types/index.js";
import { type Observation, visitsByTrial } from "./observations.js";
import type { FadeOptions } from "./options.js";
import { columnsOf, rowOf } from "./shapes.js";

/** Effects that have a curve of their own. */
export interface Group {
  /** Place of the curve among those of the fade. */
  readonly curve: number;
  readonly key: Readonly<Record<string, string>>;
  readonly observations: readonly Observation[];
  readonly shape: FittedShape;
}

/** Groups that share one model: their curves stand one after the other in its columns. */
export function fitCurves(
  groups: readonly Group[],
  sampling: Covariance,
  method: FadeMethod,
): { readonly model: FadeModel; readonly notes: readonly Diagnostic[] } {
  const studies = groups.flatMap(({ curve, observations }) => studiesOf(observations, curve));
  const measure = measureOf(groups[0]!.observations[0]!.effect);
  const { fit, random } = fitStudies(studies, measure, sampling, designOf(groups), method);
  const trial = studies.map((study) => study.trial);
  const around = robust(fit, { type: method.robust, cluster: "trial", data: { trial }, level: method.level });
  return {
    model: { studies, sampling, fit, robust: around, random },
    notes: [
      ...fit.notes.filter(({ code }) => !ABOUT_MODERATORS.includes(code)),
      ...around.notes.map(aboutModelError),
      ...aboutRandom(method.random, random, studies),
    ],
  };
}

/** The columns of a curve are no moderators whose number should be kept down. */
const ABOUT_MODERATORS: readonly string[] = ["FEW_STUDIES_PER_COEFFICIENT", "BETWEEN_TRIALS"];

export const studiesOf = (observations: readonly Observation[], curve: number): readonly FadeStudy[] =>
  observations.map(({ label, trial, weeks, standardizer, effect }) => ({
    ...{ label, trial, weeks, yi: effect.yi, vi: effect.vi, standardizer, curve },
  }));

/** Columns of a model, with a row for each study. */
export interface CurveDesign {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly number[])[];
}

function designOf(groups: readonly Group[]): CurveDesign {
  const names = groups.map(({ key, shape }) => {
    const name = groups.length > 1 ? `${Object.values(key).join(", ")}: ` : "";
    return columnsOf(shape).map((column) => `${name}${column}`);
  });
  const zeros = names.map((columns) => columns.map(() => 0));
  const rows = groups.flatMap(({ observations, shape }, g) =>
    observations.map(({ weeks }) => zeros.flatMap((zero, h) => (g === h ? rowOf(shape, weeks) : zero))),
  );
  return { columns: names.flat(), rows };
}

const terms: Readonly<Record<FadeRandom, readonly RandomTerm[]>> = {
  CS: [{ nested: ["trial", "visit"] }],
  CAR: [{ inner: "visit", outer: "trial", structure: "CAR" }],
  intercept: [{ intercept: "trial" }],
  none: [],
};

/** What is fitted where the effects cannot tell more. */
const simpler: Readonly<Record<FadeRandom, readonly FadeRandom[]>> = {
  CS: ["CS", "intercept", "none"],
  CAR: ["CAR", "intercept", "none"],
  intercept: ["intercept", "none"],
  none: ["none"],
};

/** The mixed model of a design over the studies of a fade. */
export function fitStudies(
  studies: readonly FadeStudy[],
  measure: MixedFit["measure"],
  sampling: Covariance,
  design: CurveDesign,
  method: Pick<FadeMethod, "random" | "estimator" | "level">,
): { readonly fit: MixedFit; readonly random: FadeRandom } {
  let last: unknown = null;
  for (const random of simpler[method.random]) {
    try {
      return { fit: fitModel(modelOfStudies(studies, measure, sampling, design, { ...method, random })), random };
    } catch (error) {
      if (!(error instanceof SynthesisError && error.code === "NOT_IDENTIFIED")) throw error;
      last = error;
    }
  }
  throw last;
}

export function modelOfStudies(
  studies: readonly FadeStudy[],
  measure: MixedFit["measure"],
  sampling: Covariance,
  design: CurveDesign,
  { random, estimator, level }: Pick<FadeMethod, "random" | "estimator" | "level">,
): Model {
  const effects = studies.map(
    ({ label, yi, vi }): BareEffect => (measure === null ? { label, yi, vi } : { label, yi, vi, measure }),
  );
  return modelOf("fade", effects, {
    data: { trial: studies.map(({ trial }) => trial), visit: studies.map(({ weeks }) => rounded(weeks)) },
    covariance: sampling,
    random: terms[random],
    moderators: { intercept: false, ...design },
    ...{ estimator, level },
  });
}

/** Covariances of the sampling errors of some of the effects, by their places among them. */
export function samplingOf(
  given: readonly EffectSize[] | readonly BareEffect[],
  observations: readonly Observation[],
  options: FadeOptions,
): Covariance {
  const places = observations.map(({ place }) => place);
  if (options.covariance !== undefined) return restrict(options.covariance, places);
  // Baseline rows give no effect, but the standard deviations that a change is made of.
  const baselines = given.flatMap((effect, place) =>
    "contrast" in effect && effect.yi === null && effect.contrast.visit === "baseline" ? [place] : [],
  );
  const all = [...places, ...baselines];
  const columns = Object.entries(options.data ?? {});
  const data = Object.fromEntries(columns.map(([name, values]) => [name, all.map((place) => values[place] ?? null)]));
  const found = covariance(all.map((place) => given[place]!) as readonly EffectSize[] | readonly BareEffect[], {
    ...options,
    ...(columns.length === 0 ? {} : { data }),
    includeDoubtful: true,
  });
  return { ...found, k: places.length };
}

/** The covariance of some of the effects, by their places. */
export function restrict({ blocks, k: _, ...about }: Covariance, places: readonly number[]): Covariance {
  const now = new Map(places.map((place, i) => [place, i]));
  return {
    k: places.length,
    blocks: blocks.flatMap(({ cluster, rows, matrix }) => {
      const kept = rows.flatMap((row, i) => (now.has(row) ? [i] : []));
      if (kept.length === 0) return [];
      return [
        {
          cluster,
          rows: kept.map((i) => now.get(rows[i]!)!),
          matrix: kept.map((i) => kept.map((j) => matrix[i]![j]!)),
        },
      ];
    }),
    ...about,
  };
}

const namesOfRandom: Readonly<Record<FadeRandom, string>> = {
  CS: "a part of each trial and one of each visit",
  CAR: "correlations that fall with the weeks between visits",
  intercept: "one deviation for all visits of a trial",
  none: "no variation of true effects about the curve",
};

function aboutRandom(asked: FadeRandom, fitted: FadeRandom, studies: readonly FadeStudy[]): readonly Diagnostic[] {
  if (asked === fitted) return [];
  const repeated = [...visitsByTrial(studies).values()].filter((visits) => visits.length > 1).length;
  const why =
    repeated === 0
      ? "no trial was seen at two weeks, so that what lasts in a trial and what belongs to a visit cannot be told apart"
      : "there are too few effects to tell more";
  return [
    {
      code: "STRUCTURE_REDUCED",
      severity: "info",
      message: `${why}: ${namesOfRandom[fitted]} instead of ${namesOfRandom[asked]}`,
      evidence: { asked, fitted, repeated },
    },
  ];
}
