import type { ContrastMeasure } from "../types/index.js";
import { tableMeasures } from "./tables.js";

const ofMeans = {
  ...{ MD: true, SMD: true, SMDH: true, SMD1: true, SMD1H: true, ROM: true, VR: true, CVR: true, RPB: true, ZPB: true },
  ...{ RBIS: true, ZBIS: true, D2OR: true, D2ORL: true, D2ORN: true, CLESN: true, AUCN: true },
} as const;

const printed = { HR: true, IRR: true, IRD: true } as const;

/** Measures that two arms' means give. */
export type ArmMeansMeasure = keyof typeof ofMeans;

/** The measures that rows of two arms can give or print; the most usual ones first. */
export const contrastMeasures = Object.keys({
  ...{ MD: true, SMD: true, OR: true, RR: true, RD: true },
  ...ofMeans,
  ...tableMeasures,
  ...printed,
} satisfies Record<ContrastMeasure, unknown>) as readonly ContrastMeasure[];

/** Whether two arms' means give the measure. */
export const isOfMeans = (measure: ContrastMeasure): measure is ArmMeansMeasure => Object.hasOwn(ofMeans, measure);

/** Whether two arms' events give the measure. */
export const isOfEvents = (measure: ContrastMeasure): measure is keyof typeof tableMeasures =>
  Object.hasOwn(tableMeasures, measure);
