import { isComputed } from "../covariance/column.js";
import { SynthesisError } from "../errors.js";
import { smallestWorthwhile } from "../measure/smallest-worthwhile.js";
import { aboutOf } from "../model/about.js";
import { poolable } from "../model/poolable.js";
import { measureOf } from "../model/studies.js";
import type {
  AskedShape,
  BareEffect,
  ComputedEffect,
  Diagnostic,
  EffectSize,
  Fade,
  FadeCurve,
  FadeMethod,
  FadeModel,
  FadeRefusal,
  ShapeComparison,
} from "../types/index.js";
import { carriedShape } from "./carried-shape.js";
import { exponentialShape } from "./exponential.js";
import { fitCurves, type Group, samplingOf, studiesOf } from "./fit-curves.js";
import { type Observation, observe, visitsByTrial, visitsOf } from "./observations.js";
import { askedShape, type FadeOptions, type FadeShape, methodOf, namesOfShapes } from "./options.js";
import { columnsOf } from "./shapes.js";
import { aboutStandardizers } from "./standardizers.js";

/**
 * Fits how a mean effect moves with the weeks: a curve for each control (or other facet) and outcome domain, from all visits of all
 * trials, in a mixed model that respects that the same trials, and the same people, stand at several weeks.
 *
 * Of one trial and week there may be several effects (arms, instruments): they share the visit. True effects vary about the curve as
 * `random` says, sampling errors hang together as stated, standard errors are robust (CR2, trials as clusters). A shape that the
 * effects of a group cannot carry is refused by name, and so is the group; the others have their curves.
 *
 * @param effects - all records of {@link effectSizes}, or bare effects with columns `trial` and `weeks`
 * @param options - `samplingRho` or `samplingPhi`, the correlation of the measurements of a person at two visits, has no default:
 *   {@link covariance}
 * @returns curves on the analysis scale, weeks from the origin that was asked for
 * @throws {@link SynthesisError} `NO_EFFECTS`, `BAD_WEEKS`, `BAD_COLUMN`, `BAD_OPTION`, `NO_SUCH_FACET`, `OVERVIEW`; where no group
 *   has a curve, the reason of the first: `ONE_TRIAL`, `ONE_WEEK`, `SHAPE_NOT_CARRIED`, `MIXED_STANDARDIZERS` and others of
 *   {@link pool}; as {@link covariance} does where nothing is stated of visits that depend on one another
 * @see Ishak, Platt, Joseph, Hanley & Caro (2007), Clinical Trials 4:525-539, doi:10.1177/1740774507083567; Trikalinos & Olkin
 *   (2012), Clinical Trials 9:610-620, doi:10.1177/1740774512443430; Pustejovsky & Tipton (2022), Prevention Science 23:425-438,
 *   doi:10.1007/s11121-021-01246-3
 * @example
 * const csv = `trial,outcome,weeks,weeks_from,n1i,m1i,sd1i,n2i,m2i,sd2i
 * A 2001,pain,4,randomisation,40,2.8,2.4,40,3.9,2.6
 * A 2001,pain,26,randomisation,40,2.9,2.4,40,3.4,2.6
 * B 2004,pain,4,randomisation,25,3.1,2.0,27,4.0,2.2
 * B 2004,pain,50,randomisation,25,3.3,2.0,27,3.5,2.2
 * C 2010,pain,12,randomisation,31,2.2,2.1,30,3.0,2.2`;
 * const effects = effectSizes(readContrasts(csv), { outcome: "pain", measure: "MD" });
 * const { curves } = fade(effects, { shape: "linear", samplingRho: 0.6 });
 * curves[0]?.model.fit.coefficients.map(({ name, estimate }) => `${name} ${estimate.toFixed(3)}`); // ["intercept -1.036", "weeks 0.018"]
 */
