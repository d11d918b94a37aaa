import type { Assumption } from "./covariance.js";
import type { Diagnostic } from "./diagnostic.js";
import type { PooledMeasure } from "./fit.js";
import type { MixedStudy } from "./mixed.js";
import type { Coefficient, FittedDesign, JointTest, LinearContrast, ModeratorUse } from "./regression.js";

/** How residuals of clusters are adjusted; `CR2` makes the variance unbiased where the working model holds. */
export type RobustType = "CR0" | "CR1" | "CR1p" | "CR1S" | "CR2" | "CR3";

/**
 * What tests are held against: t with degrees of freedom by Satterthwaite (F of several contrasts by Hotelling's T2 with
 * approximate degrees of freedom, HTZ), t with one degree less than there are clusters (`naive-t`), or with as many less as
 * there are coefficients (`naive-tp`), normal.
 */
export type RobustReference = "Satterthwaite" | "naive-t" | "naive-tp" | "z";

/** Everything that made a robust variance. */
export interface RobustMethod {
  readonly type: RobustType;
  /** What the clusters are: `trial`, or the name of a column. */
  readonly cluster: string;
  readonly test: RobustReference;
  readonly level: number;
}

/** A coefficient with its robust standard error. */
export interface RobustCoefficient extends Coefficient {
  /** `false` where the degrees of freedom by Satterthwaite are below 4, whichever are used: the p-value is not to be leaned on. */
  readonly reliable: boolean;
}

/** Coefficients of a fit with standard errors that hold when the working model is wrong, as long as clusters are independent. */
export interface RobustFit {
  readonly method: RobustMethod;
  readonly measure: PooledMeasure | null;
  readonly k: number;
  /** Coefficients. */
  readonly p: number;
  /** Clusters in all. */
  readonly clusters: number;
  readonly coefficients: readonly RobustCoefficient[];
  /** Of the coefficients, p x p. */
  readonly covariance: readonly (readonly number[])[];
  /** All coefficients but the intercept at once; `null` where there is nothing else. */
  readonly omnibus: JointTest | null;
  /** Of the fit; `null` of a pooled effect, whose design is an intercept. */
  readonly design: FittedDesign | null;
  /** Variance of the true effects about what is predicted; `null` where it is not the same for all. */
  readonly heterogeneity: number | null;
  readonly basis: RobustBasis;
  readonly assumptions: readonly Assumption[];
  readonly notes: readonly Diagnostic[];
}

/** What tests of contrasts are made from: coefficients of an orthonormal basis of the design, $X = QR$ in units of the working model. */
export interface RobustBasis {
  /** R, p x p row by row. */
  readonly triangle: readonly (readonly number[])[];
  readonly coefficients: readonly number[];
  /** The robust covariance matrix of these coefficients. */
  readonly covariance: readonly (readonly number[])[];
  /** What the working model expects that matrix to be. */
  readonly expected: readonly (readonly number[])[];
  /**
   * Covariances of that matrix's entries under the working model, in the order (1,1), (2,1), (2,2), (3,1) ...:
   * p(p+1)/2 rows.
   */
  readonly spread: readonly (readonly number[])[];
  /** Directions that one cluster alone has something to say about: no variance between clusters is seen there. */
  readonly alone: readonly { readonly cluster: string; readonly direction: readonly number[] }[];
}

/** A weighted sum of coefficients, with its robust test. */
export interface RobustContrast extends LinearContrast {
  /** As in {@link RobustCoefficient}. */
  readonly reliable: boolean;
}

/** Contrasts one by one, and all at once. */
export interface RobustTests {
  readonly contrasts: readonly RobustContrast[];
  readonly joint: JointTest;
}

/** Everything that made a working model. */
export interface WorkingMethod {
  /**
   * `correlated`: effects of a cluster share their people, sampling errors are correlated by `rho`; `hierarchical`: effects
   * of a cluster come from different people, true effects vary within and between clusters.
   */
  readonly kind: "correlated" | "hierarchical";
  /** `null` where the model has none. */
  readonly rho: number | null;
  readonly cluster: string;
  readonly level: number;
}

/** A fit by a working model of the dependence; its inference comes from {@link robust} alone. */
export interface WorkingFit {
  readonly method: WorkingMethod;
  readonly measure: PooledMeasure | null;
  readonly k: number;
  readonly p: number;
  readonly clusters: number;
  readonly design: FittedDesign;
  readonly moderators: readonly ModeratorUse[];
  readonly studies: readonly WorkingStudy[];
  readonly coefficients: readonly Pick<Coefficient, "name" | "term" | "estimate">[];
  /** Variance of true effects between clusters, squared units of `yi`. */
  readonly tau2: number;
  /** Within clusters; `null` for correlated effects. */
  readonly omega2: number | null;
  /** Share of Q beyond what chance gives, 0 to 1; `null` for hierarchical effects. */
  readonly I2: number | null;
  /** Weighted squares about the regression with the weights of the first step, and what they are expected to be without variance between effects. */
  readonly Q: { readonly statistic: number; readonly expected: number };
  readonly assumptions: readonly Assumption[];
  readonly notes: readonly Diagnostic[];
}

/** One effect in a working model. */
export interface WorkingStudy extends MixedStudy {
  readonly cluster: string;
  /** What the effect counts as varying by: the inverse of its weight. */
  readonly variance: number;
}

/** How often bootstrap samples of whole clusters, made under the null hypothesis, give a statistic at least as large as the data. */
export interface WildBootstrap {
  readonly type: RobustType;
  readonly weights: "Rademacher" | "Webb";
  /** What is tested, by name. */
  readonly of: readonly string[];
  readonly clusters: number;
  /** Every sample of signs once, or random ones with the seed. */
  readonly exact: boolean;
  readonly seed: number | null;
  /** Samples in all, the data among them. */
  readonly total: number;
  /** Those looked at, from `from` up to but not `to`. */
  readonly from: number;
  readonly to: number;
  /** Wald's statistic by its degrees of freedom. */
  readonly statistic: number;
  readonly df: number;
  /** Samples of the range whose statistic is at least as large. */
  readonly atLeast: number;
  /** Their share; `null` until all samples have been looked at. */
  readonly pValue: number | null;
  readonly notes: readonly Diagnostic[];
}
