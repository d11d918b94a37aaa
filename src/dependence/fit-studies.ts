import { SynthesisError } from "../errors.js";
import { fitModel } from "../mixed/fit-model.js";
import { modelOf } from "../mixed/model.js";
import { pool } from "../model/index.js";
import { about, criticalValues } from "../model/interval.js";
import { measureOf } from "../model/studies.js";
import { robust } from "../robust/index.js";
import type {
  BareEffect,
  ComputedEffect,
  Covariance,
  Diagnostic,
  JointFit,
  JointMean,
  JointMethod,
  JointStudy,
  MixedFit,
  RandomStructure,
  RandomTerm,
  RobustFit,
} from "../types/index.js";
import { combination } from "./combination.js";

type Effects = readonly ComputedEffect[] | readonly BareEffect[];

/**
 * Effects of several windows in one model.
 *
 * @param studies - trial and window of each effect, window by window
 * @param sampling - of the effects, by their places
 */
export function fitStudies(
  effects: Effects,
  studies: readonly JointStudy[],
  sampling: Covariance,
  asked: JointMethod,
): Omit<JointFit, "key" | "empty"> {
  const { level } = asked;
  const values = [...new Set(studies.map(({ value }) => value))];
  const trials = studies.map(({ trial }) => trial);
  const repeated = [...new Set(trials.filter((each, i) => trials.indexOf(each) !== i))].sort();
  const { model, method } = fitOf(effects, studies, values, sampling, repeated, asked);
  const clusters = new Set(trials).size;
  const around =
    model === null || clusters < 2 ? null : robust(model, { type: method.robust, cluster: "trial", level });
  return {
    method,
    measure: measureOf(effects[0]!),
    studies,
    sampling,
    means: values.map((value, i) => meanOf(value, studies, i, model, around, level)),
    trials: clusters,
    repeated,
    model,
    robust: around,
    assumptions: sampling.assumptions,
    notes: [
      ...(model?.notes ?? []).filter(({ code }) => !ABOUT_MODERATORS.includes(code)),
      ...(around?.notes ?? []).map(aboutModelError),
      ...(repeated.length === 0 ? [] : sampling.notes),
      ...(model === null || values.length === 1 ? [] : aboutStructure(asked, method, repeated.length)),
      ...(model === null ? [aboutOneEach(values.length)] : []),
    ],
  };
}

/** Windows are no moderators whose number should be kept down. */
const ABOUT_MODERATORS: readonly string[] = ["FEW_STUDIES_PER_COEFFICIENT", "BETWEEN_TRIALS"];

/**
 * The richest model that the effects can tell: as asked; without a correlation where no trial repeats; one effect for all
 * windows of a trial; a common effect in each window. `null` where there are no more effects than windows.
 */
function fitOf(
  effects: Effects,
  studies: readonly JointStudy[],
  values: readonly string[],
  sampling: Covariance,
  repeated: readonly string[],
  asked: JointMethod,
): { readonly model: MixedFit | null; readonly method: JointMethod } {
  if (effects.length <= values.length) return { model: null, method: { ...asked, random: "none" } };
  const ladder: readonly JointMethod["random"][] =
    repeated.length > 0 ? [asked.random, "intercept", "none"] : ["ID", "none"];
  for (const random of ladder) {
    const model = tryModel(effects, studies, values, sampling, { ...asked, random });
    if (model !== null) return { model, method: { ...asked, random } };
  }
  throw new SynthesisError(
    "NOT_IDENTIFIED",
    `poolJointly cannot fit ${values.join(", ")} to ${effects.length} effects`,
    {
      remedy: "pool fewer windows together",
    },
  );
}