export function fade(effects: readonly EffectSize[] | readonly BareEffect[], options: FadeOptions = {}): Fade {
  const { shape = "log-linear" } = options;
  const compared = typeof shape === "object" && "best" in shape ? shape : null;
  const asked = compared?.best ?? askedShape("fade", shape as FadeShape, options.windows);
  const { by, groups, leftOut } = observe("fade", effects, asked, options);
  const method = methodOf("fade", asked.kind, by, options);
  const all = groups.flat();
  const judged = groups.map((observations) =>
    judge(
      effects,
      observations,
      method.curves === "together" ? all.filter(({ key }) => key.domain === observations[0]!.key.domain) : observations,
      asked,
      method,
      options,
    ),
  );
  const refused = judged.flatMap((each) => ("reason" in each ? [each] : []));
  const kept = judged.flatMap((each) => ("reason" in each ? [] : [each])).map((each, curve) => ({ ...each, curve }));
  if (kept.length === 0) throw nothingLeft(refused);
  const models = method.curves === "together" ? byDomain(kept) : kept.map((each) => [each]);
  const fitted = models.map((members) => {
    if (members.length > 1) requireAlike(members, options);
    const sampling = samplingOf(
      effects,
      members.flatMap(({ observations }) => observations),
      options,
    );
    return { members, ...fitCurves(members, sampling, method) };
  });
  const curves = fitted.flatMap(({ members, model, notes }) =>
    members.map((group, i) => curveOf(group, members.slice(0, i), model, notes, method)),
  );
  const assumptions = fitted.flatMap(({ model }) => model.sampling.assumptions);
  return {
    method,
    about: aboutOf(all.map(({ effect }) => effect)),
    curves,
    refused,
    leftOut,
    assumptions: assumptions.filter(({ text }, i) => assumptions.findIndex((each) => each.text === text) === i),
    notes: [...aboutOrigins(all, method), ...(compared === null ? [] : [aboutChoice(compared)])],
  };
}

/** Outcome domains never share a model. */
function byDomain<Each extends Group>(groups: readonly Each[]): readonly (readonly Each[])[] {
  const domains = [...new Set(groups.map(({ key }) => key.domain))];
  return domains.map((domain) => groups.filter(({ key }) => key.domain === domain));
}

/** Curves that share a model are of one measure, on one scale. */
function requireAlike(groups: readonly Group[], options: FadeOptions): void {
  const effects = groups.flatMap(({ observations }) => observations.map(({ effect }) => effect));
  poolable("fade", effects, { ...options, includeDoubtful: true }, true);
}

type Judged = (Omit<Group, "curve"> & { readonly notes: readonly Diagnostic[] }) | FadeRefusal;

/** Whether a group's effects belong together and carry the shape. */
function judge(
  given: Parameters<typeof fade>[0],
  observations: readonly Observation[],
  all: readonly Observation[],
  asked: AskedShape,
  method: FadeMethod,
  options: FadeOptions,
): Judged {
  const { key } = observations[0]!;
  const refuse = (reason: Diagnostic): FadeRefusal => ({
    ...{ key, k: observations.length, trials: [...visitsByTrial(observations).keys()], reason },
  });
  const effects = observations.map(({ effect }) => effect);
  try {
    const { notes } = poolable("fade", effects, { ...options, includeDoubtful: true }, true);
    const carried = carriedShape(observations, all, asked, method.level, () =>
      exponentialShape(
        studiesOf(observations, 0),
        measureOf(effects[0]),
        samplingOf(given, observations, options),
        method,
      ),
    );
    return "refused" in carried ? refuse(carried.refused) : { key, observations, shape: carried.shape, notes };
  } catch (error) {
    if (!(error instanceof SynthesisError && error.code.startsWith("MIXED_"))) throw error;
    return refuse(error.diagnostic);
  }
}

