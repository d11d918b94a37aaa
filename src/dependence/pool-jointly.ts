import { type CovarianceOptions, covariance } from "../covariance/index.js";
import { SynthesisError } from "../errors.js";
import { mixedModel } from "../mixed/index.js";
import { pool } from "../model/index.js";
import { about, criticalValues } from "../model/interval.js";
import { measureOf } from "../model/studies.js";
import { robust } from "../robust/index.js";
import type {
  ComputedEffect,
  Covariance,
  Diagnostic,
  JointFit,
  JointMean,
  JointMethod,
  JointPool,
  JointStudy,
  MixedFit,
  RandomStructure,
  RandomTerm,
  RobustFit,
  RobustType,
  Strata,
  Stratum,
} from "../types/index.js";
import { combination } from "./combination.js";

/** How windows are pooled together. The correlations within people have no default. */
export interface JointOptions extends CovarianceOptions {
  /** The facet whose values are fitted together: `window` by default, or another one, such as `control`. */
  readonly across?: string;
  /**
   * How true effects of one trial hang together over windows: `CS` by default, one variance and one correlation; where no trial
   * stands in two windows no correlation can be seen, and `ID` is fitted.
   */
  readonly random?: RandomStructure;
  readonly estimator?: "REML" | "ML";
  /** Of the standard errors, trials being the clusters: `CR2` by default. */
  readonly robust?: RobustType;
  /** Of all intervals, between 0 and 1; 0.95 by default. */
  readonly level?: number;
}

/**
 * Pools the windows of one outcome domain together, in a model that respects that the same trials, and the same people, stand
 * in several of them: a mean for each window, true effects of a trial that hang together, sampling errors that are correlated as
 * stated, and standard errors that hold when the model is wrong (CR2 with Satterthwaite degrees of freedom, trials as clusters).
 *
 * @param strata - as {@link stratify} returns them, with the facet `across`
 * @param options - `samplingRho` or `samplingPhi`, the correlation of the measurements of a person at two visits, has no default:
 *   {@link covariance}
 * @returns one fit for each combination of the other facets that holds a trial; where effects are too few for the structure, the
 *   richest model that they can tell, with a note
 * @throws {@link SynthesisError} `NO_SUCH_FACET`, `OVERVIEW`; as {@link covariance} does where nothing is stated of visits that
 *   depend on one another
 * @see Trikalinos & Olkin (2012), Clinical Trials 9:610-620, doi:10.1177/1740774512443430; Ishak, Platt, Joseph, Hanley &
 *   Caro (2007), Clinical Trials 4:525-539, doi:10.1177/1740774507083567; Pustejovsky & Tipton (2022), Prevention Science
 *   23:425-438, doi:10.1007/s11121-021-01246-3
 * @example
 * const csv = `trial,outcome,weeks,n1i,m1i,sd1i,n2i,m2i,sd2i
 * A 2001,pain,4,40,2.8,2.4,40,3.9,2.6
 * A 2001,pain,30,40,2.9,2.4,40,3.2,2.6
 * B 2004,pain,4,25,3.1,2.0,27,4.0,2.2
 * B 2004,pain,30,25,3.3,2.0,27,3.5,2.2
 * C 2010,pain,4,31,2.2,2.1,30,3.5,2.2`;
 * const effects = effectSizes(readContrasts(csv), { outcome: "pain", measure: "MD" });
 * const strata = stratify(effects, { by: ["window"], windows: windows.cochranePain });
 * poolJointly(strata, { samplingRho: 0.6 }).fits[0]?.means.map(({ k }) => k); // [3, 2]
 */
export function poolJointly(strata: Strata, options: JointOptions = {}): JointPool {
  const { across = "window", random = "CS", estimator = "REML", robust: type = "CR2", level = 0.95 } = options;
  const facet = strata.facets.find(({ name }) => name === across);
  if (facet === undefined) {
    throw new SynthesisError("NO_SUCH_FACET", `poolJointly: the strata have no facet "${across}"`, {
      remedy: `stratify with by: ["${across}"], or name one of ${strata.facets.map(({ name }) => name).join(", ")}`,
    });
  }
  if (strata.design === "overview") {
    throw new SynthesisError("OVERVIEW", "poolJointly: published pooled results are not pooled again", {
      remedy: "show them side by side",
    });
  }
  const method: JointMethod = { across, random, estimator, robust: type, level };
  const fits = groupsOf(strata.strata, across).map((cells) => fitTogether(cells, method, options));
  return { method, fits };
}

/** The cells of each combination of the other facets, in order; those without any trial are left out. */
function groupsOf(strata: readonly Stratum[], across: string): readonly (readonly Stratum[])[] {
  const groups = new Map<string, Stratum[]>();
  for (const stratum of strata) {
    const key = JSON.stringify(Object.entries(without(across, stratum.key)));
    groups.set(key, [...(groups.get(key) ?? []), stratum]);
  }
  return [...groups.values()].filter((cells) => cells.some(({ effects }) => effects.length > 0));
}

const without = (name: string, key: Stratum["key"]): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(key).filter(([each]) => each !== name));

function fitTogether(cells: readonly Stratum[], asked: JointMethod, options: JointOptions): JointFit {
  const { across, level } = asked;
  const filled = cells.filter(({ effects }) => effects.length > 0);
  const values = filled.map(({ key }) => key[across]!);
  const effects = filled.flatMap((cell) => cell.effects);
  const studies = filled.flatMap((cell) => cell.effects.map((effect) => studyOf(effect, cell.key[across]!)));
  const trials = studies.map(({ trial }) => trial);
  const repeated = [...new Set(trials.filter((each, i) => trials.indexOf(each) !== i))].sort();
  const sampling = covariance(effects, { ...options, includeDoubtful: true });
  const { model, method } = fitOf(effects, studies, values, sampling, repeated, asked);
  const clusters = new Set(trials).size;
  const around =
    model === null || clusters < 2 ? null : robust(model, { type: method.robust, cluster: "trial", level });
  return {
    key: without(across, filled[0]!.key),
    method,
    measure: measureOf(effects[0]!),
    studies,
    sampling,
    means: values.map((value, i) => meanOf(value, studies, i, model, around, level)),
    empty: cells.filter(({ effects: found }) => found.length === 0).map(({ key }) => key[across]!),
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

const studyOf = ({ label, contrast, yi, vi }: ComputedEffect, value: string): JointStudy => ({
  ...{ label, trial: contrast.trial, value, yi, vi },
});

/** Windows are no moderators whose number should be kept down. */
const ABOUT_MODERATORS: readonly string[] = ["FEW_STUDIES_PER_COEFFICIENT", "BETWEEN_TRIALS"];

/**
 * The richest model that the effects can tell: as asked; without a correlation where no trial repeats; one effect for all
 * windows of a trial; a common effect in each window. `null` where there are no more effects than windows.
 */
function fitOf(
  effects: readonly ComputedEffect[],
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
  effects: readonly ComputedEffect[],
  studies: readonly JointStudy[],
  values: readonly string[],
  sampling: Covariance,
  { across, random, estimator, level }: JointMethod,
): MixedFit | null {
  const terms: Readonly<Record<string, readonly RandomTerm[]>> = { intercept: [{ intercept: "trial" }], none: [] };
  try {
    return mixedModel(effects, {
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
const aboutModelError = (note: Diagnostic): Diagnostic => {
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
