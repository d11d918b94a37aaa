import { SynthesisError } from "../errors.js";
import { about, criticalValues, twoSided } from "../model/interval.js";
import { unpooled } from "../model/pool.js";
import { chiSquareUpperTail, sum } from "../numeric/index.js";
import type {
  AssociationTest,
  ComputedEffect,
  DerivationStep,
  FittedStudy,
  Homogeneity,
  PooledTable,
  TableFit,
  ZeroCells,
} from "../types/index.js";
import { type Cells, cellKindOf, corrected } from "./cells.js";
import type { TableEstimator } from "./estimators.js";
import { type Counted, notesOn } from "./notes.js";
import type { ReadTables } from "./read-tables.js";

/** How a pool of tables is made, apart from the tables. */
export interface TableMethod {
  readonly weighting: "MH" | "Peto";
  readonly level: number;
  readonly estimator: TableEstimator;
  readonly correction: ZeroCells;
  readonly zeroCells: ZeroCells | null;
  /** The effects of the tables by themselves, in order; `null` where one has none, or is not to be shown. */
  readonly own: readonly (Own | null)[];
}

/** The effect of a table by itself. */
export interface Own {
  readonly yi: number;
  readonly vi: number;
  /** What was done to the counts; `null` where the effect is the one that came in. */
  readonly steps: readonly DerivationStep[] | null;
}

/** The tests that belong to a pool of tables. */
export interface TableTests {
  readonly association: AssociationTest | null;
  readonly breslowDay: Homogeneity | null;
  readonly tarone: Homogeneity | null;
}

/** No correction: tables are pooled as they are. */
export const asTheyAre: ZeroCells = { add: 0, to: "none", drop00: false };

/** For the effects of single tables: one half to tables with a zero, and none for tables without events. */
export const ownZeroCells: ZeroCells = { add: 0.5, to: "only0", drop00: true };

export function requireLevel(who: string, level: number): void {
  if (level > 0 && level < 1) return;
  throw new SynthesisError("BAD_OPTION", `${who}: level needs a number between 0 and 1, got ${level}`, {
    remedy: "give 0.95 for 95%",
  });
}

/**
 * The fit of a pool of tables.
 *
 * @param testsOf - the tests, from the tables as they were pooled and the estimate
 */
export function tableFit(
  { measure, tables, notes }: ReadTables,
  method: TableMethod,
  testsOf: (pooled: readonly Cells[], estimate: number | null) => TableTests,
): TableFit {
  const { weighting, level, estimator, correction, zeroCells, own } = method;
  const { z } = criticalValues(level);
  const kept = corrected(
    tables.map(({ cells }) => cells),
    measure,
    correction,
  );
  const pooled = kept.filter((cells) => cells !== null && hasArms(cells)) as readonly Cells[];
  const { estimate, vi } = estimator.pool(pooled);
  const weights = kept.map((cells) => (cells !== null && hasArms(cells) ? estimator.weight(cells) : 0));
  const total = sum(weights);
  const weighed = tables.map(({ label, counts, cells }, i): PooledTable => {
    const weight = total > 0 ? (weights[i] as number) / total : 0;
    return { label, counts, doubleZero: cellKindOf(measure).isDoubleZero(cells), weight };
  });
  const studies = tables.flatMap(({ label, effect }, i): FittedStudy[] => {
    const found = own[i];
    if (!found) return [];
    const { yi, vi: variance, steps } = found;
    const confidence = about(yi, z * Math.sqrt(variance));
    const weight = (weighed[i] as PooledTable).weight;
    return [{ label, yi, vi: variance, confidence, weight, effect: effect && withSteps(effect, found, steps) }];
  });
  const told = kept.map((cells) => cells !== null && hasArms(cells) && tells(measure, cells));
  const k = told.filter(Boolean).length;
  const stdError = vi === null ? null : Math.sqrt(vi);
  const statistic = estimate === null || stdError === null ? null : estimate / stdError;
  const counted: Counted = {
    measure,
    tables,
    told,
    own,
    kept,
    correction,
    zeroCells,
    weighting,
    k,
    estimate,
    stdError,
  };
  return {
    ...unpooled({
      ...{ tau2: "CE", weighting, interval: "z", prediction: "none", tau2Interval: "none" },
      level,
    }),
    measure,
    k,
    studies,
    estimate,
    stdError,
    statistic,
    pValue: statistic === null ? null : twoSided(statistic, null),
    confidence: estimate === null || stdError === null ? null : about(estimate, z * stdError),
    tau2: k < 2 ? null : 0,
    tau: k < 2 ? null : 0,
    ...heterogeneity(studies, estimate),
    variance: estimator.variance,
    correction,
    zeroCells,
    tables: weighed,
    ...testsOf(pooled, estimate),
    notes: [...notes, ...notesOn(counted)],
  };
}

const hasArms = ({ a, b, c, d }: Cells): boolean => a + b > 0 && c + d > 0;

/** Whether a table says anything of the measure: risk and rate differences know of no events, too. */
function tells(measure: ReadTables["measure"], { a, b, c, d }: Cells): boolean {
  if (measure === "OR") return a + c > 0 && b + d > 0;
  return measure === "RD" || measure === "IRD" || a + c > 0;
}

/** Cochran's Q of the studies' own effects about the pooled one, and what follows from it. */
function heterogeneity(studies: readonly FittedStudy[], estimate: number | null): Pick<TableFit, "Q" | "I2" | "H2"> {
  const df = studies.length - 1;
  if (estimate === null || df < 1) return { Q: null, I2: null, H2: null };
  const statistic = sum(studies.map(({ yi, vi }) => (yi - estimate) ** 2 / vi));
  return {
    Q: { statistic, df, pValue: chiSquareUpperTail(statistic, df) },
    I2: statistic > 0 ? Math.max(0, 1 - df / statistic) : 0,
    H2: statistic / df,
  };
}

/** The source of an effect with the numbers that it has here. */
const withSteps = (effect: ComputedEffect, { yi, vi }: Own, steps: readonly DerivationStep[] | null): ComputedEffect =>
  steps === null
    ? effect
    : {
        ...effect,
        yi,
        vi,
        original: effect.aligned && effect.method.measure !== "RR" ? -yi : yi,
        derivation: [...effect.derivation.filter(({ code }) => code !== "ZERO_CELL"), ...steps],
      };
