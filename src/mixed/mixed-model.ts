import { SynthesisError } from "../errors.js";
import { fitStatistics } from "../model/fit-statistics.js";
import { criticalValues } from "../model/interval.js";
import { MANY } from "../model/later.js";
import { fittedStudy, measureOf } from "../model/studies.js";
import { chiSquareUpperTail, dot, log } from "../numeric/index.js";
import { coefficientsOf, inColumns, omnibusTest, squareOf } from "../regression/meta-regression.js";
import { designOf, type Prepared, prepare } from "../regression/prepare.js";
import type {
  BareEffect,
  EffectSize,
  FittedDesign,
  FittedRandomTerm,
  MarginalBlock,
  MixedFit,
  MixedMethod,
  MixedStudy,
  RandomTerm,
} from "../types/index.js";
import { blocksOf, type Sampling, samplingOf } from "./blocks.js";
import { aboutComponents, componentsOf } from "./components.js";
import { containmentDf } from "./containment.js";
import { type Estimate, estimate } from "./estimate.js";
import { effectsAt, requireIdentifiable } from "./identifiable.js";
import { invertBlock } from "./invert-block.js";
import { columnsOfTerms, type Held, type Layout, layoutsOf, structureOf } from "./layout.js";
import { type Blocks, Likelihood } from "./likelihood.js";
import type { MixedOptions } from "./options.js";
import type { Structure } from "./structures.js";

/**
 * Fits a linear mixed model to effects that may depend on one another: several of one trial, of one lab, of one sample.
 *
 * True effects vary by the terms of `random`, sampling errors as `covariance` says (independently, where it is absent).
 * Variances and correlations are estimated by restricted or full maximum likelihood from several starts; the likelihood
 * holds the term $\tfrac12 \log|X'X|$ of the design. Components at the edge of what is possible are named, and what the effects
 * cannot tell is refused with the structure to use instead.
 *
 * @param effects - as for {@link pool}, but trials may repeat
 * @param options - `random`: the terms; `covariance` of the sampling errors, as {@link covariance} makes it; moderators, their
 *   `data` and level as for {@link metaRegression}
 * @returns coefficients on the analysis scale, variances in its square
 * @throws {@link SynthesisError} as {@link metaRegression} does; `BAD_RANDOM`, `BAD_FIXED`, `BAD_COVARIANCE`, `NOT_IDENTIFIED`
 * @see Harville (1977), Journal of the American Statistical Association 72:320-338, doi:10.1080/01621459.1977.10480998;
 *   Konstantopoulos (2011), Research Synthesis Methods 2:61-76, doi:10.1002/jrsm.35; van Houwelingen, Arends & Stijnen (2002),
 *   Statistics in Medicine 21:589-624, doi:10.1002/sim.1040; Pinheiro & Bates (2000), Mixed-Effects Models in S and S-PLUS,
 *   doi:10.1007/b98882, for degrees of freedom
 * @example
 * const effects = [0.1, 0.3, 0.5, 0.9, 0.2, 0.3, 0.8, 0.7].map((yi) => ({ yi, vi: 0.02 }));
 * const data = { trial: ["a", "a", "b", "b", "c", "c", "d", "d"], window: [1, 2, 1, 2, 1, 2, 1, 2] };
 * const fit = mixedModel(effects, { random: [{ nested: ["trial", "window"] }], data });
 * fit.components.map(({ term, value }) => `${term} ${value.toFixed(3)}`); // ["trial 0.070", "trial/window 0.008"]
 */
export function mixedModel(
  effects: readonly EffectSize[] | readonly BareEffect[],
  options: MixedOptions = {},
): MixedFit {
  return fitModel(modelOf("mixedModel", effects, options));
}

/** A mixed model before anything is estimated. */
export interface Model {
  readonly method: MixedMethod;
  readonly options: MixedOptions;
  readonly prepared: Prepared;
  readonly layouts: readonly Layout[];
  readonly sampling: readonly Sampling[];
  readonly blocks: Blocks;
  /** Effects less `centre`, in `unit`, less what lies in the design. */
  readonly y: Float64Array;
  /** What lies in the design, by the orthonormal columns, in units of the data. */
  readonly theta: Float64Array;
  /** A power of two near the smallest standard error. */
  readonly unit: number;
}

/**
 * @param who - the function that was asked, which errors begin with
 * @throws as {@link mixedModel} does for what it is given
 */
