import type { PoolOptions } from "../model/index.js";
import type { MatrixDesign, RegressionDesign, Term } from "../types/index.js";
import type { ModeratorData } from "./moderators.js";

/** How effects are regressed on moderators. What is not given has the default that it has in {@link pool}. */
export interface RegressionOptions
  extends Pick<PoolOptions, "tau2" | "interval" | "tau2Interval" | "level" | "includeDoubtful" | "allow"> {
  /** Terms, a design, or a matrix. */
  readonly moderators: readonly Term[] | RegressionDesign | MatrixDesign;
  /** Columns of moderators, one value for each effect as they were given; others are looked for in the effects. */
  readonly data?: ModeratorData;
}
