import { naturalScale } from "../measure/index.js";
import type { ContrastEstimate, Interval, Measure, Row, WindowContrast } from "../types/index.js";

/**
 * Two rows for each difference between windows (or controls), one for each estimand: the change within the trials that hold both,
 * and the difference of the means of the joint model.
 *
 * @param contrasts - what {@link contrast} returned
 * @returns flat rows; {@link glossary} defines their columns
 * @example
 * const csv = `trial,outcome,weeks,n1i,m1i,sd1i,n2i,m2i,sd2i
 * A 2001,pain,4,40,2.8,2.4,40,3.9,2.6
 * A 2001,pain,50,40,2.9,2.4,40,3.2,2.6
 * B 2004,pain,4,25,3.1,2.0,27,4.0,2.2
 * B 2004,pain,50,25,3.3,2.0,27,3.5,2.2`;
 * const effects = effectSizes(readContrasts(csv), { outcome: "pain", measure: "MD" });
 * const strata = stratify(effects, { by: ["window"], windows: windows.cochranePain });
 * const fading = contrast(poolJointly(strata, { samplingRho: 0.6 }), "short", "long");
 * contrastRows([fading]).map(({ estimand, k }) => [estimand, k]); // [["paired", 2], ["joint", 2]]
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
