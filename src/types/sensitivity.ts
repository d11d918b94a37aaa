import type { Design, Outcome } from "./codebook.js";
import type { Interval } from "./contrast.js";
import type { Diagnostic } from "./diagnostic.js";
import type { EffectMethod } from "./effect.js";
import type { Homogeneity, PooledMeasure, PoolMethod } from "./fit.js";
import type { AnalysedData, RegressionMethod } from "./regression.js";

/** What the studies behind a result are about, so that its figure can say so. */
export interface About {
  readonly outcomes: readonly Outcome[];
  readonly effectMethod: EffectMethod;
  readonly design: Design;
  readonly synthetic: boolean;
}

/** A pooled effect of some of the studies, in short; as in a fit, what cannot be computed is `null`. */
export interface Refit {
  readonly k: number;
  readonly estimate: number | null;
  readonly stdError: number | null;
  readonly statistic: number | null;
  readonly df: number | null;
  readonly pValue: number | null;
  readonly confidence: Interval | null;
  readonly prediction: Interval | null;
  readonly tau2: number | null;
  readonly I2: number | null;
  readonly H2: number | null;
  readonly Q: Homogeneity | null;
  readonly converged: boolean;
}

/** The result without one study, trial or cluster. */
export interface LeftOut extends Refit {
  /** What was left out. */
  readonly leftOut: string;
  /** The labels of all studies left out. */
  readonly studies: readonly string[];
}

/** The result without each study, trial or cluster in turn. */
export interface LeaveOneOut {
  readonly measure: PooledMeasure | null;
  /** `null` for studies without a contrast. */
  readonly about: About | null;
  readonly method: PoolMethod;
  readonly by: "effect" | "trial" | "cluster";
  /** The result with all. */
  readonly all: Refit;
  readonly rows: readonly LeftOut[];
  readonly notes: readonly Diagnostic[];
}

/** The result with all studies up to one. */
export interface Cumulated extends Refit {
  /** The labels of the studies that came in last: one, unless studies of the same place come in together. */
  readonly added: readonly string[];
  /** Their place in the order; `null` for the order given. */
  readonly at: number | string | null;
}

/** Studies pooled one after the other. */
export interface Cumulative {
  readonly measure: PooledMeasure | null;
  /** `null` for studies without a contrast. */
  readonly about: About | null;
  readonly method: PoolMethod;
  readonly order: "given" | "year" | "precision" | "own";
  readonly rows: readonly Cumulated[];
  readonly notes: readonly Diagnostic[];
}

/** What one study does to a result: the result with it beside the result without it. */
export interface StudyInfluence {
  readonly label: string;
  /** Its distance from its fitted effect, over the standard error of that distance. */
  readonly rstandard: number | null;
  /** Its distance from what the other studies predict, over the standard error of that distance. */
  readonly rstudent: number | null;
  /** How many standard errors its fitted effect moves. */
  readonly dffits: number | null;
  /** Cook's distance: how far all coefficients move, squared, in the metric of their covariance. */
  readonly cooksDistance: number | null;
  /** Determinant of the covariance of the coefficients without it over that with it: above 1, it adds precision. */
  readonly covarianceRatio: number | null;
  /** tau2 without it. */
  readonly tau2Without: number | null;
  /** Cochran's Q without it. */
  readonly QWithout: number | null;
  /** Diagonal of the hat matrix, 0 to 1. */
  readonly hat: number;
  /** Share of the weight, 0 to 1. */
  readonly weight: number;
  /** How many standard errors each coefficient moves, in the order of `coefficients`. */
  readonly dfbetas: readonly (number | null)[];
  readonly influential: boolean;
  /** What made it influential: `dffits`, `cooksDistance`, `hat`, `dfbetas`. */
  readonly because: readonly string[];
}

