import { requireOneOf } from "../errors.js";
import { requireZeroCells } from "../measure/index.js";
import { exp } from "../numeric/index.js";
import type { ComputedEffect, EffectSize, PersonTime, TableFit, TwoByTwo, ZeroCells } from "../types/index.js";
import { corrected, isRate, ownEffect, type TableMeasure } from "./cells.js";
import { mantelHaenszelEstimators, otherRiskDifference } from "./estimators.js";
import { type ReadTables, readTables } from "./read-tables.js";
import { asTheyAre, type Own, ownZeroCells, requireLevel, type TableMethod, tableFit } from "./table-fit.js";
import { associationTest, oddsHomogeneity } from "./table-tests.js";

/** How tables are pooled by Mantel and Haenszel. */
export interface MantelHaenszelOptions {
  /** Of bare tables: `OR` by default, `IRR` for person-time. That of effects is their own. */
  readonly measure?: TableMeasure;
  /** Of all intervals, between 0 and 1; 0.95 by default. */
  readonly level?: number;
  /** Added to the tables before they are pooled; nothing by default. */
  readonly correction?: ZeroCells;
  /** For the studies' own effects, which are shown and enter Q. By default those of the effects, or one half to tables with a zero; none for tables without events. */
  readonly zeroCells?: ZeroCells;
  /** Whether the test of association takes one half from the difference observed; `true` by default. */
  readonly continuityCorrection?: boolean;
  /** Variance of a risk difference: `Sato-Greenland-Robins` (default), for few large tables and many small ones, or `Greenland-Robins`, for few large ones. */
  readonly riskDifferenceVariance?: "Sato-Greenland-Robins" | "Greenland-Robins";
  /** Pool doubtful effects too. */
  readonly includeDoubtful?: boolean;
}

/**
 * Pools tables of events by Mantel and Haenszel under the common-effect model: for rare events, where the effects of single
 * trials and their variances are not to be relied on. Nothing is added to zero cells unless it is asked for.
 *
 * Trials without events in both arms say nothing of an odds, risk or rate ratio and are not counted; in a difference they
 * count. A note names them either way. With one trial its own table is shown. Q is that of the trials' own effects about the
 * pooled one.
 *
 * @param input - effects of events as {@link effectSizes} returns them, one from each trial (also those whose zero cells gave
 *   them no number); or bare tables `{ ai, bi, ci, di, label? }` or `{ x1i, t1i, x2i, t2i, label? }`
 * @returns a fit on the analysis scale (log for OR, RR and IRR) with normal intervals, the weight of every table, and the
 *   tests of Cochran-Mantel-Haenszel and, for OR, Breslow-Day and Tarone
 * @throws {@link SynthesisError} as {@link pool} does; `NO_TABLE` for effects that were not computed from events; `BAD_OPTION`
 * @throws {@link DataError} `BAD_TABLE`, all offenders at once
 * @see Mantel & Haenszel (1959), doi:10.1093/jnci/22.4.719; Robins, Breslow & Greenland (1986), doi:10.2307/2531052 (variance
 *   of OR); Greenland & Robins (1985), doi:10.2307/2530643 (RR, IRR, IRD); Sato, Greenland & Robins (1989), Biometrics
 *   45:1323-1324 (RD); Tarone (1985), doi:10.1093/biomet/72.1.91
 * @example
 * const fit = mantelHaenszel([
 *   { ai: 4, bi: 119, ci: 11, di: 128, label: "Aronson 1948" },
 *   { ai: 6, bi: 300, ci: 29, di: 274, label: "Ferguson 1949" },
 * ]);
 * [fit.estimate, fit.stdError].map((value) => value?.toFixed(4)); // ["-1.4215", "0.3595"]
 */
export function mantelHaenszel(
  input: readonly EffectSize[] | readonly TwoByTwo[] | readonly PersonTime[],
  options: MantelHaenszelOptions = {},
): TableFit {
  const { level = 0.95, correction = asTheyAre, zeroCells, continuityCorrection = true } = options;
  const { riskDifferenceVariance = "Sato-Greenland-Robins", includeDoubtful = false } = options;
  const who = "mantelHaenszel";
  requireLevel(who, level);
  requireZeroCells(who, "correction", correction);
  requireOneOf(who, "riskDifferenceVariance", riskDifferenceVariances, riskDifferenceVariance);
  if (zeroCells !== undefined) requireZeroCells(who, "zeroCells", zeroCells);
  const read = readTables(who, input, options.measure, includeDoubtful);
  const { measure } = read;
  const other = measure === "RD" && riskDifferenceVariance === "Greenland-Robins";
  const method: TableMethod = {
    ...{ weighting: "MH", level, correction },
    zeroCells: zeroCells ?? zeroCellsOf(read),
    estimator: other ? otherRiskDifference : mantelHaenszelEstimators[measure],
    own: ownEffects(read, zeroCells),
  };
  return tableFit(read, method, (pooled, estimate) => ({
    association: measure === "IRD" ? null : associationTest(pooled, measure, continuityCorrection),
    ...((measure === "OR" && estimate !== null ? oddsHomogeneity(pooled, exp(estimate)) : null) ?? {
      breslowDay: null,
      tarone: null,
    }),
  }));
}

const riskDifferenceVariances = ["Sato-Greenland-Robins", "Greenland-Robins"];

/** What was added for the studies' own effects: to effects when they were computed, but none for tables without events. */
function zeroCellsOf({ tables }: ReadTables): ZeroCells {
  const effect: ComputedEffect | null = tables[0]?.effect ?? null;
  return effect === null ? ownZeroCells : { ...effect.method.zeroCells, drop00: true };
}

function ownEffects(read: ReadTables, asked: ZeroCells | undefined): readonly (Own | null)[] {
  const { measure, tables } = read;
  const zeroCells = asked ?? zeroCellsOf(read);
  const where = isRate(measure) ? "the events of each arm" : "each cell";
  const cells = tables.map((each) => each.cells);
  const kept = corrected(cells, measure, zeroCells);
  return tables.map(({ effect, hasOwn }, i) => {
    const one = kept[i] ?? null;
    if (one === null) return null;
    if (asked === undefined && effect !== null) return hasOwn ? { yi: effect.yi, vi: effect.vi, steps: null } : null;
    const own = ownEffect(measure, one);
    if (own === null) return null;
    const added = one !== cells[i] && zeroCells.add > 0;
    return { ...own, steps: added ? [{ code: "ZERO_CELL", text: `${zeroCells.add} added to ${where}` }] : [] };
  });
}
