import { SynthesisError } from "../errors.js";
import { fitStatistics } from "../model/fit-statistics.js";
import type { BareEffect, ComparedShape, Diagnostic, EffectSize, Fade, ShapeComparison } from "../types/index.js";
import { fade } from "./fade.js";
import { askedShape, badOption, type FadeOptions, type FadeShape, namesOfShapes } from "./options.js";

/** How shapes are compared. */
export interface CompareShapesOptions extends Omit<FadeOptions, "shape"> {
  /** `AICc` by default. */
  readonly criterion?: ShapeComparison["criterion"];
}

/**
 * Fits several shapes by full maximum likelihood to the same effects with the same covariances and compares them by information
 * criteria: lower is better, and differences below 2 say little. A shape that the effects do not carry is refused by name.
 *
 * What is read from the best of them, `fade(effects, { shape: comparison })`, carries a note: intervals do not know that it was
 * chosen.
 *
 * @param effects - as for {@link fade}
 * @param shapes - two or more, each as for {@link fade}
 * @param options - as for {@link fade}; criteria are sums over all curves
 * @throws {@link SynthesisError} `REML_DIFFERENT_DESIGNS` where `estimator` is REML: restricted likelihoods of different designs are
 *   not comparable; `BAD_OPTION`; as {@link fade} does where no shape is carried
 * @see Burnham & Anderson (2002), Model Selection and Multimodel Inference, doi:10.1007/b97636, for AICc; Verbyla (1990), Australian
 *   Journal of Statistics 32:227-230, doi:10.1111/j.1467-842X.1990.tb01015.x, for restricted likelihoods of different designs
 * @example
 * const effects = [-1.0, -0.7, -0.3, -1.2, -0.7, -0.5, -0.9, -0.7, -0.3, -1.1, -0.8, -0.6].map((yi) => ({ yi, vi: 0.02 }));
 * const data = { trial: [..."AAABBBCCCDDD"], weeks: effects.map((_, i) => [4, 12, 52][i % 3]) };
 * compareShapes(effects, ["linear", "log-linear"], { data, samplingRho: 0.5 }).best.kind; // "log-linear"
 */
export function compareShapes(
  effects: readonly EffectSize[] | readonly BareEffect[],
  shapes: readonly FadeShape[],
  options: CompareShapesOptions = {},
): ShapeComparison {
  const { criterion = "AICc", ...others } = options;
  if (options.estimator === "REML") {
    throw new SynthesisError(
      "REML_DIFFERENT_DESIGNS",
      "compareShapes: restricted likelihoods of different designs are not comparable",
      { remedy: 'leave estimator out, or give "ML"' },
    );
  }
  if (shapes.length < 2) throw badOption("compareShapes", "shapes", "two or more", shapes);
  if (!["AIC", "AICc", "BIC"].includes(criterion)) {
    throw badOption("compareShapes", "criterion", "AIC, AICc or BIC", criterion);
  }
  const tried = shapes.map((shape) => {
    const asked = askedShape("compareShapes", shape, options.windows);
    return { shape: asked, ...tryShape(() => fade(effects, { ...others, shape, estimator: "ML" })) };
  });
  const sizes = tried.map(({ fitted }) => (fitted === null ? 0 : sizeOf(fitted)));
  const k = Math.max(...sizes);
  if (k === 0) throw tried[0]!.error!;
  const compared = tried.flatMap(({ shape, fitted }, i) =>
    fitted !== null && sizes[i] === k ? [comparedOf(shape, fitted)] : [],
  );
  const refused = tried.flatMap(({ shape, fitted, error }, i) =>
    error !== null
      ? [{ shape, reason: error.diagnostic }]
      : sizes[i] === k
        ? []
        : [{ shape, reason: otherRows(shape, fitted!, k) }],
  );
  const full = tried[sizes.indexOf(k)]!.fitted!;
  const best = compared.reduce((lowest, each) => (each[criterion] < lowest[criterion] ? each : lowest)).shape;
  const trials = new Set(full.curves.flatMap((curve) => curve.trials)).size;
  return { k, trials, shapes: compared, refused, criterion, best };
}

interface Tried {
  readonly fitted: Fade | null;
  readonly error: SynthesisError | null;
}

function tryShape(make: () => Fade): Tried {
  try {
    return { fitted: make(), error: null };
  } catch (error) {
    if (error instanceof SynthesisError && REFUSALS.includes(error.code)) return { fitted: null, error };
    throw error;
  }
}

/** What a shape lacks, and another may not. */
const REFUSALS: readonly string[] = ["SHAPE_NOT_CARRIED", "ONE_TRIAL", "ONE_WEEK", "NO_EFFECTS"];

const sizeOf = ({ curves }: Fade): number => curves.reduce((sum, { k }) => sum + k, 0);

function comparedOf(shape: ComparedShape["shape"], { curves }: Fade): ComparedShape {
  const fits = [...new Set(curves.map(({ model }) => model.fit))];
  const logLikelihood = fits.reduce((sum, { statistics }) => sum + statistics.ML.logLikelihood, 0);
  const parameters = fits.reduce(
    (sum, { p, components }) => sum + p + components.filter(({ fixed }) => !fixed).length,
    0,
  );
  const k = fits.reduce((sum, fit) => sum + fit.k, 0);
  const p = fits.reduce((sum, fit) => sum + fit.p, 0);
  const likelihoods = { ML: logLikelihood, REML: logLikelihood };
  const { AIC, AICc, BIC } = fitStatistics({ ...likelihoods, k, p, parameters, logVariances: 0 }).ML;
  return { shape, logLikelihood, parameters, AIC, AICc, BIC };
}

function otherRows(shape: ComparedShape["shape"], fitted: Fade, k: number): Diagnostic {
  const { refused, leftOut } = fitted;
  const [first] = refused.filter(({ reason }) => reason.code === "SHAPE_NOT_CARRIED");
  const why =
    first === undefined
      ? `it takes in ${sizeOf(fitted)} of ${k} effects`
      : `${Object.values(first.key).join(", ")}: ${first.reason.message}`;
  return {
    code: first === undefined ? "OTHER_ROWS" : "SHAPE_NOT_CARRIED",
    severity: "warning",
    message: `${namesOfShapes[shape.kind]} cannot be compared with shapes of all effects: ${why}`,
    remedy: "compare shapes that all effects carry, or leave the control out",
    evidence: { refused, leftOut },
  };
}
