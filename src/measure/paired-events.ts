import { log } from "../numeric/index.js";
import type { PairedEvents } from "../types/index.js";
import { atLeast, type Entries, type Estimate, family, firstOf, type MeasureContext } from "./entry.js";
import { addition } from "./zeros.js";

/** Measures of matched pairs with and without an event. */
export type PairedEventsMeasure = "MPRD" | "MPRR" | "MPOR" | "MPORC" | "MPPETO";

/** Pairs, in the letters of the formulas: both, the treated one alone, the other alone, neither. */
interface Pairs {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly n: number;
}

const hasZero = (pairs: PairedEvents): boolean => Object.values(pairs).some((count) => count === 0);

const counts = ({ both, onlyTreatment, onlyComparator, neither }: PairedEvents) =>
  [both, onlyTreatment, onlyComparator, neither] as const;

const onPairs =
  (formula: (pairs: Pairs) => Estimate) =>
  (pairs: PairedEvents, context: MeasureContext): Estimate => {
    const add = addition(hasZero(pairs), context);
    const [a, b, c, d] = counts(pairs).map((count) => count + add) as [number, number, number, number];
    return formula({ a, b, c, d, n: a + b + c + d });
  };

/** Odds ratio of the margins, with their covariance. */
function marginal({ a, b, c, d, n }: Pairs): Estimate {
  const [r1, r2, c1, c2] = [a + b, c + d, a + c, b + d];
  const covariance = (n * (a * d - b * c)) / (r1 * r2 * c1 * c2);
  return { yi: log((r1 * c2) / (r2 * c1)), vi: 1 / r1 + 1 / r2 + 1 / c1 + 1 / c2 - 2 * covariance };
}

const elbourne = "Elbourne et al. (2002), doi:10.1093/ije/31.1.140";

export const pairedEventsMeasures: Entries<PairedEventsMeasure> = family<PairedEventsMeasure>(
  {
    fault: ({ both, onlyTreatment, onlyComparator, neither }) =>
      firstOf(
        atLeast(both, 0, "both"),
        atLeast(onlyTreatment, 0, "onlyTreatment"),
        atLeast(onlyComparator, 0, "onlyComparator"),
        atLeast(neither, 0, "neither"),
      ),
    size: (pairs) => counts(pairs).reduce((sum, count) => sum + count, 0),
    hasZero,
  },
  {
    MPRD: {
      name: "Risk difference (matched pairs)",
      assumes: "one difference at all risks",
      source: "May & Johnson (1997), doi:10.1002/(SICI)1097-0258(19971015)16:19<2127::AID-SIM664>3.0.CO;2-H",
      compute: onPairs(({ b, c, n }) => ({ yi: (b - c) / n, vi: ((b + c) / n - ((b - c) / n) ** 2) / n })),
    },
    MPRR: {
      name: "Risk ratio (matched pairs)",
      assumes: "one ratio at all risks; another for the opposite event",
      source: "Zou (2007), doi:10.1002/sim.2622; Curtin et al. (2002), doi:10.1002/sim.1205",
      compute: onPairs(({ a, b, c }) => ({ yi: log((a + b) / (a + c)), vi: (b + c) / ((a + b) * (a + c)) })),
    },
    MPOR: {
      name: "Odds ratio (matched pairs, marginal)",
      assumes: "the odds ratio of the population, not of a person",
      source: `${elbourne}; Becker & Balagtas (1993), doi:10.2307/2532560`,
      compute: onPairs(marginal),
    },
    MPORC: {
      name: "Odds ratio (matched pairs, conditional)",
      assumes: "one odds ratio within all pairs",
      source: `${elbourne}; Curtin et al. (2002), doi:10.1002/sim.1205`,
      compute: onPairs(({ b, c }) => ({ yi: log(b / c), vi: 1 / b + 1 / c })),
    },
    MPPETO: {
      name: "Odds ratio (matched pairs, Peto)",
      assumes: "an effect near none",
      source: "Curtin et al. (2002), doi:10.1002/sim.1205",
      compute: onPairs(({ b, c }) => ({ yi: (2 * (b - c)) / (b + c), vi: 4 / (b + c) })),
    },
  },
);
