import { SynthesisError } from "../errors.js";
import { alone, type Marginal, marginalOf, ofDesign } from "../mixed/marginal.js";
import { criticalValues } from "../model/interval.js";
import { solveTransposed, solveTriangle } from "../numeric/index.js";
import type {
  Diagnostic,
  Fit,
  JointTest,
  MixedFit,
  RegressionFit,
  RobustBasis,
  RobustContrast,
  RobustFit,
  RobustMethod,
  RobustReference,
  RobustType,
  WorkingFit,
} from "../types/index.js";
import { type ClusterOptions, type Clusters, clustersOf } from "./clusters.js";
import { momentsOf } from "./moments.js";
import { type Sandwich, sandwich } from "./sandwich.js";
import { contrastTest, isTooFew, jointTest, leansOn } from "./tests.js";

/** What robust inference can be about. */
export type Clustered = Fit | RegressionFit | MixedFit | WorkingFit;

/** How robust inference is made. */
export interface RobustOptions extends ClusterOptions {
  /** How residuals are adjusted; `CR2` by default. */
  readonly type?: RobustType;
  /** `Satterthwaite` by default. */
  readonly test?: RobustReference;
  /** By default that of the fit. */
  readonly level?: number;
}

/**
 * Standard errors, tests and intervals of a fit that hold even if its model of the dependence is wrong, as long as clusters,
 * trials by default, are independent of one another.
 *
 * The estimates are those of the fit. The variance comes from the spread between clusters; its small-sample correction and its
 * degrees of freedom come from the fit's model, which matters less the more clusters there are. Where the degrees of freedom
 * are below 4 the p-value is not to be leaned on, and a note says so. The model of correlated and hierarchical effects (CHE)
 * is a mixed model with a covariance of sampling errors; for the simpler working models see {@link workingModel}.
 *
 * @param fit - as {@link pool}, {@link metaRegression}, {@link workingModel} or a mixed model returns it
 * @param options - clusters: by `cluster: "trial"`, for bare effects by their labels, or by a column of `data` with one value
 *   for each of the fit's studies; type of adjustment, test and level
 * @throws {@link SynthesisError} `NO_SUCH_CLUSTER`, `CLUSTER_MISSING`; `CLUSTERS_DEPEND` where the model itself ties two
 *   clusters together; `TOO_FEW_CLUSTERS`; `NOT_LINEAR`; `BAD_OPTION`
 * @see Hedges, Tipton & Johnson (2010), Research Synthesis Methods 1:39-65, doi:10.1002/jrsm.5; Tipton (2015), Psychological
 *   Methods 20:375-393, doi:10.1037/met0000011; Pustejovsky & Tipton (2018), Journal of Business & Economic Statistics
 *   36:672-683, doi:10.1080/07350015.2016.1247004; Pustejovsky & Tipton (2022), Prevention Science 23:425-438,
 *   doi:10.1007/s11121-021-01246-3
 * @example
 * const effects = [0.1, 0.3, 0.2, 0.6, 0.5, 0.9, 0.4].map((yi) => ({ yi, vi: 0.1 }));
 * const data = { lab: ["a", "a", "b", "b", "c", "d", "e"] };
 * const { coefficients } = robust(pool(effects), { cluster: "lab", data });
 * coefficients.map(({ stdError, df }) => `${stdError.toFixed(3)}, df ${df?.toFixed(1)}`); // ["0.107, df 3.5"]
 */
