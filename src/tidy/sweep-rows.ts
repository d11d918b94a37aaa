import { naturalScale } from "../measure/index.js";
import type { Row, Sweep, SweepRow, TauSweep, Value } from "../types/index.js";
import { tauSweepRows } from "./tau-sweep-rows.js";

/**
 * A sweep as a table. Of {@link sweep}: one row for each setting, the reference first. Of {@link tauSweep}: one row for the result as it
 * is reported, one for each stated value of tau, one for the average under the prior.
 *
 * @param swept - what {@link sweep} or {@link tauSweep} returned; the `caption` of the latter belongs to any table of its rows
 * @returns flat rows; {@link glossary} defines their columns, but for those that dimensions name. A dimension with the name of a
 *   column of the answers, such as `level`, has the column `level setting`
 * @example
 * const effects = [{ yi: -0.5, vi: 0.04 }, { yi: -0.1, vi: 0.09 }, { yi: -0.8, vi: 0.06 }];
 * const swept = sweep((setting) => pool(effects, setting), { tau2: ["DL", "REML"], interval: ["z", "HKSJ"] });
 * sweepRows(swept).map(({ tau2, interval, conclusion }) => `${tau2}, ${interval}: ${conclusion}`)[1]; // "DL, HKSJ: crosses"
 * sweepRows(tauSweep(effects, { tau: [0.2], prior: { scale: 0.5 } })).map(({ analysis }) => analysis); // ["REML, HKSJ", "tau stated", "tau averaged"]
 */
export const sweepRows = (swept: Sweep | TauSweep): readonly Row[] =>
  "dimensions" in swept ? swept.rows.map((row) => settingRow(row, swept)) : tauSweepRows(swept);

function settingRow(
  { setting, estimate, confidence, pValue, reliable, conclusion, reason }: SweepRow,
  { measure, level }: Sweep,
): Row {
  const scale = naturalScale(measure);
  const natural = (value: number | null | undefined): number | null =>
    value === null || value === undefined || scale.kind === "linear" ? null : scale.value(value);
  const answer: Readonly<Record<string, Value>> = {
    ...{ measure, estimate, lower: confidence?.[0] ?? null, upper: confidence?.[1] ?? null, pValue, level },
    ...{ natural: natural(estimate), naturalLower: natural(confidence?.[0]), naturalUpper: natural(confidence?.[1]) },
    ...{ reliable, conclusion, reason: reason?.message ?? null },
  };
  const dimensions = Object.entries(setting).map(([name, value]) => [name in answer ? `${name} setting` : name, value]);
  return { ...Object.fromEntries(dimensions), ...answer };
}