/** What each study does to a pooled effect or a regression. */
export interface Influence {
  readonly measure: PooledMeasure | null;
  /** `null` for studies without a contrast. */
  readonly about: About | null;
  readonly method: PoolMethod | RegressionMethod;
  readonly k: number;
  /** Names of the coefficients: `intercept` alone for a pooled effect. */
  readonly coefficients: readonly string[];
  readonly studies: readonly StudyInfluence[];
  /** Beyond these a study counts as influential: |dffits|, the probability below Cook's distance, hat, |dfbetas|. */
  readonly rule: {
    readonly dffits: number;
    readonly cooksProbability: number;
    readonly hat: number;
    readonly dfbetas: number;
  };
  readonly notes: readonly Diagnostic[];
}

/** A column of numbers over the subsets of a {@link Gosh}. */
export type GoshColumn = readonly (number | null)[];

/** Results of subsets of the studies, column by column: row `i` is that of subset `from + i`. */
export interface Gosh {
  readonly measure: PooledMeasure | null;
  /** `null` for studies without a contrast. */
  readonly about: About | null;
  readonly method: PoolMethod | RegressionMethod;
  readonly labels: readonly string[];
  readonly data: AnalysedData;
  /** Every subset once, or random ones with the seed. */
  readonly exact: boolean;
  readonly seed: number | null;
  /** Subsets in all. */
  readonly total: number;
  readonly from: number;
  readonly to: number;
  /** Which studies each subset holds, thirty studies to a column: study j is bit `j % 30` of column `floor(j / 30)`. */
  readonly members: readonly (readonly number[])[];
  /** Studies in the subset. */
  readonly k: readonly number[];
  /** The pooled effect, or the coefficients of a regression, by name. */
  readonly estimates: readonly { readonly name: string; readonly values: GoshColumn }[];
  readonly tau2: GoshColumn;
  /** 0 to 1. */
  readonly I2: GoshColumn;
  readonly Q: GoshColumn;
  readonly notes: readonly Diagnostic[];
}

/** One study in a figure of two coordinates. */
export interface StudyPoint {
  readonly label: string;
  readonly x: number;
  readonly y: number;
}

/** Studies by what they add to heterogeneity and to the result. */
export interface Baujat {
  readonly measure: PooledMeasure | null;
  /** `null` for studies without a contrast. */
  readonly about: About | null;
  readonly method: PoolMethod | RegressionMethod;
  /** `x`: squared Pearson residual, the part in Q; `y`: squared change of the fitted effect without the study, over its variance. */
  readonly points: readonly StudyPoint[];
  readonly notes: readonly Diagnostic[];
}

/** Galbraith's radial plot. */
export interface Radial {
  readonly measure: PooledMeasure | null;
  /** `null` for studies without a contrast. */
  readonly about: About | null;
  readonly method: PoolMethod;
  /** `x`: one over the standard error, tau2 included; `y`: the effect over it. */
  readonly points: readonly StudyPoint[];
  /** The pooled effect is the slope of a line through the origin; its interval that of two more. */
  readonly slope: number | null;
  readonly confidence: Interval | null;
  /** About the line lie this share of the studies within `critical` of it, if the model holds. */
  readonly level: number;
  readonly critical: number;
}

/** Events in the arms of each trial against one another. */
export interface Labbe {
  readonly measure: PooledMeasure | null;
  /** `null` for studies without a contrast. */
  readonly about: About | null;
  readonly method: PoolMethod;
  /** What the axes show: log risk for RR, log odds for OR, risk for RD. */
  readonly axis: "log risk" | "log odds" | "risk" | "log rate" | "rate";
  /** `x`: the comparator's arm, `y`: the treatment's; `weight`: share, 0 to 1. */
  readonly points: readonly (StudyPoint & { readonly weight: number })[];
  /** On the axes' scale the pooled effect lifts the diagonal by this much. */
  readonly estimate: number | null;
  readonly notes: readonly Diagnostic[];
}

/** Residuals against the quantiles that a normal distribution would give. */
export interface NormalQuantiles {
  readonly measure: PooledMeasure | null;
  /** `null` for studies without a contrast. */
  readonly about: About | null;
  readonly method: PoolMethod | RegressionMethod;
  readonly residuals: "standardized" | "deleted";
  /** `x`: the quantile, `y`: the residual; in the order of the studies. */
  readonly points: readonly StudyPoint[];
  readonly notes: readonly Diagnostic[];
}