export function robust(fit: Clustered, options: RobustOptions = {}): RobustFit {
  const method = methodOf(fit, options);
  const { marginal, clusters } = clustered(fit, options);
  const found = sandwich(marginal, clusters, method.type);
  const basis = basisOf(found, clusters);
  const m = clusters.names.length;
  const { p, k, names, terms } = marginal;
  if (method.test === "naive-tp" && m <= p) {
    throw new SynthesisError(
      "TOO_FEW_CLUSTERS",
      `robust: naive-tp needs more clusters than coefficients, got ${m} for ${p}`,
      { remedy: 'use fewer moderators, or test: "Satterthwaite"' },
    );
  }
  const reference = { method, clusters: m, p, basis };
  const critical = criticalValues(method.level);
  const columns = names.map((_, i) => unitOnBasis(found, i));
  const tests = names.map((name, i) => contrastTest(reference, critical, name, columns[i]!));
  const tested = terms.flatMap((term, i) => (term === null ? [] : [i]));
  const omnibus =
    tested.length === 0
      ? null
      : jointTest(
          reference,
          tested.map((i) => names[i]!),
          tested.map((i) => columns[i]!),
          tested.map(() => 0),
        );
  return {
    method,
    measure: fit.measure,
    k,
    p,
    clusters: m,
    coefficients: tests.map(({ name, value: _, ...test }, i) => ({ name, term: terms[i]!, ...test })),
    covariance: inColumns(found),
    omnibus,
    design: "design" in fit ? fit.design : null,
    heterogeneity: heterogeneityOf(fit),
    basis,
    assumptions: "assumptions" in fit ? fit.assumptions : [],
    notes: [
      ...aboutReliability(tests, omnibus, basis, columns),
      ...(omnibus !== null && omnibus.statistic === null ? [noJointTest(omnibus.df)] : []),
      ...(method.type === "CR3" && found.alone.length > 0 ? [aboutInverse(basis)] : []),
    ],
  };
}

const types: readonly RobustType[] = ["CR0", "CR1", "CR1p", "CR1S", "CR2", "CR3"];
const references: readonly RobustReference[] = ["Satterthwaite", "naive-t", "naive-tp", "z"];

/** @throws {@link SynthesisError} `BAD_OPTION` */
export function methodOf(fit: Clustered, options: RobustOptions): RobustMethod {
  const { type = "CR2", cluster, test = "Satterthwaite", level = fit.method.level } = options;
  const refuse = (name: string, needs: string, got: unknown): SynthesisError =>
    new SynthesisError("BAD_OPTION", `robust: ${name} needs ${needs}, got ${JSON.stringify(got)}`);
  if (!types.includes(type)) throw refuse("type", `one of ${types.join(", ")}`, type);
  if (!references.includes(test)) throw refuse("test", `one of ${references.join(", ")}`, test);
  if (!(level > 0 && level < 1)) throw refuse("level", "a number between 0 and 1", level);
  return { type, cluster: cluster ?? ownCluster(fit), test, level };
}

const isWorking = (fit: Clustered): fit is WorkingFit => "kind" in fit.method;

const ownCluster = (fit: Clustered): string => (isWorking(fit) ? fit.method.cluster : "trial");

/** A fit as robust inference sees it. */
export function clustered(
  fit: Clustered,
  { cluster = ownCluster(fit), data = {} }: ClusterOptions,
): { readonly marginal: Marginal; readonly clusters: Clusters } {
  const marginal = isWorking(fit) ? ofWorkingModel(fit) : marginalOf(fit);
  return { marginal, clusters: clustersOf(fit.studies, marginal.blocks, { cluster, data }) };
}

function ofWorkingModel({ design, studies }: WorkingFit): Marginal {
  const values = studies.map((study) => study.values);
  return {
    ...ofDesign(design, values),
    y: Float64Array.from(studies, ({ yi }) => yi),
    blocks: studies.map(({ variance }, i) => alone(i, variance)),
    weights: null,
  };
}

/** The variance of the true effect of a further effect about its mean. */
function heterogeneityOf(fit: Clustered): number | null {
  if (isWorking(fit)) return fit.tau2 + (fit.omega2 ?? 0);
  if (!("random" in fit)) return fit.method.tau2 === "CE" ? null : fit.tau2;
  const variances = fit.components.filter(({ kind }) => kind === "variance");
  if (variances.length === 0 || variances.some(({ of }) => of !== null)) return null;
  return variances.reduce((total, { value }) => total + value, 0);
}

