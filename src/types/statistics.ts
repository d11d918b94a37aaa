import type { ArmEvents } from "./contrast.js";
import type { ZeroCells } from "./effect.js";
import type { SmallSampleCorrection } from "./measure.js";

/** Size (persons), mean and standard deviation (units of the outcome) of one group. */
export interface GroupMean {
  readonly n: number;
  readonly mean: number;
  readonly sd: number;
}

/** Events in a time at risk. */
export interface Rate {
  readonly events: number;
  /** Person-time, in any unit that is the same for all. */
  readonly time: number;
}

/** Means of two groups. */
export interface TwoMeans {
  readonly treatment: GroupMean;
  readonly comparator: GroupMean;
}

/** Sizes and standard deviations of two groups. */
export interface TwoSpreads {
  readonly treatment: Omit<GroupMean, "mean">;
  readonly comparator: Omit<GroupMean, "mean">;
}

/** Sizes of two groups, with the uncorrected standardized difference, the t statistic or the p-value that a report gives. */
export type StandardizedDifference = {
  readonly n: { readonly treatment: number; readonly comparator: number };
} & (
  | { readonly d: number }
  | { readonly t: number }
  | { /** Two-sided, of the t test. */ readonly p: number; readonly higher: "treatment" | "comparator" }
);

/** Events in two groups. */
export interface TwoEvents {
  readonly treatment: ArmEvents;
  readonly comparator: ArmEvents;
}

/** Events in two times at risk. */
export interface TwoRates {
  readonly treatment: Rate;
  readonly comparator: Rate;
}

/** Area under the ROC curve, or probability of superiority, with the sizes of the two groups. */
export interface Area {
  readonly auc: number;
  readonly n: { readonly treatment: number; readonly comparator: number };
}

/** A ratio as it is printed with its confidence interval. */
export interface PrintedRatio {
  readonly ratio: number;
  readonly ci: readonly [lower: number, upper: number];
  /** 0.95 if absent. */
  readonly level?: number;
}

/** A correlation in n persons. */
export interface Correlation {
  readonly r: number;
  readonly n: number;
}

/** A partial correlation from a regression on so many predictors, its own included. */
export interface PartialCorrelation extends Correlation {
  readonly predictors: number;
}

/** A semi-partial correlation, with the share of variance that the whole regression explains. */
export interface SemiPartialCorrelation extends Correlation {
  readonly r2: number;
}

/** The share of variance that a regression on so many predictors explains in n persons. */
export interface Determination {
  readonly r2: number;
  readonly predictors: number;
  readonly n: number;
}

/** Two means of the same n persons (or pairs), with their correlation. What is standardized by one is divided by `before.sd`. */
export interface PairedMeans {
  readonly n: number;
  readonly after: Omit<GroupMean, "n">;
  readonly before: Omit<GroupMean, "n">;
  readonly correlation: number;
}

/** Two standard deviations of the same n persons, with their correlation. */
export interface PairedSpreads {
  readonly n: number;
  readonly after: Pick<GroupMean, "sd">;
  readonly before: Pick<GroupMean, "sd">;
  readonly correlation: number;
}

/** The paired t statistic of n persons. */
export interface PairedT {
  readonly n: number;
  readonly t: number;
}

/** Matched pairs by who had the event, in pairs. */
export interface PairedEvents {
  readonly both: number;
  readonly onlyTreatment: number;
  readonly onlyComparator: number;
  readonly neither: number;
}

/** Cronbach's alpha of a scale of so many items in n persons. */
export interface Reliability {
  readonly alpha: number;
  readonly items: number;
  readonly n: number;
}

/** Genotypes of a locus with two alleles, in persons. */
export interface Genotypes {
  readonly homozygotes: readonly [number, number];
  readonly heterozygotes: number;
}

