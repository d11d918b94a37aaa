import type { Cell, Diagnostic, Grid, PoolMethod, Strata, Stratum } from "../types/index.js";
import { type PoolOptions, poolMethod } from "./options.js";
import { pool } from "./pool.js";
import { tell, type Watch } from "./watch.js";

/** How each stratum is pooled, and how the caller follows the work. */
export interface PoolStrataOptions extends Omit<PoolOptions, "includeDoubtful">, Watch {}

/**
 * Pools every stratum by itself.
 *
 * Cells of several windows hold the same trials; differences between them are not tested, and a note says how many
 * trials stand in both.
 *
 * @param strata - as {@link stratify} returns them; whether doubtful rows are pooled was decided there
 * @param options - as for {@link pool}
 * @returns one cell for each stratum, in order; an empty one has a fit with k = 0
 * @throws {@link SynthesisError} as {@link pool} does, for the first stratum that cannot be pooled; `OVERVIEW` for published
 *   pooled results, which {@link sideBySide} shows; `CANCELLED` when the signal ended the work
 * @example
 * const csv = `trial,outcome,weeks,n1i,m1i,sd1i,n2i,m2i,sd2i
 * A 2001,pain,6,40,2.8,2.4,40,3.3,2.6
 * B 2004,pain,4,25,3.1,2.0,27,4.0,2.2`;
 * const effects = effectSizes(readContrasts(csv), { outcome: "pain", measure: "MD" });
 * const grid = poolStrata(stratify(effects, { by: ["window"], windows: windows.cochranePain }));
 * grid.cells.map(({ fit }) => fit.k); // [2, 0, 0]
 */
export function poolStrata(strata: Strata, options: PoolStrataOptions = {}): Grid {
  const { onProgress, signal, ...how } = options;
  const watch: Watch = { ...(onProgress && { onProgress }), ...(signal && { signal }) };
  const method: PoolMethod = poolMethod(how);
  const { includeDoubtful } = strata.method;
  const total = strata.strata.length;
  const cell = (stratum: Stratum, done: number): Cell => {
    tell("poolStrata", watch, done, total);
    return {
      stratum,
      fit: pool(stratum.effects, { ...how, includeDoubtful }),
      withDoubtful:
        includeDoubtful || stratum.doubtful.length === 0
          ? null
          : pool([...stratum.effects, ...stratum.doubtful], { ...how, includeDoubtful: true }),
    };
  };
  const cells = strata.strata.map(cell);
  onProgress?.(total, total);
  return { strata, method, cells, notes: untested(strata) };
}

function untested({ overlaps }: Strata): readonly Diagnostic[] {
  if (overlaps.length === 0) return [];
  const pairs = overlaps.map(({ key, windows, both, onlyFirst, onlySecond }) => ({
    key,
    windows,
    both: both.length,
    onlyFirst: onlyFirst.length,
    onlySecond: onlySecond.length,
  }));
  const told = pairs.map(({ key: { domain, ...key }, windows: [first, second], both, onlyFirst, onlySecond }) => {
    const place = Object.values(key);
    const where = place.length > 0 ? `${place.join(", ")}, ` : "";
    return `${where}${first} and ${second}: trials in both ${both}, only in ${first} ${onlyFirst}, only in ${second} ${onlySecond}`;
  });
  return [
    {
      code: "WINDOWS_NOT_TESTED",
      severity: "warning",
      message: `differences between windows are not tested (${told.join("; ")})`,
      remedy:
        "state how measurements of the same people go together (samplingRho), in the plan's dependence or for withContrasts",
      evidence: { pairs },
    },
  ];
}
