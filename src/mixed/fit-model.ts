import { SynthesisError } from "../errors.js";
import { fitStatistics } from "../model/fit-statistics.js";
import { criticalValues } from "../model/interval.js";
import { measureOf } from "../model/studies.js";
import { chiSquareUpperTail, log } from "../numeric/index.js";
import { coefficientsOf, inColumns, omnibusTest, squareOf } from "../regression/meta-regression.js";
import { designOf } from "../regression/prepare.js";
import type { FittedDesign, FittedRandomTerm, MarginalBlock, MixedFit } from "../types/index.js";
import { climbStructures, roughly, structuresOf } from "./climb-model.js";
import { aboutComponents, componentsOf } from "./components.js";
import { containmentDf } from "./containment.js";
import type { Estimate } from "./estimate.js";
import { effectsAt, requireIdentifiable } from "./identifiable.js";
import { inconsistency } from "./inconsistency.js";
import type { Layout } from "./layout.js";
import type { Model } from "./model.js";
import type { Sampling } from "./sampling.js";
import { withStudies } from "./with-studies.js";

/** @param near - parameters of a like model */
export function fitModel(model: Model, near: ArrayLike<number> | null = null): MixedFit {
  const { who, method, options, prepared, layouts, sampling, unit } = model;
  const { effects, basis, columns, intercept, terms, moderators } = prepared;
  const k = effects.length;
  const p = basis.q.length;
  const area = unit * unit;
  const structures = structuresOf(model);
  const notes = requireIdentifiable(model, structures);
  const { likelihood, estimate: found } = climbStructures(model, structures, near);

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
  requireFinite(who, fit);
  return withStudies(fit, model, theta, critical.z, covariances);
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

const samplingBlock = ({ rows, matrix }: Sampling): MarginalBlock => ({
  rows: [...rows],
  matrix: squareOf(matrix, rows.length),
});

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

/** @throws {@link SynthesisError} `OUT_OF_RANGE` */
function requireFinite(who: string, fit: MixedFit): void {
  const numbers = [
    fit.statistics.REML.logLikelihood,
    ...fit.covariance.flat(),
    ...fit.random.flatMap(({ G }) => G.flat()),
  ];
  if ([...numbers, ...fit.coefficients.map(({ estimate: each }) => each)].every(Number.isFinite)) return;
  throw new SynthesisError(
    "OUT_OF_RANGE",
    `${who} needs numbers that double precision can hold together, got effects, variances or moderators too far apart`,
    { remedy: "rescale, or look for a misprint" },
  );
}