/** What each measure is computed from. The codes are those of the field. */
export interface MeasureStatistics {
  MD: TwoMeans;
  SMD: TwoMeans | StandardizedDifference;
  SMDH: TwoMeans;
  SMD1: TwoMeans;
  SMD1H: TwoMeans;
  ROM: TwoMeans;
  VR: TwoSpreads;
  CVR: TwoMeans;
  RPB: TwoMeans | StandardizedDifference;
  ZPB: TwoMeans | StandardizedDifference;
  RBIS: TwoMeans | StandardizedDifference;
  ZBIS: TwoMeans | StandardizedDifference;
  D2OR: TwoMeans | StandardizedDifference;
  D2ORL: TwoMeans | StandardizedDifference;
  D2ORN: TwoMeans | StandardizedDifference;
  CLESN: TwoMeans;
  AUCN: TwoMeans;
  CLES: Area;
  AUC: Area;
  OR: TwoEvents;
  RR: TwoEvents;
  RD: TwoEvents;
  PETO: TwoEvents;
  AS: TwoEvents;
  PHI: TwoEvents;
  ZPHI: TwoEvents;
  YUQ: TwoEvents;
  YUY: TwoEvents;
  RTET: TwoEvents;
  ZTET: TwoEvents;
  PBIT: TwoEvents;
  OR2D: TwoEvents;
  OR2DL: TwoEvents;
  OR2DN: TwoEvents;
  IRR: TwoRates;
  IRD: TwoRates;
  IRSD: TwoRates;
  HR: PrintedRatio;
  MC: PairedMeans;
  SMCC: PairedMeans | PairedT;
  SMCR: PairedMeans;
  SMCRH: PairedMeans;
  SMCRP: PairedMeans;
  SMCRPH: PairedMeans;
  ROMC: PairedMeans;
  VRC: PairedSpreads;
  CVRC: PairedMeans;
  CLESCN: PairedMeans;
  MPRD: PairedEvents;
  MPRR: PairedEvents;
  MPOR: PairedEvents;
  MPORC: PairedEvents;
  MPPETO: PairedEvents;
  COR: Correlation;
  UCOR: Correlation;
  ZCOR: Correlation;
  PCOR: PartialCorrelation;
  ZPCOR: PartialCorrelation;
  SPCOR: SemiPartialCorrelation;
  ZSPCOR: SemiPartialCorrelation;
  R2: Determination;
  ZR2: Determination;
  R2F: Determination;
  ZR2F: Determination;
  MN: GroupMean;
  SMN: GroupMean;
  MNLN: GroupMean;
  SDLN: Omit<GroupMean, "mean">;
  CVLN: GroupMean;
  PR: ArmEvents;
  PLN: ArmEvents;
  PLO: ArmEvents;
  PRZ: ArmEvents;
  PAS: ArmEvents;
  PFT: ArmEvents;
  IR: Rate;
  IRLN: Rate;
  IRS: Rate;
  IRFT: Rate;
  ARAW: Reliability;
  AHW: Reliability;
  ABT: Reliability;
  REH: Genotypes;
}

/** Every measure that {@link measureEffect} computes, by its code in the field; {@link measures} says what each is. */
export type Measure = keyof MeasureStatistics;

/** The forms of the measures that have several, the default first. All others have `LS` alone. */
export interface MeasureVariances {
  MD: "LS" | "HO" | "UB";
  SMD: "LS" | "LS2" | "UB" | "H0" | "RevMan5";
  ROM: "LS" | "HO" | "AV" | "AVHO";
  RPB: "ST" | "CS";
  ZPB: "ST" | "CS";
  RD: "LS" | "UB" | "AV";
  PHI: "CS" | "ST";
  ZPHI: "CS" | "ST";
  COR: "LS" | "AV";
  UCOR: "LS" | "UB" | "AV";
}

/** The forms of the variance that a measure has. */
export type VarianceOf<M extends Measure> = M extends keyof MeasureVariances ? MeasureVariances[M] : "LS";

/** How an effect is computed. */
export interface MeasureOptions<M extends Measure = Measure> {
  /** The first that {@link measures} names, if absent. */
  readonly variance?: VarianceOf<M>;
  /** Whether small samples are corrected for bias, where the measure has a correction; by default it is. */
  readonly corrected?: boolean;
  /** Of SMD: `exact` by default; RevMan 5 takes the `approximate` one. */
  readonly correction?: SmallSampleCorrection;
  /** What is added to counts: one half where one is 0, if absent. */
  readonly zeroCells?: Partial<ZeroCells>;
}

/** An effect that was computed. It goes into {@link pool} as it is. */
export interface Measured {
  readonly measure: Measure;
  readonly label: string;
  /** On the scale of analysis; {@link backTransform} leads back. */
  readonly yi: number;
  /** Sampling variance of `yi`, above 0. */
  readonly vi: number;
  /** Persons, pairs or person-time behind the effect, where the statistics say so. */
  readonly size: number | null;
  readonly reason: null;
}

/** Statistics that give no effect, and why. */
export interface Unmeasured {
  readonly measure: Measure;
  readonly label: string;
  readonly yi: null;
  readonly vi: null;
  readonly size: number | null;
  readonly reason: { readonly code: string; readonly text: string };
}

/** What became of one row of statistics. */
export type MeasuredEffect = Measured | Unmeasured;