function nothingLeft(refused: readonly FadeRefusal[]): SynthesisError {
  const told = refused.map(({ key, reason }) => {
    const name = Object.values(key).join(", ");
    return name === "" ? reason.message : `${name}: ${reason.message}`;
  });
  const { code, remedy } = refused[0]!.reason;
  return new SynthesisError(code, `fade: no curve can be fitted (${told.join("; ")})`, {
    ...(remedy === undefined ? {} : { remedy }),
    evidence: { refused },
  });
}

function curveOf(
  { key, shape, observations, notes: ofGroup }: Group & { readonly notes: readonly Diagnostic[] },
  before: readonly Group[],
  model: FadeModel,
  ofModel: readonly Diagnostic[],
  { level }: FadeMethod,
): FadeCurve {
  const byTrial = [...visitsByTrial(observations)];
  const weeks = observations.map((each) => each.weeks);
  const repeated = byTrial.filter(([, visits]) => visits.length > 1).map(([trial]) => trial);
  return {
    key,
    shape,
    measure: model.fit.measure,
    weeks: [Math.min(...weeks), Math.max(...weeks)],
    visits: visitsOf(observations),
    k: observations.length,
    trials: byTrial.map(([trial]) => trial),
    repeated,
    first: before.reduce((sum, group) => sum + columnsOf(group.shape).length, 0),
    size: columnsOf(shape).length,
    model,
    level,
    ...sideOf(observations),
    notes: [
      ...ofGroup,
      ...(repeated.length === 0 ? [oneVisitEach(byTrial.length)] : []),
      ...aboutStandardizers(observations),
      ...ofModel,
    ],
  };
}

/** On which side the treatment is favoured, and what difference would matter. */
function sideOf(observations: readonly Observation[]): Pick<FadeCurve, "benefit" | "smallestWorthwhile"> {
  const effects = observations.map(({ effect }) => effect).filter(isComputed);
  const [first] = effects;
  const measure = first === undefined ? null : measureOf(first);
  if (first === undefined || measure === null) return { benefit: null, smallestWorthwhile: null };
  const outcomes = [...new Map(effects.map(({ contrast: { outcome } }) => [outcome.name, outcome])).values()];
  return {
    benefit: benefitOf(first, effects),
    smallestWorthwhile: smallestWorthwhile(measure, first.method, outcomes, effects)?.value ?? null,
  };
}

function benefitOf({ method: { favours } }: ComputedEffect, effects: readonly ComputedEffect[]): FadeCurve["benefit"] {
  if (favours !== null) return favours === "left" ? "below" : "above";
  const better = new Set(effects.map(({ contrast }) => contrast.outcome.better));
  if (better.size > 1) return null;
  return better.has("lower") ? "below" : better.has("higher") ? "above" : null;
}

const aboutChoice = ({ shapes, criterion, best }: ShapeComparison): Diagnostic => ({
  code: "SELECTED_SHAPE",
  severity: "warning",
  message: `${namesOfShapes[best.kind]} was chosen among ${shapes.length} shapes by ${criterion} of the same effects: intervals and tests do not know of the choice`,
  remedy: "state the shape before the data are seen, or show the others beside it",
  evidence: { criterion, shapes },
});

const oneVisitEach = (trials: number): Diagnostic => ({
  code: "ONE_VISIT_EACH",
  severity: "warning",
  message: `none of ${trials} trials was seen at two weeks: the curve compares different trials with one another, and trials that measured late may differ in more than that`,
});

function aboutOrigins(observations: readonly Observation[], { weeksFrom }: FadeMethod): readonly Diagnostic[] {
  if (weeksFrom !== "as-reported") return [];
  const origins = new Set(
    observations.flatMap(({ effect }) => (isComputed(effect) ? [effect.contrast.weeksFrom] : [])),
  );
  if (origins.size < 2) return [];
  return [
    {
      code: "MIXED_ORIGINS",
      severity: "warning",
      message: `weeks that count from ${[...origins].join(" and from ")} were taken as reported`,
      remedy: 'give weeksFrom: "randomisation" or "end-of-treatment"',
    },
  ];
}