export function modelOf(
  who: string,
  given: readonly EffectSize[] | readonly BareEffect[],
  options: MixedOptions,
): Model {
  const method = methodOf(who, options);
  const effects =
    new Set<object>(given).size < given.length ? (given.map((each) => ({ ...each })) as typeof given) : given;
  const { includeDoubtful, allow, data, moderators = [] } = options;
  const prepared = prepare(
    who,
    effects,
    {
      moderators,
      ...(data === undefined ? {} : { data }),
      ...(includeDoubtful === undefined ? {} : { includeDoubtful }),
      ...(allow === undefined ? {} : { allow }),
    },
    { columns: columnsOfTerms(method.random), trial: outermost(method.random) },
  );
  const layouts = layoutsOf(method.random, prepared.beside);
  const stranger = Object.keys(method.fixed).find((name) => !layouts.some((layout) => layout.name === name));
  if (stranger !== undefined) {
    throw new SynthesisError("BAD_FIXED", `${who} has no random term "${stranger}" to hold`, {
      remedy: `it has ${layouts.map(({ name }) => name).join(", ") || "none"}`,
    });
  }
  const sampling = samplingOf(prepared.effects, options.covariance, prepared.places, effects.length);
  const smallest = prepared.effects.reduce((least, { vi }) => Math.min(least, vi), Number.POSITIVE_INFINITY);
  const exponent = Math.floor(Math.log2(smallest) / 2);
  requireDefinite(who, sampling, options);
  const blocks = blocksOf(prepared.effects, sampling, layouts, 2 ** -exponent);
  const { y, theta } = withoutDesign(prepared, 2 ** exponent);
  return { method, options, prepared, layouts, sampling, blocks, y, theta, unit: 2 ** exponent };
}

/** The column that holds the outermost levels of the first term, which stand for trials. */
function outermost([first]: readonly RandomTerm[]): string | null {
  if (first === undefined) return null;
  if ("intercept" in first) return first.intercept;
  return "nested" in first ? (first.nested[0] ?? null) : first.outer;
}

/** @throws {@link SynthesisError} `BAD_OPTION` */
function methodOf(
  who: string,
  { random = [], estimator = "REML", interval = "containment", fixed = {}, level = 0.95 }: MixedOptions,
): MixedMethod {
  const bad = (name: string, needs: string, got: unknown): SynthesisError =>
    new SynthesisError("BAD_OPTION", `${who}: ${name} needs ${needs}, got ${JSON.stringify(got)}`);
  if (!["REML", "ML"].includes(estimator)) throw bad("estimator", "REML or ML", estimator);
  if (!["z", "t", "containment"].includes(interval)) throw bad("interval", "z, t or containment", interval);
  if (!(level > 0 && level < 1)) throw bad("level", "a number between 0 and 1", level);
  return { estimator, interval, random, fixed, level };
}

function requireDefinite(who: string, sampling: readonly Sampling[], { covariance }: MixedOptions): void {
  for (const { rows, matrix } of sampling) {
    const n = rows.length;
    if (n === 1 && matrix[0]! > 0) continue;
    if (!Number.isNaN(invertBlock(matrix.slice(), 0, n, new Float64Array(n * n)))) continue;
    const cluster = covariance?.blocks.find((block) => block.matrix[0]?.[0] === matrix[0])?.cluster;
    throw new SynthesisError(
      "BAD_COVARIANCE",
      `${who} needs a covariance that is positive definite, got one that is not for ${cluster ?? "a block"} (${n} effects)`,
      { remedy: "state smaller correlations of the sampling errors" },
    );
  }
}

/**
 * Effects less what ordinary least squares finds in the design: it changes no likelihood, and leaves numbers of the size of the
 * errors, wherever effects lie.
 */
export function withoutDesign(
  { effects, basis: { q } }: Prepared,
  unit: number,
): { y: Float64Array; theta: Float64Array } {
  const ones = q.map((column) => column.reduce((a, b) => a + b, 0));
  const left = new Float64Array(effects.length).fill(1);
  q.forEach((column, a) => {
    for (let i = 0; i < left.length; i++) left[i]! -= ones[a]! * column[i]!;
  });
  const centre = dot(left, left) <= 1e-18 * left.length ? effects[0]!.yi : 0;
  const y = Float64Array.from(effects, ({ yi }) => (yi - centre) / unit);
  const theta = Float64Array.from(ones, (one) => centre * one);
  for (let round = 0; round < 2; round++) {
    q.forEach((column, a) => {
      const onto = dot(column, y);
      for (let i = 0; i < y.length; i++) y[i]! -= onto * column[i]!;
      theta[a]! += onto * unit;
    });
  }
  return { y, theta };
}

/** A model climbed to its top. */
export interface Climbed {
  readonly structures: readonly Structure[];
  readonly likelihood: Likelihood;
  readonly estimate: Estimate;
}

/** Variance beside the sampling errors, roughly (DerSimonian and Laird), but never quite 0. */
export function roughly(likelihood: Likelihood): { readonly heterogeneity: number; readonly typical: number } {
  const { k, p } = likelihood;
  const trace = likelihood.traceP();
  const typical = (k - p) / trace;
  return { heterogeneity: Math.max((likelihood.rss - (k - p)) / trace, 0.05 * typical), typical };
}