function basisOf(found: Sandwich, { names }: Clusters): RobustBasis {
  const { p, triangle, coefficients, covariance, alone: directions } = found;
  const { expected, spread } = momentsOf(found);
  return {
    triangle: rowsOf(triangle, p),
    coefficients: [...coefficients],
    covariance: rowsOf(covariance, p),
    expected: rowsOf(expected, p),
    spread: rowsOf(spread, (p * (p + 1)) / 2),
    alone: directions.map(({ cluster, direction }) => ({ cluster: names[cluster]!, direction: [...direction] })),
  };
}

const rowsOf = (flat: Float64Array, n: number): number[][] =>
  Array.from({ length: n }, (_, i) => [...flat.subarray(i * n, i * n + n)]);

const unitOnBasis = ({ triangle, p }: Sandwich, i: number): Float64Array =>
  solveTransposed(
    triangle,
    p,
    Array.from({ length: p }, (_, j) => Number(i === j)),
  );

/** The covariance of the coefficients of the columns. */
function inColumns({ triangle, covariance, p }: Sandwich): readonly (readonly number[])[] {
  const half = rowsOf(covariance, p).map((row) => solveTriangle(triangle, p, row));
  const columns = half.map((_, j) =>
    solveTriangle(
      triangle,
      p,
      half.map((row) => row[j]!),
    ),
  );
  return columns.map((column, i) => columns.map((other, j) => 0.5 * (column[j]! + other[i]!)));
}

function aboutReliability(
  tests: readonly Pick<RobustContrast, "name" | "statistic" | "reliable">[],
  omnibus: JointTest | null,
  basis: RobustBasis,
  columns: readonly Float64Array[],
): readonly Diagnostic[] {
  const leaning = tests.map((_, i) => leansOn(basis, columns[i]!));
  const few = tests.flatMap(({ name, statistic, reliable }, i) =>
    reliable || statistic === null || leaning[i]!.length > 0 ? [] : [name],
  );
  const left = omnibus?.statistic == null ? null : omnibus.residualDf;
  if (left !== null && isTooFew(left) && tests.length > 2) few.push("all at once");
  const notes: Diagnostic[] = [];
  if (few.length > 0) {
    notes.push({
      code: "FEW_DEGREES_OF_FREEDOM",
      severity: "warning",
      message: `fewer than 4 degrees of freedom for ${few.join(", ")}: the variance between so few clusters is too uncertain, p-values and intervals are not to be leaned on`,
      remedy: "test with wildBootstrap, or ask a question that more clusters answer",
      evidence: { tests: few },
    });
  }
  const held = tests.flatMap(({ name }, i) => (leaning[i]!.length > 0 ? [name] : []));
  if (held.length > 0) {
    const trials = [...new Set(leaning.flat())];
    notes.push({
      code: "ONE_CLUSTER_ALONE",
      severity: "warning",
      message: `${held.join(", ")} cannot be told without ${trials.join(", ")}: no variance between clusters is seen there, standard errors are too small`,
      remedy: "leave out the level or the moderator that no other cluster has",
      evidence: { coefficients: held, clusters: trials },
    });
  }
  if (tests.some(({ statistic }, i) => statistic === null && leaning[i]!.length === 0)) {
    notes.push({
      code: "CLUSTERS_AGREE",
      severity: "warning",
      message: "all effects lie on the fit: the robust standard error is 0, and there is no test",
    });
  }
  return notes;
}

const noJointTest = (df: number): Diagnostic => ({
  code: "NO_HTZ",
  severity: "warning",
  message: `the joint test of ${df} coefficients has no degrees of freedom left: there are too few clusters`,
  remedy: "test fewer at once, or with wildBootstrap",
});

const aboutInverse = ({ alone: directions }: RobustBasis): Diagnostic => ({
  code: "CR3_SINGULAR",
  severity: "warning",
  message: `without ${[...new Set(directions.map(({ cluster }) => cluster))].join(", ")} a coefficient has no data: CR3 leaves that direction out`,
  remedy: "use CR2",
});
