import type { Measure } from "../types/index.js";
import type { ScaleName } from "./scales.js";

/**
 * What becomes of an effect when high and low values of the outcome change places: it is negated, it is the rest to 1, it has
 * to be computed for the opposite event, or there is no such effect.
 */
type Mirror = "negate" | "complement" | "opposite-event" | "none";

/** How the values of a measure are read, however they were computed. */
export interface Reading {
  readonly scale: ScaleName;
  /** On the scale of analysis; `null` where no value stands for no effect. */
  readonly noEffect: number | null;
  readonly mirror: Mirror;
}

const difference: Reading = { scale: "identity", noEffect: 0, mirror: "negate" };
const fisherZ: Reading = { scale: "fisher-z", noEffect: 0, mirror: "negate" };
const superiority: Reading = { scale: "identity", noEffect: 0.5, mirror: "complement" };
const oddsRatio: Reading = { scale: "log", noEffect: 0, mirror: "negate" };
const riskRatio: Reading = { scale: "log", noEffect: 0, mirror: "opposite-event" };
const ratio: Reading = { scale: "log", noEffect: 0, mirror: "none" };
const unmirrored: Reading = { scale: "identity", noEffect: 0, mirror: "none" };
const level: Reading = { scale: "identity", noEffect: null, mirror: "none" };
const logLevel: Reading = { scale: "log", noEffect: null, mirror: "none" };
const rootOfShare: Reading = { scale: "fisher-z-of-root", noEffect: null, mirror: "none" };

/** By measure. They stand apart from the formulas, which weigh more, so that tables and figures do without those. */
const readings: Readonly<Record<Measure, Reading>> = {
  MD: difference,
  SMDH: difference,
  SMD1: difference,
  SMD1H: difference,
  ROM: ratio,
  CVR: ratio,
  CLESN: superiority,
  AUCN: superiority,
  SMD: difference,
  RPB: difference,
  ZPB: fisherZ,
  RBIS: difference,
  ZBIS: fisherZ,
  D2OR: oddsRatio,
  D2ORL: oddsRatio,
  D2ORN: oddsRatio,
  VR: ratio,
  CLES: superiority,
  AUC: superiority,
  OR: oddsRatio,
  RR: riskRatio,
  RD: difference,
  PETO: oddsRatio,
  AS: difference,
  PBIT: difference,
  PHI: difference,
  ZPHI: fisherZ,
  YUQ: difference,
  YUY: difference,
  RTET: difference,
  ZTET: fisherZ,
  OR2D: difference,
  OR2DL: difference,
  OR2DN: difference,
  IRR: ratio,
  IRD: unmirrored,
  IRSD: unmirrored,
  HR: ratio,
  MC: difference,
  SMCR: difference,
  SMCRH: difference,
  SMCRP: difference,
  SMCRPH: difference,
  ROMC: ratio,
  CVRC: ratio,
  CLESCN: superiority,
  SMCC: difference,
  VRC: ratio,
  MPRD: difference,
  MPRR: riskRatio,
  MPOR: oddsRatio,
  MPORC: oddsRatio,
  MPPETO: oddsRatio,
  COR: difference,
  UCOR: difference,
  ZCOR: fisherZ,
  PCOR: difference,
  ZPCOR: fisherZ,
  SPCOR: difference,
  ZSPCOR: fisherZ,
  R2: level,
  ZR2: rootOfShare,
  R2F: level,
  ZR2F: rootOfShare,
  MN: level,
  SMN: unmirrored,
  MNLN: logLevel,
  CVLN: logLevel,
  SDLN: logLevel,
  PR: level,
  PLN: logLevel,
  PLO: { scale: "logit", noEffect: null, mirror: "none" },
  PRZ: { scale: "probit", noEffect: null, mirror: "none" },
  PAS: { scale: "arcsine", noEffect: null, mirror: "none" },
  PFT: { scale: "double-arcsine", noEffect: null, mirror: "none" },
  IR: level,
  IRLN: logLevel,
  IRS: { scale: "root", noEffect: null, mirror: "none" },
  IRFT: { scale: "double-root", noEffect: null, mirror: "none" },
  ARAW: level,
  AHW: { scale: "cube-root", noEffect: null, mirror: "none" },
  ABT: { scale: "log-of-rest", noEffect: null, mirror: "none" },
  REH: ratio,
};

/** How the values of a measure are read. */
export const readingOf = (measure: Measure): Reading => readings[measure];
