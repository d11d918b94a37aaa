import { type CovarianceOptions, covariance } from "../covariance/index.js";
import { SynthesisError } from "../errors.js";
import type {
  ComputedEffect,
  Diagnostic,
  JointFit,
  JointMethod,
  JointPool,
  JointStudy,
  RandomStructure,
  RobustType,
  Strata,
  Stratum,
} from "../types/index.js";
import { fitStudies } from "./fit-studies.js";

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
 *   richest model that they can tell, with a note; where no cell holds a trial, no fit, and the reason
 * @throws {@link SynthesisError} `NO_SUCH_FACET`, `OVERVIEW`; as {@link covariance} does where nothing is stated of visits that
 *   depend on one another
 * @see Trikalinos & Olkin (2012), Clinical Trials 9:610-620, doi:10.1177/1740774512443430; Ishak, Platt, Joseph, Hanley &
 *   Caro (2007), Clinical Trials 4:525-539, doi:10.1177/1740774507083567; Pustejovsky & Tipton (2022), Prevention Science
 *   23:425-438, doi:10.1007/s11121-021-01246-3
 * @example
 * const csv = `trial,outcome,weeks,n1i,m1i,sd1i,n2i,m2i,sd2i
 * A 2001,pain,4,40,2.8,2.4,40,3.9,2.6
 * A 2001,pain,50,40,2.9,2.4,40,3.2,2.6
 * B 2004,pain,4,25,3.1,2.0,27,4.0,2.2
 * B 2004,pain,50,25,3.3,2.0,27,3.5,2.2
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
  return { method, fits, ...(fits.length === 0 ? { reason: aboutNothing(strata) } : {}) };
}

/** What {@link stratify} and its cells say of effects that are not there. */
function aboutNothing({ strata, notes }: Strata): Diagnostic {
  const doubtful = strata.reduce((sum, cell) => sum + cell.doubtful.length, 0);
  const why = [
    ...notes.filter(({ code }) => code === "NONE_USABLE" || code === "UNPLACED").map(({ message }) => message),
    ...(doubtful > 0 ? [`${doubtful} doubtful ${doubtful === 1 ? "effect was" : "effects were"} left out`] : []),
  ];
  return {
    code: "NO_STUDIES",
    severity: "warning",
    message: ["no effect stands in any cell", ...why].join("; "),
    remedy: "look at the reasons in audit(effects)",
  };
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
  const { across } = asked;
  const filled = cells.filter(({ effects }) => effects.length > 0);
  const effects = filled.flatMap((cell) => cell.effects);
  const studies = filled.flatMap((cell) => cell.effects.map((effect) => studyOf(effect, cell.key[across]!)));
  const sampling = covariance(effects, { ...options, includeDoubtful: true });
  return {
    key: without(across, filled[0]!.key),
    empty: cells.filter(({ effects: found }) => found.length === 0).map(({ key }) => key[across]!),
    ...fitStudies(effects, studies, sampling, asked),
  };
}

const studyOf = ({ label, contrast, yi, vi }: ComputedEffect, value: string): JointStudy => ({
  ...{ label, trial: contrast.trial, value, yi, vi },
});