function tryModel(
  effects: Effects,
  studies: readonly JointStudy[],
  values: readonly string[],
  sampling: Covariance,
  { across, random, estimator, level }: JointMethod,
): MixedFit | null {
  const terms: Readonly<Record<string, readonly RandomTerm[]>> = { intercept: [{ intercept: "trial" }], none: [] };
  try {
    const model = modelOf("poolJointly", effects, {
      data: { trial: studies.map(({ trial }) => trial), [across]: studies.map(({ value }) => value) },
      covariance: sampling,
      random: terms[random] ?? [{ inner: across, outer: "trial", structure: random as RandomStructure }],
      moderators: {
        intercept: false,
        columns: values,
        rows: studies.map(({ value }) => values.map((column) => Number(column === value))),
      },
      includeDoubtful: true,
      ...{ estimator, level },
    });
    return fitModel(model);
  } catch (error) {
    if (error instanceof SynthesisError && error.code === "NOT_IDENTIFIED") return null;
    throw error;
  }
}

/** One coefficient is the mean of one window; a further trial's own effect lies about it with the variance of that window. */
function meanOf(
  value: string,
  studies: readonly JointStudy[],
  i: number,
  model: MixedFit | null,
  around: RobustFit | null,
  level: number,
): JointMean {
  const here = studies.filter((study) => study.value === value);
  const k = here.length;
  const { z, t } = criticalValues(level);
  if (model === null || around === null) {
    const { estimate, stdError, df, pValue, confidence } =
      model?.coefficients[i] ?? pool([{ yi: here[0]!.yi, vi: here[0]!.vi }], { level });
    return {
      ...{ value, k, estimate: estimate!, stdError: stdError!, df, pValue, confidence: confidence! },
      ...{ prediction: null, reliable: false },
    };
  }
  const weights = around.coefficients.map((_, j) => Number(i === j));
  const { estimate, stdError, df, pValue, confidence, reliable } = combination(model, around, weights, level);
  const half = (df === null ? z : t(df)) * Math.sqrt(stdError ** 2 + tau2At(value, model));
  const prediction = k < 3 || model.random.length === 0 ? null : about(estimate, half);
  return { value, k, estimate, stdError, df, pValue, confidence, prediction, reliable };
}

function tau2At(value: string, { random: [term] }: MixedFit): number {
  if (term === undefined) return 0;
  const place = Math.max(0, term.inner.indexOf(value));
  return term.G[place]![place]!;
}

function aboutStructure(asked: JointMethod, fitted: JointMethod, repeated: number): readonly Diagnostic[] {
  if (asked.random === fitted.random) return [];
  const why =
    repeated === 0
      ? `no trial stands in two values of ${asked.across}, so that no correlation between true effects can be seen`
      : "there are too few effects to tell its variances and correlations";
  return [
    {
      code: "STRUCTURE_REDUCED",
      severity: "info",
      message: `${why}: ${namesOfRandom[fitted.random] ?? fitted.random} instead of ${asked.random}`,
      evidence: { asked: asked.random, fitted: fitted.random, repeated },
    },
  ];
}

const namesOfRandom: Readonly<Record<string, string>> = {
  intercept: "one true effect for all that a trial contributes",
  none: "a common effect in each",
};

/** Where {@link combination} took the standard error of the model, nothing is too small any more. */
export const aboutModelError = (note: Diagnostic): Diagnostic => {
  if (note.code !== "ONE_CLUSTER_ALONE") return note;
  const { coefficients, clusters } = note.evidence as Readonly<Record<string, readonly string[]>>;
  return {
    code: "ONE_TRIAL_ALONE",
    severity: "warning",
    message: `${coefficients!.join(", ")} cannot be told without ${clusters!.join(", ")}: no spread between trials is seen there, and the standard errors are those of the model`,
    evidence: { coefficients, clusters },
  };
};

const aboutOneEach = (values: number): Diagnostic => ({
  code: "ONE_TRIAL_EACH",
  severity: "warning",
  message:
    values === 1
      ? "one trial: its own Wald interval is shown"
      : "one trial in each: their own Wald intervals are shown",
});
