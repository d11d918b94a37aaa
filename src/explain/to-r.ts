import type { Fit, Grid, RegressionFit, Subgroups, TableFit } from "../types/index.js";
import { poolScript } from "./r-pool.js";
import { regressionScript, subgroupsScript } from "./r-regression.js";
import { tablesScript } from "./r-tables.js";
import { comment } from "./r-text.js";

/** What a script can be written of. */
export type Scripted = Fit | TableFit | RegressionFit | Subgroups | Grid;

/**
 * A script for R that computes the same with the package metafor, 3.8 or later, from the effects and variances (or tables)
 * written out in it: for reviewers who want to see the result from another program.
 *
 * The calls stop later than metafor does by default, so that iterated estimates agree to about seven digits. What metafor
 * does not have stands in the script as its formula, or a comment says what is nearest. Prediction intervals are computed by
 * their formula, as what `predict` gives differs between versions.
 *
 * @param result - what {@link pool}, {@link poolStrata}, {@link mantelHaenszel}, {@link peto}, {@link metaRegression} or
 *   {@link subgroups} returned
 * @returns the text of a file, in ASCII; it leaves the model in `fit`, the prediction interval in `prediction`
 * @see Viechtbauer (2010), Journal of Statistical Software 36(3), doi:10.18637/jss.v036.i03
 * @example
 * const script = toR(pool([{ yi: -0.5, vi: 0.1 }, { yi: -0.3, vi: 0.1 }], { tau2: "DL", interval: "z" }));
 * script.includes('method = "DL", test = "z", level = 95'); // true
 */
export const toR = (result: Scripted): string =>
  `${[comment("Needs R with the package metafor, 3.8 or later."), "library(metafor)", ...partsOf(result)].join("\n\n")}\n`;

function partsOf(result: Scripted): readonly string[] {
  if ("cells" in result) return gridScript(result);
  if ("groups" in result) return subgroupsScript(result);
  if ("design" in result) return regressionScript(result);
  return "tables" in result ? tablesScript(result) : poolScript(result);
}

const gridScript = ({ strata, cells }: Grid): readonly string[] =>
  cells.flatMap(({ stratum, fit }) => [
    comment(strata.facets.map(({ name }) => `${name}: ${stratum.key[name] ?? ""}`).join(", ")),
    ...poolScript(fit),
  ]);