/**
 * @param held - of each term, a component that is held besides those that the options hold
 * @param near - parameters of a like model
 */
export function climbModel(
  model: Model,
  held: readonly (Held | null)[] = [],
  near: ArrayLike<number> | null = null,
): Climbed {
  const { layouts, unit, y, prepared, blocks, method } = model;
  const structures = layouts.map((layout, t) =>
    structureOf(layout, method.fixed[layout.name] ?? {}, unit, held[t] ?? null),
  );
  const likelihood = new Likelihood(y, prepared.basis.q, blocks, layouts, structures, method.estimator === "REML");
  likelihood.sampling();
  return {
    structures,
    likelihood,
    estimate: estimate(likelihood, structures, roughly(likelihood).heterogeneity, near),
  };
}

/** @param near - parameters of a like model */
export function fitModel(model: Model, near: ArrayLike<number> | null = null): MixedFit {
  const { method, options, prepared, layouts, sampling, unit } = model;
  const { effects, basis, columns, intercept, terms, moderators } = prepared;
  const k = effects.length;
  const p = basis.q.length;
  const area = unit * unit;
  const structures = layouts.map((layout) => structureOf(layout, method.fixed[layout.name] ?? {}, unit));
  const notes = requireIdentifiable(layouts, structures, method.fixed, k, p);
  const { likelihood, estimate: found } = climbModel(model, [], near);

  likelihood.sampling();
  const Q = likelihood.rss;
  const { typical } = roughly(likelihood);
  const logVariances = -2 * likelihood.logLikelihoods().ML - Q + 2 * k * log(unit);
  likelihood.value(found.theta);
  const likelihoods = likelihood.logLikelihoods();
  const theta = model.theta.map((value, a) => value + likelihood.beta[a]! * unit);
  const covariance = squareOf(likelihood.covariance(), p).map((row) => row.map((value) => value * area));
  const design: FittedDesign = {
    intercept,
    terms,
    columns,
    kept: basis.kept,
    basis: { triangle: squareOf(basis.r, p), coefficients: [...theta], covariance },
  };
  const raw = inColumns(basis, theta, covariance);
  const critical = criticalValues(method.level);
  const coefficients = coefficientsOf(design, raw, degreesOf(model), critical);
  const random = layouts.map((layout, t) => fittedTerm(layout, likelihood.covariances[t]!, unit));
  const parameters = structures.reduce((sum, { kinds }) => sum + kinds.length, 0);
  const components = componentsOf(layouts, random, structures, found.theta, likelihood.from, method.fixed);
  const covariances = likelihood.covariances.map((G) => G.slice());
  const fit: MixedFit = {
    method,
    measure: measureOf(effects[0]),
    k,
    p,
    design,
    moderators,
    studies: [],
    coefficients,
    covariance: raw.covariance,
    omnibus: omnibusTest(design, coefficients),
    random,
    components,
    sampling: options.covariance === undefined ? null : sampling.map(samplingBlock),
    marginal: [],
    Q: { statistic: Q, df: k - p, pValue: chiSquareUpperTail(Q, k - p) },
    I2: inconsistency(random, typical * area, layouts),
    statistics: fitStatistics({
      ML: likelihoods.ML - k * log(unit),
      REML: likelihoods.REML - (k - p) * log(unit),
      ...{ k, p, parameters: p + parameters, logVariances },
    }),
    converged: found.converged,
    iterations: found.iterations,
    starts: found.starts,
    gradient: found.gradient,
    assumptions: options.covariance?.assumptions ?? [],
    notes: [
      ...prepared.notes,
      ...(options.covariance?.notes ?? []),
      ...notes,
      ...aboutComponents(components, random),
      ...aboutConvergence(found),
    ],
  };
  return withLater(requireFinite(fit), model, theta, critical.z, covariances);
}

/** Studies and the covariance between them are made when they are first looked at: of many effects they cost more than the fit. */
function withLater(fit: MixedFit, model: Model, theta: Float64Array, z: number, G: readonly Float64Array[]): MixedFit {
  const effects = model.prepared.effects.slice();
  const later = { ...model, prepared: { ...model.prepared, effects } };
  if (fit.k < MANY) return { ...fit, studies: studiesOf(later, theta, z), marginal: marginalBlocks(later, G) };
  let studies: readonly MixedStudy[] | null = null;
  let marginal: readonly MarginalBlock[] | null = null;
  const properties = {
    studies: () => (studies ??= studiesOf(later, theta, z)),
    marginal: () => (marginal ??= marginalBlocks(later, G)),
  };
  for (const [name, get] of Object.entries(properties)) {
    Object.defineProperty(fit, name, { enumerable: true, configurable: true, get });
  }
  return fit;
}

