import type { Dependence } from "../types/index.js";

/** A value of a column; `null` where it is not known. */
export type ColumnValue = number | string | null;

/** Columns of the caller's own: one value for each effect, in the order of the effects. */
export type Columns = Readonly<Record<string, readonly ColumnValue[]>>;

/** How many people stand behind both of two results. */
export interface PeopleInBoth {
  readonly trial: string;
  /** Twice the same arm, or two arms that overlap; any arm with itself, if absent. */
  readonly arms?: readonly [string, string];
  /** Two visits in weeks, in either order; any two, if absent. */
  readonly weeks?: readonly [number, number];
  readonly n: number;
}

/** Names of columns that say which arms a bare effect compares, and their sizes. */
export interface ArmColumns {
  readonly treatment: string;
  readonly comparator: string;
  readonly treatmentN: string;
  readonly comparatorN: string;
}

/** What is assumed of people, and where it is found which effects come from the same people. */
export interface CovarianceOptions extends Dependence {
  /** Column that holds effects of one trial together; `trial` by default. */
  readonly cluster?: string;
  /** Column of the type of what was measured; the outcome of computed effects by default. */
  readonly type?: string;
  /** Column that tells measurements of one type and time apart; the instrument of computed effects by default. */
  readonly obs?: string;
  /** Column of times; `weeks` by default. */
  readonly time?: string;
  /** Column of groups of different people within a trial, between which effects are independent. */
  readonly subgroup?: string;
  /** For bare effects: columns that say which arms are compared. Computed effects know theirs. */
  readonly arms?: ArmColumns;
  /** Columns, one value for each effect as they were given; others are looked for in the effects. */
  readonly data?: Columns;
  /** Where fewer people stand behind both of two results than behind the smaller one, which is the default. */
  readonly peopleInBoth?: readonly PeopleInBoth[];
  /** What is done with a block that is not positive definite: refused by default; `nearest` takes the nearest correlation matrix; `keep` leaves it, with a note. */
  readonly indefinite?: "refuse" | "nearest" | "keep";
  /** Let doubtful rows in. */
  readonly includeDoubtful?: boolean;
}
