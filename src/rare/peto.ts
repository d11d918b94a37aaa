import { SynthesisError } from "../errors.js";
import type { EffectSize, TableFit, TwoByTwo } from "../types/index.js";
import { observedLessExpected, petoEstimator, tellsOfOdds } from "./estimators.js";
import { readTables } from "./read-tables.js";
import { asTheyAre, type Own, requireLevel, type TableMethod, tableFit } from "./table-fit.js";
import { associationTest } from "./table-tests.js";

/** How tables are pooled by Peto. */
export interface PetoOptions {
  /** Of all intervals, between 0 and 1; 0.95 by default. */
  readonly level?: number;
  /** Pool doubtful effects too. */
  readonly includeDoubtful?: boolean;
}

/**
 * Pools odds ratios by Peto's one-step method, from events observed less expected: for very rare events with arms of like
 * size and small effects. Nothing is added to zero cells. Where arms differ much in size, or the effect is large, it is
 * biased, and a note says so.
 *
 * Trials in which nobody or everybody had the event say nothing and are not counted; a note names them. The trials' own
 * effects are one-step odds ratios, too.
 *
 * @param input - effects as {@link effectSizes} returns them for OR, one from each trial; or bare tables `{ ai, bi, ci, di, label? }`
 * @returns a fit on the scale of log odds with normal intervals and the weight of every table
 * @throws {@link SynthesisError} as {@link mantelHaenszel} does; `BAD_OPTION` for effects that are no odds ratios
 * @throws {@link DataError} `BAD_TABLE`, all offenders at once
 * @see Yusuf, Peto, Lewis, Collins & Sleight (1985), Progress in Cardiovascular Diseases 27:335-371,
 *   doi:10.1016/S0033-0620(85)80003-7; Greenland & Salvan (1990), doi:10.1002/sim.4780090307 (its bias)
 * @example
 * const fit = peto([
 *   { ai: 2, bi: 98, ci: 0, di: 100, label: "A" },
 *   { ai: 3, bi: 97, ci: 1, di: 99, label: "B" },
 * ]);
 * [fit.estimate, fit.stdError].map((value) => value?.toFixed(4)); // ["1.3492", "0.8213"]
 */
export function peto(input: readonly EffectSize[] | readonly TwoByTwo[], options: PetoOptions = {}): TableFit {
  const { level = 0.95, includeDoubtful = false } = options;
  const who = "peto";
  requireLevel(who, level);
  const read = readTables(who, input, undefined, includeDoubtful);
  if (read.measure !== "OR") {
    throw new SynthesisError("BAD_OPTION", `${who} pools odds ratios, got ${read.measure}`, {
      remedy: 'compute the effects with measure: "OR", or use mantelHaenszel',
    });
  }
  const own = read.tables.map(({ cells }): Own | null => {
    if (!tellsOfOdds(cells)) return null;
    const { difference, variance } = observedLessExpected(cells);
    const text = `one-step odds ratio: observed less expected ${short(difference)}, variance ${short(variance)}`;
    return { yi: difference / variance, vi: 1 / variance, steps: [{ code: "PETO", text }] };
  });
  const method: TableMethod = {
    ...{ weighting: "Peto", level, correction: asTheyAre },
    ...{ zeroCells: null, estimator: petoEstimator, own },
  };
  return tableFit(read, method, (pooled) => ({
    association: associationTest(pooled, "OR", false),
    breslowDay: null,
    tarone: null,
  }));
}

const short = (value: number): string => String(Number(value.toPrecision(4)));
