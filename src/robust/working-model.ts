import { SynthesisError } from "../errors.js";
import { criticalValues } from "../model/interval.js";
import { fittedStudy, measureOf } from "../model/studies.js";
import { dot, orthonormal, solveTriangle } from "../numeric/index.js";
import type { RegressionOptions } from "../regression/index.js";
import { squareOf } from "../regression/meta-regression.js";
import { type Prepared, prepare } from "../regression/prepare.js";
import type { BareEffect, Diagnostic, EffectSize, FittedDesign, WorkingFit, WorkingStudy } from "../types/index.js";

/** Which working model, and of what. */
export interface WorkingModelOptions
  extends Partial<Pick<RegressionOptions, "moderators" | "data" | "level" | "includeDoubtful" | "allow">> {
  readonly kind: "correlated" | "hierarchical";
  /** For `correlated`, which needs it: the correlation of sampling errors within a cluster, assumed, 0 to 1. */
  readonly rho?: number;
  /** What holds effects together: `trial` by default (of bare effects their labels), or a column of `data`. */
  readonly cluster?: string;
}

/**
 * Effects that depend on one another, pooled or regressed with the approximate weights of robust variance estimation:
 * inference comes from {@link robust}, which holds whether or not the working model does.
 *
 * `correlated`: effects of a cluster share their people; each gets the weight $1 / (k_j(\bar v_j + \tau^2))$, so that a trial
 * counts once, however many effects it gives. `hierarchical`: effects of a cluster come from different people; each gets
 * $1 / (v_i + \tau^2 + \omega^2)$. The variances come from moments, without a search. Neither is a full model: for correlated
 * and hierarchical effects (CHE) fit a mixed model with the covariance of sampling errors, and make that robust.
 *
 * @param effects - as for {@link pool}, several of a trial or not
 * @param options - `kind`, `rho` (for `correlated`, stated by the caller: it goes into tau2 alone and seldom matters much;
 *   try others), `moderators` and `data` as for {@link metaRegression}, `cluster`, `level`
 * @throws {@link SynthesisError} as {@link metaRegression} does; `BAD_WORKING_MODEL`, `CLUSTER_MISSING`
 * @see Hedges, Tipton & Johnson (2010), Research Synthesis Methods 1:39-65, doi:10.1002/jrsm.5; Pustejovsky & Tipton (2022),
 *   Prevention Science 23:425-438, doi:10.1007/s11121-021-01246-3
 * @example
 * const effects = [0.1, 0.3, 0.2, 0.6, 0.5, 0.9, 0.4].map((yi, i) => ({ label: "aabbcde"[i], yi, vi: 0.1 }));
 * const fit = workingModel(effects, { kind: "correlated", rho: 0.6 });
 * const [{ estimate, stdError, df }] = robust(fit).coefficients;
 * `${estimate.toFixed(2)} (${stdError.toFixed(2)}), df ${df?.toFixed(1)}`; // "0.48 (0.12), df 4.0"
 */
export function workingModel(
  effects: readonly EffectSize[] | readonly BareEffect[],
  options: WorkingModelOptions,
): WorkingFit {
  const { kind, rho = null, cluster = "trial", level = 0.95, moderators = [] } = options;
  requireSound(options);
  const labels = options.data?.[cluster] === undefined && cluster === "trial" ? labelsOf(effects) : null;
  const data = { ...options.data, ...(labels === null ? {} : { [cluster]: labels }) };
  const prepared = prepare("workingModel", effects, { ...options, moderators, data }, { columns: [cluster] });
  const names = prepared.beside[0]!.values.map(String);
  const sample = sampleOf(prepared, names);
  const p = prepared.basis.q.length;
  const m = sample.members.length;
  if (m <= p) {
    throw new SynthesisError(
      "BAD_WORKING_MODEL",
      `workingModel: needs more clusters than coefficients, got ${m} for ${p}`,
      { remedy: "use fewer moderators", evidence: { clusters: m, coefficients: p } },
    );
  }
  const found = kind === "correlated" ? correlated(sample, rho as number) : hierarchical(sample);
  const variances = found.variances;
  const { x, theta, r } = weightedFit(sample, variances);
  const weights = variances.map((variance) => 1 / variance);
  const total = weights.reduce((a, b) => a + b, 0);
  const { z } = criticalValues(level);
  const design: FittedDesign = {
    intercept: prepared.intercept,
    terms: prepared.terms,
    columns: prepared.columns,
    kept: prepared.basis.kept,
    basis: { triangle: squareOf(r, p), coefficients: [...theta], covariance: identity(p) },
  };
  const coefficients = solveTriangle(r, p, theta);
  const studies = prepared.effects.map((effect, i): WorkingStudy => {
    const { weight: _, ...study } = fittedStudy(effect, i, weights[i]! / total, z);
    const scale = Math.sqrt(variances[i]!);
    const fitted = x.reduce((sum, column, a) => sum + column[i]! * scale * theta[a]!, 0);
    const values = { ...prepared.values[i]!, [cluster]: names[i]! };
    return { ...study, fitted, residual: effect.yi - fitted, values, cluster: names[i]!, variance: variances[i]! };
  });
  return {
    method: { kind, rho: kind === "correlated" ? rho : null, cluster, level },
    measure: measureOf(prepared.effects[0]),
    k: studies.length,
    p,
    clusters: m,
    design,
    moderators: prepared.moderators,
    studies,
    coefficients: design.kept.map((place, i) => ({ ...design.columns[place]!, estimate: coefficients[i]! })),
    tau2: found.tau2,
    omega2: found.omega2,
    I2: found.I2,
    Q: { statistic: found.Q, expected: found.expected },
    assumptions:
      kind === "correlated"
        ? [
            {
              name: "rho",
              value: rho as number,
              text: `correlation of ${rho} between the sampling errors of any two effects of a ${cluster} (assumed)`,
            },
          ]
        : [],
    notes: [...prepared.notes, ...found.notes],
  };
}

