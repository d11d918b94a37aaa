import { cholesky, choleskyInverse } from "../numeric/index.js";
import type { ComponentCovariance, Diagnostic, MixedFit, VarianceComponent } from "../types/index.js";
import { climbModel } from "./climb-model.js";
import { isSingular, pairsOf } from "./components.js";
import type { Layout } from "./layout.js";
import { modelBehind } from "./refit.js";
import { FreeStructure, type Structure } from "./structures.js";

/**
 * Large-sample covariance matrix of the estimated variances and correlations of a mixed model: the inverse of the observed
 * information, which is the curvature of the likelihood that was climbed, restricted or full, at its top.
 *
 * The roots of its diagonal are standard errors. They tell how much the effects say of a component, and carry its error on into
 * functions of components, such as a share of variance; for an interval of one component {@link componentIntervals} are better,
 * because a variance that is poorly known is far from normal. Components at the edge of what is possible have no such
 * error: they are left out, and the others are those of a model in which they are known.
 *
 * @param fit - as {@link mixedModel} returns it; its model is fitted again
 * @returns components that were estimated, in order, and their covariances: of variances in units of `yi` to the fourth;
 *   `matrix` is `null` where the likelihood is flat at its top, with a note
 * @see Harville (1977), Journal of the American Statistical Association 72:320-338, doi:10.1080/01621459.1977.10480998; Efron &
 *   Hinkley (1978), Biometrika 65:457-483, doi:10.1093/biomet/65.3.457, for observed information
 * @example
 * const effects = [0.1, 0.3, 0.5, 0.9, 0.2, 0.3, 0.8, 0.7].map((yi) => ({ yi, vi: 0.02 }));
 * const data = { trial: ["a", "a", "b", "b", "c", "c", "d", "d"], window: [1, 2, 1, 2, 1, 2, 1, 2] };
 * const fit = mixedModel(effects, { random: [{ nested: ["trial", "window"] }], data });
 * const { components, matrix } = componentCovariance(fit);
 * components.map(({ term, value }, i) => `${term} ${value.toFixed(3)} (${Math.sqrt(matrix![i][i]).toFixed(3)})`); // ["trial 0.070 (0.069)", "trial/window 0.008 (0.019)"]
 */
export function componentCovariance(fit: MixedFit): ComponentCovariance {
  const model = modelBehind("componentCovariance", fit);
  const { likelihood, structures, estimate } = climbModel(model);
  const { theta } = estimate;
  const { size, from, covariances } = likelihood;
  const hessian = new Float64Array(size * size);
  likelihood.value(theta);
  likelihood.derivatives(theta, new Float64Array(size), hessian);

  const rows: Float64Array[] = [];
  const components: VarianceComponent[] = [];
  const left: VarianceComponent[] = [];
  const parameters: number[] = [];
  model.layouts.forEach((layout, t) => {
    const structure = structures[t]!;
    const start = from[t]!;
    const estimated = fit.components.filter(({ term, fixed }) => term === layout.name && !fixed);
    const whole = structure instanceof FreeStructure;
    const isInside = !estimated.some(({ edge }) => edge !== null) && !isSingular(fit.random[t]!.G);
    estimated.forEach((component, a) => {
      // What is free together is regular together; else each component has one parameter, in the same order.
      const isIn = whole ? isInside : component.edge === null && hessian[(start + a) * (size + 1)]! < 0;
      if (!isIn) {
        left.push(component);
        return;
      }
      components.push(component);
      parameters.push(start + a);
      rows.push(slopesOf(component, layout, structure, covariances[t]!, theta, start, model.unit, size));
    });
  });
  const matrix = throughSlopes(rows, inverseAt(hessian, size, parameters), parameters);
  return { components, matrix, notes: [...aboutEdge(left), ...(matrix === null ? [FLAT] : [])] };
}

/** The derivatives of a component, in units of the data, by the parameters of its term. */
function slopesOf(
  { kind, of }: VarianceComponent,
  { inner, scales }: Layout,
  structure: Structure,
  G: Float64Array,
  theta: Float64Array,
  start: number,
  unit: number,
  size: number,
): Float64Array {
  const { m, kinds } = structure;
  const slopes = new Float64Array(size);
  const slope = new Float64Array(m * m);
  const pair = pairsOf(inner).find(({ name }) => name === of);
  const at = of === null ? 0 : inner.indexOf(of);
  kinds.forEach((parameter, a) => {
    structure.slope(theta, start, a, slope);
    const entry = (i: number, j: number): number => slope[i * m + j]! / Math.sqrt(G[i * (m + 1)]! * G[j * (m + 1)]!);
    if (kind === "variance") {
      slopes[start + a] = slope[at * (m + 1)]! * (unit / scales[at]!) ** 2;
    } else if (pair === undefined) {
      slopes[start + a] = parameter === "correlation" ? structure.correlationSlope(theta, start) : 0;
    } else {
      const [i, j] = pair.places;
      const rho = G[i * m + j]! / Math.sqrt(G[i * (m + 1)]! * G[j * (m + 1)]!);
      slopes[start + a] = entry(i, j) - 0.5 * rho * (entry(i, i) + entry(j, j));
    }
  });
  return slopes;
}

/** The inverse of the observed information of some parameters; `null` where it is not positive definite. */
function inverseAt(hessian: Float64Array, size: number, parameters: readonly number[]): Float64Array | null {
  const n = parameters.length;
  const scale = parameters.map((a) => 1 / Math.sqrt(-hessian[a * (size + 1)]!));
  if (!scale.every(Number.isFinite)) return null;
  const factor = new Float64Array(n * n);
  parameters.forEach((a, i) => {
    parameters.forEach((b, j) => {
      factor[i * n + j] = -hessian[a * size + b]! * scale[i]! * scale[j]!;
    });
  });
  if (!cholesky(factor, n) || scale.some((_, i) => factor[i * (n + 1)]! < FLATNESS)) return null;
  const inverse = new Float64Array(n * n);
  choleskyInverse(factor, n, inverse, new Float64Array(n * n));
  return inverse.map((value, at) => value * scale[Math.floor(at / n)]! * scale[at % n]!);
}

/** A pivot of a scaled information matrix that is nothing but rounding. */
const FLATNESS = 1e-6;

/** $JCJ'$ with the derivatives of components by parameters in J. */
function throughSlopes(
  rows: readonly Float64Array[],
  C: Float64Array | null,
  parameters: readonly number[],
): ComponentCovariance["matrix"] {
  if (C === null) return null;
  const n = parameters.length;
  return rows.map((one) =>
    rows.map((other) =>
      parameters.reduce(
        (sum, a, i) => sum + one[a]! * parameters.reduce((part, b, j) => part + C[i * n + j]! * other[b]!, 0),
        0,
      ),
    ),
  );
}

function aboutEdge(left: readonly VarianceComponent[]): readonly Diagnostic[] {
  if (left.length === 0) return [];
  const names = left.map(({ kind, term, of }) => `the ${kind} of ${term}${of === null ? "" : ` (${of})`}`);
  return [
    {
      code: "AT_THE_EDGE",
      severity: "info",
      message: `no covariance of ${names.join(" and ")}, at the edge of what is possible or hanging on what is there; the others are those of a model in which it is known`,
      remedy: "use componentIntervals",
      evidence: { left: names },
    },
  ];
}

const FLAT: Diagnostic = {
  code: "NOT_IDENTIFIED",
  severity: "warning",
  message: "the likelihood is flat at its top: the components have no covariance matrix",
  remedy: "use a structure with fewer variances and correlations",
};
