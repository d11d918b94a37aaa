import type { ZeroCells } from "./effect.js";
import type { Fit, Homogeneity } from "./fit.js";

/** A two-by-two table: persons with (`ai`, `ci`) and without (`bi`, `di`) the event, of treatment and of comparator. */
export interface TwoByTwo {
  readonly ai: number;
  readonly bi: number;
  readonly ci: number;
  readonly di: number;
  readonly label?: string;
}

/** Events (`x1i`, `x2i`) in a time at risk (`t1i`, `t2i`), of treatment and of comparator. */
export interface PersonTime {
  readonly x1i: number;
  readonly t1i: number;
  readonly x2i: number;
  readonly t2i: number;
  readonly label?: string;
}

/** A table as it came in, and what became of it. */
export interface PooledTable {
  readonly label: string;
  /** As given: before any correction, and before alignment. */
  readonly counts: TwoByTwo | PersonTime;
  /** No event in either arm, or (of two-by-two tables) events in all persons of both. */
  readonly doubleZero: boolean;
  /** Share of the weight, 0 to 1; 0 for a table that says nothing of the measure. */
  readonly weight: number;
}

/** Cochran, Mantel and Haenszel's test that treatment and event are independent in every table. */
export interface AssociationTest extends Homogeneity {
  /** Whether one half was taken from the difference between events observed and expected. */
  readonly continuityCorrection: boolean;
}

/** How the variance of a pooled table measure is estimated. */
export type TableVariance = "Robins-Breslow-Greenland" | "Greenland-Robins" | "Sato-Greenland-Robins" | "Peto";

/** A fit that was pooled from tables, not from effects and their variances. Its studies are those that have an effect of their own. */
export interface TableFit extends Fit {
  readonly variance: TableVariance;
  /** What was added to the tables before they were pooled. */
  readonly correction: ZeroCells;
  /** What was added for the studies' own effects, which are shown and enter Q; `null` where they need nothing. */
  readonly zeroCells: ZeroCells | null;
  /** Every table, in the order given. */
  readonly tables: readonly PooledTable[];
  /** `null` where there is none: for differences of rates, and where no table has events and non-events. */
  readonly association: AssociationTest | null;
  /** Breslow and Day's test that the odds ratio is the same in all tables; `null` for other measures. */
  readonly breslowDay: Homogeneity | null;
  /** The same with Tarone's correction. */
  readonly tarone: Homogeneity | null;
}