function requireSound({ kind, rho, level = 0.95 }: WorkingModelOptions): void {
  const refuse = (needs: string): SynthesisError =>
    new SynthesisError("BAD_WORKING_MODEL", `workingModel: needs ${needs}`);
  if (kind !== "correlated" && kind !== "hierarchical") {
    throw refuse(`kind "correlated" or "hierarchical", got ${JSON.stringify(kind)}`);
  }
  if (kind === "correlated" && !(rho !== undefined && rho >= 0 && rho <= 1)) {
    throw refuse(`rho, the correlation of sampling errors within a cluster, 0 to 1, got ${rho ?? "none"}`);
  }
  if (!(level > 0 && level < 1)) throw refuse(`level between 0 and 1, got ${level}`);
}

const labelsOf = (effects: readonly EffectSize[] | readonly BareEffect[]): readonly string[] =>
  effects.map((effect, i) => ("contrast" in effect ? effect.contrast.trial : (effect.label ?? `study ${i + 1}`)));

/** Effects, their columns and their clusters. */
interface Sample {
  readonly y: Float64Array;
  readonly v: Float64Array;
  readonly columns: readonly Float64Array[];
  readonly members: readonly (readonly number[])[];
}

function sampleOf({ effects, basis }: Prepared, names: readonly string[]): Sample {
  const members = new Map<string, number[]>();
  names.forEach((name, i) => {
    members.set(name, [...(members.get(name) ?? []), i]);
  });
  return {
    y: Float64Array.from(effects, ({ yi }) => yi),
    v: Float64Array.from(effects, ({ vi }) => vi),
    columns: basis.q.map((column, j) => asGiven(column, basis.r, j, basis.q)),
    members: [...members.values()],
  };
}

/** Column j of QR. */
function asGiven(column: Float64Array, r: Float64Array, j: number, q: readonly Float64Array[]): Float64Array {
  const p = q.length;
  return column.map((_, i) => q.reduce((total, each, a) => total + (a <= j ? each[i]! * r[a * p + j]! : 0), 0));
}

/** A weighted regression in an orthonormal basis of the columns times the roots of the weights. */
interface Weighted {
  readonly x: readonly Float64Array[];
  readonly r: Float64Array;
  readonly theta: Float64Array;
  /** Residuals in the units of the effects. */
  readonly residuals: Float64Array;
  readonly Q: number;
}

function weightedFit({ y, columns }: Sample, variances: Float64Array): Weighted {
  const roots = variances.map((variance) => 1 / Math.sqrt(variance));
  const { q, r } = orthonormal(columns.map((column) => column.map((value, i) => value * roots[i]!)));
  const white = y.map((value, i) => value * roots[i]!);
  const theta = Float64Array.from(q, (column) => dot(column, white));
  const rest = white.map((value, i) => q.reduce((left, column, a) => left - column[i]! * theta[a]!, value));
  return { x: q, r, theta, residuals: rest.map((value, i) => value / roots[i]!), Q: dot(rest, rest) };
}

interface Components {
  readonly tau2: number;
  readonly omega2: number | null;
  readonly I2: number | null;
  readonly Q: number;
  readonly expected: number;
  readonly variances: Float64Array;
  readonly notes: readonly Diagnostic[];
}

/**
 * Q with the weights $1/(k_j \bar v_j)$ against its expectation where errors within a cluster have the variance $\bar v_j$ and
 * the correlation rho, and true effects are one of each cluster.
 *
 * @see Hedges, Tipton & Johnson (2010), eq. 15 and appendix B
 */
