import type { Assumption } from "./covariance.js";
import type { Diagnostic } from "./diagnostic.js";
import type { Coefficient, JointTest } from "./regression.js";

/** How residuals of clusters are adjusted; `CR2` makes the variance unbiased where the working model holds. */
export type RobustType = "CR0" | "CR1" | "CR1p" | "CR1S" | "CR2" | "CR3";

/** Everything that made a robust variance. */
export interface RobustMethod {
  readonly type: RobustType;
  /** What the clusters are: `trial`, or the name of a column. */
  readonly cluster: string;
  readonly test: "Satterthwaite" | "naive-t" | "z";
  readonly level: number;
}

/** A coefficient with its robust standard error. */
export interface RobustCoefficient extends Coefficient {
  /** `false` where the degrees of freedom are below 4: the p-value is not to be leaned on. */
  readonly reliable: boolean;
}

/** Coefficients of a fit with standard errors that hold when the working model is wrong, as long as clusters are independent. */
export interface RobustFit {
  readonly method: RobustMethod;
  /** Clusters in all. */
  readonly clusters: number;
  readonly coefficients: readonly RobustCoefficient[];
  /** Of the coefficients, p x p. */
  readonly covariance: readonly (readonly number[])[];
  /** Hotelling's T2 with approximate degrees of freedom (HTZ) of all coefficients but the intercept. */
  readonly omnibus: JointTest | null;
  readonly assumptions: readonly Assumption[];
  readonly notes: readonly Diagnostic[];
}
