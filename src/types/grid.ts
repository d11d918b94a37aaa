import type { Diagnostic } from "./diagnostic.js";
import type { Fit, PoolMethod } from "./fit.js";
import type { JointPool, WindowContrast } from "./joint.js";
import type { Strata, Stratum } from "./stratum.js";

/** One cell of a grid. `fit` has k = 0 where there is no trial. */
export interface Cell {
  readonly stratum: Stratum;
  readonly fit: Fit;
  /** The same with the doubtful rows, where the cell has any and they were not asked for. */
  readonly withDoubtful: Fit | null;
}

/** All strata, pooled one by one. */
export interface Grid {
  readonly strata: Strata;
  readonly method: PoolMethod;
  readonly cells: readonly Cell[];
  /** Windows of one kind fitted together; absent until {@link withContrasts} has done so. */
  readonly joint?: JointPool;
  /** Differences between windows: of each with the first that holds a trial. */
  readonly contrasts?: readonly WindowContrast[];
  readonly notes: readonly Diagnostic[];
}