function correlated(sample: Sample, rho: number): Components {
  const { v, members } = sample;
  const first = new Float64Array(v.length);
  const means = members.map((places) => places.reduce((total, i) => total + v[i]!, 0) / places.length);
  members.forEach((places, j) => {
    for (const i of places) first[i] = places.length * means[j]!;
  });
  const { x, Q } = weightedFit(sample, first);
  // In the basis X'WX = I; sums over a cluster of columns times the roots of weights.
  let [own, shared, scale, beside] = [0, 0, 0, 0];
  members.forEach((places, j) => {
    const k = places.length;
    let [squares, squaredSum] = [0, 0];
    for (const column of x) {
      squares += places.reduce((total, i) => total + column[i]! ** 2, 0);
      squaredSum += places.reduce((total, i) => total + column[i]!, 0) ** 2;
    }
    own += squares / k;
    shared += (squaredSum - squares) / k;
    scale += 1 / means[j]!;
    beside += squaredSum / (k * means[j]!);
  });
  const expected = members.length - own - rho * shared;
  const raw = (Q - expected) / (scale - beside);
  const tau2 = Math.max(0, raw);
  const variances = new Float64Array(v.length);
  members.forEach((places, j) => {
    for (const i of places) variances[i] = places.length * (means[j]! + tau2);
  });
  return {
    ...{ tau2, omega2: null, Q, expected, variances },
    I2: Q > 0 ? Math.max(0, 1 - expected / Q) : 0,
    notes: raw < 0 ? [belowZero("tau2", raw)] : [],
  };
}

/**
 * Two moments, Q with the weights $1/v_i$ and the squared sums of residuals over clusters, against their expectations, which
 * are linear in both variances.
 *
 * @see Hedges, Tipton & Johnson (2010), appendix B
 */
function hierarchical(sample: Sample): Components {
  const { v, members } = sample;
  const { x, residuals, Q } = weightedFit(sample, v);
  const k = v.length;
  const p = x.length;
  const home = new Int32Array(k);
  members.forEach((places, j) => {
    for (const i of places) home[i] = j;
  });
  const Q1 = members.reduce((total, places) => total + places.reduce((sum, i) => sum + residuals[i]!, 0) ** 2, 0);
  // E Q = (k - p) + tau2 a1 + omega2 b1; E Q1 = c2 + tau2 a2 + omega2 b2, with H = D x x' D^-1 in units of the effects.
  const sums = members.map((places) =>
    x.map((column) => places.reduce((total, i) => total + column[i]! / Math.sqrt(v[i]!), 0)),
  );
  const lengths = members.map((places) =>
    x.map((column) => places.reduce((total, i) => total + column[i]! * Math.sqrt(v[i]!), 0)),
  );
  const within = x.map((a) => x.map((b) => a.reduce((total, value, i) => total + (value * b[i]!) / v[i]!, 0)));
  const between = x.map((_, a) => x.map((__, b) => sums.reduce((total, sum) => total + sum[a]! * sum[b]!, 0)));
  let [a1, b1, c2, a2, b2] = [0, 0, 0, 0, 0];
  for (let i = 0; i < k; i++) {
    a1 += 1 / v[i]!;
    b1 += 1 / v[i]!;
  }
  for (let a = 0; a < p; a++) {
    a1 -= between[a]![a]!;
    b1 -= within[a]![a]!;
  }
  members.forEach((places, j) => {
    const [t, s] = [lengths[j]!, sums[j]!];
    const n = places.length;
    const quadratic = (matrix: readonly (readonly number[])[]): number =>
      t.reduce((total, ta, a) => total + ta * t.reduce((sum, tb, b) => sum + matrix[a]![b]! * tb, 0), 0);
    c2 += places.reduce((total, i) => total + v[i]!, 0) - dot(t, t);
    // 1'J1 = n^2, 1'I1 = n; beside them the projections of the row sums t of H on the sums of each cluster.
    a2 += n * n - 2 * n * dot(t, s) + quadratic(between);
    b2 += n - 2 * dot(t, s) + quadratic(within);
  });
  const excess = Q - (k - p);
  const raw = (a2 * excess - a1 * (Q1 - c2)) / (a2 * b1 - a1 * b2);
  const omega2 = Number.isFinite(raw) ? Math.max(0, raw) : 0;
  const rest = (excess - omega2 * b1) / a1;
  const tau2 = Math.max(0, rest);
  return {
    ...{ tau2, omega2, I2: null, Q, expected: k - p, variances: v.map((value) => value + tau2 + omega2) },
    notes: [...(omega2 > raw ? [belowZero("omega2", raw)] : []), ...(rest < 0 ? [belowZero("tau2", rest)] : [])],
  };
}

const belowZero = (name: string, value: number): Diagnostic => ({
  code: "NEGATIVE_COMPONENT",
  severity: "info",
  message: `the moment estimate of ${name} is ${Number(value.toPrecision(3))}, below 0, and is taken as 0`,
  evidence: { component: name, value },
});

const identity = (n: number): number[][] =>
  Array.from({ length: n }, (_, i) => Array.from({ length: n }, (__, j) => Number(i === j)));
