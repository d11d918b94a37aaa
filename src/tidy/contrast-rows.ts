import { naturalScale } from "../measure/index.js";
import type { ContrastEstimate, Interval, Measure, Row, WindowContrast } from "../types/index.js";

/**
 * Two rows for each difference between windows (or controls), one for each estimand: the change within the trials that hold both,
 * and the difference of the means of the joint model.
 *
 * @param contrasts - what {@link contrast} returned
 * @returns flat rows; {@link glossary} defines their columns
 */
export function contrastRows(contrasts: readonly WindowContrast[]): readonly Row[] {
  return contrasts.flatMap((each) =>
    (["paired", "joint"] as const).map((estimand) => {
      const found: ContrastEstimate | null = each[estimand];
      return {
        ...each.key,
        across: each.across,
        first: each.first,
        second: each.second,
        estimand,
        headline: each.headline === estimand,
        k: found?.k ?? 0,
        inBoth: each.both.length,
        onlyInFirst: each.onlyFirst.length,
        onlyInSecond: each.onlySecond.length,
        estimate: found?.estimate ?? null,
        stdError: found?.stdError ?? null,
        statistic: found?.statistic ?? null,
        df: found?.df ?? null,
        pValue: found?.pValue ?? null,
        lower: found?.confidence[0] ?? null,
        upper: found?.confidence[1] ?? null,
        ...asRatio(each.measure, found),
        reliable: found?.reliable ?? null,
        assumptions: each.assumptions.map(({ text }) => text).join("; ") || null,
        notes: [...new Set(each.notes.map(({ code }) => code))].join(" ") || null,
      };
    }),
  );
}

/** A difference of logarithms as the ratio that a reader sees; other scales have no way back for differences. */
function asRatio(measure: Measure | null, found: ContrastEstimate | null): Row {
  const { kind, value } = naturalScale(measure);
  const seen = (log: number): number | null => (Number.isFinite(value(log)) ? value(log) : null);
  if (kind !== "log" || found === null) return { natural: null, naturalLower: null, naturalUpper: null };
  const [lower, upper]: Interval = found.confidence;
  return { natural: seen(found.estimate), naturalLower: seen(lower), naturalUpper: seen(upper) };
}
