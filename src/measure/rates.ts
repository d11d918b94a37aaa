import { log } from "../numeric/index.js";
import type { Rate, TwoRates } from "../types/index.js";
import {
  above,
  atLeast,
  because,
  type Entries,
  type Estimate,
  family,
  firstOf,
  type MeasureContext,
  type Reason,
} from "./entry.js";
import { addition } from "./zeros.js";

/** Measures of events per time at risk. */
export type RateMeasure = "IRR" | "IRD" | "IRSD";
export type OneRateMeasure = "IR" | "IRLN" | "IRS" | "IRFT";

const rateFault = ({ events, time }: Rate, of = ""): string | null =>
  firstOf(atLeast(events, 0, `events${of}`), above(time, 0, `time${of}`));

const add = ({ events, time }: Rate, amount: number): Rate => ({ events: events + amount, time });

const square = (x: number): number => x * x;

const onRates =
  (formula: (one: Rate, other: Rate) => Estimate) =>
  (rates: TwoRates, context: MeasureContext): Estimate | Reason => {
    const { treatment, comparator } = rates;
    if (context.zeroCells.drop00 && treatment.events === 0 && comparator.events === 0)
      return because("NO_INFORMATION", "both groups have no events, and such rows are dropped");
    const amount = addition(hasZero(rates), context);
    return formula(add(treatment, amount), add(comparator, amount));
  };

const hasZero = ({ treatment, comparator }: TwoRates): boolean => treatment.events === 0 || comparator.events === 0;

/** Needs nothing added: its variance hangs on the times alone. */
const roots = onRates((one, other) => ({
  yi: Math.sqrt(one.events / one.time) - Math.sqrt(other.events / other.time),
  vi: 1 / (4 * one.time) + 1 / (4 * other.time),
}));

const rothman = "Rothman, Greenland & Lash (2008), Modern Epidemiology, ch. 14";

export const rateMeasures: Entries<RateMeasure> = family<RateMeasure>(
  {
    fault: ({ treatment, comparator }) =>
      rateFault(treatment, " of the treatment") ?? rateFault(comparator, " of the comparator"),
    size: ({ treatment, comparator }) => treatment.time + comparator.time,
    hasZero,
  },
  {
    IRR: {
      name: "Rate ratio",
      assumes: "constant rates, independent events",
      source: rothman,
      compute: onRates((one, other) => ({
        yi: log(one.events / one.time) - log(other.events / other.time),
        vi: 1 / one.events + 1 / other.events,
      })),
    },
    IRD: {
      name: "Rate difference",
      assumes: "constant rates, independent events",
      source: rothman,
      compute: onRates((one, other) => ({
        yi: one.events / one.time - other.events / other.time,
        vi: one.events / square(one.time) + other.events / square(other.time),
      })),
    },
    IRSD: {
      name: "Difference of square-rooted rates",
      assumes: "constant rates, independent events; no way back to rates without one of the comparator",
      source: `${rothman}; Freeman & Tukey (1950), doi:10.1214/aoms/1177729756`,
      compute: (rates, context) => roots(rates, { ...context, zeroCells: { ...context.zeroCells, to: "none" } }),
    },
  },
);

const onRate =
  (formula: (rate: Rate) => Estimate) =>
  (rate: Rate, context: MeasureContext): Estimate =>
    formula(add(rate, addition(rate.events === 0, context)));

const freemanTukey = "Freeman & Tukey (1950), doi:10.1214/aoms/1177729756";

export const oneRateMeasures: Entries<OneRateMeasure> = family<OneRateMeasure>(
  { fault: rateFault, size: ({ time }) => time, hasZero: ({ events }) => events === 0 },
  {
    IR: {
      name: "Rate",
      assumes: "a constant rate, independent events",
      source: rothman,
      compute: onRate(({ events, time }) => ({ yi: events / time, vi: events / square(time) })),
    },
    IRLN: {
      name: "Rate",
      assumes: "a constant rate, independent events",
      source: rothman,
      compute: onRate(({ events, time }) => ({ yi: log(events / time), vi: 1 / events })),
    },
    IRS: {
      name: "Rate",
      assumes: "a constant rate, independent events",
      source: freemanTukey,
      compute: ({ events, time }) => ({ yi: Math.sqrt(events / time), vi: 1 / (4 * time) }),
    },
    IRFT: {
      name: "Rate",
      assumes: "a constant rate, independent events; the way back hangs on a time at risk",
      source: freemanTukey,
      compute: ({ events, time }) => ({
        yi: (Math.sqrt(events / time) + Math.sqrt((events + 1) / time)) / 2,
        vi: 1 / (4 * time),
      }),
    },
  },
);
