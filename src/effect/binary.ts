import { log } from "../numeric/index.js";
import type { ArmEvents, Measure, ZeroCells } from "../types/index.js";
import type { Estimate } from "./continuous.js";

/** The measures of two-by-two tables. */
export type BinaryMeasure = Extract<Measure, "OR" | "RR" | "RD">;

/** A two-by-two table: events and non-events of treatment, then of comparator. */
interface Table {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
}

const table = (treatment: ArmEvents, comparator: ArmEvents): Table => ({
  a: treatment.events,
  b: treatment.n - treatment.events,
  c: comparator.events,
  d: comparator.n - comparator.events,
});

const hasZero = ({ a, b, c, d }: Table): boolean => a === 0 || b === 0 || c === 0 || d === 0;

/** Whether a cell of the table is 0. */
export const hasZeroCell = (treatment: ArmEvents, comparator: ArmEvents): boolean =>
  hasZero(table(treatment, comparator));

const cube = (x: number): number => x * x * x;

const formulas = {
  /** Woolf's log odds ratio. */
  OR: ({ a, b, c, d }) => ({ yi: log((a * d) / (b * c)), vi: 1 / a + 1 / b + 1 / c + 1 / d }),
  RR: ({ a, b, c, d }) => ({
    yi: log(a / (a + b)) - log(c / (c + d)),
    vi: 1 / a - 1 / (a + b) + 1 / c - 1 / (c + d),
  }),
  RD: ({ a, b, c, d }) => ({ yi: a / (a + b) - c / (c + d), vi: (a * b) / cube(a + b) + (c * d) / cube(c + d) }),
} satisfies Record<BinaryMeasure, (cells: Table) => Estimate>;

/** metafor's default: one half to each cell of tables with a zero. */
export const defaultZeroCells: ZeroCells = { add: 0.5, to: "only0", drop00: false };

/**
 * Effect of a two-by-two table, treatment against comparator: log odds ratio, log risk ratio or risk difference.
 *
 * @param measure - `OR` and `RR` on the log scale, `RD` as a difference of proportions
 * @param treatment - size and events
 * @param comparator - the same
 * @param zeroCells - what is added to the cells; see {@link ZeroCells}
 * @param anyZero - for `to: "if0all"`: whether any table of the set has a zero cell; by default whether this one has
 * @returns the effect; `null` if the table is dropped, or carries no information even so (a zero stays where it is divided by, or the variance is 0)
 * @see Cochrane Handbook 10.4; Woolf (1955), Annals of Human Genetics 19:251-253, doi:10.1111/j.1469-1809.1955.tb01348.x
 * @example
 * twoByTwo("OR", { n: 123, events: 4 }, { n: 139, events: 11 })?.yi.toFixed(4); // "-0.9387"
 */
export function twoByTwo(
  measure: BinaryMeasure,
  treatment: ArmEvents,
  comparator: ArmEvents,
  zeroCells: ZeroCells = defaultZeroCells,
  anyZero = hasZeroCell(treatment, comparator),
): Estimate | null {
  const cells = table(treatment, comparator);
  const doubleZero = (cells.a === 0 && cells.c === 0) || (cells.b === 0 && cells.d === 0);
  if (zeroCells.drop00 && doubleZero) return null;
  const corrected = { all: true, only0: hasZero(cells), if0all: anyZero, none: false }[zeroCells.to];
  const add = corrected ? zeroCells.add : 0;
  const { yi, vi } = formulas[measure]({ a: cells.a + add, b: cells.b + add, c: cells.c + add, d: cells.d + add });
  return Number.isFinite(yi) && Number.isFinite(vi) && vi > 0 ? { yi, vi } : null;
}
