import { log } from "../numeric/index.js";
import type { ArmEvents } from "../types/index.js";
import { type Entries, type Estimate, family, type MeasureContext } from "./entry.js";
import { angle, eventsFault, probit } from "./tables.js";
import { addition } from "./zeros.js";

/** Measures of one group's proportion. */
export type ProportionMeasure = "PR" | "PLN" | "PLO" | "PRZ" | "PAS" | "PFT";

const hasZero = ({ n, events }: ArmEvents): boolean => events === 0 || events === n;

/** A formula on events and non-events as the rule for zeros leaves them. */
const onCounts =
  (formula: (events: number, others: number) => Estimate) =>
  (arm: ArmEvents, context: MeasureContext): Estimate => {
    const add = addition(hasZero(arm), context);
    return formula(arm.events + add, arm.n - arm.events + add);
  };

export const proportionMeasures: Entries<ProportionMeasure> = family<ProportionMeasure>(
  { fault: eventsFault, size: ({ n }) => n, hasZero },
  {
    PR: {
      name: "Proportion",
      assumes: "proportions far from 0 and 1",
      source: "Schwarzer, Carpenter & Rücker (2015), Meta-Analysis with R, ch. 2, doi:10.1007/978-3-319-21416-0",
      compute: onCounts((x, y) => ({ yi: x / (x + y), vi: (x * y) / ((x + y) * (x + y) * (x + y)) })),
    },
    PLN: {
      name: "Proportion",
      assumes: "small proportions; what is pooled may exceed 1",
      source: "Schwarzer, Carpenter & Rücker (2015), doi:10.1007/978-3-319-21416-0",
      compute: onCounts((x, y) => ({ yi: log(x / (x + y)), vi: 1 / x - 1 / (x + y) })),
    },
    PLO: {
      name: "Proportion",
      assumes: "enough events and non-events in each group",
      source: "Schwarzer, Carpenter & Rücker (2015), doi:10.1007/978-3-319-21416-0",
      compute: onCounts((x, y) => ({ yi: log(x / y), vi: 1 / x + 1 / y })),
    },
    PRZ: {
      name: "Proportion",
      assumes: "as PLO",
      source: "delta method",
      compute: onCounts(probit),
    },
    PAS: {
      name: "Proportion",
      assumes: "nothing is added for zeros; the variance hangs on n alone",
      source: "Freeman & Tukey (1950), doi:10.1214/aoms/1177729756; Rücker et al. (2009), doi:10.1002/sim.3511",
      compute: ({ n, events }) => ({ yi: angle(events, n - events), vi: 1 / (4 * n) }),
    },
    PFT: {
      name: "Proportion",
      assumes: "nothing is added for zeros; the way back hangs on a size and can mislead",
      source:
        "Freeman & Tukey (1950), doi:10.1214/aoms/1177729756; back: Miller (1978), doi:10.1080/00031305.1978.10479283; Barendregt et al. (2013), doi:10.1136/jech-2013-203104; caution: Schwarzer et al. (2019), doi:10.1002/jrsm.1348",
      compute: ({ n, events }) => ({
        yi: (angle(events, n + 1 - events) + angle(events + 1, n - events)) / 2,
        vi: 1 / (4 * n + 2),
      }),
    },
  },
);
