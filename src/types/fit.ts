import type { Interval } from "./contrast.js";
import type { Diagnostic } from "./diagnostic.js";
import type { ComputedEffect } from "./effect.js";
import type { FitStatistics } from "./fit-statistics.js";
import type { Measure } from "./statistics.js";

/** An effect with nothing but its numbers: `yi` on the analysis scale, `vi` > 0 its sampling variance. */
export interface BareEffect {
  readonly yi: number;
  readonly vi: number;
  readonly label?: string;
  /** What the effect is; {@link measureEffects} says so. */
  readonly measure?: Measure;
  /** Persons, pairs or person-time behind the effect: some scales need it on the way back. */
  readonly size?: number | null;
}

/** What can be pooled. */
export type PooledMeasure = Measure;

/**
 * Estimators of the between-study variance, by their names in the field. `CE` is the common-effect model, which has none;
 * `fixed` stands for a number of one's own. By moments: `DL`, `HE`, `HS`, `HSk`, `SJ`, `GENQ`; where the generalized Q meets its
 * expectation: `PM`, of which `EB`, `DLIT` and `SJIT` are other derivations that end in the same number; median unbiased:
 * `PMM`, `GENQM`; by likelihood: `ML`, `REML`.
 */
export type Tau2Method =
  | "CE"
  | "DL"
  | "DLIT"
  | "EB"
  | "GENQ"
  | "GENQM"
  | "HE"
  | "HS"
  | "HSk"
  | "ML"
  | "PM"
  | "PMM"
  | "REML"
  | "SJ"
  | "SJIT"
  | "fixed";

/**
 * How the interval of the pooled effect is made: normal (`z`), t with k - 1 degrees of freedom (`t`), Hartung-Knapp
 * (`HKSJ`), the same with its factor kept at least 1 (`HKSJ-adhoc`), Kenward-Roger (`KR`), Henmi-Copas (`HC`).
 */
export type IntervalMethod = "z" | "t" | "HKSJ" | "HKSJ-adhoc" | "KR" | "HC";

/**
 * Prediction intervals by degrees of freedom of the t distribution and standard error. `k-1` and `k-2` use the model's own
 * standard error, `k-1-HK` and `k-2-HK` that of Hartung and Knapp (its factor kept at least 1 where the interval is
 * `HKSJ-adhoc`), `z` is normal. `k-2` is that of Higgins, Thompson and Spiegelhalter, `k-2-HK` that of Partlett and Riley.
 * `KR` has the standard error and the degrees of freedom of Kenward and Roger, `KR-1` one degree less (Partlett and Riley).
 * `tau` leaves out that the mean is not known, `bootstrap` draws tau2 from its confidence distribution (Nagashima, Noma and
 * Furukawa). By default the one that goes with the interval: `k-1-HK` with `HKSJ` and `HKSJ-adhoc`, `k-1` with `t`, `KR`
 * with `KR`, `z` with `z` and `HC`.
 */
export type PredictionMethod = "k-1-HK" | "k-1" | "k-2" | "k-2-HK" | "KR" | "KR-1" | "z" | "tau" | "bootstrap" | "none";

/**
 * Intervals of tau2: by the generalized Q with weights that follow tau2 (`Q-profile`) or keep to those of the estimator
 * (`generalized-Q`), by the likelihood that the estimator climbs (`profile-likelihood`), by the test of H
 * (`Higgins-Thompson`).
 */
export type Tau2IntervalMethod = "Q-profile" | "generalized-Q" | "profile-likelihood" | "Higgins-Thompson" | "none";

/** With which weights effects are pooled, where not with those of the model: equal ones, those without tau2, one's own. */
export type Weighting = "equal" | "common" | "own";