/** Degrees of freedom of each coefficient. */
function degreesOf({ method, prepared, layouts }: Model): readonly (number | null)[] {
  const { basis, columns, effects, intercept, terms, values } = prepared;
  if (method.interval === "z") return basis.kept.map(() => null);
  if (method.interval === "t") return basis.kept.map(() => effects.length - basis.q.length);
  const design = designOf(intercept, terms, columns.length, values);
  return containmentDf(
    basis.kept.map((place) => design[place]!),
    layouts,
  );
}

function fittedTerm(layout: Layout, G: Float64Array, unit: number): FittedRandomTerm {
  const { term, name, inner, outerLevels, scales } = layout;
  const m = inner.length;
  return {
    term,
    name,
    levels: outerLevels.length,
    inner,
    effects: effectsAt(layout),
    G: inner.map((_, i) => inner.map((__, j) => (G[i * m + j]! * unit * unit) / (scales[i]! * scales[j]!))),
  };
}

function studiesOf({ prepared }: Model, theta: Float64Array, z: number): readonly MixedStudy[] {
  const { effects, values, beside, basis } = prepared;
  const names = beside.map(({ name }) => name);
  return effects.map((effect, i) => {
    const { weight: _, ...study } = fittedStudy(effect, i, 0, z);
    let fitted = 0;
    for (let a = 0; a < theta.length; a++) fitted += basis.q[a]![i]! * theta[a]!;
    const columns = Object.fromEntries(names.map((name, c) => [name, beside[c]!.values[i] as number | string]));
    return { ...study, fitted, residual: effect.yi - fitted, values: { ...columns, ...values[i]! } };
  });
}

const samplingBlock = ({ rows, matrix }: Sampling): MarginalBlock => ({
  rows: [...rows],
  matrix: squareOf(matrix, rows.length),
});

/** $V + \sum_t Z_t G_t Z_t'$ block by block, in units of the data. */
function marginalBlocks({ blocks, layouts, unit }: Model, G: readonly Float64Array[]): readonly MarginalBlock[] {
  const area = unit * unit;
  return blocks.rows.map((rows, b) => {
    const n = rows.length;
    const V = blocks.V[b]!;
    const matrix = Array.from(rows, (one, i) =>
      Array.from(rows, (other, j) => {
        let value = V[i * n + j]!;
        layouts.forEach((layout, t) => {
          if (layout.outer[one] === layout.outer[other]) value += between(layout, G[t]!, one, other);
        });
        return value * area;
      }),
    );
    return { rows: [...rows], matrix };
  });
}

/** Covariance of the true effects of two effects of one outer level. */
function between({ place, columns, inner }: Layout, G: ArrayLike<number>, one: number, other: number): number {
  const m = inner.length;
  if (place !== null) return G[place[one]! * m + place[other]!]!;
  let value = 0;
  for (let l = 0; l < m; l++)
    for (let h = 0; h < m; h++) value += columns![l]![one]! * G[l * m + h]! * columns![h]![other]!;
  return value;
}

/**
 * @see Nakagawa & Santos (2012), Evolutionary Ecology 26:1253-1274, doi:10.1007/s10682-012-9555-5, for shares by term
 */
function inconsistency(
  random: readonly FittedRandomTerm[],
  typical: number,
  layouts: readonly Layout[],
): MixedFit["I2"] {
  if (random.length === 0) return null;
  const variances = random.map(({ G, effects }, t) => {
    if (layouts[t]!.kind === "slopes") return null;
    const count = effects.reduce((a, b) => a + b, 0);
    return G.reduce((sum, row, i) => sum + (row[i]! * effects[i]!) / count, 0);
  });
  if (variances.includes(null)) return null;
  const total = variances.reduce<number>((sum, each) => sum + each!, 0);
  const single = (t: number): boolean => random[t]!.G.every((row, i) => row[i] === random[t]!.G[0]![0]);
  return {
    total: total / (total + typical),
    terms: variances.map((each, t) => (single(t) ? each! / (total + typical) : null)),
  };
}

const aboutConvergence = ({ converged }: Estimate): MixedFit["notes"] =>
  converged
    ? []
    : [
        {
          code: "NOT_CONVERGED",
          severity: "warning",
          message: "the search for the variances did not settle",
          remedy: "use a structure with fewer variances and correlations",
        },
      ];

function requireFinite(fit: MixedFit): MixedFit {
  const numbers = [
    fit.statistics.REML.logLikelihood,
    ...fit.covariance.flat(),
    ...fit.random.flatMap(({ G }) => G.flat()),
  ];
  if ([...numbers, ...fit.coefficients.map(({ estimate: each }) => each)].every(Number.isFinite)) return fit;
  throw new SynthesisError(
    "OUT_OF_RANGE",
    "mixedModel needs numbers that double precision can hold together, got effects, variances or moderators too far apart",
    { remedy: "rescale, or look for a misprint" },
  );
}
