import type { PoolOptions } from "../model/index.js";
import type { ModeratorData, RegressionOptions } from "../regression/index.js";
import type { Covariance, FixedComponents, RandomTerm } from "../types/index.js";

/** How a mixed model is fitted. */
export interface MixedOptions extends Pick<PoolOptions, "level" | "includeDoubtful" | "allow"> {
  /** Of the sampling errors, over all effects that are given or over those that are used; without it they are independent. */
  readonly covariance?: Covariance;
  /** None by default: then the sampling errors are all that varies. */
  readonly random?: readonly RandomTerm[];
  /** As for {@link metaRegression}; an intercept by default. */
  readonly moderators?: RegressionOptions["moderators"];
  /** Columns of moderators and random terms, one value for each effect as they were given; others are looked for in the effects. */
  readonly data?: ModeratorData;
  /** `REML` by default. */
  readonly estimator?: "REML" | "ML";
  /** `containment` by default: t with the degrees of freedom of the level at which a column varies; `t` with k - p; `z`. */
  readonly interval?: "z" | "t" | "containment";
  /** Components that are not estimated, by the name of their term: `trial`, `district/school`, `window | trial`. */
  readonly fixed?: Readonly<Record<string, FixedComponents>>;
}

/** Whether the variance at a place of G is held. */
export const isStated = ({ variance }: FixedComponents, place: number): boolean =>
  variance !== undefined && (typeof variance === "number" || (variance[place] ?? null) !== null);