/** Everything that made a fit; echoed by each. */
export interface PoolMethod {
  /** `none` where effects are shown side by side and nothing is pooled. */
  readonly tau2: Tau2Method | "none";
  /** How tables were pooled, by Mantel and Haenszel or by Peto; absent where effects are weighted by their inverse variances. */
  readonly weighting?: "MH" | "Peto";
  readonly interval: IntervalMethod;
  readonly prediction: PredictionMethod;
  /** Interval of tau2. */
  readonly tau2Interval: Tau2IntervalMethod;
  /** The value of a `fixed` tau2. */
  readonly fixedTau2?: number;
  /** Absent where the weights are those of the model, $1/(v_i + \tau^2)$. */
  readonly weights?: Weighting;
  /** How a `bootstrap` prediction interval was drawn. */
  readonly bootstrap?: { readonly seed: number; readonly draws: number };
  /** `Q` where I2 and H2 were made from Q; else they come from tau2 (from Q for the common-effect model). */
  readonly I2?: "Q";
  /** Where Q, and tau2 by `DL`, were taken about another effect than the pooled one by inverse variances. */
  readonly QAbout?: "Mantel-Haenszel";
  /** 0 to 1. */
  readonly level: number;
}

/** An interval made by another method, set beside the one that was asked for. */
export interface Alternative {
  readonly tau2: Tau2Method;
  readonly interval: IntervalMethod;
  readonly estimate: number;
  readonly stdError: number;
  readonly df: number | null;
  readonly confidence: Interval;
}

/** One study in a fit. */
export interface FittedStudy {
  readonly label: string;
  readonly yi: number;
  readonly vi: number;
  /** The study's own Wald interval at the level of the fit. */
  readonly confidence: Interval;
  /** Share of the weight, 0 to 1; `null` where nothing is pooled. */
  readonly weight: number | null;
  /** Persons, pairs or person-time behind a bare effect, where they are known. */
  readonly size?: number;
  /** The effect with its source row; `null` for bare effects. */
  readonly effect: ComputedEffect | null;
}

/** Cochran's test of homogeneity. */
export interface Homogeneity {
  readonly statistic: number;
  readonly df: number;
  readonly pValue: number;
}

/** A pooled effect. What cannot be computed is `null`, with a note. */
export interface Fit {
  readonly method: PoolMethod;
  readonly measure: PooledMeasure | null;
  /** Effects that are pooled, or shown where nothing is. */
  readonly k: number;
  readonly studies: readonly FittedStudy[];
  /** On the analysis scale: log for OR and RR. `null` for k = 0, and where nothing is pooled. */
  readonly estimate: number | null;
  readonly stdError: number | null;
  readonly statistic: number | null;
  /** Of the t distribution; `null` for z. */
  readonly df: number | null;
  readonly pValue: number | null;
  readonly confidence: Interval | null;
  readonly prediction: Interval | null;
  /** Degrees of freedom of the prediction interval; `null` for z. */
  readonly predictionDf: number | null;
  /** Squared units of `yi`; `null` for k < 2, 0 under the common-effect model. */
  readonly tau2: number | null;
  readonly tau2StdError: number | null;
  readonly tau2Confidence: Interval | null;
  readonly tau: number | null;
  /** Share of the total variance that lies between studies, 0 to 1, from tau2 and the typical variance (from Q for the common-effect model). */
  readonly I2: number | null;
  /** From that of tau2; by Higgins and Thompson (2002) where I2 is made from Q, and then `null` for k = 2. */
  readonly I2Confidence: Interval | null;
  readonly H2: number | null;
  readonly H2Confidence: Interval | null;
  readonly Q: Homogeneity | null;
  /** Of the model's parameters under maximum likelihood and restricted maximum likelihood, at this tau2. */
  readonly logLikelihood: { readonly ML: number; readonly REML: number } | null;
  /** Likelihood and information criteria, at this tau2; `null` for k < 2. */
  readonly statistics: { readonly ML: FitStatistics; readonly REML: FitStatistics } | null;
  /** Factor by which Hartung and Knapp scale the model's variance, as the interval uses it; `null` for `z` and `t`. */
  readonly hksjFactor: number | null;
  readonly alternatives: readonly Alternative[];
  readonly converged: boolean;
  readonly iterations: number;
  readonly notes: readonly Diagnostic[];
}
